/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-encoding.h"

#include <glib/gi18n.h>

/* The order in which they are offered when nothing speaks for one of them. The converters are those of ICU, which are
 * the same on every system, not the C library's. */
static const struct
{
  const char *name;
  const char *converter; /* NULL: the same */
  const char *label;
} encodings[] = {
  { "UTF-8", NULL, NC_ ("encoding", "Unicode (UTF-8)") },
  { "UTF-16LE", NULL, NC_ ("encoding", "Unicode (UTF-16LE)") },
  { "UTF-16BE", NULL, NC_ ("encoding", "Unicode (UTF-16BE)") },
  { "GB18030", NULL, NC_ ("encoding", "Simplified Chinese (GB18030)") },
  { "Big5", "Big5-HKSCS", NC_ ("encoding", "Traditional Chinese (Big5)") },
  { "Shift_JIS", "windows-31j", NC_ ("encoding", "Japanese (Shift_JIS)") },
  { "EUC-JP", NULL, NC_ ("encoding", "Japanese (EUC-JP)") },
  { "EUC-KR", "windows-949", NC_ ("encoding", "Korean (EUC-KR)") },
  { "windows-1252", NULL, NC_ ("encoding", "Western European (Windows-1252)") },
  { "ISO-8859-15", NULL, NC_ ("encoding", "Western European (ISO-8859-15)") },
  { "macintosh", NULL, NC_ ("encoding", "Western European (Macintosh)") },
  { "windows-1250", NULL, NC_ ("encoding", "Central European (Windows-1250)") },
  { "ISO-8859-2", NULL, NC_ ("encoding", "Central European (ISO-8859-2)") },
  { "windows-1251", NULL, NC_ ("encoding", "Cyrillic (Windows-1251)") },
  { "KOI8-R", NULL, NC_ ("encoding", "Cyrillic (KOI8-R)") },
  { "windows-1253", NULL, NC_ ("encoding", "Greek (Windows-1253)") },
  { "windows-1254", NULL, NC_ ("encoding", "Turkish (Windows-1254)") },
  { "windows-1255", NULL, NC_ ("encoding", "Hebrew (Windows-1255)") },
  { "windows-1256", NULL, NC_ ("encoding", "Arabic (Windows-1256)") },
  { "windows-1257", NULL, NC_ ("encoding", "Baltic (Windows-1257)") },
  { "windows-1258", NULL, NC_ ("encoding", "Vietnamese (Windows-1258)") },
  { "windows-874", NULL, NC_ ("encoding", "Thai (Windows-874)") },
};

/* Returns: (transfer none): the names of all encodings that a file may be read in. */
const char *const *
hupan_encoding_list (void)
{
  static const char *names[G_N_ELEMENTS (encodings) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    names[i] = encodings[i].name;

  return names;
}

/* Returns: (transfer none): what ICU calls it. */
const char *
hupan_encoding_get_converter (const char *encoding)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      if (g_ascii_strcasecmp (encoding, encodings[i].name) == 0 && encodings[i].converter != NULL)
        return encodings[i].converter;
    }

  return encoding;
}

/* Returns: (transfer none): what people call it, or the name itself. */
const char *
hupan_encoding_get_label (const char *encoding)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      if (g_ascii_strcasecmp (encoding, encodings[i].name) == 0)
        return g_dpgettext2 (NULL, "encoding", encodings[i].label);
    }

  return encoding;
}
