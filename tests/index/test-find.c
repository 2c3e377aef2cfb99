/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/hupan-fold.h"
#include "index/hupan-bits.h"
#include "index/hupan-byte-set.h"
#include "index/hupan-find.h"

/* All finders against plain comparison, in random text of few letters, at every alignment. */

#define LENGTH 300

static const char *
find_naively (const char *from,
              const char *end,
              const char *needle,
              gsize       n)
{
  for (; from + n <= end; from++)
    if (memcmp (from, needle, n) == 0)
      return from;

  return NULL;
}

static const char *
find_after_space_naively (const char *from,
                          const char *end,
                          char        byte)
{
  for (; from < end; from++)
    if (*from == byte && (guint8) from[-1] <= ' ')
      return from;

  return NULL;
}

static HupanMatch
rank_naively (const char *from,
              const char *end,
              const char *needle,
              gsize       n)
{
  HupanMatch best = HUPAN_MATCH_NONE;

  for (const char *at = from; (at = find_naively (at, end, needle, n)) != NULL; at++)
    {
      guint8 before = at > from ? at[-1] : '\0';
      guint8 after = at + n < end ? at[n] : '\0';

      if (before < ' ' && after < ' ')
        return HUPAN_MATCH_EXACT;
      best = MIN (best, before < ' ' ? HUPAN_MATCH_PREFIX : before == ' ' ? HUPAN_MATCH_WORD : HUPAN_MATCH_SUBSTRING);
    }

  return best;
}

static void
fill (char  *text,
      gsize  n,
      GRand *random)
{
  static const char letters[] = { 'a', 'b', ' ', '\0', '\x1e', '\xe6' };

  for (gsize i = 0; i < n; i++)
    text[i] = letters[g_rand_int_range (random, 0, G_N_ELEMENTS (letters))];
}

/* The text ends where the allocation does, but for the padding, so that a sanitizer sees who reads too far. */
static void
test_find (gconstpointer data)
{
  const HupanFinder *finder = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 20000; i++)
    {
      gsize length = g_rand_int_range (random, 0, LENGTH);
      gsize n = g_rand_int_range (random, 1, i % 2 == 0 ? 4 : 40);
      g_autofree char *text = g_malloc0 (1 + length + 1 + HUPAN_FIND_PADDING);
      char needle[40];
      const char *from;
      char *end = text + 1 + length;

      fill (text, 1 + length, random);
      fill (needle, n, random);
      if (i % 3 == 0 && length > n)
        memcpy (needle, text + 1 + g_rand_int_range (random, 0, length - n + 1), n);
      from = text + 1 + g_rand_int_range (random, 0, length + 1);

      g_assert_true (finder->find (from, end, needle, n) == find_naively (from, end, needle, n));
      g_assert_true (finder->find_after_space (from, end, *needle) == find_after_space_naively (from, end, *needle));

      /* What is ranked stands between separators. */
      *text = *end = '\0';
      g_assert_cmpint (finder->rank (text + 1, end, needle, n), ==, rank_naively (text + 1, end, needle, n));
    }
}

static guint
next_with_bytes_naively (const HupanTextBlock *block,
                         guint                 at,
                         const char            bytes[3])
{
  for (; at < block->n; at++)
    {
      const char *start = block->data + hupan_text_block_get_start (block, at);
      gsize n = hupan_text_block_get_names (block, at);

      if (find_after_space_naively (start, start + n, bytes[0]) != NULL && memchr (start, bytes[1], n) != NULL &&
          memchr (start, bytes[2], n) != NULL)
        return at;
    }

  return block->n;
}

/* Some texts are longer than a vector, some have others after their names. */
static HupanTexts *
make_texts (GRand *random,
            guint  n)
{
  HupanTexts *texts = hupan_texts_new ();

  for (guint i = 0; i < n; i++)
    {
      gsize length = g_rand_int_range (random, 0, i % 3 == 0 ? 200 : 30);
      g_autofree char *text = g_malloc (length + 1);

      for (gsize j = 0; j < length; j++)
        text[j] = "aaaaaabc  \x1e"[g_rand_int_range (random, 0, 11)];
      if (length > 0 && i % 2 == 0)
        text[g_rand_int_range (random, 0, length)] = HUPAN_SEARCH_REST;
      hupan_texts_append (texts, text, length);
    }

  return texts;
}

