/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixtures/test-records.h"
#include "store/hupan-registry-private.h"

/* Reading columns along paths. */

static char *
text_of (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* A few records that refer to each other. */
typedef struct
{
  TestRecords *test;
  gint64 university, person, education, application, topic, site, tag, application_tag, preference;
} World;

static void
world_init (World *world)
{
  g_autofree char *university = NULL;
  g_autofree char *person = NULL;
  g_autofree char *application = NULL;
  g_autofree char *topic = NULL;
  g_autofree char *site = NULL;
  g_autofree char *tag = NULL;
  TestRecords *test = world->test = test_records_new ();

  world->university = test_records_create (test, test_draft ("university", "name", "Zhejiang University", "country", "CN", NULL));
  university = text_of (world->university);
  world->person = test_records_create (test, test_draft ("person", "name", "王小明", "latin_name", "Wang Xiaoming",
                                                         "emails", "a@x.example\nb@x.example", NULL));
  person = text_of (world->person);
  world->education = test_records_create (test, test_draft ("education", "person", person, "level", "master", "university",
                                                            university, "position", "1", NULL));
  test_records_create (test, test_draft ("education", "person", person, "level", "doctor", "university", university,
                                         "position", "0", NULL));
  world->site = test_records_create (test, test_draft ("site", "name", "Hangzhou", "country", "CN", "time_zone",
                                                       "Asia/Shanghai", NULL));
  site = text_of (world->site);
  world->topic = test_records_create (test, test_draft ("topic", "title", "Models", "site", site, NULL));
  topic = text_of (world->topic);
  world->application = test_records_create (test, test_draft ("application", "person", person, NULL));
  application = text_of (world->application);
  world->preference = test_records_create (test, test_draft ("topic_preference", "application", application, "topic", topic, NULL));
  world->tag = test_records_create (test, test_draft ("tag", "name", "Star", NULL));
  tag = text_of (world->tag);
  world->application_tag = test_records_create (test, test_draft ("application_tag", "application", application, "tag", tag, NULL));

  test_records_create (test, test_draft ("university_name", "university", university, "name", "浙大", "lang", "zh", "kind",
                                         "alias", NULL));
  test_records_create (test, test_draft ("university_name", "university", university, "name", "错误大学", "lang", "zh", NULL));
  test_records_create (test, test_draft ("university_name", "university", university, "name", "浙江大学", "lang", "zh",
                                         "verified", "1", NULL));
  test_records_create (test, test_draft ("translation", "owner", topic, "field", "title", "lang", "zh-Hans", "text", "模型", NULL));
}

static void
world_clear (World *world)
{
  g_clear_pointer (&world->test, test_records_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static gboolean
add_row_cb (gint64             id,
            const char *const *values,
            gpointer           data)
{
  GString *rows = data;

  if (rows->len > 0)
    g_string_append_c (rows, ';');
  for (guint i = 0; i < 1; i++)
    g_string_append (rows, values[i] != NULL ? values[i] : "-");
  return TRUE;
}

/* One value a row, ";" between rows. */
static char *
scan (World      *world,
      const char *kind,
      const char *path,
      const char *lang)
{
  const char *const paths[] = { path, NULL };
  g_autoptr(GError) error = NULL;
  GString *rows = g_string_new (NULL);

  hupan_registry_scan (world->test->registry, hupan_kind_get (kind), paths, NULL, 0, lang, add_row_cb, rows, NULL, &error);
  g_assert_no_error (error);
  return g_string_free (rows, FALSE);
}

#define assert_scan(world, kind, path, lang, expected)          \
  G_STMT_START                                                  \
  {                                                             \
    g_autofree char *values_ = scan (world, kind, path, lang);  \
    g_assert_cmpstr (values_, ==, expected);                    \
  }                                                             \
  G_STMT_END

static void
test_paths (void)
{
  g_auto(World) world = { 0 };
  g_autofree char *university = NULL;
  g_autofree char *topic = NULL;

  world_init (&world);
  university = text_of (world.university);
  topic = text_of (world.topic);
  assert_scan (&world, "application", "stage", NULL, "lead");
  assert_scan (&world, "application", "person.name", NULL, "王小明");
  assert_scan (&world, "application", "call", NULL, "-");
  assert_scan (&world, "application", "call.name", NULL, "-");
  assert_scan (&world, "application", "person.emails", NULL, "a@x.example\nb@x.example");
  assert_scan (&world, "application", "topic_preference:application.topic", NULL, topic);
  assert_scan (&world, "application", "topic_preference:application.topic.@title", NULL, "Models");
  assert_scan (&world, "application", "topic_preference:application.topic.site.@title", NULL, "Hangzhou");
  /* In the order of position; the one university of two degrees once. */
  assert_scan (&world, "application", "person.education:person.level", NULL, "doctor\nmaster");
  assert_scan (&world, "application", "person.education:person.university", NULL, university);
  assert_scan (&world, "application", "person.education:person.university.country", NULL, "CN");
  assert_scan (&world, "application", "@title", NULL, "王小明");
  assert_scan (&world, "application", "@sort", NULL, "wang xiaoming");
  assert_scan (&world, "university", "@sort", NULL, "zhejiang university");
  assert_scan (&world, "university", "#education:university.person.application:person", NULL, "1");
  assert_scan (&world, "site", "#topic:site", NULL, "1");
  assert_scan (&world, "topic", "#topic_preference:topic.application", NULL, "1");
  assert_scan (&world, "tag", "#application_tag:tag.application", NULL, "1");
}

static void
test_languages (void)
{
  g_auto(World) world = { 0 };

  world_init (&world);
  assert_scan (&world, "university", "@title", NULL, "Zhejiang University");
  assert_scan (&world, "university", "@title", "en-US", "Zhejiang University");
  /* The verified name; never an alias. */
  assert_scan (&world, "university", "@title", "zh", "浙江大学");
  assert_scan (&world, "university", "name", "zh-Hans-CN", "浙江大学");
  assert_scan (&world, "university", "name", "zh_CN.UTF-8", "浙江大学");
  assert_scan (&world, "application", "person.education:person.university.@title", "zh-Hans", "浙江大学");
  assert_scan (&world, "topic", "title", "zh-CN", "模型");
  assert_scan (&world, "topic", "title", "zh", "模型");
  assert_scan (&world, "topic", "title", "zh-Hant", "Models");
  assert_scan (&world, "topic", "title", "de", "Models");

  /* Sorted as read. */
  assert_scan (&world, "university", "@sort", "zh", "zhejiang daxue");
  assert_scan (&world, "university", "@sort", "de", "zhejiang university");
  assert_scan (&world, "application", "person.education:person.university.@sort", "zh-Hans", "zhejiang daxue");
  assert_scan (&world, "topic", "@sort", "zh-CN", "moxing");
  assert_scan (&world, "application", "@sort", "zh", "wang xiaoming");
}

static void
trash (World      *world,
       const char *kind,
       gint64      id)
{
  g_autoptr(HupanRecord) record = test_records_get (world->test, kind, id);
  HupanBatch *batch = hupan_batch_new ("Trash", NULL, HUPAN_BATCH_NONE);

  if (hupan_record_get_meta (record)->deleted_at == 0)
    hupan_batch_trash (batch, record);
  else
    hupan_batch_restore (batch, record);
  test_records_commit (world->test, batch);
}

static void
test_trashed_records_count_as_gone (void)
{
  g_auto(World) world = { 0 };
  g_autofree char *site = NULL;

  world_init (&world);
  site = text_of (world.site);
  trash (&world, "tag", world.tag);
  assert_scan (&world, "application", "application_tag:application.tag.@title", NULL, "-");
  assert_scan (&world, "tag", "name", NULL, "");
  trash (&world, "tag", world.tag);
  assert_scan (&world, "application", "application_tag:application.tag.@title", NULL, "Star");

  trash (&world, "application", world.application);
  assert_scan (&world, "topic", "#topic_preference:topic.application", NULL, "0");
  /* A part whose owner is in the trash, come to from elsewhere. */
  assert_scan (&world, "topic", "topic_preference:topic.rank", NULL, "-");
  trash (&world, "application", world.application);
  assert_scan (&world, "topic", "topic_preference:topic.rank", NULL, "1");

  /* What a record itself says is shown. */
  trash (&world, "site", world.site);
  assert_scan (&world, "topic", "site", NULL, site);
  assert_scan (&world, "topic", "site.name", NULL, "Hangzhou");
}

static gboolean
ignore_cb (gint64             id,
           const char *const *values,
           gpointer           data)
{
  ++*(guint *) data;
  return TRUE;
}

/* Every column of every list, as values, titles, search texts and counts. */
static void
test_all_columns (void)
{
  g_auto(World) world = { 0 };

  world_init (&world);
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
      g_auto(GStrv) paths = NULL;
      g_autoptr(GError) error = NULL;
      guint n_all = 0, n_by_id = 0;
      g_autofree char *count = NULL;
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", (*kind)->name);

      for (const HupanColumn *column = (*kind)->columns; column != NULL && column->name != NULL; column++)
        {
          const HupanField *field = hupan_kind_resolve (*kind, column->path, NULL, NULL);

          if (column->flags & HUPAN_COLUMN_COUNT)
            g_strv_builder_take (builder, g_strconcat ("#", column->path, NULL));
          else
            g_strv_builder_add (builder, column->path);
          if (field->type == HUPAN_TYPE_REFERENCE)
            {
              g_strv_builder_take (builder, g_strconcat (column->path, ".@title", NULL));
              g_strv_builder_take (builder, g_strconcat (column->path, ".@folded", NULL));
              g_strv_builder_take (builder, g_strconcat (column->path, ".@sort", NULL));
            }
        }
      g_strv_builder_add_many (builder, "@title", "@sort", "@folded", NULL);
      for (const HupanField *field = (*kind)->fields; field->name != NULL; field++)
        if ((field->flags & HUPAN_FIELD_RESTRICTED) == 0)
          g_strv_builder_add (builder, field->name);
      paths = g_strv_builder_end (builder);

      for (guint i = 0; i < 2; i++)
        {
          hupan_registry_scan (world.test->registry, *kind, (const char *const *) paths, NULL, 0, i > 0 ? "zh" : NULL,
                               ignore_cb, &n_all, NULL, &error);
          g_assert_no_error (error);
          hupan_registry_scan (world.test->registry, *kind, (const char *const *) paths,
                               (gint64[]) { world.university, world.application, world.topic, 1 }, 4,
                               i > 0 ? "zh" : NULL, ignore_cb, &n_by_id, NULL, &error);
          g_assert_no_error (error);
        }

      count = test_records_dump (world.test, sql);
      g_assert_cmpuint (n_all, ==, 2 * g_ascii_strtoull (count, NULL, 10));
      g_assert_cmpuint (n_by_id, <=, 2);
    }
}

static void
test_refused (void)
{
  static const char *const wrong[] = {
    "nothing", "person.nothing", "person.birth_date", "nothing:person", "education:university", "stage.name", "",
    "person.@nothing", "translation:owner.owner.name",
  };
  g_auto(World) world = { 0 };

  world_init (&world);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const char *const paths[] = { "stage", wrong[i], NULL };
      g_autoptr(GError) error = NULL;
      guint n = 0;

      g_assert_false (hupan_registry_scan (world.test->registry, hupan_kind_get ("application"), paths, NULL, 0, NULL,
                                           ignore_cb, &n, NULL, &error));
      g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID);
    }
}

