/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* hupanctl stage: candidates of the sample go from stage to stage, or are refused with the reason. */

#include "fixtures/test-ctl.h"

#define LEAD "2024-0417"
#define INTERVIEWED "2024-0352"
#define RECOMMENDED "2024-0197"
#define OFFERED "2024-0358"
#define IN_STATION "2024-0105"
#define REJECTED "2024-0273"

static void
assert_stage (const char *registry,
              const char *id,
              const char *expected)
{
  g_autofree char *value = test_ctl_get (registry, "candidates", id, "stage");

  g_assert_cmpstr (value, ==, expected);
}

static void
assert_contains (const char *text,
                 const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
test_moves (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *dry = test_ctl (registry, "stage", LEAD, "screening", "--dry-run", NULL);
  g_autofree char *out = NULL, *history = NULL, *since = NULL;

  assert_stage (registry, LEAD, "lead");
  out = test_ctl (registry, "--today", "2025-03-04", "stage", LEAD, LEAD, "Screening", "--reason", "All papers at once", NULL);
  assert_contains (dry, "आदित्य अय्यर: Lead → Screening");
  assert_contains (out, dry);
  assert_stage (registry, LEAD, "screening");
  since = test_ctl_get (registry, "candidates", LEAD, "stage_since");
  g_assert_cmpstr (since, ==, "2025-03-04");

  /* Who, when, from where to where, and why. */
  history = test_ctl (registry, "history", "candidates", LEAD, NULL);
  g_assert_true (g_str_has_prefix (history, "2025-03-04 "));
  assert_contains (history, "“आदित्य अय्यर” moved to “Screening”");
  assert_contains (history, "All papers at once");
}

static void
test_refused (void)
{
  g_autofree char *registry = test_ctl_sample ();
  const struct { const char *id, *stage, *says; } cases[] = {
    { LEAD, "in_station", "“Lead” does not lead to “In station”." },
    { LEAD, "lead", "Already in “Lead”." },
    { INTERVIEWED, "screening", "Moving from “Interview” to “Screening” needs a reason." },
    { INTERVIEWED, "rejected", "Moving from “Interview” to “Rejected” needs a reason." },
    { REJECTED, "interview", "Moving from “Rejected” to “Interview” needs a reason." },
    { "2024-0122", "in_station", "No entry agreement is verified." },
    { IN_STATION, "out_station", "“In station” does not lead to “Out of station”." },
    { "2024-0174", "out_station", "The exit review is not passed." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = test_ctl_get (registry, "candidates", cases[i].id, "stage");
      g_autofree char *err = test_ctl_fails (registry, 1, "stage", cases[i].id, cases[i].stage, NULL);

      assert_contains (err, cases[i].says);
      assert_stage (registry, cases[i].id, before);
    }
}

static void
test_misused (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *stage = test_ctl_fails (registry, 2, "stage", LEAD, "screning", NULL);
  g_autofree char *who = test_ctl_fails (registry, 1, "stage", "2024-9999", "screening", NULL);
  g_autofree char *few = test_ctl_fails (registry, 2, "stage", "screening", NULL);

  assert_contains (stage, "There is no stage “screning”.");
  assert_contains (stage, "Did you mean “screening”?");
  assert_contains (who, "2024-9999");
  assert_contains (few, "ID… STAGE");
}

/* All or nobody, unless told otherwise; one batch, so one undo. */
static void
test_several (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *err = test_ctl_fails (registry, 1, "stage", RECOMMENDED, OFFERED, INTERVIEWED, "withdrawn", IN_STATION, "withdrawn",
                                         NULL);
  g_autofree char *refused = test_ctl_fails (registry, 1, "stage", OFFERED, INTERVIEWED, IN_STATION, "withdrawn", NULL);
  g_autofree char *dry = test_ctl_fails (registry, 1, "stage", OFFERED, IN_STATION, "withdrawn", "--dry-run", NULL);
  g_autofree char *nobody = test_ctl_fails (registry, 1, "stage", IN_STATION, "withdrawn", "--only-possible", NULL);
  g_autofree char *out = NULL, *undone = NULL;

  assert_contains (err, "withdrawn");
  assert_contains (refused, "“In station” does not lead to “Withdrawn”.");
  assert_contains (refused, "Nobody was moved, because some cannot be; --only-possible moves the others.");
  assert_contains (dry, "--only-possible");
  assert_contains (nobody, "Nobody was moved.");
  assert_stage (registry, OFFERED, "offered");

  out = test_ctl (registry, "stage", OFFERED, INTERVIEWED, IN_STATION, "withdrawn", "--only-possible", NULL);
  assert_contains (out, "Offered → Withdrawn");
  assert_stage (registry, OFFERED, "withdrawn");
  assert_stage (registry, INTERVIEWED, "withdrawn");
  assert_stage (registry, IN_STATION, "in_station");
  undone = test_ctl (registry, "undo", NULL);
  assert_contains (undone, "2 candidates moved to “Withdrawn”");
  assert_stage (registry, OFFERED, "offered");
  assert_stage (registry, INTERVIEWED, "interview");
}

/* set goes through the same rules, with what else it sets. */
static void
test_set (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *jump = test_ctl_fails (registry, 1, "set", "candidates", LEAD, "stage=in_station", "notes=X", NULL);
  g_autofree char *reason = test_ctl_fails (registry, 1, "set", "candidates", INTERVIEWED, "stage=screening", NULL);
  g_autofree char *notes = NULL, *out = NULL;

  assert_contains (jump, "“Lead” does not lead to “In station”.");
  assert_contains (reason, "needs a reason. Use “hupanctl stage” with --reason.");
  notes = test_ctl_get (registry, "candidates", LEAD, "notes");
  g_assert_cmpstr (notes, !=, "X");

  out = test_ctl (registry, "set", "candidates", LEAD, "stage=submitted", "notes=X", NULL);
  assert_stage (registry, LEAD, "submitted");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/stage/moves", test_moves);
  g_test_add_func ("/cli/stage/refused", test_refused);
  g_test_add_func ("/cli/stage/misused", test_misused);
  g_test_add_func ("/cli/stage/several", test_several);
  g_test_add_func ("/cli/stage/set", test_set);
  return g_test_run ();
}
