/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-stored.h"

#include "core/hupan-number.h"
#include "hupan-path.h"

/* The columns that every record has, before its fields. */
#define META_COLUMNS "t.id, t.version, t.created_at, t.updated_at, t.updated_by, t.deleted_at, t.origin"
#define N_META 7

struct _HupanStoredSql
{
  guint n_fields;
  gboolean *is_real; /* of each field */
  gboolean has_restricted;
  char *select; /* … FROM kind t, with no WHERE */
  char *load;
  char *insert;
  char *insert_restricted;
};

static gboolean
is_restricted (const HupanField *field)
{
  return (field->flags & HUPAN_FIELD_RESTRICTED) != 0;
}

static char *
build_select (const HupanKind *kind,
              gboolean         has_restricted)
{
  g_autoptr(GString) sql = g_string_new ("SELECT " META_COLUMNS);

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    g_string_append_printf (sql, ", %s.\"%s\"", is_restricted (field) ? "r" : "t", field->name);
  g_string_append_printf (sql, " FROM \"%s\" t", kind->name);
  if (has_restricted)
    g_string_append_printf (sql, " LEFT JOIN \"%s_restricted\" r ON r.id = t.id", kind->name);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* Field number i is parameter N_META + 1 + i in both tables. */
static char *
build_insert (const HupanKind *kind,
              gboolean         restricted)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autoptr(GString) values = g_string_new (NULL);
  g_autoptr(GString) updates = g_string_new (NULL);

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    {
      const char *name = kind->fields[i].name;

      if (is_restricted (&kind->fields[i]) != restricted)
        continue;
      g_string_append_printf (names, ", \"%s\"", name);
      g_string_append_printf (values, ", $%u", N_META + 1 + i);
      g_string_append_printf (updates, "%s\"%s\" = excluded.\"%s\"", updates->len > 0 ? ", " : "", name, name);
    }

  if (restricted)
    return g_strdup_printf ("INSERT INTO \"%s_restricted\" (id%s) VALUES ($1%s) ON CONFLICT (id) DO UPDATE SET %s",
                            kind->name, names->str, values->str, updates->str);

  return g_strdup_printf ("INSERT INTO \"%s\" (id, version, created_at, updated_at, updated_by, deleted_at, origin%s)"
                          " VALUES ($1, $2, $3, $4, $5, $6, $7%s)",
                          kind->name, names->str, values->str);
}

static HupanStoredSql *
stored_sql_new (const HupanKind *kind)
{
  HupanStoredSql *self = g_new0 (HupanStoredSql, 1);

  self->n_fields = hupan_kind_get_n_fields (kind);
  self->is_real = g_new0 (gboolean, self->n_fields);
  for (guint i = 0; i < self->n_fields; i++)
    {
      self->is_real[i] = g_str_equal (hupan_field_get_sql_type (&kind->fields[i]), "REAL");
      self->has_restricted |= is_restricted (&kind->fields[i]);
    }

  self->select = build_select (kind, self->has_restricted);
  self->load = g_strconcat (self->select, " WHERE t.id = $1", NULL);
  self->insert = build_insert (kind, FALSE);
  if (self->has_restricted)
    self->insert_restricted = build_insert (kind, TRUE);
  return self;
}

void
hupan_stored_sql_free (HupanStoredSql *self)
{
  g_free (self->is_real);
  g_free (self->select);
  g_free (self->load);
  g_free (self->insert);
  g_free (self->insert_restricted);
  g_free (self);
}

static HupanStoredSql *
get_sql (HupanRegistry   *self,
         const HupanKind *kind)
{
  HupanStoredSql *sql = g_hash_table_lookup (self->stored_sql, kind);

  if (sql == NULL)
    {
      sql = stored_sql_new (kind);
      g_hash_table_insert (self->stored_sql, (gpointer) kind, sql);
    }
  return sql;
}

