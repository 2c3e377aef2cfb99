/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can be wrong with a file as a whole. Each message is a translated sentence for people that says what is wrong
 * and where; what is wrong with single rows is kept by the import and does not end it. */
#define HUPAN_IMPORT_ERROR (hupan_import_error_quark ())
GQuark hupan_import_error_quark (void);

typedef enum
{
  HUPAN_IMPORT_ERROR_ENCODING = 1, /* cannot be told: ask, then pass it */
  HUPAN_IMPORT_ERROR_FORMAT,       /* not what it should be: says what, and the line */
  HUPAN_IMPORT_ERROR_LIMIT,        /* too large, too deep, too many: names the limit */
  HUPAN_IMPORT_ERROR_MAPPING,      /* no column gives a required field */
  HUPAN_IMPORT_ERROR_ROWS,         /* some rows have problems and only a whole import was asked for */
  HUPAN_IMPORT_ERROR_READER,       /* the program that reads files failed at it, was stopped or is missing */
} HupanImportError;

/* How much is read before a file is refused. The defaults are requirements I2, I3 and I5 of the reliability standard;
 * each is counted on what comes out of an archive, never on what an archive says of itself. */
typedef struct
{
  gsize max_bytes;       /* of text */
  guint max_rows;        /* the headings not counted */
  guint max_columns;
  gsize max_cell;        /* bytes */
  gsize max_line;        /* bytes of one row, or of one JSON record */
  guint max_depth;       /* of JSON */
  guint max_entries;     /* of a zip archive */
  gsize max_archive;     /* bytes of all entries read of a zip archive */
  guint max_ratio;       /* unpacked to packed bytes */
} HupanImportLimits;

const HupanImportLimits *hupan_import_limits_default (void);
const HupanImportLimits *hupan_import_limits_json (void);

G_END_DECLS
