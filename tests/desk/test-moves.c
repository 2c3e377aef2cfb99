/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Moving candidates: facts from the registry, the judgement of each, one batch. */

#include "core/hupan-clock.h"
#include "desk/hupan-mentors.h"
#include "desk/hupan-moves.h"
#include "desk/hupan-stage-way.h"
#include "fixtures/test-records.h"

#define TODAY "2024-09-01"

typedef struct
{
  TestRecords *records;
  gint64 fellow;
  gint64 topic;
} Unit;

static char *
dup_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static gint64
add_candidate (Unit       *unit,
               const char *name,
               const char *stage)
{
  g_autofree char *person = dup_id (test_records_create (unit->records, test_draft ("person", "name", name, NULL)));

  return test_records_create (unit->records, test_draft ("application", "person", person, "stage", stage, "stage_since",
                                                         "2024-01-01", NULL));
}

static void
choose_topic (Unit  *unit,
              gint64 application,
              gint64 topic,
              const char *rank)
{
  g_autofree char *owner = dup_id (application);
  g_autofree char *value = dup_id (topic);

  test_records_create (unit->records, test_draft ("topic_preference", "application", owner, "topic", value, "rank", rank, NULL));
}

static void
add_document (Unit       *unit,
              gint64      application,
              const char *kind,
              const char *status)
{
  g_autofree char *owner = dup_id (application);

  test_records_create (unit->records, test_draft ("document", "name", kind, "kind", kind, "status", status, "application", owner,
                                                  "media_type", "application/pdf", "size", "1", "sha256", "ab", NULL));
}

static gint64
add_topic (Unit       *unit,
           const char *title,
           gint64      fellow,
           const char *role,
           const char *weight)
{
  const gint64 topic = test_records_create (unit->records, test_draft ("topic", "title", title, NULL));
  g_autofree char *owner = dup_id (topic);
  g_autofree char *who = dup_id (fellow);

  test_records_create (unit->records, test_draft ("topic_fellow", "topic", owner, "fellow", who, "role", role, "weight", weight,
                                                  NULL));
  return topic;
}

/* One fellow with two places, who leads one topic. */
static Unit
new_unit (void)
{
  Unit unit = { .records = test_records_new () };
  g_autofree char *person = dup_id (test_records_create (unit.records, test_draft ("person", "name", "Chen", NULL)));

  hupan_clock_set_today (TODAY);
  unit.fellow = test_records_create (unit.records, test_draft ("fellow", "person", person, "max_load", "2", NULL));
  unit.topic = add_topic (&unit, "Vision", unit.fellow, "lead", "1");

  return unit;
}

static void
clear_unit (Unit *unit)
{
  g_clear_pointer (&unit->records, test_records_free);
  hupan_clock_set_today (NULL);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Unit, clear_unit)

