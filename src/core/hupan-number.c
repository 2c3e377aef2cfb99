/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-number.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <math.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>

#include "hupan-icu.h"
#include "hupan-l10n.h"
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

/**
 * hupan_decimal_to_plain:
 *
 * Returns: whether @text is a decimal number; then @plain is the same number in ASCII, a minus sign before it if it is
 *   less than 0, a point before the fraction, exact to the last digit
 */
gboolean
hupan_decimal_to_plain (const char  *text,
                        char       **plain)
{
  g_autofree char *number = to_plain (text);
  char *comma = strchr (number, ',');
  const char *digits;

  /* A comma that does not keep thousands apart is a decimal comma. */
  if (comma != NULL && strchr (comma + 1, ',') == NULL && strchr (number, '.') == NULL)
    *comma = '.';

  digits = number + (*number == '-' || *number == '+');
  digits += strspn (digits, "0123456789");
  if (*digits == '.')
    digits += 1 + strspn (digits + 1, "0123456789");
  if (*digits != '\0' || strpbrk (number, "0123456789") == NULL)
    return FALSE;

  *plain = g_strdup (*number == '+' ? number + 1 : number);
  return TRUE;
}

gboolean
hupan_decimal_parse (const char  *text,
                     char       **value,
                     GError     **error)
{
  g_autofree char *plain = NULL;
  double number;
  char *end;

  if (!hupan_decimal_to_plain (text, &plain))
    plain = g_strdup (text); /* canonical text may have an exponent */

  number = g_ascii_strtod (plain, &end);
  if (end == plain || *end != '\0' || strpbrk (plain, "xXnN") != NULL)
    return hupan_value_refuse (error, _ ("“%s” is not a number."), text);
  if (!isfinite (number))
    return hupan_value_refuse (error, _ ("“%s” is too large a number."), text);

  *value = hupan_decimal_to_text (number);
  return TRUE;
}

/* How the interface's language writes numbers: its zero, its sign before the fraction, its minus; and counts. */
typedef struct
{
  gunichar zero;
  char *point;
  char *minus;
  UNumberFormat *counts;
} NumberSigns;

static char *
get_symbol (UNumberFormat       *format,
            UNumberFormatSymbol  symbol,
            const char          *otherwise)
{
  UChar text[16];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = unum_getSymbol (format, symbol, text, G_N_ELEMENTS (text), &status);

  return U_SUCCESS (status) && length > 0 ? hupan_icu_to_utf8 (text, length) : g_strdup (otherwise);
}

static NumberSigns *
ask_signs (const char *language)
{
  NumberSigns *signs = g_new0 (NumberSigns, 1);
  char locale[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  g_autofree char *zero = NULL;
  UNumberFormat *format;

  uloc_forLanguageTag (language, locale, sizeof locale, NULL, &status);
  format = unum_open (UNUM_DECIMAL, NULL, 0, locale, NULL, &status);
  g_assert (U_SUCCESS (status));

  zero = get_symbol (format, UNUM_ZERO_DIGIT_SYMBOL, "0");
  signs->zero = g_utf8_get_char (zero);
  signs->point = get_symbol (format, UNUM_DECIMAL_SEPARATOR_SYMBOL, ".");
  signs->minus = get_symbol (format, UNUM_MINUS_SIGN_SYMBOL, "-");
  signs->counts = format;

  return signs;
}

static const NumberSigns *
get_signs (void)
{
  static GMutex mutex;
  static GHashTable *signs; /* by language */
  const char *language = hupan_ui_language ();
  NumberSigns *of_language;

  g_mutex_lock (&mutex);
  if (signs == NULL)
    signs = g_hash_table_new (g_str_hash, g_str_equal);
  of_language = g_hash_table_lookup (signs, language);
  if (of_language == NULL)
    {
      of_language = ask_signs (language);
      g_hash_table_insert (signs, (char *) language, of_language);
    }
  g_mutex_unlock (&mutex);

  return of_language;
}

/**
 * hupan_number_format:
 * @value: a canonical integer or decimal
 *
 * Returns: (transfer full): @value with the digits and signs of the interface's language. Thousands are not kept apart:
 *   what is counted here are years, places and degrees.
 */
char *
hupan_number_format (const char *value)
{
  const NumberSigns *signs = get_signs ();
  GString *text = g_string_sized_new (strlen (value));

  for (const char *p = value; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_unichar (text, signs->zero + *p - '0');
      else if (*p == '.')
        g_string_append (text, signs->point);
      else if (*p == '-')
        g_string_append (text, signs->minus);
      else
        g_string_append_c (text, *p);
    }

  return g_string_free_and_steal (text);
}

/**
 * hupan_count_format:
 *
 * Returns: (transfer full): "13,813", "13.813", "13 813", "١٣٬٨١٣"
 */
char *
hupan_count_format (gint64 count)
{
  const NumberSigns *signs = get_signs ();
  UChar text[64];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = unum_formatInt64 (signs->counts, count, text, G_N_ELEMENTS (text), NULL, &status);

  return U_SUCCESS (status) ? hupan_icu_to_utf8 (text, length) : g_strdup_printf ("%" G_GINT64_FORMAT, count);
}

/**
 * hupan_counts_fill:
 * @format: with places for @n counts; "%%" is a percent sign
 */
char *
hupan_counts_fill (const char   *format,
                   const gint64 *counts,
                   gsize         n)
{
  GString *text = g_string_new (NULL);
  gsize next = 0;

  for (const char *p = format; *p != '\0'; p++)
    {
      g_autofree char *count = NULL;
      gsize which = next;
      char *end;

      if (*p != '%')
        {
          g_string_append_c (text, *p);
          continue;
        }
      if (p[1] == '%')
        {
          g_string_append_c (text, *p++);
          continue;
        }

      which = g_ascii_strtoull (p + 1, &end, 10);
      if (*end == '$' && which > 0)
        {
          which--;
          end++;
        }
      else
        {
          which = next++;
          end = (char *) p + 1;
        }
      end += strspn (end, "'l");
      g_return_val_if_fail ((*end == 'u' || *end == 'd' || *end == 'i') && which < n, g_string_free_and_steal (text));

      count = hupan_count_format (counts[which]);
      g_string_append (text, count);
      p = end;
    }

  return g_string_free_and_steal (text);
}
