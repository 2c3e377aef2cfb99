/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-source.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

struct _HupanSource
{
  char *name; /* of the file, without its folder, for messages */
  int fd; /* borrowed */
  gsize packed_size;
  gsize n_read; /* what has come out so far */
  HupanImportLimits limits;
  struct archive *archive; /* NULL: a plain file */
  char block[64 * 1024];   /* of the packed file */
};

typedef enum
{
  MAGIC_PLAIN,
  MAGIC_GZIP,
  MAGIC_ZIP,
  MAGIC_DATABASE,
  MAGIC_SPREADSHEET,
  MAGIC_PDF,
} Magic;

static const struct
{
  const char *bytes;
  gsize length;
  Magic magic;
} magics[] = {
  { "\x1F\x8B", 2, MAGIC_GZIP },
  { "PK\x03\x04", 4, MAGIC_ZIP },
  { "PK\x05\x06", 4, MAGIC_ZIP },
  { "SQLite format 3", 15, MAGIC_DATABASE },
  { "\xD0\xCF\x11\xE0", 4, MAGIC_SPREADSHEET },
  { "%PDF-", 5, MAGIC_PDF },
};

void
hupan_source_free (HupanSource *self)
{
  if (self == NULL)
    return;

  if (self->archive != NULL)
    archive_read_free (self->archive);
  g_free (self->name);
  g_free (self);
}

static gboolean fail_format (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail_format (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT, format, args));
  va_end (args);
  return FALSE;
}

static gboolean
fail_read (HupanSource *self, GError **error)
{
  return fail_format (error, _("“%s” cannot be read: %s."), self->name, g_strerror (errno));
}

static Magic
read_magic (HupanSource *self)
{
  char bytes[16] = { 0 };
  gssize n = pread (self->fd, bytes, sizeof bytes, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    {
      if (n >= (gssize) magics[i].length && memcmp (bytes, magics[i].bytes, magics[i].length) == 0)
        return magics[i].magic;
    }

  return MAGIC_PLAIN;
}

/* --- Archives ----------------------------------------------------------------------------------------------------- */

static gboolean
fail_archive (HupanSource *self, GError **error)
{
  const char *reason = archive_error_string (self->archive);

  if (reason != NULL)
    g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT, _("“%s” is damaged and cannot be unpacked: %s."),
                 self->name, reason);
  else
    g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT, _("“%s” is damaged and cannot be unpacked."),
                 self->name);
  return FALSE;
}

/* libarchive’s own way to read a descriptor asks what kind of file it is, which a reader may not (hupan-sandbox.h). */
static la_ssize_t
read_cb (struct archive *archive, void *data, const void **block)
{
  HupanSource *self = data;
  gssize n;

  do
    n = read (self->fd, self->block, sizeof self->block);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    archive_set_error (archive, errno, "%s", g_strerror (errno));
  *block = self->block;

  return n;
}

static la_int64_t
seek_cb (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  HupanSource *self = data;
  off_t at = lseek (self->fd, offset, whence);

  if (at < 0)
    archive_set_error (archive, errno, "%s", g_strerror (errno));

  return at < 0 ? ARCHIVE_FATAL : at;
}

static gboolean
open_archive (HupanSource *self, Magic magic, GError **error)
{
  g_clear_pointer (&self->archive, archive_read_free);
  self->archive = archive_read_new ();
  if (magic == MAGIC_GZIP)
    {
      archive_read_support_filter_gzip (self->archive);
      archive_read_support_format_raw (self->archive);
    }
  else
    archive_read_support_format_zip_seekable (self->archive);

  archive_read_set_read_callback (self->archive, read_cb);
  archive_read_set_seek_callback (self->archive, seek_cb);
  archive_read_set_callback_data (self->archive, self);
  if (lseek (self->fd, 0, SEEK_SET) != 0 || archive_read_open1 (self->archive) != ARCHIVE_OK)
    return fail_archive (self, error);

  return TRUE;
}

/* How good a candidate an entry is; 0 is none. The archive of a ROR dump holds the same records as JSON and as CSV, and
 * older ones in both versions of the schema. */
static int
rate_entry (struct archive_entry *entry)
{
  const char *path = archive_entry_pathname_utf8 (entry);
  g_autofree char *name = NULL;

  if (path == NULL)
    path = archive_entry_pathname (entry);
  if (path == NULL || archive_entry_filetype (entry) != AE_IFREG)
    return 0;

  name = g_path_get_basename (path);
  for (char *c = name; *c != '\0'; c++)
    *c = g_ascii_tolower (*c);
  if (name[0] == '.')
    return 0;
  if (g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".jsonl") || g_str_has_suffix (name, ".ndjson"))
    return strstr (name, "schema_v2") != NULL ? 3 : 2;
  if (g_str_has_suffix (name, ".csv") || g_str_has_suffix (name, ".tsv") || g_str_has_suffix (name, ".txt"))
    return 1;

  return 0;
}

