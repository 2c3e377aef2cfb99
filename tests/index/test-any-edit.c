/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/hupan-sample.h"
#include "fixtures/test-edits.h"
#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "index/hupan-image-private.h"

/* Any edits of the sample: whatever somebody does, an image that was patched answers as one that is loaded anew, everything
 * can be taken back, and done again. */

#define N_EDITS 240
#define COMPARE_EVERY 24

typedef struct
{
  TestRecords *records;
  const char *lang;
  TestEdits *edits;
  GPtrArray *images; /* of HupanImage, every kind that has a list */
} Fixture;

static HupanImage *
load (Fixture         *fixture,
      const HupanKind *kind)
{
  g_autoptr (GError) error = NULL;
  HupanImage *image = hupan_image_load (fixture->records->registry, kind, fixture->lang, NULL, &error);

  g_assert_no_error (error);
  image->never_reload = TRUE;
  return image;
}

static void
committed_cb (HupanRegistry *registry,
              HupanCommit   *commit,
              Fixture       *fixture)
{
  for (guint i = 0; i < fixture->images->len; i++)
    {
      g_autoptr (GError) error = NULL;

      hupan_image_refresh (fixture->images->pdata[i], registry, commit->changes, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  guint seed = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;

  fixture->records = test_records_new ();
  fixture->lang = seed % 2 != 0 ? "en" : "zh-Hans";
  fixture->images = g_ptr_array_new_with_free_func (g_object_unref);

  hupan_sample_add (fixture->records->registry, NULL, &error);
  g_assert_no_error (error);
  fixture->edits = test_edits_new (fixture->records->registry, seed);
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    if ((*kind)->flags & HUPAN_KIND_LISTED)
      g_ptr_array_add (fixture->images, load (fixture, *kind));
  g_signal_connect (fixture->records->registry, "committed", G_CALLBACK (committed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->images);
  test_edits_free (fixture->edits);
  test_records_free (fixture->records);
}

static char *
describe (HupanImage *image,
          HupanQuery *query)
{
  g_autoptr (HupanResult) result = hupan_image_query (image, query, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hupan_result_get_n (result); i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT "\n", hupan_result_get_id (result, i));

  for (const HupanColumn *column = image->kind->columns; column->name != NULL; column++)
    {
      gsize n;
      const HupanFacetValue *values = hupan_result_get_facet (result, column, &n);

      for (gsize i = 0; i < n; i++)
        g_string_append_printf (text, "%s %s “%s” %u\n", column->name, values[i].value, values[i].label, values[i].count);
    }

  return g_string_free_and_steal (text);
}

/* Says where two descriptions part. */
static void
assert_same_answer (Fixture    *fixture,
                    HupanImage *patched,
                    HupanImage *fresh,
                    HupanQuery *query)
{
  g_autofree char *answer = describe (patched, query);
  g_autofree char *expected = describe (fresh, query);
  g_auto (GStrv) one = g_strsplit (answer, "\n", -1);
  g_auto (GStrv) two = g_strsplit (expected, "\n", -1);
  g_autofree char *json = NULL;
  guint at = 0;

  if (g_str_equal (answer, expected))
    return;

  while (g_strcmp0 (one[at], two[at]) == 0)
    at++;
  json = hupan_query_to_json (query);
  g_test_message ("%s after %u edits, %s, line %u", patched->kind->plural, fixture->edits->n_done, json, at);
  g_assert_cmpstr (one[at], ==, two[at]);
}

static void
assert_same_order (Fixture           *fixture,
                   HupanImage        *patched,
                   HupanImage        *fresh,
                   const HupanColumn *column)
{
  g_autoptr (HupanQuery) query = hupan_query_new (patched->kind);

  hupan_query_set_sort (query, &(HupanSort) { column, test_edits_draw (fixture->edits, 2) == 0 }, 1);
  assert_same_answer (fixture, patched, fresh, query);
}

/* Filtered by some value that the column has. */
static void
assert_same_filtered (Fixture           *fixture,
                      HupanImage        *patched,
                      HupanImage        *fresh,
                      const HupanColumn *column)
{
  g_autoptr (HupanQuery) query = hupan_query_new (patched->kind);
  g_autoptr (HupanResult) all = hupan_image_query (fresh, query, NULL);
  gsize n;
  const HupanFacetValue *values = hupan_result_get_facet (all, column, &n);

  if (n == 0)
    return;
  hupan_query_set_filter (query, column, (const char *const[]) { values[test_edits_draw (fixture->edits, n)].value, NULL });
  assert_same_answer (fixture, patched, fresh, query);
}

static void
assert_like_fresh (Fixture    *fixture,
                   HupanImage *patched)
{
  static const char *const words[] = { "", "zheji", "zurich", "z", "海外", "chongqing", "wang li", "ahmd", "2024", "oneill" };
  g_autoptr (HupanImage) fresh = load (fixture, patched->kind);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (HupanQuery) query = hupan_query_new (patched->kind);

      hupan_query_set_text (query, words[i]);
      assert_same_answer (fixture, patched, fresh, query);
    }
  for (const HupanColumn *column = patched->kind->columns; column->name != NULL; column++)
    {
      assert_same_order (fixture, patched, fresh, column);
      assert_same_filtered (fixture, patched, fresh, column);
    }
}

/* All that lists say of the registry. */
static char *
describe_all (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fixture->images->len; i++)
    {
      HupanImage *image = fixture->images->pdata[i];
      g_autoptr (HupanQuery) query = hupan_query_new (image->kind);
      g_autofree char *said = describe (image, query);

      g_string_append (text, said);
    }
  return g_string_free_and_steal (text);
}

static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint i = 1; i <= N_EDITS; i++)
    {
      test_edits_make (fixture->edits);
      for (guint j = 0; i % COMPARE_EVERY == 0 && j < fixture->images->len; j++)
        assert_like_fresh (fixture, fixture->images->pdata[j]);
    }
  g_assert_cmpuint (fixture->edits->n_done, >, N_EDITS / 4);
  test_registry_assert_sound (fixture->records->registry);
}

