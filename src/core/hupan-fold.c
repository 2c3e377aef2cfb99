/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-fold.h"

#include "hupan-han.h"

/* Letters that no normalisation takes apart, in lower case, and punctuation that people type in ASCII. */
static const char *
spell_out (gunichar c)
{
  switch (c)
    {
    case 0xdf: return "ss";     /* ß */
    case 0xe6: return "ae";     /* æ */
    case 0xf0: return "d";      /* ð */
    case 0xf8: return "o";      /* ø */
    case 0xfe: return "th";     /* þ */
    case 0x111: return "d";     /* đ */
    case 0x127: return "h";     /* ħ */
    case 0x131: return "i";     /* ı */
    case 0x138: return "k";     /* ĸ */
    case 0x142: return "l";     /* ł */
    case 0x14b: return "ng";    /* ŋ */
    case 0x153: return "oe";    /* œ */
    case 0x167: return "t";     /* ŧ */
    case 0x180: return "b";     /* ƀ */
    case 0x199: return "k";     /* ƙ */
    case 0x1b4: return "y";     /* ƴ */
    case 0x1e5: return "g";     /* ǥ */
    case 0x253: return "b";     /* ɓ */
    case 0x254: return "o";     /* ɔ */
    case 0x257: return "d";     /* ɗ */
    case 0x259: return "a";     /* ə, as in Azerbaijani names abroad: Əliyev, Aliyev */
    case 0x25b: return "e";     /* ɛ */
    case 0x2bb:                 /* ʻ */
    case 0x2bc:                 /* ʼ */
    case 0x2018:                /* ‘ */
    case 0x2019:                /* ’ */
    case 0xb4: return "'";      /* ´ */
    case 0x201c:                /* “ */
    case 0x201d: return "\"";   /* ” */
    case 0x2010:                /* ‐ */
    case 0x2011:
    case 0x2012:
    case 0x2013:                /* – */
    case 0x2014:                /* — */
    case 0x2212: return "-";    /* − */
    default: return NULL;
    }
}

/* Accents, vowel points and tone marks: marks that stand above, below or in a consonant, but neither the voicing
 * marks of kana and the nuktas and viramas of Indic scripts (classes 7 to 9), which make another letter, nor vowel
 * signs (class 0). */
static gboolean
is_accent (gunichar c)
{
  return g_unichar_ismark (c) && g_unichar_combining_class (c) > 9;
}

static gboolean
is_invisible (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_SURROGATE;
}

static char *
fold_ascii (const char *text)
{
  char *folded = g_malloc (strlen (text) + 1);
  char *end = folded;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p > ' ' && *p < 0x7f)
        *end++ = g_ascii_tolower (*p);
      else if (g_ascii_isspace (*p) || *p == ' ')
        if (end > folded && end[-1] != ' ')
          *end++ = ' ';
    }
  if (end > folded && end[-1] == ' ')
    end--;
  *end = '\0';

  return folded;
}

char *
hupan_fold (const char *text)
{
  g_autofree char *normal = NULL;
  GString *folded;

  if (g_str_is_ascii (text))
    return fold_ascii (text);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_return_val_if_fail (normal != NULL, g_strdup (""));

  folded = g_string_sized_new (strlen (normal));
  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *spelled;

      if (g_unichar_isspace (c))
        {
          if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
            g_string_append_c (folded, ' ');
          continue;
        }
      if (c > 0x7f && (is_accent (c) || is_invisible (c)))
        continue;

      c = g_unichar_tolower (c);
      spelled = c > 0x7f ? spell_out (c) : NULL;
      if (spelled != NULL)
        g_string_append (folded, spelled);
      else if (c >= 0x30a1 && c <= 0x30f6) /* katakana: hiragana are in the same order */
        g_string_append_unichar (folded, c - 0x60);
      else if (c > ' ' && c != 0x7f)
        g_string_append_unichar (folded, hupan_han_simplify (c));
    }

  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);

  return g_string_free_and_steal (folded);
}
