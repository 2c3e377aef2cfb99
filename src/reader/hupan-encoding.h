/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "hupan-import-error.h"

G_BEGIN_DECLS

/* Text as it came from a file, in UTF-8, without byte order mark and without zero bytes. */
typedef struct
{
  char *text; /* followed by a zero byte */
  gsize length;
  char *encoding;  /* "UTF-8", "GB18030" */
  GArray *damaged; /* of guint32, offsets into text: what could not be read, each now U+FFFD; NULL: nothing */
} HupanDecoded;

void hupan_decoded_free (HupanDecoded *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanDecoded, hupan_decoded_free)

HupanDecoded *hupan_encoding_decode (const char *bytes, gsize length, const char *encoding, GError **error);

/* What to offer when the encoding cannot be told. */
char **hupan_encoding_guess (const char *bytes, gsize length);

/* hupan-encoding-names.c: what there are, and what they are called. */
const char *const *hupan_encoding_list          (void);
const char        *hupan_encoding_get_label     (const char *encoding);
const char        *hupan_encoding_get_converter (const char *encoding);

G_END_DECLS
