/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-commands.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "core/hupan-l10n.h"
#include "exchange/hupan-export.h"
#include "exchange/hupan-import.h"
#include "hupan-list-options.h"
#include "hupan-meant.h"
#include "hupan-output.h"
#include "store/hupan-safety.h"

#define BACKED_UP_FROM 100 /* rows: an import of more than these is preceded by a backup (reliability B1) */
#define PROBLEMS_SHOWN 20

typedef struct
{
  char *encoding;
  char *problems;
  gboolean dry_run;
  gboolean only_good;
} ImportOptions;

static void
clear_import_options (ImportOptions *options)
{
  g_clear_pointer (&options->encoding, g_free);
  g_clear_pointer (&options->problems, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportOptions, clear_import_options)

static void
print_problem (HupanImport             *import,
               const HupanProblemGroup *group)
{
  g_autofree char *text = hupan_import_dup_group_text (import, group);
  g_autofree char *lines = hupan_import_dup_lines (import, group->rows);

  if (group->rows->len == 1)
    /* Translators: the number of a line in a file, and what is wrong with it. */
    g_printerr (_ ("Line %u: %s"), hupan_import_get_row_line (import, g_array_index (group->rows, guint, 0)), text);
  else
    /* Translators: how many lines of a file, their numbers ("2, 3, 5, …"), and what is wrong with them. */
    g_printerr (ngettext ("%u line (%s): %s", "%u lines (%s): %s", group->rows->len), group->rows->len, lines, text);
  g_printerr ("\n");
}

/* Nobody looks at the columns before, as in the window. */
static void
print_left_out (HupanImport *import)
{
  const char *const *headings = hupan_import_get_headings (import);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) left_out = NULL;
  g_autofree char *list = NULL;

  for (guint i = 0; headings[i] != NULL; i++)
    if (hupan_import_get_target (import, i) == NULL && *headings[i] != '\0')
      g_strv_builder_add (builder, headings[i]);
  left_out = g_strv_builder_end (builder);
  if (*left_out == NULL)
    return;

  list = g_strjoinv ("”, “", left_out);
  /* Translators: headings of columns of a file, with ”, “ between them. */
  g_printerr (ngettext ("This column is left out: “%s”.", "These columns are left out: “%s”.", g_strv_length (left_out)), list);
  g_printerr ("\n");
}

/* What is wrong with many rows is said once. */
static void
print_problems (HupanImport *import)
{
  GPtrArray *groups = hupan_import_get_problem_groups (import);
  guint shown = MIN (groups->len, PROBLEMS_SHOWN);

  for (guint i = 0; i < shown; i++)
    print_problem (import, g_ptr_array_index (groups, i));
  if (groups->len > shown)
    {
      g_printerr (ngettext ("and %u more kind of error; --problems FILE writes all rows.",
                            "and %u more kinds of errors; --problems FILE writes all rows.", groups->len - shown),
                  groups->len - shown);
      g_printerr ("\n");
    }
}

/* The last line of an import, for people and for scripts. */
static void
print_counts (HupanImport *import)
{
  /* Translators: how many records an import makes, changes, leaves as they are, and cannot take. */
  g_print (_ ("%u new, %u updated, %u unchanged, %u errors"), hupan_import_count (import, HUPAN_ROW_NEW),
           hupan_import_count (import, HUPAN_ROW_UPDATE), hupan_import_count (import, HUPAN_ROW_UNCHANGED),
           hupan_import_count (import, HUPAN_ROW_ERROR));
  g_print ("\n");
}

static gboolean
apply_import (HupanCli       *cli,
              HupanImport    *import,
              ImportOptions  *options,
              GError        **error)
{
  guint rows = hupan_import_count (import, HUPAN_ROW_NEW) + hupan_import_count (import, HUPAN_ROW_UPDATE);
  g_autoptr (HupanBatch) batch = hupan_import_dup_batch (import, options->only_good, error);
  g_autofree char *backup = NULL;

  if (batch == NULL)
    return FALSE;
  if (rows == 0)
    return TRUE;
  if (rows > BACKED_UP_FROM)
    {
      backup = hupan_registry_backup (cli->registry, "import", hupan_cli_get_progress (), error);
      if (backup == NULL)
        return FALSE;
    }

  return hupan_cli_commit (cli, batch, error) && hupan_import_remember_mapping (import, cli->registry, error);
}

