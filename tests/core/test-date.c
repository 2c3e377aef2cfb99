/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-clock.h"
#include "core/hupan-date.h"
#include "core/hupan-field.h"

static void
assert_parses (const char *text,
               const char *iso)
{
  g_autofree char *parsed = NULL;
  g_autoptr (GError) error = NULL;

  hupan_date_parse (text, &parsed, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (parsed, ==, iso);
}

static void
assert_refused (const char *text,
                const char *message)
{
  g_autofree char *parsed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (hupan_date_parse (text, &parsed, &error));
  g_assert_error (error, HUPAN_VALUE_ERROR, HUPAN_VALUE_ERROR_INVALID);
  g_assert_null (parsed);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_parse (void)
{
  assert_parses ("2024-09-01", "2024-09-01");
  assert_parses ("2024/9/1", "2024-09-01");
  assert_parses ("2024.9.1", "2024-09-01");
  assert_parses ("2024. 9. 1.", "2024-09-01");
  assert_parses ("20240901", "2024-09-01");
  assert_parses ("2024年9月1日", "2024-09-01");
  assert_parses ("２０２４年９月１日", "2024-09-01");
  assert_parses ("٢٠٢٤-٠٩-٠١", "2024-09-01");
  assert_parses ("2024-09-01T10:15:00Z", "2024-09-01");
  assert_parses ("2024-09-01 10:15", "2024-09-01");
  assert_parses ("2024-09", "2024-09");
  assert_parses ("2024年9月", "2024-09");
  assert_parses ("2024", "2024");
  assert_parses ("2024年", "2024");
  assert_parses ("2000-02-29", "2000-02-29");
}

static void
test_refuse (void)
{
  assert_refused ("2024-13-01", "“2024-13-01” is not a date: there is no month 13.");
  assert_refused ("2024-00-01", "“2024-00-01” is not a date: there is no month 0.");
  assert_refused ("2024-09-00", "“2024-09-00” is not a date: there is no day 0.");
  assert_refused ("2023-02-29", "“2023-02-29” is not a date: month 2 of 2023 has 28 days.");
  assert_refused ("1900-02-29", "“1900-02-29” is not a date: month 2 of 1900 has 28 days.");
  assert_refused ("0000-01-01", "“0000-01-01” is not a date: there is no year 0.");
  assert_refused ("1/9/2024", "“1/9/2024” is not a date: write the year, month and day, as in 2024-09-01.");
  assert_refused ("soon", "“soon” is not a date: write the year, month and day, as in 2024-09-01.");
  assert_refused ("2024-09-01x", "“2024-09-01x” is not a date: write the year, month and day, as in 2024-09-01.");
  assert_refused ("24-09-01", "“24-09-01” is not a date: write the year, month and day, as in 2024-09-01.");
  assert_refused ("2024-09-011", "“2024-09-011” is not a date: write the year, month and day, as in 2024-09-01.");
}

static void
assert_months_later (const char *iso,
                     int         months,
                     const char *expected)
{
  g_autofree char *later = hupan_date_add_months (iso, months);

  g_assert_cmpstr (later, ==, expected);
}

static void
test_months (void)
{
  /* The milestones of somebody who enters the station on 2024-09-01. */
  assert_months_later ("2024-09-01", 3, "2024-12-01");
  assert_months_later ("2024-09-01", 12, "2025-09-01");
  assert_months_later ("2024-09-01", 24, "2026-09-01");

  assert_months_later ("2024-01-31", 1, "2024-02-29");
  assert_months_later ("2023-01-31", 1, "2023-02-28");
  assert_months_later ("2024-02-29", 12, "2025-02-28");
  assert_months_later ("2024-02-29", 48, "2028-02-29");
  assert_months_later ("2024-03-31", -1, "2024-02-29");
  assert_months_later ("2024-01-15", -1, "2023-12-15");
  assert_months_later ("2024-12-31", 0, "2024-12-31");
  assert_months_later ("2024-09", 1, NULL);
  assert_months_later ("9999-12-01", 1, NULL);
  assert_months_later ("0001-01-01", -1, NULL);
}

static void
test_days (void)
{
  g_autofree char *next = hupan_date_add_days ("2024-02-28", 2);
  g_autofree char *before = hupan_date_add_days ("2000-03-01", -1);
  g_autofree char *partial = hupan_date_add_days ("2024", 1);
  HupanDate date;

  g_assert_cmpstr (next, ==, "2024-03-01");
  g_assert_cmpstr (before, ==, "2000-02-29");
  g_assert_null (partial);
  g_assert_cmpint (hupan_date_days_between ("2024-01-01", "2025-01-01"), ==, 366);
  g_assert_cmpint (hupan_date_days_between ("2025-01-01", "2024-01-01"), ==, -366);
  g_assert_cmpint (hupan_date_days_between ("1970-01-01", "2024-09-01"), ==, 19967);

  /* Every day of four centuries there and back, against GLib's calendar. */
  for (gint64 day = -141427; day < 4670; day += 1)
    {
      GDate other;

      hupan_date_from_days (day, &date);
      g_assert_cmpint (hupan_date_to_days (&date), ==, day);
      g_date_clear (&other, 1);
      g_date_set_julian (&other, day + 719163);
      g_assert_cmpint (date.year, ==, g_date_get_year (&other));
      g_assert_cmpint (date.month, ==, (int) g_date_get_month (&other));
      g_assert_cmpint (date.day, ==, g_date_get_day (&other));
    }
}

static void
test_order (void)
{
  g_assert_cmpint (hupan_date_compare ("2024", "2024-01"), <, 0);
  g_assert_cmpint (hupan_date_compare ("2024-01", "2024-01-01"), <, 0);
  g_assert_cmpint (hupan_date_compare ("2024-12-31", "2025"), <, 0);
  g_assert_cmpint (hupan_date_compare ("2024-09-01", "2024-09-01"), ==, 0);
}

static void
test_clock (void)
{
  g_autofree char *today = NULL, *now = NULL;
  gint64 at;
  g_autoptr (GDateTime) time = NULL;

  hupan_clock_set_today ("2024-09-01");
  today = hupan_clock_dup_today ();
  at = hupan_clock_now ();
  hupan_clock_set_today (NULL);

  time = g_date_time_new_from_unix_local (at / 1000);
  now = g_date_time_format (time, "%Y-%m-%d");
  g_assert_cmpstr (today, ==, "2024-09-01");
  g_assert_cmpstr (now, ==, "2024-09-01");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/date/parse", test_parse);
  g_test_add_func ("/core/date/refuse", test_refuse);
  g_test_add_func ("/core/date/months", test_months);
  g_test_add_func ("/core/date/days", test_days);
  g_test_add_func ("/core/date/order", test_order);
  g_test_add_func ("/core/clock", test_clock);
  return g_test_run ();
}
