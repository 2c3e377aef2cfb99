/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/kinds/hupan-kinds.h"
#include "fixtures/test-display.h"
#include "fixtures/test-rows.h"
#include "ui/common/hupan-list-model.h"

typedef struct
{
  HupanListModel *model;
  TestTexts *texts;
  GString *changes; /* "5-2" two removed at 5, "5+3" three added, "0~8" selection of eight from 0 */
} Fixture;

/* A viewer of one row. */
typedef struct
{
  HupanRowWatch watch;
  guint n_changes;
} Watcher;

static void
add_change (Fixture *fixture,
            guint    position,
            char     sign,
            guint    n)
{
  if (n > 0)
    g_string_append_printf (fixture->changes, "%s%u%c%u", fixture->changes->len > 0 ? " " : "", position, sign, n);
}

static void
items_changed_cb (Fixture *fixture,
                  guint    position,
                  guint    removed,
                  guint    added)
{
  /* The model says how many it has *during* the signal. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, position + added);
  g_assert_true (removed == 0 || added == 0);
  add_change (fixture, position, '-', removed);
  add_change (fixture, position, '+', added);
}

static void
selection_changed_cb (Fixture *fixture,
                      guint    position,
                      guint    n)
{
  add_change (fixture, position, '~', n);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const HupanColumn *columns[] = { hupan_kind_get_column (&hupan_university_kind, "name") };

  fixture->texts = test_texts_new ();
  fixture->changes = g_string_new (NULL);
  fixture->model = hupan_list_model_new ();
  hupan_list_model_set_columns (fixture->model, columns, 1);
  hupan_list_model_set_fetch (fixture->model, test_texts_fetch, fixture->texts, NULL);
  g_signal_connect_swapped (fixture->model, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect_swapped (fixture->model, "selection-changed", G_CALLBACK (selection_changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpstr (fixture->changes->str, ==, "");
  g_assert_finalize_object (fixture->model);
  test_texts_free (fixture->texts);
  g_string_free (fixture->changes, TRUE);
}

static void
set_rows (Fixture    *fixture,
          const char *ids)
{
  g_autoptr (TestRows) rows = test_rows_new (ids);

  hupan_list_model_set_rows (fixture->model, test_rows (rows));
}

#define assert_changes(fixture, expected)                     \
  G_STMT_START                                                \
  {                                                           \
    g_assert_cmpstr ((fixture)->changes->str, ==, expected);  \
    g_string_truncate ((fixture)->changes, 0);                \
  }                                                           \
  G_STMT_END

static void
assert_model (Fixture    *fixture,
              const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->model)); i++)
    {
      g_autoptr (HupanRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->model), i);

      g_assert_cmpuint (hupan_row_get_position (row), ==, i);
      g_string_append_printf (ids, "%s%" G_GINT64_FORMAT "%s", i > 0 ? " " : "", hupan_row_get_id (row),
                              gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->model), i) ? "*" : "");
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
assert_selected (Fixture    *fixture,
                 const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree gint64 *ids = NULL;
  gsize n;

  ids = hupan_list_model_dup_selected_ids (fixture->model, &n);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (found, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", ids[i]);
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpuint (hupan_list_model_get_n_selected (fixture->model), ==, n);
}

static void
watch_changed_cb (HupanRowWatch *watch,
                  HupanRow      *row)
{
  ((Watcher *) watch)->n_changes++;
}

/* Swaps */

static void
test_tail_only (Fixture       *fixture,
                gconstpointer  data)
{
  assert_model (fixture, "");
  set_rows (fixture, "1 2 3 4 5");
  assert_changes (fixture, "0+5 0~5");
  assert_model (fixture, "1 2 3 4 5");

  set_rows (fixture, "9 8 7");
  assert_changes (fixture, "3-2 0~3");
  assert_model (fixture, "9 8 7");

  set_rows (fixture, "7 8 9");
  assert_changes (fixture, "0~3");
  assert_model (fixture, "7 8 9");

  set_rows (fixture, "1 2 3 4");
  assert_changes (fixture, "3+1 0~4");

  set_rows (fixture, "");
  assert_changes (fixture, "0-4");
  assert_model (fixture, "");

  hupan_list_model_set_rows (fixture->model, (HupanRows) { 0 });
  assert_changes (fixture, "");
}

/* The first of the rows, then the rest; whoever selects means all of them. */
static void
test_first_rows (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (TestRows) rows = test_rows_new ("1 2 3 4 5");

  hupan_list_model_set_first_rows (fixture->model, test_rows (rows), 2);
  assert_changes (fixture, "0+2 0~2");
  assert_model (fixture, "1 2");
  hupan_list_model_show_all (fixture->model);
  assert_changes (fixture, "2+3");
  assert_model (fixture, "1 2 3 4 5");
  hupan_list_model_show_all (fixture->model);
  assert_changes (fixture, "");

  hupan_list_model_set_first_rows (fixture->model, test_rows (rows), 9);
  assert_changes (fixture, "0~5");

  hupan_list_model_set_first_rows (fixture->model, test_rows (rows), 2);
  assert_changes (fixture, "2-3 0~2");
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->model));
  assert_changes (fixture, "2+3 0~5");
  assert_selected (fixture, "1 2 3 4 5");

  hupan_list_model_set_first_rows (fixture->model, test_rows (rows), 2);
  assert_changes (fixture, "2-3 0~2");
  hupan_list_model_select_id (fixture->model, 4);
  assert_changes (fixture, "2+3 0~5");
  assert_model (fixture, "1 2 3 4* 5");
}

