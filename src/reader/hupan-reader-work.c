/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-reader-work.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>

#include "core/hupan-progress.h"
#include "hupan-csv.h"
#include "hupan-encoding.h"
#include "hupan-frame.h"
#include "hupan-json-split.h"
#include "hupan-leaves.h"
#include "hupan-package-parts.h"
#include "hupan-sandbox.h"
#include "hupan-source.h"

typedef struct
{
  int file;
  HupanFrameWriter out;
  HupanProgress progress;
  HupanReadWhat what;
  char *name;
  char *encoding; /* NULL: not known */
  HupanImportLimits table_limits;
  HupanImportLimits record_limits;
} Work;

static void
work_clear (Work *self)
{
  hupan_frame_writer_clear (&self->out);
  g_free (self->name);
  g_free (self->encoding);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static void
say_progress_cb (double fraction, const char *what, gpointer data)
{
  Work *self = data;

  hupan_frame_begin (&self->out, HUPAN_FRAME_PROGRESS);
  hupan_frame_put_number (&self->out, CLAMP (fraction, 0, 1) * 1000);
  hupan_frame_end (&self->out);
  hupan_frame_flush (&self->out);
}

static void
say_end (Work *self, guint n_damaged)
{
  hupan_frame_begin (&self->out, HUPAN_FRAME_END);
  hupan_frame_put_number (&self->out, n_damaged);
  hupan_frame_end (&self->out);
}

static void
say_problem (Work *self, const GError *error)
{
  g_autofree char *sentence = g_strdelimit (g_utf8_make_valid (error->message, -1), "\n\t\r", ' ');

  hupan_frame_begin (&self->out, HUPAN_FRAME_PROBLEM);
  hupan_frame_put_number (&self->out, error->domain == HUPAN_IMPORT_ERROR ? error->code : HUPAN_IMPORT_ERROR_READER);
  hupan_frame_put_text (&self->out, sentence);
  hupan_frame_end (&self->out);
}

/* --- Tables ------------------------------------------------------------------------------------------------------- */

static void
say_table (Work *self, HupanCsv *csv, const HupanDecoded *decoded)
{
  const guint n_damaged = decoded->damaged != NULL ? decoded->damaged->len : 0;
  guint next_damage = 0;

  hupan_frame_begin (&self->out, HUPAN_FRAME_TABLE);
  hupan_frame_put_text (&self->out, decoded->encoding);
  hupan_frame_put_text (&self->out, hupan_csv_get_separator (csv));
  hupan_frame_end (&self->out);

  for (guint row = 0; row < hupan_csv_get_n_rows (csv); row++)
    {
      HupanReadFlags flags = hupan_csv_has_stray_quote (csv, row) ? HUPAN_READ_STRAY_QUOTE : HUPAN_READ_SOUND;

      for (; next_damage < n_damaged &&
             g_array_index (decoded->damaged, guint32, next_damage) < hupan_csv_get_offset (csv, row + 1);
           next_damage++)
        flags |= HUPAN_READ_DAMAGED;

      hupan_frame_begin (&self->out, HUPAN_FRAME_ROW);
      hupan_frame_put_number (&self->out, hupan_csv_get_line (csv, row));
      hupan_frame_put_number (&self->out, flags);
      for (guint i = 0; i < hupan_csv_get_n_cells (csv, row); i++)
        hupan_frame_put_text (&self->out, hupan_csv_get_cell (csv, row, i));
      if (!hupan_frame_end (&self->out))
        return;
    }

  say_end (self, n_damaged);
}

static gboolean
read_table (Work *self, HupanSource *source, GError **error)
{
  g_autoptr (HupanDecoded) decoded = NULL;
  g_autoptr (HupanCsv) csv = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  bytes = hupan_source_read_all (source, &length, &self->progress, error);
  if (bytes == NULL)
    return FALSE;
  decoded = hupan_encoding_decode (bytes, length, self->encoding, error);
  if (decoded == NULL)
    return FALSE;
  g_clear_pointer (&bytes, g_free);

  csv = hupan_csv_parse (g_steal_pointer (&decoded->text), decoded->length, NULL, &self->table_limits, &self->progress, error);
  if (csv == NULL)
    return FALSE;

  say_table (self, csv, decoded);
  return TRUE;
}

/* --- Records ------------------------------------------------------------------------------------------------------ */

static void
say_leaf_cb (const char *name, HupanLeafType type, const char *value, gpointer data)
{
  Work *self = data;
  const guint8 mark = type;

  /* Names repeat the way there, so a record of deep names is longer in leaves than in the file. What would be too long is
   * not said to its end, and then not at all. */
  if (hupan_frame_get_length (&self->out) > HUPAN_FRAME_MAX)
    return;
  hupan_frame_put_text (&self->out, name);
  g_byte_array_append (self->out.buffer, &mark, 1);
  hupan_frame_put_text (&self->out, value);
}

static void
begin_record (Work *self, guint line, HupanReadFlags flags)
{
  hupan_frame_begin (&self->out, HUPAN_FRAME_ROW);
  hupan_frame_put_number (&self->out, line);
  hupan_frame_put_number (&self->out, flags);
}

static gboolean
say_record_cb (const char *object, gsize length, guint line, gpointer data, GError **error)
{
  Work *self = data;
  g_autoptr (GError) problem = NULL;

  begin_record (self, line, HUPAN_READ_SOUND);
  if (hupan_leaves_parse (object, length, say_leaf_cb, self, &problem) && hupan_frame_get_length (&self->out) > HUPAN_FRAME_MAX)
    g_set_error_literal (&problem, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_LIMIT,
                         _("The record is nested too deeply under names that are too long."));
  if (problem != NULL)
    {
      hupan_frame_drop (&self->out);
      begin_record (self, line, HUPAN_READ_PROBLEM);
      hupan_frame_put_text (&self->out, problem->message);
    }
  if (hupan_frame_end (&self->out))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE, g_strerror (EPIPE));
  return FALSE;
}

