/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-state.h"

#include "core/hupan-clock.h"
#include "hupan-files.h"

#define SEEN      "seen"
#define MIGRATION "migration"

static char *
dup_path (const char *folder)
{
  return g_build_filename (folder, "state", NULL);
}

/* A missing or unreadable file is no error: then nothing is known. */
HupanState *
hupan_state_load (const char *folder)
{
  g_autofree char *path = dup_path (folder);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  HupanState *self = g_new0 (HupanState, 1);

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return self;
  self->uuid = g_key_file_get_string (file, SEEN, "uuid", NULL);
  self->seq = g_key_file_get_int64 (file, SEEN, "seq", NULL);
  self->head = g_key_file_get_string (file, SEEN, "head", NULL);
  self->at = g_key_file_get_int64 (file, SEEN, "at", NULL);
  self->restored = g_key_file_get_string (file, SEEN, "restored", NULL);
  self->failed_migration = (guint) g_key_file_get_uint64 (file, MIGRATION, "format", NULL);
  self->failures = (guint) g_key_file_get_uint64 (file, MIGRATION, "failures", NULL);
  self->failed_by = g_key_file_get_string (file, MIGRATION, "by", NULL);
  return self;
}

gboolean
hupan_state_save (HupanState *self, const char *folder, GError **error)
{
  g_autofree char *path = dup_path (folder);
  g_autofree char *text = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gsize length = 0;

  self->at = hupan_clock_now ();
  if (self->uuid != NULL)
    g_key_file_set_string (file, SEEN, "uuid", self->uuid);
  g_key_file_set_int64 (file, SEEN, "seq", self->seq);
  if (self->head != NULL)
    g_key_file_set_string (file, SEEN, "head", self->head);
  g_key_file_set_int64 (file, SEEN, "at", self->at);
  if (self->restored != NULL)
    g_key_file_set_string (file, SEEN, "restored", self->restored);
  if (self->failures > 0)
    {
      g_key_file_set_uint64 (file, MIGRATION, "format", self->failed_migration);
      g_key_file_set_uint64 (file, MIGRATION, "failures", self->failures);
      if (self->failed_by != NULL)
        g_key_file_set_string (file, MIGRATION, "by", self->failed_by);
    }
  text = g_key_file_to_data (file, &length, NULL);
  return hupan_files_write (path, text, (gssize) length, error);
}

void
hupan_state_free (HupanState *self)
{
  g_free (self->uuid);
  g_free (self->head);
  g_free (self->restored);
  g_free (self->failed_by);
  g_free (self);
}
