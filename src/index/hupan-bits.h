/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Sets of rows: one bit a row, 64 to a word. Bits past the last row are clear in every set. */

static inline gsize
hupan_bits_words (guint n)
{
  return ((gsize) n + 63) / 64;
}

static inline guint64 *
hupan_bits_new (guint n)
{
  return g_new0 (guint64, MAX (hupan_bits_words (n), 1));
}

static inline guint64 *
hupan_bits_copy (const guint64 *bits,
                 guint          n)
{
  return g_memdup2 (bits, MAX (hupan_bits_words (n), 1) * sizeof (guint64));
}

static inline gboolean
hupan_bits_get (const guint64 *bits,
                guint          i)
{
  return bits[i / 64] >> (i % 64) & 1;
}

static inline void
hupan_bits_set (guint64 *bits,
                guint    i)
{
  bits[i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
}

static inline void
hupan_bits_clear (guint64 *bits,
                  guint    i)
{
  bits[i / 64] &= ~(G_GUINT64_CONSTANT (1) << (i % 64));
}

static inline void
hupan_bits_and (guint64       *bits,
                const guint64 *other,
                guint          n)
{
  for (gsize i = 0; i < hupan_bits_words (n); i++)
    bits[i] &= other[i];
}

static inline void
hupan_bits_or (guint64       *bits,
               const guint64 *other,
               guint          n)
{
  for (gsize i = 0; i < hupan_bits_words (n); i++)
    bits[i] |= other[i];
}

static inline void
hupan_bits_and_not (guint64       *bits,
                    const guint64 *other,
                    guint          n)
{
  for (gsize i = 0; i < hupan_bits_words (n); i++)
    bits[i] &= ~other[i];
}

static inline guint
hupan_bits_count (const guint64 *bits,
                  guint          n)
{
  guint count = 0;

  for (gsize i = 0; i < hupan_bits_words (n); i++)
    count += __builtin_popcountll (bits[i]);
  return count;
}

/* Entries after the rows of a list that may be written to. */
#define HUPAN_BITS_PADDING 8

guint32 *hupan_bits_list (const guint64 *bits, guint n_rows, guint *n_listed);

/* Runs the statement that follows for each row of the set, ascending: HUPAN_BITS_FOREACH (bits, n, row) use (row); */
#define HUPAN_BITS_FOREACH(bits, n, row)                                                                              \
  for (gsize row##_word = 0; row##_word < hupan_bits_words (n); row##_word++)                                         \
    for (guint64 row##_rest = (bits)[row##_word]; row##_rest != 0; row##_rest &= row##_rest - 1)                      \
      for (guint row = row##_word * 64 + __builtin_ctzll (row##_rest), row##_once = 1; row##_once; row##_once = 0)

G_END_DECLS
