/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-table-private.h"

/* In pixels; less than any font makes it. */
#define LEAST_ROW_HEIGHT 24

/* Where the view is, and where it goes when the rows change.
 *
 * All rows are of one height, so places are arithmetic. GTK knows the place of new rows only after it has laid
 * them out: going to one waits for that, and is done before the frame is painted. */

static GtkAdjustment *
get_adjustment (HupanTable *self)
{
  return gtk_scrolled_window_get_vadjustment (self->scroller);
}

static guint
get_n_rows (HupanTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

/* Returns: 0 where it cannot be known; then all rows are in sight */
static double
get_row_height (HupanTable *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double upper = gtk_adjustment_get_upper (adjustment);
  guint n = get_n_rows (self);

  return n > 0 && upper > gtk_adjustment_get_page_size (adjustment) ? upper / n : 0;
}

static gboolean
get_visible (HupanTable *self,
             guint      *first,
             guint      *last)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double height = get_row_height (self);
  double top = gtk_adjustment_get_value (adjustment);
  guint n = get_n_rows (self);

  if (n == 0)
    return FALSE;

  *first = height > 0 ? MIN (top / height, n - 1) : 0;
  *last = height > 0 ? MIN ((top + gtk_adjustment_get_page_size (adjustment)) / height, n - 1) : n - 1;
  return TRUE;
}

static GdkFrameClock *
get_clock (HupanTable *self)
{
  if (self->clock == NULL)
    self->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  return self->clock;
}

static void
forget_paint (HupanTable *self)
{
  if (self->clock != NULL)
    g_clear_signal_handler (&self->paint_id, self->clock);
  g_clear_handle_id (&self->rest_id, g_source_remove);
}

static void
show_all (HupanTable *self)
{
  forget_paint (self);
  hupan_list_model_show_all (self->model);
}

static gboolean
show_rest_cb (gpointer data)
{
  HupanTable *self = data;

  self->rest_id = 0;
  show_all (self);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (HupanTable *self)
{
  /* Not now, because what is painted is sent when the loop goes round; but before the next frame, or an animation would keep
   * them away. */
  if (self->rest_id == 0)
    self->rest_id = g_idle_add_full (G_PRIORITY_DEFAULT, show_rest_cb, self, NULL);
}

/* GTK makes widgets for 205 rows, of which a window shows thirty. Where there were none, the first frame comes with as many
 * as there can be room for, and the others follow when it is painted. */
static void
set_first_rows (HupanTable *self,
                HupanRows   rows)
{
  int height = gtk_widget_get_height (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));

  hupan_list_model_set_first_rows (self->model, rows, height / LEAST_ROW_HEIGHT + 1);
  if (self->paint_id == 0)
    self->paint_id = g_signal_connect_object (get_clock (self), "after-paint", G_CALLBACK (painted_cb), self, G_CONNECT_SWAPPED);
}

static void
scroll_to (HupanTable         *self,
           guint               position,
           GtkListScrollFlags  flags)
{
  if (position >= get_n_rows (self))
    show_all (self);
  if (self->narrow)
    gtk_list_view_scroll_to (self->list_view, position, flags, NULL);
  else
    gtk_column_view_scroll_to (self->column_view, position, NULL, flags, NULL);
}

static HupanTableAnchor
get_anchor (HupanTable *self)
{
  HupanTableAnchor anchor = { .cursor = hupan_list_model_get_cursor (self->model) };
  double top = gtk_adjustment_get_value (get_adjustment (self));
  guint last;

  /* One that is still to be gone to is where the user thinks the view is. */
  if (self->pending.valid)
    {
      anchor = self->pending;
      anchor.cursor = hupan_list_model_get_cursor (self->model);
      return anchor;
    }

  anchor.valid = get_visible (self, &anchor.position, &last);
  if (!anchor.valid)
    return anchor;

  anchor.id = hupan_rows_get_id (hupan_list_model_get_rows (self->model), anchor.position);
  anchor.offset = top - anchor.position * get_row_height (self);
  return anchor;
}

/* The cursor is a record, the focus of the view a position: bring the one to the other, unless that would scroll
 * away from what the user looks at. */
static void
follow_cursor (HupanTable *self)
{
  gint64 cursor = hupan_list_model_get_cursor (self->model);
  gint position = hupan_rows_find (hupan_list_model_get_rows (self->model), cursor);
  GtkAdjustment *adjustment = get_adjustment (self);
  double height = get_row_height (self);
  double top = gtk_adjustment_get_value (adjustment);

  if (position < 0)
    return;
  if (height > 0 &&
      (position * height < top || (position + 1) * height > top + gtk_adjustment_get_page_size (adjustment)))
    return;

  /* Shift+click extends from the row selected last, which GTK, too, remembers as a position. It can be told only by
   * selecting the row, and no other. */
  scroll_to (self, position,
             hupan_list_model_is_only_selected (self->model, cursor) ? GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT
                                                                     : GTK_LIST_SCROLL_FOCUS);
}

static void
forget_layout (HupanTable *self)
{
  if (self->clock != NULL)
    g_clear_signal_handler (&self->layout_id, self->clock);
}

static void
layout_cb (HupanTable *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double height = get_row_height (self);
  gint position;

  forget_layout (self);

  if (self->pending.valid && height > 0)
    gtk_adjustment_set_value (adjustment, self->pending.position * height + self->pending.offset);
  self->pending.valid = FALSE;

  position = hupan_rows_find (hupan_list_model_get_rows (self->model), hupan_list_model_get_cursor (self->model));
  if (self->reveal_cursor && position >= 0 && height > 0)
    gtk_adjustment_clamp_page (adjustment, position * height, (position + 1) * height);
  self->reveal_cursor = FALSE;
  follow_cursor (self);
}

