/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "reader/hupan-import-error.h"
#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* What came in from one file, before anything is written: read, mapped, compared with the registry and counted. */
#define HUPAN_TYPE_IMPORT (hupan_import_get_type ())
G_DECLARE_FINAL_TYPE (HupanImport, hupan_import, HUPAN, IMPORT, GObject)

typedef enum
{
  HUPAN_IMPORT_CSV = 1,
  HUPAN_IMPORT_ROR, /* ROR v2 or v2.1: JSON array, JSON lines, one object; each also gzip or zip */
} HupanImportFormat;

/* Step 1: read the file. kind may be NULL (guessed from the headings). encoding NULL: detected; what cannot be told
 * gives HUPAN_IMPORT_ERROR_ENCODING, and the caller asks, offering hupan_import_guess_encodings (labels for them:
 * hupan_encoding_get_label), and reads again. limits NULL: those for files of unknown origin. */
HupanImport *hupan_import_read (const char *path, const HupanKind *kind, const char *encoding, const HupanProgress *progress, GError **error);
HupanImport *hupan_import_read_within (const char *path, const HupanKind *kind, const char *encoding,
                                       const HupanImportLimits *limits, const HupanProgress *progress, GError **error);
char       **hupan_import_guess_encodings (const char *path, GError **error);

const char        *hupan_import_get_name (HupanImport *self);      /* of the file, without its folder */
HupanImportFormat  hupan_import_get_format (HupanImport *self);
const HupanKind   *hupan_import_get_kind (HupanImport *self);
const char        *hupan_import_get_encoding (HupanImport *self);  /* "GB18030" */
const char        *hupan_import_get_separator (HupanImport *self); /* "," ";" "\t" "|" */
const char *const *hupan_import_get_headings (HupanImport *self);
guint              hupan_import_get_n_rows (HupanImport *self);
const char        *hupan_import_get_cell (HupanImport *self, guint row, guint column); /* for the preview; never NULL */
guint              hupan_import_get_n_damaged (HupanImport *self); /* bytes that are no text in this encoding; their rows are errors */

/* Step 2, CSV only: which heading gives which target. A target is a field as seen from the kind: "country",
 * "person.emails", "education.university"; NULL leaves the column out. Begins with what the headings say, or with what
 * was chosen the last time for a file with the same headings (remembered in the registry: recall it after reading,
 * remember it after committing). Choosing a target that another column has takes it from that one, unless there may be
 * several ("Topic 1", "Topic 2"), whose values come in the order of the columns. */
const char *const *hupan_import_list_targets (HupanImport *self);
char              *hupan_import_dup_target_label (HupanImport *self, const char *target);
const char        *hupan_import_get_target (HupanImport *self, guint column);
void               hupan_import_set_target (HupanImport *self, guint column, const char *target);
gboolean           hupan_import_recall_mapping (HupanImport *self, HupanRegistry *registry, GError **error);
gboolean           hupan_import_remember_mapping (HupanImport *self, HupanRegistry *registry, GError **error);

/* Step 3: compare with the registry. */
typedef enum
{
  HUPAN_ROW_NEW = 1,
  HUPAN_ROW_UPDATE,
  HUPAN_ROW_UNCHANGED,
  HUPAN_ROW_ERROR,
} HupanRowState;

gboolean      hupan_import_compare (HupanImport *self, HupanRegistry *registry, const HupanProgress *progress, GError **error);
guint         hupan_import_count (HupanImport *self, HupanRowState state);
HupanRowState hupan_import_get_row_state (HupanImport *self, guint row);
const char   *hupan_import_get_row_message (HupanImport *self, guint row); /* the reason of an error; what an update changes */
guint         hupan_import_get_row_line (HupanImport *self, guint row);    /* line in the file, from 1 */

/* Names in the file that no record has, or several have: "浙大". What is meant can be said once for all rows, here and in later
 * files: it is remembered with the mapping. Where a record comes to be called so, that counts. */
typedef struct
{
  const HupanKind *kind;
  const HupanField *field; /* of the first cell that says it; others may refer to the kind too */
  char *text;      /* as that cell writes it */
  char *sentence;  /* that says so, with the likeliest records */
  GArray *rows;    /* of guint */
  GArray *likely;           /* of gint64: records that may be meant, the likeliest first, */
  GPtrArray *likely_titles; /* of char *: their titles, in the interface's language */
  gint64 id;       /* of the record that is meant; 0: nobody said */
  char *title;     /* of that */
} HupanMeaning;

GPtrArray *hupan_import_get_meanings (HupanImport *self); /* of HupanMeaning, by first row; borrowed, until it compares again */
void       hupan_import_set_meaning  (HupanImport *self, const HupanKind *kind, const char *text, gint64 id); /* 0: unsaid. Compare again. */

/* What is wrong, each once, with all rows that it is wrong with. */
typedef struct
{
  int column;                  /* -1: the row as a whole */
  const char *reason;
  const HupanMeaning *meaning; /* NULL: it is no name that was not found */
  GArray *rows;                /* of guint */
} HupanProblemGroup;

GPtrArray *hupan_import_get_problem_groups (HupanImport *self); /* of HupanProblemGroup, by first row; borrowed likewise */
char      *hupan_import_dup_group_text     (HupanImport *self, const HupanProblemGroup *group); /* "University: No university …" */
char      *hupan_import_dup_lines          (HupanImport *self, GArray *rows); /* "2, 3, 5, …", no more than a few */
gboolean   hupan_import_save_problems      (HupanImport *self, const char *path, GError **error); /* row by row */

/* Step 4: one batch, committed by the caller. Without only_good it is NULL with HUPAN_IMPORT_ERROR_ROWS when any row has
 * a problem. */
HupanBatch *hupan_import_dup_batch (HupanImport *self, gboolean only_good, GError **error);

G_END_DECLS
