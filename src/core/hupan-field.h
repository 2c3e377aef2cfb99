/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A value of a record is its *canonical text*: one spelling for each value, the same in memory, in the
 * history, in JSON and in machine-readable CSV; NULL is "no value". Each type below says what its canonical
 * text looks like; hupan-type.c has one row a type with how it is read, shown and stored. */
typedef enum
{
  HUPAN_TYPE_TEXT = 1,  /* one line, NFC, trimmed */
  HUPAN_TYPE_LONG_TEXT, /* several lines, NFC, \n between them */
  HUPAN_TYPE_INTEGER,   /* decimal, "-12" */
  HUPAN_TYPE_DECIMAL,   /* C locale, shortest that reads back: "30.29365" */
  HUPAN_TYPE_FLAG,      /* "1"; "0" */
  HUPAN_TYPE_DATE,      /* ISO 8601 calendar date "2024-09-01", or what is known of it: "2024-09", "2024" */
  HUPAN_TYPE_INSTANT,   /* milliseconds since 1970 UTC, decimal */
  HUPAN_TYPE_MONEY,     /* ISO 4217 code, amount with all digits of the currency: "CNY 1000000.00", "JPY 500" */
  HUPAN_TYPE_COUNTRY,   /* ISO 3166-1 alpha-2: "SG" */
  HUPAN_TYPE_LANGUAGE,  /* BCP 47: "zh-Hant" */
  HUPAN_TYPE_ENUM,      /* the name of one of field->choices */
  HUPAN_TYPE_REFERENCE, /* the id of a record of kind field->target, decimal */
  HUPAN_TYPE_ROR_ID,    /* "https://ror.org/00a2xv884", check digits verified */
  HUPAN_TYPE_ORCID,     /* "0000-0002-1825-0097", ISO 7064 MOD 11-2 verified */
  HUPAN_TYPE_EMAIL,     /* as typed, domain in lower case */
  HUPAN_TYPE_PHONE,     /* E.164 where the number says its country ("+8657188888888"), else as typed */
  HUPAN_TYPE_URL,       /* http or https */
  HUPAN_TYPE_TIME_ZONE, /* IANA: "Asia/Shanghai" */
  HUPAN_TYPE_SHARE,     /* so many of so many, "2/5"; of one at least */
  HUPAN_TYPE_SIZE,      /* of a file, bytes, decimal */
} HupanType;

typedef enum
{
  HUPAN_FIELD_NONE = 0,
  HUPAN_FIELD_REQUIRED = 1 << 0,
  HUPAN_FIELD_UNIQUE = 1 << 1,       /* among records of the kind that are not in the trash */
  HUPAN_FIELD_LIST = 1 << 2,         /* several values: canonical texts with \n between them */
  HUPAN_FIELD_OWNER = 1 << 3,        /* reference to the record this one is a part of */
  HUPAN_FIELD_SEARCHED = 1 << 4,     /* its text is folded and found by searching */
  HUPAN_FIELD_RESTRICTED = 1 << 5,   /* sensitive: stored in the table KIND_restricted, never in lists */
  HUPAN_FIELD_TRANSLATABLE = 1 << 6, /* may have wordings in other languages, see HupanKind.translations */
  HUPAN_FIELD_EXTERNAL = 1 << 7,     /* owned by ROR; an edit by staff verifies it, see hupan-batch.h */
  HUPAN_FIELD_HIDDEN = 1 << 8,       /* kept by the program: in no form and no import mapping */
  HUPAN_FIELD_PERSON = 1 << 9,       /* text that is the name of a person: searched and sorted as one */
  HUPAN_FIELD_NAME = 1 << 10,        /* SEARCHED, and a name of the record: comes first in relevance */
  HUPAN_FIELD_MOVED = 1 << 11,       /* free in a new record; in one that is stored it changes by moves only, which have
                                      * rules of their own (hupan-stages.h): shown by forms, and not typed */
  HUPAN_FIELD_FOLLOWS = 1 << 12,     /* reference: goes to the trash with the record referred to, and comes back with it */
  HUPAN_FIELD_OUTCOME = 1 << 13,     /* what became of the record: a copy of it begins without */
} HupanFieldFlags;

/* One choice of an enumeration. Tables end with { NULL }; their order is the order of sorting and of menus. */
typedef struct
{
  const char *name;  /* canonical text */
  const char *label; /* NC_ (field->context, …) */
} HupanChoice;

/* One field of a kind of record: the single source for its SQL column, form row, CSV heading, list column,
 * history label and command-line name. Lives in static tables under kinds/. */
typedef struct
{
  const char *name;  /* SQL column, JSON key, command-line name */
  const char *label; /* NC_ ("field", …) */
  HupanType type;
  HupanFieldFlags flags;
  const char *target;          /* REFERENCE: name of the kind referred to; NULL is any kind */
  const HupanChoice *choices;  /* ENUM */
  const char *initial;         /* canonical text in a new record */
  const char *headings;        /* other headings understood on import, "|" between them */
  const char *stamps;          /* date field that becomes today when this one changes, unless the change sets it too */
  const char *context;         /* ENUM: gettext context of the choices' labels; NULL: the name of the field */
} HupanField;

#define HUPAN_VALUE_ERROR (hupan_value_error_quark ())
GQuark hupan_value_error_quark (void);

typedef enum
{
  HUPAN_VALUE_ERROR_INVALID = 1, /* not of the type; the message says why, for people, translated */
  HUPAN_VALUE_ERROR_MISSING,     /* required and empty */
} HupanValueError;

const char *hupan_field_get_label (const HupanField *field);
const char *hupan_field_get_sql_type (const HupanField *field);
const char *hupan_field_get_choice_label (const HupanField *field, const char *value);
gboolean    hupan_field_parse (const HupanField *field, const char *text, char **value, GError **error);
char       *hupan_field_format (const HupanField *field, const char *value);
int         hupan_field_compare (const HupanField *field, const char *a, const char *b);

G_END_DECLS
