/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/hupan-text.h"
#include "core/kinds/hupan-kinds.h"
#include "hupan-identity-keys.h"

/* Which record a row is about: the keys of all rows (hupan-identity-keys.h) are collected first, and the registry is read
 * once to see which of them it has. */

/* A record of a person: one of their applications, or a fellow. */
typedef struct
{
  gint64 id;
  gint64 person;
  gint64 call;
  gboolean has_number;
} Owned;

typedef struct
{
  HupanComparison *comparison;
  GPtrArray *keys;          /* of GArray of HupanIdentityKey, one a row */
  GHashTable *wanted;       /* key -> GArray of gint64, those of the registry that have it */
  gboolean wants_titles;    /* some of the keys are names or titles */
  GHashTable *by_person;    /* person -> GArray of Owned, for the persons that have a wanted key */
  GHashTable *by_id;        /* id of a record -> its person, for the records that have a wanted key */
  const char *const *names; /* of what is read, in the order of the paths */
} Identification;

static void
free_ids (gpointer ids)
{
  g_array_unref (ids);
}

static gint64
parse_id (const char *value)
{
  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/* --- What the registry has ---------------------------------------------------------------------------------------- */

static gboolean
note_id (GHashTable *table, gconstpointer key, gint64 id)
{
  GArray *ids = g_hash_table_lookup (table, key);

  if (ids != NULL && (ids->len == 0 || g_array_index (ids, gint64, ids->len - 1) != id))
    g_array_append_val (ids, id);

  return ids != NULL;
}

/* Returns: whether the record has a key that is wanted. */
static gboolean
note_values (Identification *self, const HupanKind *kind, gint64 id, const char *const *values)
{
  gboolean wanted = FALSE;

  for (guint i = 0; self->names[i] != NULL; i++)
    {
      g_auto (GStrv) items = values[i] != NULL ? g_strsplit (values[i], "\n", -1) : NULL;
      gboolean is_title = self->names[i][0] == '@';
      const HupanField *field = hupan_kind_get_field (kind, is_title ? kind->title : self->names[i]);

      for (char **item = items; item != NULL && *item != NULL; item++)
        {
          g_autofree char *key = hupan_identity_make_key (field, self->names[i], *item);

          wanted |= note_id (self->wanted, key, id);
        }
    }

  return wanted;
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

  if (note_values (self, self->comparison->embedded, id, values))
    g_hash_table_insert (self->by_person, g_memdup2 (&id, sizeof id), g_array_new (FALSE, FALSE, sizeof (Owned)));
  return TRUE;
}

/* The last values are the person and, of applications, the call; the first is the number. */
static gboolean
note_owned_cb (gint64 id, const char *const *values, gpointer data)
{
  Identification *self = data;
  gboolean is_application = self->comparison->kind == &hupan_application_kind;
  guint n = g_strv_length ((char **) self->names);
  Owned owned = { .id = id, .person = parse_id (values[n]) };
  GArray *list = g_hash_table_lookup (self->by_person, &owned.person);

  if (note_values (self, self->comparison->kind, id, values))
    g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), g_memdup2 (&owned.person, sizeof owned.person));
  if (list == NULL)
    return TRUE;

  if (is_application)
    {
      owned.has_number = values[0] != NULL;
      owned.call = parse_id (values[n + 1]);
    }
  g_array_append_val (list, owned);
  return TRUE;
}

static gboolean
read_registry (Identification *self, const HupanKind *kind, HupanScanFunc func, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (8, NULL, TRUE);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_null_terminated (8, NULL, TRUE);
  g_autofree char *wordings = NULL;

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      gboolean is_name = kind == self->comparison->embedded && strcmp (field->name, "name") == 0;

      if (!hupan_identity_is_key_field (field) && !(is_name && self->wants_titles))
        continue;
      g_ptr_array_add (names, (gpointer) field->name);
      g_ptr_array_add (paths, (gpointer) field->name);
    }
  if (self->comparison->embedded == NULL && self->wants_titles)
    {
      g_ptr_array_add (names, (gpointer) "@title");
      g_ptr_array_add (paths, (gpointer) kind->title);
      wordings = hupan_identity_dup_wordings_path (kind);
      if (wordings != NULL)
        {
          g_ptr_array_add (names, (gpointer) "@wording");
          g_ptr_array_add (paths, wordings);
        }
    }
  if (func == note_owned_cb)
    g_ptr_array_add (paths, (gpointer) kind->embeds);
  if (func == note_owned_cb && kind == &hupan_application_kind)
    g_ptr_array_add (paths, (gpointer) "call");

  if (paths->len == 0)
    return TRUE;

  self->names = (const char *const *) names->pdata;
  return hupan_registry_scan (self->comparison->registry, kind, (const char *const *) paths->pdata, NULL, 0, NULL, func, self,
                              self->comparison->progress, error);
}

