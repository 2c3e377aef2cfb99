/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-period-box.h"

#include <glib/gi18n.h>

#include "core/hupan-period.h"
#include "form/hupan-form-field.h"

typedef enum
{
  FROM,
  TO,
  N_BOUNDS,
} Bound;

static const HupanField fields[N_BOUNDS] = {
  [FROM] = { "from", NC_ ("field", "From"), HUPAN_TYPE_DATE },
  [TO] = { "to", NC_ ("field", "To"), HUPAN_TYPE_DATE },
};

struct _HupanPeriodBox
{
  AdwBin parent_instance;

  /* owned */
  HupanFormField *bounds[N_BOUNDS];
  char *period;

  gboolean setting;
  guint read_id;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanPeriodBox, hupan_period_box, ADW_TYPE_BIN)

/* What stands there; FALSE if that is no period. */
static gboolean
read_period (HupanPeriodBox *self,
             char          **canonical)
{
  const char *from = hupan_form_field_get_value (self->bounds[FROM]);
  const char *to = hupan_form_field_get_value (self->bounds[TO]);
  HupanPeriod period;

  *canonical = NULL;
  if (!hupan_form_field_is_readable (self->bounds[FROM]) || !hupan_form_field_is_readable (self->bounds[TO]))
    return FALSE;
  if (from == NULL && to == NULL)
    return TRUE;

  *canonical = hupan_period_join (from, to);
  return hupan_period_read (*canonical, &period);
}

/* A date that is none is a matter of its own row; two that are in the wrong order one of the second. */
static void
judge (HupanPeriodBox *self)
{
  g_autofree char *period = NULL;
  gboolean possible = read_period (self, &period);

  hupan_form_field_judge (self->bounds[FROM], NULL, FALSE);
  hupan_form_field_judge (self->bounds[TO], possible || period == NULL ? NULL : _ ("This is before the first date."), FALSE);
}

static gboolean
read_cb (gpointer data)
{
  HupanPeriodBox *self = data;
  g_autofree char *period = NULL;

  self->read_id = 0;
  judge (self);
  if (read_period (self, &period) && g_set_str (&self->period, period))
    g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* Text that takes the place of other text first takes that away, and is read when it is there. */
static void
changed_cb (HupanPeriodBox *self)
{
  if (!self->setting && self->read_id == 0)
    self->read_id = g_idle_add (read_cb, self);
}

static void
hupan_period_box_finalize (GObject *object)
{
  HupanPeriodBox *self = HUPAN_PERIOD_BOX (object);

  g_clear_handle_id (&self->read_id, g_source_remove);
  for (Bound bound = FROM; bound < N_BOUNDS; bound++)
    g_clear_object (&self->bounds[bound]);
  g_free (self->period);

  G_OBJECT_CLASS (hupan_period_box_parent_class)->finalize (object);
}

static void
hupan_period_box_class_init (HupanPeriodBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hupan_period_box_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hupan_period_box_init (HupanPeriodBox *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (Bound bound = FROM; bound < N_BOUNDS; bound++)
    {
      GtkWidget *editor = hupan_editor_new (&fields[bound], hupan_field_get_label (&fields[bound]), NULL, NULL);

      self->bounds[bound] = hupan_form_field_new (&fields[bound], HUPAN_EDITOR (editor), NULL);
      g_signal_connect_object (self->bounds[bound], "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->bounds[bound], "left", G_CALLBACK (judge), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (GTK_LIST_BOX (list), editor);
      gtk_list_box_append (GTK_LIST_BOX (list), hupan_form_field_get_message_row (self->bounds[bound]));
    }
  adw_bin_set_child (ADW_BIN (self), list);
}

/**
 * hupan_period_box_set_period:
 * @period: (nullable): canonical text
 */
void
hupan_period_box_set_period (HupanPeriodBox *self,
                             const char     *period)
{
  char *texts[N_BOUNDS] = { NULL, NULL };

  if (period != NULL)
    hupan_period_split (period, &texts[FROM], &texts[TO]);

  g_clear_handle_id (&self->read_id, g_source_remove);
  g_set_str (&self->period, period);
  self->setting = TRUE;
  for (Bound bound = FROM; bound < N_BOUNDS; bound++)
    {
      hupan_editor_show (hupan_form_field_get_editor (self->bounds[bound]), texts[bound]);
      g_free (texts[bound]);
    }
  self->setting = FALSE;
  judge (self);
}

const char *
hupan_period_box_get_period (HupanPeriodBox *self)
{
  return self->period;
}
