/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which backups stay: of those made by themselves the newest of each of the last seven days and of each of the last four
 * weeks that have one, and none for longer than 35 days, because a person who was erased must not live on in old
 * copies. The newest stays in any case. A clock that leaps deletes nothing. */
typedef struct
{
  gint64 made_at;      /* UTC ms */
  gboolean by_itself;  /* daily; others stay until they are too old */
  gboolean pinned;     /* stays whatever its age */
  gboolean keep;       /* the answer */
} HupanRotationItem;

void hupan_rotation_decide (HupanRotationItem *items, gsize n_items, gint64 now);

G_END_DECLS
