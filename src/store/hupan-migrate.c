/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-migrate.h"

#include "core/hupan-fold.h"
#include "core/hupan-init.h"
#include "hupan-backup.h"
#include "hupan-connect.h"
#include "hupan-format.h"
#include "hupan-integrity.h"
#include "hupan-meta.h"
#include "hupan-safety-private.h"
#include "hupan-search-table.h"
#include "hupan-snapshot.h"

#include <glib/gi18n.h>

#define MOST_FAILURES 3

/* V5: what failed three times will fail again, until there is another Hupan to try it. */
static gboolean
check_failures (HupanState *state, guint version, GError **error)
{
  if (state->failed_migration != version || g_strcmp0 (state->failed_by, hupan_get_version ()) != 0)
    {
      state->failures = 0;
      state->failed_migration = version;
      g_set_str (&state->failed_by, hupan_get_version ());
    }
  if (state->failures < MOST_FAILURES)
    return TRUE;
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_IO,
                       _("Updating the registry for this version of Hupan has failed three times. Nothing was changed, and "
                         "there is a backup. Open the registry for reading only until there is a newer Hupan."));
  return FALSE;
}

/* The one from an earlier attempt is as good: nothing was changed since. */
static gboolean
have_backup (HupanRegistry *registry, const HupanProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) backups = hupan_registry_list_backups (registry->folder, NULL);
  HupanBackup *newest = backups->len > 0 ? backups->pdata[0] : NULL;
  g_autofree char *head = NULL;
  g_autofree char *path = NULL;
  gint64 seq;

  if (!hupan_safety_read_head (registry->db, &seq, &head, error))
    return FALSE;
  if (newest != NULL && newest->seq == seq && g_str_equal (newest->why, "update"))
    return TRUE;
  path = hupan_backup_make (registry, "update", progress, error);
  return path != NULL;
}

static gboolean
check_result (const HupanFormat *format, HupanDb *db, const HupanProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  if (!hupan_format_check_schema (format, db, format->version, error) ||
      !hupan_integrity_check (db, format->file, progress, findings, error))
    return FALSE;
  if (findings->len == 0)
    return TRUE;
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED, findings->pdata[0]);
  return FALSE;
}

static gboolean
run_in_transaction (const HupanFormat *format,
                    HupanDb *db,
                    guint from,
                    const HupanProgress *progress,
                    GError **error)
{
  if (!hupan_db_begin_exclusive (db, error))
    return FALSE;
  if (hupan_format_run (format, db, from, format->version, error) && hupan_format_stamp (format, db, error) &&
      check_result (format, db, progress, error))
    return hupan_db_commit (db, error);
  hupan_db_rollback (db);
  return FALSE;
}

/* Rebuilding a table drops the one that others refer to, so references rest meanwhile and are checked at the
 * end. */
static gboolean
run (const HupanFormat *format, HupanDb *db, guint from, const HupanProgress *progress, GError **error)
{
  gboolean ok;

  hupan_progress_report (progress, -1, _("Updating the registry…"));
  hupan_maintenance_begin (db);
  ok = hupan_db_run (db, "PRAGMA foreign_keys = OFF", error) &&
       run_in_transaction (format, db, from, progress, error);
  if (!hupan_db_run (db, "PRAGMA foreign_keys = ON", ok ? error : NULL))
    ok = FALSE;

  /* Bytes of what was dropped stay in free pages until the file is written anew. */
  for (guint version = from + 1; ok && version <= format->version; version++)
    if (format->migrations[version - 1].drops_values)
      ok = hupan_maintenance_vacuum (db, error);
  hupan_maintenance_end (db);
  return ok;
}

gboolean
hupan_migrate (HupanRegistry *registry, guint from, const HupanProgress *progress, GError **error)
{
  const HupanFormat *format = hupan_format_registry ();
  HupanState *state = registry->safety->state;
  g_autoptr (GError) local = NULL;

  if (!check_failures (state, format->version, error))
    return FALSE;
  if (have_backup (registry, progress, &local) && run (format, registry->db, from, progress, &local))
    {
      if (state->failures == 0)
        return TRUE;
      state->failures = 0;
      return hupan_state_save (state, registry->folder, error);
    }
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  state->failures++;
  hupan_state_save (state, registry->folder, NULL);
  g_set_error (error, local->domain, local->code,
               /* Translators: a sentence that says what went wrong. */
               _("The registry could not be updated for this version of Hupan, and was left as it was. %s"),
               local->message);
  return FALSE;
}

void
hupan_migrate_copy (HupanRegistry *registry, guint from, const HupanProgress *progress)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanDb) copy = hupan_snapshot_copy_in_memory (registry->db, &error);

  if (copy == NULL || !run (hupan_format_registry (), copy, from, progress, &error))
    {
      g_debug ("an older registry is read as it is: %s", error->message);
      return;
    }
  hupan_db_free (registry->db);
  registry->db = g_steal_pointer (&copy);
  if (!hupan_search_table_refresh (registry, NULL, progress, &error) ||
      !hupan_meta_set (registry->db, HUPAN_META_FOLD_RULES, G_STRINGIFY (HUPAN_FOLD_RULES), &error))
    g_debug ("an older registry is searched by older rules: %s", error->message);
}
