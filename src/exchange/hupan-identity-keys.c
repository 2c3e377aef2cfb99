/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-identity-keys.h"

#include <string.h>

#include "core/kinds/hupan-kinds.h"
#include "hupan-wording.h"

static void
key_clear (gpointer data)
{
  HupanIdentityKey *key = data;

  g_free (key->key);
}

gboolean
hupan_identity_is_key_field (const HupanField *field)
{
  return field->flags & HUPAN_FIELD_UNIQUE || field->type == HUPAN_TYPE_EMAIL;
}

/* E-mail addresses differ in case only by accident, names also by punctuation; codes are as they are. */
char *
hupan_identity_make_key (const HupanField *field, const char *name, const char *value)
{
  g_autofree char *folded = NULL;

  if (field->type == HUPAN_TYPE_EMAIL)
    folded = g_utf8_casefold (value, -1);
  else if (field->type == HUPAN_TYPE_TEXT && g_strcmp0 (field->name, "number") != 0 && g_strcmp0 (field->name, "code") != 0)
    folded = hupan_wording_key (value);

  return g_strconcat (name, "=", folded != NULL ? folded : value, NULL);
}

static void
add_key (GArray *keys, char *text, int column, gboolean embedded, gboolean sure)
{
  HupanIdentityKey key = { text, column, embedded, sure };

  g_array_append_val (keys, key);
}

static void
add_unique_keys (HupanComparison *self, guint row, const HupanKind *kind, gboolean embedded, GArray *keys)
{
  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *value = NULL;
      g_auto (GStrv) items = NULL;
      int column;

      if (!hupan_identity_is_key_field (field))
        continue;
      value = hupan_comparison_peek (self, row, kind, field->name, &column);
      items = value != NULL ? g_strsplit (value, "\n", -1) : NULL;
      for (char **item = items; item != NULL && *item != NULL; item++)
        add_key (keys, hupan_identity_make_key (field, field->name, *item), column, embedded, TRUE);
    }
}

static void
add_person_keys (HupanComparison *self, guint row, GArray *keys)
{
  g_autofree char *name = NULL;
  g_autofree char *birth_date = NULL;
  gboolean has_sure = keys->len > 0;
  int name_column, birth_column;

  name = hupan_comparison_peek_name (self, row, &name_column);
  if (name == NULL)
    return;
  birth_date = hupan_comparison_peek (self, row, self->embedded, "birth_date", &birth_column);
  if (birth_date != NULL || !has_sure)
    add_key (keys, hupan_identity_make_key (hupan_kind_get_field (self->embedded, "name"), "name", name), name_column, TRUE, FALSE);
}

static void
add_title_key (HupanComparison *self, guint row, GArray *keys)
{
  const HupanField *field = hupan_kind_get_field (self->kind, self->kind->title);
  g_autofree char *title = NULL;
  int column;

  title = hupan_comparison_peek (self, row, self->kind, field->name, &column);
  if (title == NULL)
    return;
  add_key (keys, hupan_identity_make_key (field, "@title", title), column, FALSE, FALSE);
  add_key (keys, hupan_identity_make_key (field, "@wording", title), column, FALSE, FALSE);
}

char *
hupan_identity_dup_wordings_path (const HupanKind *kind)
{
  const HupanKind *part = hupan_kind_get (kind->translations != NULL ? kind->translations : "translation");

  if (!(hupan_kind_get_field (kind, kind->title)->flags & HUPAN_FIELD_TRANSLATABLE))
    return NULL;

  return g_strconcat (part->name, ":", hupan_kind_get_owner_field (part)->name, ".", part->title, NULL);
}

GArray *
hupan_identity_collect_keys (HupanComparison *self, guint row)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (HupanIdentityKey));

  g_array_set_clear_func (keys, key_clear);
  add_unique_keys (self, row, self->kind, FALSE, keys);
  if (self->embedded != NULL)
    {
      add_unique_keys (self, row, self->embedded, TRUE, keys);
      add_person_keys (self, row, keys);
    }
  else
    add_title_key (self, row, keys);

  return keys;
}

/* --- Rows about the same ------------------------------------------------------------------------------------------ */

/* A name or title with what else must agree, as the cells say it. */
static char *
dup_weak_key (HupanComparison *self, guint row, const HupanIdentityKey *key)
{
  static const struct
  {
    const HupanKind *kind;
    const char *field;
  } others[] = {
    { &hupan_university_kind, "country" },
    { &hupan_person_kind, "birth_date" },
    { &hupan_education_kind, "university" },
  };
  GString *text = g_string_new (key->key);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      int column = hupan_import_find_column (self->import, others[i].kind, hupan_kind_get_field (others[i].kind, others[i].field));

      g_string_append_printf (text, "\n%s", column >= 0 ? hupan_import_get_cell (self->import, row, column) : "");
    }

  return g_string_free (text, FALSE);
}

/* A person may answer several calls: their rows are about one person but different applications. */
static char *
dup_call (HupanComparison *self, guint row)
{
  const HupanField *field = hupan_kind_get_field (&hupan_application_kind, "call");
  int column = hupan_import_find_column (self->import, &hupan_application_kind, field);

  return hupan_wording_key (column >= 0 ? hupan_import_get_cell (self->import, row, column) : "");
}

/* Returns: the row that was noted first, plus 1; 0 if it is this one. */
static guint
note_row (GHashTable *seen, char *text, guint row)
{
  guint other = GPOINTER_TO_UINT (g_hash_table_lookup (seen, text));

  if (other == 0)
    g_hash_table_insert (seen, text, GUINT_TO_POINTER (row + 1));
  else
    g_free (text);

  return other;
}

static void
find_same_row (HupanComparison *self, guint row, GArray *keys, GHashTable *records, GHashTable *persons)
{
  HupanIdentity *identity = &g_array_index (self->identities, HupanIdentity, row);
  g_autofree char *call = dup_call (self, row);
  guint same = 0;

  for (guint i = 0; i < keys->len && same == 0; i++)
    {
      const HupanIdentityKey *key = &g_array_index (keys, HupanIdentityKey, i);
      g_autofree char *text = NULL;
      guint person;

      /* What is not sure counts only where there is nothing better. */
      if (!key->sure && i > 0)
        continue;
      text = key->sure ? g_strdup (key->key) : dup_weak_key (self, row, key);
      same = note_row (records, key->embedded ? g_strconcat (text, "\n", call, NULL) : g_strdup (text), row);
      if (same != 0)
        identity->column_of_same = key->column;
      person = key->embedded ? note_row (persons, g_strdup (text), row) : 0;
      if (person != 0 && identity->row_of_person < 0)
        identity->row_of_person = person - 1;
    }

  if (same == 0 && identity->id != 0)
    same = note_row (records, g_strdup_printf ("@id=%" G_GINT64_FORMAT, identity->id), row);
  if (same != 0)
    identity->line_of_same = hupan_import_get_row_line (self->import, same - 1);
}

void
hupan_identity_find_same (HupanComparison *self, GPtrArray *keys)
{
  g_autoptr (GHashTable) records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = 0; row < keys->len; row++)
    find_same_row (self, row, g_ptr_array_index (keys, row), records, persons);
}
