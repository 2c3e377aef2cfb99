/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-reader.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/hupan-init.h"

struct _HupanReader
{
  char *name; /* of the file, without its folder, for messages */
  GPid pid;   /* 0: it has ended, and status says how */
  int status;
  int fd;
  HupanFrameReader frames;
  HupanReadWhat what;
  HupanImportLimits table_limits;
  HupanImportLimits record_limits;
  GPtrArray *texts; /* of the reading at hand, borrowed from frames */

  /* What has been said so far. */
  enum { BEGINNING, IN_TABLE, IN_RECORDS, IN_ENCODINGS, IN_PACKAGE } place;
  guint n_rows;
  gsize n_bytes;
};

#define SENTENCE_MAX 4096

/* --- Starting ----------------------------------------------------------------------------------------------------- */

static void
fill_request (HupanReader *self, HupanFrameWriter *writer, const char *encoding)
{
  hupan_frame_begin (writer, HUPAN_FRAME_READ);
  hupan_frame_put_number (writer, HUPAN_FRAME_VERSION);
  hupan_frame_put_number (writer, self->what);
  hupan_frame_put_text (writer, self->name);
  hupan_frame_put_text (writer, encoding != NULL ? encoding : "");
  hupan_frame_put_limits (writer, &self->table_limits);
  hupan_frame_put_limits (writer, &self->record_limits);
  hupan_frame_end (writer);
}

/* It speaks as this program does, also where that was chosen after the start: LANGUAGE is in the environment, but gettext
 * asks the locale first. */
static char **
dup_environment (void)
{
  char **environment = g_environ_unsetenv (g_get_environ (), "LC_ALL");

  environment = g_environ_setenv (environment, "LC_CTYPE", setlocale (LC_CTYPE, NULL), TRUE);
  return g_environ_setenv (environment, "LC_MESSAGES", setlocale (LC_MESSAGES, NULL), TRUE);
}

/* The request waits in the socket for the reader to come: it is short, and nobody can be gone yet. */
static gboolean
spawn (HupanReader *self, int file, int socket, GError **error)
{
  g_autofree char *program = g_build_filename (hupan_get_libexecdir (), "hupan-reader", NULL);
  const char *const argv[] = { program, NULL };
  g_auto (GStrv) environment = dup_environment ();
  GSpawnFlags flags = G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_LEAVE_DESCRIPTORS_OPEN;
  g_autoptr (GError) local_error = NULL;

#ifndef __SANITIZE_ADDRESS__
  flags |= G_SPAWN_STDERR_TO_DEV_NULL;
#endif
  if (g_spawn_async_with_pipes_and_fds (NULL, argv, (const char *const *) environment, flags, NULL, NULL, file, socket, -1,
                                        NULL, NULL, 0, &self->pid, NULL, NULL, NULL, &local_error))
    return TRUE;

  self->pid = 0;
  g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_READER,
               _("The part of Hupan that reads files cannot be started: %s."), local_error->message);
  return FALSE;
}

/**
 * hupan_reader_start:
 * @encoding: (nullable): of a table; %NULL to find out
 * @limits: (nullable): %NULL for those for files of unknown origin
 *
 * Returns: (transfer full): the file being read; %NULL with a sentence if it cannot even be opened
 */
HupanReader *
hupan_reader_start (const char *path, HupanReadWhat what, const char *encoding, const HupanImportLimits *limits, GError **error)
{
  g_autoptr (HupanReader) self = g_new0 (HupanReader, 1);
  g_autofree char *basename = g_path_get_basename (path);
  g_autofd int file = hupan_reader_open_file (path, error);
  g_auto (HupanFrameWriter) writer = { 0 };
  g_autofd int theirs = -1;
  int sockets[2];

  self->fd = -1;
  if (file < 0)
    return NULL;
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s", g_strerror (errno));
      return NULL;
    }

  theirs = sockets[1];
  self->fd = sockets[0];
  self->name = g_filename_display_name (basename);
  self->what = what;
  self->table_limits = limits != NULL ? *limits : *hupan_import_limits_default ();
  self->record_limits = limits != NULL ? *limits : *hupan_import_limits_json ();
  self->texts = g_ptr_array_new ();
  hupan_frame_reader_init (&self->frames, self->fd);

  hupan_frame_writer_init (&writer, self->fd);
  fill_request (self, &writer, encoding);
  if (!hupan_frame_flush (&writer) || !spawn (self, file, theirs, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* --- Ending ------------------------------------------------------------------------------------------------------- */

static void
wait_for (HupanReader *self)
{
  if (self->pid == 0)
    return;

  while (waitpid (self->pid, &self->status, 0) < 0 && errno == EINTR)
    ;
  g_spawn_close_pid (self->pid);
  self->pid = 0;
}

void
hupan_reader_free (HupanReader *self)
{
  if (self == NULL)
    return;

  if (self->pid != 0)
    kill (self->pid, SIGKILL);
  wait_for (self);
  hupan_frame_reader_clear (&self->frames);
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self->name);
  g_free (self);
}

static gboolean
fail (HupanReader *self, const char *reason, GError **error)
{
  /* Translators: the name of a file; then a sentence that says why. */
  g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_READER, _("The file “%s” cannot be read. %s"), self->name, reason);
  return FALSE;
}

