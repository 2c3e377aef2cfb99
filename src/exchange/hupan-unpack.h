/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* Makes a registry of a package (hupan_registry_pack ()) in a folder that is not there yet, or empty. The package is taken apart by hupan-reader;
 * what that says of it is written aside, only under the names and up to the sizes of the manifest, and verified before it
 * gets its name. Nothing is left of what is refused. Errors are HUPAN_STORE_ERROR, or that it was cancelled. */
gboolean hupan_registry_unpack (const char *file, const char *folder, const HupanProgress *progress, GError **error);

G_END_DECLS
