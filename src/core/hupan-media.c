/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-media.h"

#include <glib/gi18n.h>
#include <string.h>

/* How far into a file its kind can show: the names in a ZIP, the element that makes markup a web page. */
#define ZIP_REACH    (1024 * 1024)
#define MARKUP_REACH 1024
#define TEXT_REACH   (64 * 1024)

typedef enum
{
  PDF,
  JPEG,
  PNG,
  TIFF,
  HEIC,
  DOCX,
  ODT,
  TXT,
  PROGRAM,
  SCRIPT,
  MACROS,
  UNKNOWN,
} Media;

static const HupanMedia media[] = {
  [PDF] = { "application/pdf", NC_ ("media", "PDF document"), "hupan-document-pdf-symbolic", "pdf" },
  [JPEG] = { "image/jpeg", NC_ ("media", "JPEG image"), "image-x-generic-symbolic", "jpg|jpeg|jpe|jfif", HUPAN_MEDIA_IMAGE },
  [PNG] = { "image/png", NC_ ("media", "PNG image"), "image-x-generic-symbolic", "png", HUPAN_MEDIA_IMAGE },
  [TIFF] = { "image/tiff", NC_ ("media", "TIFF image"), "image-x-generic-symbolic", "tiff|tif", HUPAN_MEDIA_IMAGE },
  [HEIC] = { "image/heic", NC_ ("media", "HEIC image"), "image-x-generic-symbolic", "heic|heif", HUPAN_MEDIA_IMAGE },
  [DOCX] = { "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
             NC_ ("media", "Word document"), "x-office-document-symbolic", "docx" },
  [ODT] = { "application/vnd.oasis.opendocument.text", NC_ ("media", "OpenDocument text"), "x-office-document-symbolic",
            "odt" },
  [TXT] = { "text/plain", NC_ ("media", "Plain text"), "text-x-generic-symbolic", "txt|text|csv|tsv|md|tex|bib|json|log" },
  [PROGRAM] = { "application/x-executable", NC_ ("media", "Program"), "application-x-executable-symbolic", NULL,
                HUPAN_MEDIA_UNKNOWN | HUPAN_MEDIA_RUNS },
  [SCRIPT] = { "application/x-script", NC_ ("media", "Script or web page"), "application-x-executable-symbolic", NULL,
               HUPAN_MEDIA_UNKNOWN | HUPAN_MEDIA_RUNS },
  [MACROS] = { "application/vnd.ms-word.document.macroenabled.12", NC_ ("media", "Word document with macros"),
               "application-x-executable-symbolic", NULL, HUPAN_MEDIA_UNKNOWN | HUPAN_MEDIA_RUNS },
  [UNKNOWN] = { "application/octet-stream", NC_ ("media", "Unknown type"), "hupan-document-symbolic", NULL,
                HUPAN_MEDIA_UNKNOWN },
};

