/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-create.h"

#include "core/hupan-fold.h"
#include "core/hupan-init.h"
#include "hupan-connect.h"
#include "hupan-files.h"
#include "hupan-format.h"
#include "hupan-meta.h"
#include "hupan-place.h"
#include "hupan-registry.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Whether anything is in the way: a folder with nothing in it is not. */
static gboolean
check_free (const char *folder, GError **error)
{
  g_autofree char *name = g_filename_display_name (folder);
  g_autofree char *database = g_build_filename (folder, hupan_format_registry ()->file, NULL);
  g_autoptr (GDir) dir = NULL;

  if (g_file_test (database, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_EXISTS,
                   _("There is a registry at “%s” already. Open it, or choose another name."), name);
      return FALSE;
    }
  if (!g_file_test (folder, G_FILE_TEST_EXISTS) && !g_file_test (folder, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  dir = g_dir_open (folder, 0, NULL);
  if (dir != NULL && g_dir_read_name (dir) == NULL)
    return TRUE;
  g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_EXISTS,
               _("“%s” exists already and is not empty. Choose another name for the new registry."), name);
  return FALSE;
}

static gboolean
fill (const HupanFormat *format, HupanDb *db, const char *uuid, const char *name, GError **error)
{
  return hupan_db_begin_exclusive (db, error) && hupan_format_run (format, db, 0, format->version, error) &&
         hupan_format_stamp (format, db, error) && hupan_meta_set (db, HUPAN_META_UUID, uuid, error) &&
         hupan_meta_set (db, HUPAN_META_NAME, name, error) &&
         hupan_meta_set (db, HUPAN_META_FEATURES, "", error) &&
         hupan_meta_set (db, HUPAN_META_FOLD_RULES, G_STRINGIFY (HUPAN_FOLD_RULES), error) &&
         hupan_meta_set (db, HUPAN_META_CREATED_BY, hupan_get_version (), error) &&
         hupan_meta_set (db, HUPAN_META_CLEAN, "1", error) && hupan_db_commit (db, error);
}

static gboolean
make_database (const HupanFormat *format,
               const char *folder,
               const char *uuid,
               const char *name,
               GError **error)
{
  g_autofree char *path = g_build_filename (folder, format->file, NULL);
  g_autoptr (HupanDb) db = NULL;

  if (!hupan_files_make_empty (path, error))
    return FALSE;
  db = hupan_connect (path, HUPAN_CONNECT_WRITE, error);
  if (db == NULL)
    return FALSE;
  hupan_maintenance_begin (db);
  return fill (format, db, uuid, name, error);
}

/* An empty documents.sqlite, open. */
HupanDb *
hupan_create_documents (const char *folder, const char *uuid, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, hupan_format_documents ()->file, NULL);

  if (!make_database (hupan_format_documents (), folder, uuid, name, error))
    return NULL;
  return hupan_connect (path, HUPAN_CONNECT_WRITE, error);
}

static gboolean
make_folder (const char *folder, const char *name, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  HupanPlace place;

  return hupan_place_look (folder, &place, error) &&
         make_database (hupan_format_registry (), folder, uuid, name, error) &&
         make_database (hupan_format_documents (), folder, uuid, name, error);
}

char *
hupan_create_begin (const char *folder, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *real_parent = NULL;
  g_autofree char *aside = NULL;

  if (!check_free (folder, error))
    return NULL;
  if (g_mkdir_with_parents (parent, 0700) != 0 || (real_parent = realpath (parent, NULL)) == NULL)
    {
      hupan_files_set_error (error, errno, parent);
      return NULL;
    }
  aside = g_build_filename (real_parent, ".new-registry-XXXXXX", NULL);
  if (g_mkdtemp_full (aside, 0700) != NULL)
    return g_steal_pointer (&aside);
  hupan_files_set_error (error, errno, parent);
  return NULL;
}

gboolean
hupan_create_end (const char *aside, const char *folder, gboolean ok, GError **error)
{
  if (ok && hupan_files_sync (aside, error) && hupan_files_move (aside, folder, error))
    return TRUE;
  hupan_files_remove (aside);
  return FALSE;
}

/**
 * hupan_registry_create:
 * @folder: where nothing is yet, or an empty folder
 * @name: for people
 *
 * Makes a new registry and opens it.
 */
HupanRegistry *
hupan_registry_create (const char *folder, const char *name, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (folder, NULL);
  g_autofree char *aside = hupan_create_begin (absolute, error);

  if (aside == NULL || !hupan_create_end (aside, absolute, make_folder (aside, name, error), error))
    return NULL;
  return hupan_registry_open (absolute, HUPAN_OPEN_NONE, NULL, error);
}
