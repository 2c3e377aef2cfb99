/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "core/hupan-catalogue.h"
#include "core/hupan-field.h"
#include "core/hupan-init.h"
#include "core/hupan-kind.h"
#include "core/hupan-l10n.h"

/* A translation of its own, so that nothing depends on what is translated so far. In the order of bytes. */
static const struct { const char *message; const char *translation; } messages[] = {
  { "", "Content-Type: text/plain; charset=UTF-8\n" },
  { "field\004Country or region", "Land oder Region" },
  { "flag\004No", "Nein" },
  { "flag\004Yes", "Ja" },
  { "list separator\004; ", "; " },
  { "stage\004Under review", "In Prüfung" },
};

static void
append_number (GByteArray *bytes,
               guint32     number,
               gboolean    swapped)
{
  guint32 value = swapped ? GUINT32_SWAP_LE_BE (number) : number;

  g_byte_array_append (bytes, (const guint8 *) &value, sizeof value);
}

/* A .mo file: header, table of messages, table of translations, texts. */
static GByteArray *
make_catalogue (gboolean swapped)
{
  GByteArray *bytes = g_byte_array_new ();
  guint32 n = G_N_ELEMENTS (messages), offset = 28 + n * 16;

  append_number (bytes, 0x950412de, swapped);
  append_number (bytes, 0, swapped);
  append_number (bytes, n, swapped);
  append_number (bytes, 28, swapped);
  append_number (bytes, 28 + n * 8, swapped);
  append_number (bytes, 0, swapped);
  append_number (bytes, 0, swapped);
  for (guint translated = 0; translated < 2; translated++)
    for (guint i = 0; i < n; i++)
      {
        const char *text = translated ? messages[i].translation : messages[i].message;

        append_number (bytes, strlen (text), swapped);
        append_number (bytes, offset, swapped);
        offset += strlen (text) + 1;
      }
  for (guint translated = 0; translated < 2; translated++)
    for (guint i = 0; i < n; i++)
      {
        const char *text = translated ? messages[i].translation : messages[i].message;

        g_byte_array_append (bytes, (const guint8 *) text, strlen (text) + 1);
      }

  return bytes;
}

