/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-opening.h"

#include "core/hupan-fold.h"
#include "hupan-ballast.h"
#include "hupan-connect.h"
#include "hupan-contents.h"
#include "hupan-integrity.h"
#include "hupan-meta.h"
#include "hupan-migrate.h"
#include "hupan-note.h"
#include "hupan-search-table.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* The steps of opening that look into the databases. */

static gboolean
has_hot_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf st;

  return g_lstat (journal, &st) == 0 && st.st_size > 0;
}

static HupanDb *
connect_file (HupanOpening *self, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean interrupted = has_hot_journal (path);
  HupanConnectMode mode = hupan_opening_is_read_only (self) ? HUPAN_CONNECT_READ_ONLY : HUPAN_CONNECT_WRITE;
  g_autoptr (HupanDb) db = hupan_connect (path, mode, &local);
  gint64 pages;

  /* The first look into the file, which makes SQLite take back what a crash left half done. */
  if (db != NULL && hupan_db_read_int (db, "PRAGMA schema_version", &pages, &local))
    return g_steal_pointer (&db);
  if (interrupted && hupan_opening_is_read_only (self))
    {
      g_clear_error (&local);
      g_set_error_literal (&local, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY,
                           _("The registry was not closed in order, and a change that was left half done must be taken back "
                             "before it can be read, which needs writing. Copy the registry's folder to a disk that can be "
                             "written, and open the copy."));
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
hupan_opening_connect_registry (HupanOpening *self, GError **error)
{
  self->registry->db = connect_file (self, self->path, error);
  return self->registry->db != NULL;
}

/* Nothing in the file is believed before its tables are known to be ours. */
gboolean
hupan_opening_check_format (HupanOpening *self, GError **error)
{
  return hupan_format_check (hupan_format_registry (), self->registry->db, self->header.version, error);
}

gboolean
hupan_opening_read_meta (HupanOpening *self, GError **error)
{
  HupanRegistry *registry = self->registry;

  g_free (registry->uuid);
  g_free (registry->name);
  registry->uuid = hupan_meta_dup (registry->db, HUPAN_META_UUID, error);
  registry->name = hupan_meta_dup (registry->db, HUPAN_META_NAME, NULL);
  if (registry->name == NULL)
    registry->name = g_path_get_basename (self->folder);
  if (registry->uuid != NULL)
    return TRUE;
  g_clear_error (error);
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED,
                       _("The registry is damaged: it does not say which one it is. Restore it from a backup."));
  return FALSE;
}

static gboolean
ask_about_copy (HupanOpening *self, const char *sentence, GError **error)
{
  if ((self->flags & HUPAN_OPEN_ACCEPT_OLDER) != 0)
    {
      hupan_registry_add_notice (self->registry, sentence);
      self->accepted = sentence;
      return TRUE;
    }
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_OLDER, sentence);
  return FALSE;
}

/* V11: what was last seen here must still be part of the history. */
gboolean
hupan_opening_compare_with_state (HupanOpening *self, GError **error)
{
  HupanState *state = hupan_state_load (self->folder);
  g_autofree char *head = NULL;
  g_autofree char *then = NULL;
  g_autofree char *query = NULL;
  gint64 seq;

  self->safety->state = state;
  if (!hupan_safety_read_head (self->registry->db, &seq, &head, error))
    return FALSE;
  if (state->uuid == NULL)
    return TRUE;
  if (g_strcmp0 (state->uuid, self->registry->uuid) != 0)
    return ask_about_copy (self, _("Another registry lies where the one last opened here was."), error);
  if (seq < state->seq)
    return ask_about_copy (self,
                           _("This is an older copy of the registry: the newest changes that were made here are missing from "
                             "it."),
                           error);

  query = g_strdup_printf ("SELECT lower (hex (hash)) FROM history WHERE seq = %" G_GINT64_FORMAT,
                           state->seq);
  then = hupan_db_dup_text (self->registry->db, query, NULL);
  if (g_strcmp0 (then, state->head) != 0)
    return ask_about_copy (self,
                           _("The history of this registry is not the one that was last seen here: it was changed by another "
                             "program, or this is another copy."),
                           error);
  return TRUE;
}

static const char *
all_is_well (HupanOpening *self)
{
  if (self->again)
    return _("The disk reported an error. The registry has been closed, opened again and checked: everything that was saved "
             "is there.");
  return _("Hupan was ended last time before it could close the registry. The registry has been checked: everything that was "
           "saved is there.");
}

/* V8: `clean` says whether the last program to write closed the file in order. */
gboolean
hupan_opening_check_after_crash (HupanOpening *self, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *reason = NULL;

  if (!self->again && hupan_meta_get_int (self->registry->db, HUPAN_META_CLEAN, 1) != 0)
    return TRUE;
  if (!hupan_integrity_check (self->registry->db, hupan_format_registry ()->file, self->progress, findings,
                              error))
    return FALSE;
  if (findings->len == 0)
    {
      hupan_registry_add_notice (self->registry, all_is_well (self));
      return TRUE;
    }
  reason = g_strdup_printf (_("The registry is damaged. Restore it from a backup, or open it for reading only. (%s)"),
                            (const char *) findings->pdata[0]);
  if ((self->flags & HUPAN_OPEN_READ_ONLY) != 0)
    {
      hupan_registry_add_notice (self->registry, reason);
      return TRUE;
    }
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED, reason);
  return FALSE;
}

