/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "core/hupan-kind.h"

G_BEGIN_DECLS

/* Where a form keeps what is typed and not saved yet, so that a crash loses at most the last two seconds of it: a
 * small file, readable by the user alone, for each record that is being edited. It goes when the form goes, unless
 * the program dies first. */
#define HUPAN_TYPE_DRAFT_FILE (hupan_draft_file_get_type ())
G_DECLARE_FINAL_TYPE (HupanDraftFile, hupan_draft_file, HUPAN, DRAFT_FILE, GObject)

HupanDraftFile *hupan_draft_file_new (const char *registry, const HupanKind *kind, gint64 id);
gboolean        hupan_draft_file_exists (HupanDraftFile *self);
JsonObject     *hupan_draft_file_read (HupanDraftFile *self, gint64 *saved_at);
void            hupan_draft_file_write (HupanDraftFile *self, JsonObject *state);
void            hupan_draft_file_remove (HupanDraftFile *self);

/* A member that is an object; NULL: there is none of that name. Files may hold anything. */
JsonObject *hupan_draft_get_object (JsonObject *state, const char *name);

/* What was left behind in a registry by a program that died: of a record, 0 of one that was being made. */
typedef struct
{
  const HupanKind *kind;
  gint64 id;
} HupanDraftLeft;

GArray *hupan_draft_file_list (const char *registry); /* of HupanDraftLeft */

G_END_DECLS
