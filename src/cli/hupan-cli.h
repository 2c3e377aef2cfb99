/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/hupan-registry.h"

G_BEGIN_DECLS

#define HUPAN_CLI_ERROR (hupan_cli_error_quark ())
GQuark hupan_cli_error_quark (void);

typedef enum
{
  HUPAN_CLI_ERROR_USAGE = 1, /* the command line makes no sense: exit code 2 */
  HUPAN_CLI_ERROR_FAILED,    /* what was asked for cannot be done: 1, as with every other error */
} HupanCliError;

/* What a run of hupanctl knows: the options that every command has, and the registry once a command opened it. */
typedef struct
{
  char *folder;   /* --registry */
  char *language; /* --language; it has been chosen already, see hupan-cli-language.h */
  char *today;    /* --today */
  gboolean accept_older;
  HupanRegistry *registry;
} HupanCli;

/* The options that stand before a command or after it. */
#define HUPAN_CLI_OPTIONS(cli) \
  { "registry", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &(cli)->folder, N_ ("The folder of the registry"), N_ ("DIR") }, \
  { "language", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &(cli)->language, N_ ("Speak that language, and show names in it"), N_ ("LANG") }, \
  { "today", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &(cli)->today, N_ ("Work as on that day"), N_ ("DATE") }

/* A verb. arguments are those after its name, options included. */
typedef struct
{
  const char *name;
  const char *arguments; /* N_, shown after the name */
  const char *summary;   /* N_, one line */
  const char *details;   /* N_, or NULL: what --help says besides */
  gboolean (*run) (HupanCli *cli, GStrv *arguments, GError **error);
} HupanCommand;

const HupanCommand *hupan_commands (void); /* ends with { NULL } */
const HupanCommand *hupan_command_find (const char *name);

/* Takes the options out of arguments, those of the command (NULL: none) and those that all have, and checks the number
 * of the words that are left. */
gboolean hupan_cli_parse (HupanCli *cli, const char *command, const GOptionEntry *entries, GStrv *arguments, guint least, guint most, GError **error);

/* Sets an error of HUPAN_CLI_ERROR; returns FALSE. */
gboolean hupan_cli_misuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean hupan_cli_fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The registry to work on: --registry, else the one opened last. */
char          *hupan_cli_dup_folder (HupanCli *cli, GError **error);
HupanRegistry *hupan_cli_open (HupanCli *cli, HupanOpenFlags flags, GError **error);

/* Commits; an empty batch is no error, and says so on stdout. */
gboolean hupan_cli_commit (HupanCli *cli, HupanBatch *batch, GError **error);

/* Progress of long work, on a line of stderr that overwrites itself; silent when that is no terminal. Signals
 * cancel it (hupan-signals.h). */
const HupanProgress *hupan_cli_get_progress (void);
const HupanProgress *hupan_cli_get_quiet_progress (void); /* of what writes to the terminal itself: can only be cancelled */
void                 hupan_cli_clear_progress (void);

G_END_DECLS
