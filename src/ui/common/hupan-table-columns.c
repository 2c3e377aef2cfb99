/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-table-private.h"

#include <glib/gi18n.h>

/* Columns as the user has them: shown or hidden, in which order, how wide. */

/* Name, shown, width of each column, in the order of the view. */
#define LAYOUT_TYPE "a(sbi)"

/* What the theme puts around a text, and around a heading and its arrow, more or less. */
#define CELL_PADDING 24
#define HEADING_PADDING 44

/* So many numbers and dates of a narrow row are more telling than its last texts. */
#define MAX_FIGURES 2

HupanTableColumn *
hupan_table_find_column (HupanTable *self,
              const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      HupanTableColumn *column = g_ptr_array_index (self->columns, i);

      if (g_str_equal (column->column->name, name))
        return column;
    }
  return NULL;
}

static gboolean
is_shown_by_kind (HupanTableColumn *column)
{
  return (column->column->flags & (HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_TITLE)) != 0;
}

/* All dates are as long, so they may stand below their heading; numbers stand at the end. */
static void
style_figures (HupanCellStyle    *style,
               const HupanKind   *kind,
               const HupanColumn *column)
{
  const HupanField *field;
  gboolean several = FALSE, is_date, is_number;

  field = hupan_kind_resolve (kind, column->path, NULL, &several);
  if (field == NULL)
    return;

  is_date = field->type == HUPAN_TYPE_DATE || field->type == HUPAN_TYPE_INSTANT;
  is_number = field->type == HUPAN_TYPE_INTEGER || field->type == HUPAN_TYPE_DECIMAL || field->type == HUPAN_TYPE_MONEY ||
              field->type == HUPAN_TYPE_SHARE || field->type == HUPAN_TYPE_SIZE;
  style->at_end = (column->flags & HUPAN_COLUMN_COUNT) || (is_number && !several);
  style->figures = style->at_end || (is_date && !several);
}

/* Numbers have their heading above them. GTK has no word for where a heading stands; should it once be made of other
 * widgets, it stands at the start again. */
static void
align_heading (HupanTable *self,
               guint       position)
{
  GtkWidget *heading = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->column_view)));

  while (heading != NULL && position-- > 0)
    heading = gtk_widget_get_next_sibling (heading);
  if (heading != NULL && gtk_widget_get_first_child (heading) != NULL)
    gtk_widget_set_halign (gtk_widget_get_first_child (heading), GTK_ALIGN_END);
}

/* Cells */

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkColumnViewCell        *item,
               HupanTableColumn         *column)
{
  gtk_column_view_cell_set_child (item, hupan_text_cell_new (column->style));
  /* The keyboard moves among rows; a cell alone can do nothing. */
  gtk_column_view_cell_set_focusable (item, FALSE);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkColumnViewCell        *item,
              HupanTableColumn         *column)
{
  hupan_text_cell_set_row (HUPAN_TEXT_CELL (gtk_column_view_cell_get_child (item)), gtk_column_view_cell_get_item (item));
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory,
                GtkColumnViewCell        *item,
                HupanTableColumn         *column)
{
  hupan_text_cell_set_row (HUPAN_TEXT_CELL (gtk_column_view_cell_get_child (item)), NULL);
}

/* Columns */

static int
compare_positions (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  GListModel *views = data;
  const HupanTableColumn *columns[] = { *(const HupanTableColumn **) a, *(const HupanTableColumn **) b };
  guint positions[2] = { 0, 0 };

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < g_list_model_get_n_items (views); i++)
      {
        g_autoptr (GObject) view = g_list_model_get_item (views, i);

        if (view == G_OBJECT (columns[side]->view))
          positions[side] = i;
      }
  return (int) positions[0] - (int) positions[1];
}

