/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/kinds/hupan-kinds.h"
#include "hupan-csv-write.h"
#include "hupan-ror.h"

G_DEFINE_FINAL_TYPE (HupanImport, hupan_import, G_TYPE_OBJECT)

/* What a preview of ROR records shows: fields of the university. */
static const char *const ror_columns[] = { "ror_id", "name", "native_name", "country", "city", "website" };

/* How far down headings are looked for. */
#define MAX_ABOVE_HEADINGS 10

static void
hupan_import_finalize (GObject *object)
{
  HupanImport *self = HUPAN_IMPORT (object);

  g_clear_pointer (&self->sheet, hupan_sheet_free);
  g_clear_pointer (&self->ror, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->meanings, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->notes, g_hash_table_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_object (&self->batch);
  g_free (self->name);
  g_free (self->encoding);
  g_free (self->message);

  G_OBJECT_CLASS (hupan_import_parent_class)->finalize (object);
}

static void
hupan_import_class_init (HupanImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hupan_import_finalize;
}

static void
hupan_import_init (HupanImport *self)
{
  self->headings = g_ptr_array_new_null_terminated (16, g_free, TRUE);
  self->rows = g_array_new (FALSE, FALSE, sizeof (HupanImportRow));
  self->targets = g_ptr_array_new ();
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  hupan_import_clear_results (self);
}

/* --- CSV ---------------------------------------------------------------------------------------------------------- */

/* Returns: (transfer full): of char *, then NULL. */
static GPtrArray *
dup_headings (HupanImport *self, guint row)
{
  GPtrArray *headings = g_ptr_array_new_null_terminated (16, g_free, TRUE);

  for (guint i = 0; i < hupan_sheet_get_n_cells (self->sheet, row); i++)
    g_ptr_array_add (headings, g_strstrip (g_strdup (hupan_csv_unguard (hupan_sheet_get_cell (self->sheet, row, i)))));

  return headings;
}

static guint
count_filled (HupanImport *self, guint row)
{
  guint n = 0;

  for (guint i = 0; i < hupan_sheet_get_n_cells (self->sheet, row); i++)
    n += *hupan_sheet_get_cell (self->sheet, row, i) != '\0';

  return n;
}

/* How many cells of a row are headings that are known. @kind: NULL: of any. */
static guint
count_known (HupanImport *self, guint row, const HupanKind *kind)
{
  g_autoptr (GPtrArray) headings = dup_headings (self, row);
  const HupanKind *guessed = kind != NULL ? kind : hupan_kind_guess ((const char *const *) headings->pdata);
  g_autoptr (GPtrArray) targets = NULL;
  guint n = 0;

  if (guessed == NULL)
    return 0;

  targets = hupan_targets_guess (guessed, (const char *const *) headings->pdata);
  for (guint i = 0; i < targets->len; i++)
    n += g_ptr_array_index (targets, i) != NULL;

  return n;
}

/* Above the headings there may be the title of the table, who made it and when: rows with little in them, and nothing that is
 * known as a heading. Whatever else stands there first are the headings. */
static guint
find_heading_row (HupanImport *self, const HupanKind *kind)
{
  guint n_rows = hupan_sheet_get_n_rows (self->sheet);
  guint first = 0, most_filled;

  while (first < n_rows && hupan_sheet_is_blank (self->sheet, first))
    first++;
  if (first == n_rows || count_known (self, first, kind) > 1)
    return first;

  most_filled = count_filled (self, first);
  for (guint row = first + 1; row < MIN (n_rows, first + MAX_ABOVE_HEADINGS + 1); row++)
    {
      guint filled = count_filled (self, row);

      if (filled > 2 * most_filled && count_known (self, row, kind) > 1)
        return row;
      most_filled = MAX (most_filled, filled);
    }

  return first;
}

static gboolean
read_headings (HupanImport *self, const HupanKind *kind, guint *first_row, GError **error)
{
  guint row = find_heading_row (self, kind);

  if (row == hupan_sheet_get_n_rows (self->sheet))
    {
      g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT, _("“%s” has no headings in it."), self->name);
      return FALSE;
    }

  g_ptr_array_unref (self->headings);
  self->headings = dup_headings (self, row);
  *first_row = row + 1;

  return TRUE;
}

