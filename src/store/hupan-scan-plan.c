/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-scan-plan.h"

/* A query being written. All names in it come from the tables of fields, never from outside. */
typedef struct
{
  GString *columns;
  GString *tables;
  GString *where;
  GString *order;
  GHashTable *joined; /* references followed so far, as text, to the alias of the table they lead to */
  GHashTable *texts;  /* ids, as expressions, to the alias of their search text */
  guint n_aliases;
  gboolean translated;
  gboolean in_parts;  /* on a way to other records: there, what is in the trash counts as gone */
  gboolean is_count;
  int shared;
  GArray *paths;
} Query;

/* Where a path has come to: its table, NULL while only the id was needed, and the id as an expression. */
typedef struct
{
  char *alias;
  char *id;
} Place;

static void
place_clear (Place *place)
{
  g_free (place->alias);
  g_free (place->id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static void
place_set (Place *place,
           char  *alias,
           char  *id)
{
  place_clear (place);
  place->alias = alias;
  place->id = id;
}

static Query *
query_new (gboolean translated,
           gboolean in_parts)
{
  Query *self = g_new0 (Query, 1);

  self->columns = g_string_new (NULL);
  self->tables = g_string_new (NULL);
  self->where = g_string_new (NULL);
  self->order = g_string_new (NULL);
  self->joined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->translated = translated;
  self->in_parts = in_parts;
  self->shared = -1;
  self->paths = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

static void
query_free (Query *self)
{
  g_string_free (self->columns, TRUE);
  g_string_free (self->tables, TRUE);
  g_string_free (self->where, TRUE);
  g_string_free (self->order, TRUE);
  g_hash_table_unref (self->joined);
  g_hash_table_unref (self->texts);
  g_array_unref (self->paths);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Query, query_free)

static HupanScanPlanQuery *
query_finish (Query *self)
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

static char *
new_alias (Query *self)
{
  return g_strdup_printf ("t%u", ++self->n_aliases);
}

static void G_GNUC_PRINTF (2, 3)
add_condition (GString    *where,
               const char *format,
               ...)
{
  va_list arguments;

  if (where->len > 0)
    g_string_append (where, " AND ");
  va_start (arguments, format);
  g_string_append_vprintf (where, format, arguments);
  va_end (arguments);
}

/* A column of a record's search text. What else is asked of it, and asked of it by other paths, comes from the same row. */
static char *
text_of (Query      *self,
         const char *id,
         const char *column)
{
  const char *alias = g_hash_table_lookup (self->texts, id);

  if (alias == NULL)
    {
      alias = new_alias (self);
      g_hash_table_insert (self->texts, g_strdup (id), (char *) alias);
      g_string_append_printf (self->tables, " LEFT JOIN search_text %s ON %s.record = %s", alias, alias, id);
    }

  return g_strdup_printf ("%s.%s", alias, column);
}

static char *
sort_key_of (const char *id)
{
  return g_strdup_printf ("(SELECT s.sort_key FROM search_text s WHERE s.record = %s)", id);
}

/* Of the wording in the languages asked for, verified ones first where the parts say so: what an expression says of it
 * (x is the part that holds it), or else the fallback. */
static char *
translate (const HupanKind  *parts,
           const HupanField *field,
           Place            *place,
           const char       *of_wording,
           const char       *fallback)
{
  const HupanField *owner = hupan_kind_get_owner_field (parts);
  g_autoptr(GString) where = g_string_new (NULL);
  gboolean verified = hupan_kind_get_field (parts, "verified") != NULL;

  if (hupan_kind_get_field (parts, "field") != NULL)
    g_string_append_printf (where, " AND x.\"field\" = '%s'", field->name);
  if (hupan_kind_get_field (parts, "kind") != NULL)
    g_string_append (where, " AND x.\"kind\" = 'label'");

  return g_strdup_printf ("COALESCE ((SELECT %s FROM \"%s\" x WHERE x.\"%s\" = %s AND x.deleted_at IS NULL"
                          " AND x.\"lang\" IN ($2, $3, $4)%s"
                          " ORDER BY %sCASE x.\"lang\" WHEN $2 THEN 1 WHEN $3 THEN 2 ELSE 3 END, x.id LIMIT 1), %s)",
                          of_wording, parts->name, owner->name, place->id, where->str,
                          verified ? "x.\"verified\" DESC, " : "", fallback);
}

/* Lists are in the order of what they show: a title in another language is sorted as it is read there. */
static char *
translate_end (Query           *self,
               const HupanKind *parts,
               HupanPath       *path,
               Place           *place)
{
  gboolean is_sort = path->end == HUPAN_PATH_END_SORT;
  g_autofree char *of_wording = is_sort ? sort_key_of ("x.id") : g_strdup_printf ("x.\"%s\"", parts->title);
  g_autofree char *fallback = is_sort ? text_of (self, place->id, "sort_key")
                                      : g_strdup_printf ("%s.\"%s\"", place->alias, path->field->name);

  return translate (parts, path->field, place, of_wording, fallback);
}

/* "kind" || '|' || "status": what is not there is empty. */
static char *
dup_together (GPtrArray  *fields,
              const char *alias)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (sql, "%sCOALESCE (%s.\"%s\", '')", i > 0 ? " || '|' || " : "", alias,
                            ((const HupanField *) g_ptr_array_index (fields, i))->name);

  return g_string_free_and_steal (sql);
}

static char *
end_expression (Query     *self,
                HupanPath *path,
                Place     *place)
{
  const HupanKind *kind = hupan_path_get_kind (path, path->steps->len);
  const HupanKind *translations;

  switch (path->end)
    {
    case HUPAN_PATH_END_ID:
      return g_strdup (place->id);
    case HUPAN_PATH_END_FOLDED:
      return text_of (self, place->id, "folded");
    case HUPAN_PATH_END_TOGETHER:
      return dup_together (path->together, place->alias);
    case HUPAN_PATH_END_SORT:
    case HUPAN_PATH_END_FIELD:
    default:
      translations = self->translated ? hupan_path_get_translations (kind, path->field) : NULL;
      if (translations != NULL)
        return translate_end (self, translations, path, place);
      if (path->end == HUPAN_PATH_END_SORT)
        return text_of (self, place->id, "sort_key");
      return g_strdup_printf ("%s.\"%s\"", place->alias, path->field->name);
    }
}

static gboolean
needs_table (HupanPath *path,
             guint      step)
{
  if (step + 1 < path->steps->len)
    return !hupan_path_get_step (path, step + 1)->reverse;
  return path->end == HUPAN_PATH_END_FIELD || path->end == HUPAN_PATH_END_TOGETHER;
}

/* An id, or NULL if what it names is in the trash. There is little in the trash, and that is looked up once, which takes less
 * than looking at each record. */
static char *
unless_trashed (const HupanKind *kind,
                const char      *id)
{
  return g_strdup_printf ("CASE WHEN %s NOT IN (SELECT id FROM \"%s\" WHERE deleted_at IS NOT NULL) THEN %s END", id, kind->name,
                          id);
}

/* Follows forward steps from number first on, as far as they go; the paths of a query share the tables. */
static guint
follow_forward (Query     *self,
                HupanPath *path,
                guint      first,
                Place     *place)
{
  g_autoptr(GString) key = g_string_new (NULL);
  guint i;

  for (i = first; i < path->steps->len && !hupan_path_get_step (path, i)->reverse; i++)
    {
      HupanStep *step = hupan_path_get_step (path, i);
      char *id = g_strdup_printf ("%s.\"%s\"", place->alias, step->field->name);
      const char *alias;

      if (!needs_table (path, i))
        {
          place_set (place, NULL, self->in_parts ? unless_trashed (step->kind, id) : g_strdup (id));
          g_free (id);
          continue;
        }

      g_string_append_printf (key, ".%s", step->field->name);
      alias = g_hash_table_lookup (self->joined, key->str);
      if (alias == NULL)
        {
          alias = new_alias (self);
          g_hash_table_insert (self->joined, g_strdup (key->str), (char *) alias);
          g_string_append_printf (self->tables, " LEFT JOIN \"%s\" %s ON %s.id = %s", step->kind->name, alias, alias, id);
          if (self->in_parts)
            g_string_append_printf (self->tables, " AND %s.deleted_at IS NULL", alias);
        }
      g_free (id);
      place_set (place, g_strdup (alias), g_strconcat (alias, ".id", NULL));
    }

  return i;
}

static void
add_order (GString         *order,
           const HupanKind *kind,
           const char      *alias)
{
  const char *field = hupan_path_get_order (kind);

  if (field != NULL)
    g_string_append_printf (order, ", %s.\"%s\"", alias, field);
  g_string_append_printf (order, ", %s.id", alias);
}

/* The tables from step number first on to the end of the way, each with what ties it to the one before. CROSS JOIN
 * keeps SQLite from turning the way round, which would cost the order. */
static void
follow_way (Query     *self,
            HupanPath *path,
            guint      first,
            guint      end,
            Place     *place)
{
  for (guint i = first; i < end; i++)
    {
      HupanStep *step = hupan_path_get_step (path, i);
      char *alias = new_alias (self);

      g_string_append_printf (self->tables, "%s\"%s\" %s", self->tables->len > 0 ? " CROSS JOIN " : "", step->kind->name, alias);
      add_condition (self->where, "%s.deleted_at IS NULL", alias);
      if (!step->reverse)
        add_condition (self->where, "%s.id = %s.\"%s\"", alias, place->alias, step->field->name);
      else if (place->id != NULL)
        add_condition (self->where, "%s.\"%s\" = %s", alias, step->field->name, place->id);

      if (hupan_path_passes_owner_by (path, i))
        {
          const HupanField *owner = hupan_kind_get_owner_field (step->kind);
          g_autofree char *owner_alias = new_alias (self);

          g_string_append_printf (self->tables, " CROSS JOIN \"%s\" %s", owner->target, owner_alias);
          add_condition (self->where, "%s.id = %s.\"%s\"", owner_alias, alias, owner->name);
          add_condition (self->where, "%s.deleted_at IS NULL", owner_alias);
        }
      if (step->reverse)
        add_order (self->order, step->kind, alias);
      place_set (place, alias, g_strconcat (alias, ".id", NULL));
    }
}

static void
add_column (Query      *self,
            guint       path,
            const char *expression)
{
  g_string_append_printf (self->columns, ", %s", expression);
  g_array_append_val (self->paths, path);
}

static void
add_to_main (Query     *self,
             HupanPath *path,
             guint      number)
{
  g_auto(Place) place = { g_strdup ("t0"), g_strdup ("t0.id") };
  g_autofree char *expression = NULL;
  g_autofree char *any = NULL;

  follow_forward (self, path, 0, &place);
  expression = end_expression (self, path, &place);
  any = g_strdup_printf ("(%s IS NOT NULL)", expression);
  add_column (self, number, path->count ? any : expression);
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
get_way_key (HupanPath *path,
             guint      number)
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
  Query *query;
  Place end;
} Way;

static void
way_free (Way *self)
{
  query_free (self->query);
  place_clear (&self->end);
  g_free (self);
}

/* From the record itself, along its references to the first that has parts. As in the main query, a reference leads to
 * a record in the trash too. */
static guint
begin_at_record (Query     *query,
                 HupanPath *path,
                 Place     *place)
{
  guint i;

  g_string_append_printf (query->tables, "\"%s\" t0", path->kind->name);
  place_set (place, g_strdup ("t0"), g_strdup ("t0.id"));
  query->in_parts = FALSE;
  i = follow_forward (query, path, 0, place);
  query->in_parts = TRUE;
  g_hash_table_remove_all (query->joined);
  return i;
}

/* Whether many records refer to where the path goes on from; an embedded record belongs to one or a few. */
static gboolean
is_shared (HupanPath      *path,
           HupanScanRange  range)
{
  return range != HUPAN_SCAN_BY_ID && path->steps->len > 1 && !hupan_path_get_step (path, 0)->reverse &&
         hupan_path_get_step (path, 1)->reverse &&
         g_strcmp0 (path->kind->embeds, hupan_path_get_step (path, 0)->field->name) != 0;
}

/* A way that begins with parts needs no table of the records themselves: the parts say whose they are. */
static Way *
way_new (HupanPath      *path,
         HupanScanRange  range,
         gboolean        translated)
{
  Way *self = g_new0 (Way, 1);
  Query *query = self->query = query_new (translated && !path->count, TRUE);
  guint first = is_shared (path, range) ? 1 : 0;
  HupanStep *step = hupan_path_get_step (path, first);
  g_autofree char *base = step->reverse ? g_strdup_printf ("t1.\"%s\"", step->field->name) : g_strdup ("t0.id");

  if (!step->reverse)
    first = begin_at_record (query, path, &self->end);
  g_string_append (query->columns, base);
  g_string_append (query->order, base);
  add_condition (query->where, range == HUPAN_SCAN_BY_ID ? "%s = $1" : "%s IS NOT NULL", base);
  follow_way (query, path, first, get_way_length (path), &self->end);
  if (path->count)
    {
      query->is_count = TRUE;
      g_string_assign (query->order, base);
    }
  return self;
}

static void
way_add (Way       *self,
         HupanPath *path,
         guint      number)
{
  g_auto(Place) place = { g_strdup (self->end.alias), g_strdup (self->end.id) };
  g_autofree char *expression = NULL;

  follow_forward (self->query, path, get_way_length (path), &place);
  expression = end_expression (self->query, path, &place);
  if (path->count)
    {
      g_autofree char *counted = g_strdup_printf ("count (DISTINCT %s)", expression);

      add_column (self->query, number, counted);
      return;
    }
  add_column (self->query, number, expression);
}

static Query *
begin_main (const HupanKind *kind,
            HupanScanRange       range,
            gboolean         translated)
{
  Query *self = query_new (translated, FALSE);

  g_string_append (self->columns, "t0.id");
  g_string_append_printf (self->tables, "\"%s\" t0", kind->name);
  g_string_append (self->order, "t0.id");
  add_condition (self->where, range == HUPAN_SCAN_TRASHED ? "t0.deleted_at IS NOT NULL" : "t0.deleted_at IS NULL");
  if (range == HUPAN_SCAN_BY_ID)
    add_condition (self->where, "t0.id = $1");
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
add_path (GPtrArray  *paths,
          const char *path)
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
add_derived (HupanScanPlan      *self,
             const HupanKind    *kind,
             const char *const  *paths)
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
hupan_scan_plan_new (const HupanKind    *kind,
                const char *const  *paths,
                HupanScanRange          range,
                gboolean            translated,
                GError            **error)
{
  g_autoptr(HupanScanPlan) self = g_new0 (HupanScanPlan, 1);
  g_autoptr(Query) main_query = begin_main (kind, range, translated);
  g_autoptr(GHashTable) ways_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) ways = g_ptr_array_new_with_free_func ((GDestroyNotify) way_free);
  g_autoptr(GArray) real = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GPtrArray) all = NULL;

  self->derived = g_array_new (FALSE, FALSE, sizeof (HupanScanPlanDerived));
  g_array_set_clear_func (self->derived, clear_derived);
  self->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) plan_query_free);
  all = add_derived (self, kind, paths);
  for (guint i = 0, next = 0; i < all->len; i++)
    {
      g_autoptr(HupanPath) path = NULL;
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
