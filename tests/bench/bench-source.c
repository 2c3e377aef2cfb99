/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench-candidates.h"

#include "core/hupan-fold.h"
#include "core/hupan-record.h"

struct _BenchSource
{
  HupanSource parent;
  guint n;
  GHashTable *folded; /* name -> its search text: folding the same name again and again is not what is measured */
  GHashTable *sorts;
};

/* Ids as far apart as those of an import are. */
#define ID_STEP (G_GINT64_CONSTANT (6) << 12)
#define FIRST_ID (G_GINT64_CONSTANT (1) << 60)

static const char *
remember (GHashTable *texts,
          const char *name,
          char *(*make) (const char *name))
{
  char *text = g_hash_table_lookup (texts, name);

  if (text == NULL)
    {
      text = make (name);
      g_hash_table_insert (texts, g_strdup (name), text);
    }
  return text;
}

static char *
fold_person (const char *name)
{
  g_autoptr (HupanRecord) draft = hupan_record_new_draft (hupan_kind_get ("person"));
  g_autoptr (HupanRecord) person = hupan_record_with (draft, "name", name);

  return hupan_record_dup_search_text (person);
}

/* The reading is in the search text of the name already. */
static void
make_person_text (BenchSource          *self,
                  const BenchCandidate *candidate,
                  GString              *text)
{
  g_string_assign (text, remember (self->folded, candidate->name, fold_person));
  g_string_append_printf (text, "%c%s", HUPAN_SEARCH_REST, candidate->email);
  if (*candidate->orcid != '\0')
    {
      g_autofree char *orcid = hupan_search_text_of (hupan_kind_get_field (hupan_kind_get ("person"), "orcid"), candidate->orcid);

      g_string_append_printf (text, "%c%s", HUPAN_SEARCH_VALUE, orcid);
    }
}

/* Application and person as they are stored. */
static void
make_own_text (const BenchCandidate *candidate,
               GString              *text)
{
  g_autofree char *code = g_ascii_strdown (candidate->code, -1);

  g_string_printf (text, "%c%s", HUPAN_SEARCH_REST, code);
}

typedef enum
{
  VALUE_NONE,
  VALUE_NAME,
  VALUE_LATIN_NAME,
  VALUE_SORT,
  VALUE_PERSON_TEXT,
  VALUE_OWN_TEXT,
  VALUE_STAGE,
  VALUE_TOPICS,
  VALUE_UNIVERSITIES,
  VALUE_COUNTRIES,
  VALUE_LEVELS,
  VALUE_CALL,
  VALUE_TAGS,
  VALUE_RECEIVED_ON,
  VALUE_STAGE_SINCE,
  VALUE_FIELDS,
  VALUE_SITES,
  VALUE_CODE,
  VALUE_CHANNEL,
  VALUE_OWNER,
  VALUE_EMAILS,
  VALUE_ORCID,
} Value;

static const struct
{
  const char *path;
  Value value;
} paths_known[] = {
  { "person.name", VALUE_NAME },
  { "person.latin_name", VALUE_LATIN_NAME },
  { "person.@sort", VALUE_SORT },
  { "person.@folded", VALUE_PERSON_TEXT },
  { "@folded", VALUE_OWN_TEXT },
  { "stage", VALUE_STAGE },
  { "topic_preference:application.topic", VALUE_TOPICS },
  { "person.education:person.university", VALUE_UNIVERSITIES },
  { "person.education:person.university.country", VALUE_COUNTRIES },
  { "person.education:person.level", VALUE_LEVELS },
  { "call", VALUE_CALL },
  { "application_tag:application.tag", VALUE_TAGS },
  { "received_on", VALUE_RECEIVED_ON },
  { "stage_since", VALUE_STAGE_SINCE },
  { "topic_preference:application.topic.field", VALUE_FIELDS },
  { "topic_preference:application.topic.site", VALUE_SITES },
  { "number", VALUE_CODE },
  { "channel", VALUE_CHANNEL },
  { "owner", VALUE_OWNER },
  { "person.emails", VALUE_EMAILS },
  { "person.orcid", VALUE_ORCID },
};

static Value
find_path (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (paths_known); i++)
    if (g_str_equal (paths_known[i].path, path))
      return paths_known[i].value;

  return VALUE_NONE;
}

/* Ids of other records are their numbers from 1; each once. */
static const char *
list_ids (GString     *text,
          const guint *numbers,
          guint        n,
          guint      (*map) (guint number))
{
  guint listed[4];
  guint n_listed = 0;

  g_string_truncate (text, 0);
  for (guint i = 0; i < n; i++)
    {
      guint number = map != NULL ? map (numbers[i]) : numbers[i];
      gboolean again = FALSE;

      for (guint j = 0; j < n_listed; j++)
        again |= listed[j] == number;
      if (again)
        continue;
      listed[n_listed++] = number;
      g_string_append_printf (text, "%s%u", n_listed > 1 ? "\n" : "", number + 1);
    }

  return text->len > 0 ? text->str : NULL;
}

static const char *
list_texts (GString           *text,
            const char *const *texts,
            guint              n)
{
  g_string_assign (text, texts[0]);
  if (n > 1 && !g_str_equal (texts[0], texts[1]))
    g_string_append_printf (text, "\n%s", texts[1]);
  return text->str;
}

