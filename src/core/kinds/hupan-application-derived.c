/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-kinds.h"

#include <glib/gi18n.h>

#include "../hupan-date.h"

/* What is computed about a candidate. */

/* Unknown while the day is, or lies ahead. */
static char *
derive_days_in_stage (const char *const *values,
                      const char        *today)
{
  const char *since = values[0];

  if (!hupan_date_is_whole (since) || hupan_date_compare (since, today) > 0)
    return NULL;

  return g_strdup_printf ("%" G_GINT64_FORMAT, hupan_date_days_between (since, today));
}

const HupanDerived hupan_application_derived[] = {
  { { "days_in_stage", NC_ ("field", "Days in stage"), HUPAN_TYPE_INTEGER },
    (const char *const[]) { "stage_since", NULL }, derive_days_in_stage, TRUE },
  { { NULL } },
};
