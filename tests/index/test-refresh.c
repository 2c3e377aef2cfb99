/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-candidates.h"
#include "index/hupan-image-private.h"

/* An image that was patched after each of many edits answers as one that was loaded after them. */

#define N_CANDIDATES 150
#define N_EDITS 700
#define COMPARE_EVERY 20

static const HupanKind *
get_kind (void)
{
  return hupan_kind_get ("application");
}

static HupanImage *
load (TestCandidates *candidates)
{
  g_autoptr (GError) error = NULL;
  HupanImage *image = hupan_image_load_from (test_candidates_get_source (candidates), get_kind (), "en", NULL, &error);

  g_assert_no_error (error);
  return image;
}

static void
refresh (HupanImage     *image,
         TestCandidates *candidates,
         HupanBatch     *batch)
{
  g_autoptr (GError) error = NULL;

  hupan_image_refresh_from (image, test_candidates_get_source (candidates), batch, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_equal_facets (HupanResult       *patched,
                     HupanResult       *fresh,
                     const HupanColumn *column)
{
  gsize n_patched, n_fresh;
  const HupanFacetValue *one = hupan_result_get_facet (patched, column, &n_patched);
  const HupanFacetValue *two = hupan_result_get_facet (fresh, column, &n_fresh);

  g_assert_cmpuint (n_patched, ==, n_fresh);
  for (gsize i = 0; i < n_fresh; i++)
    {
      g_assert_cmpstr (one[i].value, ==, two[i].value);
      g_assert_cmpstr (one[i].label, ==, two[i].label);
      g_assert_cmpuint (one[i].count, ==, two[i].count);
    }
}

static void
assert_equal_results (HupanImage *patched,
                      HupanImage *fresh,
                      HupanQuery *query)
{
  g_autoptr (HupanResult) one = hupan_image_query (patched, query, NULL);
  g_autoptr (HupanResult) two = hupan_image_query (fresh, query, NULL);

  g_assert_cmpuint (hupan_result_get_n_all (one), ==, hupan_result_get_n_all (two));
  g_assert_cmpuint (hupan_result_get_n (one), ==, hupan_result_get_n (two));
  for (guint i = 0; i < hupan_result_get_n (two); i++)
    {
      gint64 id = hupan_result_get_id (two, i);

      g_assert_cmpint (hupan_result_get_id (one, i), ==, id);
      if (i % 16 == 0)
        g_assert_cmpint (hupan_result_find (one, id), ==, i);
    }

  for (const HupanColumn *column = get_kind ()->columns; column->name != NULL; column++)
    if (column->flags & HUPAN_COLUMN_FACET)
      assert_equal_facets (one, two, column);
}

static void
assert_equal_images (HupanImage     *patched,
                     TestCandidates *candidates,
                     GRand          *random)
{
  g_autoptr (HupanImage) fresh = load (candidates);

  g_assert_cmpuint (hupan_image_get_n_rows (patched), ==, hupan_image_get_n_rows (fresh));

  for (const HupanColumn *column = get_kind ()->columns; column->name != NULL; column++)
    {
      g_autoptr (HupanQuery) query = hupan_query_new (get_kind ());
      HupanSort sort = { column, g_rand_boolean (random) };

      hupan_query_set_sort (query, &sort, 1);
      assert_equal_results (patched, fresh, query);
    }
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (HupanQuery) query = hupan_query_new (get_kind ());

      hupan_query_set_text (query, test_candidates_pick_word (candidates, random));
      assert_equal_results (patched, fresh, query);
    }
}

static void
test_like_fresh (gconstpointer data)
{
  guint seed = GPOINTER_TO_UINT (data);
  g_autoptr (TestCandidates) candidates = test_candidates_new (seed, N_CANDIDATES);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (HupanImage) image = load (candidates);

  image->never_reload = TRUE;
  for (guint i = 1; i <= N_EDITS; i++)
    {
      g_autoptr (HupanBatch) batch = test_candidates_edit (candidates);

      refresh (image, candidates, batch);
      if (i % COMPARE_EVERY == 0)
        assert_equal_images (image, candidates, random);
    }
}

/* Many edits at once are not looked up one by one. */
static void
test_reload (void)
{
  g_autoptr (TestCandidates) candidates = test_candidates_new (5, N_CANDIDATES);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (HupanImage) image = load (candidates);
  g_autoptr (HupanBatch) all = hupan_batch_new ("Much", NULL, HUPAN_BATCH_NONE);
  HupanColumnStore *before = image->store;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (HupanBatch) batch = test_candidates_edit (candidates);
      GPtrArray *changes = hupan_batch_get_changes (batch);

      while (changes->len > 0)
        hupan_batch_add_change (all, g_ptr_array_steal_index (changes, 0));
    }

  refresh (image, candidates, all);
  g_assert_true (image->store != before);
  assert_equal_images (image, candidates, random);
}

/* A result stays what it was while the image goes on. */
static void
test_result_stays (void)
{
  g_autoptr (TestCandidates) candidates = test_candidates_new (6, N_CANDIDATES);
  g_autoptr (HupanImage) image = load (candidates);
  g_autoptr (HupanQuery) query = hupan_query_new (get_kind ());
  g_autoptr (HupanResult) result = hupan_image_query (image, query, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const HupanColumn *topics = hupan_kind_get_column (get_kind (), "topics");
  const HupanFacetValue *values;
  g_autofree char *label = NULL;
  gsize n;

  for (guint i = 0; i < hupan_result_get_n (result); i++)
    {
      gint64 id = hupan_result_get_id (result, i);

      g_array_append_val (ids, id);
    }
  values = hupan_result_get_facet (result, topics, &n);
  label = g_strdup (values[0].label);

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (HupanBatch) batch = test_candidates_edit (candidates);

      image->never_reload = i % 10 != 0;
      refresh (image, candidates, batch);
    }
  g_clear_object (&image);

  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (hupan_result_get_id (result, i), ==, g_array_index (ids, gint64, i));
  g_assert_cmpstr (values[0].label, ==, label);
}

typedef struct
{
  HupanImage *image;
  gboolean stop;
  guint n;
} Asking;

static gpointer
ask (gpointer data)
{
  Asking *asking = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  while (!g_atomic_int_get (&asking->stop) || asking->n == 0)
    {
      g_autoptr (HupanQuery) query = hupan_query_new (get_kind ());
      g_autoptr (HupanResult) result = NULL;

      hupan_query_set_text (query, test_candidates_pick_word (NULL, random));
      result = hupan_image_query (asking->image, query, NULL);
      for (guint i = 0; i < hupan_result_get_n (result); i++)
        g_assert_cmpint (hupan_result_find (result, hupan_result_get_id (result, i)), ==, i);
      asking->n++;
    }

  return NULL;
}

static void
test_two_threads (void)
{
  g_autoptr (TestCandidates) candidates = test_candidates_new (8, N_CANDIDATES);
  g_autoptr (HupanImage) image = load (candidates);
  Asking asking = { image };
  GThread *thread = g_thread_new ("ask", ask, &asking);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (HupanBatch) batch = test_candidates_edit (candidates);

      image->never_reload = i % 20 != 0;
      refresh (image, candidates, batch);
    }

  g_atomic_int_set (&asking.stop, TRUE);
  g_thread_join (thread);
  g_assert_cmpuint (asking.n, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/refresh/like-fresh/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_like_fresh);
    }
  g_test_add_func ("/refresh/reload", test_reload);
  g_test_add_func ("/refresh/result-stays", test_result_stays);
  g_test_add_func ("/refresh/two-threads", test_two_threads);

  return g_test_run ();
}
