/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-type.h"
#include "core/kinds/hupan-kinds.h"

/* The tables of kinds are data; here is what holds for all of them. */

static void
test_names (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_assert_true (g_hash_table_add (names, (char *) (*kind)->name));
      if (strcmp ((*kind)->name, (*kind)->plural) != 0)
        g_assert_true (g_hash_table_add (names, (char *) (*kind)->plural));
      g_assert_true (hupan_kind_get ((*kind)->name) == *kind);
      g_assert_true (hupan_kind_get ((*kind)->plural) == *kind);
      g_assert_nonnull ((*kind)->label);
      g_assert_nonnull ((*kind)->label_plural);
    }

  g_assert_null (hupan_kind_get ("nothing"));
  g_assert_null (hupan_kind_get (NULL));
}

static gboolean
comes_before (const char      *name,
              const HupanKind *kind)
{
  for (const HupanKind *const *other = hupan_kinds (); *other != kind; other++)
    if (strcmp ((*other)->name, name) == 0)
      return TRUE;

  return FALSE;
}

static void
check_initial (const HupanField *field)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  if (field->initial == NULL)
    return;

  hupan_field_parse (field, field->initial, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, field->initial);
}

static void
check_choices (const HupanField *field)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_true ((field->type == HUPAN_TYPE_ENUM) == (field->choices != NULL));
  for (const HupanChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
    {
      g_autofree char *by_name = NULL, *by_label = NULL;

      g_assert_true (g_hash_table_add (names, (char *) choice->name));
      g_assert_true (hupan_field_parse (field, choice->name, &by_name, NULL));
      g_assert_cmpstr (by_name, ==, choice->name);
      g_assert_true (hupan_field_parse (field, choice->label, &by_label, NULL));
      g_assert_cmpstr (by_label, ==, choice->name);
    }
}

static void
test_fields (void)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
      guint n = 0, n_owners = 0;

      for (const HupanField *field = (*kind)->fields; field->name != NULL; field++, n++)
        {
          g_test_message ("%s.%s", (*kind)->name, field->name);
          g_assert_true (g_hash_table_add (names, (char *) field->name));
          g_assert_nonnull (field->label);
          g_assert_true (hupan_kind_get_field (*kind, field->name) == field);
          g_assert_cmpint (hupan_kind_get_field_index (*kind, field->name), ==, n);
          g_assert_nonnull (hupan_field_get_sql_type (field));

          if (field->type == HUPAN_TYPE_REFERENCE)
            g_assert_true (field->target == NULL || comes_before (field->target, *kind));
          else
            g_assert_null (field->target);
          if (field->flags & HUPAN_FIELD_OWNER)
            {
              g_assert_cmpint (field->type, ==, HUPAN_TYPE_REFERENCE);
              n_owners++;
            }
          check_initial (field);
          check_choices (field);
        }

      g_assert_cmpuint (hupan_kind_get_n_fields (*kind), ==, n);
      g_assert_cmpuint (n_owners, ==, ((*kind)->flags & HUPAN_KIND_PART) != 0);
      g_assert_true ((hupan_kind_get_owner_field (*kind) != NULL) == (n_owners == 1));
      g_assert_null (hupan_kind_get_field (*kind, "nothing"));
    }
}

static void
test_paths (void)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
      guint n_titles = 0;
      gboolean several;

      g_assert_nonnull (hupan_kind_resolve (*kind, (*kind)->title, NULL, &several));
      g_assert_false (several);
      if ((*kind)->translations != NULL)
        g_assert_true (hupan_kind_get ((*kind)->translations)->flags & HUPAN_KIND_PART);
      if ((*kind)->embeds != NULL)
        g_assert_cmpint (hupan_kind_get_field (*kind, (*kind)->embeds)->type, ==, HUPAN_TYPE_REFERENCE);

      g_assert_true (((*kind)->flags & HUPAN_KIND_LISTED) == 0 || (*kind)->columns != NULL);
      for (const HupanColumn *column = (*kind)->columns; column != NULL && column->name != NULL; column++)
        {
          const HupanKind *end = NULL;
          const HupanField *field = hupan_kind_resolve (*kind, column->path, &end, &several);

          g_test_message ("%s: %s", (*kind)->name, column->path);
          g_assert_nonnull (field);
          g_assert_true (hupan_kind_get_field (end, field->name) == field || hupan_kind_get_derived (*kind, column->path) != NULL);
          g_assert_true (several == (strchr (column->path, ':') != NULL || (field->flags & HUPAN_FIELD_LIST) != 0));
          g_assert_false (field->flags & HUPAN_FIELD_RESTRICTED);
          g_assert_true (g_hash_table_add (names, (char *) column->name));
          g_assert_true (hupan_kind_get_column (*kind, column->name) == column);
          g_assert_nonnull (hupan_column_get_label (column, *kind));
          n_titles += (column->flags & HUPAN_COLUMN_TITLE) != 0;
        }
      g_assert_cmpuint (n_titles, ==, ((*kind)->flags & HUPAN_KIND_LISTED) != 0);
    }
}

