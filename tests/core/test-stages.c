/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>

#include "core/hupan-clock.h"
#include "core/hupan-guards.h"

/* Every pair of stages, a row for where a candidate is and a column for where they would go, in the order of the table:
 * f forward, x exit, b back, r reopen, a capital letter where a reason is needed, · no move. */
static const char *const matrix[] = {
  /*                    l s s u s i r r o a e i e o   r w d l r t */
  "lead               · f f · · · · · · · · · · ·   X x · · · ·",
  "submitted          B · f · · · · · · · · · · ·   X x · · · ·",
  "screening          · B · f · · · · · · · · · ·   X x · · · ·",
  "under_review       · · B · f · · · · · · · · ·   X x · · · ·",
  "shortlisted        · · B B · f · · · · · · · ·   X x · · · ·",
  "interview          · · B · B · f f · · · · · ·   X x · · · ·",
  "recommended        · · · · · B · B f · · · · ·   X x · · · ·",
  "reserve            · · · · · B f · f · · · · ·   X x · · · ·",
  "offered            · · · · · · B B · f · · · ·   · x x x X ·",
  "accepted           · · · · · · · · B · f · · ·   · x x x X ·",
  "entry_processing   · · · · · · · · · B · f · ·   · x x x X ·",
  "in_station         · · · · · · · · · · B · f ·   · · · · · X",
  "exit_review        · · · · · · · · · · · B · f   · · · · · X",
  "out_station        · · · · · · · · · · · · B ·   · · · · · ·",
  "rejected           R R R R R R R R · · · · · ·   · · · · · ·",
  "withdrawn          R R R R R R R R R R R · · ·   · · · · · ·",
  "declined           · · · · · · · · R R R · · ·   · · · · · ·",
  "lapsed             · · · · · · · · R R R · · ·   · · · · · ·",
  "rescinded          · · · · · · · · R R R · · ·   · · · · · ·",
  "terminated         · · · · · · · · · · · R R ·   · · · · · ·",
};

static const char *
say_move (const char *from,
          const char *to)
{
  static const char *const plain[] = { "·", "f", "x", "b", "r" };
  static const char *const with_reason[] = { "·", "F", "X", "B", "R" };
  const HupanMoveType type = hupan_stage_get_move (from, to);

  return hupan_move_needs_reason (from, to) ? with_reason[type] : plain[type];
}

static void
test_moves (void)
{
  const HupanStage *stages = hupan_stages ();

  for (guint i = 0; i < G_N_ELEMENTS (matrix); i++)
    {
      g_autoptr (GString) row = g_string_new (NULL);

      g_string_printf (row, "%-18s", stages[i].name);
      for (guint j = 0; j < G_N_ELEMENTS (matrix); j++)
        g_string_append_printf (row, "%s%s", j == 14 ? "   " : " ", say_move (stages[i].name, stages[j].name));
      g_assert_cmpstr (row->str, ==, matrix[i]);
    }
  g_assert_null (stages[G_N_ELEMENTS (matrix)].name);

  g_assert_cmpint (hupan_stage_get_move ("lead", "nowhere"), ==, HUPAN_MOVE_NONE);
  g_assert_cmpint (hupan_stage_get_move (NULL, "lead"), ==, HUPAN_MOVE_NONE);
  g_assert_cmpint (hupan_stage_get_move ("lead", "sub"), ==, HUPAN_MOVE_NONE);
}

/* The stages are the choices of the field, in the same order; and each is known by its own name alone. */
static void
test_table (void)
{
  const HupanField *field = hupan_kind_get_field (hupan_kind_get ("application"), "stage");
  const HupanStage *stage = hupan_stages ();

  for (const HupanChoice *choice = field->choices; choice->name != NULL; choice++, stage++)
    {
      g_assert_cmpstr (stage->name, ==, choice->name);
      g_assert_true (hupan_stage_get (choice->name) == stage);
      g_assert_cmpstr (hupan_stage_get_label (stage->name), ==, choice->label);
    }
  g_assert_null (stage->name);
  g_assert_true (field->flags & HUPAN_FIELD_MOVED);

  for (stage = hupan_stages (); stage->name != NULL; stage++)
    {
      g_auto (GStrv) fills = g_strsplit (stage->fills != NULL ? stage->fills : "", " ", -1);

      for (char **name = fills; *name != NULL; name++)
        g_assert_nonnull (hupan_kind_get_field (hupan_kind_get ("appointment"), *name));
      for (guint i = 0; i < 3; i++)
        {
          const char *lists[] = { stage->forward, stage->back, stage->exits };
          g_auto (GStrv) names = g_strsplit (lists[i] != NULL ? lists[i] : "", " ", -1);

          for (char **name = names; *name != NULL; name++)
            g_assert_nonnull (hupan_stage_get (*name));
        }
    }
}

