/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-changes.h"

static HupanChange *
new_change (HupanAction action, HupanRecord *record)
{
  return hupan_change_new (action, hupan_record_get_kind (record), hupan_record_get_id (record),
                           hupan_record_get_meta (record)->version);
}

HupanChange *
hupan_changes_create (HupanRecord *draft, const char *origin)
{
  HupanChange *change = new_change (HUPAN_ACTION_CREATE, draft);

  change->origin = g_strdup (origin);
  for (guint i = 0; change->kind->fields[i].name != NULL; i++)
    {
      if (hupan_record_get_at (draft, i) != NULL)
        hupan_change_add_edit (change, &change->kind->fields[i], NULL, hupan_record_get_at (draft, i));
    }

  return change;
}

HupanChange *
hupan_changes_set (HupanRecord *stored, HupanRecord *edited)
{
  g_autoptr (HupanChange) change = new_change (HUPAN_ACTION_SET, stored);

  for (guint i = 0; change->kind->fields[i].name != NULL; i++)
    {
      const char *before = hupan_record_get_at (stored, i), *after = hupan_record_get_at (edited, i);

      if (g_strcmp0 (before, after) != 0)
        hupan_change_add_edit (change, &change->kind->fields[i], before, after);
    }

  return change->edits->len > 0 ? g_steal_pointer (&change) : NULL;
}

HupanChange *
hupan_changes_trash (HupanRecord *stored)
{
  return new_change (HUPAN_ACTION_TRASH, stored);
}
