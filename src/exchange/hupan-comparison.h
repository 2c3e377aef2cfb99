/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-existing.h"
#include "hupan-import-private.h"
#include "hupan-likely.h"
#include "hupan-lookup.h"

G_BEGIN_DECLS

/* The comparison of a table with a registry, shared by its steps:
 *
 *   hupan-identify.c      which row is about which record, by hupan-identity-keys.c;
 *   hupan-row-values.c    from the cells of a row to canonical values, with the problems, in hupan-row-references.c those
 *                         that are names of records;
 *   hupan-row-changes.c   from values and the record they are about to changes, in hupan-row-parts.c those of parts;
 *   hupan-compare-csv.c   the loop around them. */
typedef struct
{
  gint64 id;       /* of the record of the import's kind; 0: none yet */
  gint64 embedded; /* of the person; 0: none yet */
  guint line_of_same;  /* an earlier line about the same record; 0: none */
  int column_of_same;  /* the column that says so; -1: the row as a whole */
  int row_of_person;   /* the first row about the same person; -1: none */
  gint64 made_person;  /* the person that this row makes; 0: none, or the row has a problem */
  int column_of_other; /* a column that is about another person than the rest; -1: none */
  gboolean ambiguous; /* several records fit */
} HupanIdentity;

typedef struct
{
  HupanImport *import;
  HupanRegistry *registry;
  const HupanProgress *progress;
  const HupanKind *kind;
  const HupanKind *embedded; /* NULL: none */

  GHashTable *lookups; /* kind -> HupanLookup */
  GHashTable *likely;  /* kind -> HupanLikely, of those in which something was not found */
  HupanExisting *existing;
  GArray *identities; /* of HupanIdentity, one a row */
  GHashTable *pending; /* id -> HupanChange: tags and calls that rows refer to and no good row has made yet */

  /* Of the row at hand. */
  guint row;
  char **values;      /* canonical text by column; lists are ids or texts with \n between them. What several columns give
                       * stands at the first of them, of parts with a place for each */
  char *composed_name; /* of a person whose file has only family and given names */
  GPtrArray *changes; /* of HupanChange */
} HupanComparison;

/* Where records come from that a table brings, see HupanRecordMeta. */
#define HUPAN_COMPARISON_ORIGIN "csv"

/* A row's value by field, NULL where no column gives one. */
const char *hupan_comparison_get_value (HupanComparison *self, const HupanKind *kind, const char *field);
void        hupan_comparison_add_problem (HupanComparison *self, int column, const char *format, ...) G_GNUC_PRINTF (3, 4);

gboolean hupan_comparison_identify (HupanComparison *self, GError **error);

/* The record of a reference; 0 and *several as hupan_lookup_find (), where nobody said either what it means. */
gint64 hupan_comparison_look_up (HupanComparison *self, const HupanKind *kind, const char *text, gboolean *several);

/* Canonical text of the reference that a text of the row at hand means; NULL with a problem. */
char *hupan_comparison_find_reference (HupanComparison *self, guint column, const HupanField *field, const char *text);

gboolean hupan_comparison_load_lookups (HupanComparison *self, GError **error);
void     hupan_comparison_read_values  (HupanComparison *self);
void     hupan_comparison_clear_values (HupanComparison *self);

/* Whether several columns give the target, or one of the kind's; then each column is about another part. */
gboolean hupan_comparison_is_repeated      (HupanComparison *self, const HupanTarget *target);
gboolean hupan_comparison_is_repeated_kind (HupanComparison *self, const HupanKind *kind);

/* The value of any row, before the rows are read; NULL: empty or invalid. column: where it stands, or -1. */
char *hupan_comparison_peek      (HupanComparison *self, guint row, const HupanKind *kind, const char *field, int *column);
char *hupan_comparison_peek_name (HupanComparison *self, guint row, int *column); /* of the person */

gboolean hupan_comparison_add_changes (HupanComparison *self, gboolean *is_new, GError **error);
void     hupan_comparison_add_parts   (HupanComparison *self, gint64 id, gint64 embedded);

char *hupan_comparison_merge_lists (const char *known, const char *value);

void hupan_comparison_take_create (HupanComparison *self, HupanRecord *draft);
void hupan_comparison_take_set    (HupanComparison *self, HupanRecord *record, HupanRecord *edited);

G_END_DECLS
