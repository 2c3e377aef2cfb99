/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-ror.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/kinds/hupan-kinds.h"
#include "reader/hupan-leaves.h"

#define ROR_ERROR HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT

static void
name_free (gpointer data)
{
  HupanRorName *name = data;

  g_free (name->name);
  g_free (name->lang);
  g_free (name);
}

void
hupan_ror_record_free (HupanRorRecord *record)
{
  g_clear_object (&record->university);
  g_ptr_array_unref (record->names);
  g_free (record->problem);
  g_free (record->id);
  g_free (record);
}

/* --- Leaves of a record (reader/hupan-leaves.h) -------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *texts; /* name and value in turn */
  guint index;      /* of the leaf at hand */
  const char *name;
  HupanLeafType type;
  const char *value;
} Leaf;

/* Steps to the next leaf whose name begins with the prefix; before the first call, a leaf is all zeros but for texts. */
static gboolean
next_leaf (Leaf *self, const char *prefix)
{
  const gsize length = strlen (prefix);
  guint i = self->name != NULL ? self->index + 1 : 0;

  for (; 2 * i + 1 < self->texts->len; i++)
    {
      const char *value = g_ptr_array_index (self->texts, 2 * i + 1);

      self->name = g_ptr_array_index (self->texts, 2 * i);
      if (strncmp (self->name, prefix, length) != 0)
        continue;
      self->index = i;
      self->type = value[0];
      self->value = value + 1;
      return *value != '\0';
    }

  return FALSE;
}

/* What follows an element in the name: of "names", ".types[0]" in "names[7].types[0]", "" in "names[7]" itself. */
static const char *
get_member (const Leaf *self, const char *array)
{
  const char *end = strchr (self->name + strlen (array), ']');

  return end != NULL ? end + 1 : "";
}

static gboolean
find_leaf (Leaf *leaf, GPtrArray *texts, const char *name)
{
  for (guint i = 0; i + 1 < texts->len; i += 2)
    {
      const char *value = g_ptr_array_index (texts, i + 1);

      if (strcmp (g_ptr_array_index (texts, i), name) != 0)
        continue;
      *leaf = (Leaf) { .name = name, .type = value[0], .value = value + 1 };
      return *value != '\0';
    }

  return FALSE;
}

static const char *
find_text (GPtrArray *texts, const char *name)
{
  Leaf leaf;

  return find_leaf (&leaf, texts, name) && leaf.type == HUPAN_LEAF_TEXT ? leaf.value : NULL;
}

/* --- One record --------------------------------------------------------------------------------------------------- */

/* Reads text into the value of a field; no text is no value. */
static gboolean
set_value (char **values, const char *field_name, const char *text, GError **error)
{
  int index = hupan_kind_get_field_index (&hupan_university_kind, field_name);

  g_assert (index >= 0);
  g_clear_pointer (&values[index], g_free);
  if (text == NULL || *text == '\0')
    return TRUE;

  return hupan_field_parse (&hupan_university_kind.fields[index], text, &values[index], error);
}

typedef struct
{
  const char *name;
  const char *lang;
  gboolean is_display;
  gboolean is_label;
  gboolean is_acronym;
  gboolean is_alias;
} NameLeaves;

static const char *
choose_kind (const NameLeaves *read)
{
  if (read->is_label || (read->is_display && !read->is_acronym && !read->is_alias))
    return "label";

  return read->is_acronym ? "acronym" : "alias";
}

static gboolean
add_name (GPtrArray *names, const NameLeaves *read, GError **error)
{
  const HupanField *name_field = hupan_kind_get_field (&hupan_university_name_kind, "name");
  const HupanField *lang_field = hupan_kind_get_field (&hupan_university_name_kind, "lang");
  g_autofree char *text = NULL;
  g_autofree char *lang = NULL;
  HupanRorName *name;

  if (read->name == NULL)
    return TRUE;
  if (!hupan_field_parse (name_field, read->name, &text, error) || !hupan_field_parse (lang_field, read->lang, &lang, error))
    return FALSE;

  name = g_new0 (HupanRorName, 1);
  name->name = g_steal_pointer (&text);
  name->lang = g_steal_pointer (&lang);
  name->kind = choose_kind (read);
  name->is_display = read->is_display;
  g_ptr_array_add (names, name);
  return TRUE;
}

static gboolean
read_names (GPtrArray *texts, GPtrArray *names, GError **error)
{
  Leaf leaf = { .texts = texts };
  NameLeaves read = { 0 };

  while (next_leaf (&leaf, "names["))
    {
      const char *member = get_member (&leaf, "names[");

      if (*member == '\0')
        {
          if (!add_name (names, &read, error))
            return FALSE;
          read = (NameLeaves) { 0 };
        }
      else if (leaf.type != HUPAN_LEAF_TEXT)
        continue;
      else if (g_str_equal (member, ".value"))
        read.name = leaf.value;
      else if (g_str_equal (member, ".lang"))
        read.lang = leaf.value;
      else if (g_str_has_prefix (member, ".types["))
        {
          read.is_display |= g_str_equal (leaf.value, "ror_display");
          read.is_label |= g_str_equal (leaf.value, "label");
          read.is_acronym |= g_str_equal (leaf.value, "acronym");
          read.is_alias |= g_str_equal (leaf.value, "alias");
        }
    }

  return add_name (names, &read, error);
}

static const char *
find_display_name (GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      HupanRorName *name = g_ptr_array_index (names, i);

      if (name->is_display)
        return name->name;
    }

  return names->len > 0 ? ((HupanRorName *) g_ptr_array_index (names, 0))->name : NULL;
}

