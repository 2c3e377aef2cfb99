/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* FIELD=VALUE, LIST+=VALUE and LIST-=VALUE, as typed on a command line, for a record, the record it embeds (a
 * candidate's person) and its parts that lead to other records (a candidate's tags). Adds what they change to the
 * batch. */
gboolean hupan_assign (HupanRegistry *registry, HupanRecord *record, GStrv assignments, HupanBatch *batch, GError **error);

G_END_DECLS
