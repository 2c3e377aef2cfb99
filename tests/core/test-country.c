/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-country.h"
#include "core/hupan-l10n.h"
#include "core/hupan-language.h"
#include "core/hupan-type.h"

/* Countries, languages and time zones, in several languages of the interface. */

static void
write_overrides (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "hupan", NULL);
  g_autofree char *path = g_build_filename (folder, "countries.conf", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, "# Our wording\n[en]\nMO=Macau, as we call it\n[zh]\nKR=大韩民国\n[zh-Hant]\nKR=大韓民國\n", -1, &error);
  g_assert_no_error (error);
}

static void
assert_country (const char *language,
                const char *text,
                const char *expected)
{
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  hupan_ui_set_language (language);
  hupan_country_parse (text, &code, &error);
  hupan_ui_set_language (NULL);
  g_assert_no_error (error);
  g_assert_cmpstr (code, ==, expected);
}

static void
test_country_names (void)
{
  hupan_ui_set_language ("en");
  g_assert_cmpstr (hupan_country_get_name ("SG"), ==, "Singapore");
  hupan_ui_set_language ("zh-CN");
  g_assert_cmpstr (hupan_country_get_name ("SG"), ==, "新加坡");
  hupan_ui_set_language ("ar-EG");
  g_assert_cmpstr (hupan_country_get_name ("SG"), ==, "سنغافورة");
  hupan_ui_set_language (NULL);

  g_assert_cmpstr (hupan_country_get_name_in ("DE", "de"), ==, "Deutschland");
  g_assert_cmpstr (hupan_country_get_name_in ("QQ", "de"), ==, "QQ");

  /* The academy's wording goes before ICU's, in its language and what is written like it. */
  g_assert_cmpstr (hupan_country_get_name_in ("MO", "en"), ==, "Macau, as we call it");
  g_assert_cmpstr (hupan_country_get_name_in ("MO", "en-GB"), ==, "Macau, as we call it");
  g_assert_cmpstr (hupan_country_get_name_in ("KR", "zh-CN"), ==, "大韩民国");
  g_assert_cmpstr (hupan_country_get_name_in ("KR", "zh-Hant-TW"), ==, "大韓民國");
}

static void
test_country_parse (void)
{
  assert_country ("en", "SG", "SG");
  assert_country ("en", "sg", "SG");
  assert_country ("en", "SGP", "SG");
  assert_country ("en", "singapore", "SG");
  assert_country ("en", "新加坡", "SG");
  assert_country ("zh-CN", "Singapore", "SG");
  assert_country ("ar", "سنغافورة", "SG");
  assert_country ("de", "Österreich", "AT");
  assert_country ("de", "Osterreich", "AT");
  assert_country ("en", "UK", "GB");
  assert_country ("en", "United Kingdom", "GB");
  assert_country ("en", "USA", "US");
  assert_country ("en", "Hong Kong", "HK");
  assert_country ("en", "Hong Kong SAR China", "HK");
  assert_country ("en", "香港", "HK");
  assert_country ("en", "澳门", "MO");
  assert_country ("en", "中國", "CN");
  assert_country ("en", "Korea", "KR");
  assert_country ("en", "Macau, as we call it", "MO");
  assert_country ("en", "Macao", "MO");
  assert_country ("en", "Czech Republic", "CZ");
  assert_country ("en", "Viet Nam", "VN");
  assert_country ("en", "Turkey", "TR");
  assert_country ("en", "Côte d’Ivoire", "CI");
  assert_country ("en", "Ｃｈｉｎａ", "CN");
}

static void
test_country_refuse (void)
{
  static const char *const wrong[] = { "QQ", "Atlantis", "Chin", "IC", NULL };

  for (const char *const *text = wrong; *text != NULL; text++)
    {
      g_autofree char *code = NULL;
      g_autofree char *message
        = g_strdup_printf ("“%s” is not a country or region: write its name, or its code of two letters.", *text);
      g_autoptr (GError) error = NULL;

      g_assert_false (hupan_country_parse (*text, &code, &error));
      g_assert_error (error, HUPAN_VALUE_ERROR, HUPAN_VALUE_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, message);
    }
}

