/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-image-private.h"

#include "core/hupan-fold.h"
#include "hupan-further.h"

/* Above so many rows the orders of columns that are rarely sorted by are read when they are first asked for. */
#define MANY_ROWS 100000

/**
 * hupan_column_store_sort_key:
 * @value: (nullable): of the column's path
 *
 * Returns: (transfer full): what an ORDERED column is sorted by. The title comes as the sort key that the registry
 *   keeps; of several values the first counts.
 */
char *
hupan_column_store_sort_key (const HupanColumnPlan *column,
                             const char            *value)
{
  g_autofree char *first = NULL;

  if (value == NULL)
    return g_strdup ("");

  first = g_strndup (value, strcspn (value, "\n"));
  if (column->column->flags & HUPAN_COLUMN_TITLE)
    return g_steal_pointer (&first);
  if (hupan_field_get_search_style (column->field) == HUPAN_SEARCH_CODE)
    return g_ascii_strdown (first, -1);

  return hupan_sort_key_of (column->field, first);
}

typedef struct
{
  HupanColumnStore *store;
  HupanOrderBuilder **orders; /* for each column, or NULL */
} Loading;

static gboolean
load_row_cb (gint64             id,
             const char *const *values,
             gpointer           data)
{
  Loading *loading = data;
  HupanColumnStore *store = loading->store;
  guint row = hupan_column_store_append (store, id, values);

  for (guint i = 0; i < store->plan->n_columns; i++)
    {
      const HupanColumnPlan *column = &store->plan->columns[i];
      g_autofree char *key = NULL;

      if (loading->orders[i] == NULL)
        continue;
      if (column->is_rare && row >= MANY_ROWS)
        {
          g_clear_pointer (&loading->orders[i], hupan_order_builder_free);
          continue;
        }

      key = hupan_column_store_sort_key (column, values[column->path]);
      hupan_order_builder_add (loading->orders[i], row, key);
    }

  return TRUE;
}

/**
 * hupan_column_store_load:
 *
 * Reads all rows of a kind, in one scan, and what the values in its dictionaries are called.
 */
HupanColumnStore *
hupan_column_store_load (HupanSource          *source,
                         const HupanPlan      *plan,
                         const char           *lang,
                         const HupanProgress  *progress,
                         GError              **error)
{
  g_autoptr (HupanColumnStore) store = hupan_column_store_new (plan);
  g_autofree HupanOrderBuilder **orders = g_new0 (HupanOrderBuilder *, plan->n_columns + 1);
  Loading loading = { store, orders };
  gboolean loaded;

  for (guint i = 0; i < plan->n_columns; i++)
    if (plan->columns[i].storage == HUPAN_STORAGE_ORDERED)
      orders[i] = hupan_order_builder_new ();

  loaded = source->scan (source, plan->kind, (const char *const *) plan->paths->pdata, NULL, 0, lang, load_row_cb, &loading,
                         progress, error);

  for (guint i = 0; i < plan->n_columns; i++)
    if (orders[i] != NULL)
      store->columns[i].order = hupan_order_builder_end (orders[i], store->ids);

  if (!loaded || !hupan_column_store_name_values (store, source, lang, progress, error))
    return NULL;

  hupan_column_store_trim (store);
  return g_steal_pointer (&store);
}

typedef struct
{
  HupanColumnStore *store;
  const HupanColumnPlan *column;
  HupanOrderBuilder *order;
} LoadingOrder;

static gboolean
load_key_cb (gint64             id,
             const char *const *values,
             gpointer           data)
{
  LoadingOrder *loading = data;
  guint row = hupan_ids_find (loading->store->ids, id);
  g_autofree char *key = hupan_column_store_sort_key (loading->column, values[0]);

  if (row != HUPAN_NO_ROW)
    hupan_order_builder_add (loading->order, row, key);
  return TRUE;
}

/**
 * hupan_column_store_load_order:
 *
 * Reads the order of a column that was left out. The caller is the only one who changes the store.
 */
gboolean
hupan_column_store_load_order (HupanColumnStore     *self,
                               HupanSource          *source,
                               guint                 column,
                               const HupanProgress  *progress,
                               GError              **error)
{
  const HupanColumnPlan *plan = &self->plan->columns[column];
  LoadingOrder loading = { self, plan, hupan_order_builder_new () };
  const char *paths[] = { self->plan->paths->pdata[plan->path], NULL };

  if (!source->scan (source, self->plan->kind, paths, NULL, 0, NULL, load_key_cb, &loading, progress, error))
    {
      hupan_order_builder_free (loading.order);
      return FALSE;
    }

  g_atomic_pointer_set (&self->columns[column].order, hupan_order_builder_end (loading.order, self->ids));
  return TRUE;
}

/* What codes are called is a name, whatever the field is. */
static HupanSearchStyle
get_label_style (const HupanField *field)
{
  return field->flags & HUPAN_FIELD_PERSON ? HUPAN_SEARCH_PERSON : HUPAN_SEARCH_NAME;
}

/* Names values that are told by themselves: choices, countries, dates. */
static void
name_plain_values (const HupanStoredColumn *column)
{
  const HupanField *field = column->plan->field;
  gboolean is_count = column->plan->column->flags & HUPAN_COLUMN_COUNT;

  for (guint i = 0; i < hupan_dictionary_get_n_values (column->dictionary); i++)
    {
      const char *text = hupan_dictionary_get_text (column->dictionary, i);
      g_autofree char *label = NULL;
      g_autofree char *search = NULL;

      if (hupan_dictionary_get_label (column->dictionary, i) != NULL)
        continue;

      label = is_count ? g_strdup (text) : hupan_field_format (field, text);
      if (column->plan->searched_by_label)
        search = hupan_search_text (label, get_label_style (column->plan->field));
      hupan_dictionary_name (column->dictionary, i, label, search);
    }
}

