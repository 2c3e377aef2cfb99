/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-guard.h"

#include "hupan-ballast.h"
#include "hupan-format.h"
#include "hupan-meta.h"
#include "hupan-place.h"
#include "hupan-safety-private.h"

#include <glib/gi18n.h>

#define LARGE_IMPORT   100                   /* changes; what D7 asks room for */
#define STATE_INTERVAL (10 * G_USEC_PER_SEC) /* how far `state` may lag behind the history */

/* C7: somebody moved, replaced or deleted the file under us. What is written now would go nowhere, or into a
 * file that nobody finds again. */
static gboolean
is_still_there (HupanRegistry *registry, const HupanFormat *format, const HupanIdentity *then)
{
  g_autofree char *path = g_build_filename (registry->folder, format->file, NULL);
  HupanIdentity now;

  return hupan_identity_take (&now, path) && now.device == then->device && now.inode == then->inode;
}

static gboolean
check_identity (HupanRegistry *registry, GError **error)
{
  if (is_still_there (registry, hupan_format_registry (), &registry->safety->registry_file) &&
      is_still_there (registry, hupan_format_documents (), &registry->safety->documents_file))
    return TRUE;
  hupan_registry_set_read_only (registry,
                                _("The registry's file was moved, replaced or deleted by another program while it was open, "
                                  "so nothing can be changed any more. Close the registry and open it again."));
  return hupan_registry_check_writable (registry, error);
}

static gboolean
check_room (HupanRegistry *registry, HupanBatch *batch, GError **error)
{
  gint64 pages, page_size;

  if (batch == NULL || (hupan_batch_get_flags (batch) & HUPAN_BATCH_IMPORT) == 0 ||
      hupan_batch_get_changes (batch)->len <= LARGE_IMPORT)
    return TRUE;
  return hupan_db_read_int (registry->db, "PRAGMA page_count", &pages, error) &&
         hupan_db_read_int (registry->db, "PRAGMA page_size", &page_size, error) &&
         hupan_place_check_space (registry->folder, pages * page_size, error);
}

/* Only what makes the registry smaller, or leads there, may use the last room on a full disk. */
static gboolean
only_deletes (HupanBatch *batch)
{
  GPtrArray *changes = batch != NULL ? hupan_batch_get_changes (batch) : NULL;

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      HupanAction action = ((HupanChange *) changes->pdata[i])->action;

      if (action != HUPAN_ACTION_TRASH && action != HUPAN_ACTION_REMOVE)
        return FALSE;
    }
  return changes != NULL;
}

/* V8: from the first change until it is closed, the file says that it is open. */
static gboolean
mark_as_open (HupanRegistry *registry, HupanBatch *batch, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (registry->safety->marked)
    return TRUE;
  if (!hupan_meta_set (registry->db, HUPAN_META_CLEAN, "0", &local))
    {
      if (!hupan_guard_failed (registry, batch, local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (!hupan_meta_set (registry->db, HUPAN_META_CLEAN, "0", error))
        return FALSE;
    }
  registry->safety->marked = TRUE;
  return TRUE;
}

gboolean
hupan_guard_before (HupanRegistry *registry, HupanBatch *batch, GError **error)
{
  /* Reading can find the disk failing too. */
  if (hupan_db_get_failure (registry->db) != SQLITE_OK)
    hupan_registry_reopen (registry);
  return hupan_registry_check_writable (registry, error) && check_identity (registry, error) &&
         check_room (registry, batch, error) && mark_as_open (registry, batch, error);
}

void
hupan_guard_committed (HupanRegistry *registry)
{
  g_autoptr (GError) error = NULL;

  if (g_get_monotonic_time () - registry->safety->saved_at < STATE_INTERVAL)
    return;
  if (!hupan_safety_save_state (registry, &error))
    g_debug ("state not saved: %s", error->message);
}

/**
 * hupan_guard_failed:
 *
 * After an error of the disk the connection is not used any more: an fsync that
 * failed once may "succeed" the second time without having written anything, so
 * the file is closed, opened again and checked. What was not confirmed is gone.
 *
 * Returns: %TRUE when there was no room, and now there is a little: try again
 */
gboolean
hupan_guard_failed (HupanRegistry *registry, HupanBatch *batch, const GError *error)
{
  if (hupan_db_get_failure (registry->db) != SQLITE_OK)
    {
      hupan_registry_reopen (registry);
      return FALSE;
    }
  return g_error_matches (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_FULL) && only_deletes (batch) &&
         hupan_ballast_release (registry->folder);
}
