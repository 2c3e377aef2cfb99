/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench-engine.h"

#include <malloc.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "bench/bench-candidates.h"
#include "core/hupan-fold.h"
#include "index/hupan-bits.h"
#include "index/hupan-facets.h"
#include "index/hupan-image-private.h"
#include "index/hupan-sort.h"

#define REPEATS 9
#define SLOW_REPEATS 3

/* An image, and the same rows in a plain SQL table to compare with. */
typedef struct
{
  guint n;
  HupanImage *image;
  sqlite3 *db;
} Stage;

static const HupanKind *
get_kind (void)
{
  return hupan_kind_get ("application");
}

static const HupanColumn *
get_column (const char *name)
{
  const HupanColumn *column = hupan_kind_get_column (get_kind (), name);

  g_assert (column != NULL);
  return column;
}

static HupanImage *
load (guint n)
{
  g_autoptr (BenchSource) source = bench_source_new (n);
  g_autoptr (GError) error = NULL;
  HupanImage *image = hupan_image_load_from (bench_source_get (source), get_kind (), "en", NULL, &error);

  g_assert_no_error (error);
  return image;
}

static void
run_sql (sqlite3    *db,
         const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* The table of the measurements: codes as numbers, the search text beside them, one index. */
static void
fill (Stage *stage)
{
  sqlite3_stmt *insert;

  run_sql (stage->db, "BEGIN;"
                      "CREATE TABLE cand (id INTEGER PRIMARY KEY, name TEXT, stage TEXT, country INTEGER, university INTEGER,"
                      " topic INTEGER, received_on TEXT, search TEXT)");
  sqlite3_prepare_v2 (stage->db, "INSERT INTO cand VALUES (?, ?, ?, ?, ?, ?, ?, ?)", -1, &insert, NULL);
  for (guint i = 0; i < stage->n; i++)
    {
      BenchCandidate candidate;
      g_autofree char *text = hupan_texts_dup (stage->image->store->texts, i);

      bench_candidate_make (&candidate, i);
      sqlite3_bind_int64 (insert, 1, i);
      sqlite3_bind_text (insert, 2, candidate.name, -1, SQLITE_STATIC);
      sqlite3_bind_text (insert, 3, candidate.stage, -1, SQLITE_STATIC);
      sqlite3_bind_int (insert, 4, candidate.universities[0] % 20);
      sqlite3_bind_int (insert, 5, candidate.universities[0]);
      sqlite3_bind_int (insert, 6, candidate.topics[0]);
      sqlite3_bind_text (insert, 7, candidate.received_on, -1, SQLITE_STATIC);
      sqlite3_bind_text (insert, 8, text, -1, SQLITE_STATIC);
      sqlite3_step (insert);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  run_sql (stage->db, "CREATE INDEX cand_by_stage ON cand (stage); COMMIT");
}

static void
set_up (Stage *stage,
        Bench *bench,
        guint  n)
{
  g_autofree char *name = g_strdup_printf ("bench-engine-%u-%u.sqlite", n, HUPAN_FOLD_RULES);
  g_autofree char *path = g_build_filename (bench->cache, name, NULL);
  g_autofree char *unfinished = g_strconcat (path, ".new", NULL);
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS);

  stage->n = n;
  stage->image = load (n);

  if (!exists)
    {
      remove (unfinished);
      sqlite3_open (unfinished, &stage->db);
      fill (stage);
      sqlite3_close (stage->db);
      rename (unfinished, path);
    }
  sqlite3_open_v2 (path, &stage->db, SQLITE_OPEN_READONLY, NULL);
  run_sql (stage->db, "PRAGMA cache_size = -400000");
}

static void
tear_down (Stage *stage)
{
  g_clear_object (&stage->image);
  sqlite3_close (stage->db);
}

static double
measure_sql (Stage      *stage,
             const char *sql,
             guint       repeats)
{
  g_autoptr (BenchSamples) samples = bench_samples_new ();
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (stage->db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (stage->db));
  for (guint i = 0; i < repeats; i++)
    {
      double start = bench_cpu_ms ();

      while (sqlite3_step (statement) == SQLITE_ROW)
        sqlite3_column_int64 (statement, 0);
      bench_samples_add (samples, bench_cpu_ms () - start);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);

  return bench_samples_median (samples);
}

/* F4: all search text read once, in the widest plain way. */
static guint64
read_texts (const char *texts,
            gsize       length)
{
  const guint64 *words = (const guint64 *) texts;
  guint64 sums[4] = { 0 };

  for (gsize i = 0; i + 4 <= length / 8; i += 4)
    for (guint j = 0; j < 4; j++)
      sums[j] += words[i + j];

  return sums[0] + sums[1] + sums[2] + sums[3];
}

/* As it is searched, whatever the image leaves out of it. */
static double
measure_read (Stage *stage)
{
  g_autoptr (BenchSamples) samples = bench_samples_new ();
  g_autoptr (GString) texts = g_string_new (NULL);
  volatile guint64 sum = 0;

  for (guint i = 0; i < stage->n; i++)
    {
      g_autofree char *text = hupan_texts_dup (stage->image->store->texts, i);

      g_string_append_len (texts, text, strlen (text) + 1);
    }

  for (guint i = 0; i < 3 * REPEATS; i++)
    {
      double start = bench_cpu_ms ();

      sum += read_texts (texts->str, texts->len);
      bench_samples_add (samples, bench_cpu_ms () - start);
    }

  return bench_samples_median (samples);
}

/* Every row whose own text contains the word as it is must have been found. */
static guint
count_missed (Stage            *stage,
              const char       *word,
              const HupanFound *found)
{
  guint missed = 0;

  for (guint i = 0; i < stage->n; i++)
    {
      g_autofree char *text = hupan_texts_dup (stage->image->store->texts, i);

      missed += strstr (text, word) != NULL && !hupan_bits_get (found->bits, i);
    }

  return missed;
}

static double
measure_search (Stage      *stage,
                const char *text,
                double     *only_search)
{
  g_autoptr (BenchSamples) all = bench_samples_new ();
  g_autoptr (BenchSamples) search = bench_samples_new ();
  guint missed = 0;
  guint n = 0;

  for (guint i = 0; i < REPEATS; i++)
    {
      double start = bench_cpu_ms ();
      g_autoptr (HupanTerms) terms = hupan_terms_new (text);
      HupanEffort effort = { 0 };
      g_autoptr (HupanFound) found = hupan_search (stage->image->store, terms, NULL, NULL, &effort);
      double middle = bench_cpu_ms ();
      g_autoptr (HupanRowNumbers) rows = hupan_sort_rows (stage->image->store, found->bits, found->n_found, found->scores, NULL, 0, NULL);

      bench_samples_add (all, bench_cpu_ms () - start);
      bench_samples_add (search, middle - start);
      n = found->n_found;
      if (i == 0)
        missed = count_missed (stage, text, found);
    }

  *only_search = bench_samples_median (search);
  bench_note ("   “%s”: %u rows%s, %.2f ms, of which ordering %.2f ms", text, n, missed > 0 ? " AND MISSED SOME" : "",
              bench_samples_median (all), bench_samples_median (all) - *only_search);
  return bench_samples_median (all);
}

/**
 * bench_engine_search:
 *
 * G4: any search takes no more than eight times what it takes to read the text; and to find and rank the rows a tenth of
 * what LIKE takes to find them, which orders none either.
 */
void
bench_engine_search (Bench *bench)
{
  static const char *const texts[] = { "a", "an", "wan", "wang", "ang", "kowalski", "xyzzy", "王", "伟", "王伟", "김민", "example", "c12345", "45@example.n" };

  for (const guint *n = bench_sizes; *n != 0; n++)
    {
      Stage stage;
      double read, like, worst = 0, worst_like = 0, worst_like_base = 1;

      set_up (&stage, bench, *n);
      read = measure_read (&stage);

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          g_autofree char *sql = g_strdup_printf ("SELECT id FROM cand WHERE search LIKE '%%%s%%'", texts[i]);
          double only_search;
          double ours = measure_search (&stage, texts[i], &only_search);

          worst = MAX (worst, ours);
          like = measure_sql (&stage, sql, SLOW_REPEATS);
          if (only_search / like > worst_like / worst_like_base)
            {
              worst_like = only_search;
              worst_like_base = like;
            }
        }

      bench_line ("G4", *n, worst, read, 8);
      bench_line ("G4-like", *n, worst_like, worst_like_base, 0.1);
      tear_down (&stage);
    }
}

