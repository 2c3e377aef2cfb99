/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-table.h"

#include <sys/ioctl.h>
#include <unistd.h>

#define GAP 2
#define NARROWEST 8 /* no column is made narrower than this to let others fit */

typedef struct
{
  char *heading;
  HupanTableAlign align;
  guint width;
} Column;

struct _HupanTable
{
  GArray *columns;
  GPtrArray *cells; /* row by row */
};

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->heading);
}

HupanTable *
hupan_table_new (void)
{
  HupanTable *self = g_new0 (HupanTable, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->cells = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
hupan_table_free (HupanTable *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

static guint
char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

guint
hupan_table_measure (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += char_width (g_utf8_get_char (text));

  return width;
}

void
hupan_table_add_column (HupanTable      *self,
                        const char      *heading,
                        HupanTableAlign  align)
{
  Column column = { g_strdup (heading), align, hupan_table_measure (heading) };

  g_array_append_val (self->columns, column);
}

/* One line, and nothing that a terminal takes for a command. */
static char *
dup_plain (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      g_string_append_unichar (plain, g_unichar_iscntrl (c) ? ' ' : c);
    }

  return g_string_free_and_steal (plain);
}

void
hupan_table_add_cell (HupanTable *self,
                      const char *text)
{
  Column *column = &g_array_index (self->columns, Column, self->cells->len % self->columns->len);
  char *plain = dup_plain (text);

  column->width = MAX (column->width, hupan_table_measure (plain));
  g_ptr_array_add (self->cells, plain);
}

static void
append_cell (GString      *line,
             const Column *column,
             guint         width,
             const char   *text)
{
  guint needed = hupan_table_measure (text);
  guint used = 0;

  if (needed <= width)
    {
      if (column->align == HUPAN_TABLE_RIGHT)
        g_string_append_printf (line, "%*s", (int) (width - needed), "");
      g_string_append (line, text);
      if (column->align == HUPAN_TABLE_LEFT)
        g_string_append_printf (line, "%*s", (int) (width - needed), "");
      return;
    }

  for (; used + char_width (g_utf8_get_char (text)) < width; text = g_utf8_next_char (text))
    {
      used += char_width (g_utf8_get_char (text));
      g_string_append_unichar (line, g_utf8_get_char (text));
    }
  g_string_append (line, "…");
  g_string_append_printf (line, "%*s", (int) (width - used - 1), "");
}

/* Takes from the widest column, cell by cell, until a line fits or no column can give any more. */
static guint *
fit_widths (HupanTable *self,
            guint       room)
{
  guint n = self->columns->len;
  guint *widths = g_new (guint, n);
  guint total = GAP * (n - 1);

  for (guint i = 0; i < n; i++)
    total += widths[i] = g_array_index (self->columns, Column, i).width;

  while (room > 0 && total > room)
    {
      guint widest = 0;

      for (guint i = 1; i < n; i++)
        if (widths[i] > widths[widest])
          widest = i;
      if (widths[widest] <= NARROWEST)
        break;
      widths[widest]--;
      total--;
    }

  return widths;
}

static void
append_line (HupanTable  *self,
             GString     *text,
             const guint *widths,
             gpointer    *cells)
{
  gsize end;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      if (i > 0)
        g_string_append_printf (text, "%*s", GAP, "");
      append_cell (text, column, widths[i], cells != NULL ? cells[i] : column->heading);
    }

  for (end = text->len; end > 0 && text->str[end - 1] == ' ';)
    end--;
  g_string_truncate (text, end);
  g_string_append_c (text, '\n');
}

char *
hupan_table_dup_text (HupanTable *self,
                      guint       room)
{
  g_autofree guint *widths = fit_widths (self, room);
  GString *text = g_string_new (NULL);

  append_line (self, text, widths, NULL);
  for (guint i = 0; i + self->columns->len <= self->cells->len; i += self->columns->len)
    append_line (self, text, widths, self->cells->pdata + i);

  return g_string_free_and_steal (text);
}

void
hupan_table_print (HupanTable *self)
{
  struct winsize size = { 0 };
  g_autofree char *text = NULL;

  if (isatty (STDOUT_FILENO))
    ioctl (STDOUT_FILENO, TIOCGWINSZ, &size);
  text = hupan_table_dup_text (self, size.ws_col);
  g_print ("%s", text);
}
