/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hupan-csv-write.h"
#include "hupan-file.h"

/* Where a column's values come from. */
typedef struct
{
  const HupanColumn *column;
  const HupanField *field;
  gboolean several;
} Source;

typedef struct
{
  const HupanKind *kind;
  HupanExportFormat format;
  GArray *sources; /* of Source */
  GPtrArray *paths; /* NULL-terminated */
  GOutputStream *out;
  GString *buffer;
  gsize n_rows;
  gsize n_all; /* 0: not known */
  const HupanProgress *progress;
  GError *error;
} Export;

#define BUFFER_SIZE (64 * 1024)

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->sources, g_array_unref);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  if (self->buffer != NULL)
    g_string_free (self->buffer, TRUE);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static void
add_column (Export *self, const HupanColumn *column)
{
  Source source = { .column = column };
  gboolean counts = (column->flags & HUPAN_COLUMN_COUNT) != 0;

  source.field = hupan_kind_resolve (self->kind, column->path, NULL, &source.several);
  source.several = !counts && (source.several || source.field->flags & HUPAN_FIELD_LIST);
  g_array_append_val (self->sources, source);

  if (counts)
    g_ptr_array_add (self->paths, g_strconcat ("#", column->path, NULL));
  else if (source.field->type == HUPAN_TYPE_REFERENCE)
    g_ptr_array_add (self->paths, g_strconcat (column->path, ".@title", NULL));
  else
    g_ptr_array_add (self->paths, g_strdup (column->path));
}

static void
choose_columns (Export *self, const HupanColumn *const *columns)
{
  if (columns == NULL)
    {
      for (const HupanColumn *column = self->kind->columns; column->name != NULL; column++)
        add_column (self, column);
      return;
    }

  for (; *columns != NULL; columns++)
    add_column (self, *columns);
}

static gboolean
flush (Export *self)
{
  if (!g_output_stream_write_all (self->out, self->buffer->str, self->buffer->len, NULL,
                                  hupan_progress_get_cancellable (self->progress), &self->error))
    return FALSE;

  g_string_truncate (self->buffer, 0);
  return TRUE;
}

/* --- For people --------------------------------------------------------------------------------------------------- */

/* Titles and numbers of records are as they are; anything else is shown as its type says. */
static char *
dup_shown (const Source *source, const char *value)
{
  g_auto (GStrv) items = NULL;

  if (value == NULL)
    return g_strdup ("");
  if (source->column->flags & HUPAN_COLUMN_COUNT)
    return g_strdup (value);

  items = source->several ? g_strsplit (value, "\n", -1) : g_strsplit (value, "\x1f", 1);
  for (char **item = items; source->field->type != HUPAN_TYPE_REFERENCE && *item != NULL; item++)
    {
      char *shown = hupan_field_format (source->field, *item);

      g_free (*item);
      *item = shown;
    }

  return g_strjoinv ("; ", items);
}

/* A number is no formula, whatever its sign; maps need their longitudes. */
static gboolean
is_number (const Source *source)
{
  return source->column->flags & HUPAN_COLUMN_COUNT || source->field->type == HUPAN_TYPE_INTEGER ||
         source->field->type == HUPAN_TYPE_DECIMAL || source->field->type == HUPAN_TYPE_SIZE;
}

static void
append_text_row (GString *out, char **cells, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\t');
      g_string_append (out, g_strdelimit (cells[i], "\t\r\n", ' '));
    }
  g_string_append_c (out, '\n');
}

static void
append_cells (Export *self, const char *const *values)
{
  gsize n = self->sources->len;
  g_auto (GStrv) cells = g_new0 (char *, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      const Source *source = &g_array_index (self->sources, Source, i);
      g_autofree char *shown = values != NULL ? dup_shown (source, values[i])
                                              : g_strdup (hupan_column_get_label (source->column, self->kind));

      cells[i] = is_number (source) ? g_steal_pointer (&shown) : hupan_csv_guard (shown);
    }

  if (self->format == HUPAN_EXPORT_TEXT)
    append_text_row (self->buffer, cells, n);
  else
    hupan_csv_append_row (self->buffer, (const char *const *) cells, n, ",");
}

