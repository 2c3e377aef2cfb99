/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-board-private.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "core/hupan-stages.h"
#include "hupan-move.h"

typedef enum
{
  PROP_NARROW = 1,
} HupanBoardProperty;

static GParamSpec *properties[PROP_NARROW + 1];

enum
{
  CURSOR_CHANGED,
  ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanBoard, hupan_board, ADW_TYPE_BIN)

HupanBoardColumn *
hupan_board_get_column (HupanBoard *self,
                        guint       index)
{
  return g_ptr_array_index (self->columns, index);
}

/* --- What is in sight ------------------------------------------------------------------------------------------------- */

static void
show_columns (HupanBoard *self)
{
  const guint selected = gtk_drop_down_get_selected (self->switcher);
  const gboolean with_exits = gtk_toggle_button_get_active (self->exits);

  for (guint i = 0; i < self->columns->len; i++)
    {
      HupanBoardColumn *column = hupan_board_get_column (self, i);
      const gboolean is_exit = hupan_stage_is_exit (hupan_board_column_get_stage (column));

      gtk_widget_set_visible (GTK_WIDGET (column), self->narrow ? i == selected : with_exits || !is_exit);
      hupan_board_column_set_alone (column, self->narrow);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->exits), !self->narrow);
  gtk_scrolled_window_set_policy (self->scroller, self->narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
}

/* One that stands alone is, also before it has its place: its place is that of the one before, so nothing tells when it has. */
static gboolean
is_in_sight (HupanBoard       *self,
             HupanBoardColumn *column)
{
  graphene_rect_t bounds;

  if (self->narrow)
    return gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_widget_get_visible (GTK_WIDGET (column));

  return gtk_widget_get_mapped (GTK_WIDGET (column)) &&
         gtk_widget_compute_bounds (GTK_WIDGET (column), GTK_WIDGET (self->scroller), &bounds) &&
         bounds.origin.x + bounds.size.width > 0 && bounds.origin.x < gtk_widget_get_width (GTK_WIDGET (self->scroller));
}

static gboolean
update_sight_cb (gpointer data)
{
  HupanBoard *self = data;

  self->sight_id = 0;
  for (guint i = 0; i < self->columns->len; i++)
    hupan_board_column_set_in_sight (hupan_board_get_column (self, i), is_in_sight (self, hupan_board_get_column (self, i)));
  return G_SOURCE_REMOVE;
}

/* Not at once, for this is told in the middle of a layout. */
static void
update_sight (HupanBoard *self)
{
  if (self->sight_id == 0)
    self->sight_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_sight_cb, self, NULL);
}

static HupanBoardColumn *
find_column (HupanBoard *self,
             gint64      id)
{
  for (guint i = 0; id != 0 && i < self->columns->len; i++)
    if (hupan_rows_find (hupan_list_model_get_rows (hupan_board_column_get_model (hupan_board_get_column (self, i))), id) >= 0)
      return hupan_board_get_column (self, i);

  return NULL;
}

guint
hupan_board_get_index (HupanBoard       *self,
                       HupanBoardColumn *column)
{
  guint index = 0;

  g_ptr_array_find (self->columns, column, &index);
  return index;
}

static void
reveal (HupanBoard       *self,
        HupanBoardColumn *column)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  graphene_rect_t bounds;

  if (self->narrow)
    gtk_drop_down_set_selected (self->switcher, hupan_board_get_index (self, column));
  else if (hupan_stage_is_exit (hupan_board_column_get_stage (column)))
    gtk_toggle_button_set_active (self->exits, TRUE);

  if (gtk_widget_compute_bounds (GTK_WIDGET (column), GTK_WIDGET (self->box), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x, bounds.origin.x + bounds.size.width);
}

gboolean
hupan_board_focus_card (HupanBoard       *self,
                        HupanBoardColumn *column,
                        gint64            id)
{
  if (hupan_board_column_get_n (column) == 0)
    return FALSE;

  reveal (self, column);
  return hupan_board_column_focus (column, id);
}

/* --- Cards ------------------------------------------------------------------------------------------------------------- */

static void
cursor_changed_cb (HupanBoardColumn *column,
                   gint64            id,
                   HupanBoard       *self)
{
  self->cursor = id;
  for (guint i = 0; i < self->columns->len; i++)
    if (hupan_board_get_column (self, i) != column)
      hupan_board_column_set_cursor (hupan_board_get_column (self, i), id);
  g_signal_emit (self, signals[CURSOR_CHANGED], 0, id);
}

