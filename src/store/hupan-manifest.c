/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-manifest.h"

#include "core/hupan-init.h"
#include "hupan-files.h"
#include "hupan-format.h"
#include "hupan-registry.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#define VERSION     1
#define MOST_TABLES 1000

static void
file_free (HupanManifestFile *file)
{
  g_free (file->name);
  g_free (file->sha256);
  g_free (file);
}

HupanManifest *
hupan_manifest_new (void)
{
  HupanManifest *self = g_new0 (HupanManifest, 1);

  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
  self->fresh = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
hupan_manifest_free (HupanManifest *self)
{
  g_free (self->uuid);
  g_free (self->name);
  g_free (self->why);
  g_free (self->written_by);
  g_free (self->head);
  g_free (self->documents);
  g_hash_table_unref (self->counts);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->fresh);
  g_free (self->previous);
  g_free (self);
}

void
hupan_manifest_add_file (HupanManifest *self, const char *name, gint64 size, const char *sha256)
{
  HupanManifestFile *file = g_new0 (HupanManifestFile, 1);

  file->name = g_strdup (name);
  file->size = size;
  file->sha256 = g_strdup (sha256);
  g_ptr_array_add (self->files, file);
}

HupanManifestFile *
hupan_manifest_get_file (HupanManifest *self, const char *name)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      HupanManifestFile *file = self->files->pdata[i];

      if (g_str_equal (file->name, name))
        return file;
    }
  return NULL;
}

gint64
hupan_manifest_get_size (HupanManifest *self)
{
  gint64 size = self->contents_size;

  for (guint i = 0; i < self->files->len; i++)
    size += ((HupanManifestFile *) self->files->pdata[i])->size;
  return size;
}

static char *
dup_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_dup_string (node);
}

static gint64
get_int (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return -1;
  return json_node_get_int (node);
}

static JsonObject *
get_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
is_sum (const char *text)
{
  return text != NULL && strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

static gboolean
read_counts (HupanManifest *self, JsonObject *counts)
{
  JsonObjectIter iter;
  const char *table;
  JsonNode *node;

  if (counts == NULL || json_object_get_size (counts) > MOST_TABLES)
    return FALSE;
  json_object_iter_init (&iter, counts);
  while (json_object_iter_next (&iter, &table, &node))
    {
      gint64 count = get_int (counts, table);

      if (count < 0)
        return FALSE;
      g_hash_table_insert (self->counts, g_strdup (table), g_memdup2 (&count, sizeof count));
    }
  return TRUE;
}

/* Only the two names there are, so that no name in a foreign file ever becomes a path. */
static gboolean
read_files (HupanManifest *self, JsonObject *files)
{
  const char *names[] = { hupan_format_registry ()->file, hupan_format_documents ()->file };

  if (files == NULL || json_object_get_size (files) > G_N_ELEMENTS (names))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonObject *file = get_object (files, names[i]);
      g_autofree char *sum = NULL;
      gint64 size;

      if (file == NULL)
        continue;
      sum = dup_string (file, "sha256");
      size = get_int (file, "size");
      if (size < 0 || !is_sum (sum))
        return FALSE;
      hupan_manifest_add_file (self, names[i], size, sum);
    }
  return self->files->len == json_object_get_size (files) && hupan_manifest_get_file (self, names[0]) != NULL;
}

/* They are no file of a package, and in backups from before they were in a database. */
static gboolean
read_contents (HupanManifest *self, JsonObject *contents)
{
  if (contents == NULL)
    return TRUE;
  self->has_contents = TRUE;
  self->n_contents = get_int (contents, "count");
  self->contents_size = get_int (contents, "size");
  return self->n_contents >= 0 && self->contents_size >= 0 && self->contents_size < G_MAXINT64 / 4;
}

