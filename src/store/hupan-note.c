/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-note.h"

#include "core/hupan-clock.h"
#include "hupan-chain.h"

static gboolean
append (HupanRegistry *registry, const char *label, GError **error)
{
  HupanDb *db = registry->db;
  HupanChainHead head;
  HupanChainBatch batch = {
    .at = hupan_clock_now (),
    .actor = registry->actor,
    .label = label,
    .flags = HUPAN_NOTE_FLAG,
  };
  HupanChainEntry entry = {
    .batch = &batch,
    .at = batch.at,
    .actor = batch.actor,
    .action = HUPAN_NOTE_ACTION,
    .kind = HUPAN_NOTE_KIND,
    .fields = "",
  };

  if (!hupan_db_read_int (db, "SELECT COALESCE (max (id), 0) + 1 FROM batch", &batch.id, error))
    return FALSE;
  return hupan_chain_read_head (db, &head, error) && hupan_chain_add_batch (db, &batch, error) &&
         hupan_chain_append (db, &head, &entry, error);
}

gboolean
hupan_note_add (HupanRegistry *registry, const char *label, GError **error)
{
  if (!hupan_db_begin (registry->db, error))
    return FALSE;
  if (append (registry, label, error))
    return hupan_db_commit (registry->db, error);
  hupan_db_rollback (registry->db);
  return FALSE;
}