/* Returns: (transfer container): of HupanTableColumn, in the order of the view */
GPtrArray *
hupan_table_columns_list (HupanTable *self)
{
  GPtrArray *columns = g_ptr_array_copy (self->columns, NULL, NULL);

  g_ptr_array_set_free_func (columns, NULL);
  g_ptr_array_sort_with_data (columns, compare_positions, gtk_column_view_get_columns (self->column_view));
  return columns;
}

/* The second line of a narrow row. What stands far in it is cut off, so the first text is followed by the first numbers and dates,
 * which say nothing without their headings, and then by the other texts. */
static void
update_details (HupanTable         *self,
                const HupanColumn **shown,
                gsize               n)
{
  HupanCellStyle *style = self->details_style;
  guint n_texts = 0, n_figures = 0;

  g_ptr_array_set_size (style->columns, 0);
  if (style->labels == NULL)
    style->labels = g_ptr_array_new ();
  g_ptr_array_set_size (style->labels, 0);
  for (gsize i = 0; i < n; i++)
    {
      const gboolean figure = hupan_table_find_column (self, shown[i]->name)->style->figures;
      const int place = figure ? (int) (MIN (n_texts, 1) + n_figures) : -1;

      if (shown[i] == self->title || (figure && n_figures == MAX_FIGURES))
        continue;

      g_ptr_array_insert (style->columns, place, (gpointer) shown[i]);
      g_ptr_array_insert (style->labels, place, figure ? (gpointer) hupan_column_get_label (shown[i], self->kind) : NULL);
      if (figure)
        n_figures++;
      else
        n_texts++;
    }
}

/* Has the texts of the shown columns fetched, and only these. */
static void
update_shown (HupanTable *self)
{
  gsize n;
  g_autofree const HupanColumn **shown = hupan_table_columns_dup_shown (self, &n);

  update_details (self, shown, n);
  hupan_list_model_set_columns (self->model, shown, n);
}

static void
show_column_cb (GSimpleAction *action,
                GVariant      *state,
                gpointer       data)
{
  HupanTableColumn *column = data;
  gboolean shown = g_variant_get_boolean (state);

  g_simple_action_set_state (action, state);
  if (gtk_column_view_column_get_visible (column->view) == shown)
    return;

  gtk_column_view_column_set_visible (column->view, shown);
  if (column->table->applying)
    return;
  update_shown (column->table);
  hupan_table_notify_layout (column->table);
}

static void
width_changed_cb (HupanTableColumn *column)
{
  if (column->table->applying)
    return;

  column->width = gtk_column_view_column_get_fixed_width (column->view);
  hupan_table_notify_layout (column->table);
}

static void
order_changed_cb (HupanTable *self)
{
  if (self->applying)
    return;

  update_shown (self);
  hupan_table_notify_layout (self);
}

static void
reset_columns_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  hupan_table_set_layout (data, "");
  hupan_table_notify_layout (data);
}

static void
table_column_free (gpointer data)
{
  HupanTableColumn *column = data;

  g_object_unref (column->view);
  hupan_cell_style_unref (column->style);
  g_free (column);
}

static char *
show_action_name (const HupanColumn *column)
{
  return g_strconcat ("show-", column->name, NULL);
}

