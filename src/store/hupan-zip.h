/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-manifest.h"
#include "core/hupan-progress.h"

G_BEGIN_DECLS

/* The package file: a zip of manifest.json, then the databases that it names. Reading one (exchange/hupan-unpack.h) believes
 * nothing: only these names, each once, in this order, no longer than said. Errors are HUPAN_STORE_ERROR. */
gboolean hupan_zip_write (int fd, const char *folder, HupanManifest *manifest, const HupanProgress *progress, GError **error);

G_END_DECLS
