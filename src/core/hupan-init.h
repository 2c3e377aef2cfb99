/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void        hupan_init_locale    (void);
const char *hupan_get_version    (void);
const char *hupan_get_localedir  (void);
const char *hupan_get_pkgdatadir (void);
const char *hupan_get_libexecdir (void);

G_END_DECLS
