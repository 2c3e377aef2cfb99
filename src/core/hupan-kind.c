/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-kind.h"

#include <glib/gi18n.h>

#include "kinds/hupan-kinds.h"

static const HupanKind *const kinds[] = {
  &hupan_research_field_kind,
  &hupan_site_kind,
  &hupan_host_unit_kind,
  &hupan_university_kind,
  &hupan_university_name_kind,
  &hupan_person_kind,
  &hupan_education_kind,
  &hupan_fellow_kind,
  &hupan_fellow_field_kind,
  &hupan_topic_kind,
  &hupan_topic_fellow_kind,
  &hupan_topic_code_kind,
  &hupan_call_kind,
  &hupan_tag_kind,
  &hupan_application_kind,
  &hupan_topic_preference_kind,
  &hupan_application_tag_kind,
  &hupan_appointment_kind,
  &hupan_destination_kind,
  &hupan_document_kind,
  &hupan_requirement_kind,
  &hupan_document_request_kind,
  &hupan_target_kind,
  &hupan_award_policy_kind,
  &hupan_translation_kind,
  &hupan_saved_view_kind,
  NULL,
};

const HupanKind *const *
hupan_kinds (void)
{
  return kinds;
}

static GHashTable *
index_kinds (void)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (const HupanKind *const *kind = kinds; *kind != NULL; kind++)
    {
      g_hash_table_insert (index, (char *) (*kind)->name, (HupanKind *) *kind);
      g_hash_table_insert (index, (char *) (*kind)->plural, (HupanKind *) *kind);
    }

  return index;
}

/**
 * hupan_kind_get:
 * @name_or_plural: "university" or "universities"
 *
 * Returns: (nullable): the kind of that name
 */
const HupanKind *
hupan_kind_get (const char *name_or_plural)
{
  static GHashTable *index;

  if (g_once_init_enter_pointer (&index))
    g_once_init_leave_pointer (&index, index_kinds ());

  return name_or_plural != NULL ? g_hash_table_lookup (index, name_or_plural) : NULL;
}

/* The field tables are short, so walking them costs less than hashing the name. */
static int
find_field (const HupanKind *kind,
            const char      *name,
            gsize            length)
{
  for (int i = 0; kind->fields[i].name != NULL; i++)
    if (strncmp (kind->fields[i].name, name, length) == 0 && kind->fields[i].name[length] == '\0')
      return i;

  return -1;
}

/**
 * hupan_kind_get_field_index:
 *
 * Returns: the position of a field in the kind's table, which is also that of its value in
 *   hupan_record_get_at(); -1 if there is none of that name
 */
int
hupan_kind_get_field_index (const HupanKind *kind,
                            const char      *name)
{
  g_return_val_if_fail (name != NULL, -1);

  return find_field (kind, name, strlen (name));
}

const HupanField *
hupan_kind_get_field (const HupanKind *kind,
                      const char      *name)
{
  int i = hupan_kind_get_field_index (kind, name);

  return i >= 0 ? &kind->fields[i] : NULL;
}

guint
hupan_kind_get_n_fields (const HupanKind *kind)
{
  guint n = 0;

  while (kind->fields[n].name != NULL)
    n++;

  return n;
}

const HupanField *
hupan_kind_get_owner_field (const HupanKind *kind)
{
  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    if (field->flags & HUPAN_FIELD_OWNER)
      return field;

  return NULL;
}

/**
 * hupan_kind_get_translations:
 * @field: (nullable): a field of @kind
 *
 * Returns: (nullable): the kind of parts that hold wordings of the field in other languages
 */
const HupanKind *
hupan_kind_get_translations (const HupanKind  *kind,
                             const HupanField *field)
{
  if (field == NULL || (field->flags & HUPAN_FIELD_TRANSLATABLE) == 0)
    return NULL;
  /* A kind's own parts hold other wordings of its title only. */
  if (kind->translations != NULL && g_str_equal (field->name, kind->title))
    return hupan_kind_get (kind->translations);

  return hupan_kind_get ("translation");
}

/**
 * hupan_kind_get_derived:
 * @name: the name of a derived field, which is also its path
 *
 * Returns: (nullable): the field with how it is computed
 */
const HupanDerived *
hupan_kind_get_derived (const HupanKind *kind,
                        const char      *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const HupanDerived *derived = kind->derived; derived != NULL && derived->field.name != NULL; derived++)
    if (strcmp (derived->field.name, name) == 0)
      return derived;

  return NULL;
}

const HupanColumn *
hupan_kind_get_column (const HupanKind *kind,
                       const char      *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const HupanColumn *column = kind->columns; column != NULL && column->name != NULL; column++)
    if (strcmp (column->name, name) == 0)
      return column;

  return NULL;
}

