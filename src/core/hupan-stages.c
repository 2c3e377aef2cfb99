/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-stages.h"

#include <string.h>

#include "hupan-kind.h"

/* What the fields of an appointment are good for that a move fills in. */
#define ENTRY "entry_date planned_exit mentor assigned_topic assigned_site"
#define LEAVING "exit_date exit_result certificate_no"

/* Ways out: until somebody has an offer the academy rejects; from the offer until entry it is the person who declines, the
 * offer that lapses, or the academy that rescinds it; who is in station can only be terminated. A person may withdraw at
 * any time before entry. */
#define WHILE_CHOOSING "rejected withdrawn"
#define WHILE_OFFERED "withdrawn declined lapsed rescinded"
#define WHILE_IN_STATION "terminated"

/* Stages are passed one by one, so that the dates of each are true, with two exceptions: a lead who sends all papers at
 * once goes to screening, and who waits on the reserve list gets an offer when a place falls free, for being recommended a
 * second time would say nothing new.
 *
 * Back goes one step, and from the assessment also to screening, where missing papers are asked for. Recommended and
 * reserve stand beside each other: a ranking may change until there is an offer. */
static const HupanStage stages[] = {
  { "lead", "submitted screening", NULL, WHILE_CHOOSING },
  { "submitted", "screening", "lead", WHILE_CHOOSING },
  { "screening", "under_review", "submitted", WHILE_CHOOSING },
  { "under_review", "shortlisted", "screening", WHILE_CHOOSING },
  { "shortlisted", "interview", "under_review screening", WHILE_CHOOSING },
  { "interview", "recommended reserve", "shortlisted screening", WHILE_CHOOSING },
  { "recommended", "offered", "interview reserve", WHILE_CHOOSING },
  { "reserve", "offered recommended", "interview", WHILE_CHOOSING },
  { "offered", "accepted", "recommended reserve", WHILE_OFFERED },
  { "accepted", "entry_processing", "offered", WHILE_OFFERED },
  { "entry_processing", "in_station", "accepted", WHILE_OFFERED },
  { "in_station", "exit_review", "entry_processing", WHILE_IN_STATION, ENTRY },
  { "exit_review", "out_station", "in_station", WHILE_IN_STATION, ENTRY },
  { "out_station", NULL, "exit_review", NULL, LEAVING },
  { "rejected" },
  { "withdrawn" },
  { "declined" },
  { "lapsed" },
  { "rescinded" },
  { "terminated" },
  { NULL },
};

/* Exits by which the academy decides on a person, who may ask why; of the others the stage says it all. */
static const char *const decided_exits = "rejected rescinded terminated";

static gboolean
lists (const char *names,
       const char *name)
{
  const gsize length = strlen (name);

  for (const char *at = names; at != NULL; at = strchr (at, ' '))
    {
      at += *at == ' ';
      if (strncmp (at, name, length) == 0 && (at[length] == ' ' || at[length] == '\0'))
        return TRUE;
    }

  return FALSE;
}

const HupanStage *
hupan_stages (void)
{
  return stages;
}

/**
 * hupan_stage_get:
 *
 * Returns: (nullable): %NULL if there is no such stage
 */
const HupanStage *
hupan_stage_get (const char *name)
{
  for (const HupanStage *stage = stages; stage->name != NULL; stage++)
    if (g_strcmp0 (stage->name, name) == 0)
      return stage;

  return NULL;
}

const char *
hupan_stage_get_label (const char *name)
{
  return hupan_field_get_choice_label (hupan_kind_get_field (hupan_kind_get ("application"), "stage"), name);
}

gboolean
hupan_stage_is_exit (const char *name)
{
  const HupanStage *stage = hupan_stage_get (name);

  return stage != NULL && stage->forward == NULL && stage->back == NULL;
}

const char *
hupan_stage_get_next (const char *name)
{
  const HupanStage *stage = hupan_stage_get (name);

  for (const HupanStage *next = stages; stage != NULL && stage->forward != NULL && next->name != NULL; next++)
    {
      const gsize length = strlen (next->name);

      if (strncmp (stage->forward, next->name, length) == 0 && strchr (" ", stage->forward[length]) != NULL)
        return next->name;
    }

  return NULL;
}

/**
 * hupan_stage_get_move:
 * @from: a stage
 * @to: a stage
 *
 * Returns: what it would be to move a candidate from the one to the other; %HUPAN_MOVE_NONE if that cannot be
 */
HupanMoveType
hupan_stage_get_move (const char *from,
                      const char *to)
{
  const HupanStage *one = hupan_stage_get (from);
  const HupanStage *other = hupan_stage_get (to);

  if (one == NULL || other == NULL)
    return HUPAN_MOVE_NONE;
  if (lists (one->forward, other->name))
    return HUPAN_MOVE_FORWARD;
  if (lists (one->exits, other->name))
    return HUPAN_MOVE_EXIT;
  if (lists (one->back, other->name))
    return HUPAN_MOVE_BACK;
  if (lists (other->exits, one->name))
    return HUPAN_MOVE_REOPEN;

  return HUPAN_MOVE_NONE;
}

gboolean
hupan_move_needs_reason (const char *from,
                         const char *to)
{
  switch (hupan_stage_get_move (from, to))
    {
    case HUPAN_MOVE_BACK:
    case HUPAN_MOVE_REOPEN:
      return TRUE;

    case HUPAN_MOVE_EXIT:
      return lists (decided_exits, to);

    case HUPAN_MOVE_NONE:
    case HUPAN_MOVE_FORWARD:
    default:
      return FALSE;
    }
}
