/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-mentors.h"

/* A fellow on a topic. */
typedef struct
{
  gint64 topic;
  gint64 fellow;
  gboolean leads;
  gboolean active;
  double weight;
  double capacity; /* negative: not limited */
  char *name;
} Tie;

struct _HupanMentors
{
  GArray *ties;      /* of Tie, in the order in which they were made */
  GHashTable *loads; /* fellow -> double */
};

static void
clear_tie (gpointer data)
{
  g_free (((Tie *) data)->name);
}

static gint64
read_id (const char *value)
{
  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

static double
read_number (const char *value,
             double      otherwise)
{
  return value != NULL ? g_ascii_strtod (value, NULL) : otherwise;
}

enum { TOPIC, FELLOW, ROLE, WEIGHT, NAME, STATUS, CAPACITY };

static gboolean
add_tie (gint64             id,
         const char *const *values,
         gpointer           data)
{
  HupanMentors *self = data;
  const Tie tie = {
    .topic = read_id (values[TOPIC]),
    .fellow = read_id (values[FELLOW]),
    .leads = g_strcmp0 (values[ROLE], "lead") == 0,
    .active = g_strcmp0 (values[STATUS], "active") == 0,
    .weight = read_number (values[WEIGHT], 1),
    .capacity = read_number (values[CAPACITY], -1),
    .name = g_strdup (values[NAME]),
  };

  g_array_append_val (self->ties, tie);
  return TRUE;
}

static void
add_load (HupanMentors *self,
          gint64        fellow,
          double        weight)
{
  double *load = g_hash_table_lookup (self->loads, &fellow);

  if (load == NULL)
    {
      load = g_new0 (double, 1);
      g_hash_table_insert (self->loads, g_memdup2 (&fellow, sizeof fellow), load);
    }
  *load += weight;
}

enum { ASSIGNED, PREFERRED, MENTOR };

static gboolean
add_postdoc (gint64             id,
             const char *const *values,
             gpointer           data)
{
  HupanMentors *self = data;
  const gint64 topic = read_id (values[ASSIGNED] != NULL ? values[ASSIGNED] : values[PREFERRED]);
  const gint64 mentor = read_id (values[MENTOR]);
  gboolean counted = FALSE;

  for (guint i = 0; i < self->ties->len; i++)
    {
      const Tie *tie = &g_array_index (self->ties, Tie, i);

      if (topic == 0 || tie->topic != topic)
        continue;
      add_load (self, tie->fellow, tie->weight);
      counted |= tie->fellow == mentor;
    }
  if (mentor != 0 && !counted)
    add_load (self, mentor, 1);

  return TRUE;
}

/* There are few of them, however many candidates there are. */
static GArray *
find_postdocs (HupanRegistry *registry,
               GError       **error)
{
  static const char *const stages[] = { "in_station", "exit_review" };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (GPtrArray) found = hupan_registry_find (registry, hupan_kind_get ("application"), "stage", stages[i], error);

      if (found == NULL)
        return NULL;
      for (guint j = 0; j < found->len; j++)
        {
          const gint64 id = hupan_record_get_id (g_ptr_array_index (found, j));

          if (hupan_record_get_meta (g_ptr_array_index (found, j))->deleted_at == 0)
            g_array_append_val (ids, id);
        }
    }

  return g_steal_pointer (&ids);
}

HupanMentors *
hupan_mentors_load (HupanRegistry       *registry,
                    const char          *lang,
                    const HupanProgress *progress,
                    GError             **error)
{
  static const char *const tie_paths[] = { [TOPIC] = "topic", [FELLOW] = "fellow", [ROLE] = "role", [WEIGHT] = "weight",
                                           [NAME] = "fellow.@title", [STATUS] = "fellow.status",
                                           [CAPACITY] = "fellow.max_load", NULL };
  static const char *const postdoc_paths[] = { [ASSIGNED] = "appointment:application.assigned_topic",
                                               [PREFERRED] = "topic_preference:application.topic",
                                               [MENTOR] = "appointment:application.mentor", NULL };
  g_autoptr (HupanMentors) self = g_new0 (HupanMentors, 1);
  g_autoptr (GArray) postdocs = NULL;

  self->ties = g_array_new (FALSE, FALSE, sizeof (Tie));
  g_array_set_clear_func (self->ties, clear_tie);
  self->loads = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  postdocs = find_postdocs (registry, error);
  if (postdocs == NULL ||
      !hupan_registry_scan (registry, hupan_kind_get ("topic_fellow"), tie_paths, NULL, 0, lang, add_tie, self, progress, error))
    return NULL;
  if (postdocs->len > 0 &&
      !hupan_registry_scan (registry, hupan_kind_get ("application"), postdoc_paths, (const gint64 *) postdocs->data, postdocs->len,
                            lang, add_postdoc, self, progress, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
hupan_mentors_free (HupanMentors *self)
{
  g_array_unref (self->ties);
  g_hash_table_unref (self->loads);
  g_free (self);
}

static const Tie *
find_lead (HupanMentors *self,
           gint64        topic)
{
  for (guint i = 0; i < self->ties->len; i++)
    {
      const Tie *tie = &g_array_index (self->ties, Tie, i);

      if (tie->topic == topic && tie->leads)
        return tie;
    }

  return NULL;
}

gint64
hupan_mentors_get_lead (HupanMentors *self,
                        gint64        topic)
{
  const Tie *lead = find_lead (self, topic);

  return lead != NULL ? lead->fellow : 0;
}

double
hupan_mentors_get_load (HupanMentors *self,
                        gint64        fellow)
{
  const double *load = g_hash_table_lookup (self->loads, &fellow);

  return load != NULL ? *load : 0;
}

/**
 * hupan_mentors_describe:
 * @topic: the one ranked first; 0: none is
 * @title: (nullable): of the topic
 * @facts: what there was is forgotten
 */
void
hupan_mentors_describe (HupanMentors     *self,
                        gint64            topic,
                        const char       *title,
                        HupanMentorFacts *facts)
{
  const Tie *lead = find_lead (self, topic);

  g_set_str (&facts->topic, topic != 0 ? title : NULL);
  g_set_str (&facts->fellow, lead != NULL ? lead->name : NULL);
  if (lead == NULL)
    return;

  facts->active = lead->active;
  facts->capacity = lead->capacity;
  facts->weight = lead->weight;
  facts->load = hupan_mentors_get_load (self, lead->fellow);
}
