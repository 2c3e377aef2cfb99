/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-commands.h"

#include <glib/gi18n.h>

#include "desk/hupan-registries.h"
#include "exchange/hupan-unpack.h"
#include "hupan-meant.h"
#include "hupan-output.h"
#include "hupan-table.h"
#include "store/hupan-safety.h"

static void
print_backups_json (GPtrArray *backups)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < backups->len; i++)
    {
      HupanBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *name = g_path_get_basename (backup->path);
      g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (backup->made_at / 1000);
      g_autofree char *when = g_date_time_format_iso8601 (at);
      const struct { const char *name; const char *value; } texts[] = {
        { "name", name }, { "path", backup->path }, { "at", when }, { "why", backup->why },
      };

      json_builder_begin_object (builder);
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          json_builder_set_member_name (builder, texts[j].name);
          hupan_output_add_string (builder, texts[j].value);
        }
      json_builder_set_member_name (builder, "size");
      json_builder_add_int_value (builder, backup->size);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  hupan_output_print_json (builder);
}

static void
print_backups (GPtrArray *backups)
{
  g_autoptr (HupanTable) table = hupan_table_new ();

  hupan_table_add_column (table, _ ("Backup"), HUPAN_TABLE_LEFT);
  hupan_table_add_column (table, _ ("Made"), HUPAN_TABLE_LEFT);
  hupan_table_add_column (table, _ ("Size"), HUPAN_TABLE_RIGHT);
  for (guint i = 0; i < backups->len; i++)
    {
      HupanBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *name = g_path_get_basename (backup->path);
      g_autofree char *size = g_format_size (backup->size);

      hupan_table_add_cell (table, name);
      hupan_table_add_cell (table, backup->label);
      hupan_table_add_cell (table, size);
    }
  hupan_table_print (table);
}

static gboolean
list_backups (HupanCli    *cli,
              HupanOutput  format,
              GError     **error)
{
  g_autofree char *folder = hupan_cli_dup_folder (cli, error);
  g_autoptr (GPtrArray) backups = folder != NULL ? hupan_registry_list_backups (folder, error) : NULL;

  if (backups == NULL)
    return FALSE;

  if (format == HUPAN_OUTPUT_JSON)
    print_backups_json (backups);
  else
    print_backups (backups);
  return TRUE;
}

gboolean
hupan_command_backup (HupanCli  *cli,
                      GStrv     *arguments,
                      GError   **error)
{
  g_autofree char *format_name = NULL;
  gboolean list = FALSE;
  const GOptionEntry entries[] = {
    { "list", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &list, N_ ("List the backups there are"), NULL },
    HUPAN_FORMAT_OPTION (format_name, N_ ("How the list is written: table or json")),
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *path = NULL;
  HupanOutput format;

  if (!hupan_cli_parse (cli, "backup", entries, arguments, 0, 0, error)
      || !hupan_output_parse (format_name, HUPAN_OUTPUT_TABLE | HUPAN_OUTPUT_JSON, &format, error))
    return FALSE;
  if (list)
    return list_backups (cli, format, error);
  if (hupan_cli_open (cli, HUPAN_OPEN_NONE, error) == NULL)
    return FALSE;

  path = hupan_registry_backup (cli->registry, "manual", hupan_cli_get_progress (), error);
  hupan_cli_clear_progress ();
  if (path == NULL)
    return FALSE;

  g_print ("%s\n", path);
  return TRUE;
}

/* A path, or the name of one of the registry's own backups. */
static char *
find_backup (const char  *folder,
             const char  *word,
             GError     **error)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) names = NULL;

  if (strchr (word, G_DIR_SEPARATOR) != NULL || g_file_test (word, G_FILE_TEST_EXISTS))
    return g_canonicalize_filename (word, NULL);

  backups = hupan_registry_list_backups (folder, error);
  if (backups == NULL)
    return NULL;

  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < backups->len; i++)
    {
      HupanBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *name = g_path_get_basename (backup->path);

      if (strcmp (name, word) == 0)
        return g_strdup (backup->path);
      g_ptr_array_add (names, g_steal_pointer (&name));
    }

  if (names->len == 0)
    hupan_cli_fail (error, _ ("This registry has no backup."));
  else
    hupan_meant_refuse (error, word, names, _ ("There is no backup “%s”."), word);
  return NULL;
}

gboolean
hupan_command_restore_backup (HupanCli    *cli,
                              const char  *word,
                              GError     **error)
{
  g_autofree char *folder = hupan_cli_dup_folder (cli, error);
  g_autofree char *backup = folder != NULL ? find_backup (folder, word, error) : NULL;
  gboolean done;

  if (backup == NULL)
    return FALSE;

  done = hupan_registry_restore (folder, backup, hupan_cli_get_progress (), error);
  hupan_cli_clear_progress ();
  if (!done)
    return FALSE;

  /* Translators: the name of a backup. */
  g_print (_ ("The registry is as it was in “%s”."), word);
  g_print ("\n");
  return TRUE;
}

gboolean
hupan_command_pack (HupanCli  *cli,
                    GStrv     *arguments,
                    GError   **error)
{
  gboolean done;

  if (!hupan_cli_parse (cli, "pack", NULL, arguments, 1, 1, error)
      || hupan_cli_open (cli, HUPAN_OPEN_NONE, error) == NULL)
    return FALSE;

  done = hupan_registry_pack (cli->registry, (*arguments)[0], hupan_cli_get_progress (), error);
  hupan_cli_clear_progress ();
  if (done)
    g_print ("%s\n", (*arguments)[0]);

  return done;
}

/* What the package is called, without the folder and the ending, is what the registry's folder is called. */
static char *
dup_package_name (const char *file)
{
  g_autofree char *base = g_filename_display_basename (file);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';

  return g_steal_pointer (&base);
}

gboolean
hupan_command_unpack (HupanCli  *cli,
                      GStrv     *arguments,
                      GError   **error)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  gboolean done;

  if (!hupan_cli_parse (cli, "unpack", NULL, arguments, 1, 1, error))
    return FALSE;

  name = dup_package_name ((*arguments)[0]);
  folder = cli->folder != NULL ? g_strdup (cli->folder) : hupan_registries_dup_new_folder (name);
  done = hupan_registry_unpack ((*arguments)[0], folder, hupan_cli_get_progress (), error);
  hupan_cli_clear_progress ();
  if (!done)
    return FALSE;

  if (cli->folder == NULL)
    hupan_registries_remember (folder, name);
  g_print ("%s\n", folder);

  return TRUE;
}
