/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-chain-private.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

#define MANY_FINDINGS 100

#define COLUMNS                                                                                              \
  "SELECT h.seq, h.batch, h.at, h.clock_flag, h.actor, h.action, h.kind, h.record, h.owner, h.version, h.fields," \
  " h.commitment, h.prev, h.hash, b.commitment, b.flags, b.undoes, b.id, b.at, b.actor,"                     \
  " v.seq, v.before, v.after, v.salt, x.batch, x.label, x.reason, x.salt"                                    \
  " FROM history h LEFT JOIN batch b ON b.id = h.batch"                                                      \
  " LEFT JOIN history_value v ON v.seq = h.seq LEFT JOIN batch_text x ON x.batch = h.batch"                  \
  " WHERE h.seq >= $1 ORDER BY h.seq"

enum
{
  SEQ, BATCH, AT, CLOCK_FLAG, ACTOR, ACTION, KIND, RECORD, OWNER, VERSION, FIELDS, COMMITMENT, PREV, HASH,
  BATCH_COMMITMENT, BATCH_FLAGS, BATCH_UNDOES, BATCH_ID, BATCH_AT, BATCH_ACTOR,
  VALUE_SEQ, BEFORE, AFTER, SALT, TEXT_BATCH, LABEL, REASON, TEXT_SALT,
};

static gboolean
blob_equals (HupanStatement *row,
             int             column,
             gconstpointer   expected)
{
  gsize size;
  gconstpointer blob = hupan_statement_get_blob (row, column, &size);

  return size == HUPAN_HASH_SIZE && memcmp (blob, expected, HUPAN_HASH_SIZE) == 0;
}

/* A column that should be a hash; anything else reads as zeros. */
static void
get_hash (HupanStatement *row,
          int             column,
          guint8         *hash)
{
  gsize size;
  gconstpointer blob = hupan_statement_get_blob (row, column, &size);

  memset (hash, 0, HUPAN_HASH_SIZE);
  if (size == HUPAN_HASH_SIZE)
    memcpy (hash, blob, size);
}

/* What was erased with a person cannot be held against its commitment, and need not be. */
static gboolean
keeps_commitment (HupanStatement *row,
                  int             salt_column,
                  int             first,
                  int             second,
                  int             commitment_column)
{
  gsize size;
  gconstpointer salt = hupan_statement_get_blob (row, salt_column, &size);
  guint8 commitment[HUPAN_HASH_SIZE];

  if (size == 0)
    return TRUE;
  if (size != HUPAN_SALT_SIZE)
    return FALSE;

  hupan_chain_commit_to (salt, hupan_statement_get_text (row, first), hupan_statement_get_text (row, second), commitment);
  return blob_equals (row, commitment_column, commitment);
}

static gboolean
keeps_hash (HupanStatement *row)
{
  HupanChainBatch batch = {
    .id = hupan_statement_get_int (row, BATCH),
    .flags = hupan_statement_get_int (row, BATCH_FLAGS),
    .undoes = hupan_statement_get_int (row, BATCH_UNDOES),
  };
  HupanChainEntry entry = {
    .seq = hupan_statement_get_int (row, SEQ),
    .batch = &batch,
    .at = hupan_statement_get_int (row, AT),
    .clock_flag = hupan_statement_get_int (row, CLOCK_FLAG),
    .actor = hupan_statement_get_text (row, ACTOR),
    .action = hupan_statement_get_text (row, ACTION),
    .kind = hupan_statement_get_text (row, KIND),
    .record = hupan_statement_get_int (row, RECORD),
    .owner = hupan_statement_get_int (row, OWNER),
    .version = hupan_statement_get_int (row, VERSION),
    .fields = hupan_statement_get_text (row, FIELDS),
  };
  guint8 prev[HUPAN_HASH_SIZE], commitment[HUPAN_HASH_SIZE], hash[HUPAN_HASH_SIZE];

  get_hash (row, PREV, prev);
  get_hash (row, COMMITMENT, commitment);
  get_hash (row, BATCH_COMMITMENT, batch.commitment);
  hupan_chain_hash (prev, &entry, commitment, hash);
  return blob_equals (row, HASH, hash);
}

static gboolean
keeps_batch (HupanStatement *row)
{
  return hupan_statement_get_int (row, BATCH_ID) == hupan_statement_get_int (row, BATCH) &&
         hupan_statement_get_int (row, BATCH_AT) == hupan_statement_get_int (row, AT) &&
         g_strcmp0 (hupan_statement_get_text (row, BATCH_ACTOR), hupan_statement_get_text (row, ACTOR)) == 0;
}

static void G_GNUC_PRINTF (2, 3)
add_finding (GPtrArray  *findings,
             const char *format,
             ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (findings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
check_row (HupanStatement *row,
           gint64          last_seq,
           guint8         *prev,
           GPtrArray      *findings)
{
  gint64 seq = hupan_statement_get_int (row, SEQ);

  if (seq != last_seq + 1)
    /* Translators: numbers of lines of the history. */
    add_finding (findings, _("History: lines are missing between %" PRId64 " and %" PRId64 "."), last_seq, seq);
  else if (!blob_equals (row, PREV, prev))
    add_finding (findings, _("History: line %" PRId64 " does not follow the line before it."), seq);
  if (!keeps_hash (row) || !keeps_batch (row))
    add_finding (findings, _("History: line %" PRId64 " was changed after it was written."), seq);
  if (!keeps_commitment (row, SALT, BEFORE, AFTER, COMMITMENT))
    add_finding (findings, _("History: the values of line %" PRId64 " were changed after they were written."), seq);
  if (!keeps_commitment (row, TEXT_SALT, LABEL, REASON, BATCH_COMMITMENT))
    add_finding (findings, _("History: the description of line %" PRId64 " was changed after it was written."), seq);

  get_hash (row, HASH, prev);
}

/* The hash of the line before the first one read. */
static gboolean
read_prev (HupanDb   *db,
           gint64     seq,
           guint8    *prev,
           GError   **error)
{
  g_autoptr(HupanStatement) statement = hupan_db_prepare (db, "SELECT hash FROM history WHERE seq = $1", error);
  g_autoptr(GError) local_error = NULL;

  memset (prev, 0, HUPAN_HASH_SIZE);
  if (statement == NULL)
    return FALSE;

  hupan_statement_bind_int (statement, 1, seq);
  if (hupan_statement_step (statement, &local_error))
    get_hash (statement, 0, prev);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
hupan_history_verify (HupanDb              *db,
                      gint64                from_seq,
                      GPtrArray            *findings,
                      const HupanProgress  *progress,
                      GError              **error)
{
  g_autoptr(HupanStatement) statement = hupan_db_prepare (db, COLUMNS, error);
  g_autoptr(GError) local_error = NULL;
  guint8 prev[HUPAN_HASH_SIZE];
  gint64 last_seq = MAX (from_seq, 1) - 1;
  HupanChainHead head;

  if (statement == NULL || !hupan_chain_read_head (db, &head, error) || !read_prev (db, last_seq, prev, error))
    return FALSE;

  hupan_statement_bind_int (statement, 1, last_seq + 1);
  while (findings->len < MANY_FINDINGS && hupan_statement_step (statement, &local_error))
    {
      if (hupan_progress_is_cancelled (progress, error))
        return FALSE;
      check_row (statement, last_seq, prev, findings);
      last_seq = hupan_statement_get_int (statement, SEQ);
      hupan_progress_report (progress, (double) last_seq / head.seq, _("Checking the history"));
      hupan_db_yield (db);
    }

  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
