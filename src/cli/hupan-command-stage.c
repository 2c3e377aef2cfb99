/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-commands.h"

#include <glib/gi18n.h>

#include "core/hupan-l10n.h"
#include "desk/hupan-moves.h"
#include "hupan-meant.h"

typedef struct
{
  char *reason;
  gboolean dry_run;
  gboolean only_possible;
} StageOptions;

static void
clear_stage_options (StageOptions *options)
{
  g_clear_pointer (&options->reason, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StageOptions, clear_stage_options)

/* A stage by its name or its label, in any language. */
static const char *
read_stage (const char *word,
            GError    **error)
{
  const HupanField *field = hupan_kind_get_field (hupan_kind_get ("application"), "stage");
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *value = NULL;

  if (hupan_field_parse (field, word, &value, NULL) && value != NULL)
    return hupan_stage_get (value)->name;

  names = g_ptr_array_new_with_free_func (g_free);
  for (const HupanStage *stage = hupan_stages (); stage->name != NULL; stage++)
    g_ptr_array_add (names, g_strdup (stage->name));
  /* Translators: a word that should be a stage of candidates. */
  hupan_meant_refuse (error, word, names, _ ("There is no stage “%s”."), word);
  return NULL;
}

static gboolean
contains (GArray *ids,
          gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static GArray *
read_candidates (HupanCli *cli,
                 GStrv     words,
                 guint     n,
                 GError  **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HupanRecord) record = hupan_meant_record (cli->registry, hupan_kind_get ("application"), words[i],
                                                           HUPAN_MEANT_PRESENT, error);
      gint64 id;

      if (record == NULL)
        return NULL;
      /* Who is named twice moves once. */
      id = hupan_record_get_id (record);
      if (!contains (ids, id))
        g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

/* One line for each: what becomes of them, and if nothing does, why. */
static void
print_moves (GPtrArray *moves,
             guint     *n_possible)
{
  for (guint i = 0; i < moves->len; i++)
    {
      HupanMove *move = g_ptr_array_index (moves, i);

      if (hupan_move_is_possible (move))
        {
          *n_possible += 1;
          /* Translators: a line of output: the name of a candidate, and the stages before and after. */
          g_print (C_ ("move", "%s: %s → %s"), move->title, hupan_stage_get_label (move->from), hupan_stage_get_label (move->to));
          g_print ("\n");
          continue;
        }
      for (guint j = 0; j < move->obstacles->len; j++)
        {
          g_printerr (C_ ("obstacle", "%s: %s"), move->title, ((HupanObstacle *) g_ptr_array_index (move->obstacles, j))->message);
          g_printerr ("\n");
        }
    }
}

static gboolean
move_candidates (HupanCli             *cli,
                 GArray               *ids,
                 const HupanMoveOrder *order,
                 gboolean              dry_run,
                 GError              **error)
{
  g_autoptr (GPtrArray) moves = hupan_moves_judge (cli->registry, (gint64 *) ids->data, ids->len, order, hupan_ui_language (),
                                                   hupan_cli_get_progress (), error);
  g_autoptr (HupanBatch) batch = NULL;
  guint n_possible = 0;

  if (moves == NULL)
    return FALSE;
  hupan_cli_clear_progress ();
  print_moves (moves, &n_possible);

  if (n_possible < moves->len && (!order->only_possible || n_possible == 0))
    return hupan_cli_fail (error, "%s", n_possible > 0
                             ? _ ("Nobody was moved, because some cannot be; --only-possible moves the others.")
                             : _ ("Nobody was moved."));

  /* A dry run looks for a reason too, so that it says what the real one would. */
  batch = hupan_moves_make (cli->registry, (gint64 *) ids->data, ids->len, order, hupan_ui_language (),
                            hupan_cli_get_progress (), error);
  if (batch == NULL)
    return FALSE;

  return dry_run || hupan_cli_commit (cli, batch, error);
}

gboolean
hupan_command_stage (HupanCli  *cli,
                     GStrv     *arguments,
                     GError   **error)
{
  g_auto (StageOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "reason", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.reason,
      N_ ("Why; needed to step back, to reopen, to reject, rescind or terminate"), N_ ("TEXT") },
    { "only-possible", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.only_possible, N_ ("Move those who can be moved, and leave the others"),
      NULL },
    { "dry-run", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Say what would be moved, and move nobody"), NULL },
    { NULL },
  };
  g_autoptr (GArray) ids = NULL;
  HupanMoveOrder order = { 0 };
  guint n;

  if (!hupan_cli_parse (cli, "stage", entries, arguments, 2, G_MAXUINT, error))
    return FALSE;

  n = g_strv_length (*arguments) - 1;
  order = (HupanMoveOrder) { read_stage ((*arguments)[n], error), options.reason, NULL, options.only_possible };
  if (order.to == NULL || hupan_cli_open (cli, options.dry_run ? HUPAN_OPEN_READ_ONLY : HUPAN_OPEN_NONE, error) == NULL)
    return FALSE;
  ids = read_candidates (cli, *arguments, n, error);

  return ids != NULL && move_candidates (cli, ids, &order, options.dry_run, error);
}
