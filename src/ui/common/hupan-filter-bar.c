/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-filter-bar.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "hupan-filter-chip.h"
#include "hupan-menu-button.h"

/**
 * HupanFilterBar:
 *
 * A chip for each facet of a kind. Those whose column the list shows are there from the start; the others are in
 * the menu until they are used.
 */
struct _HupanFilterBar
{
  AdwBin parent_instance;

  /* template children */
  AdwWrapBox *chips;
  GtkWidget *more;
  GtkWidget *clear;
  GtkLabel *counter;

  /* owned */
  HupanQuery *query;
  char *in_more; /* the columns that its menu has */
  const HupanColumn *added; /* asked for through the menu, not used yet */

  gboolean narrow;
};

typedef enum
{
  PROP_NARROW = 1,
} HupanFilterBarProperty;

static GParamSpec *properties[PROP_NARROW + 1];

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanFilterBar, hupan_filter_bar, ADW_TYPE_BIN)

static HupanFilterChip *
next_chip (HupanFilterBar  *self,
           HupanFilterChip *chip)
{
  GtkWidget *child = chip != NULL ? gtk_widget_get_next_sibling (GTK_WIDGET (chip))
                                  : gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  while (child != NULL && !HUPAN_IS_FILTER_CHIP (child))
    child = gtk_widget_get_next_sibling (child);

  return child != NULL ? HUPAN_FILTER_CHIP (child) : NULL;
}

/* One that is open stays open as long as it has the same items. */
static void
set_more (HupanFilterBar *self,
          const char     *columns,
          GMenu          *menu)
{
  if (!g_set_str (&self->in_more, columns))
    return;

  hupan_menu_button_set_menu (GTK_MENU_BUTTON (self->more), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->more, g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

/* Which chips are seen, and the menu of those that are not. */
static void
update_visibility (HupanFilterBar *self)
{
  const HupanKind *kind = hupan_query_get_kind (self->query);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GString) columns = g_string_new (NULL);

  for (HupanFilterChip *chip = next_chip (self, NULL); chip != NULL; chip = next_chip (self, chip))
    {
      const HupanColumn *column = hupan_filter_chip_get_column (chip);
      const gboolean usual = !self->narrow && (column->flags & HUPAN_COLUMN_SHOWN);
      const gboolean visible = usual || hupan_filter_chip_is_active (chip) || column == self->added;
      g_autoptr (GMenuItem) item = NULL;

      gtk_widget_set_visible (GTK_WIDGET (chip), visible);
      hupan_filter_chip_set_narrow (chip, self->narrow);
      if (visible)
        continue;

      item = g_menu_item_new (hupan_column_get_label (column, kind), NULL);
      g_menu_item_set_action_and_target (item, "filters.add", "s", column->name);
      g_menu_append_item (menu, item);
      g_string_append_printf (columns, "%s ", column->name);
    }

  set_more (self, columns->str, menu);
  gtk_widget_set_visible (self->clear, hupan_query_has_filters (self->query));
}

static void
chip_changed_cb (HupanFilterChip *chip,
                 HupanFilterBar  *self)
{
  g_auto (GStrv) values = hupan_filter_chip_dup_values (chip);

  hupan_query_set_filter (self->query, hupan_filter_chip_get_column (chip), (const char *const *) values);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  HupanFilterBar *self = HUPAN_FILTER_BAR (widget);
  const char *name = g_variant_get_string (parameter, NULL);

  self->added = hupan_kind_get_column (hupan_query_get_kind (self->query), name);
  update_visibility (self);
  for (HupanFilterChip *chip = next_chip (self, NULL); chip != NULL; chip = next_chip (self, chip))
    if (hupan_filter_chip_get_column (chip) == self->added)
      hupan_filter_chip_open (chip);
}

static void
hupan_filter_bar_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  HupanFilterBar *self = HUPAN_FILTER_BAR (object);

  switch ((HupanFilterBarProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_filter_bar_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  HupanFilterBar *self = HUPAN_FILTER_BAR (object);

  switch ((HupanFilterBarProperty) prop_id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        break;
      self->narrow = g_value_get_boolean (value);
      if (self->query != NULL)
        update_visibility (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_filter_bar_dispose (GObject *object)
{
  HupanFilterBar *self = HUPAN_FILTER_BAR (object);

  g_clear_object (&self->query);
  g_clear_pointer (&self->in_more, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_FILTER_BAR);

  G_OBJECT_CLASS (hupan_filter_bar_parent_class)->dispose (object);
}

static void
hupan_filter_bar_class_init (HupanFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hupan_filter_bar_get_property;
  object_class->set_property = hupan_filter_bar_set_property;
  object_class->dispose = hupan_filter_bar_dispose;

  properties[PROP_NARROW] = g_param_spec_boolean (
    "narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, HupanFilterBar, more);
  gtk_widget_class_bind_template_child (widget_class, HupanFilterBar, clear);
  gtk_widget_class_bind_template_child (widget_class, HupanFilterBar, counter);
  gtk_widget_class_install_action (widget_class, "filters.add", "s", add_cb);
}

static void
hupan_filter_bar_init (HupanFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hupan_filter_bar_set_query:
 *
 * Gives the bar the query that its chips alter. Its kind decides which chips there are.
 */
void
hupan_filter_bar_set_query (HupanFilterBar *self,
                            HupanQuery     *query)
{
  const HupanKind *kind = hupan_query_get_kind (query);
  const gboolean first = self->query == NULL;
  GtkWidget *previous = NULL;

  g_set_object (&self->query, query);
  self->added = NULL;
  if (!first)
    return;

  for (const HupanColumn *column = kind->columns; column != NULL && column->name != NULL; column++)
    {
      GtkWidget *chip;

      if (!(column->flags & HUPAN_COLUMN_FACET))
        continue;

      chip = hupan_filter_chip_new (kind, column);
      g_signal_connect_object (chip, "changed", G_CALLBACK (chip_changed_cb), self, G_CONNECT_DEFAULT);
      adw_wrap_box_insert_child_after (self->chips, chip, previous);
      previous = chip;
    }

  update_visibility (self);
}

void
hupan_filter_bar_set_result (HupanFilterBar *self,
                             HupanResult    *result)
{
  const guint n = hupan_result_get_n (result);
  const guint n_all = hupan_result_get_n_all (result);
  g_autofree char *text = NULL;

  for (HupanFilterChip *chip = next_chip (self, NULL); chip != NULL; chip = next_chip (self, chip))
    hupan_filter_chip_set_result (chip, result);
  update_visibility (self);

  text = n == n_all ? hupan_count_fill (C_ ("row counter", "%'u"), n)
                    /* Translators: how many rows of a list are shown, and how many there are: "34 of 128". */
                    : hupan_count_fill (C_ ("row counter", "%'u of %'u"), n, n_all);
  /* A label, because GTK tells nobody what is written in a status; what becomes of it is said besides. */
  if (g_str_equal (gtk_label_get_label (self->counter), text))
    return;
  gtk_label_set_label (self->counter, text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}
