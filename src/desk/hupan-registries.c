/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-registries.h"

#include <gio/gio.h>

#include "core/hupan-clock.h"

/* What is remembered is a convenience: a file that cannot be read or written costs an order of names, nothing else, so
 * it is no error. */
static char *
dup_memory_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "hupan", "recent.ini", NULL);
}

static GKeyFile *
load_memory (void)
{
  GKeyFile *memory = g_key_file_new ();
  g_autofree char *path = dup_memory_path ();

  g_key_file_load_from_file (memory, path, G_KEY_FILE_NONE, NULL);

  return memory;
}

static void
save_memory (GKeyFile *memory)
{
  g_autofree char *path = dup_memory_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (memory, path, &error))
    g_debug ("%s", error->message);
}

/* Asks only whether the file is there: nobody but SQLite opens it. */
static gboolean
is_registry (const char *folder)
{
  g_autofree char *database = g_build_filename (folder, "registry.sqlite", NULL);

  return g_file_test (database, G_FILE_TEST_IS_REGULAR);
}

/* A group of a key file may not hold these; a folder's name may. */
static char *
dup_group (const char *folder)
{
  return g_uri_escape_string (folder, "/ ", TRUE);
}

static void
add_place (GHashTable *places,
           GKeyFile   *memory,
           const char *folder)
{
  HupanRegistryPlace *place;
  g_autofree char *group = dup_group (folder);

  if (g_hash_table_contains (places, folder) || !is_registry (folder))
    return;

  place = g_new0 (HupanRegistryPlace, 1);
  place->folder = g_strdup (folder);
  place->name = g_key_file_get_string (memory, group, "name", NULL);
  place->opened_at = g_key_file_get_int64 (memory, group, "opened", NULL);
  if (place->name == NULL)
    place->name = g_path_get_basename (folder);
  g_hash_table_insert (places, place->folder, place);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const HupanRegistryPlace *one = *(const HupanRegistryPlace *const *) a;
  const HupanRegistryPlace *other = *(const HupanRegistryPlace *const *) b;

  if (one->opened_at != other->opened_at)
    return one->opened_at > other->opened_at ? -1 : 1;

  return strcmp (one->folder, other->folder);
}

void
hupan_registry_place_free (HupanRegistryPlace *place)
{
  g_free (place->folder);
  g_free (place->name);
  g_free (place);
}

char *
hupan_registries_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "hupan", "registries", NULL);
}

/**
 * hupan_registries_list:
 *
 * Returns: (element-type HupanRegistryPlace) (transfer full): the registries in the data directory, and those elsewhere
 *   that were opened and are still there; the one opened last comes first
 */
GPtrArray *
hupan_registries_list (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_registry_place_free);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GKeyFile) memory = load_memory ();
  g_auto (GStrv) groups = g_key_file_get_groups (memory, NULL);
  g_autofree char *parent = hupan_registries_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  GHashTableIter iter;
  gpointer place;

  for (char **group = groups; *group != NULL; group++)
    {
      g_autofree char *folder = g_uri_unescape_string (*group, NULL);

      if (folder != NULL)
        add_place (places, memory, folder);
    }
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *folder = g_build_filename (parent, name, NULL);

      add_place (places, memory, folder);
    }

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    g_ptr_array_add (list, place);
  g_ptr_array_sort (list, compare_places);

  return list;
}

/**
 * hupan_registries_dup_last:
 *
 * Returns: (transfer full) (nullable): the folder of the default registry: the one opened last
 */
char *
hupan_registries_dup_last (void)
{
  g_autoptr (GPtrArray) list = hupan_registries_list ();

  return list->len > 0 ? g_strdup (((HupanRegistryPlace *) g_ptr_array_index (list, 0))->folder) : NULL;
}

/* What every file system can hold and a person recognises. */
static char *
dup_folder_name (const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *p = name; *p != '\0' && text->len < 60; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '-' || c == '_')
        g_string_append_unichar (text, c);
      else if (text->len > 0 && text->str[text->len - 1] != '-')
        g_string_append_c (text, '-');
    }
  while (text->len > 0 && text->str[text->len - 1] == '-')
    g_string_truncate (text, text->len - 1);

  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : g_strdup ("registry");
}

/**
 * hupan_registries_dup_new_folder:
 * @name: what the new registry is to be called, valid UTF-8
 *
 * Returns: (transfer full): a folder in the data directory that does not exist yet; the one above it does
 */
char *
hupan_registries_dup_new_folder (const char *name)
{
  g_autofree char *parent = hupan_registries_dup_folder ();
  g_autofree char *stem = dup_folder_name (name);
  g_autofree char *folder = g_build_filename (parent, stem, NULL);

  g_mkdir_with_parents (parent, 0700);
  for (guint i = 2; g_file_test (folder, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s-%u", stem, i);

      g_free (folder);
      folder = g_build_filename (parent, numbered, NULL);
    }

  return g_steal_pointer (&folder);
}

/**
 * hupan_registries_remember:
 *
 * To be called when a registry was opened: it is the default from now on.
 */
void
hupan_registries_remember (const char *folder,
                           const char *name)
{
  g_autofree char *absolute = g_canonicalize_filename (folder, NULL);
  g_autofree char *group = dup_group (absolute);
  g_autoptr (GKeyFile) memory = load_memory ();

  g_key_file_set_string (memory, group, "name", name);
  g_key_file_set_int64 (memory, group, "opened", hupan_clock_now ());
  save_memory (memory);
}

void
hupan_registries_forget (const char *folder)
{
  g_autofree char *absolute = g_canonicalize_filename (folder, NULL);
  g_autofree char *group = dup_group (absolute);
  g_autoptr (GKeyFile) memory = load_memory ();

  if (g_key_file_remove_group (memory, group, NULL))
    save_memory (memory);
}
