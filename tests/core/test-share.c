/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-field.h"
#include "core/hupan-share.h"

static const HupanField field = { "papers", "Papers", HUPAN_TYPE_SHARE };

static void
assert_parses (const char *text,
               const char *expected)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  hupan_field_parse (&field, text, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

static void
assert_refused (const char *text)
{
  g_autofree char *value = NULL;
  g_autofree char *message = g_strdup_printf ("“%s” is not so many of so many: write it as in 2/5.", text);
  g_autoptr (GError) error = NULL;

  g_assert_false (hupan_field_parse (&field, text, &value, &error));
  g_assert_error (error, HUPAN_VALUE_ERROR, HUPAN_VALUE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_parse (void)
{
  assert_parses ("2/5", "2/5");
  assert_parses ("0/5", "0/5");
  assert_parses ("5/5", "5/5");
  assert_parses ("2 / 5", "2/5");
  assert_parses ("02/05", "2/5");
  assert_parses ("２／５", "2/5");
  assert_parses ("", NULL);

  assert_refused ("6/5");
  assert_refused ("0/0");
  assert_refused ("2");
  assert_refused ("/5");
  assert_refused ("2/");
  assert_refused ("2/5/6");
  assert_refused ("-1/5");
  assert_refused ("1.5/5");
  assert_refused ("1/99999999999");
}

static void
test_text (void)
{
  g_autofree char *some = hupan_share_to_text (2, 5);
  g_autofree char *nothing = hupan_share_to_text (0, 0);
  g_autofree char *shown = hupan_field_format (&field, "2/5");
  g_autofree char *none = hupan_field_format (&field, NULL);
  HupanShare share;

  g_assert_cmpstr (some, ==, "2/5");
  g_assert_null (nothing);
  g_assert_cmpstr (shown, ==, "2 of 5");
  g_assert_cmpstr (none, ==, "");
  g_assert_true (hupan_share_read ("2/5", &share));
  g_assert_cmpuint (share.part, ==, 2);
  g_assert_cmpuint (share.whole, ==, 5);
  g_assert_false (hupan_share_read (NULL, &share));
  g_assert_false (hupan_share_read ("5/2", &share));
}

/* What is least complete comes first; of the same share, what is of less. */
static void
test_order (void)
{
  static const char *const order[] = { "0/2", "0/5", "1/4", "1/3", "1/2", "2/4", "3/4", "1/1", "5/5" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < G_N_ELEMENTS (order); j++)
      {
        int compared = hupan_field_compare (&field, order[i], order[j]);

        g_test_message ("%s and %s", order[i], order[j]);
        g_assert_cmpint ((compared > 0) - (compared < 0), ==, (i > j) - (i < j));
      }
  g_assert_cmpint (hupan_field_compare (&field, "5/5", NULL), <, 0);
  g_assert_cmpint (hupan_field_compare (&field, "999999999/999999999", "999999998/999999999"), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/share/parse", test_parse);
  g_test_add_func ("/core/share/text", test_text);
  g_test_add_func ("/core/share/order", test_order);
  return g_test_run ();
}
