/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text taken apart into words that can be read aloud, each with what the forms of hupan_search_text() are made of. */
typedef struct
{
  char *roman;    /* a-z, 0-9; not empty */
  char *initials; /* a Chinese word: one of each syllable; another: its first letter */
  char *first;    /* a Chinese word: its first character, simplified; else NULL */
  char *reading;  /* of that character */
  gboolean is_small;
} HupanWord;

typedef struct
{
  GPtrArray *words;  /* of HupanWord */
  gboolean unspaced; /* has words of a script that puts no spaces between them */
} HupanWords;

HupanWords *hupan_words_read (const char *text, gboolean is_person);
void        hupan_words_free (HupanWords *words);
char       *hupan_words_join (const HupanWords *words, const char *between);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanWords, hupan_words_free)

G_END_DECLS
