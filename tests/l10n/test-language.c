/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The language of the preferences, seen in what the program says of itself. */

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "core/hupan-init.h"
#include "core/hupan-l10n.h"

#define IN_ENGLISH "Show the version"
#define IN_CHINESE "显示版本"

/* The settings of a user who chose a language, in a folder of their own. */
static char *
make_settings (const char *language)
{
  char *folder = g_dir_make_tmp ("hupan-language-XXXXXX", NULL);
  g_autofree char *parent = g_build_filename (folder, "glib-2.0", "settings", NULL);
  g_autofree char *file = g_build_filename (parent, "keyfile", NULL);
  g_autofree char *text = g_strdup_printf ("[io/github/hupan_app/Hupan]\nlanguage='%s'\n", language);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);

  return folder;
}

static void
assert_says (const char *language,
             const char *locale,
             const char *expected)
{
  g_autofree char *settings = make_settings (language);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;

  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", settings, TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", locale, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, "hupan", "--help", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);

  if (strstr (output, expected) == NULL)
    g_error ("“%s” in %s: no “%s” in\n%s", language, locale, expected, output);
}

static void
test_chosen (void)
{
  assert_says ("zh-CN", "en_US.UTF-8", IN_CHINESE);
  assert_says ("en", "zh_CN.UTF-8", IN_ENGLISH);
}

static void
test_of_environment (void)
{
  assert_says ("", "zh_CN.UTF-8", IN_CHINESE);
  assert_says ("", "en_US.UTF-8", IN_ENGLISH);
}

/* What is not shipped any more is as if nothing were chosen. */
static void
test_unknown (void)
{
  assert_says ("tlh", "zh_CN.UTF-8", IN_CHINESE);
  assert_says ("tlh", "en_US.UTF-8", IN_ENGLISH);
}

/* In the locale C gettext translates nothing, but a sandbox may have no other. */
static void
test_locale_c (void)
{
  assert_says ("zh-CN", "C.UTF-8", IN_CHINESE);
  assert_says ("en", "C.UTF-8", IN_ENGLISH);
}

static void
test_shipped (void)
{
  g_assert_true (g_strv_contains (hupan_l10n_list_languages (), "zh-CN"));
  g_assert_cmpstr (hupan_l10n_translate ("zh-CN", "stage", "In station"), ==, "在站");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hupan_init_locale ();
  g_test_add_func ("/l10n/language/shipped", test_shipped);
  g_test_add_func ("/l10n/language/chosen", test_chosen);
  g_test_add_func ("/l10n/language/of-environment", test_of_environment);
  g_test_add_func ("/l10n/language/unknown", test_unknown);
  g_test_add_func ("/l10n/language/locale-c", test_locale_c);
  return g_test_run ();
}
