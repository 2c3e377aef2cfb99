/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-batch.h"
#include "core/hupan-clock.h"
#include "core/kinds/hupan-kinds.h"

/* Records, ids and batches. */

static HupanRecord *
new_university (void)
{
  const HupanKind *kind = &hupan_university_kind;
  g_autofree const char **values = g_new0 (const char *, hupan_kind_get_n_fields (kind));
  HupanRecordMeta meta = { .version = 3, .created_at = 1, .updated_at = 2, .updated_by = "anna", .origin = "ror" };

  values[hupan_kind_get_field_index (kind, "name")] = "York University";
  values[hupan_kind_get_field_index (kind, "country")] = "CA";
  values[hupan_kind_get_field_index (kind, "domains")] = "yorku.ca\nyork.example";
  values[hupan_kind_get_field_index (kind, "city")] = "";
  return hupan_record_new (kind, 42, &meta, values);
}

static void
test_values (void)
{
  g_autoptr (HupanRecord) record = new_university ();
  g_autoptr (HupanRecord) edited = hupan_record_with (record, "country", "US");
  g_autoptr (HupanRecord) emptied = hupan_record_with (edited, "name", NULL);
  g_auto (GStrv) domains = hupan_record_dup_list (record, "domains");
  g_auto (GStrv) none = hupan_record_dup_list (emptied, "notes");

  g_assert_cmpint (hupan_record_get_id (record), ==, 42);
  g_assert_cmpstr (hupan_record_get (record, "name"), ==, "York University");
  g_assert_null (hupan_record_get (record, "city"));
  g_assert_cmpstr (hupan_record_get_meta (record)->updated_by, ==, "anna");
  g_assert_cmpuint (g_strv_length (domains), ==, 2);
  g_assert_cmpstr (domains[1], ==, "york.example");

  g_assert_cmpstr (hupan_record_get (record, "country"), ==, "CA");
  g_assert_cmpstr (hupan_record_get (edited, "country"), ==, "US");
  g_assert_cmpint (hupan_record_get_meta (edited)->version, ==, 3);
  g_assert_cmpstr (hupan_record_get_meta (edited)->origin, ==, "ror");
  g_assert_null (hupan_record_get (emptied, "name"));
  g_assert_cmpuint (g_strv_length (none), ==, 0);

  g_object_add_weak_pointer (G_OBJECT (record), (gpointer *) &record);
  g_object_unref (record);
  g_assert_null (record);
}

static void
test_draft (void)
{
  g_autoptr (HupanRecord) draft = hupan_record_new_draft (&hupan_application_kind);
  g_autoptr (HupanRecord) with_person = hupan_record_with (draft, "person", "123");

  g_assert_cmpstr (hupan_record_get (draft, "stage"), ==, "lead");
  g_assert_cmpint (hupan_record_get_meta (draft)->version, ==, 0);
  g_assert_cmpint (hupan_record_get_id (draft), >, 0);
  g_assert_cmpint (hupan_record_get_reference (draft, "person"), ==, 0);
  g_assert_cmpint (hupan_record_get_reference (with_person, "person"), ==, 123);
}

static const HupanProblem *
only_problem (GPtrArray *problems)
{
  g_assert_cmpuint (problems->len, ==, 1);
  return g_ptr_array_index (problems, 0);
}

