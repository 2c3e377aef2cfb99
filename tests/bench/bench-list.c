/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench-list.h"

#include "bench/bench-view.h"
#include "ui/common/hupan-table.h"

/* Our list and the base, each in its window. */
typedef struct
{
  BenchTexts *texts;
  guint n;
  GtkWindow *ours, *base;
  HupanTable *table;
  GtkAdjustment *ours_place, *base_place;
  GtkWidget *base_view;
  guint turn;
  double target; /* of a jump, 0 to 1 */
} Pair;

static void
show_rows (Pair      *pair,
           HupanSwap  swap)
{
  g_autoptr (BenchRows) rows = bench_rows_new (pair->n, pair->turn);

  hupan_table_set_rows (pair->table, bench_rows_get (rows), NULL, swap);
}

static Pair *
pair_new (Bench *bench,
          guint  n)
{
  Pair *pair = g_new0 (Pair, 1);
  GtkWidget *view;

  pair->n = n;
  pair->texts = bench_texts_open (bench);
  pair->table = HUPAN_TABLE (hupan_table_new (&bench_kind));
  hupan_table_set_fetch (pair->table, bench_texts_fetch, pair->texts, NULL);
  show_rows (pair, HUPAN_SWAP_TO_TOP);
  pair->ours = bench_window_new (GTK_WIDGET (pair->table));
  pair->ours_place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (pair->table))));

  view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (pair->table))));
  pair->base_view = bench_view_new (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)), n);
  pair->base = bench_window_new (pair->base_view);
  pair->base_place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (pair->base_view));
  return pair;
}

static void
pair_free (Pair *pair)
{
  gtk_window_destroy (pair->ours);
  gtk_window_destroy (pair->base);
  bench_texts_close (pair->texts);
  g_free (pair);
}

static void
jump (Pair          *pair,
      GtkAdjustment *place)
{
  gtk_adjustment_set_value (place, pair->target * (gtk_adjustment_get_upper (place) - gtk_adjustment_get_page_size (place)));
}

static void
jump_ours (gpointer data)
{
  jump (data, ((Pair *) data)->ours_place);
}

static void
jump_base (gpointer data)
{
  jump (data, ((Pair *) data)->base_place);
}

/* G2: a frame after a jump to anywhere, from the database, against constant strings; and a list of any length
 * against a short one. */
void
bench_list_jump (Bench *bench)
{
  Pair *shortest = pair_new (bench, bench_sizes[0]);

  for (const guint *n = bench_sizes; *n != 0; n++)
    {
      Pair *pair = pair_new (bench, *n);
      g_autoptr (BenchSamples) ours = bench_samples_new ();
      g_autoptr (BenchSamples) base = bench_samples_new ();
      g_autoptr (BenchSamples) at_least = bench_samples_new ();

      for (guint i = 0; i < 80; i++)
        {
          pair->target = shortest->target = (i * 7919u % 1009u) / 1009.0;
          bench_samples_add (ours, bench_frame (pair->ours, jump_ours, pair));
          bench_samples_add (base, bench_frame (pair->base, jump_base, pair));
          bench_samples_add (at_least, bench_frame (shortest->ours, jump_ours, shortest));
        }
      bench_line ("G2", *n, bench_samples_median (ours), bench_samples_median (base), 1.25);
      bench_line ("G2-length", *n, bench_samples_median (ours), bench_samples_median (at_least), 1.2);
      pair_free (pair);
    }
  pair_free (shortest);
}

static void
swap_ours (gpointer data)
{
  Pair *pair = data;

  pair->turn += 7777;
  show_rows (pair, HUPAN_SWAP_TO_TOP);
}

static void
swap_base (gpointer data)
{
  bench_view_replace_texts (((Pair *) data)->base_view);
}

static gpointer (*real_get_item) (GListModel *list, guint position);
static guint n_get_item, n_cells;

static gpointer
count_get_item (GListModel *list,
                guint       position)
{
  n_get_item++;
  return real_get_item (list, position);
}

static void
count_cell_cb (void)
{
  n_cells++;
}

/* G3: a frame after all rows changed, against one in which constant strings were replaced. */
void
bench_list_swap (Bench *bench)
{
  for (const guint *n = bench_sizes; *n != 0; n++)
    {
      Pair *pair = pair_new (bench, *n);
      GListModelInterface *iface = G_LIST_MODEL_GET_IFACE (hupan_table_get_model (pair->table));
      GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (pair->table))));
      GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
      g_autoptr (BenchSamples) ours = bench_samples_new ();
      g_autoptr (BenchSamples) base = bench_samples_new ();

      for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
        {
          g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

          g_signal_connect (gtk_column_view_column_get_factory (column), "setup", count_cell_cb, NULL);
          g_signal_connect (gtk_column_view_column_get_factory (column), "bind", count_cell_cb, NULL);
        }
      real_get_item = iface->get_item;
      iface->get_item = count_get_item;
      n_get_item = n_cells = 0;

      for (guint i = 0; i < 40; i++)
        {
          bench_samples_add (ours, bench_frame (pair->ours, swap_ours, pair));
          bench_samples_add (base, bench_frame (pair->base, swap_base, pair));
        }
      iface->get_item = real_get_item;

      bench_line ("G3", *n, bench_samples_median (ours), bench_samples_median (base), 1.3);
      if (n_cells > 0 || n_get_item > 40 * 410)
        bench_note ("G3: %u cells set up or bound, %u items asked for in 40 swaps", n_cells, n_get_item);
      pair_free (pair);
    }
}

