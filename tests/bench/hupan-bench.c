/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The goals of the program's speed, a line each: goal, rows, ours, base, ratio, goal, ok or short. */

#include "config.h"

#include <glib.h>

static char *cache_dir;
static char **names;

int
main (int   argc,
      char *argv[])
{
  const GOptionEntry entries[] = {
    { "cache", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &cache_dir, "Where made data is kept", "DIR" },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &names, NULL, "NAME…" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("hupan-bench: %s\n", error->message);
      return 2;
    }

  g_printerr ("hupan-bench: no benchmark is written yet\n");
  return 0;
}