/* A row may be shorter or longer than the headings only by empty cells at its end. */
static gboolean
is_ragged (HupanImport *self, guint row)
{
  guint n = hupan_sheet_get_n_cells (self->sheet, row);

  for (guint i = self->headings->len; i < n; i++)
    {
      if (*hupan_sheet_get_cell (self->sheet, row, i) != '\0')
        return TRUE;
    }

  return n < self->headings->len;
}

static void
find_rows (HupanImport *self, guint first_row)
{
  guint n_rows = hupan_sheet_get_n_rows (self->sheet);

  for (guint row = first_row; row < n_rows; row++)
    {
      HupanReadFlags flags = hupan_sheet_get_flags (self->sheet, row);
      HupanImportRow read = { .sheet_row = row };

      if (hupan_sheet_is_blank (self->sheet, row))
        continue;
      if (flags & HUPAN_READ_DAMAGED)
        read.flags |= HUPAN_IMPORT_ROW_DAMAGED;
      if (flags & HUPAN_READ_STRAY_QUOTE)
        read.flags |= HUPAN_IMPORT_ROW_STRAY_QUOTE;
      if (is_ragged (self, row))
        read.flags |= HUPAN_IMPORT_ROW_RAGGED;
      g_array_append_val (self->rows, read);
    }
}

static gboolean
choose_kind (HupanImport *self, const HupanKind *kind, GError **error)
{
  self->kind = kind != NULL ? kind : hupan_kind_guess ((const char *const *) self->headings->pdata);
  if (self->kind != NULL)
    return TRUE;

  g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_MAPPING,
               _("The headings of “%s” do not tell what kind of records are in it."), self->name);
  return FALSE;
}

static gboolean
read_table (HupanImport *self, HupanReader *reader, const HupanReading *table, const HupanKind *kind,
            const HupanProgress *progress, GError **error)
{
  HupanReading reading;
  guint first_row;

  self->format = HUPAN_IMPORT_CSV;
  self->encoding = g_strdup (table->encoding);
  self->sheet = hupan_sheet_new (table->separator);
  do
    {
      if (!hupan_reader_next (reader, &reading, progress, error))
        return FALSE;
      if (reading.type == HUPAN_FRAME_ROW)
        hupan_sheet_add_row (self->sheet, reading.line, reading.flags, reading.texts);
    }
  while (reading.type != HUPAN_FRAME_END);
  self->n_damaged = reading.n_damaged;

  if (!read_headings (self, kind, &first_row, error) || !choose_kind (self, kind, error))
    return FALSE;
  find_rows (self, first_row);
  g_ptr_array_unref (self->targets);
  self->targets = hupan_targets_guess (self->kind, (const char *const *) self->headings->pdata);

  return TRUE;
}

/* --- ROR ---------------------------------------------------------------------------------------------------------- */

static gboolean
read_ror (HupanImport *self, HupanReader *reader, const HupanReading *records, const HupanKind *kind,
          const HupanProgress *progress, GError **error)
{
  self->format = HUPAN_IMPORT_ROR;
  if (kind != NULL && kind != &hupan_university_kind)
    {
      g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT,
                   _("“%s” is JSON. Only universities, from ROR, can be imported from JSON; other records come as CSV."),
                   self->name);
      return FALSE;
    }

  self->kind = &hupan_university_kind;
  self->encoding = g_strdup (records->encoding);
  for (gsize i = 0; i < G_N_ELEMENTS (ror_columns); i++)
    {
      const HupanField *field = hupan_kind_get_field (self->kind, ror_columns[i]);

      g_ptr_array_add (self->headings, g_strdup (hupan_field_get_label (field)));
      g_ptr_array_add (self->targets, (gpointer) hupan_target_find (self->kind, field->name));
    }
  self->ror = hupan_ror_read (reader, progress, error);

  return self->ror != NULL;
}

/* ------------------------------------------------------------------------------------------------------------------ */

