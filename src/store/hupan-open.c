/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/hupan-clock.h"
#include "core/hupan-init.h"
#include "hupan-backup.h"
#include "hupan-ballast.h"
#include "hupan-connect.h"
#include "hupan-files.h"
#include "hupan-format.h"
#include "hupan-integrity.h"
#include "hupan-meta.h"
#include "hupan-migrate.h"
#include "hupan-place.h"
#include "hupan-restore.h"
#include "hupan-safety-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* A registry on its way to being open: what the steps below pass on to each other. */
typedef struct
{
  char *folder; /* real path: SQLite is told to follow no link */
  char *path;   /* of registry.sqlite */
  HupanOpenFlags flags;
  const HupanProgress *progress;
  HupanPlace place;
  HupanHeader header;
  HupanRegistry *registry; /* holds everything that must be closed when a step fails */
  HupanSafety *safety;     /* of the registry */
} Opening;

static gboolean
is_read_only (Opening *self)
{
  return hupan_registry_get_read_only_reason (self->registry) != NULL;
}

/* The first reason found is the one that is told. */
static void
make_read_only (Opening *self, const char *reason)
{
  if (!is_read_only (self))
    hupan_registry_set_read_only (self->registry, reason);
}

static gboolean
find_folder (Opening *self, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->folder);
  g_autofree char *real = realpath (self->folder, NULL);
  HupanPlaceAccess access;

  if (real == NULL && (errno == ENOENT || errno == ENOTDIR))
    g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_FOUND, _("There is no registry at “%s”."),
                 name);
  else if (real == NULL)
    hupan_files_set_error (error, errno, self->folder);
  if (real == NULL)
    return FALSE;

  g_free (self->folder);
  self->folder = g_steal_pointer (&real);
  self->path = g_build_filename (self->folder, hupan_format_registry ()->file, NULL);
  g_set_str (&self->registry->folder, self->folder);

  if (!hupan_place_look (self->folder, &self->place, error) ||
      !hupan_place_check_folder (self->folder, &self->place, &access, error))
    return FALSE;
  if ((self->flags & HUPAN_OPEN_READ_ONLY) != 0)
    make_read_only (self, _("The registry was opened for reading only."));
  if (self->place.read_only)
    make_read_only (self, _("The registry is on a disk that can only be read, so nothing can be changed."));
  else if (access == HUPAN_PLACE_READABLE)
    make_read_only (
      self, _("The registry's folder is protected from being changed, so nothing can be changed in it."));
  return TRUE;
}

static gboolean
take_lock (Opening *self, GError **error)
{
  self->safety->lock = hupan_lock_take (self->folder, error);
  if (self->safety->lock == NULL)
    return FALSE;
  if (!hupan_lock_is_held (self->safety->lock))
    make_read_only (
      self, _("You have no permission to write in the registry's folder, so nothing can be changed."));
  return TRUE;
}

/* A crash may have cut a restoration short, and any work may have left unfinished files behind. */
static gboolean
finish_restore (Opening *self, GError **error)
{
  if (!is_read_only (self))
    {
      if (!hupan_restore_finish (self->folder, error))
        return FALSE;
      hupan_restore_clean (self->folder);
      hupan_backup_clean (self->folder);
      hupan_files_clean (self->folder);
      return TRUE;
    }
  if (!hupan_restore_is_pending (self->folder))
    return TRUE;
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY,
                       _("A backup was being restored when Hupan was ended, and finishing that needs "
                          "writing. Open the registry for "
                          "writing, or copy its folder to a disk that can be written."));
  return FALSE;
}

