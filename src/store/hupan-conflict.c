/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-stored.h"
#include "hupan-work.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"

/* What stands against a batch, in sentences that name the records and say the values. */

/* More names or lines than this help nobody. */
#define MANY 10

static gboolean
refuse (GError          **error,
        HupanStoreError   code,
        GPtrArray        *lines)
{
  g_autofree char *message = NULL;

  g_ptr_array_add (lines, NULL);
  message = g_strjoinv ("\n", (char **) lines->pdata);
  g_set_error_literal (error, HUPAN_STORE_ERROR, code, message);
  return FALSE;
}

static char *
dup_record_title (HupanWork   *self,
                  HupanRecord *record)
{
  return hupan_registry_dup_title (self->registry, hupan_record_get_kind (record), hupan_record_get_id (record));
}

/* A value as people read it: a reference as the title of the record. */
static char *
dup_value (HupanWork        *self,
           const HupanField *field,
           const char       *value)
{
  if (value == NULL)
    return g_strdup (C_ ("value", "nothing"));
  if (field->type == HUPAN_TYPE_REFERENCE && field->target != NULL)
    return hupan_registry_dup_title (self->registry, hupan_kind_get (field->target), g_ascii_strtoll (value, NULL, 10));

  return hupan_field_format (field, value);
}

/* The names of the fields that changed after a version of a record. */
static char *
dup_fields_changed_since (HupanWork *self,
                          gint64     id,
                          gint64     version)
{
  g_autoptr(HupanStatement) statement =
    hupan_db_prepare (self->registry->db, "SELECT string_agg (fields, ' ') FROM history"
                                          " WHERE record = $1 AND version > $2 AND action = 'set'", NULL);

  if (statement == NULL)
    return NULL;

  hupan_statement_bind_int (statement, 1, id);
  hupan_statement_bind_int (statement, 2, version);
  return hupan_statement_step (statement, NULL) ? g_strdup (hupan_statement_get_text (statement, 0)) : NULL;
}

static HupanEdit *
find_edit (HupanChange      *change,
           const HupanField *field)
{
  for (guint i = 0; i < change->edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (change->edits, i);

      if (edit->field == field)
        return edit;
    }
  return NULL;
}

static char *
dup_stale_line (HupanWork        *self,
                const HupanField *field,
                HupanEdit        *edit,
                const char       *now)
{
  g_autofree char *now_text = dup_value (self, field, now);
  g_autofree char *mine_text = edit != NULL ? dup_value (self, field, edit->after) : NULL;

  if (mine_text == NULL)
    /* Translators: the name of a field, and the value that somebody else gave it. */
    return g_strdup_printf (_("%s: it is “%s” now."), hupan_field_get_label (field), now_text);

  /* Translators: the name of a field, the value that the user entered, and the one that somebody else gave it. */
  return g_strdup_printf (_("%s: you entered “%s”, but it is “%s” now."), hupan_field_get_label (field), mine_text,
                          now_text);
}

gboolean
hupan_work_refuse_stale (HupanWork    *self,
                         HupanChange  *change,
                         HupanRecord  *record,
                         GError      **error)
{
  const HupanRecordMeta *meta = hupan_record_get_meta (record);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = dup_record_title (self, record);
  g_autofree char *changed = dup_fields_changed_since (self, change->id, change->version);
  g_auto(GStrv) names = g_strsplit (changed != NULL ? changed : "", " ", -1);

  /* Translators: the title of a record, and the name of a person. */
  g_ptr_array_add (lines, g_strdup_printf (_("“%s” was changed meanwhile by %s."), title, meta->updated_by));
  for (guint i = 0; change->kind->fields[i].name != NULL; i++)
    {
      const HupanField *field = &change->kind->fields[i];
      const char *now = hupan_record_get_at (record, i);

      if (g_strv_contains ((const char *const *) names, field->name))
        g_ptr_array_add (lines, dup_stale_line (self, field, find_edit (change, field), now));
    }
  if (meta->deleted_at != 0)
    g_ptr_array_add (lines, g_strdup (_("It is in the trash now.")));

  return refuse (error, HUPAN_STORE_ERROR_STALE, lines);
}