/* The bytes that a file begins with, programs first: what starts as one is one, whatever else it also is. */
static const struct
{
  guint offset;
  const char *bytes;
  guint size;
  Media media;
} magic[] = {
#define MAGIC(offset, bytes, media) { offset, bytes, sizeof bytes - 1, media }
  MAGIC (0, "MZ", PROGRAM),
  MAGIC (0, "\x7f" "ELF", PROGRAM),
  MAGIC (0, "\xfe\xed\xfa\xce", PROGRAM), /* Mach-O, and with the bytes the other way round */
  MAGIC (0, "\xfe\xed\xfa\xcf", PROGRAM),
  MAGIC (0, "\xce\xfa\xed\xfe", PROGRAM),
  MAGIC (0, "\xcf\xfa\xed\xfe", PROGRAM),
  MAGIC (0, "\xca\xfe\xba\xbe", PROGRAM), /* Java class, or Mach-O for several processors */
  MAGIC (0, "\0asm", PROGRAM),
  MAGIC (0, "dex\n", PROGRAM),
  MAGIC (0, "!<arch>\n", PROGRAM),        /* Debian package */
  MAGIC (0, "\xed\xab\xee\xdb", PROGRAM), /* RPM package */
  MAGIC (0, "L\0\0\0\x01\x14\x02\0", PROGRAM), /* Windows shortcut */
  MAGIC (0, "ITSF", PROGRAM),             /* compiled HTML help */
  MAGIC (0, "#!", SCRIPT),
  MAGIC (0, "%!PS", SCRIPT),              /* PostScript is a programming language */
  MAGIC (0, "[Desktop Entry]", SCRIPT),
  MAGIC (0, "%PDF-", PDF),
  MAGIC (0, "\xff\xd8\xff", JPEG),
  MAGIC (0, "\x89PNG\r\n\x1a\n", PNG),
  MAGIC (0, "II*\0", TIFF),
  MAGIC (0, "MM\0*", TIFF),
  MAGIC (4, "ftypheic", HEIC),
  MAGIC (4, "ftypheix", HEIC),
  MAGIC (4, "ftyphevc", HEIC),
  MAGIC (4, "ftypheim", HEIC),
  MAGIC (4, "ftypheis", HEIC),
  MAGIC (4, "ftypmif1", HEIC),
  MAGIC (4, "ftypmsf1", HEIC),
  MAGIC (30, "mimetypeapplication/vnd.oasis.opendocument.text", ODT),
#undef MAGIC
};

/* Names in a ZIP that say what it is. The order counts: macros before the document that has them. */
static const struct
{
  const char *name;
  Media media;
} entries[] = {
  { "META-INF/MANIFEST.MF", PROGRAM }, /* Java archive */
  { "AndroidManifest.xml", PROGRAM },
  { "word/vbaProject.bin", MACROS },
  { "xl/vbaProject.bin", MACROS },
  { "ppt/vbaProject.bin", MACROS },
  { "word/", DOCX },
};

/* Endings that make a desktop run a file, or hand it to something that does. */
static const char never_opened[] =
  "|apk|app|appimage|appref-ms|bash|bat|bin|chm|class|cmd|com|command|cpl|csh|deb|desktop|dll|dmg|docm|dotm|exe|flatpakref|"
  "gadget|hta|htm|html|inf|iso|jar|js|jse|jnlp|lnk|lua|mht|mhtml|mjs|msc|msi|msp|php|pif|pkg|pl|potm|ppsm|pptm|ps|ps1|psm1|py|"
  "pyc|pyw|rb|reg|rpm|run|scf|scr|sh|shtml|so|svg|svgz|swf|sys|tcl|url|vb|vbe|vbs|webloc|wsf|wsh|xhtml|xlam|xlsm|xltm|xml|xpi|"
  "xsl|zsh|";

static gboolean
has_bytes (const guint8 *data,
           gsize         size,
           gsize         offset,
           const char   *bytes,
           gsize         length)
{
  return size >= offset + length && memcmp (data + offset, bytes, length) == 0;
}

/* Whether a local header of the ZIP has a name that begins so. The headers are looked for by their signature rather than walked
 * along, so no length in the file is believed. */
static gboolean
has_entry (const guint8 *data,
           gsize         size,
           const char   *name)
{
  const gsize length = strlen (name);
  const guint8 *p = data, *end = data + MIN (size, ZIP_REACH);

  while (p < end && (p = memchr (p, 'P', (gsize) (end - p))) != NULL)
    {
      const gsize left = (gsize) (end - p);

      if (has_bytes (p, left, 0, "PK\3\4", 4) && has_bytes (p, left, 30, name, length))
        return TRUE;
      p++;
    }

  return FALSE;
}

