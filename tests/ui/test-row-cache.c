/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/kinds/hupan-kinds.h"
#include "fixtures/test-display.h"
#include "fixtures/test-rows.h"

typedef struct
{
  TestTexts *texts;
  HupanRowCache *cache;
  GString *arrived; /* "0+32 64+32" */
} Fixture;

static void
arrived_cb (guint    position,
            guint    n,
            gpointer data)
{
  GString *arrived = data;

  g_string_append_printf (arrived, "%s%u+%u", arrived->len > 0 ? " " : "", position, n);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const HupanColumn *columns[] = {
    hupan_kind_get_column (&hupan_university_kind, "name"),
    hupan_kind_get_column (&hupan_university_kind, "city"),
  };

  fixture->texts = test_texts_new ();
  fixture->arrived = g_string_new (NULL);
  fixture->cache = hupan_row_cache_new (arrived_cb, fixture->arrived);
  hupan_row_cache_set_columns (fixture->cache, columns, G_N_ELEMENTS (columns));
  hupan_row_cache_set_fetch (fixture->cache, test_texts_fetch, fixture->texts, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  hupan_row_cache_close (fixture->cache);
  test_texts_free (fixture->texts);
  g_assert_finalize_object (fixture->cache);
  g_string_free (fixture->arrived, TRUE);
}

static void
set_rows (Fixture *fixture,
          guint    n)
{
  g_autoptr (TestRows) rows = test_rows_new_range (1000, n, 1);

  hupan_row_cache_set_rows (fixture->cache, test_rows (rows));
}

static void
assert_arrived (Fixture    *fixture,
                const char *expected)
{
  g_assert_cmpstr (fixture->arrived->str, ==, expected);
  g_string_truncate (fixture->arrived, 0);
}

static guint
first_asked (Fixture *fixture)
{
  HupanFetch *fetch = g_queue_peek_head (&fixture->texts->asked);

  return fetch->ids[0] - 1000;
}

static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  HupanTextPage *page;
  HupanFetch *fetch;
  gboolean gone;

  set_rows (fixture, 100);
  g_assert_null (hupan_row_cache_get_page (fixture->cache, 40));
  g_assert_null (hupan_row_cache_get_page (fixture->cache, 41));
  g_assert_cmpuint (fixture->texts->n_asked, ==, 1);

  fetch = g_queue_peek_head (&fixture->texts->asked);
  g_assert_true (fetch->urgent);
  g_assert_cmpuint (fetch->n_ids, ==, HUPAN_PAGE_ROWS);
  g_assert_cmpint (fetch->ids[0], ==, 1032);
  g_assert_cmpuint (fetch->n_columns, ==, 2);
  g_assert_cmpstr (fetch->columns[1]->name, ==, "city");

  g_assert_true (test_texts_answer (fixture->texts));
  assert_arrived (fixture, "32+32");
  page = hupan_row_cache_get_page (fixture->cache, 40);
  g_assert_nonnull (page);
  g_assert_cmpstr (hupan_text_page_get (page, 40 % HUPAN_PAGE_ROWS, &gone)[1], ==, "city:1040");
  g_assert_false (gone);
  g_assert_cmpint (hupan_row_cache_get_slot (fixture->cache, hupan_kind_get_column (&hupan_university_kind, "city")), ==, 1);

  /* The last page is a short one. */
  g_assert_null (hupan_row_cache_get_page (fixture->cache, 99));
  test_texts_answer (fixture->texts);
  assert_arrived (fixture, "96+4");
  g_assert_cmpuint (fixture->texts->n_asked, ==, 2);
}

static void
test_at_once (Fixture       *fixture,
              gconstpointer  data)
{
  set_rows (fixture, 100);
  fixture->texts->at_once = TRUE;
  g_assert_nonnull (hupan_row_cache_get_page (fixture->cache, 5));
  assert_arrived (fixture, "0+32");
}

static void
test_newest_first (Fixture       *fixture,
                   gconstpointer  data)
{
  set_rows (fixture, 10000);

  /* One on its way; of the others only the four newest are worth asking for, the newest first. */
  for (guint page = 0; page < 7; page++)
    g_assert_null (hupan_row_cache_get_page (fixture->cache, page * HUPAN_PAGE_ROWS));
  hupan_row_cache_get_page (fixture->cache, 4 * HUPAN_PAGE_ROWS);

  g_assert_cmpuint (fixture->texts->asked.length, ==, 1);
  for (const char *expected = "0465"; *expected != '\0'; expected++)
    {
      g_assert_cmpuint (first_asked (fixture), ==, g_ascii_digit_value (*expected) * HUPAN_PAGE_ROWS);
      test_texts_answer (fixture->texts);
      g_assert_cmpuint (fixture->texts->asked.length, ==, 1);
    }
  test_texts_answer (fixture->texts);
  assert_arrived (fixture, "0+32 128+32 192+32 160+32 96+32");
}

