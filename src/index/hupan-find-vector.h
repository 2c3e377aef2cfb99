/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The body of a HupanFinder for one instruction set, included by hupan-find.c once for each, with the vector type and
 * its operations as macros. A load may reach WIDE_VECTORS vectors less one byte past end: HUPAN_FIND_PADDING. */

#define FINDER_JOIN_(a, b) a##_##b
#define FINDER_JOIN(a, b) FINDER_JOIN_ (a, b)
#define FINDER_STRING_(a) #a
#define FINDER_STRING(a) FINDER_STRING_ (a)

G_STATIC_ASSERT (WIDE_VECTORS * VECTOR_BYTES <= HUPAN_FIND_PADDING);

FINDER_TARGET static const char *
FINDER_JOIN (find, FINDER_NAME) (const char *from,
                                 const char *end,
                                 const char *needle,
                                 gsize       n)
{
  const VECTOR first = SPLAT (needle[0]);
  const VECTOR last = SPLAT (needle[n - 1]);

  if ((gsize) (end - from) < n)
    return NULL;

  for (const char *limit = end - n; from <= limit; from += VECTOR_BYTES)
    {
      MASK mask = MASK_OF (AND (EQUAL (LOAD (from), first), EQUAL (LOAD (from + n - 1), last)));

      for (; mask != 0; mask &= mask - 1)
        {
          const char *at = from + PLACE_IN (mask);

          if (at > limit)
            return NULL;
          if (n <= 2 || memcmp (at + 1, needle + 1, n - 2) == 0)
            return at;
        }
    }

  return NULL;
}

FINDER_TARGET static const char *
FINDER_JOIN (find_after_space, FINDER_NAME) (const char *from,
                                             const char *end,
                                             char        byte)
{
  const VECTOR wanted = SPLAT (byte);
  const VECTOR space = SPLAT (' ');

  for (; from < end; from += VECTOR_BYTES)
    {
      VECTOR before = LOAD (from - 1);
      MASK mask = MASK_OF (AND (EQUAL (LOAD (from), wanted), EQUAL (MIN_BYTES (before, space), before)));

      if (mask != 0)
        {
          const char *at = from + PLACE_IN (mask);

          return at < end ? at : NULL;
        }
    }

  return NULL;
}

/* Most names fit in one vector. */
FINDER_TARGET static guint
FINDER_JOIN (next_with_bytes, FINDER_NAME) (const HupanTextBlock *block,
                                            guint                 at,
                                            const char            bytes[3])
{
  const VECTOR wanted[] = { SPLAT (bytes[0]), SPLAT (bytes[1]), SPLAT (bytes[2]) };
  const VECTOR space = SPLAT (' ');

  for (; at < block->n; at++)
    {
      const char *from = block->data + hupan_text_block_get_start (block, at);
      const char *end = from + hupan_text_block_get_names (block, at);
      MASK found[3] = { 0 };

      for (; from < end; from += VECTOR_BYTES)
        {
          VECTOR text = LOAD (from);
          VECTOR before = LOAD (from - 1);
          MASK inside = end - from < VECTOR_BYTES ? MASK_UP_TO (end - from - 1) : ~(MASK) 0;

          found[0] |= MASK_OF (AND (EQUAL (text, wanted[0]), EQUAL (MIN_BYTES (before, space), before))) & inside;
          found[1] |= MASK_OF (EQUAL (text, wanted[1])) & inside;
          found[2] |= MASK_OF (EQUAL (text, wanted[2])) & inside;
        }
      if (found[0] != 0 && found[1] != 0 && found[2] != 0)
        return at;
    }

  return block->n;
}

/* A needle as a vector of its first bytes, so that a place is compared with it without a call. */
typedef struct
{
  VECTOR bytes;
  MASK wanted; /* those of the vector that are the needle's */
  const char *rest;
  gsize n_rest;
} FINDER_JOIN (Needle, FINDER_NAME);