/* The names in stored search texts, of a record and its other names. */
static void
append_names (GString    *text,
              const char *stored)
{
  while (stored != NULL && *stored != '\0')
    {
      gsize line = strcspn (stored, "\n");
      const char *rest = memchr (stored, HUPAN_SEARCH_REST, line);
      gsize n = rest != NULL ? (gsize) (rest - stored) : line;

      if (n > 0 && text->len > 0)
        g_string_append_c (text, HUPAN_SEARCH_VALUE);
      g_string_append_len (text, stored, n);
      stored += line;
      stored += *stored == '\n';
    }
}

typedef struct
{
  const HupanStoredColumn *column;
  guint n_names;      /* of the values after the title */
  GHashTable *unread; /* ids (gint64) that did not come yet */
} Naming;

static gboolean
name_reference_cb (gint64             id,
                   const char *const *values,
                   gpointer           data)
{
  Naming *naming = data;
  HupanDictionary *dictionary = naming->column->dictionary;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GString) search = g_string_new (NULL);
  const char *title = values[0] != NULL ? values[0] : text;
  g_autofree char *folded = hupan_fold (title);
  guint32 value = hupan_dictionary_find (dictionary, text);

  g_hash_table_remove (naming->unread, &id);
  for (guint i = 0; i < naming->n_names; i++)
    append_names (search, values[1 + i]);

  /* The title may be in another language than those names. */
  if (strstr (search->str, folded) == NULL)
    {
      g_autofree char *translated = hupan_search_text (title, hupan_field_get_search_style (naming->column->plan->label));

      append_names (search, translated);
    }

  hupan_dictionary_name (dictionary, value, title, naming->column->plan->searched_by_label ? search->str : NULL);
  return TRUE;
}

/* A scan passes over what is in the trash, but rows may refer to it all the same. */
static void
name_trashed (const HupanStoredColumn *column,
              HupanSource             *source,
              const char              *lang,
              gint64                   id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *title = source->dup_title (source, column->plan->target, id, lang);
  g_autofree char *search = NULL;

  if (title != NULL && column->plan->searched_by_label)
    search = hupan_search_text (title, hupan_field_get_search_style (column->plan->label));
  hupan_dictionary_name (column->dictionary, hupan_dictionary_find (column->dictionary, text), title != NULL ? title : text,
                         search);
}

/* The ids are values of the column. */
static gboolean
name_references (const HupanStoredColumn  *column,
                 HupanSource              *source,
                 const char               *lang,
                 const gint64             *ids,
                 gsize                     n_ids,
                 const HupanProgress      *progress,
                 GError                  **error)
{
  g_autoptr (GPtrArray) paths = hupan_plan_list_names (column->plan->target);
  g_autoptr (GHashTable) unread = g_hash_table_new (g_int64_hash, g_int64_equal);
  Naming naming = { column, paths->len, unread };
  GHashTableIter iter;
  gpointer id;

  if (n_ids == 0)
    return TRUE;

  for (gsize i = 0; i < n_ids; i++)
    g_hash_table_add (unread, (gpointer) &ids[i]);
  g_ptr_array_insert (paths, 0, g_strdup ("@title"));
  if (!source->scan (source, column->plan->target, (const char *const *) paths->pdata, ids, n_ids, lang, name_reference_cb,
                     &naming, progress, error))
    return FALSE;

  g_hash_table_iter_init (&iter, unread);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    name_trashed (column, source, lang, *(const gint64 *) id);
  return TRUE;
}

/* The ids among the values of a column of references that have no name yet. */
static GArray *
list_unnamed (const HupanStoredColumn *column)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < hupan_dictionary_get_n_values (column->dictionary); i++)
    {
      gint64 id = g_ascii_strtoll (hupan_dictionary_get_text (column->dictionary, i), NULL, 10);

      if (hupan_dictionary_get_label (column->dictionary, i) == NULL)
        g_array_append_val (ids, id);
    }

  return ids;
}

/**
 * hupan_column_store_name_values:
 *
 * Finds out what the values in the dictionaries are called that have no name yet.
 */
gboolean
hupan_column_store_name_values (HupanColumnStore     *self,
                                HupanSource          *source,
                                const char           *lang,
                                const HupanProgress  *progress,
                                GError              **error)
{
  for (guint i = 0; i < self->plan->n_columns; i++)
    {
      const HupanStoredColumn *column = &self->columns[i];
      g_autoptr (GArray) ids = NULL;

      if (column->dictionary == NULL)
        continue;
      if (column->base != NULL && !hupan_further_read (self, i, source, lang, NULL, progress, error))
        return FALSE;
      if (column->plan->target == NULL)
        {
          name_plain_values (column);
          continue;
        }

      ids = list_unnamed (column);
      if (!name_references (column, source, lang, (const gint64 *) ids->data, ids->len, progress, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * hupan_column_store_rename_values:
 * @ids: records of the kind that the column refers to, which may be called something else now
 */
gboolean
hupan_column_store_rename_values (HupanColumnStore     *self,
                                  HupanSource          *source,
                                  const char           *lang,
                                  guint                 column,
                                  GArray               *ids,
                                  const HupanProgress  *progress,
                                  GError              **error)
{
  const HupanStoredColumn *renamed = &self->columns[column];
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      if (hupan_dictionary_find (renamed->dictionary, text) != HUPAN_NO_CODE)
        g_array_append_val (known, id);
    }

  return name_references (renamed, source, lang, (const gint64 *) known->data, known->len, progress, error);
}
