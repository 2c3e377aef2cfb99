/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-fingerprint.h"

#include <glib/gi18n.h>

#define OBJECTS "SELECT type, name, tbl_name, sql, rootpage FROM sqlite_schema ORDER BY type, name, tbl_name, sql"

/* The text of CREATE statements with each run of white space made one space: only layout may differ. */
static void
update_normalised (GChecksum *sum, const char *text)
{
  g_autoptr (GString) normal = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (normal, *p);
    else if (normal->len > 0 && normal->str[normal->len - 1] != ' ')
      g_string_append_c (normal, ' ');
  g_checksum_update (sum, (const guint8 *) normal->str,
                     (gssize) normal->len + 1); /* the NUL ends each text */
}

/* NULL with an error, also where two tables claim the same pages: then the text would prove nothing. */
char *
hupan_fingerprint (HupanDb *db, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GHashTable) roots = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (HupanStatement) statement = hupan_db_prepare (db, OBJECTS, error);

  if (statement == NULL)
    return NULL;
  while (hupan_statement_step (statement, &local))
    {
      gint64 root = hupan_statement_get_int (statement, 4);

      for (int column = 0; column < 4; column++)
        update_normalised (sum, hupan_statement_get_text (statement, column));
      if (root == 0 || g_hash_table_add (roots, g_memdup2 (&root, sizeof root)))
        continue;
      g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED,
                           _("The registry is damaged: two of its tables are in the same place of the file."));
      return NULL;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_strdup (g_checksum_get_string (sum));
}
