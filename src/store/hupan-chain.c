/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-chain-private.h"

#include "core/hupan-sha256.h"

#include <glib/gi18n.h>
#include <string.h>
#include <sys/random.h>

static void
add_bytes (HupanSha256   *sum,
           gconstpointer  bytes,
           gsize          size)
{
  hupan_sha256_update (sum, bytes, size);
}

static void
add_int (HupanSha256 *sum,
         gint64     number)
{
  gint64 bytes = GINT64_TO_BE (number);

  add_bytes (sum, &bytes, sizeof bytes);
}

static void
add_text (HupanSha256 *sum,
          const char *text)
{
  add_int (sum, text != NULL ? (gint64) strlen (text) : -1);
  if (text != NULL)
    add_bytes (sum, text, strlen (text));
}

void
hupan_chain_commit_to (gconstpointer  salt,
                       const char    *first,
                       const char    *second,
                       guint8        *commitment)
{
  HupanSha256 sum;

  hupan_sha256_init (&sum);
  add_bytes (&sum, salt, HUPAN_SALT_SIZE);
  add_text (&sum, first);
  add_text (&sum, second);
  hupan_sha256_end (&sum, commitment);
}

void
hupan_chain_hash (const guint8          *prev,
                  const HupanChainEntry *entry,
                  const guint8          *commitment,
                  guint8                *hash)
{
  HupanSha256 sum;

  hupan_sha256_init (&sum);
  add_bytes (&sum, prev, HUPAN_HASH_SIZE);
  add_bytes (&sum, entry->batch->commitment, HUPAN_HASH_SIZE);
  add_int (&sum, entry->batch->flags);
  add_int (&sum, entry->batch->undoes);
  add_int (&sum, entry->seq);
  add_int (&sum, entry->batch->id);
  add_int (&sum, entry->at);
  add_int (&sum, entry->clock_flag);
  add_text (&sum, entry->actor);
  add_text (&sum, entry->action);
  add_text (&sum, entry->kind);
  add_int (&sum, entry->record);
  add_int (&sum, entry->owner);
  add_int (&sum, entry->version);
  add_text (&sum, entry->fields);
  add_bytes (&sum, commitment, HUPAN_HASH_SIZE);
  hupan_sha256_end (&sum, hash);
}

/* From the system, for some at a time: each record of an import needs one. The system gives so few bytes at once. */
static gboolean
draw_salt (guint8   salt[HUPAN_SALT_SIZE],
           GError **error)
{
  static __thread guint8 drawn[16 * HUPAN_SALT_SIZE];
  static __thread guint n_left;

  if (n_left == 0 && getrandom (drawn, sizeof drawn, 0) == sizeof drawn)
    n_left = sizeof drawn / HUPAN_SALT_SIZE;
  if (n_left > 0)
    {
      guint8 *next = drawn + --n_left * HUPAN_SALT_SIZE;

      memcpy (salt, next, HUPAN_SALT_SIZE);
      memset (next, 0, HUPAN_SALT_SIZE);
      return TRUE;
    }

  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_IO,
                       _("The system gives no random numbers. Nothing was changed."));
  return FALSE;
}

gboolean
hupan_chain_read_head (HupanDb         *db,
                       HupanChainHead  *head,
                       GError         **error)
{
  g_autoptr(HupanStatement) statement =
    hupan_db_prepare (db, "SELECT seq, at, batch, hash FROM history ORDER BY seq DESC LIMIT 1", error);
  g_autoptr(GError) local_error = NULL;
  gconstpointer hash;
  gsize size;

  memset (head, 0, sizeof *head);
  if (statement == NULL)
    return FALSE;
  if (!hupan_statement_step (statement, &local_error))
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  head->seq = hupan_statement_get_int (statement, 0);
  head->at = hupan_statement_get_int (statement, 1);
  head->batch = hupan_statement_get_int (statement, 2);
  hash = hupan_statement_get_blob (statement, 3, &size);
  /* Something else than a hash is told apart by the verification; the chain goes on from zeros. */
  if (size == HUPAN_HASH_SIZE)
    memcpy (head->hash, hash, size);
  return TRUE;
}

char *
hupan_chain_head_dup_hash (const HupanChainHead *head)
{
  GString *digits = g_string_sized_new (2 * HUPAN_HASH_SIZE + 1);

  for (guint i = 0; i < HUPAN_HASH_SIZE; i++)
    g_string_append_printf (digits, "%02x", head->hash[i]);

  return g_string_free (digits, FALSE);
}

