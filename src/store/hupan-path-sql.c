/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-path.h"

/* Paths as SQL. All names come from the tables of fields, never from outside.
 *
 * Forward steps are LEFT JOINs of the statement, shared by the paths that begin alike, and show what the record says
 * even when the record referred to is in the trash. From the first reverse step on, a path is a correlated subselect
 * that gathers values, and in there a record in the trash counts as gone. */

typedef struct
{
  GString *joins;
  GHashTable *aliases; /* the steps so far, as text, to the alias of the table they lead to */
  guint n_aliases;
  gboolean translated;
} Builder;

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

static char *
new_alias (Builder *self)
{
  return g_strdup_printf ("t%u", ++self->n_aliases);
}

/* The wording in the languages asked for, verified ones first where the parts say so. */
static char *
translate (const HupanKind  *parts,
           const HupanField *field,
           Place            *place)
{
  const HupanField *owner = hupan_kind_get_owner_field (parts);
  g_autoptr(GString) where = g_string_new (NULL);
  gboolean verified = hupan_kind_get_field (parts, "verified") != NULL;

  if (hupan_kind_get_field (parts, "field") != NULL)
    g_string_append_printf (where, " AND x.\"field\" = '%s'", field->name);
  if (hupan_kind_get_field (parts, "kind") != NULL)
    g_string_append (where, " AND x.\"kind\" = 'label'");

  return g_strdup_printf ("COALESCE ((SELECT x.\"%s\" FROM \"%s\" x WHERE x.\"%s\" = %s AND x.deleted_at IS NULL"
                          " AND x.\"lang\" IN ($2, $3, $4)%s"
                          " ORDER BY %sCASE x.\"lang\" WHEN $2 THEN 1 WHEN $3 THEN 2 ELSE 3 END, x.id LIMIT 1),"
                          " %s.\"%s\")",
                          parts->title, parts->name, owner->name, place->id, where->str,
                          verified ? "x.\"verified\" DESC, " : "", place->alias, field->name);
}

static char *
end_expression (Builder   *self,
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
      return g_strdup_printf ("(SELECT s.folded FROM search_text s WHERE s.record = %s)", place->id);
    case HUPAN_PATH_END_SORT:
      return g_strdup_printf ("(SELECT s.sort_key FROM search_text s WHERE s.record = %s)", place->id);
    case HUPAN_PATH_END_FIELD:
    default:
      translations = self->translated ? hupan_path_get_translations (kind, path->field) : NULL;
      if (translations != NULL)
        return translate (translations, path->field, place);
      return g_strdup_printf ("%s.\"%s\"", place->alias, path->field->name);
    }
}

/* Follows the forward steps before the first reverse one. */
static guint
follow_forward (Builder   *self,
                HupanPath *path,
                Place     *place)
{
  g_autoptr(GString) key = g_string_new (NULL);
  guint i;

  for (i = 0; i < path->steps->len && !hupan_path_get_step (path, i)->reverse; i++)
    {
      HupanStep *step = hupan_path_get_step (path, i);
      gboolean is_last = i + 1 == path->steps->len;
      gboolean fields_needed = is_last ? path->end == HUPAN_PATH_END_FIELD : !hupan_path_get_step (path, i + 1)->reverse;
      g_autofree char *id = g_strdup_printf ("%s.\"%s\"", place->alias, step->field->name);
      char *alias;

      g_set_str (&place->id, id);
      g_clear_pointer (&place->alias, g_free);
      if (!fields_needed)
        continue;

      g_string_append_printf (key, ".%s", step->field->name);
      alias = g_hash_table_lookup (self->aliases, key->str);
      if (alias == NULL)
        {
          alias = new_alias (self);
          g_hash_table_insert (self->aliases, g_strdup (key->str), alias);
          g_string_append_printf (self->joins, " LEFT JOIN \"%s\" %s ON %s.id = %s", step->kind->name, alias, alias, id);
        }
      place->alias = g_strdup (alias);
    }

  return i;
}

static void
add_order (GString         *order,
           const HupanKind *kind,
           const char      *alias)
{
  const char *field = hupan_path_get_order (kind);

  if (order->len > 0)
    g_string_append (order, ", ");
  if (field != NULL)
    g_string_append_printf (order, "%s.\"%s\", ", alias, field);
  g_string_append_printf (order, "%s.id", alias);
}

