/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-date.h"
#include "core/hupan-field.h"
#include "core/hupan-l10n.h"
#include "core/hupan-period.h"

static void
assert_spans (const char *text,
              const char *first,
              const char *last)
{
  HupanPeriod period;
  HupanDate date;

  g_test_message ("%s", text);
  g_assert_true (hupan_period_read (text, &period));
  if (first != NULL)
    {
      g_assert_true (hupan_date_read (first, &date));
      g_assert_cmpint (period.first, ==, hupan_date_to_days (&date));
    }
  else
    g_assert_cmpint (period.first, ==, G_MININT64);
  if (last != NULL)
    {
      g_assert_true (hupan_date_read (last, &date));
      g_assert_cmpint (period.last, ==, hupan_date_to_days (&date));
    }
  else
    g_assert_cmpint (period.last, ==, G_MAXINT64);
}

static void
test_read (void)
{
  assert_spans ("2024", "2024-01-01", "2024-12-31");
  assert_spans ("2024-09", "2024-09-01", "2024-09-30");
  assert_spans ("2024-02", "2024-02-01", "2024-02-29");
  assert_spans ("2023-02", "2023-02-01", "2023-02-28");
  assert_spans ("1900-02", "1900-02-01", "1900-02-28");
  assert_spans ("2000-02", "2000-02-01", "2000-02-29");
  assert_spans ("2024-09-01", "2024-09-01", "2024-09-01");
  assert_spans ("2024..2025-06", "2024-01-01", "2025-06-30");
  assert_spans ("2023-02..2024-02", "2023-02-01", "2024-02-29");
  assert_spans ("2024-01-15..2024-09-30", "2024-01-15", "2024-09-30");
  assert_spans ("2024-07..", "2024-07-01", NULL);
  assert_spans ("..2024-06", NULL, "2024-06-30");
  assert_spans ("2024-09-15..2024-09", "2024-09-15", "2024-09-30");
  assert_spans ("9999", "9999-01-01", "9999-12-31");
}

static void
test_not_read (void)
{
  static const char *const texts[] = { "", "..", "2025..2024", "2024-09-02..2024-09-01", "2024-10..2024-09-30", "2024-13",
                                       "2023-02-29", "2024...2025", "2024..2025..2026", "soon", "2024..soon", "0000" };
  HupanPeriod period;

  g_assert_false (hupan_period_read (NULL, &period));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_false (hupan_period_read (texts[i], &period));
    }
}

static void
test_contains (void)
{
  static const struct { const char *period, *inside, *outside; } cases[] = {
    { "2024", "2024-01-01 2024-12-31 2024-02-29 2024-06 2024", "2023-12-31 2025-01-01 2023 2025 2023-12" },
    { "2024-02", "2024-02-01 2024-02-29 2024-02", "2024-01-31 2024-03-01 2024 2024-03" },
    { "2024-02-29", "2024-02-29", "2024-02-28 2024-03-01 2024-02 2024" },
    { "..2024-06", "2024-06-30 2024-06 0001-01-01 2023", "2024-07-01 2024-07 2024" },
    { "2024-07..", "2024-07-01 2024-07 9999-12-31 2025", "2024-06-30 2024-06 2024" },
    { "2024..2025-06", "2024 2024-01-01 2025-06-30 2025-06", "2025 2025-07-01 2025-07 2023-12-31" },
    { "2024-02-01..2024-02-28", "2024-02-28 2024-02-01", "2024-02-29 2024-02 2024" },
    { "2023-02-01..2023-02-28", "2023-02", "2023-03-01 2023" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) inside = g_strsplit (cases[i].inside, " ", -1);
      g_auto (GStrv) outside = g_strsplit (cases[i].outside, " ", -1);
      HupanPeriod period;

      g_assert_true (hupan_period_read (cases[i].period, &period));
      for (char **date = inside; *date != NULL; date++)
        {
          g_test_message ("%s in %s", *date, cases[i].period);
          g_assert_true (hupan_period_contains (&period, *date));
        }
      for (char **date = outside; *date != NULL; date++)
        {
          g_test_message ("%s not in %s", *date, cases[i].period);
          g_assert_false (hupan_period_contains (&period, *date));
        }
      g_assert_false (hupan_period_contains (&period, NULL));
      g_assert_false (hupan_period_contains (&period, ""));
      g_assert_false (hupan_period_contains (&period, "soon"));
    }
}

