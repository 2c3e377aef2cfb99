/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-batch.h"

/* A university as it may stand in a registry. */
static HupanRecord *
make_university (void)
{
  const HupanKind *kind = hupan_kind_get ("university");
  const HupanRecordMeta meta = { .version = 3 };
  g_autofree const char **values = g_new0 (const char *, hupan_kind_get_n_fields (kind));
  g_autoptr (HupanRecord) draft = hupan_record_new (kind, 17, &meta, values);

  return hupan_record_with (draft, "name", "Testing University");
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/set", test_set);
  return g_test_run ();
}
