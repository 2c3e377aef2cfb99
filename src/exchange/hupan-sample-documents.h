/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-sample-maker.h"

G_BEGIN_DECLS

/* The papers of a candidate of the sample, the number-th, and what was done about those that are missing. No chance is in it, so
 * that the people of the sample stay who they are. */
void hupan_sample_add_documents (HupanSampleMaker *maker, const char *application, const char *stage, int number, const char *name,
                                 const char *received);

G_END_DECLS
