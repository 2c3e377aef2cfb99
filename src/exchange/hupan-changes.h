/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-batch.h"

G_BEGIN_DECLS

/* Changes made of whole records, for imports, which decide on a row before it goes into the batch. */
HupanChange *hupan_changes_create (HupanRecord *draft, const char *origin);
HupanChange *hupan_changes_set    (HupanRecord *stored, HupanRecord *edited); /* NULL: they do not differ */
HupanChange *hupan_changes_trash  (HupanRecord *stored);

G_END_DECLS