gboolean
hupan_work_refuse_inverse (HupanWork    *self,
                           HupanChange  *change,
                           GError      **error)
{
  char *title = hupan_registry_dup_title (self->registry, change->kind, change->id);

  if (!g_ptr_array_find_with_equal_func (self->stale, title, g_str_equal, NULL))
    g_ptr_array_add (self->stale, title);
  else
    g_free (title);

  return hupan_work_report_stale (self, error);
}

gboolean
hupan_work_report_stale (HupanWork  *self,
                         GError    **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint more = self->stale->len > MANY ? self->stale->len - MANY : 0;

  g_ptr_array_add (lines, g_strdup (ngettext ("This cannot be taken back, because a record was changed since:",
                                              "This cannot be taken back, because records were changed since:",
                                              self->stale->len)));
  for (guint i = 0; i < self->stale->len - more; i++)
    g_ptr_array_add (lines, g_strdup (g_ptr_array_index (self->stale, i)));
  if (more > 0)
    g_ptr_array_add (lines, hupan_count_fill (ngettext ("and %u more", "and %u more", more), more));

  return refuse (error, HUPAN_STORE_ERROR_STALE, lines);
}

gboolean
hupan_work_refuse_invalid (HupanWork    *self,
                           HupanRecord  *record,
                           GPtrArray    *problems,
                           GError      **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < problems->len; i++)
    {
      HupanProblem *problem = g_ptr_array_index (problems, i);

      g_ptr_array_add (lines, g_strdup (problem->message));
    }

  return refuse (error, HUPAN_STORE_ERROR_INVALID, lines);
}

static gboolean
refuse_same (HupanWork         *self,
             HupanUniqueClaim  *claim,
             gint64             other,
             GError           **error)
{
  g_autoptr(HupanRecord) record = hupan_stored_load (self->registry, claim->kind, claim->id, NULL);
  g_autofree char *title = hupan_registry_dup_title (self->registry, claim->kind, claim->id);
  g_autofree char *other_title = hupan_registry_dup_title (self->registry, claim->kind, other);
  g_autofree char *value = dup_value (self, claim->field, hupan_record_get (record, claim->field->name));

  /* Translators: the name of a field, its value, the title of the record that has it already, and of the new one. */
  g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID, _("%s “%s” belongs to “%s” already; “%s” cannot have it too."),
               hupan_field_get_label (claim->field), value, other_title, title);
  return FALSE;
}

/* The value is compared as it stands now: the claim may have been given up later in the batch. */
gboolean
hupan_work_check_unique (HupanWork  *self,
                         GError    **error)
{
  for (guint i = 0; i < self->unique->len; i++)
    {
      HupanUniqueClaim *claim = &g_array_index (self->unique, HupanUniqueClaim, i);
      const char *kind = claim->kind->name, *field = claim->field->name;
      g_autofree char *sql =
        g_strdup_printf ("SELECT o.id FROM \"%s\" t JOIN \"%s\" o ON o.\"%s\" = t.\"%s\" AND o.id <> t.id"
                         " AND o.deleted_at IS NULL WHERE t.id = $1 AND t.deleted_at IS NULL LIMIT 1",
                         kind, kind, field, field);
      g_autoptr(HupanStatement) statement = hupan_db_prepare (self->registry->db, sql, error);
      g_autoptr(GError) local_error = NULL;

      hupan_db_yield (self->registry->db);
      if (statement == NULL)
        return FALSE;

      hupan_statement_bind_int (statement, 1, claim->id);
      if (hupan_statement_step (statement, &local_error))
        return refuse_same (self, claim, hupan_statement_get_int (statement, 0), error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return TRUE;
}

/* Whether a record is there, and in the trash. A target of any kind is looked for in all. */
static gboolean
find_target (HupanWork            *self,
             HupanReferenceClaim  *claim,
             gboolean             *trashed)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_autoptr(HupanRecord) target = NULL;

      if (claim->field->target != NULL && !g_str_equal (claim->field->target, (*kind)->name))
        continue;

      target = hupan_stored_load (self->registry, *kind, claim->target, NULL);
      if (target == NULL)
        continue;

      *trashed = hupan_record_get_meta (target)->deleted_at != 0;
      return TRUE;
    }

  return FALSE;
}

