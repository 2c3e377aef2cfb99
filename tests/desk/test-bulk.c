/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Several records at once, dossiers and texts of rows: what the desk makes of a registry for the lists and pages. */

#include "core/hupan-clock.h"
#include "desk/hupan-bulk.h"
#include "desk/hupan-dossier.h"
#include "desk/hupan-row-texts.h"
#include "exchange/hupan-sample.h"
#include "fixtures/test-records.h"
#include "index/hupan-image.h"

static HupanRecord *
link_draft (const char *kind,
            const char *field,
            gint64      id)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return test_draft (kind, field, value, NULL);
}

static gboolean
is_trashed (TestRecords *records,
            const char  *kind,
            gint64       id)
{
  g_autoptr (HupanRecord) record = test_records_get (records, kind, id);

  return hupan_record_get_meta (record)->deleted_at != 0;
}

/* The person behind two applications goes with the second, and comes back with the first that does. */
static void
test_embedded (void)
{
  g_autoptr (TestRecords) records = test_records_new ();
  const HupanKind *kind = hupan_kind_get ("application");
  gint64 person = test_records_create (records, test_draft ("person", "name", "Ada", NULL));
  gint64 ids[2];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = test_records_create (records, link_draft ("application", "person", person));

  test_records_commit (records, hupan_bulk_trash (records->registry, kind, &ids[0], 1, &error));
  g_assert_no_error (error);
  g_assert_true (is_trashed (records, "application", ids[0]));
  g_assert_false (is_trashed (records, "person", person));

  test_records_commit (records, hupan_bulk_trash (records->registry, kind, &ids[1], 1, &error));
  g_assert_true (is_trashed (records, "person", person));

  test_records_commit (records, hupan_bulk_restore (records->registry, kind, &ids[0], 1, &error));
  g_assert_false (is_trashed (records, "person", person));
  g_assert_true (is_trashed (records, "application", ids[1]));

  /* Both at once: the person is moved once, in the one batch. */
  test_records_commit (records, hupan_bulk_restore (records->registry, kind, &ids[1], 1, &error));
  test_records_commit (records, hupan_bulk_trash (records->registry, kind, ids, 2, &error));
  g_assert_true (is_trashed (records, "person", person));
  hupan_registry_undo (records->registry, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (is_trashed (records, "person", person));
}

/* A tag that does not exist is made once, given to each once, and taken away again. */
static void
test_tag (void)
{
  g_autoptr (TestRecords) records = test_records_new ();
  gint64 person = test_records_create (records, test_draft ("person", "name", "Ada", NULL));
  gint64 ids[2];
  g_autoptr (HupanBatch) again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = test_records_create (records, link_draft ("application", "person", person));

  test_records_commit (records, hupan_bulk_tag (records->registry, ids, 1, "Priority", NULL));
  test_records_commit (records, hupan_bulk_tag (records->registry, ids, 2, "Priority", NULL));
  test_records_assert_rows (records, "SELECT count(*) FROM tag", "1");
  test_records_assert_rows (records, "SELECT count(*) FROM application_tag", "2");
  again = hupan_bulk_tag (records->registry, ids, 2, "Priority", NULL);
  g_assert_true (hupan_batch_is_empty (again));
  test_records_commit (records, hupan_bulk_untag (records->registry, ids, 2, "Priority", NULL));
  test_records_assert_rows (records, "SELECT count(*) FROM application_tag WHERE deleted_at IS NULL", "0");
}

/* Blanks around it, another case, full-width letters or another language: a tag of that name is the one that is there. */
static void
test_tag_by_any_name (void)
{
  static const char *const names[] = { "Priority", "  priority ", "Ｐｒｉｏｒｉｔｙ", "优先", " 优先　" };
  g_autoptr (TestRecords) records = test_records_new ();
  gint64 person = test_records_create (records, test_draft ("person", "name", "Ada", NULL));
  gint64 tag = test_records_create (records, test_draft ("tag", "name", "Priority", NULL));
  g_autofree char *tag_value = g_strdup_printf ("%" G_GINT64_FORMAT, tag);
  g_autoptr (GError) error = NULL;

  test_records_create (records, test_draft ("translation", "owner", tag_value, "field", "name", "lang", "zh", "text", "优先", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 id = test_records_create (records, link_draft ("application", "person", person));
      g_autofree char *sql = g_strdup_printf ("SELECT tag FROM application_tag WHERE application = %" G_GINT64_FORMAT, id);

      test_records_commit (records, hupan_bulk_tag (records->registry, &id, 1, names[i], NULL));
      test_records_assert_rows (records, sql, tag_value);
      test_records_commit (records, hupan_bulk_untag (records->registry, &id, 1, names[i], NULL));
    }
  test_records_assert_rows (records, "SELECT count(*) FROM tag", "1");
  test_records_assert_rows (records, "SELECT count(*) FROM application_tag WHERE deleted_at IS NULL", "0");

  /* A new one is stored without the blanks; one without a name is refused. */
  {
    gint64 id = test_records_create (records, link_draft ("application", "person", person));

    test_records_commit (records, hupan_bulk_tag (records->registry, &id, 1, "  Needs visa ", NULL));
    test_records_assert_rows (records, "SELECT name FROM tag WHERE name LIKE '%visa%'", "Needs visa");
    g_assert_null (hupan_bulk_tag (records->registry, &id, 1, " \t", &error));
    g_assert_nonnull (error);
  }
}

/* The first records of a kind in the sample. */
static gboolean
collect (gint64             id,
         const char *const *values,
         gpointer           data)
{
  GArray *ids = data;

  g_array_append_val (ids, id);
  return ids->len < 5;
}

static GArray *
list_ids (TestRecords     *records,
          const HupanKind *kind)
{
  static const char *const no_paths[] = { NULL };
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  hupan_registry_scan (records->registry, kind, no_paths, NULL, 0, "en", collect, ids, NULL, &error);
  g_assert_no_error (error);
  return ids;
}

static gint64
add_document (TestRecords *records,
              gint64       university,
              const char  *name)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, university);

  return test_records_create (records, test_draft ("document", "name", name, "university", id, "media_type", "text/plain", "size", "1",
                                                   "sha256", name, NULL));
}

