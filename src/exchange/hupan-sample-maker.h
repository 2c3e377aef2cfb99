/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "core/hupan-batch.h"

G_BEGIN_DECLS

/* Makes records from the files of data/sample. The files come with the program, so what is wrong with one of them is
 * a mistake of ours: it ends the program with the place in the message, and a test makes the whole sample. */
typedef struct _HupanSampleMaker HupanSampleMaker;

HupanSampleMaker *hupan_sample_maker_new (HupanBatch *batch);
void              hupan_sample_maker_free (HupanSampleMaker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanSampleMaker, hupan_sample_maker_free)

/* The content of data/sample/FILE. */
JsonObject *hupan_sample_read (const char *file);

/* Every record of a file: an object whose members are names of kinds and arrays of their records. */
void hupan_sample_maker_add_file (HupanSampleMaker *self, JsonObject *file);

/* One record from field names and values, NULL at the end; a NULL value is none. Returns its id as canonical text,
 * owned by the maker. */
const char *hupan_sample_maker_add (HupanSampleMaker *self, const char *kind, ...) G_GNUC_NULL_TERMINATED;

/* The id of the record that the files call by this name: its "id", or a university's "ror_id". */
const char *hupan_sample_maker_get_id (HupanSampleMaker *self, const char *kind, const char *name);

/* Contents of documents, to be kept before the batch is committed. */
void       hupan_sample_maker_add_content (HupanSampleMaker *self, GBytes *content);
GPtrArray *hupan_sample_maker_get_contents (HupanSampleMaker *self);

/* hupan-sample-people.c: the candidates of a call. */
void hupan_sample_add_candidates (HupanSampleMaker *maker, JsonObject *programme, JsonObject *universities);

G_END_DECLS
