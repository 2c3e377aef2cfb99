/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/hupan-sample.h"

static const char *
after (HupanChange *change,
       const char  *field)
{
  for (guint i = 0; i < change->edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (change->edits, i);

      if (strcmp (edit->field->name, field) == 0)
        return edit->after;
    }

  return NULL;
}

static guint
count (HupanBatch *batch,
       const char *kind,
       const char *field,
       const char *value)
{
  GPtrArray *changes = hupan_batch_get_changes (batch);
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      HupanChange *change = g_ptr_array_index (changes, i);

      if (strcmp (change->kind->name, kind) == 0 && (field == NULL || g_strcmp0 (after (change, field), value) == 0))
        n++;
    }

  return n;
}

static guint
count_different (HupanBatch *batch,
                 const char *kind,
                 const char *field)
{
  GPtrArray *changes = hupan_batch_get_changes (batch);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < changes->len; i++)
    {
      HupanChange *change = g_ptr_array_index (changes, i);

      if (strcmp (change->kind->name, kind) == 0 && after (change, field) != NULL)
        g_hash_table_add (values, (char *) after (change, field));
    }

  return g_hash_table_size (values);
}

static void
test_counts (void)
{
  g_autoptr (HupanBatch) batch = hupan_sample_dup_batch ();

  g_assert_cmpuint (count (batch, "university", NULL, NULL), ==, 120);
  g_assert_cmpuint (count_different (batch, "university", "country"), ==, 42);
  g_assert_cmpuint (count_different (batch, "university", "ror_id"), ==, 120);
  g_assert_cmpuint (count (batch, "university", "partner_status", "partner"), ==, 102);
  g_assert_cmpuint (count (batch, "site", NULL, NULL), ==, 8);
  g_assert_cmpuint (count (batch, "host_unit", "name", "Hupan Lab"), ==, 1);
  g_assert_cmpuint (count (batch, "research_field", NULL, NULL), ==, 10);
  g_assert_cmpuint (count (batch, "topic", NULL, NULL), ==, 24);
  g_assert_cmpuint (count (batch, "fellow", NULL, NULL), ==, 40);
  g_assert_cmpuint (count (batch, "call", "target", "30"), ==, 1);
  g_assert_cmpuint (count (batch, "application", NULL, NULL), ==, 420);
  g_assert_cmpuint (count (batch, "person", NULL, NULL), ==, 460);
  g_assert_cmpuint (count_different (batch, "application", "number"), ==, 420);
  g_assert_cmpuint (count_different (batch, "person", "name"), ==, 460);
  g_assert_cmpuint (count_different (batch, "person", "emails"), ==, 460);
}

/* 27 have entered: they are in station, at the exit, out of it, or were terminated in it. */
static void
test_funnel (void)
{
  const HupanField *stage = hupan_kind_get_field (hupan_kind_get ("application"), "stage");
  g_autoptr (HupanBatch) batch = hupan_sample_dup_batch ();
  guint entered = 0;

  for (const HupanChoice *choice = stage->choices; choice->name != NULL; choice++)
    g_assert_cmpuint (count (batch, "application", "stage", choice->name), >, 0);

  entered += count (batch, "application", "stage", "in_station");
  entered += count (batch, "application", "stage", "exit_review");
  entered += count (batch, "application", "stage", "out_station");
  entered += count (batch, "application", "stage", "terminated");
  g_assert_cmpuint (entered, ==, 27);
  g_assert_cmpuint (count (batch, "appointment", NULL, NULL), ==, 27);
  g_assert_cmpuint (count (batch, "appointment", "exit_result", "passed"), ==, 2);
  g_assert_cmpuint (count (batch, "appointment", "exit_result", "left"), ==, 1);
  g_assert_cmpuint (count (batch, "destination", "district_code", "330110"), ==, 1);
  g_assert_cmpuint (count (batch, "requirement", NULL, NULL), ==, 5);
  g_assert_cmpuint (count (batch, "target", NULL, NULL), ==, 2);
  g_assert_cmpuint (count (batch, "award_policy", "district_code", "330110"), ==, 1);
}

/* What every record must hold: its origin, its kind's rules, and an address that belongs to nobody. */
static void
test_records (void)
{
  g_autoptr (HupanBatch) batch = hupan_sample_dup_batch ();
  GPtrArray *changes = hupan_batch_get_changes (batch);

  for (guint i = 0; i < changes->len; i++)
    {
      HupanChange *change = g_ptr_array_index (changes, i);
      g_autoptr (HupanRecord) record = hupan_record_new_draft (change->kind);
      g_autoptr (GPtrArray) problems = NULL;

      g_assert_cmpint (change->action, ==, HUPAN_ACTION_CREATE);
      g_assert_cmpstr (change->origin, ==, "sample");
      for (guint j = 0; j < change->edits->len; j++)
        {
          HupanEdit *edit = g_ptr_array_index (change->edits, j);
          g_autoptr (HupanRecord) before = g_steal_pointer (&record);

          record = hupan_record_with (before, edit->field->name, edit->after);
        }
      problems = hupan_record_check (record);
      if (problems->len > 0)
        g_error ("%s: %s", change->kind->name, ((HupanProblem *) g_ptr_array_index (problems, 0))->message);

      if (strcmp (change->kind->name, "person") != 0)
        continue;
      g_assert_nonnull (strstr (hupan_record_get (record, "emails"), "@example."));
      if (hupan_record_get (record, "orcid") != NULL)
        g_assert_true (g_str_has_prefix (hupan_record_get (record, "orcid"), "0009-9"));
    }
}

static char *
describe (HupanBatch *batch)
{
  GPtrArray *changes = hupan_batch_get_changes (batch);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      HupanChange *change = g_ptr_array_index (changes, i);

      g_string_append_printf (text, "%s\n", change->kind->name);
      for (guint j = 0; j < change->edits->len; j++)
        {
          HupanEdit *edit = g_ptr_array_index (change->edits, j);

          /* Ids are new each time. */
          if (edit->field->type != HUPAN_TYPE_REFERENCE)
            g_string_append_printf (text, "  %s %s\n", edit->field->name, edit->after);
        }
    }

  return g_string_free_and_steal (text);
}

static void
test_same_each_time (void)
{
  g_autoptr (HupanBatch) one = hupan_sample_dup_batch ();
  g_autoptr (HupanBatch) other = hupan_sample_dup_batch ();
  g_autofree char *first = describe (one);
  g_autofree char *second = describe (other);

  g_assert_cmpstr (first, ==, second);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/counts", test_counts);
  g_test_add_func ("/sample/funnel", test_funnel);
  g_test_add_func ("/sample/records", test_records);
  g_test_add_func ("/sample/same-each-time", test_same_each_time);
  return g_test_run ();
}