static void
activate_cb (HupanBoardColumn *column,
             gint64            id,
             HupanBoard       *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0, id);
}

static void
dropped_cb (HupanBoardColumn *column,
            gint64            id,
            HupanBoard       *self)
{
  if (hupan_desk_get_read_only_reason (self->desk) == NULL)
    hupan_move_start (GTK_WIDGET (self), self->desk, &id, 1, hupan_board_column_get_stage (column));
}

static void
drag_cb (HupanBoardColumn *column,
         gboolean          begins,
         HupanBoard       *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    hupan_board_column_set_target (hupan_board_get_column (self, i), begins ? hupan_board_column_get_stage (column) : NULL);
}

/* --- GObject -------------------------------------------------------------------------------------------------------------- */

static void
hupan_board_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch ((HupanBoardProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, HUPAN_BOARD (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_board_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  HupanBoard *self = HUPAN_BOARD (object);
  HupanBoardColumn *column;

  switch ((HupanBoardProperty) prop_id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      column = find_column (self, self->cursor);
      if (self->narrow && column != NULL)
        gtk_drop_down_set_selected (self->switcher, hupan_board_get_index (self, column));
      show_columns (self);
      update_sight (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_board_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hupan_board_parent_class)->map (widget);
  update_sight (HUPAN_BOARD (widget));
}

static void
hupan_board_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hupan_board_parent_class)->unmap (widget);
  update_sight (HUPAN_BOARD (widget));
}

static gboolean
hupan_board_grab_focus (GtkWidget *widget)
{
  return hupan_board_focus (HUPAN_BOARD (widget));
}

static void
hupan_board_dispose (GObject *object)
{
  HupanBoard *self = HUPAN_BOARD (object);

  g_clear_handle_id (&self->sight_id, g_source_remove);
  if (self->scroller != NULL)
    g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_hadjustment (self->scroller), self);
  self->scroller = NULL;

  /* A menu that is still open is a child, too. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  for (GtkWidget *menu; (menu = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (menu);

  G_OBJECT_CLASS (hupan_board_parent_class)->dispose (object);
}

/* The cards look at the style until they are gone. */
static void
hupan_board_finalize (GObject *object)
{
  HupanBoard *self = HUPAN_BOARD (object);

  g_ptr_array_unref (self->columns);
  g_clear_object (&self->names);
  g_clear_object (&self->desk);
  hupan_card_style_free (self->style);

  G_OBJECT_CLASS (hupan_board_parent_class)->finalize (object);
}

static void
hupan_board_class_init (HupanBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hupan_board_get_property;
  object_class->set_property = hupan_board_set_property;
  object_class->dispose = hupan_board_dispose;
  object_class->finalize = hupan_board_finalize;
  widget_class->map = hupan_board_map;
  widget_class->unmap = hupan_board_unmap;
  widget_class->grab_focus = hupan_board_grab_focus;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CURSOR_CHANGED] = g_signal_new ("cursor-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    G_TYPE_INT64);
  gtk_widget_class_set_css_name (widget_class, "hupan-board");
}

static void
add_column (HupanBoard *self,
            const char *stage)
{
  GtkWidget *column = hupan_board_column_new (self->desk, stage, self->style);

  g_signal_connect (column, "cursor-changed", G_CALLBACK (cursor_changed_cb), self);
  g_signal_connect (column, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (column, "dropped", G_CALLBACK (dropped_cb), self);
  g_signal_connect (column, "drag", G_CALLBACK (drag_cb), self);
  g_signal_connect_swapped (column, "map", G_CALLBACK (update_sight), self);
  g_ptr_array_add (self->columns, column);
  gtk_box_append (self->box, column);
}

static void
hupan_board_init (HupanBoard *self)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkAdjustment *adjustment;

  self->columns = g_ptr_array_new ();
  self->names = gtk_string_list_new (NULL);
  self->style = hupan_card_style_new (hupan_kind_get ("application"));

  self->switcher = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->names)), NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->switcher), "hupan-board-switcher");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->switcher), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Stage"), -1);
  gtk_box_append (GTK_BOX (whole), GTK_WIDGET (self->switcher));

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->box));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_box_append (GTK_BOX (whole), GTK_WIDGET (self->scroller));
  adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (update_sight), self);
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (update_sight), self);

  self->exits_label = GTK_LABEL (gtk_label_new (NULL));
  self->exits = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_child (GTK_BUTTON (self->exits), GTK_WIDGET (self->exits_label));
  gtk_widget_set_valign (GTK_WIDGET (self->exits), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->exits), "hupan-board-exits");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->exits), _ ("Show or Hide Those Who Left the Way"));

  adw_bin_set_child (ADW_BIN (self), whole);
  hupan_board_add_keys (self);
}

