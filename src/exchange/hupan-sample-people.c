/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/hupan-fold.h"
#include "hupan-sample-documents.h"
#include "hupan-sample-maker.h"
#include "hupan-sample-names.h"

#define SEED 330110 /* any number does; it is only kept so that every sample has the same people */
#define CALL "2024"
#define FIRST_DAY "2023-12-20"
#define LAST_DAY "2024-12-31"

/* A candidate before it has a name: which stage, since when. Days count from FIRST_DAY. */
typedef struct
{
  const char *stage;
  const char *notes;
  int received;
  int since;
  int entered; /* 0: not yet */
} Plan;

/* What became of those who entered: how many days of the station they had served here when their stage began, how
 * many they came with, and how it ended. */
static const struct
{
  const char *stage;
  int served;
  int before;
  const char *result;
} stations[] = {
  { "in_station", 0, 0, NULL },
  { "exit_review", 240, 490, NULL },
  { "out_station", 180, 550, "passed" },
  { "terminated", 90, 0, "left" },
};

#define DAYS_OF_STATION 730

typedef struct
{
  HupanSampleMaker *maker;
  GRand *random;
  HupanSampleNames *names;
  JsonObject *words;
  JsonArray *topics;
  GHashTable *universities; /* country to GPtrArray of ids */
  guint n_destinations;
} Work;

static const char *
pick (Work      *work,
      JsonArray *array)
{
  return json_array_get_string_element (array, g_rand_int_range (work->random, 0, json_array_get_length (array)));
}

static gboolean
happens (Work *work,
         int   percent)
{
  return g_rand_int_range (work->random, 0, 100) < percent;
}

static int
days_between (const char *from,
              const char *to)
{
  GDate one, other;

  g_date_clear (&one, 1);
  g_date_clear (&other, 1);
  g_date_set_parse (&one, from);
  g_date_set_parse (&other, to);

  return g_date_days_between (&one, &other);
}

static char *
dup_day (int days)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_parse (&date, FIRST_DAY);
  g_date_add_days (&date, days);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

static int
stage_index (const char *stage)
{
  const HupanField *field = hupan_kind_get_field (hupan_kind_get ("application"), "stage");
  int i = 0;

  while (strcmp (field->choices[i].name, stage) != 0)
    i++;

  return i;
}

