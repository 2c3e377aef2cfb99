/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/hupan-lang.h"
#include "store/hupan-values.h"

static void
test_round_trip (void)
{
  static const char *const texts[] = {
    "plain", NULL, "\"quoted\"", "back\\slash", "line\nline", "tab\tbell\a\x1f\x01", "名前 😀", "[null,\"x\"]", NULL, "</script>",
  };
  GString *json = g_string_new (NULL);
  char *values[G_N_ELEMENTS (texts)] = { 0 };
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    hupan_values_append (json, texts[i]);
  text = hupan_values_end (json);
  g_assert_true (hupan_values_parse (text, values, G_N_ELEMENTS (texts), &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpstr (values[i], ==, texts[i]);
      g_free (values[i]);
    }
}

static void
test_odd (void)
{
  char *values[2];
  g_autoptr(GError) error = NULL;

  g_assert_null (hupan_values_end (g_string_new (NULL)));
  g_assert_true (hupan_values_parse (NULL, values, 2, &error));
  g_assert_null (values[0]);

  /* Fewer values than fields, and what is no text. */
  g_assert_true (hupan_values_parse ("[7]", values, 2, &error));
  g_assert_null (values[0]);
  g_assert_null (values[1]);

  values[0] = values[1] = NULL;
  g_assert_false (hupan_values_parse ("[\"broken", values, 2, &error));
  g_assert_nonnull (error);
}

static void
test_languages (void)
{
  static const struct { const char *lang; const char *tags; } cases[] = {
    { "en", "en en en" },
    { "en-US", "en-US en en" },
    { "en_US.UTF-8", "en-US en en" },
    { "sr@latin", "sr sr sr" },
    { "zh", "zh zh-Hans zh" },
    { "zh_CN.UTF-8", "zh-CN zh-Hans zh" },
    { "zh-TW", "zh-TW zh-Hant zh" },
    { "zh-Hans", "zh-Hans zh zh" },
    { "zh-Hant-HK", "zh-Hant-HK zh-Hant zh" },
    { "", "  " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tags = NULL;
      HupanLangs langs;

      hupan_langs_init (&langs, cases[i].lang);
      tags = g_strjoin (" ", langs.tags[0], langs.tags[1], langs.tags[2], NULL);
      g_assert_cmpstr (tags, ==, cases[i].tags);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/values/round-trip", test_round_trip);
  g_test_add_func ("/store/values/odd", test_odd);
  g_test_add_func ("/store/lang/fallbacks", test_languages);

  return g_test_run ();
}
