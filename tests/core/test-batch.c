/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-batch.h"

/* A university as it may stand in a registry, with the city verified by staff. */
static HupanRecord *
make_university (void)
{
  const HupanKind *kind = hupan_kind_get ("university");
  const HupanRecordMeta meta = { .version = 3 };
  g_autofree const char **values = g_new0 (const char *, hupan_kind_get_n_fields (kind));
  g_autoptr (HupanRecord) draft = hupan_record_new (kind, 17, &meta, values);
  g_autoptr (HupanRecord) named = hupan_record_with (draft, "name", "Testing University");
  g_autoptr (HupanRecord) placed = hupan_record_with (named, "city", "Testville");

  return hupan_record_with (placed, "verified_fields", "city");
}

static const char *
after (HupanBatch *batch,
       const char *field)
{
  HupanChange *change = g_ptr_array_index (hupan_batch_get_changes (batch), 0);

  for (guint i = 0; i < change->edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (change->edits, i);

      if (g_str_equal (edit->field->name, field))
        return edit->after;
    }

  return "(no edit)";
}

/* Several edits of one record are one change; one that is taken back is none. */
static void
test_set (void)
{
  g_autoptr (HupanRecord) record = make_university ();
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Test", NULL, HUPAN_BATCH_NONE);

  hupan_batch_set (batch, record, "notes", NULL);
  g_assert_true (hupan_batch_is_empty (batch));

  hupan_batch_set (batch, record, "notes", "One");
  hupan_batch_set (batch, record, "owner", "Two");
  g_assert_cmpuint (hupan_batch_get_changes (batch)->len, ==, 1);
  g_assert_cmpstr (after (batch, "notes"), ==, "One");
  g_assert_cmpstr (after (batch, "owner"), ==, "Two");
  g_assert_cmpint (((HupanChange *) g_ptr_array_index (hupan_batch_get_changes (batch), 0))->version, ==, 3);

  hupan_batch_set (batch, record, "notes", NULL);
  hupan_batch_set (batch, record, "owner", "");
  g_assert_true (hupan_batch_is_empty (batch));
}

static void
test_edits_verify (void)
{
  g_autoptr (HupanRecord) record = make_university ();
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Test", NULL, HUPAN_BATCH_NONE);

  hupan_batch_set (batch, record, "notes", "Staff's own field");
  g_assert_cmpstr (after (batch, "verified_fields"), ==, "(no edit)");
  hupan_batch_set (batch, record, "city", "Testburg");
  g_assert_cmpstr (after (batch, "verified_fields"), ==, "(no edit)");
  hupan_batch_set (batch, record, "name", "University of Testing");
  g_assert_cmpstr (after (batch, "verified_fields"), ==, "city\nname");
  hupan_batch_set (batch, record, "name", "Testing University");
  g_assert_cmpstr (after (batch, "verified_fields"), ==, "(no edit)");
}

static void
test_set_all_verifies (void)
{
  g_autoptr (HupanRecord) record = make_university ();
  g_autoptr (HupanRecord) renamed = hupan_record_with (record, "name", "University of Testing");
  g_autoptr (HupanRecord) edited = hupan_record_with (renamed, "native_name", "测试大学");
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Test", NULL, HUPAN_BATCH_NONE);

  hupan_batch_set_all (batch, record, edited);
  hupan_batch_set_all (batch, record, edited);
  g_assert_cmpstr (after (batch, "verified_fields"), ==, "city\nname\nnative_name");
  hupan_batch_set_all (batch, record, record);
  g_assert_true (hupan_batch_is_empty (batch));
}

static void
test_imports_do_not (void)
{
  g_autoptr (HupanRecord) record = make_university ();
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Test", NULL, HUPAN_BATCH_IMPORT);

  hupan_batch_set (batch, record, "name", "University of Testing");
  g_assert_cmpstr (after (batch, "verified_fields"), ==, "(no edit)");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/set", test_set);
  g_test_add_func ("/batch/edits-verify", test_edits_verify);
  g_test_add_func ("/batch/set-all-verifies", test_set_all_verifies);
  g_test_add_func ("/batch/imports-do-not", test_imports_do_not);
  return g_test_run ();
}
