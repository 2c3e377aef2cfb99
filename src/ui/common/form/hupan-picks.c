/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-picks.h"

#include <glib/gi18n.h>

#include "core/hupan-country.h"
#include "core/hupan-display-names.h"
#include "core/hupan-language.h"

/* So many countries stand before the others. */
#define MOST_COMMON 8

/* What a type has: its values, and the names each is known by. */
typedef struct
{
  const char *const *(*list) (void);
  void (*add_names) (GStrvBuilder *names, const char *value);
  char *(*dup_mark) (const char *value);
  const char *common; /* values met most often in this work, which stand first; of countries the registry tells */
} Vocabulary;

/* The ways of saying it that the staff of the academy have in mind. */
static void
add_country_names (GStrvBuilder *names,
                   const char   *value)
{
  g_strv_builder_add_many (names, hupan_country_get_name_in (value, "en"), hupan_country_get_name_in (value, "zh"), value, NULL);
}

static void
add_language_names (GStrvBuilder *names,
                    const char   *value)
{
  const char *const found[] = { hupan_icu_get_language_name ("en", value), hupan_icu_get_language_name ("zh", value),
                                hupan_language_get_own_name (value), value };

  for (gsize i = 0; i < G_N_ELEMENTS (found); i++)
    if (found[i] != NULL)
      g_strv_builder_add (names, found[i]);
}

static void
add_time_zone_names (GStrvBuilder *names,
                     const char   *value)
{
  g_autofree char *words = g_strdelimit (g_strdup (value), "/_", ' ');

  g_strv_builder_add_many (names, value, words, NULL);
}

static const Vocabulary vocabularies[] = {
  [HUPAN_TYPE_COUNTRY] = { hupan_country_list, add_country_names, hupan_country_dup_flag, "" },
  [HUPAN_TYPE_LANGUAGE] = { hupan_language_list, add_language_names, NULL, "zh-Hans en zh-Hant ja ko de fr es ru ar pt it" },
  [HUPAN_TYPE_TIME_ZONE] = { hupan_time_zone_list, add_time_zone_names, NULL,
                             "Asia/Shanghai Asia/Singapore America/Los_Angeles America/New_York Europe/London UTC" },
};

static char *
dup_plain_name (HupanType   type,
                const char *value)
{
  const HupanField field = { .name = "pick", .label = "", .type = type };

  return hupan_field_format (&field, value);
}

static HupanPick *
new_pick (HupanType   type,
          const char *value)
{
  const Vocabulary *vocabulary = &vocabularies[type];
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *name = dup_plain_name (type, value);
  g_autofree char *mark = vocabulary->dup_mark != NULL ? vocabulary->dup_mark (value) : g_strdup ("");
  g_auto (GStrv) others = NULL;

  vocabulary->add_names (builder, value);
  others = g_strv_builder_end (builder);

  return hupan_pick_new (value, name, mark, (const char *const *) others);
}

static void
make_picks (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  const HupanType type = GPOINTER_TO_INT (data);
  GPtrArray *picks = g_ptr_array_new_with_free_func (g_object_unref);

  for (const char *const *value = vocabularies[type].list (); *value != NULL; value++)
    g_ptr_array_add (picks, new_pick (type, *value));

  g_task_return_pointer (task, picks, (GDestroyNotify) g_ptr_array_unref);
}

/* A list, and the values that come first in it. */
typedef struct
{
  GListStore *store;
  char **common;
} List;

static List lists[G_N_ELEMENTS (vocabularies)];

static guint
find_rank (List       *list,
           const char *value)
{
  for (guint i = 0; list->common[i] != NULL; i++)
    if (g_str_equal (list->common[i], value))
      return i;

  return G_MAXUINT;
}

static void
rank (List      *list,
      HupanPick *pick)
{
  hupan_pick_set_rank (pick, find_rank (list, hupan_pick_get_value (pick)));
}

static void
sort (List *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list->store)); i++)
    {
      g_autoptr (HupanPick) pick = g_list_model_get_item (G_LIST_MODEL (list->store), i);

      rank (list, pick);
    }
  g_list_store_sort (list->store, hupan_pick_compare, NULL);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  List *list = data;
  g_autoptr (GPtrArray) picks = g_task_propagate_pointer (G_TASK (result), NULL);

  /* In order before anybody sees it. */
  for (guint i = 0; i < picks->len; i++)
    rank (list, g_ptr_array_index (picks, i));
  g_ptr_array_sort_values_with_data (picks, hupan_pick_compare, NULL);
  g_list_store_splice (list->store, 0, 0, picks->pdata, picks->len);
}

GListModel *
hupan_picks_get (HupanType type)
{
  g_autoptr (GTask) task = NULL;
  List *list;

  g_return_val_if_fail (type < G_N_ELEMENTS (lists) && vocabularies[type].list != NULL, NULL);

  list = &lists[type];
  if (list->store != NULL)
    return G_LIST_MODEL (list->store);

  list->store = g_list_store_new (HUPAN_TYPE_PICK);
  if (list->common == NULL)
    list->common = g_strsplit (vocabularies[type].common, " ", -1);
  task = g_task_new (list->store, NULL, made_cb, list);
  g_task_set_task_data (task, GINT_TO_POINTER (type), NULL);
  g_task_run_in_thread (task, make_picks);

  return G_LIST_MODEL (list->store);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  const HupanColumn *column = data;
  List *list = &lists[HUPAN_TYPE_COUNTRY];
  g_autoptr (HupanResult) counted = hupan_desk_query_finish (HUPAN_DESK (source), result, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const HupanFacetValue *values;
  gsize n = 0;

  if (counted == NULL)
    return;

  values = hupan_result_get_facet (counted, column, &n);
  for (gsize i = 0, taken = 0; i < n && taken < MOST_COMMON; i++)
    if (*values[i].value != '\0' && values[i].count > 0)
      {
        g_strv_builder_add (builder, values[i].value);
        taken++;
      }

  g_strfreev (list->common);
  list->common = g_strv_builder_end (builder);
  if (list->store != NULL)
    sort (list);
}

void
hupan_picks_learn (HupanDesk *desk)
{
  const HupanKind *kind = hupan_kind_get ("university");
  g_autoptr (HupanQuery) query = hupan_query_new (kind);

  hupan_desk_query_async (desk, query, NULL, counted_cb, (gpointer) hupan_kind_get_column (kind, "country"));
}

char *
hupan_pick_dup_name_of (HupanType   type,
                     const char *value)
{
  g_autofree char *name = dup_plain_name (type, value);
  g_autofree char *mark = vocabularies[type].dup_mark != NULL ? vocabularies[type].dup_mark (value) : NULL;

  /* Translators: the flag of a country or region, and its name. */
  return mark != NULL && *mark != '\0' ? g_strdup_printf (C_ ("flag and name", "%s %s"), mark, name) : g_strdup (name);
}
