/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-scan-query.h"

void
hupan_scan_place_clear (HupanScanPlace *place)
{
  g_free (place->alias);
  g_free (place->id);
}

static void
place_set (HupanScanPlace *place, char *alias, char *id)
{
  hupan_scan_place_clear (place);
  place->alias = alias;
  place->id = id;
}

HupanScanQuery *
hupan_scan_query_new (gboolean translated, gboolean in_parts)
{
  HupanScanQuery *self = g_new0 (HupanScanQuery, 1);

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

void
hupan_scan_query_free (HupanScanQuery *self)
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

static char *
new_alias (HupanScanQuery *self)
{
  return g_strdup_printf ("t%u", ++self->n_aliases);
}

void
hupan_scan_query_add_condition (GString *where, const char *format, ...)
{
  va_list arguments;

  if (where->len > 0)
    g_string_append (where, " AND ");
  va_start (arguments, format);
  g_string_append_vprintf (where, format, arguments);
  va_end (arguments);
}

/* A column of a record's search text. What else is asked of it, and asked of it by other paths, comes from
 * the same row. */
static char *
text_of (HupanScanQuery *self, const char *id, const char *column)
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

/* Of the wording in the languages asked for, verified ones first where the parts say so: what an expression
 * says of it (x is the part that holds it), or else the fallback. */
static char *
translate (const HupanKind *parts,
           const HupanField *field,
           HupanScanPlace *place,
           const char *of_wording,
           const char *fallback)
{
  const HupanField *owner = hupan_kind_get_owner_field (parts);
  g_autoptr (GString) where = g_string_new (NULL);
  gboolean verified = hupan_kind_get_field (parts, "verified") != NULL;

  if (hupan_kind_get_field (parts, "field") != NULL)
    g_string_append_printf (where, " AND x.\"field\" = '%s'", field->name);
  if (hupan_kind_get_field (parts, "kind") != NULL)
    g_string_append (where, " AND x.\"kind\" = 'label'");

  return g_strdup_printf (
    "COALESCE ((SELECT %s FROM \"%s\" x WHERE x.\"%s\" = %s AND x.deleted_at IS NULL"
    " AND x.\"lang\" IN ($2, $3, $4)%s"
    " ORDER BY %sCASE x.\"lang\" WHEN $2 THEN 1 WHEN $3 THEN 2 ELSE 3 END, x.id LIMIT 1), %s)",
    of_wording, parts->name, owner->name, place->id, where->str, verified ? "x.\"verified\" DESC, " : "",
    fallback);
}

/* Lists are in the order of what they show: a title in another language is sorted as it is read there. */
static char *
translate_end (HupanScanQuery *self, const HupanKind *parts, HupanPath *path, HupanScanPlace *place)
{
  gboolean is_sort = path->end == HUPAN_PATH_END_SORT;
  g_autofree char *of_wording = is_sort ? sort_key_of ("x.id") : g_strdup_printf ("x.\"%s\"", parts->title);
  g_autofree char *fallback = is_sort ? text_of (self, place->id, "sort_key")
                                      : g_strdup_printf ("%s.\"%s\"", place->alias, path->field->name);

  return translate (parts, path->field, place, of_wording, fallback);
}

/* "kind" || '|' || "status": what is not there is empty. */
static char *
dup_together (GPtrArray *fields, const char *alias)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (sql, "%sCOALESCE (%s.\"%s\", '')", i > 0 ? " || '|' || " : "", alias,
                            ((const HupanField *) g_ptr_array_index (fields, i))->name);

  return g_string_free_and_steal (sql);
}

char *
hupan_scan_query_end (HupanScanQuery *self, HupanPath *path, HupanScanPlace *place)
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
      translations = self->translated ? hupan_kind_get_translations (kind, path->field) : NULL;
      if (translations != NULL)
        return translate_end (self, translations, path, place);
      if (path->end == HUPAN_PATH_END_SORT)
        return text_of (self, place->id, "sort_key");
      return g_strdup_printf ("%s.\"%s\"", place->alias, path->field->name);
    }
}

static gboolean
needs_table (HupanPath *path, guint step)
{
  if (step + 1 < path->steps->len)
    return !hupan_path_get_step (path, step + 1)->reverse;
  return path->end == HUPAN_PATH_END_FIELD || path->end == HUPAN_PATH_END_TOGETHER;
}

/* An id, or NULL if what it names is in the trash. There is little in the trash, and that is looked up once,
 * which takes less than looking at each record. */
static char *
unless_trashed (const HupanKind *kind, const char *id)
{
  return g_strdup_printf (
    "CASE WHEN %s NOT IN (SELECT id FROM \"%s\" WHERE deleted_at IS NOT NULL) THEN %s END", id, kind->name,
    id);
}

/* Follows forward steps from number first on, as far as they go; the paths of a query share the tables. */
guint
hupan_scan_query_follow_forward (HupanScanQuery *self, HupanPath *path, guint first, HupanScanPlace *place)
{
  g_autoptr (GString) key = g_string_new (NULL);
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
          g_string_append_printf (self->tables, " LEFT JOIN \"%s\" %s ON %s.id = %s", step->kind->name, alias,
                                  alias, id);
          if (self->in_parts)
            g_string_append_printf (self->tables, " AND %s.deleted_at IS NULL", alias);
        }
      g_free (id);
      place_set (place, g_strdup (alias), g_strconcat (alias, ".id", NULL));
    }

  return i;
}

static void
add_order (GString *order, const HupanKind *kind, const char *alias)
{
  const char *field = hupan_path_get_order (kind);

  if (field != NULL)
    g_string_append_printf (order, ", %s.\"%s\"", alias, field);
  g_string_append_printf (order, ", %s.id", alias);
}

/* The tables from step number first on to the end of the way, each with what ties it to the one before. CROSS
 * JOIN keeps SQLite from turning the way round, which would cost the order. */
void
hupan_scan_query_follow_way (HupanScanQuery *self,
                             HupanPath *path,
                             guint first,
                             guint end,
                             HupanScanPlace *place)
{
  for (guint i = first; i < end; i++)
    {
      HupanStep *step = hupan_path_get_step (path, i);
      char *alias = new_alias (self);

      g_string_append_printf (self->tables, "%s\"%s\" %s", self->tables->len > 0 ? " CROSS JOIN " : "",
                              step->kind->name, alias);
      hupan_scan_query_add_condition (self->where, "%s.deleted_at IS NULL", alias);
      if (!step->reverse)
        hupan_scan_query_add_condition (self->where, "%s.id = %s.\"%s\"", alias, place->alias,
                                        step->field->name);
      else if (place->id != NULL)
        hupan_scan_query_add_condition (self->where, "%s.\"%s\" = %s", alias, step->field->name, place->id);

      if (hupan_path_passes_owner_by (path, i))
        {
          const HupanField *owner = hupan_kind_get_owner_field (step->kind);
          g_autofree char *owner_alias = new_alias (self);

          g_string_append_printf (self->tables, " CROSS JOIN \"%s\" %s", owner->target, owner_alias);
          hupan_scan_query_add_condition (self->where, "%s.id = %s.\"%s\"", owner_alias, alias, owner->name);
          hupan_scan_query_add_condition (self->where, "%s.deleted_at IS NULL", owner_alias);
        }
      if (step->reverse)
        add_order (self->order, step->kind, alias);
      place_set (place, alias, g_strconcat (alias, ".id", NULL));
    }
}

void
hupan_scan_query_add_column (HupanScanQuery *self, guint path, const char *expression)
{
  g_string_append_printf (self->columns, ", %s", expression);
  g_array_append_val (self->paths, path);
}
