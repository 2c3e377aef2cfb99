/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-period.h"
#include "fixtures/test-candidates.h"
#include "index/hupan-image-private.h"
#include "index/hupan-years.h"

/* The facet of a column of dates. That its counts are right for any filter is a matter of test-image.c. */

#define N_CANDIDATES 260

typedef struct
{
  TestCandidates *candidates;
  HupanImage *image;
  const HupanColumn *received;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const HupanKind *kind = hupan_kind_get ("application");
  g_autoptr (GError) error = NULL;

  fixture->candidates = test_candidates_new (99, N_CANDIDATES);
  fixture->received = hupan_kind_get_column (kind, "received_on");
  fixture->image = hupan_image_load_from (test_candidates_get_source (fixture->candidates), kind, "en", NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->image);
  test_candidates_free (fixture->candidates);
}

static HupanResult *
ask (Fixture           *fixture,
     const char *const *periods)
{
  g_autoptr (HupanQuery) query = hupan_query_new (hupan_kind_get ("application"));

  hupan_query_set_filter (query, fixture->received, periods);
  return hupan_image_query (fixture->image, query, NULL);
}

static void
assert_value (const HupanFacetValue *value,
              const char            *period,
              const char            *label,
              gboolean               selected)
{
  g_assert_cmpstr (value->value, ==, period);
  g_assert_cmpstr (value->label, ==, label);
  g_assert_cmpint (value->selected, ==, selected);
}

/* What is chosen and no year, the years that there are and are chosen, no date. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (HupanResult) result = ask (fixture, (const char *const[]) { "1999", "2022-07..2023-06", "", "soon", NULL });
  g_autofree char *range = hupan_period_format ("2022-07..2023-06");
  const HupanFacetValue *values;
  gsize n;

  values = hupan_result_get_facet (result, fixture->received, &n);
  g_assert_cmpuint (n, ==, 9);
  assert_value (&values[0], "2022-07..2023-06", range, TRUE);
  assert_value (&values[1], "soon", "soon", TRUE);
  assert_value (&values[2], "2024", "2024", FALSE);
  assert_value (&values[3], "2023", "2023", FALSE);
  assert_value (&values[6], "2020", "2020", FALSE);
  assert_value (&values[7], "1999", "1999", TRUE);
  assert_value (&values[8], "", "", TRUE);

  g_assert_cmpuint (values[1].count, ==, 0);
  g_assert_cmpuint (values[7].count, ==, 0);
  g_assert_cmpuint (values[8].count + values[0].count, ==, hupan_result_get_n (result));
}

/* A year asks for what it counts. */
static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (HupanResult) everything = ask (fixture, NULL);
  const HupanFacetValue *values;
  gsize n;

  values = hupan_result_get_facet (everything, fixture->received, &n);
  g_assert_cmpuint (n, ==, 6);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (HupanResult) result = ask (fixture, (const char *const[]) { values[i].value, NULL });

      g_assert_cmpuint (hupan_result_get_n (result), ==, values[i].count);
      g_assert_cmpuint (values[i].count, >, 0);
    }
}

/* Rows with several dates, some known to the year or month only: each counts once in a year, and in a period if one of its
 * dates lies there. */
static void
test_several_dates (void)
{
  static const char *const lists[] = { "2024-05-01\n2024-09\n2023", "2023\n2023-02-28", "2025-01-01", NULL };
  const HupanField field = { "entry_date", "Entry date", HUPAN_TYPE_DATE };
  g_autoptr (HupanDictionary) dictionary = hupan_dictionary_new (&field, &field, HUPAN_DICTIONARY_BY_FIELD);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) values = NULL;
  g_autoptr (GString) described = g_string_new (NULL);
  guint32 counts[] = { 2, 3, 4, 5 }; /* rows without a date, and with each of the lists */

  for (guint i = 0; lists[i] != NULL; i++)
    g_assert_cmpuint (hupan_dictionary_add (dictionary, lists[i]), ==, i + 1);

  values = hupan_years_count (dictionary, counts, (const char *const[]) { "2023-02..2024-05", "2023..2024", "..2022", NULL }, texts);
  for (guint i = 0; i < values->len; i++)
    {
      const HupanFacetValue *value = &g_array_index (values, HupanFacetValue, i);

      g_string_append_printf (described, "%s:%u ", value->value, value->count);
    }
  g_assert_cmpstr (described->str, ==, "2023-02..2024-05:7 2023..2024:7 ..2022:0 2025:5 2024:3 2023:7 :2 ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/years/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/years/counts", Fixture, NULL, set_up, test_counts, tear_down);

  g_test_add_func ("/years/several-dates", test_several_dates);

  return g_test_run ();
}