static double
measure_sort (Stage           *stage,
              const HupanSort *sort,
              guint            n_sort)
{
  g_autoptr (BenchSamples) samples = bench_samples_new ();

  for (guint i = 0; i < REPEATS; i++)
    {
      double start = bench_cpu_ms ();
      g_autoptr (HupanRowNumbers) rows = hupan_sort_rows (stage->image->store, stage->image->store->is_there, stage->n, NULL, sort, n_sort, NULL);

      bench_samples_add (samples, bench_cpu_ms () - start);
    }

  return bench_samples_median (samples);
}

/**
 * bench_engine_sort:
 *
 * G6: any order by three keys takes half of what SQL takes to list all ids from an index, and a fiftieth of what it
 * takes to sort them.
 */
void
bench_engine_sort (Bench *bench)
{
  static const struct
  {
    const char *columns[3];
    const char *sql;
  } sorts[] = {
    { { "topics", "university", "name" }, "topic, university, name" },
    { { "country", "stage", "received_on" }, "country, stage, received_on" },
    { { "received_on", "owner", "latin_name" }, "received_on, university, name" },
  };

  for (const guint *n = bench_sizes; *n != 0; n++)
    {
      Stage stage;
      double scan, worst = 0, worst_order = 0, worst_order_base = 1;

      set_up (&stage, bench, *n);
      scan = measure_sql (&stage, "SELECT id FROM cand INDEXED BY cand_by_stage ORDER BY stage", SLOW_REPEATS);

      for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
        {
          g_autofree char *sql = g_strdup_printf ("SELECT id FROM cand ORDER BY %s", sorts[i].sql);
          HupanSort sort[3];
          double ours, order;

          for (guint j = 0; j < 3; j++)
            sort[j] = (HupanSort) { get_column (sorts[i].columns[j]), j == 1 };
          ours = measure_sort (&stage, sort, 3);
          order = measure_sql (&stage, sql, 1);
          bench_note ("   %s: %.2f ms; ORDER BY %.0f ms", sorts[i].sql, ours, order);

          worst = MAX (worst, ours);
          if (ours / order > worst_order / worst_order_base)
            {
              worst_order = ours;
              worst_order_base = order;
            }
        }

      bench_line ("G6", *n, worst, scan, 0.5);
      bench_line ("G6-order-by", *n, worst_order, worst_order_base, 0.02);
      tear_down (&stage);
    }
}