static char *
say (Unit                 *unit,
     gint64                id,
     const char           *to)
{
  const HupanMoveOrder order = { .to = to };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) moves = hupan_moves_judge (unit->records->registry, &id, 1, &order, "en", NULL, &error);
  HupanMove *move;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  move = g_ptr_array_index (moves, 0);
  g_assert_true (hupan_move_is_possible (move) == (move->obstacles->len == 0));
  for (guint i = 0; i < move->obstacles->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", ((HupanObstacle *) g_ptr_array_index (move->obstacles, i))->message);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

#define assert_says(unit, id, to, expected)      \
  G_STMT_START                                   \
  {                                              \
    g_autofree char *said_ = say (unit, id, to); \
    g_assert_cmpstr (said_, ==, expected);       \
  }                                              \
  G_STMT_END

/* Places are taken by those who are in station and in exit review, by weight; on the topic of the appointment, else the
 * first preference; and by who is the mentor without being on the topic. */
static void
test_loads (void)
{
  g_auto (Unit) unit = new_unit ();
  const gint64 half = add_topic (&unit, "Half", unit.fellow, "co", "0.5");
  const gint64 elsewhere = test_records_create (unit.records, test_draft ("topic", "title", "Elsewhere", NULL));
  const gint64 in_station = add_candidate (&unit, "A", "in_station");
  const gint64 in_review = add_candidate (&unit, "B", "exit_review");
  const gint64 mentored = add_candidate (&unit, "C", "in_station");
  const gint64 gone = add_candidate (&unit, "D", "out_station");
  const gint64 offered = add_candidate (&unit, "E", "offered");
  g_autofree char *assigned = dup_id (half);
  g_autofree char *fellow = dup_id (unit.fellow);
  g_autofree char *b = dup_id (in_review);
  g_autofree char *c = dup_id (mentored);
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanMentors) mentors = NULL;
  g_auto (GStrv) nothing = NULL;
  HupanMentorFacts facts = { 0 };

  choose_topic (&unit, in_station, half, "2");
  choose_topic (&unit, in_station, unit.topic, "1");
  choose_topic (&unit, in_review, unit.topic, "1");
  test_records_create (unit.records, test_draft ("appointment", "application", b, "assigned_topic", assigned, NULL));
  choose_topic (&unit, mentored, elsewhere, "1");
  test_records_create (unit.records, test_draft ("appointment", "application", c, "mentor", fellow, NULL));
  choose_topic (&unit, gone, unit.topic, "1");
  choose_topic (&unit, offered, unit.topic, "1");

  mentors = hupan_mentors_load (unit.records->registry, "en", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (hupan_mentors_get_load (mentors, unit.fellow), ==, 2.5);
  g_assert_cmpint (hupan_mentors_get_lead (mentors, unit.topic), ==, unit.fellow);
  g_assert_cmpint (hupan_mentors_get_lead (mentors, half), ==, 0);

  hupan_mentors_describe (mentors, unit.topic, "Vision", &facts);
  g_assert_cmpstr (facts.fellow, ==, "Chen");
  g_assert_cmpfloat (facts.capacity, ==, 2);
  g_assert_true (facts.active);
  hupan_mentors_describe (mentors, 0, NULL, &facts);
  g_assert_null (facts.topic);
  g_assert_null (facts.fellow);
}

static void
test_recommended (void)
{
  g_auto (Unit) unit = new_unit ();
  const gint64 id = add_candidate (&unit, "Ada", "interview");
  gint64 others[2];

  assert_says (&unit, id, "recommended", "No decision is recorded.|No topic is chosen, so there is no mentor.");
  test_records_set (unit.records, "application", id, "decision", "Yes");
  choose_topic (&unit, id, unit.topic, "1");
  assert_says (&unit, id, "recommended", "");

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      others[i] = add_candidate (&unit, "Other", "in_station");
      choose_topic (&unit, others[i], unit.topic, "1");
    }
  assert_says (&unit, id, "recommended", "The lead mentor, Chen, has no free place: 2 of 2 are taken.");
  test_records_set (unit.records, "application", others[0], "stage", "out_station");
  assert_says (&unit, id, "recommended", "");
}

/* Papers count when they are verified, and not in the trash. */
static void
test_papers (void)
{
  g_auto (Unit) unit = new_unit ();
  const gint64 id = add_candidate (&unit, "Ada", "entry_processing");
  const char *const fills[] = { "entry_date", TODAY, NULL };
  const HupanMoveOrder order = { .to = "in_station", .fills = fills };
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanBatch) batch = NULL;
  g_autoptr (HupanRecord) application = NULL;

  add_document (&unit, id, "degree_certificate", "received");
  assert_says (&unit, id, "in_station",
               "The entry date is missing.|No degree certificate is verified.|No entry agreement is verified.");
  add_document (&unit, id, "degree_certificate", "verified");
  assert_says (&unit, id, "in_station", "The entry date is missing.|No entry agreement is verified.");

  batch = hupan_moves_make (unit.records->registry, &id, 1, &order, "en", NULL, &error);
  g_assert_null (batch);
  g_assert_error (error, HUPAN_MOVES_ERROR, HUPAN_MOVES_ERROR_BLOCKED);
  g_assert_cmpstr (error->message, ==, "Ada: No entry agreement is verified.");
  g_clear_error (&error);

  add_document (&unit, id, "entry_agreement", "verified");
  choose_topic (&unit, id, unit.topic, "1");
  batch = hupan_moves_make (unit.records->registry, &id, 1, &order, "en", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hupan_batch_get_label (batch), ==, "“Ada” moved to “In station”");
  test_records_commit (unit.records, g_steal_pointer (&batch));

  /* T17: two years, the topic ranked first and its lead mentor, where nothing else was said; in the same batch. */
  test_records_assert_rows (unit.records, "SELECT entry_date, planned_exit, mentor IS NOT NULL, assigned_topic IS NOT NULL FROM appointment",
                            "2024-09-01|2026-09-01|1|1");
  application = test_records_get (unit.records, "application", id);
  g_assert_cmpstr (hupan_record_get (application, "stage"), ==, "in_station");
  g_assert_cmpstr (hupan_record_get (application, "stage_since"), ==, TODAY);

  hupan_registry_undo (unit.records->registry, 0, NULL, &error);
  g_assert_no_error (error);
  test_records_assert_rows (unit.records, "SELECT count(*) FROM appointment", "0");
  test_records_assert_rows (unit.records, "SELECT stage, stage_since FROM application", "entry_processing|2024-01-01");
}

