/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The body of a HupanFinder for one instruction set, included by hupan-find.c once for each, with the vector type and
 * its operations as macros. A load may reach VECTOR_BYTES - 1 bytes past end: HUPAN_FIND_PADDING. */

#define FINDER_JOIN_(a, b) a##_##b
#define FINDER_JOIN(a, b) FINDER_JOIN_ (a, b)
#define FINDER_STRING_(a) #a
#define FINDER_STRING(a) FINDER_STRING_ (a)

G_STATIC_ASSERT (VECTOR_BYTES <= HUPAN_FIND_PADDING);

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

static const HupanFinder FINDER_NAME = {
  FINDER_STRING (FINDER_NAME),
  FINDER_JOIN (find, FINDER_NAME),
  FINDER_JOIN (find_after_space, FINDER_NAME),
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
#undef FINDER_JOIN_
#undef FINDER_JOIN
#undef FINDER_STRING_
#undef FINDER_STRING