static gboolean
read_records (Work *self, HupanSource *source, GError **error)
{
  hupan_frame_begin (&self->out, HUPAN_FRAME_RECORDS);
  hupan_frame_put_text (&self->out, "UTF-8");
  hupan_frame_end (&self->out);

  if (!hupan_json_split (source, &self->record_limits, say_record_cb, self, &self->progress, error))
    return FALSE;

  say_end (self, 0);
  return TRUE;
}

/* JSON begins with a brace or bracket, which no heading does. */
static gboolean
holds_records (Work *self, gboolean *records, GError **error)
{
  g_autoptr (HupanSource) source = hupan_source_new (self->file, self->name, &self->record_limits, error);
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
  *records = *c == '{' || *c == '[';
  return TRUE;
}

static gboolean
read_rows (Work *self, GError **error)
{
  g_autoptr (HupanSource) source = NULL;
  gboolean records;

  if (!holds_records (self, &records, error))
    return FALSE;
  source = hupan_source_new (self->file, self->name, records ? &self->record_limits : &self->table_limits, error);
  if (source == NULL)
    return FALSE;

  return records ? read_records (self, source, error) : read_table (self, source, error);
}

/* --- Encodings ---------------------------------------------------------------------------------------------------- */

static gboolean
read_encodings (Work *self, GError **error)
{
  g_autoptr (HupanSource) source = hupan_source_new (self->file, self->name, &self->table_limits, error);
  g_autofree char *bytes = NULL;
  g_auto (GStrv) encodings = NULL;
  gsize length;

  bytes = source != NULL ? hupan_source_read_all (source, &length, &self->progress, error) : NULL;
  if (bytes == NULL)
    return FALSE;

  encodings = hupan_encoding_guess (bytes, length);
  hupan_frame_begin (&self->out, HUPAN_FRAME_ENCODINGS);
  for (char **encoding = encodings; *encoding != NULL; encoding++)
    hupan_frame_put_text (&self->out, *encoding);
  hupan_frame_end (&self->out);
  say_end (self, 0);

  return TRUE;
}

/* --- Packages ----------------------------------------------------------------------------------------------------- */

