/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-number.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <math.h>

#include "hupan-text.h"
#include "hupan-type.h"

#define GROUP_SIZE 3

/* Whether from @text groups of three digits follow, each after @separator, up to the fraction or the end. */
static gboolean
has_groups (const char *text,
            char        separator)
{
  guint digits = 0;

  for (; *text != '\0' && *text != '.'; text++)
    {
      if (*text == separator)
        {
          if (digits != GROUP_SIZE)
            return FALSE;
          digits = 0;
        }
      else if (g_ascii_isdigit (*text))
        {
          digits++;
        }
      else
        {
          return FALSE;
        }
    }

  return digits == GROUP_SIZE;
}

/* Takes the signs that keep thousands apart out of an ASCII number. */
static void
ungroup (char *number)
{
  static const char separators[] = ", '_";

  for (const char *separator = separators; *separator != '\0'; separator++)
    {
      const char *first = strchr (number, *separator);

      if (first == NULL || first == number || !has_groups (first + 1, *separator))
        continue;

      for (char *from = number, *to = number; ; from++)
        {
          if (*from != *separator)
            *to++ = *from;
          if (*from == '\0')
            break;
        }
    }
}

static char *
to_plain (const char *text)
{
  char *plain = hupan_text_to_ascii (text);

  ungroup (plain);
  return plain;
}

gboolean
hupan_integer_parse (const char  *text,
                     char       **value,
                     GError     **error)
{
  g_autofree char *plain = to_plain (text);
  const char *digits = plain + (*plain == '-' || *plain == '+');
  gint64 number;

  if (*digits == '\0' || strspn (digits, "0123456789") != strlen (digits))
    return hupan_value_refuse (error, _ ("“%s” is not a whole number."), text);

  errno = 0;
  number = g_ascii_strtoll (plain, NULL, 10);
  if (errno == ERANGE)
    return hupan_value_refuse (error, _ ("“%s” is too large a number."), text);

  *value = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return TRUE;
}

char *
hupan_decimal_to_text (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  /* -0 is 0. */
  if (number == 0)
    return g_strdup ("0");

  for (int digits = 15; digits <= 17; digits++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%dg", digits);

      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }

  return g_strdup (buffer);
}

gboolean
hupan_decimal_parse (const char  *text,
                     char       **value,
                     GError     **error)
{
  g_autofree char *plain = to_plain (text);
  char *comma = strchr (plain, ',');
  double number;

  /* A comma that does not keep thousands apart is a decimal comma. */
  if (comma != NULL && strchr (comma + 1, ',') == NULL && strchr (plain, '.') == NULL)
    *comma = '.';

  if (strspn (plain, "+-.0123456789eE") != strlen (plain) || strpbrk (plain, "0123456789") == NULL)
    return hupan_value_refuse (error, _ ("“%s” is not a number."), text);

  {
    char *end;

    number = g_ascii_strtod (plain, &end);
    if (*end != '\0')
      return hupan_value_refuse (error, _ ("“%s” is not a number."), text);
  }
  if (!isfinite (number))
    return hupan_value_refuse (error, _ ("“%s” is too large a number."), text);

  *value = hupan_decimal_to_text (number);
  return TRUE;
}
