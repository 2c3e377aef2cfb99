/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/hupan-number.h"
#include "hupan-lang.h"
#include "hupan-scan.h"

/* A set of paths made into a statement. Lists ask for the same few sets again and again, at every scroll. */
struct _HupanScan
{
  char *sql;
  guint n_paths;
  gboolean *several; /* of each path: values with \n between them */
  gboolean *real;
};

/* What one row is made of, kept from row to row. */
typedef struct
{
  const char **values;
  char **owned; /* values that differ from what the database said */
} Row;

static void
row_clear (Row *row)
{
  g_free (row->values);
  g_strfreev (row->owned);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

void
hupan_scan_free (HupanScan *self)
{
  g_free (self->sql);
  g_free (self->several);
  g_free (self->real);
  g_free (self);
}

static HupanScan *
scan_new (const HupanKind    *kind,
          const char *const  *texts,
          HupanPathRange      range,
          gboolean            translated,
          GError            **error)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_path_free);
  HupanScan *self;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      HupanPath *path = hupan_path_parse (kind, texts[i], error);

      if (path == NULL)
        return NULL;
      g_ptr_array_add (paths, path);
    }

  self = g_new0 (HupanScan, 1);
  self->n_paths = paths->len;
  self->several = g_new0 (gboolean, paths->len);
  self->real = g_new0 (gboolean, paths->len);
  for (guint i = 0; i < paths->len; i++)
    {
      HupanPath *path = g_ptr_array_index (paths, i);

      self->several[i] = path->several && !path->count;
      self->real[i] = !path->count && path->end == HUPAN_PATH_END_FIELD &&
                      g_str_equal (hupan_field_get_sql_type (path->field), "REAL");
    }
  self->sql = hupan_path_build_scan (kind, paths, range, translated);
  return self;
}

static HupanScan *
get_scan (HupanRegistry      *self,
          const HupanKind    *kind,
          const char *const  *paths,
          HupanPathRange      range,
          gboolean            translated,
          GError            **error)
{
  g_autofree char *joined = g_strjoinv ("\n", (char **) paths);
  g_autofree char *key = g_strdup_printf ("%s %d %d\n%s", kind->name, range, translated, joined);
  HupanScan *scan = g_hash_table_lookup (self->scans, key);

  if (scan != NULL)
    return scan;

  scan = scan_new (kind, paths, range, translated, error);
  if (scan != NULL)
    g_hash_table_insert (self->scans, g_steal_pointer (&key), scan);
  return scan;
}

static gboolean
contains_item (const char *list,
               gsize       length,
               const char *item,
               gsize       item_length)
{
  for (const char *p = list; p < list + length; p += strcspn (p, "\n") + 1)
    if (strcspn (p, "\n") == item_length && memcmp (p, item, item_length) == 0)
      return TRUE;

  return FALSE;
}

/* Each value once: a person with two degrees of one university has one university. */
static char *
dup_distinct (const char *list,
              gboolean    real)
{
  g_autoptr(GString) distinct = g_string_new (NULL);

  for (const char *p = list; ; p++)
    {
      gsize length = strcspn (p, "\n");
      g_autofree char *item = real ? hupan_decimal_to_text (g_ascii_strtod (p, NULL)) : g_strndup (p, length);

      if (!contains_item (distinct->str, distinct->len, item, strlen (item)))
        {
          if (distinct->len > 0)
            g_string_append_c (distinct, '\n');
          g_string_append (distinct, item);
        }
      p += length;
      if (*p == '\0')
        return g_string_free (g_steal_pointer (&distinct), FALSE);
    }
}

static void
row_read (Row            *row,
          HupanScan      *scan,
          HupanStatement *statement)
{
  for (guint i = 0; i < scan->n_paths; i++)
    {
      const char *value;

      g_clear_pointer (&row->owned[i], g_free);
      if (scan->real[i] && !scan->several[i] && !hupan_statement_is_null (statement, i + 1))
        {
          row->values[i] = row->owned[i] = hupan_decimal_to_text (hupan_statement_get_real (statement, i + 1));
          continue;
        }

      value = hupan_statement_get_text (statement, i + 1);
      if (value != NULL && scan->several[i] && (scan->real[i] || strchr (value, '\n') != NULL))
        value = row->owned[i] = dup_distinct (value, scan->real[i]);
      row->values[i] = value;
    }
}