static const char *
find_website (GPtrArray *texts)
{
  Leaf leaf = { .texts = texts };
  const char *value = NULL, *type = NULL;

  while (next_leaf (&leaf, "links["))
    {
      const char *member = get_member (&leaf, "links[");

      if (*member == '\0')
        value = type = NULL;
      else if (leaf.type == HUPAN_LEAF_TEXT && g_str_equal (member, ".value"))
        value = leaf.value;
      else if (leaf.type == HUPAN_LEAF_TEXT && g_str_equal (member, ".type"))
        type = leaf.value;
      if (value != NULL && g_strcmp0 (type, "website") == 0)
        return value;
    }

  return NULL;
}

static char *
join_domains (GPtrArray *texts)
{
  GString *domains = g_string_new (NULL);
  Leaf leaf = { .texts = texts };

  while (next_leaf (&leaf, "domains["))
    {
      if (leaf.type != HUPAN_LEAF_TEXT)
        continue;
      if (domains->len > 0)
        g_string_append_c (domains, '\n');
      g_string_append (domains, leaf.value);
    }

  return g_string_free (domains, FALSE);
}

/* The first place, as GeoNames has it; ROR gives no other in practice. */
#define PLACE "locations[0].geonames_details"

static const struct
{
  const char *leaf;
  const char *field;
  gboolean is_number;
} simple_leaves[] = {
  { "id", "ror_id", FALSE },
  { PLACE ".country_code", "country", FALSE },
  { PLACE ".country_subdivision_name", "subdivision", FALSE },
  { PLACE ".name", "city", FALSE },
  { PLACE ".lat", "latitude", TRUE },
  { PLACE ".lng", "longitude", TRUE },
  { "established", "established", TRUE },
  { "status", "ror_status", FALSE },
};

static gboolean
read_values (GPtrArray *texts, GPtrArray *names, char **values, GError **error)
{
  const char *country = find_text (texts, PLACE ".country_code");
  g_autofree char *domains = join_domains (texts);

  for (gsize i = 0; i < G_N_ELEMENTS (simple_leaves); i++)
    {
      Leaf leaf;

      if (!find_leaf (&leaf, texts, simple_leaves[i].leaf) ||
          (leaf.type != HUPAN_LEAF_TEXT && !(leaf.type == HUPAN_LEAF_NUMBER && simple_leaves[i].is_number)))
        continue;
      if (!set_value (values, simple_leaves[i].field, leaf.value, error))
        return FALSE;
    }

  return set_value (values, "name", find_display_name (names), error) &&
         set_value (values, "native_name", hupan_ror_choose_native_name (names, country), error) &&
         set_value (values, "website", find_website (texts), error) && set_value (values, "domains", domains, error);
}

/* A new university has no partnership: a file of ROR says who exists, not whom the academy works with. */
static gboolean
read_university (GPtrArray *texts, HupanRorRecord *record, GError **error)
{
  guint n = hupan_kind_get_n_fields (&hupan_university_kind);
  g_auto (GStrv) values = g_new0 (char *, n + 1);
  g_autoptr (GPtrArray) problems = NULL;
  gboolean sound;
  Leaf leaf;

  record->id = g_strdup (find_text (texts, "id"));
  if (!find_leaf (&leaf, texts, "names") && find_leaf (&leaf, texts, "name"))
    {
      g_set_error (error, ROR_ERROR,
                   _("The record is in version 1 of ROR’s schema. Hupan reads versions 2.0 and 2.1."));
      return FALSE;
    }
  if (record->id == NULL)
    {
      g_set_error (error, ROR_ERROR, _("The record has no ROR ID."));
      return FALSE;
    }

  sound = read_names (texts, record->names, error) && read_values (texts, record->names, values, error) &&
          set_value (values, "partner_status", "none", error);
  if (sound)
    record->university = hupan_record_new (&hupan_university_kind, hupan_id_new (), NULL, (const char *const *) values);

  /* Unset values in the middle would end the vector early for g_strfreev(). */
  for (guint i = 0; i < n; i++)
    {
      if (values[i] == NULL)
        values[i] = g_strdup ("");
    }
  if (!sound)
    return FALSE;

  problems = hupan_record_check (record->university);
  if (problems->len == 0)
    return TRUE;

  g_clear_object (&record->university);
  g_set_error_literal (error, ROR_ERROR, ((HupanProblem *) g_ptr_array_index (problems, 0))->message);
  return FALSE;
}

static HupanRorRecord *
read_record (const HupanReading *row)
{
  HupanRorRecord *record = g_new0 (HupanRorRecord, 1);
  g_autoptr (GError) problem = NULL;

  record->line = row->line;
  record->names = g_ptr_array_new_with_free_func (name_free);
  if (row->flags & HUPAN_READ_PROBLEM)
    record->problem = g_strdup (g_ptr_array_index (row->texts, 0));
  else if (!read_university (row->texts, record, &problem))
    record->problem = g_strdup (problem->message);

  return record;
}

/**
 * hupan_ror_read:
 * @reader: that has said that records come
 *
 * Returns: (transfer full): of #HupanRorRecord, in the order of the file; %NULL if the file as a whole is not JSON or
 *   too large. What is wrong with one record is said in it.
 */
GPtrArray *
hupan_ror_read (HupanReader *reader, const HupanProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_ror_record_free);
  HupanReading reading;

  for (;;)
    {
      if (!hupan_reader_next (reader, &reading, progress, error))
        return NULL;
      if (reading.type == HUPAN_FRAME_END)
        break;
      g_ptr_array_add (records, read_record (&reading));
    }

  if (records->len == 0)
    {
      g_set_error (error, ROR_ERROR, _("The file has no records in it."));
      return NULL;
    }

  return g_steal_pointer (&records);
}
