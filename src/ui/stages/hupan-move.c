/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-move.h"

#include <glib/gi18n.h>

#include "hupan-move-dialog.h"
#include "ui/common/hupan-toast.h"

char *
hupan_move_dup_obstacles (HupanMove *move)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < move->obstacles->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", ((HupanObstacle *) g_ptr_array_index (move->obstacles, i))->message);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = hupan_desk_move_finish (HUPAN_DESK (source), result, &error);

  if (!gtk_widget_get_mapped (from))
    return;
  if (done == NULL)
    hupan_toast_error (from, _ ("Nobody Was Moved"), error);
  else if (*done != '\0')
    hupan_toast_undo (from, done);
}

/* Whether the move can be made without a word more. */
static gboolean
is_plain (HupanMove *move)
{
  return !move->needs_reason && hupan_stage_get (move->to)->fills == NULL && hupan_move_is_possible (move);
}

/* Whether all that is in the way can be mended in the dialog. */
static gboolean
can_be_mended (HupanMove *move)
{
  for (guint i = 0; i < move->obstacles->len; i++)
    if (((HupanObstacle *) g_ptr_array_index (move->obstacles, i))->field == NULL)
      return FALSE;

  return TRUE;
}

static void
judged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GtkWidget) from = data;
  HupanDesk *desk = HUPAN_DESK (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanMovePreview) preview = hupan_desk_preview_moves_finish (desk, result, &error);
  HupanMove *move;

  if (!gtk_widget_get_mapped (from))
    return;
  if (preview == NULL)
    {
      hupan_toast_error (from, _ ("Nobody Was Moved"), error);
      return;
    }

  move = g_ptr_array_index (preview->moves, 0);
  if (is_plain (move))
    {
      const HupanMoveOrder order = { .to = move->to };

      hupan_desk_move_async (desk, &move->id, 1, &order, moved_cb, g_object_ref (from));
    }
  else if (move->type != HUPAN_MOVE_NONE && can_be_mended (move))
    adw_dialog_present (hupan_move_dialog_new (desk, &move->id, 1, move->to), from);
  else
    {
      g_autofree char *why = hupan_move_dup_obstacles (move);
      g_autofree char *line = g_strdelimit (g_strdup (why), "\n", ' ');
      /* Translators: the name of a candidate, and one or more sentences that say why the candidate cannot be moved. */
      g_autofree char *text = g_strdup_printf (C_ ("obstacle", "%s: %s"), move->title, line);

      hupan_toast (from, text);
    }
}

/**
 * hupan_move_start:
 * @from: the widget that is asked; its window shows toasts and dialogs
 * @ids: candidates
 * @to: (nullable): a stage; %NULL: the user chooses one
 */
void
hupan_move_start (GtkWidget    *from,
                  HupanDesk    *desk,
                  const gint64 *ids,
                  gsize         n_ids,
                  const char   *to)
{
  const HupanMoveOrder order = { .to = to };
  /* The widget may be gone when the move is made, for a page is made anew then. */
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (from));

  if (n_ids == 0)
    return;

  if (n_ids == 1 && to != NULL)
    hupan_desk_preview_moves_async (desk, ids, n_ids, &order, NULL, judged_cb, g_object_ref (window));
  else
    adw_dialog_present (hupan_move_dialog_new (desk, ids, n_ids, to), window);
}