static void
add_column (HupanTable        *self,
            const HupanColumn *kind_column)
{
  HupanTableColumn *column = g_new0 (HupanTableColumn, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));
  g_autofree char *action_name = show_action_name (kind_column);
  g_autoptr (GSimpleAction) action = NULL;
  gboolean is_title = kind_column == self->title;

  column->table = self;
  column->column = kind_column;
  column->width = -1;
  column->style = hupan_cell_style_new ();
  column->style->names_row = is_title;
  style_figures (column->style, self->kind, kind_column);
  g_ptr_array_add (column->style->columns, (gpointer) kind_column);
  g_ptr_array_add (self->columns, column);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell_cb), column);

  column->view = gtk_column_view_column_new (hupan_column_get_label (kind_column, self->kind), factory);
  gtk_column_view_column_set_id (column->view, kind_column->name);
  gtk_column_view_column_set_resizable (column->view, TRUE);
  gtk_column_view_column_set_expand (column->view, is_title);
  gtk_column_view_column_set_visible (column->view, is_shown_by_kind (column));
  /* Only makes the heading a button: the index sorts. */
  gtk_column_view_column_set_sorter (column->view, sorter);
  gtk_column_view_column_set_header_menu (column->view, G_MENU_MODEL (self->heading_menu));
  gtk_column_view_append_column (self->column_view, column->view);
  if (column->style->at_end)
    align_heading (self, self->columns->len - 1);
  g_signal_connect_swapped (column->view, "notify::fixed-width", G_CALLBACK (width_changed_cb), column);

  action = g_simple_action_new_stateful (action_name, NULL, g_variant_new_boolean (is_shown_by_kind (column)));
  g_simple_action_set_enabled (action, !is_title);
  g_signal_connect (action, "change-state", G_CALLBACK (show_column_cb), column);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

/* Menus */

static void
fill_menus (HupanTable *self)
{
  g_autoptr (GMenu) keys = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) reset = g_menu_new ();

  g_menu_append (keys, _("Default Order"), "table.sort-by::");
  for (guint i = 0; i < self->columns->len; i++)
    {
      HupanTableColumn *column = g_ptr_array_index (self->columns, i);
      const char *label = hupan_column_get_label (column->column, self->kind);
      g_autofree char *name = show_action_name (column->column);
      g_autofree char *show = g_strconcat ("table.", name, NULL);
      g_autofree char *sort = g_strconcat ("table.sort-by::", column->column->name, NULL);

      g_menu_append (keys, label, sort);
      g_menu_append (columns, label, show);
    }

  g_menu_append (direction, _("Descending"), "table.descending");
  g_menu_append_section (self->sort_menu, NULL, G_MENU_MODEL (keys));
  g_menu_append_section (self->sort_menu, NULL, G_MENU_MODEL (direction));

  g_menu_append (reset, _("Reset Columns"), "table.reset-columns");
  g_menu_append_section (self->columns_menu, NULL, G_MENU_MODEL (columns));
  g_menu_append_section (self->columns_menu, NULL, G_MENU_MODEL (reset));

  g_menu_append_submenu (self->heading_menu, _("Sort By"), G_MENU_MODEL (self->sort_menu));
  g_menu_append_submenu (self->heading_menu, _("Columns"), G_MENU_MODEL (self->columns_menu));
}

void
hupan_table_columns_init (HupanTable *self)
{
  const GActionEntry entries[] = {
    { .name = "reset-columns", .activate = reset_columns_cb },
  };
  const HupanColumn *column;

  self->columns = g_ptr_array_new_with_free_func (table_column_free);
  self->sort_menu = g_menu_new ();
  self->columns_menu = g_menu_new ();
  self->heading_menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", G_ACTION_GROUP (self->actions));

  self->applying = TRUE;
  for (column = self->kind->columns; column->name != NULL; column++)
    add_column (self, column);
  self->applying = FALSE;

  fill_menus (self);
  hupan_table_columns_measure (self);
  update_shown (self);

  g_signal_connect_object (gtk_column_view_get_columns (self->column_view), "items-changed",
                           G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED);
  hupan_table_sort_init (self);
}

void
hupan_table_columns_finalize (HupanTable *self)
{
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_object (&self->sort_menu);
  g_clear_object (&self->columns_menu);
  g_clear_object (&self->heading_menu);
  g_clear_object (&self->actions);
}

/* Gives the columns that the user did not size the width the kind says, in letters of the current font, and enough
 * for the heading. */
