/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-target.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/kinds/hupan-kinds.h"
#include "hupan-wording.h"

/* The parts that can come with a row, and how: one of them, made up from several columns, or one for each value in a
 * cell, of which only this field is given. */
static const struct
{
  const char *kind;
  const char *list_field; /* NULL: one part */
  gboolean ranked;
} parts[] = {
  { "education", NULL, FALSE },
  { "appointment", NULL, FALSE },
  { "topic_preference", "topic", TRUE },
  { "application_tag", "tag", FALSE },
  { "fellow_field", "field", FALSE },
  { "topic_fellow", "fellow", FALSE },
  { "university_name", "name", FALSE },
};

const HupanKind *
hupan_kind_get_embedded (const HupanKind *kind)
{
  return kind->embeds != NULL ? hupan_kind_get (hupan_kind_get_field (kind, kind->embeds)->target) : NULL;
}

static void
add_target (GPtrArray *targets, HupanTargetRole role, const char *prefix, const HupanKind *kind, const HupanField *field,
            gboolean on_embedded, gboolean ranked)
{
  HupanTarget *target = g_new0 (HupanTarget, 1);

  target->name = prefix != NULL ? g_strconcat (prefix, ".", field->name, NULL) : g_strdup (field->name);
  target->role = role;
  target->kind = kind;
  target->field = field;
  target->on_embedded = on_embedded;
  target->ranked = ranked;
  g_ptr_array_add (targets, target);
}

static gboolean
is_for_people (const HupanField *field)
{
  return (field->flags & (HUPAN_FIELD_HIDDEN | HUPAN_FIELD_OWNER)) == 0;
}

static void
add_parts (GPtrArray *targets, const HupanKind *owner, gboolean on_embedded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const HupanKind *part = hupan_kind_get (parts[i].kind);
      const HupanField *owner_field = hupan_kind_get_owner_field (part);

      if (g_strcmp0 (owner_field->target, owner->name) != 0)
        continue;
      if (parts[i].list_field != NULL)
        {
          const HupanField *field = hupan_kind_get_field (part, parts[i].list_field);

          add_target (targets, HUPAN_TARGET_LIST, part->name, part, field, on_embedded, parts[i].ranked);
          continue;
        }
      for (const HupanField *field = part->fields; field->name != NULL; field++)
        {
          if (is_for_people (field))
            add_target (targets, HUPAN_TARGET_PART, part->name, part, field, on_embedded, FALSE);
        }
    }
}

static GPtrArray *
collect_targets (const HupanKind *kind)
{
  const HupanKind *embedded = hupan_kind_get_embedded (kind);
  GPtrArray *targets = g_ptr_array_new ();

  if (embedded != NULL)
    {
      for (const HupanField *field = embedded->fields; field->name != NULL; field++)
        {
          if (is_for_people (field))
            add_target (targets, HUPAN_TARGET_EMBEDDED, kind->embeds, embedded, field, FALSE, FALSE);
        }
    }
  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      if (is_for_people (field) && g_strcmp0 (field->name, kind->embeds) != 0)
        add_target (targets, HUPAN_TARGET_OWN, NULL, kind, field, FALSE, FALSE);
    }
  add_parts (targets, kind, FALSE);
  if (embedded != NULL)
    add_parts (targets, embedded, TRUE);

  return targets;
}

GPtrArray *
hupan_targets_of_kind (const HupanKind *kind)
{
  static GMutex mutex;
  static GHashTable *kinds = NULL;
  GPtrArray *targets;

  g_mutex_lock (&mutex);
  if (kinds == NULL)
    kinds = g_hash_table_new (NULL, NULL);
  targets = g_hash_table_lookup (kinds, kind);
  if (targets == NULL)
    {
      targets = collect_targets (kind);
      g_hash_table_insert (kinds, (gpointer) kind, targets);
    }
  g_mutex_unlock (&mutex);

  return targets;
}

const HupanTarget *
hupan_target_find (const HupanKind *kind, const char *name)
{
  GPtrArray *targets = hupan_targets_of_kind (kind);

  for (guint i = 0; i < targets->len; i++)
    {
      const HupanTarget *target = g_ptr_array_index (targets, i);

      if (strcmp (target->name, name) == 0)
        return target;
    }

  return NULL;
}

