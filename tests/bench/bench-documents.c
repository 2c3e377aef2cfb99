/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench-documents.h"

#include "bench/bench-registry.h"
#include "core/hupan-batch.h"
#include "desk/hupan-document-set.h"
#include "exchange/hupan-attach.h"
#include "store/hupan-contents.h"

#define SIZE    (300 * 1000)
#define ADDED   1000
#define CHECKED 3400 /* about a gigabyte */
#define AT_ONCE 600  /* so many are below what may be added at a time */
#define EACH    40   /* a candidate's */
#define REPEATS 50

static char *
make_file (const char *folder,
           guint       i)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (i);
  g_autofree guint32 *words = g_new (guint32, SIZE / 4);
  g_autofree char *name = g_strdup_printf ("%05u.pdf", i);
  char *path = g_build_filename (folder, name, NULL);

  for (guint j = 0; j < SIZE / 4; j++)
    words[j] = g_rand_int (random);
  memcpy (words, "%PDF-1.7", 8);
  g_file_set_contents_full (path, (const char *) words, SIZE, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
  return path;
}

static gint64
add_owner (HupanRegistry *registry,
           guint          number)
{
  g_autoptr (HupanBatch) batch = bench_registry_new_batch (number, 1);
  g_autoptr (GError) error = NULL;

  hupan_registry_commit (registry, batch, NULL, &error);
  g_assert_no_error (error);
  return ((HupanChange *) g_ptr_array_index (hupan_batch_get_changes (batch), 0))->id;
}

/* Milliseconds for files first to first + n, in as few drops as may be. */
static double
add (HupanRegistry *registry,
     gint64         owner,
     GPtrArray     *paths,
     guint          first,
     guint          n)
{
  const double start = bench_clock_ms ();

  for (guint done = 0; done < n; done += AT_ONCE)
    {
      g_autoptr (GPtrArray) incoming = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_incoming_free);
      g_autoptr (HupanAttached) attached = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = done; i < MIN (n, done + AT_ONCE); i++)
        {
          g_autoptr (GFile) file = g_file_new_for_path (g_ptr_array_index (paths, first + i));

          g_ptr_array_add (incoming, hupan_incoming_new_file (file));
        }
      attached = hupan_attach (registry, hupan_kind_get ("university"), owner, incoming, HUPAN_ATTACH_NONE, NULL, NULL, &error);
      g_assert_no_error (error);
    }

  return bench_clock_ms () - start;
}

/* What a page reads of the documents of one record. */
static void
measure_opening (HupanRegistry *registry,
                 gint64         owner)
{
  g_autoptr (BenchSamples) samples = bench_samples_new ();

  for (guint i = 0; i < REPEATS; i++)
    {
      const double start = bench_clock_ms ();
      g_autoptr (GError) error = NULL;
      g_autoptr (HupanDocumentSet) set = hupan_document_set_load (registry, hupan_kind_get ("university"), owner, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (set->documents->len, ==, EACH);
      bench_samples_add (samples, bench_clock_ms () - start);
    }
  bench_note ("documents: opening one with %d: %.2f ms (median), %.2f ms (95 of 100)", EACH, bench_samples_median (samples),
              bench_samples_percentile (samples, 95));
}

static double
sum_by_program (const char *folder)
{
  const double start = bench_clock_ms ();
  const char *argv[] = { "sh", "-c", "cat \"$0\"/*.pdf | sha256sum", folder, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL, NULL);
  return bench_clock_ms () - start;
}

void
bench_documents (Bench *bench)
{
  g_autofree char *files = g_build_filename (bench->cache, "bench-documents-files", NULL);
  g_autofree char *folder = g_build_filename (bench->cache, "bench-documents", NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HupanRegistry) registry = NULL;
  g_autoptr (GError) error = NULL;
  const double megabytes = (double) CHECKED * SIZE / 1e6;
  double added, ours, base;
  gint64 owner, small;

  bench_registry_remove (files);
  bench_registry_remove (folder);
  g_mkdir_with_parents (files, 0700);
  for (guint i = 0; i < CHECKED; i++)
    g_ptr_array_add (paths, make_file (files, i));
  registry = hupan_registry_create (folder, "Documents", &error);
  g_assert_no_error (error);
  owner = add_owner (registry, 1);
  small = add_owner (registry, 2);

  added = add (registry, owner, paths, 0, ADDED);
  bench_note ("documents: adding %d of 300 kB: %.0f ms, %.2f ms each, %.0f MB/s", ADDED, added, added / ADDED,
              (double) ADDED * SIZE / 1e3 / added);
  add (registry, small, paths, ADDED, EACH);
  add (registry, owner, paths, ADDED + EACH, CHECKED - ADDED - EACH);
  measure_opening (registry, small);

  base = sum_by_program (files);
  ours = bench_clock_ms ();
  hupan_contents_check (registry, findings, NULL, &error);
  ours = bench_clock_ms () - ours;
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  bench_note ("documents: checking %.0f MB: %.0f MB/s; sha256sum of the same files: %.0f MB/s", megabytes, megabytes * 1e3 / ours,
              megabytes * 1e3 / base);
  bench_line_of ("documents", CHECKED, ours, base, "ms", 1.5);

  hupan_registry_close (registry);
  bench_registry_remove (files);
  bench_registry_remove (folder);
}
