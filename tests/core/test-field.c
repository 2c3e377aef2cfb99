/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-kind.h"

/* What fields make of values: lists, empty ones, choices, and the way back. */

static const HupanField *
get_field (const char *kind,
           const char *field)
{
  return hupan_kind_get_field (hupan_kind_get (kind), field);
}

static void
assert_parses (const char *kind,
               const char *field,
               const char *text,
               const char *expected)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  hupan_field_parse (get_field (kind, field), text, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

static void
assert_refuses (const char      *kind,
                const char      *field,
                const char      *text,
                HupanValueError  code,
                const char      *message)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (hupan_field_parse (get_field (kind, field), text, &value, &error));
  g_assert_error (error, HUPAN_VALUE_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_null (value);
}

static void
test_empty (void)
{
  assert_parses ("person", "latin_name", NULL, NULL);
  assert_parses ("person", "latin_name", " \t ", NULL);
  assert_parses ("person", "emails", " ; ", NULL);
  assert_refuses ("person", "name", "", HUPAN_VALUE_ERROR_MISSING, "“Full name” is needed.");
  assert_refuses ("person", "name", NULL, HUPAN_VALUE_ERROR_MISSING, "“Full name” is needed.");
  assert_refuses ("person", "name", "\xff", HUPAN_VALUE_ERROR_INVALID, "The value of “Full name” is not valid UTF-8 text.");
}

static void
test_lists (void)
{
  assert_parses ("person", "emails", "a@x.example; B@X.example,\nc@y.example", "a@x.example\nB@x.example\nc@y.example");
  assert_parses ("person", "emails", "a@x.example；a@X.EXAMPLE", "a@x.example");
  assert_parses ("person", "languages", "中文;English", "zh\nen");
  assert_parses ("topic", "keywords", "rice, breeding; genomics", "rice, breeding\ngenomics");
  assert_refuses ("person", "emails", "a@x.example; b", HUPAN_VALUE_ERROR_INVALID, "“b” is not an e-mail address: it has no @.");
}

static void
test_format (void)
{
  g_autofree char *stage = hupan_field_format (get_field ("application", "stage"), "under_review");
  g_autofree char *languages = hupan_field_format (get_field ("person", "languages"), "zh\nen");
  g_autofree char *flag = hupan_field_format (get_field ("topic", "export_control"), "1");
  g_autofree char *zone = hupan_field_format (get_field ("site", "time_zone"), "America/New_York");
  g_autofree char *none = hupan_field_format (get_field ("person", "name"), NULL);

  g_assert_cmpstr (stage, ==, "Under review");
  g_assert_cmpstr (languages, ==, "Chinese; English");
  g_assert_cmpstr (flag, ==, "Yes");
  g_assert_cmpstr (zone, ==, "America/New York");
  g_assert_cmpstr (none, ==, "");
  assert_parses ("person", "languages", languages, "zh\nen");
}

static void
test_choices (void)
{
  assert_parses ("application", "stage", "under_review", "under_review");
  assert_parses ("application", "stage", "UNDER REVIEW", "under_review");
  assert_refuses ("application", "stage", "asleep", HUPAN_VALUE_ERROR_INVALID,
                  "“asleep” is not one of the choices for “Stage”.");
  assert_refuses ("topic", "export_control", "perhaps", HUPAN_VALUE_ERROR_INVALID, "“perhaps” is neither yes nor no.");
  g_assert_cmpstr (hupan_field_get_choice_label (get_field ("application", "stage"), "asleep"), ==, "asleep");
}

static void
assert_before (const char *kind,
               const char *field,
               const char *a,
               const char *b)
{
  g_assert_cmpint (hupan_field_compare (get_field (kind, field), a, b), <, 0);
  g_assert_cmpint (hupan_field_compare (get_field (kind, field), b, a), >, 0);
  g_assert_cmpint (hupan_field_compare (get_field (kind, field), a, a), ==, 0);
}

static void
test_order (void)
{
  assert_before ("application", "stage", "lead", "in_station");
  assert_before ("application", "stage", "terminated", NULL);
  assert_before ("topic", "slots", "9", "10");
  assert_before ("fellow", "max_load", "-1.5", "0.25");
  assert_before ("person", "name", "Åsa", "Zoe");
  assert_before ("person", "name", "王伟", "Xu");
  assert_before ("university", "country", "AT", "SG");
  assert_before ("university", "country", "CH", "AE"); /* Switzerland, United Arab Emirates */
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/field/empty", test_empty);
  g_test_add_func ("/core/field/lists", test_lists);
  g_test_add_func ("/core/field/format", test_format);
  g_test_add_func ("/core/field/choices", test_choices);
  g_test_add_func ("/core/field/order", test_order);
  return g_test_run ();
}