HupanImport *
hupan_import_read (const char *path, const HupanKind *kind, const char *encoding, const HupanProgress *progress, GError **error)
{
  return hupan_import_read_within (path, kind, encoding, NULL, progress, error);
}

/**
 * hupan_import_read_within:
 * @kind: (nullable): what the rows are; %NULL to find out
 * @encoding: (nullable): %NULL to find out
 * @limits: (nullable): %NULL for those for files of unknown origin
 *
 * Nothing is written, and no registry is needed yet. The file is taken apart in a process of its own (hupan-reader.h).
 *
 * Returns: (transfer full): the import, or %NULL with a sentence that says what is wrong with the file, and where
 */
HupanImport *
hupan_import_read_within (const char              *path,
                          const HupanKind         *kind,
                          const char              *encoding,
                          const HupanImportLimits *limits,
                          const HupanProgress     *progress,
                          GError                 **error)
{
  g_autoptr (HupanImport) self = g_object_new (HUPAN_TYPE_IMPORT, NULL);
  g_autofree char *basename = g_path_get_basename (path);
  g_autoptr (HupanReader) reader = hupan_reader_start (path, HUPAN_READ_ROWS, encoding, limits, error);
  HupanReading first;

  self->name = g_filename_display_name (basename);
  if (reader == NULL || !hupan_reader_next (reader, &first, progress, error))
    return NULL;
  if (first.type == HUPAN_FRAME_RECORDS ? !read_ror (self, reader, &first, kind, progress, error)
                                        : !read_table (self, reader, &first, kind, progress, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Returns: (transfer full): the names of encodings, the likeliest first, for a file whose encoding cannot be told. */
char **
hupan_import_guess_encodings (const char *path, GError **error)
{
  g_autoptr (HupanReader) reader = hupan_reader_start (path, HUPAN_READ_ENCODINGS, NULL, NULL, error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  HupanReading reading;

  if (reader == NULL || !hupan_reader_next (reader, &reading, NULL, error))
    return NULL;
  for (guint i = 0; i < reading.texts->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (reading.texts, i));

  return g_strv_builder_end (builder);
}

const char *
hupan_import_get_name (HupanImport *self)
{
  return self->name;
}

HupanImportFormat
hupan_import_get_format (HupanImport *self)
{
  return self->format;
}

const HupanKind *
hupan_import_get_kind (HupanImport *self)
{
  return self->kind;
}

const char *
hupan_import_get_encoding (HupanImport *self)
{
  return self->encoding;
}

/* Returns: (nullable): %NULL if the file is no table. */
const char *
hupan_import_get_separator (HupanImport *self)
{
  return self->sheet != NULL ? hupan_sheet_get_separator (self->sheet) : NULL;
}

const char *const *
hupan_import_get_headings (HupanImport *self)
{
  return (const char *const *) self->headings->pdata;
}

guint
hupan_import_get_n_rows (HupanImport *self)
{
  return self->ror != NULL ? self->ror->len : self->rows->len;
}

guint
hupan_import_get_n_damaged (HupanImport *self)
{
  return self->n_damaged;
}

const char *
hupan_import_get_cell (HupanImport *self, guint row, guint column)
{
  const char *cell;

  g_return_val_if_fail (row < hupan_import_get_n_rows (self) && column < self->headings->len, "");

  if (self->ror != NULL)
    {
      const HupanRorRecord *record = g_ptr_array_index (self->ror, row);

      if (record->university != NULL)
        cell = hupan_record_get (record->university, ror_columns[column]);
      else
        cell = column == 0 ? record->id : NULL;
      return cell != NULL ? cell : "";
    }

  cell = hupan_sheet_get_cell (self->sheet, g_array_index (self->rows, HupanImportRow, row).sheet_row, column);
  return cell != NULL ? hupan_csv_unguard (cell) : "";
}

guint
hupan_import_get_row_line (HupanImport *self, guint row)
{
  g_return_val_if_fail (row < hupan_import_get_n_rows (self), 0);

  if (self->ror != NULL)
    return ((HupanRorRecord *) g_ptr_array_index (self->ror, row))->line;

  return hupan_sheet_get_line (self->sheet, g_array_index (self->rows, HupanImportRow, row).sheet_row);
}
