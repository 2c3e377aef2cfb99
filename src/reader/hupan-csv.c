/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-csv.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  guint32 first_cell;
  guint32 line;
  guint32 offset;
  guint32 stray_quote;
} Row;

struct _HupanCsv
{
  char *text; /* owned; each cell ends in a zero byte */
  gsize length;
  char *separator;
  GArray *cells; /* of guint32, offsets into text */
  GArray *rows;  /* of Row, and one more that ends the last */
};

/* Where the parser stands. */
typedef struct
{
  char *read;
  char *end;
  guint line;
  const char *separator;
  gsize separator_length;
  gboolean stops[256]; /* bytes that may end a plain cell */
} Cursor;

typedef enum
{
  CELL_ENDS_AT_SEPARATOR,
  CELL_ENDS_ROW,
  CELL_ENDS_FILE,
  CELL_NEVER_ENDS, /* a quotation mark is missing */
} CellEnd;

static void
cursor_init (Cursor *cursor, char *text, gsize length, const char *separator)
{
  memset (cursor, 0, sizeof *cursor);
  cursor->read = text;
  cursor->end = text + length;
  cursor->line = 1;
  cursor->separator = separator;
  cursor->separator_length = strlen (separator);
  cursor->stops[(guchar) separator[0]] = TRUE;
  cursor->stops['\r'] = TRUE;
  cursor->stops['\n'] = TRUE;
}

static gboolean
at_separator (const Cursor *cursor)
{
  return (gsize) (cursor->end - cursor->read) >= cursor->separator_length &&
         memcmp (cursor->read, cursor->separator, cursor->separator_length) == 0;
}

/* Steps over LF, CRLF or CR. */
static void
skip_line_end (Cursor *cursor)
{
  if (cursor->read[0] == '\r' && cursor->read + 1 < cursor->end && cursor->read[1] == '\n')
    cursor->read++;
  cursor->read++;
  cursor->line++;
}

/* Copies the inside of a quoted cell to *write; the cursor stands behind the opening quotation mark. */
static gboolean
read_quoted (Cursor *cursor, char **write)
{
  char *to = *write;

  while (cursor->read < cursor->end)
    {
      char c = *cursor->read;

      if (c == '"')
        {
          cursor->read++;
          if (cursor->read == cursor->end || *cursor->read != '"')
            {
              *write = to;
              return TRUE;
            }
        }
      else if (c == '\n' || (c == '\r' && (cursor->read + 1 == cursor->end || cursor->read[1] != '\n')))
        cursor->line++;

      *to++ = *cursor->read++;
    }

  return FALSE;
}

/* Copies plain text up to what ends the cell. */
static CellEnd
read_plain (Cursor *cursor, char **write)
{
  char *to = *write;

  for (;;)
    {
      char *from = cursor->read;

      while (cursor->read < cursor->end && !cursor->stops[(guchar) *cursor->read])
        cursor->read++;
      if (to != from)
        memmove (to, from, cursor->read - from);
      to += cursor->read - from;
      *write = to;

      if (cursor->read == cursor->end)
        return CELL_ENDS_FILE;
      if (at_separator (cursor))
        return CELL_ENDS_AT_SEPARATOR;
      if (*cursor->read == '\r' || *cursor->read == '\n')
        return CELL_ENDS_ROW;

      /* The first byte of a separator of several bytes, and not the rest. */
      *to++ = *cursor->read++;
    }
}

/* Reads one cell and puts a zero byte behind its text, which is always room enough: the text can only shrink, and
 * something ends it. Leaves the cursor at the beginning of the next cell. */
static CellEnd
read_cell (Cursor *cursor, gsize *length, gboolean *stray_quote)
{
  char *start = cursor->read;
  char *write = start;
  gboolean quoted = cursor->read < cursor->end && *cursor->read == '"';
  CellEnd end;

  if (quoted)
    {
      cursor->read++;
      if (!read_quoted (cursor, &write))
        return CELL_NEVER_ENDS;
    }

  char *plain = cursor->read;
  end = read_plain (cursor, &write);
  if (quoted && cursor->read > plain)
    *stray_quote = TRUE;
  *length = write - start;

  if (end == CELL_ENDS_AT_SEPARATOR)
    cursor->read += cursor->separator_length;
  else if (end == CELL_ENDS_ROW)
    skip_line_end (cursor);
  *write = '\0';

  return end;
}

