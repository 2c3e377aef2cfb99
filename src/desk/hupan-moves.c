/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-moves.h"

#include <glib/gi18n.h>

#include "core/hupan-clock.h"
#include "core/hupan-date.h"
#include "core/hupan-number.h"
#include "hupan-judge.h"

/* Months between entry and planned exit, as the programme has them (two years). */
#define MONTHS_IN_STATION 24

/* How many sentences an error says, so that a dialog or a terminal can hold it. */
#define SAID 5

G_DEFINE_QUARK (hupan-moves-error, hupan_moves_error)

void
hupan_move_free (HupanMove *move)
{
  g_free (move->title);
  g_ptr_array_unref (move->obstacles);
  g_free (move);
}

gboolean
hupan_move_is_possible (HupanMove *move)
{
  return move->obstacles->len == 0;
}

/* --- Judging ---------------------------------------------------------------------------------------------------- */

static HupanMove *
new_move (HupanJudge     *judge,
          HupanMoveFacts *facts,
          const char     *to)
{
  HupanMove *move = g_new0 (HupanMove, 1);
  const char *from = hupan_record_get (facts->application, "stage");

  move->id = hupan_record_get_id (facts->application);
  move->title = hupan_registry_dup_title (judge->registry, hupan_kind_get ("application"), move->id);
  move->from = hupan_stage_get (from) != NULL ? hupan_stage_get (from)->name : NULL;
  move->to = hupan_stage_get (to)->name;
  move->type = hupan_stage_get_move (from, to);
  move->needs_reason = hupan_move_needs_reason (from, to);
  move->obstacles = hupan_move_judge (facts, to);

  return move;
}

static void
fill (HupanMoveFacts       *facts,
      const HupanMoveOrder *order,
      gboolean              overwrites)
{
  for (const char *const *name = order->fills; name != NULL && *name != NULL; name += 2)
    if (overwrites || facts->appointment == NULL || hupan_record_get (facts->appointment, name[0]) == NULL)
      hupan_move_facts_fill (facts, name[0], name[1]);
}

static gboolean
has_fills (const HupanMoveOrder *order)
{
  return order->fills != NULL && order->fills[0] != NULL;
}

static HupanMoveFacts *
gather_for (HupanJudge           *judge,
            HupanRecord          *application,
            const HupanMoveOrder *order,
            gboolean              is_only,
            GError              **error)
{
  const HupanGuardNeeds needs = hupan_stage_get_needs (order->to) | (has_fills (order) ? HUPAN_GUARD_STATION : 0);
  HupanMoveFacts *facts = hupan_judge_gather (judge, application, needs, error);

  if (facts != NULL)
    fill (facts, order, is_only);
  return facts;
}

GPtrArray *
hupan_moves_judge (HupanRegistry        *registry,
                   const gint64         *ids,
                   gsize                 n_ids,
                   const HupanMoveOrder *order,
                   const char           *lang,
                   const HupanProgress  *progress,
                   GError              **error)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_move_free);
  g_auto (HupanJudge) judge = { registry, NULL, lang, progress };

  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr (HupanRecord) application = hupan_registry_get_record (registry, hupan_kind_get ("application"), ids[i], error);
      g_autoptr (HupanMoveFacts) facts = NULL;

      if (application == NULL || hupan_progress_is_cancelled (progress, error))
        return NULL;
      facts = gather_for (&judge, application, order, n_ids == 1, error);
      if (facts == NULL)
        return NULL;
      g_ptr_array_add (moves, new_move (&judge, facts, order->to));
    }

  return g_steal_pointer (&moves);
}

GPtrArray *
hupan_moves_list (HupanRegistry *registry,
                  gint64         id,
                  const char    *lang,
                  GError       **error)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_move_free);
  g_autoptr (HupanRecord) application = hupan_registry_get_record (registry, hupan_kind_get ("application"), id, error);
  g_autoptr (HupanMoveFacts) facts = NULL;
  g_auto (HupanJudge) judge = { registry, NULL, lang, NULL };
  HupanGuardNeeds needs = 0;
  const char *from;

  if (application == NULL)
    return NULL;

  from = hupan_record_get (application, "stage");
  for (const HupanStage *to = hupan_stages (); to->name != NULL; to++)
    if (hupan_stage_get_move (from, to->name) != HUPAN_MOVE_NONE)
      needs |= hupan_stage_get_needs (to->name);
  facts = hupan_judge_gather (&judge, application, needs, error);
  if (facts == NULL)
    return NULL;

  for (const HupanStage *to = hupan_stages (); to->name != NULL; to++)
    if (hupan_stage_get_move (from, to->name) != HUPAN_MOVE_NONE)
      g_ptr_array_add (moves, new_move (&judge, facts, to->name));

  return g_steal_pointer (&moves);
}

