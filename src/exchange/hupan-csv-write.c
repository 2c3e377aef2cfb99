/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-csv-write.h"

#include <string.h>

static gboolean
starts_formula (const char *cell)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };

  if (cell[0] != '\0' && strchr ("=+-@\t\r\n", cell[0]) != NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    {
      if (g_str_has_prefix (cell, wide[i]))
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer full): @cell with an apostrophe in front if it needs one. */
char *
hupan_csv_guard (const char *cell)
{
  if (starts_formula (cell + strspn (cell, "'")))
    return g_strconcat ("'", cell, NULL);

  return g_strdup (cell);
}

/* Returns: @cell without the apostrophe that hupan_csv_guard() has put there. */
const char *
hupan_csv_unguard (const char *cell)
{
  if (cell[0] == '\'' && starts_formula (cell + strspn (cell, "'")))
    return cell + 1;

  return cell;
}

static gboolean
needs_quotes (const char *cell, const char *separator)
{
  gsize length = strlen (cell);

  return strpbrk (cell, "\"\r\n\t") != NULL || strstr (cell, separator) != NULL || g_str_has_prefix (cell, "\xEF\xBB\xBF") ||
         (length > 0 && (cell[0] == ' ' || cell[length - 1] == ' '));
}

/* Appends a row that ends in CRLF. */
void
hupan_csv_append_row (GString *out, const char *const *cells, gsize n_cells, const char *separator)
{
  for (gsize i = 0; i < n_cells; i++)
    {
      const char *cell = cells[i] != NULL ? cells[i] : "";

      if (i > 0)
        g_string_append (out, separator);
      if (!needs_quotes (cell, separator) && !(n_cells == 1 && cell[0] == '\0'))
        {
          g_string_append (out, cell);
          continue;
        }

      g_string_append_c (out, '"');
      for (const char *c = cell; *c != '\0'; c++)
        {
          if (*c == '"')
            g_string_append_c (out, '"');
          g_string_append_c (out, *c);
        }
      g_string_append_c (out, '"');
    }
  g_string_append (out, "\r\n");
}