static void
test_leaving (void)
{
  g_auto (Unit) unit = new_unit ();
  const gint64 id = add_candidate (&unit, "Ada", "exit_review");
  g_autofree char *owner = dup_id (id);
  const char *const fills[] = { "exit_date", TODAY, "exit_result", "passed", "certificate_no", "BSH-1", NULL };
  const HupanMoveOrder order = { .to = "out_station", .fills = fills };
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanRecord) suggested = NULL;

  test_records_create (unit.records, test_draft ("appointment", "application", owner, "entry_date", "2022-09-01", NULL));
  assert_says (&unit, id, "out_station",
               "The exit review is not passed.|The exit date is missing.|The certificate number is missing.");
  suggested = hupan_moves_suggest (unit.records->registry, id, "out_station", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hupan_record_get (suggested, "exit_date"), ==, TODAY);
  g_assert_cmpstr (hupan_record_get (suggested, "entry_date"), ==, "2022-09-01");
  g_assert_null (hupan_record_get (suggested, "exit_result"));

  test_records_commit (unit.records, hupan_moves_make (unit.records->registry, &id, 1, &order, "en", NULL, &error));
  test_records_assert_rows (unit.records, "SELECT exit_date, exit_result, certificate_no, version FROM appointment",
                            "2024-09-01|passed|BSH-1|2");
  test_records_assert_rows (unit.records, "SELECT stage FROM application", "out_station");
}

/* The acceptance test: many at once, two of whom cannot. Nobody moves unless asked for only those who can; one batch, with
 * its reason, and one undo. */
static void
test_bulk (void)
{
  static const char *const stages[] = { "interview", "shortlisted", "interview", "in_station", "lead" };
  g_auto (Unit) unit = new_unit ();
  gint64 ids[G_N_ELEMENTS (stages)];
  HupanMoveOrder order = { .to = "screening", .reason = "Papers missing" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanBatch) batch = NULL;
  g_autoptr (GPtrArray) batches = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *name = g_strdup_printf ("Candidate %u", i + 1);

      ids[i] = add_candidate (&unit, name, stages[i]);
    }
  test_records_set (unit.records, "application", ids[4], "stage", "screening");

  batch = hupan_moves_make (unit.records->registry, ids, G_N_ELEMENTS (ids), &order, "en", NULL, &error);
  g_assert_null (batch);
  g_assert_error (error, HUPAN_MOVES_ERROR, HUPAN_MOVES_ERROR_BLOCKED);
  g_assert_cmpstr (error->message, ==,
                   "Candidate 4: “In station” does not lead to “Screening”.\nCandidate 5: Already in “Screening”.");
  g_clear_error (&error);

  order.only_possible = TRUE;
  order.reason = NULL;
  batch = hupan_moves_make (unit.records->registry, ids, G_N_ELEMENTS (ids), &order, "en", NULL, &error);
  g_assert_null (batch);
  g_assert_error (error, HUPAN_MOVES_ERROR, HUPAN_MOVES_ERROR_NO_REASON);
  g_assert_cmpstr (error->message, ==, "Moving from “Interview” to “Screening” needs a reason.");
  g_clear_error (&error);

  order.reason = "Papers missing";
  batch = hupan_moves_make (unit.records->registry, ids, G_N_ELEMENTS (ids), &order, "en", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hupan_batch_get_label (batch), ==, "3 candidates moved to “Screening”");
  g_assert_cmpuint (hupan_batch_get_changes (batch)->len, ==, 3);
  test_records_commit (unit.records, g_steal_pointer (&batch));
  test_records_assert_rows (unit.records, "SELECT stage, stage_since FROM application ORDER BY id",
                            "screening|2024-09-01\nscreening|2024-09-01\nscreening|2024-09-01\nin_station|2024-01-01\n"
                            "screening|2024-09-01");
  batches = hupan_registry_list_batches (unit.records->registry, 0, 1, &error);
  g_assert_cmpstr (((HupanBatchEntry *) g_ptr_array_index (batches, 0))->reason, ==, "Papers missing");

  hupan_registry_undo (unit.records->registry, 0, NULL, &error);
  g_assert_no_error (error);
  test_records_assert_rows (unit.records, "SELECT stage FROM application ORDER BY id",
                            "interview\nshortlisted\ninterview\nin_station\nscreening");
}