static char *
dup_obstacles (const GPtrArray *obstacles)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < obstacles->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ((HupanObstacle *) g_ptr_array_index (obstacles, i))->message);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

gboolean
hupan_moves_permit (HupanRegistry *registry,
                    HupanRecord   *application,
                    const char    *to,
                    const char    *lang,
                    GError       **error)
{
  g_auto (HupanJudge) judge = { registry, NULL, lang, NULL };
  const HupanMoveOrder order = { .to = to };
  g_autoptr (HupanMoveFacts) facts = gather_for (&judge, application, &order, TRUE, error);
  g_autoptr (GPtrArray) obstacles = NULL;
  g_autofree char *said = NULL;

  if (facts == NULL)
    return FALSE;

  obstacles = hupan_move_judge (facts, to);
  said = dup_obstacles (obstacles);
  if (obstacles->len > 0)
    g_set_error_literal (error, HUPAN_MOVES_ERROR, HUPAN_MOVES_ERROR_BLOCKED, said);
  else if (hupan_move_needs_reason (hupan_record_get (application, "stage"), to))
    /* Translators: two stages. */
    g_set_error (error, HUPAN_MOVES_ERROR, HUPAN_MOVES_ERROR_NO_REASON, _ ("Moving from “%s” to “%s” needs a reason."),
                 hupan_stage_get_label (hupan_record_get (application, "stage")), hupan_stage_get_label (to));
  else
    return TRUE;

  return FALSE;
}

/* --- Moving ------------------------------------------------------------------------------------------------------ */

static void
suggest (HupanMoveFacts *facts,
         const char     *field,
         const char     *value)
{
  if (value != NULL && (facts->appointment == NULL || hupan_record_get (facts->appointment, field) == NULL))
    hupan_move_facts_fill (facts, field, value);
}

static void
suggest_id (HupanMoveFacts *facts,
            const char     *field,
            gint64          id)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  suggest (facts, field, id != 0 ? value : NULL);
}

char *
hupan_moves_dup_planned_exit (const char *entry)
{
  return hupan_date_add_months (entry, MONTHS_IN_STATION);
}

static gboolean
complete_entry (HupanJudge     *judge,
                HupanMoveFacts *facts,
                GError        **error)
{
  const char *entry = facts->appointment != NULL ? hupan_record_get (facts->appointment, "entry_date") : NULL;
  g_autofree char *planned = hupan_moves_dup_planned_exit (entry);
  const gint64 preferred = hupan_judge_find_topic (judge, hupan_record_get_id (facts->application), error);
  g_autoptr (HupanRecord) topic = NULL;
  gint64 assigned;

  if (preferred < 0 || !hupan_judge_need_mentors (judge, error))
    return FALSE;

  suggest (facts, "planned_exit", planned);
  suggest_id (facts, "assigned_topic", preferred);
  assigned = facts->appointment != NULL ? hupan_record_get_reference (facts->appointment, "assigned_topic") : 0;
  if (assigned == 0)
    return TRUE;

  topic = hupan_registry_get_record (judge->registry, hupan_kind_get ("topic"), assigned, error);
  if (topic == NULL)
    return FALSE;
  suggest_id (facts, "mentor", hupan_mentors_get_lead (judge->mentors, assigned));
  suggest_id (facts, "assigned_site", hupan_record_get_reference (topic, "site"));

  return TRUE;
}

static gboolean
complete (HupanJudge     *judge,
          HupanMoveFacts *facts,
          const char     *to,
          GError        **error)
{
  return !g_str_equal (to, "in_station") || complete_entry (judge, facts, error);
}

HupanRecord *
hupan_moves_suggest (HupanRegistry *registry,
                     gint64         id,
                     const char    *to,
                     GError       **error)
{
  g_auto (HupanJudge) judge = { registry, NULL, NULL, NULL };
  g_autoptr (HupanRecord) application = hupan_registry_get_record (registry, hupan_kind_get ("application"), id, error);
  g_autoptr (HupanMoveFacts) facts = application != NULL ? hupan_judge_gather (&judge, application, HUPAN_GUARD_STATION, error) : NULL;
  g_autofree char *today = hupan_clock_dup_today ();

  if (facts == NULL)
    return NULL;

  if (g_str_equal (to, "in_station"))
    suggest (facts, "entry_date", today);
  else if (g_str_equal (to, "out_station"))
    suggest (facts, "exit_date", today);
  if (!complete (&judge, facts, to, error))
    return NULL;

  return facts->appointment != NULL ? g_steal_pointer (&facts->appointment) : hupan_record_new_draft (hupan_kind_get ("appointment"));
}

