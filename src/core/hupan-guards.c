/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-guards.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hupan-clock.h"

/* The guards of stages. Each is a row of the table at the end: a check that says, in a sentence, what is not as it must be.
 * That a shortlist needs so many reviews without a conflict of interest joins them when there are reviews. */

static const char *
get (HupanRecord *record,
     const char  *field)
{
  return record != NULL ? hupan_record_get (record, field) : NULL;
}

static char *
check_decision (const HupanMoveFacts *facts)
{
  return get (facts->application, "decision") == NULL ? g_strdup (_ ("No decision is recorded.")) : NULL;
}

/* The way numbers of places read: "2", "1.5". */
static char *
format_places (double places)
{
  static const HupanField decimal = { "places", NULL, HUPAN_TYPE_DECIMAL };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return hupan_field_format (&decimal, g_ascii_formatd (buffer, sizeof buffer, "%g", places));
}

static char *
check_mentor (const HupanMoveFacts *facts)
{
  const HupanMentorFacts *mentor = &facts->mentor;
  g_autofree char *load = NULL;
  g_autofree char *capacity = NULL;

  if (mentor->topic == NULL)
    return g_strdup (_ ("No topic is chosen, so there is no mentor."));
  if (mentor->fellow == NULL)
    /* Translators: the title of a topic. */
    return g_strdup_printf (_ ("The topic “%s” has no lead mentor."), mentor->topic);
  if (!mentor->active)
    /* Translators: the name of a fellow. */
    return g_strdup_printf (_ ("The lead mentor, %s, takes no postdocs at present."), mentor->fellow);
  /* Weights are decimal fractions, of which binary ones fall short by a hair. */
  if (mentor->capacity < 0 || mentor->load + mentor->weight <= mentor->capacity + 1e-9)
    return NULL;

  load = format_places (mentor->load);
  capacity = format_places (mentor->capacity);
  /* Translators: the name of a fellow, how many places are taken, and how many there are; both may be fractions. */
  return g_strdup_printf (_ ("The lead mentor, %s, has no free place: %s of %s are taken."), mentor->fellow, load, capacity);
}

static gboolean
is_verified (const HupanMoveFacts *facts,
             const char           *kind)
{
  for (guint i = 0; i < facts->verified->len; i++)
    if (g_str_equal (g_ptr_array_index (facts->verified, i), kind))
      return TRUE;

  return FALSE;
}

static char *
check_degree (const HupanMoveFacts *facts)
{
  return !is_verified (facts, "degree_certificate") ? g_strdup (_ ("No degree certificate is verified.")) : NULL;
}

static char *
check_agreement (const HupanMoveFacts *facts)
{
  return !is_verified (facts, "entry_agreement") ? g_strdup (_ ("No entry agreement is verified.")) : NULL;
}

static char *
check_entry (const HupanMoveFacts *facts)
{
  g_autofree char *today = hupan_clock_dup_today ();
  g_autofree char *said = NULL;
  const char *date = get (facts->appointment, "entry_date");

  if (date == NULL)
    return g_strdup (_ ("The entry date is missing."));
  /* A date known to the month or year only is past when it can be. */
  if (strncmp (date, today, strlen (date)) <= 0)
    return NULL;

  said = hupan_field_format (hupan_kind_get_field (hupan_kind_get ("appointment"), "entry_date"), date);
  /* Translators: a date. */
  return g_strdup_printf (_ ("The entry date, %s, is still to come."), said);
}

static char *
check_appointment (const HupanMoveFacts *facts)
{
  return facts->appointment == NULL || get (facts->appointment, "entry_date") == NULL ? g_strdup (_ ("The entry date is missing."))
                                                                                       : NULL;
}

static char *
check_result (const HupanMoveFacts *facts)
{
  return g_strcmp0 (get (facts->appointment, "exit_result"), "passed") != 0 ? g_strdup (_ ("The exit review is not passed."))
                                                                          : NULL;
}

static char *
check_exit_date (const HupanMoveFacts *facts)
{
  return get (facts->appointment, "exit_date") == NULL ? g_strdup (_ ("The exit date is missing.")) : NULL;
}

static char *
check_certificate (const HupanMoveFacts *facts)
{
  return get (facts->appointment, "certificate_no") == NULL ? g_strdup (_ ("The certificate number is missing.")) : NULL;
}

