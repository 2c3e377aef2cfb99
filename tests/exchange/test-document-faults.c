/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The disk fails, or is full, at any moment while documents are added, backed up, let go of and brought back (reliability
 * D3, D5, D6, D10, V9, B1). What was said to be saved is there with its content; what was not is there wholly or not
 * at all; no record is without its content, no backup is half one; and the work goes on. All places with -m thorough. */

#include "config.h"

#include "fixtures/test-calls.h"
#include "fixtures/test-documents.h"
#include "fixtures/test-records.h"
#include "store/hupan-contents.h"
#include "store/hupan-place.h"
#include "store/hupan-safety.h"

#include <errno.h>

#define OLD "large-old old"

static TestPlace *base; /* two documents, a backup of them, and a content that nobody has */
static gint64 candidate;

static gboolean
keep_orphan (HupanRegistry *registry, const char *name, GError **error)
{
  g_autoptr (GBytes) content = test_documents_make_content (name);
  g_autofree char *sha256 = NULL;
  gboolean added;

  return hupan_contents_add (registry, content, &sha256, &added, NULL, error);
}

static gboolean
back_up (HupanRegistry *registry, GError **error)
{
  g_autofree char *path = hupan_registry_backup (registry, "manual", NULL, error);

  return path != NULL;
}

static void
make_base (void)
{
  HupanRegistry *registry;

  base = test_place_new ();
  registry = test_registry_create (base);
  candidate = test_documents_add_candidate (registry, "李明");
  g_assert_true (test_documents_attach (registry, candidate, OLD, NULL));
  g_assert_true (back_up (registry, NULL));
  g_assert_true (keep_orphan (registry, "nobody", NULL));
  test_registry_close (registry);
}

/* --- What is done meanwhile ---------------------------------------------------------------------------------------- */

static gboolean
do_attach (HupanRegistry *registry, GError **error)
{
  return test_documents_attach (registry, candidate, "new large-new", error);
}

/* Somebody tries again at once. */
static gboolean
do_attach_twice (HupanRegistry *registry, GError **error)
{
  return test_documents_attach (registry, candidate, "new large-new", NULL) ||
         test_documents_attach (registry, candidate, "new large-new", error);
}

static gboolean
do_backup (HupanRegistry *registry, GError **error)
{
  return back_up (registry, error);
}

static gboolean
do_attach_and_backup (HupanRegistry *registry, GError **error)
{
  return do_attach (registry, error) && back_up (registry, error);
}

static gboolean
do_collect (HupanRegistry *registry, GError **error)
{
  return hupan_contents_collect (registry, NULL, error);
}

/* The content is found damaged, and the backup has it. */
static gboolean
do_restore (HupanRegistry *registry, GError **error)
{
  g_autoptr (GBytes) content = test_documents_make_content ("old");
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);

  return hupan_contents_restore (registry, sha256, NULL, error);
}

static const struct Action
{
  const char *name;
  gboolean (*run) (HupanRegistry *registry, GError **error);
  const char *documents; /* after it */
} actions[] = {
  { "attach", do_attach, "large-new large-old new old " },
  { "attach-twice", do_attach_twice, "large-new large-old new old " },
  { "backup", do_backup, "large-old old " },
  { "attach-and-backup", do_attach_and_backup, "large-new large-old new old " },
  { "collect", do_collect, "large-old old " },
  { "restore", do_restore, "large-old old " },
};

/* --- What fails ---------------------------------------------------------------------------------------------------- */

typedef enum
{
  FAULT_CHANGE,  /* one change of a file fails, */
  FAULT_CHANGES, /* or all from then on */
  FAULT_READ,    /* one sector cannot be read, this once */
  FAULT_FULL,
  N_FAULTS,
} Fault;