/* Steps to entry number @wanted, or over all of them to find the best. */
static gboolean
walk_entries (HupanSource *self, guint wanted, guint *best, GError **error)
{
  struct archive_entry *entry;
  int best_rate = 0;
  guint n_best = 0;
  int status;

  for (guint i = 0; (status = archive_read_next_header (self->archive, &entry)) != ARCHIVE_EOF; i++)
    {
      int rate;

      if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
        return fail_archive (self, error);
      if (i >= self->limits.max_entries)
        {
          g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_LIMIT,
                       _("“%s” has more than %u files in it, which is the limit."), self->name, self->limits.max_entries);
          return FALSE;
        }
      if (i == wanted)
        {
          if (archive_entry_is_encrypted (entry))
            return fail_format (error, _("“%s” is protected by a password. Unpack it first."), self->name);
          return TRUE;
        }

      rate = rate_entry (entry);
      n_best = rate > best_rate ? 1 : n_best + (rate == best_rate && rate > 0);
      if (rate > best_rate)
        {
          best_rate = rate;
          *best = i;
        }
    }

  if (best_rate == 0)
    return fail_format (error, _("“%s” has no CSV or JSON file in it. If it is a spreadsheet, save it as CSV."), self->name);
  if (n_best > 1)
    return fail_format (error, _("“%s” has several files in it that could be imported. Unpack it and choose one."), self->name);

  return TRUE;
}

static gboolean
open_zip (HupanSource *self, GError **error)
{
  guint best = 0;

  return open_archive (self, MAGIC_ZIP, error) && walk_entries (self, G_MAXUINT, &best, error) &&
         open_archive (self, MAGIC_ZIP, error) && walk_entries (self, best, &best, error);
}

static gboolean
open_gzip (HupanSource *self, GError **error)
{
  struct archive_entry *entry;

  if (!open_archive (self, MAGIC_GZIP, error))
    return FALSE;

  /* What only begins like gzip would be handed out as it is. */
  return (archive_read_next_header (self->archive, &entry) == ARCHIVE_OK &&
          archive_filter_code (self->archive, 0) == ARCHIVE_FILTER_GZIP) ||
         fail_archive (self, error);
}

/* ------------------------------------------------------------------------------------------------------------------ */

/**
 * hupan_source_new:
 * @fd: a file, open for reading; it is read from its beginning, and stays open
 * @name: of the file, without its folder, for messages
 *
 * What is no file to import, is protected or damaged, or holds several, gives a sentence that says so.
 */
HupanSource *
hupan_source_new (int fd, const char *name, const HupanImportLimits *limits, GError **error)
{
  g_autoptr (HupanSource) self = g_new0 (HupanSource, 1);
  off_t size = lseek (fd, 0, SEEK_END);

  self->fd = fd;
  self->name = g_strdup (name);
  self->limits = *limits;
  self->packed_size = MAX (size, 0);
  if (size < 0 || lseek (fd, 0, SEEK_SET) < 0)
    {
      fail_read (self, error);
      return NULL;
    }

  switch (read_magic (self))
    {
    case MAGIC_PLAIN:
      break;
    case MAGIC_GZIP:
      if (!open_gzip (self, error))
        return NULL;
      break;
    case MAGIC_ZIP:
      if (!open_zip (self, error))
        return NULL;
      break;
    case MAGIC_DATABASE:
      fail_format (error, _("“%s” is a database, not a file that can be imported."), self->name);
      return NULL;
    case MAGIC_SPREADSHEET:
      fail_format (error, _("“%s” is a spreadsheet. Save it as CSV and import that."), self->name);
      return NULL;
    case MAGIC_PDF:
      fail_format (error, _("“%s” is a PDF document, which has no table to import."), self->name);
      return NULL;
    default:
      g_assert_not_reached ();
    }

  return g_steal_pointer (&self);
}

void
hupan_source_set_limits (HupanSource *self, const HupanImportLimits *limits)
{
  self->limits = *limits;
}

static gboolean
check_limits (HupanSource *self, GError **error)
{
  const gsize max = self->archive != NULL ? MIN (self->limits.max_bytes, self->limits.max_archive) : self->limits.max_bytes;

  if (self->n_read > max)
    {
      g_autofree char *limit = g_format_size_full (max, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_LIMIT, _("“%s” is larger than %s, which is the limit."),
                   self->name, limit);
      return FALSE;
    }

  /* A small file may shrink much; a bomb shrinks all the way. */
  if (self->archive != NULL && self->n_read > 1024 * 1024 && self->n_read / self->limits.max_ratio > self->packed_size)
    {
      g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_LIMIT,
                   _("“%s” unpacks to more than %u times its size, which is the limit."), self->name,
                   self->limits.max_ratio);
      return FALSE;
    }

  return TRUE;
}

gssize
hupan_source_read (HupanSource *self, char *buffer, gsize size, GError **error)
{
  gssize n;

  do
    n = self->archive != NULL ? archive_read_data (self->archive, buffer, size) : read (self->fd, buffer, size);
  while (n < 0 && self->archive == NULL && errno == EINTR);

  if (n < 0)
    {
      if (self->archive != NULL)
        fail_archive (self, error);
      else
        fail_read (self, error);
      return -1;
    }

  self->n_read += n;
  return check_limits (self, error) ? n : -1;
}

double
hupan_source_get_fraction (HupanSource *self)
{
  off_t at = lseek (self->fd, 0, SEEK_CUR);

  return at < 0 ? 0 : CLAMP ((double) at / self->packed_size, 0, 1);
}

/**
 * hupan_source_read_all:
 *
 * Returns: (transfer full): everything that is left, followed by a zero byte that @length does not count
 */
char *
hupan_source_read_all (HupanSource *self, gsize *length, const HupanProgress *progress, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new (self->archive != NULL ? 1 << 20 : self->packed_size + 1);
  g_autofree char *buffer = g_malloc (1 << 18);
  gssize n;

  while ((n = hupan_source_read (self, buffer, 1 << 18, error)) > 0)
    {
      g_byte_array_append (bytes, (const guint8 *) buffer, n);
      if (hupan_progress_is_cancelled (progress, error))
        return NULL;
      hupan_progress_report (progress, hupan_source_get_fraction (self), NULL);
    }
  if (n < 0)
    return NULL;

  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}
