/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-han.h"

#include "hupan-icu.h"

/* The unified ideographs of the basic plane, which hold all but the rarest names; what is compatible with them is
 * decomposed before it comes here. */
#define FIRST 0x3400
#define LAST 0x9fff

/* What is known of each character; asked of ICU when first needed, because its Chinese rules take a tenth of a second to
 * load and a program without Chinese text needs none. Both are written once, whole, by whoever comes first. */
static const char *readings[LAST - FIRST + 1];
static gint simplified[LAST - FIRST + 1]; /* 0: not asked yet */

gboolean
hupan_han_is (gunichar c)
{
  return (c >= FIRST && c <= LAST) || (c >= 0x20000 && c <= 0x323af);
}

static char *
ask_icu (const char *id,
         gunichar    c)
{
  char text[7] = { 0 };

  g_unichar_to_utf8 (c, text);
  return hupan_icu_transliterate (id, text);
}

gunichar
hupan_han_simplify (gunichar c)
{
  gint simple;

  if (c < FIRST || c > LAST)
    return c;

  simple = g_atomic_int_get (&simplified[c - FIRST]);
  if (simple == 0)
    {
      g_autofree char *text = ask_icu ("Traditional-Simplified", c);

      simple = g_utf8_get_char (text);
      g_atomic_int_set (&simplified[c - FIRST], simple);
    }

  return simple;
}

/* ICU gives some measures two syllables, and leaves what it cannot read as it is. */
static const char *
ask_reading (gunichar c)
{
  const char *reading = hupan_han_read_character (c);
  g_autofree char *text = NULL;

  if (reading != NULL)
    return reading;

  text = ask_icu ("Han-Latin; Latin-ASCII; Lower", c);
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_islower (*p))
      return "";

  return g_intern_string (text);
}

const char *
hupan_han_read (gunichar c)
{
  const char *reading;

  if (c < FIRST || c > LAST)
    return ask_reading (c);

  reading = g_atomic_pointer_get (&readings[c - FIRST]);
  if (reading == NULL)
    {
      reading = ask_reading (c);
      g_atomic_pointer_set (&readings[c - FIRST], reading);
    }

  return reading;
}
