/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-board-column.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "core/hupan-stages.h"
#include "hupan-slice.h"
#include "ui/common/hupan-desk-fetch.h"

struct _HupanBoardColumn
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *heading;
  GtkLabel *count;
  GtkScrolledWindow *scroller;
  GtkListView *list;
  HupanCardStyle *style;
  const char *stage;

  /* owned */
  HupanListModel *model;
  gboolean in_sight;
  gboolean setting; /* the program, not the user, changes the selection */
};

enum
{
  CURSOR_CHANGED,
  ACTIVATE,
  DROPPED,
  DRAG,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanBoardColumn, hupan_board_column, GTK_TYPE_BOX)

/* --- Dragging ----------------------------------------------------------------------------------------------------- */

static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 HupanCard     *card)
{
  HupanRow *row = hupan_card_get_row (card);

  if (row == NULL || hupan_row_get_id (row) == 0)
    return NULL;

  return gdk_content_provider_new_typed (G_TYPE_INT64, hupan_row_get_id (row));
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               HupanCard     *card)
{
  GtkWidget *column = gtk_widget_get_ancestor (GTK_WIDGET (card), HUPAN_TYPE_BOARD_COLUMN);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (card));
  g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (picture);

  gtk_drag_source_set_icon (source, still, 0, 0);
  if (column != NULL)
    g_signal_emit (column, signals[DRAG], 0, TRUE);
}

static void
drag_end_cb (GtkDragSource *source,
             GdkDrag       *drag,
             gboolean       delete_data,
             HupanCard     *card)
{
  GtkWidget *column = gtk_widget_get_ancestor (GTK_WIDGET (card), HUPAN_TYPE_BOARD_COLUMN);

  if (column != NULL)
    g_signal_emit (column, signals[DRAG], 0, FALSE);
}

/* Where there is no such move it is taken all the same, so that the reason can be said. */
static gboolean
drop_cb (GtkDropTarget    *target,
         const GValue     *value,
         double            x,
         double            y,
         HupanBoardColumn *self)
{
  const gint64 id = g_value_get_int64 (value);

  if (hupan_rows_find (hupan_list_model_get_rows (self->model), id) >= 0)
    return FALSE;

  g_signal_emit (self, signals[DROPPED], 0, id);
  return TRUE;
}

/* --- Cards ---------------------------------------------------------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          HupanBoardColumn         *self)
{
  GtkWidget *card = hupan_card_new (self->style, item);
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_drag_cb), card);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), card);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), card);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (source));
  gtk_list_item_set_child (item, card);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  hupan_card_set_row (HUPAN_CARD (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  hupan_card_set_row (HUPAN_CARD (gtk_list_item_get_child (item)), NULL);
}

static void
activate_cb (GtkListView      *list,
             guint             position,
             HupanBoardColumn *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0, hupan_rows_get_id (hupan_list_model_get_rows (self->model), position));
}

static void
cursor_cb (HupanListModel   *model,
           GParamSpec       *pspec,
           HupanBoardColumn *self)
{
  const gint64 id = hupan_list_model_get_cursor (model);

  if (!self->setting && id != 0)
    g_signal_emit (self, signals[CURSOR_CHANGED], 0, id);
}

/* All cards are of one height. */
static void
visible_changed_cb (HupanBoardColumn *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  const double height = n > 0 ? gtk_adjustment_get_upper (adjustment) / n : 0;
  const double top = gtk_adjustment_get_value (adjustment);

  if (height <= 0 || !self->in_sight)
    return;

  hupan_list_model_set_visible (self->model, MIN (top / height, n - 1),
                                MIN ((top + gtk_adjustment_get_page_size (adjustment)) / height, n - 1));
}

/* --- GObject ----------------------------------------------------------------------------------------------------------- */

static void
hupan_board_column_dispose (GObject *object)
{
  HupanBoardColumn *self = HUPAN_BOARD_COLUMN (object);

  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_vadjustment (self->scroller), self);
      gtk_list_view_set_model (self->list, NULL);
    }
  g_clear_object (&self->model);

  G_OBJECT_CLASS (hupan_board_column_parent_class)->dispose (object);
}

