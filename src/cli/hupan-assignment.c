/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-assignment.h"

#include <glib/gi18n.h>

#include "core/hupan-l10n.h"
#include "desk/hupan-moves.h"
#include "hupan-cli.h"
#include "hupan-meant.h"

/* A record as it is and as it shall be. */
typedef struct
{
  const HupanKind *kind; /* NULL: there is none */
  HupanRecord *present;
  HupanRecord *edited;
} Subject;

typedef struct
{
  HupanRegistry *registry;
  HupanBatch *batch;
  Subject own;
  Subject embedded;
} Work;

typedef struct
{
  char *name;
  char operation; /* '=', '+', '-' */
  const char *value;
} Assignment;

static void
clear_subject (Subject *subject)
{
  g_clear_object (&subject->present);
  g_clear_object (&subject->edited);
}

static void
clear_assignment (Assignment *assignment)
{
  g_clear_pointer (&assignment->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Assignment, clear_assignment)

static gboolean
split (const char  *text,
       Assignment  *assignment,
       GError     **error)
{
  const char *equals = strchr (text, '=');
  const char *end = equals;

  if (equals == NULL || equals == text)
    return hupan_cli_misuse (error, _ ("“%s” changes nothing; write it like city=Hangzhou."), text);

  assignment->operation = '=';
  if (end[-1] == '+' || end[-1] == '-')
    assignment->operation = *--end;
  assignment->name = g_strndup (text, end - text);
  assignment->value = equals + 1;

  return TRUE;
}

static gboolean
is_settable (const HupanField *field)
{
  return !(field->flags & (HUPAN_FIELD_HIDDEN | HUPAN_FIELD_OWNER));
}

/* What a name may mean of the embedded record: "orcid" and "person.orcid" its "orcid"; NULL: it is about no embedded one. */
static const char *
skip_to_embedded (Work       *work,
                  const char *name)
{
  const char *dot = strchr (name, '.');
  const char *embeds = work->own.kind->embeds;

  if (embeds == NULL || dot == NULL)
    return embeds != NULL ? name : NULL;

  return strlen (embeds) == (gsize) (dot - name) && g_str_has_prefix (name, embeds) ? dot + 1 : NULL;
}

/* A field of the record itself comes before one of the same name of the embedded record. */
static const HupanField *
find_field (Work        *work,
            const char  *name,
            Subject    **subject)
{
  const char *of_embedded = skip_to_embedded (work, name);
  const HupanField *field = hupan_kind_get_field (work->own.kind, name);

  *subject = &work->own;
  if (field == NULL && of_embedded != NULL)
    {
      *subject = &work->embedded;
      field = hupan_kind_get_field (work->embedded.kind, of_embedded);
    }

  return field != NULL && is_settable (field) ? field : NULL;
}

/* A column of parts that lead somewhere, such as the tags of a candidate: "application_tag:application.tag". Gives the
 * kind of the part and the field that leads on. */
static const HupanKind *
find_part (const HupanKind   *kind,
           const char        *name,
           const HupanField **owner_field,
           const HupanField **leading)
{
  const HupanColumn *column = hupan_kind_get_column (kind, name);
  const char *colon = column != NULL ? strchr (column->path, ':') : NULL;
  const char *dot = colon != NULL ? strchr (colon, '.') : NULL;
  g_autofree char *part_name = NULL;
  g_autofree char *owner_name = NULL;
  const HupanKind *part;

  if (dot == NULL)
    return NULL;

  part_name = g_strndup (column->path, colon - column->path);
  owner_name = g_strndup (colon + 1, dot - colon - 1);
  part = hupan_kind_get (part_name);
  *owner_field = part != NULL ? hupan_kind_get_owner_field (part) : NULL;
  if (*owner_field == NULL || strcmp ((*owner_field)->name, owner_name) != 0)
    return NULL;
  *leading = hupan_kind_get_field (part, dot + 1);

  return *leading != NULL && (*leading)->type == HUPAN_TYPE_REFERENCE ? part : NULL;
}

/* "days_in_stage" of the record, "person.…" of the one embedded in it. */
static gboolean
is_derived (Work       *work,
            const char *name)
{
  const char *of_embedded = skip_to_embedded (work, name);

  return hupan_kind_get_derived (work->own.kind, name) != NULL ||
         (of_embedded != NULL && hupan_kind_get_derived (work->embedded.kind, of_embedded) != NULL);
}

static gboolean
refuse_name (Work        *work,
             const char  *name,
             GError     **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const HupanField *owner_field, *leading;

  for (const HupanField *field = work->own.kind->fields; field->name != NULL; field++)
    if (is_settable (field))
      g_ptr_array_add (names, g_strdup (field->name));
  for (const HupanField *field = work->embedded.kind != NULL ? work->embedded.kind->fields : NULL;
       field != NULL && field->name != NULL; field++)
    if (is_settable (field) && hupan_kind_get_field (work->own.kind, field->name) == NULL)
      g_ptr_array_add (names, g_strdup (field->name));
    else if (is_settable (field))
      g_ptr_array_add (names, g_strconcat (work->own.kind->embeds, ".", field->name, NULL));
  for (const HupanColumn *column = work->own.kind->columns; column != NULL && column->name != NULL; column++)
    if (find_part (work->own.kind, column->name, &owner_field, &leading) != NULL)
      g_ptr_array_add (names, g_strdup (column->name));

  /* Translators: a kind of record, such as University, and a word that should be one of its fields. */
  return hupan_meant_refuse (error, name, names, _ ("%s has no field “%s” to change."),
                              hupan_kind_get_label (work->own.kind), name);
}

static gboolean
parse_value (Work              *work,
             const HupanField  *field,
             const char        *text,
             char             **value,
             GError           **error)
{
  g_autoptr (HupanRecord) target = NULL;

  if (field->type != HUPAN_TYPE_REFERENCE || field->target == NULL || *text == '\0')
    {
      if (hupan_field_parse (field, text, value, error))
        return TRUE;
      /* Translators: the label of a field; what is wrong with a value of it follows as a sentence. */
      g_prefix_error (error, _ ("%s: "), hupan_field_get_label (field));
      return FALSE;
    }

  target = hupan_meant_record (work->registry, hupan_kind_get (field->target), text, HUPAN_MEANT_PRESENT, error);
  if (target == NULL)
    return FALSE;

  *value = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (target));
  return TRUE;
}

