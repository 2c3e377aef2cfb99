/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-table-private.h"

/* What the user does with pointer, finger and keys, where GTK's lists do not see to it. */

/* Context menu */

static void
popup_menu (HupanTable         *self,
            const GdkRectangle *at)
{
  if (self->menu_model == NULL)
    return;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->menu_model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), at);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* The menu speaks of the selected rows, so the row it opens on becomes one of them, if need be the only one. */
static gboolean
select_for_menu (HupanTable *self,
                 HupanRow   *row)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->model);

  if (row == NULL)
    return FALSE;

  if (!gtk_selection_model_is_selected (selection, hupan_row_get_position (row)))
    gtk_selection_model_select_item (selection, hupan_row_get_position (row), TRUE);
  return TRUE;
}

static gboolean
popup_menu_at (HupanTable *self,
               double      x,
               double      y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (!select_for_menu (self, widget != NULL ? hupan_table_get_row_at (self, widget) : NULL))
    return FALSE;

  popup_menu (self, &(GdkRectangle) { x, y, 1, 1 });
  return TRUE;
}

static void
click_pressed_cb (HupanTable *self,
                  int         n_press,
                  double      x,
                  double      y,
                  GtkGesture *gesture)
{
  if (popup_menu_at (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_press_cb (HupanTable *self,
               double      x,
               double      y,
               GtkGesture *gesture)
{
  if (popup_menu_at (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
popup_menu_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  HupanTable *self = HUPAN_TABLE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  if (focus == NULL || !select_for_menu (self, hupan_table_get_row_at (self, focus)) ||
      !gtk_widget_compute_bounds (focus, widget, &bounds))
    return;

  popup_menu (self, &(GdkRectangle) { bounds.origin.x + bounds.size.height, bounds.origin.y, 1, bounds.size.height });
}

/* Keys */

static gboolean
key_pressed_cb (HupanTable            *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char text[7] = "";

  /* Space selects. */
  if (letter == 0 || letter == ' ' || !g_unichar_isprint (letter) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  g_unichar_to_utf8 (letter, text);
  hupan_table_emit_type_ahead (self, text);
  return GDK_EVENT_STOP;
}

/* Clicks */

static void
activate_cb (HupanTable *self,
             guint       position)
{
  hupan_table_emit_activate (self, position);
}

/* Where a click opens the record, the second click of a double click is one too many; and hovering, which GTK's own
 * single-click lists take for selecting, does nothing. */
static void
tap_released_cb (HupanTable *self,
                 int         n_press,
                 double      x,
                 double      y,
                 GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->list_view), x, y, GTK_PICK_DEFAULT);
  HupanRow *row = widget != NULL ? hupan_table_get_row_at (self, widget) : NULL;

  if (n_press == 1 && row != NULL && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    hupan_table_emit_activate (self, hupan_row_get_position (row));
}

void
hupan_table_input_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);

  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, click_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_press_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tap_released_cb);
}

void
hupan_table_input_init (HupanTable *self)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (g_object_ref (self->click)));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (g_object_ref (self->long_press)));
  gtk_widget_add_controller (GTK_WIDGET (self), g_object_ref (self->keys));
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (g_object_ref (self->tap)));
}
