/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Registries whose tables somebody has tampered with (reliability V7). */

#include "config.h"

#include "fixtures/test-registry.h"

/* Each leaves a file that SQLite opens without a word. */
static const struct
{
  const char *name;
  const char *sql;
} attacks[] = {
  { "trigger that runs on each edit",
    "CREATE TRIGGER spy AFTER UPDATE ON person BEGIN INSERT INTO meta VALUES (new.id, new.name); END" },
  { "trigger that deletes", "CREATE TRIGGER bomb AFTER INSERT ON topic BEGIN DELETE FROM person; END" },
  { "view", "CREATE VIEW all_names AS SELECT name FROM person" },
  { "view in a table's place", "DROP TABLE saved_view; CREATE VIEW saved_view AS SELECT 1 AS id" },
  { "meta as a view", "DROP TABLE meta; CREATE VIEW meta AS SELECT 'uuid' AS key, 'x' AS value" },
  { "history that can be changed", "DROP TRIGGER history_is_not_updated" },
  { "history that can be deleted", "DROP TRIGGER history_is_not_deleted" },
  { "trigger made harmless",
    "DROP TRIGGER batch_is_not_updated;"
    "CREATE TRIGGER batch_is_not_updated BEFORE UPDATE ON batch BEGIN SELECT 1; END" },
  { "column added", "ALTER TABLE person ADD COLUMN spy TEXT" },
  { "column missing", "ALTER TABLE topic DROP COLUMN notes" },
  { "generated column", "ALTER TABLE tag ADD COLUMN big TEXT AS (hex (zeroblob (1000000))) VIRTUAL" },
  { "table added", "CREATE TABLE payload (data BLOB)" },
  { "virtual table", "CREATE VIRTUAL TABLE words USING fts5 (text)" },
  { "index on an expression", "CREATE INDEX slow ON person (length (hex (zeroblob (length (name)))))" },
  { "index missing", "DROP INDEX person_by_orcid" },
  { "check that is no check",
    "PRAGMA writable_schema = ON;"
    "UPDATE sqlite_schema SET sql = replace (sql, 'name TEXT NOT NULL', 'name TEXT') WHERE name = 'person'" },
  { "two tables in one place",
    "PRAGMA writable_schema = ON;"
    "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'person')"
    "  WHERE name = 'translation'" },
};

static void
test_attack (gconstpointer data)
{
  const char *sql = data;
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_registry_close (test_registry_create (place));
  test_sql_run (path, sql);
  before = test_file_sum (path);
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_DAMAGED, "");
  test_registry_refused (place, HUPAN_OPEN_READ_ONLY, HUPAN_STORE_ERROR_DAMAGED, "");
  after = test_file_sum (path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_documents (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *path = test_place_path (place, "documents.sqlite");
  HupanRegistry *registry = test_registry_create (place);

  test_registry_close (registry);
  test_sql_run (path, "CREATE TRIGGER spy AFTER INSERT ON content BEGIN DELETE FROM content; END");
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_nonnull (hupan_registry_get_read_only_reason (registry));
  test_registry_close (registry);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *path = g_strconcat ("/store/hostile-schema/", attacks[i].name, NULL);

      g_test_add_data_func (path, attacks[i].sql, test_attack);
    }
  g_test_add_func ("/store/hostile-schema/documents", test_documents);

  return g_test_run ();
}