/* What a list holds once a value is added or taken out. */
static char *
change_list (const char *list,
             const char *value,
             gboolean    adds)
{
  g_auto (GStrv) items = g_strsplit (list != NULL ? list : "", "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) changed = NULL;

  for (char **item = items; *item != NULL; item++)
    if (**item != '\0' && strcmp (*item, value) != 0)
      g_strv_builder_add (builder, *item);
  if (adds)
    g_strv_builder_add (builder, value);
  changed = g_strv_builder_end (builder);

  return g_strjoinv ("\n", changed);
}

static gboolean
set_field (Work             *work,
           Subject          *subject,
           const HupanField *field,
           const Assignment *assignment,
           GError          **error)
{
  g_autoptr (HupanRecord) before = NULL;
  g_autofree char *value = NULL;

  if (!parse_value (work, field, assignment->value, &value, error))
    return FALSE;

  if (assignment->operation != '=')
    {
      g_autofree char *item = g_steal_pointer (&value);

      if (!(field->flags & HUPAN_FIELD_LIST) || item == NULL)
        /* Translators: the name of a field. */
        return hupan_cli_misuse (error, _ ("“%s” is no list to add to or to take from."), assignment->name);
      value = change_list (hupan_record_get (subject->edited, field->name), item, assignment->operation == '+');
    }

  before = g_steal_pointer (&subject->edited);
  subject->edited = hupan_record_with (before, field->name, value);

  return TRUE;
}

/* The parts of the record that lead to the target. */
static GPtrArray *
find_parts_to (Work              *work,
               const HupanKind   *part,
               const HupanField  *owner_field,
               const HupanField  *leading,
               gint64             target,
               GError           **error)
{
  GPtrArray *parts = hupan_registry_find_referring (work->registry, part, owner_field->name,
                                                    hupan_record_get_id (work->own.present), error);

  for (guint i = parts != NULL ? parts->len : 0; i > 0; i--)
    if (hupan_record_get_reference (g_ptr_array_index (parts, i - 1), leading->name) != target)
      g_ptr_array_remove_index (parts, i - 1);

  return parts;
}

static void
add_part (Work             *work,
          const HupanKind  *part,
          const HupanField *owner_field,
          const HupanField *leading,
          gint64            target)
{
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (work->own.present));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, target);
  g_autoptr (HupanRecord) draft = hupan_record_new_draft (part);
  g_autoptr (HupanRecord) owned = hupan_record_with (draft, owner_field->name, owner);
  g_autoptr (HupanRecord) complete = hupan_record_with (owned, leading->name, id);

  hupan_batch_create (work->batch, complete, NULL);
}

