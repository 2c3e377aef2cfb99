/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-money.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <unicode/ucurr.h>
#include <unicode/uloc.h>
#include <unicode/unumberformatter.h>

#include "hupan-icu.h"
#include "hupan-l10n.h"
#include "hupan-number.h"
#include "hupan-text.h"
#include "hupan-type.h"

#define MOST_DIGITS 4 /* of any currency */

/* What stands before or after an amount. ¥ is the yuan in this program; the yen is JP¥. Longer signs come first. */
static const struct { const char *sign; const char *currency; } signs[] = {
  { "CN¥", "CNY" }, { "JP¥", "JPY" }, { "RMB", "CNY" }, { "人民币", "CNY" }, { "美元", "USD" }, { "欧元", "EUR" },
  { "英镑", "GBP" }, { "日元", "JPY" }, { "港元", "HKD" }, { "港币", "HKD" }, { "新元", "SGD" }, { "新币", "SGD" },
  { "US$", "USD" }, { "HK$", "HKD" }, { "NT$", "TWD" }, { "AU$", "AUD" }, { "CA$", "CAD" }, { "NZ$", "NZD" },
  { "MX$", "MXN" }, { "R$", "BRL" }, { "S$", "SGD" }, { "A$", "AUD" }, { "C$", "CAD" }, { "¥", "CNY" }, { "￥", "CNY" },
  { "元", "CNY" }, { "$", "USD" }, { "€", "EUR" }, { "£", "GBP" }, { "₩", "KRW" }, { "₹", "INR" }, { "฿", "THB" },
  { "₫", "VND" }, { "₱", "PHP" }, { "₪", "ILS" }, { "₺", "TRY" }, { "₽", "RUB" }, { "₦", "NGN" }, { "zł", "PLN" },
};

static void
currency_to_icu (const char *currency,
                 UChar       wide[4])
{
  for (guint i = 0; i < 4; i++)
    wide[i] = i < 3 ? (UChar) currency[i] : 0;
}

static gboolean
is_currency (const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[4];

  if (strlen (text) != 3 || strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)
    return FALSE;

  currency_to_icu (text, wide);
  return ucurr_isAvailable (wide, U_DATE_MIN, U_DATE_MAX, &status) && U_SUCCESS (status);
}

guint
hupan_money_get_digits (const char *currency)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[4];
  int32_t digits;

  currency_to_icu (currency, wide);
  digits = ucurr_getDefaultFractionDigits (wide, &status);
  return U_SUCCESS (status) ? CLAMP (digits, 0, MOST_DIGITS) : 2;
}

/* A plain decimal ("-12.5") in units of 10^-digits. FALSE: it has more digits, or does not fit. */
static gboolean
scale (const char *decimal,
       guint       digits,
       gint64     *minor)
{
  const char *point = strchr (decimal, '.');
  g_autoptr (GString) scaled = g_string_new_len (decimal, point != NULL ? point - decimal : (gssize) strlen (decimal));
  const char *fraction = point != NULL ? point + 1 : "";

  for (guint i = 0; i < digits; i++)
    g_string_append_c (scaled, *fraction != '\0' ? *fraction++ : '0');
  if (strspn (fraction, "0") != strlen (fraction))
    return FALSE;

  errno = 0;
  *minor = g_ascii_strtoll (scaled->str, NULL, 10);
  return errno == 0;
}

gboolean
hupan_money_read (const char *canonical,
                  HupanMoney *money)
{
  if (canonical == NULL || strlen (canonical) < 5 || canonical[3] != ' ')
    return FALSE;

  g_strlcpy (money->currency, canonical, sizeof money->currency);
  return is_currency (money->currency) && scale (canonical + 4, hupan_money_get_digits (money->currency), &money->minor);
}

char *
hupan_money_to_text (const HupanMoney *money)
{
  guint digits = hupan_money_get_digits (money->currency);
  guint64 amount = money->minor < 0 ? -(guint64) money->minor : (guint64) money->minor;
  guint64 unit = 1;

  for (guint i = 0; i < digits; i++)
    unit *= 10;

  if (digits == 0)
    return g_strdup_printf ("%s %" G_GINT64_FORMAT, money->currency, money->minor);

  return g_strdup_printf ("%s %s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, money->currency, money->minor < 0 ? "-" : "",
                          amount / unit, (int) digits, amount % unit);
}

/* Takes @part off @text at one of its ends; @text is clean afterwards too. */
static gboolean
take_off (char       *text,
          const char *part)
{
  gsize length = strlen (text), part_length = strlen (part);

  if (g_str_has_prefix (text, part))
    memmove (text, text + part_length, length - part_length + 1);
  else if (g_str_has_suffix (text, part))
    text[length - part_length] = '\0';
  else
    return FALSE;

  g_strstrip (text);
  return TRUE;
}

