/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk/hupan-dossier.h"
#include "fixtures/test-records.h"

/* What a page says of records that are in the trash: of the one it shows, and of those that it refers to. */

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dossier/trashed", test_trashed);

  return g_test_run ();
}
