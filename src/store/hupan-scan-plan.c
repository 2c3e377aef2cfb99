/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-scan-plan.h"

#include "hupan-scan-query.h"

static HupanScanPlanQuery *
query_finish (HupanScanQuery *self)
{
  HupanScanPlanQuery *result = g_new0 (HupanScanPlanQuery, 1);

  result->sql = g_strdup_printf ("SELECT %s FROM %s%s%s %s %s", self->columns->str, self->tables->str,
                                 self->where->len > 0 ? " WHERE " : "", self->where->str,
                                 self->is_count ? "GROUP BY" : "ORDER BY", self->order->str);
  result->paths = g_array_ref (self->paths);
  result->is_count = self->is_count;
  result->shared = self->shared;
  return result;
}

static void
plan_query_free (HupanScanPlanQuery *query)
{
  g_free (query->sql);
  g_array_unref (query->paths);
  g_free (query);
}

static void
add_to_main (HupanScanQuery *self, HupanPath *path, guint number)
{
  g_auto (HupanScanPlace) place = { g_strdup ("t0"), g_strdup ("t0.id") };
  g_autofree char *expression = NULL;
  g_autofree char *any = NULL;

  hupan_scan_query_follow_forward (self, path, 0, &place);
  expression = hupan_scan_query_end (self, path, &place);
  any = g_strdup_printf ("(%s IS NOT NULL)", expression);
  hupan_scan_query_add_column (self, number, path->count ? any : expression);
}

static guint
get_way_length (HupanPath *path)
{
  guint n = path->steps->len;

  while (n > 0 && !hupan_path_get_step (path, n - 1)->reverse)
    n--;
  return n;
}

/* Paths of the same way have the same key; each count is by itself. */
static char *
get_way_key (HupanPath *path, guint number)
{
  GString *key = g_string_new (NULL);

  if (path->count)
    g_string_append_printf (key, "#%u", number);

  for (guint i = 0; i < get_way_length (path); i++)
    {
      HupanStep *step = hupan_path_get_step (path, i);

      g_string_append_printf (key, step->reverse ? ".%s:%s" : ".%s.%s", step->kind->name, step->field->name);
    }
  return g_string_free (key, FALSE);
}

/* A query for the paths of one way, and where the way ends. */
typedef struct
{
  HupanScanQuery *query;
  HupanScanPlace end;
} Way;

static void
way_free (Way *self)
{
  hupan_scan_query_free (self->query);
  hupan_scan_place_clear (&self->end);
  g_free (self);
}

/* From the record itself, along its references to the first that has parts. As in the main query, a reference
 * leads to a record in the trash too. */
static guint
begin_at_record (HupanScanQuery *query, HupanPath *path, HupanScanPlace *place)
{
  guint i;

  g_string_append_printf (query->tables, "\"%s\" t0", path->kind->name);
  *place = (HupanScanPlace) { g_strdup ("t0"), g_strdup ("t0.id") };
  query->in_parts = FALSE;
  i = hupan_scan_query_follow_forward (query, path, 0, place);
  query->in_parts = TRUE;
  g_hash_table_remove_all (query->joined);
  return i;
}

gboolean
hupan_scan_range_is_by_id (HupanScanRange range)
{
  return range == HUPAN_SCAN_BY_ID || range == HUPAN_SCAN_EVEN_TRASHED;
}

/* Whether many records refer to where the path goes on from; an embedded record belongs to one or a few. */
static gboolean
is_shared (HupanPath *path, HupanScanRange range)
{
  return !hupan_scan_range_is_by_id (range) && path->steps->len > 1 && !hupan_path_get_step (path, 0)->reverse &&
         hupan_path_get_step (path, 1)->reverse &&
         g_strcmp0 (path->kind->embeds, hupan_path_get_step (path, 0)->field->name) != 0;
}

/* A way that begins with parts needs no table of the records themselves: the parts say whose they are. */
static Way *
way_new (HupanPath *path, HupanScanRange range, gboolean translated)
{
  Way *self = g_new0 (Way, 1);
  HupanScanQuery *query = self->query = hupan_scan_query_new (translated && !path->count, TRUE);
  guint first = is_shared (path, range) ? 1 : 0;
  HupanStep *step = hupan_path_get_step (path, first);
  g_autofree char *base = step->reverse ? g_strdup_printf ("t1.\"%s\"", step->field->name)
                                        : g_strdup ("t0.id");

  if (!step->reverse)
    first = begin_at_record (query, path, &self->end);
  g_string_append (query->columns, base);
  g_string_append (query->order, base);
  hupan_scan_query_add_condition (query->where, hupan_scan_range_is_by_id (range) ? "%s = $1" : "%s IS NOT NULL",
                                  base);
  hupan_scan_query_follow_way (query, path, first, get_way_length (path), &self->end);
  if (path->count)
    {
      query->is_count = TRUE;
      g_string_assign (query->order, base);
    }
  return self;
}

static void
way_add (Way *self, HupanPath *path, guint number)
{
  g_auto (HupanScanPlace) place = { g_strdup (self->end.alias), g_strdup (self->end.id) };
  g_autofree char *expression = NULL;

  hupan_scan_query_follow_forward (self->query, path, get_way_length (path), &place);
  expression = hupan_scan_query_end (self->query, path, &place);
  if (path->count)
    {
      g_autofree char *counted = g_strdup_printf ("count (DISTINCT %s)", expression);

      hupan_scan_query_add_column (self->query, number, counted);
      return;
    }
  hupan_scan_query_add_column (self->query, number, expression);
}

