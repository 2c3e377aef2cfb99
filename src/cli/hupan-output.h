/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How a command writes what it has found: for people in a terminal, or for programs. */
typedef enum
{
  HUPAN_OUTPUT_TABLE = 1 << 0,
  HUPAN_OUTPUT_CSV = 1 << 1,
  HUPAN_OUTPUT_JSON = 1 << 2,
} HupanOutput;

/* The value of --format (NULL: the first that the command has), one of those that it has: bits of HupanOutput. */
gboolean hupan_output_parse (const char *name, guint possible, HupanOutput *format, GError **error);

#define HUPAN_FORMAT_OPTION(name, description) \
  { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &(name), description, N_ ("FORMAT") }

/* UTF-8 whatever the locale's encoding is: for programs. */
void           hupan_output_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
GOutputStream *hupan_output_dup_stream (void);

void hupan_output_print_json (JsonBuilder *builder);
void hupan_output_add_string (JsonBuilder *builder, const char *text); /* NULL: null */

G_END_DECLS
