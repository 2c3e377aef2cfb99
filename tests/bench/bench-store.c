/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench-store.h"

#include <sqlite3.h>

#include "bench/bench-bare.h"
#include "bench/bench-candidates.h"
#include "bench/bench-fill.h"
#include "core/hupan-batch.h"
#include "index/hupan-image.h"

#define PAGE 50
#define REPEATS 60

static const HupanKind *
get_kind (void)
{
  return hupan_kind_get ("application");
}

/* What a page shows, and the same by hand: the candidate, the person, and the titles of call and first topic. */
static const char *const page_paths[] = {
  "person.name", "person.latin_name", "stage", "number", "received_on", "channel", "owner", "person.emails", "call.name", NULL,
};
static const char page_sql[] =
  "SELECT p.name, p.latin_name, a.stage, a.number, a.received_on, a.channel, a.owner, p.emails, c.name FROM application AS a"
  " JOIN person AS p ON p.id = a.person LEFT JOIN \"call\" AS c ON c.id = a.\"call\" WHERE a.id = ?";

static gboolean
take_row_cb (gint64             id,
             const char *const *values,
             gpointer           data)
{
  guint *n = data;

  for (guint i = 0; i < G_N_ELEMENTS (page_paths) - 1; i++)
    *n += values[i] != NULL;
  return TRUE;
}

static double
fetch_page (HupanRegistry *registry,
            const gint64  *ids)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;
  double start = bench_cpu_ms ();

  hupan_registry_scan (registry, get_kind (), page_paths, ids, PAGE, NULL, take_row_cb, &n, NULL, &error);
  g_assert_no_error (error);
  return bench_cpu_ms () - start;
}

static double
fetch_page_by_hand (sqlite3_stmt *statement,
                    const gint64 *ids)
{
  volatile int n = 0;
  double start = bench_cpu_ms ();

  for (guint i = 0; i < PAGE; i++)
    {
      sqlite3_bind_int64 (statement, 1, ids[i]);
      sqlite3_step (statement);
      for (guint j = 0; j < G_N_ELEMENTS (page_paths) - 1; j++)
        n += sqlite3_column_text (statement, j) != NULL;
      sqlite3_reset (statement);
    }
  return bench_cpu_ms () - start;
}

/* The pages that are fetched: by title, at this part of the list, each other than the one before. */
static void
choose_page (HupanResult *result,
             double       part,
             guint        turn,
             gint64      *ids)
{
  guint n = hupan_result_get_n (result);
  guint start = MIN ((guint) (part * n) + turn * PAGE, n - PAGE);

  for (guint i = 0; i < PAGE; i++)
    ids[i] = hupan_result_get_id (result, start + i);
}

static HupanResult *
list_all (HupanRegistry *registry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanQuery) query = hupan_query_new (get_kind ());
  g_autoptr (HupanImage) image = hupan_image_load (registry, get_kind (), "en", NULL, &error);

  g_assert_no_error (error);
  return hupan_image_query (image, query, NULL);
}

static void
fetch_ours (const char   *folder,
            HupanResult  *result,
            double        part,
            BenchSamples *samples)
{
  g_autoptr (HupanRegistry) registry = bench_open_registry (folder);
  gint64 ids[PAGE];

  for (guint i = 0; i < REPEATS; i++)
    {
      choose_page (result, part, i, ids);
      bench_samples_add (samples, fetch_page (registry, ids));
    }
  hupan_registry_close (registry);
}