static void
test_check (void)
{
  g_autoptr (HupanRecord) record = new_university ();
  g_autoptr (HupanRecord) nameless = hupan_record_with (record, "name", NULL);
  g_autoptr (HupanRecord) partner = hupan_record_with (record, "partner_status", "partner");
  g_autoptr (HupanRecord) far = hupan_record_with (partner, "latitude", "90.5");
  g_autoptr (HupanRecord) wrong = hupan_record_with (partner, "ror_id", "https://ror.org/00a2xv885");
  g_autoptr (HupanRecord) strange = hupan_record_with (partner, "country", "ca");
  g_autoptr (HupanRecord) far_and_nameless = hupan_record_with (far, "name", NULL);
  g_autoptr (GPtrArray) both = hupan_record_check (far_and_nameless);
  g_autoptr (GPtrArray) good = hupan_record_check (partner);
  g_autoptr (GPtrArray) bad = hupan_record_check (nameless);
  g_autoptr (GPtrArray) range = hupan_record_check (far);
  g_autoptr (GPtrArray) value = hupan_record_check (wrong);
  g_autoptr (GPtrArray) spelling = hupan_record_check (strange);

  g_assert_cmpuint (good->len, ==, 0);
  g_assert_cmpuint (bad->len, ==, 2); /* the name and the partnership */
  g_assert_cmpuint (both->len, ==, 2); /* a missing value does not hide the rules */
  g_assert_cmpstr (only_problem (range)->field->name, ==, "latitude");
  g_assert_cmpstr (only_problem (range)->message, ==, "“Latitude” must be between -90 and 90, and not 90.5.");
  g_assert_cmpstr (only_problem (value)->field->name, ==, "ror_id");
  g_assert_cmpstr (only_problem (spelling)->field->name, ==, "country");
}

static void
test_rules (void)
{
  g_autoptr (HupanRecord) draft = hupan_record_new_draft (&hupan_topic_kind);
  g_autoptr (HupanRecord) titled = hupan_record_with (draft, "title", "Rice");
  g_autoptr (HupanRecord) from = hupan_record_with (titled, "open_from", "2024-09-15");
  g_autoptr (HupanRecord) month = hupan_record_with (from, "open_until", "2024-09");
  g_autoptr (HupanRecord) until = hupan_record_with (from, "open_until", "2024-09-14");
  g_autoptr (GPtrArray) fine = hupan_record_check (month);
  g_autoptr (GPtrArray) wrong = hupan_record_check (until);
  g_autoptr (HupanRecord) person = hupan_record_new_draft (&hupan_person_kind);
  g_autoptr (HupanRecord) named = hupan_record_with (person, "name", "Wang Xiaoming");
  g_autoptr (HupanRecord) born = hupan_record_with (named, "birth_date", "2024-03-02");
  g_autoptr (HupanRecord) born_this_year = hupan_record_with (named, "birth_date", "2024");
  g_autoptr (GPtrArray) early = NULL, year = NULL, late = NULL;

  g_assert_cmpuint (fine->len, ==, 0);
  g_assert_cmpstr (only_problem (wrong)->message, ==, "“Open until” (2024-09-14) comes before “Open from” (2024-09-15).");

  hupan_clock_set_today ("2024-03-01");
  early = hupan_record_check (born);
  year = hupan_record_check (born_this_year);
  hupan_clock_set_today ("2024-03-02");
  late = hupan_record_check (born);
  hupan_clock_set_today (NULL);
  g_assert_cmpstr (only_problem (early)->field->name, ==, "birth_date");
  g_assert_cmpuint (year->len, ==, 0);
  g_assert_cmpuint (late->len, ==, 0);
}

static gpointer
make_ids (gpointer data)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < 20000; i++)
    {
      gint64 id = hupan_id_new ();

      g_array_append_val (ids, id);
    }

  return ids;
}

static void
test_ids (void)
{
  GThread *threads[4];
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 before = hupan_id_new ();

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ids", make_ids, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GArray) ids = g_thread_join (threads[i]);
      gint64 last = before;

      for (guint j = 0; j < ids->len; j++)
        {
          gint64 id = g_array_index (ids, gint64, j);

          g_assert_cmpint (id, >, last);
          g_assert_true (g_hash_table_add (all, g_memdup2 (&id, sizeof id)));
          last = id;
        }
    }
}

static HupanChange *
get_change (HupanBatch *batch,
            guint       i)
{
  g_assert_cmpuint (i, <, hupan_batch_get_changes (batch)->len);
  return g_ptr_array_index (hupan_batch_get_changes (batch), i);
}

