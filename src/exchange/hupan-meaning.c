/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/kinds/hupan-kinds.h"
#include "hupan-wording.h"

/* Names that no record has: who is meant by them, as somebody said, and what is said to who did not. */

static void
meaning_free (gpointer data)
{
  HupanMeaning *meaning = data;

  g_free (meaning->text);
  g_free (meaning->sentence);
  g_free (meaning->title);
  g_array_unref (meaning->rows);
  g_clear_pointer (&meaning->likely, g_array_unref);
  g_clear_pointer (&meaning->likely_titles, g_ptr_array_unref);
  g_free (meaning);
}

/* One for all spellings that are looked up alike. What has no letters is known by itself. */
static char *
dup_name_key (const char *text)
{
  g_autofree char *key = hupan_wording_key (text);

  return *key != '\0' ? g_steal_pointer (&key) : g_strdelimit (g_strdup (text), "\n", ' ');
}

static char *
dup_key (const HupanKind *kind, const char *text)
{
  g_autofree char *key = dup_name_key (text);

  return g_strconcat (kind->name, "\n", key, NULL);
}

void
hupan_import_clear_meanings (HupanImport *self)
{
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->meanings, g_ptr_array_unref);
  self->meanings = g_ptr_array_new_with_free_func (meaning_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GPtrArray *
hupan_import_get_meanings (HupanImport *self)
{
  return self->meanings;
}

HupanMeaning *
hupan_import_note_meaning (HupanImport *self, const HupanField *field, const char *text, guint row)
{
  const HupanKind *kind = hupan_kind_get (field->target);
  g_autofree char *key = dup_key (kind, text);
  HupanMeaning *meaning = g_hash_table_lookup (self->by_key, key);

  if (meaning == NULL)
    {
      meaning = g_new0 (HupanMeaning, 1);
      meaning->kind = kind;
      meaning->field = field;
      meaning->text = g_strdup (text);
      meaning->rows = g_array_new (FALSE, FALSE, sizeof (guint));
      g_ptr_array_add (self->meanings, meaning);
      g_hash_table_insert (self->by_key, g_steal_pointer (&key), meaning);
    }
  if (meaning->rows->len == 0 || g_array_index (meaning->rows, guint, meaning->rows->len - 1) != row)
    g_array_append_val (meaning->rows, row);

  return meaning;
}

/* --- What is said ----------------------------------------------------------------------------------------------------- */

/* Each kind has its own sentences: "No university" cannot be put together in every language. Each has one %s. */
static const struct
{
  const HupanKind *kind;
  const char *none;
  const char *several;
} sentences[] = {
  { &hupan_university_kind, N_ ("No university is called “%s”."),
    N_ ("Several universities are called “%s”. Their ROR IDs tell them apart.") },
  { &hupan_topic_kind, N_ ("No topic is called “%s” or has this code."),
    N_ ("Several topics are called “%s”. Their codes tell them apart.") },
  { &hupan_fellow_kind, N_ ("No fellow is called “%s”."),
    N_ ("Several fellows are called “%s”. Their e-mail addresses tell them apart.") },
  { &hupan_site_kind, N_ ("No site is called “%s”."), N_ ("Several sites are called “%s”.") },
  { &hupan_host_unit_kind, N_ ("No host unit is called “%s”."), N_ ("Several host units are called “%s”.") },
  { &hupan_research_field_kind, N_ ("No research field is called “%s”."),
    N_ ("Several research fields are called “%s”.") },
};

static char *
dup_plain_sentence (const HupanKind *kind, const char *text, gboolean several)
{
  const char *sentence = several ? N_ ("Several records are called “%s”.") : N_ ("No record is called “%s”.");
  g_auto (GStrv) halves = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (sentences[i].kind == kind)
        sentence = several ? sentences[i].several : sentences[i].none;
    }

  halves = g_strsplit (_ (sentence), "%s", 2);
  return g_strjoin (text, halves[0], halves[1], NULL);
}

char *
hupan_meaning_dup_sentence (const HupanKind *kind, const char *text, gboolean several, GPtrArray *titles)
{
  g_autofree char *plain = dup_plain_sentence (kind, text, several);

  return several ? g_steal_pointer (&plain) : hupan_import_dup_with_likely (plain, titles);
}