char *
hupan_target_dup_label (const HupanTarget *target)
{
  switch (target->role)
    {
    case HUPAN_TARGET_LIST:
      return g_strdup (hupan_kind_get_label_plural (target->kind));
    case HUPAN_TARGET_PART:
      /* Translators: a field of a part of a record, such as “Education: Degree”. */
      return g_strdup_printf (C_ ("import target", "%s: %s"), hupan_kind_get_label (target->kind),
                              hupan_field_get_label (target->field));
    case HUPAN_TARGET_OWN:
    case HUPAN_TARGET_EMBEDDED:
    default:
      return g_strdup (hupan_field_get_label (target->field));
    }
}

gboolean
hupan_target_field_may_repeat (const HupanField *field)
{
  return field->type == HUPAN_TYPE_REFERENCE || field->type == HUPAN_TYPE_ENUM;
}

gboolean
hupan_target_may_repeat (const HupanTarget *target)
{
  switch (target->role)
    {
    case HUPAN_TARGET_LIST:
      return TRUE;
    case HUPAN_TARGET_PART:
      return (hupan_kind_get_owner_field (target->kind)->flags & HUPAN_FIELD_UNIQUE) == 0;
    case HUPAN_TARGET_OWN:
    case HUPAN_TARGET_EMBEDDED:
    default:
      return (target->field->flags & HUPAN_FIELD_LIST) != 0;
    }
}

/* --- Headings ----------------------------------------------------------------------------------------------------- */

static gboolean
is_key_of (const char *key, const char *wording)
{
  g_autofree char *other = hupan_wording_key (wording);

  return strcmp (key, other) == 0;
}

static gboolean
is_key_of_any (const char *key, char **wordings)
{
  for (char **wording = wordings; *wording != NULL; wording++)
    {
      if (is_key_of (key, *wording))
        return TRUE;
    }

  return FALSE;
}

int
hupan_target_match_heading (const HupanTarget *target, const char *heading_key)
{
  g_auto (GStrv) labels = NULL;
  g_auto (GStrv) others = NULL;

  if (*heading_key == '\0')
    return 0;
  if (is_key_of (heading_key, target->name))
    return 4;

  /* A second column “Name” is no list of other names, but one “Names” is. */
  labels = hupan_wording_in_all_languages ("field", target->field->label);
  if ((target->role != HUPAN_TARGET_LIST || target->field->type == HUPAN_TYPE_REFERENCE) &&
      (is_key_of (heading_key, target->field->name) || is_key_of_any (heading_key, labels)))
    return target->role == HUPAN_TARGET_OWN ? 3 : 2;
  if (target->role == HUPAN_TARGET_LIST)
    {
      const HupanKind *listed = target->field->target != NULL ? hupan_kind_get (target->field->target) : target->kind;
      g_auto (GStrv) part_labels = hupan_wording_in_all_languages ("kind", target->kind->label_plural);
      g_auto (GStrv) kind_labels = hupan_wording_in_all_languages ("kind", listed->label_plural);

      if (is_key_of_any (heading_key, part_labels) || is_key_of_any (heading_key, kind_labels))
        return 3;
    }

  others = g_strsplit (target->field->headings != NULL ? target->field->headings : "", "|", -1);
  return is_key_of_any (heading_key, others) ? 2 : 0;
}

/* A heading of a value that is computed, as exporting writes it: there is nowhere to put it, not even where another word for it
 * would do. */
static gboolean
is_derived (const HupanKind *kind, const char *heading_key)
{
  for (const HupanColumn *column = kind->columns; column != NULL && column->name != NULL; column++)
    {
      const HupanDerived *derived = hupan_kind_get_derived (kind, column->path);
      const char *label;
      g_auto (GStrv) labels = NULL;

      if (derived == NULL)
        continue;
      label = column->label != NULL ? column->label : derived->field.label;
      labels = hupan_wording_in_all_languages ("field", label);
      if (is_key_of (heading_key, column->name) || is_key_of_any (heading_key, labels))
        return TRUE;
    }

  return FALSE;
}

/* The headings of a table on their way to targets. */
typedef struct
{
  GPtrArray *targets;  /* of the kind */
  guint n;             /* headings */
  int *scores;         /* of each heading for each target */
  gboolean *repeats;   /* by heading: it is like one before it, or says which of several it is */
  gboolean *taken;     /* by target */
  GPtrArray *guessed;
} Guessing;

