/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench-busy.h"

#include "bench/bench-registry.h"
#include "core/kinds/hupan-kinds.h"
#include "desk/hupan-desk.h"

#define PAGE 32
#define N_IDLE 1000
#define N_IMPORTED 60000
#define PAUSE_MS 1 /* between two pages of somebody who scrolls */

/* A registry at its desk, and what is fetched from it. */
typedef struct
{
  HupanDesk *desk;
  GArray *ids; /* gint64: of the records that are there from the start */
  guint next;
  gint64 page[PAGE];
  BenchSamples *latencies;
  gboolean fetched, rested, opened, listed, imported;
} Busy;

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!hupan_desk_open_finish (HUPAN_DESK (source), result, &error))
    g_error ("The registry of the benchmark cannot be opened: %s", error->message);
  ((Busy *) data)->opened = TRUE;
}

static gboolean
list_id_cb (gint64             id,
            const char *const *values,
            gpointer           data)
{
  g_array_append_val ((GArray *) data, id);
  return TRUE;
}

static gpointer
list_ids (HupanRegistry       *registry,
          gpointer             data,
          const HupanProgress *progress,
          GError             **error)
{
  static const char *const paths[] = { "country", NULL };

  hupan_registry_scan (registry, &hupan_university_kind, paths, NULL, 0, NULL, list_id_cb, data, progress, error);
  return NULL;
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GError) error = NULL;

  hupan_desk_commit_finish (HUPAN_DESK (source), result, &error);
  g_assert_no_error (error);
  ((Busy *) data)->imported = TRUE;
}

static gboolean
take_row_cb (gint64             id,
             const char *const *values,
             gpointer           data)
{
  return TRUE;
}

static gpointer
fetch (HupanRegistry       *registry,
       gpointer             data,
       const HupanProgress *progress,
       GError             **error)
{
  static const char *const paths[] = { "name", "native_name", "country", "city", "partner_status", "website", "ror_id", NULL };

  hupan_registry_scan (registry, &hupan_university_kind, paths, ((Busy *) data)->page, PAGE, "en", take_row_cb, NULL, progress, error);
  return NULL;
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (GError) error = NULL;

  hupan_desk_run_finish (HUPAN_DESK (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
wait_for (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
rested_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
fetch_page (Busy *busy)
{
  double start;

  busy->rested = FALSE;
  g_timeout_add (PAUSE_MS, rested_cb, &busy->rested);
  wait_for (&busy->rested);

  for (guint i = 0; i < PAGE; i++)
    busy->page[i] = g_array_index (busy->ids, gint64, (busy->next * 7919u + i) % busy->ids->len);
  busy->next++;

  busy->fetched = FALSE;
  start = bench_clock_ms ();
  hupan_desk_run_urgent_async (busy->desk, fetch, busy, NULL, NULL, NULL, set_cb, &busy->fetched);
  wait_for (&busy->fetched);
  bench_samples_add (busy->latencies, bench_clock_ms () - start);
}

/* By the clock, as somebody waits: both in one run, one after the other.
 *
 * G12: 99 of 100 pages come within twice the time they take when nothing else is going on. */
void
bench_busy (Bench *bench)
{
  for (const guint *n = bench_sizes; *n != 0; n++)
    {
      g_autofree char *folder = bench_registry_ensure (bench, *n);
      g_autofree char *copy = g_strconcat (folder, "-busy", NULL);
      g_autoptr (BenchSamples) idle = bench_samples_new ();
      g_autoptr (BenchSamples) importing = bench_samples_new ();
      g_autoptr (HupanDesk) desk = hupan_desk_new ();
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (HupanBatch) batch = bench_registry_new_batch (*n, N_IMPORTED);
      Busy busy = { .desk = desk, .ids = ids };

      bench_registry_copy (folder, copy);
      hupan_desk_open_async (desk, copy, HUPAN_OPEN_NONE, NULL, opened_cb, &busy);
      wait_for (&busy.opened);
      hupan_desk_run_async (desk, list_ids, ids, NULL, NULL, NULL, NULL, set_cb, &busy.listed);
      wait_for (&busy.listed);

      busy.latencies = idle;
      for (guint i = 0; i < N_IDLE; i++)
        fetch_page (&busy);

      busy.latencies = importing;
      hupan_desk_commit_async (desk, batch, NULL, imported_cb, &busy);
      while (!busy.imported)
        fetch_page (&busy);

      hupan_desk_close (desk);
      bench_registry_remove (copy);
      bench_note ("   medians %.2f ms idle, %.2f ms importing; the longest wait %.1f ms", bench_samples_median (idle),
                  bench_samples_median (importing), bench_samples_max (importing));
      bench_line ("G12", *n, bench_samples_percentile (importing, 99), bench_samples_percentile (idle, 99), 2);
    }
}
