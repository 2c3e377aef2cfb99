/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/kinds/hupan-kinds.h"
#include "hupan-comparison.h"
#include "hupan-wording.h"

/* Which record a row is about. A record is known by keys, the surest first:
 *
 *   of the record itself:  each unique field (number, code, ROR ID, name of a site); else its title, of universities
 *                          with the country;
 *   of its person:         ORCID iD, e-mail address, name with date of birth; where a row has none of these, the name
 *                          with the university.
 *
 * So the keys of all rows are collected first, and the registry is read once to see which of them it has. */

typedef struct
{
  char *key;
  int column;
  gboolean embedded; /* tells the person, not the record */
  gboolean sure;     /* by itself; FALSE: other values must not contradict */
} Key;

/* A record of a person: one of their applications, or a fellow. */
typedef struct
{
  gint64 id;
  gint64 call;
  gboolean has_number;
} Owned;

typedef struct
{
  HupanComparison *comparison;
  GPtrArray *keys;          /* of GArray of Key, one a row */
  GHashTable *wanted;       /* key -> GArray of gint64, those of the registry that have it */
  GHashTable *owned;        /* person -> GArray of Owned, its records of the import's kind */
  const char *const *names; /* of what is read, in the order of the paths */
  gboolean embedded;
} Identification;

static void
key_clear (gpointer data)
{
  Key *key = data;

  g_free (key->key);
}

static char *
make_key (const char *name, const char *value)
{
  return g_strconcat (name, "=", value, NULL);
}

/* E-mail addresses differ in case only by accident, names also by punctuation; codes are as they are. */
static char *
make_field_key (const HupanField *field, const char *name, const char *value)
{
  g_autofree char *folded = NULL;

  if (field->type == HUPAN_TYPE_EMAIL)
    folded = g_utf8_casefold (value, -1);
  else if (field->type == HUPAN_TYPE_TEXT && g_strcmp0 (field->name, "number") != 0 && g_strcmp0 (field->name, "code") != 0)
    folded = hupan_wording_key (value);

  return make_key (name, folded != NULL ? folded : value);
}

static void
add_key (GArray *keys, char *text, int column, gboolean embedded, gboolean sure)
{
  Key key = { text, column, embedded, sure };

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

      if (!(field->flags & HUPAN_FIELD_UNIQUE) && field->type != HUPAN_TYPE_EMAIL)
        continue;
      value = hupan_comparison_peek (self, row, kind, field->name, &column);
      items = value != NULL ? g_strsplit (value, "\n", -1) : NULL;
      for (char **item = items; item != NULL && *item != NULL; item++)
        add_key (keys, make_field_key (field, field->name, *item), column, embedded, TRUE);
    }
}

static void
add_person_keys (HupanComparison *self, guint row, GArray *keys)
{
  g_autofree char *name = NULL;
  g_autofree char *birth_date = NULL;
  g_autofree char *key = NULL;
  gboolean has_sure = keys->len > 0;
  int name_column, birth_column;

  name = hupan_comparison_peek_name (self, row, &name_column);
  if (name == NULL)
    return;
  birth_date = hupan_comparison_peek (self, row, self->embedded, "birth_date", &birth_column);
  if (birth_date != NULL || !has_sure)
    add_key (keys, make_field_key (hupan_kind_get_field (self->embedded, "name"), "name", name), name_column, TRUE, FALSE);
}

static void
add_title_key (HupanComparison *self, guint row, GArray *keys)
{
  g_autofree char *title = NULL;
  int column;

  title = hupan_comparison_peek (self, row, self->kind, self->kind->title, &column);
  if (title != NULL)
    add_key (keys, make_field_key (hupan_kind_get_field (self->kind, self->kind->title), "@title", title), column, FALSE,
             FALSE);
}

static GArray *
collect_keys (HupanComparison *self, guint row)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (Key));

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

/* --- What the registry has ---------------------------------------------------------------------------------------- */

static void
note_id (GHashTable *table, gconstpointer key, gint64 id)
{
  GArray *ids = g_hash_table_lookup (table, key);

  if (ids != NULL && (ids->len == 0 || g_array_index (ids, gint64, ids->len - 1) != id))
    g_array_append_val (ids, id);
}

