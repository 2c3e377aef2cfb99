/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-gb18030.h"

typedef struct
{
  gsize pairs;      /* two bytes */
  gsize level_one;  /* of them: the 3,755 common characters of GB 2312, in the order of their pinyin, or its punctuation */
  gsize late;       /* of them: characters read R to Z */
  gsize hanzi;      /* of them: characters, not punctuation */
  gsize kana;       /* of them: Japanese syllables */
  gsize quadruples; /* four bytes */
} GbCounts;

/* Counts the characters of what may be GB 18030. Returns FALSE where its structure is broken. */
static gboolean
count_gb (const guchar *bytes, gsize length, GbCounts *counts)
{
  gsize i = 0;

  while (i < length)
    {
      guchar lead = bytes[i], trail;

      if (lead < 0x80)
        {
          if (lead == 0)
            return FALSE;
          i++;
          continue;
        }
      if (lead == 0x80 || lead == 0xFF || i + 1 >= length)
        return FALSE;

      trail = bytes[i + 1];
      if (trail >= 0x30 && trail <= 0x39)
        {
          if (i + 3 >= length || bytes[i + 2] < 0x81 || bytes[i + 2] == 0xFF || bytes[i + 3] < 0x30 || bytes[i + 3] > 0x39)
            return FALSE;
          /* 85 to 8F and E4 to FC are not assigned. */
          if ((lead > 0x84 && lead < 0x90) || lead > 0xE3)
            return FALSE;
          counts->quadruples++;
          i += 4;
          continue;
        }
      if (trail < 0x40 || trail == 0x7F || trail == 0xFF)
        return FALSE;

      counts->pairs++;
      if (trail >= 0xA1)
        {
          gboolean hanzi = lead >= 0xB0 && lead <= 0xD7;

          counts->hanzi += hanzi;
          counts->level_one += hanzi || lead == 0xA1 || lead == 0xA3;
          counts->late += hanzi && lead >= 0xC9;
          counts->kana += lead == 0xA4 || lead == 0xA5;
        }
      i += 2;
    }

  return TRUE;
}

/* Nearly any text in two-byte characters or accented letters can be read as GB 18030, so it must look like Chinese:
 * mostly common characters, some of them from the second half of the alphabet (Korean in EUC-KR has only the first
 * half's codes), few kana (or it is Japanese in EUC-JP). */
gboolean
hupan_gb18030_is_plausible (const char *bytes, gsize length)
{
  GbCounts counts = { 0 };

  if (!count_gb ((const guchar *) bytes, length, &counts))
    return FALSE;
  if (counts.pairs + counts.quadruples == 0)
    return FALSE;
  if (counts.quadruples > 0 && counts.pairs == 0)
    return TRUE;

  return counts.level_one * 100 >= counts.pairs * 75 && counts.kana * 10 <= counts.pairs &&
         (counts.hanzi < 8 || counts.late * 10 >= counts.hanzi);
}
