/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether bytes that are not UTF-8 are likely Chinese text in GB 18030, or its older parts GBK and GB 2312. */
gboolean hupan_gb18030_is_plausible (const char *bytes, gsize length);

G_END_DECLS
