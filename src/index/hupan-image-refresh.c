/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-image-private.h"

#include "core/hupan-clock.h"
#include "hupan-bits.h"
#include "hupan-changes.h"
#include "hupan-further.h"

/* How much longer it takes to look up one row by its id than to read one in passing. */
#define LOOKUP_COST 6

/* A row as it is now. */
typedef struct
{
  gint64 id;
  char **values;
  guint32 row;
} FreshRow;

static void
clear_fresh_row (gpointer data)
{
  FreshRow *fresh = data;

  g_strfreev (fresh->values);
}

typedef struct
{
  GArray *rows; /* of FreshRow */
  guint n_values;
} Reading;

/* A strv cannot have gaps: a value that is not there is an empty one. No value is an empty text otherwise. */
static gboolean
read_row_cb (gint64             id,
             const char *const *values,
             gpointer           data)
{
  Reading *reading = data;
  FreshRow fresh = { id, g_new0 (char *, reading->n_values + 1), HUPAN_NO_ROW };

  for (guint i = 0; i < reading->n_values; i++)
    fresh.values[i] = g_strdup (values[i] != NULL ? values[i] : "");
  g_array_append_val (reading->rows, fresh);

  return TRUE;
}

/* Those that are not read are gone. */
static GArray *
read_rows (HupanImage           *self,
           HupanSource          *source,
           GArray               *ids,
           const HupanProgress  *progress,
           GError              **error)
{
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (FreshRow));
  Reading reading = { fresh, self->plan->paths->len };

  g_array_set_clear_func (fresh, clear_fresh_row);
  if (ids->len > 0 && !source->scan (source, self->kind, (const char *const *) self->plan->paths->pdata,
                                     (const gint64 *) ids->data, ids->len, self->lang, read_row_cb, &reading, progress, error))
    return NULL;

  return g_steal_pointer (&fresh);
}

/* The sort keys of rows that are looked at while others find their places, read one by one and kept meanwhile. */
typedef struct
{
  HupanImage *image;
  HupanSource *source;
  const HupanColumnPlan *column;
  GHashTable *keys; /* row -> text */
  GError *error;
} Keys;

static gboolean
read_key_cb (gint64             id,
             const char *const *values,
             gpointer           data)
{
  char **key = data;

  *key = g_strdup (values[0]);
  return FALSE;
}

static const char *
get_key_cb (guint32  row,
            gpointer data)
{
  Keys *keys = data;
  const char *paths[] = { keys->image->plan->paths->pdata[keys->column->path], NULL };
  gint64 id = hupan_ids_get (keys->image->store->ids, row);
  char *key = g_hash_table_lookup (keys->keys, GUINT_TO_POINTER (row));
  g_autofree char *value = NULL;

  if (key != NULL || keys->error != NULL)
    return key;

  if (!keys->source->scan (keys->source, keys->image->kind, paths, &id, 1, keys->image->lang, read_key_cb, &value, NULL,
                           &keys->error))
    return NULL;

  key = hupan_column_store_sort_key (keys->column, value);
  g_hash_table_insert (keys->keys, GUINT_TO_POINTER (row), key);
  return key;
}

/* Takes the rows that changed out of an order and puts those that are there back in. */
static gboolean
update_order (HupanImage     *self,
              HupanSource    *source,
              guint           column,
              const guint64  *changed,
              GArray         *fresh,
              GError        **error)
{
  HupanOrder *order = self->store->columns[column].order;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (HupanOrderEntry));
  Keys keys = { self, source, &self->plan->columns[column], g_hash_table_new_full (NULL, NULL, NULL, g_free), NULL };

  hupan_order_remove (order, changed);

  for (guint i = 0; i < fresh->len; i++)
    {
      const FreshRow *row = &g_array_index (fresh, FreshRow, i);
      char *key = hupan_column_store_sort_key (keys.column, row->values[keys.column->path]);
      HupanOrderEntry entry = { row->row, key };

      g_hash_table_insert (keys.keys, GUINT_TO_POINTER (row->row), key);
      if (*key != '\0')
        g_array_append_val (entries, entry);
    }

  hupan_order_insert (order, self->store->ids, (HupanOrderEntry *) entries->data, entries->len, get_key_cb, &keys);
  g_hash_table_unref (keys.keys);
  if (keys.error != NULL)
    g_propagate_error (error, keys.error);

  return keys.error == NULL;
}

static gboolean
update_orders (HupanImage   *self,
               HupanSource  *source,
               HupanBatch   *batch,
               GArray       *ids,
               GArray       *fresh,
               GError      **error)
{
  g_autofree guint64 *changed = hupan_bits_new (self->store->n);

  for (guint i = 0; i < ids->len; i++)
    {
      guint row = hupan_ids_find (self->store->ids, g_array_index (ids, gint64, i));

      if (row != HUPAN_NO_ROW)
        hupan_bits_set (changed, row);
    }

  for (guint i = 0; i < self->plan->n_columns; i++)
    if (self->store->columns[i].order != NULL && hupan_changes_touch_order (batch, self->plan, i) &&
        !update_order (self, source, i, changed, fresh, error))
      return FALSE;

  return TRUE;
}

static void
update_rows (HupanColumnStore *store,
             GArray           *ids,
             GArray           *fresh)
{
  /* What was not read again is gone. */
  for (guint i = 0; i < ids->len; i++)
    {
      guint row = hupan_ids_find (store->ids, g_array_index (ids, gint64, i));

      if (row != HUPAN_NO_ROW)
        hupan_column_store_remove (store, row);
    }

  for (guint i = 0; i < fresh->len; i++)
    {
      FreshRow *row = &g_array_index (fresh, FreshRow, i);
      const char *const *values = (const char *const *) row->values;

      row->row = hupan_ids_find (store->ids, row->id);
      if (row->row == HUPAN_NO_ROW)
        row->row = hupan_column_store_append (store, row->id, values);
      else
        hupan_column_store_replace (store, row->row, values);
    }
}