/* D9: a missing registry is said to be missing; only hupan_registry_create() makes an empty one. */
static gboolean
check_file (Opening *self, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->folder);
  g_autofree char *backups = g_build_filename (self->folder, "backups", NULL);
  HupanPlaceAccess access;

  if (g_file_test (self->path, G_FILE_TEST_EXISTS) || g_file_test (self->path, G_FILE_TEST_IS_SYMLINK))
    {
      if (!hupan_place_check_file (self->path, &self->place, &access, error))
        return FALSE;
      if (access == HUPAN_PLACE_READABLE)
        make_read_only (
          self, _("The registry's file is protected from being changed, so nothing can be changed in it."));
      return TRUE;
    }
  if (g_file_test (backups, G_FILE_TEST_IS_DIR))
    g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_FOUND,
                 _("The registry's file is missing from “%s”. Restore it from a backup, or make a new "
                    "registry elsewhere."),
                 name);
  else
    g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_FOUND, _("There is no registry at “%s”."),
                 name);
  return FALSE;
}

/* SQLite would take the content of a write-ahead log for the registry's, whoever put it there. Hupan uses
 * none. */
static gboolean
quarantine (Opening *self, const char *side_file, GError **error)
{
  g_autofree char *from = g_build_filename (self->folder, side_file, NULL);
  g_autofree char *folder = g_build_filename (self->folder, "quarantine", NULL);
  g_autofree char *stamp = hupan_files_stamp (hupan_clock_now ());
  g_autofree char *name = g_strdup_printf ("%s-%08x-%s", stamp, g_random_int (), side_file);
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autofree char *notice = NULL;

  if (!g_file_test (from, G_FILE_TEST_EXISTS) && !g_file_test (from, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  if (is_read_only (self))
    {
      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY,
                   /* Translators: a file's name. */
                   _("Another program left the file “%s” beside the registry, and it cannot be moved away "
                      "here. Copy the registry's "
                      "folder to a disk that can be written, and open the copy."),
                   side_file);
      return FALSE;
    }
  if (!hupan_files_make_folder (folder, error) || !hupan_files_move (from, to, error))
    return FALSE;
  g_message ("%s was moved to quarantine", side_file);
  notice = g_strdup_printf (
    _("Another program left the file “%s” beside the registry. It was moved to the folder “quarantine”, and "
       "the registry is as Hupan left it."),
    side_file);
  hupan_registry_add_notice (self->registry, notice);
  return TRUE;
}

static gboolean
quarantine_side_files (Opening *self, GError **error)
{
  const HupanFormat *formats[] = { hupan_format_registry (), hupan_format_documents () };
  const char *endings[] = { "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (endings); j++)
      {
        g_autofree char *name = g_strconcat (formats[i]->file, endings[j], NULL);

        if (!quarantine (self, name, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
read_header (Opening *self, GError **error)
{
  if (!hupan_format_read_header (hupan_format_registry (), self->path, &self->header, error))
    return FALSE;
  if (self->header.version > hupan_format_registry ()->version)
    make_read_only (self, _("The registry was written by a newer Hupan. You can look at everything, but to "
                             "change something please update Hupan."));
  return TRUE;
}

static gboolean
has_hot_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf st;

  return g_lstat (journal, &st) == 0 && st.st_size > 0;
}

static HupanDb *
connect_file (Opening *self, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean interrupted = has_hot_journal (path);
  g_autoptr (HupanDb)
    db = hupan_connect (path, is_read_only (self) ? HUPAN_CONNECT_READ_ONLY : HUPAN_CONNECT_WRITE, &local);
  gint64 pages;

  /* The first look into the file, which makes SQLite take back what a crash left half done. */
  if (db != NULL && hupan_db_read_int (db, "PRAGMA schema_version", &pages, &local))
    return g_steal_pointer (&db);
  if (interrupted && is_read_only (self))
    {
      g_clear_error (&local);
      g_set_error_literal (&local, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY,
                           _("The registry was not closed in order, and a change that was left half done "
                              "must be taken back before it can be "
                              "read, which needs writing. Copy the registry's folder to a disk that can be "
                              "written, and open the copy."));
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
connect_registry (Opening *self, GError **error)
{
  self->registry->db = connect_file (self, self->path, error);
  return self->registry->db != NULL;
}

/* Nothing in the file is believed before its tables are known to be ours. */
static gboolean
check_format (Opening *self, GError **error)
{
  const HupanFormat *format = hupan_format_registry ();
  HupanDb *db = self->registry->db;

  if (self->header.version > format->version)
    {
      if (!hupan_format_check_newer (format, db, error))
        return FALSE;
    }
  else if (!hupan_format_check_schema (format, db, self->header.version, error))
    return FALSE;
  return hupan_format_check_features (db, error);
}

static gboolean
read_meta (Opening *self, GError **error)
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
  g_set_error_literal (
    error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED,
    _("The registry is damaged: it does not say which one it is. Restore it from a backup."));
  return FALSE;
}

static gboolean
ask_about_copy (Opening *self, const char *sentence, GError **error)
{
  if ((self->flags & HUPAN_OPEN_ACCEPT_OLDER) != 0)
    {
      hupan_registry_add_notice (self->registry, sentence);
      return TRUE;
    }
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_OLDER, sentence);
  return FALSE;
}

/* V11: what was last seen here must still be part of the history. */
static gboolean
compare_with_state (Opening *self, GError **error)
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
    return ask_about_copy (
      self,
      _ (
        "This is an older copy of the registry: the newest changes that were made here are missing from it."),
      error);

  query = g_strdup_printf ("SELECT lower (hex (hash)) FROM history WHERE seq = %" G_GINT64_FORMAT,
                           state->seq);
  then = hupan_db_dup_text (self->registry->db, query, NULL);
  if (g_strcmp0 (then, state->head) != 0)
    return ask_about_copy (self,
                           _("The history of this registry is not the one that was last seen here: it was "
                              "changed by another program, or "
                              "this is another copy."),
                           error);
  return TRUE;
}

/* V8: `clean` says whether the last program to write closed the file in order. */
static gboolean
check_after_crash (Opening *self, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *reason = NULL;

  if (hupan_meta_get_int (self->registry->db, HUPAN_META_CLEAN, 1) != 0)
    return TRUE;
  if (!hupan_integrity_check (self->registry->db, hupan_format_registry ()->file, self->progress, findings,
                              error))
    return FALSE;
  if (findings->len == 0)
    {
      hupan_registry_add_notice (
        self->registry,
        _("Hupan was ended last time before it could close the registry. The registry has been checked: "
           "everything that was saved is there."));
      return TRUE;
    }
  reason = g_strdup_printf (
    _("The registry is damaged. Restore it from a backup, or open it for reading only. (%s)"),
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
open_documents (Opening *self, const char *path, GError **error)
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
  if (db == NULL || !hupan_format_check_schema (format, db, header.version, error))
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
static gboolean
connect_documents (Opening *self, GError **error)
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
  reason = g_strdup_printf (_("The documents of the registry cannot be opened, so nothing can be changed. "
                               "Restore the registry from a backup. (%s)"),
                            local->message);
  make_read_only (self, reason);
  return TRUE;
}

static gboolean
migrate (Opening *self, GError **error)
{
  if (self->header.version >= hupan_format_registry ()->version)
    return TRUE;
  return is_read_only (self) || hupan_migrate (self->registry, self->header.version, self->progress, error);
}

static gboolean
remember (Opening *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  hupan_identity_take (&self->safety->registry_file, self->path);
  if (is_read_only (self))
    return TRUE;
  hupan_ballast_keep (self->folder);

  /* Not being able to write it, on a full disk, is no reason to refuse what can be read. */
  if (!hupan_safety_save_state (self->registry, &local))
    g_debug ("state not saved: %s", local->message);
  return TRUE;
}

typedef gboolean (*Step) (Opening *, GError **);

static const Step to_the_lock[] = {
  find_folder, /* on this computer, ours */
  take_lock,
};

/* The recipe. Each step may rely on those before it; none can be left out. */
static const Step
  from_the_lock
    [] = {
      finish_restore,   check_file,         quarantine_side_files, read_header,
      connect_registry, /* from here on nobody but SQLite opens the file: closing a descriptor would release
                           its locks */
      check_format,     /* from here on its tables are known to be ours */
      read_meta,        compare_with_state, check_after_crash,     connect_documents,
      migrate,          remember,
    };

static gboolean
run (Opening *self, const Step *steps, gsize n_steps, GError **error)
{
  for (gsize i = 0; i < n_steps; i++)
    if (!steps[i](self, error))
      return FALSE;
  return TRUE;
}

static void
opening_clear (Opening *self)
{
  g_free (self->folder);
  g_free (self->path);
}

/**
 * hupan_registry_open:
 * @progress: of checks and updates, which are rare but can take long
 *
 * Opens a registry. Where it can be read but not written it is opened all the
 * same: hupan_registry_get_read_only_reason() then says why nothing can be
 * changed. What the user should know is in hupan_registry_get_notices().
 */
HupanRegistry *
hupan_registry_open (const char *folder, HupanOpenFlags flags, const HupanProgress *progress, GError **error)
{
  g_autoptr (HupanRegistry) registry = hupan_registry_new_for_db (NULL);
  g_autofree char *absolute = g_canonicalize_filename (folder, NULL);
  Opening opening = {
    .folder = g_steal_pointer (&absolute), .flags = flags, .progress = progress, .registry = registry
  };
  gboolean ok;

  registry->safety = hupan_safety_new ();
  opening.safety = registry->safety;
  ok = run (&opening, to_the_lock, G_N_ELEMENTS (to_the_lock), error) &&
       run (&opening, from_the_lock, G_N_ELEMENTS (from_the_lock), error);
  opening_clear (&opening);
  return ok ? g_steal_pointer (&registry) : NULL;
}

void
hupan_registry_reopen (HupanRegistry *self)
{
  Opening opening = {
    .folder = g_strdup (self->folder),
    .path = g_build_filename (self->folder, hupan_format_registry ()->file, NULL),
    .registry = self,
    .safety = self->safety,
  };
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->db, hupan_db_free);
  g_clear_pointer (&self->safety->documents, hupan_db_free);
  g_clear_pointer (&self->safety->state, hupan_state_free);
  self->safety->marked = FALSE;
  if (!hupan_place_look (self->folder, &opening.place, &error) ||
      !run (&opening, from_the_lock, G_N_ELEMENTS (from_the_lock), &error))
    {
      g_clear_pointer (&self->db, hupan_db_free);
      /* Readers need a connection to ask; this one knows nothing and answers with errors. */
      self->db = hupan_connect_in_memory (NULL);
      hupan_registry_set_read_only (self, error->message);
    }
  hupan_db_set_yield_func (self->db, self->yield_func, self->yield_data);
  opening_clear (&opening);
}

/* What closing in order writes; after a failure of the disk nothing is written any more. */
static void
write_farewell (HupanRegistry *self)
{
  g_autoptr (GError) error = NULL;

  if (self->read_only_reason != NULL || self->uuid == NULL || hupan_db_get_failure (self->db) != SQLITE_OK)
    return;
  if (self->safety->marked &&
      (!hupan_meta_set (self->db, HUPAN_META_WRITTEN_BY, hupan_get_version (), &error) ||
       !hupan_meta_set (self->db, HUPAN_META_CLEAN, "1", &error)))
    {
      g_debug ("the registry could not be closed in order: %s", error->message);
      return;
    }
  if (!hupan_safety_save_state (self, &error))
    g_debug ("state not saved: %s", error->message);
}

/**
 * hupan_registry_close:
 *
 * May be called more than once; dropping the last reference does it too.
 */
void
hupan_registry_close (HupanRegistry *self)
{
  if (self->safety == NULL)
    return;
  if (self->db != NULL)
    {
      hupan_db_rollback (self->db);
      if (self->safety->state != NULL)
        write_farewell (self);
    }
  g_clear_pointer (&self->db, hupan_db_free);
  g_clear_pointer (&self->safety, hupan_safety_free);
}
