/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The goals of the program's speed, a line each: goal, rows, ours, base, ratio, goal, ok or short. */

#include "bench/bench-busy.h"
#include "bench/bench-documents.h"
#include "bench/bench-engine.h"
#include "bench/bench-key.h"
#include "bench/bench-list.h"
#include "bench/bench-start.h"
#include "bench/bench-store.h"

#include "fixtures/test-display.h"

typedef struct
{
  const char *name;
  void (*func) (Bench *bench);
  gboolean display; /* draws */
} Entry;

static const Entry table[] = {
  { "G1", bench_store_page, FALSE },
  { "G2", bench_list_jump, TRUE },
  { "G3", bench_list_swap, TRUE },
  { "G4", bench_engine_search, FALSE },
  { "G5", bench_key, TRUE },
  { "G6", bench_engine_sort, FALSE },
  { "G7", bench_engine_facets, FALSE },
  { "G8", bench_weight, FALSE },
  { "G8-image", bench_engine_memory, FALSE },
  { "G9", bench_start, FALSE },
  { "G9-load", bench_store_load, FALSE },
  { "G10", bench_store_import, FALSE },
  { "G11", bench_store_edit, FALSE },
  { "G12", bench_busy, FALSE },
  { "G13", bench_list_block, TRUE },
  { "documents", bench_documents, FALSE },
};

static char *cache_dir;
static char *shown;   /* what to show, in a start that is measured, */
static char *weighed; /* or that is weighed */
static int size;
static char **names;

/* Several may come as one word with blanks in it, as a script may hand them on. */
static gboolean
read_names (void)
{
  g_autofree char *all = names != NULL ? g_strjoinv (" ", names) : NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (all == NULL)
    return TRUE;

  words = g_strsplit_set (all, " ,", -1);
  for (char **word = words; *word != NULL; word++)
    {
      gboolean known = FALSE;

      if (**word == '\0')
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (table); i++)
        known |= g_str_equal (table[i].name, *word);
      if (!known)
        {
          g_printerr ("hupan-bench: There is no benchmark \"%s\". These are there:", *word);
          for (guint i = 0; i < G_N_ELEMENTS (table); i++)
            g_printerr (" %s", table[i].name);
          g_printerr ("\n");
          return FALSE;
        }
      g_strv_builder_add (builder, *word);
    }

  g_strfreev (names);
  names = g_strv_builder_end (builder);
  return TRUE;
}

static void
run (Bench       *bench,
     const Entry *entry)
{
  static gboolean has_display;

  if (names != NULL && !g_strv_contains ((const char *const *) names, entry->name))
    return;

  if (entry->display && !has_display)
    {
      test_start_ui ();
      has_display = TRUE;
    }
  entry->func (bench);
}

int
main (int   argc,
      char *argv[])
{
  const GOptionEntry entries[] = {
    { "cache", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &cache_dir, "Where made data is kept", "DIR" },
    { "rows", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &size, "Measure at this number of rows only", "N" },
    { "weigh", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &weighed, NULL, NULL },
    { "show", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &shown, NULL, NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &names, NULL, "NAME…" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  /* The renderer whose cost is in this program and not in a driver's threads. */
  g_setenv ("GSK_RENDERER", "cairo", FALSE);

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("hupan-bench: %s\n", error->message);
      return 2;
    }

  if (shown != NULL)
    bench_start_show (shown);
  if (weighed != NULL)
    bench_start_weigh (weighed);

  if (!read_names ())
    return 2;

  if (size > 0)
    bench_set_size (size);
  bench.cache = cache_dir != NULL ? cache_dir : g_get_tmp_dir ();
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    run (&bench, &table[i]);
  return 0;
}