static void
hupan_board_column_class_init (HupanBoardColumnClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_board_column_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "hupan-board-column");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  signals[CURSOR_CHANGED] =
    g_signal_new ("cursor-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ACTIVATE] = g_signal_new ("activate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[DRAG] = g_signal_new ("drag", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
create_list (HupanBoardColumn *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "hupan-cards");
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->scroller));
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed", G_CALLBACK (visible_changed_cb), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scroller), "changed", G_CALLBACK (visible_changed_cb), self);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
hupan_board_column_init (HupanBoardColumn *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
hupan_board_column_new (HupanDesk      *desk,
                        const char     *stage,
                        HupanCardStyle *style)
{
  HupanBoardColumn *self = g_object_new (HUPAN_TYPE_BOARD_COLUMN, NULL);
  const HupanKind *kind = hupan_kind_get ("application");
  GtkWidget *name = gtk_label_new (hupan_stage_get_label (stage));

  self->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->stage = stage;
  self->style = style;
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (name, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_add_css_class (self->heading, "hupan-board-heading");
  gtk_box_append (GTK_BOX (self->heading), name);
  gtk_box_append (GTK_BOX (self->heading), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (self), self->heading);
  create_list (self);

  self->model = hupan_list_model_new ();
  hupan_list_model_set_columns (self->model, (gpointer) style->columns->pdata, style->columns->len);
  hupan_list_model_set_fetch (self->model, hupan_desk_fetch, hupan_desk_fetcher_new (desk, kind),
                              (GDestroyNotify) hupan_desk_fetcher_free);
  g_signal_connect_object (self->model, "notify::cursor", G_CALLBACK (cursor_cb), self, 0);

  return GTK_WIDGET (self);
}

const char *
hupan_board_column_get_stage (HupanBoardColumn *self)
{
  return self->stage;
}

HupanListModel *
hupan_board_column_get_model (HupanBoardColumn *self)
{
  return self->model;
}

guint
hupan_board_column_get_n (HupanBoardColumn *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (hupan_board_column_get_model (self)));
}

void
hupan_board_column_set_rows (HupanBoardColumn *self,
                             HupanResult      *result,
                             guint             first,
                             guint             n)
{
  g_autoptr (HupanSlice) slice = hupan_slice_new (result, first, n);
  g_autofree char *count = hupan_count_format (n);
  /* Translators: a column of the board, as a screen reader says it: a stage, and how many candidates are in it. */
  g_autofree char *name = g_strdup_printf (ngettext ("%s, %s candidate", "%s, %s candidates", n),
                                           hupan_stage_get_label (self->stage), count);

  self->setting = TRUE;
  hupan_list_model_set_rows (self->model, hupan_slice_get_rows (slice));
  self->setting = FALSE;
  gtk_label_set_label (self->count, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * hupan_board_column_set_in_sight:
 *
 * A list keeps some two hundred cards, however few are seen: only columns that are seen have any.
 */
void
hupan_board_column_set_in_sight (HupanBoardColumn *self,
                                 gboolean          in_sight)
{
  if (self->in_sight == in_sight)
    return;

  self->in_sight = in_sight;
  gtk_list_view_set_model (self->list, in_sight ? GTK_SELECTION_MODEL (self->model) : NULL);
}

void
hupan_board_column_set_alone (HupanBoardColumn *self,
                              gboolean          alone)
{
  gtk_widget_set_visible (self->heading, !alone);
  gtk_widget_set_hexpand (GTK_WIDGET (self), alone);
}

/**
 * hupan_board_column_set_target:
 * @from: (nullable): the stage of the card that is dragged
 *
 * Shows whether the card can be dropped here.
 */
void
hupan_board_column_set_target (HupanBoardColumn *self,
                               const char       *from)
{
  const gboolean can = from != NULL && hupan_stage_get_move (from, self->stage) != HUPAN_MOVE_NONE;

  if (can)
    gtk_widget_add_css_class (GTK_WIDGET (self), "target");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "target");
  if (from != NULL && !can && !g_str_equal (from, self->stage))
    gtk_widget_add_css_class (GTK_WIDGET (self), "no-target");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "no-target");
}

/**
 * hupan_board_column_set_cursor:
 * @id: a candidate, here or in another column
 */
void
hupan_board_column_set_cursor (HupanBoardColumn *self,
                               gint64            id)
{
  if (hupan_list_model_get_cursor (self->model) == id)
    return;

  self->setting = TRUE;
  hupan_list_model_select_id (self->model, id);
  self->setting = FALSE;
}

/**
 * hupan_board_column_focus:
 * @id: 0: the first card, which is not chosen by that
 *
 * Gives the keyboard to a card, and chooses it.
 */
gboolean
hupan_board_column_focus (HupanBoardColumn *self,
                          gint64            id)
{
  const HupanRows rows = hupan_list_model_get_rows (self->model);
  const gint position = id != 0 ? hupan_rows_find (rows, id) : 0;

  if (position < 0 || hupan_rows_get_n (rows) == 0)
    return FALSE;

  hupan_board_column_set_in_sight (self, TRUE);
  gtk_list_view_scroll_to (self->list, position, id != 0 ? GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT : GTK_LIST_SCROLL_FOCUS,
                           NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return TRUE;
}

/**
 * hupan_board_column_get_focus_card:
 *
 * Returns: (transfer none) (nullable): the card that has the keyboard
 */
HupanCard *
hupan_board_column_get_focus_card (HupanBoardColumn *self)
{
  GtkWidget *item = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  GtkWidget *card = item != NULL ? gtk_widget_get_first_child (item) : NULL;

  return HUPAN_IS_CARD (card) ? HUPAN_CARD (card) : NULL;
}
