/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-picker.h"

#include "core/hupan-fold.h"
#include "hupan-picks.h"

struct _HupanPicker
{
  GtkPopover parent_instance;

  /* template children */
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkSortListModel *sorted;
  GtkFilterListModel *found;

  HupanType type;
  GPtrArray *spellings; /* of char **: of each word that is searched; NULL: no search */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanPicker, hupan_picker, GTK_TYPE_POPOVER)

static gboolean
is_found (gpointer item,
          gpointer data)
{
  HupanPicker *self = data;

  return self->spellings == NULL || hupan_pick_match (item, self->spellings) >= 0;
}

/* By how well they answer the search; GTK sorts stably, so the order is else that of the list. */
static int
compare_picks (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  HupanPicker *self = data;

  if (self->spellings == NULL)
    return GTK_ORDERING_EQUAL;

  return gtk_ordering_from_cmpfunc (hupan_pick_match ((gpointer) a, self->spellings) -
                                    hupan_pick_match ((gpointer) b, self->spellings));
}

static gboolean
has_text (gpointer    template,
          const char *text)
{
  return text != NULL && *text != '\0';
}

static void
update_stack (HupanPicker *self)
{
  const gboolean none = self->spellings != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->found)) == 0;

  gtk_stack_set_visible_child_name (self->stack, none ? "none" : "picks");
}

static void
scroll_up (HupanPicker *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) > 0)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static GPtrArray *
read_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  GPtrArray *spellings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (char **word = words; *word != NULL; word++)
    {
      char **spelled = hupan_search_query (*word);

      if (spelled[0] != NULL)
        g_ptr_array_add (spellings, spelled);
      else
        g_strfreev (spelled);
    }

  if (spellings->len == 0)
    g_clear_pointer (&spellings, g_ptr_array_unref);

  return spellings;
}

static void
search_changed_cb (GtkSearchEntry *entry,
                   HupanPicker    *self)
{
  g_clear_pointer (&self->spellings, g_ptr_array_unref);
  self->spellings = read_words (gtk_editable_get_text (GTK_EDITABLE (entry)));
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->found), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->sorted), GTK_SORTER_CHANGE_DIFFERENT);
  scroll_up (self);
  update_stack (self);
}

static void
stop_search_cb (GtkSearchEntry *entry,
                HupanPicker    *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
row_activated_cb (GtkListView *list,
                  guint        position,
                  HupanPicker *self)
{
  g_autoptr (HupanPick) pick = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, hupan_pick_get_value (pick));
}

/* Return takes the first that was found. */
static void
search_activated_cb (GtkSearchEntry *entry,
                     HupanPicker    *self)
{
  if (self->spellings != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) > 0)
    row_activated_cb (self->list, 0, self);
}

static void
hupan_picker_map (GtkWidget *widget)
{
  HupanPicker *self = HUPAN_PICKER (widget);

  if (gtk_filter_list_model_get_model (self->found) == NULL)
    gtk_filter_list_model_set_model (self->found, hupan_picks_get (self->type));
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");

  GTK_WIDGET_CLASS (hupan_picker_parent_class)->map (widget);

  scroll_up (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
hupan_picker_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_PICKER);

  G_OBJECT_CLASS (hupan_picker_parent_class)->dispose (object);
}

static void
hupan_picker_finalize (GObject *object)
{
  HupanPicker *self = HUPAN_PICKER (object);

  g_clear_pointer (&self->spellings, g_ptr_array_unref);

  G_OBJECT_CLASS (hupan_picker_parent_class)->finalize (object);
}

static void
hupan_picker_class_init (HupanPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hupan_picker_dispose;
  object_class->finalize = hupan_picker_finalize;
  widget_class->map = hupan_picker_map;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);

  g_type_ensure (HUPAN_TYPE_PICK);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanPicker, search);
  gtk_widget_class_bind_template_child (widget_class, HupanPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, HupanPicker, list);
  gtk_widget_class_bind_template_child (widget_class, HupanPicker, selection);
  gtk_widget_class_bind_template_child (widget_class, HupanPicker, sorted);
  gtk_widget_class_bind_template_child (widget_class, HupanPicker, found);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
hupan_picker_init (HupanPicker *self)
{
  g_autoptr (GtkFilter) filter = GTK_FILTER (gtk_custom_filter_new (is_found, self, NULL));
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_picks, self, NULL));

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_filter_list_model_set_filter (self->found, filter);
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
}

/**
 * hupan_picker_new:
 * @type: %HUPAN_TYPE_COUNTRY, %HUPAN_TYPE_LANGUAGE or %HUPAN_TYPE_TIME_ZONE
 */
GtkWidget *
hupan_picker_new (HupanType type)
{
  HupanPicker *self = g_object_new (HUPAN_TYPE_PICKER, NULL);

  self->type = type;
  return GTK_WIDGET (self);
}