static gboolean
read_object (HupanManifest *self, JsonObject *object)
{
  gint64 format = get_int (object, "format");

  self->uuid = dup_string (object, "uuid");
  self->name = dup_string (object, "name");
  self->why = dup_string (object, "why");
  self->written_by = dup_string (object, "written_by");
  self->made_at = get_int (object, "made_at");
  self->format = format > 0 && format < G_MAXINT ? (guint) format : 0;
  self->seq = get_int (object, "seq");
  self->head = dup_string (object, "head");
  self->documents = dup_string (object, "documents");
  return get_int (object, "manifest") == VERSION && self->uuid != NULL && self->name != NULL &&
         self->why != NULL && self->made_at >= 0 && self->format > 0 && self->seq >= 0 &&
         (self->head == NULL || is_sum (self->head)) && read_counts (self, get_object (object, "counts")) &&
         read_contents (self, get_object (object, "contents")) && read_files (self, get_object (object, "files"));
}

HupanManifest *
hupan_manifest_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (HupanManifest) self = hupan_manifest_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (g_utf8_validate (text, length, NULL) && json_parser_load_from_data (parser, text, length, NULL))
    {
      JsonNode *root = json_parser_get_root (parser);

      if (root != NULL && JSON_NODE_HOLDS_OBJECT (root) && read_object (self, json_node_get_object (root)))
        return g_steal_pointer (&self);
    }
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED,
                       _("The copy does not say what it should contain: it is damaged, or not made by Hupan."));
  return NULL;
}

HupanManifest *
hupan_manifest_load (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, HUPAN_MANIFEST_FILE, NULL);
  g_autofree char *text = g_malloc (HUPAN_MANIFEST_SIZE);
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  gssize length = fd >= 0 ? read (fd, text, HUPAN_MANIFEST_SIZE) : -1;

  if (length < 0)
    {
      hupan_files_set_error (error, errno, path);
      return NULL;
    }
  return hupan_manifest_parse (text, length, error);
}

static void
add_string (JsonBuilder *builder, const char *member, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder, const char *member, gint64 value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, value);
}

static void
add_counts (JsonBuilder *builder, HupanManifest *self)
{
  g_autoptr (GList) tables = g_list_sort (g_hash_table_get_keys (self->counts), (GCompareFunc) g_strcmp0);

  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (GList *l = tables; l != NULL; l = l->next)
    add_int (builder, l->data, *(gint64 *) g_hash_table_lookup (self->counts, l->data));
  json_builder_end_object (builder);
}

static void
add_contents (JsonBuilder *builder, HupanManifest *self)
{
  if (!self->has_contents)
    return;
  json_builder_set_member_name (builder, "contents");
  json_builder_begin_object (builder);
  add_int (builder, "count", self->n_contents);
  add_int (builder, "size", self->contents_size);
  json_builder_end_object (builder);
}

static void
add_files (JsonBuilder *builder, HupanManifest *self)
{
  json_builder_set_member_name (builder, "files");
  json_builder_begin_object (builder);
  for (guint i = 0; i < self->files->len; i++)
    {
      HupanManifestFile *file = self->files->pdata[i];

      json_builder_set_member_name (builder, file->name);
      json_builder_begin_object (builder);
      add_int (builder, "size", file->size);
      add_string (builder, "sha256", file->sha256);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

gboolean
hupan_manifest_save (HupanManifest *self, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, HUPAN_MANIFEST_FILE, NULL);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_int (builder, "manifest", VERSION);
  add_string (builder, "uuid", self->uuid);
  add_string (builder, "name", self->name);
  add_string (builder, "why", self->why);
  add_string (builder, "written_by", hupan_get_version ());
  add_int (builder, "made_at", self->made_at);
  add_int (builder, "format", self->format);
  add_int (builder, "seq", self->seq);
  add_string (builder, "head", self->head);
  add_string (builder, "documents", self->documents);
  add_counts (builder, self);
  add_contents (builder, self);
  add_files (builder, self);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return hupan_files_write (path, text, -1, error);
}
