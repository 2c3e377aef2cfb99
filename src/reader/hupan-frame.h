/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-import-error.h"

G_BEGIN_DECLS

/* What the program and its reader say to each other.
 *
 * A file from outside is parsed by a program of its own, hupan-reader, that can do nothing but that (hupan-sandbox.h).
 * It has the file as its standard input and a socket to the program as its standard output. Over that, both say frames:
 * a type and a length (32 bits each), then so many bytes of values. Numbers have the byte order of the machine, on which
 * both run; a text is UTF-8 with a zero byte behind it.
 *
 *   frame      values                                 said
 *
 *   READ       version, what to read, name of the     by the program, first: what it wants
 *              file, encoding, limits of tables,
 *              limits of records
 *
 *   TABLE      encoding, separator                    a table follows, a ROW for each of its rows, headings included
 *   RECORDS    encoding                               records follow, a ROW for each
 *   ENCODINGS  texts                                  what the file may be in, the likeliest first; then END
 *   ROW        line, flags, texts                     a row's cells; or a record's leaves (hupan-leaves.h)
 *   PART       name                                   a part of a package begins, in the order of the file; then END
 *   BYTES      bytes, no values                       what is in it, a piece at a time
 *   PROGRESS   thousandths                            at any time
 *   END        number of bytes that are no text       last, when everything was read
 *   PROBLEM    code, sentence                         last, when the file cannot be read: a HupanImportError
 *
 * What the reader says is worth no more than the file it has read: whoever makes that one misbehave speaks with its voice.
 * So a frame is taken only at its place in that order, within its limits, and when its values fill it exactly. */
#define HUPAN_FRAME_VERSION 2

typedef enum
{
  HUPAN_FRAME_READ = 1,
  HUPAN_FRAME_TABLE,
  HUPAN_FRAME_RECORDS,
  HUPAN_FRAME_ENCODINGS,
  HUPAN_FRAME_ROW,
  HUPAN_FRAME_PART,
  HUPAN_FRAME_BYTES,
  HUPAN_FRAME_PROGRESS,
  HUPAN_FRAME_END,
  HUPAN_FRAME_PROBLEM,
} HupanFrameType;

/* What to read. */
typedef enum
{
  HUPAN_READ_ROWS = 1,  /* a table or records, whichever the file holds */
  HUPAN_READ_ENCODINGS, /* only what encodings the file may be in */
  HUPAN_READ_PACKAGE,   /* the parts of a package of ours */
} HupanReadWhat;

/* Of a ROW. */
typedef enum
{
  HUPAN_READ_SOUND = 0,
  HUPAN_READ_DAMAGED = 1 << 0,     /* some of its bytes are no text */
  HUPAN_READ_STRAY_QUOTE = 1 << 1, /* see hupan_csv_has_stray_quote() */
  HUPAN_READ_PROBLEM = 1 << 2,     /* it cannot be read: the only text is the sentence that says why */
} HupanReadFlags;

/* No frame is longer: a row is limited, and so is what its texts take besides. */
#define HUPAN_FRAME_MAX (8 * 1024 * 1024)

/* --- Saying ------------------------------------------------------------------------------------------------------- */

typedef struct
{
  int fd;
  GByteArray *buffer;
  gsize start; /* of the frame that is being said */
} HupanFrameWriter;

void     hupan_frame_writer_init  (HupanFrameWriter *self, int fd);
void     hupan_frame_writer_clear (HupanFrameWriter *self);
void     hupan_frame_begin        (HupanFrameWriter *self, HupanFrameType type);
void     hupan_frame_put_number   (HupanFrameWriter *self, guint64 number);
void     hupan_frame_put_text     (HupanFrameWriter *self, const char *text);
void     hupan_frame_put_bytes    (HupanFrameWriter *self, gconstpointer bytes, gsize size);
void     hupan_frame_put_limits   (HupanFrameWriter *self, const HupanImportLimits *limits);
gsize    hupan_frame_get_length   (HupanFrameWriter *self); /* of what was put since it began */
void     hupan_frame_drop         (HupanFrameWriter *self); /* as if it had not begun */
gboolean hupan_frame_end          (HupanFrameWriter *self); /* FALSE: nobody listens any more */
gboolean hupan_frame_flush        (HupanFrameWriter *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HupanFrameWriter, hupan_frame_writer_clear)

/* --- Hearing ------------------------------------------------------------------------------------------------------ */

/* A frame as it came. Each get takes the next value; one that is not there makes the frame broken and gives 0 or NULL, so
 * values may be taken first and the frame checked in the end. */
typedef struct
{
  HupanFrameType type;
  const char *at;
  const char *end;
  gboolean broken;
} HupanFrame;

guint64     hupan_frame_get_number (HupanFrame *self, guint64 max);
const char *hupan_frame_get_text   (HupanFrame *self); /* valid UTF-8; good until the next frame */
void        hupan_frame_get_limits (HupanFrame *self, HupanImportLimits *limits);
gboolean    hupan_frame_has_more   (const HupanFrame *self);
gboolean    hupan_frame_is_whole   (const HupanFrame *self); /* nothing was missing and nothing is left */

typedef struct
{
  int fd;
  char *buffer;
  gsize room;
  gsize start; /* of what has come and was not yet taken */
  gsize end;
} HupanFrameReader;

typedef enum
{
  HUPAN_HEARD_FRAME = 1,
  HUPAN_HEARD_NOTHING, /* more has to come: wait, then hupan_frame_hear() */
  HUPAN_HEARD_NONSENSE,
} HupanHeard;

void       hupan_frame_reader_init  (HupanFrameReader *self, int fd);
void       hupan_frame_reader_clear (HupanFrameReader *self);
HupanHeard hupan_frame_take         (HupanFrameReader *self, HupanFrame *frame); /* of what has come already */
gssize     hupan_frame_hear         (HupanFrameReader *self);                    /* takes in more; 0: the other end is gone; -1: errno */

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HupanFrameReader, hupan_frame_reader_clear)

G_END_DECLS
