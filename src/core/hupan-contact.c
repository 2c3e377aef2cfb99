/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-identifier.h"

#include <glib/gi18n.h>
#include <unicode/uidna.h>

#include "hupan-text.h"
#include "hupan-type.h"

#define LONGEST_HOST 253
#define LONGEST_LOCAL_PART 64
#define FEWEST_PHONE_DIGITS 3
#define FEWEST_E164_DIGITS 7
#define MOST_E164_DIGITS 15

static UIDNA *
open_idna (void)
{
  UErrorCode status = U_ZERO_ERROR;
  UIDNA *idna = uidna_openUTS46 (UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ
                                 | UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE, &status);

  g_assert (U_SUCCESS (status));
  return idna;
}

char *
hupan_host_normalise (const char *host)
{
  static UIDNA *idna;
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  char ascii[LONGEST_HOST + 2], unicode[LONGEST_HOST * 4];
  int32_t length;

  if (g_once_init_enter_pointer (&idna))
    g_once_init_leave_pointer (&idna, open_idna ());

  length = uidna_nameToASCII_UTF8 (idna, host, -1, ascii, sizeof ascii, &info, &status);
  if (U_FAILURE (status) || info.errors != 0 || length > LONGEST_HOST || length == 0)
    return NULL;

  info = (UIDNAInfo) UIDNA_INFO_INITIALIZER;
  length = uidna_nameToUnicodeUTF8 (idna, host, -1, unicode, sizeof unicode, &info, &status);
  return U_SUCCESS (status) && info.errors == 0 ? g_strndup (unicode, length) : NULL;
}

/* The last label of a name in the DNS is no number; what has one there is an IP address, or a mistake. */
static gboolean
ends_in_number (const char *host)
{
  const char *last = strrchr (host, '.');

  return last != NULL && strspn (last + 1, "0123456789") == strlen (last + 1);
}

static char *
strip_display_name (const char *text)
{
  const char *open = strrchr (text, '<');
  const char *close = open != NULL ? strchr (open, '>') : NULL;

  if (close != NULL && close[1] == '\0')
    return g_strstrip (g_strndup (open + 1, close - open - 1));
  if (g_ascii_strncasecmp (text, "mailto:", 7) == 0)
    return g_strdup (text + 7);

  return g_strdup (text);
}

static gboolean
is_local_character (guchar c)
{
  return c >= 0x80 || g_ascii_isalnum (c) || (c != '\0' && strchr ("!#$%&'*+/=?^_`{|}~.-", c) != NULL);
}

gboolean
hupan_email_parse (const char  *text,
                   char       **address,
                   GError     **error)
{
  g_autofree char *ascii = hupan_text_to_ascii (text); /* an input method may give a full-width @ */
  g_autofree char *stripped = strip_display_name (ascii);
  g_autofree char *local = NULL;
  g_autofree char *domain = NULL;
  char *at;

  at = strchr (stripped, '@');
  if (at == NULL)
    return hupan_value_refuse (error, _ ("“%s” is not an e-mail address: it has no @."), text);
  if (strchr (at + 1, '@') != NULL)
    return hupan_value_refuse (error, _ ("“%s” is not an e-mail address: it has more than one @."), text);
  if (at == stripped)
    return hupan_value_refuse (error, _ ("“%s” is not an e-mail address: there is nothing before the @."), text);
  if (at[1] == '\0')
    return hupan_value_refuse (error, _ ("“%s” is not an e-mail address: there is nothing after the @."), text);
  if (strchr (stripped, ' ') != NULL)
    return hupan_value_refuse (error, _ ("“%s” is not an e-mail address: it has a space in it."), text);

  local = g_strndup (stripped, at - stripped);
  for (const char *p = local; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_local_character (*p))
      return hupan_value_refuse (error, _ ("“%s” is not an e-mail address: “%c” cannot stand in one."), text, *p);
  if (*local == '.' || g_str_has_suffix (local, ".") || strstr (local, "..") != NULL)
    return hupan_value_refuse (error,
                               _ ("“%s” is not an e-mail address: a dot is missing its letters before the @."),
                               text);
  if (strlen (local) > LONGEST_LOCAL_PART)
    return hupan_value_refuse (error, _ ("“%s” is not an e-mail address: the part before the @ is too long."), text);

  if (strchr (at + 1, '.') == NULL && strstr (at + 1, "。") == NULL)
    return hupan_value_refuse (error, _ ("“%s” is not an e-mail address: there is no dot after the @."), text);
  domain = hupan_host_normalise (at + 1);
  if (domain == NULL || ends_in_number (domain) || g_str_has_suffix (domain, "."))
    return hupan_value_refuse (error,
                               _ ("“%s” is not an e-mail address: “%s” cannot be the name of a mail server."),
                               text, at + 1);

  *address = g_strconcat (local, "@", domain, NULL);
  return TRUE;
}