static void
test_parse (void)
{
  static const struct { const char *text, *canonical; } cases[] = {
    { "2024", "2024" },
    { "2024年", "2024" },
    { "2024/9", "2024-09" },
    { "2024-1..2024/9/30", "2024-01..2024-09-30" },
    { " 2024-07 .. ", "2024-07.." },
    { "..2024.6", "..2024-06" },
    { "2024. 9. 1. .. 2024. 9. 30.", "2024-09-01..2024-09-30" },
    { "２０２４．．２０２５", "2024..2025" },
    { "2024..2024", "2024" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *canonical = NULL;
      g_autoptr (GError) error = NULL;
      HupanPeriod period;

      hupan_period_parse (cases[i].text, &canonical, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (canonical, ==, cases[i].canonical);
      g_assert_true (hupan_period_read (canonical, &period));
    }
}

static void
assert_refused (const char *text,
                const char *message)
{
  g_autofree char *canonical = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (hupan_period_parse (text, &canonical, &error));
  g_assert_error (error, HUPAN_VALUE_ERROR, HUPAN_VALUE_ERROR_INVALID);
  g_assert_null (canonical);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_refuse (void)
{
  assert_refused ("soon", "“soon” is not a date: write the year, month and day, as in 2024-09-01.");
  assert_refused ("2024..soon", "“soon” is not a date: write the year, month and day, as in 2024-09-01.");
  assert_refused ("2023-02-29..", "“2023-02-29” is not a date: month 2 of 2023 has 28 days.");
  assert_refused ("2025..2024", "“2025..2024” ends before it begins.");
  assert_refused ("2024-10..2024-09-30", "“2024-10..2024-09-30” ends before it begins.");
  assert_refused ("..", "“..” names no date: write one as in 2024 or 2024-09-01, or a range as in 2024-07..2025-06.");
}

static void
test_parts (void)
{
  static const struct { const char *text, *from, *to; } cases[] = {
    { "2024", "2024", "2024" },
    { "2024-07..", "2024-07", NULL },
    { "..2024-06-30", NULL, "2024-06-30" },
    { "2024..2025-06", "2024", "2025-06" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;
      g_autofree char *joined = NULL;

      hupan_period_split (cases[i].text, &from, &to);
      g_assert_cmpstr (from, ==, cases[i].from);
      g_assert_cmpstr (to, ==, cases[i].to);
      joined = hupan_period_join (from, to);
      g_assert_cmpstr (joined, ==, cases[i].text);
    }
}

/* ICU writes thin and no-break spaces here and there, and not the same in each version. */
static void
assert_reads (const char *language,
              const char *canonical,
              const char *expected)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *plain = NULL;

  hupan_ui_set_language (language);
  text = hupan_period_format (canonical);
  hupan_ui_set_language (NULL);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  parts = g_regex_split_simple ("[\\x{2009}\\x{202f}\\x{a0}]", text, 0, 0);
  plain = g_strjoinv (" ", parts);
  g_assert_cmpstr (plain, ==, expected);
}

static void
test_format (void)
{
  assert_reads ("en", "2024", "2024");
  assert_reads ("en", "2024-07", "Jul 2024");
  assert_reads ("en", "2024-07-01", "Jul 1, 2024");
  assert_reads ("en", "2024-07-01..2025-06-30", "Jul 1, 2024 – Jun 30, 2025");
  assert_reads ("en", "2024-07..2025-06", "Jul 2024 – Jun 2025");
  assert_reads ("en", "2024-07..2025", "Jul 2024 – Dec 2025");
  assert_reads ("en", "2024..2025", "2024 – 2025");
  assert_reads ("en", "2024-07..", "from Jul 2024");
  assert_reads ("en", "..2024", "until 2024");
  assert_reads ("en", "..2024-06-30", "until Jun 30, 2024");
  assert_reads ("en-GB", "2024-07-01..2025-06-30", "1 Jul 2024 – 30 Jun 2025");
  assert_reads ("zh-CN", "2024", "2024年");
  assert_reads ("zh-CN", "2024-07-01..2025-06-30", "2024年7月1日至2025年6月30日");
  /* Languages whose regions have calendars of their own. */
  assert_reads ("th", "2024", "2024");
  /* What is no period is left as it is. */
  assert_reads ("en", "2025..2024", "2025..2024");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/period/read", test_read);
  g_test_add_func ("/core/period/not-read", test_not_read);
  g_test_add_func ("/core/period/contains", test_contains);
  g_test_add_func ("/core/period/parse", test_parse);
  g_test_add_func ("/core/period/refuse", test_refuse);
  g_test_add_func ("/core/period/parts", test_parts);
  g_test_add_func ("/core/period/format", test_format);
  return g_test_run ();
}
