/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "index/hupan-query.h"

static const HupanKind *
get_kind (void)
{
  return hupan_kind_get ("candidates");
}

static const HupanColumn *
get_column (const char *name)
{
  return hupan_kind_get_column (get_kind (), name);
}

static HupanQuery *
make_query (void)
{
  HupanQuery *query = hupan_query_new (get_kind ());
  HupanSort sort[] = { { get_column ("stage"), TRUE }, { get_column ("name"), FALSE } };

  hupan_query_set_text (query, "Müller “浙大” \\ \n");
  hupan_query_set_filter (query, get_column ("stage"), (const char *const[]) { "lead", "interview", NULL });
  hupan_query_set_filter (query, get_column ("country"), (const char *const[]) { "", NULL });
  hupan_query_set_sort (query, sort, G_N_ELEMENTS (sort));

  return query;
}

static void
test_values (void)
{
  g_autoptr (HupanQuery) query = make_query ();
  const HupanSort *sort;
  gsize n;

  g_assert_true (hupan_query_get_kind (query) == get_kind ());
  g_assert_cmpstr (hupan_query_get_filter (query, get_column ("stage"))[1], ==, "interview");
  g_assert_null (hupan_query_get_filter (query, get_column ("topics")));
  g_assert_true (hupan_query_has_filters (query));

  hupan_query_clear (query);
  g_assert_cmpstr (hupan_query_get_text (query), ==, "");
  g_assert_false (hupan_query_has_filters (query));
  sort = hupan_query_get_sort (query, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (sort[0].column == get_column ("stage") && sort[0].descending);
}

static void
test_filter_is_taken_away (void)
{
  g_autoptr (HupanQuery) query = make_query ();

  hupan_query_set_filter (query, get_column ("stage"), hupan_query_get_filter (query, get_column ("stage")));
  g_assert_cmpuint (g_strv_length ((char **) hupan_query_get_filter (query, get_column ("stage"))), ==, 2);
  hupan_query_set_filter (query, get_column ("stage"), (const char *const[]) { NULL });
  g_assert_null (hupan_query_get_filter (query, get_column ("stage")));
  hupan_query_set_filter (query, get_column ("country"), NULL);
  g_assert_false (hupan_query_has_filters (query));
}

static void
test_sort_has_a_column_once (void)
{
  g_autoptr (HupanQuery) query = hupan_query_new (get_kind ());
  HupanSort sort[] = { { get_column ("name"), FALSE }, { get_column ("stage"), FALSE }, { get_column ("name"), TRUE } };
  gsize n;

  hupan_query_set_sort (query, sort, G_N_ELEMENTS (sort));
  hupan_query_get_sort (query, &n);
  g_assert_cmpuint (n, ==, 2);
}

static void
test_copy (void)
{
  g_autoptr (HupanQuery) query = make_query ();
  g_autoptr (HupanQuery) copy = hupan_query_copy (query);

  g_assert_true (hupan_query_equal (query, copy));
  hupan_query_set_text (copy, "x");
  g_assert_false (hupan_query_equal (query, copy));
  hupan_query_set_text (copy, hupan_query_get_text (query));
  hupan_query_set_filter (copy, get_column ("stage"), NULL);
  g_assert_false (hupan_query_equal (query, copy));
  g_assert_nonnull (hupan_query_get_filter (query, get_column ("stage")));
}

static void
test_json (void)
{
  g_autoptr (HupanQuery) query = make_query ();
  g_autoptr (HupanQuery) empty = hupan_query_new (get_kind ());
  g_autofree char *json = hupan_query_to_json (query);
  g_autofree char *empty_json = hupan_query_to_json (empty);
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanQuery) back = hupan_query_from_json (get_kind (), json, &error);

  g_assert_no_error (error);
  g_assert_true (hupan_query_equal (query, back));
  g_assert_cmpstr (empty_json, ==, "{}");
}

/* A view saved by a Hupan that had other columns. */
static void
test_unknown_columns (void)
{
  static const char json[] = "{\"text\":\"a\",\"more\":[1],\"filters\":{\"gone\":[\"x\"],\"stage\":[\"lead\"]},"
                             "\"sort\":[{\"column\":\"gone\"},{\"column\":\"name\",\"descending\":true}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanQuery) query = hupan_query_from_json (get_kind (), json, &error);
  const HupanSort *sort;
  gsize n;

  g_assert_no_error (error);
  g_assert_cmpstr (hupan_query_get_text (query), ==, "a");
  g_assert_cmpstr (hupan_query_get_filter (query, get_column ("stage"))[0], ==, "lead");
  sort = hupan_query_get_sort (query, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (sort[0].column == get_column ("name") && sort[0].descending);
}

/* Periods have the same form as all values; what is none is passed over, with its filter if nothing is left of it. */
static void
test_periods (void)
{
  static const char json[] = "{\"filters\":{\"received_on\":[\"2024-07..\",\"soon\",\"\",\"2025..2024\",\"2024-02-29\"],"
                             "\"stage_since\":[\"..\"]}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanQuery) query = hupan_query_from_json (get_kind (), json, &error);
  g_autofree char *back = NULL;

  g_assert_no_error (error);
  g_assert_null (hupan_query_get_filter (query, get_column ("stage_since")));
  back = hupan_query_to_json (query);
  g_assert_cmpstr (back, ==, "{\"filters\":{\"received_on\":[\"2024-07..\",\"\",\"2024-02-29\"]}}");
}

static void
test_malformed (void)
{
  static const char *const texts[] = {
    "", "[", "[]", "12", "null", "{\"text\":1}", "{\"text\":null}", "{\"text\":[\"a\"]}", "{\"filters\":[]}", "{\"filters\":\"x\"}",
    "{\"filters\":{\"stage\":\"lead\"}}", "{\"filters\":{\"stage\":[1]}}", "{\"filters\":{\"gone\":[{}]}}", "{\"sort\":{}}",
    "{\"sort\":[\"name\"]}", "{\"sort\":[{}]}", "{\"sort\":[{\"column\":1}]}", "{\"sort\":[{\"column\":\"name\",\"descending\":\"yes\"}]}",
    "{\"sort\":[{\"column\":\"name\",\"descending\":{}}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HupanQuery) query = hupan_query_from_json (get_kind (), texts[i], &error);

      g_test_message ("%s", texts[i]);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_null (query);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query/values", test_values);
  g_test_add_func ("/query/filter-is-taken-away", test_filter_is_taken_away);
  g_test_add_func ("/query/sort-has-a-column-once", test_sort_has_a_column_once);
  g_test_add_func ("/query/copy", test_copy);
  g_test_add_func ("/query/json", test_json);
  g_test_add_func ("/query/unknown-columns", test_unknown_columns);
  g_test_add_func ("/query/periods", test_periods);
  g_test_add_func ("/query/malformed", test_malformed);

  return g_test_run ();
}