/* The usual way, from the first stage to the last. */
static void
test_way (void)
{
  g_autoptr (GString) way = g_string_new ("lead");

  for (const char *stage = hupan_stage_get_next ("lead"); stage != NULL; stage = hupan_stage_get_next (stage))
    g_string_append_printf (way, " %s", stage);
  g_assert_cmpstr (way->str, ==,
                   "lead submitted screening under_review shortlisted interview recommended offered accepted entry_processing "
                   "in_station exit_review out_station");
  g_assert_cmpstr (hupan_stage_get_next ("reserve"), ==, "offered");
  g_assert_null (hupan_stage_get_next ("rejected"));
}

/* Each exit is reached from somewhere, and reopens to every stage that could be left by it, and to no other. */
static void
test_exits (void)
{
  guint n_exits = 0;

  for (const HupanStage *exit = hupan_stages (); exit->name != NULL; exit++)
    {
      guint n = 0;

      if (!hupan_stage_is_exit (exit->name))
        continue;
      n_exits++;
      for (const HupanStage *stage = hupan_stages (); stage->name != NULL; stage++)
        {
          const gboolean leaves = hupan_stage_get_move (stage->name, exit->name) == HUPAN_MOVE_EXIT;
          const gboolean reopens = hupan_stage_get_move (exit->name, stage->name) == HUPAN_MOVE_REOPEN;

          g_assert_true (leaves == reopens);
          n += leaves;
        }
      g_assert_cmpuint (n, >, 0);
    }
  g_assert_cmpuint (n_exits, ==, 6);
}

/* --- Guards --------------------------------------------------------------------------------------------------- */

static HupanMoveFacts *
new_facts (const char *stage)
{
  g_autoptr (HupanRecord) draft = hupan_record_new_draft (hupan_kind_get ("application"));
  g_autoptr (HupanRecord) application = hupan_record_with (draft, "stage", stage);

  return hupan_move_facts_new (application);
}

static void
set_application (HupanMoveFacts *facts,
                 const char     *field,
                 const char     *value)
{
  g_autoptr (HupanRecord) before = g_steal_pointer (&facts->application);

  facts->application = hupan_record_with (before, field, value);
}

/* "decision=Yes", "entry_date=2024-09-01" (of the appointment), "+degree_certificate" (verified),
 * "topic=…", "fellow=…", "on-leave", "places=2/3+1". */
static HupanMoveFacts *
read_facts (const char *stage,
            const char *text)
{
  HupanMoveFacts *facts = new_facts (stage);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  facts->mentor.active = TRUE;
  facts->mentor.capacity = -1;
  for (char **word = words; *word != NULL; word++)
    {
      char *equals = strchr (*word, '=');

      if (**word == '+')
        g_ptr_array_add (facts->verified, g_strdup (*word + 1));
      if (g_str_equal (*word, "on-leave"))
        facts->mentor.active = FALSE;
      if (equals == NULL)
        continue;
      *equals++ = '\0';
      if (g_str_equal (*word, "decision"))
        set_application (facts, *word, equals);
      else if (g_str_equal (*word, "topic"))
        facts->mentor.topic = g_strdup (equals);
      else if (g_str_equal (*word, "fellow"))
        facts->mentor.fellow = g_strdup (equals);
      else if (g_str_equal (*word, "places"))
        g_assert_cmpint (sscanf (equals, "%lf/%lf+%lf", &facts->mentor.load, &facts->mentor.capacity, &facts->mentor.weight), ==, 3);
      else
        hupan_move_facts_fill (facts, *word, equals);
    }

  return facts;
}

#define DECIDED "decision=Yes topic=Vision fellow=Chen "
#define PAPERS "+degree_certificate +entry_agreement "

static const struct
{
  const char *from;
  const char *to;
  const char *facts;
  const char *obstacles; /* "|" between them */
} judgements[] = {
  { "lead", "submitted", "", "" },
  { "lead", "lead", "", "Already in “Lead”." },
  { "lead", "in_station", PAPERS "entry_date=2024-09-01", "“Lead” does not lead to “In station”." },
  { "lead", "rejected", "", "" },
  { "interview", "reserve", "", "" },
  { "interview", "recommended", DECIDED "places=2/3+1", "" },
  { "interview", "recommended", DECIDED "places=2/2.5+0.5", "" },
  { "interview", "recommended", DECIDED "places=0.3/0.4+0.1", "" },
  { "interview", "recommended", DECIDED "places=2.5/3+1", "The lead mentor, Chen, has no free place: 2.5 of 3 are taken." },
  { "interview", "recommended", DECIDED, "" },
  { "interview", "recommended", "topic=Vision fellow=Chen", "No decision is recorded." },
  { "interview", "recommended", "decision=Yes", "No topic is chosen, so there is no mentor." },
  { "interview", "recommended", "decision=Yes topic=Vision", "The topic “Vision” has no lead mentor." },
  { "interview", "recommended", DECIDED "on-leave", "The lead mentor, Chen, takes no postdocs at present." },
  { "interview", "recommended", "", "No decision is recorded.|No topic is chosen, so there is no mentor." },
  { "reserve", "offered", "", "No decision is recorded.|No topic is chosen, so there is no mentor." },
  { "entry_processing", "in_station", PAPERS "entry_date=2024-09-01", "" },
  { "entry_processing", "in_station", PAPERS "entry_date=2024-09-02", "The entry date, 2024-09-02, is still to come." },
  { "entry_processing", "in_station", PAPERS "entry_date=2024-09", "" },
  { "entry_processing", "in_station", PAPERS "planned_exit=2026-09-01", "The entry date is missing." },
  { "entry_processing", "in_station", "+entry_agreement entry_date=2024-09-01", "No degree certificate is verified." },
  { "entry_processing", "in_station", "+degree_certificate entry_date=2024-09-01", "No entry agreement is verified." },
  { "entry_processing", "in_station", "",
    "The entry date is missing.|No degree certificate is verified.|No entry agreement is verified." },
  { "in_station", "exit_review", "", "The entry date is missing." },
  { "in_station", "exit_review", "entry_date=2022-09-01", "" },
  { "in_station", "entry_processing", "", "" },
  { "exit_review", "out_station", "entry_date=2022-09-01",
    "The exit review is not passed.|The exit date is missing.|The certificate number is missing." },
  { "exit_review", "out_station", "entry_date=2022-09-01 exit_result=failed exit_date=2024-08-31 certificate_no=B1",
    "The exit review is not passed." },
  { "exit_review", "out_station", "entry_date=2022-09-01 exit_result=passed exit_date=2024-08-31 certificate_no=B1", "" },
  { "rejected", "recommended", "", "No decision is recorded.|No topic is chosen, so there is no mentor." },
  { "terminated", "in_station", "entry_date=2024-09-01",
    "No degree certificate is verified.|No entry agreement is verified." },
};

