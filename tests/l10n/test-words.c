/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The overview in each language: other labels and sentences, the same numbers, and lists that have as many rows. */

#include "core/hupan-clock.h"
#include "core/hupan-l10n.h"
#include "desk/hupan-overview-words.h"
#include "exchange/hupan-sample.h"
#include "fixtures/test-display.h"
#include "fixtures/test-registry.h"

static HupanRegistry *
create_sample (TestPlace *place)
{
  HupanRegistry *registry;
  g_autoptr (HupanBatch) batch = NULL;
  g_autoptr (GError) error = NULL;

  hupan_clock_set_today ("2026-03-02");
  registry = test_registry_create (place);
  batch = hupan_sample_dup_batch ();
  hupan_registry_commit (registry, batch, NULL, &error);
  g_assert_no_error (error);

  return registry;
}

static void
test_lists (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (HupanRegistry) registry = create_sample (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanOverview) overview = hupan_overview_read (registry, NULL, NULL, &error);
  g_autoptr (GPtrArray) figures = hupan_overview_list_figures (overview);
  g_autoptr (GHashTable) images = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);

  g_assert_no_error (error);
  for (guint i = 0; i < figures->len; i++)
    {
      HupanFigure *figure = g_ptr_array_index (figures, i);
      g_autoptr (HupanQuery) query = hupan_figure_dup_query (figure);
      const HupanKind *kind = hupan_query_get_kind (query);
      HupanImage *image = g_hash_table_lookup (images, kind);
      g_autoptr (HupanResult) result = NULL;

      if (image == NULL)
        {
          image = hupan_image_load (registry, kind, hupan_ui_language (), NULL, &error);
          g_assert_no_error (error);
          g_hash_table_insert (images, (gpointer) kind, image);
        }
      result = hupan_image_query (image, query, NULL);
      g_assert_cmpuint (hupan_result_get_n (result), ==, figure->value);
    }
  test_registry_close (g_steal_pointer (&registry));
}

/* What a language must say of the sample; the others say something. */
static const struct
{
  const char *language;
  const char *as_of, *target, *goal, *pace, *partners, *year;
} sayings[] = {
  { "en", "As of Mar 2, 2026", "Entered in 2024", "At least 30 enter the station, Jan 1 – Dec 31, 2024",
    "The period ended on Dec 31, 2024, and 3 were missing.", "Partner Universities by Country or Region", "¥22M" },
  { "zh", "截至 2026年3月2日", "2024 年进站", "至少 30 人进站，2024年1月1日至12月31日", "统计期已于 2024年12月31日结束，还差 3 人。",
    "合作院校（按国家或地区）", "¥2200万" },
};

/* Blanks of dates are thin ones in some versions of ICU. */
static void
assert_says (const char *text,
             const char *expected)
{
  g_autoptr (GRegex) blanks = g_regex_new ("[\\s\\x{2009}\\x{202f}]+", 0, 0, NULL);
  g_autofree char *plain = g_regex_replace_literal (blanks, text, -1, 0, "", 0, NULL);
  g_autofree char *wanted = g_regex_replace_literal (blanks, expected, -1, 0, "", 0, NULL);

  g_assert_cmpstr (plain, ==, wanted);
}

static void
test_words (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (HupanRegistry) registry = create_sample (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanOverview) overview = hupan_overview_read (registry, NULL, NULL, &error);
  HupanOverviewTarget *target;
  HupanOverviewAward *award;
  g_autofree char *as_of = NULL, *goal = NULL, *pace = NULL, *year = NULL;

  g_assert_no_error (error);
  target = g_ptr_array_index (hupan_overview_get_targets (overview), 1);
  award = g_ptr_array_index (hupan_overview_get_awards (overview), 0);
  as_of = hupan_words_as_of (overview);
  goal = hupan_words_goal (target);
  pace = hupan_words_pace (target);
  year = hupan_words_money_short (&award->amount, 22);

  for (gsize i = 0; i < G_N_ELEMENTS (sayings); i++)
    {
      if (!g_str_has_prefix (hupan_ui_language (), sayings[i].language))
        continue;
      assert_says (as_of, sayings[i].as_of);
      g_assert_cmpstr (target->name, ==, sayings[i].target);
      assert_says (goal, sayings[i].goal);
      assert_says (pace, sayings[i].pace);
      g_assert_cmpstr (hupan_words_breakdown (HUPAN_BREAKDOWN_PARTNERS), ==, sayings[i].partners);
      assert_says (year, sayings[i].year);
    }
  g_assert_cmpuint (target->entered->value, ==, 27);
  test_registry_close (g_steal_pointer (&registry));
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/words/lists", test_lists);
  g_test_add_func ("/words/said", test_words);
  return g_test_run ();
}
