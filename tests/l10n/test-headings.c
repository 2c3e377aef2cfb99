/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that was written in one language is read in any other: headings and choices of every language that Hupan is
 * shipped in mean the same. */

#include "core/hupan-init.h"
#include "core/hupan-kind.h"
#include "core/hupan-l10n.h"
#include "exchange/hupan-target.h"
#include "exchange/hupan-wording.h"

static char **
dup_column_headings (const HupanKind *kind,
                     const char      *language)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (const HupanColumn *column = kind->columns; column->name != NULL; column++)
    {
      const HupanField *field = hupan_kind_resolve (kind, column->path, NULL, NULL);

      g_strv_builder_add (builder,
                          hupan_l10n_translate (language, "field", column->label != NULL ? column->label : field->label));
    }

  return g_strv_builder_end (builder);
}

static char **
dup_field_headings (const HupanKind *kind,
                    const char      *language)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    g_strv_builder_add (builder, hupan_l10n_translate (language, "field", field->label));

  return g_strv_builder_end (builder);
}

typedef char **(*DupHeadings) (const HupanKind *kind, const char *language);

static void
check_headings (const HupanKind *kind,
                const char      *language,
                DupHeadings      dup_headings)
{
  g_auto (GStrv) in_english = dup_headings (kind, "en");
  g_auto (GStrv) headings = dup_headings (kind, language);
  g_autoptr (GPtrArray) expected = hupan_targets_guess (kind, (const char *const *) in_english);
  g_autoptr (GPtrArray) targets = hupan_targets_guess (kind, (const char *const *) headings);

  for (guint i = 0; headings[i] != NULL; i++)
    {
      const HupanTarget *one = g_ptr_array_index (expected, i), *other = g_ptr_array_index (targets, i);

      if (one == other)
        continue;
      g_test_message ("%s, %s: “%s” is %s, but “%s” is %s", kind->name, language, in_english[i],
                      one != NULL ? one->name : "nothing", headings[i], other != NULL ? other->name : "nothing");
      g_test_fail ();
    }
}

static void
check_all_headings (DupHeadings dup_headings)
{
  for (const char *const *language = hupan_l10n_list_languages (); *language != NULL; language++)
    for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
      if ((*kind)->flags & HUPAN_KIND_LISTED)
        check_headings (*kind, *language, dup_headings);
}

static void
test_columns (void)
{
  check_all_headings (dup_column_headings);
}

static void
test_fields (void)
{
  check_all_headings (dup_field_headings);
}

/* Where headings in English tell what records are in a file, those in other languages do. */
static void
test_kinds (void)
{
  guint n_told = 0;

  for (const char *const *language = hupan_l10n_list_languages (); *language != NULL; language++)
    for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
      {
        g_auto (GStrv) in_english = (*kind)->columns != NULL ? dup_column_headings (*kind, "en") : NULL;
        g_auto (GStrv) headings = (*kind)->columns != NULL ? dup_column_headings (*kind, *language) : NULL;

        if (headings == NULL || hupan_kind_guess ((const char *const *) in_english) != *kind)
          continue;
        g_assert_cmpstr (hupan_kind_guess ((const char *const *) headings)->name, ==, (*kind)->name);
        n_told++;
      }

  g_assert_cmpuint (n_told, >=, 2 * 4); /* universities, topics, candidates and fellows, at least */
}

static void
test_choices (void)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    for (const HupanField *field = (*kind)->fields; field->name != NULL; field++)
      for (const HupanChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
        {
          const char *context = field->context != NULL ? field->context : field->name;
          g_auto (GStrv) labels = hupan_wording_in_all_languages (context, choice->label);

          for (char **label = labels; *label != NULL; label++)
            g_assert_cmpstr (hupan_wording_find_choice (field, *label), ==, choice->name);
        }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hupan_init_locale ();
  g_assert_cmpuint (g_strv_length ((char **) hupan_l10n_list_languages ()), >, 1);
  g_test_add_func ("/l10n/headings/columns", test_columns);
  g_test_add_func ("/l10n/headings/fields", test_fields);
  g_test_add_func ("/l10n/headings/kinds", test_kinds);
  g_test_add_func ("/l10n/headings/choices", test_choices);
  return g_test_run ();
}