static gboolean
update_further (HupanImage           *self,
                HupanSource          *source,
                HupanBatch           *batch,
                const HupanProgress  *progress,
                GError              **error)
{
  for (guint i = 0; i < self->plan->n_columns; i++)
    {
      const HupanColumnPlan *column = &self->plan->columns[i];
      const char *paths[] = { column->rest, NULL };
      g_autoptr (GArray) changed = NULL;

      if (column->base < 0)
        continue;

      changed = source->dependants (source, self->plan->columns[column->base].target, paths, batch, error);
      if (changed == NULL || !hupan_further_read (self->store, i, source, self->lang, changed, progress, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
update_names (HupanImage           *self,
              HupanSource          *source,
              HupanBatch           *batch,
              const HupanProgress  *progress,
              GError              **error)
{
  for (guint i = 0; i < self->plan->n_columns; i++)
    {
      const HupanKind *target = self->plan->columns[i].target;
      g_autoptr (GPtrArray) paths = NULL;
      g_autoptr (GArray) renamed = NULL;

      if (target == NULL)
        continue;

      paths = hupan_plan_list_names (target);
      g_ptr_array_add (paths, g_strdup ("@title"));
      renamed = source->dependants (source, target, (const char *const *) paths->pdata, batch, error);
      if (renamed == NULL ||
          !hupan_column_store_rename_values (self->store, source, self->lang, i, renamed, progress, error))
        return FALSE;
    }

  return hupan_column_store_name_values (self->store, source, self->lang, progress, error);
}

/* Whether so many rows changed that it is quicker to read all. */
static gboolean
is_worth_reloading (HupanImage *self,
                    HupanBatch *batch,
                    guint       n)
{
  guint64 lookups = 1;

  if (self->never_reload)
    return FALSE;

  for (guint i = 0; i < self->plan->n_columns; i++)
    if (self->store->columns[i].order != NULL && hupan_changes_touch_order (batch, self->plan, i))
      lookups += g_bit_storage (self->store->n);

  return n * lookups * LOOKUP_COST > self->store->n;
}

gboolean
hupan_image_reload_from (HupanImage           *self,
                         HupanSource          *source,
                         const HupanProgress  *progress,
                         GError              **error)
{
  g_autoptr (HupanColumnStore) before = NULL;
  g_autofree char *today = self->plan->by_today ? hupan_clock_dup_today () : NULL;
  HupanColumnStore *store = hupan_column_store_load (source, self->plan, self->lang, progress, error);

  if (store == NULL)
    return FALSE;

  g_set_str (&self->today, today);

  g_rw_lock_writer_lock (&self->lock);
  before = g_steal_pointer (&self->store);
  self->store = store;
  g_clear_pointer (&self->found, hupan_found_unref);
  g_rw_lock_writer_unlock (&self->lock);

  return TRUE;
}

static gboolean
patch (HupanImage           *self,
       HupanSource          *source,
       HupanBatch           *batch,
       GArray               *ids,
       GArray               *fresh,
       const HupanProgress  *progress,
       GError              **error)
{
  g_autoptr (GRWLockWriterLocker) locker = g_rw_lock_writer_locker_new (&self->lock);

  g_clear_pointer (&self->found, hupan_found_unref);
  update_rows (self->store, ids, fresh);

  return update_orders (self, source, batch, ids, fresh, error) &&
         update_further (self, source, batch, progress, error) && update_names (self, source, batch, progress, error);
}

gboolean
hupan_image_refresh_from (HupanImage           *self,
                          HupanSource          *source,
                          HupanBatch           *batch,
                          const HupanProgress  *progress,
                          GError              **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) fresh = NULL;

  ids = source->dependants (source, self->kind, (const char *const *) self->plan->paths->pdata, batch, error);
  if (ids == NULL)
    return FALSE;
  if (is_worth_reloading (self, batch, ids->len))
    return hupan_image_reload_from (self, source, progress, error);

  fresh = read_rows (self, source, ids, progress, error);
  return fresh != NULL && patch (self, source, batch, ids, fresh, progress, error);
}

/**
 * hupan_image_refresh:
 * @changes: a batch that was committed just now
 *
 * Returns: %FALSE with an error if the registry could not be read; then the image may be partly up to date and is to
 *   be loaded again
 */
gboolean
hupan_image_refresh (HupanImage           *self,
                     HupanRegistry        *registry,
                     HupanBatch           *changes,
                     const HupanProgress  *progress,
                     GError              **error)
{
  HupanRegistrySource source = hupan_registry_source (registry);

  g_return_val_if_fail (HUPAN_IS_IMAGE (self), FALSE);
  g_return_val_if_fail (HUPAN_IS_BATCH (changes), FALSE);

  return hupan_image_refresh_from (self, &source.parent, changes, progress, error);
}

gboolean
hupan_image_reload (HupanImage           *self,
                    HupanRegistry        *registry,
                    const HupanProgress  *progress,
                    GError              **error)
{
  HupanRegistrySource source = hupan_registry_source (registry);

  g_return_val_if_fail (HUPAN_IS_IMAGE (self), FALSE);

  return hupan_image_reload_from (self, &source.parent, progress, error);
}