static gboolean
write_batch_text (HupanDb                *db,
                  const HupanChainBatch  *batch,
                  const guint8           *salt,
                  GError                **error)
{
  g_autoptr(HupanStatement) statement =
    hupan_db_prepare (db, "INSERT INTO batch_text (batch, label, reason, salt) VALUES ($1, $2, $3, $4)", error);

  if (statement == NULL)
    return FALSE;

  hupan_statement_bind_int (statement, 1, batch->id);
  hupan_statement_bind_text (statement, 2, batch->label);
  hupan_statement_bind_text (statement, 3, batch->reason);
  hupan_statement_bind_blob (statement, 4, salt, HUPAN_SALT_SIZE);
  return hupan_statement_run (statement, error);
}

gboolean
hupan_chain_add_batch (HupanDb          *db,
                       HupanChainBatch  *batch,
                       GError          **error)
{
  g_autoptr(HupanStatement) statement = NULL;
  guint8 salt[HUPAN_SALT_SIZE];

  if (!draw_salt (salt, error))
    return FALSE;
  hupan_chain_commit_to (salt, batch->label, batch->reason, batch->commitment);

  statement = hupan_db_prepare (db, "INSERT INTO batch (id, at, actor, flags, undoes, commitment)"
                                " VALUES ($1, $2, $3, $4, $5, $6)", error);
  if (statement == NULL)
    return FALSE;

  hupan_statement_bind_int (statement, 1, batch->id);
  hupan_statement_bind_int (statement, 2, batch->at);
  hupan_statement_bind_text (statement, 3, batch->actor);
  hupan_statement_bind_int (statement, 4, batch->flags);
  if (batch->undoes != 0)
    hupan_statement_bind_int (statement, 5, batch->undoes);
  hupan_statement_bind_blob (statement, 6, batch->commitment, HUPAN_HASH_SIZE);
  return hupan_statement_run (statement, error) && write_batch_text (db, batch, salt, error);
}

static gboolean
write_values (HupanDb                *db,
              const HupanChainEntry  *entry,
              const guint8           *salt,
              GError                **error)
{
  g_autoptr(HupanStatement) statement =
    hupan_db_prepare (db, "INSERT INTO history_value (seq, before, after, salt) VALUES ($1, $2, $3, $4)", error);

  if (statement == NULL)
    return FALSE;

  hupan_statement_bind_int (statement, 1, entry->seq);
  hupan_statement_bind_text (statement, 2, entry->before);
  hupan_statement_bind_text (statement, 3, entry->after);
  hupan_statement_bind_blob (statement, 4, salt, HUPAN_SALT_SIZE);
  return hupan_statement_run (statement, error);
}

gboolean
hupan_chain_append (HupanDb          *db,
                    HupanChainHead   *head,
                    HupanChainEntry  *entry,
                    GError          **error)
{
  g_autoptr(HupanStatement) statement = NULL;
  guint8 salt[HUPAN_SALT_SIZE];
  guint8 commitment[HUPAN_HASH_SIZE];
  guint8 hash[HUPAN_HASH_SIZE];

  if (!draw_salt (salt, error))
    return FALSE;

  entry->seq = head->seq + 1;
  hupan_chain_commit_to (salt, entry->before, entry->after, commitment);
  hupan_chain_hash (head->hash, entry, commitment, hash);

  statement = hupan_db_prepare (db, "INSERT INTO history (seq, batch, at, clock_flag, actor, action, kind, record, owner, version,"
                                " fields, commitment, prev, hash)"
                                " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)", error);
  if (statement == NULL)
    return FALSE;

  hupan_statement_bind_int (statement, 1, entry->seq);
  hupan_statement_bind_int (statement, 2, entry->batch->id);
  hupan_statement_bind_int (statement, 3, entry->at);
  hupan_statement_bind_int (statement, 4, entry->clock_flag);
  hupan_statement_bind_text (statement, 5, entry->actor);
  hupan_statement_bind_text (statement, 6, entry->action);
  hupan_statement_bind_text (statement, 7, entry->kind);
  hupan_statement_bind_int (statement, 8, entry->record);
  if (entry->owner != 0)
    hupan_statement_bind_int (statement, 9, entry->owner);
  hupan_statement_bind_int (statement, 10, entry->version);
  hupan_statement_bind_text (statement, 11, entry->fields);
  hupan_statement_bind_blob (statement, 12, commitment, HUPAN_HASH_SIZE);
  hupan_statement_bind_blob (statement, 13, head->hash, HUPAN_HASH_SIZE);
  hupan_statement_bind_blob (statement, 14, hash, HUPAN_HASH_SIZE);
  if (!hupan_statement_run (statement, error) || !write_values (db, entry, salt, error))
    return FALSE;

  head->seq = entry->seq;
  head->at = entry->at;
  head->batch = entry->batch->id;
  memcpy (head->hash, hash, HUPAN_HASH_SIZE);
  return TRUE;
}