static char *
say_obstacles (const HupanMoveFacts *facts,
               const char           *to)
{
  g_autoptr (GPtrArray) obstacles = hupan_move_judge (facts, to);
  g_autoptr (GStrvBuilder) messages = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < obstacles->len; i++)
    g_strv_builder_add (messages, ((HupanObstacle *) g_ptr_array_index (obstacles, i))->message);
  list = g_strv_builder_end (messages);

  return g_strjoinv ("|", list);
}

static void
test_guards (void)
{
  hupan_clock_set_today ("2024-09-01");
  for (guint i = 0; i < G_N_ELEMENTS (judgements); i++)
    {
      g_autoptr (HupanMoveFacts) facts = read_facts (judgements[i].from, judgements[i].facts);
      g_autofree char *said = say_obstacles (facts, judgements[i].to);

      g_assert_cmpstr (said, ==, judgements[i].obstacles);
    }
  hupan_clock_set_today (NULL);
}

/* Whichever stage somebody comes from, there is no way into the station, or out of it with honors, for who has nothing. */
static void
test_no_way_around (void)
{
  static const char *const guarded[] = { "recommended", "offered", "in_station", "exit_review", "out_station" };

  for (const HupanStage *from = hupan_stages (); from->name != NULL; from++)
    for (guint i = 0; i < G_N_ELEMENTS (guarded); i++)
      {
        g_autoptr (HupanMoveFacts) facts = new_facts (from->name);
        g_autoptr (GPtrArray) obstacles = hupan_move_judge (facts, guarded[i]);

        g_assert_cmpuint (obstacles->len, >, 0);
      }
}

/* What the judge looks at is what it says that it needs; what can be filled in, a move to the stage asks for. */
static void
test_needs (void)
{
  for (const HupanStage *to = hupan_stages (); to->name != NULL; to++)
    for (const HupanStage *from = hupan_stages (); from->name != NULL; from++)
      {
        g_autoptr (HupanMoveFacts) facts = new_facts (from->name);
        g_autoptr (GPtrArray) obstacles = hupan_move_judge (facts, to->name);

        if (hupan_stage_get_move (from->name, to->name) == HUPAN_MOVE_NONE)
          continue;
        g_assert_true (obstacles->len == 0 || hupan_stage_get_needs (to->name) != 0);
        for (guint i = 0; i < obstacles->len; i++)
          {
            const HupanObstacle *obstacle = g_ptr_array_index (obstacles, i);

            g_assert_true (obstacle->field == NULL || strstr (to->fills, obstacle->field) != NULL);
          }
      }

  g_assert_cmpint (hupan_stage_get_needs ("screening"), ==, HUPAN_GUARD_RECORDS);
  g_assert_cmpint (hupan_stage_get_needs ("in_station"), ==,
                   HUPAN_GUARD_RECORDS | HUPAN_GUARD_STATION | HUPAN_GUARD_DOCUMENTS);
  g_assert_cmpint (hupan_stage_get_needs ("offered"), ==, HUPAN_GUARD_RECORDS | HUPAN_GUARD_MENTOR);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stages/moves", test_moves);
  g_test_add_func ("/stages/table", test_table);
  g_test_add_func ("/stages/way", test_way);
  g_test_add_func ("/stages/exits", test_exits);
  g_test_add_func ("/stages/guards", test_guards);
  g_test_add_func ("/stages/no-way-around", test_no_way_around);
  g_test_add_func ("/stages/needs", test_needs);

  return g_test_run ();
}
