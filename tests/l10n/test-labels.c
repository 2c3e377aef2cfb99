/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The labels in tables are marked at one place and looked up at another: each must be found in the catalogues when it is
 * asked for as the program asks. */

#include "core/hupan-init.h"
#include "core/hupan-kind.h"
#include "fixtures/test-pseudo.h"
#include "reader/hupan-encoding.h"
#include "ui/hupan-places.h"

#include <glib/gi18n.h>

/* Fails, but goes on: all that is wrong is said at once. */
static void
check (const char *label,
       const char *what,
       const char *of)
{
  if (test_pseudo_is_translated (label))
    return;

  g_test_message ("The %s “%s” of “%s” is not translated", what, label, of);
  g_test_fail ();
}

static void
test_kinds (void)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      check (hupan_kind_get_label (*kind), "label", (*kind)->name);
      check (hupan_kind_get_label_plural (*kind), "plural", (*kind)->name);
    }
}

static void
test_fields (void)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    for (const HupanField *field = (*kind)->fields; field->name != NULL; field++)
      check (hupan_field_get_label (field), field->name, (*kind)->name);
}

static void
test_choices (void)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    for (const HupanField *field = (*kind)->fields; field->name != NULL; field++)
      for (const HupanChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
        check (hupan_field_get_choice_label (field, choice->name), choice->name, field->name);
}

static void
test_columns (void)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    for (const HupanColumn *column = (*kind)->columns; column != NULL && column->name != NULL; column++)
      check (hupan_column_get_label (column, *kind), column->name, (*kind)->name);
}

static void
test_places (void)
{
  for (const HupanPlace *const *places = hupan_places (); *places != NULL; places++)
    {
      const HupanPlace *place = *places;

      check (hupan_place_get_label (place), "label", place->name);
      if (place->group != NULL && *place->group != '\0')
        check (g_dpgettext2 (NULL, "place group", place->group), "group", place->name);
      if (place->empty_description != NULL)
        check (gettext (place->empty_description), "description", place->name);
      if (place->new_label != NULL)
        check (gettext (place->new_label), "button", place->name);
      for (const HupanSection *section = place->sections; section != NULL && section->type != 0; section++)
        if (section->title != NULL)
          check (g_dpgettext2 (NULL, "section", section->title), "section", place->name);
    }
}

static void
test_encodings (void)
{
  for (const char *const *name = hupan_encoding_list (); *name != NULL; name++)
    check (hupan_encoding_get_label (*name), "label", *name);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_pseudo_speak ();
  hupan_init_locale ();
  g_test_add_func ("/l10n/labels/kinds", test_kinds);
  g_test_add_func ("/l10n/labels/fields", test_fields);
  g_test_add_func ("/l10n/labels/choices", test_choices);
  g_test_add_func ("/l10n/labels/columns", test_columns);
  g_test_add_func ("/l10n/labels/places", test_places);
  g_test_add_func ("/l10n/labels/encodings", test_encodings);
  return g_test_run ();
}