static char *
write_catalogue (const char *folder,
                 GByteArray *bytes)
{
  g_autofree char *path = g_build_filename (folder, "de", "LC_MESSAGES", NULL);
  g_autofree char *file = g_build_filename (path, "hupan.mo", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_file_set_contents (file, (const char *) bytes->data, bytes->len, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&file);
}

static void
test_catalogue (void)
{
  for (guint swapped = 0; swapped < 2; swapped++)
    {
      g_autofree char *folder = g_dir_make_tmp ("hupan-l10n.XXXXXX", NULL);
      g_autoptr (GByteArray) bytes = make_catalogue (swapped);
      g_autofree char *file = write_catalogue (folder, bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (HupanCatalogue) catalogue = hupan_catalogue_open (file, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (hupan_catalogue_look_up (catalogue, "flag", "Yes"), ==, "Ja");
      g_assert_cmpstr (hupan_catalogue_look_up (catalogue, "stage", "Under review"), ==, "In Prüfung");
      g_assert_null (hupan_catalogue_look_up (catalogue, NULL, "Yes"));
      g_assert_null (hupan_catalogue_look_up (catalogue, "flag", "Perhaps"));
    }
}

/* Cut short or altered, it gives nothing or something, but reads nothing beyond its end. */
static void
test_damaged_catalogue (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hupan-l10n.XXXXXX", NULL);
  g_autoptr (GByteArray) whole = make_catalogue (FALSE);

  for (guint length = 0; length < whole->len; length++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autofree char *file = NULL;
      g_autoptr (HupanCatalogue) catalogue = NULL;

      g_byte_array_append (bytes, whole->data, length);
      file = write_catalogue (folder, bytes);
      catalogue = hupan_catalogue_open (file, NULL);
      g_assert_true ((catalogue != NULL) == (length >= 28));
      if (catalogue != NULL)
        hupan_catalogue_look_up (catalogue, "stage", "Under review");
    }

  for (guint at = 8; at < 28 + 8 * G_N_ELEMENTS (messages) * 2; at++)
    {
      g_autoptr (GByteArray) bytes = make_catalogue (FALSE);
      g_autofree char *file = NULL;
      g_autoptr (HupanCatalogue) catalogue = NULL;

      bytes->data[at] ^= 0xff;
      file = write_catalogue (folder, bytes);
      catalogue = hupan_catalogue_open (file, NULL);
      hupan_catalogue_look_up (catalogue, "stage", "Under review");
    }
}

static void
test_languages (void)
{
  const char *const *languages = hupan_l10n_list_languages ();

  g_assert_cmpstr (languages[0], ==, "en");
  g_assert_cmpstr (languages[1], ==, "de");
  g_assert_null (languages[2]);
  g_assert_cmpstr (hupan_l10n_translate ("de", "field", "Country or region"), ==, "Land oder Region");
  g_assert_cmpstr (hupan_l10n_translate ("en", "field", "Country or region"), ==, "Country or region");
  g_assert_cmpstr (hupan_l10n_translate ("de", "field", "City"), ==, "City");
}

static void
assert_parses (const char *field,
               const char *text,
               const char *expected)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  gboolean several;

  hupan_field_parse (hupan_kind_resolve (hupan_kind_get ("application"), field, NULL, &several), text, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

/* Whatever the interface speaks, values in any shipped language are understood. */
static void
test_values_in_other_languages (void)
{
  hupan_ui_set_language ("en");
  assert_parses ("stage", "In Prüfung", "under_review");
  assert_parses ("stage", "in prufung", "under_review");
  assert_parses ("stage", "Under Review", "under_review");
  assert_parses ("topic_preference:application.topic.export_control", "ja", "1");
  assert_parses ("topic_preference:application.topic.export_control", "no", "0");
  assert_parses ("topic_preference:application.topic.export_control", "是", "1");
  assert_parses ("topic_preference:application.topic.export_control", "TRUE", "1");
  hupan_ui_set_language (NULL);
}

static void
test_ui_language (void)
{
  const HupanField *stage = hupan_kind_get_field (hupan_kind_get ("application"), "stage");

  g_assert_cmpstr (hupan_ui_language (), ==, "en");
  if (setlocale (LC_ALL, "en_US.UTF-8") == NULL)
    {
      g_test_skip ("The locale en_US.UTF-8 is not installed");
      return;
    }

  hupan_ui_set_language ("de");
  g_assert_cmpstr (hupan_ui_language (), ==, "de");
  g_assert_cmpstr (hupan_field_get_choice_label (stage, "under_review"), ==, "In Prüfung");
  hupan_ui_set_language ("en");
  g_assert_cmpstr (hupan_field_get_choice_label (stage, "under_review"), ==, "Under review");
  hupan_ui_set_language (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  g_autoptr (GByteArray) bytes = NULL;

  g_test_init (&argc, &argv, NULL);

  folder = g_dir_make_tmp ("hupan-l10n.XXXXXX", NULL);
  bytes = make_catalogue (FALSE);
  file = write_catalogue (folder, bytes);
  g_setenv ("HUPAN_LOCALEDIR", folder, TRUE);
  hupan_init_locale ();

  g_test_add_func ("/core/l10n/catalogue", test_catalogue);
  g_test_add_func ("/core/l10n/damaged-catalogue", test_damaged_catalogue);
  g_test_add_func ("/core/l10n/languages", test_languages);
  g_test_add_func ("/core/l10n/values", test_values_in_other_languages);
  g_test_add_func ("/core/l10n/ui-language", test_ui_language);
  return g_test_run ();
}
