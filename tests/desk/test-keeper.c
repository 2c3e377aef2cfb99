/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The daily backup is made beside the work at an open registry. */

#include "config.h"

#include "desk/hupan-keeper.h"
#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-wait.h"
#include "store/hupan-safety.h"

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hupan_desk_open_finish (HUPAN_DESK (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static HupanDesk *
open_desk (TestPlace *place)
{
  HupanDesk *desk = hupan_desk_new ();
  gboolean opened = FALSE;

  hupan_desk_open_async (desk, place->registry, HUPAN_OPEN_NONE, NULL, opened_cb, &opened);
  test_wait_for (opened);
  return desk;
}

static TestPlace *
changed_registry (void)
{
  TestPlace *place = test_place_new ();
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Tag", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) draft = test_draft ("tag", "name", "One", NULL);
  HupanRegistry *registry = test_registry_create (place);

  hupan_batch_create (batch, draft, NULL);
  g_assert_cmpint (hupan_registry_commit (registry, batch, NULL, NULL), !=, 0);
  test_registry_close (registry);
  return place;
}

static guint
count_backups (TestPlace *place)
{
  g_autoptr (GPtrArray) backups = hupan_registry_list_backups (place->registry, NULL);

  return backups->len;
}

static void
test_daily (void)
{
  g_autoptr (TestPlace) place = changed_registry ();
  HupanDesk *desk = open_desk (place);
  HupanKeeper *keeper = hupan_keeper_new (desk);

  hupan_keeper_look (keeper);
  test_wait_for (count_backups (place) == 1);
  hupan_keeper_free (keeper);
  hupan_desk_close (desk);
  g_object_unref (desk);
}

static gboolean
is_gone (GWeakRef *weak)
{
  g_autoptr (GObject) object = g_weak_ref_get (weak);

  return object == NULL;
}

/* Closing does not wait for it, and nothing is left half made. */
static void
test_closed_meanwhile (void)
{
  g_autoptr (TestPlace) place = changed_registry ();
  HupanDesk *desk = open_desk (place);
  HupanKeeper *keeper = hupan_keeper_new (desk);
  GWeakRef weak;
  GPtrArray *found;

  g_weak_ref_init (&weak, desk);
  hupan_keeper_look (keeper);
  hupan_keeper_free (keeper);
  hupan_desk_close (desk);
  g_object_unref (desk);

  test_wait_for (is_gone (&weak));
  g_weak_ref_clear (&weak);
  found = hupan_registry_list_backups (place->registry, NULL);
  g_assert_cmpuint (found->len, <=, 1);
  g_ptr_array_unref (found);
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/desk/keeper/daily", test_daily);
  g_test_add_func ("/desk/keeper/closed-meanwhile", test_closed_meanwhile);

  return g_test_run ();
}