static gboolean
check_reference (HupanWork            *self,
                 HupanReferenceClaim  *claim,
                 GError              **error)
{
  gboolean trashed = FALSE;
  g_autofree char *title = NULL;
  g_autofree char *value = NULL;

  if (!find_target (self, claim, &trashed))
    {
      title = hupan_registry_dup_title (self->registry, claim->kind, claim->id);
      /* Translators: the title of a record, and the name of one of its fields. */
      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID,
                   _("“%s”: the record given as “%s” is not in the registry."), title,
                   hupan_field_get_label (claim->field));
      return FALSE;
    }

  /* What is taken back may refer to what was trashed since, as if it had never been changed. */
  if (!trashed || self->undoes != 0 || claim->field->target == NULL)
    return TRUE;

  title = hupan_registry_dup_title (self->registry, claim->kind, claim->id);
  value = hupan_registry_dup_title (self->registry, hupan_kind_get (claim->field->target), claim->target);
  /* Translators: the title of a record, the name of one of its fields, and the title of the record it refers to. */
  g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID,
               _("“%s”: “%s” cannot be “%s”, which is in the trash. Restore that first."), title,
               hupan_field_get_label (claim->field), value);
  return FALSE;
}

/* A record that refers to one that this batch removed. */
static gboolean
find_referrer (HupanWork        *self,
               HupanChange      *change,
               const HupanKind **kind,
               GArray          **ids)
{
  g_autofree char *target = g_strdup_printf ("%" G_GINT64_FORMAT, change->id);

  for (const HupanKind *const *k = hupan_kinds (); *k != NULL; k++)
    for (const HupanField *field = (*k)->fields; field->name != NULL; field++)
      {
        g_autoptr(GArray) found = NULL;

        if (field->type != HUPAN_TYPE_REFERENCE || g_strcmp0 (field->target, change->kind->name) != 0)
          continue;
        found = hupan_stored_find_ids (self->registry, *k, field, target, 2, NULL);
        if (found == NULL || found->len == 0)
          continue;

        *kind = *k;
        *ids = g_steal_pointer (&found);
        return TRUE;
      }

  return FALSE;
}

static gboolean
refuse_in_use (HupanWork    *self,
               HupanChange  *change,
               GError      **error)
{
  const HupanKind *kind;
  g_autoptr(GArray) ids = NULL;
  g_autofree char *title = NULL;
  g_autofree char *referrer = NULL;

  if (!find_referrer (self, change, &kind, &ids))
    return FALSE;

  /* The batch fails, and as long as it is half done the record to be named is gone. */
  hupan_db_rollback (self->registry->db);
  title = hupan_registry_dup_title (self->registry, change->kind, change->id);
  referrer = hupan_registry_dup_title (self->registry, kind, g_array_index (ids, gint64, 0));
  g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_IN_USE,
               /* Translators: the title of a record, the name of the kind of those that refer to it ("Candidate"), and
                * the title of one of these. */
               ngettext ("“%s” cannot be removed, because a record refers to it: %s “%s”.",
                         "“%s” cannot be removed, because records refer to it, such as: %s “%s”.", ids->len),
               title, hupan_kind_get_label (kind), referrer);
  return TRUE;
}

gboolean
hupan_work_check_references (HupanWork  *self,
                             GError    **error)
{
  g_autoptr(GHashTable) present = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GHashTable) usable = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->references->len; i++)
    {
      HupanReferenceClaim *claim = &g_array_index (self->references, HupanReferenceClaim, i);
      /* What may lead to any kind may lead to the trash, which says nothing for the others. */
      GHashTable *known = claim->field->target == NULL ? present : usable;

      hupan_db_yield (self->registry->db);
      if (g_hash_table_contains (self->created, &claim->target) || !g_hash_table_add (known, &claim->target))
        continue;
      if (!check_reference (self, claim, error))
        return FALSE;
    }

  if (!hupan_db_has_dangling_references (self->registry->db))
    return TRUE;

  for (guint i = 0; i < self->applied->len; i++)
    {
      HupanChange *change = g_ptr_array_index (self->applied, i);

      if (change->action == HUPAN_ACTION_REMOVE && refuse_in_use (self, change, error))
        return FALSE;
    }

  hupan_db_set_error (error, SQLITE_CONSTRAINT_FOREIGNKEY, NULL);
  return FALSE;
}
