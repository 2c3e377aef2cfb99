/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-columns-dialog.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "hupan-accessible.h"

#define WIDEST 1200
#define STEP 10

struct _HupanColumnsDialog
{
  AdwDialog parent_instance;

  /* template children */
  GtkListBox *list;

  /* owned */
  HupanTable *table;
  gboolean filling;
};

/* One column. */
typedef struct
{
  HupanColumnsDialog *dialog;
  const HupanColumn *column;
  AdwExpanderRow *row;
  GtkSwitch *shown;
  AdwComboRow *sort;
  AdwSpinRow *width;
} Row;

/* The choices of the order, in the order of the menu. */
enum
{
  UNSORTED,
  ASCENDING,
  DESCENDING,
};

#define ROW_KEY "hupan-row"

G_DEFINE_FINAL_TYPE (HupanColumnsDialog, hupan_columns_dialog, ADW_TYPE_DIALOG)

static void
show_sort (Row                         *row,
           const HupanTableArrangement *arrangement)
{
  g_autofree char *subtitle = NULL;

  if (arrangement->sort_key > 0)
    {
      g_autofree char *key = hupan_count_format (arrangement->sort_key);

      /* Translators: of a column; the placeholder is 1 for the one that decides first, 2 for the next. */
      subtitle = g_strdup_printf (arrangement->descending ? _("Sort key %s, descending") : _("Sort key %s, ascending"), key);
    }
  adw_expander_row_set_subtitle (row->row, subtitle != NULL ? subtitle : "");
  adw_combo_row_set_selected (row->sort, arrangement->sort_key == 0 ? UNSORTED : arrangement->descending ? DESCENDING : ASCENDING);
}

/* Shows how the list is now. */
static void
update (HupanColumnsDialog *self)
{
  g_autoptr (GArray) arrangement = hupan_table_dup_arrangement (self->table);

  self->filling = TRUE;
  for (guint i = 0; i < arrangement->len; i++)
    {
      const HupanTableArrangement *one = &g_array_index (arrangement, HupanTableArrangement, i);

      for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        {
          Row *row = g_object_get_data (G_OBJECT (child), ROW_KEY);

          if (row == NULL || row->column != one->column)
            continue;
          gtk_switch_set_active (row->shown, one->shown);
          adw_spin_row_set_value (row->width, one->width);
          show_sort (row, one);
        }
    }
  self->filling = FALSE;
}

static void
shown_cb (GtkSwitch  *toggle,
          GParamSpec *pspec,
          Row        *row)
{
  if (!row->dialog->filling)
    hupan_table_show_column (row->dialog->table, row->column, gtk_switch_get_active (toggle));
}

static void
width_cb (AdwSpinRow *spin,
          GParamSpec *pspec,
          Row        *row)
{
  if (!row->dialog->filling)
    hupan_table_size_column (row->dialog->table, row->column, (int) adw_spin_row_get_value (spin));
}

static void
sort_cb (AdwComboRow *combo,
         GParamSpec  *pspec,
         Row         *row)
{
  const guint selected = adw_combo_row_get_selected (combo);

  if (row->dialog->filling)
    return;

  if (selected == UNSORTED)
    hupan_table_unsort (row->dialog->table, row->column);
  else
    hupan_table_sort_also_by (row->dialog->table, row->column, selected == DESCENDING);
  /* The other keys may count otherwise now. */
  update (row->dialog);
}

static void
move (Row *row,
      int  step)
{
  GtkWidget *widget = GTK_WIDGET (row->row);
  const int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (widget)) + step;
  GtkListBoxRow *neighbour = gtk_list_box_get_row_at_index (row->dialog->list, place);
  g_autoptr (GtkWidget) moved = NULL;

  if (place < 0 || neighbour == NULL)
    return;

  hupan_table_move_column (row->dialog->table, row->column, step);
  /* The neighbour moves, so that the focus stays where it is. */
  moved = g_object_ref (GTK_WIDGET (neighbour));
  gtk_list_box_remove (row->dialog->list, moved);
  gtk_list_box_insert (row->dialog->list, moved, place - step);
}

static void
move_up_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       row)
{
  move (row, -1);
}

static void
move_down_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       row)
{
  move (row, 1);
}

