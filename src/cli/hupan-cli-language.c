/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-cli-language.h"

#include <glib/gi18n.h>

#include "core/hupan-l10n.h"
#include "core/hupan-language.h"
#include "hupan-cli.h"

#define OPTION "--language"

/* The last one counts, as for every option. What is missing is for the parser of options to say. */
static const char *
find_wanted (const char *const *words)
{
  const char *wanted = g_getenv ("HUPAN_LANGUAGE");

  for (; *words != NULL && strcmp (*words, "--") != 0; words++)
    {
      if (g_str_has_prefix (*words, OPTION "="))
        wanted = *words + strlen (OPTION "=");
      else if (strcmp (*words, OPTION) == 0 && words[1] != NULL)
        wanted = *++words;
    }

  return wanted;
}

/* Tags may also be written as locales are: zh_CN.UTF-8. */
static gboolean
parse (const char  *wanted,
       char       **tag,
       GError     **error)
{
  g_autofree char *plain = g_strndup (wanted, strcspn (wanted, ".@"));

  if (hupan_language_parse (g_strdelimit (plain, "_", '-'), tag, NULL))
    return TRUE;

  return hupan_cli_misuse (error, _ ("“%s” is not a language; write its code, as in “en” or “zh-CN”."), wanted);
}

gboolean
hupan_cli_choose_language (const char *const *words,
                           GError           **error)
{
  const char *wanted = find_wanted (words);
  g_autofree char *tag = NULL;
  const char *shipped;

  if (wanted == NULL || *wanted == '\0')
    return TRUE;
  if (!parse (wanted, &tag, error))
    return FALSE;

  /* A language that Hupan does not speak may still be one in which records have names. */
  shipped = hupan_l10n_find_language (tag);
  hupan_ui_set_language (shipped != NULL ? shipped : tag);
  return TRUE;
}
