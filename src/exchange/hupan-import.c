/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/kinds/hupan-kinds.h"
#include "hupan-encoding.h"
#include "hupan-ror.h"
#include "hupan-source.h"

G_DEFINE_FINAL_TYPE (HupanImport, hupan_import, G_TYPE_OBJECT)

/* What a preview of ROR records shows: fields of the university. */
static const char *const ror_columns[] = { "ror_id", "name", "native_name", "country", "city", "website" };

static void
hupan_import_finalize (GObject *object)
{
  HupanImport *self = HUPAN_IMPORT (object);

  g_clear_pointer (&self->csv, hupan_csv_free);
  g_clear_pointer (&self->ror, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
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
  hupan_import_clear_results (self);
}

/* --- CSV ---------------------------------------------------------------------------------------------------------- */

static gboolean
read_headings (HupanImport *self, guint *first_row, GError **error)
{
  guint n_rows = hupan_csv_get_n_rows (self->csv);
  guint row = 0;

  while (row < n_rows && hupan_csv_is_blank (self->csv, row))
    row++;
  if (row == n_rows)
    {
      g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT, _("“%s” has no headings in it."), self->name);
      return FALSE;
    }

  for (guint i = 0; i < hupan_csv_get_n_cells (self->csv, row); i++)
    g_ptr_array_add (self->headings, g_strstrip (g_strdup (hupan_csv_unguard (hupan_csv_get_cell (self->csv, row, i)))));

  *first_row = row + 1;
  return TRUE;
}

/* A row may be shorter or longer than the headings only by empty cells at its end. */
static gboolean
is_ragged (HupanImport *self, guint row)
{
  guint n = hupan_csv_get_n_cells (self->csv, row);

  for (guint i = self->headings->len; i < n; i++)
    {
      if (*hupan_csv_get_cell (self->csv, row, i) != '\0')
        return TRUE;
    }

  return n < self->headings->len;
}

static void
read_rows (HupanImport *self, guint first_row, GArray *damaged)
{
  guint n_rows = hupan_csv_get_n_rows (self->csv);
  guint next_damage = 0;

  self->n_damaged = damaged != NULL ? damaged->len : 0;
  for (guint row = first_row; row < n_rows; row++)
    {
      HupanImportRow read = { .csv_row = row };
      gsize start = hupan_csv_get_offset (self->csv, row);
      gsize end = hupan_csv_get_offset (self->csv, row + 1);

      while (next_damage < self->n_damaged && g_array_index (damaged, guint32, next_damage) < end)
        {
          if (g_array_index (damaged, guint32, next_damage) >= start)
            read.flags |= HUPAN_IMPORT_ROW_DAMAGED;
          next_damage++;
        }
      if (hupan_csv_is_blank (self->csv, row))
        continue;
      if (hupan_csv_has_stray_quote (self->csv, row))
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
read_csv (HupanImport             *self,
          HupanSource             *source,
          const HupanKind         *kind,
          const char              *encoding,
          const HupanImportLimits *limits,
          const HupanProgress     *progress,
          GError                 **error)
{
  g_autoptr (HupanDecoded) decoded = NULL;
  g_autofree char *bytes = NULL;
  guint first_row;
  gsize length;

  self->format = HUPAN_IMPORT_CSV;
  bytes = hupan_source_read_all (source, &length, progress, error);
  if (bytes == NULL)
    return FALSE;
  decoded = hupan_encoding_decode (bytes, length, encoding, error);
  if (decoded == NULL)
    return FALSE;
  g_clear_pointer (&bytes, g_free);

  self->encoding = g_strdup (decoded->encoding);
  self->csv = hupan_csv_parse (g_steal_pointer (&decoded->text), decoded->length, NULL, limits, progress, error);
  if (self->csv == NULL || !read_headings (self, &first_row, error) || !choose_kind (self, kind, error))
    return FALSE;

  read_rows (self, first_row, decoded->damaged);
  g_ptr_array_unref (self->targets);
  self->targets = hupan_targets_guess (self->kind, (const char *const *) self->headings->pdata);

  return TRUE;
}

/* --- ROR ---------------------------------------------------------------------------------------------------------- */

static gboolean
read_ror (HupanImport             *self,
          HupanSource             *source,
          const HupanKind         *kind,
          const HupanImportLimits *limits,
          const HupanProgress     *progress,
          GError                 **error)
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
  self->encoding = g_strdup ("UTF-8");
  for (gsize i = 0; i < G_N_ELEMENTS (ror_columns); i++)
    {
      const HupanField *field = hupan_kind_get_field (self->kind, ror_columns[i]);

      g_ptr_array_add (self->headings, g_strdup (hupan_field_get_label (field)));
      g_ptr_array_add (self->targets, (gpointer) hupan_target_find (self->kind, field->name));
    }
  self->ror = hupan_ror_read (source, limits, progress, error);

  return self->ror != NULL;
}

/* JSON begins with a brace or bracket, which no heading does. */
static gboolean
is_json (const char *path, gboolean *json, GError **error)
{
  g_autoptr (HupanSource) source = hupan_source_open (path, hupan_import_limits_json (), error);
  char head[64];
  const char *c = head;
  gssize n;

  if (source == NULL)
    return FALSE;
  n = hupan_source_read (source, head, sizeof head - 1, error);
  if (n < 0)
    return FALSE;

  head[n] = '\0';
  if (g_str_has_prefix (c, "\xEF\xBB\xBF"))
    c += 3;
  c += strspn (c, " \t\r\n");
  *json = *c == '{' || *c == '[';
  return TRUE;
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
 * Nothing is written, and no registry is needed yet.
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
  g_autoptr (HupanSource) source = NULL;
  gboolean json;

  self->name = g_filename_display_name (basename);
  if (!is_json (path, &json, error))
    return NULL;
  if (limits == NULL)
    limits = json ? hupan_import_limits_json () : hupan_import_limits_default ();

  source = hupan_source_open (path, limits, error);
  if (source == NULL)
    return NULL;
  if (json ? !read_ror (self, source, kind, limits, progress, error)
           : !read_csv (self, source, kind, encoding, limits, progress, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Returns: (transfer full): the names of encodings, the likeliest first, for a file whose encoding cannot be told. */
char **
hupan_import_guess_encodings (const char *path, GError **error)
{
  g_autoptr (HupanSource) source = hupan_source_open (path, hupan_import_limits_default (), error);
  g_autofree char *bytes = NULL;
  gsize length;

  if (source == NULL)
    return NULL;
  bytes = hupan_source_read_all (source, &length, NULL, error);

  return bytes != NULL ? hupan_encoding_guess (bytes, length) : NULL;
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
  return self->csv != NULL ? hupan_csv_get_separator (self->csv) : NULL;
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

  cell = hupan_csv_get_cell (self->csv, g_array_index (self->rows, HupanImportRow, row).csv_row, column);
  return cell != NULL ? hupan_csv_unguard (cell) : "";
}

guint
hupan_import_get_row_line (HupanImport *self, guint row)
{
  g_return_val_if_fail (row < hupan_import_get_n_rows (self), 0);

  if (self->ror != NULL)
    return ((HupanRorRecord *) g_ptr_array_index (self->ror, row))->line;

  return hupan_csv_get_line (self->csv, g_array_index (self->rows, HupanImportRow, row).csv_row);
}
