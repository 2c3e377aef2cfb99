/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-share.h"

#include <glib/gi18n.h>

#include "hupan-number.h"
#include "hupan-text.h"
#include "hupan-type.h"

#define MOST_DIGITS 9

static gboolean
read_number (const char **text,
             guint       *number)
{
  guint digits = 0;

  for (*number = 0; g_ascii_isdigit (**text) && digits <= MOST_DIGITS; (*text)++, digits++)
    *number = *number * 10 + **text - '0';

  return digits > 0 && digits <= MOST_DIGITS;
}

static void
skip_spaces (const char **text)
{
  while (g_ascii_isspace (**text))
    (*text)++;
}

/* "2/5", with spaces about the slash where people put some. */
static gboolean
read_share (const char *text,
            HupanShare *share)
{
  if (!read_number (&text, &share->part))
    return FALSE;
  skip_spaces (&text);
  if (*text++ != '/')
    return FALSE;
  skip_spaces (&text);

  return read_number (&text, &share->whole) && *text == '\0' && share->whole > 0 && share->part <= share->whole;
}

/**
 * hupan_share_read:
 * @canonical: (nullable): canonical text
 */
gboolean
hupan_share_read (const char *canonical,
                  HupanShare *share)
{
  *share = (HupanShare) { 0 };
  return canonical != NULL && read_share (canonical, share);
}

char *
hupan_share_to_text (guint part,
                     guint whole)
{
  g_return_val_if_fail (part <= whole, NULL);

  return whole > 0 ? g_strdup_printf ("%u/%u", part, whole) : NULL;
}

gboolean
hupan_share_parse (const char  *text,
                   char       **value,
                   GError     **error)
{
  g_autofree char *ascii = hupan_text_to_ascii (text);
  HupanShare share;

  if (!read_share (ascii, &share))
    return hupan_value_refuse (error, _ ("“%s” is not so many of so many: write it as in 2/5."), text);

  *value = hupan_share_to_text (share.part, share.whole);
  return TRUE;
}

static char *
format_number (guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  return hupan_number_format (text);
}

char *
hupan_share_format (const char *value)
{
  g_autofree char *part = NULL;
  g_autofree char *whole = NULL;
  HupanShare share;

  if (!hupan_share_read (value, &share))
    return g_strdup (value);

  part = format_number (share.part);
  whole = format_number (share.whole);
  /* Translators: so many of so many, such as the documents that are there of those that are needed: “2 of 5”. It
   * stands in a narrow column of a list. */
  return g_strdup_printf (C_ ("share", "%s of %s"), part, whole);
}

/* By how much of the whole it is, then by the whole: 1/4 before 1/2 before 2/4. */
int
hupan_share_compare (const char *a,
                     const char *b)
{
  HupanShare one, other;
  guint64 left, right;

  if (!hupan_share_read (a, &one) || !hupan_share_read (b, &other))
    return strcmp (a, b);

  left = (guint64) one.part * other.whole;
  right = (guint64) other.part * one.whole;
  if (left != right)
    return left < right ? -1 : 1;

  return (one.whole > other.whole) - (one.whole < other.whole);
}