/* The table a step leads to, as the first of a subselect or joined to those before; place moves there. */
static void
join_step (Builder   *self,
           HupanStep *step,
           Place     *place,
           GString   *tables,
           GString   *where)
{
  g_autofree char *alias = new_alias (self);
  g_autofree char *condition =
    step->reverse ? g_strdup_printf ("%s.\"%s\" = %s", alias, step->field->name, place->id)
                  : g_strdup_printf ("%s.id = %s.\"%s\"", alias, place->alias, step->field->name);

  if (tables->len == 0)
    {
      g_string_append_printf (tables, " FROM \"%s\" %s", step->kind->name, alias);
      g_string_append_printf (where, " WHERE %s AND %s.deleted_at IS NULL", condition, alias);
    }
  else
    {
      g_string_append_printf (tables, " JOIN \"%s\" %s ON %s AND %s.deleted_at IS NULL", step->kind->name, alias,
                              condition, alias);
    }

  g_free (place->id);
  place->id = g_strconcat (alias, ".id", NULL);
  g_free (place->alias);
  place->alias = g_steal_pointer (&alias);
}

static void
join_owner (Builder   *self,
            HupanStep *step,
            Place     *place,
            GString   *tables)
{
  const HupanField *owner = hupan_kind_get_owner_field (step->kind);
  g_autofree char *alias = new_alias (self);

  g_string_append_printf (tables, " JOIN \"%s\" %s ON %s.id = %s.\"%s\" AND %s.deleted_at IS NULL", owner->target, alias,
                          alias, place->alias, owner->name, alias);
}

/* The subselect that gathers the values at the end of the steps from first on. */
static char *
gather (Builder   *self,
        HupanPath *path,
        guint      first,
        Place     *place)
{
  g_autoptr(GString) tables = g_string_new (NULL);
  g_autoptr(GString) where = g_string_new (NULL);
  g_autoptr(GString) order = g_string_new (NULL);
  g_autofree char *value = NULL;

  for (guint i = first; i < path->steps->len; i++)
    {
      HupanStep *step = hupan_path_get_step (path, i);

      join_step (self, step, place, tables, where);
      if (hupan_path_passes_owner_by (path, i))
        join_owner (self, step, place, tables);
      if (step->reverse)
        add_order (order, step->kind, place->alias);
    }

  value = end_expression (self, path, place);
  if (path->count)
    return g_strdup_printf ("(SELECT count (DISTINCT %s)%s%s)", value, tables->str, where->str);

  return g_strdup_printf ("(SELECT string_agg (%s, char (10) ORDER BY %s)%s%s)", value, order->str, tables->str,
                          where->str);
}

static char *
path_expression (Builder   *self,
                 HupanPath *path)
{
  g_auto(Place) place = { .alias = g_strdup ("t0"), .id = g_strdup ("t0.id") };
  guint i = follow_forward (self, path, &place);
  g_autofree char *value = NULL;

  if (i < path->steps->len)
    return gather (self, path, i, &place);

  value = end_expression (self, path, &place);
  return path->count ? g_strdup_printf ("(%s IS NOT NULL)", value) : g_steal_pointer (&value);
}

char *
hupan_path_build_scan (const HupanKind *kind,
                       GPtrArray       *paths,
                       HupanPathRange   range,
                       gboolean         translated)
{
  static const char *const conditions[] = {
    [HUPAN_PATH_LIVE] = "t0.deleted_at IS NULL ORDER BY t0.id",
    [HUPAN_PATH_BY_ID] = "t0.id = $1 AND t0.deleted_at IS NULL",
    [HUPAN_PATH_TRASHED] = "t0.deleted_at IS NOT NULL",
  };
  g_autoptr(GString) columns = g_string_new ("SELECT t0.id");
  g_autoptr(GString) joins = g_string_new (NULL);
  g_autoptr(GHashTable) aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Builder builder = { .joins = joins, .aliases = aliases, .translated = translated };

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *expression = path_expression (&builder, g_ptr_array_index (paths, i));

      g_string_append_printf (columns, ", %s", expression);
    }

  g_string_append_printf (columns, " FROM \"%s\" t0%s WHERE %s", kind->name, joins->str, conditions[range]);
  return g_string_free (g_steal_pointer (&columns), FALSE);
}

char *
hupan_path_build_origin (HupanPath        *path,
                         guint             n_steps,
                         const HupanField *field)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  /* The record that a forward step arrives at is what its reference says, though it be gone itself. */
  if (field == NULL && n_steps > 0 && !hupan_path_get_step (path, n_steps - 1)->reverse)
    field = hupan_path_get_step (path, --n_steps)->field;

  g_string_append_printf (sql, "SELECT DISTINCT t0.id FROM \"%s\" t0", path->kind->name);
  for (guint i = 0; i < n_steps; i++)
    {
      HupanStep *step = hupan_path_get_step (path, i);

      g_string_append_printf (sql, " JOIN \"%s\" t%u ON ", step->kind->name, i + 1);
      if (step->reverse)
        g_string_append_printf (sql, "t%u.\"%s\" = t%u.id", i + 1, step->field->name, i);
      else
        g_string_append_printf (sql, "t%u.id = t%u.\"%s\"", i + 1, i, step->field->name);
    }

  g_string_append_printf (sql, " WHERE t%u.\"%s\" = $1", n_steps, field != NULL ? field->name : "id");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}
