/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "core/hupan-fold.h"
#include "fixtures/test-candidates.h"
#include "fixtures/test-score.h"
#include "index/hupan-image-private.h"

/* Every answer of an image is compared with what somebody finds who looks at each candidate in turn, with plain string
 * functions, and sorts with qsort. */

#define N_CANDIDATES 260

typedef struct
{
  TestCandidates *candidates;
  HupanImage *image;
  const HupanKind *kind;
  guint n;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->kind = hupan_kind_get ("application");
  fixture->candidates = test_candidates_new (GPOINTER_TO_UINT (data), N_CANDIDATES);
  fixture->n = test_candidates_get_n (fixture->candidates);
  fixture->image = hupan_image_load_from (test_candidates_get_source (fixture->candidates), fixture->kind, "en", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hupan_image_get_n_rows (fixture->image), ==, fixture->n);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->image);
  test_candidates_free (fixture->candidates);
}

static const HupanColumn *
get_column (const char *name)
{
  return hupan_kind_get_column (hupan_kind_get ("application"), name);
}

/* Periods by plain comparison of texts, which is enough for dates whose days go to 28. */
static gboolean
is_in_period (const char *date,
              const char *period)
{
  const char *dots = strstr (period, "..");
  g_autofree char *from = dots != NULL ? g_strndup (period, dots - period) : g_strdup (period);
  g_autofree char *to = g_strconcat (dots != NULL ? dots + 2 : period, "~", NULL);

  return strcmp (date, from) >= 0 && (*to == '~' || strcmp (date, to) < 0);
}

static gboolean
passes_one (const HupanColumn *column,
            char             **items,
            const char        *wanted)
{
  if (!hupan_column_is_dated (column, hupan_kind_get ("application")))
    return g_strv_contains ((const char *const *) items, wanted);

  for (; *items != NULL; items++)
    if (is_in_period (*items, wanted))
      return TRUE;

  return FALSE;
}

static gboolean
passes (Fixture           *fixture,
        guint              i,
        HupanQuery        *query,
        const HupanColumn *but)
{
  for (const HupanColumn *column = fixture->kind->columns; column->name != NULL; column++)
    {
      const char *const *filter = column != but ? hupan_query_get_filter (query, column) : NULL;
      const char *value = test_candidates_get_value (fixture->candidates, i, column->path);
      g_auto (GStrv) items = g_strsplit (value != NULL ? value : "", "\n", -1);
      gboolean passing = filter == NULL;

      for (; filter != NULL && *filter != NULL; filter++)
        passing |= **filter == '\0' ? value == NULL : passes_one (column, items, *filter);
      if (!passing)
        return FALSE;
    }

  return TRUE;
}

/* A candidate as it is sorted. */
typedef struct
{
  Fixture *fixture;
  HupanQuery *query;
  guint i;
  gint64 id;
  guint8 score;
  gsize title_length;
  const char *sort;
} Row;

/* One value after the other; a row without any comes last in both directions. */
static int
compare_values (Fixture           *fixture,
                const HupanColumn *column,
                const char        *a,
                const char        *b,
                gboolean           descending)
{
  const HupanField *field = hupan_kind_resolve (fixture->kind, column->path, NULL, NULL);
  gboolean by_label = field->type == HUPAN_TYPE_REFERENCE || field->type == HUPAN_TYPE_COUNTRY ||
                      (field->type == HUPAN_TYPE_TEXT && column->flags & HUPAN_COLUMN_FACET);
  gboolean by_key = !by_label && (field->type == HUPAN_TYPE_TEXT || field->type == HUPAN_TYPE_EMAIL || field->type == HUPAN_TYPE_ORCID);
  g_auto (GStrv) left = g_strsplit (a != NULL ? a : "", "\n", -1);
  g_auto (GStrv) right = g_strsplit (b != NULL ? b : "", "\n", -1);
  int order = 0;

  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);

  for (guint i = 0; order == 0 && (left[i] != NULL || right[i] != NULL); i++)
    {
      if (left[i] == NULL || right[i] == NULL)
        {
          order = left[i] == NULL ? -1 : 1;
        }
      else if (by_label)
        {
          g_autofree char *one = test_candidates_dup_label (fixture->candidates, column, left[i]);
          g_autofree char *two = test_candidates_dup_label (fixture->candidates, column, right[i]);
          g_autofree char *one_key = hupan_sort_key_of (field, one);
          g_autofree char *two_key = hupan_sort_key_of (field, two);

          order = strcmp (one_key, two_key);
          if (order == 0)
            order = strcmp (left[i], right[i]);
        }
      else if (by_key)
        {
          gboolean is_code = hupan_field_get_search_style (field) == HUPAN_SEARCH_CODE;
          g_autofree char *one_key = is_code ? g_ascii_strdown (left[i], -1) : hupan_sort_key_of (field, left[i]);
          g_autofree char *two_key = is_code ? g_ascii_strdown (right[i], -1) : hupan_sort_key_of (field, right[i]);

          return descending ? -strcmp (one_key, two_key) : strcmp (one_key, two_key);
        }
      else
        {
          order = hupan_field_compare (field, left[i], right[i]);
        }
    }

  return descending ? -order : order;
}