static void
score_heading (Guessing *self, guint column, const char *key)
{
  g_autofree char *stem = hupan_wording_key_without_ordinal (key);

  self->repeats[column] |= stem != NULL;
  for (guint i = 0; i < self->targets->len; i++)
    {
      const HupanTarget *target = g_ptr_array_index (self->targets, i);
      int *score = &self->scores[column * self->targets->len + i];

      *score = hupan_target_match_heading (target, key);
      if (*score == 0 && stem != NULL && hupan_target_may_repeat (target))
        *score = hupan_target_match_heading (target, stem);
    }
}

static gboolean
has_several_of_kind (Guessing *self, const HupanKind *kind)
{
  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < i; j++)
      {
        const HupanTarget *target = g_ptr_array_index (self->guessed, i);

        if (target != NULL && target->kind == kind && g_ptr_array_index (self->guessed, j) == target)
          return TRUE;
      }

  return FALSE;
}

/* A second university or degree makes a second part, of which then other columns may be; a second supervisor does not. */
static gboolean
may_take_again (Guessing *self, const HupanTarget *target)
{
  if (!hupan_target_may_repeat (target))
    return FALSE;

  return target->role != HUPAN_TARGET_PART || hupan_target_field_may_repeat (target->field) ||
         has_several_of_kind (self, target->kind);
}

/* The best match first; among equals the earlier target, then the earlier column. */
static void
take_best (Guessing *self)
{
  for (int score = 4; score > 0; score--)
    for (guint i = 0; i < self->targets->len; i++)
      for (guint column = 0; column < self->n; column++)
        {
          const HupanTarget *target = g_ptr_array_index (self->targets, i);

          if (self->scores[column * self->targets->len + i] != score || g_ptr_array_index (self->guessed, column) != NULL)
            continue;
          if (self->taken[i] && !(self->repeats[column] && may_take_again (self, target)))
            continue;
          g_ptr_array_index (self->guessed, column) = (gpointer) target;
          self->taken[i] = TRUE;
        }
}

GPtrArray *
hupan_targets_guess (const HupanKind *kind, const char *const *headings)
{
  GPtrArray *targets = hupan_targets_of_kind (kind);
  guint n = g_strv_length ((char **) headings);
  g_autofree int *scores = g_new0 (int, n * targets->len);
  g_autofree gboolean *repeats = g_new0 (gboolean, n);
  g_autofree gboolean *taken = g_new0 (gboolean, targets->len);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Guessing self = { targets, n, scores, repeats, taken, g_ptr_array_new () };

  g_ptr_array_set_size (self.guessed, n);
  for (guint column = 0; column < n; column++)
    {
      char *key = hupan_wording_key (headings[column]);

      repeats[column] = g_hash_table_contains (seen, key);
      if (!is_derived (kind, key))
        score_heading (&self, column, key);
      g_hash_table_add (seen, key);
    }

  take_best (&self);
  /* Once more, for what the second of two parts has beside its university. */
  take_best (&self);
  return self.guessed;
}

/**
 * hupan_kind_guess:
 *
 * Returns: (nullable): the kind that has a place for most of the headings and for its title
 */
const HupanKind *
hupan_kind_guess (const char *const *headings)
{
  static const HupanKind *const kinds[] = {
    &hupan_university_kind, &hupan_application_kind, &hupan_topic_kind, &hupan_fellow_kind,         &hupan_call_kind,
    &hupan_site_kind,       &hupan_host_unit_kind,   &hupan_tag_kind,   &hupan_research_field_kind,
  };
  const HupanKind *best = NULL;
  guint best_n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) guessed = hupan_targets_guess (kinds[i], headings);
      gboolean has_title = FALSE;
      guint n = 0;

      for (guint column = 0; column < guessed->len; column++)
        {
          const HupanTarget *target = g_ptr_array_index (guessed, column);

          n += target != NULL;
          has_title |= target != NULL && strcmp (target->name, kinds[i]->title) == 0;
        }
      if (n > best_n && has_title)
        {
          best = kinds[i];
          best_n = n;
        }
    }

  return best;
}
