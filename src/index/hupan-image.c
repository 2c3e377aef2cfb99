/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-image-private.h"

#include "core/hupan-clock.h"
#include "hupan-bits.h"
#include "hupan-facets.h"
#include "hupan-sort.h"

G_DEFINE_FINAL_TYPE (HupanImage, hupan_image, G_TYPE_OBJECT)

static void
hupan_image_finalize (GObject *object)
{
  HupanImage *self = HUPAN_IMAGE (object);

  g_clear_pointer (&self->store, hupan_column_store_free);
  g_clear_pointer (&self->plan, hupan_plan_free);
  g_clear_pointer (&self->terms, hupan_terms_free);
  g_clear_pointer (&self->found, hupan_found_unref);
  g_free (self->lang);
  g_free (self->today);
  g_rw_lock_clear (&self->lock);
  g_mutex_clear (&self->found_lock);

  G_OBJECT_CLASS (hupan_image_parent_class)->finalize (object);
}

static void
hupan_image_class_init (HupanImageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hupan_image_finalize;
}

static void
hupan_image_init (HupanImage *self)
{
  g_rw_lock_init (&self->lock);
  g_mutex_init (&self->found_lock);
}

/**
 * hupan_image_load_from:
 * @lang: BCP 47: the language of titles and of their order
 */
HupanImage *
hupan_image_load_from (HupanSource          *source,
                       const HupanKind      *kind,
                       const char           *lang,
                       const HupanProgress  *progress,
                       GError              **error)
{
  g_autoptr (HupanImage) self = g_object_new (HUPAN_TYPE_IMAGE, NULL);

  self->kind = kind;
  self->lang = g_strdup (lang);
  self->plan = hupan_plan_new (kind);
  if (self->plan->by_today)
    self->today = hupan_clock_dup_today ();
  self->store = hupan_column_store_load (source, self->plan, lang, progress, error);
  if (self->store == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

HupanImage *
hupan_image_load (HupanRegistry        *registry,
                  const HupanKind      *kind,
                  const char           *lang,
                  const HupanProgress  *progress,
                  GError              **error)
{
  HupanRegistrySource source = hupan_registry_source (registry);

  return hupan_image_load_from (&source.parent, kind, lang, progress, error);
}

gboolean
hupan_image_is_of_today (HupanImage *self)
{
  g_autofree char *today = NULL;

  g_return_val_if_fail (HUPAN_IS_IMAGE (self), FALSE);

  today = self->today != NULL ? hupan_clock_dup_today () : NULL;
  return g_strcmp0 (self->today, today) == 0;
}

guint
hupan_image_get_n_rows (HupanImage *self)
{
  g_autoptr (GRWLockReaderLocker) locker = NULL;

  g_return_val_if_fail (HUPAN_IS_IMAGE (self), 0);

  locker = g_rw_lock_reader_locker_new (&self->lock);
  return self->store->n_there;
}

/* Bytes that the image takes. */
gsize
hupan_image_get_size (HupanImage *self)
{
  g_autoptr (GRWLockReaderLocker) locker = g_rw_lock_reader_locker_new (&self->lock);

  return hupan_column_store_get_size (self->store);
}

/* The first column that the query sorts by and whose order was left out; -1: none. */
static int
find_missing_order (HupanImage *self,
                    HupanQuery *query)
{
  gsize n;
  const HupanSort *sort = hupan_query_get_sort (query, &n);

  for (gsize i = 0; i < n; i++)
    {
      int column = hupan_plan_find (self->plan, sort[i].column);

      if (self->plan->columns[column].storage == HUPAN_STORAGE_ORDERED && self->store->columns[column].order == NULL)
        return column;
    }

  return -1;
}

gboolean
hupan_image_is_ready (HupanImage *self,
                      HupanQuery *query)
{
  g_autoptr (GRWLockReaderLocker) locker = NULL;

  g_return_val_if_fail (HUPAN_IS_IMAGE (self), FALSE);
  g_return_val_if_fail (hupan_query_get_kind (query) == self->kind, FALSE);

  locker = g_rw_lock_reader_locker_new (&self->lock);
  return find_missing_order (self, query) < 0;
}

gboolean
hupan_image_prepare_from (HupanImage           *self,
                          HupanSource          *source,
                          HupanQuery           *query,
                          const HupanProgress  *progress,
                          GError              **error)
{
  int column;

  while ((column = find_missing_order (self, query)) >= 0)
    if (!hupan_column_store_load_order (self->store, source, column, progress, error))
      return FALSE;

  return TRUE;
}

gboolean
hupan_image_prepare (HupanImage           *self,
                     HupanRegistry        *registry,
                     HupanQuery           *query,
                     const HupanProgress  *progress,
                     GError              **error)
{
  HupanRegistrySource source = hupan_registry_source (registry);

  g_return_val_if_fail (HUPAN_IS_IMAGE (self), FALSE);
  g_return_val_if_fail (hupan_query_get_kind (query) == self->kind, FALSE);

  return hupan_image_prepare_from (self, &source.parent, query, progress, error);
}

/* The last search if it answers this one too, or in *within if only its rows need be looked at. */
static HupanFound *
recall (HupanImage  *self,
        HupanTerms  *terms,
        HupanFound **within)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->found_lock);

  if (self->found == NULL)
    return NULL;
  if (hupan_terms_equal (terms, self->terms))
    return hupan_found_ref (self->found);
  if (!self->found->in_order && hupan_terms_extend (terms, self->terms))
    *within = hupan_found_ref (self->found);

  return NULL;
}

