/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "desk/hupan-desk.h"

G_BEGIN_DECLS

/* A document that is dragged or copied out: a file, made when somebody asks for it. */
#define HUPAN_TYPE_DOCUMENT_PROVIDER (hupan_document_provider_get_type ())
G_DECLARE_FINAL_TYPE (HupanDocumentProvider, hupan_document_provider, HUPAN, DOCUMENT_PROVIDER, GdkContentProvider)

GdkContentProvider *hupan_document_provider_new (HupanDesk *desk, HupanRecord *document);

G_END_DECLS
