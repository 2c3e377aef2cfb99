/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-pick.h"

#include "core/hupan-fold.h"

struct _HupanPick
{
  GObject parent_instance;

  char *value;
  char *name;
  char *mark;
  char *search; /* the search texts of all its names, HUPAN_SEARCH_VALUE between them and at both ends */
  char *sort_key;
  guint rank; /* among those met most often, 0 the most; G_MAXUINT: not among them */
};

typedef enum
{
  PROP_NAME = 1,
  PROP_MARK,
} HupanPickProperty;

static GParamSpec *properties[PROP_MARK + 1];

G_DEFINE_FINAL_TYPE (HupanPick, hupan_pick, G_TYPE_OBJECT)

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

/**
 * hupan_pick_new:
 * @value: canonical text
 * @name: in the interface's language
 * @mark: a flag, or ""
 * @others: what else it is called
 */
HupanPick *
hupan_pick_new (const char        *value,
                const char        *name,
                const char        *mark,
                const char *const *others)
{
  HupanPick *self = g_object_new (HUPAN_TYPE_PICK, NULL);
  g_autofree char *text = hupan_search_text (name, HUPAN_SEARCH_NAME);
  g_autoptr (GString) search = g_string_new (NULL);

  self->value = g_strdup (value);
  self->name = g_strdup (name);
  self->mark = g_strdup (mark);
  self->sort_key = hupan_sort_key (name);
  self->rank = G_MAXUINT;

  g_string_append_printf (search, "%c%s%c", HUPAN_SEARCH_VALUE, text, HUPAN_SEARCH_VALUE);
  for (guint i = 0; others[i] != NULL; i++)
    {
      g_autofree char *other = NULL;

      if (g_strv_contains (others + i + 1, others[i]))
        continue;

      other = hupan_search_text (others[i], HUPAN_SEARCH_NAME);
      g_string_append_printf (search, "%s%c", other, HUPAN_SEARCH_VALUE);
    }
  self->search = g_string_free_and_steal (g_steal_pointer (&search));

  return self;
}

void
hupan_pick_set_rank (HupanPick *self,
                     guint      rank)
{
  self->rank = rank;
}

int
hupan_pick_compare (gconstpointer a,
                    gconstpointer b,
                    gpointer      data)
{
  const HupanPick *one = a, *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;

  return strcmp (one->sort_key, other->sort_key);
}

const char *
hupan_pick_get_value (HupanPick *self)
{
  return self->value;
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
