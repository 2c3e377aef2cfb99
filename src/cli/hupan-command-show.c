/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-commands.h"

#include <glib/gi18n.h>

#include "core/hupan-l10n.h"
#include "hupan-meant.h"
#include "hupan-output.h"
#include "hupan-shown.h"

static HupanRecord *
get_embedded (HupanRegistry  *registry,
              HupanRecord    *record,
              GError        **error)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  const HupanField *field = hupan_kind_get_field (kind, kind->embeds);

  return hupan_registry_get_record (registry, hupan_kind_get (field->target),
                                    hupan_record_get_reference (record, field->name), error);
}

GPtrArray *
hupan_shown_find_parts (HupanRegistry    *registry,
                        const HupanKind  *part,
                        HupanRecord      *owner,
                        GError          **error)
{
  const HupanField *field = hupan_kind_get_owner_field (part);

  if (field == NULL || (field->target != NULL && strcmp (field->target, hupan_record_get_kind (owner)->name) != 0))
    return g_ptr_array_new ();

  return hupan_registry_find_referring (registry, part, field->name, hupan_record_get_id (owner), error);
}

/* What is computed of both records, in the interface's language where titles play a part. */
static GHashTable *
read_derived (HupanRegistry  *registry,
              HupanRecord    *record,
              HupanRecord    *embedded,
              GError        **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  HupanRecord *records[] = { record, embedded };

  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr (GHashTable) values = NULL;
      GHashTableIter iter;
      gpointer field, value;

      if (records[i] == NULL)
        continue;
      values = hupan_registry_read_derived (registry, hupan_record_get_kind (records[i]), hupan_record_get_id (records[i]),
                                            hupan_ui_language (), error);
      if (values == NULL)
        return NULL;
      g_hash_table_iter_init (&iter, values);
      while (g_hash_table_iter_next (&iter, &field, &value))
        g_hash_table_insert (all, field, g_strdup (value));
    }

  return g_steal_pointer (&all);
}

gboolean
hupan_command_show (HupanCli  *cli,
                    GStrv     *arguments,
                    GError   **error)
{
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format_name, N_ ("How it is written: table or json"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  const HupanKind *kind;
  g_autoptr (HupanRecord) record = NULL;
  g_autoptr (HupanRecord) embedded = NULL;
  g_autoptr (GHashTable) derived = NULL;
  HupanOutput format;
  HupanShown shown;

  if (!hupan_cli_parse (cli, "show", entries, arguments, 2, 2, error)
      || !hupan_output_parse (format_name, HUPAN_OUTPUT_TABLE | HUPAN_OUTPUT_JSON, &format, error))
    return FALSE;
  kind = hupan_meant_kind ((*arguments)[0], error);
  if (kind == NULL || hupan_cli_open (cli, HUPAN_OPEN_READ_ONLY, error) == NULL)
    return FALSE;

  record = hupan_meant_record (cli->registry, kind, (*arguments)[1], HUPAN_MEANT_PRESENT | HUPAN_MEANT_TRASHED, error);
  if (record == NULL)
    return FALSE;
  if (kind->embeds != NULL)
    {
      embedded = get_embedded (cli->registry, record, error);
      if (embedded == NULL)
        return FALSE;
    }

  derived = read_derived (cli->registry, record, embedded, error);
  if (derived == NULL)
    return FALSE;

  shown = (HupanShown) { cli->registry, record, embedded, derived };
  return format == HUPAN_OUTPUT_JSON ? hupan_shown_print_json (&shown, error) : hupan_shown_print_text (&shown, error);
}