static gboolean
is_searching (HupanQuery *query)
{
  const char *text = hupan_query_get_text (query);

  return text[strspn (text, " ")] != '\0';
}

static int
compare_rows_cb (const void *a,
                 const void *b)
{
  const Row *one = a;
  const Row *two = b;
  gsize n;
  const HupanSort *sort = hupan_query_get_sort (one->query, &n);
  int order = 0;

  for (gsize i = 0; order == 0 && i < n; i++)
    {
      const char *path = sort[i].column->flags & HUPAN_COLUMN_TITLE ? "person.@sort" : sort[i].column->path;

      order = compare_values (one->fixture, sort[i].column, test_candidates_get_value (one->fixture->candidates, one->i, path),
                              test_candidates_get_value (one->fixture->candidates, two->i, path), sort[i].descending);
    }
  if (order == 0 && one->score != two->score)
    return one->score < two->score ? -1 : 1;
  if (order == 0 && is_searching (one->query) && one->title_length != two->title_length)
    return one->title_length < two->title_length ? -1 : 1;
  if (order == 0)
    order = strcmp (one->sort, two->sort);

  return order != 0 ? order : (one->id > two->id) - (one->id < two->id);
}

/* All candidates that answer the search, filtered or not; of the facet whose filter does not count, if any. */
static GArray *
find_naively (Fixture           *fixture,
              HupanQuery        *query,
              const HupanColumn *but)
{
  const char *text = hupan_query_get_text (query);
  g_autoptr (GByteArray) scores = g_byte_array_new ();
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  gboolean found = FALSE;

  for (guint pass = 0; pass < 2 && !found; pass++)
    {
      g_byte_array_set_size (scores, 0);
      for (guint i = 0; i < fixture->n; i++)
        {
          guint8 score = test_score_naively (fixture->candidates, i, text, pass == 1);

          found |= score != HUPAN_SCORE_NONE;
          g_byte_array_append (scores, &score, 1);
        }
    }

  for (guint i = 0; i < fixture->n; i++)
    {
      const char *folded = test_candidates_get_value (fixture->candidates, i, "person.@folded");
      Row row = {
        fixture, query, i, test_candidates_get_id (fixture->candidates, i), scores->data[i],
        g_utf8_strlen (folded, strcspn (folded, "\x1c\x1d\x1e\x1f")),
        test_candidates_get_value (fixture->candidates, i, "person.@sort"),
      };

      if (scores->data[i] != HUPAN_SCORE_NONE && passes (fixture, i, query, but))
        g_array_append_val (rows, row);
    }

  return rows;
}

