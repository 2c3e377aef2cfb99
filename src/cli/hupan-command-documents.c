/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-commands.h"

#include <glib/gi18n.h>

#include "core/hupan-document-name.h"
#include "core/hupan-l10n.h"
#include "desk/hupan-document-set.h"
#include "exchange/hupan-attach.h"
#include "exchange/hupan-export.h"
#include "exchange/hupan-file.h"
#include "hupan-meant.h"
#include "hupan-output.h"
#include "hupan-table.h"

/* KIND ID: a record that can have documents. */
static HupanRecord *
find_owner (HupanCli       *cli,
            char          **words,
            HupanOpenFlags  flags,
            GError        **error)
{
  const HupanKind *kind = hupan_meant_listed_kind (words[0], error);

  if (kind == NULL)
    return NULL;
  if (hupan_attach_get_owner_field (kind) == NULL)
    {
      /* Translators: a kind of records, in the plural. */
      hupan_cli_misuse (error, _ ("%s have no documents: candidates, topics and universities have."), hupan_kind_get_label_plural (kind));
      return NULL;
    }
  if (hupan_cli_open (cli, flags, error) == NULL)
    return NULL;

  return hupan_meant_record (cli->registry, kind, words[1], HUPAN_MEANT_PRESENT, error);
}

static void
print_sentences (HupanAttached *attached)
{
  for (guint i = 0; i < attached->repeats->len; i++)
    g_printerr ("%s\n", ((HupanRepeat *) g_ptr_array_index (attached->repeats, i))->sentence);
  for (guint i = 0; i < attached->refused->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (attached->refused, i));
}

/* A file that the record has already is where it should be; one that only others have, or that was refused, is not. */
static guint
count_failures (HupanAttached *attached)
{
  guint n = attached->refused->len;

  for (guint i = 0; i < attached->repeats->len; i++)
    n += !((HupanRepeat *) g_ptr_array_index (attached->repeats, i))->same_owner;

  return n;
}