static void
test_proxies (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (HupanRow) row = NULL, again = NULL, cut = NULL;
  Watcher watcher = { .watch.changed = watch_changed_cb };

  set_rows (fixture, "1 2 3");
  row = g_list_model_get_item (G_LIST_MODEL (fixture->model), 1);
  cut = g_list_model_get_item (G_LIST_MODEL (fixture->model), 2);
  again = g_list_model_get_item (G_LIST_MODEL (fixture->model), 1);
  g_assert_true (row == again);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->model), 3));

  hupan_row_watch (row, &watcher.watch);
  set_rows (fixture, "3 9");
  g_assert_cmpuint (watcher.n_changes, ==, 1);
  g_assert_cmpint (hupan_row_get_id (row), ==, 9);
  g_assert_cmpint (hupan_row_get_id (cut), ==, 0);
  g_assert_cmpint (hupan_row_load (cut), ==, HUPAN_ROW_LOADING);
  hupan_row_unwatch (row, &watcher.watch);
  assert_changes (fixture, "0+3 0~3 2-1 0~2");
}

/* Rows may be held by widgets a little longer than there is a model. */
static void
test_orphans (void)
{
  HupanListModel *model = hupan_list_model_new ();
  g_autoptr (TestRows) rows = test_rows_new ("1 2");
  g_autoptr (HupanRow) row = NULL;

  hupan_list_model_set_rows (model, test_rows (rows));
  row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_finalize_object (model);
  g_assert_cmpint (hupan_row_get_id (row), ==, 0);
  g_assert_cmpint (hupan_row_load (row), ==, HUPAN_ROW_LOADING);
}

/* Texts */

static void
test_texts (Fixture       *fixture,
            gconstpointer  data)
{
  const HupanColumn *name = hupan_kind_get_column (&hupan_university_kind, "name");
  const HupanColumn *city = hupan_kind_get_column (&hupan_university_kind, "city");
  g_autoptr (HupanRow) row = NULL;
  g_autofree char *summary = NULL;
  Watcher watcher = { .watch.changed = watch_changed_cb };

  set_rows (fixture, "1 2 3");
  assert_changes (fixture, "0+3 0~3");
  row = g_list_model_get_item (G_LIST_MODEL (fixture->model), 1);
  hupan_row_watch (row, &watcher.watch);

  g_assert_cmpint (hupan_row_load (row), ==, HUPAN_ROW_LOADING);
  g_assert_null (hupan_row_get_text (row, name));
  test_texts_answer_all (fixture->texts);
  g_assert_cmpuint (watcher.n_changes, ==, 1);
  g_assert_cmpint (hupan_row_load (row), ==, HUPAN_ROW_LOADED);
  g_assert_cmpstr (hupan_row_get_text (row, name), ==, "name:2");
  g_assert_null (hupan_row_get_text (row, city));
  g_assert_cmpuint (watcher.n_changes, ==, 1);

  /* Another column: all texts are asked for anew. */
  hupan_list_model_set_columns (fixture->model, (const HupanColumn *[]) { name, city }, 2);
  g_assert_cmpint (hupan_row_load (row), ==, HUPAN_ROW_LOADING);
  test_texts_answer_all (fixture->texts);
  g_assert_cmpstr (hupan_row_get_text (row, city), ==, "city:2");
  summary = hupan_row_dup_summary (row, (const HupanColumn *[]) { city, name }, NULL, 2, " - ");
  g_assert_cmpstr (summary, ==, "city:2 - name:2");
  hupan_row_unwatch (row, &watcher.watch);
}