/* --- Which record ------------------------------------------------------------------------------------------------- */

/* The id that a row's reference, or the first of several, leads to; 0 if the row has none or it is not there. */
static gint64
peek_reference (HupanComparison *self, guint row, const HupanKind *kind, const char *field_name, gboolean *given)
{
  const HupanField *field = hupan_kind_get_field (kind, field_name);
  int column = hupan_import_find_column (self->import, kind, field);
  const char *cell = column >= 0 ? hupan_import_get_cell (self->import, row, column) : "";
  g_auto (GStrv) items = hupan_text_split (cell, "\n;；");
  gboolean several;

  *given = items[0] != NULL;
  return *given ? hupan_comparison_look_up (self, hupan_kind_get (field->target), items[0], &several) : 0;
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
choose (HupanComparison *self, guint row, const HupanIdentityKey *key, GArray *ids, gboolean *ambiguous)
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
  GArray *list = g_hash_table_lookup (self->by_person, &identity->embedded);
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
      const HupanIdentityKey *key = &g_array_index (keys, HupanIdentityKey, i);
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
  else if (identity->id != 0 && comparison->embedded != NULL)
    identity->embedded = *(gint64 *) g_hash_table_lookup (self->by_id, &identity->id);
}

/* The row is about one person, but gives the ORCID iD of another. */
static void
find_other (Identification *self, guint row, HupanIdentity *identity)
{
  GArray *keys = g_ptr_array_index (self->keys, row);

  for (guint i = 0; i < keys->len; i++)
    {
      const HupanIdentityKey *key = &g_array_index (keys, HupanIdentityKey, i);
      GArray *ids = g_hash_table_lookup (self->wanted, key->key);

      if (key->embedded && key->sure && g_str_has_prefix (key->key, "orcid=") && ids->len > 0 &&
          g_array_index (ids, gint64, 0) != identity->embedded)
        identity->column_of_other = key->column;
    }
}

static void
collect_all_keys (Identification *self)
{
  guint n = hupan_import_get_n_rows (self->comparison->import);

  for (guint row = 0; row < n; row++)
    {
      GArray *keys = hupan_identity_collect_keys (self->comparison, row);

      g_ptr_array_add (self->keys, keys);
      for (guint i = 0; i < keys->len; i++)
        {
          const HupanIdentityKey *key = &g_array_index (keys, HupanIdentityKey, i);

          self->wants_titles |= !key->sure;
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
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_ids);
  g_autoptr (GHashTable) by_person = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_ids);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Identification identification = {
    .comparison = self, .keys = keys, .wanted = wanted, .by_person = by_person, .by_id = by_id,
  };

  collect_all_keys (&identification);
  if (self->embedded != NULL && !read_registry (&identification, self->embedded, note_person_cb, error))
    return FALSE;
  if (!read_registry (&identification, self->kind, self->embedded != NULL ? note_owned_cb : note_record_cb, error))
    return FALSE;

  for (guint row = 0; row < keys->len; row++)
    {
      HupanIdentity identity = { .column_of_same = -1, .column_of_other = -1, .row_of_person = -1 };

      if (row % 256 == 0 && hupan_progress_is_cancelled (self->progress, error))
        return FALSE;
      identify_row (&identification, row, &identity);
      find_other (&identification, row, &identity);
      g_array_append_val (self->identities, identity);
    }
  hupan_identity_find_same (self, keys);

  return TRUE;
}
