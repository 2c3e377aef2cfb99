/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-fold.h"
#include "core/hupan-record.h"

static char *
search_text (const char *kind,
             ...)
{
  g_autoptr (HupanRecord) record = hupan_record_new_draft (hupan_kind_get (kind));
  const char *field;
  va_list fields;

  va_start (fields, kind);
  while ((field = va_arg (fields, const char *)) != NULL)
    {
      g_autoptr (HupanRecord) before = g_steal_pointer (&record);

      record = hupan_record_with (before, field, va_arg (fields, const char *));
    }
  va_end (fields);

  return hupan_record_dup_search_text (record);
}

/* The separators as signs that can be read. */
static void
assert_text (const char *text,
             const char *expected)
{
  g_autofree char *readable = g_strdup (text);

  g_strdelimit (readable, "\x1c", '#');
  g_strdelimit (readable, "\x1d", '>');
  g_strdelimit (readable, "\x1e", '=');
  g_strdelimit (readable, "\x1f", '|');
  g_assert_cmpstr (readable, ==, expected);
}

static void
test_names_first (void)
{
  g_autofree char *text = search_text ("university", "city", "杭州", "name", "Zhejiang University", "native_name", "浙江大学",
                                       "domains", "zju.edu.cn\nzju.cn", NULL);

  /* The city is a facet, and found by what it is called. */
  assert_text (text, "zhejiang university>zu|浙江大学=zhejiang daxue=zhejiangdaxue>zjdx>浙大>zheda#zju.edu.cn|zju.cn");
}

static void
test_nothing_twice (void)
{
  g_autofree char *text = search_text ("person", "name", "王小明", "latin_name", "Wang Xiaoming", "family_name", "Wang",
                                       "given_name", "Xiaoming", "emails", "xiaoming@example.org\nwang@example.net", NULL);

  assert_text (text, "王小明=wang xiaoming=wangxiaoming>wxm>wx#xiaoming@example.org|wang@example.net");
}

static void
test_no_name_twice (void)
{
  g_autofree char *text = search_text ("university", "name", "Beijing Normal University", "native_name", "BNU", NULL);

  assert_text (text, "beijing normal university>bnu");
}

static void
test_restricted_is_left_out (void)
{
  g_autofree char *text = search_text ("person", "name", "Ada", "nationalities", "GB", "birth_date", "1990-01-01", NULL);

  assert_text (text, "ada");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-search/names-first", test_names_first);
  g_test_add_func ("/record-search/nothing-twice", test_nothing_twice);
  g_test_add_func ("/record-search/no-name-twice", test_no_name_twice);
  g_test_add_func ("/record-search/restricted-is-left-out", test_restricted_is_left_out);

  return g_test_run ();
}
