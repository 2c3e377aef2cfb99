/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <string.h>

#include "fixtures/test-shared.h"
#include "reader/hupan-encoding.h"

typedef struct
{
  const char *bytes;
  gsize length;
  const char *encoding; /* NULL: must ask */
  const char *text;
  guint damaged;
} Case;

#define BYTES(literal) literal, sizeof literal - 1

static void
test_detect (void)
{
  static const Case cases[] = {
    { BYTES (""), "UTF-8", "", 0 },
    { BYTES ("plain"), "UTF-8", "plain", 0 },
    { BYTES ("\xEF\xBB\xBF" "a,b"), "UTF-8", "a,b", 0 },
    { BYTES ("浙江大学"), "UTF-8", "浙江大学", 0 },
    { BYTES ("\xFF\xFE" "a\0,\0\x59\x6D\n\0"), "UTF-16LE", "a,浙\n", 0 },
    { BYTES ("\xFE\xFF" "\0a\0,\x6D\x59\0\n"), "UTF-16BE", "a,浙\n", 0 },
    { BYTES ("a\0,\0\x59\x6D\n\0b\0,\0c\0\n\0"), "UTF-16LE", "a,浙\nb,c\n", 0 },
    { BYTES ("\0a\0,\x6D\x59\0\n\0b\0,\0c\0\n"), "UTF-16BE", "a,浙\nb,c\n", 0 },
    { BYTES ("\xD5\xE3\xBD\xAD\xB4\xF3\xD1\xA7,\xD0\xD5\xC3\xFB\n"), "GB18030", "浙江大学,姓名\n", 0 },
    { BYTES ("\x84\x31\x95\x33\xD0\xD5\xC3\xFB"), "GB18030", "姓名", 0 },
    /* One broken byte in text that is otherwise UTF-8. */
    { BYTES ("浙江大学,Z\xFCrich\n"), "UTF-8", "浙江大学,Z\xEF\xBF\xBDrich\n", 1 },
    { BYTES ("浙江大学\0x"), "UTF-8", "浙江大学\xEF\xBF\xBDx", 1 },
    /* Western letters, which would nearly all be characters of GB 18030 too. */
    { BYTES ("name\nZ\xFCrich\nK\xF6ln\n"), NULL, NULL, 0 },
    { BYTES ("name\nZ\xFCrich\0\0\n"), NULL, NULL, 0 },
    { BYTES ("M\xFCnchen,Universit\xE9,\xC9" "cole\n"), NULL, NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HupanDecoded) decoded = hupan_encoding_decode (cases[i].bytes, cases[i].length, NULL, &error);

      if (cases[i].encoding == NULL)
        {
          g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_ENCODING);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (decoded->encoding, ==, cases[i].encoding);
      g_assert_cmpstr (decoded->text, ==, cases[i].text);
      g_assert_cmpuint (decoded->length, ==, strlen (cases[i].text));
      g_assert_cmpuint (decoded->damaged != NULL ? decoded->damaged->len : 0, ==, cases[i].damaged);
    }
}

/* What is no text in any encoding is not asked about, and does not become text because one is chosen. */
static void
test_no_text (void)
{
  static const char picture[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x20\x08\x06\0\0\0\x73\x7A\x7A\xF4";
  static const char *const chosen[] = { NULL, "UTF-8", "GB18030", "windows-1252", "UTF-16LE", "UTF-16BE" };
  g_autofree char *sentence = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HupanDecoded) decoded = hupan_encoding_decode (picture, sizeof picture - 1, chosen[i], &error);

      g_assert_null (decoded);
      g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT);
      if (sentence == NULL)
        sentence = g_strdup (error->message);
      g_assert_cmpstr (error->message, ==, sentence);
    }
}