static gboolean
change_parts (Work              *work,
              const HupanKind   *part,
              const HupanField  *owner_field,
              const HupanField  *leading,
              const Assignment  *assignment,
              GError           **error)
{
  g_autoptr (HupanRecord) target = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  if (assignment->operation == '=')
    /* Translators: the name of a list, thrice. */
    return hupan_cli_misuse (error, _ ("“%s” is a list; write %s+=… to add to it and %s-=… to take from it."),
                             assignment->name, assignment->name, assignment->name);

  target = hupan_meant_record (work->registry, hupan_kind_get (leading->target), assignment->value, HUPAN_MEANT_PRESENT, error);
  if (target == NULL)
    return FALSE;
  parts = find_parts_to (work, part, owner_field, leading, hupan_record_get_id (target), error);
  if (parts == NULL)
    return FALSE;

  if (assignment->operation == '+' && parts->len == 0)
    add_part (work, part, owner_field, leading, hupan_record_get_id (target));
  for (guint i = 0; assignment->operation == '-' && i < parts->len; i++)
    hupan_batch_trash (work->batch, g_ptr_array_index (parts, i));

  return TRUE;
}

static gboolean
apply (Work        *work,
       const char  *text,
       GError     **error)
{
  g_auto (Assignment) assignment = { 0 };
  const HupanField *field, *owner_field, *leading;
  const HupanKind *part;
  Subject *subject;

  if (!split (text, &assignment, error))
    return FALSE;

  field = find_field (work, assignment.name, &subject);
  if (field != NULL)
    return set_field (work, subject, field, &assignment, error);
  part = find_part (work->own.kind, assignment.name, &owner_field, &leading);
  if (part != NULL)
    return change_parts (work, part, owner_field, leading, &assignment, error);

  if (is_derived (work, assignment.name))
    /* Translators: the name of a field whose value follows from others, such as days_in_stage. */
    return hupan_cli_misuse (error, _ ("“%s” is computed from other values and cannot be set."), assignment.name);

  return refuse_name (work, assignment.name, error);
}

static gboolean
load_embedded (Work    *work,
               GError **error)
{
  const HupanField *field;

  if (work->own.kind->embeds == NULL)
    return TRUE;

  field = hupan_kind_get_field (work->own.kind, work->own.kind->embeds);
  work->embedded.kind = hupan_kind_get (field->target);
  work->embedded.present = hupan_registry_get_record (
    work->registry, work->embedded.kind, hupan_record_get_reference (work->own.present, field->name), error);
  if (work->embedded.present == NULL)
    return FALSE;
  work->embedded.edited = g_object_ref (work->embedded.present);

  return TRUE;
}

/* A field that changes by moves only: the move is judged with all else that is being assigned. */
static gboolean
permit_moves (Work    *work,
              GError **error)
{
  for (const HupanField *field = work->own.kind->fields; field->name != NULL; field++)
    {
      const char *before = hupan_record_get (work->own.present, field->name);
      const char *after = hupan_record_get (work->own.edited, field->name);
      g_autoptr (HupanRecord) unmoved = NULL;
      g_autoptr (GError) refusal = NULL;

      if (!(field->flags & HUPAN_FIELD_MOVED) || after == NULL || g_strcmp0 (before, after) == 0)
        continue;
      unmoved = hupan_record_with (work->own.edited, field->name, before);
      if (hupan_moves_permit (work->registry, unmoved, after, hupan_ui_language (), &refusal))
        continue;
      if (g_error_matches (refusal, HUPAN_MOVES_ERROR, HUPAN_MOVES_ERROR_NO_REASON))
        /* Translators: the placeholder is a sentence that says that a move needs a reason. */
        return hupan_cli_fail (error, _ ("%s Use “hupanctl stage” with --reason."), refusal->message);
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }

  return TRUE;
}

gboolean
hupan_assign (HupanRegistry  *registry,
              HupanRecord    *record,
              GStrv           assignments,
              HupanBatch     *batch,
              GError        **error)
{
  Work work = {
    .registry = registry,
    .batch = batch,
    .own = { hupan_record_get_kind (record), g_object_ref (record), g_object_ref (record) },
  };
  gboolean done = load_embedded (&work, error);

  for (char **text = assignments; done && *text != NULL; text++)
    done = apply (&work, *text, error);
  done = done && permit_moves (&work, error);

  if (done)
    hupan_batch_set_all (batch, record, work.own.edited);
  if (done && work.embedded.kind != NULL)
    hupan_batch_set_all (batch, work.embedded.present, work.embedded.edited);
  clear_subject (&work.own);
  clear_subject (&work.embedded);

  return done;
}
