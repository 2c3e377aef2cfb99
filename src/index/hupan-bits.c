/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-bits.h"

static guint
list_word (guint64  word,
           guint32  first,
           guint32 *rows)
{
  guint n = 0;

  for (; word != 0; word &= word - 1)
    rows[n++] = first + __builtin_ctzll (word);
  return n;
}

#if defined(__x86_64__)
#include <immintrin.h>

/* With fewer rows in a word it is quicker to take them one by one. */
#define MANY 10

static guint8 places[256][8]; /* of the bits of each byte, lowest first */

static void
make_places (void)
{
  static gsize made;

  if (!g_once_init_enter (&made))
    return;

  for (guint byte = 0; byte < 256; byte++)
    for (guint bit = 0, n = 0; bit < 8; bit++)
      if (byte >> bit & 1)
        places[byte][n++] = bit;
  g_once_init_leave (&made, 1);
}

/* Eight places are written for each byte, however many it has: the next go over those that are none. */
__attribute__ ((target ("avx2,popcnt"))) static guint
list_avx2 (const guint64 *bits,
           gsize          n_words,
           guint32       *rows)
{
  guint n = 0;

  make_places ();
  for (gsize i = 0; i < n_words; i++)
    {
      guint64 word = bits[i];

      if (__builtin_popcountll (word) < MANY)
        {
          n += list_word (word, i * 64, rows + n);
          continue;
        }
      for (guint j = 0; j < 8; j++)
        {
          guint8 byte = word >> (8 * j);
          __m256i of_byte = _mm256_cvtepu8_epi32 (_mm_loadl_epi64 ((const __m128i *) places[byte]));

          _mm256_storeu_si256 ((__m256i *) (rows + n), _mm256_add_epi32 (of_byte, _mm256_set1_epi32 (i * 64 + 8 * j)));
          n += __builtin_popcount (byte);
        }
    }

  return n;
}
#endif

/**
 * hupan_bits_list:
 *
 * Returns: (transfer full): the rows of the set, ascending
 */
guint32 *
hupan_bits_list (const guint64 *bits,
                 guint          n_rows,
                 guint         *n_listed)
{
  gsize n_words = hupan_bits_words (n_rows);
  guint32 *rows = g_new (guint32, hupan_bits_count (bits, n_rows) + HUPAN_BITS_PADDING);

#if defined(__x86_64__)
  if (__builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("popcnt"))
    {
      *n_listed = list_avx2 (bits, n_words, rows);
      return rows;
    }
#endif

  *n_listed = 0;
  for (gsize i = 0; i < n_words; i++)
    *n_listed += list_word (bits[i], i * 64, rows + *n_listed);
  return rows;
}
