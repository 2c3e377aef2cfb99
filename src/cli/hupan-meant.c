/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-meant.h"

#include <glib/gi18n.h>

#include "core/hupan-nearest.h"
#include "exchange/hupan-lookup.h"
#include "exchange/hupan-wording.h"

gboolean
hupan_meant_refuse (GError    **error,
                     const char *word,
                     GPtrArray  *choices,
                     const char *format,
                     ...)
{
  g_autofree char *problem = NULL;
  g_autofree char *list = NULL;
  g_autofree char *hint = NULL;
  const char *nearest;
  va_list arguments;

  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_ptr_array_add (choices, NULL);
  nearest = hupan_nearest (word, (const char *const *) choices->pdata);
  list = g_strjoinv (", ", (GStrv) choices->pdata);
  if (nearest != NULL)
    /* Translators: the first is what was probably meant; the second is a list of all that is possible. */
    hint = g_strdup_printf (_ ("Did you mean “%s”? There are: %s."), nearest, list);
  else
    /* Translators: a list of all that is possible. */
    hint = g_strdup_printf (_ ("There are: %s."), list);

  return hupan_cli_misuse (error, "%s\n%s", problem, hint);
}

const HupanCommand *
hupan_meant_command (const char  *word,
                     GError     **error)
{
  const HupanCommand *found = hupan_command_find (word);
  g_autoptr (GPtrArray) names = NULL;

  if (found != NULL)
    return found;

  names = g_ptr_array_new ();
  for (const HupanCommand *command = hupan_commands (); command->name != NULL; command++)
    g_ptr_array_add (names, (char *) command->name);
  hupan_meant_refuse (error, word, names, _ ("There is no command “%s”."), word);
  return NULL;
}

/* By its name on command lines, or what people call one or several of them: "candidate", "候选人". */
static const HupanKind *
look_up_kind (const char *word)
{
  g_autofree char *lower = g_ascii_strdown (word, -1);
  g_autofree char *key = hupan_wording_key (word);
  const HupanKind *found = hupan_kind_get (lower);

  for (const HupanKind *const *kind = hupan_kinds (); found == NULL && *kind != NULL; kind++)
    {
      g_autofree char *one = hupan_wording_key (hupan_kind_get_label (*kind));
      g_autofree char *several = hupan_wording_key (hupan_kind_get_label_plural (*kind));

      if ((*kind)->flags & HUPAN_KIND_LISTED && (strcmp (key, one) == 0 || strcmp (key, several) == 0))
        found = *kind;
    }

  return found;
}

static const HupanKind *
find_kind (const char      *word,
           HupanKindFlags   flags,
           GError         **error)
{
  const HupanKind *found = look_up_kind (word);
  g_autoptr (GPtrArray) names = NULL;

  if (found != NULL && (found->flags & flags) == flags)
    return found;

  names = g_ptr_array_new ();
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    if (((*kind)->flags & flags) == flags)
      g_ptr_array_add (names, (char *) (*kind)->plural);

  hupan_meant_refuse (error, word, names, _ ("There are no records called “%s”."), word);
  return NULL;
}

const HupanKind *
hupan_meant_kind (const char  *word,
                   GError     **error)
{
  return find_kind (word, HUPAN_KIND_NONE, error);
}

const HupanKind *
hupan_meant_listed_kind (const char  *word,
                          GError     **error)
{
  return find_kind (word, HUPAN_KIND_LISTED, error);
}

const HupanColumn *
hupan_meant_column (const HupanKind   *kind,
                     const char        *word,
                     HupanColumnFlags   flags,
                     GError           **error)
{
  const HupanColumn *found = hupan_kind_get_column (kind, word);
  g_autoptr (GPtrArray) names = NULL;

  if (found != NULL && (found->flags & flags) == flags)
    return found;

  names = g_ptr_array_new ();
  for (const HupanColumn *column = kind->columns; column->name != NULL; column++)
    if ((column->flags & flags) == flags)
      g_ptr_array_add (names, (char *) column->name);

  if (found != NULL)
    /* Translators: a kind of records, such as Universities, and the name of one of their columns. */
    hupan_meant_refuse (error, word, names, _ ("%s cannot be filtered by “%s”."), hupan_kind_get_label_plural (kind),
                         word);
  else
    hupan_meant_refuse (error, word, names, _ ("%s have no column “%s”."), hupan_kind_get_label_plural (kind), word);
  return NULL;
}

/* Where records are sought, and what was found. */
typedef struct
{
  HupanRegistry *registry;
  const char *word;
  HupanMeantFlags where;
  GPtrArray *found; /* of HupanRecord */
} Search;

static gboolean
is_where (HupanRecord     *record,
          HupanMeantFlags  where)
{
  return (where & (hupan_record_get_meta (record)->deleted_at != 0 ? HUPAN_MEANT_TRASHED : HUPAN_MEANT_PRESENT)) != 0;
}

