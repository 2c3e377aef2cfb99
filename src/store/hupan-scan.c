/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/hupan-clock.h"
#include "core/hupan-number.h"
#include "hupan-lang.h"
#include "hupan-scan.h"

/* Beyond this many bytes a list of values is searched by hash. */
#define LONG_LIST 512

/* A query of a plan being run. */
typedef struct
{
  HupanStatement *statement;
  const HupanScanPlanQuery *query;
  gint64 id; /* of the row it stands at; G_MAXINT64 at its end */
  GHashTable *shared; /* id, as text → GPtrArray of the values of its paths; NULL: rows are read as they are needed */
} Cursor;

/* The several values of one path of one record. */
typedef struct
{
  GString *text;
  GHashTable *seen; /* NULL while text is short */
} Values;

typedef struct
{
  HupanScanPlan *plan;
  HupanDb *db;
  gboolean by_id;
  Cursor main;
  Cursor *ways;
  Values *several;     /* of each path */
  char **spelled;      /* of each path: its value respelled, or computed */
  const char **values; /* of each path: what the caller gets */
  GPtrArray *from;     /* the values that another is computed from */
  char *today;         /* NULL: no value depends on it */
} Scan;

static void
scan_clear (Scan *self)
{
  g_clear_pointer (&self->main.statement, hupan_statement_return);
  for (guint i = 0; self->ways != NULL && i < self->plan->ways->len; i++)
    {
      g_clear_pointer (&self->ways[i].statement, hupan_statement_return);
      g_clear_pointer (&self->ways[i].shared, g_hash_table_unref);
    }
  for (guint i = 0; self->several != NULL && i < self->plan->n_paths; i++)
    {
      if (self->several[i].text != NULL)
        g_string_free (self->several[i].text, TRUE);
      g_clear_pointer (&self->several[i].seen, g_hash_table_unref);
      g_free (self->spelled[i]);
    }
  g_free (self->ways);
  g_free (self->several);
  g_free (self->spelled);
  g_free (self->values);
  g_clear_pointer (&self->from, g_ptr_array_unref);
  g_free (self->today);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scan, scan_clear)

static HupanScanPlan *
get_plan (HupanRegistry      *self,
          const HupanKind    *kind,
          const char *const  *paths,
          HupanScanRange          range,
          gboolean            translated,
          GError            **error)
{
  g_autofree char *joined = g_strjoinv ("\n", (char **) paths);
  g_autofree char *key = g_strdup_printf ("%s %d %d\n%s", kind->name, range, translated, joined);
  HupanScanPlan *plan = g_hash_table_lookup (self->plans, key);

  if (plan != NULL)
    return plan;

  plan = hupan_scan_plan_new (kind, paths, range, translated, error);
  if (plan != NULL)
    g_hash_table_insert (self->plans, g_steal_pointer (&key), plan);
  return plan;
}

static gboolean
prepare (Scan                  *self,
         const HupanScanPlanQuery  *query,
         const HupanLangs      *langs,
         Cursor                *cursor,
         GError               **error)
{
  cursor->query = query;
  cursor->statement = hupan_db_prepare (self->db, query->sql, error);
  if (cursor->statement == NULL)
    return FALSE;

  for (int i = 0; langs != NULL && i < HUPAN_N_LANGS; i++)
    hupan_statement_bind_text (cursor->statement, 2 + i, langs->tags[i]);
  return TRUE;
}

