/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-fold.h"
#include "index/hupan-texts.h"

#include <string.h>

static char *
make_text (GRand *random)
{
  static const char *const parts[] = { "zhang", "wei", "a@b.example", "@", "c12", "long.name@provider.example", "x@edu", "@@",
                                       "\x1f", "\x1e", " ", "王" };
  GString *text = g_string_new (NULL);
  guint n = g_rand_int_range (random, 0, 8);
  guint rest = g_rand_int_range (random, 0, 8);

  for (guint i = 0; i < n; i++)
    {
      if (i == rest)
        g_string_append_c (text, HUPAN_SEARCH_REST);
      g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
    }

  return g_string_free_and_steal (text);
}

/* Whatever is cut out, and replaced, and brought home: the texts are what they were. */
static void
test_texts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (HupanTexts) texts = hupan_texts_new ();
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < HUPAN_TEXTS_BLOCK_ROWS + 100; i++)
    {
      g_ptr_array_add (expected, make_text (random));
      hupan_texts_append (texts, expected->pdata[i], strlen (expected->pdata[i]));
    }

  for (guint i = 0; i < 5000; i++)
    {
      guint row = g_rand_int_range (random, 0, expected->len);

      g_free (expected->pdata[row]);
      expected->pdata[row] = make_text (random);
      hupan_texts_replace (texts, row, expected->pdata[row], strlen (expected->pdata[row]));
    }

  for (guint i = 0; i < expected->len; i++)
    {
      g_autofree char *text = hupan_texts_dup (texts, i);

      g_assert_cmpstr (text, ==, expected->pdata[i]);
    }
}

/* Texts so long that a block is full before it has all its rows, and one that no block holds. */
static void
test_long (void)
{
  static const guint lengths[] = { 0, 3, 700000, 1, 255, 254, 2000000, 2, HUPAN_TEXTS_LONGEST, HUPAN_TEXTS_LONGEST + 1 };
  const guint n = 40;
  g_autoptr (HupanTexts) texts = hupan_texts_new ();

  for (guint i = 0; i < n; i++)
    {
      guint length = lengths[i % G_N_ELEMENTS (lengths)];
      g_autofree char *text = g_strnfill (length, 'a' + i % 26);

      hupan_texts_append (texts, text, length);
      if (i % 7 == 3)
        hupan_texts_replace (texts, i, text, length);
    }
  hupan_texts_trim (texts);
  g_assert_cmpuint (texts->blocks->len, >, 2);

  for (guint i = 0; i < n; i++)
    {
      guint length = lengths[i % G_N_ELEMENTS (lengths)];
      guint kept = length > HUPAN_TEXTS_LONGEST ? 0 : length;
      g_autofree char *expected = g_strnfill (kept, 'a' + i % 26);
      g_autofree char *text = hupan_texts_dup (texts, i);
      guint at;
      const HupanTextBlock *block = hupan_texts_find (texts, i, &at);

      g_assert_true (g_str_equal (text, expected));
      g_assert_cmpuint (hupan_text_block_get_start (block, at + 1), ==, hupan_text_block_get_start (block, at) + kept + 1);
      g_assert_cmpuint (hupan_text_block_get_names (block, at), ==, kept);
    }
}

static void
assert_cut (const char *text,
            const char *tail)
{
  HupanTails *tails = hupan_tails_new ();
  gsize from, to;
  guint32 code = hupan_tails_cut (tails, text, strlen (text), &from, &to);

  g_assert_cmpstr (hupan_tails_get (tails, code), ==, tail);
  if (tail != NULL)
    {
      g_assert_cmpuint (to - from, ==, strlen (tail));
      g_assert_cmpint (strncmp (text + from, tail, to - from), ==, 0);
      g_assert_cmpuint (hupan_tails_cut (tails, text, strlen (text), &from, &to), ==, code);
      g_assert_cmpuint (hupan_tails_get_n (tails), ==, 2);
    }
  hupan_tails_free (tails);
}

static void
test_cut (void)
{
  assert_cut ("wei zhang\x1czhang@zju.example\x1f" "c12", "zju.example");
  assert_cut ("wei zhang\x1c" "c12\x1fzhang@zju.example", "zju.example");
  assert_cut ("wei zhang\x1cone@zju.example\x1ftwo@zju.example", NULL);
  assert_cut ("wei@zhang.example\x1c" "c12", NULL);
  assert_cut ("wei@zhang.example", NULL);
  assert_cut ("wei\x1czhang@b.c", NULL);
  assert_cut ("wei\x1czhang@", NULL);
  assert_cut ("", NULL);
}

/* The same address at many places is still found; only what there is no room for is kept whole. */
static void
test_many (void)
{
  g_autoptr (HupanTexts) texts = hupan_texts_new ();

  for (guint i = 0; i < 6000; i++)
    {
      g_autofree char *text = g_strdup_printf ("n\x1cn@host%u.example", i);
      g_autofree char *kept = NULL;

      hupan_texts_append (texts, text, strlen (text));
      kept = hupan_texts_dup (texts, i);
      g_assert_cmpstr (kept, ==, text);
    }
  g_assert_cmpuint (hupan_tails_get_n (texts->tails), <, 6000);
}

static void
test_find (void)
{
  HupanTails *tails = hupan_tails_new ();
  const char *const texts[] = { "\x1cn@zju.example", "\x1cn@nus.example" };
  gsize from, to, n;
  g_autofree guint8 *both = NULL;
  g_autofree guint8 *one = NULL;
  g_autofree guint8 *begun = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpuint (hupan_tails_cut (tails, texts[i], strlen (texts[i]), &from, &to), ==, i + 1);

  both = hupan_tails_find (tails, ".example");
  one = hupan_tails_find (tails, "zj");
  begun = hupan_tails_find_begun (tails, "wei@nu", &n);
  g_assert_cmpmem (both, 3, ((guint8[]) { FALSE, TRUE, TRUE }), 3);
  g_assert_cmpmem (one, 3, ((guint8[]) { FALSE, TRUE, FALSE }), 3);
  g_assert_cmpmem (begun, 3, ((guint8[]) { FALSE, FALSE, TRUE }), 3);
  g_assert_cmpuint (n, ==, strlen ("wei@"));
  g_assert_null (hupan_tails_find (tails, "wei@nus"));
  g_assert_null (hupan_tails_find_begun (tails, "wei@", &n));
  g_assert_null (hupan_tails_find_begun (tails, "nus.example", &n));
  g_assert_null (hupan_tails_find_begun (tails, "wei@us", &n));
  hupan_tails_free (tails);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/texts/texts", test_texts);
  g_test_add_func ("/texts/long", test_long);
  g_test_add_func ("/texts/cut", test_cut);
  g_test_add_func ("/texts/many", test_many);
  g_test_add_func ("/texts/find", test_find);
  return g_test_run ();
}