static HupanRecord *
read_record (const HupanKind *kind,
             HupanStoredSql     *sql,
             HupanStatement  *row)
{
  g_autofree const char **values = g_new0 (const char *, sql->n_fields);
  g_autoptr(GPtrArray) numbers = NULL;
  HupanRecordMeta meta = {
    .version = hupan_statement_get_int (row, 1),
    .created_at = hupan_statement_get_int (row, 2),
    .updated_at = hupan_statement_get_int (row, 3),
    .updated_by = hupan_statement_get_text (row, 4),
    .deleted_at = hupan_statement_get_int (row, 5),
    .origin = hupan_statement_get_text (row, 6),
  };

  for (guint i = 0; i < sql->n_fields; i++)
    {
      if (!sql->is_real[i] || hupan_statement_is_null (row, N_META + i))
        {
          values[i] = hupan_statement_get_text (row, N_META + i);
          continue;
        }
      if (numbers == NULL)
        numbers = g_ptr_array_new_with_free_func (g_free);
      values[i] = hupan_decimal_to_text (hupan_statement_get_real (row, N_META + i));
      g_ptr_array_add (numbers, (char *) values[i]);
    }

  return hupan_record_new (kind, hupan_statement_get_int (row, 0), &meta, values);
}

static void
bind_value (HupanStatement *statement,
            int             parameter,
            gboolean        is_real,
            const char     *value)
{
  /* g_ascii_strtod() reads back exactly what was written; SQLite's own reader need not. */
  if (is_real && value != NULL)
    hupan_statement_bind_real (statement, parameter, g_ascii_strtod (value, NULL));
  else
    hupan_statement_bind_text (statement, parameter, value);
}

static void
bind_meta (HupanStatement *statement,
           HupanRecord    *record)
{
  const HupanRecordMeta *meta = hupan_record_get_meta (record);

  hupan_statement_bind_int (statement, 1, hupan_record_get_id (record));
  hupan_statement_bind_int (statement, 2, meta->version);
  hupan_statement_bind_int (statement, 3, meta->created_at);
  hupan_statement_bind_int (statement, 4, meta->updated_at);
  hupan_statement_bind_text (statement, 5, meta->updated_by);
  if (meta->deleted_at != 0)
    hupan_statement_bind_int (statement, 6, meta->deleted_at);
  else
    hupan_statement_bind_null (statement, 6);
  hupan_statement_bind_text (statement, 7, meta->origin);
}

static gboolean
run_bound (HupanRegistry  *self,
           HupanStoredSql    *sql,
           const char     *text,
           HupanRecord    *record,
           GError        **error)
{
  g_autoptr(HupanStatement) statement = hupan_db_prepare (self->db, text, error);

  if (statement == NULL)
    return FALSE;

  bind_meta (statement, record);
  for (guint i = 0; i < sql->n_fields; i++)
    bind_value (statement, N_META + 1 + i, sql->is_real[i], hupan_record_get_at (record, i));
  return hupan_statement_run (statement, error);
}

/* The restricted values have a row of their own only while there are any. */
static gboolean
write_restricted (HupanRegistry  *self,
                  HupanStoredSql    *sql,
                  HupanRecord    *record,
                  gboolean        is_new,
                  GError        **error)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  g_autoptr(HupanStatement) statement = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < sql->n_fields; i++)
    if (is_restricted (&kind->fields[i]) && hupan_record_get_at (record, i) != NULL)
      return run_bound (self, sql, sql->insert_restricted, record, error);
  if (is_new)
    return TRUE;

  text = g_strdup_printf ("DELETE FROM \"%s_restricted\" WHERE id = $1", kind->name);
  statement = hupan_db_prepare (self->db, text, error);
  if (statement == NULL)
    return FALSE;

  hupan_statement_bind_int (statement, 1, hupan_record_get_id (record));
  return hupan_statement_run (statement, error);
}