static void
assert_edit (HupanChange *change,
             guint        i,
             const char  *field,
             const char  *before,
             const char  *after)
{
  HupanEdit *edit;

  g_assert_cmpuint (i, <, change->edits->len);
  edit = g_ptr_array_index (change->edits, i);
  g_assert_cmpstr (edit->field->name, ==, field);
  g_assert_cmpstr (edit->before, ==, before);
  g_assert_cmpstr (edit->after, ==, after);
}

static void
test_batch_set (void)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Edit", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) record = new_university ();
  g_autoptr (HupanRecord) renamed = hupan_record_with (record, "name", "York");
  g_autoptr (HupanRecord) edited = hupan_record_with (renamed, "country", NULL);

  hupan_batch_set (batch, record, "name", "York University");
  g_assert_true (hupan_batch_is_empty (batch));

  hupan_batch_set_all (batch, record, edited);
  g_assert_cmpuint (hupan_batch_get_changes (batch)->len, ==, 1);
  g_assert_cmpint (get_change (batch, 0)->action, ==, HUPAN_ACTION_SET);
  g_assert_cmpint (get_change (batch, 0)->version, ==, 3);
  assert_edit (get_change (batch, 0), 0, "name", "York University", "York");
  assert_edit (get_change (batch, 0), 1, "country", "CA", NULL);

  hupan_batch_set (batch, record, "name", "Y");
  assert_edit (get_change (batch, 0), 0, "name", "York University", "Y");
  hupan_batch_set (batch, record, "name", "York University");
  hupan_batch_set (batch, record, "country", "CA");
  g_assert_cmpuint (get_change (batch, 0)->edits->len, ==, 0);
  g_assert_true (hupan_batch_is_empty (batch));
}

static void
test_batch_create (void)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Import", "call 2024", HUPAN_BATCH_IMPORT);
  g_autoptr (HupanRecord) draft = hupan_record_new_draft (&hupan_tag_kind);
  g_autoptr (HupanRecord) named = hupan_record_with (draft, "name", "Urgent");
  g_autoptr (HupanRecord) stored = new_university ();
  gint64 id = hupan_batch_create (batch, named, "csv");

  g_assert_cmpint (id, ==, hupan_record_get_id (named));
  hupan_batch_set (batch, named, "notes", "Ask first");
  hupan_batch_set (batch, named, "name", "Very urgent");
  hupan_batch_trash (batch, stored);
  hupan_batch_remove (batch, stored);

  g_assert_cmpint (hupan_batch_get_flags (batch), ==, HUPAN_BATCH_IMPORT);
  g_assert_cmpstr (hupan_batch_get_reason (batch), ==, "call 2024");
  g_assert_cmpuint (hupan_batch_get_changes (batch)->len, ==, 3);
  g_assert_cmpint (get_change (batch, 0)->action, ==, HUPAN_ACTION_CREATE);
  g_assert_cmpint (get_change (batch, 0)->version, ==, 0);
  g_assert_cmpstr (get_change (batch, 0)->origin, ==, "csv");
  assert_edit (get_change (batch, 0), 0, "name", NULL, "Very urgent");
  assert_edit (get_change (batch, 0), 1, "notes", NULL, "Ask first");
  g_assert_cmpint (get_change (batch, 1)->action, ==, HUPAN_ACTION_TRASH);
  assert_edit (get_change (batch, 2), 0, "name", "York University", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/record/values", test_values);
  g_test_add_func ("/core/record/draft", test_draft);
  g_test_add_func ("/core/record/check", test_check);
  g_test_add_func ("/core/record/rules", test_rules);
  g_test_add_func ("/core/record/ids", test_ids);
  g_test_add_func ("/core/batch/set", test_batch_set);
  g_test_add_func ("/core/batch/create", test_batch_create);
  return g_test_run ();
}
