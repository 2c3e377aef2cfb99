/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-pasting.h"

gboolean
hupan_pasting_is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

static guint
count_cells (const char *rows)
{
  guint n = 1;

  for (const char *p = rows; *p != '\0' && *p != '\n'; p++)
    n += *p == '\t';

  return n;
}

/**
 * hupan_pasting_dup_headed:
 * @rows: as spreadsheets copy them: a tab between cells, a line each
 *
 * Rows are copied without their headings more often than with them. Then they are taken for what the columns of the list are,
 * in its order; columns beyond those have no heading.
 *
 * Returns: (transfer full): @rows with as many of @headings above them as there are cells in the first
 */
char *
hupan_pasting_dup_headed (const char        *rows,
                          const char *const *headings)
{
  const guint n_headings = g_strv_length ((GStrv) headings);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0, n = count_cells (rows); i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\t');
      g_string_append (text, i < n_headings ? headings[i] : "");
    }
  g_string_append_c (text, '\n');
  g_string_append (text, rows);

  return g_string_free_and_steal (g_steal_pointer (&text));
}
