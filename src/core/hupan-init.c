/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-init.h"

#include <glib/gi18n.h>
#include <locale.h>

/**
 * hupan_init_locale:
 *
 * Takes the locale from the environment and finds the translations: where the
 * program was installed, or in the build folder if `HUPAN_LOCALEDIR` says so.
 */
void
hupan_init_locale (void)
{
  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8"); /* the locale is not installed here */
  bindtextdomain (GETTEXT_PACKAGE, hupan_get_localedir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

const char *
hupan_get_version (void)
{
  return HUPAN_VERSION;
}

const char *
hupan_get_localedir (void)
{
  const char *localedir = g_getenv ("HUPAN_LOCALEDIR");

  return localedir != NULL ? localedir : LOCALEDIR;
}

/**
 * hupan_get_pkgdatadir:
 *
 * The folder of the read-only data the program came with, or of the source
 * tree if `HUPAN_PKGDATADIR` says so.
 */
const char *
hupan_get_pkgdatadir (void)
{
  const char *pkgdatadir = g_getenv ("HUPAN_PKGDATADIR");

  return pkgdatadir != NULL ? pkgdatadir : PKGDATADIR;
}

/* In the build folder, the programs lie side by side. */
static char *
dup_folder_of_program (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *reader = folder != NULL ? g_build_filename (folder, "hupan-reader", NULL) : NULL;

  return reader != NULL && g_file_test (reader, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer (&folder) : NULL;
}

/**
 * hupan_get_libexecdir:
 *
 * The folder of the programs that only ours start: that of the running one if they are there too, else where they were
 * installed, or where `HUPAN_LIBEXECDIR` says.
 */
const char *
hupan_get_libexecdir (void)
{
  static char *beside;
  const char *libexecdir = g_getenv ("HUPAN_LIBEXECDIR");

  if (libexecdir != NULL)
    return libexecdir;
  if (g_once_init_enter_pointer (&beside))
    {
      char *folder = dup_folder_of_program ();

      g_once_init_leave_pointer (&beside, folder != NULL ? folder : g_strdup (LIBEXECDIR));
    }

  return beside;
}
