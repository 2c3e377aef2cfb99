/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-path.h"
#include "hupan-registry-private.h"

/* Which rows of a list have to be read again when other records change. */

typedef struct
{
  HupanRegistry *registry;
  const HupanKind *kind;
  GPtrArray *paths; /* of HupanPath */
  GHashTable *found; /* ids, gint64 */
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* Of a derived field, the paths it is computed from. */
static gboolean
add_paths (Search             *self,
           const char *const  *paths,
           GError            **error)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      const HupanDerived *derived = hupan_kind_get_derived (self->kind, paths[i]);
      HupanPath *path;

      if (derived != NULL)
        {
          if (!add_paths (self, derived->from, error))
            return FALSE;
          continue;
        }

      path = hupan_path_parse (self->kind, paths[i], error);
      if (path == NULL)
        return FALSE;
      g_ptr_array_add (self->paths, path);
    }

  return TRUE;
}

static gboolean
search_init (Search             *self,
             HupanRegistry      *registry,
             const HupanKind    *kind,
             const char *const  *paths,
             GError            **error)
{
  self->registry = registry;
  self->kind = kind;
  self->found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->paths = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_path_free);

  return add_paths (self, paths, error);
}

static void
add_id (Search *self,
        gint64  id)
{
  g_hash_table_add (self->found, g_memdup2 (&id, sizeof id));
}

static GArray *
search_dup_found (Search *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), g_hash_table_size (self->found));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->found);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (ids, *(gint64 *) id);

  return ids;
}

/* The statement that finds the records where path begins such that after n_steps it comes to the record $1 (field NULL) or
 * to one whose field says $1; in the trash or not. */
static char *
build_origin (HupanPath        *path,
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

/* Paths share beginnings, so the same question is asked once. */
static void
add_origin (GHashTable       *queries,
            HupanPath        *path,
            guint             n_steps,
            const HupanField *field)
{
  g_hash_table_add (queries, build_origin (path, n_steps, field));
}

static gboolean
run_queries (Search      *self,
             GHashTable  *queries,
             const gint64 *ids,
             gsize        n_ids,
             GError     **error)
{
  GHashTableIter iter;
  gpointer sql;

  g_hash_table_iter_init (&iter, queries);
  while (g_hash_table_iter_next (&iter, &sql, NULL))
    {
      g_autoptr(HupanStatement) statement = hupan_db_prepare (self->registry->db, sql, error);
      g_autoptr(GError) local_error = NULL;

      if (statement == NULL)
        return FALSE;
      for (gsize i = 0; i < n_ids && local_error == NULL; i++)
        {
          hupan_statement_bind_int (statement, 1, ids[i]);
          while (hupan_statement_step (statement, &local_error))
            add_id (self, hupan_statement_get_int (statement, 0));
        }
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return TRUE;
}

/* The kinds on the way of a path, those beside it included: owners of parts, and wordings in other languages. */
static void
add_places (GHashTable      *queries,
            HupanPath       *path,
            const HupanKind *changed)
{
  guint n = path->steps->len;

  for (guint i = 0; i < n; i++)
    {
      HupanStep *step = hupan_path_get_step (path, i);

      if (step->kind == changed)
        add_origin (queries, path, i + 1, NULL);
      if (hupan_path_passes_owner_by (path, i) &&
          g_str_equal (hupan_kind_get_owner_field (step->kind)->target, changed->name))
        add_origin (queries, path, i + 1, hupan_kind_get_owner_field (step->kind));
    }
}

static const HupanKind *
get_wordings (HupanPath *path)
{
  return hupan_kind_get_translations (hupan_path_get_kind (path, path->steps->len), path->field);
}

/* From changed wordings to the records they belong to, and from there on as from any record. */
static gboolean
find_by_wordings (Search           *self,
                  HupanPath        *path,
                  const HupanKind  *wordings,
                  const gint64     *ids,
                  gsize             n_ids,
                  GError          **error)
{
  g_autoptr(GHashTable) queries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GArray) owners = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr(HupanRecord) wording = hupan_registry_get_record (self->registry, wordings, ids[i], NULL);

      if (wording != NULL)
        g_array_append_val (owners, (gint64) { hupan_record_get_reference (wording, hupan_kind_get_owner_field (wordings)->name) });
    }

  add_origin (queries, path, path->steps->len, NULL);
  return run_queries (self, queries, (gint64 *) owners->data, owners->len, error);
}