/* The reference field that leads to @from from the step "KIND:FIELD", whose colon is at @colon. */
static const HupanField *
resolve_parts (const HupanKind  *from,
               const char       *step,
               const char       *colon,
               gsize             length,
               const HupanKind **parts)
{
  g_autofree char *name = g_strndup (step, colon - step);
  const HupanField *field;
  int i;

  *parts = hupan_kind_get (name);
  if (*parts == NULL)
    return NULL;

  i = find_field (*parts, colon + 1, length - (colon + 1 - step));
  if (i < 0)
    return NULL;

  field = &(*parts)->fields[i];
  if (field->type != HUPAN_TYPE_REFERENCE)
    return NULL;

  return field->target == NULL || strcmp (field->target, from->name) == 0 ? field : NULL;
}

/**
 * hupan_kind_resolve:
 * @kind: where the path begins
 * @path: a path as #HupanColumn describes it
 * @end: (out) (optional): the kind that the field belongs to
 * @several: (out) (optional): whether several values may come, because the path goes from a record to others that
 *   refer to it or because the field is a list
 *
 * Returns: (nullable): the field at the end of the path; where that is a step "KIND:FIELD", as it is in columns that
 *   count, that reference field; of a derived field the one that describes it. %NULL: there is no such path.
 */
const HupanField *
hupan_kind_resolve (const HupanKind  *kind,
                    const char       *path,
                    const HupanKind **end,
                    gboolean         *several)
{
  const HupanField *field = NULL;
  const HupanKind *at = kind; /* the kind of the records that the path has come to */
  const HupanKind *owner = kind;
  const HupanDerived *derived;
  gboolean many = FALSE;

  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  derived = hupan_kind_get_derived (kind, path);
  if (derived != NULL)
    {
      if (end != NULL)
        *end = kind;
      if (several != NULL)
        *several = (derived->field.flags & HUPAN_FIELD_LIST) != 0;
      return &derived->field;
    }

  for (const char *step = path; step != NULL; )
    {
      gsize length = strcspn (step, ".");
      const char *colon = memchr (step, ':', length);

      if (at == NULL)
        return NULL;

      if (colon != NULL)
        {
          field = resolve_parts (at, step, colon, length, &owner);
          at = owner;
          many = TRUE;
        }
      else
        {
          /* Of fields that are taken together the first stands for all. */
          const char *plus = memchr (step, '+', length);
          int i = find_field (at, step, plus != NULL ? (gsize) (plus - step) : length);

          field = i >= 0 ? &at->fields[i] : NULL;
          owner = at;
          at = field != NULL && field->type == HUPAN_TYPE_REFERENCE ? hupan_kind_get (field->target) : NULL;
        }

      if (field == NULL)
        return NULL;

      many |= (field->flags & HUPAN_FIELD_LIST) != 0;
      step = step[length] == '.' ? step + length + 1 : NULL;
    }

  if (end != NULL)
    *end = owner;
  if (several != NULL)
    *several = many;

  return field;
}

const char *
hupan_kind_get_label (const HupanKind *kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "kind", kind->label);
}

const char *
hupan_kind_get_label_plural (const HupanKind *kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "kind", kind->label_plural);
}

/**
 * hupan_column_get_label:
 * @kind: the kind whose column it is
 *
 * Returns: the heading, translated
 */
const char *
hupan_column_get_label (const HupanColumn *column,
                        const HupanKind   *kind)
{
  if (column->label != NULL)
    return g_dpgettext2 (GETTEXT_PACKAGE, "field", column->label);

  return hupan_field_get_label (hupan_kind_resolve (kind, column->path, NULL, NULL));
}

/**
 * hupan_column_is_searched_by_label:
 *
 * Whether the rows are found by what the column's values are called, which is kept once a value: codes and references
 * have no text of their own, and a text that is a facet many rows have in common. Such values are in no row's own
 * search text (hupan_record_dup_search_text).
 */
gboolean
hupan_column_is_searched_by_label (const HupanColumn *column,
                                   const HupanKind   *kind)
{
  HupanType type = hupan_kind_resolve (kind, column->path, NULL, NULL)->type;
  gboolean is_labelled = type == HUPAN_TYPE_REFERENCE || type == HUPAN_TYPE_COUNTRY || type == HUPAN_TYPE_LANGUAGE ||
                         type == HUPAN_TYPE_ENUM;

  return column->flags & HUPAN_COLUMN_SEARCHED && !(column->flags & HUPAN_COLUMN_TITLE) &&
         (is_labelled || column->flags & HUPAN_COLUMN_FACET);
}

/* Whether the values are dates, so that the column is filtered by periods (hupan-period.h). */
gboolean
hupan_column_is_dated (const HupanColumn *column,
                       const HupanKind   *kind)
{
  return !(column->flags & HUPAN_COLUMN_COUNT) && hupan_kind_resolve (kind, column->path, NULL, NULL)->type == HUPAN_TYPE_DATE;
}