/* Takes the currency off @text: its code of three letters, or a sign. */
static gboolean
take_currency (char *text,
               char  currency[4])
{
  gsize length = strlen (text);

  for (guint end = 0; end < 2 && length > 3; end++)
    {
      g_autofree char *code = g_ascii_strup (end == 0 ? text : text + length - 3, 3);

      if (is_currency (code))
        {
          g_strlcpy (currency, code, 4);
          memmove (text, end == 0 ? text + 3 : text, length - 3);
          text[length - 3] = '\0';
          g_strstrip (text);
          return TRUE;
        }
    }

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (take_off (text, signs[i].sign))
      {
        g_strlcpy (currency, signs[i].currency, 4);
        return TRUE;
      }

  return FALSE;
}

gboolean
hupan_money_parse (const char  *text,
                   const char  *currency,
                   char       **canonical,
                   GError     **error)
{
  g_autofree char *amount = hupan_text_to_ascii (text);
  gboolean has_minus = take_off (amount, "-");
  g_autofree char *decimal = NULL;
  HupanMoney money = { 0 };
  guint shift = 0;

  g_strlcpy (money.currency, currency, sizeof money.currency);
  take_currency (amount, money.currency);
  has_minus |= take_off (amount, "-");
  if (take_off (amount, "万"))
    shift = 4;
  else if (take_off (amount, "亿"))
    shift = 8;

  if (!hupan_decimal_to_plain (amount, &decimal) || *decimal == '-')
    return hupan_value_refuse (error,
                               _ ("“%s” is not an amount of money: write the currency and the number, as in CNY 1,000,000.00."),
                               text);

  if (!scale (decimal, hupan_money_get_digits (money.currency) + shift, &money.minor))
    /* Translators: the second is the code of a currency. */
    return hupan_value_refuse (error,
                               _ ("“%s” is not an amount of money: %s has no such small or large amounts."),
                               text, money.currency);

  if (has_minus)
    money.minor = -money.minor;
  *canonical = hupan_money_to_text (&money);
  return TRUE;
}

/* The sign of the yuan is ¥ in every language here, and the yen's cannot be the same. */
static char *
fix_yen (char       *formatted,
         const char *currency)
{
  g_auto (GStrv) pieces = NULL;

  if (strcmp (currency, "JPY") != 0 || strstr (formatted, "JP¥") != NULL)
    return formatted;

  pieces = g_strsplit (formatted, "¥", -1);
  g_free (formatted);
  return g_strjoinv ("JP¥", pieces);
}

/* An amount as the interface's language writes it, by the skeleton of ICU's number formatter. */
static char *
format (const char *canonical,
        const char *how)
{
  HupanMoney money;
  char locale[ULOC_FULLNAME_CAPACITY];
  g_autofree char *skeleton = NULL;
  g_autofree UChar *wide = NULL;
  int32_t length = 0;
  UChar formatted[128];
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormatter *formatter;
  UFormattedNumber *result;

  if (!hupan_money_read (canonical, &money))
    return g_strdup (canonical);

  uloc_forLanguageTag (hupan_ui_language (), locale, sizeof locale, NULL, &status);
  skeleton = g_strdup_printf ("currency/%s%s%s", money.currency, strcmp (money.currency, "CNY") == 0 ? " unit-width-narrow" : "", how);
  wide = hupan_icu_from_utf8 (skeleton, &length);
  formatter = unumf_openForSkeletonAndLocale (wide, length, locale, &status);
  result = unumf_openResult (&status);
  unumf_formatDecimal (formatter, canonical + 4, -1, result, &status);
  length = unumf_resultToString (result, formatted, G_N_ELEMENTS (formatted), &status);
  unumf_closeResult (result);
  unumf_close (formatter);

  return U_SUCCESS (status) ? fix_yen (hupan_icu_to_utf8 (formatted, length), money.currency) : g_strdup (canonical);
}

/**
 * hupan_money_format:
 *
 * Returns: (transfer full): the amount as the interface's language writes it; @canonical itself if it is not canonical
 */
char *
hupan_money_format (const char *canonical)
{
  return format (canonical, "");
}

/**
 * hupan_money_format_short:
 *
 * Returns: (transfer full): the amount rounded to what fits beside a chart; @canonical itself if it is not canonical
 */
char *
hupan_money_format_short (const char *canonical)
{
  return format (canonical, " compact-short");
}

int
hupan_money_compare (const char *a,
                     const char *b)
{
  HupanMoney one, other;
  int order;

  if (!hupan_money_read (a, &one) || !hupan_money_read (b, &other))
    return strcmp (a, b);

  order = strcmp (one.currency, other.currency);
  return order != 0 ? order : (one.minor > other.minor) - (one.minor < other.minor);
}
