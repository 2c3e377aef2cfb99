/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-filter-chip.h"

#include <glib/gi18n.h>

#include "hupan-facet-popover.h"

/* A chip that had to shrink would be cut off: AdwWrapBox puts such a child outside where text runs from right to left. */
#define WIDE_CHARS 42
#define NARROW_CHARS 32

/**
 * HupanFilterChip:
 *
 * Shows what the newest result says about its facet; the query is the page's, and the chip only asks for a change.
 */
struct _HupanFilterChip
{
  GtkBox parent_instance;

  /* template children */
  GtkMenuButton *button;
  GtkLabel *label;
  GtkWidget *remove;

  /* owned */
  HupanResult *result;

  /* borrowed */
  HupanFacetPopover *popover; /* NULL: not opened yet */
  const HupanKind *kind;
  const HupanColumn *column;

  gboolean active;
  gboolean removing;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanFilterChip, hupan_filter_chip, GTK_TYPE_BOX)

static void
changed_cb (HupanFacetPopover *popover,
            HupanFilterChip   *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       data)
{
  HupanFilterChip *self = data;

  if (self->popover != NULL)
    return;

  self->popover = g_object_new (HUPAN_TYPE_FACET_POPOVER, NULL);
  g_signal_connect_object (self->popover, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  hupan_facet_popover_set_column (self->popover, self->kind, self->column);
  hupan_facet_popover_set_result (self->popover, self->result);
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->popover));
}

static void
remove_cb (GtkButton       *button,
           HupanFilterChip *self)
{
  self->removing = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
  self->removing = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
}

/* "Country", "Country: Singapore", "Country: Singapore +2". */
static char *
dup_text (HupanFilterChip *self,
          HupanResult     *result)
{
  const char *name = hupan_column_get_label (self->column, self->kind);
  const char *first = NULL;
  const HupanFacetValue *values;
  guint chosen = 0;
  gsize n = 0;

  values = result != NULL ? hupan_result_get_facet (result, self->column, &n) : NULL;
  for (gsize i = 0; i < n; i++)
    if (values[i].selected)
      {
        first = first != NULL ? first : hupan_facet_value_get_label (&values[i]);
        chosen++;
      }

  self->active = chosen > 0;
  if (chosen == 0)
    return g_strdup (name);

  if (chosen == 1)
    /* Translators: a filter and its value, such as "Country: Singapore". */
    return g_strdup_printf (C_ ("filter", "%s: %s"), name, first);

  /* Translators: a filter, its first value and how many more there are, such as "Country: Singapore +2". */
  return g_strdup_printf (C_ ("filter", "%s: %s +%u"), name, first, chosen - 1);
}

static void
hupan_filter_chip_dispose (GObject *object)
{
  HupanFilterChip *self = HUPAN_FILTER_CHIP (object);

  self->popover = NULL;
  g_clear_object (&self->result);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_FILTER_CHIP);

  G_OBJECT_CLASS (hupan_filter_chip_parent_class)->dispose (object);
}

static void
hupan_filter_chip_class_init (HupanFilterChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_filter_chip_dispose;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-filter-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanFilterChip, button);
  gtk_widget_class_bind_template_child (widget_class, HupanFilterChip, label);
  gtk_widget_class_bind_template_child (widget_class, HupanFilterChip, remove);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
hupan_filter_chip_init (HupanFilterChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
}

GtkWidget *
hupan_filter_chip_new (const HupanKind   *kind,
                       const HupanColumn *column)
{
  HupanFilterChip *self = g_object_new (HUPAN_TYPE_FILTER_CHIP, NULL);

  self->kind = kind;
  self->column = column;
  hupan_filter_chip_set_result (self, NULL);

  return GTK_WIDGET (self);
}

const HupanColumn *
hupan_filter_chip_get_column (HupanFilterChip *self)
{
  return self->column;
}

void
hupan_filter_chip_set_result (HupanFilterChip *self,
                              HupanResult     *result)
{
  g_autofree char *text = dup_text (self, result);
  /* Translators: tooltip of a button; the placeholder is a filter, such as "Country: Singapore". */
  g_autofree char *tooltip = g_strdup_printf (_("Remove Filter %s"), text);

  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), self->active ? text : NULL); /* it may be cut off */
  gtk_widget_set_tooltip_text (self->remove, tooltip);
  gtk_widget_set_visible (self->remove, self->active);
  if (self->active)
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");

  g_set_object (&self->result, result);
  if (self->popover != NULL)
    hupan_facet_popover_set_result (self->popover, result);
}

gboolean
hupan_filter_chip_is_active (HupanFilterChip *self)
{
  return self->active;
}

/**
 * hupan_filter_chip_dup_values:
 *
 * Returns: (transfer full): what the user wants chosen; empty takes the filter away
 */
char **
hupan_filter_chip_dup_values (HupanFilterChip *self)
{
  return self->removing ? g_new0 (char *, 1) : hupan_facet_popover_dup_values (self->popover);
}

void
hupan_filter_chip_set_narrow (HupanFilterChip *self,
                              gboolean         narrow)
{
  gtk_label_set_max_width_chars (self->label, narrow ? NARROW_CHARS : WIDE_CHARS);
}

void
hupan_filter_chip_open (HupanFilterChip *self)
{
  gtk_menu_button_popup (self->button);
}
