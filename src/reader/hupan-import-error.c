/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-import-error.h"

#define KIB ((gsize) 1024)
#define MIB (1024 * KIB)

static const HupanImportLimits default_limits = {
  .max_bytes = 64 * MIB,
  .max_rows = 200000,
  .max_columns = 500,
  .max_cell = 64 * KIB,
  .max_line = 1 * MIB,
  .max_depth = 64,
  .max_entries = 2000,
  .max_archive = 200 * MIB,
  .max_ratio = 200,
};

/* A whole dump of ROR is some 300 MB of JSON with 120,000 records. It is read in pieces, a record at a time, so its size
 * costs time but little memory. */
static const HupanImportLimits json_limits = {
  .max_bytes = 1024 * MIB,
  .max_rows = 400000,
  .max_columns = 500,
  .max_cell = 64 * KIB,
  .max_line = 1 * MIB,
  .max_depth = 64,
  .max_entries = 2000,
  .max_archive = 1024 * MIB,
  .max_ratio = 200,
};

G_DEFINE_QUARK (hupan-import-error-quark, hupan_import_error)

/* For files of unknown origin. */
const HupanImportLimits *
hupan_import_limits_default (void)
{
  return &default_limits;
}

/* For JSON of unknown origin, which is never held in memory as a whole. */
const HupanImportLimits *
hupan_import_limits_json (void)
{
  return &json_limits;
}
