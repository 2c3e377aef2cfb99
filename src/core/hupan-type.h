/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-field.h"

G_BEGIN_DECLS

/* What a type of value can do; hupan-type.c has one row for each. Here a text is never NULL, empty or a list, and an
 * enumeration is no type of its own: fields see to that (hupan-field.c). */
typedef struct
{
  const char *name; /* "date", for messages to programmers and for JSON */
  const char *sql;  /* type of the column in a STRICT table */

  /* From what somebody typed or what stands in a file, clean (hupan-text.h), to canonical text. Canonical text is
   * understood as itself in any language. */
  gboolean (*parse) (const char *text, char **value, GError **error);

  /* From canonical text to what people read in the interface's language; NULL: as it is. */
  char *(*format) (const char *value);

  /* The order of two canonical texts, as strcmp(). */
  int (*compare) (const char *a, const char *b);
} HupanTypeInfo;

const HupanTypeInfo *hupan_type_get_info (HupanType type);

/* Sets an error of HUPAN_VALUE_ERROR_INVALID and returns FALSE: for the parsers, which end so. */
gboolean hupan_value_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The same three for the choices of an enumeration, which are the field's. A choice is understood by its name, and by
 * its label in any language that Hupan is shipped in. */
gboolean hupan_choice_parse (const HupanField *field, const char *text, char **value, GError **error);
int      hupan_choice_compare (const HupanField *field, const char *a, const char *b);

G_END_DECLS
