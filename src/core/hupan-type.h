/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-field.h"

G_BEGIN_DECLS

/* What a type of value can do; hupan-type.c has one row for each. Here a text is never NULL, empty or a list: fields
 * see to that (hupan-field.c). */
typedef struct
{
  const char *name; /* "date", for messages to programmers and for JSON */
  const char *sql;  /* type of the column in a STRICT table */

  /* From what somebody typed or what stands in a file, trimmed, in NFC, to canonical text. */
  gboolean (*parse) (const HupanField *field, const char *text, char **value, GError **error);

  /* From canonical text to what people read in the interface's language; NULL: as it is. */
  char *(*format) (const HupanField *field, const char *value);

  /* The order of two canonical texts, as strcmp; NULL: byte order. */
  int (*compare) (const HupanField *field, const char *a, const char *b);
} HupanTypeInfo;

const HupanTypeInfo *hupan_type_get_info (HupanType type);

/* Sets an error of HUPAN_VALUE_ERROR_INVALID; for the parsers, that return its result. */
gboolean hupan_value_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
