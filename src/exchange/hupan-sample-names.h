/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Invented people's names, drawn from the word lists of data/sample/names.json, no two of them equal. */
typedef struct _HupanSampleNames HupanSampleNames;

typedef struct
{
  char *name;     /* in their own script */
  char *latin;    /* NULL when that is Latin */
  char *phonetic; /* NULL where nobody writes one */
  char *family;
  char *given;
  char *latin_family;
  char *latin_given;
  const char *order;       /* HupanField person.name_order */
  const char *lang;
  const char *nationality;
  JsonArray *studied;      /* countries: borrowed, as are the texts above that are const */
} HupanSampleName;

HupanSampleNames *hupan_sample_names_new (GRand *random);
void              hupan_sample_names_free (HupanSampleNames *self);
HupanSampleName  *hupan_sample_names_draw (HupanSampleNames *self);
void              hupan_sample_name_free (HupanSampleName *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanSampleNames, hupan_sample_names_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanSampleName, hupan_sample_name_free)

G_END_DECLS
