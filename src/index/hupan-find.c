/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-find.h"

#include <string.h>

/* The idea (Muła, "SIMD-friendly algorithms for substring searching"): compare the first and the last byte of the
 * needle with a whole vector of places at once; few places pass both, and only these are compared in full. */

static const char *
find_portable (const char *from,
               const char *end,
               const char *needle,
               gsize       n)
{
  if ((gsize) (end - from) < n)
    return NULL;

  for (const char *last = end - n; from <= last; from++)
    {
      from = memchr (from, *needle, last - from + 1);
      if (from == NULL)
        return NULL;
      if (memcmp (from, needle, n) == 0)
        return from;
    }

  return NULL;
}

static const char *
find_after_space_portable (const char *from,
                           const char *end,
                           char        byte)
{
  for (; from < end; from++)
    {
      from = memchr (from, byte, end - from);
      if (from == NULL)
        return NULL;
      if ((guint8) from[-1] <= ' ')
        return from;
    }

  return NULL;
}

static guint
next_with_bytes_portable (const HupanTextBlock *block,
                          guint                 at,
                          const char            bytes[3])
{
  for (; at < block->n; at++)
    {
      const char *start = block->data + hupan_text_block_get_start (block, at);
      gsize n = hupan_text_block_get_names (block, at);

      if (find_after_space_portable (start, start + n, bytes[0]) != NULL && memchr (start, bytes[1], n) != NULL &&
          memchr (start, bytes[2], n) != NULL)
        return at;
    }

  return block->n;
}

static HupanMatch
rank_portable (const char *from,
               const char *end,
               const char *needle,
               gsize       n)
{
  HupanMatch best = HUPAN_MATCH_NONE;
  const char *at = from;

  while (best > HUPAN_MATCH_EXACT && (at = find_portable (at, end, needle, n)) != NULL)
    {
      guint8 before = at > from ? at[-1] : '\0';
      guint8 after = at + n < end ? at[n] : '\0';
      HupanMatch match = before < ' ' ? (after < ' ' ? HUPAN_MATCH_EXACT : HUPAN_MATCH_PREFIX)
                                      : (before == ' ' ? HUPAN_MATCH_WORD : HUPAN_MATCH_SUBSTRING);

      best = MIN (best, match);
      at++;
    }

  return best;
}

static void
scan_portable (const HupanTextBlock *block,
               const char           *needle,
               gsize                 n,
               guint8               *scores)
{
  const char *end = block->data + block->length;
  const char *place = block->data + 1;
  guint at = 0;

  while ((place = find_portable (place, end, needle, n)) != NULL)
    {
      at = hupan_text_block_find (block, at, place - block->data);
      const char *start = block->data + hupan_text_block_get_start (block, at);
      const char *names_end = start + hupan_text_block_get_names (block, at);
      HupanMatch match = place < names_end ? rank_portable (start, names_end, needle, n) : HUPAN_MATCH_ELSEWHERE;
      guint8 score = hupan_score (match, start, needle);

      scores[at] = MIN (scores[at], score);
      place = block->data + hupan_text_block_get_start (block, at + 1);
    }
}

static const HupanFinder portable = { "portable", find_portable, find_after_space_portable,
                                      next_with_bytes_portable, rank_portable, scan_portable };

#if defined(__x86_64__)
#include <immintrin.h>

#define FINDER_NAME sse2
#define FINDER_TARGET
#define VECTOR __m128i
#define VECTOR_BYTES 16
#define MASK guint32
#define SPLAT(byte) _mm_set1_epi8 (byte)
#define LOAD(at) _mm_loadu_si128 ((const __m128i *) (at))
#define AND(a, b) _mm_and_si128 (a, b)
#define EQUAL(a, b) _mm_cmpeq_epi8 (a, b)
#define MIN_BYTES(a, b) _mm_min_epu8 (a, b)
#define MASK_OF(a) ((guint32) _mm_movemask_epi8 (a))
#define PLACE_IN(mask) __builtin_ctz (mask)
#define MASK_UP_TO(place) (((guint32) 2 << (place)) - 1)
#define WIDE_VECTORS 4
#define WIDE_PLACE_IN(mask) __builtin_ctzll (mask)
#define WIDE_MASK_UP_TO(place) (((guint64) 2 << (place)) - 1)
#include "hupan-find-vector.h"

#define FINDER_NAME avx2
#define FINDER_TARGET __attribute__ ((target ("avx2,bmi")))
#define VECTOR __m256i
#define VECTOR_BYTES 32
#define MASK guint32
#define SPLAT(byte) _mm256_set1_epi8 (byte)
#define LOAD(at) _mm256_loadu_si256 ((const __m256i *) (at))
#define AND(a, b) _mm256_and_si256 (a, b)
#define EQUAL(a, b) _mm256_cmpeq_epi8 (a, b)
#define MIN_BYTES(a, b) _mm256_min_epu8 (a, b)
#define MASK_OF(a) ((guint32) _mm256_movemask_epi8 (a))
#define PLACE_IN(mask) __builtin_ctz (mask)
#define MASK_UP_TO(place) (((guint32) 2 << (place)) - 1)
#define WIDE_VECTORS 2
#define WIDE_PLACE_IN(mask) __builtin_ctzll (mask)
#define WIDE_MASK_UP_TO(place) (((guint64) 2 << (place)) - 1)
#include "hupan-find-vector.h"

#elif defined(__aarch64__)
#include <arm_neon.h>

/* NEON has no movemask: narrowing by 4 bits leaves 4 bits a byte. */
#define FINDER_NAME neon
#define FINDER_TARGET
#define VECTOR uint8x16_t
#define VECTOR_BYTES 16
#define MASK guint64
#define SPLAT(byte) vdupq_n_u8 ((guint8) (byte))
#define LOAD(at) vld1q_u8 ((const guint8 *) (at))
#define AND(a, b) vandq_u8 (a, b)
#define EQUAL(a, b) vceqq_u8 (a, b)
#define MIN_BYTES(a, b) vminq_u8 (a, b)
#define MASK_OF(a)                                                                                                    \
  (vget_lane_u64 (vreinterpret_u64_u8 (vshrn_n_u16 (vreinterpretq_u16_u8 (a), 4)), 0) & G_GUINT64_CONSTANT (0x1111111111111111))
#define PLACE_IN(mask) (__builtin_ctzll (mask) / 4)
#define MASK_UP_TO(place) (((guint64) 2 << (4 * (place))) - 1)
#define WIDE_VECTORS 1
#define WIDE_PLACE_IN PLACE_IN
#define WIDE_MASK_UP_TO MASK_UP_TO
#include "hupan-find-vector.h"
#endif

static const HupanFinder *const *
list_finders (void)
{
  static const HupanFinder *finders[4];
  guint n = 0;

  finders[n++] = &portable;
#if defined(__x86_64__)
  finders[n++] = &sse2;
  if (__builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("bmi"))
    finders[n++] = &avx2;
#elif defined(__aarch64__)
  finders[n++] = &neon;
#endif

  return finders;
}

const HupanFinder *const *
hupan_finder_list (void)
{
  static const HupanFinder *const *finders;

  if (g_once_init_enter_pointer (&finders))
    g_once_init_leave_pointer (&finders, list_finders ());

  return finders;
}

const HupanFinder *
hupan_finder_get (void)
{
  const HupanFinder *const *finder = hupan_finder_list ();

  while (finder[1] != NULL)
    finder++;
  return *finder;
}
