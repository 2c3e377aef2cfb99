/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The small file `state` beside the databases: what this program last saw in them. A registry that was replaced by
 * another, or put back to an older copy, is known by it. It is never ahead of the registry and may be behind. */
typedef struct
{
  char *uuid;             /* of the registry, NULL: nothing is known */
  gint64 seq;             /* of the newest line in the history */
  char *head;             /* the chain's hash of that line, hex */
  gint64 at;              /* when it was written, UTC ms */
  char *restored;         /* label of a backup that was put here and not yet opened, or NULL */
  guint failed_migration; /* format that an update to went wrong, 0: none */
  guint failures;         /* how often, in a row */
  char *failed_by;        /* version of Hupan */
} HupanState;

HupanState *hupan_state_load (const char *folder);
gboolean    hupan_state_save (HupanState *self, const char *folder, GError **error);
void        hupan_state_free (HupanState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanState, hupan_state_free)

G_END_DECLS