static void
test_chosen (void)
{
  static const Case cases[] = {
    { BYTES ("\xAE\xFD\xA6\xBF\xA4j\xBE\xC7"), "Big5", "浙江大學", 0 },
    { BYTES ("\x93\x8C\x8B\x9E\x95\x5C"), "Shift_JIS", "東京表", 0 },
    { BYTES ("\xBC\xAD\xBF\xEF"), "EUC-KR", "서울", 0 },
    { BYTES ("\x59\x6D\x5F\x6C\x27\x59\x66\x5B,\0"), "UTF-16LE", "浙江大学,", 0 },
    { BYTES ("Z\xFCrich \x80"), "windows-1252", "Zürich €", 0 },
    { BYTES ("\xCC\xEE\xF1\xEA\xE2\xE0"), "windows-1251", "Москва", 0 },
    { BYTES ("K\x9Aln"), "macintosh", "Köln", 0 },
    /* Zero bytes alone, as some databases fill cells with them, make no picture of a text. */
    { BYTES ("Z\xFCrich\0\0,K\xF6ln"), "windows-1252", "Zürich\xEF\xBF\xBD\xEF\xBF\xBD,Köln", 2 },
    { BYTES ("\xD5\xE3\xB4\xF3\0,a"), "GB18030", "浙大\xEF\xBF\xBD,a", 1 },
    { BYTES ("\x1C\x04\0\0,\0a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0k\0l\0m\0n\0o\0p\0q\0r\0s\0t\0u\0v\0w\0\n\0"), "UTF-16LE",
      "М\xEF\xBF\xBD,abcdefghijklmnopqrstuvw\n", 1 },
    { BYTES ("\x1C\x04,\0a\0\n\0"), "utf-16le", "М,a\n", 0 },
    { BYTES ("a\x81\xFFz"), "Shift_JIS", "a\xEF\xBF\xBD\xEF\xBF\xBDz", 2 },
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) none = NULL;
      g_autoptr (HupanDecoded) decoded = hupan_encoding_decode (cases[i].bytes, cases[i].length, cases[i].encoding, &none);

      g_assert_no_error (none);
      g_assert_cmpstr (decoded->text, ==, cases[i].text);
      g_assert_cmpuint (decoded->damaged != NULL ? decoded->damaged->len : 0, ==, cases[i].damaged);
    }

  g_assert_null (hupan_encoding_decode ("a", 1, "EBCDIC-OF-MINE", &error));
  g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_ENCODING);
}

static void
test_guess (void)
{
  const char *big5 = "\xA4\xA4\xB5\xD8\xA5\xC1\xB0\xEA\xA4j\xBE\xC7,\xAD\xBB\xB4\xE4\xA4\xA4\xA4\xE5\xA4j\xBE\xC7,\xBBO\xC6W\xA4j\xBE\xC7\n";
  g_auto (GStrv) guesses = hupan_encoding_guess (big5, strlen (big5));

  g_assert_cmpstr (guesses[0], ==, "Big5");
  g_assert_cmpuint (g_strv_length (guesses), ==, g_strv_length ((char **) hupan_encoding_list ()));
  g_assert_cmpstr (hupan_encoding_get_label ("big5"), ==, "Traditional Chinese (Big5)");
  g_assert_cmpstr (hupan_encoding_get_label ("UTF-7"), ==, "UTF-7");
}

/* Every converter that is offered exists. */
static void
test_list (void)
{
  for (const char *const *name = hupan_encoding_list (); *name != NULL; name++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HupanDecoded) decoded = hupan_encoding_decode ("ab", 2, *name, &error);

      g_assert_no_error (error);
    }
}

/* csv/derived: what the manifest says of each file. */
static void
test_derived (void)
{
  static const struct
  {
    const char *name;
    const char *detected; /* NULL: must ask */
    const char *chosen;
    const char *mentions;
  } files[] = {
    { "zh_excel_gb18030.csv", "GB18030", NULL, "浙江大学" },
    { "zh_excel_gbk.csv", "GB18030", NULL, "北京航空航天大学" },
    { "hk_big5.csv", NULL, "Big5", "香港中文大學" },
    { "de_excel_cp1252_semicolon.csv", NULL, "windows-1252", "ETH Zürich" },
    { "utf8_bom_crlf.csv", "UTF-8", NULL, "浙江大学" },
    { "utf8_nobom_lf_tab.tsv", "UTF-8", NULL, "浙江大学" },
    { "excel_unicode_text_utf16le_bom_tab.txt", "UTF-16LE", NULL, "浙江大学" },
    { "invalid_utf8_bytes.csv", "UTF-8", NULL, "\xEF\xBF\xBD" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_build_filename ("csv", "derived", files[i].name, NULL);
      g_autofree char *path = test_shared_path (name);
      g_autoptr (GError) error = NULL;
      g_autoptr (HupanDecoded) decoded = NULL;
      g_autofree char *bytes = NULL;
      gsize length;

      if (path == NULL)
        return;
      bytes = test_read (path, &length);
      decoded = hupan_encoding_decode (bytes, length, NULL, &error);
      if (files[i].detected == NULL)
        {
          g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_ENCODING);
          g_clear_error (&error);
          decoded = hupan_encoding_decode (bytes, length, files[i].chosen, &error);
        }
      else
        g_assert_cmpstr (decoded->encoding, ==, files[i].detected);
      g_assert_no_error (error);
      g_assert_false (g_str_has_prefix (decoded->text, "\xEF\xBB\xBF"));
      g_assert_nonnull (strstr (decoded->text, files[i].mentions));
    }
}