/* --- For machines ------------------------------------------------------------------------------------------------- */

static void
append_json_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_printf (out, "\\%c", *c);
      else if (*c == '\n')
        g_string_append (out, "\\n");
      else if ((guchar) *c < 0x20 || *c == 0x7F)
        g_string_append_printf (out, "\\u%04x", (guchar) *c);
      else
        g_string_append_c (out, *c);
    }
  g_string_append_c (out, '"');
}

static void
append_json_value (GString *out, const Source *source, const char *value)
{
  if (is_number (source))
    g_string_append (out, value);
  else if (source->field->type == HUPAN_TYPE_FLAG)
    g_string_append (out, *value == '1' ? "true" : "false");
  else
    append_json_string (out, value);
}

static void
append_json_column (GString *out, const Source *source, const char *value)
{
  g_auto (GStrv) items = NULL;

  append_json_string (out, source->column->name);
  g_string_append_c (out, ':');
  if (!source->several)
    {
      if (value != NULL)
        append_json_value (out, source, value);
      else
        g_string_append (out, "null");
      return;
    }

  g_string_append_c (out, '[');
  items = g_strsplit (value != NULL ? value : "", "\n", -1);
  for (guint i = 0; items[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_json_value (out, source, items[i]);
    }
  g_string_append_c (out, ']');
}

static void
append_object (Export *self, gint64 id, const char *const *values)
{
  g_string_append (self->buffer, self->n_rows > 0 ? ",\n" : "\n");
  g_string_append_printf (self->buffer, "{\"id\":\"%" G_GINT64_FORMAT "\"", id);
  for (guint i = 0; i < self->sources->len; i++)
    {
      g_string_append_c (self->buffer, ',');
      append_json_column (self->buffer, &g_array_index (self->sources, Source, i), values[i]);
    }
  g_string_append_c (self->buffer, '}');
}

/* ------------------------------------------------------------------------------------------------------------------ */

/* The path behind those of the columns says so. */
static gboolean
is_left_out (Export *self, const char *const *values)
{
  const HupanField *field;

  if (self->paths->len == self->sources->len)
    return FALSE;

  field = hupan_kind_get_field (self->kind, self->kind->confidential);
  return g_strcmp0 (values[self->sources->len], field->initial) != 0;
}

static gboolean
append_record_cb (gint64 id, const char *const *values, gpointer data)
{
  Export *self = data;

  if (is_left_out (self, values))
    return TRUE;
  if (self->format == HUPAN_EXPORT_JSON)
    append_object (self, id, values);
  else
    append_cells (self, values);
  self->n_rows++;

  if (self->buffer->len < BUFFER_SIZE)
    return TRUE;

  hupan_progress_report (self->progress, self->n_all > 0 ? (double) self->n_rows / self->n_all : -1, NULL);
  return flush (self);
}

static void
begin (Export *self, const HupanColumn *const *columns)
{
  self->sources = g_array_new (FALSE, FALSE, sizeof (Source));
  self->paths = g_ptr_array_new_null_terminated (16, g_free, TRUE);
  self->buffer = g_string_sized_new (2 * BUFFER_SIZE);
  choose_columns (self, columns);
  if (self->kind->confidential != NULL && (self->format & HUPAN_EXPORT_CONFIDENTIAL) == 0)
    g_ptr_array_add (self->paths, g_strdup (self->kind->confidential));
  self->format &= ~HUPAN_EXPORT_CONFIDENTIAL;
}

static gboolean
write_rows (Export *self, HupanRegistry *registry, const gint64 *ids, gsize n_ids, const char *lang, GError **error)
{
  const gboolean all = n_ids == HUPAN_EXPORT_ALL;

  self->n_all = all ? 0 : n_ids;
  if (self->format == HUPAN_EXPORT_JSON)
    g_string_append_c (self->buffer, '[');
  else if (self->format == HUPAN_EXPORT_CSV)
    {
      g_string_append (self->buffer, "\xEF\xBB\xBF");
      append_cells (self, NULL);
    }

  /* To a scan, no ids are every record. */
  if (n_ids > 0 && !hupan_registry_scan (registry, self->kind, (const char *const *) self->paths->pdata, all ? NULL : ids,
                                         all ? 0 : n_ids, self->format == HUPAN_EXPORT_JSON ? NULL : lang, append_record_cb,
                                         self, self->progress, error))
    return FALSE;

  if (self->error == NULL)
    {
      if (self->format == HUPAN_EXPORT_JSON)
        g_string_append (self->buffer, self->n_rows > 0 ? "\n]\n" : "]\n");
      flush (self);
    }
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

static gboolean
note (const Export *self, HupanRegistry *registry, const char *file, GError **error)
{
  HupanExportNote said = { .kind = self->kind, .n_rows = self->n_rows, .file = file };

  for (guint i = 0; i < self->sources->len; i++)
    said.restricted |= (g_array_index (self->sources, Source, i).field->flags & HUPAN_FIELD_RESTRICTED) != 0;

  return hupan_registry_note_export (registry, &said, error);
}

gboolean
hupan_export_write (HupanRegistry            *registry,
                    const HupanKind          *kind,
                    const HupanColumn *const *columns,
                    const gint64             *ids,
                    gsize                     n_ids,
                    const char               *lang,
                    HupanExportFormat         format,
                    GOutputStream            *out,
                    const HupanProgress      *progress,
                    GError                  **error)
{
  g_auto (Export) self = { .kind = kind, .format = format, .out = out, .progress = progress };

  begin (&self, columns);
  return write_rows (&self, registry, ids, n_ids, lang, error);
}

gboolean
hupan_export_to_file (HupanRegistry            *registry,
                      const HupanKind          *kind,
                      const HupanColumn *const *columns,
                      const gint64             *ids,
                      gsize                     n_ids,
                      const char               *lang,
                      HupanExportFormat         format,
                      const char               *path,
                      const HupanProgress      *progress,
                      GError                  **error)
{
  g_autoptr (HupanFile) file = hupan_file_begin (path, error);
  g_autofree char *basename = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (basename);
  g_auto (Export) self = { .kind = kind, .format = format, .progress = progress };

  if (file == NULL)
    return FALSE;

  self.out = hupan_file_get_stream (file);
  begin (&self, columns);
  /* A note of an export that then failed is better than an export that nobody noted. */
  return write_rows (&self, registry, ids, n_ids, lang, error) && note (&self, registry, name, error) &&
         hupan_file_finish (file, error);
}

gboolean
hupan_export_to_output (HupanRegistry            *registry,
                        const HupanKind          *kind,
                        const HupanColumn *const *columns,
                        const gint64             *ids,
                        gsize                     n_ids,
                        const char               *lang,
                        HupanExportFormat         format,
                        GOutputStream            *out,
                        const HupanProgress      *progress,
                        GError                  **error)
{
  g_auto (Export) self = { .kind = kind, .format = format, .out = out, .progress = progress };

  begin (&self, columns);
  return write_rows (&self, registry, ids, n_ids, lang, error) && note (&self, registry, NULL, error);
}

char *
hupan_export_dup_text (HupanRegistry            *registry,
                       const HupanKind          *kind,
                       const HupanColumn *const *columns,
                       const gint64             *ids,
                       gsize                     n_ids,
                       const char               *lang,
                       HupanExportFormat         format,
                       const HupanProgress      *progress,
                       GError                  **error)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (!hupan_export_write (registry, kind, columns, ids, n_ids, lang, format, out, progress, error) ||
      !g_output_stream_write_all (out, "", 1, NULL, NULL, error) || !g_output_stream_close (out, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}
