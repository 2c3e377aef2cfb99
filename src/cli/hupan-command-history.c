/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-commands.h"

#include <glib/gi18n.h>

#include "hupan-meant.h"
#include "hupan-output.h"

#define SHOWN_BY_DEFAULT 100
#define SHOWN_OF_A_BATCH 8

gboolean
hupan_command_undo (HupanCli  *cli,
                    GStrv     *arguments,
                    GError   **error)
{
  g_autofree char *label = NULL;
  gint64 batch;

  if (!hupan_cli_parse (cli, "undo", NULL, arguments, 0, 0, error)
      || hupan_cli_open (cli, HUPAN_OPEN_NONE, error) == NULL)
    return FALSE;

  label = hupan_registry_dup_undo_label (cli->registry);
  batch = hupan_registry_undo (cli->registry, 0, hupan_cli_get_progress (), error);
  hupan_cli_clear_progress ();
  if (batch == 0)
    return FALSE;

  /* Translators: what was taken back, for example: Undone: “York University” changed. */
  g_print (_ ("Undone: %s"), label != NULL ? label : "");
  g_print ("\n");
  return TRUE;
}

gboolean
hupan_command_redo (HupanCli  *cli,
                    GStrv     *arguments,
                    GError   **error)
{
  g_autofree char *label = NULL;
  gint64 batch;

  if (!hupan_cli_parse (cli, "redo", NULL, arguments, 0, 0, error)
      || hupan_cli_open (cli, HUPAN_OPEN_NONE, error) == NULL)
    return FALSE;

  label = hupan_registry_dup_redo_label (cli->registry);
  batch = hupan_registry_redo (cli->registry, hupan_cli_get_progress (), error);
  hupan_cli_clear_progress ();
  if (batch == 0)
    return FALSE;

  /* Translators: what was made again, for example: Redone: “York University” changed. */
  g_print (_ ("Redone: %s"), label != NULL ? label : "");
  g_print ("\n");
  return TRUE;
}

static const char *
get_action_label (HupanAction action)
{
  switch (action)
    {
    case HUPAN_ACTION_CREATE:
      return C_ ("history", "made");
    case HUPAN_ACTION_SET:
      return C_ ("history", "changed");
    case HUPAN_ACTION_TRASH:
      return C_ ("history", "moved to the trash");
    case HUPAN_ACTION_RESTORE:
      return C_ ("history", "taken out of the trash");
    case HUPAN_ACTION_REMOVE:
      return C_ ("history", "removed");
    default:
      g_assert_not_reached ();
    }
}

/* Values of references are ids: the title says more, while there is one. */
static char *
dup_value_label (HupanRegistry    *registry,
                 const HupanField *field,
                 const char       *value)
{
  char *title = NULL;

  if (value == NULL)
    return g_strdup (C_ ("history", "nothing"));
  if (field->type == HUPAN_TYPE_REFERENCE && field->target != NULL)
    title = hupan_registry_dup_title (registry, hupan_kind_get (field->target), g_ascii_strtoll (value, NULL, 10));

  return title != NULL ? title : hupan_field_format (field, value);
}

static void
print_change (HupanRegistry *registry,
              HupanChange   *change)
{
  g_autofree char *title = hupan_registry_dup_title (registry, change->kind, change->id);

  /* Translators: a kind of record, its title, and what happened to it. */
  g_print ("  ");
  g_print (C_ ("history", "%s “%s”: %s"), hupan_kind_get_label (change->kind), title != NULL ? title : "",
           get_action_label (change->action));
  g_print ("\n");

  for (guint i = 0; change->action == HUPAN_ACTION_SET && i < change->edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (change->edits, i);
      g_autofree char *before = dup_value_label (registry, edit->field, edit->before);
      g_autofree char *after = dup_value_label (registry, edit->field, edit->after);

      g_print ("    %s: %s → %s\n", hupan_field_get_label (edit->field), before, after);
    }
}

static void
print_batch_heading (HupanHistoryEntry *entry)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (entry->at / 1000);
  g_autofree char *when = g_date_time_format (at, "%Y-%m-%d %H:%M");

  g_print ("%s  %s  %s\n", when, entry->actor, entry->label != NULL ? entry->label : "");
  if (entry->reason != NULL)
    g_print ("  %s\n", entry->reason);
}

static void
print_entries (HupanRegistry *registry,
               GPtrArray     *entries)
{
  for (guint i = 0; i < entries->len;)
    {
      HupanHistoryEntry *first = g_ptr_array_index (entries, i);
      guint n = 0;

      print_batch_heading (first);
      for (; i < entries->len; i++, n++)
        {
          HupanHistoryEntry *entry = g_ptr_array_index (entries, i);

          if (entry->batch != first->batch)
            break;
          if (entry->change != NULL && n < SHOWN_OF_A_BATCH)
            print_change (registry, entry->change);
        }
      if (n > SHOWN_OF_A_BATCH)
        {
          g_print ("  ");
          g_print (ngettext ("and %u more", "and %u more", n - SHOWN_OF_A_BATCH), n - SHOWN_OF_A_BATCH);
          g_print ("\n");
        }
    }
}

