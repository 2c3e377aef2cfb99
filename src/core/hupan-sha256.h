/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SHA-256 (FIPS 180-4), as GChecksum has it, but on the stack and with the instructions that most processors have for
 * it: every line of the history takes two, and an import or a verification does little else than these and SQL. */

#define HUPAN_SHA256_SIZE 32

typedef struct
{
  guint32 state[8];
  guint8 block[64];
  guint64 length; /* in bytes, of all that was taken in */
} HupanSha256;

void hupan_sha256_init (HupanSha256 *self);
void hupan_sha256_update (HupanSha256 *self, gconstpointer bytes, gsize size);
void hupan_sha256_end (HupanSha256 *self, guint8 digest[HUPAN_SHA256_SIZE]);
char *hupan_sha256_end_text (HupanSha256 *self); /* in lower-case hex digits */

/* For tests: whether the instructions are used, or not though they are there. */
gboolean hupan_sha256_set_portable (gboolean portable);

G_END_DECLS
