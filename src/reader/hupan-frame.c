/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-frame.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  guint32 type;
  guint32 length;
} Head;

#define FLUSHED_FROM (64 * 1024)
#define HEARD_AT_ONCE (64 * 1024)

/* The limits in the order in which they are said. */
typedef guint64 Limits[9];

/* --- Saying ------------------------------------------------------------------------------------------------------- */

void
hupan_frame_writer_init (HupanFrameWriter *self, int fd)
{
  self->fd = fd;
  self->buffer = g_byte_array_sized_new (2 * FLUSHED_FROM);
  self->start = 0;
}

void
hupan_frame_writer_clear (HupanFrameWriter *self)
{
  g_clear_pointer (&self->buffer, g_byte_array_unref);
}

void
hupan_frame_begin (HupanFrameWriter *self, HupanFrameType type)
{
  Head head = { .type = type };

  self->start = self->buffer->len;
  g_byte_array_append (self->buffer, (const guint8 *) &head, sizeof head);
}

void
hupan_frame_put_number (HupanFrameWriter *self, guint64 number)
{
  g_byte_array_append (self->buffer, (const guint8 *) &number, sizeof number);
}

void
hupan_frame_put_text (HupanFrameWriter *self, const char *text)
{
  g_byte_array_append (self->buffer, (const guint8 *) text, strlen (text) + 1);
}

void
hupan_frame_put_bytes (HupanFrameWriter *self, gconstpointer bytes, gsize size)
{
  g_byte_array_append (self->buffer, bytes, (guint) size);
}

void
hupan_frame_put_limits (HupanFrameWriter *self, const HupanImportLimits *limits)
{
  const Limits numbers = {
    limits->max_bytes, limits->max_rows,    limits->max_columns, limits->max_cell,  limits->max_line,
    limits->max_depth, limits->max_entries, limits->max_archive, limits->max_ratio,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    hupan_frame_put_number (self, numbers[i]);
}

gsize
hupan_frame_get_length (HupanFrameWriter *self)
{
  return self->buffer->len - self->start - sizeof (Head);
}

void
hupan_frame_drop (HupanFrameWriter *self)
{
  g_byte_array_set_size (self->buffer, self->start);
}

gboolean
hupan_frame_end (HupanFrameWriter *self)
{
  guint32 length = hupan_frame_get_length (self);

  memcpy (self->buffer->data + self->start + G_STRUCT_OFFSET (Head, length), &length, sizeof length);

  return self->buffer->len < FLUSHED_FROM || hupan_frame_flush (self);
}

gboolean
hupan_frame_flush (HupanFrameWriter *self)
{
  gsize said = 0;

  while (said < self->buffer->len)
    {
      gssize n = write (self->fd, self->buffer->data + said, self->buffer->len - said);

      if (n < 0 && errno != EINTR)
        return FALSE;
      said += MAX (n, 0);
    }
  g_byte_array_set_size (self->buffer, 0);

  return TRUE;
}

/* --- Hearing ------------------------------------------------------------------------------------------------------ */

/* The next number, which must not be above max. */
guint64
hupan_frame_get_number (HupanFrame *self, guint64 max)
{
  guint64 number = 0;

  if ((gsize) (self->end - self->at) < sizeof number)
    {
      self->broken = TRUE;
      return 0;
    }

  memcpy (&number, self->at, sizeof number);
  self->at += sizeof number;
  if (number <= max)
    return number;

  self->broken = TRUE;
  return 0;
}

const char *
hupan_frame_get_text (HupanFrame *self)
{
  const char *text = self->at;
  const char *zero = memchr (self->at, '\0', self->end - self->at);

  if (zero == NULL || !g_utf8_validate_len (text, zero - text, NULL))
    {
      self->broken = TRUE;
      self->at = self->end;
      return NULL;
    }

  self->at = zero + 1;
  return text;
}

void
hupan_frame_get_limits (HupanFrame *self, HupanImportLimits *limits)
{
  Limits numbers;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    numbers[i] = hupan_frame_get_number (self, G_MAXUINT64);

  *limits = (HupanImportLimits) {
    .max_bytes = numbers[0],
    .max_rows = numbers[1],
    .max_columns = numbers[2],
    .max_cell = numbers[3],
    .max_line = numbers[4],
    .max_depth = numbers[5],
    .max_entries = numbers[6],
    .max_archive = numbers[7],
    .max_ratio = numbers[8],
  };
}

gboolean
hupan_frame_has_more (const HupanFrame *self)
{
  return !self->broken && self->at < self->end;
}

gboolean
hupan_frame_is_whole (const HupanFrame *self)
{
  return !self->broken && self->at == self->end;
}

void
hupan_frame_reader_init (HupanFrameReader *self, int fd)
{
  self->fd = fd;
  self->room = 4 * HEARD_AT_ONCE;
  self->buffer = g_malloc (self->room);
  self->start = self->end = 0;
}

void
hupan_frame_reader_clear (HupanFrameReader *self)
{
  g_clear_pointer (&self->buffer, g_free);
}

HupanHeard
hupan_frame_take (HupanFrameReader *self, HupanFrame *frame)
{
  const gsize come = self->end - self->start;
  Head head;

  if (come < sizeof head)
    return HUPAN_HEARD_NOTHING;
  memcpy (&head, self->buffer + self->start, sizeof head);
  if (head.type < HUPAN_FRAME_READ || head.type > HUPAN_FRAME_PROBLEM || head.length > HUPAN_FRAME_MAX)
    return HUPAN_HEARD_NONSENSE;
  if (come - sizeof head < head.length)
    return HUPAN_HEARD_NOTHING;

  frame->type = head.type;
  frame->at = self->buffer + self->start + sizeof head;
  frame->end = frame->at + head.length;
  frame->broken = FALSE;
  self->start += sizeof head + head.length;

  return HUPAN_HEARD_FRAME;
}

/* Room for more behind what has come: no frame is longer than HUPAN_FRAME_MAX, so the buffer does not grow without end. */
static void
make_room (HupanFrameReader *self)
{
  if (self->start > 0)
    {
      memmove (self->buffer, self->buffer + self->start, self->end - self->start);
      self->end -= self->start;
      self->start = 0;
    }
  if (self->room - self->end < HEARD_AT_ONCE)
    {
      self->room *= 2;
      self->buffer = g_realloc (self->buffer, self->room);
    }
}

gssize
hupan_frame_hear (HupanFrameReader *self)
{
  gssize n;

  if (self->room - self->end < HEARD_AT_ONCE)
    make_room (self);
  do
    n = read (self->fd, self->buffer + self->end, self->room - self->end);
  while (n < 0 && errno == EINTR);
  self->end += MAX (n, 0);

  return n;
}