static void
build_value (JsonBuilder *builder,
             const char  *field,
             const char  *before,
             const char  *after)
{
  json_builder_set_member_name (builder, field);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "before");
  hupan_output_add_string (builder, before);
  json_builder_set_member_name (builder, "after");
  hupan_output_add_string (builder, after);
  json_builder_end_object (builder);
}

static void
build_fields (JsonBuilder       *builder,
              HupanHistoryEntry *entry)
{
  char **facts = entry->note != NULL ? entry->note->facts : NULL;

  json_builder_set_member_name (builder, "fields");
  json_builder_begin_object (builder);
  for (guint i = 0; entry->change != NULL && i < entry->change->edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (entry->change->edits, i);

      build_value (builder, edit->field->name, edit->before, edit->after);
    }
  for (; facts != NULL && *facts != NULL; facts += 2)
    build_value (builder, facts[0], NULL, *facts[1] != '\0' ? facts[1] : NULL);
  json_builder_end_object (builder);
}

/* A note is an entry like a change; it has no id, and a kind only if it is about one. */
static void
build_entry (JsonBuilder       *builder,
             HupanHistoryEntry *entry)
{
  const HupanKind *kind = entry->note != NULL ? entry->note->kind : entry->change->kind;
  const char *action = entry->note != NULL ? entry->note->action : hupan_action_get_name (entry->change->action);
  g_autofree char *batch = g_strdup_printf ("%" G_GINT64_FORMAT, entry->batch);
  g_autofree char *id = entry->change != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, entry->change->id) : NULL;
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (entry->at / 1000);
  g_autofree char *when = g_date_time_format_iso8601 (at);
  const struct { const char *name; const char *value; } texts[] = {
    { "batch", batch }, { "at", when }, { "actor", entry->actor }, { "label", entry->label }, { "reason", entry->reason },
    { "action", action }, { "kind", kind != NULL ? kind->name : NULL }, { "id", id },
  };

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "seq");
  json_builder_add_int_value (builder, entry->seq);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      json_builder_set_member_name (builder, texts[i].name);
      hupan_output_add_string (builder, texts[i].value);
    }
  build_fields (builder, entry);
  json_builder_end_object (builder);
}

static void
print_entries_json (GPtrArray *entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    build_entry (builder, g_ptr_array_index (entries, i));
  json_builder_end_array (builder);
  hupan_output_print_json (builder);
}

gboolean
hupan_command_history (HupanCli  *cli,
                       GStrv     *arguments,
                       GError   **error)
{
  g_autofree char *format_name = NULL;
  int limit = SHOWN_BY_DEFAULT;
  const GOptionEntry entries[] = {
    { "limit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &limit, N_ ("At most N changes"), N_ ("N") },
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format_name, N_ ("How it is written: table or json"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  const HupanKind *kind = NULL;
  g_autoptr (HupanRecord) record = NULL;
  g_autoptr (GPtrArray) history = NULL;
  gint64 id;
  HupanOutput format;

  if (!hupan_cli_parse (cli, "history", entries, arguments, 0, 2, error)
      || !hupan_output_parse (format_name, HUPAN_OUTPUT_TABLE | HUPAN_OUTPUT_JSON, &format, error))
    return FALSE;
  if (limit < 0)
    return hupan_cli_misuse (error, "%s", _ ("The limit cannot be negative."));
  if ((*arguments)[0] != NULL)
    {
      kind = hupan_meant_kind ((*arguments)[0], error);
      if (kind == NULL)
        return FALSE;
      if ((*arguments)[1] == NULL)
        return hupan_cli_misuse (error, "%s", _ ("Say of which record, or of none for the whole history."));
    }
  if (hupan_cli_open (cli, HUPAN_OPEN_READ_ONLY, error) == NULL)
    return FALSE;
  if (kind != NULL)
    {
      record = hupan_meant_record (cli->registry, kind, (*arguments)[1],
                                    HUPAN_MEANT_PRESENT | HUPAN_MEANT_TRASHED, error);
      if (record == NULL)
        return FALSE;
    }

  id = record != NULL ? hupan_record_get_id (record) : 0;
  /* For the registry, 0 is no limit; for who asks for none, it is none, as in a list. */
  history = limit == 0 ? g_ptr_array_new () : hupan_registry_history (cli->registry, kind, id, 0, limit, error);
  if (history == NULL)
    return FALSE;

  if (format == HUPAN_OUTPUT_JSON)
    print_entries_json (history);
  else
    print_entries (cli->registry, history);
  return TRUE;
}
