/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench/bench-start.h"

#include <adwaita.h>
#include <stdio.h>
#include <sys/resource.h>

#include "bench/bench-registry.h"
#include "fixtures/test-display.h"
#include "ui/common/hupan-text-cell.h"
#include "ui/hupan-style.h"
#include "ui/hupan-window.h"

#define N_STARTS 7
#define SINCE "HUPAN_BENCH_SINCE" /* when the process was started, in microseconds of the monotonic clock */

/* The process that starts */

typedef struct
{
  GtkWidget *window;
  gboolean rows; /* wait for them */
  GMainLoop *loop;
} Start;

static gboolean
has_rows (GtkWidget *widget)
{
  if (HUPAN_IS_TEXT_CELL (widget))
    {
      g_autofree char *text = hupan_text_cell_dup_text (HUPAN_TEXT_CELL (widget));

      return text != NULL && *text != '\0' && gtk_widget_get_mapped (widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_rows (child))
      return TRUE;
  return FALSE;
}

static void
painted_cb (Start *start)
{
  struct rusage usage;
  gint64 now = g_get_monotonic_time ();

  if (start->rows && !has_rows (start->window))
    return;

  getrusage (RUSAGE_SELF, &usage);
  printf ("%f %f\n", (now - g_ascii_strtoll (g_getenv (SINCE), NULL, 10)) / 1e3,
          (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3);
  g_main_loop_quit (start->loop);
}

/**
 * bench_start_show:
 * @folder: a registry to open, or "" for an empty window
 *
 * Says, when the first frame that counts is painted, the milliseconds since the start, of the clock and of the processor.
 */
int
bench_start_show (const char *folder)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Start start = { NULL, *folder != '\0', loop };

  test_start_ui ();
  if (start.rows)
    {
      g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

      g_settings_set_string (settings, "place", "universities");
      hupan_style_install (); /* and so on, as the application does when it is activated */
      start.window = GTK_WIDGET (hupan_window_new (NULL));
    }
  else
    {
      start.window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, NULL);
    }

  gtk_window_set_default_size (GTK_WINDOW (start.window), 1200, 800);
  if (start.rows)
    hupan_window_open_folder (HUPAN_WINDOW (start.window), folder, HUPAN_OPEN_NONE);
  gtk_window_present (GTK_WINDOW (start.window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (start.window), "after-paint", G_CALLBACK (painted_cb), &start);
  g_main_loop_run (loop);

  /* Nothing is closed: the process ends, and with it all it holds. */
  fflush (stdout);
  _exit (0);
}

/* The process that measures */

static void
start (const char   *folder,
       BenchSamples *wall,
       BenchSamples *cpu)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *since = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autofree char *said = NULL;
  const char *command[] = { self, "--show", folder, NULL };
  g_autoptr (GError) error = NULL;
  double wall_ms, cpu_ms;

  g_setenv (SINCE, since, TRUE);
  if (!g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, NULL, &error))
    g_error ("%s cannot be started: %s", self, error->message);
  if (sscanf (said, "%lf %lf", &wall_ms, &cpu_ms) != 2)
    g_error ("The start of a window said “%s”", said);
  bench_samples_add (wall, wall_ms);
  bench_samples_add (cpu, cpu_ms);
}

/* G9: from the start of the process to the first frame with rows, against the first frame of an empty window. */
void
bench_start (Bench *bench)
{
  for (const guint *n = bench_sizes; *n != 0; n++)
    {
      g_autofree char *folder = bench_registry_ensure (bench, *n);
      g_autoptr (BenchSamples) ours = bench_samples_new ();
      g_autoptr (BenchSamples) ours_cpu = bench_samples_new ();
      g_autoptr (BenchSamples) base = bench_samples_new ();
      g_autoptr (BenchSamples) base_cpu = bench_samples_new ();

      for (guint i = 0; i < N_STARTS; i++)
        {
          start (folder, ours, ours_cpu);
          start ("", base, base_cpu);
        }
      bench_line ("G9", *n, bench_samples_median (ours), bench_samples_median (base), 1.5);
      bench_line ("G9-cpu", *n, bench_samples_median (ours_cpu), bench_samples_median (base_cpu), 1.6);
    }
}
