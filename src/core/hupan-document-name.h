/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-media.h"

G_BEGIN_DECLS

/* What the name of a file tells about a document, and what of it is kept. */
#define HUPAN_DOCUMENT_NAME_LENGTH 120 /* characters; the ending stays when a longer one is cut */

char       *hupan_document_name_clean (const char *name);
const char *hupan_document_name_guess_kind (const char *name, const HupanMedia *media);
const char *hupan_document_name_guess_confidentiality (const char *kind);

G_END_DECLS
