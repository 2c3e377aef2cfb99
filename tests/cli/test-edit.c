/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "fixtures/test-ctl.h"

#define ZHEJIANG "https://ror.org/00a2xv884"
#define CANDIDATE "2024-0007"

static void
ok (const char *registry,
    const char *verb,
    const char *kind,
    const char *id,
    const char *assignment)
{
  g_autofree char *out = test_ctl (registry, verb, kind, id, assignment, NULL);
}

static void
assert_field (const char *registry,
              const char *kind,
              const char *id,
              const char *field,
              const char *expected)
{
  g_autofree char *value = test_ctl_get (registry, kind, id, field);

  g_assert_cmpstr (value, ==, expected);
}

static guint
count_parts (const char *registry,
             const char *kind,
             const char *id,
             const char *part)
{
  g_autoptr (JsonNode) node = test_ctl_json (registry, "show", kind, id, "--format", "json", NULL);
  JsonObject *object = json_node_get_object (node);

  return json_object_has_member (object, part) ? json_array_get_length (json_object_get_array_member (object, part)) : 0;
}

static void
test_show (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *id = test_ctl_get (registry, "universities", ZHEJIANG, "id");
  g_autofree char *by_id = test_ctl (registry, "show", "universities", id, NULL);
  g_autofree char *by_ror = test_ctl (registry, "show", "university", ZHEJIANG, NULL);
  g_autofree char *by_name = test_ctl (registry, "show", "universities", "Zhejiang University", NULL);
  g_autofree char *by_native_name = test_ctl (registry, "show", "universities", "浙江大学", NULL);
  g_autofree char *by_acronym = test_ctl (registry, "show", "universities", "ZJU", NULL);
  g_autofree char *topic = test_ctl (registry, "show", "topics", "ME-01", NULL);
  g_autofree char *by_translation = test_ctl (registry, "show", "topics", "大语言模型在肿瘤治疗中的应用", NULL);
  g_autofree char *several = test_ctl_fails (registry, 1, "show", "universities", "NTU", NULL);

  g_assert_cmpstr (by_id, ==, by_ror);
  g_assert_cmpstr (by_id, ==, by_name);
  g_assert_cmpstr (by_id, ==, by_native_name);
  g_assert_cmpstr (by_id, ==, by_acronym);
  g_assert_cmpstr (topic, ==, by_translation);
  g_assert_nonnull (strstr (several, "several records"));
  g_assert_nonnull (strstr (by_id, "浙江大学"));
  g_assert_nonnull (strstr (by_id, "sample"));
  g_assert_nonnull (strstr (topic, "陈启明 · Lead mentor"));
  g_assert_nonnull (strstr (topic, "大语言模型在肿瘤治疗中的应用"));
}