/* The history says what was done to one record by its name, to several by their number. */
static char *
dup_label (GPtrArray  *moves,
           const char *to)
{
  const HupanMove *first = moves->len > 0 ? g_ptr_array_index (moves, 0) : NULL;
  g_autofree char *count = hupan_count_format (moves->len);

  if (moves->len == 1)
    /* Translators: what was done, in the history: the name of a candidate, and a stage. */
    return g_strdup_printf (_ ("“%s” moved to “%s”"), first->title, hupan_stage_get_label (to));

  /* Translators: what was done, in the history: a number, and a stage. */
  return g_strdup_printf (ngettext ("%s candidate moved to “%s”", "%s candidates moved to “%s”", moves->len), count,
                          hupan_stage_get_label (to));
}

static gboolean
refuse_blocked (GPtrArray *blocked,
                GError   **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (blocked->len, SAID); i++)
    {
      const HupanMove *move = g_ptr_array_index (blocked, i);
      g_autofree char *obstacles = dup_obstacles (move->obstacles);

      if (i > 0)
        g_string_append_c (text, '\n');
      /* Translators: the name of a candidate, and one or more sentences that say why the candidate cannot be moved. */
      g_string_append_printf (text, C_ ("obstacle", "%s: %s"), move->title, obstacles);
    }
  if (blocked->len > SAID)
    {
      const guint n = blocked->len - SAID;
      g_autofree char *more = hupan_count_fill (ngettext ("and %u more who cannot be moved.",
                                                          "and %u more who cannot be moved.", n), n);

      g_string_append_c (text, '\n');
      g_string_append (text, more);
    }

  g_set_error_literal (error, HUPAN_MOVES_ERROR, HUPAN_MOVES_ERROR_BLOCKED, text->str);
  return FALSE;
}

static gboolean
check_reason (GPtrArray            *moving,
              const HupanMoveOrder *order,
              GError              **error)
{
  for (guint i = 0; (order->reason == NULL || *order->reason == '\0') && i < moving->len; i++)
    {
      const HupanMove *move = g_ptr_array_index (moving, i);

      if (!move->needs_reason)
        continue;
      g_set_error (error, HUPAN_MOVES_ERROR, HUPAN_MOVES_ERROR_NO_REASON, _ ("Moving from “%s” to “%s” needs a reason."),
                   hupan_stage_get_label (move->from), hupan_stage_get_label (move->to));
      return FALSE;
    }

  return TRUE;
}

static gboolean
add_to_batch (HupanJudge           *judge,
              HupanBatch           *batch,
              gint64                id,
              const HupanMoveOrder *order,
              gboolean              is_only,
              GError              **error)
{
  g_autoptr (HupanRecord) application = hupan_registry_get_record (judge->registry, hupan_kind_get ("application"), id, error);
  g_autoptr (HupanMoveFacts) facts = application != NULL ? gather_for (judge, application, order, is_only, error) : NULL;
  g_autoptr (HupanRecord) present = NULL;

  if (facts == NULL)
    return FALSE;

  if (hupan_stage_get (order->to)->fills != NULL || has_fills (order))
    {
      if (!complete (judge, facts, order->to, error) || !hupan_judge_find_appointment (judge, id, &present, error))
        return FALSE;
      if (present == NULL && facts->appointment != NULL)
        hupan_batch_create (batch, facts->appointment, NULL);
      else if (present != NULL)
        hupan_batch_set_all (batch, present, facts->appointment);
    }
  hupan_batch_set (batch, application, "stage", order->to);

  return TRUE;
}

HupanBatch *
hupan_moves_make (HupanRegistry        *registry,
                  const gint64         *ids,
                  gsize                 n_ids,
                  const HupanMoveOrder *order,
                  const char           *lang,
                  const HupanProgress  *progress,
                  GError              **error)
{
  g_autoptr (GPtrArray) moves = hupan_moves_judge (registry, ids, n_ids, order, lang, progress, error);
  g_autoptr (GPtrArray) moving = g_ptr_array_new ();
  g_autoptr (GPtrArray) blocked = g_ptr_array_new ();
  g_autoptr (HupanBatch) batch = NULL;
  g_autofree char *label = NULL;
  g_auto (HupanJudge) judge = { registry, NULL, lang, progress };

  if (moves == NULL)
    return NULL;

  for (guint i = 0; i < moves->len; i++)
    {
      HupanMove *move = g_ptr_array_index (moves, i);

      g_ptr_array_add (hupan_move_is_possible (move) ? moving : blocked, move);
    }
  if (blocked->len > 0 && !order->only_possible && !refuse_blocked (blocked, error))
    return NULL;
  if (!check_reason (moving, order, error))
    return NULL;

  label = dup_label (moving, order->to);
  batch = hupan_batch_new (label, order->reason, HUPAN_BATCH_NONE);
  for (guint i = 0; i < moving->len; i++)
    if (!add_to_batch (&judge, batch, ((HupanMove *) g_ptr_array_index (moving, i))->id, order, n_ids == 1, error))
      return NULL;

  return g_steal_pointer (&batch);
}