static gboolean
scan_init (Scan              *self,
           HupanDb           *db,
           HupanScanPlan         *plan,
           const HupanLangs  *langs,
           GError           **error)
{
  self->db = db;
  self->plan = plan;
  self->ways = g_new0 (Cursor, plan->ways->len + 1);
  self->several = g_new0 (Values, plan->n_paths + 1);
  self->spelled = g_new0 (char *, plan->n_paths + 1);
  self->values = g_new0 (const char *, plan->n_paths + 1);
  self->from = g_ptr_array_new ();
  if (plan->by_today)
    self->today = hupan_clock_dup_today ();

  if (!prepare (self, plan->main, langs, &self->main, error))
    return FALSE;
  for (guint i = 0; i < plan->ways->len; i++)
    if (!prepare (self, g_ptr_array_index (plan->ways, i), langs, &self->ways[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
advance (Cursor  *cursor,
         GError **error)
{
  GError *local_error = NULL;

  if (hupan_statement_step (cursor->statement, &local_error))
    {
      cursor->id = hupan_statement_get_int (cursor->statement, 0);
      return TRUE;
    }

  cursor->id = G_MAXINT64;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* The value of a column in its canonical spelling. */
static const char *
read_value (Scan   *self,
            Cursor *cursor,
            guint   column)
{
  guint path = g_array_index (cursor->query->paths, guint, column);

  if (!self->plan->real[path] || hupan_statement_is_null (cursor->statement, column + 1))
    return hupan_statement_get_text (cursor->statement, column + 1);

  g_free (self->spelled[path]);
  self->spelled[path] = hupan_decimal_to_text (hupan_statement_get_real (cursor->statement, column + 1));
  return self->spelled[path];
}

static gboolean
contains (Values     *self,
          const char *item,
          gsize       length)
{
  const char *end = self->text->str + self->text->len;

  for (const char *p = self->text->str; p < end; p += strcspn (p, "\n") + 1)
    if (strncmp (p, item, length) == 0 && (p[length] == '\n' || p[length] == '\0'))
      return TRUE;

  return FALSE;
}

/* Each value once: a person with two degrees of one university has one university. */
static void
add_item (Values     *self,
          const char *item,
          gsize       length)
{
  if (self->seen == NULL && self->text->len > LONG_LIST)
    {
      g_auto(GStrv) items = g_strsplit (self->text->str, "\n", -1);

      self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; items[i] != NULL; i++)
        g_hash_table_add (self->seen, g_strdup (items[i]));
    }
  if (self->seen != NULL ? !g_hash_table_add (self->seen, g_strndup (item, length)) : contains (self, item, length))
    return;

  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
  g_string_append_len (self->text, item, length);
}

static void
add_value (Values     *self,
           const char *value)
{
  if (self->text == NULL)
    self->text = g_string_new (NULL);

  for (const char *p = value; ; p++)
    {
      gsize length = strcspn (p, "\n");

      add_item (self, p, length);
      p += length;
      if (*p == '\0')
        break;
    }
}

static void
begin_values (Values *self)
{
  if (self->text != NULL)
    g_string_truncate (self->text, 0);
  g_clear_pointer (&self->seen, g_hash_table_unref);
}

static const char *
get_values (Scan  *self,
            guint  path)
{
  GString *text = self->several[path].text;

  return text != NULL && text->len > 0 ? text->str : NULL;
}

/* Takes in the rows that a way has for an id, which it stands at. */
static gboolean
collect (Scan    *self,
         Cursor  *way,
         gint64   id,
         GError **error)
{
  const guint *paths = (const guint *) way->query->paths->data;
  guint n_paths = way->query->paths->len;

  for (guint i = 0; i < n_paths; i++)
    begin_values (&self->several[paths[i]]);
  while (way->id == id)
    {
      for (guint i = 0; i < n_paths; i++)
        {
          const char *value = read_value (self, way, i);

          if (value != NULL)
            add_value (&self->several[paths[i]], value);
        }
      if (!advance (way, error))
        return FALSE;
    }

  return TRUE;
}

/* Reads a whole way ahead. */
static gboolean
read_shared (Scan    *self,
             Cursor  *way,
             GError **error)
{
  way->shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  while (way->id != G_MAXINT64)
    {
      g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
      gint64 id = way->id;

      if (!collect (self, way, id, error))
        return FALSE;
      for (guint i = 0; i < way->query->paths->len; i++)
        g_ptr_array_add (values, g_strdup (get_values (self, g_array_index (way->query->paths, guint, i))));
      g_hash_table_insert (way->shared, g_strdup_printf ("%" G_GINT64_FORMAT, id), g_steal_pointer (&values));
    }

  return TRUE;
}

/* The values that a way has for the record the main query stands at; most ways have none for most records. */
static gboolean
read_way (Scan    *self,
          Cursor  *way,
          GError **error)
{
  const guint *paths = (const guint *) way->query->paths->data;
  guint n_paths = way->query->paths->len;

  for (guint i = 0; i < n_paths; i++)
    self->values[paths[i]] = way->query->is_count ? "0" : NULL;

  if (way->shared != NULL)
    {
      const char *id = self->values[way->query->shared];
      GPtrArray *values = id != NULL ? g_hash_table_lookup (way->shared, id) : NULL;

      for (guint i = 0; values != NULL && i < n_paths; i++)
        self->values[paths[i]] = g_ptr_array_index (values, i);
      return TRUE;
    }

  while (way->id < self->main.id)
    if (!advance (way, error))
      return FALSE;
  if (way->id != self->main.id)
    return TRUE;

  if (!collect (self, way, way->id, error))
    return FALSE;
  for (guint i = 0; i < n_paths; i++)
    if (get_values (self, paths[i]) != NULL)
      self->values[paths[i]] = get_values (self, paths[i]);
  return TRUE;
}

static void
compute (Scan                       *self,
         const HupanScanPlanDerived *plan)
{
  g_ptr_array_set_size (self->from, 0);
  for (guint i = 0; i < plan->from->len; i++)
    g_ptr_array_add (self->from, (gpointer) self->values[g_array_index (plan->from, guint, i)]);

  g_free (self->spelled[plan->path]);
  self->spelled[plan->path] = plan->derived->derive ((const char *const *) self->from->pdata, self->today);
  self->values[plan->path] = self->spelled[plan->path];
}

static gboolean
read_row (Scan    *self,
          GError **error)
{
  for (guint i = 0; i < self->main.query->paths->len; i++)
    self->values[g_array_index (self->main.query->paths, guint, i)] = read_value (self, &self->main, i);
  for (guint i = 0; i < self->plan->ways->len; i++)
    if (!read_way (self, &self->ways[i], error))
      return FALSE;
  for (guint i = 0; i < self->plan->derived->len; i++)
    compute (self, &g_array_index (self->plan->derived, HupanScanPlanDerived, i));

  return TRUE;
}

/* Runs the queries side by side; func may ask to stop, which is no error. */
static gboolean
read_rows (Scan           *self,
           HupanScanFunc   func,
           gpointer        data,
           gboolean       *stopped,
           GError        **error)
{
  if (!advance (&self->main, error))
    return FALSE;
  /* A record that is asked for by id and not there is as common as not, and needs no more questions. */
  for (guint i = 0; self->main.id != G_MAXINT64 && i < self->plan->ways->len; i++)
    {
      Cursor *way = &self->ways[i];

      if (!advance (way, error) || (way->query->shared >= 0 && !read_shared (self, way, error)))
        return FALSE;
    }

  while (self->main.id != G_MAXINT64)
    {
      if (!read_row (self, error))
        return FALSE;
      *stopped = !func (self->main.id, self->values, data);
      if (*stopped)
        return TRUE;
      hupan_db_yield (self->db);
      /* There is one record with an id: no need to ask for the next. */
      if (self->by_id)
        return TRUE;
      if (!advance (&self->main, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_ids (Scan                 *self,
          const gint64         *ids,
          gsize                 n_ids,
          HupanScanFunc         func,
          gpointer              data,
          const HupanProgress  *progress,
          GError              **error)
{
  gboolean stopped = FALSE;

  for (gsize i = 0; i < n_ids && !stopped; i++)
    {
      if (hupan_progress_is_cancelled (progress, error))
        return FALSE;

      hupan_statement_reset (self->main.statement);
      hupan_statement_bind_int (self->main.statement, 1, ids[i]);
      for (guint j = 0; j < self->plan->ways->len; j++)
        {
          hupan_statement_reset (self->ways[j].statement);
          hupan_statement_bind_int (self->ways[j].statement, 1, ids[i]);
        }
      if (!read_rows (self, func, data, &stopped, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
hupan_scan_run (HupanRegistry        *self,
                const HupanKind      *kind,
                const char *const    *paths,
                HupanScanRange            range,
                const gint64         *ids,
                gsize                 n_ids,
                const char           *lang,
                HupanScanFunc         func,
                gpointer              data,
                const HupanProgress  *progress,
                GError              **error)
{
  HupanScanPlan *plan = get_plan (self, kind, paths, range, lang != NULL, error);
  g_autoptr(GCancellable) outer = NULL;
  g_auto(Scan) scan = { 0 };
  HupanLangs langs;
  gboolean stopped = FALSE;
  gboolean ok;

  if (plan == NULL || hupan_progress_is_cancelled (progress, error))
    return FALSE;

  if (lang != NULL)
    hupan_langs_init (&langs, lang);
  if (!scan_init (&scan, self->db, plan, lang != NULL ? &langs : NULL, error))
    return FALSE;

  /* A scan may be served in the midst of other work that has a cancellable of its own. */
  g_set_object (&outer, hupan_db_get_cancellable (self->db));
  hupan_db_set_cancellable (self->db, hupan_progress_get_cancellable (progress));
  scan.by_id = hupan_scan_range_is_by_id (range);
  ok = scan.by_id ? read_ids (&scan, ids, n_ids, func, data, progress, error)
                  : read_rows (&scan, func, data, &stopped, error);
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
 * leads nowhere. The name of a derived field of @kind is a path too, whose value is computed row by row.
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
  return hupan_scan_run (self, kind, paths, ids != NULL ? HUPAN_SCAN_BY_ID : HUPAN_SCAN_LIVE, ids, n_ids, lang, func, data,
                         progress, error);
}