static gboolean
fail_nonsense (HupanReader *self, GError **error)
{
  return fail (self, _("The part of Hupan that reads files was led astray by it. The file may be damaged, or made to do harm."),
               error);
}

/* It is gone and has not said that it was done. */
static gboolean
fail_gone (HupanReader *self, GError **error)
{
  wait_for (self);
  if (WIFSIGNALED (self->status) && WTERMSIG (self->status) == SIGXCPU)
    return fail (self, _("It takes more time than a file of its size should."), error);
  if (WIFSIGNALED (self->status) && WTERMSIG (self->status) == SIGKILL)
    return fail (self, _("The part of Hupan that reads files was stopped before it was done."), error);

  return fail (self,
               _("The part of Hupan that reads files failed, or ran out of memory. The file may be damaged, or made to do harm."),
               error);
}

/* --- Hearing ------------------------------------------------------------------------------------------------------ */

/* Waits until there is more to hear, or somebody wants to stop. */
static gboolean
hear (HupanReader *self, const HupanProgress *progress, GError **error)
{
  GCancellable *cancellable = hupan_progress_get_cancellable (progress);
  GPollFD fds[2] = { { .fd = self->fd, .events = G_IO_IN } };
  const gboolean may_stop = cancellable != NULL && g_cancellable_make_pollfd (cancellable, &fds[1]);
  gssize n;

  while (g_poll (fds, may_stop ? 2 : 1, -1) < 0 && errno == EINTR)
    ;
  if (may_stop)
    g_cancellable_release_fd (cancellable);
  if (hupan_progress_is_cancelled (progress, error))
    return FALSE;

  n = hupan_frame_hear (&self->frames);
  return n > 0 || fail_gone (self, error);
}

static gboolean
hear_texts (HupanReader *self, HupanFrame *frame, gsize max_texts, gsize max_length)
{
  g_ptr_array_set_size (self->texts, 0);
  while (hupan_frame_has_more (frame) && self->texts->len <= max_texts)
    {
      const char *from = frame->at;
      const char *text = hupan_frame_get_text (frame);

      if (text == NULL || (gsize) (frame->at - from) > max_length + 1)
        return FALSE;
      g_ptr_array_add (self->texts, (gpointer) text);
    }

  return hupan_frame_is_whole (frame) && self->texts->len <= max_texts;
}

/* The limits once more: that the reader keeps them is not known. */
static gboolean
hear_row (HupanReader *self, HupanFrame *frame, HupanReading *reading)
{
  const gboolean in_table = self->place == IN_TABLE;
  const HupanImportLimits *limits = in_table ? &self->table_limits : &self->record_limits;
  const gsize length = frame->end - frame->at;

  reading->line = hupan_frame_get_number (frame, G_MAXUINT);
  reading->flags = hupan_frame_get_number (frame, HUPAN_READ_DAMAGED | HUPAN_READ_STRAY_QUOTE | HUPAN_READ_PROBLEM);
  self->n_rows++;
  if (reading->flags & HUPAN_READ_PROBLEM)
    return !in_table && self->n_rows <= limits->max_rows && hear_texts (self, frame, 1, SENTENCE_MAX) && self->texts->len == 1;
  if (!in_table)
    return self->n_rows <= limits->max_rows && hear_texts (self, frame, G_MAXUINT, limits->max_line) && self->texts->len % 2 == 0;

  /* The headings are a row of their own. Between the cells of the file there was a byte for each zero here, but for the last. */
  self->n_bytes += length - 2 * sizeof (guint64);
  return self->n_rows <= (guint64) limits->max_rows + 1 && self->n_bytes <= limits->max_bytes + 1 &&
         hear_texts (self, frame, limits->max_columns, limits->max_cell) && self->texts->len > 0;
}