static HupanDb *
open_documents (HupanOpening *self, const char *path, GError **error)
{
  const HupanFormat *format = hupan_format_documents ();
  g_autoptr (HupanDb) db = NULL;
  g_autofree char *uuid = NULL;
  HupanPlaceAccess access;
  HupanHeader header;

  if (!hupan_place_check_file (path, &self->place, &access, error) ||
      !hupan_format_read_header (format, path, &header, error))
    return NULL;
  db = connect_file (self, path, error);
  if (db == NULL || !hupan_format_check (format, db, header.version, error))
    return NULL;
  uuid = hupan_meta_dup (db, HUPAN_META_UUID, error);
  if (g_strcmp0 (uuid, self->registry->uuid) == 0)
    return g_steal_pointer (&db);
  g_clear_error (error);
  g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED, _("“%s” belongs to another registry."),
               format->file);
  return NULL;
}

/* Without its documents the records can be read, but changing them then would part the two for good. */
gboolean
hupan_opening_connect_documents (HupanOpening *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, hupan_format_documents ()->file, NULL);
  g_autofree char *reason = NULL;
  g_autoptr (GError) local = NULL;

  self->safety->documents = open_documents (self, path, &local);
  if (self->safety->documents != NULL)
    {
      hupan_identity_take (&self->safety->documents_file, path);
      return TRUE;
    }
  if (g_error_matches (local, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_LOCKED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  /* Translators: a sentence that says what is wrong with the file of the documents. */
  reason = g_strdup_printf (_("The documents of the registry cannot be opened, so nothing can be changed. Restore the "
                              "registry from a backup. (%s)"),
                            local->message);
  hupan_opening_make_read_only (self, reason);
  return TRUE;
}

gboolean
hupan_opening_migrate (HupanOpening *self, GError **error)
{
  if (self->header.version >= hupan_format_registry ()->version)
    return TRUE;
  if (!hupan_opening_is_read_only (self))
    return hupan_migrate (self->registry, self->header.version, self->progress, error);
  hupan_migrate_copy (self->registry, self->header.version, self->progress);
  return TRUE;
}

/* On a full disk a registry can still be read, and made smaller; what opening has to write can wait for the next time. */
static gboolean
excuse (GError *error, GError **to)
{
  if (g_error_matches (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_FULL))
    {
      g_error_free (error);
      return TRUE;
    }
  g_propagate_error (to, error);
  return FALSE;
}

/* Texts for searching that older rules made would miss what newer rules look for. */
gboolean
hupan_opening_refresh_search (HupanOpening *self, GError **error)
{
  HupanDb *db = self->registry->db;
  GError *local = NULL;

  if (hupan_opening_is_read_only (self) || hupan_meta_get_int (db, HUPAN_META_FOLD_RULES, 0) == HUPAN_FOLD_RULES)
    return TRUE;
  if (hupan_search_table_refresh (self->registry, NULL, self->progress, &local) &&
      hupan_meta_set (db, HUPAN_META_FOLD_RULES, G_STRINGIFY (HUPAN_FOLD_RULES), &local))
    return TRUE;
  return excuse (local, error);
}

/* What is told in the history: that a backup was restored, or that the user went on with an older copy. */
gboolean
hupan_opening_write_notes (HupanOpening *self, GError **error)
{
  HupanState *state = self->safety->state;
  g_autofree char *restored = NULL;
  GError *local = NULL;

  if (hupan_opening_is_read_only (self))
    return TRUE;
  if (state->restored != NULL)
    {
      /* Translators: which backup: its date, and why it was made. */
      restored = g_strdup_printf (_("Restored the backup of %s"), state->restored);
      if (!hupan_note_add (self->registry, restored, &local))
        return excuse (local, error);
      hupan_registry_add_notice (self->registry, restored);
      g_clear_pointer (&state->restored, g_free);
    }

  /* To go on with an older copy without a word of it in the history would be what an older copy is refused for. */
  return self->accepted == NULL || hupan_note_add (self->registry, self->accepted, error);
}

/* D1 for documents: between a content and its record a crash leaves the content. It does no harm, so not being able to let it
 * go is no reason to refuse the registry. Nothing else is at work now, and after a reopening there may be. */
gboolean
hupan_opening_collect_contents (HupanOpening *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!self->again && !hupan_contents_collect (self->registry, NULL, &local))
    g_debug ("contents without a document stay: %s", local->message);
  return TRUE;
}

gboolean
hupan_opening_remember (HupanOpening *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->safety->opened = TRUE;
  hupan_identity_take (&self->safety->registry_file, self->path);
  if (hupan_opening_is_read_only (self))
    return TRUE;
  hupan_ballast_keep (self->folder);

  /* Not being able to write it, on a full disk, is no reason to refuse what can be read. */
  if (!hupan_safety_save_state (self->registry, &local))
    g_debug ("state not saved: %s", local->message);
  return TRUE;
}