static void
fetch_base (const char   *folder,
            HupanResult  *result,
            double        part,
            BenchSamples *samples)
{
  g_autofree char *path = g_build_filename (folder, "registry.sqlite", NULL);
  sqlite3_stmt *statement;
  sqlite3 *db;
  gint64 ids[PAGE];

  sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL);
  sqlite3_exec (db, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536", NULL, NULL, NULL);
  if (sqlite3_prepare_v2 (db, page_sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  for (guint i = 0; i < REPEATS; i++)
    {
      choose_page (result, part, i, ids);
      bench_samples_add (samples, fetch_page_by_hand (statement, ids));
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

/**
 * bench_store_page:
 *
 * G1: a page of 50 rows, anywhere in the list, takes 1.3 times the same lookups by hand, and at the end of the list 1.2
 * times what it takes at its beginning.
 */
void
bench_store_page (Bench *bench)
{
  for (const guint *n = bench_sizes; *n != 0; n++)
    {
      g_autofree char *folder = bench_fill_registry (bench, *n);
      g_autoptr (HupanRegistry) registry = bench_open_registry (folder);
      g_autoptr (HupanResult) result = list_all (registry);
      g_autoptr (BenchSamples) begin = bench_samples_new ();
      g_autoptr (BenchSamples) end = bench_samples_new ();
      g_autoptr (BenchSamples) begin_base = bench_samples_new ();
      g_autoptr (BenchSamples) end_base = bench_samples_new ();

      hupan_registry_close (registry);
      for (guint turn = 0; turn < 3; turn++)
        {
          fetch_ours (folder, result, 0, begin);
          fetch_base (folder, result, 0, begin_base);
          fetch_ours (folder, result, 0.9, end);
          fetch_base (folder, result, 0.9, end_base);
        }

      bench_line ("G1", *n, bench_samples_median (end), bench_samples_median (end_base), 1.3);
      bench_line ("G1-position", *n, bench_samples_median (end), bench_samples_median (begin), 1.2);
    }
}

static void
drain (const char   *folder,
       BenchSamples *samples)
{
  g_autofree char *path = g_build_filename (folder, "registry.sqlite", NULL);
  sqlite3_stmt *statement;
  sqlite3 *db;
  double start = bench_cpu_ms ();

  sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL);
  sqlite3_prepare_v2 (db,
                      "SELECT a.id, a.stage, a.\"call\", a.received_on, a.stage_since, a.number, a.channel, a.owner, s.folded,"
                      " t.folded, t.sort_key, p.latin_name, p.emails, p.orcid FROM application AS a JOIN person AS p ON p.id = a.person"
                      " JOIN search_text AS s ON s.record = a.id JOIN search_text AS t ON t.record = p.id"
                      " WHERE a.deleted_at IS NULL",
                      -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < 14; i++)
      sqlite3_column_text (statement, i);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  bench_samples_add (samples, bench_cpu_ms () - start);
}

/**
 * bench_store_load:
 *
 * The engine's part of G9: reading an image takes half as long again as it takes SQL to read the texts of all rows,
 * one after the other, and none of what leads to other records.
 */
void
bench_store_load (Bench *bench)
{
  for (const guint *n = bench_sizes; *n != 0; n++)
    {
      g_autofree char *folder = bench_fill_registry (bench, *n);
      g_autoptr (HupanRegistry) registry = bench_open_registry (folder);
      g_autoptr (BenchSamples) ours = bench_samples_new ();
      g_autoptr (BenchSamples) base = bench_samples_new ();
      g_autoptr (GError) error = NULL;

      for (guint turn = 0; turn < (*n > 100000 ? 1 : 5); turn++)
        {
          double start = bench_cpu_ms ();
          g_autoptr (HupanImage) image = hupan_image_load (registry, get_kind (), "en", NULL, &error);

          g_assert_no_error (error);
          bench_samples_add (ours, bench_cpu_ms () - start);
        }
      hupan_registry_close (registry);
      drain (folder, base);
      drain (folder, base);
      bench_line ("G9-load", *n, bench_samples_median (ours), bench_samples_median (base), 1.5);
    }
}

static const char *const stages[] = { "screening", "under_review" };

/* What is measured of an edit. */
typedef struct
{
  BenchSamples *commits, *bare;         /* by the clock: most of it is waiting for the disk */
  BenchSamples *commits_cpu, *bare_cpu; /* of the processor */
  BenchSamples *patches;                /* of the image */
} Edits;

static void
edit (HupanRegistry  *registry,
      HupanImage     *image,
      BenchBareEdits *bare,
      gint64          id,
      Edits          *edits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanRecord) record = hupan_registry_get_record (registry, get_kind (), id, &error);
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Edit", NULL, HUPAN_BATCH_NONE);
  const char *stage = stages[g_str_equal (hupan_record_get (record, "stage"), stages[0])];
  double clock, cpu;

  g_assert_no_error (error);
  hupan_batch_set (batch, record, "stage", stage);

  clock = bench_clock_ms ();
  cpu = bench_cpu_ms ();
  hupan_registry_commit (registry, batch, NULL, &error);
  g_assert_no_error (error);
  bench_samples_add (edits->commits_cpu, bench_cpu_ms () - cpu);
  bench_samples_add (edits->commits, bench_clock_ms () - clock);

  cpu = bench_cpu_ms ();
  hupan_image_refresh (image, registry, batch, NULL, &error);
  g_assert_no_error (error);
  bench_samples_add (edits->patches, bench_cpu_ms () - cpu);

  clock = bench_clock_ms ();
  cpu = bench_cpu_ms ();
  bench_bare_edits_save (bare, id, stage);
  bench_samples_add (edits->bare_cpu, bench_cpu_ms () - cpu);
  bench_samples_add (edits->bare, bench_clock_ms () - clock);
}

/**
 * bench_store_edit:
 *
 * G11: saving one edit takes half as long again as the same statements bare, those of the history included, in turn on
 * the same disk; and the image follows.
 */
void
bench_store_edit (Bench *bench)
{
  for (const guint *n = bench_sizes; *n != 0; n++)
    {
      g_autofree char *folder = bench_fill_registry (bench, *n);
      g_autoptr (HupanRegistry) registry = bench_open_registry (folder);
      g_autoptr (GError) error = NULL;
      g_autoptr (HupanImage) image = hupan_image_load (registry, get_kind (), "en", NULL, &error);
      g_autoptr (HupanQuery) query = hupan_query_new (get_kind ());
      g_autoptr (HupanResult) result = NULL;
      g_autoptr (BenchSamples) commits = bench_samples_new (), bare = bench_samples_new (), commits_cpu = bench_samples_new (),
                               bare_cpu = bench_samples_new (), patches = bench_samples_new ();
      Edits edits = { commits, bare, commits_cpu, bare_cpu, patches };
      BenchBareEdits *by_hand = bench_bare_edits_new (folder);
      gint64 ids[PAGE];

      g_assert_no_error (error);
      result = hupan_image_query (image, query, NULL);
      choose_page (result, 0.5, 0, ids);
      for (guint i = 0; i < REPEATS; i++)
        edit (registry, image, by_hand, ids[i % PAGE], &edits);
      hupan_registry_close (registry);
      bench_bare_edits_free (by_hand);

      bench_note ("   the image follows in %.2f ms", bench_samples_median (patches));
      bench_line ("G11", *n, bench_samples_median (commits), bench_samples_median (bare), 1.5);
      bench_line ("G11-cpu", *n, bench_samples_median (commits_cpu), bench_samples_median (bare_cpu), 1.5);
    }
}

/* The bare table, as sqlite3's .import fills it: parsed lines into one statement, one transaction. */
static double
import_by_hand (guint n)
{
  double start;
  sqlite3_stmt *insert;
  sqlite3 *db;

  sqlite3_open ("", &db);
  start = bench_cpu_ms ();
  sqlite3_exec (db, "CREATE TABLE t (number, name, latin_name, email, orcid, received_on, stage, channel, owner); BEGIN", NULL, NULL, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", -1, &insert, NULL);
  for (guint i = 0; i < n; i++)
    {
      BenchCandidate candidate;
      const char *values[9];

      bench_candidate_make (&candidate, i);
      values[0] = candidate.code;
      values[1] = candidate.name;
      values[2] = candidate.latin_name;
      values[3] = candidate.email;
      values[4] = candidate.orcid;
      values[5] = candidate.received_on;
      values[6] = candidate.stage;
      values[7] = candidate.channel;
      values[8] = candidate.owner;
      for (int j = 0; j < 9; j++)
        sqlite3_bind_text (insert, j + 1, values[j], -1, SQLITE_STATIC);
      sqlite3_step (insert);
      sqlite3_reset (insert);
    }
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  sqlite3_finalize (insert);
  sqlite3_close (db);

  return bench_cpu_ms () - start;
}

/**
 * bench_store_import:
 *
 * G10: bulk import against the bare table. Ours keeps five or six records of each candidate, each with two rows of
 * history in four indexes, and search text: G10-rows is against bare statements that write all these rows, which is
 * the least they can cost. A million are what bench_fill_registry makes once; here are 1,000 and 20,000.
 */
void
bench_store_import (Bench *bench)
{
  for (const guint *n = bench_sizes; *n != 0 && *n <= 20000; n++)
    {
      g_autofree char *name = g_strdup_printf ("bench-candidates-%u", *n);
      g_autofree char *path = g_build_filename (bench->cache, name, NULL);
      g_autoptr (GError) error = NULL;
      double start;
      g_autofree char *folder = NULL;

      bench_forget_registry (path);
      start = bench_cpu_ms ();
      folder = bench_fill_registry (bench, *n);
      start = bench_cpu_ms () - start;
      bench_line ("G10", *n, start, import_by_hand (*n), 3.5);
      bench_line ("G10-rows", *n, start, bench_bare_copy (folder), 3.5);
    }
}