static void
add_moving (Row *row)
{
  static const GActionEntry entries[] = {
    { "move-up", move_up_cb },
    { "move-down", move_down_cb },
  };
  static const struct
  {
    const char *label;
    const char *action;
    guint key;
  } ways[] = {
    { N_ ("Move _Up"), "column.move-up", GDK_KEY_Up },
    { N_ ("Move _Down"), "column.move-down", GDK_KEY_Down },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), row);
  gtk_widget_insert_action_group (GTK_WIDGET (row->row), "column", G_ACTION_GROUP (actions));
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GtkWidget *button = adw_button_row_new ();

      adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (button), TRUE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), _(ways[i].label));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), ways[i].action);
      adw_expander_row_add_row (row->row, button);
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                            gtk_shortcut_new (gtk_keyval_trigger_new (ways[i].key, GDK_ALT_MASK),
                                                              gtk_named_action_new (ways[i].action)));
    }
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (row->row), shortcuts);
}

static void
add_row (HupanColumnsDialog          *self,
         const HupanTableArrangement *arrangement)
{
  g_autoptr (GtkStringList) orders =
    gtk_string_list_new ((const char *const[]) { C_ ("order", "Not Sorted"), C_ ("order", "Ascending"), C_ ("order", "Descending"), NULL });
  const char *label = hupan_column_get_label (arrangement->column, hupan_table_get_kind (self->table));
  /* Translators: a switch, for screen readers; the placeholder is the heading of a column. */
  g_autofree char *show = g_strdup_printf (_("Show “%s”"), label);
  Row *row = g_new0 (Row, 1);

  row->dialog = self;
  row->column = arrangement->column;
  row->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), label);
  hupan_accessible_name_row (ADW_PREFERENCES_ROW (row->row));
  hupan_accessible_name_lists (GTK_WIDGET (row->row), label);
  g_object_set_data_full (G_OBJECT (row->row), ROW_KEY, row, g_free);

  row->shown = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (row->shown), GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (GTK_WIDGET (row->shown), !arrangement->is_title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->shown), GTK_ACCESSIBLE_PROPERTY_LABEL, show, -1);
  adw_expander_row_add_suffix (row->row, GTK_WIDGET (row->shown));

  row->sort = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->sort), _("Order of the Rows"));
  hupan_accessible_name_row (ADW_PREFERENCES_ROW (row->sort));
  adw_combo_row_set_model (row->sort, G_LIST_MODEL (orders));
  adw_expander_row_add_row (row->row, GTK_WIDGET (row->sort));

  row->width = ADW_SPIN_ROW (adw_spin_row_new_with_range (0, WIDEST, STEP));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->width), _("Width"));
  adw_expander_row_add_row (row->row, GTK_WIDGET (row->width));

  add_moving (row);
  gtk_list_box_append (self->list, GTK_WIDGET (row->row));
  g_signal_connect (row->shown, "notify::active", G_CALLBACK (shown_cb), row);
  g_signal_connect (row->sort, "notify::selected", G_CALLBACK (sort_cb), row);
  g_signal_connect (row->width, "notify::value", G_CALLBACK (width_cb), row);
}

static void
fill (HupanColumnsDialog *self)
{
  g_autoptr (GArray) arrangement = hupan_table_dup_arrangement (self->table);

  self->filling = TRUE;
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < arrangement->len; i++)
    add_row (self, &g_array_index (arrangement, HupanTableArrangement, i));
  self->filling = FALSE;
  update (self);
}

static void
reset_cb (GtkButton          *button,
          HupanColumnsDialog *self)
{
  g_action_group_activate_action (hupan_table_get_actions (self->table), "reset-columns", NULL);
  fill (self);
}

static void
hupan_columns_dialog_dispose (GObject *object)
{
  HupanColumnsDialog *self = HUPAN_COLUMNS_DIALOG (object);

  g_clear_object (&self->table);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_COLUMNS_DIALOG);

  G_OBJECT_CLASS (hupan_columns_dialog_parent_class)->dispose (object);
}

static void
hupan_columns_dialog_class_init (HupanColumnsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_columns_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-columns-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanColumnsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
hupan_columns_dialog_init (HupanColumnsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
hupan_columns_dialog_new (HupanTable *table)
{
  HupanColumnsDialog *self = g_object_new (HUPAN_TYPE_COLUMNS_DIALOG, NULL);

  self->table = g_object_ref (table);
  fill (self);

  return ADW_DIALOG (self);
}
