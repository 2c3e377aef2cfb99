/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "hupan-l10n.h"
#include "hupan-type.h"

static const char *
get_context (const HupanField *field)
{
  return field->context != NULL ? field->context : field->name;
}

/**
 * hupan_field_get_choice_label:
 * @value: the name of a choice
 *
 * Returns: its label, translated; @value itself if the field has no such choice
 */
const char *
hupan_field_get_choice_label (const HupanField *field,
                              const char       *value)
{
  for (const HupanChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
    if (strcmp (choice->name, value) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, get_context (field), choice->label);

  return value;
}

/* Names before labels, so that a label of one choice in some language never takes the name of another. */
static GHashTable *
make_words (const HupanField *field)
{
  GHashTable *words = hupan_words_table_new ();

  for (const HupanChoice *choice = field->choices; choice->name != NULL; choice++)
    hupan_words_table_add (words, choice->name, choice->name);
  for (const HupanChoice *choice = field->choices; choice->name != NULL; choice++)
    hupan_words_table_add_message (words, get_context (field), choice->label, choice->name);

  return words;
}

static GHashTable *
get_words (const HupanField *field)
{
  static GMutex mutex;
  static GHashTable *words_of_fields;
  GHashTable *words;

  g_mutex_lock (&mutex);
  if (words_of_fields == NULL)
    words_of_fields = g_hash_table_new (NULL, NULL);
  words = g_hash_table_lookup (words_of_fields, field);
  if (words == NULL)
    {
      words = make_words (field);
      g_hash_table_insert (words_of_fields, (HupanField *) field, words);
    }
  g_mutex_unlock (&mutex);

  return words;
}

gboolean
hupan_choice_parse (const HupanField  *field,
                    const char        *text,
                    char             **value,
                    GError           **error)
{
  const char *name = hupan_words_table_look_up (get_words (field), text);

  if (name == NULL)
    /* Translators: the second is the name of a field with fixed choices. */
    return hupan_value_refuse (error,
                               _ ("“%s” is not one of the choices for “%s”."),
                               text, hupan_field_get_label (field));

  *value = g_strdup (name);
  return TRUE;
}

static int
choice_index (const HupanField *field,
              const char       *value)
{
  int i = 0;

  while (field->choices[i].name != NULL && strcmp (field->choices[i].name, value) != 0)
    i++;

  return i;
}

int
hupan_choice_compare (const HupanField *field,
                      const char       *a,
                      const char       *b)
{
  return choice_index (field, a) - choice_index (field, b);
}
