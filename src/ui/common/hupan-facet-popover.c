/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-facet-popover.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "core/hupan-date.h"
#include "core/hupan-fold.h"
#include "hupan-facet-item.h"
#include "hupan-period-box.h"

/**
 * HupanFacetPopover:
 *
 * The values of a facet. Ticking one takes effect at once. While it is open the values keep their places and only
 * their counts change, so that nothing moves away under the pointer.
 *
 * Of dates the values are years, few and in their order, so that there is no searching among them; two entries below
 * take any other period.
 */
struct _HupanFacetPopover
{
  GtkPopover parent_instance;

  /* template children */
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListView *list;
  HupanPeriodBox *period;

  /* owned */
  HupanResult *result;
  GListStore *store; /* of HupanFacetItem */
  GtkFilterListModel *found;
  char *needle; /* folded search text */

  const HupanColumn *column;
  gboolean is_dated;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanFacetPopover, hupan_facet_popover, GTK_TYPE_POPOVER)

/* --- Values ------------------------------------------------------------------------------------------ */

static gboolean
matches (gpointer item,
         gpointer data)
{
  HupanFacetPopover *self = data;
  g_autofree char *folded = NULL;

  if (self->needle == NULL)
    return TRUE;

  folded = hupan_search_text (hupan_facet_item_get_label (item), FALSE);
  return strstr (folded, self->needle) != NULL;
}

/**
 * hupan_facet_value_get_label:
 *
 * Returns: what people read for a value of a facet; records without any have one too
 */
const char *
hupan_facet_value_get_label (const HupanFacetValue *value)
{
  /* Translators: in a filter: the records that have no value there. */
  return *value->value != '\0' ? value->label : C_ ("filter", "None");
}

static void
add_item (GPtrArray             *items,
          const HupanFacetValue *value)
{
  HupanFacetItem *item = hupan_facet_item_new (value->value, hupan_facet_value_get_label (value));

  hupan_facet_item_update (item, value->count, value->selected);
  g_ptr_array_add (items, item);
}

static gboolean
is_other_period (const HupanFacetValue *value)
{
  HupanDate date;

  return *value->value != '\0' && (!hupan_date_read (value->value, &date) || date.month != 0);
}

/* The years in their order. The first period that is none stands in the entries; more of them, which the entries cannot
 * make but a saved view may have, are ticked like years. */
static void
fill_years (HupanFacetPopover     *self,
            GPtrArray             *items,
            const HupanFacetValue *values,
            gsize                  n)
{
  const char *period = NULL;

  for (gsize i = 0; i < n; i++)
    if (period == NULL && is_other_period (&values[i]))
      period = values[i].value;
    else
      add_item (items, &values[i]);

  hupan_period_box_set_period (self->period, period);
}

static void
fill (HupanFacetPopover *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  const HupanFacetValue *values;
  gsize n = 0;

  values = self->result != NULL ? hupan_result_get_facet (self->result, self->column, &n) : NULL;

  if (self->is_dated)
    fill_years (self, items, values, n);

  /* The ticked ones first, so that they are seen. */
  for (int selected = TRUE; !self->is_dated && selected >= FALSE; selected--)
    for (gsize i = 0; i < n; i++)
      if (values[i].selected == selected)
        add_item (items, &values[i]);

  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, items->len);
}

static void
update_counts (HupanFacetPopover *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  const HupanFacetValue *values;
  gsize n;

  values = hupan_result_get_facet (self->result, self->column, &n);
  for (gsize i = 0; i < n; i++)
    g_hash_table_insert (known, (gpointer) values[i].value, (gpointer) &values[i]);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (HupanFacetItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      const HupanFacetValue *value = g_hash_table_lookup (known, hupan_facet_item_get_value (item));

      hupan_facet_item_update (item, value != NULL ? value->count : 0, value != NULL && value->selected);
    }
}

/* --- Rows -------------------------------------------------------------------------------------------- */

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          HupanFacetPopover  *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_focusable (check, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_item_set_child (item, box);
}

static gboolean
count_to_text (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      data)
{
  /* Translators: a count, with the thousands separator of the language. */
  g_value_take_string (to, hupan_count_fill (C_ ("facet count", "%'u"), g_value_get_uint (from)));
  return TRUE;
}

/* Says value, count and tick in one go: "Singapore, 12, ticked". */
static void
name_row (GtkListItem *list_item)
{
  HupanFacetItem *item = gtk_list_item_get_item (list_item);
  const guint count = hupan_facet_item_get_count (item);
  g_autofree char *counted = NULL;
  g_autofree char *name = NULL;

  counted = hupan_count_fill (ngettext ("%u record", "%u records", count), count);
  name = hupan_facet_item_get_selected (item)
           /* Translators: for screen readers: a value of a filter that is ticked, and its count ("12 records"). */
           ? g_strdup_printf (_("%s, %s, selected"), hupan_facet_item_get_label (item), counted)
           /* Translators: for screen readers: a value of a filter, and its count ("12 records"). */
           : g_strdup_printf (_("%s, %s"), hupan_facet_item_get_label (item), counted);
  gtk_list_item_set_accessible_label (list_item, name);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item,
         HupanFacetPopover  *self)
{
  HupanFacetItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *label = gtk_widget_get_next_sibling (check);
  GtkWidget *count = gtk_widget_get_next_sibling (label);
  GPtrArray *bindings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_binding_unbind);

  g_ptr_array_add (bindings, g_object_bind_property (item, "selected", check, "active", G_BINDING_SYNC_CREATE));
  g_ptr_array_add (bindings, g_object_bind_property_full (item, "count", count, "label", G_BINDING_SYNC_CREATE, count_to_text,
                                                          NULL, NULL, NULL));
  g_object_set_data_full (G_OBJECT (list_item), "bindings", bindings, (GDestroyNotify) g_ptr_array_unref);
  gtk_label_set_label (GTK_LABEL (label), hupan_facet_item_get_label (item));
  gtk_widget_set_tooltip_text (label, hupan_facet_item_get_label (item));
  g_signal_connect_object (item, "notify", G_CALLBACK (name_row), list_item, G_CONNECT_SWAPPED);
  name_row (list_item);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *list_item,
           HupanFacetPopover  *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), name_row, list_item);
  g_object_set_data (G_OBJECT (list_item), "bindings", NULL);
}