static void
test_not_found (void)
{
  g_autofree char *registry = test_ctl_sample ();
  const char *const verbs[] = { "show", "trash", "restore", "history" };
  g_autofree char *set = test_ctl_fails (registry, 1, "set", "universities", "Nowhere", "city=X", NULL);

  g_assert_nonnull (strstr (set, "“Nowhere” was not found"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *err = test_ctl_fails (registry, 1, verbs[i], "universities", "Nowhere", NULL);

      g_assert_nonnull (strstr (err, "Nowhere"));
    }
}

static void
test_set (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *out = test_ctl (registry, "set", "universities", ZHEJIANG, "city=  Hangzhou  Shi ", "established=",
                                   "partner_status=Former partner", "country=Singapore", "domains+=zju.example.org", NULL);
  g_autofree char *again = test_ctl (registry, "set", "universities", ZHEJIANG, "city=Hangzhou Shi", NULL);
  g_autoptr (JsonNode) node = test_ctl_json (registry, "show", "universities", ZHEJIANG, "--format", "json", NULL);
  JsonObject *object = json_node_get_object (node);
  JsonArray *domains = json_object_get_array_member (object, "domains");

  g_assert_cmpstr (again, ==, "Nothing to change.\n");
  g_assert_cmpstr (json_object_get_string_member (object, "city"), ==, "Hangzhou Shi");
  g_assert_cmpstr (json_object_get_string_member (object, "partner_status"), ==, "former");
  g_assert_cmpstr (json_object_get_string_member (object, "country"), ==, "SG");
  g_assert_true (json_object_get_null_member (object, "established"));
  g_assert_cmpuint (json_array_get_length (domains), ==, 2);
  g_assert_cmpint (json_object_get_int_member (object, "@version"), ==, 2);
}

/* A candidate's person is edited with the candidate, in one change. */
static void
test_set_embedded (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *out = test_ctl (registry, "set", "candidates", CANDIDATE, "stage=Exit review", "orcid=0000-0002-1825-0097",
                                   "person.notes=About the person", "notes=About the candidate", "call=2024", NULL);
  g_autofree char *undone = NULL;

  assert_field (registry, "candidates", CANDIDATE, "stage", "exit_review");
  assert_field (registry, "candidates", CANDIDATE, "notes", "About the candidate");
  assert_field (registry, "candidates", CANDIDATE, "person.orcid", "0000-0002-1825-0097");
  assert_field (registry, "candidates", CANDIDATE, "person.notes", "About the person");

  undone = test_ctl (registry, "undo", NULL);
  assert_field (registry, "candidates", CANDIDATE, "stage", "in_station");
  assert_field (registry, "candidates", CANDIDATE, "person.notes", NULL);
}

static void
test_set_lists (void)
{
  g_autofree char *registry = test_ctl_sample ();
  guint before = count_parts (registry, "candidates", CANDIDATE, "application_tag");
  g_autofree char *assigned = NULL;

  ok (registry, "set", "candidates", CANDIDATE, "tags+=Ask again next year");
  ok (registry, "set", "candidates", CANDIDATE, "tags+=Ask again next year");
  g_assert_cmpuint (count_parts (registry, "candidates", CANDIDATE, "application_tag"), ==, before + 1);
  ok (registry, "set", "candidates", CANDIDATE, "tags-=Ask again next year");
  g_assert_cmpuint (count_parts (registry, "candidates", CANDIDATE, "application_tag"), ==, before);

  assigned = test_ctl_fails (registry, 2, "set", "candidates", CANDIDATE, "tags=Priority", NULL);
  g_assert_nonnull (strstr (assigned, "tags+="));
}

/* Each leaves everything as it was. T09: a bad ORCID iD is refused. */
static void
test_set_refused (void)
{
  const struct { const char *kind, *id, *assignment; int code; const char *says; } cases[] = {
    { "candidates", CANDIDATE, "orcid=0000-0002-1825-0098", 1, "ORCID iD" },
    { "candidates", CANDIDATE, "emails=nobody", 1, "nobody" },
    { "candidates", CANDIDATE, "stage=flying", 1, "flying" },
    { "candidates", CANDIDATE, "received_on=2024-02-30", 1, "2024-02-30" },
    { "candidates", CANDIDATE, "call=1999", 1, "1999" },
    { "candidates", CANDIDATE, "number=2024-0001", 1, "2024-0001" },
    { "candidates", CANDIDATE, "tags+=Nonesuch", 1, "Nonesuch" },
    { "universities", ZHEJIANG, "ror_id=https://ror.org/00a2xv885", 1, "ROR" },
    { "universities", ZHEJIANG, "name=", 1, "Name" },
    { "universities", ZHEJIANG, "latitude=91", 1, "Latitude" },
    { "universities", ZHEJIANG, "cuntry=SG", 2, "Did you mean “country”?" },
    { "universities", ZHEJIANG, "verified_fields=name", 2, "verified_fields" },
    { "universities", ZHEJIANG, "city", 2, "city=Hangzhou" },
    { "candidates", CANDIDATE, "per.latin_name=Wang", 2, "per.latin_name" },
    { "candidates", CANDIDATE, ".latin_name=Wang", 2, ".latin_name" },
    { "universities", ZHEJIANG, "city+=Hangzhou", 2, "city" },
    { "topics", "ME-01", "open_until=2023-01-01", 1, "Open until" },
    { "sites", "Hangzhou", "time_zone=Asia/Hangzhou", 1, "Asia/Hangzhou" },
  };
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *before = test_ctl (registry, "show", "candidates", CANDIDATE, NULL);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *err = test_ctl_fails (registry, cases[i].code, "set", cases[i].kind, cases[i].id, cases[i].assignment, NULL);

      if (strstr (err, cases[i].says) == NULL)
        g_error ("%s: “%s” is not in: %s", cases[i].assignment, cases[i].says, err);
    }

  after = test_ctl (registry, "show", "candidates", CANDIDATE, NULL);
  g_assert_cmpstr (before, ==, after);
}

