/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-table-private.h"

/* What the index answers, as rows of the table. */

static guint
result_get_n (gpointer object)
{
  return hupan_result_get_n (object);
}

static gint64
result_get_id (gpointer object,
               guint    position)
{
  return hupan_result_get_id (object, position);
}

static gint
result_find (gpointer object,
             gint64   id)
{
  return hupan_result_find (object, id);
}

static const HupanRowsFuncs result_funcs = { result_get_n, result_get_id, result_find };

/**
 * hupan_table_set_result:
 * @result: (nullable): what the index answered
 *
 * Lists other records, and says which part of them to show.
 */
void
hupan_table_set_result (HupanTable  *self,
                        HupanResult *result,
                        HupanSwap    swap)
{
  g_set_object (&self->result, result);
  hupan_table_set_rows (self, (HupanRows) { result, &result_funcs },
                        result != NULL ? hupan_query_get_text (hupan_result_get_query (result)) : NULL, swap);
}

/* Returns: (transfer none) (nullable): what is listed */
HupanResult *
hupan_table_get_result (HupanTable *self)
{
  return self->result;
}