/* Back to the sample as it was, and forth again to what was made of it. */
static void
test_back_and_forth (Fixture       *fixture,
                     gconstpointer  data)
{
  HupanRegistry *registry = fixture->records->registry;
  g_autofree char *before = describe_all (fixture);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  guint n_undone = 0;

  for (guint i = 0; i < N_EDITS; i++)
    test_edits_make (fixture->edits);
  after = describe_all (fixture);
  g_assert_cmpstr (after, !=, before);

  for (;;)
    {
      g_autofree char *label = hupan_registry_dup_undo_label (registry);

      if (g_strcmp0 (label, TEST_EDITS_LABEL) != 0)
        break;
      hupan_registry_undo (registry, 0, NULL, &error);
      g_assert_no_error (error);
      n_undone++;
    }
  again = describe_all (fixture);
  g_assert_cmpstr (again, ==, before);

  for (guint i = 0; i < n_undone; i++)
    {
      hupan_registry_redo (registry, NULL, &error);
      g_assert_no_error (error);
    }
  g_free (again);
  again = describe_all (fixture);
  g_assert_cmpstr (again, ==, after);
  for (guint j = 0; j < fixture->images->len; j++)
    assert_like_fresh (fixture, fixture->images->pdata[j]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint seed = 1; seed <= test_times (2); seed++)
    {
      g_autofree char *follow = g_strdup_printf ("/any-edit/follow/%u", seed);
      g_autofree char *back = g_strdup_printf ("/any-edit/back-and-forth/%u", seed);

      g_test_add (follow, Fixture, GUINT_TO_POINTER (seed), set_up, test_follow, tear_down);
      g_test_add (back, Fixture, GUINT_TO_POINTER (100 + seed), set_up, test_back_and_forth, tear_down);
    }

  return g_test_run ();
}
