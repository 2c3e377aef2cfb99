/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/hupan-fold.h"
#include "hupan-stored.h"
#include "hupan-search-table.h"

#include <glib/gi18n.h>

/* What a person is to be sorted as, where their name does not say it. */
#define SORT_AS "sort_as"

/* Only records that bear their own title have a sort key; the others are sorted by the record that their title path
 * leads to. */
static char *
dup_sort_key (HupanRecord *record)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  const char *const names[] = { SORT_AS, kind->title };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const HupanField *field = hupan_kind_get_field (kind, names[i]);
      const char *text = field != NULL ? hupan_record_get (record, names[i]) : NULL;

      if (text != NULL)
        return hupan_sort_key_of (field, text);
    }

  return NULL;
}

static gboolean
has_search_text (const HupanKind *kind)
{
  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    if (hupan_search_table_depends_on (kind, field))
      return TRUE;

  return FALSE;
}

gboolean
hupan_search_table_depends_on (const HupanKind  *kind,
                              const HupanField *field)
{
  return (field->flags & HUPAN_FIELD_SEARCHED) != 0 || g_str_equal (field->name, SORT_AS) ||
         (g_str_equal (field->name, kind->title) && field->type == HUPAN_TYPE_TEXT);
}

gboolean
hupan_search_table_write (HupanRegistry  *self,
                         HupanRecord    *record,
                         GError        **error)
{
  g_autoptr(HupanStatement) statement = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *sort_key = NULL;

  if (!has_search_text (hupan_record_get_kind (record)))
    return TRUE;

  statement = hupan_db_prepare (self->db, "INSERT INTO search_text (record, rules, folded, sort_key) VALUES ($1, $2, $3, $4)"
                                          " ON CONFLICT (record) DO UPDATE SET rules = excluded.rules,"
                                          " folded = excluded.folded, sort_key = excluded.sort_key", error);
  if (statement == NULL)
    return FALSE;

  folded = hupan_record_dup_search_text (record);
  sort_key = dup_sort_key (record);
  hupan_statement_bind_int (statement, 1, hupan_record_get_id (record));
  hupan_statement_bind_int (statement, 2, HUPAN_FOLD_RULES);
  hupan_statement_bind_text (statement, 3, folded);
  hupan_statement_bind_text (statement, 4, sort_key);
  return hupan_statement_run (statement, error);
}

gboolean
hupan_search_table_remove (HupanRegistry  *self,
                          gint64          id,
                          GError        **error)
{
  g_autoptr(HupanStatement) statement = hupan_db_prepare (self->db, "DELETE FROM search_text WHERE record = $1", error);

  if (statement == NULL)
    return FALSE;

  hupan_statement_bind_int (statement, 1, id);
  return hupan_statement_run (statement, error);
}

static gboolean
list_outdated (HupanRegistry    *self,
               const HupanKind  *kind,
               GArray           *ids,
               GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT t.id FROM \"%s\" t LEFT JOIN search_text s ON s.record = t.id"
                                          " WHERE s.rules IS NULL OR s.rules <> $1", kind->name);
  g_autoptr(HupanStatement) statement = hupan_db_prepare (self->db, sql, error);
  g_autoptr(GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;

  hupan_statement_bind_int (statement, 1, HUPAN_FOLD_RULES);
  while (hupan_statement_step (statement, &local_error))
    g_array_append_val (ids, (gint64) { hupan_statement_get_int (statement, 0) });
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
refresh_kind (HupanRegistry        *self,
              const HupanKind      *kind,
              guint                *n_made,
              const HupanProgress  *progress,
              GError              **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!list_outdated (self, kind, ids, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(HupanRecord) record = NULL;

      if (hupan_progress_is_cancelled (progress, error))
        return FALSE;
      record = hupan_registry_get_record (self, kind, g_array_index (ids, gint64, i), error);
      if (record == NULL || !hupan_search_table_write (self, record, error))
        return FALSE;
      hupan_progress_report (progress, (double) i / ids->len, _("Preparing the search"));
      hupan_db_yield (self->db);
    }

  *n_made += ids->len;
  return TRUE;
}

gboolean
hupan_search_table_refresh (HupanRegistry        *self,
                           guint                *n_made,
                           const HupanProgress  *progress,
                           GError              **error)
{
  guint made = 0;

  if (!hupan_db_begin (self->db, error))
    return FALSE;

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    if (has_search_text (*kind) && !refresh_kind (self, *kind, &made, progress, error))
      {
        hupan_db_rollback (self->db);
        return FALSE;
      }

  if (n_made != NULL)
    *n_made = made;
  return hupan_db_commit (self->db, error);
}