/* A limit in bytes as the person sees it. */
static char *
format_limit (gsize limit)
{
  return g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);
}

static gboolean
check_row (HupanCsv *self, const Row *row, gsize row_bytes, const HupanImportLimits *limits, GError **error)
{
  /* The headings are a row of their own. */
  if (self->rows->len > (guint64) limits->max_rows + 1)
    g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_LIMIT,
                 _("The file has more than %u rows, which is the limit."), limits->max_rows);
  else if (self->cells->len - row->first_cell > limits->max_columns)
    g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_LIMIT,
                 _("Line %u: The row has more than %u columns, which is the limit."), row->line, limits->max_columns);
  else if (row_bytes > limits->max_line)
    {
      g_autofree char *limit = format_limit (limits->max_line);

      g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_LIMIT,
                   _("Line %u: The row is longer than %s, which is the limit."), row->line, limit);
    }
  else
    return TRUE;

  return FALSE;
}

static gboolean
read_row (HupanCsv *self, Cursor *cursor, const HupanImportLimits *limits, gboolean *more, GError **error)
{
  Row row = { .first_cell = self->cells->len, .line = cursor->line, .offset = cursor->read - self->text };
  CellEnd end;

  do
    {
      guint32 offset = cursor->read - self->text;
      guint line = cursor->line;
      gboolean stray_quote = FALSE;
      gsize length = 0;

      end = read_cell (cursor, &length, &stray_quote);
      if (end == CELL_NEVER_ENDS)
        {
          g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT,
                       _("Line %u: A cell begins with a quotation mark here, and the one that should end it is missing."),
                       line);
          return FALSE;
        }
      if (length > limits->max_cell)
        {
          g_autofree char *limit = format_limit (limits->max_cell);

          g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_LIMIT,
                       _("Line %u: A cell is longer than %s, which is the limit."), line, limit);
          return FALSE;
        }

      g_array_append_val (self->cells, offset);
      row.stray_quote |= stray_quote;

      /* Not to collect a million cells before saying that 500 are too many. */
      if (self->cells->len - row.first_cell > limits->max_columns)
        break;
    }
  while (end == CELL_ENDS_AT_SEPARATOR);

  g_array_append_val (self->rows, row);
  *more = cursor->read < cursor->end;

  return check_row (self, &row, (cursor->read - self->text) - row.offset, limits, error);
}

/* --- Which separator ---------------------------------------------------------------------------------------------- */

static const char *const separators[] = { ",", ";", "\t", "|", "，", "；" };

/* Excel's own way to tell: a first line "sep=;". */
static char *
read_sep_line (const char *text, gsize length, gsize *skip)
{
  const char *end;

  if (length < 5 || g_ascii_strncasecmp (text, "sep=", 4) != 0)
    return NULL;
  end = text + strcspn (text, "\r\n");
  if (end - text > 4 + 4 || end - text < 5)
    return NULL;

  *skip = end - text;
  if (text[*skip] == '\r')
    (*skip)++;
  if (text[*skip] == '\n')
    (*skip)++;

  return g_strndup (text + 4, end - text - 4);
}

/* How well a separator explains the first rows: the share of rows that are as wide as the first one, the wider the better. */
static double
rate_separator (const char *sample, gsize length, gboolean is_whole, const char *separator)
{
  g_autofree char *copy = g_strndup (sample, length);
  gsize copy_length = strlen (copy);
  guint first_width = 0, same = 0, rows = 0;
  Cursor cursor;

  cursor_init (&cursor, copy, copy_length, separator);
  while (cursor.read < cursor.end && rows < 50)
    {
      guint width = 0;
      gboolean blank = TRUE, stray_quote = FALSE;
      CellEnd end;
      gsize cell_length = 0;

      do
        {
          end = read_cell (&cursor, &cell_length, &stray_quote);
          width++;
          blank = blank && cell_length == 0;
        }
      while (end == CELL_ENDS_AT_SEPARATOR);

      /* The end of the sample cuts a row in two. */
      if (end == CELL_NEVER_ENDS || (end == CELL_ENDS_FILE && !is_whole && rows > 0))
        break;
      if (blank && width == 1)
        continue;
      if (rows == 0)
        first_width = width;
      same += width == first_width && !stray_quote;
      rows++;
    }

  if (first_width < 2)
    return 0;

  return (double) same / rows + MIN (first_width, 50) / 1000.0;
}