void
hupan_table_columns_measure (HupanTable *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                    pango_font_metrics_get_approximate_digit_width (metrics));
  g_autoptr (PangoLayout) layout = pango_layout_new (context);

  pango_font_metrics_unref (metrics);

  self->applying = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      HupanTableColumn *column = g_ptr_array_index (self->columns, i);
      int width = PANGO_PIXELS (letter * (int) column->column->width) + CELL_PADDING;
      int heading;

      pango_layout_set_text (layout, gtk_column_view_column_get_title (column->view), -1);
      pango_layout_get_pixel_size (layout, &heading, NULL);
      width = MAX (width, heading + HEADING_PADDING);
      gtk_column_view_column_set_fixed_width (column->view, column->width > 0 ? column->width : width);
    }
  self->applying = FALSE;
}

/* Has words shown in bold. */
void
hupan_table_columns_set_match (HupanTable     *self,
                               HupanTextMatch *match)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      HupanTableColumn *column = g_ptr_array_index (self->columns, i);

      column->style->match = match;
    }
  self->title_style->match = match;
  self->details_style->match = match;
}

/* Returns: (transfer container): the columns in sight, in their order, but the title always first or in its place */
const HupanColumn **
hupan_table_columns_dup_shown (HupanTable *self,
                               gsize      *n)
{
  g_autoptr (GPtrArray) columns = hupan_table_columns_list (self);
  const HupanColumn **shown = g_new0 (const HupanColumn *, columns->len + 1);

  *n = 0;
  for (guint i = 0; i < columns->len; i++)
    {
      HupanTableColumn *column = g_ptr_array_index (columns, i);

      if (column->column == self->title || gtk_column_view_column_get_visible (column->view))
        shown[(*n)++] = column->column;
    }
  return shown;
}

/* Returns: (transfer full): see the property "layout" */
char *
hupan_table_dup_layout (HupanTable *self)
{
  g_autoptr (GPtrArray) columns = hupan_table_columns_list (self);
  g_autoptr (GVariant) layout = NULL;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (LAYOUT_TYPE));

  for (guint i = 0; i < columns->len; i++)
    {
      HupanTableColumn *column = g_ptr_array_index (columns, i);

      g_variant_builder_add (&builder, "(sbi)", column->column->name, gtk_column_view_column_get_visible (column->view),
                             column->width);
    }
  layout = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (layout, FALSE);
}

static void
apply_column (HupanTable       *self,
              HupanTableColumn *column,
              guint             position,
              gboolean          shown,
              int               width)
{
  g_autofree char *action = show_action_name (column->column);

  column->width = width;
  gtk_column_view_insert_column (self->column_view, position, column->view);
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), action, g_variant_new_boolean (shown));
}

/**
 * hupan_table_set_layout:
 * @layout: (nullable): as from hupan_table_dup_layout (); "" or anything else is the kind's own
 *
 * Shows columns as they once were. Those it does not know of, because a newer Hupan has them, come last.
 */
void
hupan_table_set_layout (HupanTable *self,
                        const char *layout)
{
  g_autoptr (GVariant) saved = NULL;
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);
  guint n_placed = 0;

  if (layout != NULL && *layout != '\0')
    saved = g_variant_parse (G_VARIANT_TYPE (LAYOUT_TYPE), layout, NULL, NULL, NULL);

  self->applying = TRUE;
  if (saved != NULL)
    {
      GVariantIter iter;
      const char *name;
      gboolean shown;
      int width;

      g_variant_iter_init (&iter, saved);
      while (g_variant_iter_next (&iter, "(&sbi)", &name, &shown, &width))
        {
          HupanTableColumn *column = hupan_table_find_column (self, name);

          if (column == NULL || !g_hash_table_add (placed, column))
            continue;
          apply_column (self, column, n_placed++, shown || column->column == self->title, width);
        }
    }

  for (guint i = 0; i < self->columns->len; i++)
    {
      HupanTableColumn *column = g_ptr_array_index (self->columns, i);

      if (!g_hash_table_contains (placed, column))
        apply_column (self, column, n_placed++, is_shown_by_kind (column), -1);
    }
  self->applying = FALSE;

  hupan_table_columns_measure (self);
  update_shown (self);
}
