/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-sha256.h"

#include <string.h>

#define BLOCK 64

static const guint32 constants[64] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
  0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
  0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
  0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
  0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
  0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static inline guint32
rotate (guint32 word,
        guint   n)
{
  return word >> n | word << (32 - n);
}

static void
take_blocks_portable (guint32       state[8],
                      const guint8 *bytes,
                      gsize         n_blocks)
{
  for (; n_blocks > 0; n_blocks--, bytes += BLOCK)
    {
      guint32 a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
      guint32 words[64];

      memcpy (words, bytes, BLOCK);
      for (guint i = 0; i < 16; i++)
        words[i] = GUINT32_FROM_BE (words[i]);
      for (guint i = 16; i < 64; i++)
        {
          guint32 early = words[i - 15], late = words[i - 2];

          words[i] = words[i - 16] + (rotate (early, 7) ^ rotate (early, 18) ^ early >> 3) + words[i - 7] +
                     (rotate (late, 17) ^ rotate (late, 19) ^ late >> 10);
        }

      for (guint i = 0; i < 64; i++)
        {
          guint32 one = h + (rotate (e, 6) ^ rotate (e, 11) ^ rotate (e, 25)) + ((e & f) ^ (~e & g)) + constants[i] + words[i];
          guint32 two = (rotate (a, 2) ^ rotate (a, 13) ^ rotate (a, 22)) + ((a & b) ^ (a & c) ^ (b & c));

          h = g;
          g = f;
          f = e;
          e = d + one;
          d = c;
          c = b;
          b = a;
          a = one + two;
        }

      state[0] += a;
      state[1] += b;
      state[2] += c;
      state[3] += d;
      state[4] += e;
      state[5] += f;
      state[6] += g;
      state[7] += h;
    }
}

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

#define SHA_TARGET __attribute__ ((target ("sha,sse4.1")))

/* Four rounds. The instruction has the state as the words a, b, e, f and c, d, g, h, and takes two rounds at once. */
SHA_TARGET static inline void
take_four (__m128i *abef,
           __m128i *cdgh,
           __m128i  words,
           guint    round)
{
  __m128i sum = _mm_add_epi32 (words, _mm_loadu_si128 ((const __m128i *) (constants + round)));

  *cdgh = _mm_sha256rnds2_epu32 (*cdgh, *abef, sum);
  *abef = _mm_sha256rnds2_epu32 (*abef, *cdgh, _mm_shuffle_epi32 (sum, 0x0e));
}

SHA_TARGET static void
take_blocks_sha (guint32       state[8],
                 const guint8 *bytes,
                 gsize         n_blocks)
{
  const __m128i swap_bytes = _mm_set_epi64x (0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i badc = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *) state), 0xb1);
  __m128i hgfe = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *) (state + 4)), 0x1b);
  __m128i abef = _mm_alignr_epi8 (badc, hgfe, 8);
  __m128i cdgh = _mm_blend_epi16 (hgfe, badc, 0xf0);
  __m128i feba, dchg;

  for (; n_blocks > 0; n_blocks--, bytes += BLOCK)
    {
      const __m128i abef_before = abef, cdgh_before = cdgh;
      __m128i words[4];

      for (guint i = 0; i < 4; i++)
        words[i] = _mm_shuffle_epi8 (_mm_loadu_si128 ((const __m128i *) (bytes + 16 * i)), swap_bytes);

#pragma GCC unroll 16
      for (guint i = 0; i < 16; i++)
        {
          __m128i *now = &words[i % 4];
          const __m128i next = words[(i + 1) % 4], after = words[(i + 2) % 4], last = words[(i + 3) % 4];

          take_four (&abef, &cdgh, *now, 4 * i);
          /* The words of sixteen rounds later take the place of these. */
          if (i < 12)
            *now = _mm_sha256msg2_epu32 (_mm_add_epi32 (_mm_sha256msg1_epu32 (*now, next), _mm_alignr_epi8 (last, after, 4)), last);
        }

      abef = _mm_add_epi32 (abef, abef_before);
      cdgh = _mm_add_epi32 (cdgh, cdgh_before);
    }

  feba = _mm_shuffle_epi32 (abef, 0x1b);
  dchg = _mm_shuffle_epi32 (cdgh, 0xb1);
  _mm_storeu_si128 ((__m128i *) state, _mm_blend_epi16 (feba, dchg, 0xf0));
  _mm_storeu_si128 ((__m128i *) (state + 4), _mm_alignr_epi8 (dchg, feba, 8));
}

/* Not every compiler that we build with knows this one by name. */
static gboolean
has_instructions (void)
{
  guint a, b, c, d;

  return __get_cpuid_count (7, 0, &a, &b, &c, &d) && (b & bit_SHA) != 0 && __builtin_cpu_supports ("sse4.1");
}
#endif

typedef void (*TakeBlocks) (guint32 state[8], const guint8 *bytes, gsize n_blocks);

static TakeBlocks take_blocks;

char *
hupan_sha256_end_text (HupanSha256 *self)
{
  guint8 digest[HUPAN_SHA256_SIZE];
  GString *text = g_string_sized_new (2 * HUPAN_SHA256_SIZE);

  hupan_sha256_end (self, digest);
  for (gsize i = 0; i < HUPAN_SHA256_SIZE; i++)
    g_string_append_printf (text, "%02x", digest[i]);

  return g_string_free_and_steal (text);
}

gboolean
hupan_sha256_set_portable (gboolean portable)
{
  TakeBlocks best = take_blocks_portable;

#if defined(__x86_64__)
  if (!portable && has_instructions ())
    best = take_blocks_sha;
#endif
  g_atomic_pointer_set (&take_blocks, best);
  return best != take_blocks_portable;
}

void
hupan_sha256_init (HupanSha256 *self)
{
  static const guint32 initial[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
  };

  if (g_atomic_pointer_get (&take_blocks) == NULL)
    hupan_sha256_set_portable (FALSE);

  memcpy (self->state, initial, sizeof initial);
  self->length = 0;
}

void
hupan_sha256_update (HupanSha256   *self,
                     gconstpointer  bytes,
                     gsize          size)
{
  const guint8 *from = bytes;
  gsize kept = self->length % BLOCK;

  self->length += size;
  if (kept + size < BLOCK)
    {
      if (size > 0)
        memcpy (self->block + kept, from, size);
      return;
    }

  if (kept > 0)
    {
      memcpy (self->block + kept, from, BLOCK - kept);
      take_blocks (self->state, self->block, 1);
      from += BLOCK - kept;
      size -= BLOCK - kept;
    }
  take_blocks (self->state, from, size / BLOCK);
  memcpy (self->block, from + size / BLOCK * BLOCK, size % BLOCK);
}

void
hupan_sha256_end (HupanSha256 *self,
                  guint8       digest[HUPAN_SHA256_SIZE])
{
  guint8 end[2 * BLOCK] = { 0 };
  gsize kept = self->length % BLOCK;
  gsize size = kept < BLOCK - 8 ? BLOCK : 2 * BLOCK;
  guint64 n_bits = GUINT64_TO_BE (self->length * 8);

  memcpy (end, self->block, kept);
  end[kept] = 0x80;
  memcpy (end + size - sizeof n_bits, &n_bits, sizeof n_bits);
  take_blocks (self->state, end, size / BLOCK);

  for (guint i = 0; i < 8; i++)
    {
      guint32 word = GUINT32_TO_BE (self->state[i]);

      memcpy (digest + 4 * i, &word, sizeof word);
    }
}
