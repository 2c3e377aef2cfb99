/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-sample-names.h"

#include "hupan-sample-maker.h"

struct _HupanSampleNames
{
  GRand *random; /* borrowed */
  JsonObject *file;
  JsonArray *languages; /* of file */
  int weight;           /* of all languages */
  GHashTable *drawn;
};

HupanSampleNames *
hupan_sample_names_new (GRand *random)
{
  HupanSampleNames *self = g_new0 (HupanSampleNames, 1);

  self->random = random;
  self->file = hupan_sample_read ("names.json");
  self->languages = json_object_get_array_member (self->file, "name");
  self->drawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < json_array_get_length (self->languages); i++)
    self->weight += json_object_get_int_member (json_array_get_object_element (self->languages, i), "weight");

  return self;
}

void
hupan_sample_names_free (HupanSampleNames *self)
{
  json_object_unref (self->file);
  g_hash_table_unref (self->drawn);
  g_free (self);
}

void
hupan_sample_name_free (HupanSampleName *name)
{
  g_free (name->name);
  g_free (name->latin);
  g_free (name->phonetic);
  g_free (name->family);
  g_free (name->given);
  g_free (name->latin_family);
  g_free (name->latin_given);
  g_free (name);
}

static JsonObject *
draw_language (HupanSampleNames *self)
{
  int left = g_rand_int_range (self->random, 0, self->weight);

  for (guint i = 0;; i++)
    {
      JsonObject *language = json_array_get_object_element (self->languages, i);

      left -= json_object_get_int_member (language, "weight");
      if (left < 0)
        return language;
    }
}

/* One of "native/Latin/phonetic, native/Latin/phonetic, …", split. */
static GStrv
draw_word (HupanSampleNames *self,
           const char       *list)
{
  g_auto (GStrv) words = g_strsplit (list, ", ", -1);

  return g_strsplit (words[g_rand_int_range (self->random, 0, g_strv_length (words))], "/", 3);
}

static char *
join (const char *family,
      const char *given,
      const char *order,
      const char *between)
{
  if (strcmp (order, "family_first") == 0)
    return g_strconcat (family, between, given, NULL);

  return g_strconcat (given, between, family, NULL);
}

static HupanSampleName *
draw (HupanSampleNames *self)
{
  JsonObject *language = draw_language (self);
  JsonArray *groups = json_object_get_array_member (language, "groups");
  guint group = g_rand_int_range (self->random, 0, json_array_get_length (groups));
  JsonObject *lists = json_array_get_object_element (groups, group);
  g_auto (GStrv) family = draw_word (self, json_object_get_string_member (lists, "family"));
  g_auto (GStrv) given = draw_word (self, json_object_get_string_member (lists, "given"));
  gboolean is_latin = family[1] == NULL;
  HupanSampleName *name = g_new0 (HupanSampleName, 1);

  name->order = json_object_get_string_member (language, "name_order");
  name->lang = json_object_get_string_member (language, "lang");
  name->nationality = json_object_get_string_member (language, "nationality");
  name->studied = json_object_get_array_member (language, "studied");
  name->family = g_strdup (family[0]);
  name->given = g_strdup (given[0]);
  name->latin_family = g_strdup (is_latin ? family[0] : family[1]);
  name->latin_given = g_strdup (is_latin ? given[0] : given[1]);
  name->name = join (family[0], given[0], name->order, json_object_get_string_member (language, "join"));
  if (!is_latin)
    name->latin = join (family[1], given[1], json_object_get_string_member (language, "latin_order"), " ");
  if (!is_latin && family[2] != NULL)
    name->phonetic = join (family[2], given[2], name->order, " ");

  return name;
}

HupanSampleName *
hupan_sample_names_draw (HupanSampleNames *self)
{
  for (;;)
    {
      g_autoptr (HupanSampleName) name = draw (self);

      if (g_hash_table_add (self->drawn, g_strdup (name->name)))
        return g_steal_pointer (&name);
    }
}
