/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-cli.h"

G_BEGIN_DECLS

/* The commands, a line each; below the options in --help. */
char *hupan_help_dup_commands (void);

/* "hupanctl help WORD" about a command or a kind of records. A command prints its help and ends the program. */
gboolean hupan_help_print (HupanCli *cli, const char *word, GError **error);

/* "universities, topics, …" */
char *hupan_help_dup_kinds (void);

G_END_DECLS
