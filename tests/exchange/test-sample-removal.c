/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/hupan-sample.h"

#include <sqlite3.h>

typedef struct
{
  char *folder;
  HupanRegistry *registry;
} Fixture;

static gint64
commit (Fixture    *fixture,
        HupanBatch *batch)
{
  g_autoptr (GError) error = NULL;
  gint64 id = hupan_registry_commit (fixture->registry, batch, NULL, &error);

  g_assert_no_error (error);
  return id;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = g_dir_make_tmp ("sample-XXXXXX", &error);
  g_autoptr (HupanBatch) sample = hupan_sample_dup_batch ();

  g_assert_no_error (error);
  fixture->folder = g_build_filename (parent, "registry", NULL);
  fixture->registry = hupan_registry_create (fixture->folder, "Test", &error);
  g_assert_no_error (error);
  g_assert_false (hupan_registry_has_sample (fixture->registry));
  commit (fixture, sample);
  g_assert_true (hupan_registry_has_sample (fixture->registry));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  hupan_registry_close (fixture->registry);
  g_object_unref (fixture->registry);
  g_free (fixture->folder);
}

static HupanRecord *
find_one (Fixture    *fixture,
          const char *kind,
          const char *field,
          const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = hupan_registry_find (fixture->registry, hupan_kind_get (kind), field, value, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  return g_object_ref (g_ptr_array_index (records, 0));
}

static GPtrArray *
remove_sample (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *kept = NULL;
  g_autoptr (HupanBatch) batch = hupan_sample_dup_removal (fixture->registry, &kept, &error);

  g_assert_no_error (error);
  commit (fixture, batch);
  return kept;
}

/* Every row of every table of records, counted by SQLite itself. The registry must not be open. */
static int
count_rows (Fixture    *fixture,
            const char *where)
{
  g_autofree char *path = g_build_filename (fixture->folder, "registry.sqlite", NULL);
  sqlite3 *db;
  int n = 0;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT COUNT (*) FROM %s %s", (*kind)->name, where);
      sqlite3_stmt *statement;

      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      n += sqlite3_column_int (statement, 0);
      sqlite3_finalize (statement);
    }
  sqlite3_close (db);

  return n;
}

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->registry = hupan_registry_open (fixture->folder, HUPAN_OPEN_NONE, NULL, &error);
  g_assert_no_error (error);
}

static void
close_registry (Fixture *fixture)
{
  hupan_registry_close (fixture->registry);
  g_clear_object (&fixture->registry);
}

/* In one step, and back in one step. */
static void
test_all (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  int rows;

  close_registry (fixture);
  rows = count_rows (fixture, "WHERE origin = 'sample'");
  g_assert_cmpint (rows, >, 3000);
  g_assert_cmpint (count_rows (fixture, ""), ==, rows);

  reopen (fixture);
  kept = remove_sample (fixture);
  g_assert_cmpuint (kept->len, ==, 0);
  g_assert_false (hupan_registry_has_sample (fixture->registry));
  close_registry (fixture);
  g_assert_cmpint (count_rows (fixture, ""), ==, 0);

  reopen (fixture);
  hupan_registry_undo (fixture->registry, 0, NULL, &error);
  g_assert_no_error (error);
  close_registry (fixture);
  g_assert_cmpint (count_rows (fixture, "WHERE origin = 'sample'"), ==, rows);

  reopen (fixture);
}

static gint64
create (Fixture    *fixture,
        const char *kind,
        const char *field,
        const char *value,
        const char *reference,
        gint64      id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (HupanRecord) draft = hupan_record_new_draft (hupan_kind_get (kind));
  g_autoptr (HupanRecord) named = hupan_record_with (draft, field, value);
  g_autoptr (HupanRecord) complete = reference != NULL ? hupan_record_with (named, reference, text) : g_object_ref (named);
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Test", NULL, HUPAN_BATCH_NONE);

  hupan_batch_create (batch, complete, NULL);
  commit (fixture, batch);

  return hupan_record_get_id (complete);
}

/* What the staff's own records refer to stays, and what that refers to, with its parts; in the trash too. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (HupanRecord) university = find_one (fixture, "university", "ror_id", "https://ror.org/00a2xv884");
  g_autoptr (HupanRecord) site = find_one (fixture, "site", "name", "Singapore");
  g_autoptr (HupanRecord) field = find_one (fixture, "research_field", "name", "Smart breeding");
  gint64 person = create (fixture, "person", "name", "Ada Bell", NULL, 0);
  g_autoptr (HupanRecord) own_person = NULL;
  g_autoptr (HupanRecord) draft = hupan_record_new_draft (hupan_kind_get ("education"));
  g_autofree char *person_id = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autofree char *university_id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (university));
  g_autoptr (HupanRecord) owned = hupan_record_with (draft, "person", person_id);
  g_autoptr (HupanRecord) education = hupan_record_with (owned, "university", university_id);
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Test", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanBatch) trashing = hupan_batch_new ("Test", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) topic = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  gint64 topic_id;

  hupan_batch_create (batch, education, NULL);
  commit (fixture, batch);
  create (fixture, "host_unit", "name", "Our unit", "site", hupan_record_get_id (site));
  topic_id = create (fixture, "topic", "title", "Our topic", "field", hupan_record_get_id (field));
  topic = hupan_registry_get_record (fixture->registry, hupan_kind_get ("topic"), topic_id, &error);
  g_assert_no_error (error);
  hupan_batch_trash (trashing, topic);
  commit (fixture, trashing);

  kept = remove_sample (fixture);
  g_assert_cmpuint (kept->len, ==, 3);
  for (guint i = 0; i < kept->len; i++)
    {
      HupanSampleKept *one = g_ptr_array_index (kept, i);

      if (one->id == hupan_record_get_id (university))
        g_assert_cmpstr (one->reason, ==, "University “Zhejiang University” stays, because Person “Ada Bell” refers to it.");
    }

  close_registry (fixture);
  g_assert_cmpint (count_rows (fixture, "WHERE origin IS NULL"), ==, 4);
  /* The university, its two other names; the site, its two wordings; the research field, its wording. */
  g_assert_cmpint (count_rows (fixture, "WHERE origin = 'sample'"), ==, 8);
  reopen (fixture);
}

/* What staff added to a sample record goes with it, for it is part of it. */
static void
test_parts_added_by_staff (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (HupanRecord) university = find_one (fixture, "university", "ror_id", "https://ror.org/00a2xv884");
  g_autoptr (GPtrArray) kept = NULL;

  create (fixture, "university_name", "name", "Che Kiang University", "university", hupan_record_get_id (university));
  kept = remove_sample (fixture);
  g_assert_cmpuint (kept->len, ==, 0);
  close_registry (fixture);
  g_assert_cmpint (count_rows (fixture, ""), ==, 0);
  reopen (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sample-removal/all", Fixture, NULL, set_up, test_all, tear_down);
  g_test_add ("/sample-removal/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/sample-removal/parts-added-by-staff", Fixture, NULL, set_up, test_parts_added_by_staff, tear_down);
  return g_test_run ();
}