HupanRecord *
hupan_stored_load (HupanRegistry    *self,
                const HupanKind  *kind,
                gint64            id,
                GError          **error)
{
  HupanStoredSql *sql = get_sql (self, kind);
  g_autoptr(HupanStatement) statement = hupan_db_prepare (self->db, sql->load, error);

  if (statement == NULL)
    return NULL;

  hupan_statement_bind_int (statement, 1, id);
  return hupan_statement_step (statement, error) ? read_record (kind, sql, statement) : NULL;
}

gboolean
hupan_stored_insert (HupanRegistry  *self,
                  HupanRecord    *record,
                  GError        **error)
{
  HupanStoredSql *sql = get_sql (self, hupan_record_get_kind (record));

  return run_bound (self, sql, sql->insert, record, error) &&
         (!sql->has_restricted || write_restricted (self, sql, record, TRUE, error));
}

gboolean
hupan_stored_update (HupanRegistry  *self,
                  HupanRecord    *record,
                  GPtrArray      *edits,
                  GError        **error)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  HupanStoredSql *sql = get_sql (self, kind);
  g_autoptr(HupanStatement) statement = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  gboolean restricted = FALSE;

  /* Only the columns that change: rewriting the others would rewrite their indexes too. */
  g_string_append_printf (text, "UPDATE \"%s\" SET version = $2, updated_at = $4, updated_by = $5, deleted_at = $6",
                          kind->name);
  for (guint i = 0; edits != NULL && i < edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (edits, i);

      restricted |= is_restricted (edit->field);
      if (!is_restricted (edit->field))
        g_string_append_printf (text, ", \"%s\" = $%u", edit->field->name,
                                N_META + 1 + (guint) (edit->field - kind->fields));
    }
  g_string_append (text, " WHERE id = $1");

  return run_bound (self, sql, text->str, record, error) &&
         (!restricted || write_restricted (self, sql, record, FALSE, error));
}

gboolean
hupan_stored_delete (HupanRegistry    *self,
                  const HupanKind  *kind,
                  gint64            id,
                  GError          **error)
{
  g_autofree char *text = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = $1", kind->name);
  g_autoptr(HupanStatement) statement = hupan_db_prepare (self->db, text, error);

  if (statement == NULL)
    return FALSE;

  hupan_statement_bind_int (statement, 1, id);
  return hupan_statement_run (statement, error);
}

GArray *
hupan_stored_find_ids (HupanRegistry     *self,
                    const HupanKind   *kind,
                    const HupanField  *field,
                    const char        *value,
                    guint              limit,
                    GError           **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(HupanStatement) statement = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *condition = NULL;
  const char *order = hupan_path_get_order (kind);
  /* Two e-mail addresses that differ in case only are one by all practice. */
  const char *fold = field->type == HUPAN_TYPE_EMAIL ? "lower " : "";

  if (value == NULL)
    condition = g_strdup_printf ("\"%s\" IS NULL", field->name);
  else if (field->flags & HUPAN_FIELD_LIST)
    condition = g_strdup_printf ("instr (char (10) || %s(\"%s\") || char (10), char (10) || %s($1) || char (10)) > 0", fold,
                                 field->name, fold);
  else
    condition = g_strdup_printf ("\"%s\" = $1", field->name);
  text = g_strdup_printf ("SELECT id FROM \"%s%s\" WHERE %s ORDER BY %s%s%sid LIMIT $2", kind->name,
                          is_restricted (field) ? "_restricted" : "", condition, order != NULL ? "\"" : "",
                          order != NULL ? order : "", order != NULL ? "\", " : "");

  statement = hupan_db_prepare (self->db, text, error);
  if (statement == NULL)
    return NULL;

  bind_value (statement, 1, get_sql (self, kind)->is_real[field - kind->fields], value);
  hupan_statement_bind_int (statement, 2, limit != 0 ? (gint64) limit : -1);
  while (hupan_statement_step (statement, &local_error))
    g_array_append_val (ids, (gint64) { hupan_statement_get_int (statement, 0) });
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&ids);
}