/* How many steps forward somebody went before standing at this stage: of those who left, some chance of it. */
static int
steps_to (Work       *work,
          const char *stage)
{
  static const struct { const char *stage; int least, most; } exits[] = {
    { "rejected", 2, 6 }, { "withdrawn", 1, 6 }, { "declined", 9, 9 },
    { "lapsed", 9, 9 },   { "rescinded", 10, 10 }, { "terminated", 13, 13 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (exits); i++)
    if (strcmp (exits[i].stage, stage) == 0)
      return g_rand_int_range (work->random, exits[i].least, exits[i].most + 1);

  return stage_index (stage);
}

static int
compare_plans (gconstpointer a,
               gconstpointer b)
{
  const Plan *one = a, *other = b;

  return one->received - other->received;
}

/* Everybody, in the order in which they applied. */
static GArray *
make_plans (Work *work)
{
  GArray *plans = g_array_new (FALSE, TRUE, sizeof (Plan));
  JsonArray *stages = json_object_get_array_member (work->words, "stages");
  int days = days_between (FIRST_DAY, LAST_DAY);

  for (guint i = 0; i < json_array_get_length (stages); i++)
    {
      JsonObject *row = json_array_get_object_element (stages, i);

      for (int n = json_object_get_int_member (row, "count"); n > 0; n--)
        {
          Plan plan = { .stage = json_object_get_string_member (row, "stage"),
                        .notes = json_object_get_string_member_with_default (row, "notes", NULL) };
          int taken = 0;

          for (int steps = steps_to (work, plan.stage); steps > 0; steps--)
            taken += g_rand_int_range (work->random, 4, 16);
          plan.received = g_rand_int_range (work->random, 0, days - taken);
          plan.since = plan.received + taken;
          for (guint k = 0; k < G_N_ELEMENTS (stations); k++)
            if (strcmp (stations[k].stage, plan.stage) == 0)
              {
                plan.entered = plan.since;
                plan.since += stations[k].served;
              }
          g_array_append_val (plans, plan);
        }
    }
  g_array_sort (plans, compare_plans);

  return plans;
}

/* ISO 7064 MOD 11-2, as ORCID uses it. Nobody has an iD that begins with 0009-9. */
static char *
make_orcid (int number)
{
  g_autofree char *digits = g_strdup_printf ("00099%010" G_GINT64_FORMAT, (gint64) number * 7368787 % 10000000000);
  int sum = 0, check;
  char last;

  for (const char *digit = digits; *digit != '\0'; digit++)
    sum = (sum + (*digit - '0')) * 2;
  check = (12 - sum % 11) % 11;
  last = check == 10 ? 'X' : '0' + check;

  return g_strdup_printf ("%.4s-%.4s-%.4s-%.3s%c", digits, digits + 4, digits + 8, digits + 12, last);
}

static void
append_letters (GString    *string,
                const char *text)
{
  g_autofree char *ascii = hupan_fold (text);

  for (const char *letter = ascii; *letter != '\0'; letter++)
    if (g_ascii_isalpha (*letter))
      g_string_append_c (string, g_ascii_tolower (*letter));
}

static char *
make_email (Work            *work,
            HupanSampleName *name,
            int              number)
{
  static const char *const domains[] = { "org", "net", "com" };
  g_autoptr (GString) email = g_string_new (NULL);

  append_letters (email, name->latin_given);
  g_string_append_c (email, '.');
  append_letters (email, name->latin_family);
  g_string_append_printf (email, "%d@example.%s", number, domains[g_rand_int_range (work->random, 0, 3)]);

  return g_string_free_and_steal (g_steal_pointer (&email));
}

static char *
make_supervisor (Work *work)
{
  g_autoptr (HupanSampleName) name = hupan_sample_names_draw (work->names);

  return g_strdup (name->latin != NULL ? name->latin : name->name);
}

static const char *
pick_university (Work       *work,
                 const char *country)
{
  GPtrArray *ids = g_hash_table_lookup (work->universities, country);

  if (ids == NULL)
    g_error ("sample: no university in %s", country);

  return g_ptr_array_index (ids, g_rand_int_range (work->random, 0, ids->len));
}

static char *
make_date (Work *work,
           int   year)
{
  static const int months[] = { 1, 3, 6, 6, 6, 7, 9, 12 };
  int month = months[g_rand_int_range (work->random, 0, G_N_ELEMENTS (months))];
  int day = g_rand_int_range (work->random, 1, 29);

  return g_strdup_printf ("%d-%02d-%02d", year, month, day);
}

static char *
make_thesis (Work       *work,
             JsonObject *study)
{
  const char *method = pick (work, json_object_get_array_member (study, "methods"));
  const char *object = pick (work, json_object_get_array_member (study, "objects"));

  return g_strdup_printf ("%s for %s", method, object);
}

/* The degree with which somebody applies, and mostly the one before. */
static void
add_education (Work            *work,
               HupanSampleName *name,
               const char      *person,
               JsonObject      *study,
               const Plan      *plan)
{
  gboolean expects = stage_index (plan->stage) < stage_index ("offered") && happens (work, 30);
  int year = expects ? 2025 : g_rand_int_range (work->random, 2020, 2024);
  const char *country = pick (work, name->studied);
  const char *university = pick_university (work, country);
  const char *subject = pick (work, json_object_get_array_member (study, "subjects"));
  const char *level = expects ? "doctoral_candidate" : "doctor";
  g_autofree char *date = make_date (work, year);
  g_autofree char *supervisor = make_supervisor (work);
  g_autofree char *thesis = make_thesis (work, study);
  g_autofree char *earlier = NULL;

  hupan_sample_maker_add (work->maker, "education", "person", person, "level", level, "university", university,
                          "field_of_study", subject, "degree_date", date, "thesis", thesis, "supervisor", supervisor,
                          "position", "1", NULL);
  if (happens (work, 30))
    return;

  if (happens (work, 40))
    country = pick (work, name->studied);
  university = pick_university (work, country);
  level = happens (work, 75) ? "master" : "bachelor";
  earlier = make_date (work, year - g_rand_int_range (work->random, 4, 6));
  hupan_sample_maker_add (work->maker, "education", "person", person, "level", level, "university", university,
                          "field_of_study", subject, "degree_date", earlier, "position", "2", NULL);
}

static const char *
add_person (Work            *work,
            HupanSampleName *name,
            const Plan      *plan,
            int              number)
{
  int stage = stage_index (plan->stage);
  gboolean has_entered = stage >= stage_index ("in_station") && stage <= stage_index ("out_station");
  g_autofree char *email = make_email (work, name, number);
  g_autofree char *orcid = happens (work, 70) ? make_orcid (number) : NULL;
  g_autofree char *languages = g_strconcat (name->lang, "\nen", NULL);
  g_autofree char *birth_date = make_date (work, g_rand_int_range (work->random, 1987, 1998));

  return hupan_sample_maker_add (work->maker, "person", "name", name->name, "latin_name", name->latin, "family_name",
                                 name->family, "given_name", name->given, "name_order", name->order, "phonetic",
                                 name->phonetic, "emails", email, "orcid", orcid, "languages", languages,
                                 "nationalities", name->nationality, "birth_date", has_entered ? birth_date : NULL,
                                 NULL);
}

/* One to three different topics that are more than a draft. */
static GPtrArray *
draw_topics (Work *work)
{
  GPtrArray *topics = g_ptr_array_new ();
  guint n = 1 + g_rand_int_range (work->random, 0, 3);

  while (topics->len < n)
    {
      int index = g_rand_int_range (work->random, 0, json_array_get_length (work->topics));
      JsonObject *topic = json_array_get_object_element (work->topics, index);

      if (strcmp (json_object_get_string_member (topic, "status"), "draft") != 0 && !g_ptr_array_find (topics, topic, NULL))
        g_ptr_array_add (topics, topic);
    }

  return topics;
}

static void
add_tags (Work       *work,
          const char *application,
          const char *nationality,
          const Plan *plan)
{
  int stage = stage_index (plan->stage);
  gboolean is_advanced = stage >= stage_index ("shortlisted") && stage <= stage_index ("in_station");
  const struct { const char *tag; int percent; } chances[] = {
    { "priority", is_advanced ? 30 : 6 },
    { "visa", strcmp (nationality, "CN") != 0 && stage >= stage_index ("screening") ? 45 : 0 },
    { "industry", 8 },
    { "couple", is_advanced ? 15 : 2 },
    { "again", strcmp (plan->stage, "rejected") == 0 ? 20 : 0 },
    { "letter", stage == stage_index ("submitted") || stage == stage_index ("screening") ? 20 : 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (chances); i++)
    if (happens (work, chances[i].percent))
      hupan_sample_maker_add (work->maker, "application_tag", "application", application, "tag",
                              hupan_sample_maker_get_id (work->maker, "tag", chances[i].tag), NULL);
}

static const char *
add_application (Work       *work,
                 const Plan *plan,
                 const char *person,
                 int         number)
{
  JsonObject *reasons = json_object_get_object_member (work->words, "reasons");
  const char *channel = pick (work, json_object_get_array_member (work->words, "channels"));
  const char *owner = pick (work, json_object_get_array_member (work->words, "owners"));
  const char *reason = NULL;
  const char *notes = plan->notes;
  g_autofree char *code = g_strdup_printf (CALL "-%04d", number);
  g_autofree char *received = dup_day (plan->received);
  g_autofree char *since = dup_day (plan->since);

  if (json_object_has_member (reasons, plan->stage))
    reason = pick (work, json_object_get_array_member (reasons, plan->stage));
  if (notes == NULL && happens (work, 12))
    notes = pick (work, json_object_get_array_member (work->words, "notes"));

  return hupan_sample_maker_add (work->maker, "application", "person", person, "number", code, "call",
                                 hupan_sample_maker_get_id (work->maker, "call", CALL), "received_on", received,
                                 "channel", channel, "stage", plan->stage, "stage_since", since, "decision_reason",
                                 reason, "owner", owner, "notes", notes, NULL);
}

/* The fellow who leads a topic. */
static const char *
find_mentor (Work       *work,
             JsonObject *topic)
{
  JsonArray *fellows = json_object_get_array_member (topic, "topic_fellow");
  JsonObject *first = json_array_get_object_element (fellows, 0);

  return hupan_sample_maker_get_id (work->maker, "fellow", json_object_get_string_member (first, "fellow"));
}

static void
add_appointment (Work       *work,
                 const Plan *plan,
                 const char *application,
                 JsonObject *topic,
                 int         number)
{
  g_autofree char *entry = dup_day (plan->entered);
  g_autofree char *certificate = g_strdup_printf (CALL "-C%03d", number);

  for (guint i = 0; i < G_N_ELEMENTS (stations); i++)
    {
      g_autofree char *planned = dup_day (plan->entered + DAYS_OF_STATION - stations[i].before);
      g_autofree char *end = dup_day (plan->since);
      const char *result = stations[i].result;
      gboolean has_passed = g_strcmp0 (result, "passed") == 0;

      if (strcmp (stations[i].stage, plan->stage) != 0)
        continue;

      hupan_sample_maker_add (work->maker, "appointment", "application", application, "entry_date", entry,
                              "planned_exit", planned, "exit_date", result != NULL ? end : NULL, "exit_result", result,
                              "certificate_no", has_passed ? certificate : NULL, "mentor", find_mentor (work, topic),
                              "assigned_topic",
                              hupan_sample_maker_get_id (work->maker, "topic", json_object_get_string_member (topic, "id")),
                              "assigned_site",
                              hupan_sample_maker_get_id (work->maker, "site", json_object_get_string_member (topic, "site")),
                              NULL);
      if (has_passed)
        {
          JsonArray *employers = json_object_get_array_member (work->words, "employers");
          JsonObject *employer = json_array_get_object_element (employers, work->n_destinations++ % json_array_get_length (employers));

          hupan_sample_maker_add (work->maker, "destination", "application", application, "employer",
                                  json_object_get_string_member (employer, "name"), "district_code",
                                  json_object_get_string_member (employer, "district_code"), "contract_start", end,
                                  "contract_months", "36", NULL);
        }
    }
}

static void
add_candidate (Work       *work,
               const Plan *plan,
               int         number)
{
  g_autoptr (HupanSampleName) name = hupan_sample_names_draw (work->names);
  g_autoptr (GPtrArray) topics = draw_topics (work);
  JsonObject *studies = json_object_get_object_member (work->words, "studies");
  const char *field = json_object_get_string_member (g_ptr_array_index (topics, 0), "field");
  const char *person = add_person (work, name, plan, number);
  g_autofree char *received = NULL;
  const char *application;

  add_education (work, name, person, json_object_get_object_member (studies, field), plan);
  application = add_application (work, plan, person, number);

  for (guint i = 0; i < topics->len; i++)
    {
      const char *topic = json_object_get_string_member (g_ptr_array_index (topics, i), "id");
      g_autofree char *rank = g_strdup_printf ("%u", i + 1);

      hupan_sample_maker_add (work->maker, "topic_preference", "application", application, "topic",
                              hupan_sample_maker_get_id (work->maker, "topic", topic), "rank", rank, NULL);
    }
  add_tags (work, application, name->nationality, plan);
  received = dup_day (plan->received);
  hupan_sample_add_documents (work->maker, application, plan->stage, number, name->latin != NULL ? name->latin : name->name, received);
  if (plan->entered > 0)
    add_appointment (work, plan, application, g_ptr_array_index (topics, 0), number);
}

static GHashTable *
universities_by_country (HupanSampleMaker *maker,
                         JsonObject       *file)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  JsonArray *universities = json_object_get_array_member (file, "university");

  for (guint i = 0; i < json_array_get_length (universities); i++)
    {
      JsonObject *university = json_array_get_object_element (universities, i);
      const char *country = json_object_get_string_member (university, "country");
      const char *ror_id = json_object_get_string_member (university, "ror_id");
      GPtrArray *ids = g_hash_table_lookup (table, country);

      if (ids == NULL)
        g_hash_table_insert (table, (char *) country, ids = g_ptr_array_new ());
      g_ptr_array_add (ids, (char *) hupan_sample_maker_get_id (maker, "university", ror_id));
    }

  return table;
}

void
hupan_sample_add_candidates (HupanSampleMaker *maker,
                             JsonObject       *programme,
                             JsonObject       *universities)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (HupanSampleNames) names = hupan_sample_names_new (random);
  g_autoptr (JsonObject) words = hupan_sample_read ("candidates.json");
  g_autoptr (GHashTable) by_country = universities_by_country (maker, universities);
  g_autoptr (GArray) plans = NULL;
  Work work = {
    .maker = maker,
    .random = random,
    .names = names,
    .words = words,
    .topics = json_object_get_array_member (programme, "topic"),
    .universities = by_country,
  };

  plans = make_plans (&work);
  for (guint i = 0; i < plans->len; i++)
    add_candidate (&work, &g_array_index (plans, Plan, i), i + 1);
}
