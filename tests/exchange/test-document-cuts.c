/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Power cuts while documents are added, backed up, let go of and brought back (reliability D2, B1): on every disk that a cut
 * could have left, each document that was confirmed is there with its content, none is there without, and each backup
 * that has its name is whole. */

#include "config.h"

#include "fixtures/test-cut.h"
#include "fixtures/test-documents.h"
#include "store/hupan-contents.h"
#include "store/hupan-place.h"
#include "store/hupan-safety.h"

/* After each thing that was confirmed: */
typedef struct
{
  char *documents;
  char *backups;
} Expected;

static void
expected_free (Expected *expected)
{
  g_free (expected->documents);
  g_free (expected->backups);
  g_free (expected);
}

typedef struct
{
  TestPlace *place;
  HupanRegistry *registry;
  gint64 candidate;
  GPtrArray *expected;
  TestCut *cut;
} Session;

static void
note (Session *self)
{
  Expected *expected = g_new0 (Expected, 1);
  g_autoptr (GError) error = NULL;

  expected->documents = test_documents_list (self->registry, &error);
  g_assert_no_error (error);
  expected->backups = test_documents_list_backups (self->place);
  g_ptr_array_add (self->expected, expected);
  if (self->cut != NULL)
    test_cut_confirm (self->cut);
}

/* Room for no ballast, which would be copied onto every disk, */
static gboolean
probe_little (const char *folder, HupanPlace *found)
{
  *found = (HupanPlace) { .free_bytes = 1 };
  return TRUE;
}

/* but for a backup. */
static gboolean
probe_enough (const char *folder, HupanPlace *found)
{
  *found = (HupanPlace) { .free_bytes = 100 * 1024 * 1024 };
  return TRUE;
}

static void
do_attach (Session *self, const char *names)
{
  g_autoptr (GError) error = NULL;

  test_documents_attach (self->registry, self->candidate, names, &error);
  g_assert_no_error (error);
}

static void
do_trash (Session *self, const char *name)
{
  g_autoptr (GError) error = NULL;

  test_documents_trash (self->registry, name, &error);
  g_assert_no_error (error);
}

static void
do_undo (Session *self, const char *unused)
{
  g_autoptr (GError) error = NULL;

  hupan_registry_undo (self->registry, 0, NULL, &error);
  g_assert_no_error (error);
}

static void
do_backup (Session *self, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  hupan_place_set_probe (probe_enough);
  path = hupan_registry_backup (self->registry, why, NULL, &error);
  g_assert_no_error (error);
  hupan_place_set_probe (probe_little);
}

/* A content whose records a crash took: the next start lets go of it. */
static void
do_orphan (Session *self, const char *name)
{
  g_autoptr (GBytes) content = test_documents_make_content (name);
  g_autofree char *sha256 = NULL;
  g_autoptr (GError) error = NULL;
  gboolean added;

  hupan_contents_add (self->registry, content, &sha256, &added, NULL, &error);
  g_assert_no_error (error);
}

static void
do_reopen (Session *self, const char *unused)
{
  test_registry_close (self->registry);
  self->registry = test_registry_open (self->place, HUPAN_OPEN_NONE);
}

static const struct
{
  void (*run) (Session *self, const char *argument);
  const char *argument;
} script[] = {
  { do_attach, "one large-two" },
  { do_backup, "manual" },
  { do_attach, "three" },
  { do_trash, "one" },
  { do_backup, "import" }, /* shares three contents with the first */
  { do_orphan, "nobody" },
  { do_attach, "large-four five six" },
  { do_reopen, NULL },     /* lets go of the orphan */
  { do_undo, NULL },
  { do_reopen, NULL },     /* and of nothing that redo could bring back */
  { do_attach, "five" },
  { do_backup, "manual" },
  { do_trash, "large-two" },
};

static void
record (Session *self)
{
  self->expected = g_ptr_array_new_with_free_func ((GDestroyNotify) expected_free);
  self->place = test_place_new ();
  self->registry = test_registry_create (self->place);
  self->candidate = test_documents_add_candidate (self->registry, "李明");
  note (self);
  test_registry_close (self->registry);

  self->cut = test_cut_begin (self->place->folder);
  self->registry = test_registry_open (self->place, HUPAN_OPEN_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (script); i++)
    {
      script[i].run (self, script[i].argument);
      note (self);
    }
  test_registry_close (self->registry);
  test_cut_end (self->cut);
  test_documents_assert_whole (self->place);
}

static gboolean
has_all (const char *found, const char *expected)
{
  g_auto (GStrv) names = g_strsplit (expected, " ", -1);
  g_auto (GStrv) here = g_strsplit (found, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) here, names[i]))
      return FALSE;
  return TRUE;
}

/* What was confirmed, or already what was being done. */
static void
check (Session *self, TestPlace *disk, guint confirmed)
{
  HupanRegistry *registry = test_registry_open (disk, HUPAN_OPEN_NONE);
  const Expected *now = self->expected->pdata[confirmed];
  const Expected *next = self->expected->pdata[MIN (confirmed + 1, self->expected->len - 1)];
  g_autoptr (GError) error = NULL;
  g_autofree char *documents = test_documents_list (registry, &error);
  g_autofree char *backups = test_documents_list_backups (disk);

  g_assert_no_error (error);
  g_assert_null (hupan_registry_get_read_only_reason (registry));
  test_registry_assert_sound (registry);
  test_registry_close (registry);
  if (!g_str_equal (documents, now->documents))
    g_assert_cmpstr (documents, ==, next->documents);
  if (!has_all (backups, now->backups) || !has_all (next->backups, backups))
    g_error ("backups after %u actions: %s", confirmed, backups);
  test_documents_assert_whole (disk);
}

static void
test_cuts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint disks = test_times (300), n_events;
  Session self = { 0 };

  hupan_place_set_probe (probe_little);
  record (&self);
  n_events = test_cut_get_n_events (self.cut);
  g_test_message ("%u events", n_events);
  for (guint i = 0; i < disks; i++)
    {
      g_autoptr (TestPlace) disk = test_place_new ();
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) n_events + 1);

      check (&self, disk, test_cut_make_disk (self.cut, at, rand, disk->folder));
    }
  hupan_place_set_probe (NULL);
  test_cut_free (self.cut);
  g_ptr_array_unref (self.expected);
  test_place_free (self.place);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/document-cuts/disks", test_cuts);

  return g_test_run ();
}
