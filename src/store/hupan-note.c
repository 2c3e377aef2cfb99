/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-note.h"

#include <glib/gi18n.h>

#include "core/hupan-clock.h"
#include "core/hupan-number.h"
#include "hupan-chain.h"
#include "hupan-guard.h"
#include "hupan-values.h"

typedef struct
{
  const char *action;
  const char *kind;
  const char *label;
  const char *fields; /* names of the facts, a space between them */
  const char *facts;  /* JSON array of their values; NULL: none */
} Line;

static gboolean
append (HupanRegistry *registry, const Line *line, GError **error)
{
  HupanDb *db = registry->db;
  HupanChainHead head;
  HupanChainBatch batch = {
    .at = hupan_clock_now (),
    .actor = registry->actor,
    .label = line->label,
    .flags = HUPAN_NOTE_FLAG,
  };
  HupanChainEntry entry = {
    .batch = &batch,
    .at = batch.at,
    .actor = batch.actor,
    .action = line->action,
    .kind = line->kind,
    .fields = line->fields,
    .after = line->facts,
  };

  if (!hupan_db_read_int (db, "SELECT COALESCE (max (id), 0) + 1 FROM batch", &batch.id, error))
    return FALSE;
  return hupan_chain_read_head (db, &head, error) && hupan_chain_add_batch (db, &batch, error) &&
         hupan_chain_append (db, &head, &entry, error);
}

static gboolean
add (HupanRegistry *registry, const Line *line, GError **error)
{
  if (!hupan_db_begin (registry->db, error))
    return FALSE;
  if (append (registry, line, error))
    return hupan_db_commit (registry->db, error);
  hupan_db_rollback (registry->db);
  return FALSE;
}

gboolean
hupan_note_add (HupanRegistry *registry, const char *label, GError **error)
{
  const Line line = { .action = HUPAN_NOTE_ACTION, .kind = HUPAN_NOTE_KIND, .label = label, .fields = "" };

  return add (registry, &line, error);
}

/* --- Exports ------------------------------------------------------------------------------------------------------ */

static char *
dup_export_label (const HupanExportNote *note)
{
  const char *list = hupan_kind_get_label_plural (note->kind);
  g_autofree char *count = hupan_count_format (note->n_rows);

  if (note->file == NULL)
    /* Translators: in the history: what was exported ("Candidates"), and how many rows of it, to the standard output. */
    return g_strdup_printf (ngettext ("Export of %s: %s row", "Export of %s: %s rows", note->n_rows), list,
                            count);
  if (note->restricted)
    /* Translators: in the history: what was exported ("Candidates"), how many rows, to which file. Protected: seen by few. */
    return g_strdup_printf (ngettext ("Export of %s with protected fields: %s row to “%s”",
                                      "Export of %s with protected fields: %s rows to “%s”", note->n_rows),
                            list, count, note->file);

  /* Translators: in the history: what was exported ("Candidates"), how many rows, to which file. */
  return g_strdup_printf (ngettext ("Export of %s: %s row to “%s”", "Export of %s: %s rows to “%s”", note->n_rows),
                          list, count, note->file);
}

static gboolean
add_export (HupanRegistry *self, const HupanExportNote *note, GError **error)
{
  g_autofree char *label = dup_export_label (note);
  g_autofree char *rows = g_strdup_printf ("%u", note->n_rows);
  GString *values = g_string_new (NULL);
  g_autofree char *facts = NULL;
  Line line = {
    .action = HUPAN_NOTE_EXPORT,
    .kind = note->kind->name,
    .label = label,
    .fields = "rows restricted file",
  };
  g_autoptr (GError) local_error = NULL;

  hupan_values_append (values, rows);
  hupan_values_append (values, note->restricted ? "1" : "0");
  hupan_values_append (values, note->file);
  line.facts = facts = hupan_values_end (values);

  if (!hupan_guard_before (self, NULL, error))
    return FALSE;
  if (add (self, &line, &local_error))
    {
      hupan_guard_committed (self);
      return TRUE;
    }

  hupan_guard_failed (self, NULL, local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * hupan_registry_note_export:
 *
 * Notes in the history that rows left the registry (reliability F9). A registry that can only be read, and one on a full
 * disk, can be exported all the same (D6, D8), so there it is not noted, and that is no error.
 */
gboolean
hupan_registry_note_export (HupanRegistry *self, const HupanExportNote *note, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->read_only_reason != NULL || add_export (self, note, &local_error) ||
      g_error_matches (local_error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_FULL) ||
      g_error_matches (local_error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