/* Where no column is the name, the headings are what to look at. */
static gboolean
compare (HupanCli     *cli,
         HupanImport  *import,
         GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *headings = NULL;

  if (hupan_import_compare (import, cli->registry, hupan_cli_get_progress (), &local_error))
    return TRUE;
  if (!g_error_matches (local_error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_MAPPING))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  headings = g_strjoinv ("”, “", (GStrv) hupan_import_get_headings (import));
  /* Translators: a sentence that says what is missing; the headings of the file, with “ and ” between them; a kind of
   * records as on the command line. */
  return hupan_cli_fail (error, _ ("%s\nThe headings of the file are “%s”; “hupanctl help %s” lists those that are understood."),
                         local_error->message, headings, hupan_import_get_kind (import)->plural);
}

/* Where the encoding cannot be told, a script cannot be asked, so it hears what it may say. */
static HupanImport *
read_file (const HupanKind  *kind,
           const char       *path,
           ImportOptions    *options,
           GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (HupanImport) import = hupan_import_read (path, kind, options->encoding, hupan_cli_get_progress (), &local_error);
  g_auto (GStrv) encodings = NULL;
  g_autofree char *list = NULL;

  if (import != NULL)
    return g_steal_pointer (&import);
  if (options->encoding == NULL && g_error_matches (local_error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_ENCODING))
    encodings = hupan_import_guess_encodings (path, NULL);
  if (encodings == NULL || *encodings == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  list = g_strjoinv (", ", encodings);
  /* Translators: %s is a list of text encodings such as “windows-1252, ISO-8859-15”; --encoding is an option of the command. */
  hupan_cli_fail (error, _ ("The file does not tell its text encoding. Say it with --encoding; the likeliest first: %s."), list);
  return NULL;
}

static gboolean
run_import (HupanCli         *cli,
            const HupanKind  *kind,
            const char       *path,
            ImportOptions    *options,
            GError          **error)
{
  g_autoptr (HupanImport) import = NULL;
  guint errors;

  import = read_file (kind, path, options, error);
  if (import == NULL || !hupan_import_recall_mapping (import, cli->registry, error)
      || !compare (cli, import, error))
    return FALSE;
  hupan_cli_clear_progress ();

  if (hupan_import_get_format (import) == HUPAN_IMPORT_CSV)
    print_left_out (import);
  print_problems (import);
  if (options->problems != NULL && !hupan_import_save_problems (import, options->problems, error))
    return FALSE;

  errors = hupan_import_count (import, HUPAN_ROW_ERROR);
  if (!options->dry_run && (errors == 0 || options->only_good) && !apply_import (cli, import, options, error))
    return FALSE;
  hupan_cli_clear_progress ();

  print_counts (import);
  if (errors > 0 && !options->dry_run && !options->only_good)
    return hupan_cli_fail (error, "%s", _ ("Nothing was imported, because some rows have errors; --only-good takes the others."));

  return TRUE;
}

gboolean
hupan_command_import (HupanCli  *cli,
                      GStrv     *arguments,
                      GError   **error)
{
  g_auto (ImportOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "dry-run", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Only say what would be done"), NULL },
    { "encoding", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.encoding, N_ ("The encoding of the file, such as GB18030"), N_ ("E") },
    { "only-good", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.only_good, N_ ("Leave out the rows that have errors"), NULL },
    { "problems", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.problems, N_ ("Write the rows with errors to a CSV file"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  const HupanKind *kind;

  if (!hupan_cli_parse (cli, "import", entries, arguments, 2, 2, error))
    return FALSE;
  kind = hupan_meant_listed_kind ((*arguments)[0], error);
  if (kind != NULL && (kind->flags & HUPAN_KIND_KEPT))
    /* Translators: the kind of records that cannot be imported, in the plural: "Documents". */
    return hupan_cli_misuse (error, _ ("%s come with their contents, not from a table: see “hupanctl help attach”."),
                             hupan_kind_get_label_plural (kind));
  if (kind == NULL || hupan_cli_open (cli, options.dry_run ? HUPAN_OPEN_READ_ONLY : HUPAN_OPEN_NONE, error) == NULL)
    return FALSE;

  return run_import (cli, kind, (*arguments)[1], &options, error);
}

static gboolean
find_export_format (const char         *name,
                    const char         *file,
                    HupanExportFormat  *format,
                    GError            **error)
{
  const char *slash = strrchr (file, G_DIR_SEPARATOR);
  const char *dot = strrchr (slash != NULL ? slash : file, '.');
  HupanOutput output;

  if (name == NULL && strcmp (file, "-") != 0 && dot != NULL)
    name = dot + 1;
  if (!hupan_output_parse (name, HUPAN_OUTPUT_CSV | HUPAN_OUTPUT_JSON, &output, error))
    return FALSE;

  *format = output == HUPAN_OUTPUT_JSON ? HUPAN_EXPORT_JSON : HUPAN_EXPORT_CSV;
  return TRUE;
}

static gboolean
write_result (HupanCli           *cli,
              HupanResult        *result,
              const char         *names,
              HupanExportFormat   format,
              const char         *path,
              GError            **error)
{
  const HupanKind *kind = hupan_query_get_kind (hupan_result_get_query (result));
  g_autoptr (GPtrArray) columns = hupan_list_dup_columns (kind, names, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean done;

  if (columns == NULL)
    return FALSE;
  while (g_ptr_array_remove (columns, NULL))
    ;
  g_ptr_array_add (columns, NULL);
  for (guint i = 0; i < hupan_result_get_n (result); i++)
    {
      gint64 id = hupan_result_get_id (result, i);

      g_array_append_val (ids, id);
    }

  if (strcmp (path, "-") == 0)
    {
      g_autoptr (GOutputStream) out = hupan_output_dup_stream ();

      done = hupan_export_to_output (cli->registry, kind, (const HupanColumn *const *) columns->pdata,
                                     (const gint64 *) ids->data, ids->len, hupan_ui_language (), format, out,
                                     hupan_cli_get_progress (), error);
    }
  else
    done = hupan_export_to_file (cli->registry, kind, (const HupanColumn *const *) columns->pdata,
                                 (const gint64 *) ids->data, ids->len, hupan_ui_language (), format, path,
                                 hupan_cli_get_progress (), error);
  hupan_cli_clear_progress ();

  return done;
}

gboolean
hupan_command_export (HupanCli  *cli,
                      GStrv     *arguments,
                      GError   **error)
{
  g_auto (HupanListOptions) options = { 0 };
  g_autofree char *names = NULL;
  g_autofree char *format_name = NULL;
  gboolean confidential = FALSE;
  const GOptionEntry entries[] = {
    HUPAN_SEARCH_OPTION (options),
    HUPAN_FILTER_OPTION (options),
    HUPAN_SORT_OPTION (options),
    { "columns", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &names, N_ ("Which columns"), N_ ("A,B") },
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format_name, N_ ("csv or json"), N_ ("FORMAT") },
    { "confidential", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &confidential, N_ ("Confidential records too"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const HupanKind *kind;
  HupanExportFormat format;
  g_autoptr (HupanResult) result = NULL;

  if (!hupan_cli_parse (cli, "export", entries, arguments, 2, 2, error)
      || !find_export_format (format_name, (*arguments)[1], &format, error))
    return FALSE;
  kind = hupan_meant_listed_kind ((*arguments)[0], error);
  /* For writing: that rows were exported is noted in the history. */
  if (kind == NULL || hupan_cli_open (cli, HUPAN_OPEN_NONE, error) == NULL)
    return FALSE;

  if (confidential)
    format |= HUPAN_EXPORT_CONFIDENTIAL;
  result = hupan_list_options_query (&options, cli->registry, kind, error);
  return result != NULL && write_result (cli, result, names, format, (*arguments)[1], error);
}
