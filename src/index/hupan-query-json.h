/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "hupan-query.h"

G_BEGIN_DECLS

void hupan_query_build_filters (HupanQuery *query, JsonBuilder *builder);

G_END_DECLS