static void
row_activated_cb (GtkListView       *list,
                  guint              position,
                  HupanFacetPopover *self)
{
  g_autoptr (HupanFacetItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  hupan_facet_item_update (item, hupan_facet_item_get_count (item), !hupan_facet_item_get_selected (item));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
period_changed_cb (HupanPeriodBox    *period,
                   HupanFacetPopover *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Searching among the values ------------------------------------------------------------------------ */

static void
update_stack (HupanFacetPopover *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0 ? "values" : "none");
}

static void
search_changed_cb (GtkSearchEntry    *entry,
                   HupanFacetPopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_clear_pointer (&self->needle, g_free);
  if (*text != '\0')
    self->needle = hupan_fold (text);
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->found), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

static void
stop_search_cb (GtkSearchEntry    *entry,
                HupanFacetPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Return ticks the first value found, so that a filter is typed, never hunted for. */
static void
search_activated_cb (GtkSearchEntry    *entry,
                     HupanFacetPopover *self)
{
  if (self->needle != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0)
    row_activated_cb (self->list, 0, self);
}

/* --- GObject ---------------------------------------------------------------------------------------------- */

static void
hupan_facet_popover_map (GtkWidget *widget)
{
  HupanFacetPopover *self = HUPAN_FACET_POPOVER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
  update_stack (self);

  GTK_WIDGET_CLASS (hupan_facet_popover_parent_class)->map (widget);

  gtk_widget_grab_focus (self->is_dated ? GTK_WIDGET (self->list) : GTK_WIDGET (self->search));
}

static void
hupan_facet_popover_dispose (GObject *object)
{
  HupanFacetPopover *self = HUPAN_FACET_POPOVER (object);

  g_clear_object (&self->result);
  g_clear_object (&self->store);
  g_clear_object (&self->found);
  g_clear_pointer (&self->needle, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_FACET_POPOVER);

  G_OBJECT_CLASS (hupan_facet_popover_parent_class)->dispose (object);
}

static void
hupan_facet_popover_class_init (HupanFacetPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_facet_popover_dispose;
  widget_class->map = hupan_facet_popover_map;

  g_type_ensure (HUPAN_TYPE_PERIOD_BOX);

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-facet-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanFacetPopover, search);
  gtk_widget_class_bind_template_child (widget_class, HupanFacetPopover, stack);
  gtk_widget_class_bind_template_child (widget_class, HupanFacetPopover, list);
  gtk_widget_class_bind_template_child (widget_class, HupanFacetPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, HupanFacetPopover, period);
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
}

static void
hupan_facet_popover_init (HupanFacetPopover *self)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  g_autoptr (GtkSelectionModel) model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->store = g_list_store_new (HUPAN_TYPE_FACET_ITEM);
  self->found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->store)), filter);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->found))));
  gtk_list_view_set_model (self->list, model);
}

void
hupan_facet_popover_set_column (HupanFacetPopover *self,
                                const HupanKind   *kind,
                                const HupanColumn *column)
{
  g_autofree char *hint = NULL;

  /* Translators: in the search field above the values of a filter; the placeholder is a column, such as "Country". */
  hint = g_strdup_printf (_("Search %s"), hupan_column_get_label (column, kind));
  self->column = column;
  self->is_dated = hupan_column_is_dated (column, kind);
  gtk_widget_set_visible (GTK_WIDGET (self->search), !self->is_dated);
  gtk_widget_set_visible (GTK_WIDGET (self->period), self->is_dated);
  if (self->is_dated)
    gtk_scrolled_window_set_min_content_height (self->scroller, -1);
  gtk_search_entry_set_placeholder_text (self->search, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hupan_column_get_label (column, kind), -1);
}

void
hupan_facet_popover_set_result (HupanFacetPopover *self,
                                HupanResult       *result)
{
  if (!g_set_object (&self->result, result) || result == NULL)
    return;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_counts (self);
}

/**
 * hupan_facet_popover_dup_values:
 *
 * Returns: (transfer full): the values that are ticked, canonical texts, and the period that is entered
 */
char **
hupan_facet_popover_dup_values (HupanFacetPopover *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *period = self->is_dated ? hupan_period_box_get_period (self->period) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (HupanFacetItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (hupan_facet_item_get_selected (item) && g_strcmp0 (hupan_facet_item_get_value (item), period) != 0)
        g_strv_builder_add (builder, hupan_facet_item_get_value (item));
    }
  if (period != NULL)
    g_strv_builder_add (builder, period);

  return g_strv_builder_end (builder);
}