gboolean
hupan_command_attach (HupanCli  *cli,
                      GStrv     *arguments,
                      GError   **error)
{
  gboolean again = FALSE;
  const GOptionEntry entries[] = {
    { "again", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &again, N_ ("Add also what other records have already"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) incoming = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_incoming_free);
  g_autoptr (HupanAttached) attached = NULL;
  g_autoptr (HupanRecord) owner = NULL;

  if (!hupan_cli_parse (cli, "attach", entries, arguments, 3, G_MAXUINT, error))
    return FALSE;
  owner = find_owner (cli, *arguments, HUPAN_OPEN_NONE, error);
  if (owner == NULL)
    return FALSE;

  for (char **word = *arguments + 2; *word != NULL; word++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (*word);

      g_ptr_array_add (incoming, hupan_incoming_new_file (file));
    }
  attached = hupan_attach (cli->registry, hupan_record_get_kind (owner), hupan_record_get_id (owner), incoming,
                           again ? HUPAN_ATTACH_AGAIN : HUPAN_ATTACH_NONE, NULL, hupan_cli_get_progress (), error);
  hupan_cli_clear_progress ();
  if (attached == NULL)
    return FALSE;

  print_sentences (attached);
  g_print (ngettext ("%u document added.", "%u documents added.", attached->n_added), attached->n_added);
  g_print ("\n");
  if (count_failures (attached) == 0)
    return TRUE;

  return hupan_cli_fail (error, ngettext ("%u file was not added.", "%u files were not added.", count_failures (attached)),
                         count_failures (attached));
}

/* --- Listing ------------------------------------------------------------------------------------------------- */

static gboolean
print_json (HupanCli          *cli,
            HupanDocumentSet  *set,
            GError           **error)
{
  g_autofree gint64 *ids = g_new (gint64, set->documents->len + 1);
  g_autoptr (GOutputStream) out = hupan_output_dup_stream ();

  for (guint i = 0; i < set->documents->len; i++)
    ids[i] = hupan_record_get_id (g_ptr_array_index (set->documents, i));

  return hupan_export_write (cli->registry, hupan_kind_get ("document"), NULL, ids, set->documents->len, hupan_ui_language (),
                             HUPAN_EXPORT_JSON | HUPAN_EXPORT_CONFIDENTIAL, out, NULL, error) &&
         g_output_stream_close (out, NULL, error);
}

static void
print_table (HupanDocumentSet *set)
{
  static const char *const fields[] = { "name", "kind", "status", "received_on", "valid_until", "confidentiality", "size" };
  const HupanKind *kind = hupan_kind_get ("document");
  g_autoptr (HupanTable) table = hupan_table_new ();

  hupan_table_add_column (table, _ ("ID"), HUPAN_TABLE_LEFT);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    hupan_table_add_column (table, hupan_field_get_label (hupan_kind_get_field (kind, fields[i])),
                            g_str_equal (fields[i], "size") ? HUPAN_TABLE_RIGHT : HUPAN_TABLE_LEFT);
  for (guint i = 0; i < set->documents->len; i++)
    {
      HupanRecord *record = g_ptr_array_index (set->documents, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (record));

      hupan_table_add_cell (table, id);
      for (gsize j = 0; j < G_N_ELEMENTS (fields); j++)
        {
          g_autofree char *text = hupan_field_format (hupan_kind_get_field (kind, fields[j]), hupan_record_get (record, fields[j]));

          hupan_table_add_cell (table, text != NULL ? text : "");
        }
    }
  hupan_table_print (table);
}

static void
print_checklist (HupanDocumentSet *set)
{
  const HupanField *field = hupan_kind_get_field (hupan_kind_get ("document"), "kind");
  g_autofree char *share = hupan_document_set_dup_share (set);

  if (share == NULL)
    return;

  /* Translators: “Required documents: 2 of 5” */
  g_print (_ ("Required documents: %s"), share);
  g_print ("\n");
  for (guint i = 0; i < set->papers->len; i++)
    {
      HupanPaper *paper = &g_array_index (set->papers, HupanPaper, i);
      g_autofree char *kind = hupan_field_format (field, paper->kind);

      /* Translators: a kind of document and how it stands: “Transcript: missing” */
      g_print (C_ ("label and value", "%s: %s"), kind, hupan_paper_state_get_label (paper->state));
      g_print ("\n");
    }
}

gboolean
hupan_command_documents (HupanCli  *cli,
                         GStrv     *arguments,
                         GError   **error)
{
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format_name, N_ ("How it is written: table or json"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HupanRecord) owner = NULL;
  g_autoptr (HupanDocumentSet) set = NULL;
  HupanOutput format;

  if (!hupan_cli_parse (cli, "documents", entries, arguments, 2, 2, error)
      || !hupan_output_parse (format_name, HUPAN_OUTPUT_TABLE | HUPAN_OUTPUT_JSON, &format, error))
    return FALSE;
  owner = find_owner (cli, *arguments, HUPAN_OPEN_READ_ONLY, error);
  set = owner != NULL ? hupan_document_set_load (cli->registry, hupan_record_get_kind (owner), hupan_record_get_id (owner), error)
                      : NULL;
  if (set == NULL)
    return FALSE;
  if (format == HUPAN_OUTPUT_JSON)
    return print_json (cli, set, error);

  print_table (set);
  print_checklist (set);
  return TRUE;
}

/* --- Out of the registry ---------------------------------------------------------------------------------------- */

/* A folder gets the document under its own name. */
static char *
dup_target (const char  *word,
            HupanRecord *document)
{
  if (g_file_test (word, G_FILE_TEST_IS_DIR))
    return g_build_filename (word, hupan_record_get (document, "name"), NULL);

  return g_strdup (word);
}

static gboolean
write_out (GBytes      *content,
           const char  *path,
           GError     **error)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);
  g_autoptr (GOutputStream) out = NULL;

  if (!g_str_equal (path, "-"))
    return hupan_file_write (path, data, size, error);

  out = hupan_output_dup_stream ();
  return g_output_stream_write_all (out, data, size, NULL, NULL, error) && g_output_stream_close (out, NULL, error);
}

gboolean
hupan_command_save (HupanCli  *cli,
                    GStrv     *arguments,
                    GError   **error)
{
  g_autoptr (HupanRecord) document = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autofree char *path = NULL;

  if (!hupan_cli_parse (cli, "save", NULL, arguments, 2, 2, error) || hupan_cli_open (cli, HUPAN_OPEN_READ_ONLY, error) == NULL)
    return FALSE;
  document = hupan_meant_record (cli->registry, hupan_kind_get ("document"), (*arguments)[0],
                                 HUPAN_MEANT_PRESENT | HUPAN_MEANT_TRASHED, error);
  if (document == NULL)
    return FALSE;

  content = hupan_contents_read (cli->registry, hupan_record_get (document, "sha256"), hupan_cli_get_progress (), error);
  hupan_cli_clear_progress ();
  if (content == NULL)
    return FALSE;

  path = dup_target ((*arguments)[1], document);
  if (!write_out (content, path, error))
    return FALSE;
  if (!g_str_equal (path, "-"))
    g_print ("%s\n", path);

  return TRUE;
}
