/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-package-parts.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <unistd.h>

#define CHUNK (256 * 1024)

typedef struct
{
  int fd;
  guint8 buffer[CHUNK];
} Input;

typedef struct archive Archive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

/* libarchive's own way of reading a descriptor asks more of the system than a reader may. */
static la_ssize_t
read_cb (struct archive *archive, void *data, const void **block)
{
  Input *input = data;
  gssize n;

  do
    n = read (input->fd, input->buffer, sizeof input->buffer);
  while (n < 0 && errno == EINTR);
  *block = input->buffer;
  return n;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT, sentence);
  return FALSE;
}

static gboolean
damaged (GError **error)
{
  return refuse (error, _("The package is damaged or incomplete. Ask for it to be sent again."));
}

static gboolean
nobody_listens (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE, g_strerror (EPIPE));
  return FALSE;
}

static gboolean
take_part (Archive *archive, struct archive_entry *entry, const HupanPackageFuncs *funcs, gpointer data, GError **error)
{
  const char *name = archive_entry_pathname (entry);
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  la_ssize_t n;

  if (archive_entry_filetype (entry) != AE_IFREG || archive_entry_is_encrypted (entry) || archive_entry_hardlink (entry) != NULL ||
      name == NULL || !g_utf8_validate (name, -1, NULL))
    return refuse (error, _("This file is no package made by Hupan."));
  if (!funcs->begin (name, data))
    return nobody_listens (error);
  while ((n = archive_read_data (archive, chunk, CHUNK)) > 0)
    if (!funcs->bytes (chunk, (gsize) n, data))
      return nobody_listens (error);
  return n == 0 || damaged (error);
}

gboolean
hupan_package_take_apart (int fd, const HupanPackageFuncs *funcs, gpointer data, GError **error)
{
  g_autofree Input *input = g_new0 (Input, 1);
  g_autoptr (Archive) archive = archive_read_new ();
  struct archive_entry *entry;
  guint n_parts = 0;
  int code;

  input->fd = fd;
  if (archive_read_support_format_zip_streamable (archive) != ARCHIVE_OK ||
      archive_read_open (archive, input, NULL, read_cb, NULL) != ARCHIVE_OK)
    return refuse (error, _("This file is no package made by Hupan."));
  while ((code = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    {
      n_parts++;
      if (!take_part (archive, entry, funcs, data, error))
        return FALSE;
    }
  if (n_parts == 0)
    return refuse (error, _("This file is no package made by Hupan."));
  return code == ARCHIVE_EOF || damaged (error);
}
