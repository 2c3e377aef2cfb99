/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/hupan-progress.h"

G_BEGIN_DECLS

/* Documents on their way in: files that somebody drops, pastes or chooses, before a registry knows of them. */
#define HUPAN_INCOMING_MOST (200 * G_GINT64_CONSTANT (1024) * 1024) /* bytes at a time (F3) */

/* A file, or bytes that are none, such as an image from the clipboard. When it was read it has either bytes or a sentence that says
 * why it cannot come in. */
typedef struct
{
  char *name;    /* as it came */
  GFile *file;   /* NULL: bytes */
  GBytes *bytes;
  char *kind;    /* of document, as somebody said; NULL: guessed */
  char *refused;
} HupanIncoming;

HupanIncoming *hupan_incoming_new_file (GFile *file);
HupanIncoming *hupan_incoming_new_bytes (const char *name, GBytes *bytes);
void           hupan_incoming_free (HupanIncoming *self);

/* Reads those that are not read yet, on any thread but one that others wait for: a share or a stick that does not answer
 * holds it up, and not even cancelling gets a thread out of that. FALSE with an error when they are too much altogether, or
 * it was cancelled. */
gboolean hupan_incoming_read (GPtrArray *incoming, const HupanProgress *progress, GError **error);

G_END_DECLS