static void
note_values (Identification *self, const HupanKind *kind, gint64 id, const char *const *values)
{
  for (guint i = 0; self->names[i] != NULL; i++)
    {
      g_auto (GStrv) items = values[i] != NULL ? g_strsplit (values[i], "\n", -1) : NULL;
      gboolean is_title = strcmp (self->names[i], "@title") == 0;
      const HupanField *field = hupan_kind_get_field (kind, is_title ? kind->title : self->names[i]);

      for (char **item = items; item != NULL && *item != NULL; item++)
        {
          g_autofree char *key = make_field_key (field, self->names[i], *item);

          note_id (self->wanted, key, id);
        }
    }
}

static gboolean
note_record_cb (gint64 id, const char *const *values, gpointer data)
{
  Identification *self = data;

  note_values (self, self->comparison->kind, id, values);
  return TRUE;
}

static gboolean
note_person_cb (gint64 id, const char *const *values, gpointer data)
{
  Identification *self = data;

  note_values (self, self->comparison->embedded, id, values);
  return TRUE;
}

/* The last values are the person and, of applications, the call; the first is the number. */
static gboolean
note_owned_cb (gint64 id, const char *const *values, gpointer data)
{
  Identification *self = data;
  gboolean is_application = self->comparison->kind == &hupan_application_kind;
  guint n = g_strv_length ((char **) self->names);
  gint64 person = values[n] != NULL ? g_ascii_strtoll (values[n], NULL, 10) : 0;
  Owned owned = { .id = id };
  GArray *list = g_hash_table_lookup (self->owned, &person);

  note_values (self, self->comparison->kind, id, values);
  if (is_application)
    {
      owned.has_number = values[0] != NULL;
      owned.call = values[n + 1] != NULL ? g_ascii_strtoll (values[n + 1], NULL, 10) : 0;
    }
  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (Owned));
      g_hash_table_insert (self->owned, g_memdup2 (&person, sizeof person), list);
    }
  g_array_append_val (list, owned);
  return TRUE;
}

static gboolean
read_registry (Identification *self, const HupanKind *kind, HupanScanFunc func, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (8, NULL, TRUE);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_null_terminated (8, NULL, TRUE);

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      if (!(field->flags & HUPAN_FIELD_UNIQUE) && field->type != HUPAN_TYPE_EMAIL &&
          !(kind == self->comparison->embedded && strcmp (field->name, "name") == 0))
        continue;
      g_ptr_array_add (names, (gpointer) field->name);
      g_ptr_array_add (paths, (gpointer) field->name);
    }
  if (self->comparison->embedded == NULL)
    {
      g_ptr_array_add (names, (gpointer) "@title");
      g_ptr_array_add (paths, (gpointer) kind->title);
    }
  if (func == note_owned_cb)
    g_ptr_array_add (paths, (gpointer) kind->embeds);
  if (func == note_owned_cb && kind == &hupan_application_kind)
    g_ptr_array_add (paths, (gpointer) "call");

  self->names = (const char *const *) names->pdata;
  return hupan_registry_scan (self->comparison->registry, kind, (const char *const *) paths->pdata, NULL, 0, NULL, func, self,
                              self->comparison->progress, error);
}

/* --- Which record ------------------------------------------------------------------------------------------------- */

/* The id that a row's reference leads to; 0 if the row has none or it is not there. */
static gint64
peek_reference (HupanComparison *self, guint row, const HupanKind *kind, const char *field_name, gboolean *given)
{
  const HupanField *field = hupan_kind_get_field (kind, field_name);
  int column = hupan_import_find_column (self->import, kind, field);
  HupanLookup *lookup = column >= 0 ? g_hash_table_lookup (self->lookups, hupan_kind_get (field->target)) : NULL;
  const char *cell = column >= 0 ? hupan_import_get_cell (self->import, row, column) : "";
  gboolean several;

  *given = *cell != '\0';
  return *given && lookup != NULL ? hupan_lookup_find (lookup, cell, &several) : 0;
}

