/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/hupan-clock.h"
#include "core/hupan-share.h"
#include "fixtures/test-records.h"

/* Values that are computed as they are read. */

static char *
derive_papers (const char *const *values,
               const char        *today)
{
  g_auto (GStrv) needed = g_strsplit (values[0] != NULL ? values[0] : "", "\n", -1);
  g_auto (GStrv) there = g_strsplit (values[1] != NULL ? values[1] : "", "\n", -1);
  guint n = 0;

  for (char **kind = needed; *kind != NULL; kind++)
    n += g_strv_contains ((const char *const *) there, *kind);

  return hupan_share_to_text (n, g_strv_length (needed));
}

static char *
derive_summary (const char *const *values,
                const char        *today)
{
  return g_strdup_printf ("%s %s %s", values[0], values[1], values[2]);
}

static const HupanDerived derived[] = {
  { { "test_papers", "Papers", HUPAN_TYPE_SHARE },
    (const char *const[]) { "call.requirement:call.document_kind", "document:application.kind", NULL }, derive_papers },
  { { "test_summary", "Summary", HUPAN_TYPE_TEXT },
    (const char *const[]) { "#document:application", "person.@title", "stage", NULL }, derive_summary },
  { { NULL } },
};

typedef struct
{
  TestRecords *test;
  HupanKind kind; /* of candidates, with other derived fields */
  gint64 call, requirement, person, application, document;
} World;

