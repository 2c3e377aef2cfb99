/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-field.h"

G_BEGIN_DECLS

typedef struct _HupanRecord HupanRecord;

typedef enum
{
  HUPAN_COLUMN_NONE = 0,
  HUPAN_COLUMN_SHOWN = 1 << 0,    /* in the list unless the user hides it */
  HUPAN_COLUMN_SEARCHED = 1 << 1, /* its text is found by searching */
  HUPAN_COLUMN_FACET = 1 << 2,    /* a filter with counts; of dates it counts years and takes any period (hupan-period.h) */
  HUPAN_COLUMN_COUNT = 1 << 3,    /* the number of records at the end of the path, not their values */
  HUPAN_COLUMN_TITLE = 1 << 4,    /* names the row: sorted by its romanised form; first in relevance */
  HUPAN_COLUMN_FOREMOST = 1 << 5, /* choices: of rows that answer a search equally well the earlier come first */
} HupanColumnFlags;

/* One column of a kind's list. The path leads from the record to the value:
 *   "country"                                   a field of the record;
 *   "person.name"                               a field of the record that a reference points to;
 *   "education:person.university.name"          of records of kind education whose person is this record.
 * A path with a colon in it yields several values, in the order of the parts' "position" or "rank" field, else of their ids.
 * The field at the end gives type, choices and (if label is NULL) the heading; a path that ends in a
 * reference yields ids, shown as the title of the record referred to. A path may also be the name of one of the kind's
 * derived fields, which has the value that is computed. */
typedef struct
{
  const char *name;  /* JSON key, command-line name */
  const char *label; /* NC_ ("field", …) or NULL */
  const char *path;
  HupanColumnFlags flags;
  guint width; /* in average characters */
} HupanColumn;

/* A value that is computed whenever it is read, and stored nowhere: days in a stage, "2/5" of the documents. To lists,
 * filters, export, a record's page and hupanctl it is a field like any other; it is in no form and no import mapping,
 * and nobody can set it. */
typedef struct
{
  HupanField field;        /* name, label, type, flags, choices; no reference, not restricted. NULL name: the table ends */
  const char *const *from; /* the paths it is computed from, then NULL: as those of columns, "#…" counts, or ending in
                            * "@title", or in several fields, "kind+status", whose values then stay together with "|" between
                            * them; none that is derived itself. A commit to any record on the way computes it anew */

  /* From the values of these paths, each canonical text or NULL, several with \n between them and each once (so that lists
   * along different paths do not run in parallel), to canonical text to be freed or NULL. Called on any thread, for every
   * record of a list: nothing but its arguments may count. today is an ISO date. */
  char *(*derive) (const char *const *values, const char *today);

  gboolean by_today;       /* another day gives another value: lists are read again when it comes */
} HupanDerived;

typedef enum
{
  HUPAN_KIND_NONE = 0,
  HUPAN_KIND_LISTED = 1 << 0, /* has a list of its own: an image is kept, hupanctl and import know it */
  HUPAN_KIND_PART = 1 << 1,   /* lives and dies with the record its OWNER field refers to */
  HUPAN_KIND_ONCE = 1 << 2,   /* embeds each record at most once: nobody is a fellow twice */
  HUPAN_KIND_KEPT = 1 << 3,   /* its records come with something that no form and no table has: not made by them */
  HUPAN_KIND_OUTCOME = 1 << 4, /* a part that says what became of its owner: a copy of that begins without */
} HupanKindFlags;

/* A kind of record, described once. fields, derived and columns end with { NULL }. */
typedef struct _HupanKind
{
  const char *name;          /* SQL table: "university" */
  const char *plural;        /* command-line name: "universities" */
  const char *label;         /* NC_ ("kind", "University") */
  const char *label_plural;  /* NC_ ("kind", "Universities") */
  HupanKindFlags flags;
  const char *title;         /* path of the text that names a record: "name", "person.name" */
  const char *translations;  /* kind of the parts that hold other wordings; NULL: "translation" */
  const char *embeds;        /* reference field whose record is edited with this one: "person" */
  const HupanField *fields;
  const HupanDerived *derived; /* may be NULL */
  const char *confidential;  /* field whose values other than its initial one keep a record out of exports; NULL: none */
  const HupanColumn *columns;
  void (*check) (HupanRecord *record, GPtrArray *problems); /* rules across fields, may be NULL */
} HupanKind;

const HupanKind *const *hupan_kinds (void); /* NULL-terminated; a kind comes after those it refers to */
const HupanKind   *hupan_kind_get (const char *name_or_plural);
const HupanField  *hupan_kind_get_field (const HupanKind *kind, const char *name);
int                hupan_kind_get_field_index (const HupanKind *kind, const char *name);
guint              hupan_kind_get_n_fields (const HupanKind *kind);
const HupanField  *hupan_kind_get_owner_field (const HupanKind *kind);
const HupanKind   *hupan_kind_get_translations (const HupanKind *kind, const HupanField *field);
const HupanDerived *hupan_kind_get_derived (const HupanKind *kind, const char *name);
const HupanColumn *hupan_kind_get_column (const HupanKind *kind, const char *name);
const HupanField  *hupan_kind_resolve (const HupanKind *kind, const char *path, const HupanKind **end, gboolean *several);
const char        *hupan_kind_get_label (const HupanKind *kind);
const char        *hupan_kind_get_label_plural (const HupanKind *kind);
const char        *hupan_column_get_label (const HupanColumn *column, const HupanKind *kind);
gboolean           hupan_column_is_searched_by_label (const HupanColumn *column, const HupanKind *kind);
gboolean           hupan_column_is_dated (const HupanColumn *column, const HupanKind *kind);

G_END_DECLS