/* After the next layout, and before it is painted, goes to the pending anchor and looks after the cursor. */
static void
wait_for_layout (HupanTable *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return; /* mapping the table comes back here */

  show_all (self);
  if (self->layout_id != 0)
    return;

  self->layout_id = g_signal_connect_object (get_clock (self), "layout", G_CALLBACK (layout_cb), self,
                                             G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (self->narrow ? GTK_WIDGET (self->list_view) : GTK_WIDGET (self->column_view));
  gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

static void
visible_changed_cb (HupanTable *self)
{
  guint first, last;

  /* Before the first layout nothing is in sight. */
  if (gtk_adjustment_get_upper (get_adjustment (self)) > 0 && get_visible (self, &first, &last))
    hupan_list_model_set_visible (self->model, first, last);
}

void
hupan_table_view_init (HupanTable *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (visible_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (visible_changed_cb), self, G_CONNECT_SWAPPED);

  /* Held here, because the scroller holds only one of them at a time. */
  g_object_ref (self->column_view);
  g_object_ref_sink (self->list_view);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->model));
}

void
hupan_table_view_dispose (HupanTable *self)
{
  /* The template forgets its children in turn, which is why this comes only once. */
  if (self->column_view == NULL)
    return;
  g_object_unref (self->column_view);
  g_object_unref (self->list_view);
}

void
hupan_table_view_map (HupanTable *self)
{
  if (self->pending.valid || self->reveal_cursor)
    wait_for_layout (self);
}

/* The clock belongs to the window, which a table that is taken away may outlive. */
void
hupan_table_view_unmap (HupanTable *self)
{
  show_all (self);
  forget_layout (self);
  g_clear_object (&self->clock);
}

/* Shows other rows, and the part of them that swap says. */
void
hupan_table_view_swap (HupanTable *self,
                       HupanRows   rows,
                       HupanSwap   swap)
{
  HupanTableAnchor here = get_anchor (self);
  gint position;

  if (swap == HUPAN_SWAP_TO_TOP)
    {
      if (!self->home.valid)
        self->home = here;
      self->pending.valid = FALSE;
      /* Before the tail is cut: GTK would rebuild the rows it shows. */
      if (here.valid && gtk_adjustment_get_value (get_adjustment (self)) > 0)
        scroll_to (self, 0, GTK_LIST_SCROLL_NONE);
    }

  if (get_n_rows (self) == 0 && hupan_list_model_get_cursor (self->model) == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    set_first_rows (self, rows);
  else
    hupan_list_model_set_rows (self->model, rows);

  switch (swap)
    {
    case HUPAN_SWAP_KEEP_ROWS:
      /* At the very top, what comes first now is to be seen. */
      if (!here.valid || (here.position == 0 && here.offset == 0))
        break;
      position = hupan_rows_find (rows, here.id);
      if (position < 0 || (guint) position == here.position)
        break;
      self->pending = here;
      self->pending.position = position;
      break;

    case HUPAN_SWAP_RESTORE:
      if (!self->home.valid)
        break;
      self->pending = self->home;
      self->home.valid = FALSE;
      position = hupan_rows_find (rows, self->pending.id);
      if (position >= 0)
        self->pending.position = position;
      /* A row chosen among those found is not to be lost out of sight again. */
      self->reveal_cursor = hupan_list_model_get_cursor (self->model) != self->pending.cursor;
      break;

    case HUPAN_SWAP_KEEP_POSITION:
    case HUPAN_SWAP_TO_TOP:
    default:
      break;
    }

  if (hupan_rows_get_n (rows) == 0)
    {
      self->pending.valid = FALSE;
      self->reveal_cursor = FALSE;
    }
  else if (self->pending.valid || self->reveal_cursor || hupan_list_model_get_cursor (self->model) != 0)
    wait_for_layout (self);
}

/* Puts the model into the other view, at the same place. */
void
hupan_table_view_set_narrow (HupanTable *self,
                             gboolean    narrow)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  self->pending = get_anchor (self);
  self->pending.offset = 0;
  self->narrow = narrow;

  /* Only the view that is seen has the model, and with it rows to keep. */
  if (narrow)
    {
      gtk_column_view_set_model (self->column_view, NULL);
      gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->list_view));
      gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->model));
    }
  else
    {
      gtk_list_view_set_model (self->list_view, NULL);
      gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->column_view));
      gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->model));
    }

  if (self->pending.valid)
    wait_for_layout (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Has the cursor's row in sight, once GTK knows where it is. */
void
hupan_table_view_reveal_cursor (HupanTable *self)
{
  self->reveal_cursor = TRUE;
  wait_for_layout (self);
}

/* Gives the keyboard to the cursor's row, else to the first. */
gboolean
hupan_table_view_grab_focus (HupanTable *self)
{
  gint position = hupan_rows_find (hupan_list_model_get_rows (self->model), hupan_list_model_get_cursor (self->model));
  guint first, last;

  if (!get_visible (self, &first, &last))
    return FALSE;

  scroll_to (self, position >= 0 ? (guint) position : first, GTK_LIST_SCROLL_FOCUS);
  return gtk_widget_grab_focus (self->narrow ? GTK_WIDGET (self->list_view) : GTK_WIDGET (self->column_view));
}
