/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-further.h"

typedef struct
{
  HupanStoredColumn *column;
  GHashTable *live; /* ids as text; NULL while what is referred to is being found out */
} Reading;

static guint32
find_base_value (const HupanStoredColumn *column,
                 gint64                   id)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  return hupan_dictionary_find (column->base->dictionary, text);
}

static guint32 *
of_value (const HupanStoredColumn *column,
          guint32                  value)
{
  return &g_array_index (column->of_value, guint32, value);
}

static gboolean
read_value_cb (gint64             id,
               const char *const *values,
               gpointer           data)
{
  Reading *reading = data;
  guint32 value = find_base_value (reading->column, id);

  if (value != HUPAN_NO_CODE)
    *of_value (reading->column, value) = hupan_dictionary_add (reading->column->dictionary, values[0]);
  return TRUE;
}

static gboolean
read_live_cb (gint64             id,
              const char *const *values,
              gpointer           data)
{
  Reading *reading = data;

  g_hash_table_add (reading->live, g_strdup_printf ("%" G_GINT64_FORMAT, id));
  return TRUE;
}

/* Beyond a step back, what is in the trash counts as gone (hupan_registry_scan): also what the base's records refer to. */
static gboolean
drop_trashed (HupanStoredColumn    *column,
              HupanSource          *source,
              GArray               *ids,
              const HupanProgress  *progress,
              GError              **error)
{
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) live = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { column, live };
  const char *paths[] = { "@title", NULL };

  for (guint i = 0; i < hupan_dictionary_get_n_values (column->dictionary); i++)
    {
      gint64 id = g_ascii_strtoll (hupan_dictionary_get_text (column->dictionary, i), NULL, 10);

      g_array_append_val (targets, id);
    }
  if (targets->len > 0 && !source->scan (source, column->plan->target, paths, (const gint64 *) targets->data, targets->len, NULL,
                                         read_live_cb, &reading, progress, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      guint32 *list = of_value (column, find_base_value (column, g_array_index (ids, gint64, i)));
      guint n;
      const guint32 *members = hupan_dictionary_get_list (column->dictionary, *list, &n);

      if (n > 0 && !g_hash_table_contains (live, hupan_dictionary_get_text (column->dictionary, members[0])))
        *list = 0;
    }

  return TRUE;
}

/* The list of own values that follows from one of the base's: each once, in their order. */
static guint32
map_list (HupanStoredColumn *column,
          guint32            list,
          GString           *text)
{
  guint n;
  const guint32 *members = hupan_dictionary_get_list (column->base->dictionary, list, &n);

  g_string_truncate (text, 0);
  for (guint i = 0; i < n; i++)
    {
      gboolean again = FALSE;
      guint32 own = *of_value (column, members[i]);
      guint n_own;
      const guint32 *values = hupan_dictionary_get_list (column->dictionary, own, &n_own);

      for (guint j = 0; j < i; j++)
        again |= *of_value (column, members[j]) == own;
      if (n_own == 0 || again)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, hupan_dictionary_get_text (column->dictionary, values[0]));
    }

  return hupan_dictionary_add (column->dictionary, text->str);
}

static void
map_lists (HupanStoredColumn *column)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = column->of_list->len; i < hupan_dictionary_get_n_lists (column->base->dictionary); i++)
    {
      guint32 list = map_list (column, i, text);

      g_array_append_val (column->of_list, list);
    }
}

/* Of the base's values those that are new, and those that changed. */
static GArray *
list_ids (HupanStoredColumn *column,
          GArray            *changed)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_known = column->of_value->len;

  for (guint i = 0; changed != NULL && i < changed->len; i++)
    {
      gint64 id = g_array_index (changed, gint64, i);
      guint32 value = find_base_value (column, id);

      if (value != HUPAN_NO_CODE && value < n_known)
        g_array_append_val (ids, id);
    }
  if (ids->len > 0)
    g_array_set_size (column->of_list, 0);

  g_array_set_size (column->of_value, hupan_dictionary_get_n_values (column->base->dictionary));
  for (guint i = n_known; i < column->of_value->len; i++)
    {
      gint64 id = g_ascii_strtoll (hupan_dictionary_get_text (column->base->dictionary, i), NULL, 10);

      g_array_append_val (ids, id);
    }

  return ids;
}

/**
 * hupan_further_read:
 * @changed: (nullable): records that the base refers to and that may say something else now
 *
 * Reads what follows from the values of a column's base that have not been read, and from those that changed.
 */
gboolean
hupan_further_read (HupanColumnStore     *store,
                    guint                 column,
                    HupanSource          *source,
                    const char           *lang,
                    GArray               *changed,
                    const HupanProgress  *progress,
                    GError              **error)
{
  HupanStoredColumn *further = &store->columns[column];
  g_autoptr (GArray) ids = list_ids (further, changed);
  Reading reading = { further, NULL };
  const char *paths[] = { further->plan->rest, NULL };

  for (guint i = 0; i < ids->len; i++)
    *of_value (further, find_base_value (further, g_array_index (ids, gint64, i))) = 0;

  if (ids->len > 0 && !source->scan (source, further->base->plan->target, paths, (const gint64 *) ids->data, ids->len, lang,
                                     read_value_cb, &reading, progress, error))
    return FALSE;
  if (ids->len > 0 && further->plan->target != NULL && !drop_trashed (further, source, ids, progress, error))
    return FALSE;

  map_lists (further);
  return TRUE;
}
