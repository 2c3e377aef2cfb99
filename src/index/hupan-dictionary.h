/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-field.h"

G_BEGIN_DECLS

/* The different values of a coded column, and the different lists of them that rows have. A row has one code, that of
 * its list: a row without a value has the empty list, whose code is 0; one with a single value a list of one. So
 * columns with one value and with several are the same thing, and what is worked out once for a list (does it pass the
 * filter, does the search find it, where does it sort) answers for all rows that have it.
 *
 * Values and lists are only ever added, and what a value is called may change; texts handed out live as long as the
 * dictionary. One thread changes it, while none reads other than texts it was handed. */
typedef struct _HupanDictionary HupanDictionary;

typedef enum
{
  HUPAN_DICTIONARY_BY_FIELD = 1, /* hupan_field_compare */
  HUPAN_DICTIONARY_BY_LABEL,     /* the romanised label */
  HUPAN_DICTIONARY_BY_NUMBER,
} HupanDictionaryOrder;

#define HUPAN_NO_CODE G_MAXUINT32

HupanDictionary *hupan_dictionary_new (const HupanField *field, const HupanField *label, HupanDictionaryOrder order);
HupanDictionary *hupan_dictionary_ref (HupanDictionary *self);
void             hupan_dictionary_unref (HupanDictionary *self);

guint32 hupan_dictionary_add (HupanDictionary *self, const char *text);

guint       hupan_dictionary_get_n_values (HupanDictionary *self);
guint32     hupan_dictionary_find (HupanDictionary *self, const char *value);
const char *hupan_dictionary_get_text (HupanDictionary *self, guint32 value);
const char *hupan_dictionary_get_label (HupanDictionary *self, guint32 value);  /* NULL: not named yet */
const char *hupan_dictionary_get_search (HupanDictionary *self, guint32 value); /* what finds it; NULL: nothing */
void        hupan_dictionary_name (HupanDictionary *self, guint32 value, const char *label, const char *search);

guint          hupan_dictionary_get_n_lists (HupanDictionary *self);
const guint32 *hupan_dictionary_get_list (HupanDictionary *self, guint32 list, guint *n);
const guint32 *hupan_dictionary_get_value_ranks (HupanDictionary *self);
const guint32 *hupan_dictionary_get_list_ranks (HupanDictionary *self, guint32 *n);
const guint16 *hupan_dictionary_get_years (HupanDictionary *self); /* of each value; 0 of what is no date */
gsize          hupan_dictionary_get_size (HupanDictionary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanDictionary, hupan_dictionary_unref)

G_END_DECLS
