/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-encoding.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

#include "hupan-gb18030.h"

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

void
hupan_decoded_free (HupanDecoded *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->damaged, g_array_unref);
  g_free (self->encoding);
  g_free (self->text);
  g_free (self);
}

/* --- Reading one encoding ----------------------------------------------------------------------------------------- */

static void
append_damage (GString *out, GArray *damaged)
{
  guint32 offset = out->len;

  g_array_append_val (damaged, offset);
  g_string_append (out, REPLACEMENT);
}

static HupanDecoded *
decoded_new (GString *out, GArray *damaged, const char *encoding)
{
  HupanDecoded *self = g_new0 (HupanDecoded, 1);

  self->length = out->len;
  self->text = g_string_free (out, FALSE);
  self->encoding = g_strdup (encoding);
  if (damaged->len > 0)
    self->damaged = damaged;
  else
    g_array_unref (damaged);

  return self;
}

/* Each byte that cannot belong to a character, and each zero byte, becomes one U+FFFD. */
static HupanDecoded *
decode_utf8 (const char *bytes, gsize length)
{
  GString *out = g_string_sized_new (length + 16);
  GArray *damaged = g_array_new (FALSE, FALSE, sizeof (guint32));
  const char *end = bytes + length;

  while (bytes < end)
    {
      const char *valid_end;

      if (g_utf8_validate_len (bytes, end - bytes, &valid_end))
        valid_end = end;
      g_string_append_len (out, bytes, valid_end - bytes);
      bytes = valid_end;
      if (bytes < end)
        {
          append_damage (out, damaged);
          bytes++;
        }
    }

  return decoded_new (out, damaged, "UTF-8");
}

/* Marks what ICU cannot convert by a noncharacter, so that it is not confused with a U+FFFD that was in the file. */
#define DAMAGE_MARK 0xFDD0

static void
mark_damage_cb (const void                *context,
                UConverterToUnicodeArgs   *args,
                const char                *code_units,
                int32_t                    length,
                UConverterCallbackReason   reason,
                UErrorCode                *status)
{
  static const UChar mark = DAMAGE_MARK;

  if (reason > UCNV_IRREGULAR)
    return;

  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars (args, &mark, 1, 0, status);
}

static void
append_utf16 (GString *out, GArray *damaged, const UChar *units, gsize n, UChar *pending)
{
  for (gsize i = 0; i < n; i++)
    {
      UChar32 c = units[i];

      if (*pending != 0)
        {
          c = U16_GET_SUPPLEMENTARY (*pending, units[i]);
          *pending = 0;
        }
      else if (U16_IS_LEAD (units[i]))
        {
          *pending = units[i];
          continue;
        }

      if (c == DAMAGE_MARK || c == 0)
        append_damage (out, damaged);
      else if (c < 0x80)
        g_string_append_c (out, (char) c);
      else
        g_string_append_unichar (out, c);
    }
}

static UConverter *
open_converter (const char *encoding, GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter;

  converter = ucnv_open (hupan_encoding_get_converter (encoding), &status);
  if (U_FAILURE (status))
    {
      g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_ENCODING, _("There is no text encoding called “%s”."),
                   encoding);
      return NULL;
    }

  return converter;
}

static HupanDecoded *
decode_with_icu (const char *bytes, gsize length, const char *encoding, GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = open_converter (encoding, error);
  const char *source = bytes;
  GString *out;
  GArray *damaged;
  UChar pending = 0;

  if (converter == NULL)
    return NULL;

  ucnv_setToUCallBack (converter, mark_damage_cb, NULL, NULL, NULL, &status);
  out = g_string_sized_new (length + length / 2 + 16);
  damaged = g_array_new (FALSE, FALSE, sizeof (guint32));

  do
    {
      UChar units[4096];
      UChar *target = units;

      status = U_ZERO_ERROR;
      ucnv_toUnicode (converter, &target, units + G_N_ELEMENTS (units), &source, bytes + length, NULL, TRUE, &status);
      append_utf16 (out, damaged, units, target - units, &pending);
    }
  while (status == U_BUFFER_OVERFLOW_ERROR);
  ucnv_close (converter);

  return decoded_new (out, damaged, encoding);
}

/* --- Which encoding ----------------------------------------------------------------------------------------------- */

