/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-shown.h"

#include <glib/gi18n.h>

#include "hupan-table.h"

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
print_derived (HupanShown      *shown,
               const HupanKind *kind)
{
  for (const HupanDerived *derived = kind->derived; derived != NULL && derived->field.name != NULL; derived++)
    {
      const char *value = g_hash_table_lookup (shown->derived, &derived->field);
      g_autofree char *text = hupan_field_format (&derived->field, value);

      if (value != NULL)
        print_line (hupan_field_get_label (&derived->field), text);
    }
}

static void
print_fields (HupanShown  *shown,
              HupanRecord *record)
{
  HupanRegistry *registry = shown->registry;
  const HupanKind *kind = hupan_record_get_kind (record);

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *value = NULL;

      if (!is_shown (kind, field, record))
        continue;
      value = dup_shown_value (registry, field, record);
      print_line (hupan_field_get_label (field), value != NULL ? value : "");
    }
  print_derived (shown, kind);
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
      g_autoptr (GPtrArray) parts = hupan_shown_find_parts (registry, *kind, owner, error);

      if (parts == NULL)
        return FALSE;
      for (guint i = 0; i < parts->len; i++)
        print_part (registry, g_ptr_array_index (parts, i), i == 0 ? hupan_kind_get_label_plural (*kind) : "");
    }

  return TRUE;
}

gboolean
hupan_shown_print_text (HupanShown  *shown,
                        GError     **error)
{
  const HupanRecordMeta *meta = hupan_record_get_meta (shown->record);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (shown->record));
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, meta->version);

  print_line (_ ("ID"), id);
  if (shown->embedded != NULL)
    print_fields (shown, shown->embedded);
  print_fields (shown, shown->record);
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