static const char *
get_value (BenchSource          *self,
           const BenchCandidate *candidate,
           Value                 value,
           GString              *text)
{
  const char *countries[2];

  switch (value)
    {
    case VALUE_NAME:
      return candidate->name;
    case VALUE_LATIN_NAME:
      return *candidate->latin_name != '\0' ? candidate->latin_name : NULL;
    case VALUE_SORT:
      return remember (self->sorts, candidate->name, hupan_romanise_name);
    case VALUE_PERSON_TEXT:
      make_person_text (self, candidate, text);
      return text->str;
    case VALUE_OWN_TEXT:
      make_own_text (candidate, text);
      return text->str;
    case VALUE_STAGE:
      return candidate->stage;
    case VALUE_TOPICS:
      return list_ids (text, candidate->topics, candidate->n_topics, NULL);
    case VALUE_UNIVERSITIES:
      return list_ids (text, candidate->universities, candidate->n_educations, NULL);
    case VALUE_COUNTRIES:
      countries[0] = bench_university_country (candidate->universities[0]);
      countries[1] = bench_university_country (candidate->universities[1]);
      return list_texts (text, countries, candidate->n_educations);
    case VALUE_LEVELS:
      return list_texts (text, candidate->levels, candidate->n_educations);
    case VALUE_CALL:
      return list_ids (text, &candidate->call, 1, NULL);
    case VALUE_TAGS:
      return list_ids (text, candidate->tags, candidate->n_tags, NULL);
    case VALUE_RECEIVED_ON:
      return candidate->received_on;
    case VALUE_STAGE_SINCE:
      return candidate->stage_since;
    case VALUE_FIELDS:
      return list_ids (text, candidate->topics, candidate->n_topics, bench_topic_field);
    case VALUE_SITES:
      return list_ids (text, candidate->topics, candidate->n_topics, bench_topic_site);
    case VALUE_CODE:
      return candidate->code;
    case VALUE_CHANNEL:
      return candidate->channel;
    case VALUE_OWNER:
      return candidate->owner;
    case VALUE_EMAILS:
      return candidate->email;
    case VALUE_ORCID:
      return *candidate->orcid != '\0' ? candidate->orcid : NULL;
    case VALUE_NONE:
    default:
      return NULL;
    }
}

/* What records of other kinds are called. */
static gboolean
scan_titles (const HupanKind   *kind,
             const char *const *paths,
             const gint64      *ids,
             gsize              n_ids,
             HupanScanFunc      func,
             gpointer           data)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      guint number = ids[i] - 1;
      char further[16] = "";
      g_autofree char *title = bench_record_title (kind->name, ids[i] - 1);
      g_autofree char *folded = hupan_search_text (title, HUPAN_SEARCH_NAME);
      const char *values[8] = { NULL };

      if (g_str_equal (paths[0], "country"))
        g_strlcpy (further, bench_university_country (number), sizeof further);
      else if (g_str_equal (paths[0], "field") || g_str_equal (paths[0], "site"))
        g_snprintf (further, sizeof further, "%u",
                    (g_str_equal (paths[0], "field") ? bench_topic_field (number) : bench_topic_site (number)) + 1);
      for (guint j = 0; paths[j] != NULL; j++)
        values[j] = *further != '\0' ? further : g_str_equal (paths[j], "@title") ? title : g_str_equal (paths[j], "@folded") ? folded : NULL;
      func (ids[i], values, data);
    }

  return TRUE;
}

static gboolean
scan (HupanSource         *source,
      const HupanKind     *kind,
      const char *const   *paths,
      const gint64        *ids,
      gsize                n_ids,
      const char          *lang,
      HupanScanFunc        func,
      gpointer             data,
      const HupanProgress *progress,
      GError             **error)
{
  BenchSource *self = (BenchSource *) source;
  guint n_paths = g_strv_length ((char **) paths);
  g_autofree const char **values = g_new0 (const char *, n_paths + 1);
  g_autofree Value *wanted = g_new (Value, n_paths + 1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  if (!g_str_equal (kind->name, "application"))
    return scan_titles (kind, paths, ids, n_ids, func, data);

  for (guint i = 0; i < n_paths; i++)
    {
      wanted[i] = find_path (paths[i]);
      g_ptr_array_add (texts, g_string_new (NULL));
    }

  for (guint i = 0; i < (ids != NULL ? n_ids : self->n); i++)
    {
      guint number = ids != NULL ? (ids[i] - FIRST_ID) / ID_STEP : i;
      BenchCandidate candidate;

      bench_candidate_make (&candidate, number);
      for (guint j = 0; j < n_paths; j++)
        values[j] = get_value (self, &candidate, wanted[j], texts->pdata[j]);
      if (!func (FIRST_ID + number * ID_STEP, values, data))
        break;
    }

  for (guint i = 0; i < texts->len; i++)
    g_string_free (texts->pdata[i], TRUE);
  return TRUE;
}

/* Nothing changes here. */
static GArray *
list_dependants (HupanSource        *source,
                 const HupanKind    *kind,
                 const char *const  *paths,
                 HupanBatch         *batch,
                 GError            **error)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static char *
dup_title (HupanSource     *source,
           const HupanKind *kind,
           gint64           id,
           const char      *lang)
{
  return bench_record_title (kind->name, id - 1);
}

BenchSource *
bench_source_new (guint n)
{
  BenchSource *self = g_new0 (BenchSource, 1);

  self->parent = (HupanSource) { scan, list_dependants, dup_title };
  self->n = n;
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->sorts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
bench_source_free (BenchSource *self)
{
  g_hash_table_unref (self->folded);
  g_hash_table_unref (self->sorts);
  g_free (self);
}

HupanSource *
bench_source_get (BenchSource *self)
{
  return &self->parent;
}
