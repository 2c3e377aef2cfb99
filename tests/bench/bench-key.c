/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench-key.h"

#include "bench/bench-registry.h"
#include "bench/bench-view.h"
#include "core/kinds/hupan-kinds.h"
#include "desk/hupan-desk.h"
#include "ui/common/hupan-desk-fetch.h"
#include "ui/common/hupan-table.h"
#include "ui/common/hupan-text-cell.h"

#define N_TIMES 9

/* What is typed, letter by letter, and taken back. */
static const char *const steps[] = { "u", "un", "uni", "univ", "university 1", "university 12", "12", "sing", "" };

/* The program without its window: a registry, its desk, and a list of universities. */
typedef struct
{
  HupanDesk *desk;
  HupanImage *image; /* of the same records, to ask the engine alone */
  HupanTable *table;
  GtkWindow *window, *base;
  GtkWidget *base_view;
  HupanResult *result; /* that has come and is to be painted */
  gboolean painted;
  GError *error;
} Program;

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  gboolean *done = data;
  g_autoptr (GError) error = NULL;

  if (!hupan_desk_open_finish (HUPAN_DESK (source), result, &error))
    g_error ("The registry of the benchmark cannot be opened: %s", error->message);
  *done = TRUE;
}

static gpointer
load_image (HupanRegistry       *registry,
            gpointer             data,
            const HupanProgress *progress,
            GError             **error)
{
  return hupan_image_load (registry, &hupan_university_kind, "en", progress, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Program *program = data;
  g_autoptr (GError) error = NULL;

  program->image = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);
  if (program->image == NULL)
    g_error ("The universities of the benchmark cannot be loaded: %s", error->message);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Program *program = data;
  g_autoptr (GError) error = NULL;

  program->result = hupan_desk_query_finish (HUPAN_DESK (source), result, &error);
  g_assert_no_error (error);
  hupan_table_set_result (program->table, program->result, HUPAN_SWAP_TO_TOP);
}

static gboolean
shows_placeholders (GtkWidget *widget)
{
  if (HUPAN_IS_TEXT_CELL (widget))
    {
      HupanRow *row = hupan_text_cell_get_row (HUPAN_TEXT_CELL (widget));

      return row != NULL && hupan_row_get_position (row) < 20 && hupan_row_get_state (row) == HUPAN_ROW_LOADING;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows_placeholders (child))
      return TRUE;
  return FALSE;
}

static void
painted_cb (Program *program)
{
  program->painted = program->result != NULL && !shows_placeholders (GTK_WIDGET (program->table));
}

static void
type (Program    *program,
      HupanQuery *query)
{
  g_clear_object (&program->result);
  program->painted = FALSE;
  hupan_desk_query_async (program->desk, query, NULL, answered_cb, program);
  while (!program->painted)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
rested_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* No key comes right after a frame: the next would wait its turn on the screen. */
static void
rest (void)
{
  gboolean rested = FALSE;

  g_timeout_add (40, rested_cb, &rested);
  while (!rested)
    g_main_context_iteration (NULL, TRUE);
}

static Program *
program_new (const char *folder)
{
  Program *program = g_new0 (Program, 1);
  GtkWidget *view;
  gboolean opened = FALSE;

  program->desk = hupan_desk_new ();
  hupan_desk_open_async (program->desk, folder, HUPAN_OPEN_NONE, NULL, opened_cb, &opened);
  while (!opened)
    g_main_context_iteration (NULL, TRUE);
  hupan_desk_run_async (program->desk, load_image, NULL, NULL, g_object_unref, NULL, NULL, loaded_cb, program);
  while (program->image == NULL)
    g_main_context_iteration (NULL, TRUE);

  program->table = HUPAN_TABLE (hupan_table_new (&hupan_university_kind));
  hupan_table_set_fetch (program->table, hupan_desk_fetch, hupan_desk_fetcher_new (program->desk, &hupan_university_kind),
                         (GDestroyNotify) hupan_desk_fetcher_free);
  program->window = bench_window_new (GTK_WIDGET (program->table));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (program->window)), "after-paint",
                            G_CALLBACK (painted_cb), program);

  view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (program->table))));
  program->base_view = bench_view_new (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)), 1000);
  program->base = bench_window_new (program->base_view);
  return program;
}

static void
program_free (Program *program)
{
  gtk_window_destroy (program->window);
  gtk_window_destroy (program->base);
  g_clear_object (&program->result);
  g_clear_object (&program->image);
  hupan_desk_close (program->desk);
  g_clear_object (&program->desk);
  g_free (program);
}

static void
replace_base (gpointer data)
{
  bench_view_replace_texts (((Program *) data)->base_view);
}

/* G5: from a change of the search to the frame with its answer, against what the engine takes for it alone and one
 * and a half frames in which all texts are replaced. The times of all steps together. */
void
bench_key (Bench *bench)
{
  for (const guint *n = bench_sizes; *n != 0; n++)
    {
      g_autofree char *folder = bench_registry_ensure (bench, *n);
      Program *program = program_new (folder);
      double ours_ms = 0, base_ms = 0, slowest = 0;

      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        {
          g_autoptr (HupanQuery) query = hupan_query_new (&hupan_university_kind);
          g_autoptr (BenchSamples) ours = bench_samples_new ();
          g_autoptr (BenchSamples) engine = bench_samples_new ();
          g_autoptr (BenchSamples) frame = bench_samples_new ();

          hupan_query_set_text (query, steps[i]);
          for (guint j = 0; j < N_TIMES; j++)
            {
              g_autoptr (HupanQuery) clear = hupan_query_new (&hupan_university_kind);
              g_autoptr (HupanResult) result = NULL;
              double begin;

              type (program, clear);
              rest ();
              begin = bench_clock_ms ();
              type (program, query);
              bench_samples_add (ours, bench_clock_ms () - begin);

              begin = bench_clock_ms ();
              result = hupan_image_query (program->image, query, NULL);
              bench_samples_add (engine, bench_clock_ms () - begin);

              begin = bench_clock_ms ();
              bench_frame (program->base, replace_base, program);
              bench_samples_add (frame, bench_clock_ms () - begin);
            }
          ours_ms += bench_samples_median (ours);
          base_ms += bench_samples_median (engine) + 1.5 * bench_samples_median (frame);
          slowest = MAX (slowest, bench_samples_median (ours));
        }

      bench_line ("G5", *n, ours_ms / G_N_ELEMENTS (steps), base_ms / G_N_ELEMENTS (steps), 1);
      bench_note ("G5: the slowest of %u searches took %.3g ms", (guint) G_N_ELEMENTS (steps), slowest);
      program_free (program);
    }
}
