/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-commands.h"

#include <glib/gi18n.h>

#include "desk/hupan-bulk.h"
#include "hupan-assignment.h"
#include "hupan-meant.h"

gboolean
hupan_command_set (HupanCli  *cli,
                   GStrv     *arguments,
                   GError   **error)
{
  const HupanKind *kind;
  g_autoptr (HupanRecord) record = NULL;
  g_autoptr (HupanBatch) batch = NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  if (!hupan_cli_parse (cli, "set", NULL, arguments, 3, G_MAXUINT, error))
    return FALSE;
  kind = hupan_meant_kind ((*arguments)[0], error);
  if (kind == NULL || hupan_cli_open (cli, HUPAN_OPEN_NONE, error) == NULL)
    return FALSE;
  record = hupan_meant_record (cli->registry, kind, (*arguments)[1], HUPAN_MEANT_PRESENT, error);
  if (record == NULL)
    return FALSE;

  title = hupan_registry_dup_title (cli->registry, kind, hupan_record_get_id (record));
  /* Translators: what was done, as the history says it: the title of a record. */
  label = g_strdup_printf (_ ("“%s” changed"), title);
  batch = hupan_batch_new (label, NULL, HUPAN_BATCH_NONE);

  return hupan_assign (cli->registry, record, *arguments + 2, batch, error) && hupan_cli_commit (cli, batch, error);
}

typedef HupanBatch *(*Act) (HupanRegistry *registry, const HupanKind *kind, const gint64 *ids, gsize n_ids, GError **error);

/* KIND ID…: all in one batch. */
static gboolean
act_on_records (HupanCli         *cli,
                GStrv             arguments,
                HupanMeantFlags   where,
                Act               act,
                GError          **error)
{
  const HupanKind *kind = hupan_meant_kind (arguments[0], error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HupanBatch) batch = NULL;

  if (kind == NULL || hupan_cli_open (cli, HUPAN_OPEN_NONE, error) == NULL)
    return FALSE;

  for (char **word = arguments + 1; *word != NULL; word++)
    {
      g_autoptr (HupanRecord) record = hupan_meant_record (cli->registry, kind, *word, where, error);
      gint64 id;

      if (record == NULL)
        return FALSE;
      id = hupan_record_get_id (record);
      g_array_append_val (ids, id);
    }

  batch = act (cli->registry, kind, (const gint64 *) ids->data, ids->len, error);
  return batch != NULL && hupan_cli_commit (cli, batch, error);
}

gboolean
hupan_command_trash (HupanCli  *cli,
                     GStrv     *arguments,
                     GError   **error)
{
  return hupan_cli_parse (cli, "trash", NULL, arguments, 2, G_MAXUINT, error) &&
         act_on_records (cli, *arguments, HUPAN_MEANT_PRESENT, hupan_bulk_trash, error);
}

gboolean
hupan_command_restore (HupanCli  *cli,
                       GStrv     *arguments,
                       GError   **error)
{
  if (!hupan_cli_parse (cli, "restore", NULL, arguments, 1, G_MAXUINT, error))
    return FALSE;
  if ((*arguments)[1] == NULL)
    return hupan_command_restore_backup (cli, (*arguments)[0], error);

  return act_on_records (cli, *arguments, HUPAN_MEANT_TRASHED, hupan_bulk_restore, error);
}
