/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-match.h"
#include "hupan-texts.h"

G_BEGIN_DECLS

/* Finding bytes in memory, 16 to 64 at a time. After end there must be this many bytes that may be read. */
#define HUPAN_FIND_PADDING 64

typedef struct
{
  const char *name; /* of the instruction set */

  /* The first place in [from, end) where the n bytes of needle are, whole; NULL: none. n is 1 or more. */
  const char *(*find) (const char *from, const char *end, const char *needle, gsize n);

  /* The first place in [from, end) where byte stands after a separator or a space (any byte up to 0x20);
   * from[-1] is looked at. */
  const char *(*find_after_space) (const char *from, const char *end, char byte);

  /* The first text of a block, from that one on, whose names have the first of three bytes after a separator or a
   * space, and the other two anywhere; the number of texts: none. */
  guint (*next_with_bytes) (const HupanTextBlock *block, guint at, const char bytes[3]);

  /* The best of all places in [from, end) where the needle is, whole: EXACT (between separators or ends), PREFIX
   * (after one), WORD (after a space), SUBSTRING, NONE. from is the beginning of the text, from[-1] and *end are
   * separators. */
  HupanMatch (*rank) (const char *from, const char *end, const char *needle, gsize n);

  /* The score of the needle in each text of a block, where that is better than what is in scores already. */
  void (*scan) (const HupanTextBlock *block, const char *needle, gsize n, guint8 *scores);
} HupanFinder;

const HupanFinder *hupan_finder_get (void);               /* the fastest that this machine has */
const HupanFinder *const *hupan_finder_list (void);       /* all that it has; for tests */

G_END_DECLS
