/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/hupan-clock.h"
#include "hupan-guard.h"
#include "hupan-work.h"

#include <glib/gi18n.h>

/* How far the clock may run back, or leap, between two entries of the history before the later one is flagged
 * (reliability G4). */
#define CLOCK_BACK_MSEC (5 * G_GINT64_CONSTANT (60000))
#define CLOCK_LEAP_MSEC (400 * G_GINT64_CONSTANT (86400000))

static gboolean
work_begin (HupanWork      *self,
            HupanRegistry  *registry,
            HupanBatch     *batch,
            gint64          undoes,
            GError        **error)
{
  HupanDb *db = registry->db;
  gint64 last_batch;

  if (!hupan_chain_read_head (db, &self->head, error) ||
      !hupan_db_read_int (db, "SELECT COALESCE (max (id), 0) FROM batch", &last_batch, error))
    return FALSE;

  self->registry = registry;
  self->undoes = undoes;
  self->batch = (HupanChainBatch) {
    .id = last_batch + 1,
    .at = hupan_clock_now (),
    .actor = registry->actor,
    .label = hupan_batch_get_label (batch),
    .reason = hupan_batch_get_reason (batch),
    .flags = hupan_batch_get_flags (batch),
    .undoes = undoes,
  };
  self->clock_flag = self->head.seq > 0 && (self->batch.at < self->head.at - CLOCK_BACK_MSEC ||
                                            self->batch.at > self->head.at + CLOCK_LEAP_MSEC);
  self->applied = g_ptr_array_new ();
  self->made = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_change_free);
  self->touched = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->created = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->stale = g_ptr_array_new_with_free_func (g_free);
  self->unique = g_array_new (FALSE, FALSE, sizeof (HupanUniqueClaim));
  self->references = g_array_new (FALSE, FALSE, sizeof (HupanReferenceClaim));

  return hupan_chain_add_batch (db, &self->batch, error);
}

static void
work_clear (HupanWork *self)
{
  g_clear_pointer (&self->applied, g_ptr_array_unref);
  g_clear_pointer (&self->made, g_ptr_array_unref);
  g_clear_pointer (&self->stale, g_ptr_array_unref);
  g_clear_pointer (&self->created, g_hash_table_unref);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  g_clear_pointer (&self->unique, g_array_unref);
  g_clear_pointer (&self->references, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HupanWork, work_clear)

/* An inverse goes on after a record that was changed since, to name all of them in the end. */
static gboolean
work_apply (HupanWork    *self,
            HupanChange  *change,
            GError      **error)
{
  g_autoptr(GError) local_error = NULL;

  if (hupan_work_apply (self, change, &local_error) ||
      (self->undoes != 0 && g_error_matches (local_error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_STALE)))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
work_run (HupanWork            *self,
          GPtrArray            *changes,
          const HupanProgress  *progress,
          GError              **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      if (hupan_progress_is_cancelled (progress, error) ||
          !work_apply (self, g_ptr_array_index (changes, i), error))
        return FALSE;

      hupan_progress_report (progress, (double) i / changes->len, self->batch.label);
      hupan_db_yield (self->registry->db);
    }

  if (self->stale->len > 0)
    return hupan_work_report_stale (self, error);
  if (self->applied->len == 0)
    {
      g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOTHING, _("There is nothing to save."));
      return FALSE;
    }

  return hupan_work_check_unique (self, error) && hupan_work_check_references (self, error);
}

static void
announce (HupanWork  *self,
          HupanBatch *batch)
{
  g_autoptr(HupanBatch) applied = hupan_work_dup_applied (self, batch);
  HupanCommit commit = { .batch = self->batch.id, .changes = applied };

  hupan_registry_emit_committed (self->registry, &commit);
}

static gint64
try_commit (HupanRegistry        *self,
            HupanBatch           *batch,
            gint64                undoes,
            const HupanProgress  *progress,
            GError              **error)
{
  g_auto(HupanWork) work = { 0 };
  gboolean ok;

  if (!hupan_db_begin (self->db, error))
    return 0;

  hupan_db_set_cancellable (self->db, hupan_progress_get_cancellable (progress));
  ok = work_begin (&work, self, batch, undoes, error) &&
       work_run (&work, hupan_batch_get_changes (batch), progress, error);
  /* From here on it is saved, so it is too late to stop. */
  hupan_db_set_cancellable (self->db, NULL);
  if (!ok)
    {
      hupan_db_rollback (self->db);
      return 0;
    }
  if (!hupan_db_commit (self->db, error))
    return 0;

  hupan_guard_committed (self);
  hupan_progress_report (progress, 1.0, work.batch.label);
  announce (&work, batch);
  return work.batch.id;
}

gint64
hupan_registry_commit_work (HupanRegistry        *self,
                            HupanBatch           *batch,
                            gint64                undoes,
                            const HupanProgress  *progress,
                            GError              **error)
{
  g_autoptr(GError) local_error = NULL;
  gint64 id;

  if (!hupan_guard_before (self, batch, error))
    return 0;

  id = try_commit (self, batch, undoes, progress, &local_error);
  if (id == 0 && hupan_guard_failed (self, batch, local_error))
    {
      g_clear_error (&local_error);
      id = try_commit (self, batch, undoes, progress, &local_error);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return id;
}

/**
 * hupan_registry_commit:
 *
 * Applies a batch in one transaction with its lines in the history. Versions must be those of the registry
 * (HUPAN_STORE_ERROR_STALE says both values), each record must keep the rules of its kind, and when all is done
 * unique values must be unique among the records that are not in the trash and references must lead to records, new
 * ones not into the trash (HUPAN_STORE_ERROR_INVALID). Only removing asks whether others refer to a record
 * (HUPAN_STORE_ERROR_IN_USE); its parts are removed with it. Trashing leaves parts alone: they are hidden while the
 * record that owns them is, and come back with it. What others say about a trashed record stays as it is.
 *
 * Returns: the batch's id; 0 with an error, and then nothing was changed. A batch that changes nothing is
 *   HUPAN_STORE_ERROR_NOTHING.
 */
gint64
hupan_registry_commit (HupanRegistry        *self,
                       HupanBatch           *batch,
                       const HupanProgress  *progress,
                       GError              **error)
{
  return hupan_registry_commit_work (self, batch, 0, progress, error);
}