/* A sentence for people, from a voice that need not be a friend's: shown as plain text, and it is one line. */
static gboolean
hear_problem (HupanReader *self, HupanFrame *frame, GError **error)
{
  const guint code = hupan_frame_get_number (frame, HUPAN_IMPORT_ERROR_READER);
  const char *sentence = hupan_frame_get_text (frame);

  if (!hupan_frame_is_whole (frame) || code == 0 || strlen (sentence) > SENTENCE_MAX)
    return fail_nonsense (self, error);
  for (const char *c = sentence; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (c)))
        return fail_nonsense (self, error);
    }

  g_set_error_literal (error, HUPAN_IMPORT_ERROR, code, sentence);
  return FALSE;
}

/* Takes a frame for what it says, if it may be said here. */
static gboolean
understand (HupanReader *self, HupanFrame *frame, HupanReading *reading)
{
  *reading = (HupanReading) { .type = frame->type, .texts = self->texts };

  switch (frame->type)
    {
    case HUPAN_FRAME_TABLE:
      reading->encoding = hupan_frame_get_text (frame);
      reading->separator = hupan_frame_get_text (frame);
      if (self->place != BEGINNING || self->what != HUPAN_READ_ROWS)
        return FALSE;
      self->place = IN_TABLE;
      return hupan_frame_is_whole (frame);
    case HUPAN_FRAME_RECORDS:
      reading->encoding = hupan_frame_get_text (frame);
      if (self->place != BEGINNING || self->what != HUPAN_READ_ROWS)
        return FALSE;
      self->place = IN_RECORDS;
      return hupan_frame_is_whole (frame);
    case HUPAN_FRAME_ENCODINGS:
      if (self->place != BEGINNING || self->what != HUPAN_READ_ENCODINGS)
        return FALSE;
      self->place = IN_ENCODINGS;
      return hear_texts (self, frame, 100, 100);
    case HUPAN_FRAME_ROW:
      return (self->place == IN_TABLE || self->place == IN_RECORDS) && hear_row (self, frame, reading);
    case HUPAN_FRAME_PART:
      reading->name = hupan_frame_get_text (frame);
      if (self->what != HUPAN_READ_PACKAGE)
        return FALSE;
      self->place = IN_PACKAGE;
      return hupan_frame_is_whole (frame);
    case HUPAN_FRAME_BYTES:
      reading->bytes = (const guint8 *) frame->at;
      reading->size = (gsize) (frame->end - frame->at);
      return self->place == IN_PACKAGE && reading->size > 0;
    case HUPAN_FRAME_END:
      reading->n_damaged = hupan_frame_get_number (frame, G_MAXUINT);
      return self->place != BEGINNING && hupan_frame_is_whole (frame);
    case HUPAN_FRAME_READ:
    case HUPAN_FRAME_PROGRESS:
    case HUPAN_FRAME_PROBLEM:
    default:
      return FALSE;
    }
}

/**
 * hupan_reader_next:
 *
 * Waits for what comes next. The last is %HUPAN_FRAME_END; nothing may be asked after it, or after an error.
 *
 * Returns: %FALSE with a sentence if the file cannot be read, or reading it was cancelled
 */
gboolean
hupan_reader_next (HupanReader *self, HupanReading *reading, const HupanProgress *progress, GError **error)
{
  for (;;)
    {
      HupanFrame frame;

      switch (hupan_frame_take (&self->frames, &frame))
        {
        case HUPAN_HEARD_FRAME:
          break;
        case HUPAN_HEARD_NOTHING:
          if (!hear (self, progress, error))
            return FALSE;
          continue;
        case HUPAN_HEARD_NONSENSE:
        default:
          return fail_nonsense (self, error);
        }

      if (frame.type == HUPAN_FRAME_PROBLEM)
        return hear_problem (self, &frame, error);
      if (frame.type != HUPAN_FRAME_PROGRESS)
        return understand (self, &frame, reading) || fail_nonsense (self, error);

      hupan_progress_report (progress, hupan_frame_get_number (&frame, 1000) / 1000.0, NULL);
      if (!hupan_frame_is_whole (&frame))
        return fail_nonsense (self, error);
    }
}