/* In another order the texts on the screen are shown until they are fetched anew, so that nothing flickers. */
static void
test_carried (Fixture       *fixture,
              gconstpointer  data)
{
  const HupanColumn *name = hupan_kind_get_column (&hupan_university_kind, "name");
  g_autoptr (HupanRow) first = NULL, second = NULL;
  Watcher watcher = { .watch.changed = watch_changed_cb };

  set_rows (fixture, "1 2 3");
  first = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  second = g_list_model_get_item (G_LIST_MODEL (fixture->model), 1);
  hupan_row_load (first);
  test_texts_answer_all (fixture->texts);

  set_rows (fixture, "4 1 2");
  assert_changes (fixture, "0+3 0~3 0~3");
  hupan_row_watch (second, &watcher.watch);
  g_assert_cmpint (hupan_row_load (first), ==, HUPAN_ROW_LOADING);
  g_assert_cmpint (hupan_row_load (second), ==, HUPAN_ROW_LOADED);
  g_assert_cmpstr (hupan_row_get_text (second, name), ==, "name:1");
  g_assert_cmpuint (watcher.n_changes, ==, 1);
  g_assert_cmpuint (fixture->texts->asked.length, ==, 1);

  /* The same text again is no news. */
  test_texts_answer_all (fixture->texts);
  g_assert_cmpuint (watcher.n_changes, ==, 1);
  g_assert_cmpstr (hupan_row_get_text (first, name), ==, "name:4");
  hupan_row_unwatch (second, &watcher.watch);
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (HupanRow) row = NULL;
  gint64 id = 2;

  fixture->texts->gone = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_hash_table_add (fixture->texts->gone, &id);
  set_rows (fixture, "1 2 3");
  assert_changes (fixture, "0+3 0~3");

  row = g_list_model_get_item (G_LIST_MODEL (fixture->model), 1);
  hupan_row_load (row);
  test_texts_answer_all (fixture->texts);
  g_assert_cmpint (hupan_row_load (row), ==, HUPAN_ROW_GONE);
}

/* A cell that was scrolled away before its text came is not painted again when it is back. */
static void
test_visible (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (TestRows) rows = test_rows_new_range (1, 1000, 1);
  g_autoptr (HupanRow) row = NULL;

  hupan_list_model_set_rows (fixture->model, test_rows (rows));
  assert_changes (fixture, "0+1000 0~1000");
  row = g_list_model_get_item (G_LIST_MODEL (fixture->model), 500);

  hupan_list_model_set_visible (fixture->model, 490, 510);
  test_texts_answer_all (fixture->texts);
  g_assert_cmpint (hupan_row_get_state (row), ==, HUPAN_ROW_LOADED);
}

/* Selection */

static void
test_select (Fixture       *fixture,
             gconstpointer  data)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (fixture->model);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (1, 3);

  set_rows (fixture, "1 2 3 4 5");
  assert_changes (fixture, "0+5 0~5");

  g_assert_true (gtk_selection_model_select_item (selection, 1, TRUE));
  assert_changes (fixture, "0~5");
  assert_model (fixture, "1 2* 3 4 5");
  g_assert_cmpint (hupan_list_model_get_cursor (fixture->model), ==, 2);

  g_assert_true (gtk_selection_model_select_item (selection, 3, FALSE));
  assert_changes (fixture, "3~1");
  assert_selected (fixture, "2 4");

  g_assert_true (gtk_selection_model_unselect_item (selection, 1));
  assert_changes (fixture, "1~1");
  assert_selected (fixture, "4");

  g_assert_true (gtk_selection_model_select_range (selection, 0, 2, FALSE));
  assert_changes (fixture, "0~2");
  assert_selected (fixture, "1 2 4");

  gtk_bitset_add (selected, 2);
  g_assert_true (gtk_selection_model_set_selection (selection, selected, mask));
  assert_changes (fixture, "1~3");
  assert_selected (fixture, "1 3");

  g_assert_true (gtk_selection_model_select_all (selection));
  assert_changes (fixture, "0~5");
  assert_selected (fixture, "1 2 3 4 5");

  g_assert_true (gtk_selection_model_unselect_all (selection));
  assert_changes (fixture, "0~5");
  assert_selected (fixture, "");
  g_assert_cmpint (hupan_list_model_get_cursor (fixture->model), ==, 0);

  g_assert_false (gtk_selection_model_select_item (selection, 5, TRUE));
  hupan_list_model_select_id (fixture->model, 3);
  assert_changes (fixture, "0~5");
  assert_selected (fixture, "3");
}

static void
test_selection_survives (Fixture       *fixture,
                         gconstpointer  data)
{
  set_rows (fixture, "1 2 3 4 5");
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (fixture->model), 1, 2, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->model), 4, FALSE);
  assert_changes (fixture, "0+5 0~5 0~5 4~1");

  set_rows (fixture, "5 4 3 2 1");
  assert_changes (fixture, "0~5");
  assert_model (fixture, "5* 4 3* 2* 1");

  set_rows (fixture, "1 2");
  assert_changes (fixture, "2-3 0~2");
  assert_model (fixture, "1 2*");
  assert_selected (fixture, "2");
  g_assert_cmpint (hupan_list_model_get_cursor (fixture->model), ==, 5);

  set_rows (fixture, "1 6 2 3 4 5");
  assert_changes (fixture, "2+4 0~6");
  assert_model (fixture, "1 6 2* 3* 4 5*");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/ui/list-model/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("tail-only", test_tail_only);
  ADD ("first-rows", test_first_rows);
  ADD ("proxies", test_proxies);
  ADD ("texts", test_texts);
  ADD ("carried", test_carried);
  ADD ("gone", test_gone);
  ADD ("visible", test_visible);
  ADD ("select", test_select);
  ADD ("selection-survives", test_selection_survives);
#undef ADD
  g_test_add_func ("/ui/list-model/orphans", test_orphans);
  return g_test_run ();
}