FINDER_TARGET static inline FINDER_JOIN (Needle, FINDER_NAME)
FINDER_JOIN (read_needle, FINDER_NAME) (const char *needle,
                                        gsize       n)
{
  char bytes[VECTOR_BYTES] = { 0 };
  gsize n_bytes = MIN (n, VECTOR_BYTES);
  FINDER_JOIN (Needle, FINDER_NAME) self = { .rest = needle + n_bytes, .n_rest = n - n_bytes };

  memcpy (bytes, needle, n_bytes);
  self.bytes = LOAD (bytes);
  self.wanted = MASK_OF (EQUAL (self.bytes, self.bytes)) & MASK_UP_TO (n_bytes - 1);
  return self;
}

FINDER_TARGET G_ALWAYS_INLINE static inline gboolean
FINDER_JOIN (is_at, FINDER_NAME) (const FINDER_JOIN (Needle, FINDER_NAME) *needle,
                                  const char                              *place)
{
  return (MASK_OF (EQUAL (LOAD (place), needle->bytes)) & needle->wanted) == needle->wanted &&
         (needle->n_rest == 0 || memcmp (place + VECTOR_BYTES, needle->rest, needle->n_rest) == 0);
}

/* The masks of WIDE_VECTORS vectors in a row as one: expression (at) makes a vector of what stands at. */
#define WIDE_BYTES (WIDE_VECTORS * VECTOR_BYTES)
#define WIDE_MASK(from, expression)                                                                                   \
  ({                                                                                                                  \
    guint64 mask_ = 0;                                                                                                \
    _Pragma ("GCC unroll 4")                                                                                          \
    for (guint k_ = 0; k_ < WIDE_VECTORS; k_++)                                                                       \
      {                                                                                                               \
        const char *at = (from) + k_ * VECTOR_BYTES;                                                                  \
        mask_ |= (guint64) MASK_OF (expression) << (k_ * VECTOR_BYTES % 64);                                          \
      }                                                                                                               \
    mask_;                                                                                                            \
  })

/* Names are short, so one round sees all of nearly every row: which places have the needle, which of them stand after a
 * separator and which after a space, and which end before a separator. What is found differs from row to row, and a
 * branch on it would be guessed wrong half the time; so the answers become the bits of an index. */
FINDER_TARGET G_ALWAYS_INLINE static inline HupanMatch
FINDER_JOIN (rank_needle, FINDER_NAME) (const char                              *from,
                                        const char                              *end,
                                        const char                              *text,
                                        gsize                                    n,
                                        const FINDER_JOIN (Needle, FINDER_NAME) *needle)
{
  static const guint8 matches[] = {
    HUPAN_MATCH_NONE,   HUPAN_MATCH_SUBSTRING, HUPAN_MATCH_WORD,   HUPAN_MATCH_WORD,
    HUPAN_MATCH_PREFIX, HUPAN_MATCH_PREFIX,    HUPAN_MATCH_PREFIX, HUPAN_MATCH_PREFIX,
    HUPAN_MATCH_EXACT,  HUPAN_MATCH_EXACT,     HUPAN_MATCH_EXACT,  HUPAN_MATCH_EXACT,
    HUPAN_MATCH_EXACT,  HUPAN_MATCH_EXACT,     HUPAN_MATCH_EXACT,  HUPAN_MATCH_EXACT,
  };
  const VECTOR first = SPLAT (text[0]);
  const VECTOR last = SPLAT (text[n - 1]);
  const VECTOR space = SPLAT (' ');
  const VECTOR highest_separator = SPLAT (' ' - 1);
  guint answers = 0;

  if ((gsize) (end - from) < n)
    return HUPAN_MATCH_NONE;

  for (const char *limit = end - n; from <= limit; from += WIDE_BYTES)
    {
      guint64 found = WIDE_MASK (from, AND (EQUAL (LOAD (at), first), EQUAL (LOAD (at + n - 1), last)));
      guint64 words = WIDE_MASK (from - 1, EQUAL (LOAD (at), space));
      guint64 begins = WIDE_MASK (from - 1, EQUAL (MIN_BYTES (LOAD (at), highest_separator), LOAD (at)));
      guint64 ends = WIDE_MASK (from + n, EQUAL (MIN_BYTES (LOAD (at), highest_separator), LOAD (at)));

      found &= WIDE_MASK_UP_TO (MIN (limit - from, WIDE_BYTES - 1));
      for (guint64 rest = n > 2 ? found : 0; rest != 0; rest &= rest - 1)
        if (!FINDER_JOIN (is_at, FINDER_NAME) (needle, from + WIDE_PLACE_IN (rest)))
          found &= ~(rest & -rest);

      answers |= (found != 0) | ((found & words) != 0) << 1 | ((found & begins) != 0) << 2 | ((found & begins & ends) != 0) << 3;
    }

  return matches[answers];
}

