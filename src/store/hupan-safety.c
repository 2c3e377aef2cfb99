/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-safety-private.h"

#include "hupan-chain.h"
#include "hupan-guard.h"
#include "hupan-meta.h"

#include <glib/gi18n.h>
#include <sys/stat.h>

HupanSafety *
hupan_safety_new (void)
{
  HupanSafety *self = g_new0 (HupanSafety, 1);

  self->whole = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/* The lock goes last: until then nobody else may open what is being closed. */
void
hupan_safety_free (HupanSafety *self)
{
  g_clear_pointer (&self->documents, hupan_db_free);
  g_clear_pointer (&self->state, hupan_state_free);
  g_clear_pointer (&self->lock, hupan_lock_release);
  g_hash_table_unref (self->whole);
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

/* The newest line of the history; *head is NULL where there is none. */
gboolean
hupan_safety_read_head (HupanDb *db, gint64 *seq, char **head, GError **error)
{
  HupanChainHead found;

  *seq = 0;
  *head = NULL;
  if (!hupan_chain_read_head (db, &found, error))
    return FALSE;
  *seq = found.seq;
  if (found.seq > 0)
    *head = hupan_chain_head_dup_hash (&found);
  return TRUE;
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

gboolean
hupan_registry_rename (HupanRegistry *self, const char *name, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  g_autoptr (GError) local = NULL;

  if (*trimmed == '\0' || !g_utf8_validate (trimmed, -1, NULL))
    {
      g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID, _("A registry needs a name."));
      return FALSE;
    }
  if (!hupan_guard_before (self, NULL, error))
    return FALSE;
  if (hupan_meta_set (self->db, HUPAN_META_NAME, trimmed, &local))
    {
      g_set_str (&self->name, trimmed);
      return TRUE;
    }
  hupan_guard_failed (self, NULL, local);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
