/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-record.h"

#include <glib/gi18n.h>

void
hupan_problem_free (HupanProblem *problem)
{
  g_free (problem->message);
  g_free (problem);
}

/**
 * hupan_problems_add:
 * @field: (nullable): the field it is about
 * @format: a translated sentence
 */
void
hupan_problems_add (GPtrArray        *problems,
                    const HupanField *field,
                    const char       *format,
                    ...)
{
  HupanProblem *problem = g_new (HupanProblem, 1);
  va_list arguments;

  problem->field = field;
  va_start (arguments, format);
  problem->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_ptr_array_add (problems, problem);
}

/* Whether the value is one of its type, or missing. */
static gboolean
check_value (const HupanField *field,
             const char       *value,
             GPtrArray        *problems)
{
  g_autofree char *canonical = NULL;
  g_autoptr (GError) error = NULL;

  if (!hupan_field_parse (field, value, &canonical, &error))
    hupan_problems_add (problems, field, "%s", error->message);
  else if (g_strcmp0 (canonical, value) != 0)
    /* Translators: the first is a value in its spelling of the registry, the second the name of a field. */
    hupan_problems_add (problems, field, _ ("“%s” is not spelled as the registry spells a value of “%s”."), value,
                        hupan_field_get_label (field));
  else
    return TRUE;

  return value == NULL;
}

/**
 * hupan_record_check:
 *
 * Checks each value by its field, then the rules across fields of the record's kind. What only the registry can
 * know (uniqueness, whether references lead anywhere) is checked there, when a batch is committed.
 *
 * Returns: (transfer full) (element-type HupanProblem): what is wrong; empty if nothing is
 */
GPtrArray *
hupan_record_check (HupanRecord *self)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_problem_free);
  const HupanKind *kind = hupan_record_get_kind (self);
  gboolean sound = TRUE;

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    sound &= check_value (&kind->fields[i], hupan_record_get_at (self, i), problems);

  /* The rules may rely on values that are of their types. */
  if (kind->check != NULL && sound)
    kind->check (self, problems);

  return problems;
}
