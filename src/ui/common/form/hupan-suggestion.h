/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/hupan-desk.h"

G_BEGIN_DECLS

/* A record that could be meant by what somebody typed: its title, and what tells it from others of that title. */
#define HUPAN_TYPE_SUGGESTION (hupan_suggestion_get_type ())
G_DECLARE_FINAL_TYPE (HupanSuggestion, hupan_suggestion, HUPAN, SUGGESTION, GObject)

HupanSuggestion *hupan_suggestion_new (gint64 id, const char *title, const char *detail);
gint64           hupan_suggestion_get_id (HupanSuggestion *self); /* 0: a record of that title that is yet to be made */
const char      *hupan_suggestion_get_title (HupanSuggestion *self);
const char      *hupan_suggestion_get_detail (HupanSuggestion *self);

/* The best records of a kind for a text, or the first by title for "". Kinds without a list of their own, as people are, are found
 * in the lists of those that embed them, by what they themselves are called. finish returns an array of HupanSuggestion. */
void       hupan_suggest_async (HupanDesk *desk, const HupanKind *kind, const char *text, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer data);
void       hupan_suggest_those_async (HupanDesk *desk, const HupanKind *kind, const gint64 *ids, guint n, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data); /* these, which are known, in this order */
GPtrArray *hupan_suggest_finish (HupanDesk *desk, GAsyncResult *result, GError **error);

G_END_DECLS
