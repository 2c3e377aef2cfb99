/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-board-private.h"

#include "core/hupan-stages.h"
#include "hupan-move-menu.h"
#include "hupan-move.h"

/* The board by keys: from card to card, a card to its next stage, and the menu of its moves, which the secondary button opens
 * too. */

/* To the next column that has cards, at the same height. */
static gboolean
step_aside (HupanBoard       *self,
            HupanBoardColumn *from,
            HupanRow         *row,
            int               step)
{
  const guint position = hupan_row_get_position (row);

  for (int i = (int) hupan_board_get_index (self, from) + step; i >= 0 && i < (int) self->columns->len; i += step)
    {
      HupanBoardColumn *column = hupan_board_get_column (self, i);
      const guint n = hupan_board_column_get_n (column);

      if (n == 0 || (!self->narrow && !gtk_widget_get_visible (GTK_WIDGET (column))))
        continue;
      return hupan_board_focus_card (self, column,
                                     hupan_rows_get_id (hupan_list_model_get_rows (hupan_board_column_get_model (column)),
                                                        MIN (position, n - 1)));
    }

  return FALSE;
}

static gboolean
move_on (HupanBoard       *self,
         HupanBoardColumn *column,
         HupanRow         *row)
{
  const gint64 id = hupan_row_get_id (row);
  const char *next = hupan_stage_get_next (hupan_board_column_get_stage (column));

  if (next == NULL || hupan_desk_get_read_only_reason (self->desk) != NULL)
    return FALSE;

  hupan_move_start (GTK_WIDGET (self), self->desk, &id, 1, next);
  return TRUE;
}

static gboolean
open_menu (HupanBoard *self,
           HupanCard  *card)
{
  graphene_rect_t bounds;

  if (hupan_desk_get_read_only_reason (self->desk) != NULL)
    return FALSE;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (self), &bounds))
    return FALSE;

  hupan_move_menu_popup (GTK_WIDGET (self), self->desk, hupan_row_get_id (hupan_card_get_row (card)),
                         &(GdkRectangle) { bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height });
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                HupanBoard            *self)
{
  const gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const guint onward = is_rtl ? GDK_KEY_Left : GDK_KEY_Right;
  const guint backward = is_rtl ? GDK_KEY_Right : GDK_KEY_Left;
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->box));
  HupanBoardColumn *column = HUPAN_IS_BOARD_COLUMN (focus) ? HUPAN_BOARD_COLUMN (focus) : NULL;
  HupanCard *card = column != NULL ? hupan_board_column_get_focus_card (column) : NULL;
  HupanRow *row = card != NULL ? hupan_card_get_row (card) : NULL;

  if (row == NULL || hupan_row_get_id (row) == 0)
    return GDK_EVENT_PROPAGATE;

  if (modifiers == 0 && keyval == onward)
    return step_aside (self, column, row, 1);
  if (modifiers == 0 && keyval == backward)
    return step_aside (self, column, row, -1);
  if (modifiers == GDK_CONTROL_MASK && keyval == onward)
    return move_on (self, column, row);
  if ((modifiers == 0 && keyval == GDK_KEY_Menu) || (modifiers == GDK_SHIFT_MASK && keyval == GDK_KEY_F10))
    return open_menu (self, card);

  return GDK_EVENT_PROPAGATE;
}

static HupanCard *
find_card (GtkWidget *widget)
{
  for (; widget != NULL && !HUPAN_IS_BOARD_COLUMN (widget); widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *child = HUPAN_IS_CARD (widget) ? widget : gtk_widget_get_first_child (widget);

      if (HUPAN_IS_CARD (child))
        return HUPAN_CARD (child);
    }

  return NULL;
}

static void
secondary_pressed_cb (GtkGestureClick *gesture,
                      int              n_press,
                      double           x,
                      double           y,
                      HupanBoard      *self)
{
  HupanCard *card = find_card (gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT));
  HupanRow *row = card != NULL ? hupan_card_get_row (card) : NULL;

  if (row == NULL || hupan_desk_get_read_only_reason (self->desk) != NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  hupan_move_menu_popup (GTK_WIDGET (self), self->desk, hupan_row_get_id (row), &(GdkRectangle) { x, y, 1, 1 });
}

/**
 * hupan_board_add_keys:
 *
 * What the keyboard and the secondary button do on a board.
 */
void
hupan_board_add_keys (HupanBoard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