static void
test_other_rows (Fixture       *fixture,
                 gconstpointer  data)
{
  HupanFetch *stale;

  set_rows (fixture, 100);
  hupan_row_cache_get_page (fixture->cache, 0);
  hupan_row_cache_get_page (fixture->cache, 90);
  stale = g_queue_peek_head (&fixture->texts->asked);

  set_rows (fixture, 50);
  g_assert_true (g_cancellable_is_cancelled (stale->cancellable));
  hupan_row_cache_get_page (fixture->cache, 40);
  g_assert_cmpuint (fixture->texts->n_asked, ==, 2);

  /* The late answer finds nobody; the wish for row 90 is forgotten. */
  test_texts_answer (fixture->texts);
  assert_arrived (fixture, "");
  g_assert_null (hupan_row_cache_get_page (fixture->cache, 41));
  test_texts_answer_all (fixture->texts);
  assert_arrived (fixture, "32+18");
  g_assert_cmpuint (fixture->texts->n_asked, ==, 2);
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 id = 1003;
  HupanTextPage *page;
  gboolean gone;

  fixture->texts->gone = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_hash_table_add (fixture->texts->gone, &id);
  fixture->texts->at_once = TRUE;
  set_rows (fixture, 10);

  page = hupan_row_cache_get_page (fixture->cache, 3);
  g_assert_null (hupan_text_page_get (page, 3, &gone));
  g_assert_true (gone);
  g_assert_nonnull (hupan_text_page_get (page, 4, &gone));
  g_assert_false (gone);
}

static void
test_failed (Fixture       *fixture,
             gconstpointer  data)
{
  HupanTextPage *page;
  gboolean gone;

  set_rows (fixture, 10);
  g_assert_null (hupan_row_cache_get_page (fixture->cache, 3));
  hupan_fetch_reply (g_queue_pop_head (&fixture->texts->asked), NULL);
  assert_arrived (fixture, "0+10");

  /* Not asked for again and again. */
  page = hupan_row_cache_get_page (fixture->cache, 3);
  g_assert_null (hupan_text_page_get (page, 3, &gone));
  g_assert_false (gone);
  g_assert_cmpuint (fixture->texts->n_asked, ==, 1);
}

static void
test_forgets_oldest (Fixture       *fixture,
                     gconstpointer  data)
{
  fixture->texts->at_once = TRUE;
  set_rows (fixture, 10000);
  for (guint page = 0; page < HUPAN_CACHE_PAGES; page++)
    hupan_row_cache_get_page (fixture->cache, page * HUPAN_PAGE_ROWS);
  hupan_row_cache_get_page (fixture->cache, 0);
  hupan_row_cache_get_page (fixture->cache, HUPAN_CACHE_PAGES * HUPAN_PAGE_ROWS);
  g_assert_cmpuint (fixture->texts->n_asked, ==, HUPAN_CACHE_PAGES + 1);

  /* Page 0 was used since, page 1 was not. */
  hupan_row_cache_get_page (fixture->cache, 0);
  g_assert_cmpuint (fixture->texts->n_asked, ==, HUPAN_CACHE_PAGES + 1);
  hupan_row_cache_get_page (fixture->cache, HUPAN_PAGE_ROWS);
  g_assert_cmpuint (fixture->texts->n_asked, ==, HUPAN_CACHE_PAGES + 2);
}

static void
run_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_prefetch (Fixture       *fixture,
               gconstpointer  data)
{
  HupanFetch *guess;

  set_rows (fixture, 10000);
  hupan_row_cache_get_page (fixture->cache, 320);
  hupan_row_cache_set_visible (fixture->cache, 320, 350);
  test_texts_answer (fixture->texts);
  g_assert_cmpuint (fixture->texts->asked.length, ==, 0);

  /* Not after a jump. */
  run_idle ();
  g_assert_cmpuint (fixture->texts->asked.length, ==, 0);
  hupan_row_cache_set_visible (fixture->cache, 321, 351);

  /* Downwards, until one screen ahead is there. */
  run_idle ();
  g_assert_cmpuint (first_asked (fixture), ==, 352);
  guess = g_queue_peek_head (&fixture->texts->asked);
  g_assert_false (guess->urgent);
  test_texts_answer (fixture->texts);
  run_idle ();
  g_assert_cmpuint (fixture->texts->asked.length, ==, 0);

  /* Upwards. */
  hupan_row_cache_set_visible (fixture->cache, 319, 349);
  run_idle ();
  g_assert_cmpuint (first_asked (fixture), ==, 288);

  /* A guess gives way to what is looked at. */
  guess = g_queue_peek_head (&fixture->texts->asked);
  g_assert_null (hupan_row_cache_get_page (fixture->cache, 5000));
  g_assert_true (g_cancellable_is_cancelled (guess->cancellable));
  g_assert_cmpuint (fixture->texts->asked.length, ==, 2);
  g_string_truncate (fixture->arrived, 0);
  test_texts_answer_all (fixture->texts);
  assert_arrived (fixture, "4992+32");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/ui/row-cache/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("page", test_page);
  ADD ("at-once", test_at_once);
  ADD ("newest-first", test_newest_first);
  ADD ("other-rows", test_other_rows);
  ADD ("gone", test_gone);
  ADD ("failed", test_failed);
  ADD ("forgets-oldest", test_forgets_oldest);
  ADD ("prefetch", test_prefetch);
#undef ADD
  return g_test_run ();
}