/* Prose in two dozen encodings: none of them may be taken for Chinese. */
static void
test_chardet (void)
{
  g_auto (GStrv) paths = test_shared_list ("encodings/node-chardet", "");

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autoptr (HupanDecoded) decoded = NULL;
      g_autofree char *bytes = NULL;
      gsize length;
      gboolean is_chinese = g_strcmp0 (name, "gb18030") == 0;

      bytes = test_read (paths[i], &length);
      decoded = hupan_encoding_decode (bytes, length, NULL, NULL);
      if (decoded != NULL)
        {
          g_test_message ("%s: %s", name, decoded->encoding);
          g_assert_cmpint (g_strcmp0 (decoded->encoding, "GB18030") == 0, ==, is_chinese);
        }
    }
}

/* Any bytes in any encoding become UTF-8 without zero bytes, and each damage stands where it is said to; or they are no
 * text, in a chosen encoding for no other reason than that. */
static void
test_any_bytes (void)
{
  static const char *const seeds[] = { "姓名,邮箱\n王小明,w@example.org\n", "\xD0\xD5\xC3\xFB,\xD3\xCA\xCF\xE4\n", "a\0b\0,\0\n\0" };
  static const gsize lengths[] = { 38, 10, 8 };
  const char *const *names = hupan_encoding_list ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240901);
  guint n_names = g_strv_length ((char **) names);

  for (guint i = 0; i < 10000; i++)
    {
      char bytes[64];
      gsize length = lengths[i % G_N_ELEMENTS (seeds)];
      const char *encoding = i % 2 == 0 ? NULL : names[g_rand_int_range (rand, 0, n_names)];
      g_autoptr (HupanDecoded) decoded = NULL;
      g_autoptr (GError) error = NULL;

      memcpy (bytes, seeds[i % G_N_ELEMENTS (seeds)], length);
      for (guint j = 0; j < 3; j++)
        bytes[g_rand_int_range (rand, 0, length)] = (char) g_rand_int_range (rand, 0, 256);
      length = g_rand_int_range (rand, 0, length + 1);

      decoded = hupan_encoding_decode (bytes, length, encoding, &error);
      if (decoded == NULL && encoding != NULL)
        g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT);
      if (decoded == NULL)
        continue;
      g_assert_true (g_utf8_validate_len (decoded->text, decoded->length, NULL));
      g_assert_cmpuint (strlen (decoded->text), ==, decoded->length);
      for (guint j = 0; decoded->damaged != NULL && j < decoded->damaged->len; j++)
        g_assert_true (g_str_has_prefix (decoded->text + g_array_index (decoded->damaged, guint32, j), "\xEF\xBF\xBD"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/encoding/detect", test_detect);
  g_test_add_func ("/exchange/encoding/no-text", test_no_text);
  g_test_add_func ("/exchange/encoding/chosen", test_chosen);
  g_test_add_func ("/exchange/encoding/guess", test_guess);
  g_test_add_func ("/exchange/encoding/list", test_list);
  g_test_add_func ("/exchange/encoding/derived", test_derived);
  g_test_add_func ("/exchange/encoding/chardet", test_chardet);
  g_test_add_func ("/exchange/encoding/any-bytes", test_any_bytes);
  return g_test_run ();
}
