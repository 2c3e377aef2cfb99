/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-record.h"
#include "reader/hupan-reader.h"

G_BEGIN_DECLS

/* Records of the Research Organization Registry (ror.org) in versions 2.0 and 2.1 of its schema. Every record is taken,
 * whatever its types say: a laboratory or a hospital can be a partner too. */

typedef struct
{
  char *name;
  char *lang; /* BCP 47, or NULL */
  const char *kind; /* "label", "alias", "acronym" */
  gboolean is_display;
} HupanRorName;

typedef struct
{
  guint line;
  char *id;      /* as in the file, or NULL */
  char *problem; /* a sentence; NULL: the record is sound */
  HupanRecord *university; /* with its ROR id and what else ROR owns; NULL with a problem */
  GPtrArray *names;        /* of HupanRorName */
} HupanRorRecord;

void       hupan_ror_record_free (HupanRorRecord *record);
GPtrArray *hupan_ror_read (HupanReader *reader, const HupanProgress *progress, GError **error);

const char *hupan_ror_choose_native_name (GPtrArray *names, const char *country);

G_END_DECLS
