/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-work.h"

#include "core/hupan-clock.h"

/* Since when a value holds: a field that says so in its table has the day written down when it changes, whoever changes
 * it and by whatever way, a form, a command or an import. */

static gboolean
edits_field (HupanChange *change, const HupanField *field)
{
  for (guint i = 0; i < change->edits->len; i++)
    {
      if (((HupanEdit *) g_ptr_array_index (change->edits, i))->field == field)
        return TRUE;
    }

  return FALSE;
}

/**
 * hupan_work_stamp:
 * @change: what a batch does to @record, without edits that change nothing
 */
void
hupan_work_stamp (HupanWork *self, HupanChange *change, HupanRecord *record)
{
  guint n = change->edits->len;

  if (self->undoes != 0)
    return;

  for (guint i = 0; i < n; i++)
    {
      const HupanField *field = ((HupanEdit *) g_ptr_array_index (change->edits, i))->field;
      const HupanField *stamped = field->stamps != NULL ? hupan_kind_get_field (change->kind, field->stamps) : NULL;
      g_autofree char *today = NULL;

      if (stamped == NULL || edits_field (change, stamped))
        continue;
      today = hupan_clock_dup_today ();
      if (g_strcmp0 (hupan_record_get (record, stamped->name), today) != 0)
        hupan_change_add_edit (change, stamped, hupan_record_get (record, stamped->name), today);
    }
}
