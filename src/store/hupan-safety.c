/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-safety-private.h"

#include <sys/stat.h>

HupanSafety *
hupan_safety_new (void)
{
  return g_new0 (HupanSafety, 1);
}

/* The lock goes last: until then nobody else may open what is being closed. */
void
hupan_safety_free (HupanSafety *self)
{
  g_clear_pointer (&self->documents, hupan_db_free);
  g_clear_pointer (&self->state, hupan_state_free);
  g_clear_pointer (&self->lock, hupan_lock_release);
  g_free (self);
}

/* FALSE when nothing is at path, or no ordinary file with a single name. */
gboolean
hupan_identity_take (HupanIdentity *self, const char *path)
{
  struct stat st;

  if (lstat (path, &st) != 0 || !S_ISREG (st.st_mode) || st.st_nlink != 1)
    return FALSE;
  self->device = st.st_dev;
  self->inode = st.st_ino;
  return TRUE;
}

static char *
hex (const guint8 *bytes, gsize size)
{
  GString *text = g_string_sized_new (2 * size);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free_and_steal (text);
}

gboolean
hupan_safety_read_head (HupanDb *db, gint64 *seq, char **head, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (HupanStatement)
    statement = hupan_db_prepare (db, "SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1", error);
  gconstpointer hash;
  gsize size;

  *seq = 0;
  *head = NULL;
  if (statement == NULL)
    return FALSE;
  if (hupan_statement_step (statement, &local))
    {
      *seq = hupan_statement_get_int (statement, 0);
      hash = hupan_statement_get_blob (statement, 1, &size);
      *head = hex (hash, size);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Writes down how far the history goes, so that an older copy in this one's place is noticed. */
gboolean
hupan_safety_save_state (HupanRegistry *registry, GError **error)
{
  HupanState *state = registry->safety->state;
  g_autofree char *head = NULL;
  gint64 seq;

  if (!hupan_safety_read_head (registry->db, &seq, &head, error))
    return FALSE;
  registry->safety->saved_at = g_get_monotonic_time ();
  if (seq == state->seq && g_strcmp0 (head, state->head) == 0 && g_strcmp0 (state->uuid, registry->uuid) == 0)
    return TRUE;
  g_set_str (&state->uuid, registry->uuid);
  g_set_str (&state->head, head);
  state->seq = seq;
  return hupan_state_save (state, registry->folder, error);
}
