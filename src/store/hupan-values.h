/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The values of several fields as one text for the history: a JSON array of strings and nulls. */
void     hupan_values_append (GString *json, const char *value); /* begins and goes on; end with hupan_values_end() */
char    *hupan_values_end    (GString *json);                    /* (transfer full) of json; NULL: nothing was appended */
gboolean hupan_values_parse  (const char *json, char **values, guint n, GError **error);

G_END_DECLS
