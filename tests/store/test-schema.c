/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixtures/test-records.h"

/* Holds the tables of the registry against the tables of fields. */

static gboolean
is_wanted (const HupanField *field,
           gboolean          restricted)
{
  return ((field->flags & HUPAN_FIELD_RESTRICTED) != 0) == restricted;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
join_sorted (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* name|type|not null, as PRAGMA table_info says it. */
static char *
expected_columns (const HupanKind *kind,
                  gboolean         restricted)
{
  static const char *const meta[] = {
    "version|INTEGER|1", "created_at|INTEGER|1", "updated_at|INTEGER|1",
    "updated_by|TEXT|1", "deleted_at|INTEGER|0", "origin|TEXT|0",
  };
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (lines, g_strdup ("id|INTEGER|0"));
  for (guint i = 0; !restricted && i < G_N_ELEMENTS (meta); i++)
    g_ptr_array_add (lines, g_strdup (meta[i]));
  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    if (is_wanted (field, restricted))
      g_ptr_array_add (lines, g_strdup_printf ("%s|%s|%d", field->name, hupan_field_get_sql_type (field),
                                               (field->flags & HUPAN_FIELD_REQUIRED) != 0));
  return join_sorted (lines);
}

static void
check_table (TestRecords    *test,
             const HupanKind *kind,
             gboolean         restricted)
{
  g_autofree char *table = g_strconcat (kind->name, restricted ? "_restricted" : "", NULL);
  g_autofree char *expected = expected_columns (kind, restricted);
  g_autofree char *sql =
    g_strdup_printf ("SELECT name, type, \"notnull\" FROM pragma_table_info ('%s') ORDER BY name || '|'", table);
  g_autofree char *strict = g_strdup_printf ("SELECT strict FROM pragma_table_list WHERE name = '%s'", table);

  test_records_assert_rows (test, sql, expected);
  test_records_assert_rows (test, strict, "1");
}

static void
test_columns (void)
{
  g_autoptr(TestRecords) test = test_records_new ();

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      gboolean any_restricted = FALSE;

      check_table (test, *kind, FALSE);
      for (const HupanField *field = (*kind)->fields; field->name != NULL; field++)
        any_restricted |= is_wanted (field, TRUE);
      if (any_restricted)
        check_table (test, *kind, TRUE);
    }
}

static void
test_references (void)
{
  g_autoptr(TestRecords) test = test_records_new ();

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    for (const HupanField *field = (*kind)->fields; field->name != NULL; field++)
      {
        g_autofree char *key = NULL;
        g_autofree char *index = NULL;

        if (field->type != HUPAN_TYPE_REFERENCE && (field->flags & HUPAN_FIELD_UNIQUE) == 0)
          continue;

        index = g_strdup_printf ("SELECT count (*) FROM pragma_index_list ('%s') l, pragma_index_info (l.name) i"
                                 " WHERE i.seqno = 0 AND i.name = '%s'", (*kind)->name, field->name);
        test_records_assert_rows (test, index, "1");
        if (field->target == NULL)
          continue;
        key = g_strdup_printf ("SELECT \"table\" FROM pragma_foreign_key_list ('%s') WHERE \"from\" = '%s'", (*kind)->name,
                               field->name);
        test_records_assert_rows (test, key, field->target);
      }
}

static void
test_identity (void)
{
  g_autoptr(TestRecords) test = test_records_new ();

  test_records_assert_rows (test, "SELECT printf ('%x', application_id) FROM pragma_application_id", "4855504e");
  test_records_assert_rows (test, "PRAGMA user_version", "2");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/schema/columns", test_columns);
  g_test_add_func ("/store/schema/references", test_references);
  g_test_add_func ("/store/schema/identity", test_identity);

  return g_test_run ();
}