/* Adds what find gives for one field, if the text can be a value of it. */
static gboolean
find_by_field (Search           *search,
               const HupanKind  *kind,
               const HupanField *field,
               const char       *text,
               GError          **error)
{
  g_autofree char *value = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (!hupan_field_parse (field, text, &value, NULL) || value == NULL)
    return TRUE;
  records = hupan_registry_find (search->registry, kind, field->name, value, error);
  if (records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    if (is_where (g_ptr_array_index (records, i), search->where))
      g_ptr_array_add (search->found, g_object_ref (g_ptr_array_index (records, i)));

  return TRUE;
}

/* By the name of the record this one embeds: a candidate by the person's. */
static gboolean
find_by_embedded_title (Search           *search,
                        const HupanKind  *kind,
                        GError          **error)
{
  const HupanField *embeds = hupan_kind_get_field (kind, kind->embeds);
  const HupanKind *inner = hupan_kind_get (embeds->target);
  g_autoptr (GPtrArray) records = NULL;

  records = hupan_registry_find (search->registry, inner, inner->title, search->word, error);
  if (records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (g_ptr_array_index (records, i)));

      if (!find_by_field (search, kind, embeds, id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_by_word (Search           *search,
              const HupanKind  *kind,
              GError          **error)
{
  const HupanField *title = hupan_kind_get_field (kind, kind->title);

  for (const HupanField *field = kind->fields; field->name != NULL && search->found->len == 0; field++)
    if (field->flags & HUPAN_FIELD_UNIQUE && !find_by_field (search, kind, field, search->word, error))
      return FALSE;

  if (search->found->len > 0)
    return TRUE;
  if (kind->embeds != NULL)
    return find_by_embedded_title (search, kind, error);

  return title == NULL || find_by_field (search, kind, title, search->word, error);
}

static HupanRecord *
find_by_id (HupanRegistry   *registry,
            const HupanKind *kind,
            const char      *word)
{
  guint64 id;

  if (!g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &id, NULL))
    return NULL;

  return hupan_registry_get_record (registry, kind, id, NULL);
}

/* By any other wording: a native name, a translation, an alias. Reads the names of all records, so it comes last. */
static gboolean
find_by_wording (Search           *search,
                 const HupanKind  *kind,
                 GError          **error)
{
  g_autoptr (HupanLookup) lookup = hupan_lookup_new (search->registry, kind, NULL, error);
  gboolean several;
  gint64 id;

  if (lookup == NULL)
    return FALSE;

  id = hupan_lookup_find (lookup, search->word, &several);
  if (several)
    /* Translators: a word that several records have as their name. */
    return hupan_cli_fail (error, _ ("“%s” is the name of several records; say which by its id."), search->word);
  if (id != 0)
    {
      HupanRecord *record = hupan_registry_get_record (search->registry, kind, id, error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (search->found, record);
    }

  return TRUE;
}

/* What to say when nothing was found: that it is in the other place, or how to look for it. */
static void
refuse_record (HupanRegistry    *registry,
               const HupanKind  *kind,
               const char       *word,
               HupanMeantFlags   where,
               GError          **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  Search trash = { registry, word, HUPAN_MEANT_TRASHED, found };
  g_autoptr (HupanRecord) elsewhere = find_by_id (registry, kind, word);
  const char *label = hupan_kind_get_label (kind);
  gboolean is_trashed = where == HUPAN_MEANT_PRESENT &&
                        (elsewhere != NULL || (find_by_word (&trash, kind, NULL) && found->len > 0));

  if (where == HUPAN_MEANT_TRASHED)
    /* Translators: a kind of record, such as University, and the word by which somebody meant one. */
    hupan_cli_fail (error, _ ("%s “%s” is not in the trash."), label, word);
  else if (is_trashed)
    hupan_cli_fail (error, _ ("%s “%s” is in the trash."), label, word);
  else if (kind->flags & HUPAN_KIND_LISTED)
    /* Translators: University, Zhejiang; and the same on a command line: universities, Zhejiang. */
    hupan_cli_fail (error, _ ("%s “%s” was not found.\n“hupanctl list %s --search \"%s\"” shows what is like it."), label, word,
                    kind->plural, word);
  else
    hupan_cli_fail (error, _ ("%s “%s” was not found."), label, word);
}

HupanRecord *
hupan_meant_record (HupanRegistry    *registry,
                     const HupanKind  *kind,
                     const char       *word,
                     HupanMeantFlags  where,
                     GError          **error)
{
  g_autoptr (HupanRecord) record = find_by_id (registry, kind, word);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  Search search = { registry, word, where, found };
  g_autoptr (GString) ids = g_string_new (NULL);

  if (record != NULL && is_where (record, where))
    return g_steal_pointer (&record);
  if (!find_by_word (&search, kind, error))
    return NULL;
  if (found->len == 0 && where & HUPAN_MEANT_PRESENT && !find_by_wording (&search, kind, error))
    return NULL;
  if (found->len == 1)
    return g_object_ref (g_ptr_array_index (found, 0));

  if (found->len == 0)
    {
      refuse_record (registry, kind, word, where, error);
      return NULL;
    }

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "",
                            hupan_record_get_id (g_ptr_array_index (found, i)));
  /* Translators: a word that several records have as their name, and the ids of those records. */
  hupan_cli_fail (error, _ ("“%s” is the name of several records; say which by its id: %s."), word, ids->str);
  return NULL;
}