/* A whole list is judged with what the registry holds at the time of the move, not of the preview. */
static void
test_list (void)
{
  g_auto (Unit) unit = new_unit ();
  const gint64 id = add_candidate (&unit, "Ada", "interview");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) moves = hupan_moves_list (unit.records->registry, id, "en", &error);
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < moves->len; i++)
    {
      HupanMove *move = g_ptr_array_index (moves, i);

      g_string_append_printf (said, "%s%s%s ", move->to, hupan_move_is_possible (move) ? "" : "!", move->needs_reason ? "?" : "");
    }
  g_assert_cmpstr (said->str, ==, "screening? shortlisted? recommended! reserve rejected? withdrawn ");
}

static void
move (Unit       *unit,
      gint64      id,
      const char *to,
      const char *reason,
      const char *today)
{
  const HupanMoveOrder order = { .to = to, .reason = reason };
  g_autoptr (GError) error = NULL;

  hupan_clock_set_today (today);
  test_records_commit (unit->records, hupan_moves_make (unit->records->registry, &id, 1, &order, "en", NULL, &error));
}

/* The way through the stages, with days, who and why; an undone step was never taken, one that was redone was. */
static void
test_way (void)
{
  g_auto (Unit) unit = new_unit ();
  gint64 id;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) way = NULL;
  g_autoptr (GString) said = g_string_new (NULL);

  id = add_candidate (&unit, "Ada", "submitted");
  move (&unit, id, "screening", NULL, "2024-09-03");
  move (&unit, id, "withdrawn", NULL, "2024-09-05");
  hupan_registry_undo (unit.records->registry, 0, NULL, &error);
  move (&unit, id, "under_review", NULL, "2024-09-10");
  hupan_registry_undo (unit.records->registry, 0, NULL, &error);
  hupan_registry_redo (unit.records->registry, NULL, &error);
  g_assert_no_error (error);
  test_records_set (unit.records, "application", id, "notes", "Called");
  move (&unit, id, "screening", "Thesis missing", "2024-09-12");
  hupan_clock_set_today ("2024-09-20");

  way = hupan_stage_way_read (unit.records->registry, id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < way->len; i++)
    {
      const HupanPassage *passage = g_ptr_array_index (way, i);

      g_string_append_printf (said, "%s %s %d %s%s\n", passage->stage, passage->since, (int) passage->days,
                              passage->reason != NULL ? passage->reason : "-", passage->made ? " made" : "");
      g_assert_nonnull (passage->actor);
    }
  g_assert_cmpstr (said->str, ==,
                   "submitted 2024-01-01 246 - made\n"
                   "screening 2024-09-03 7 -\n"
                   "under_review 2024-09-10 2 -\n"
                   "screening 2024-09-12 8 Thesis missing\n");
}

/* A topic that was chosen first and went to the trash is chosen no more; the next one is. */
static void
test_trashed_topic (void)
{
  g_auto (Unit) unit = new_unit ();
  const gint64 first = test_records_create (unit.records, test_draft ("topic", "title", "Given up", NULL));
  const gint64 entering = add_candidate (&unit, "A", "entry_processing");
  g_autoptr (HupanRecord) topic = test_records_get (unit.records, "topic", first);
  HupanBatch *batch = hupan_batch_new ("Trash", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) suggested = NULL;
  g_autoptr (GError) error = NULL;

  choose_topic (&unit, entering, first, "1");
  choose_topic (&unit, entering, unit.topic, "2");
  hupan_batch_trash (batch, topic);
  test_records_commit (unit.records, batch);

  suggested = hupan_moves_suggest (unit.records->registry, entering, "in_station", &error);
  g_assert_no_error (error);
  g_assert_cmpint (hupan_record_get_reference (suggested, "assigned_topic"), ==, unit.topic);
  g_assert_cmpint (hupan_record_get_reference (suggested, "mentor"), ==, unit.fellow);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/moves/loads", test_loads);
  g_test_add_func ("/moves/recommended", test_recommended);
  g_test_add_func ("/moves/papers", test_papers);
  g_test_add_func ("/moves/leaving", test_leaving);
  g_test_add_func ("/moves/bulk", test_bulk);
  g_test_add_func ("/moves/list", test_list);
  g_test_add_func ("/moves/trashed-topic", test_trashed_topic);
  g_test_add_func ("/moves/way", test_way);

  return g_test_run ();
}
