/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-clock.h"
#include "core/hupan-record.h"

/* Rules across and on fields of the kinds of format 2: a row is a record, "field=value" in turn, and the field that is
 * found wrong; NULL: none is. */
static const struct
{
  const char *kind;
  const char *values;
  const char *wrong;
} rows[] = {
  { "appointment", "application=1 entry_date=2024-09-01 planned_exit=2026-09-01", NULL },
  { "appointment", "application=1 entry_date=2024-09-01 planned_exit=2024-08-31", "planned_exit" },
  { "appointment", "application=1 entry_date=2024-09-01 exit_date=2024-08-31", "exit_date" },
  { "appointment", "application=1 entry_date=2024-09 exit_date=2024-09-01", NULL },
  { "appointment", "application=1 entry_date=2024-09-01 exit_date=2026-03-03", "exit_date" }, /* tomorrow */
  { "appointment", "application=1 entry_date=2024-09-01 exit_date=2026-03-02", NULL },
  { "appointment", "application=1 entry_date=2026-09-01", NULL }, /* to come */
  { "appointment", "entry_date=2024-09-01", "application" },
  { "destination", "application=1 employer=Lake district_code=330110", NULL },
  { "destination", "application=1 employer=Lake district_code=33011", "district_code" },
  { "destination", "application=1 employer=Lake district_code=33011O", "district_code" },
  { "destination", "application=1 employer=Lake district_code=030110", "district_code" },
  { "destination", "application=1 employer=Lake contract_months=0", "contract_months" },
  { "destination", "application=1 district_code=330110", "employer" },
  { "target", "name=Thirty period_start=2024-01-01 period_end=2024-12-31 value=30", NULL },
  { "target", "name=Thirty period_start=2024-01-01 period_end=2023-12-31 value=30", "period_end" },
  { "target", "name=Thirty period_start=2024-01-01 period_end=2024-12-31 value=0", "value" },
  { "target", "name=Thirty period_start=2024-01-01 period_end=2024-12-31", "value" },
  { "award_policy", "name=Award amount=CNY|1000000.00 district_code=330110 valid_from=2024-01-01", NULL },
  { "award_policy", "name=Award amount=CNY|1000000.00 district_code=Yuhang valid_from=2024-01-01", "district_code" },
  { "award_policy", "name=Award amount=CNY|1000000.00 district_code=330110 valid_from=2024-01-01 valid_until=2023-01-01",
    "valid_until" },
  { "document", "name=cv.pdf application=1 media_type=application/pdf size=1 sha256=ab", NULL },
  { "document", "name=cv.pdf topic=1 media_type=application/pdf size=1 sha256=ab", NULL },
  { "document", "name=cv.pdf media_type=application/pdf size=1 sha256=ab", "" },
  { "document", "name=cv.pdf application=1 university=2 media_type=application/pdf size=1 sha256=ab", "" },
  { "requirement", "call=1 document_kind=cv", NULL },
  { "document_request", "application=1", "document_kind" },
};

static void
test_row (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (HupanRecord) record = hupan_record_new_draft (hupan_kind_get (rows[i].kind));
  g_auto (GStrv) pairs = g_strsplit (rows[i].values, " ", -1);
  g_autoptr (GPtrArray) problems = NULL;
  HupanProblem *problem;

  for (char **pair = pairs; *pair != NULL; pair++)
    {
      g_autoptr (HupanRecord) before = g_steal_pointer (&record);
      char *value = strchr (*pair, '=');

      *value++ = '\0';
      record = hupan_record_with (before, *pair, g_strdelimit (value, "|", ' '));
    }

  problems = hupan_record_check (record);
  if (rows[i].wrong == NULL)
    {
      g_assert_cmpuint (problems->len, ==, 0);
      return;
    }
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (problem->field != NULL ? problem->field->name : "", ==, rows[i].wrong);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hupan_clock_set_today ("2026-03-02");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("/core/rules/%s-%" G_GSIZE_FORMAT, rows[i].kind, i);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_row);
    }
  return g_test_run ();
}
