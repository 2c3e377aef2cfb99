/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "core/hupan-init.h"
#include "hupan-cli-language.h"
#include "hupan-cli.h"
#include "hupan-help.h"
#include "hupan-meant.h"
#include "hupan-signals.h"

enum
{
  EXIT_DONE = 0,
  EXIT_FAILED = 1,
  EXIT_MISUSED = 2,
  EXIT_STOPPED = 128, /* and the number of the signal */
};

static gboolean
run (HupanCli        *cli,
     GOptionContext  *context,
     GStrv            words,
     GError         **error)
{
  const HupanCommand *command;
  g_auto (GStrv) arguments = NULL;

  if (words[1] == NULL)
    return hupan_cli_misuse (error, "%s", _ ("Say what to do; --help lists the commands."));
  if (strcmp (words[1], "help") == 0 && words[2] != NULL)
    return hupan_help_print (cli, words[2], error);
  if (strcmp (words[1], "help") == 0)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_print ("%s", help);
      return TRUE;
    }

  command = hupan_meant_command (words[1], error);
  if (command == NULL)
    return FALSE;

  arguments = g_strdupv (words + 2);
  return command->run (cli, &arguments, error);
}

static int
exit_code (GError *error)
{
  return error->domain == G_OPTION_ERROR || g_error_matches (error, HUPAN_CLI_ERROR, HUPAN_CLI_ERROR_USAGE)
             ? EXIT_MISUSED
             : EXIT_FAILED;
}

/* Where the locale is "C", as it is for many scripts, texts are UTF-8 all the same: names need more than ASCII. */
static void
prefer_utf8 (void)
{
  const char *charset;

  if (!g_get_charset (&charset) && strcmp (charset, "ANSI_X3.4-1968") == 0)
    setlocale (LC_CTYPE, "C.UTF-8");
}

static void
clear_cli (HupanCli *cli)
{
  if (cli->registry != NULL)
    hupan_registry_close (cli->registry);
  g_clear_object (&cli->registry);
  g_clear_pointer (&cli->folder, g_free);
  g_clear_pointer (&cli->language, g_free);
  g_clear_pointer (&cli->today, g_free);
}

/* Exit code and, unless it went well, a line on stderr. What was done before a signal could stop it is done. */
static int
conclude (GError *error)
{
  const int caught = hupan_signals_get_caught ();

  if (error == NULL)
    return EXIT_DONE;
  if (caught != 0 && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_printerr ("hupanctl: %s\n", _ ("Stopped before it was done; what was begun has been taken back."));
      return EXIT_STOPPED + caught;
    }

  g_printerr ("hupanctl: %s\n", error->message);
  return exit_code (error);
}

int
main (int   argc,
      char *argv[])
{
  HupanCli cli = { 0 };
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    HUPAN_CLI_OPTIONS (&cli),
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &version, N_ ("Show the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = NULL;
  g_autofree char *commands = NULL;
  g_auto (GStrv) words = g_strdupv (argv);
  g_autoptr (GError) error = NULL;
  int code;

  hupan_init_locale ();
  prefer_utf8 ();
  if (!hupan_cli_choose_language ((const char *const *) argv + 1, &error))
    return conclude (error);
  hupan_signals_watch ();

  commands = hupan_help_dup_commands ();
  context = g_option_context_new (_ ("COMMAND…"));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("Works on a Hupan registry from the command line."));
  g_option_context_set_description (context, commands);
  /* What follows the command is the command's. */
  g_option_context_set_strict_posix (context, TRUE);

  if (g_option_context_parse_strv (context, &words, &error))
    {
      if (version)
        g_print ("hupanctl %s\n", hupan_get_version ());
      else
        run (&cli, context, words, &error);
    }

  hupan_cli_clear_progress ();
  code = conclude (error);
  clear_cli (&cli);

  return code;
}