static const struct
{
  const char *bytes;
  gsize length;
  const char *encoding;
} marks[] = {
  { "\xEF\xBB\xBF", 3, "UTF-8" },
  { "\xFF\xFE\x00\x00", 4, "UTF-32LE" },
  { "\x00\x00\xFE\xFF", 4, "UTF-32BE" },
  { "\xFF\xFE", 2, "UTF-16LE" },
  { "\xFE\xFF", 2, "UTF-16BE" },
  { "\x84\x31\x95\x33", 4, "GB18030" },
};

static const char *
read_byte_order_mark (const char *bytes, gsize length, gsize *skip)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (length >= marks[i].length && memcmp (bytes, marks[i].bytes, marks[i].length) == 0)
        {
          *skip = marks[i].length;
          return marks[i].encoding;
        }
    }

  return NULL;
}

/* A table in UTF-16 has a zero byte in every separator and line end, and all of them on the same side. */
static const char *
guess_utf16 (const char *bytes, gsize length)
{
  const gsize sample = MIN (length, 65536) & ~(gsize) 1;
  guint zeros[2] = { 0, 0 };
  guint line_ends[2] = { 0, 0 };

  if (length % 2 != 0 || length < 4)
    return NULL;

  for (gsize i = 0; i < sample; i += 2)
    {
      zeros[0] += bytes[i] == 0;
      zeros[1] += bytes[i + 1] == 0;
      line_ends[0] += bytes[i] == 0 && (bytes[i + 1] == '\n' || bytes[i + 1] == '\r' || bytes[i + 1] == ',');
      line_ends[1] += bytes[i + 1] == 0 && (bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == ',');
    }
  if (line_ends[1] > 0 && zeros[0] * 20 < zeros[1])
    return "UTF-16LE";
  if (line_ends[0] > 0 && zeros[1] * 20 < zeros[0])
    return "UTF-16BE";

  return NULL;
}

/* Text that is UTF-8 but for a few broken places: at least four sound characters outside ASCII for each broken byte. */
static gboolean
is_damaged_utf8 (const char *bytes, gsize length)
{
  const char *end = bytes + length;
  gsize sound = 0, broken = 0;

  while (bytes < end)
    {
      const char *valid_end;

      if (g_utf8_validate_len (bytes, end - bytes, &valid_end))
        valid_end = end;
      for (; bytes < valid_end; bytes++)
        sound += (guchar) *bytes >= 0xC0;
      if (bytes < end)
        {
          broken++;
          bytes++;
        }
    }

  return sound >= 4 * broken;
}

static gboolean
has_damage (const HupanDecoded *decoded)
{
  return decoded->damaged != NULL;
}

/* Pictures, PDF files and the like have zero bytes and other control characters, both of which no text has. Zero bytes
 * alone are what some databases fill cells with. */
static gboolean
is_binary (const char *bytes, gsize length)
{
  gboolean has_zero = memchr (bytes, '\0', length) != NULL;

  for (gsize i = 0; has_zero && i < length; i++)
    {
      if ((bytes[i] > '\0' && bytes[i] < '\a') || (bytes[i] > '\r' && bytes[i] < '\x1A'))
        return TRUE;
    }

  return FALSE;
}

/* No encoding makes a table of them, so there is nothing to ask. */
static HupanDecoded *
refuse_binary (GError **error)
{
  g_set_error_literal (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT,
                       _("The file is not text. Open it in the program that made it, save the table as CSV, and import that."));
  return NULL;
}

static HupanDecoded *
decode_as (const char *bytes, gsize length, const char *encoding, GError **error)
{
  if (g_ascii_strcasecmp (encoding, "UTF-8") == 0)
    return decode_utf8 (bytes, length);

  return decode_with_icu (bytes, length, encoding, error);
}

