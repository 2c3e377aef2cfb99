/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How a command writes what it has found: for people in a terminal, or for programs. */
typedef enum
{
  HUPAN_OUTPUT_TABLE = 1,
  HUPAN_OUTPUT_CSV,
  HUPAN_OUTPUT_JSON,
} HupanOutput;

gboolean hupan_output_parse (const char *name, HupanOutput *format, GError **error);

/* UTF-8 whatever the locale's encoding is: for programs. */
void           hupan_output_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
GOutputStream *hupan_output_dup_stream (void);

void hupan_output_print_json (JsonBuilder *builder);
void hupan_output_add_string (JsonBuilder *builder, const char *text); /* NULL: null */

G_END_DECLS
