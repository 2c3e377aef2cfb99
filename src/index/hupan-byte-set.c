/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-byte-set.h"

static guint64
match_word (const guint8  is_in_set[256],
            const guint8 *bytes,
            guint         n)
{
  guint64 word = 0;

  for (guint i = 0; i < n; i++)
    word |= (guint64) (is_in_set[bytes[i]] != 0) << i;
  return word;
}

void
hupan_byte_set_match_portable (const guint8  is_in_set[256],
                               const guint8 *bytes,
                               guint         n,
                               guint64      *bits)
{
  for (guint first = 0; first < n; first += 64)
    bits[first / 64] = match_word (is_in_set, bytes + first, MIN (64, n - first));
}

#if defined(__x86_64__)
#include <immintrin.h>

/* The idea (Muła, "SIMD byte lookup"): a set of bytes is a table of 16 by 16 bits. The low half of a byte looks up its
 * row, of which there are two tables because a row has 16 bits, and the high half looks up the bit to test. */
typedef struct
{
  __m256i low_rows, high_rows, bits;
} Tables;

__attribute__ ((target ("avx2"))) static Tables
make_tables (const guint8 is_in_set[256])
{
  guint8 low[16] = { 0 }, high[16] = { 0 }, bits[16];

  for (guint i = 0; i < 128; i++)
    {
      low[i % 16] |= (is_in_set[i] != 0) << i / 16;
      high[i % 16] |= (is_in_set[128 + i] != 0) << i / 16;
    }
  for (guint i = 0; i < 16; i++)
    bits[i] = 1 << i % 8;

  return (Tables) {
    _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const __m128i *) low)),
    _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const __m128i *) high)),
    _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const __m128i *) bits)),
  };
}

__attribute__ ((target ("avx2"))) static inline guint32
match_vector (const Tables *tables,
              const guint8 *bytes)
{
  const __m256i half = _mm256_set1_epi8 (0x0f);
  __m256i read = _mm256_loadu_si256 ((const __m256i *) bytes);
  __m256i low = _mm256_and_si256 (read, half);
  __m256i high = _mm256_and_si256 (_mm256_srli_epi16 (read, 4), half);
  __m256i row = _mm256_blendv_epi8 (_mm256_shuffle_epi8 (tables->low_rows, low), _mm256_shuffle_epi8 (tables->high_rows, low), read);
  __m256i bit = _mm256_shuffle_epi8 (tables->bits, high);

  return _mm256_movemask_epi8 (_mm256_cmpeq_epi8 (_mm256_and_si256 (row, bit), bit));
}

__attribute__ ((target ("avx2"))) static void
match_avx2 (const guint8  is_in_set[256],
            const guint8 *bytes,
            guint         n,
            guint64      *bits)
{
  const Tables tables = make_tables (is_in_set);
  guint first = 0;

  for (; first + 64 <= n; first += 64)
    bits[first / 64] = match_vector (&tables, bytes + first) | (guint64) match_vector (&tables, bytes + first + 32) << 32;
  if (first < n)
    bits[first / 64] = match_word (is_in_set, bytes + first, n - first);
}
#endif

void
hupan_byte_set_match (const guint8  is_in_set[256],
                      const guint8 *bytes,
                      guint         n,
                      guint64      *bits)
{
#if defined(__x86_64__)
  if (__builtin_cpu_supports ("avx2"))
    {
      match_avx2 (is_in_set, bytes, n, bits);
      return;
    }
#endif
  hupan_byte_set_match_portable (is_in_set, bytes, n, bits);
}
