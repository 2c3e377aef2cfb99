/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-pick.h"

#include <glib/gi18n.h>

#include "core/hupan-country.h"
#include "core/hupan-display-names.h"
#include "core/hupan-fold.h"
#include "core/hupan-language.h"

struct _HupanPick
{
  GObject parent_instance;

  char *value;
  char *name;
  char *mark;
  char *search; /* the search texts of all its names, HUPAN_SEARCH_VALUE between them and at both ends */
  char *sort_key;
};

typedef enum
{
  PROP_NAME = 1,
  PROP_MARK,
} HupanPickProperty;

static GParamSpec *properties[PROP_MARK + 1];

G_DEFINE_FINAL_TYPE (HupanPick, hupan_pick, G_TYPE_OBJECT)

/* What a type has: its values, and the names each is known by. */
typedef struct
{
  const char *const *(*list) (void);
  void (*add_names) (GStrvBuilder *names, const char *value);
  char *(*dup_mark) (const char *value);
  const char *common; /* values met most often in this work, which stand first */
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
  [HUPAN_TYPE_COUNTRY] = { hupan_country_list, add_country_names, hupan_country_dup_flag, NULL },
  [HUPAN_TYPE_LANGUAGE] = { hupan_language_list, add_language_names, NULL, "zh-Hans en zh-Hant ja ko de fr es ru ar pt it" },
  [HUPAN_TYPE_TIME_ZONE] = { hupan_time_zone_list, add_time_zone_names, NULL,
                             "Asia/Shanghai Asia/Singapore America/Los_Angeles America/New_York Europe/London UTC" },
};

static void
hupan_pick_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  HupanPick *self = HUPAN_PICK (object);

  switch ((HupanPickProperty) prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_MARK:
      g_value_set_string (value, self->mark);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_pick_finalize (GObject *object)
{
  HupanPick *self = HUPAN_PICK (object);

  g_free (self->value);
  g_free (self->name);
  g_free (self->mark);
  g_free (self->search);
  g_free (self->sort_key);

  G_OBJECT_CLASS (hupan_pick_parent_class)->finalize (object);
}

static void
hupan_pick_class_init (HupanPickClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hupan_pick_get_property;
  object_class->finalize = hupan_pick_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_MARK] = g_param_spec_string ("mark", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
hupan_pick_init (HupanPick *self)
{
}

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
  HupanPick *self = g_object_new (HUPAN_TYPE_PICK, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) search = g_string_new (NULL);
  g_auto (GStrv) names = NULL;

  self->value = g_strdup (value);
  self->name = dup_plain_name (type, value);
  self->mark = vocabulary->dup_mark != NULL ? vocabulary->dup_mark (value) : g_strdup ("");
  self->sort_key = hupan_sort_key (self->name);

  g_strv_builder_add (builder, self->name);
  vocabulary->add_names (builder, value);
  names = g_strv_builder_end (builder);

  g_string_append_c (search, HUPAN_SEARCH_VALUE);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *text = NULL;

      if (g_strv_contains ((const char *const *) names + i + 1, names[i]))
        continue;

      text = hupan_search_text (names[i], HUPAN_SEARCH_NAME);
      g_string_append (search, text);
      g_string_append_c (search, HUPAN_SEARCH_VALUE);
    }
  self->search = g_string_free_and_steal (g_steal_pointer (&search));

  return self;
}

static int
compare_picks (gconstpointer a,
               gconstpointer b)
{
  const HupanPick *one = *(HupanPick *const *) a, *other = *(HupanPick *const *) b;

  return strcmp (one->sort_key, other->sort_key);
}

static void
make_picks (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  const HupanType type = GPOINTER_TO_INT (data);
  const Vocabulary *vocabulary = &vocabularies[type];
  g_auto (GStrv) common = g_strsplit (vocabulary->common != NULL ? vocabulary->common : "", " ", -1);
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  GPtrArray *picks = g_ptr_array_new_with_free_func (g_object_unref);

  for (char **value = common; *value != NULL; value++)
    if (**value != '\0')
      g_ptr_array_add (picks, new_pick (type, *value));
  for (const char *const *value = vocabulary->list (); *value != NULL; value++)
    if (!g_strv_contains ((const char *const *) common, *value))
      g_ptr_array_add (rest, new_pick (type, *value));
  g_ptr_array_sort (rest, compare_picks);
  g_ptr_array_extend_and_steal (picks, g_steal_pointer (&rest));

  g_task_return_pointer (task, picks, (GDestroyNotify) g_ptr_array_unref);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GListStore *store = G_LIST_STORE (source);
  g_autoptr (GPtrArray) picks = g_task_propagate_pointer (G_TASK (result), NULL);

  g_list_store_splice (store, 0, 0, picks->pdata, picks->len);
}

GListModel *
hupan_pick_get_all (HupanType type)
{
  static GListStore *stores[G_N_ELEMENTS (vocabularies)];

  g_return_val_if_fail (type < G_N_ELEMENTS (stores) && vocabularies[type].list != NULL, NULL);

  if (stores[type] == NULL)
    {
      g_autoptr (GTask) task = NULL;

      stores[type] = g_list_store_new (HUPAN_TYPE_PICK);
      task = g_task_new (stores[type], NULL, made_cb, NULL);
      g_task_set_task_data (task, GINT_TO_POINTER (type), NULL);
      g_task_run_in_thread (task, make_picks);
    }

  return G_LIST_MODEL (stores[type]);
}

const char *
hupan_pick_get_value (HupanPick *self)
{
  return self->value;
}

const char *
hupan_pick_get_name (HupanPick *self)
{
  return self->name;
}

const char *
hupan_pick_get_mark (HupanPick *self)
{
  return self->mark;
}

static gboolean
is_separator (char c)
{
  return c >= HUPAN_SEARCH_REST && c <= HUPAN_SEARCH_VALUE;
}

static int
rank_place (const char *search,
            const char *place,
            gsize       length)
{
  if (is_separator (place[-1]))
    return is_separator (place[length]) ? 0 : 1;

  return place[-1] == ' ' ? 2 : 3;
}

/* The best rank of any spelling at any place of the search text. */
static int
rank_word (const char        *search,
           const char *const *spellings)
{
  int best = -1;

  for (; *spellings != NULL; spellings++)
    for (const char *place = strstr (search, *spellings); place != NULL; place = strstr (place + 1, *spellings))
      {
        const int rank = rank_place (search, place, strlen (*spellings));

        if (best < 0 || rank < best)
          best = rank;
      }

  return best;
}

int
hupan_pick_match (HupanPick *self,
                  GPtrArray *spellings)
{
  int worst = 0;

  for (guint i = 0; i < spellings->len; i++)
    {
      const int rank = rank_word (self->search, g_ptr_array_index (spellings, i));

      if (rank < 0)
        return -1;
      worst = MAX (worst, rank);
    }

  return worst;
}

char *
hupan_pick_dup_name (HupanType   type,
                     const char *value)
{
  g_autofree char *name = dup_plain_name (type, value);
  g_autofree char *mark = vocabularies[type].dup_mark != NULL ? vocabularies[type].dup_mark (value) : NULL;

  /* Translators: the flag of a country or region, and its name. */
  return mark != NULL && *mark != '\0' ? g_strdup_printf (C_ ("flag and name", "%s %s"), mark, name) : g_strdup (name);
}