/* All facets, for a query whose search was done before: what a filter chip costs. */
static double
measure_facets (Stage      *stage,
                HupanQuery *query)
{
  g_autoptr (BenchSamples) samples = bench_samples_new ();
  g_autoptr (HupanTerms) terms = hupan_terms_new (hupan_query_get_text (query));
  HupanEffort effort = { 0 };
  g_autoptr (HupanFound) found = terms != NULL ? hupan_search (stage->image->store, terms, NULL, NULL, &effort) : NULL;
  guint n = 0;

  for (guint i = 0; i < REPEATS; i++)
    {
      double start = bench_cpu_ms ();
      g_autoptr (HupanFilters) filters =
        hupan_filters_new (stage->image->store, query, found != NULL ? found->bits : stage->image->store->is_there);
      g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < stage->image->plan->n_columns; j++)
        {
          g_autoptr (GArray) values = hupan_filters_count (filters, j, strings);
        }
      bench_samples_add (samples, bench_cpu_ms () - start);
      n = hupan_bits_count (hupan_filters_get_rows (filters), stage->n);
    }

  bench_note ("   %u rows: %.2f ms", n, bench_samples_median (samples));
  return bench_samples_median (samples);
}

/**
 * bench_engine_facets:
 *
 * G7: all facets under any filter take a twentieth of one GROUP BY with an index.
 */
void
bench_engine_facets (Bench *bench)
{
  for (const guint *n = bench_sizes; *n != 0; n++)
    {
      Stage stage;
      double group, worst = 0;

      set_up (&stage, bench, *n);
      group = measure_sql (&stage, "SELECT stage, count (*) FROM cand INDEXED BY cand_by_stage GROUP BY stage", SLOW_REPEATS);

      for (guint i = 0; i < 6; i++)
        {
          static const char *const texts[] = { "", "", "", "wang", "an", "c" };
          g_autoptr (HupanQuery) query = hupan_query_new (get_kind ());

          hupan_query_set_text (query, texts[i]);
          if (i == 1)
            hupan_query_set_filter (query, get_column ("stage"), (const char *const[]) { "lead", "submitted", "screening", NULL });
          if (i == 2)
            {
              hupan_query_set_filter (query, get_column ("country"), (const char *const[]) { "SG", "CN", "DE", NULL });
              hupan_query_set_filter (query, get_column ("channel"), (const char *const[]) { "", "direct", NULL });
            }
          worst = MAX (worst, measure_facets (&stage, query));
        }

      bench_line ("G7", *n, worst, group, 0.05);
      tear_down (&stage);
    }
}

/* Without what was freed. */
static gsize
weigh (void)
{
  malloc_trim (0);
  return bench_read_anonymous_memory ();
}

/**
 * bench_engine_memory:
 *
 * What of that is the image, and of what in it: 80 bytes a row, and 5 MB beside that for the rules of ICU.
 */
void
bench_engine_memory (Bench *bench)
{
  for (const guint *n = bench_sizes; *n != 0; n++)
    {
      gsize before = weigh ();
      g_autoptr (HupanImage) image = load (*n);
      g_autoptr (HupanQuery) query = hupan_query_new (get_kind ());
      g_autoptr (HupanResult) result = hupan_image_query (image, query, NULL);
      gsize after = weigh ();

      bench_note ("   %.1f bytes a row by account, of which text %.1f, ids %.1f", (double) hupan_image_get_size (image) / *n,
                  (double) hupan_texts_get_size (image->store->texts) / *n, (double) hupan_ids_get_size (image->store->ids) / *n);
      for (guint i = 0; i < image->plan->n_columns; i++)
        {
          HupanStoredColumn *column = &image->store->columns[i];

          if (column->dictionary != NULL)
            bench_note ("   %s: %.2f, dictionary %.2f", image->plan->columns[i].column->name,
                        (double) hupan_codes_get_size (&column->codes) / *n, (double) hupan_dictionary_get_size (column->dictionary) / *n);
          else if (column->order != NULL)
            bench_note ("   %s: order %.2f", image->plan->columns[i].column->name, 4.0 * column->order->n / *n);
        }
      bench_line_of ("G8-image", *n, ((double) after - before) / 1e6, (5e6 + 80.0 * *n) / 1e6, "MB", 1);
    }
}
