/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "hupan-lang.h"

/* Where a region tells the script, and wordings are marked by script. */
static const struct
{
  const char *tag;
  const char *script;
} chinese[] = {
  { "zh-CN", "zh-Hans" }, { "zh-SG", "zh-Hans" }, { "zh-TW", "zh-Hant" },
  { "zh-HK", "zh-Hant" }, { "zh-MO", "zh-Hant" }, { "zh", "zh-Hans" },
};

static const char *
script_of (const char *tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (chinese); i++)
    if (g_ascii_strcasecmp (tag, chinese[i].tag) == 0)
      return chinese[i].script;

  return NULL;
}

/**
 * hupan_langs_init:
 * @lang: a BCP 47 tag, or a locale such as "zh_CN.UTF-8"
 *
 * Truncates from the right as RFC 4647 section 3.4 (lookup) does: "zh-Hans-CN", "zh-Hans", "zh". Chinese without a
 * script takes that of its region.
 */
void
hupan_langs_init (HupanLangs *self,
                  const char *lang)
{
  char tag[G_N_ELEMENTS (self->tags[0])];
  guint n = 0;

  g_strlcpy (tag, lang, MIN (sizeof tag, strcspn (lang, ".@") + 1));
  g_strdelimit (tag, "_", '-');

  g_strlcpy (self->tags[n++], tag, sizeof tag);
  if (script_of (tag) != NULL)
    g_strlcpy (self->tags[n++], script_of (tag), sizeof tag);

  while (n < HUPAN_N_LANGS)
    {
      char *dash = strrchr (tag, '-');

      if (dash != NULL)
        *dash = '\0';
      g_strlcpy (self->tags[n++], tag, sizeof tag);
    }
}
