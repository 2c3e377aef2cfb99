/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-comparison.h"

G_BEGIN_DECLS

/* What a record is known by, the surest first:
 *
 *   of the record itself:  each unique field (number, code, ROR ID, name of a site); else its title, then its title in
 *                          another language, of universities with the country;
 *   of its person:         ORCID iD, e-mail address, name with date of birth; where a row has none of these, the name
 *                          with the university. */
typedef struct
{
  char *key;
  int column;
  gboolean embedded; /* tells the person, not the record */
  gboolean sure;     /* by itself; FALSE: other values must not contradict */
} HupanIdentityKey;

gboolean hupan_identity_is_key_field (const HupanField *field);
char    *hupan_identity_make_key     (const HupanField *field, const char *name, const char *value);
char    *hupan_identity_dup_wordings_path (const HupanKind *kind); /* of the title in other languages; NULL: it has none */
GArray  *hupan_identity_collect_keys (HupanComparison *comparison, guint row); /* of HupanIdentityKey */

/* Finds the rows that are about the same record or person as an earlier one. keys: of GArray, one a row. */
void hupan_identity_find_same (HupanComparison *comparison, GPtrArray *keys);

G_END_DECLS