/* @titles: of what may be meant, of which up to three are named. */
char *
hupan_import_dup_with_likely (const char *sentence, GPtrArray *titles)
{
  const char *likely[3];
  guint n = 0;

  for (guint i = 0; i < titles->len && n < G_N_ELEMENTS (likely); i++)
    {
      gboolean repeated = FALSE;

      likely[n] = g_ptr_array_index (titles, i);
      for (guint j = 0; j < n; j++)
        repeated |= g_str_equal (likely[j], likely[n]);
      n += !repeated;
    }

  switch (n)
    {
    case 0:
      return g_strdup (sentence);
    case 1:
      /* Translators: a sentence that says that nothing has a name, and the name of what may be meant. */
      return g_strdup_printf (_("%s Did you mean “%s”?"), sentence, likely[0]);
    case 2:
      /* Translators: a sentence that says that nothing has a name, and the names of two things that may be meant. */
      return g_strdup_printf (_("%s Did you mean “%s” or “%s”?"), sentence, likely[0], likely[1]);
    default:
      /* Translators: a sentence that says that nothing has a name, and the names of three things that may be meant. */
      return g_strdup_printf (_("%s Did you mean “%s”, “%s” or “%s”?"), sentence, likely[0], likely[1], likely[2]);
    }
}

/* --- What was chosen -------------------------------------------------------------------------------------------------- */

gint64
hupan_import_get_chosen (HupanImport *self, const HupanKind *kind, const char *text)
{
  g_autofree char *key = dup_key (kind, text);
  const gint64 *id = g_hash_table_lookup (self->chosen, key);

  return id != NULL ? *id : 0;
}

void
hupan_import_set_meaning (HupanImport *self, const HupanKind *kind, const char *text, gint64 id)
{
  g_hash_table_replace (self->chosen, dup_key (kind, text), g_memdup2 (&id, sizeof id));
}

/* The setting of a kind: lines with an id and the key of a name. */
static char *
dup_setting_name (const HupanKind *kind)
{
  return g_strconcat ("import-meanings/", kind->name, NULL);
}

/* Adds what a setting says to @chosen, where nothing is said yet. */
static gboolean
read_setting (const HupanKind *kind, HupanRegistry *registry, GHashTable *chosen, GError **error)
{
  g_autofree char *setting = dup_setting_name (kind);
  g_autofree char *value = NULL;
  g_auto (GStrv) lines = NULL;

  if (!hupan_registry_get_setting (registry, setting, &value, error))
    return FALSE;

  lines = g_strsplit (value != NULL ? value : "", "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      char *name = NULL;
      gint64 id = g_ascii_strtoll (*line, &name, 10);
      g_autofree char *key = *name == ' ' ? g_strconcat (kind->name, "\n", name + 1, NULL) : NULL;

      if (id != 0 && key != NULL && !g_hash_table_contains (chosen, key))
        g_hash_table_insert (chosen, g_steal_pointer (&key), g_memdup2 (&id, sizeof id));
    }

  return TRUE;
}

static gboolean
write_setting (const HupanKind *kind, HupanRegistry *registry, GHashTable *chosen, GError **error)
{
  g_autofree char *setting = dup_setting_name (kind);
  g_autofree char *prefix = g_strconcat (kind->name, "\n", NULL);
  g_autofree char *before = NULL;
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (chosen), (GCompareFunc) strcmp);

  for (GList *key = keys; key != NULL; key = key->next)
    {
      gint64 id = *(gint64 *) g_hash_table_lookup (chosen, key->data);

      if (id != 0 && g_str_has_prefix (key->data, prefix))
        g_string_append_printf (value, "%" G_GINT64_FORMAT " %s\n", id, (char *) key->data + strlen (prefix));
    }

  if (!hupan_registry_get_setting (registry, setting, &before, error))
    return FALSE;
  return g_str_equal (before != NULL ? before : "", value->str) || hupan_registry_set_setting (registry, setting, value->str, error);
}

/* Returns: (transfer full): the kinds that columns of the file can refer to, each once. */
static GPtrArray *
list_kinds (HupanImport *self)
{
  GPtrArray *targets = hupan_targets_of_kind (self->kind);
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; i < targets->len; i++)
    {
      const HupanTarget *target = g_ptr_array_index (targets, i);
      const HupanKind *kind = target->field->type == HUPAN_TYPE_REFERENCE ? hupan_kind_get (target->field->target) : NULL;

      if (kind != NULL && !g_ptr_array_find (kinds, kind, NULL))
        g_ptr_array_add (kinds, (gpointer) kind);
    }

  return kinds;
}

/* What is said in this import goes before what was remembered, and 0 for what was taken back. */
gboolean
hupan_import_recall_meanings (HupanImport *self, HupanRegistry *registry, GError **error)
{
  g_autoptr (GPtrArray) kinds = list_kinds (self);

  for (guint i = 0; i < kinds->len; i++)
    {
      if (!read_setting (g_ptr_array_index (kinds, i), registry, self->chosen, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
hupan_import_remember_meanings (HupanImport *self, HupanRegistry *registry, GError **error)
{
  g_autoptr (GPtrArray) kinds = list_kinds (self);

  if (!hupan_import_recall_meanings (self, registry, error))
    return FALSE;
  for (guint i = 0; i < kinds->len; i++)
    {
      if (!write_setting (g_ptr_array_index (kinds, i), registry, self->chosen, error))
        return FALSE;
    }

  return TRUE;
}
