/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench/bench-start.h"

#include <adwaita.h>
#include <stdio.h>
#include <sys/resource.h>

#include "bench/bench-fill.h"
#include "bench/bench-registry.h"
#include "fixtures/test-display.h"
#include "ui/common/hupan-text-cell.h"
#include "ui/hupan-style.h"
#include "ui/hupan-window.h"

#define N_STARTS 7
#define N_WEIGHINGS 3
#define RESTING_MS 10       /* of the processor, */
#define WEIGH_EVERY_MS 2000 /* meanwhile: longer than it takes until the desk gives memory back */
#define SINCE "HUPAN_BENCH_SINCE" /* when the process was started, in microseconds of the monotonic clock */

/* The process that starts */

typedef struct
{
  GtkWidget *window;
  gboolean rows; /* wait for them */
  GMainLoop *loop;
  double cpu_ms; /* when last looked at */
} Start;

static double
read_cpu_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

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
  gint64 now = g_get_monotonic_time ();

  if (start->rows && !has_rows (start->window))
    return;

  printf ("%f %f\n", (now - g_ascii_strtoll (g_getenv (SINCE), NULL, 10)) / 1e3, read_cpu_ms ());
  g_main_loop_quit (start->loop);
}

/* The program may go on working when the first rows are there: it is weighed once it rests. */
static gboolean
weigh_cb (gpointer data)
{
  Start *start = data;
  double before = start->cpu_ms;

  start->cpu_ms = read_cpu_ms ();
  if (start->cpu_ms - before > RESTING_MS || (start->rows && !has_rows (start->window)))
    return G_SOURCE_CONTINUE;

  printf ("%" G_GSIZE_FORMAT "\n", bench_read_anonymous_memory ());
  g_main_loop_quit (start->loop);
  return G_SOURCE_REMOVE;
}

static GtkWidget *
show (const char     *folder,
      const char     *place,
      HupanOpenFlags  flags)
{
  GtkWidget *window;

  test_start_ui ();
  if (*folder != '\0')
    {
      g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

      g_settings_set_string (settings, "place", place);
      hupan_style_install (); /* and so on, as the application does when it is activated */
      window = GTK_WIDGET (hupan_window_new (NULL));
    }
  else
    {
      window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, NULL);
    }

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  if (*folder != '\0')
    hupan_window_open_folder (HUPAN_WINDOW (window), folder, flags);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

/* Nothing is closed: the process ends, and with it all it holds. */
static G_NORETURN void
run (Start *start)
{
  g_main_loop_run (start->loop);
  fflush (stdout);
  _exit (0);
}

/**
 * bench_start_show:
 * @folder: a registry of universities to open, or "" for an empty window
 *
 * Says, when the first frame that counts is painted, the milliseconds since the start, of the clock and of the processor.
 */
void
bench_start_show (const char *folder)
{
  Start start = { show (folder, "universities", HUPAN_OPEN_NONE), *folder != '\0', g_main_loop_new (NULL, FALSE) };

  g_signal_connect_swapped (gtk_widget_get_frame_clock (start.window), "after-paint", G_CALLBACK (painted_cb), &start);
  run (&start);
}

/**
 * bench_start_weigh:
 * @folder: a registry of candidates to open, or "" for an empty window
 *
 * Says how many bytes of its own the process takes when it rests. It may not write, so that it does not begin a backup.
 */
void
bench_start_weigh (const char *folder)
{
  Start start = { show (folder, "candidates", HUPAN_OPEN_READ_ONLY), *folder != '\0', g_main_loop_new (NULL, FALSE) };

  g_timeout_add (WEIGH_EVERY_MS, weigh_cb, &start);
  run (&start);
}

/* The process that measures */

/* What the process said. */
static char *
call (const char *option,
      const char *folder)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *since = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  const char *command[] = { self, option, folder, NULL };
  char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv (SINCE, since, TRUE);
  if (!g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, NULL, &error))
    g_error ("%s cannot be started: %s", self, error->message);
  return said;
}

static void
start (const char   *folder,
       BenchSamples *wall,
       BenchSamples *cpu)
{
  g_autofree char *said = call ("--show", folder);
  double wall_ms, cpu_ms;

  if (sscanf (said, "%lf %lf", &wall_ms, &cpu_ms) != 2)
    g_error ("The start of a window said “%s”", said);
  bench_samples_add (wall, wall_ms);
  bench_samples_add (cpu, cpu_ms);
}

static double
weigh (const char *folder)
{
  g_autoptr (BenchSamples) bytes = bench_samples_new ();

  for (guint i = 0; i < N_WEIGHINGS; i++)
    {
      g_autofree char *said = call ("--weigh", folder);

      bench_samples_add (bytes, g_ascii_strtod (said, NULL));
    }

  return bench_samples_median (bytes);
}

/* G8: what a window with candidates takes over an empty one: 20 MB and 80 bytes a row. */
void
bench_weight (Bench *bench)
{
  for (const guint *n = bench_sizes; *n != 0; n++)
    {
      g_autofree char *folder = bench_fill_registry (bench, *n);
      g_autoptr (HupanRegistry) registry = bench_open_registry (folder);
      double empty, ours;

      /* Search texts that follow older rules were made anew by that; who may not write does not. */
      hupan_registry_close (registry);
      empty = weigh ("");
      ours = weigh (folder);

      bench_note ("   %.1f MB; an empty window %.1f MB", ours / 1e6, empty / 1e6);
      bench_line_of ("G8", *n, (ours - empty) / 1e6, (20e6 + 80.0 * *n) / 1e6, "MB", 1);
    }
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
