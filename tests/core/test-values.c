/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-l10n.h"
#include "core/hupan-money.h"
#include "core/hupan-number.h"
#include "core/hupan-text.h"
#include "core/hupan-type.h"

/* What every text goes through, and the values that are counted. */

static void
assert_clean (const char *text,
              gboolean    lines,
              const char *expected)
{
  g_autofree char *clean = hupan_text_clean (text, lines);

  g_assert_cmpstr (clean, ==, expected);
}

static void
test_clean (void)
{
  assert_clean ("Zhejiang University", FALSE, "Zhejiang University");
  assert_clean ("  a \t b\r\nc ", FALSE, "a b c");
  assert_clean ("王\u3000小明", FALSE, "王 小明");
  assert_clean ("Mu\u0308ller", FALSE, "M\u00fcller");
  assert_clean ("\ufeffname\u200b", FALSE, "name");
  assert_clean ("a\u202egnp.exe\u202c", FALSE, "agnp.exe");
  assert_clean ("\u2067أحمد\u2069", FALSE, "أحمد");
  assert_clean ("می\u200cخواهم", FALSE, "می\u200cخواهم"); /* spelled with a ZWNJ */
  assert_clean ("a\001b\177c", FALSE, "abc");
  assert_clean (" \u00a0 ", FALSE, "");

  assert_clean ("\n\n one \r\n\r\n  two\rthree\u2028four\n \n", TRUE, "one\n\n  two\nthree\nfour");
  assert_clean ("a\tb", TRUE, "a\tb");
  assert_clean ("\n \n", TRUE, "");
}

static void
test_split (void)
{
  g_auto (GStrv) items = hupan_text_split (" a ;b；； c d \n\n", "\n;；");

  g_assert_cmpuint (g_strv_length (items), ==, 3);
  g_assert_cmpstr (items[0], ==, "a");
  g_assert_cmpstr (items[2], ==, "c d");
}

