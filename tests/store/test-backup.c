/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups, restoring them, and packages (reliability B1, B3, B4, B7, I5). */

#include "config.h"

#include "core/hupan-clock.h"
#include "exchange/hupan-unpack.h"
#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "store/hupan-contents.h"
#include "store/hupan-safety.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_backup (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *path = hupan_registry_backup (registry, "manual", NULL, &error);
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *file = NULL;
  g_autofree char *sound = NULL;
  struct stat st;
  HupanBackup *backup;

  g_assert_no_error (error);
  second = hupan_registry_backup (registry, "manual", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (path, !=, second);
  test_registry_close (registry);

  backups = hupan_registry_list_backups (place->registry, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 2);
  backup = backups->pdata[0];
  g_assert_cmpstr (backup->path, ==, second);
  g_assert_nonnull (strstr (backup->label, "made by hand"));
  g_assert_cmpint (backup->size, >, 0);

  file = g_build_filename (path, "registry.sqlite", NULL);
  g_assert_cmpint (stat (file, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  sound = test_sql_text (file, "PRAGMA integrity_check");
  g_assert_cmpstr (sound, ==, "ok");
}

/* Backups on another disk, with a link in their place. */
static void
test_elsewhere (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *link = test_place_path (place, "backups");
  g_autofree char *elsewhere = g_build_filename (place->folder, "elsewhere", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry = test_registry_create (place);

  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  g_assert_cmpint (symlink (elsewhere, link), ==, 0);
  path = hupan_registry_backup (registry, "manual", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (path, elsewhere));
  test_registry_close (registry);
  backups = hupan_registry_list_backups (place->registry, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_true (hupan_registry_restore (place->registry, ((HupanBackup *) backups->pdata[0])->path, NULL, &error));
  g_assert_no_error (error);
}

static void
add_tag (HupanRegistry *registry, const char *name)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Tag", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) draft = test_draft ("tag", "name", name, NULL);
  g_autoptr (GError) error = NULL;

  hupan_batch_create (batch, draft, NULL);
  hupan_registry_commit (registry, batch, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_backups (TestPlace *place)
{
  g_autoptr (GPtrArray) backups = hupan_registry_list_backups (place->registry, NULL);

  return backups->len;
}

static void
back_up_if_due (HupanRegistry *registry)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hupan_registry_backup_if_due (registry, NULL, &error));
  g_assert_no_error (error);
}

/* By itself: once a day, when there were changes; seven days and four weeks of them are kept. */
static void
test_daily (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry;

  hupan_clock_set_today ("2024-09-01");
  registry = test_registry_create (place);
  back_up_if_due (registry);
  g_assert_cmpuint (count_backups (place), ==, 0);

  for (int day = 0; day < 45; day++)
    {
      g_autoptr (GDateTime) first = g_date_time_new_utc (2024, 9, 1, 0, 0, 0);
      g_autoptr (GDateTime) date = g_date_time_add_days (first, day);
      g_autofree char *today = g_date_time_format (date, "%Y-%m-%d");

      hupan_clock_set_today (today);
      add_tag (registry, today);
      back_up_if_due (registry);
      g_assert_cmpuint (count_backups (place), >=, MIN (day + 1, 7));
      g_assert_cmpuint (count_backups (place), <=, 11);
    }

  /* Another change on the same day, and another day with no change. */
  g_assert_cmpuint (count_backups (place), >=, 9);
  add_tag (registry, "once more");
  back_up_if_due (registry);
  {
    g_autoptr (GPtrArray) backups = hupan_registry_list_backups (place->registry, NULL);

    g_assert_true (g_str_has_prefix (((HupanBackup *) backups->pdata[0])->label, "2024-10-15"));
  }
  hupan_clock_set_today ("2024-10-16");
  back_up_if_due (registry);
  hupan_clock_set_today ("2024-10-17");
  back_up_if_due (registry);
  {
    g_autoptr (GPtrArray) backups = hupan_registry_list_backups (place->registry, NULL);

    g_assert_true (g_str_has_prefix (((HupanBackup *) backups->pdata[0])->label, "2024-10-16"));
  }
  test_registry_close (registry);
  hupan_clock_set_today (NULL);
}

/* What is edited while the copy is being verified is in the registry and not in the copy, which is whole. */
static void
test_editing_meanwhile (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (HupanBackupDraft) draft = NULL;
  g_autofree char *file = NULL;
  g_autofree char *tags = NULL;
  HupanRegistry *registry = test_registry_create (place);

  add_tag (registry, "before");
  draft = hupan_registry_begin_backup_if_due (registry, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (draft);
  g_assert_cmpuint (count_backups (place), ==, 0);
  add_tag (registry, "meanwhile");
  g_assert_true (hupan_backup_draft_finish (draft, NULL, &error));
  g_assert_no_error (error);
  test_registry_close (registry);

  backups = hupan_registry_list_backups (place->registry, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  file = g_build_filename (((HupanBackup *) backups->pdata[0])->path, "registry.sqlite", NULL);
  tags = test_sql_rows (file, "SELECT name FROM tag");
  g_assert_cmpstr (tags, ==, "before\n");
}

static void
test_draft_given_up (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *folder = test_place_path (place, "backups");
  g_autoptr (GDir) dir = NULL;
  HupanRegistry *registry = test_registry_create (place);

  add_tag (registry, "one");
  hupan_backup_draft_free (hupan_registry_begin_backup_if_due (registry, NULL, NULL));
  test_registry_close (registry);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

static char *
add_document (HupanRegistry *registry, const char *text)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Document", NULL, HUPAN_BATCH_NONE);
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  g_autoptr (HupanRecord) university = test_draft ("university", "name", text, NULL);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_batch_create (batch, university, NULL));
  g_autoptr (HupanRecord) document = NULL;
  g_autoptr (GError) error = NULL;
  char *sha256 = NULL;
  gboolean added;

  g_assert_true (hupan_contents_add (registry, content, &sha256, &added, NULL, &error));
  g_assert_no_error (error);
  document = test_draft ("document", "name", "a.txt", "university", owner, "media_type", "text/plain", "size", "3", "sha256", sha256,
                         NULL);
  hupan_batch_create (batch, document, NULL);
  hupan_registry_commit (registry, batch, NULL, &error);
  g_assert_no_error (error);
  return sha256;
}

static ino_t
get_inode (const char *backup, const char *sha256)
{
  g_autofree char *path = g_build_filename (backup, "contents", sha256, NULL);
  struct stat st;

  return stat (path, &st) == 0 ? st.st_ino : 0;
}

static char *
back_up (HupanRegistry *registry)
{
  g_autoptr (GError) error = NULL;
  char *path = hupan_registry_backup (registry, "manual", NULL, &error);

  g_assert_no_error (error);
  return path;
}

/* B7: a backup shares with the one before what they have in common, and writes only what came since. */
static void
test_documents_shared (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *abc = add_document (registry, "abc");
  g_autofree char *first = back_up (registry);
  g_autofree char *def = add_document (registry, "def");
  g_autofree char *second = back_up (registry);
  g_autofree char *content = g_build_filename (second, "contents", abc, NULL);
  g_autofree char *sum = test_file_sum (content);

  g_assert_cmpint (get_inode (first, abc), !=, 0);
  g_assert_cmpint (get_inode (first, abc), ==, get_inode (second, abc));
  g_assert_cmpint (get_inode (first, def), ==, 0);
  g_assert_cmpint (get_inode (second, def), !=, 0);
  g_assert_cmpstr (sum, ==, abc); /* sha256sum can check it */
  test_registry_close (registry);
}

/* Rot in a file that copies share is found within a month, and the copy after that has it whole again. */
static void
test_documents_rotten (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *abc = add_document (registry, "abc");
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *path = NULL;
  g_autofree char *sum = NULL;
  guint found = 0;

  hupan_clock_set_today ("2026-03-01");
  first = back_up (registry);
  path = g_build_filename (first, "contents", abc, NULL);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  {
    FILE *file = g_fopen (path, "r+b");

    fputs ("xyz", file);
    fclose (file);
  }
  for (guint day = 1; day <= 30; day++)
    {
      g_autofree char *today = g_strdup_printf ("2026-04-%02u", day);
      g_autoptr (GError) error = NULL;
      g_autofree char *backup = NULL;

      hupan_clock_set_today (today);
      backup = hupan_registry_backup (registry, "manual", NULL, &error);
      if (backup == NULL)
        {
          g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED);
          found++;
        }
    }
  g_assert_cmpuint (found, ==, 1);

  last = back_up (registry);
  g_clear_pointer (&path, g_free);
  path = g_build_filename (last, "contents", abc, NULL);
  sum = test_file_sum (path);
  g_assert_cmpstr (sum, ==, abc);
  test_registry_close (registry);
  hupan_clock_set_today (NULL);
}

/* Contents become a database again; one that has rotten is missing, and all the rest is there. */
static void
test_documents_restored (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *abc = add_document (registry, "abc");
  g_autofree char *def = add_document (registry, "def");
  g_autofree char *backup = back_up (registry);
  g_autofree char *rotten = g_build_filename (backup, "contents", def, NULL);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;

  test_registry_close (registry);
  g_assert_true (g_file_set_contents (rotten, "xyz", 3, NULL));
  g_assert_true (hupan_registry_restore (place->registry, backup, NULL, &error));
  g_assert_no_error (error);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_null (hupan_registry_get_read_only_reason (registry));
  content = hupan_contents_read (registry, abc, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (content), ==, 3);
  findings = hupan_registry_check (registry, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (findings->pdata[0], ==, "The content of “a.txt” of def is missing. Restore it from a backup.");
  test_registry_close (registry);
}

/* D10: a document whose bytes are not those of its hash. */
static void
test_damaged_documents (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *path = test_place_path (place, "documents.sqlite");
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *abc = NULL;
  g_autofree char *def = NULL;
  HupanRegistry *registry = test_registry_create (place);

  abc = add_document (registry, "abc");
  def = add_document (registry, "def");
  test_registry_close (registry);
  test_sql_run (path, "UPDATE content SET data = CAST ('abd' AS BLOB) WHERE data = CAST ('abc' AS BLOB)");
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  findings = hupan_registry_check (registry, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (findings->pdata[0], ==, "“a.txt” of abc is damaged. Restore it from a backup.");

  /* That is no reason to have no backup of all the rest. */
  backup = hupan_registry_backup (registry, "manual", NULL, &error);
  g_assert_no_error (error);
  test_registry_close (registry);
}

static void
test_restore_of_another (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (TestPlace) other = test_place_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  HupanRegistry *registry = test_registry_create (other);

  backup = hupan_registry_backup (registry, "manual", NULL, &error);
  test_registry_close (registry);
  test_registry_close (test_registry_create (place));
  g_assert_false (hupan_registry_restore (place->registry, backup, NULL, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID);
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
}

static void
test_restore (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *backup = hupan_registry_backup (registry, "manual", NULL, &error);
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *uuid = g_strdup (hupan_registry_get_uuid (registry));

  g_assert_no_error (error);
  g_assert_false (hupan_registry_restore (place->registry, backup, NULL, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  test_registry_close (registry);

  g_assert_true (g_file_set_contents (path, "damaged", 7, NULL));
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_NOT_A_REGISTRY, "backup");
  g_assert_true (hupan_registry_restore (place->registry, backup, NULL, &error));
  g_assert_no_error (error);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_cmpstr (hupan_registry_get_uuid (registry), ==, uuid);
  test_registry_close (registry);
}

static void
test_restore_damaged_backup (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *backup = hupan_registry_backup (registry, "manual", NULL, &error);
  g_autofree char *path = g_build_filename (backup, "registry.sqlite", NULL);
  g_autofree char *present = test_place_path (place, "registry.sqlite");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *content = NULL;
  gsize length;

  test_registry_close (registry);
  before = test_file_sum (present);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  content[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  g_assert_false (hupan_registry_restore (place->registry, backup, NULL, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED);
  after = test_file_sum (present);
  g_assert_cmpstr (after, ==, before);
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
}

static void
test_package (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (TestPlace) other = test_place_new ();
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *package = g_build_filename (place->folder, "lakeside.hupan", NULL);
  g_autofree char *uuid = g_strdup (hupan_registry_get_uuid (registry));
  struct stat st;

  g_assert_true (hupan_registry_pack (registry, package, NULL, &error));
  g_assert_no_error (error);
  test_registry_close (registry);
  g_assert_cmpint (stat (package, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);

  g_assert_true (hupan_registry_unpack (package, other->registry, NULL, &error));
  g_assert_no_error (error);
  registry = test_registry_open (other, HUPAN_OPEN_NONE);
  g_assert_cmpstr (hupan_registry_get_uuid (registry), ==, uuid);
  g_assert_cmpstr (hupan_registry_get_name (registry), ==, "Lakeside");
  test_registry_close (registry);

  /* Never over something that is there. */
  g_assert_false (hupan_registry_unpack (package, other->registry, NULL, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_EXISTS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/backup/backup", test_backup);
  g_test_add_func ("/store/backup/elsewhere", test_elsewhere);
  g_test_add_func ("/store/backup/documents-shared", test_documents_shared);
  g_test_add_func ("/store/backup/documents-rotten", test_documents_rotten);
  g_test_add_func ("/store/backup/documents-restored", test_documents_restored);
  g_test_add_func ("/store/backup/daily", test_daily);
  g_test_add_func ("/store/backup/editing-meanwhile", test_editing_meanwhile);
  g_test_add_func ("/store/backup/draft-given-up", test_draft_given_up);
  g_test_add_func ("/store/backup/damaged-documents", test_damaged_documents);
  g_test_add_func ("/store/backup/restore-of-another", test_restore_of_another);
  g_test_add_func ("/store/backup/restore", test_restore);
  g_test_add_func ("/store/backup/restore-damaged-backup", test_restore_damaged_backup);
  g_test_add_func ("/store/backup/package", test_package);

  return g_test_run ();
}
