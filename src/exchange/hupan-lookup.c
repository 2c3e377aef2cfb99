/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-lookup.h"

#include <string.h>

#include "hupan-target.h"
#include "hupan-wording.h"

/* In the order in which they are asked. */
typedef enum
{
  LEVEL_CODE,    /* fields that are unique, in canonical text */
  LEVEL_NAME,    /* the title and, of people and universities, its other form */
  LEVEL_WORDING, /* translations, aliases, acronyms */
  N_LEVELS,
} Level;

struct _HupanLookup
{
  const HupanKind *kind;
  GHashTable *levels[N_LEVELS]; /* key -> gint64; 0: several records */
  GHashTable *titles;           /* gint64 -> text */
};

/* What is read of each record, and at which level it counts. */
typedef struct
{
  HupanLookup *lookup;
  GPtrArray *paths; /* NULL-terminated */
  GArray *levels;   /* of Level */
} Reading;

static void
add_path (Reading *reading, const char *prefix, const char *path, Level level)
{
  g_ptr_array_add (reading->paths, g_strconcat (prefix, path, NULL));
  g_array_append_val (reading->levels, level);
}

static void
add_fields (Reading *reading, const char *prefix, const HupanKind *kind, gboolean *translatable)
{
  static const char *const other_names[] = { "native_name", "latin_name", NULL };

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      if (field->flags & HUPAN_FIELD_UNIQUE || field->type == HUPAN_TYPE_EMAIL)
        add_path (reading, prefix, field->name, LEVEL_CODE);
      if (g_strv_contains (other_names, field->name))
        add_path (reading, prefix, field->name, LEVEL_NAME);
      *translatable |= (field->flags & HUPAN_FIELD_TRANSLATABLE) != 0;
    }
}

static void
choose_paths (Reading *reading, const HupanKind *kind)
{
  const HupanKind *embedded = hupan_kind_get_embedded (kind);
  gboolean translatable = FALSE;

  add_path (reading, "", kind->title, LEVEL_NAME);
  add_fields (reading, "", kind, &translatable);
  if (embedded != NULL)
    {
      g_autofree char *prefix = g_strconcat (kind->embeds, ".", NULL);

      add_fields (reading, prefix, embedded, &translatable);
    }
  if (kind->translations != NULL)
    {
      const HupanKind *part = hupan_kind_get (kind->translations);
      g_autofree char *path = g_strconcat (part->name, ":", hupan_kind_get_owner_field (part)->name, ".", part->title, NULL);

      add_path (reading, "", path, LEVEL_WORDING);
    }
  else if (translatable)
    add_path (reading, "", "translation:owner.text", LEVEL_WORDING);
}

/* Takes @key. A key of two records finds neither. */
static void
add_key (HupanLookup *self, Level level, char *key, gint64 id)
{
  gint64 *known = g_hash_table_lookup (self->levels[level], key);

  if (*key == '\0' || (known != NULL && (*known == id || *known == 0)))
    {
      g_free (key);
      return;
    }
  if (known != NULL)
    {
      *known = 0;
      g_free (key);
      return;
    }

  g_hash_table_insert (self->levels[level], key, g_memdup2 (&id, sizeof id));
}

static void
add_title (HupanLookup *self, gint64 id, const char *title)
{
  g_hash_table_insert (self->titles, g_memdup2 (&id, sizeof id), g_strdup (title));
}

static gboolean
add_record_cb (gint64 id, const char *const *values, gpointer data)
{
  Reading *reading = data;

  add_title (reading->lookup, id, values[0] != NULL ? values[0] : "");
  for (guint i = 0; i < reading->levels->len; i++)
    {
      Level level = g_array_index (reading->levels, Level, i);
      g_auto (GStrv) items = values[i] != NULL ? g_strsplit (values[i], "\n", -1) : NULL;

      for (char **item = items; item != NULL && *item != NULL; item++)
        {
          if (level == LEVEL_CODE)
            add_key (reading->lookup, level, g_strdup (*item), id);
          add_key (reading->lookup, level, hupan_wording_key (*item), id);
        }
    }

  return TRUE;
}

HupanLookup *
hupan_lookup_new (HupanRegistry *registry, const HupanKind *kind, const HupanProgress *progress, GError **error)
{
  g_autoptr (HupanLookup) self = g_new0 (HupanLookup, 1);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));
  Reading reading = { self, paths, levels };

  self->kind = kind;
  self->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < N_LEVELS; i++)
    self->levels[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  choose_paths (&reading, kind);
  if (!hupan_registry_scan (registry, kind, (const char *const *) paths->pdata, NULL, 0, NULL, add_record_cb, &reading,
                            progress, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
hupan_lookup_free (HupanLookup *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < N_LEVELS; i++)
    g_clear_pointer (&self->levels[i], g_hash_table_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_free (self);
}

void
hupan_lookup_add (HupanLookup *self, gint64 id, const char *title)
{
  add_title (self, id, title);
  add_key (self, LEVEL_NAME, hupan_wording_key (title), id);
}

/* A code in another spelling than the canonical one: a ROR ID without its address. */
static gint64
find_as_code (HupanLookup *self, const char *text)
{
  for (const HupanField *field = self->kind->fields; field->name != NULL; field++)
    {
      g_autofree char *value = NULL;
      gint64 *id;

      if (!(field->flags & HUPAN_FIELD_UNIQUE) || field->type == HUPAN_TYPE_TEXT ||
          !hupan_field_parse (field, text, &value, NULL) || value == NULL)
        continue;
      id = g_hash_table_lookup (self->levels[LEVEL_CODE], value);
      if (id != NULL)
        return *id;
    }

  return 0;
}

gint64
hupan_lookup_find (HupanLookup *self, const char *text, gboolean *several)
{
  g_autofree char *key = hupan_wording_key (text);
  gint64 id = g_ascii_strtoll (text, NULL, 10);

  *several = FALSE;
  if (id > 0 && strspn (text, "0123456789") == strlen (text) && g_hash_table_contains (self->titles, &id))
    return id;
  id = find_as_code (self, text);
  if (id != 0)
    return id;

  for (guint level = 0; level < N_LEVELS; level++)
    {
      gint64 *found = g_hash_table_lookup (self->levels[level], key);

      if (found == NULL)
        continue;
      *several = *found == 0;
      return *found;
    }

  return 0;
}

const char *
hupan_lookup_get_title (HupanLookup *self, gint64 id)
{
  return g_hash_table_lookup (self->titles, &id);
}
