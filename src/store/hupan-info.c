/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/hupan-init.h"
#include "hupan-meta.h"
#include "hupan-safety-private.h"
#include "hupan-safety.h"

#include <glib/gi18n.h>

void
hupan_info_free (HupanInfo *info)
{
  g_free (info->name);
  g_free (info->value);
  g_free (info);
}

static void
add (GPtrArray *all, const char *name, const char *value)
{
  HupanInfo *info = g_new0 (HupanInfo, 1);

  info->name = g_strdup (name);
  info->value = g_strdup (value != NULL ? value : "");
  g_ptr_array_add (all, info);
}

static void
add_int (GPtrArray *all, const char *name, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  add (all, name, text);
}

/* Values that a query gives, as the registry stores them; a script can rely on names and values alike. */
static gboolean
add_query (GPtrArray *all, HupanDb *db, const char *name, const char *query, GError **error)
{
  gint64 value;

  if (!hupan_db_read_int (db, query, &value, error))
    return FALSE;
  add_int (all, name, value);
  return TRUE;
}

static gboolean
add_kinds (GPtrArray *all, HupanDb *db, GError **error)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_autofree char *query = g_strdup_printf ("SELECT count (*) FROM \"%s\" WHERE deleted_at IS NULL",
                                                (*kind)->name);

      if (((*kind)->flags & HUPAN_KIND_LISTED) != 0 && !add_query (all, db, (*kind)->plural, query, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_backups (GPtrArray *all, const char *folder)
{
  g_autoptr (GPtrArray) backups = hupan_registry_list_backups (folder, NULL);

  add_int (all, "backups", backups->len);
  if (backups->len > 0)
    add (all, "last-backup", ((HupanBackup *) backups->pdata[0])->label);
}

GPtrArray *
hupan_registry_info (HupanRegistry *self, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_info_free);
  g_autofree char *created_by = hupan_meta_dup (self->db, HUPAN_META_CREATED_BY, NULL);
  g_autofree char *written_by = hupan_meta_dup (self->db, HUPAN_META_WRITTEN_BY, NULL);

  add (all, "name", self->name);
  add (all, "folder", self->folder);
  add (all, "uuid", self->uuid);
  if (!add_query (all, self->db, "format", "PRAGMA user_version", error))
    return NULL;
  add (all, "read-only", self->read_only_reason);
  add (all, "created-by", created_by);
  add (all, "written-by", written_by);
  if (!add_query (all, self->db, "size",
                  "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", error) ||
      !add_kinds (all, self->db, error) ||
      !add_query (all, self->db, "changes", "SELECT count (*) FROM history", error))
    return NULL;
  if (self->safety->documents != NULL &&
      !add_query (all, self->safety->documents, "contents", "SELECT count (*) FROM content", error))
    return NULL;
  add_backups (all, self->folder);
  add (all, "hupan", hupan_get_version ());
  add (all, "sqlite", sqlite3_libversion ());
  return g_steal_pointer (&all);
}