static gboolean
stop_cb (gint64             id,
         const char *const *values,
         gpointer           data)
{
  ++*(guint *) data;
  return FALSE;
}

static void
test_stop_and_cancel (void)
{
  static const char *const paths[] = { "name", NULL };
  g_auto(World) world = { 0 };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  HupanProgress progress = { .cancellable = cancellable };
  g_autoptr(GError) error = NULL;
  guint n = 0;

  world_init (&world);
  g_assert_true (hupan_registry_scan (world.test->registry, hupan_kind_get ("university_name"), paths, NULL, 0, NULL,
                                      stop_cb, &n, NULL, &error));
  g_assert_cmpuint (n, ==, 1);

  g_cancellable_cancel (cancellable);
  g_assert_false (hupan_registry_scan (world.test->registry, hupan_kind_get ("university_name"), paths, NULL, 0, NULL,
                                       stop_cb, &n, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
assert_dependants (World      *world,
                   const char *kind,
                   const char *path,
                   const char *changed,
                   gint64      id,
                   gint64      expected)
{
  const char *const paths[] = { path, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = hupan_registry_dependants (world->test->registry, hupan_kind_get (kind), paths,
                                                     hupan_kind_get (changed), &id, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, expected != 0 ? 1 : 0);
  if (expected != 0)
    g_assert_cmpint (g_array_index (ids, gint64, 0), ==, expected);
}

static void
test_dependants (void)
{
  const char *university = "person.education:person.university.@title";
  g_auto(World) world = { 0 };
  g_autoptr(GPtrArray) names = NULL;
  g_autofree char *id = NULL;

  world_init (&world);
  id = text_of (world.university);
  names = hupan_registry_find (world.test->registry, hupan_kind_get ("university_name"), "university", id, NULL);
  g_assert_cmpuint (names->len, ==, 3);

  assert_dependants (&world, "application", university, "application", world.application, world.application);
  assert_dependants (&world, "application", university, "person", world.person, world.application);
  assert_dependants (&world, "application", university, "education", world.education, world.application);
  assert_dependants (&world, "application", university, "university", world.university, world.application);
  assert_dependants (&world, "application", university, "university_name", hupan_record_get_id (names->pdata[0]),
                     world.application);
  assert_dependants (&world, "application", university, "topic", world.topic, 0);
  assert_dependants (&world, "university", "#education:university.person.application:person", "application",
                     world.application, world.university);
  assert_dependants (&world, "topic", "topic_preference:topic.rank", "application", world.application, world.topic);
  /* In the trash too: it has to be taken out of the row. */
  trash (&world, "tag", world.tag);
  assert_dependants (&world, "application", "application_tag:application.tag", "tag", world.tag, world.application);
}

static void
keep_batch_cb (HupanRegistry *registry,
               HupanCommit   *commit,
               gpointer       data)
{
  g_set_object ((HupanBatch **) data, commit->changes);
}

static void
test_dependants_of_removed_part (void)
{
  static const char *const paths[] = { "application_tag:application.tag.@title", NULL };
  g_auto(World) world = { 0 };
  g_autoptr(HupanBatch) committed = NULL;
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(HupanRecord) part = NULL;
  HupanBatch *batch = hupan_batch_new ("Untag", NULL, HUPAN_BATCH_NONE);

  world_init (&world);
  part = test_records_get (world.test, "application_tag", world.application_tag);
  g_signal_connect (world.test->registry, "committed", G_CALLBACK (keep_batch_cb), &committed);
  hupan_batch_remove (batch, part);
  test_records_commit (world.test, batch);

  ids = hupan_registry_dependants_of_batch (world.test->registry, hupan_kind_get ("application"), paths, committed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, world.application);
}

/* What a page of a list costs: a step a record for what has one value; for each way to several, one a value and one to
 * see that there are no more. */
static void
test_steps (void)
{
  static const char *const one[] = { "person.name", "stage", "number", NULL };
  static const char *const more[] = { "person.name", "person.education:person.level", "application_tag:application.tag", NULL };
  g_auto(World) world = { 0 };
  g_autoptr(GString) rows = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  HupanDb *db;
  guint64 before;

  world_init (&world);
  db = world.test->registry->db;

  before = hupan_db_get_n_steps (db);
  hupan_registry_scan (world.test->registry, hupan_kind_get ("application"), one, &world.application, 1, NULL, add_row_cb, rows,
                       NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hupan_db_get_n_steps (db) - before, ==, 1);

  before = hupan_db_get_n_steps (db);
  hupan_registry_scan (world.test->registry, hupan_kind_get ("application"), more, &world.application, 1, NULL, add_row_cb, rows,
                       NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hupan_db_get_n_steps (db) - before, ==, 1 + (2 + 1) + (1 + 1));
}

/* Counting in a whole list takes a step for each record that has any, and one to see that there are no more. */
static void
test_steps_of_counts (void)
{
  static const char *const paths[] = { "#education:university.person.application:person", "#topic_preference:topic.application", NULL };
  g_auto(World) world = { 0 };
  g_autoptr(GString) rows = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  HupanDb *db;
  guint64 before;

  world_init (&world);
  db = world.test->registry->db;
  for (guint i = 0; i < 5; i++)
    test_records_create (world.test, test_draft ("university", "name", "Somewhere", NULL));

  before = hupan_db_get_n_steps (db);
  hupan_registry_scan (world.test->registry, hupan_kind_get ("university"), (const char *[]) { paths[0], NULL }, NULL, 0, NULL,
                       add_row_cb, rows, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rows->str, ==, "1;0;0;0;0;0");
  g_assert_cmpuint (hupan_db_get_n_steps (db) - before, ==, (6 + 1) + (1 + 1));

  before = hupan_db_get_n_steps (db);
  hupan_registry_scan (world.test->registry, hupan_kind_get ("topic"), (const char *[]) { paths[1], NULL }, &world.topic, 1, NULL,
                       add_row_cb, rows, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (rows->str, ";1"));
  g_assert_cmpuint (hupan_db_get_n_steps (db) - before, ==, 1 + (1 + 1));
}

/* What a call asks for is read once, and not again for each of its candidates. */
static void
test_shared (void)
{
  static const char *const paths[] = { "call.requirement:call.document_kind", NULL };
  g_auto(World) world = { 0 };
  g_autoptr(GString) by_id = g_string_new (NULL);
  g_autoptr(GString) rows = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *person = NULL;
  g_autofree char *call = NULL;
  g_autofree char *other = NULL;
  gint64 ids[5] = { 0 };
  HupanDb *db;
  guint64 before;

  world_init (&world);
  db = world.test->registry->db;
  person = text_of (world.person);
  call = text_of (test_records_create (world.test, test_draft ("call", "name", "Autumn", NULL)));
  other = text_of (test_records_create (world.test, test_draft ("call", "name", "Spring", NULL)));
  test_records_create (world.test, test_draft ("requirement", "call", call, "document_kind", "cv", "position", "1", NULL));
  test_records_create (world.test, test_draft ("requirement", "call", call, "document_kind", "identity", "position", "0", NULL));
  ids[0] = world.application;
  for (guint i = 1; i < 5; i++)
    ids[i] = test_records_create (world.test, test_draft ("application", "person", person, "call", i == 2 ? other : call, NULL));

  before = hupan_db_get_n_steps (db);
  hupan_registry_scan (world.test->registry, hupan_kind_get ("application"), paths, NULL, 0, NULL, add_row_cb, rows, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rows->str, ==, "-;identity\ncv;-;identity\ncv;identity\ncv");
  g_assert_cmpuint (hupan_db_get_n_steps (db) - before, ==, (5 + 1) + (2 + 1));

  hupan_registry_scan (world.test->registry, hupan_kind_get ("application"), paths, ids, 5, NULL, add_row_cb, by_id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (by_id->str, ==, rows->str);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/scan/paths", test_paths);
  g_test_add_func ("/store/scan/languages", test_languages);
  g_test_add_func ("/store/scan/trash", test_trashed_records_count_as_gone);
  g_test_add_func ("/store/scan/all-columns", test_all_columns);
  g_test_add_func ("/store/scan/refused", test_refused);
  g_test_add_func ("/store/scan/stop", test_stop_and_cancel);
  g_test_add_func ("/store/scan/steps", test_steps);
  g_test_add_func ("/store/scan/steps-of-counts", test_steps_of_counts);
  g_test_add_func ("/store/scan/shared", test_shared);
  g_test_add_func ("/store/dependants/paths", test_dependants);
  g_test_add_func ("/store/dependants/removed-part", test_dependants_of_removed_part);

  return g_test_run ();
}