static void
move (TestRecords *records,
      const char  *day,
      const char  *kind,
      gint64       id,
      HupanBatch *(*how) (HupanRegistry *, const HupanKind *, const gint64 *, gsize, GError **))
{
  g_autoptr (GError) error = NULL;
  HupanBatch *batch;

  hupan_clock_set_today (day);
  batch = how (records->registry, hupan_kind_get (kind), &id, 1, &error);
  g_assert_no_error (error);
  test_records_commit (records, batch);
}

/* Documents go to the trash with whom they belong to, and come back with them; one that was thrown away before stays
 * there. */
static void
test_followers (void)
{
  g_autoptr (TestRecords) records = test_records_new ();
  gint64 owner = test_records_create (records, test_draft ("university", "name", "One", NULL));
  gint64 other = test_records_create (records, test_draft ("university", "name", "Other", NULL));
  gint64 first = add_document (records, owner, "first");
  gint64 second = add_document (records, owner, "second");
  gint64 third = add_document (records, other, "third");
  g_autoptr (GError) error = NULL;

  move (records, "2026-03-01", "document", second, hupan_bulk_trash);
  move (records, "2026-03-02", "university", owner, hupan_bulk_trash);
  g_assert_true (is_trashed (records, "document", first));
  g_assert_true (is_trashed (records, "document", second));
  g_assert_false (is_trashed (records, "document", third));

  move (records, "2026-03-03", "university", owner, hupan_bulk_restore);
  g_assert_false (is_trashed (records, "university", owner));
  g_assert_false (is_trashed (records, "document", first));
  g_assert_true (is_trashed (records, "document", second));

  g_assert_cmpint (hupan_registry_undo (records->registry, 0, NULL, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_true (is_trashed (records, "university", owner));
  g_assert_true (is_trashed (records, "document", first));
  hupan_clock_set_today (NULL);
}

/* A document that is taken out of the trash brings back whom it belongs to, and what went with that. */
static void
test_leaders (void)
{
  g_autoptr (TestRecords) records = test_records_new ();
  gint64 owner = test_records_create (records, test_draft ("university", "name", "One", NULL));
  gint64 first = add_document (records, owner, "first");
  gint64 second = add_document (records, owner, "second");
  gint64 third = add_document (records, owner, "third");
  gint64 person = test_records_create (records, test_draft ("person", "name", "Ada", NULL));
  gint64 application = test_records_create (records, link_draft ("application", "person", person));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, application);
  gint64 cv = test_records_create (records, test_draft ("document", "name", "cv", "application", id, "media_type", "text/plain", "size",
                                                        "1", "sha256", "cv", NULL));

  move (records, "2026-03-01", "document", second, hupan_bulk_trash);
  move (records, "2026-03-02", "document", third, hupan_bulk_trash);
  move (records, "2026-03-03", "university", owner, hupan_bulk_trash);
  move (records, "2026-03-04", "document", second, hupan_bulk_restore);
  g_assert_false (is_trashed (records, "document", second));
  g_assert_false (is_trashed (records, "university", owner));
  g_assert_false (is_trashed (records, "document", first));
  g_assert_true (is_trashed (records, "document", third));

  move (records, "2026-03-05", "application", application, hupan_bulk_trash);
  g_assert_true (is_trashed (records, "person", person));
  g_assert_true (is_trashed (records, "document", cv));
  move (records, "2026-03-06", "document", cv, hupan_bulk_restore);
  g_assert_false (is_trashed (records, "document", cv));
  g_assert_false (is_trashed (records, "application", application));
  g_assert_false (is_trashed (records, "person", person));
  hupan_clock_set_today (NULL);
}

static TestRecords *
new_sample (void)
{
  TestRecords *records = test_records_new ();

  test_records_commit (records, hupan_sample_dup_batch ());
  return records;
}

/* Every kind that has a list: its records can be read with all that belongs to them, and copied. */
static void
test_dossiers (void)
{
  g_autoptr (TestRecords) records = new_sample ();
  g_autoptr (GError) error = NULL;

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GArray) ids = list_ids (records, *kind);

      for (guint i = 0; i < ids->len; i++)
        {
          const gint64 id = g_array_index (ids, gint64, i);
          g_autoptr (HupanDossier) dossier = hupan_dossier_load (records->registry, *kind, id, "en", &error);
          g_autoptr (HupanDossier) copy = NULL;

          g_assert_no_error (error);
          g_assert_cmpint (hupan_dossier_get_id (dossier), ==, id);
          g_assert_cmpstr (hupan_dossier_get_title (dossier), !=, "");
          g_assert_true ((hupan_dossier_get_embedded (dossier) != NULL) == ((*kind)->embeds != NULL));
          copy = hupan_dossier_duplicate (dossier);
          g_assert_cmpint (hupan_dossier_get_id (copy), !=, id);
        }
    }
}