/* Runs the statement as it is bound; func may ask to stop, which is no error. */
static gboolean
read_rows (HupanRegistry        *self,
           HupanScan            *scan,
           HupanStatement       *statement,
           Row                  *row,
           HupanScanFunc         func,
           gpointer              data,
           const HupanProgress  *progress,
           gboolean             *stopped,
           GError              **error)
{
  g_autoptr(GError) local_error = NULL;

  while (!*stopped && hupan_statement_step (statement, &local_error))
    {
      row_read (row, scan, statement);
      *stopped = !func (hupan_statement_get_int (statement, 0), row->values, data);
      hupan_db_yield (self->db);
    }
  hupan_statement_reset (statement);

  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_range (HupanRegistry        *self,
            HupanScan            *scan,
            HupanStatement       *statement,
            HupanPathRange        range,
            const gint64         *ids,
            gsize                 n_ids,
            HupanScanFunc         func,
            gpointer              data,
            const HupanProgress  *progress,
            GError              **error)
{
  g_auto(Row) row = { g_new0 (const char *, scan->n_paths + 1), g_new0 (char *, scan->n_paths + 1) };
  gboolean stopped = FALSE;

  if (range != HUPAN_PATH_BY_ID)
    return read_rows (self, scan, statement, &row, func, data, progress, &stopped, error);

  for (gsize i = 0; i < n_ids && !stopped; i++)
    {
      if (hupan_progress_is_cancelled (progress, error))
        return FALSE;
      hupan_statement_bind_int (statement, 1, ids[i]);
      if (!read_rows (self, scan, statement, &row, func, data, progress, &stopped, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
hupan_scan_run (HupanRegistry        *self,
                const HupanKind      *kind,
                const char *const    *paths,
                HupanPathRange        range,
                const gint64         *ids,
                gsize                 n_ids,
                const char           *lang,
                HupanScanFunc         func,
                gpointer              data,
                const HupanProgress  *progress,
                GError              **error)
{
  HupanScan *scan = get_scan (self, kind, paths, range, lang != NULL, error);
  g_autoptr(HupanStatement) statement = NULL;
  g_autoptr(GCancellable) outer = NULL;
  HupanLangs langs;
  gboolean ok;

  if (scan == NULL || hupan_progress_is_cancelled (progress, error))
    return FALSE;

  statement = hupan_db_prepare (self->db, scan->sql, error);
  if (statement == NULL)
    return FALSE;

  if (lang != NULL)
    {
      hupan_langs_init (&langs, lang);
      for (int i = 0; i < HUPAN_N_LANGS; i++)
        hupan_statement_bind_text (statement, 2 + i, langs.tags[i]);
    }

  /* A scan may be served in the midst of other work that has a cancellable of its own. */
  g_set_object (&outer, hupan_db_get_cancellable (self->db));
  hupan_db_set_cancellable (self->db, hupan_progress_get_cancellable (progress));
  ok = read_range (self, scan, statement, range, ids, n_ids, func, data, progress, error);
  hupan_db_set_cancellable (self->db, outer);

  return ok;
}

/**
 * hupan_registry_scan:
 *
 * Reads columns, see the header. Records in the trash are left out, by id as well. Along a path with a reverse step,
 * records in the trash and parts of such count as gone, and each value comes once, at its first place; so lists along
 * different paths need not run in parallel. Along forward references, what the record says is read though the record
 * referred to be in the trash. A restricted field is no column: HUPAN_STORE_ERROR_INVALID, as is a path that
 * leads nowhere.
 *
 * With @lang, titles and translatable fields come in that language where there is such a wording: of "zh-Hans-CN" or
 * else "zh-Hans" or else "zh".
 */
gboolean
hupan_registry_scan (HupanRegistry        *self,
                     const HupanKind      *kind,
                     const char *const    *paths,
                     const gint64         *ids,
                     gsize                 n_ids,
                     const char           *lang,
                     HupanScanFunc         func,
                     gpointer              data,
                     const HupanProgress  *progress,
                     GError              **error)
{
  return hupan_scan_run (self, kind, paths, ids != NULL ? HUPAN_PATH_BY_ID : HUPAN_PATH_LIVE, ids, n_ids, lang, func, data,
                         progress, error);
}