static void
copy_base (TestPlace *place)
{
  g_autofree char *backups = test_place_path (base, "backups");
  const char *const command[] = { "cp", "-a", backups, place->registry, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  test_registry_copy (base, place);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
damage (TestPlace *place)
{
  g_autofree char *path = test_place_path (place, "documents.sqlite");

  test_sql_run (path, "UPDATE content SET data = zeroblob (size) WHERE size < 1000");
}

/* FALSE when it came to nothing, as the place is beyond all that was done. */
static gboolean
run_with_fault (const struct Action *action, TestPlace *place, HupanRegistry *registry, Fault fault, guint64 at, gboolean *ok,
                GError **error)
{
  gboolean met;

  if (fault == FAULT_FULL)
    test_calls_fill_begin (place->folder, at);
  else
    test_calls_fail_begin (place->folder, (guint) at,
                           fault == FAULT_CHANGES ? TEST_CALLS_STICKY : fault == FAULT_READ ? TEST_CALLS_READING : TEST_CALLS_ONCE, EIO);
  *ok = action->run (registry, error);
  met = fault == FAULT_FULL ? test_calls_fill_end () > 0 : test_calls_fail_end () >= at;
  return met;
}

/* V9: a disk that fails is no damaged registry; but SQLite takes a sector that cannot be read for damage. */
static void
check_error (Fault fault, const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, HUPAN_STORE_ERROR);
  if (fault != FAULT_READ && error->code == HUPAN_STORE_ERROR_DAMAGED)
    g_error ("%s", error->message);
  g_assert_cmpint (error->code, !=, HUPAN_STORE_ERROR_NOT_A_REGISTRY);
  if (fault == FAULT_FULL && error->code != HUPAN_STORE_ERROR_FULL)
    g_error ("%s", error->message);
}

static void
work_on (HupanRegistry *registry)
{
  g_autoptr (GError) error = NULL;

  if (!test_documents_attach (registry, candidate, "later large-later", &error) &&
      !g_error_matches (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_IO))
    g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY);
}

static gboolean
fail_at (const struct Action *action, Fault fault, guint64 at)
{
  static const char before[] = "large-old old ";
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *documents = NULL;
  g_autofree char *backups_before = NULL;
  g_autofree char *backups = NULL;
  HupanRegistry *registry;
  gboolean ok, met;

  copy_base (place);
  backups_before = test_documents_list_backups (place);
  if (action->run == do_restore)
    damage (place);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  if (action->run == do_collect)
    g_assert_true (keep_orphan (registry, "nobody", NULL)); /* opening let go of the first */
  g_test_message ("%s, fault %d at %" G_GUINT64_FORMAT, action->name, fault, at);
  met = run_with_fault (action, place, registry, fault, at, &ok, &error);
  if (!ok)
    check_error (fault, error);
  g_clear_error (&error);
  if (!ok && action->run == do_restore)
    {
      hupan_registry_close (registry);
      g_object_unref (registry);
      registry = test_registry_open (place, HUPAN_OPEN_NONE);
      g_assert_true (do_restore (registry, &error));
      g_assert_no_error (error);
    }
  if (g_test_rand_bit ())
    hupan_registry_close (registry); /* somebody gives up, */
  else
    {
      documents = test_documents_list (registry, &error);
      if (documents == NULL)
        g_assert_nonnull (hupan_registry_get_read_only_reason (registry)); /* it could not even be opened again */
      g_clear_error (&error);
      work_on (registry);            /* or goes on */
      hupan_registry_close (registry);
    }
  g_object_unref (registry);
  test_documents_assert_whole (place);
  backups = test_documents_list_backups (place);
  g_assert_true (g_str_has_prefix (backups, backups_before)); /* none that there was is gone */

  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_null (hupan_registry_get_read_only_reason (registry));
  test_registry_assert_sound (registry);
  if (documents == NULL)
    documents = test_documents_list (registry, NULL);
  if (ok || !g_str_equal (documents, before))
    g_assert_cmpstr (documents, ==, action->documents);
  work_on (registry);
  g_assert_true (back_up (registry, &error));
  g_assert_no_error (error);
  test_registry_close (registry);
  test_documents_assert_whole (place);
  return met;
}

/* Every place is too much for each push; then it is some of the first, where most happens, and steps beyond. */
static guint64
next (Fault fault, guint64 at)
{
  guint64 step = fault == FAULT_FULL ? MAX (at / 3, 1024) : at < 8 ? 1 : MAX (at / 3, 3);

  if (g_test_thorough ())
    return at + (fault == FAULT_FULL ? 512 : 1);
  return at + (test_is_sanitized () ? 4 * step : step);
}

static void
test_action (gconstpointer data)
{
  const struct Action *action = data;
  guint runs = 0;

  for (Fault fault = 0; fault < N_FAULTS; fault++)
    for (guint64 at = fault == FAULT_FULL ? 0 : 1; fail_at (action, fault, at); at = next (fault, at))
      runs++;
  g_test_message ("%s: %u places", action->name, runs);
  g_assert_cmpuint (runs, >, 0);
}

/* What fails is to fail where it is written, not before. */
static gboolean
probe_enough (const char *folder, HupanPlace *found)
{
  *found = (HupanPlace) { .free_bytes = 100 * 1024 * 1024 };
  return TRUE;
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  hupan_place_set_probe (probe_enough);
  make_base ();
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/document-faults/", actions[i].name, NULL);

      g_test_add_data_func (path, &actions[i], test_action);
    }
  result = g_test_run ();
  test_place_free (base);
  return result;
}
