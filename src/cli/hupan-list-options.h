/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/hupan-image.h"

G_BEGIN_DECLS

/* The options by which list, facets and export say which records, in what order. */
typedef struct
{
  char *search;
  char **filters; /* FIELD=VALUE */
  char *sort;     /* FIELD[:desc],… */
} HupanListOptions;

void hupan_list_options_clear (HupanListOptions *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HupanListOptions, hupan_list_options_clear)

#define HUPAN_SEARCH_OPTION(options) \
  { "search", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &(options).search, N_ ("Only what is found by TEXT"), N_ ("TEXT") }
#define HUPAN_FILTER_OPTION(options) \
  { "filter", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &(options).filters, N_ ("Only with that value; may be given again"), N_ ("FIELD=VALUE") }
#define HUPAN_SORT_OPTION(options) \
  { "sort", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &(options).sort, N_ ("In the order of these fields"), N_ ("FIELD[:desc],…") }

/* Loads the records of a kind and asks for those that the options mean. NULL with an error. */
HupanResult *hupan_list_options_query (HupanListOptions *self, HupanRegistry *registry, const HupanKind *kind, GError **error);

/* The columns that a list of names with commas between them means; NULL names: those a list shows. "id" is a NULL
 * among the columns. */
GPtrArray *hupan_list_dup_columns (const HupanKind *kind, const char *names, GError **error);

G_END_DECLS