static gint64
add_document (World      *world,
              const char *kind)
{
  g_autofree char *application = g_strdup_printf ("%" G_GINT64_FORMAT, world->application);

  return test_records_create (world->test,
                              test_draft ("document", "name", "paper.pdf", "kind", kind, "application", application, "media_type",
                                          "application/pdf", "size", "1", "sha256",
                                          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", NULL));
}

static void
world_init (World *world)
{
  g_autofree char *call = NULL;
  g_autofree char *person = NULL;
  TestRecords *test = world->test = test_records_new ();

  world->kind = *hupan_kind_get ("application");
  world->kind.derived = derived;
  world->call = test_records_create (test, test_draft ("call", "name", "2026", NULL));
  call = g_strdup_printf ("%" G_GINT64_FORMAT, world->call);
  world->requirement = test_records_create (test, test_draft ("requirement", "call", call, "document_kind", "cv", NULL));
  test_records_create (test, test_draft ("requirement", "call", call, "document_kind", "degree_certificate", NULL));
  world->person = test_records_create (test, test_draft ("person", "name", "王小明", NULL));
  person = g_strdup_printf ("%" G_GINT64_FORMAT, world->person);
  world->application = test_records_create (test, test_draft ("application", "person", person, "call", call, "stage_since",
                                                              "2026-02-20", NULL));
  world->document = add_document (world, "cv");
}

static void
world_clear (World *world)
{
  hupan_clock_set_today (NULL);
  g_clear_pointer (&world->test, test_records_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static gboolean
add_values_cb (gint64             id,
               const char *const *values,
               gpointer           data)
{
  GString *rows = data;

  for (guint i = 0; i < 3; i++)
    g_string_append_printf (rows, "%s%s", values[i] != NULL ? values[i] : "-", i < 2 ? "|" : ";");
  return TRUE;
}

/* Three values a row, "|" between them, ";" after it. */
static char *
scan (World             *world,
      const HupanKind   *kind,
      const char *const *paths,
      gboolean           by_id)
{
  g_autoptr (GError) error = NULL;
  GString *rows = g_string_new (NULL);

  hupan_registry_scan (world->test->registry, kind, paths, by_id ? &world->application : NULL, by_id, "en", add_values_cb, rows,
                       NULL, &error);
  g_assert_no_error (error);
  return g_string_free (rows, FALSE);
}

#define assert_scan(world, kind, expected, ...)                                                    \
  G_STMT_START                                                                                      \
  {                                                                                                 \
    for (int by_id_ = FALSE; by_id_ <= TRUE; by_id_++)                                              \
      {                                                                                             \
        g_autofree char *rows_ = scan (world, kind, (const char *const[]) { __VA_ARGS__, NULL }, by_id_); \
        g_assert_cmpstr (rows_, ==, expected);                                                      \
      }                                                                                             \
  }                                                                                                 \
  G_STMT_END

static void
test_scan (void)
{
  g_auto (World) world = { 0 };

  world_init (&world);
  assert_scan (&world, &world.kind, "1/2|1 王小明 lead|lead;", "test_papers", "test_summary", "stage");
  /* What it is computed from may be asked for besides, before and after. */
  assert_scan (&world, &world.kind, "cv|1/2|cv\ndegree_certificate;", "document:application.kind", "test_papers",
               "call.requirement:call.document_kind");
  assert_scan (&world, &world.kind, "1/2|1/2|1/2;", "test_papers", "test_papers", "test_papers");

  add_document (&world, "degree_certificate");
  add_document (&world, "other");
  assert_scan (&world, &world.kind, "2/2|3 王小明 lead|lead;", "test_papers", "test_summary", "stage");

  /* Without a call nothing is needed. */
  test_records_set (world.test, "application", world.application, "call", NULL);
  assert_scan (&world, &world.kind, "-|3 王小明 lead|-;", "test_papers", "test_summary", "call");
}

static void
test_trash (void)
{
  g_auto (World) world = { 0 };
  HupanBatch *batch = hupan_batch_new ("Trash", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) requirement = NULL;

  world_init (&world);
  requirement = test_records_get (world.test, "requirement", world.requirement);
  hupan_batch_trash (batch, requirement);
  test_records_commit (world.test, batch);
  assert_scan (&world, &world.kind, "0/1|cv|degree_certificate;", "test_papers", "document:application.kind",
               "call.requirement:call.document_kind");
}

static void
test_today (void)
{
  const HupanKind *kind = hupan_kind_get ("application");
  g_auto (World) world = { 0 };

  world_init (&world);
  hupan_clock_set_today ("2026-03-02");
  assert_scan (&world, kind, "10|2026-02-20|lead;", "days_in_stage", "stage_since", "stage");
  hupan_clock_set_today ("2026-03-03");
  assert_scan (&world, kind, "11|2026-02-20|lead;", "days_in_stage", "stage_since", "stage");
  test_records_set (world.test, "application", world.application, "stage_since", "2026");
  assert_scan (&world, kind, "-|2026|lead;", "days_in_stage", "stage_since", "stage");
}

static void
test_one_record (void)
{
  const HupanKind *kind = hupan_kind_get ("application");
  const HupanField *days = &hupan_kind_get_derived (kind, "days_in_stage")->field;
  g_auto (World) world = { 0 };
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (GHashTable) none = NULL;
  g_autoptr (GHashTable) gone = NULL;
  g_autoptr (GError) error = NULL;

  world_init (&world);
  hupan_clock_set_today ("2026-03-02");
  values = hupan_registry_read_derived (world.test->registry, kind, world.application, "en", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_hash_table_lookup (values, days), ==, "10");
  none = hupan_registry_read_derived (world.test->registry, hupan_kind_get ("person"), world.person, "en", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
  gone = hupan_registry_read_derived (world.test->registry, kind, 5, "en", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (gone), ==, 0);
}

static void
assert_depends (World      *world,
                const char *path,
                const char *changed,
                gint64      id,
                gboolean    depends)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = hupan_registry_dependants (world->test->registry, &world->kind, paths, hupan_kind_get (changed), &id, 1,
                                                      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, depends);
  if (depends)
    g_assert_cmpint (g_array_index (ids, gint64, 0), ==, world->application);
}

static void
keep_batch_cb (HupanRegistry *registry,
               HupanCommit   *commit,
               gpointer       data)
{
  g_set_object ((HupanBatch **) data, commit->changes);
}

static void
test_dependants (void)
{
  static const char *const papers[] = { "test_papers", NULL };
  g_auto (World) world = { 0 };
  g_autoptr (HupanRecord) document = NULL;
  g_autoptr (HupanBatch) committed = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  HupanBatch *batch = hupan_batch_new ("Remove", NULL, HUPAN_BATCH_NONE);

  world_init (&world);
  assert_depends (&world, "test_papers", "call", world.call, TRUE);
  assert_depends (&world, "test_papers", "requirement", world.requirement, TRUE);
  assert_depends (&world, "test_papers", "document", world.document, TRUE);
  assert_depends (&world, "test_papers", "person", world.person, FALSE);
  assert_depends (&world, "test_summary", "document", world.document, TRUE);
  assert_depends (&world, "test_summary", "person", world.person, TRUE);
  assert_depends (&world, "test_summary", "requirement", world.requirement, FALSE);

  /* What is gone was there. */
  document = test_records_get (world.test, "document", world.document);
  g_signal_connect (world.test->registry, "committed", G_CALLBACK (keep_batch_cb), &committed);
  hupan_batch_remove (batch, document);
  test_records_commit (world.test, batch);
  ids = hupan_registry_dependants_of_batch (world.test->registry, &world.kind, papers, committed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, world.application);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/derived/scan", test_scan);
  g_test_add_func ("/store/derived/trash", test_trash);
  g_test_add_func ("/store/derived/today", test_today);
  g_test_add_func ("/store/derived/one-record", test_one_record);
  g_test_add_func ("/store/derived/dependants", test_dependants);

  return g_test_run ();
}
