/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* How well what is found answers a search, best first (T02). Words of several are as good as the worst of them. */
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

/* A match as one number, the smaller the better. Of equal matches that one is better whose row has a title that begins
 * like the word: who types zjdx reads 浙江大学 as Zhejiang, which it is called, and not 中京大学, Chukyo, as Zhongjing. */
#define HUPAN_SCORE(match, other_initial) ((match) << 1 | (other_initial))
#define HUPAN_SCORE_ELSEWHERE HUPAN_SCORE (HUPAN_MATCH_ELSEWHERE, 1)
#define HUPAN_SCORE_WORST HUPAN_SCORE (HUPAN_MATCH_IN_ORDER, 1)
#define HUPAN_SCORE_NONE 255

static inline guint8
hupan_score (HupanMatch  match,
             const char *title,
             const char *word)
{
  if (match >= HUPAN_MATCH_ELSEWHERE)
    return match == HUPAN_MATCH_NONE ? HUPAN_SCORE_NONE : HUPAN_SCORE (match, 1);

  return HUPAN_SCORE (match, *title != *word || ((guint8) *word >= 0x80 &&
                                                 memcmp (title, word, g_utf8_skip[(guint8) *word]) != 0));
}

G_END_DECLS