gboolean
hupan_phone_parse (const char  *text,
                   char       **number,
                   GError     **error)
{
  g_autofree char *ascii = hupan_text_to_ascii (text);
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean has_extension = FALSE;
  gboolean international;
  const char *p = ascii;

  if (g_ascii_strncasecmp (p, "tel:", 4) == 0)
    p += 4;
  international = *p == '+' || g_str_has_prefix (p, "00");

  for (; *p != '\0'; p++)
    {
      /* A zero in parentheses is dialled inside the country only: +44 (0)20. */
      if (international && g_str_has_prefix (p, "(0)"))
        p += 2;
      else if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
      else if (strchr ("xX#", *p) != NULL || g_ascii_strncasecmp (p, "ext", 3) == 0 || g_str_has_prefix (p, "转"))
        has_extension = TRUE;
      else if (strchr ("+-./() ,:", *p) == NULL && !has_extension)
        return hupan_value_refuse (error, _ ("“%s” is not a phone number: it should have digits only."), text);
    }

  if (digits->len < FEWEST_PHONE_DIGITS)
    return hupan_value_refuse (error, _ ("“%s” is not a phone number: it has too few digits."), text);

  if (!international || has_extension)
    {
      *number = g_strdup (text);
      return TRUE;
    }

  if (*ascii == '0')
    g_string_erase (digits, 0, 2);
  if (digits->len > MOST_E164_DIGITS)
    return hupan_value_refuse (error, _ ("“%s” is not a phone number: it has more than 15 digits."), text);
  if (digits->len < FEWEST_E164_DIGITS || digits->str[0] == '0')
    return hupan_value_refuse (error,
                               _ ("“%s” is not a phone number: after + comes the code of a country and the whole number."),
                               text);

  *number = g_strconcat ("+", digits->str, NULL);
  return TRUE;
}

/* The length of the scheme that @text begins with, 0 if with none: "www.x.edu:8080" has a port. */
static gsize
scheme_length (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalnum (text[length]) || (length > 0 && text[length] != '\0' && strchr ("+-.", text[length]) != NULL))
    length++;

  if (length == 0 || text[length] != ':' || g_ascii_isdigit (text[length + 1]) || memchr (text, '.', length) != NULL)
    return 0;

  return length;
}

gboolean
hupan_url_parse (const char  *text,
                 char       **url,
                 GError     **error)
{
  gsize length = scheme_length (text);
  g_autofree char *scheme = length > 0 ? g_ascii_strdown (text, length) : g_strdup ("https");
  const char *rest = length > 0 ? text + length + 1 : text;
  g_autofree char *host = NULL;
  g_autofree char *name = NULL;
  const char *port;
  gsize host_length;

  if (strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0)
    return hupan_value_refuse (error, _ ("“%s” is not a web address: it must begin with http:// or https://."), text);

  rest += strspn (rest, "/");
  host_length = strcspn (rest, "/?#:");
  if (strpbrk (text, " \t\"<>") != NULL)
    return hupan_value_refuse (error,
                               _ ("“%s” is not a web address: it has a character in it that no address has."),
                               text);
  if (memchr (rest, '@', strcspn (rest, "/?#")) != NULL)
    return hupan_value_refuse (error, _ ("“%s” is not a web address to keep: it carries a user name."), text);

  host = g_strndup (rest, host_length);
  name = hupan_host_normalise (host);
  if (name == NULL || strchr (name, '.') == NULL)
    return hupan_value_refuse (error,
                               _ ("“%s” is not a web address: “%s” cannot be the name of a website."),
                               text, host);

  port = rest[host_length] == ':' ? rest + host_length + 1 : "";
  if (strspn (port, "0123456789") != strcspn (port, "/?#"))
    return hupan_value_refuse (error, _ ("“%s” is not a web address: after the colon comes a number."), text);

  *url = g_strconcat (scheme, "://", name, rest + host_length, NULL);
  return TRUE;
}