static HupanDecoded *
detect_and_decode (const char *bytes, gsize length, GError **error)
{
  g_autoptr (HupanDecoded) decoded = NULL;
  const char *utf16;
  gsize skip = 0;
  const char *marked = read_byte_order_mark (bytes, length, &skip);

  if (marked != NULL)
    return decode_as (bytes + skip, length - skip, marked, error);
  if (g_utf8_validate_len (bytes, length, NULL))
    return decode_utf8 (bytes, length);

  utf16 = guess_utf16 (bytes, length);
  if (utf16 != NULL)
    {
      decoded = decode_with_icu (bytes, length, utf16, NULL);
      if (decoded != NULL && !has_damage (decoded))
        return g_steal_pointer (&decoded);
      g_clear_pointer (&decoded, hupan_decoded_free);
    }

  if (is_damaged_utf8 (bytes, length))
    return decode_utf8 (bytes, length);

  if (hupan_gb18030_is_plausible (bytes, length))
    {
      decoded = decode_with_icu (bytes, length, "GB18030", NULL);
      if (decoded != NULL && !has_damage (decoded))
        return g_steal_pointer (&decoded);
    }

  if (is_binary (bytes, length))
    return refuse_binary (error);

  g_set_error_literal (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_ENCODING,
                       _("The file does not tell its text encoding. Choose the one in which the text can be read."));
  return NULL;
}

/* What is no text in any encoding does not become text because somebody chose one for it. What UTF-16 and UTF-32 are made
 * of looks like control characters, so UTF-16 is known by its separators, and by a zero character otherwise. */
static gboolean
is_text_in (const char *bytes, gsize length, const char *encoding)
{
  const char *utf16;

  if (g_ascii_strncasecmp (encoding, "UTF-32", 6) == 0)
    return TRUE;
  if (g_ascii_strncasecmp (encoding, "UTF-16", 6) != 0)
    return !is_binary (bytes, length);

  utf16 = guess_utf16 (bytes, length);
  if (utf16 != NULL && g_ascii_strncasecmp (encoding, utf16, strlen (encoding)) == 0)
    return TRUE;
  for (gsize i = 0; i + 1 < length; i += 2)
    {
      if (bytes[i] == '\0' && bytes[i + 1] == '\0')
        return FALSE;
    }

  return TRUE;
}

/**
 * hupan_encoding_decode:
 * @encoding: (nullable): %NULL to find out: a byte order mark, strict UTF-8, UTF-16, UTF-8 with damage, GB 18030; what
 *   is none of them gives %HUPAN_IMPORT_ERROR_ENCODING, and the caller asks, with hupan_encoding_guess()
 *
 * What cannot be read in an encoding is replaced by U+FFFD and listed, never dropped. What is no text at all gives
 * %HUPAN_IMPORT_ERROR_FORMAT, whether or not an encoding was chosen.
 */
HupanDecoded *
hupan_encoding_decode (const char *bytes, gsize length, const char *encoding, GError **error)
{
  const char *marked;
  gsize skip = 0;

  if (encoding == NULL)
    return detect_and_decode (bytes, length, error);

  marked = read_byte_order_mark (bytes, length, &skip);
  if (marked != NULL && g_ascii_strcasecmp (marked, encoding) == 0)
    return decode_as (bytes + skip, length - skip, encoding, error);
  if (!is_text_in (bytes, length, encoding))
    return refuse_binary (error);

  return decode_as (bytes, length, encoding, error);
}

/* Returns: (transfer full): hupan_encoding_list(), the likeliest for these bytes first. */
char **
hupan_encoding_guess (const char *bytes, gsize length)
{
  const char *const *all = hupan_encoding_list ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  const UCharsetMatch **matches = NULL;
  int32_t n_matches = 0;

  ucsdet_setText (detector, bytes, (int32_t) MIN (length, 1 << 20), &status);
  matches = ucsdet_detectAll (detector, &n_matches, &status);
  for (int32_t i = 0; U_SUCCESS (status) && i < n_matches; i++)
    {
      const char *name = ucsdet_getName (matches[i], &status);

      /* The Windows code pages hold all of these and are what spreadsheets write. */
      if (g_strcmp0 (name, "ISO-8859-1") == 0)
        name = "windows-1252";
      for (const char *const *known = all; *known != NULL; known++)
        {
          if (g_ascii_strcasecmp (name, *known) == 0 && g_hash_table_add (seen, (gpointer) *known))
            g_strv_builder_add (builder, *known);
        }
    }
  ucsdet_close (detector);

  for (const char *const *known = all; *known != NULL; known++)
    {
      if (g_hash_table_add (seen, (gpointer) *known))
        g_strv_builder_add (builder, *known);
    }

  return g_strv_builder_end (builder);
}