GtkWidget *
hupan_board_new (HupanDesk *desk)
{
  HupanBoard *self = g_object_new (HUPAN_TYPE_BOARD, NULL);
  gboolean has_exits = FALSE;

  self->desk = g_object_ref (desk);
  for (const HupanStage *stage = hupan_stages (); stage->name != NULL; stage++)
    {
      if (!has_exits && hupan_stage_is_exit (stage->name))
        gtk_box_append (self->box, GTK_WIDGET (self->exits));
      has_exits |= hupan_stage_is_exit (stage->name);
      add_column (self, stage->name);
      gtk_string_list_append (self->names, hupan_stage_get_label (stage->name));
    }
  g_signal_connect_swapped (self->exits, "toggled", G_CALLBACK (show_columns), self);
  g_signal_connect_swapped (self->switcher, "notify::selected", G_CALLBACK (show_columns), self);
  g_signal_connect_swapped (self->switcher, "notify::selected", G_CALLBACK (update_sight), self);
  show_columns (self);

  return GTK_WIDGET (self);
}

static void
show_counts (HupanBoard  *self,
             const guint *counts)
{
  const guint selected = gtk_drop_down_get_selected (self->switcher);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *text = NULL;
  guint n_exits = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *stage = hupan_board_column_get_stage (hupan_board_get_column (self, i));
      g_autofree char *count = hupan_count_format (counts[i]);
      /* Translators: in a menu of stages: a stage, and how many candidates are in it. */
      g_autofree char *name = g_strdup_printf (C_ ("board", "%s (%s)"), hupan_stage_get_label (stage), count);

      n_exits += hupan_stage_is_exit (stage) ? counts[i] : 0;
      g_strv_builder_add (names, name);
    }

  list = g_strv_builder_end (names);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), (const char *const *) list);
  gtk_drop_down_set_selected (self->switcher, selected);
  /* Translators: on a button of the board: those who left the way through the stages, and how many they are. */
  text = hupan_count_fill (C_ ("board", "Exits (%u)"), n_exits);
  gtk_label_set_label (self->exits_label, text);
}

/**
 * hupan_board_set_result:
 * @result: of a query that hupan_board_dup_query () made; another is passed over
 */
void
hupan_board_set_result (HupanBoard  *self,
                        HupanResult *result)
{
  const gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->box)) != NULL;
  g_autofree guint *counts = g_new0 (guint, self->columns->len);
  HupanBoardColumn *column;
  guint first = 0;

  if (!hupan_board_is_by_stage (result))
    return;

  hupan_board_count_stages (result, counts);
  for (guint i = 0; i < self->columns->len; i++)
    {
      hupan_board_column_set_rows (hupan_board_get_column (self, i), result, first, counts[i]);
      first += counts[i];
    }
  g_warn_if_fail (first == hupan_result_get_n (result));
  show_counts (self, counts);

  /* The keyboard goes with the card that was chosen and moved. */
  column = find_column (self, self->cursor);
  for (guint i = 0; i < self->columns->len; i++)
    hupan_board_column_set_cursor (hupan_board_get_column (self, i), self->cursor);
  if (had_focus && column != NULL)
    hupan_board_focus_card (self, column, self->cursor);
}

/**
 * hupan_board_set_cursor:
 * @id: the record that is shown elsewhere; 0: none
 */
void
hupan_board_set_cursor (HupanBoard *self,
                        gint64      id)
{
  if (self->cursor == id)
    return;

  self->cursor = id;
  for (guint i = 0; i < self->columns->len; i++)
    hupan_board_column_set_cursor (hupan_board_get_column (self, i), id);
}

/* Gives the keyboard to the card under the cursor, else to the first one. */
gboolean
hupan_board_focus (HupanBoard *self)
{
  HupanBoardColumn *column = find_column (self, self->cursor);

  if (column != NULL)
    return hupan_board_focus_card (self, column, self->cursor);

  for (guint i = 0; i < self->columns->len; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (hupan_board_get_column (self, i))) && hupan_board_focus_card (self, hupan_board_get_column (self, i), 0))
      return TRUE;

  return FALSE;
}
