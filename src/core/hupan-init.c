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