/* From every text of a block to the next. */
static void
test_next_with_bytes (gconstpointer data)
{
  static const char *const bytes[] = { "abc", "bac", "ccc", "cab" };
  const HupanFinder *finder = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 200; i++)
    {
      guint n = g_rand_int_range (random, 1, 100);
      g_autoptr (HupanTexts) texts = make_texts (random, n);
      const HupanTextBlock *block = texts->blocks->pdata[0];

      for (guint j = 0; j <= n; j++)
        for (guint k = 0; k < G_N_ELEMENTS (bytes); k++)
          g_assert_cmpuint (finder->next_with_bytes (block, j, bytes[k]), ==, next_with_bytes_naively (block, j, bytes[k]));
    }
}

/* Every text has the score of its best place. */
static void
test_scan (gconstpointer data)
{
  static const char *const needles[] = { "a", "b", "ab", "bc", "abc", "bbb", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "x" };
  const HupanFinder *finder = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 200; i++)
    {
      guint n = g_rand_int_range (random, 1, 100);
      g_autoptr (HupanTexts) texts = make_texts (random, n);
      const HupanTextBlock *block = texts->blocks->pdata[0];

      for (guint j = 0; j < G_N_ELEMENTS (needles); j++)
        {
          gsize length = strlen (needles[j]);
          guint8 scores[100];

          memset (scores, HUPAN_SCORE_NONE, sizeof scores);
          finder->scan (block, needles[j], length, scores);
          for (guint k = 0; k < n; k++)
            {
              const char *start = block->data + hupan_text_block_get_start (block, k);
              const char *names_end = start + hupan_text_block_get_names (block, k);
              const char *end = block->data + hupan_text_block_get_start (block, k + 1) - 1;
              HupanMatch match = rank_naively (start, names_end, needles[j], length);

              if (match == HUPAN_MATCH_NONE && find_naively (names_end, end, needles[j], length) != NULL)
                match = HUPAN_MATCH_ELSEWHERE;
              g_assert_cmpint (scores[k], ==, hupan_score (match, start, needles[j]));
            }
        }
    }
}

/* Every byte, in sets of every size and rows of every length. */
static void
test_byte_set (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint n = 0; n < 400; n++)
    {
      guint8 is_in_set[256];
      g_autofree guint8 *bytes = g_malloc (n);
      guint64 bits[400 / 64 + 1], expected[400 / 64 + 1];

      memset (bits, 0xff, sizeof bits);
      memset (expected, 0xff, sizeof expected);
      for (guint i = 0; i < 256; i++)
        is_in_set[i] = g_rand_int_range (random, 0, 400) < (gint) n;
      for (guint i = 0; i < n; i++)
        bytes[i] = g_rand_int_range (random, 0, 256);

      hupan_byte_set_match (is_in_set, bytes, n, bits);
      hupan_byte_set_match_portable (is_in_set, bytes, n, expected);
      g_assert_cmpmem (bits, sizeof bits, expected, sizeof expected);
      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (bits[i / 64] >> (i % 64) & 1, ==, is_in_set[bytes[i]]);
    }
}

/* Sets of every density, and of every length around the ends of words. */
static void
test_list (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint n = 0; n < 400; n++)
    {
      g_autofree guint64 *bits = hupan_bits_new (n);
      g_autofree guint32 *rows = NULL;
      guint n_listed, at = 0;

      for (guint row = 0; row < n; row++)
        if (g_rand_int_range (random, 0, 20) < (gint) (n % 22))
          hupan_bits_set (bits, row);

      rows = hupan_bits_list (bits, n, &n_listed);
      g_assert_cmpuint (n_listed, ==, hupan_bits_count (bits, n));
      HUPAN_BITS_FOREACH (bits, n, row)
        g_assert_cmpuint (rows[at++], ==, row);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (const HupanFinder *const *finder = hupan_finder_list (); *finder != NULL; finder++)
    {
      g_autofree char *path = g_strdup_printf ("/find/%s", (*finder)->name);
      g_autofree char *bytes = g_strdup_printf ("/find/next-with-bytes/%s", (*finder)->name);
      g_autofree char *scan = g_strdup_printf ("/find/scan/%s", (*finder)->name);

      g_test_add_data_func (path, *finder, test_find);
      g_test_add_data_func (bytes, *finder, test_next_with_bytes);
      g_test_add_data_func (scan, *finder, test_scan);
    }

  g_test_add_func ("/find/list", test_list);
  g_test_add_func ("/find/byte-set", test_byte_set);

  return g_test_run ();
}