static gboolean
studied_at (HupanComparison *self, gint64 person, gint64 university)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autoptr (GPtrArray) parts = hupan_registry_find (self->registry, &hupan_education_kind, "person", id, NULL);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      if (hupan_record_get_reference (g_ptr_array_index (parts, i), "university") == university)
        return TRUE;
    }

  return FALSE;
}

/* A name alone is not sure: the dates of birth must agree if the row has one, else the universities. */
static gboolean
fits_person (HupanComparison *self, guint row, gint64 person)
{
  g_autoptr (HupanRecord) record = hupan_registry_get_record (self->registry, self->embedded, person, NULL);
  g_autofree char *birth_date = NULL;
  gboolean given;
  gint64 university;
  int column;

  if (record == NULL)
    return FALSE;
  birth_date = hupan_comparison_peek (self, row, self->embedded, "birth_date", &column);
  if (birth_date != NULL)
    return g_strcmp0 (hupan_record_get (record, "birth_date"), birth_date) == 0;

  university = peek_reference (self, row, &hupan_education_kind, "university", &given);
  return !given || studied_at (self, person, university);
}

/* A title alone is not sure: what is unique must not differ, nor the country. */
static gboolean
fits_record (HupanComparison *self, guint row, gint64 id)
{
  g_autoptr (HupanRecord) record = hupan_registry_get_record (self->registry, self->kind, id, NULL);

  for (const HupanField *field = self->kind->fields; record != NULL && field->name != NULL; field++)
    {
      g_autofree char *value = NULL;
      const char *known = hupan_record_get (record, field->name);
      int column;

      /* A title that is unique was compared already, in all its spellings. */
      if ((!(field->flags & HUPAN_FIELD_UNIQUE) && strcmp (field->name, "country") != 0) ||
          strcmp (field->name, self->kind->title) == 0)
        continue;
      value = hupan_comparison_peek (self, row, self->kind, field->name, &column);
      if (value != NULL && known != NULL && strcmp (value, known) != 0)
        return FALSE;
    }

  return record != NULL;
}

/* Returns: the record that has the key; 0 with *ambiguous set if several have. */
static gint64
choose (HupanComparison *self, guint row, const Key *key, GArray *ids, gboolean *ambiguous)
{
  gint64 chosen = 0;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!key->sure && !(key->embedded ? fits_person (self, row, id) : fits_record (self, row, id)))
        continue;
      if (chosen != 0)
        {
          *ambiguous = TRUE;
          return 0;
        }
      chosen = id;
    }

  return chosen;
}

/* Of a person's applications the one for the row's call, or the only one if the row names none; and not one that has
 * another number than the row. */
static void
choose_owned (Identification *self, guint row, HupanIdentity *identity)
{
  HupanComparison *comparison = self->comparison;
  GArray *list = g_hash_table_lookup (self->owned, &identity->embedded);
  g_autofree char *number = NULL;
  gboolean has_call = FALSE;
  gint64 call = 0;
  int column;

  if (comparison->kind == &hupan_application_kind)
    {
      number = hupan_comparison_peek (comparison, row, comparison->kind, "number", &column);
      call = peek_reference (comparison, row, comparison->kind, "call", &has_call);
    }

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Owned *owned = &g_array_index (list, Owned, i);

      if ((number != NULL && owned->has_number) || (has_call && owned->call != call))
        continue;
      if (identity->id != 0)
        identity->ambiguous = TRUE;
      else
        identity->id = owned->id;
    }
}

static void
identify_row (Identification *self, guint row, HupanIdentity *identity)
{
  HupanComparison *comparison = self->comparison;
  GArray *keys = g_ptr_array_index (self->keys, row);

  for (guint i = 0; i < keys->len; i++)
    {
      const Key *key = &g_array_index (keys, Key, i);
      GArray *ids = g_hash_table_lookup (self->wanted, key->key);
      gint64 *place = key->embedded ? &identity->embedded : &identity->id;
      gint64 id;

      if (*place != 0 || (key->embedded && identity->id != 0))
        continue;
      id = choose (comparison, row, key, ids, &identity->ambiguous);
      if (id != 0)
        *place = id;
      if (identity->ambiguous)
        identity->column_of_same = key->column;
    }

  if (identity->id == 0 && identity->embedded != 0 && !identity->ambiguous)
    choose_owned (self, row, identity);
  if (identity->id != 0 && comparison->embedded != NULL)
    {
      g_autoptr (HupanRecord) record = hupan_registry_get_record (comparison->registry, comparison->kind, identity->id, NULL);

      if (record != NULL)
        identity->embedded = hupan_record_get_reference (record, comparison->kind->embeds);
    }
}