static HupanFound *
search (HupanImage   *self,
        const char   *text,
        GCancellable *cancellable,
        HupanEffort  *effort)
{
  g_autoptr (HupanTerms) terms = hupan_terms_new (text);
  g_autoptr (HupanFound) within = NULL;
  g_autoptr (HupanFound) found = NULL;

  if (terms == NULL)
    return NULL;

  found = recall (self, terms, &within);
  if (found != NULL)
    return g_steal_pointer (&found);

  found = hupan_search (self->store, terms, within, cancellable, effort);
  if (found != NULL)
    {
      g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->found_lock);

      g_clear_pointer (&self->terms, hupan_terms_free);
      g_clear_pointer (&self->found, hupan_found_unref);
      self->terms = g_steal_pointer (&terms);
      self->found = hupan_found_ref (found);
    }

  return g_steal_pointer (&found);
}

static void
add_facets (HupanImage   *self,
            HupanFilters *filters,
            HupanResult  *result)
{
  for (guint i = 0; i < self->plan->n_columns; i++)
    {
      GArray *values = hupan_filters_count (filters, i, hupan_result_get_texts (result));

      if (values != NULL)
        hupan_result_take_facet (result, self->plan->columns[i].column, values, self->store->columns[i].dictionary);
    }
}

/**
 * hupan_image_query:
 * @cancellable: (nullable): looked at every few thousand rows
 *
 * Returns: (transfer full) (nullable): %NULL if cancelled
 */
HupanResult *
hupan_image_query (HupanImage   *self,
                   HupanQuery   *query,
                   GCancellable *cancellable)
{
  g_autoptr (GRWLockReaderLocker) locker = NULL;
  g_autoptr (HupanQuery) copy = NULL;
  g_autoptr (HupanFound) found = NULL;
  g_autoptr (HupanFilters) filters = NULL;
  g_autoptr (HupanResult) result = NULL;
  HupanEffort effort = { 0 };
  const HupanSort *sort;
  g_autoptr (HupanRowNumbers) rows = NULL;
  gsize n_sort;
  guint n;

  g_return_val_if_fail (HUPAN_IS_IMAGE (self), NULL);
  g_return_val_if_fail (hupan_query_get_kind (query) == self->kind, NULL);

  copy = hupan_query_copy (query);
  sort = hupan_query_get_sort (copy, &n_sort);
  locker = g_rw_lock_reader_locker_new (&self->lock);

  found = search (self, hupan_query_get_text (copy), cancellable, &effort);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;

  filters = hupan_filters_new (self->store, copy, found != NULL ? found->bits : self->store->is_there);
  n = hupan_bits_count (hupan_filters_get_rows (filters), self->store->n);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;

  rows = hupan_sort_rows (self->store, hupan_filters_get_rows (filters), n, found != NULL ? found->scores : NULL, sort, n_sort,
                          cancellable);
  if (rows == NULL)
    return NULL;

  result = hupan_result_new (g_steal_pointer (&copy), self->store->ids, g_steal_pointer (&rows), n, self->store->n_there);
  hupan_result_set_effort (result, &effort);
  add_facets (self, filters, result);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;

  return g_steal_pointer (&result);
}