static void
assert_number (gboolean  (*parse) (const char *, char **, GError **),
               const char *text,
               const char *expected)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  parse (text, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

static void
assert_no_number (gboolean  (*parse) (const char *, char **, GError **),
                  const char *text,
                  const char *message)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (parse (text, &value, &error));
  g_assert_error (error, HUPAN_VALUE_ERROR, HUPAN_VALUE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_integer (void)
{
  assert_number (hupan_integer_parse, "12", "12");
  assert_number (hupan_integer_parse, "+12", "12");
  assert_number (hupan_integer_parse, "-007", "-7");
  assert_number (hupan_integer_parse, "1,000,000", "1000000");
  assert_number (hupan_integer_parse, "1 000", "1000");
  assert_number (hupan_integer_parse, "１２３", "123");
  assert_number (hupan_integer_parse, "١٢٣", "123");
  assert_number (hupan_integer_parse, "9223372036854775807", "9223372036854775807");
  assert_no_number (hupan_integer_parse, "9223372036854775808", "“9223372036854775808” is too large a number.");
  assert_no_number (hupan_integer_parse, "1.5", "“1.5” is not a whole number.");
  assert_no_number (hupan_integer_parse, "1,00", "“1,00” is not a whole number.");
  assert_no_number (hupan_integer_parse, "-", "“-” is not a whole number.");
  assert_no_number (hupan_integer_parse, "ten", "“ten” is not a whole number.");
}

static void
test_decimal (void)
{
  assert_number (hupan_decimal_parse, "30.29365", "30.29365");
  assert_number (hupan_decimal_parse, "30,29365", "30.29365");
  assert_number (hupan_decimal_parse, "1,234.5", "1234.5");
  assert_number (hupan_decimal_parse, "1,000,000", "1000000");
  assert_number (hupan_decimal_parse, "-0", "0");
  assert_number (hupan_decimal_parse, "0.1", "0.1");
  assert_number (hupan_decimal_parse, "1e20", "1e+20");
  assert_number (hupan_decimal_parse, "1e+20", "1e+20");
  assert_number (hupan_decimal_parse, "٣٠٫٥", "30.5");
  assert_number (hupan_decimal_parse, "−30.5", "-30.5");
  assert_no_number (hupan_decimal_parse, "nan", "“nan” is not a number.");
  assert_no_number (hupan_decimal_parse, "0x10", "“0x10” is not a number.");
  assert_no_number (hupan_decimal_parse, "1.2.3", "“1.2.3” is not a number.");
  assert_no_number (hupan_decimal_parse, "1e999", "“1e999” is too large a number.");
  assert_no_number (hupan_decimal_parse, "", "“” is not a number.");
}

static void
test_number_format (void)
{
  g_autofree char *english = NULL, *german = NULL, *egyptian = NULL, *back = NULL;

  hupan_ui_set_language ("en");
  english = hupan_number_format ("-30.5");
  hupan_ui_set_language ("de-DE");
  german = hupan_number_format ("-30.5");
  hupan_ui_set_language ("ar-EG");
  egyptian = hupan_number_format ("-30.5");
  hupan_ui_set_language (NULL);

  g_assert_cmpstr (english, ==, "-30.5");
  g_assert_cmpstr (german, ==, "-30,5");
  g_assert_nonnull (strstr (egyptian, "٣٠٫٥"));
  g_assert_true (hupan_decimal_parse (egyptian, &back, NULL));
  g_assert_cmpstr (back, ==, "-30.5");
}

static void
assert_money (const char *text,
              const char *expected)
{
  g_autofree char *value = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  hupan_money_parse (text, "CNY", &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
  g_assert_true (hupan_money_parse (value, "CNY", &again, NULL));
  g_assert_cmpstr (again, ==, expected);
}

static void
test_money (void)
{
  HupanMoney money = { 0 };
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;

  assert_money ("1,000,000", "CNY 1000000.00");
  assert_money ("¥1,000,000.00", "CNY 1000000.00");
  assert_money ("￥１，０００，０００", "CNY 1000000.00");
  assert_money ("CNY 1000000", "CNY 1000000.00");
  assert_money ("1000000 cny", "CNY 1000000.00");
  assert_money ("100万元", "CNY 1000000.00");
  assert_money ("12.5万", "CNY 125000.00");
  assert_money ("RMB 0.05", "CNY 0.05");
  assert_money ("-¥0.05", "CNY -0.05");
  assert_money ("US$140,000", "USD 140000.00");
  assert_money ("$ 5", "USD 5.00");
  assert_money ("12,5 €", "EUR 12.50");
  assert_money ("JPY 500", "JPY 500");
  assert_money ("KWD 1.234", "KWD 1.234");

  assert_no_number (hupan_type_get_info (HUPAN_TYPE_MONEY)->parse, "a lot",
                    "“a lot” is not an amount of money: write the currency and the number, as in CNY 1,000,000.00.");
  assert_no_number (hupan_type_get_info (HUPAN_TYPE_MONEY)->parse, "JPY 0.5",
                    "“JPY 0.5” is not an amount of money: JPY has no such small or large amounts.");
  assert_no_number (hupan_type_get_info (HUPAN_TYPE_MONEY)->parse, "99999999999999999999",
                    "“99999999999999999999” is not an amount of money: CNY has no such small or large amounts.");

  g_assert_true (hupan_money_read ("CNY 1000000.00", &money));
  g_assert_cmpint (money.minor, ==, 100000000);
  money.minor = G_MININT64;
  text = hupan_money_to_text (&money);
  g_assert_cmpstr (text, ==, "CNY -92233720368547758.08");
  g_assert_true (hupan_money_read (text, &money));
  g_assert_cmpint (money.minor, ==, G_MININT64);

  g_assert_cmpint (hupan_money_compare ("CNY 9.00", "CNY 10.00"), <, 0);
  g_assert_cmpint (hupan_money_compare ("CNY 9.00", "USD 1.00"), <, 0);
}

static void
assert_money_format (const char *language,
                     const char *canonical,
                     const char *expected)
{
  g_autofree char *text = NULL;

  hupan_ui_set_language (language);
  text = hupan_money_format (canonical);
  hupan_ui_set_language (NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_money_format (void)
{
  assert_money_format ("en", "CNY 1000000.00", "¥1,000,000.00");
  assert_money_format ("zh-CN", "CNY 1000000.00", "¥1,000,000.00");
  assert_money_format ("de", "CNY 1000000.00", "1.000.000,00\u00a0¥");
  assert_money_format ("en", "JPY 500", "JP¥500");
  assert_money_format ("zh-CN", "JPY 500", "JP¥500");
  assert_money_format ("en", "USD -0.50", "-$0.50");
}

static void
test_direction (void)
{
  g_assert_false (hupan_text_runs_right_to_left ("2024 Toronto جامعة", TRUE));
  g_assert_true (hupan_text_runs_right_to_left ("2024 جامعة Toronto", FALSE));
  g_assert_true (hupan_text_runs_right_to_left ("שלום", FALSE));
  g_assert_false (hupan_text_runs_right_to_left ("浙江大学", TRUE));
  g_assert_true (hupan_text_runs_right_to_left ("2024-03 · ", TRUE));
  g_assert_false (hupan_text_runs_right_to_left ("", FALSE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/clean", test_clean);
  g_test_add_func ("/core/text/split", test_split);
  g_test_add_func ("/core/number/integer", test_integer);
  g_test_add_func ("/core/number/decimal", test_decimal);
  g_test_add_func ("/core/number/format", test_number_format);
  g_test_add_func ("/core/money/parse", test_money);
  g_test_add_func ("/core/money/format", test_money_format);
  g_test_add_func ("/core/values/direction", test_direction);
  return g_test_run ();
}