static gboolean
find (Search           *self,
      const HupanKind  *changed,
      const gint64     *ids,
      gsize             n_ids,
      GError          **error)
{
  g_autoptr(GHashTable) queries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; changed == self->kind && i < n_ids; i++)
    add_id (self, ids[i]);

  for (guint i = 0; i < self->paths->len; i++)
    {
      HupanPath *path = g_ptr_array_index (self->paths, i);

      add_places (queries, path, changed);
      if (get_wordings (path) == changed && !find_by_wordings (self, path, changed, ids, n_ids, error))
        return FALSE;
    }

  return run_queries (self, queries, ids, n_ids, error);
}

/* Records that a reference of a changed record named before, and names no more. */
static gboolean
find_left (Search            *self,
           const HupanKind   *changed,
           const HupanField  *field,
           gint64             left,
           GError           **error)
{
  g_autoptr(GHashTable) queries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->paths->len; i++)
    {
      HupanPath *path = g_ptr_array_index (self->paths, i);

      for (guint j = 0; j < path->steps->len; j++)
        {
          HupanStep *step = hupan_path_get_step (path, j);

          if (step->reverse && step->kind == changed && step->field == field)
            add_origin (queries, path, j, NULL);
        }
      if (get_wordings (path) == changed && (field->flags & HUPAN_FIELD_OWNER) != 0)
        add_origin (queries, path, path->steps->len, NULL);
    }

  return run_queries (self, queries, &left, 1, error);
}

GArray *
hupan_registry_dependants (HupanRegistry      *self,
                           const HupanKind    *kind,
                           const char *const  *paths,
                           const HupanKind    *changed,
                           const gint64       *ids,
                           gsize               n_ids,
                           GError            **error)
{
  g_auto(Search) search = { 0 };

  if (!search_init (&search, self, kind, paths, error) || !find (&search, changed, ids, n_ids, error))
    return NULL;

  return search_dup_found (&search);
}

static gboolean
find_all_left (Search       *self,
               HupanChange  *change,
               GError      **error)
{
  for (guint i = 0; i < change->edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (change->edits, i);

      if (edit->field->type == HUPAN_TYPE_REFERENCE && edit->before != NULL &&
          !find_left (self, change->kind, edit->field, g_ascii_strtoll (edit->before, NULL, 10), error))
        return FALSE;
    }

  return TRUE;
}

GArray *
hupan_registry_dependants_of_batch (HupanRegistry      *self,
                                    const HupanKind    *kind,
                                    const char *const  *paths,
                                    HupanBatch         *batch,
                                    GError            **error)
{
  GPtrArray *changes = hupan_batch_get_changes (batch);
  g_autoptr(GHashTable) by_kind = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_auto(Search) search = { 0 };
  GHashTableIter iter;
  gpointer changed, ids;

  if (!search_init (&search, self, kind, paths, error))
    return NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      HupanChange *change = g_ptr_array_index (changes, i);
      GArray *of_kind = g_hash_table_lookup (by_kind, change->kind);

      if (of_kind == NULL)
        {
          of_kind = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (by_kind, (gpointer) change->kind, of_kind);
        }
      g_array_append_val (of_kind, change->id);
      if (!find_all_left (&search, change, error))
        return NULL;
    }

  g_hash_table_iter_init (&iter, by_kind);
  while (g_hash_table_iter_next (&iter, &changed, &ids))
    if (!find (&search, changed, (gint64 *) ((GArray *) ids)->data, ((GArray *) ids)->len, error))
      return NULL;

  return search_dup_found (&search);
}