FINDER_TARGET static HupanMatch
FINDER_JOIN (rank, FINDER_NAME) (const char *from,
                                 const char *end,
                                 const char *needle,
                                 gsize       n)
{
  const FINDER_JOIN (Needle, FINDER_NAME) read = FINDER_JOIN (read_needle, FINDER_NAME) (needle, n);

  return FINDER_JOIN (rank_needle, FINDER_NAME) (from, end, needle, n, &read);
}

/* From one text in which the needle is to the next. */
FINDER_TARGET static void
FINDER_JOIN (scan, FINDER_NAME) (const HupanTextBlock *block,
                                 const char           *needle,
                                 gsize                 n,
                                 guint8               *scores)
{
  const VECTOR first = SPLAT (needle[0]);
  const VECTOR last = SPLAT (needle[n - 1]);
  const FINDER_JOIN (Needle, FINDER_NAME) read = FINDER_JOIN (read_needle, FINDER_NAME) (needle, n);
  const char *place = block->data + 1;
  const char *limit = block->data + block->length - n;
  guint at = 0;

  while (place <= limit)
    {
      MASK mask = MASK_OF (AND (EQUAL (LOAD (place), first), EQUAL (LOAD (place + n - 1), last)));
      const char *start, *names_end, *found;
      HupanMatch match = HUPAN_MATCH_ELSEWHERE;
      guint8 score;

      while (n > 2 && mask != 0 && !FINDER_JOIN (is_at, FINDER_NAME) (&read, place + PLACE_IN (mask)))
        mask &= mask - 1;
      if (mask == 0)
        {
          place += VECTOR_BYTES;
          continue;
        }

      found = place + PLACE_IN (mask);
      if (found > limit)
        return;

      at = hupan_text_block_find (block, at, found - block->data);
      start = block->data + hupan_text_block_get_start (block, at);
      names_end = start + hupan_text_block_get_names (block, at);
      if (found < names_end)
        match = FINDER_JOIN (rank_needle, FINDER_NAME) (found, names_end, needle, n, &read);

      score = hupan_score (match, start, needle);
      scores[at] = MIN (scores[at], score);
      place = block->data + hupan_text_block_get_start (block, ++at);
      if (at == block->n)
        return;
    }
}

static const HupanFinder FINDER_NAME = {
  FINDER_STRING (FINDER_NAME),
  FINDER_JOIN (find, FINDER_NAME),
  FINDER_JOIN (find_after_space, FINDER_NAME),
  FINDER_JOIN (next_with_bytes, FINDER_NAME),
  FINDER_JOIN (rank, FINDER_NAME),
  FINDER_JOIN (scan, FINDER_NAME),
};

#undef FINDER_NAME
#undef FINDER_TARGET
#undef VECTOR
#undef VECTOR_BYTES
#undef MASK
#undef SPLAT
#undef LOAD
#undef AND
#undef EQUAL
#undef MIN_BYTES
#undef MASK_OF
#undef PLACE_IN
#undef WIDE_VECTORS
#undef WIDE_BYTES
#undef WIDE_MASK
#undef WIDE_PLACE_IN
#undef WIDE_MASK_UP_TO
#undef MASK_UP_TO
#undef FINDER_JOIN_
#undef FINDER_JOIN
#undef FINDER_STRING_
#undef FINDER_STRING
