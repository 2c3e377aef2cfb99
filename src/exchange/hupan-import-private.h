/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-import.h"
#include "hupan-sheet.h"
#include "hupan-target.h"

G_BEGIN_DECLS

/* What is shared by the files of an import: reading (hupan-import.c), mapping (hupan-mapping.c), comparing
 * (hupan-compare-csv.c, hupan-compare-ror.c) and what comes of it (hupan-import-results.c). */

/* A row of the file that is a record; blank lines are none. */
typedef struct
{
  guint32 sheet_row;
  guint32 flags;
} HupanImportRow;

typedef enum
{
  HUPAN_IMPORT_ROW_SOUND = 0,
  HUPAN_IMPORT_ROW_DAMAGED = 1 << 0,     /* some of its bytes are no text */
  HUPAN_IMPORT_ROW_STRAY_QUOTE = 1 << 1, /* see HUPAN_READ_STRAY_QUOTE */
  HUPAN_IMPORT_ROW_RAGGED = 1 << 2,      /* it has not as many cells as there are headings */
} HupanImportRowFlags;

typedef struct
{
  HupanRowState state;
  guint32 first_change;  /* of the batch: what the row does */
  guint32 n_changes;
  guint32 first_problem;
  guint32 n_problems;
} HupanRowResult;

typedef struct
{
  guint row;
  int column; /* -1: the row as a whole */
  char *reason;
  const HupanMeaning *meaning; /* of HupanImport.meanings; NULL */
} HupanRowProblem;

struct _HupanImport
{
  GObject parent_instance;

  char *name;
  HupanImportFormat format;
  const HupanKind *kind;
  GPtrArray *headings; /* NULL-terminated */

  /* CSV */
  HupanSheet *sheet;
  char *encoding;
  guint n_damaged;
  GArray *rows;       /* of HupanImportRow */
  GPtrArray *targets; /* of HupanTarget or NULL, one a column, borrowed */

  GHashTable *chosen; /* hupan_meaning_key () -> gint64, what somebody said it means */

  /* ROR */
  GPtrArray *ror; /* of HupanRorRecord */

  /* What comparing found. */
  GArray *results;     /* of HupanRowResult; empty before */
  GPtrArray *problems; /* of HupanRowProblem, by row */
  GPtrArray *groups;   /* of HupanProblemGroup; NULL: nobody asked */
  GPtrArray *meanings; /* of HupanMeaning, */
  GHashTable *by_key;  /* by hupan_meaning_key () */
  HupanBatch *batch;
  GHashTable *notes;   /* row -> sentence */
  GHashTable *titles;  /* id -> title, of the records that the changes refer to */
  char *message;       /* the last one handed out */
};

/* hupan-import-results.c */
void hupan_import_clear_results (HupanImport *self);
void hupan_import_add_result    (HupanImport *self, guint row, guint first_problem, GPtrArray *changes, gboolean is_new);
void hupan_import_add_note      (HupanImport *self, guint row, const char *note); /* why a row that could do something does nothing */
void hupan_import_add_title     (HupanImport *self, gint64 id, const char *title);
int  hupan_import_find_column   (HupanImport *self, const HupanKind *kind, const HupanField *field);

/* hupan-import-problems.c */
void hupan_import_clear_problems (HupanImport *self);
void hupan_import_add_problem    (HupanImport *self, guint row, int column, const char *reason);
void hupan_import_add_unknown    (HupanImport *self, guint row, int column, const HupanMeaning *meaning);

/* hupan-meaning.c */
void          hupan_import_clear_meanings    (HupanImport *self);
HupanMeaning *hupan_import_note_meaning      (HupanImport *self, const HupanField *field, const char *text, guint row); /* sentence NULL: it is new */
char         *hupan_meaning_dup_sentence     (const HupanKind *kind, const char *text, gboolean several, GPtrArray *titles);
char         *hupan_import_dup_with_likely   (const char *sentence, GPtrArray *titles);
gint64        hupan_import_get_chosen        (HupanImport *self, const HupanKind *kind, const char *text); /* 0: nothing */
gboolean      hupan_import_recall_meanings   (HupanImport *self, HupanRegistry *registry, GError **error);
gboolean      hupan_import_remember_meanings (HupanImport *self, HupanRegistry *registry, GError **error);

/* hupan-compare-csv.c, hupan-compare-ror.c */
gboolean hupan_import_compare_csv (HupanImport *self, HupanRegistry *registry, const HupanProgress *progress, GError **error);
gboolean hupan_import_compare_ror (HupanImport *self, HupanRegistry *registry, const HupanProgress *progress, GError **error);

G_END_DECLS
