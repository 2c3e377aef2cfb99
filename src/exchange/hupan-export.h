/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* The rows of a list as text. Cells that a spreadsheet would take for a formula get a leading apostrophe (F8), which
 * importing takes off again; JSON is the form for machines and changes nothing. */
typedef enum
{
  HUPAN_EXPORT_CSV = 1, /* RFC 4180, UTF-8 with byte order mark, headings and values for people */
  HUPAN_EXPORT_JSON,    /* array of objects keyed by column name, "id" first; canonical values, an object a line */
  HUPAN_EXPORT_TEXT,    /* tab-separated values for people, no headings, for the clipboard */

  /* Beside one of them: records that are confidential (HupanKind.confidential) too, which else are left out. */
  HUPAN_EXPORT_CONFIDENTIAL = 1 << 8,
} HupanExportFormat;

/* Instead of a number of ids: every record that is not in the trash. That none were chosen must never mean all. */
#define HUPAN_EXPORT_ALL ((gsize) -1)

/* ids in the order wanted, n_ids of them or HUPAN_EXPORT_ALL; columns, NULL-terminated, NULL: those of the
 * kind's list. lang: of titles of records, see hupan_registry_scan(); JSON has those of the records themselves.
 *
 * In JSON, ids are strings (they have 63 bits, of which many programs keep 53), integers and decimals are numbers, flags
 * true or false, columns that can have several values arrays, empty values null, and references the title of the record
 * referred to. */
gboolean hupan_export_write (HupanRegistry *registry, const HupanKind *kind, const HupanColumn *const *columns, const gint64 *ids,
                             gsize n_ids, const char *lang, HupanExportFormat format, GOutputStream *out,
                             const HupanProgress *progress, GError **error);

/* The same into a file that is whole or not there (hupan-file.h), and noted in the history (F9) before it gets its name. */
gboolean hupan_export_to_file (HupanRegistry *registry, const HupanKind *kind, const HupanColumn *const *columns, const gint64 *ids,
                               gsize n_ids, const char *lang, HupanExportFormat format, const char *path,
                               const HupanProgress *progress, GError **error);

/* The same to the standard output, noted too. */
gboolean hupan_export_to_output (HupanRegistry *registry, const HupanKind *kind, const HupanColumn *const *columns, const gint64 *ids,
                                 gsize n_ids, const char *lang, HupanExportFormat format, GOutputStream *out,
                                 const HupanProgress *progress, GError **error);

/* The same into memory, for the clipboard. */
char *hupan_export_dup_text (HupanRegistry *registry, const HupanKind *kind, const HupanColumn *const *columns, const gint64 *ids,
                             gsize n_ids, const char *lang, HupanExportFormat format, const HupanProgress *progress,
                             GError **error);

G_END_DECLS
