/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-find.h"

G_BEGIN_DECLS

/* How well a row answers a search, best first (T02). Words of several are as good as the worst of them. */
typedef enum
{
  HUPAN_MATCH_EXACT = 0,    /* a whole name, or what it is abbreviated to: 浙大, zjdx */
  HUPAN_MATCH_ABBREVIATION, /* such an abbreviation with words left out: 中科大 of 中科技大 */
  HUPAN_MATCH_PREFIX,       /* the beginning of a name */
  HUPAN_MATCH_WORD,         /* the beginning of a word in one */
  HUPAN_MATCH_SUBSTRING,
  HUPAN_MATCH_ELSEWHERE,    /* in other texts of the row, or the names of records it refers to */
  HUPAN_MATCH_IN_ORDER,     /* the characters from the beginning of a word on, in order, with others between them */
  HUPAN_MATCH_NONE = 255,
} HupanMatch;

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

/* A match as one number, the smaller the better. Of equal matches that one is better whose row has a title that begins
 * like the term: who types zjdx reads 浙江大学 as Zhejiang, which it is called, and not 中京大学, Chukyo, as Zhongjing. */
#define HUPAN_SCORE(match, other_initial) ((match) << 1 | (other_initial))
#define HUPAN_SCORE_ELSEWHERE HUPAN_SCORE (HUPAN_MATCH_ELSEWHERE, 1)
#define HUPAN_SCORE_WORST HUPAN_SCORE (HUPAN_MATCH_IN_ORDER, 1)
#define HUPAN_SCORE_NONE 255

guint8     hupan_term_score (const HupanTerm *self, HupanMatch match, const HupanText *text);
HupanMatch hupan_term_match_at (const HupanText *text, const char *at, gsize n);
gboolean   hupan_term_is_abbreviation_at (const HupanTerm *self, guint spelling, const HupanText *text, const char *at);
gboolean   hupan_term_is_in_order_at (const HupanTerm *self, guint spelling, const HupanText *text, const char *at);
HupanMatch hupan_term_match (const HupanTerm *self, const HupanText *text, gboolean in_order, const HupanFinder *finder);
gsize      hupan_term_get_needle (const HupanTerm *self, guint spelling);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanTerms, hupan_terms_free)

G_END_DECLS