/* What is computed reads like a field; a draft has none of it. */
static void
test_derived (void)
{
  const HupanKind *kind = hupan_kind_get ("application");
  g_autoptr (TestRecords) records = new_sample ();
  g_autoptr (GArray) ids = list_ids (records, kind);
  gint64 id = g_array_index (ids, gint64, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanDossier) dossier = NULL;
  g_autoptr (HupanDossier) copy = NULL;
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;
  const HupanField *field;
  HupanRecord *record;

  test_records_set (records, "application", id, "stage_since", "2020-01-01");
  hupan_clock_set_today ("2024-01-01");
  dossier = hupan_dossier_load (records->registry, kind, id, "en", &error);
  hupan_clock_set_today (NULL);
  g_assert_no_error (error);

  record = hupan_dossier_find_field (dossier, "days_in_stage", &field);
  g_assert_true (record == hupan_dossier_get_record (dossier));
  g_assert_true (field == &hupan_kind_get_derived (kind, "days_in_stage")->field);
  g_assert_cmpstr (hupan_dossier_get_value (dossier, record, field), ==, "1461");
  text = hupan_dossier_format (dossier, record, field);
  number = hupan_field_format (field, "1461");
  g_assert_cmpstr (text, ==, number);

  copy = hupan_dossier_duplicate (dossier);
  record = hupan_dossier_find_field (copy, "days_in_stage", &field);
  g_assert_null (hupan_dossier_get_value (copy, record, field));
  g_assert_null (hupan_dossier_find_field (dossier, "person.days_in_stage", &field));
}

/* Every column of every kind has texts, one for each record that was asked for. */
static void
test_row_texts (void)
{
  g_autoptr (TestRecords) records = new_sample ();
  g_autoptr (GError) error = NULL;

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GArray) ids = list_ids (records, *kind);
      g_autoptr (GPtrArray) columns = g_ptr_array_new ();
      g_autoptr (GPtrArray) rows = NULL;

      for (const HupanColumn *column = (*kind)->columns; column != NULL && column->name != NULL; column++)
        g_ptr_array_add (columns, (gpointer) column);
      if (columns->len == 0 || ids->len == 0)
        continue;

      rows = hupan_row_texts_read (records->registry, *kind, (const HupanColumn *const *) columns->pdata, columns->len,
                                   (const gint64 *) (gpointer) ids->data, ids->len, "en", NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (rows->len, ==, ids->len);
      for (guint i = 0; i < rows->len; i++)
        g_assert_cmpuint (g_strv_length (g_ptr_array_index (rows, i)), ==, columns->len);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/bulk/embedded", test_embedded);
  g_test_add_func ("/desk/bulk/followers", test_followers);
  g_test_add_func ("/desk/bulk/leaders", test_leaders);
  g_test_add_func ("/desk/bulk/tag", test_tag);
  g_test_add_func ("/desk/bulk/tag-by-any-name", test_tag_by_any_name);
  g_test_add_func ("/desk/dossiers", test_dossiers);
  g_test_add_func ("/desk/dossiers/derived", test_derived);
  g_test_add_func ("/desk/row-texts", test_row_texts);
  return g_test_run ();
}
