/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-sha256.h"

/* Against GChecksum: every length around the ends of blocks, taken in at once and in pieces. */

#define LONGEST 400

static void
assert_like_checksum (const guint8 *bytes,
                      gsize         size,
                      gsize         piece)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  HupanSha256 sha;
  guint8 expected[HUPAN_SHA256_SIZE], digest[HUPAN_SHA256_SIZE];
  gsize n = sizeof expected;

  g_checksum_update (checksum, bytes, size);
  g_checksum_get_digest (checksum, expected, &n);

  hupan_sha256_init (&sha);
  for (gsize at = 0; at < size; at += piece)
    hupan_sha256_update (&sha, bytes + at, MIN (piece, size - at));
  hupan_sha256_end (&sha, digest);
  g_assert_cmpmem (digest, sizeof digest, expected, sizeof expected);
}

static void
test_lengths (gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint8 bytes[LONGEST];

  if (!hupan_sha256_set_portable (GPOINTER_TO_INT (data)) && !GPOINTER_TO_INT (data))
    {
      g_test_skip ("This processor has no instructions for SHA-256");
      return;
    }

  for (guint i = 0; i < LONGEST; i++)
    bytes[i] = g_rand_int (random);
  for (gsize size = 0; size <= LONGEST; size++)
    {
      assert_like_checksum (bytes, size, LONGEST);
      assert_like_checksum (bytes, size, 1);
      assert_like_checksum (bytes, size, g_rand_int_range (random, 2, 200));
    }
}

/* Of the standard, in case both were wrong. */
static void
test_known (void)
{
  static const guint8 expected[] = {
    0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40, 0xde, 0x5d, 0xae, 0x22, 0x23,
    0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17, 0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad,
  };
  guint8 digest[HUPAN_SHA256_SIZE];
  HupanSha256 sha;

  hupan_sha256_init (&sha);
  hupan_sha256_update (&sha, "abc", 3);
  hupan_sha256_end (&sha, digest);
  g_assert_cmpmem (digest, sizeof digest, expected, sizeof expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sha256/known", test_known);
  g_test_add_data_func ("/sha256/portable", GINT_TO_POINTER (TRUE), test_lengths);
  g_test_add_data_func ("/sha256/instructions", GINT_TO_POINTER (FALSE), test_lengths);

  return g_test_run ();
}
