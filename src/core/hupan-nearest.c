/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-nearest.h"

/* The restricted distance of Damerau and Levenshtein. No row of its table has less than the one before, but for swaps, which
 * look at the one before that: when two in a row are above the limit, all are. */
guint
hupan_nearest_distance (const gunichar *a,
                        glong           a_len,
                        const gunichar *b,
                        glong           b_len,
                        guint           limit)
{
  g_autofree guint *rows = NULL;
  guint *two_ago, *ago, *row;
  guint least_ago = 0;

  if (ABS (a_len - b_len) > (glong) limit)
    return limit + 1;

  rows = g_new (guint, 3 * (b_len + 1));
  two_ago = rows;
  ago = rows + b_len + 1;
  row = rows + 2 * (b_len + 1);
  for (glong j = 0; j <= b_len; j++)
    ago[j] = j;

  for (glong i = 1; i <= a_len; i++)
    {
      guint *next = two_ago;
      guint least = i;

      row[0] = i;
      for (glong j = 1; j <= b_len; j++)
        {
          guint best = MIN (ago[j], row[j - 1]) + 1;

          best = MIN (best, ago[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            best = MIN (best, two_ago[j - 2] + 1);
          row[j] = best;
          least = MIN (least, best);
        }
      if (least > limit && least_ago > limit)
        return limit + 1;
      least_ago = least;
      two_ago = ago;
      ago = row;
      row = next;
    }

  return MIN (ago[b_len], limit + 1);
}

const char *
hupan_nearest (const char        *word,
               const char *const *choices)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  glong len;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (folded, -1, &len);
  guint least = MAX (len / 3, 1) + 1;
  const char *nearest = NULL;

  for (; *choices != NULL; choices++)
    {
      g_autofree char *choice = g_utf8_casefold (*choices, -1);
      glong choice_len;
      g_autofree gunichar *choice_letters = g_utf8_to_ucs4_fast (choice, -1, &choice_len);
      guint d = hupan_nearest_distance (letters, len, choice_letters, choice_len, least);

      if (d < least)
        {
          least = d;
          nearest = *choices;
        }
    }

  return nearest;
}