/* In whatever language a country is shown, what is shown is understood. */
static void
test_country_round_trip (void)
{
  static const char *const languages[] = { "en", "zh-CN", "ar-EG", "de-DE", NULL };
  g_autofree char *flag = hupan_country_dup_flag ("CN");
  g_autofree char *none = hupan_country_dup_flag ("QQ");

  for (const char *const *language = languages; *language != NULL; language++)
    for (const char *const *code = hupan_country_list (); *code != NULL; code++)
      {
        hupan_ui_set_language (*language);
        assert_country (*language, hupan_country_get_name_in (*code, *language), *code);
      }
  hupan_ui_set_language (NULL);

  g_assert_cmpuint (g_strv_length ((char **) hupan_country_list ()), >=, 249);
  g_assert_cmpstr (flag, ==, "🇨🇳");
  g_assert_cmpstr (none, ==, "");
}

static void
assert_language (const char *text,
                 const char *expected)
{
  g_autofree char *tag = NULL;
  g_autoptr (GError) error = NULL;

  hupan_language_parse (text, &tag, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tag, ==, expected);
}

static void
test_language (void)
{
  static const char *const wrong[] = { "qqq", "Klingonese", "en-", "e", "C++", NULL };

  assert_language ("en", "en");
  assert_language ("EN_us", "en-US");
  assert_language ("zh-hant", "zh-Hant");
  assert_language ("zho", "zh");
  assert_language ("english", "en");
  assert_language ("Chinese", "zh");
  assert_language ("中文", "zh");
  assert_language ("英语", "en");
  assert_language ("deutsch", "de");
  assert_language ("Français", "fr");
  assert_language ("Traditional Chinese", "zh-Hant");
  assert_language ("Lao", "lo");

  for (const char *const *text = wrong; *text != NULL; text++)
    {
      g_autofree char *tag = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (hupan_language_parse (*text, &tag, &error));
      g_assert_error (error, HUPAN_VALUE_ERROR, HUPAN_VALUE_ERROR_INVALID);
    }

  hupan_ui_set_language ("zh-CN");
  g_assert_cmpstr (hupan_language_get_name ("en"), ==, "英语");
  hupan_ui_set_language (NULL);
  g_assert_cmpstr (hupan_language_get_own_name ("de"), ==, "Deutsch");

  for (const char *const *tag = hupan_language_list (); *tag != NULL; tag++)
    assert_language (hupan_language_get_name (*tag), *tag);
}

static void
assert_time_zone (const char *text,
                  const char *expected)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  hupan_time_zone_parse (text, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, expected);
}

static void
test_time_zone (void)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  assert_time_zone ("Asia/Shanghai", "Asia/Shanghai");
  assert_time_zone ("asia/shanghai", "Asia/Shanghai");
  assert_time_zone ("singapore", "Asia/Singapore");
  assert_time_zone ("New York", "America/New_York");
  assert_time_zone ("Asia/Calcutta", "Asia/Kolkata");
  assert_time_zone ("Los Angeles", "America/Los_Angeles");
  assert_time_zone ("UTC", "UTC");

  g_assert_false (hupan_time_zone_parse ("Etc/GMT+8", &id, &error));
  g_assert_cmpstr (error->message, ==, "“Etc/GMT+8” is not a time zone: write its name, as in “Asia/Shanghai”.");
  for (const char *const *zone = hupan_time_zone_list (); *zone != NULL; zone++)
    assert_time_zone (*zone, *zone);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  write_overrides ();
  g_test_add_func ("/core/country/names", test_country_names);
  g_test_add_func ("/core/country/parse", test_country_parse);
  g_test_add_func ("/core/country/refuse", test_country_refuse);
  g_test_add_func ("/core/country/round-trip", test_country_round_trip);
  g_test_add_func ("/core/language", test_language);
  g_test_add_func ("/core/time-zone", test_time_zone);
  return g_test_run ();
}
