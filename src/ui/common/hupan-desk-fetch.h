/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/hupan-desk.h"
#include "hupan-row-cache.h"

G_BEGIN_DECLS

/* Whose texts a list fetches. Free with hupan_desk_fetcher_free (). */
typedef struct _HupanDeskFetcher HupanDeskFetcher;

HupanDeskFetcher *hupan_desk_fetcher_new (HupanDesk *desk, const HupanKind *kind);
void              hupan_desk_fetcher_free (HupanDeskFetcher *self);

/* A HupanFetchFunc whose data is a HupanDeskFetcher. */
void hupan_desk_fetch (HupanFetch *fetch, gpointer fetcher);

G_END_DECLS
