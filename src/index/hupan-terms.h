/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-find.h"

G_BEGIN_DECLS

/* One word of a search, or all of it: any of the spellings will do. */
typedef struct
{
  char **spellings;
  gsize *lengths;
  gboolean is_chinese; /* two or more Chinese characters, that may be an abbreviation */
  gboolean is_long;    /* enough to be looked for in order */
} HupanTerm;

typedef struct
{
  GPtrArray *terms;  /* of HupanTerm, the longest first; all must match */
  HupanTerm *phrase; /* the whole search, if it has several words: better where it stands as such; else NULL */
} HupanTerms;

HupanTerms *hupan_terms_new (const char *text); /* NULL: nothing to search for */
void        hupan_terms_free (HupanTerms *self);
gboolean    hupan_terms_equal (HupanTerms *self, HupanTerms *other);
gboolean    hupan_terms_extend (HupanTerms *self, HupanTerms *other);

/* A search text in memory, of a row or of a value in a dictionary. */
typedef struct
{
  const char *start;
  const char *end;
  const char *names_end;
} HupanText;

gboolean   hupan_term_is_abbreviation_at (const HupanTerm *self, guint spelling, const HupanText *text, const char *at);
HupanMatch hupan_term_match_in_order (const HupanTerm *self, const HupanText *text, guint spelling, const HupanFinder *finder);
HupanMatch hupan_term_match (const HupanTerm *self, const HupanText *text, gboolean in_order, const HupanFinder *finder);
gsize      hupan_term_get_needle (const HupanTerm *self, guint spelling);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanTerms, hupan_terms_free)

G_END_DECLS