/* The years, the newest first, and how many rows each period has. */
static void
assert_years (Fixture           *fixture,
              HupanQuery        *query,
              HupanResult       *result,
              const HupanColumn *column)
{
  g_autoptr (GArray) rows = find_naively (fixture, query, column);
  const char *const *filter = hupan_query_get_filter (query, column);
  const HupanFacetValue *values;
  guint n_rows = 0;
  gsize n;

  values = hupan_result_get_facet (result, column, &n);
  for (gsize i = 0; i < n; i++)
    {
      gboolean is_year = strlen (values[i].value) == 4;
      guint count = 0;

      for (guint j = 0; j < rows->len; j++)
        {
          const char *date = test_candidates_get_value (fixture->candidates, g_array_index (rows, Row, j).i, column->path);

          count += date == NULL ? *values[i].value == '\0' : *values[i].value != '\0' && is_in_period (date, values[i].value);
        }
      g_assert_cmpuint (values[i].count, ==, count);
      g_assert_cmpint (values[i].selected, ==, filter != NULL && g_strv_contains (filter, values[i].value));
      g_assert_true (values[i].selected || count > 0);
      g_assert_true (values[i].selected || is_year || *values[i].value == '\0');
      if (is_year && i + 1 < n)
        g_assert_cmpstr (values[i + 1].value, <, values[i].value);
      if (is_year || *values[i].value == '\0')
        n_rows += count;
    }

  g_assert_cmpuint (n_rows, ==, rows->len);
  for (; filter != NULL && *filter != NULL; filter++)
    {
      gboolean found = FALSE;

      for (gsize i = 0; i < n; i++)
        found |= g_str_equal (values[i].value, *filter);
      g_assert_true (found);
    }
}

static void
assert_facet (Fixture           *fixture,
              HupanQuery        *query,
              HupanResult       *result,
              const HupanColumn *column)
{
  g_autoptr (GArray) rows = find_naively (fixture, query, column);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const *filter = hupan_query_get_filter (query, column);
  const HupanFacetValue *values;
  guint n_expected;
  gsize n;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *value = test_candidates_get_value (fixture->candidates, g_array_index (rows, Row, i).i, column->path);
      g_auto (GStrv) items = value != NULL ? g_strsplit (value, "\n", -1) : g_strsplit ("\n", "\n", 0);

      for (char **item = items; *item != NULL && (item == items || **item != '\0'); item++)
        g_hash_table_insert (counts, g_strdup (*item),
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, *item)) + 1));
    }
  for (const char *const *chosen = filter; chosen != NULL && *chosen != NULL; chosen++)
    if (!g_hash_table_contains (counts, *chosen))
      g_hash_table_insert (counts, g_strdup (*chosen), NULL);
  n_expected = g_hash_table_size (counts);

  values = hupan_result_get_facet (result, column, &n);
  g_assert_true (values != NULL || n_expected == 0);
  g_assert_cmpuint (n, ==, n_expected);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *label = NULL;

      g_assert_cmpuint (values[i].count, ==, GPOINTER_TO_UINT (g_hash_table_lookup (counts, values[i].value)));
      g_assert_cmpint (values[i].selected, ==, filter != NULL && g_strv_contains (filter, values[i].value));
      if (i > 0)
        g_assert_cmpuint (values[i].count, <=, values[i - 1].count);
      if (*values[i].value != '\0' && values[i].count > 0)
        label = test_candidates_dup_label (fixture->candidates, column, values[i].value);
      if (label != NULL)
        g_assert_cmpstr (values[i].label, ==, label);
    }
}

static void
assert_result (Fixture     *fixture,
               HupanQuery  *query,
               HupanResult *result)
{
  g_autoptr (GArray) rows = find_naively (fixture, query, NULL);

  g_test_message ("“%s” finds %u", hupan_query_get_text (query), rows->len);
  if (rows->len > 1)
    qsort (rows->data, rows->len, sizeof (Row), compare_rows_cb);

  g_assert_cmpuint (hupan_result_get_n (result), ==, rows->len);
  g_assert_cmpuint (hupan_result_get_n_all (result), ==, fixture->n);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = hupan_result_get_id (result, i);

      g_assert_cmpint (id, ==, g_array_index (rows, Row, i).id);
      g_assert_cmpint (hupan_result_find (result, id), ==, i);
    }
  g_assert_cmpint (hupan_result_find (result, 5), ==, -1);
}

/* A period about a date: itself, its month, its year, or a range that begins or ends with one of these. */
static char *
choose_period (const char *date,
               GRand      *random)
{
  static const gsize lengths[] = { 4, 7, 10 };
  g_autofree char *bound = g_strndup (date, lengths[g_rand_int_range (random, 0, G_N_ELEMENTS (lengths))]);

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      return g_strconcat (bound, "..", NULL);
    case 1:
      return g_strconcat ("..", bound, NULL);
    case 2:
      return g_strconcat (bound, "..2023-06", NULL); /* may end before it begins: then nothing is in it */
    default:
      return g_steal_pointer (&bound);
    }
}