static gboolean
say_part_cb (const char *name, gpointer data)
{
  Work *self = data;

  hupan_frame_begin (&self->out, HUPAN_FRAME_PART);
  hupan_frame_put_text (&self->out, name);
  return hupan_frame_end (&self->out);
}

static gboolean
say_bytes_cb (const guint8 *bytes, gsize size, gpointer data)
{
  Work *self = data;

  hupan_frame_begin (&self->out, HUPAN_FRAME_BYTES);
  hupan_frame_put_bytes (&self->out, bytes, size);
  return hupan_frame_end (&self->out);
}

static gboolean
read_package (Work *self, GError **error)
{
  static const HupanPackageFuncs funcs = { say_part_cb, say_bytes_cb };

  if (!hupan_package_take_apart (self->file, &funcs, self, error))
    return FALSE;

  say_end (self, 0);
  return TRUE;
}

/* ------------------------------------------------------------------------------------------------------------------ */

static gboolean
read_what (Work *self, GError **error)
{
  switch (self->what)
    {
    case HUPAN_READ_ENCODINGS:
      return read_encodings (self, error);
    case HUPAN_READ_PACKAGE:
      return read_package (self, error);
    case HUPAN_READ_ROWS:
    default:
      return read_rows (self, error);
    }
}

static gboolean
hear_request (Work *self, int socket)
{
  g_auto (HupanFrameReader) in = { 0 };
  HupanFrame frame;
  HupanHeard heard;
  const char *encoding;

  hupan_frame_reader_init (&in, socket);
  while ((heard = hupan_frame_take (&in, &frame)) == HUPAN_HEARD_NOTHING)
    {
      if (hupan_frame_hear (&in) <= 0)
        return FALSE;
    }
  if (heard != HUPAN_HEARD_FRAME || frame.type != HUPAN_FRAME_READ ||
      hupan_frame_get_number (&frame, G_MAXUINT64) != HUPAN_FRAME_VERSION)
    return FALSE;

  self->what = hupan_frame_get_number (&frame, HUPAN_READ_PACKAGE);
  self->name = g_strdup (hupan_frame_get_text (&frame));
  encoding = hupan_frame_get_text (&frame);
  self->encoding = encoding != NULL && *encoding != '\0' ? g_strdup (encoding) : NULL;
  hupan_frame_get_limits (&frame, &self->table_limits);
  hupan_frame_get_limits (&frame, &self->record_limits);

  return hupan_frame_is_whole (&frame);
}

/* What libraries look up the first time that they are asked, catalogs of translations and tables of characters above all,
 * they look up now, for later no file can be opened. */
static void
warm_up (Work *self)
{
  const char *const encodings[] = { "GB18030", "UTF-16LE", self->encoding };
  g_auto (GStrv) guesses = hupan_encoding_guess ("a,b", 3);
  g_autofree char *size = g_format_size_full (1, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *reason = g_strdup (g_strerror (EIO));
  g_autoptr (GError) json_error = NULL;

  hupan_leaves_parse ("{", 1, say_leaf_cb, self, &json_error);
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (HupanDecoded) decoded = encodings[i] != NULL ? hupan_encoding_decode ("a,", 2, encodings[i], NULL) : NULL;
    }
}

static gboolean
enter_sandbox (Work *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  struct stat st;

  if (fstat (self->file, &st) == 0 && hupan_sandbox_enter (st.st_size, &local_error))
    return TRUE;

  g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_READER,
               _("“%s” cannot be read, because this system offers no safe way to do it: %s."), self->name,
               local_error != NULL ? local_error->message : g_strerror (errno));
  return FALSE;
}

void
hupan_reader_work (int file, int socket)
{
  g_auto (Work) self = { .file = file, .progress = { .report = say_progress_cb } };
  g_autoptr (GError) error = NULL;

  self.progress.data = &self;
  if (!hear_request (&self, socket))
    return;

  hupan_frame_writer_init (&self.out, socket);
  warm_up (&self);
  if (!enter_sandbox (&self, &error) || !read_what (&self, &error))
    say_problem (&self, error);
  hupan_frame_flush (&self.out);
}
