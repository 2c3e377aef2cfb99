/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-draft-file.h"

#include <glib/gstdio.h>

struct _HupanDraftFile
{
  GObject parent_instance;

  GFile *file;
  gboolean writing;
  char *next; /* what is to be written when the file is free again */
  gboolean removed;
};

G_DEFINE_FINAL_TYPE (HupanDraftFile, hupan_draft_file, G_TYPE_OBJECT)

/* One folder for each registry, named by its place. */
static char *
dup_folder (const char *registry)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, registry, -1);

  sum[16] = '\0';
  return g_build_filename (g_get_user_state_dir (), "hupan", "drafts", sum, NULL);
}

static void write_next (HupanDraftFile *self);

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HupanDraftFile) self = data;
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_message ("What is typed cannot be kept: %s", error->message);

  if (self->removed)
    hupan_draft_file_remove (self);
  else
    write_next (self);
}

static void
write_next (HupanDraftFile *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *folder = NULL;

  if (self->writing || self->next == NULL)
    return;

  folder = g_path_get_dirname (g_file_peek_path (self->file));
  g_mkdir_with_parents (folder, 0700);
  bytes = g_bytes_new_take (self->next, strlen (self->next));
  self->next = NULL;
  self->writing = TRUE;
  g_file_replace_contents_bytes_async (self->file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, written_cb, g_object_ref (self));
}

static void
hupan_draft_file_finalize (GObject *object)
{
  HupanDraftFile *self = HUPAN_DRAFT_FILE (object);

  g_object_unref (self->file);
  g_free (self->next);

  G_OBJECT_CLASS (hupan_draft_file_parent_class)->finalize (object);
}

static void
hupan_draft_file_class_init (HupanDraftFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hupan_draft_file_finalize;
}

static void
hupan_draft_file_init (HupanDraftFile *self)
{
}

/**
 * hupan_draft_file_new:
 * @registry: its folder
 * @id: of the record; 0: one that is being made
 */
HupanDraftFile *
hupan_draft_file_new (const char      *registry,
                      const HupanKind *kind,
                      gint64           id)
{
  HupanDraftFile *self = g_object_new (HUPAN_TYPE_DRAFT_FILE, NULL);
  g_autofree char *folder = dup_folder (registry);
  g_autofree char *name = g_strdup_printf ("%s-%" G_GINT64_FORMAT ".json", kind->name, id);

  self->file = g_file_new_build_filename (folder, name, NULL);
  return self;
}

gboolean
hupan_draft_file_exists (HupanDraftFile *self)
{
  return g_file_test (g_file_peek_path (self->file), G_FILE_TEST_EXISTS);
}

/**
 * hupan_draft_file_read:
 * @saved_at: (out): when it was written, UTC, ms since 1970
 *
 * Returns: (transfer full) (nullable): what was left behind, as it was written
 */
JsonObject *
hupan_draft_file_read (HupanDraftFile *self,
                       gint64         *saved_at)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  GStatBuf status;

  if (g_stat (g_file_peek_path (self->file), &status) != 0 ||
      !g_file_get_contents (g_file_peek_path (self->file), &text, NULL, NULL))
    return NULL;

  node = json_from_string (text, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  *saved_at = (gint64) status.st_mtime * 1000;
  return json_node_dup_object (node);
}

/**
 * hupan_draft_file_write:
 *
 * Writes in the background. What comes while it is busy is written after that, the newest only.
 */
void
hupan_draft_file_write (HupanDraftFile *self,
                        JsonObject     *state)
{
  g_autoptr (JsonNode) node = json_node_alloc ();

  json_node_init_object (node, state);
  g_free (self->next);
  self->next = json_to_string (node, FALSE);
  self->removed = FALSE;
  write_next (self);
}

void
hupan_draft_file_remove (HupanDraftFile *self)
{
  g_clear_pointer (&self->next, g_free);
  self->removed = TRUE;
  if (!self->writing)
    g_unlink (g_file_peek_path (self->file));
}

JsonObject *
hupan_draft_get_object (JsonObject *state,
                        const char *name)
{
  JsonNode *node = json_object_get_member (state, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
read_name (const char     *name,
           HupanDraftLeft *left)
{
  g_auto (GStrv) words = g_strsplit_set (name, "-.", -1);

  if (g_strv_length (words) != 3 || !g_str_equal (words[2], "json"))
    return FALSE;

  left->kind = hupan_kind_get (words[0]);
  return left->kind != NULL && g_ascii_string_to_signed (words[1], 10, 0, G_MAXINT64, &left->id, NULL);
}

GArray *
hupan_draft_file_list (const char *registry)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (HupanDraftLeft));
  g_autofree char *folder = dup_folder (registry);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      HupanDraftLeft left;

      if (read_name (name, &left))
        g_array_append_val (list, left);
    }

  return list;
}