static void
choose_filters (Fixture    *fixture,
                HupanQuery *query,
                GRand      *random)
{
  static const char *const facets[] = { "stage", "topics", "university", "country", "call", "tags", "channel", "owner",
                                        "received_on", "received_on" };

  for (guint i = g_rand_int_range (random, 0, 3); i > 0; i--)
    {
      const HupanColumn *column = get_column (facets[g_rand_int_range (random, 0, G_N_ELEMENTS (facets))]);
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) values = NULL;

      for (guint j = g_rand_int_range (random, 1, 6); j > 0; j--)
        {
          const char *value = test_candidates_get_value (fixture->candidates, g_rand_int_range (random, 0, fixture->n), column->path);
          g_autofree char *first = g_strndup (value != NULL ? value : "", value != NULL ? strcspn (value, "\n") : 0);

          if (*first != '\0' && hupan_column_is_dated (column, fixture->kind))
            g_strv_builder_take (builder, choose_period (first, random));
          else
            g_strv_builder_add (builder, first);
        }
      values = g_strv_builder_end (builder);
      hupan_query_set_filter (query, column, (const char *const *) values);
    }
}

static void
choose_sort (HupanQuery *query,
             GRand      *random)
{
  static const char *const names[] = { "name", "latin_name", "stage", "topics", "university", "country", "call", "received_on",
                                       "number", "emails", "owner", "orcid" };
  HupanSort sort[3];
  guint n = g_rand_int_range (random, 0, G_N_ELEMENTS (sort) + 1);

  for (guint i = 0; i < n; i++)
    {
      sort[i].column = get_column (names[g_rand_int_range (random, 0, G_N_ELEMENTS (names))]);
      sort[i].descending = g_rand_boolean (random);
    }
  hupan_query_set_sort (query, sort, n);
}

static void
test_like_a_naive_scan (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));

  for (guint i = 0; i < 48; i++)
    {
      g_autoptr (HupanQuery) query = hupan_query_new (fixture->kind);
      g_autoptr (HupanResult) result = NULL;

      if (i % 6 != 0)
        hupan_query_set_text (query, test_candidates_pick_word (fixture->candidates, random));
      if (i % 2 == 0)
        choose_filters (fixture, query, random);
      if (i % 3 == 0)
        choose_sort (query, random);

      result = hupan_image_query (fixture->image, query, NULL);
      assert_result (fixture, query, result);
      g_assert_true (hupan_query_equal (hupan_result_get_query (result), query));
      if (i % 10 == 0)
        for (const HupanColumn *column = fixture->kind->columns; column->name != NULL; column++)
          {
            if (!(column->flags & HUPAN_COLUMN_FACET))
              continue;
            if (hupan_column_is_dated (column, fixture->kind))
              assert_years (fixture, query, result, column);
            else
              assert_facet (fixture, query, result, column);
          }
    }
}

static HupanResult *
search (Fixture    *fixture,
        HupanQuery *query,
        const char *text)
{
  HupanResult *result;

  hupan_query_set_text (query, text);
  result = hupan_image_query (fixture->image, query, NULL);
  assert_result (fixture, query, result);

  return result;
}

/* Each letter typed looks only at what the letters before it found. */
static void
test_refine (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (HupanQuery) query = hupan_query_new (fixture->kind);
  static const char *const typed[] = { "kow", "kowa", "kowal", "kowalska", "kowalska an", "kowalska anna" };
  guint n_before = fixture->n;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (HupanResult) result = search (fixture, query, typed[i]);
      const HupanEffort *effort = hupan_result_get_effort (result);

      if (i == 0)
        g_assert_cmpuint (effort->bytes_scanned, >, 0);
      else
        g_assert_cmpuint (effort->bytes_scanned, ==, 0);
      /* Once for each word and once for both together. */
      g_assert_cmpuint (effort->rows_visited, <=, 3 * n_before);
      n_before = hupan_result_get_n (result);
    }

  g_assert_cmpuint (n_before, >, 0);
}

