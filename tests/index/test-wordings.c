/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-records.h"
#include "index/hupan-image-private.h"

/* Lists in a language that records have wordings in. */

typedef struct
{
  TestRecords *records;
  HupanImage *image;
} Fixture;

static void
committed_cb (HupanRegistry *registry,
              HupanCommit   *commit,
              Fixture       *fixture)
{
  g_autoptr (GError) error = NULL;

  if (fixture->image == NULL)
    return;
  hupan_image_refresh (fixture->image, registry, commit->changes, NULL, &error);
  g_assert_no_error (error);
}

/* In Chinese; patched from now on, and never read anew. */
static void
load (Fixture    *fixture,
      const char *kind)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->image);
  fixture->image = hupan_image_load (fixture->records->registry, hupan_kind_get (kind), "zh-Hans", NULL, &error);
  g_assert_no_error (error);
  fixture->image->never_reload = TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->records = test_records_new ();
  g_signal_connect (fixture->records->registry, "committed", G_CALLBACK (committed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->image);
  test_records_free (fixture->records);
}

static gint64
add_wording (Fixture    *fixture,
             gint64      owner,
             const char *field,
             const char *text)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, owner);

  return test_records_create (fixture->records,
                              test_draft ("translation", "owner", id, "field", field, "lang", "zh", "text", text, NULL));
}

static void
trash_or_restore (Fixture    *fixture,
                  const char *kind,
                  gint64      id)
{
  g_autoptr (HupanRecord) record = test_records_get (fixture->records, kind, id);
  HupanBatch *batch = hupan_batch_new ("Trash", NULL, HUPAN_BATCH_NONE);

  if (hupan_record_get_meta (record)->deleted_at == 0)
    hupan_batch_trash (batch, record);
  else
    hupan_batch_restore (batch, record);
  test_records_commit (fixture->records, batch);
}

static gint64
get_first (Fixture *fixture)
{
  g_autoptr (HupanQuery) query = hupan_query_new (fixture->image->kind);
  HupanSort sort = { fixture->image->kind->columns, FALSE };
  g_autoptr (HupanResult) result = NULL;

  hupan_query_set_sort (query, &sort, 1);
  result = hupan_image_query (fixture->image, query, NULL);
  return hupan_result_get_id (result, 0);
}

/* A new wording, another one, and none any more: each moves the row to where it is read. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 aarhus = test_records_create (fixture->records, test_draft ("tag", "name", "Aarhus", NULL));
  gint64 zagreb = test_records_create (fixture->records, test_draft ("tag", "name", "Zagreb", NULL));
  g_autoptr (HupanRecord) record = NULL;
  HupanBatch *batch;
  gint64 wording;

  load (fixture, "tag");
  g_assert_cmpint (get_first (fixture), ==, aarhus);

  wording = add_wording (fixture, zagreb, "name", "阿");
  g_assert_cmpint (get_first (fixture), ==, zagreb);

  test_records_set (fixture->records, "translation", wording, "text", "重庆");
  g_assert_cmpint (get_first (fixture), ==, aarhus);

  test_records_set (fixture->records, "translation", wording, "text", "阿");
  g_assert_cmpint (get_first (fixture), ==, zagreb);

  record = test_records_get (fixture->records, "translation", wording);
  batch = hupan_batch_new ("Remove", NULL, HUPAN_BATCH_NONE);
  hupan_batch_remove (batch, record);
  test_records_commit (fixture->records, batch);
  g_assert_cmpint (get_first (fixture), ==, aarhus);
}

static void
assert_site (Fixture    *fixture,
             const char *label)
{
  g_autoptr (HupanQuery) query = hupan_query_new (fixture->image->kind);
  g_autoptr (HupanResult) result = hupan_image_query (fixture->image, query, NULL);
  gsize n;
  const HupanFacetValue *values =
    hupan_result_get_facet (result, hupan_kind_get_column (fixture->image->kind, "site"), &n);

  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (values[0].label, ==, label);
}

/* What rows refer to keeps its name in the trash: in the language of the list, and as it is called now. */
static void
test_trashed (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 site = test_records_create (fixture->records, test_draft ("site", "name", "Yuhang", "country", "CN", "time_zone",
                                                                   "Asia/Shanghai", NULL));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, site);
  gint64 wording = add_wording (fixture, site, "name", "余杭");

  test_records_create (fixture->records, test_draft ("topic", "title", "Photonics", "site", id, NULL));
  load (fixture, "topic");
  assert_site (fixture, "余杭");

  trash_or_restore (fixture, "site", site);
  assert_site (fixture, "余杭");
  load (fixture, "topic");
  assert_site (fixture, "余杭");

  test_records_set (fixture->records, "translation", wording, "text", "余杭区");
  assert_site (fixture, "余杭区");
  trash_or_restore (fixture, "site", site);
  assert_site (fixture, "余杭区");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/wordings/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/wordings/trashed", Fixture, NULL, set_up, test_trashed, tear_down);

  return g_test_run ();
}
