/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/hupan-init.h"

#include <glib/gi18n.h>

int
main (int   argc,
      char *argv[])
{
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &version, N_ ("Show the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;

  hupan_init_locale ();

  context = g_option_context_new (_ ("COMMAND…"));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("hupanctl: %s\n", error->message);
      return 2;
    }

  if (version)
    {
      g_print ("hupanctl %s\n", hupan_get_version ());
      return 0;
    }

  g_printerr ("hupanctl: %s\n", _ ("Say what to do; --help lists the commands."));
  return 2;
}
