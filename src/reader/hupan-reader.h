/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-progress.h"
#include "hupan-frame.h"

G_BEGIN_DECLS

/* A file being read by a program of its own (hupan-frame.h says how the two talk). What that one says is checked here; what
 * becomes of it, a crash, a limit, a kill, is an error of the file, HUPAN_IMPORT_ERROR_READER, and nothing else.
 *
 * Made by hupan_reader_start(), asked again and again by hupan_reader_next(), and ended by hupan_reader_free() at any
 * time. To be used from one thread. */
typedef struct _HupanReader HupanReader;

/* What comes next of the file. Texts are valid UTF-8, and good until the next call. */
typedef struct
{
  HupanFrameType type;   /* TABLE, RECORDS, ENCODINGS, ROW, PART, BYTES, END */
  const char *encoding;  /* TABLE, RECORDS */
  const char *separator; /* TABLE */
  guint line;            /* ROW: where it begins in the file, from 1 */
  HupanReadFlags flags;  /* ROW */
  GPtrArray *texts;      /* ROW: cells, or name and value of each leaf in turn; ENCODINGS; borrowed */
  const char *name;      /* PART */
  const guint8 *bytes;   /* BYTES: so many as size says */
  gsize size;
  guint n_damaged;       /* END: bytes that are no text in the encoding */
} HupanReading;

HupanReader *hupan_reader_start (const char *path, HupanReadWhat what, const char *encoding, const HupanImportLimits *limits, GError **error);
gboolean     hupan_reader_next  (HupanReader *self, HupanReading *reading, const HupanProgress *progress, GError **error);
void         hupan_reader_free  (HupanReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanReader, hupan_reader_free)

/* Opens what may be given to a reader: a regular file that is not empty and no database. Returns a descriptor, or -1. */
int hupan_reader_open_file (const char *path, GError **error);

G_END_DECLS
