/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-meta.h"

#define SET "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value"

/* NULL with no error where there is no such key. */
char *
hupan_meta_dup (HupanDb *db, const char *key, GError **error)
{
  g_autoptr (HupanStatement)
    statement = hupan_db_prepare (db, "SELECT value FROM meta WHERE key = $1", error);

  if (statement == NULL)
    return NULL;
  hupan_statement_bind_text (statement, 1, key);
  if (!hupan_statement_step (statement, error))
    return NULL;
  return g_strdup (hupan_statement_get_text (statement, 0));
}

gint64
hupan_meta_get_int (HupanDb *db, const char *key, gint64 otherwise)
{
  g_autofree char *text = hupan_meta_dup (db, key, NULL);
  gint64 value;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, NULL))
    return otherwise;
  return value;
}

gboolean
hupan_meta_set (HupanDb *db, const char *key, const char *value, GError **error)
{
  g_autoptr (HupanStatement) statement = hupan_db_prepare (db, SET, error);

  if (statement == NULL)
    return FALSE;
  hupan_statement_bind_text (statement, 1, key);
  hupan_statement_bind_text (statement, 2, value);
  return hupan_statement_run (statement, error);
}
