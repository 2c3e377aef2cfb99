/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-identifier.h"

#include <glib/gi18n.h>

#include "hupan-text.h"
#include "hupan-type.h"

#define ROR_LENGTH 9
#define ROR_VALUE_LENGTH 6
#define ORCID_LENGTH 16

static const char base32[] = "0123456789abcdefghjkmnpqrstvwxyz";

/* What follows the host of an address of @host in @text, with or without a scheme and "www."; @text if it is none. */
static const char *
skip_host (const char *text,
           const char *host)
{
  static const char *const prefixes[] = { "https://", "http://", "www.", NULL };
  const char *rest = text;

  for (const char *const *prefix = prefixes; *prefix != NULL; prefix++)
    if (g_ascii_strncasecmp (rest, *prefix, strlen (*prefix)) == 0)
      rest += strlen (*prefix);

  if (g_ascii_strncasecmp (rest, host, strlen (host)) == 0 && rest[strlen (host)] == '/')
    return rest + strlen (host) + 1;

  return text;
}

/* What follows @scheme ("orcid:"), and white space. */
static const char *
skip_scheme (const char *text,
             const char *scheme)
{
  if (g_ascii_strncasecmp (text, scheme, strlen (scheme)) != 0)
    return text;

  for (text += strlen (scheme); *text == ' '; text++)
    ;
  return text;
}

static char *
dup_without_end (const char *text,
                 const char *end)
{
  char *copy = g_strdup (text);

  if (g_str_has_suffix (copy, end))
    copy[strlen (copy) - strlen (end)] = '\0';

  return copy;
}

gboolean
hupan_ror_parse (const char  *text,
                 char       **id,
                 GError     **error)
{
  g_autofree char *ascii = hupan_text_to_ascii (text);
  g_autofree char *code = dup_without_end (skip_scheme (skip_host (ascii, "ror.org"), "ror:"), "/");
  guint64 number = 0;
  g_autofree char *lower = g_ascii_strdown (code, -1);

  if (strlen (lower) != ROR_LENGTH || *lower != '0')
    /* Translators: ROR is the Research Organization Registry. */
    return hupan_value_refuse (error,
                               _ ("“%s” is not a ROR ID: it needs nine characters beginning with 0, as in https://ror.org/00a2xv884."),
                               text);

  for (guint i = 1; i <= ROR_VALUE_LENGTH; i++)
    {
      const char *digit = strchr (base32, lower[i]);

      if (digit == NULL)
        return hupan_value_refuse (error, _ ("“%s” is not a ROR ID: it cannot contain “%c”."), text, lower[i]);
      number = number * 32 + (digit - base32);
    }

  if (!g_ascii_isdigit (lower[7]) || !g_ascii_isdigit (lower[8])
      || (guint64) g_ascii_strtoull (lower + 7, NULL, 10) != 98 - number * 100 % 97)
    return hupan_value_refuse (error,
                               _ ("“%s” is not a ROR ID: its check digits are wrong; perhaps a character was mistyped."),
                               text);

  *id = g_strconcat ("https://ror.org/", lower, NULL);
  return TRUE;
}

static char
orcid_check (const char *digits)
{
  guint total = 0;
  guint check;

  for (guint i = 0; i < ORCID_LENGTH - 1; i++)
    total = (total + (digits[i] - '0')) * 2;

  check = (12 - total % 11) % 11;
  return check == 10 ? 'X' : '0' + check;
}

gboolean
hupan_orcid_parse (const char  *text,
                   char       **id,
                   GError     **error)
{
  g_autofree char *ascii = hupan_text_to_ascii (text);
  const char *rest = skip_scheme (skip_scheme (skip_host (ascii, "orcid.org"), "orcid:"), "orcid");
  g_autofree char *code = dup_without_end (rest, "/");
  char digits[ORCID_LENGTH + 1] = { 0 };
  guint n = 0;

  for (const char *p = code; *p != '\0'; p++)
    {
      if (*p == '-' || *p == ' ')
        continue;
      if (n == ORCID_LENGTH || (!g_ascii_isdigit (*p) && !(n == ORCID_LENGTH - 1 && g_ascii_toupper (*p) == 'X')))
        {
          n = 0;
          break;
        }
      digits[n++] = g_ascii_toupper (*p);
    }

  if (n != ORCID_LENGTH)
    return hupan_value_refuse (error,
                               _ ("“%s” is not an ORCID iD: it needs 16 digits, as in 0000-0002-1825-0097."),
                               text);
  if (digits[ORCID_LENGTH - 1] != orcid_check (digits))
    return hupan_value_refuse (error,
                               _ ("“%s” is not an ORCID iD: its check digit is wrong; perhaps a digit was mistyped."),
                               text);

  *id = g_strdup_printf ("%.4s-%.4s-%.4s-%.4s", digits, digits + 4, digits + 8, digits + 12);
  return TRUE;
}
