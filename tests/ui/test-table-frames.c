/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What GTK is made to do for the rows of a table. */

#include "fixtures/test-display.h"
#include "fixtures/test-table.h"

#define N_MANY 100000
#define MAX_LIVE 410 /* rows GTK keeps, twice: while it moves from one part of the list to another */

static guint n_get_item, n_setup, n_bind;
static gpointer (*real_get_item) (GListModel *list, guint position);

static gpointer
count_get_item (GListModel *list,
                guint       position)
{
  n_get_item++;
  return real_get_item (list, position);
}

static void
count_setup_cb (void)
{
  n_setup++;
}

static void
count_bind_cb (void)
{
  n_bind++;
}

static void
reset_counts (void)
{
  n_get_item = n_setup = n_bind = 0;
}

static guint
get_n_shown (HupanTable *table)
{
  g_autofree const HupanColumn **columns = NULL;
  gsize n;

  columns = hupan_table_dup_columns (table, &n);
  return n;
}

static void
count_cells (HupanTable *table)
{
  GListModel *columns = gtk_column_view_get_columns (test_table_get_column_view (table));
  GListModelInterface *iface = G_LIST_MODEL_GET_IFACE (hupan_table_get_model (table));

  if (iface->get_item != count_get_item)
    {
      real_get_item = iface->get_item;
      iface->get_item = count_get_item;
    }
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_signal_connect (gtk_column_view_column_get_factory (column), "setup", count_setup_cb, NULL);
      g_signal_connect (gtk_column_view_column_get_factory (column), "bind", count_bind_cb, NULL);
    }
}

static void
test_counts (TestTable    *fixture,
             gconstpointer data)
{
  count_cells (fixture->table);
  reset_counts ();
  test_table_set_range (fixture, 1, N_MANY, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  g_assert_cmpuint (n_get_item, >, 0);
  g_assert_cmpuint (n_get_item, <=, MAX_LIVE);
  g_assert_cmpuint (n_setup, >, 0);

  /* Only what is seen is asked for: a screen of rows and one ahead. */
  g_assert_cmpuint (fixture->texts->n_asked, <=, 3);

  /* Other contents, shorter, longer. */
  reset_counts ();
  test_table_set_range (fixture, N_MANY, N_MANY, -1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  test_table_set_range (fixture, 7, N_MANY / 2, 3, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  test_table_set_range (fixture, 1, N_MANY, 1, HUPAN_SWAP_KEEP_POSITION);
  test_table_draw (fixture);
  g_assert_cmpuint (n_setup, ==, 0);
  g_assert_cmpuint (n_bind, ==, 0);
  g_assert_cmpuint (n_get_item, <=, MAX_LIVE);

  /* From far down in the list. */
  test_table_scroll_to_row (fixture, N_MANY / 2);
  reset_counts ();
  test_table_set_range (fixture, N_MANY, N_MANY, -1, HUPAN_SWAP_KEEP_POSITION);
  test_table_draw (fixture);
  g_assert_cmpuint (n_setup, ==, 0);
  g_assert_cmpuint (n_bind, ==, 0);
  g_assert_cmpuint (n_get_item, <=, MAX_LIVE);

  reset_counts ();
  test_table_set_range (fixture, 1, N_MANY / 2, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  g_assert_cmpuint (n_setup, ==, 0);
  g_assert_cmpuint (n_get_item, <=, 2 * MAX_LIVE);
  g_assert_cmpfloat (test_table_get_top (fixture), ==, 0);
}

static void
tally_cb (guint *count)
{
  *count = n_bind;
}

/* The first frame of a list has the rows that are in sight, and no others; those come after it. */
static void
test_first_frame (TestTable    *fixture,
                  gconstpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->table));
  const guint n_columns = get_n_shown (fixture->table);
  guint n_first = 0;
  gulong id;

  count_cells (fixture->table);
  reset_counts ();
  id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (tally_cb), &n_first);
  test_table_set_range (fixture, 1, N_MANY, 1, HUPAN_SWAP_TO_TOP);
  test_wait_for (n_first > 0);
  g_signal_handler_disconnect (clock, id);
  g_assert_cmpuint (n_first, <=, n_columns * (600 / 24 + 1));
  g_assert_cmpuint (n_first, >=, n_columns * 600 / test_table_get_row_height (fixture));
  test_table_draw (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hupan_table_get_model (fixture->table))), ==, N_MANY);
  g_assert_cmpuint (n_bind, <=, n_columns * MAX_LIVE);

  /* Who goes to a row that is not there yet gets it. */
  test_table_set_range (fixture, 1, 0, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  test_table_set_range (fixture, 1, N_MANY, 1, HUPAN_SWAP_TO_TOP);
  g_assert_true (hupan_table_show_id (fixture->table, 5000));
  test_table_draw (fixture);
  g_assert_cmpfloat (test_table_get_top (fixture), >, 4000 * test_table_get_row_height (fixture));
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);

#define ADD(name, func) g_test_add ("/ui/table-frames/" name, TestTable, NULL, test_table_set_up, func, test_table_tear_down)
  ADD ("counts", test_counts);
  ADD ("first-frame", test_first_frame);
  return g_test_run ();
}