/* A name or title with what else must agree, as the cells say it. */
static char *
dup_weak_key (HupanComparison *self, guint row, const Key *key)
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

/* The row is about one person, but gives the ORCID iD of another. */
static void
find_other (Identification *self, guint row, HupanIdentity *identity)
{
  GArray *keys = g_ptr_array_index (self->keys, row);

  for (guint i = 0; i < keys->len; i++)
    {
      const Key *key = &g_array_index (keys, Key, i);
      GArray *ids = g_hash_table_lookup (self->wanted, key->key);

      if (key->embedded && key->sure && g_str_has_prefix (key->key, "orcid=") && ids->len > 0 &&
          g_array_index (ids, gint64, 0) != identity->embedded)
        identity->column_of_other = key->column;
    }
}

/* Two rows of one file about the same record: which of them would be right? */
static void
find_same (Identification *self, guint row, HupanIdentity *identity, GHashTable *seen)
{
  GArray *keys = g_ptr_array_index (self->keys, row);
  guint line = hupan_import_get_row_line (self->comparison->import, row);

  for (guint i = 0; i < keys->len; i++)
    {
      const Key *key = &g_array_index (keys, Key, i);
      g_autofree char *text = NULL;
      gpointer other;

      if (!key->sure && i > 0)
        continue;
      text = key->sure ? g_strdup (key->key) : dup_weak_key (self->comparison, row, key);
      other = g_hash_table_lookup (seen, text);
      if (other != NULL && identity->line_of_same == 0)
        {
          identity->line_of_same = GPOINTER_TO_UINT (other);
          identity->column_of_same = key->column;
        }
      else if (other == NULL)
        g_hash_table_insert (seen, g_steal_pointer (&text), GUINT_TO_POINTER (line));
    }

  if (identity->id != 0)
    {
      char *text = g_strdup_printf ("@id=%" G_GINT64_FORMAT, identity->id);
      gpointer other = g_hash_table_lookup (seen, text);

      if (other != NULL && identity->line_of_same == 0)
        identity->line_of_same = GPOINTER_TO_UINT (other);
      g_hash_table_replace (seen, text, GUINT_TO_POINTER (line));
    }
}

static void
collect_all_keys (Identification *self)
{
  guint n = hupan_import_get_n_rows (self->comparison->import);

  for (guint row = 0; row < n; row++)
    {
      GArray *keys = collect_keys (self->comparison, row);

      g_ptr_array_add (self->keys, keys);
      for (guint i = 0; i < keys->len; i++)
        {
          const Key *key = &g_array_index (keys, Key, i);

          if (!g_hash_table_contains (self->wanted, key->key))
            g_hash_table_insert (self->wanted, g_strdup (key->key), g_array_new (FALSE, FALSE, sizeof (gint64)));
        }
    }
}

/**
 * hupan_comparison_identify:
 *
 * Finds for each row the record that it is about, and rows that are about the same one. Needs the lookups.
 */
gboolean
hupan_comparison_identify (HupanComparison *self, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) owned = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Identification identification = { .comparison = self, .keys = keys, .wanted = wanted, .owned = owned };

  collect_all_keys (&identification);
  if (!read_registry (&identification, self->kind, self->embedded != NULL ? note_owned_cb : note_record_cb, error))
    return FALSE;
  if (self->embedded != NULL && !read_registry (&identification, self->embedded, note_person_cb, error))
    return FALSE;

  for (guint row = 0; row < keys->len; row++)
    {
      HupanIdentity identity = { .column_of_same = -1, .column_of_other = -1 };

      if (row % 256 == 0 && hupan_progress_is_cancelled (self->progress, error))
        return FALSE;
      identify_row (&identification, row, &identity);
      find_other (&identification, row, &identity);
      find_same (&identification, row, &identity, seen);
      g_array_append_val (self->identities, identity);
    }

  return TRUE;
}
