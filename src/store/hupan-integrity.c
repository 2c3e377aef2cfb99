/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-integrity.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#define MOST_FINDINGS "20"

static gboolean
check_pages (HupanDb *db, const char *file, GPtrArray *findings, GError **error)
{
  g_autoptr (HupanStatement)
    statement = hupan_db_prepare (db, "PRAGMA integrity_check (" MOST_FINDINGS ")", error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (hupan_statement_step (statement, &local))
    {
      const char *text = hupan_statement_get_text (statement, 0);

      if (g_strcmp0 (text, "ok") == 0)
        continue;
      /* Translators: a file's name and the database's own English words. */
      g_ptr_array_add (findings, g_strdup_printf (_("%s is damaged: %s."), file, text != NULL ? text : "?"));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
check_references (HupanDb *db, const char *file, GPtrArray *findings, GError **error)
{
  g_autoptr (HupanStatement) statement = hupan_db_prepare (db, "PRAGMA foreign_key_check", error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (hupan_statement_step (statement, &local))
    {
      /* Translators: a file's name, a table's name, a record's number, and the table it refers to. */
      g_ptr_array_add (findings, g_strdup_printf (_("%s is damaged: in “%s”, record %" PRId64
                                                    " refers to a “%s” that is not there."),
                                                  file, hupan_statement_get_text (statement, 0),
                                                  hupan_statement_get_int (statement, 1),
                                                  hupan_statement_get_text (statement, 2)));
      if (findings->len >= 20)
        break;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
hupan_integrity_check (HupanDb *db,
                       const char *file,
                       const HupanProgress *progress,
                       GPtrArray *findings,
                       GError **error)
{
  GCancellable *cancellable = hupan_progress_get_cancellable (progress);
  g_autoptr (GError) local = NULL;
  gboolean ok;

  hupan_progress_report (progress, -1, _("Checking the registry…"));
  hupan_db_set_cancellable (db, cancellable);
  ok = check_pages (db, file, findings, &local) && check_references (db, file, findings, &local);
  hupan_db_set_cancellable (db, NULL);
  if (ok)
    return TRUE;

  /* SQLite gives up with an error where the damage is too large for it to go on: that is an answer too. */
  if (g_error_matches (local, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED) ||
      g_error_matches (local, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_A_REGISTRY))
    {
      g_ptr_array_add (findings, g_strdup (local->message));
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
