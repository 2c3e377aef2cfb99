/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk/hupan-dossier.h"
#include "fixtures/test-records.h"

/* What a page says of records that are in the trash, of the one it shows and of those that it refers to; and what a copy of
 * one begins with. */

static char *
create (TestRecords *records,
        HupanRecord *draft) /* transfer full */
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, test_records_create (records, draft));
}

static void
trash (TestRecords *records,
       const char  *kind,
       const char  *id)
{
  g_autoptr (HupanRecord) record = test_records_get (records, kind, g_ascii_strtoll (id, NULL, 10));
  HupanBatch *batch = hupan_batch_new ("Trash", NULL, HUPAN_BATCH_NONE);

  hupan_batch_trash (batch, record);
  test_records_commit (records, batch);
}

static HupanDossier *
load (TestRecords *records,
      const char  *application)
{
  g_autoptr (GError) error = NULL;
  HupanDossier *dossier = hupan_dossier_load (records->registry, hupan_kind_get ("application"),
                                              g_ascii_strtoll (application, NULL, 10), "zh-Hans", &error);

  g_assert_no_error (error);
  return dossier;
}

static void
assert_says (HupanDossier *dossier,
             HupanRecord  *record,
             const char   *field,
             const char   *expected)
{
  g_autofree char *said = hupan_dossier_format (dossier, record, hupan_kind_get_field (hupan_record_get_kind (record), field));

  g_assert_cmpstr (said, ==, expected);
}

static void
test_trashed (void)
{
  g_autoptr (TestRecords) records = test_records_new ();
  g_autofree char *person = create (records, test_draft ("person", "name", "王伟", NULL));
  g_autofree char *call = create (records, test_draft ("call", "name", "Spring 2024", NULL));
  g_autofree char *tag = create (records, test_draft ("tag", "name", "Priority", NULL));
  g_autofree char *application = create (records, test_draft ("application", "person", person, "call", call, NULL));
  g_autofree char *wording =
    create (records, test_draft ("translation", "owner", call, "field", "name", "lang", "zh", "text", "2024 年春季", NULL));
  g_autofree char *tie = create (records, test_draft ("application_tag", "application", application, "tag", tag, NULL));
  g_autoptr (HupanDossier) before = load (records, application);
  g_autoptr (HupanDossier) after = NULL;
  g_autoptr (HupanDossier) gone = NULL;
  GPtrArray *tags;

  assert_says (before, hupan_dossier_get_record (before), "call", "2024 年春季");
  g_assert_cmpstr (hupan_dossier_get_title (before), ==, "王伟");

  trash (records, "call", call);
  trash (records, "tag", tag);
  after = load (records, application);
  assert_says (after, hupan_dossier_get_record (after), "call", "2024 年春季");
  tags = hupan_dossier_get_parts (after, "application_tag");
  g_assert_cmpuint (tags->len, ==, 1);
  assert_says (after, g_ptr_array_index (tags, 0), "tag", "Priority");

  trash (records, "application", application);
  trash (records, "person", person);
  gone = load (records, application);
  g_assert_cmpstr (hupan_dossier_get_title (gone), ==, "王伟");
  g_assert_cmpstr (hupan_dossier_get_embedded_title (gone), ==, "王伟");
}

/* Who applies again is a lead again, and is not in the station a second time. */
static void
test_duplicate (void)
{
  g_autoptr (TestRecords) records = test_records_new ();
  g_autofree char *person = create (records, test_draft ("person", "name", "王伟", NULL));
  g_autofree char *tag = create (records, test_draft ("tag", "name", "Priority", NULL));
  g_autofree char *application =
    create (records, test_draft ("application", "person", person, "number", "2024-0001", "channel", "event", "stage", "in_station",
                                 "stage_since", "2026-01-05", "decision", "Offer", "decision_reason", "Best of three", NULL));
  g_autofree char *tie = create (records, test_draft ("application_tag", "application", application, "tag", tag, NULL));
  g_autofree char *appointment =
    create (records, test_draft ("appointment", "application", application, "entry_date", "2024-01-02", NULL));
  g_autofree char *destination = create (records, test_draft ("destination", "application", application, "employer", "Lakeside Labs", NULL));
  g_autoptr (HupanDossier) dossier = load (records, application);
  g_autoptr (HupanDossier) copy = hupan_dossier_duplicate (dossier);
  HupanRecord *record = hupan_dossier_get_record (copy);

  g_assert_cmpuint (hupan_dossier_get_parts (dossier, "appointment")->len, ==, 1);
  g_assert_cmpuint (hupan_dossier_get_parts (dossier, "destination")->len, ==, 1);
  g_assert_cmpuint (hupan_dossier_get_parts (copy, "appointment")->len, ==, 0);
  g_assert_cmpuint (hupan_dossier_get_parts (copy, "destination")->len, ==, 0);
  g_assert_cmpstr (hupan_record_get (record, "stage"), ==, "lead");
  g_assert_null (hupan_record_get (record, "stage_since"));
  g_assert_null (hupan_record_get (record, "decision"));
  g_assert_null (hupan_record_get (record, "decision_reason"));
  g_assert_null (hupan_record_get (record, "number"));

  g_assert_cmpstr (hupan_record_get (record, "channel"), ==, "event");
  g_assert_cmpuint (hupan_dossier_get_parts (copy, "application_tag")->len, ==, 1);
  g_assert_true (hupan_dossier_get_embedded (copy) == hupan_dossier_get_embedded (dossier));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dossier/trashed", test_trashed);
  g_test_add_func ("/dossier/duplicate", test_duplicate);

  return g_test_run ();
}
