/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Links from page to page, in the labels of a page. */
#define HUPAN_HELP_SCHEME "help:"

const char *const *hupan_help_pages (void); /* ids, in the order in which they are listed; ends with NULL */

/* A page of the help in the interface's language, or in English where there is none: its title and description, and the
 * widgets that it is read as. Pages come with the program, so one that cannot be read is a mistake in the program. */
char      *hupan_help_dup_title (const char *id, char **description);
GtkWidget *hupan_help_read      (const char *id, char **title);

G_END_DECLS