static void
test_trash (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *id = test_ctl_get (registry, "topics", "ME-01", "id");
  g_autofree char *two = test_ctl (registry, "trash", "topics", "ME-01", "ME-02", NULL);
  g_autofree char *edited_by_id = test_ctl_fails (registry, 1, "set", "topics", id, "slots=9", NULL);
  g_autofree char *shown = test_ctl (registry, "show", "topics", "ME-01", NULL);
  g_autofree char *edited = test_ctl_fails (registry, 1, "set", "topics", "ME-01", "slots=9", NULL);
  g_autofree char *again = test_ctl_fails (registry, 1, "trash", "topics", "ME-01", NULL);
  g_autofree char *other = test_ctl_fails (registry, 1, "restore", "topics", "ME-03", NULL);
  g_autofree char *restored = test_ctl (registry, "restore", "topics", "ME-01", NULL);

  g_assert_nonnull (strstr (shown, "In the trash"));
  g_assert_nonnull (strstr (other, "not in the trash"));
  g_assert_nonnull (strstr (edited, "is in the trash"));
  g_assert_nonnull (strstr (edited_by_id, "is in the trash"));
  ok (registry, "set", "topics", "ME-01", "slots=9");
  assert_field (registry, "topics", "ME-01", "slots", "9");
}

static void
test_undo (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *before = test_ctl (registry, "show", "topics", "ME-01", NULL);
  g_autofree char *nothing = test_ctl_fails (registry, 1, "redo", NULL);
  g_autofree char *undone = NULL, *redone = NULL;

  ok (registry, "set", "topics", "ME-01", "slots=9");
  ok (registry, "set", "topics", "ME-01", "slots=11");
  undone = test_ctl (registry, "undo", NULL);
  g_assert_nonnull (strstr (undone, "Large language models in oncotherapy"));
  assert_field (registry, "topics", "ME-01", "slots", "9");
  g_clear_pointer (&undone, g_free);
  undone = test_ctl (registry, "undo", NULL);
  assert_field (registry, "topics", "ME-01", "slots", "3");
  redone = test_ctl (registry, "redo", NULL);
  assert_field (registry, "topics", "ME-01", "slots", "9");
  g_clear_pointer (&redone, g_free);
  redone = test_ctl (registry, "redo", NULL);
  assert_field (registry, "topics", "ME-01", "slots", "11");
}

static void
test_history (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *out = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *entries;
  JsonObject *newest, *slots;

  ok (registry, "set", "topics", "ME-01", "slots=9");
  out = test_ctl (registry, "history", "topics", "ME-01", NULL);
  g_assert_nonnull (strstr (out, "Places: 3 → 9"));
  g_assert_nonnull (strstr (out, "Sample data"));

  node = test_ctl_json (registry, "history", "--limit", "5", "--format", "json", NULL);
  entries = json_node_get_array (node);
  g_assert_cmpuint (json_array_get_length (entries), ==, 5);
  newest = json_array_get_object_element (entries, 0);
  slots = json_object_get_object_member (json_object_get_object_member (newest, "fields"), "slots");
  g_assert_cmpstr (json_object_get_string_member (newest, "action"), ==, "set");
  g_assert_cmpstr (json_object_get_string_member (slots, "before"), ==, "3");
  g_assert_cmpstr (json_object_get_string_member (slots, "after"), ==, "9");
}