static const char *
guess_separator (const char *text, gsize length)
{
  const gsize sample = MIN (length, 65536);
  const char *best = ",";
  double best_rate = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      double rate = rate_separator (text, sample, sample == length, separators[i]);

      if (rate > best_rate)
        {
          best = separators[i];
          best_rate = rate;
        }
    }

  return best;
}

/* ------------------------------------------------------------------------------------------------------------------ */

/**
 * hupan_csv_parse:
 * @text: (transfer full): UTF-8 without byte order mark, followed by a zero byte
 * @length: bytes of @text
 * @separator: (nullable): what stands between cells; %NULL to find out
 *
 * Returns: the table, or %NULL with a sentence that names the line and what is wrong or too large there.
 */
HupanCsv *
hupan_csv_parse (char                    *text,
                 gsize                    length,
                 const char              *separator,
                 const HupanImportLimits *limits,
                 const HupanProgress     *progress,
                 GError                 **error)
{
  g_autoptr (HupanCsv) self = g_new0 (HupanCsv, 1);
  gboolean more = length > 0;
  gsize skip = 0;
  Cursor cursor;

  self->text = text;
  self->length = length;
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));

  if (length > limits->max_bytes || length >= G_MAXUINT32)
    {
      g_autofree char *limit = format_limit (MIN (limits->max_bytes, G_MAXUINT32));

      g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_LIMIT,
                   _("The file is larger than %s, which is the limit."), limit);
      return NULL;
    }

  self->separator = read_sep_line (text, length, &skip);
  if (separator != NULL)
    g_set_str (&self->separator, separator);
  else if (self->separator == NULL)
    self->separator = g_strdup (guess_separator (text, length));

  cursor_init (&cursor, text, length, self->separator);
  if (skip > 0)
    {
      cursor.read += skip;
      cursor.line++;
      more = cursor.read < cursor.end;
    }

  while (more)
    {
      if (!read_row (self, &cursor, limits, &more, error))
        return NULL;
      if (self->rows->len % 4096 == 0)
        {
          if (hupan_progress_is_cancelled (progress, error))
            return NULL;
          hupan_progress_report (progress, (double) (cursor.read - text) / length, NULL);
        }
    }

  Row last = { .first_cell = self->cells->len, .line = cursor.line, .offset = length };
  g_array_append_val (self->rows, last);

  return g_steal_pointer (&self);
}

void
hupan_csv_free (HupanCsv *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self->separator);
  g_free (self->text);
  g_free (self);
}

const char *
hupan_csv_get_separator (HupanCsv *self)
{
  return self->separator;
}

guint
hupan_csv_get_n_rows (HupanCsv *self)
{
  return self->rows->len - 1;
}

static const Row *
get_row (HupanCsv *self, guint row)
{
  g_assert (row < self->rows->len);
  return &g_array_index (self->rows, Row, row);
}

guint
hupan_csv_get_n_cells (HupanCsv *self, guint row)
{
  return get_row (self, row + 1)->first_cell - get_row (self, row)->first_cell;
}

const char *
hupan_csv_get_cell (HupanCsv *self, guint row, guint column)
{
  if (column >= hupan_csv_get_n_cells (self, row))
    return NULL;

  return self->text + g_array_index (self->cells, guint32, get_row (self, row)->first_cell + column);
}

guint
hupan_csv_get_line (HupanCsv *self, guint row)
{
  return get_row (self, row)->line;
}

gsize
hupan_csv_get_offset (HupanCsv *self, guint row)
{
  return get_row (self, row)->offset;
}

gboolean
hupan_csv_has_stray_quote (HupanCsv *self, guint row)
{
  return get_row (self, row)->stray_quote != 0;
}

gboolean
hupan_csv_is_blank (HupanCsv *self, guint row)
{
  for (guint i = 0; i < hupan_csv_get_n_cells (self, row); i++)
    {
      const char *cell = hupan_csv_get_cell (self, row, i);

      if (cell[strspn (cell, " \t")] != '\0')
        return FALSE;
    }

  return TRUE;
}