static void
test_derived (void)
{
  const HupanKind *application = hupan_kind_get ("application");
  const HupanDerived *days = hupan_kind_get_derived (application, "days_in_stage");
  const HupanKind *end = NULL;
  gboolean several = TRUE;

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    for (const HupanDerived *derived = (*kind)->derived; derived != NULL && derived->field.name != NULL; derived++)
      {
        g_test_message ("%s.%s", (*kind)->name, derived->field.name);
        g_assert_true (hupan_kind_get_derived (*kind, derived->field.name) == derived);
        g_assert_null (hupan_kind_get_field (*kind, derived->field.name));
        g_assert_nonnull (derived->field.label);
        g_assert_cmpint (derived->field.type, !=, HUPAN_TYPE_REFERENCE);
        g_assert_false (derived->field.flags & (HUPAN_FIELD_RESTRICTED | HUPAN_FIELD_SEARCHED | HUPAN_FIELD_REQUIRED));
        g_assert_nonnull (derived->derive);
        g_assert_nonnull (derived->from[0]);
        check_choices (&derived->field);
        for (const char *const *from = derived->from; *from != NULL; from++)
          {
            g_autofree char *path = g_strndup (*from, strcspn (*from, "@"));

            /* "person.@title" leads to the person. */
            g_assert_null (hupan_kind_get_derived (*kind, *from));
            if (g_str_has_suffix (path, "."))
              path[strlen (path) - 1] = '\0';
            g_assert_nonnull (hupan_kind_resolve (*kind, *path == '#' ? path + 1 : path, NULL, NULL));
          }
      }

  g_assert_true (hupan_kind_resolve (application, "days_in_stage", &end, &several) == &days->field);
  g_assert_true (end == application);
  g_assert_false (several);
  g_assert_null (hupan_kind_get_derived (application, "stage"));
  g_assert_null (hupan_kind_resolve (hupan_kind_get ("person"), "application:person.days_in_stage", NULL, NULL));
}

static void
assert_days (const char *since,
             const char *today,
             const char *expected)
{
  const HupanDerived *days = hupan_kind_get_derived (hupan_kind_get ("application"), "days_in_stage");
  g_autofree char *value = days->derive ((const char *const[]) { since, NULL }, today);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_days_in_stage (void)
{
  assert_days ("2026-03-02", "2026-03-02", "0");
  assert_days ("2026-02-28", "2026-03-01", "1");
  assert_days ("2024-02-28", "2024-03-01", "2");
  assert_days ("2025-03-02", "2026-03-02", "365");
  assert_days ("2026-03-03", "2026-03-02", NULL);
  assert_days ("2026-02", "2026-03-02", NULL);
  assert_days ("2026", "2026-03-02", NULL);
  assert_days (NULL, "2026-03-02", NULL);
}

static void
test_resolve (void)
{
  const HupanKind *application = hupan_kind_get ("application");
  const HupanKind *end = NULL;
  const HupanField *field;
  gboolean several;

  field = hupan_kind_resolve (application, "person.education:person.university.country", &end, &several);
  g_assert_cmpstr (field->name, ==, "country");
  g_assert_cmpstr (end->name, ==, "university");
  g_assert_true (several);

  field = hupan_kind_resolve (application, "person.emails", &end, &several);
  g_assert_cmpstr (end->name, ==, "person");
  g_assert_true (several);

  field = hupan_kind_resolve (hupan_kind_get ("site"), "topic:site", &end, &several);
  g_assert_cmpstr (field->name, ==, "site");
  g_assert_cmpstr (end->name, ==, "topic");

  g_assert_null (hupan_kind_resolve (application, "person.nothing", NULL, NULL));
  g_assert_null (hupan_kind_resolve (application, "stage.name", NULL, NULL));
  g_assert_null (hupan_kind_resolve (application, "education:university", NULL, NULL)); /* refers to another kind */
  g_assert_null (hupan_kind_resolve (application, "nothing:person", NULL, NULL));
  g_assert_null (hupan_kind_resolve (application, "person.", NULL, NULL));
  g_assert_null (hupan_kind_resolve (application, "", NULL, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/kinds/names", test_names);
  g_test_add_func ("/core/kinds/fields", test_fields);
  g_test_add_func ("/core/kinds/derived", test_derived);
  g_test_add_func ("/core/kinds/days-in-stage", test_days_in_stage);
  g_test_add_func ("/core/kinds/paths", test_paths);
  g_test_add_func ("/core/kinds/resolve", test_resolve);
  return g_test_run ();
}
