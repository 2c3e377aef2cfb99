/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-sheet.h"

#include <string.h>

typedef struct
{
  guint32 first_cell;
  guint32 n_cells;
  guint32 line;
  guint32 flags;
} Row;

struct _HupanSheet
{
  char *separator;
  GByteArray *text; /* each cell ends in a zero byte */
  GArray *cells;    /* of guint32, offsets into text */
  GArray *rows;     /* of Row */
};

HupanSheet *
hupan_sheet_new (const char *separator)
{
  HupanSheet *self = g_new0 (HupanSheet, 1);

  self->separator = g_strdup (separator);
  self->text = g_byte_array_new ();
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));

  return self;
}

void
hupan_sheet_free (HupanSheet *self)
{
  if (self == NULL)
    return;

  g_byte_array_unref (self->text);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_free (self->separator);
  g_free (self);
}

void
hupan_sheet_add_row (HupanSheet *self, guint line, HupanReadFlags flags, GPtrArray *cells)
{
  const Row row = { .first_cell = self->cells->len, .n_cells = cells->len, .line = line, .flags = flags };

  for (guint i = 0; i < cells->len; i++)
    {
      const char *cell = g_ptr_array_index (cells, i);
      const guint32 offset = self->text->len;

      g_byte_array_append (self->text, (const guint8 *) cell, strlen (cell) + 1);
      g_array_append_val (self->cells, offset);
    }
  g_array_append_val (self->rows, row);
}

static const Row *
get_row (HupanSheet *self, guint row)
{
  g_assert (row < self->rows->len);
  return &g_array_index (self->rows, Row, row);
}

const char *
hupan_sheet_get_separator (HupanSheet *self)
{
  return self->separator;
}

guint
hupan_sheet_get_n_rows (HupanSheet *self)
{
  return self->rows->len;
}

guint
hupan_sheet_get_n_cells (HupanSheet *self, guint row)
{
  return get_row (self, row)->n_cells;
}

const char *
hupan_sheet_get_cell (HupanSheet *self, guint row, guint column)
{
  const Row *found = get_row (self, row);

  if (column >= found->n_cells)
    return NULL;

  return (const char *) self->text->data + g_array_index (self->cells, guint32, found->first_cell + column);
}

guint
hupan_sheet_get_line (HupanSheet *self, guint row)
{
  return get_row (self, row)->line;
}

HupanReadFlags
hupan_sheet_get_flags (HupanSheet *self, guint row)
{
  return get_row (self, row)->flags;
}

gboolean
hupan_sheet_is_blank (HupanSheet *self, guint row)
{
  for (guint i = 0; i < hupan_sheet_get_n_cells (self, row); i++)
    {
      const char *cell = hupan_sheet_get_cell (self, row, i);

      if (cell[strspn (cell, " \t")] != '\0')
        return FALSE;
    }

  return TRUE;
}