static HupanScanQuery *
begin_main (const HupanKind *kind, HupanScanRange range, gboolean translated)
{
  HupanScanQuery *self = hupan_scan_query_new (translated, FALSE);

  g_string_append (self->columns, "t0.id");
  g_string_append_printf (self->tables, "\"%s\" t0", kind->name);
  g_string_append (self->order, "t0.id");
  if (range != HUPAN_SCAN_EVEN_TRASHED)
    hupan_scan_query_add_condition (self->where, range == HUPAN_SCAN_TRASHED ? "t0.deleted_at IS NOT NULL"
                                                                             : "t0.deleted_at IS NULL");
  if (hupan_scan_range_is_by_id (range))
    hupan_scan_query_add_condition (self->where, "t0.id = $1");
  return self;
}

static gboolean
is_real (HupanPath *path)
{
  return !path->count && path->end == HUPAN_PATH_END_FIELD &&
         g_str_equal (hupan_field_get_sql_type (path->field), "REAL");
}

static void
clear_derived (gpointer data)
{
  HupanScanPlanDerived *derived = data;

  g_array_unref (derived->from);
}

static guint
add_path (GPtrArray *paths, const char *path)
{
  guint at;

  if (!g_ptr_array_find_with_equal_func (paths, path, g_str_equal, &at))
    {
      at = paths->len;
      g_ptr_array_add (paths, (gpointer) path);
    }
  return at;
}

/* Notes which of the paths name derived fields.
 *
 * Returns: (transfer container): the paths, and after them those that these fields need besides */
static GPtrArray *
add_derived (HupanScanPlan *self, const HupanKind *kind, const char *const *paths)
{
  GPtrArray *all = g_ptr_array_new ();

  for (const char *const *path = paths; *path != NULL; path++)
    g_ptr_array_add (all, (gpointer) *path);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      HupanScanPlanDerived derived = { i, hupan_kind_get_derived (kind, paths[i]), NULL };

      if (derived.derived == NULL)
        continue;

      derived.from = g_array_new (FALSE, FALSE, sizeof (guint));
      for (const char *const *from = derived.derived->from; *from != NULL; from++)
        {
          guint at = add_path (all, *from);

          g_array_append_val (derived.from, at);
        }
      self->by_today |= derived.derived->by_today;
      g_array_append_val (self->derived, derived);
    }

  return all;
}

HupanScanPlan *
hupan_scan_plan_new (const HupanKind *kind,
                     const char *const *paths,
                     HupanScanRange range,
                     gboolean translated,
                     GError **error)
{
  g_autoptr (HupanScanPlan) self = g_new0 (HupanScanPlan, 1);
  g_autoptr (HupanScanQuery) main_query = begin_main (kind, range, translated);
  g_autoptr (GHashTable) ways_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func ((GDestroyNotify) way_free);
  g_autoptr (GArray) real = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) all = NULL;

  self->derived = g_array_new (FALSE, FALSE, sizeof (HupanScanPlanDerived));
  g_array_set_clear_func (self->derived, clear_derived);
  self->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) plan_query_free);
  all = add_derived (self, kind, paths);
  for (guint i = 0, next = 0; i < all->len; i++)
    {
      g_autoptr (HupanPath) path = NULL;
      g_autofree char *key = NULL;
      Way *way;

      if (next < self->derived->len && g_array_index (self->derived, HupanScanPlanDerived, next).path == i)
        {
          next++;
          continue;
        }

      path = hupan_path_parse (kind, g_ptr_array_index (all, i), error);
      if (path == NULL)
        return NULL;

      if (is_real (path))
        g_array_append_val (real, i);
      if (!path->several)
        {
          add_to_main (main_query, path, i);
          continue;
        }

      key = get_way_key (path, i);
      way = g_hash_table_lookup (ways_by_key, key);
      if (way == NULL)
        {
          way = way_new (path, range, translated);
          /* The paths grow by that while they are gone through. */
          if (is_shared (path, range))
            way->query->shared = add_path (all, hupan_path_get_step (path, 0)->field->name);
          g_ptr_array_add (ways, way);
          g_hash_table_insert (ways_by_key, g_steal_pointer (&key), way);
        }
      way_add (way, path, i);
    }

  self->n_paths = all->len;
  self->real = g_new0 (gboolean, self->n_paths + 1);
  for (guint i = 0; i < real->len; i++)
    self->real[g_array_index (real, guint, i)] = TRUE;
  self->main = query_finish (main_query);
  for (guint i = 0; i < ways->len; i++)
    g_ptr_array_add (self->ways, query_finish (((Way *) g_ptr_array_index (ways, i))->query));
  return g_steal_pointer (&self);
}

void
hupan_scan_plan_free (HupanScanPlan *self)
{
  g_clear_pointer (&self->main, plan_query_free);
  g_ptr_array_unref (self->ways);
  g_array_unref (self->derived);
  g_free (self->real);
  g_free (self);
}
