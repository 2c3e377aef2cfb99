/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-field.h"

G_BEGIN_DECLS

/* How text is made comparable for searching and sorting. Stored folded text carries this number and is made anew
 * when the rules change. All functions are thread-safe, take valid UTF-8 and hand over what they return. */
#define HUPAN_FOLD_RULES 2

/* Folded: NFKD, lower case, no accents; ł ø đ ı ß æ œ þ spelled out; katakana as hiragana, traditional Chinese
 * characters as simplified ones; typographic quotes and hyphens as ASCII; a run of white space is one space. ASCII
 * punctuation stays ("a.b@x.edu"). Hangul is left as jamo, so that half a syllable is found. */
char *hupan_fold (const char *text);

/* Romanised: folded and in the letters a-z, digits and single spaces only: "浙江大学" is "zhejiang daxue", "Xi'an" is
 * "xian", "Jean-Luc" is "jean luc". Chinese is cut into words by ICU's dictionary and read by a reviewed table where
 * ICU's readings, made for single characters, are wrong: 厦门 Xiamen, 重庆 Chongqing. As a name of a person it has the
 * family name apart, in its special reading: 曾国藩 "zeng guofan", 欧阳修 "ouyang xiu". */
char *hupan_romanise (const char *text);
char *hupan_romanise_name (const char *name);

/* What a value is, to be found by: which forms of it are kept. */
typedef enum
{
  HUPAN_SEARCH_NAME = 0, /* of a thing: every form */
  HUPAN_SEARCH_PERSON,   /* of a person: its own romanisation; no words, so no abbreviations by words */
  HUPAN_SEARCH_TEXT,     /* sentences: no initials, no abbreviations */
  HUPAN_SEARCH_CODE,     /* numbers, e-mail addresses, identifiers: folded only */
} HupanSearchStyle;

/* Between the values of one row or list, between the forms of one value, before each of its abbreviations, and
 * between the values that name a record and the others (hupan_record_dup_search_text). None of them ever stands in
 * folded text. */
#define HUPAN_SEARCH_VALUE '\x1f'
#define HUPAN_SEARCH_FORM '\x1e'
#define HUPAN_SEARCH_ABBREVIATION '\x1d'
#define HUPAN_SEARCH_REST '\x1c'

/* Romanised, for strcmp(). Of a field that holds names of people, with the family names in their special readings. */
char *hupan_sort_key (const char *text);
char *hupan_sort_key_of (const HupanField *field, const char *value);

/**
 * hupan_search_text:
 *
 * What is kept in memory of one value, to be searched by substring:
 *
 *     folded *( FORM form ) *( ABBREVIATION abbreviation )
 *
 * Each form is another spelling of the whole value, and is left out when it would repeat one before it:
 *
 *  1. folded (hupan_fold());
 *  2. romanised, words apart; 3. where the script has no spaces of its own, the same joined;
 *  4. German and Nordic umlauts spelled out (muller RS mueller); 5. the same digraphs contracted (mueller RS muller).
 *
 * The abbreviations, of two characters or more:
 *
 *  1. initials: of Chinese one a syllable, else one a word, without those that the text itself writes small ("mit");
 *     2. with them ("miot", "kth"); 3. in their own script ("мгу", of Hangul one a syllable);
 *  4. of Chinese names of things, the first character of each word; 5. the same romanised.
 *
 *     浙江大学          浙江大学 RS zhejiang daxue RS zhejiangdaxue GS zjdx GS 浙大 GS zheda
 *     王小明 (PERSON)   王小明 RS wang xiaoming RS wangxiaoming GS wxm
 *     Jörg Müller       jorg muller RS joerg mueller GS jm
 *     Joerg Mueller     joerg mueller RS jorg muller GS jm
 *     Massachusetts Institute of Technology    massachusetts institute of technology GS mit GS miot
 *
 * So relevance can be told without knowing which form is which: a query that ends where it began, at a separator or an
 * end, is the whole name or its abbreviation; one that begins after a separator is a prefix; after a space, a word
 * start. A Chinese abbreviation as people really form it leaves words out (中科大 is 中国科学技术大学, whose first
 * characters are 中科技大; 交大 is 上海交通大学): the characters of a Chinese query of two or more count as an
 * abbreviation if they stand, in order, in one that is Chinese.
 */
char *hupan_search_text (const char *text, HupanSearchStyle style);

/* The same of a field's canonical text, the items of a list as values; "" for NULL. ORCID iDs without their hyphens. Of types whose text depends
 * on the interface's language (enumerations, countries) it is the canonical text; fold hupan_field_format() for what
 * people read. */
char *hupan_search_text_of (const HupanField *field, const char *value);
HupanSearchStyle hupan_field_get_search_style (const HupanField *field);

/**
 * hupan_search_query:
 *
 * The spellings of what somebody typed into a search box, or of one word of it: a row is found if its search text
 * contains any. The first is hupan_fold() of it; more follow only where they differ:
 *
 *  - with the digraphs of umlauts contracted, because stored text is not expanded where it has none: "Mueller" must
 *    find a stored "Muller" as well, so it asks for "mueller" or "muller". "Müller" asks for "muller" only, and every
 *    spelling of it is stored with that form. The digraph ue is left alone after q, x, y, j and vowels, where it is
 *    no umlaut: "xue" must not find everybody whose name is Xu.
 *  - without the punctuation inside: "Xi'an" asks for "xi'an" or "xian";
 *  - without the hyphens of a number in groups: "0009-9000" asks for "0009-9000" or "00099000", as ORCID iDs are kept;
 *  - with the pinyin letter ü as u, as it is stored, when it was typed as v or yu: "lvliang", "Lyu".
 *
 * Returns: (transfer full): one to three spellings; none for blank text
 */
char **hupan_search_query (const char *text);

G_END_DECLS
