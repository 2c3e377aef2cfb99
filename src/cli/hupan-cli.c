/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-cli.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "core/hupan-clock.h"
#include "core/hupan-date.h"
#include "desk/hupan-registries.h"
#include "hupan-help.h"
#include "hupan-signals.h"

G_DEFINE_QUARK (hupan-cli-error-quark, hupan_cli_error)

gboolean
hupan_cli_misuse (GError    **error,
                  const char *format,
                  ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (HUPAN_CLI_ERROR, HUPAN_CLI_ERROR_USAGE, format, arguments));
  va_end (arguments);

  return FALSE;
}

gboolean
hupan_cli_fail (GError    **error,
                const char *format,
                ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (HUPAN_CLI_ERROR, HUPAN_CLI_ERROR_FAILED, format, arguments));
  va_end (arguments);

  return FALSE;
}

static gboolean
check_today (HupanCli  *cli,
             GError   **error)
{
  if (cli->today == NULL)
    return TRUE;

  if (!hupan_date_is_whole (cli->today))
    return hupan_cli_misuse (error, _ ("“%s” is no date; write it like 2024-09-01."), cli->today);

  hupan_clock_set_today (cli->today);
  return TRUE;
}

/* An empty text is no message: gettext would answer with the head of its catalog. */
static char *
dup_usage (const HupanCommand *command)
{
  return *command->arguments != '\0' ? g_strconcat (command->name, " ", _ (command->arguments), NULL)
                                     : g_strdup (command->name);
}

static char *
dup_details (const HupanCommand *command)
{
  g_autofree char *kinds = NULL;
  g_autofree char *sentence = NULL;

  if (strstr (command->arguments, "KIND") == NULL)
    return g_strdup (command->details != NULL ? _ (command->details) : NULL);

  kinds = hupan_help_dup_kinds ();
  /* Translators: a list of words that stand for kinds of records; KIND is as in the usage of the commands. */
  sentence = g_strdup_printf (_ ("KIND is one of: %s."), kinds);

  return command->details != NULL ? g_strconcat (_ (command->details), "\n\n", sentence, NULL)
                                  : g_steal_pointer (&sentence);
}

gboolean
hupan_cli_parse (HupanCli            *cli,
                 const char          *command,
                 const GOptionEntry  *entries,
                 GStrv               *arguments,
                 guint                least,
                 guint                most,
                 GError             **error)
{
  const HupanCommand *described = hupan_command_find (command);
  const GOptionEntry common[] = {
    HUPAN_CLI_OPTIONS (cli),
    { "accept-older", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &cli->accept_older, N_ ("Go on with an older copy of the registry"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *usage = dup_usage (described);
  g_autofree char *details = dup_details (described);
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autofree char *program = g_strdup ("hupanctl");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  guint n;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, described->summary);
  g_option_context_set_description (context, details);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  /* GOption wants the program's name first. */
  g_strv_builder_add (builder, program);
  g_strv_builder_addv (builder, (const char **) *arguments);
  words = g_strv_builder_end (builder);
  if (!g_option_context_parse_strv (context, &words, error))
    return FALSE;

  g_strfreev (*arguments);
  if (words[0] != NULL && words[1] != NULL && strcmp (words[1], "--") == 0)
    *arguments = g_strdupv (words + 2);
  else
    *arguments = g_strdupv (words[0] != NULL ? words + 1 : words);

  n = g_strv_length (*arguments);
  if (n < least || n > most)
    /* Translators: a command as it has to be written: hupanctl list KIND. */
    return hupan_cli_misuse (error, _ ("Usage: hupanctl %s"), usage);

  return check_today (cli, error);
}

char *
hupan_cli_dup_folder (HupanCli  *cli,
                      GError   **error)
{
  char *folder;

  if (cli->folder != NULL)
    return g_strdup (cli->folder);

  folder = hupan_registries_dup_last ();
  if (folder == NULL)
    hupan_cli_fail (error, _ ("There is no registry yet. Make one with “hupanctl new”, or say with --registry where it is."));

  return folder;
}

HupanRegistry *
hupan_cli_open (HupanCli        *cli,
                HupanOpenFlags   flags,
                GError         **error)
{
  g_autofree char *folder = hupan_cli_dup_folder (cli, error);
  g_autoptr (GError) local_error = NULL;

  if (folder == NULL)
    return NULL;

  if (cli->accept_older)
    flags |= HUPAN_OPEN_ACCEPT_OLDER;
  cli->registry = hupan_registry_open (folder, flags, hupan_cli_get_progress (), &local_error);
  /* What a crash left half done has to be taken back before anything can be read. Where that cannot be written, the first
   * error says so. */
  if (flags & HUPAN_OPEN_READ_ONLY && g_error_matches (local_error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY))
    cli->registry = hupan_registry_open (folder, flags & ~HUPAN_OPEN_READ_ONLY, hupan_cli_get_progress (), NULL);
  hupan_cli_clear_progress ();
  if (g_error_matches (local_error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_OLDER))
    {
      hupan_cli_fail (error, "%s\n%s", local_error->message, _ ("With --accept-older it is used as it is."));
      return NULL;
    }
  if (cli->registry == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  for (const char *const *notice = hupan_registry_get_notices (cli->registry); *notice != NULL; notice++)
    g_printerr ("hupanctl: %s\n", *notice);

  return cli->registry;
}

gboolean
hupan_cli_commit (HupanCli    *cli,
                  HupanBatch  *batch,
                  GError     **error)
{
  gboolean done;

  if (hupan_batch_is_empty (batch))
    {
      g_print ("%s\n", _ ("Nothing to change."));
      return TRUE;
    }

  done = hupan_registry_commit (cli->registry, batch, hupan_cli_get_progress (), error) != 0;
  hupan_cli_clear_progress ();

  return done;
}

static gboolean progress_is_shown;

static void
show_progress (double      fraction,
               const char *what)
{
  progress_is_shown = TRUE;
  if (fraction < 0)
    g_printerr ("\r\033[K%s", what != NULL ? what : "…");
  else
    g_printerr ("\r\033[K%3.0f %% %s", fraction * 100, what != NULL ? what : "");
}

static void
report_progress_cb (double      fraction,
                    const char *what,
                    gpointer    data)
{
  if (isatty (STDERR_FILENO))
    show_progress (fraction, what);
}

const HupanProgress *
hupan_cli_get_progress (void)
{
  static HupanProgress progress = { .report = report_progress_cb };

  progress.cancellable = hupan_signals_watch ();
  return &progress;
}

const HupanProgress *
hupan_cli_get_quiet_progress (void)
{
  static HupanProgress progress;

  progress.cancellable = hupan_signals_watch ();
  return &progress;
}

void
hupan_cli_clear_progress (void)
{
  if (progress_is_shown)
    g_printerr ("\r\033[K");
  progress_is_shown = FALSE;
}
