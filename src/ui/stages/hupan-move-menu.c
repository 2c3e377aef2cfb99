/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-move-menu.h"

#include <glib/gi18n.h>

#include "hupan-move.h"
#include "ui/common/hupan-toast.h"

typedef struct
{
  HupanDesk *desk;
  gint64 id;
  const char *to;
} Target;

static void
target_free (gpointer data)
{
  Target *target = data;

  g_object_unref (target->desk);
  g_free (target);
}

static const char *
get_heading (HupanMoveType type)
{
  switch (type)
    {
    case HUPAN_MOVE_FORWARD:
      return C_ ("moves", "Forward");
    case HUPAN_MOVE_BACK:
      return C_ ("moves", "Back");
    case HUPAN_MOVE_EXIT:
      return C_ ("moves", "Exits");
    case HUPAN_MOVE_REOPEN:
      return C_ ("moves", "Reopen");
    case HUPAN_MOVE_NONE:
    default:
      return "";
    }
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row)
{
  const Target *target = g_object_get_data (G_OBJECT (row), "hupan-target");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  hupan_move_start (popover, target->desk, &target->id, 1, target->to);
}

static GtkWidget *
create_line (const char *text,
             const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
create_row (HupanDesk *desk,
            HupanMove *move)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *stage = hupan_stage_get_label (move->to);
  g_autofree char *name = move->needs_reason && hupan_move_is_possible (move)
                            /* Translators: in a menu of stages: a dialog asks for a reason before the move is made. */
                            ? g_strdup_printf (C_ ("moves", "%s…"), stage) : g_strdup (stage);
  g_autofree char *why = hupan_move_dup_obstacles (move);
  Target *target = g_new (Target, 1);

  *target = (Target) { g_object_ref (desk), move->id, move->to };
  gtk_box_append (GTK_BOX (box), create_line (name, NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "hupan-target", target, target_free);
  if (hupan_move_is_possible (move))
    return row;

  /* Not insensitive: it would be passed over by the keyboard, and nobody would hear why. What can be mended in the
   * dialog can be chosen, and is asked for there. */
  gtk_box_append (GTK_BOX (box), create_line (why, "caption"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
  for (guint i = 0; i < move->obstacles->len; i++)
    if (((HupanObstacle *) g_ptr_array_index (move->obstacles, i))->field == NULL)
      {
        gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
        gtk_widget_add_css_class (box, "dimmed");
        gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_DISABLED, TRUE, -1);
        break;
      }

  return row;
}

/* The first of each group stands below the group's heading. */
static void
head_cb (GtkListBoxRow *row,
         GtkListBoxRow *before,
         gpointer       data)
{
  const char *heading = g_object_get_data (G_OBJECT (row), "hupan-heading");
  GtkWidget *label;

  if (before != NULL && heading == g_object_get_data (G_OBJECT (before), "hupan-heading"))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = create_line (heading, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, 6);
  gtk_list_box_row_set_header (row, label);
}

/**
 * hupan_move_menu_new:
 * @moves: (element-type HupanMove): as hupan_moves_list () gives them
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
hupan_move_menu_new (HupanDesk *desk,
                     GPtrArray *moves)
{
  static const HupanMoveType order[] = { HUPAN_MOVE_FORWARD, HUPAN_MOVE_REOPEN, HUPAN_MOVE_BACK, HUPAN_MOVE_EXIT };
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "hupan-moves");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Move to Stage"), -1);
  gtk_list_box_set_header_func (GTK_LIST_BOX (list), head_cb, NULL, NULL);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), NULL);
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < moves->len; i++)
      {
        HupanMove *move = g_ptr_array_index (moves, i);
        GtkWidget *row;

        if (move->type != order[k])
          continue;
        row = create_row (desk, move);
        g_object_set_data (G_OBJECT (row), "hupan-heading", (char *) get_heading (move->type));
        gtk_list_box_append (GTK_LIST_BOX (list), row);
      }

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (popover, "menu");

  return popover;
}

/* --- At a card ------------------------------------------------------------------------------------------------------ */

typedef struct
{
  GtkWidget *widget;
  GdkRectangle at;
} Place;

typedef struct
{
  gint64 id;
  char *lang;
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_free (wanted->lang);
  g_free (wanted);
}

static gpointer
list_moves (HupanRegistry       *registry,
            gpointer             data,
            const HupanProgress *progress,
            GError             **error)
{
  Wanted *wanted = data;

  return hupan_moves_list (registry, wanted->id, wanted->lang, error);
}

static gboolean
unparent_cb (gpointer data)
{
  if (gtk_widget_get_parent (data) != NULL)
    gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

/* What was chosen is done first. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Place *place = data;
  g_autoptr (GtkWidget) widget = place->widget;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) moves = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);
  GtkWidget *popover;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (moves == NULL)
    {
      hupan_toast_error (widget, _ ("Nobody Can Be Moved"), error);
      return;
    }
  if (moves->len == 0)
    return;

  popover = hupan_move_menu_new (HUPAN_DESK (source), moves);
  gtk_widget_set_parent (popover, widget);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place->at);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
hupan_move_menu_popup (GtkWidget          *widget,
                       HupanDesk          *desk,
                       gint64              id,
                       const GdkRectangle *at)
{
  Wanted *wanted = g_new (Wanted, 1);
  Place *place = g_new (Place, 1);

  *wanted = (Wanted) { id, g_strdup (hupan_desk_get_lang (desk)) };
  *place = (Place) { g_object_ref (widget), *at };
  hupan_desk_run_urgent_async (desk, list_moves, wanted, (GDestroyNotify) wanted_free, (GDestroyNotify) g_ptr_array_unref, NULL,
                               listed_cb, place);
}
