/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-commands.h"

#include <glib/gi18n.h>

#include "hupan-meant.h"
#include "hupan-output.h"
#include "hupan-table.h"

/* What a record consists of: its own fields, those of the record it embeds, and the parts of both, by kind. */
typedef struct
{
  HupanRegistry *registry;
  HupanRecord *record;
  HupanRecord *embedded; /* NULL: none */
} Shown;

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

static int
get_rank (HupanRecord *part)
{
  const char *rank = NULL;

  if (hupan_kind_get_field (hupan_record_get_kind (part), "position") != NULL)
    rank = hupan_record_get (part, "position");
  else if (hupan_kind_get_field (hupan_record_get_kind (part), "rank") != NULL)
    rank = hupan_record_get (part, "rank");

  return rank != NULL ? atoi (rank) : 0;
}

static int
compare_parts (gconstpointer a,
               gconstpointer b)
{
  return get_rank (*(HupanRecord *const *) a) - get_rank (*(HupanRecord *const *) b);
}

/* The parts of one kind that a record has; NULL with an error. */
static GPtrArray *
find_parts (HupanRegistry    *registry,
            const HupanKind  *part,
            HupanRecord      *owner,
            GError          **error)
{
  const HupanField *field = hupan_kind_get_owner_field (part);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (owner));
  g_autoptr (GPtrArray) parts = NULL;

  if (field == NULL || (field->target != NULL && strcmp (field->target, hupan_record_get_kind (owner)->name) != 0))
    return g_ptr_array_new ();

  parts = hupan_registry_find (registry, part, field->name, id, error);
  for (guint i = parts != NULL ? parts->len : 0; i > 0; i--)
    if (hupan_record_get_meta (g_ptr_array_index (parts, i - 1))->deleted_at != 0)
      g_ptr_array_remove_index (parts, i - 1);
  if (parts != NULL)
    g_ptr_array_sort (parts, compare_parts);

  return g_steal_pointer (&parts);
}

static char *
dup_reference_title (HupanRegistry    *registry,
                     const HupanField *field,
                     HupanRecord      *record)
{
  gint64 id = hupan_record_get_reference (record, field->name);

  return id != 0 && field->target != NULL ? hupan_registry_dup_title (registry, hupan_kind_get (field->target), id) : NULL;
}

static char *
dup_shown_value (HupanRegistry    *registry,
                 const HupanField *field,
                 HupanRecord      *record)
{
  if (field->type == HUPAN_TYPE_REFERENCE)
    return dup_reference_title (registry, field, record);

  return hupan_field_format (field, hupan_record_get (record, field->name));
}

static gboolean
is_shown (const HupanKind  *kind,
          const HupanField *field,
          HupanRecord      *record)
{
  return !(field->flags & (HUPAN_FIELD_HIDDEN | HUPAN_FIELD_OWNER)) && hupan_record_get (record, field->name) != NULL
         && g_strcmp0 (field->name, kind->embeds) != 0;
}

static void
print_line (const char *label,
            const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  int indent = 24;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *head = i == 0 ? label : "";
      int gap = indent - (int) hupan_table_measure (head);

      g_print ("%s%*s%s\n", head, MAX (gap, 1), "", lines[i]);
    }
}

static void
print_fields (HupanRegistry *registry,
              HupanRecord   *record)
{
  const HupanKind *kind = hupan_record_get_kind (record);

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *value = NULL;

      if (!is_shown (kind, field, record))
        continue;
      value = dup_shown_value (registry, field, record);
      print_line (hupan_field_get_label (field), value != NULL ? value : "");
    }
}

/* A flag says what it is for when it is set, and nothing else. */
static char *
dup_part_value (HupanRegistry    *registry,
                const HupanField *field,
                HupanRecord      *part)
{
  if (field->type != HUPAN_TYPE_FLAG)
    return dup_shown_value (registry, field, part);

  return strcmp (hupan_record_get (part, field->name), "1") == 0 ? g_strdup (hupan_field_get_label (field)) : NULL;
}

/* A part on one line: its values, with a mark between them. */
static void
print_part (HupanRegistry *registry,
            HupanRecord   *part,
            const char    *label)
{
  const HupanKind *kind = hupan_record_get_kind (part);
  g_autoptr (GString) text = g_string_new (NULL);

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *value = NULL;

      if (!is_shown (kind, field, part))
        continue;
      value = dup_part_value (registry, field, part);
      if (value != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", value);
    }
  print_line (label, text->str);
}