/* The day that is given is the one that the history writes down. */
static void
test_today (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *set = test_ctl (registry, "--today", "2031-05-06", "set", "topics", "ME-01", "slots=9", NULL);
  g_autofree char *out = test_ctl (registry, "history", "topics", "ME-01", NULL);

  g_assert_true (g_str_has_prefix (out, "2031-05-06 "));
}

/* Whoever moves a candidate to another stage need not say that it was today; but may say when it was. */
static void
test_stage_since (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *set = test_ctl (registry, "set", "candidates", CANDIDATE, "stage=exit_review", "--today", "2025-02-03", NULL);
  g_autofree char *undone = NULL, *dated = NULL;

  assert_field (registry, "candidates", CANDIDATE, "stage_since", "2025-02-03");
  undone = test_ctl (registry, "undo", NULL);
  assert_field (registry, "candidates", CANDIDATE, "stage_since", "2024-03-28");
  dated = test_ctl (registry, "set", "candidates", CANDIDATE, "stage=exit_review", "stage_since=2025-01-01", NULL);
  assert_field (registry, "candidates", CANDIDATE, "stage_since", "2025-01-01");
}

/* What is computed is listed, sorted by and shown, of the day that is given, and not to be set. */
static void
test_derived (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *set = test_ctl (registry, "set", "candidates", CANDIDATE, "stage=exit_review", "--today", "2024-02-28", NULL);
  g_autofree char *refused = test_ctl_fails (registry, 2, "set", "candidates", CANDIDATE, "days_in_stage=3", NULL);
  g_autofree char *shown = test_ctl (registry, "show", "candidates", CANDIDATE, "--today", "2024-03-01", NULL);
  g_autoptr (JsonNode) json = test_ctl_json (registry, "show", "candidates", CANDIDATE, "--format", "json", "--today", "2024-03-02", NULL);
  g_autoptr (JsonNode) rows = test_ctl_json (registry, "list", "candidates", "--sort", "days_in_stage", "--limit", "1", "--columns",
                                             "days_in_stage,stage", "--format", "json", "--today", "2024-02-28", NULL);
  JsonObject *first = json_array_get_object_element (json_node_get_array (rows), 0);

  g_assert_nonnull (strstr (refused, "“days_in_stage” is computed from other values and cannot be set."));
  g_assert_nonnull (strstr (shown, "Days in stage           2\n"));
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (json), "days_in_stage"), ==, "3");
  g_assert_cmpint (json_object_get_int_member (first, "days_in_stage"), ==, 0);
}

/* T04: a name that staff corrected stays as they wrote it; undoing takes that back too. */
static void
test_correct_a_name (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *undone = NULL;
  g_autoptr (JsonNode) node = NULL;

  ok (registry, "set", "universities", ZHEJIANG, "native_name=浙江大學");
  assert_field (registry, "universities", ZHEJIANG, "native_name", "浙江大學");
  node = test_ctl_json (registry, "show", "universities", ZHEJIANG, "--format", "json", NULL);
  g_assert_cmpstr (json_array_get_string_element (
                     json_object_get_array_member (json_node_get_object (node), "verified_fields"), 0),
                   ==, "native_name");

  undone = test_ctl (registry, "undo", NULL);
  assert_field (registry, "universities", ZHEJIANG, "native_name", "浙江大学");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/show", test_show);
  g_test_add_func ("/edit/not-found", test_not_found);
  g_test_add_func ("/edit/set", test_set);
  g_test_add_func ("/edit/set-embedded", test_set_embedded);
  g_test_add_func ("/edit/set-lists", test_set_lists);
  g_test_add_func ("/edit/set-refused", test_set_refused);
  g_test_add_func ("/edit/trash", test_trash);
  g_test_add_func ("/edit/undo", test_undo);
  g_test_add_func ("/edit/history", test_history);
  g_test_add_func ("/edit/today", test_today);
  g_test_add_func ("/edit/derived", test_derived);
  g_test_add_func ("/edit/stage-since", test_stage_since);
  g_test_add_func ("/edit/correct-a-name", test_correct_a_name);
  return g_test_run ();
}