/* G13 */

/* How long the main thread did something else than wait for work, or draw. */
static GPollFunc real_poll;
static double woken_at, drawing_since, drawn, longest_block;

static int
watched_poll (GPollFD *fds,
              guint    n,
              int      timeout)
{
  int result;

  if (woken_at > 0)
    longest_block = MAX (longest_block, bench_clock_ms () - woken_at - drawn);
  result = real_poll (fds, n, timeout);
  woken_at = bench_clock_ms ();
  drawn = 0;
  return result;
}

static void
begin_drawing_cb (void)
{
  drawing_since = bench_clock_ms ();
}

static void
end_drawing_cb (void)
{
  drawn += bench_clock_ms () - drawing_since;
}

static gboolean
jump_tick_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  jump_ours (data);
  return G_SOURCE_REMOVE;
}

/* What users do to a list, in some order. */
static void
act (Pair *pair,
     guint step)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (hupan_table_get_model (pair->table));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (selection));

  switch (step * 5 % 8)
    {
    case 0:
      swap_ours (pair);
      break;
    case 1:
      /* Scrolling comes with a frame. */
      pair->target = (step * 7919u % 1009u) / 1009.0;
      gtk_widget_add_tick_callback (GTK_WIDGET (pair->table), jump_tick_cb, pair, NULL);
      break;
    case 2:
      gtk_selection_model_select_all (selection);
      break;
    case 3:
      pair->turn += 13;
      show_rows (pair, HUPAN_SWAP_KEEP_ROWS);
      break;
    case 4:
      gtk_selection_model_select_range (selection, n / 4, n / 2, TRUE);
      break;
    case 5:
      gtk_selection_model_select_item (selection, n / 3, TRUE);
      break;
    case 6:
      hupan_table_show_id (pair->table, 1 + step * 7919 % n);
      break;
    case 7:
    default:
      show_rows (pair, HUPAN_SWAP_RESTORE);
      break;
    }
}

typedef struct
{
  Pair *pair;
  guint step;
} Script;

static gboolean
act_cb (gpointer data)
{
  Script *script = data;

  act (script->pair, script->step);
  return G_SOURCE_REMOVE;
}

#define N_STEPS 40
#define N_TIMES 6

/* G13: the longest time the main thread was away outside of GTK's own frames, against 8 ms. The script is played
 * several times, and of each step the shortest counts: a longer one was the work of another process. */
void
bench_list_block (Bench *bench)
{
  for (const guint *n = bench_sizes; *n != 0; n++)
    {
      Pair *pair = pair_new (bench, *n);
      GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (pair->ours));
      double blocks[N_STEPS], longest = 0;
      guint longest_step = 0;

      gtk_widget_set_visible (GTK_WIDGET (pair->base), FALSE);
      g_signal_connect (clock, "flush-events", G_CALLBACK (begin_drawing_cb), NULL);
      g_signal_connect (clock, "after-paint", G_CALLBACK (end_drawing_cb), NULL);
      real_poll = g_main_context_get_poll_func (NULL);
      g_main_context_set_poll_func (NULL, watched_poll);

      for (guint i = 0; i < N_STEPS * N_TIMES; i++)
        {
          Script script = { pair, i % N_STEPS };

          longest_block = 0;
          g_idle_add (act_cb, &script);
          bench_frame (pair->ours, NULL, NULL);
          bench_frame (pair->ours, NULL, NULL);
          blocks[i % N_STEPS] = i < N_STEPS ? longest_block : MIN (blocks[i % N_STEPS], longest_block);
        }

      g_main_context_set_poll_func (NULL, real_poll);
      g_signal_handlers_disconnect_by_func (clock, begin_drawing_cb, NULL);
      g_signal_handlers_disconnect_by_func (clock, end_drawing_cb, NULL);

      for (guint i = 0; i < N_STEPS; i++)
        if (blocks[i] > longest)
          {
            longest = blocks[i];
            longest_step = i;
          }
      bench_line ("G13", *n, longest, 8, 1);
      if (longest > 8)
        bench_note ("G13: in step %u of the script, action %u", longest_step, longest_step * 5 % 8);
      pair_free (pair);
    }
}