/* What a browser would run: anything that begins like markup and soon names one of these. */
static gboolean
is_active_markup (const guint8 *data,
                  gsize         size)
{
  static const char *const elements[] = { "<html", "<script", "<svg", "<body", "<iframe", "<?php", "<!doctype html" };
  g_autofree char *head = NULL;
  gsize length = MIN (size, MARKUP_REACH);
  const char *p;

  if (has_bytes (data, size, 0, "\xef\xbb\xbf", 3))
    data += 3, length -= 3;
  head = g_ascii_strdown ((const char *) data, (gssize) length);
  for (p = head; g_ascii_isspace (*p); p++)
    ;
  if (*p != '<')
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strstr (p, elements[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Pairs of bytes as GBK has them, and the four of GB 18030: what a text from a Chinese Windows looks like. */
static gboolean
is_gb18030 (const guint8 *data,
            gsize         size)
{
  for (gsize i = 0; i < size; i++)
    {
      if (data[i] < 0x80)
        continue;
      if (data[i] == 0x80 || data[i] == 0xff)
        return FALSE;
      if (++i >= size)
        return TRUE; /* cut off where looking ends */
      if (data[i] >= '0' && data[i] <= '9')
        i += 2;
      else if (data[i] < 0x40 || data[i] == 0x7f || data[i] == 0xff)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_text (const guint8 *data,
         gsize         size)
{
  const gsize length = MIN (size, TEXT_REACH);
  const char *end;

  if (has_bytes (data, size, 0, "\xff\xfe", 2) || has_bytes (data, size, 0, "\xfe\xff", 2))
    return size % 2 == 0;
  for (gsize i = 0; i < length; i++)
    if ((data[i] < ' ' && strchr ("\t\n\r\f", data[i]) == NULL) || data[i] == 0 || data[i] == 0x7f)
      return FALSE;

  return g_utf8_validate ((const char *) data, (gssize) length, &end) ||
         (size > length && (const guint8 *) end > data + length - 4) || is_gb18030 (data, length);
}

/**
 * hupan_media_sniff:
 *
 * Returns: what the content is; never %NULL
 */
const HupanMedia *
hupan_media_sniff (const guint8 *data,
                   gsize         size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (magic); i++)
    if (has_bytes (data, size, magic[i].offset, magic[i].bytes, magic[i].size) &&
        (magic[i].media != ODT || has_bytes (data, size, 0, "PK\3\4", 4)))
      return &media[magic[i].media];

  if (has_bytes (data, size, 0, "PK\3\4", 4))
    for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
      if (has_entry (data, size, entries[i].name))
        return &media[entries[i].media];

  if (size > 0 && is_active_markup (data, size))
    return &media[SCRIPT];

  return &media[size > 0 && is_text (data, size) ? TXT : UNKNOWN];
}

/**
 * hupan_media_get:
 * @type: (nullable): as kept with a document
 *
 * Returns: never %NULL; what is not known is the unknown type
 */
const HupanMedia *
hupan_media_get (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (media); i++)
    if (g_strcmp0 (media[i].type, type) == 0)
      return &media[i];

  return &media[UNKNOWN];
}

const char *
hupan_media_get_label (const HupanMedia *self)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "media", self->label);
}

/* Whether the name ends in one of those between "|". */
static gboolean
has_ending (const char *name,
            const char *endings)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *lower = dot != NULL ? g_ascii_strdown (dot + 1, -1) : NULL;
  g_auto (GStrv) all = g_strsplit (endings, "|", -1);

  return lower != NULL && *lower != '\0' && g_strv_contains ((const char *const *) all, lower);
}

/**
 * hupan_media_may_open:
 *
 * What is known opens: the copy gets an ending that fits it, so no name makes it run. What is unknown opens unless it
 * begins like a program, or is named like one.
 */
gboolean
hupan_media_may_open (const HupanMedia *self,
                      const char       *name)
{
  if (self->flags & HUPAN_MEDIA_RUNS)
    return FALSE;

  return (self->flags & HUPAN_MEDIA_UNKNOWN) == 0 || !has_ending (name, never_opened);
}

char *
hupan_media_dup_copy_name (const HupanMedia *self,
                           const char       *name)
{
  g_auto (GStrv) endings = NULL;

  if (self->endings == NULL || has_ending (name, self->endings))
    return g_strdup (name);

  endings = g_strsplit (self->endings, "|", 2);
  return g_strconcat (name, ".", endings[0], NULL);
}