static gboolean
print_parts (HupanRegistry  *registry,
             HupanRecord    *owner,
             GError        **error)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GPtrArray) parts = find_parts (registry, *kind, owner, error);

      if (parts == NULL)
        return FALSE;
      for (guint i = 0; i < parts->len; i++)
        print_part (registry, g_ptr_array_index (parts, i), i == 0 ? hupan_kind_get_label_plural (*kind) : "");
    }

  return TRUE;
}

static gboolean
print_text (Shown   *shown,
            GError **error)
{
  const HupanRecordMeta *meta = hupan_record_get_meta (shown->record);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (shown->record));
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, meta->version);

  print_line (_ ("ID"), id);
  if (shown->embedded != NULL)
    print_fields (shown->registry, shown->embedded);
  print_fields (shown->registry, shown->record);
  if (shown->embedded != NULL && !print_parts (shown->registry, shown->embedded, error))
    return FALSE;
  if (!print_parts (shown->registry, shown->record, error))
    return FALSE;

  if (meta->origin != NULL)
    print_line (_ ("Origin"), meta->origin);
  print_line (_ ("Version"), version);
  if (meta->deleted_at != 0)
    print_line (_ ("In the trash"), C_ ("flag", "Yes"));

  return TRUE;
}

static void
build_list (JsonBuilder *builder,
            const char  *value)
{
  g_auto (GStrv) items = g_strsplit (value != NULL ? value : "", "\n", -1);

  json_builder_begin_array (builder);
  for (char **item = items; *item != NULL; item++)
    json_builder_add_string_value (builder, *item);
  json_builder_end_array (builder);
}

/* Canonical values; every field is there, so that a script finds it. */
static void
build_fields (JsonBuilder *builder,
              HupanRecord *record)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (record));

  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, id);
  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      const char *value = hupan_record_get (record, field->name);

      json_builder_set_member_name (builder, field->name);
      if (field->flags & HUPAN_FIELD_LIST)
        build_list (builder, value);
      else
        hupan_output_add_string (builder, value);
    }
}

static gboolean
build_parts (JsonBuilder    *builder,
             HupanRegistry  *registry,
             HupanRecord    *owner,
             GError        **error)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GPtrArray) parts = find_parts (registry, *kind, owner, error);

      if (parts == NULL)
        return FALSE;
      if (parts->len == 0)
        continue;
      json_builder_set_member_name (builder, (*kind)->name);
      json_builder_begin_array (builder);
      for (guint i = 0; i < parts->len; i++)
        {
          json_builder_begin_object (builder);
          build_fields (builder, g_ptr_array_index (parts, i));
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }

  return TRUE;
}

static gboolean
print_json (Shown   *shown,
            GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const HupanRecordMeta *meta = hupan_record_get_meta (shown->record);

  json_builder_begin_object (builder);
  build_fields (builder, shown->record);
  if (!build_parts (builder, shown->registry, shown->record, error))
    return FALSE;

  if (shown->embedded != NULL)
    {
      json_builder_set_member_name (builder, hupan_record_get_kind (shown->record)->embeds);
      json_builder_begin_object (builder);
      build_fields (builder, shown->embedded);
      if (!build_parts (builder, shown->registry, shown->embedded, error))
        return FALSE;
      json_builder_end_object (builder);
    }

  json_builder_set_member_name (builder, "@version");
  json_builder_add_int_value (builder, meta->version);
  json_builder_set_member_name (builder, "@origin");
  hupan_output_add_string (builder, meta->origin);
  json_builder_set_member_name (builder, "@trashed");
  json_builder_add_boolean_value (builder, meta->deleted_at != 0);
  json_builder_end_object (builder);
  hupan_output_print_json (builder);

  return TRUE;
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
  HupanOutput format;
  Shown shown;

  if (!hupan_cli_parse (cli, "show", entries, arguments, 2, 2, error)
      || !hupan_output_parse (format_name, &format, error))
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

  shown = (Shown) { cli->registry, record, embedded };
  return format == HUPAN_OUTPUT_JSON ? print_json (&shown, error) : print_text (&shown, error);
}