/* An address is found from its first letter to its last, in whatever parts it is kept. */
static void
test_refine_address (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (HupanQuery) query = hupan_query_new (fixture->kind);
  const char address[] = "c1@example.org";

  for (guint n = 1; n < sizeof address; n++)
    {
      g_autofree char *typed = g_strndup (address, n);
      g_autoptr (HupanResult) result = search (fixture, query, typed);
    }
}

/* Another filter or order looks at no text at all. */
static void
test_search_is_kept (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (HupanQuery) query = hupan_query_new (fixture->kind);
  HupanSort sort = { get_column ("stage"), TRUE };

  hupan_query_set_text (query, "wang");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (HupanResult) result = hupan_image_query (fixture->image, query, NULL);
      const HupanEffort *effort = hupan_result_get_effort (result);

      assert_result (fixture, query, result);
      g_assert_cmpuint (effort->bytes_scanned > 0, ==, i == 0);
      g_assert_cmpuint (effort->rows_visited, ==, 0);
      hupan_query_set_sort (query, &sort, 1);
      hupan_query_set_filter (query, get_column ("channel"), (const char *const[]) { "direct", "", NULL });
    }
}

/* A search goes through the text once, and a second time only where it found nothing. */
static void
test_effort (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (HupanQuery) query = hupan_query_new (fixture->kind);
  g_autoptr (HupanResult) found = search (fixture, query, "wang");
  g_autoptr (HupanResult) nothing = search (fixture, query, "qqzz");
  guint64 size = 0;

  for (guint i = 0; i < fixture->image->store->texts->blocks->len; i++)
    size += ((HupanTextBlock *) fixture->image->store->texts->blocks->pdata[i])->length;

  g_assert_cmpuint (hupan_result_get_effort (found)->bytes_scanned, ==, size);
  g_assert_cmpuint (hupan_result_get_n (nothing), ==, 0);
  g_assert_cmpuint (hupan_result_get_effort (nothing)->bytes_scanned, ==, 2 * size);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (HupanQuery) query = hupan_query_new (fixture->kind);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (HupanResult) result = NULL;

  g_cancellable_cancel (cancellable);
  hupan_query_set_text (query, "wang");
  g_assert_null (hupan_image_query (fixture->image, query, cancellable));
  hupan_query_set_text (query, "");
  g_assert_null (hupan_image_query (fixture->image, query, cancellable));

  /* What was cancelled is not taken for an answer. */
  hupan_query_set_text (query, "wang");
  result = hupan_image_query (fixture->image, query, NULL);
  assert_result (fixture, query, result);
}

static void
test_unknown_filter (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (HupanQuery) query = hupan_query_new (fixture->kind);
  g_autoptr (HupanResult) result = NULL;
  const HupanFacetValue *values;
  gsize n;

  hupan_query_set_filter (query, get_column ("country"), (const char *const[]) { "AQ", NULL });
  result = hupan_image_query (fixture->image, query, NULL);
  g_assert_cmpuint (hupan_result_get_n (result), ==, 0);

  values = hupan_result_get_facet (result, get_column ("country"), &n);
  g_assert_cmpstr (values[n - 1].value, ==, "AQ");
  g_assert_cmpstr (values[n - 1].label, ==, "Antarctica");
  g_assert_true (values[n - 1].selected);
  g_assert_null (hupan_result_get_facet (result, get_column ("name"), &n));
  g_assert_cmpuint (n, ==, 0);
}

static void
test_ask_often (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (HupanQuery) query = hupan_query_new (fixture->kind);
  g_autoptr (HupanResult) result = hupan_image_query (fixture->image, query, NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < hupan_result_get_n (result); i++)
      g_assert_cmpint (hupan_result_find (result, hupan_result_get_id (result, i)), ==, i);
  g_assert_cmpint (hupan_result_find (result, -1), ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/image/refine", test_refine },
    { "/image/refine-address", test_refine_address },
    { "/image/search-is-kept", test_search_is_kept },
    { "/image/effort", test_effort },
    { "/image/cancelled", test_cancelled },
    { "/image/unknown-filter", test_unknown_filter },
    { "/image/ask-often", test_ask_often },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/image/like-a-naive-scan/%u", seed);

      g_test_add (path, Fixture, GUINT_TO_POINTER (seed), set_up, test_like_a_naive_scan, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, GUINT_TO_POINTER (99), set_up, tests[i].func, tear_down);

  return g_test_run ();
}