/* An offer has the guards of a recommendation, because it may come straight from the reserve list. */
static const struct
{
  const char *stage;
  HupanGuardNeeds needs;
  char *(*check) (const HupanMoveFacts *facts); /* NULL: as it must be */
  const char *field; /* of the appointment, that mends it */
} guards[] = {
  { "recommended", HUPAN_GUARD_RECORDS, check_decision },
  { "recommended", HUPAN_GUARD_MENTOR, check_mentor },
  { "offered", HUPAN_GUARD_RECORDS, check_decision },
  { "offered", HUPAN_GUARD_MENTOR, check_mentor },
  { "in_station", HUPAN_GUARD_STATION, check_entry, "entry_date" },
  { "in_station", HUPAN_GUARD_DOCUMENTS, check_degree },
  { "in_station", HUPAN_GUARD_DOCUMENTS, check_agreement },
  { "exit_review", HUPAN_GUARD_STATION, check_appointment, "entry_date" },
  { "out_station", HUPAN_GUARD_STATION, check_result, "exit_result" },
  { "out_station", HUPAN_GUARD_STATION, check_exit_date, "exit_date" },
  { "out_station", HUPAN_GUARD_STATION, check_certificate, "certificate_no" },
};

HupanGuardNeeds
hupan_stage_get_needs (const char *to)
{
  const HupanStage *stage = hupan_stage_get (to);
  HupanGuardNeeds needs = HUPAN_GUARD_RECORDS;

  if (stage != NULL && stage->fills != NULL)
    needs |= HUPAN_GUARD_STATION;
  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    if (g_strcmp0 (guards[i].stage, to) == 0)
      needs |= guards[i].needs;

  return needs;
}

static void
add (GPtrArray  *obstacles,
     const char *field,
     char       *message)
{
  HupanObstacle *obstacle = g_new (HupanObstacle, 1);

  *obstacle = (HupanObstacle) { field, message };
  g_ptr_array_add (obstacles, obstacle);
}

static void
add_no_move (GPtrArray  *obstacles,
             const char *from,
             const char *to)
{
  if (g_strcmp0 (from, to) == 0)
    /* Translators: a stage: the candidate is in it already. */
    add (obstacles, NULL, g_strdup_printf (_ ("Already in “%s”."), hupan_stage_get_label (to)));
  else
    /* Translators: two stages between which there is no move. */
    add (obstacles, NULL,
         g_strdup_printf (_ ("“%s” does not lead to “%s”."), hupan_stage_get_label (from), hupan_stage_get_label (to)));
}

GPtrArray *
hupan_move_judge (const HupanMoveFacts *facts,
                  const char           *to)
{
  GPtrArray *obstacles = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_obstacle_free);
  const char *from = hupan_record_get (facts->application, "stage");

  if (hupan_stage_get_move (from, to) == HUPAN_MOVE_NONE)
    {
      add_no_move (obstacles, from, to);
      return obstacles;
    }

  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    {
      g_autofree char *message = g_str_equal (guards[i].stage, to) ? guards[i].check (facts) : NULL;

      if (message != NULL)
        add (obstacles, guards[i].field, g_steal_pointer (&message));
    }

  return obstacles;
}

void
hupan_obstacle_free (HupanObstacle *obstacle)
{
  g_free (obstacle->message);
  g_free (obstacle);
}

/**
 * hupan_move_facts_new:
 *
 * Returns: (transfer full): facts of somebody who has nothing yet
 */
HupanMoveFacts *
hupan_move_facts_new (HupanRecord *application)
{
  HupanMoveFacts *self = g_new0 (HupanMoveFacts, 1);

  self->application = g_object_ref (application);
  self->verified = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
hupan_move_facts_free (HupanMoveFacts *self)
{
  g_object_unref (self->application);
  g_clear_object (&self->appointment);
  g_ptr_array_unref (self->verified);
  g_free (self->mentor.topic);
  g_free (self->mentor.fellow);
  g_free (self);
}

/**
 * hupan_move_facts_fill:
 * @field: of the appointment
 *
 * Judges as if the appointment had another value; without an appointment one is begun.
 */
void
hupan_move_facts_fill (HupanMoveFacts *self,
                       const char     *field,
                       const char     *value)
{
  g_autoptr (HupanRecord) before = g_steal_pointer (&self->appointment);

  if (before == NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (self->application));
      g_autoptr (HupanRecord) draft = hupan_record_new_draft (hupan_kind_get ("appointment"));

      before = hupan_record_with (draft, "application", id);
    }
  self->appointment = hupan_record_with (before, field, value);
}
