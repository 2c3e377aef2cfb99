/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-kinds.h"

#include <glib/gi18n.h>

#include "../hupan-clock.h"

void
hupan_check_range (HupanRecord *record,
                   GPtrArray   *problems,
                   const char  *field,
                   double       least,
                   double       most)
{
  const HupanField *described = hupan_kind_get_field (hupan_record_get_kind (record), field);
  const char *value = hupan_record_get (record, field);
  double number;

  if (value == NULL)
    return;

  number = g_ascii_strtod (value, NULL);
  if (number < least || number > most)
    /* Translators: the name of a field, the least and the greatest number it may be, and the number it is. */
    hupan_problems_add (problems, described, _ ("“%s” must be between %g and %g, and not %s."),
                        hupan_field_get_label (described), least, most, value);
}

/* Dates that are known to the year or month only are in order as long as they can be. */
void
hupan_check_order (HupanRecord *record,
                   GPtrArray   *problems,
                   const char  *first,
                   const char  *last)
{
  const HupanField *first_field = hupan_kind_get_field (hupan_record_get_kind (record), first);
  const HupanField *last_field = hupan_kind_get_field (hupan_record_get_kind (record), last);
  const char *from = hupan_record_get (record, first);
  const char *to = hupan_record_get (record, last);

  if (from == NULL || to == NULL || strncmp (to, from, MIN (strlen (from), strlen (to))) >= 0)
    return;

  /* Translators: two dates and the names of their fields: “Open until” (2024-03-01) comes before “Open from” (…). */
  hupan_problems_add (problems, last_field, _ ("“%s” (%s) comes before “%s” (%s)."), hupan_field_get_label (last_field),
                      to, hupan_field_get_label (first_field), from);
}

void
hupan_check_not_after_today (HupanRecord *record,
                             GPtrArray   *problems,
                             const char  *field)
{
  const HupanField *described = hupan_kind_get_field (hupan_record_get_kind (record), field);
  const char *value = hupan_record_get (record, field);
  g_autofree char *today = hupan_clock_dup_today ();

  if (value != NULL && strncmp (value, today, strlen (value)) > 0)
    /* Translators: the name of a field, and a date. */
    hupan_problems_add (problems, described, _ ("“%s” (%s) lies in the future."), hupan_field_get_label (described),
                        value);
}

/* GB/T 2260: six digits, the first two of the province. */
void
hupan_check_district (HupanRecord *record,
                      GPtrArray   *problems,
                      const char  *field)
{
  const HupanField *described = hupan_kind_get_field (hupan_record_get_kind (record), field);
  const char *value = hupan_record_get (record, field);

  if (value != NULL && (strlen (value) != 6 || strspn (value, "0123456789") != 6 || *value == '0'))
    /* Translators: the name of a field, and what was typed into it. */
    hupan_problems_add (problems, described, _ ("“%s” is a code of six digits, such as 330110 for Yuhang, and not “%s”."),
                        hupan_field_get_label (described), value);
}
