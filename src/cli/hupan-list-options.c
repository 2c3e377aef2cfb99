/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-list-options.h"

#include <glib/gi18n.h>

#include "core/hupan-l10n.h"
#include "core/hupan-period.h"
#include "hupan-cli.h"
#include "hupan-meant.h"

void
hupan_list_options_clear (HupanListOptions *self)
{
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->filters, g_strfreev);
  g_clear_pointer (&self->sort, g_free);
}

static gboolean
equal_folded (const char *a,
              const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1);
  g_autofree char *other = g_utf8_casefold (b, -1);

  return strcmp (one, other) == 0;
}

static const char *
find_value (const HupanFacetValue *values,
            gsize                  n,
            const char            *word)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (values[i].value, word) == 0)
      return values[i].value;
  for (gsize i = 0; i < n; i++)
    if (equal_folded (values[i].label, word))
      return values[i].value;

  return NULL;
}

static char *
dup_period (const char  *word,
            GError     **error)
{
  g_autoptr (GError) refusal = NULL;
  char *period = NULL;

  if (!hupan_period_parse (word, &period, &refusal))
    hupan_cli_misuse (error, "%s", refusal->message);

  return period;
}

/* What somebody calls a value: as it is stored, as it is shown, or as it may be typed. One that no record has is no
 * error as long as it could be: the list is empty then. */
static char *
dup_filter_value (HupanResult        *everything,
                  const HupanKind    *kind,
                  const HupanColumn  *column,
                  const char         *word,
                  GError            **error)
{
  const HupanField *field = hupan_kind_resolve (kind, column->path, NULL, NULL);
  gsize n;
  const HupanFacetValue *values = hupan_result_get_facet (everything, column, &n);
  const char *found = find_value (values, n, word);
  g_autofree char *value = NULL;
  g_autoptr (GPtrArray) labels = NULL;

  if (*word != '\0' && hupan_column_is_dated (column, kind))
    return dup_period (word, error);
  if (found != NULL || *word == '\0')
    return g_strdup (found != NULL ? found : "");
  if (field->type != HUPAN_TYPE_REFERENCE && hupan_field_parse (field, word, &value, NULL) && value != NULL)
    return g_steal_pointer (&value);

  labels = g_ptr_array_new ();
  for (gsize i = 0; i < n; i++)
    if (*values[i].label != '\0')
      g_ptr_array_add (labels, (char *) values[i].label);
  hupan_meant_refuse (error, word, labels, _ ("No record has “%s” as its “%s”."), word,
                       hupan_column_get_label (column, kind));
  return NULL;
}

static gboolean
add_filter (HupanQuery   *query,
            HupanResult  *everything,
            const char   *filter,
            GError      **error)
{
  const HupanKind *kind = hupan_query_get_kind (query);
  const char *equals = strchr (filter, '=');
  const HupanColumn *column;
  const char *const *present;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;
  g_autofree char *name = NULL;
  char *value;

  if (equals == NULL)
    return hupan_cli_misuse (error, _ ("“%s” is no filter; write it like country=SG."), filter);

  name = g_strndup (filter, equals - filter);
  column = hupan_meant_column (kind, name, HUPAN_COLUMN_FACET, error);
  if (column == NULL)
    return FALSE;
  value = dup_filter_value (everything, kind, column, equals + 1, error);
  if (value == NULL)
    return FALSE;

  present = hupan_query_get_filter (query, column);
  if (present != NULL)
    g_strv_builder_addv (builder, (const char **) present);
  g_strv_builder_take (builder, value);
  values = g_strv_builder_end (builder);
  hupan_query_set_filter (query, column, (const char *const *) values);

  return TRUE;
}

static gboolean
set_sort (HupanQuery  *query,
          const char  *sort,
          GError     **error)
{
  g_auto (GStrv) words = g_strsplit (sort, ",", -1);
  g_autoptr (GArray) sorts = g_array_new (FALSE, FALSE, sizeof (HupanSort));

  for (char **word = words; *word != NULL; word++)
    {
      HupanSort one = { 0 };
      char *direction = strchr (*word, ':');

      if (direction != NULL)
        *direction++ = '\0';
      if (direction != NULL && strcmp (direction, "asc") != 0 && strcmp (direction, "desc") != 0)
        return hupan_cli_misuse (error, _ ("“%s” is no order; write “asc” or “desc” after the colon."), direction);

      one.column = hupan_meant_column (hupan_query_get_kind (query), g_strstrip (*word), HUPAN_COLUMN_NONE, error);
      if (one.column == NULL)
        return FALSE;
      one.descending = g_strcmp0 (direction, "desc") == 0;
      g_array_append_val (sorts, one);
    }
  hupan_query_set_sort (query, (const HupanSort *) sorts->data, sorts->len);

  return TRUE;
}

static gboolean
add_filters (HupanListOptions  *self,
             HupanImage        *image,
             HupanQuery        *query,
             GError           **error)
{
  g_autoptr (HupanQuery) all = hupan_query_new (hupan_query_get_kind (query));
  g_autoptr (HupanResult) everything = NULL;

  if (self->filters == NULL)
    return TRUE;

  everything = hupan_image_query (image, all, NULL);
  for (char **filter = self->filters; *filter != NULL; filter++)
    if (!add_filter (query, everything, *filter, error))
      return FALSE;

  return TRUE;
}

HupanResult *
hupan_list_options_query (HupanListOptions  *self,
                          HupanRegistry     *registry,
                          const HupanKind   *kind,
                          GError           **error)
{
  g_autoptr (HupanQuery) query = hupan_query_new (kind);
  g_autoptr (HupanImage) image = NULL;

  /* What is wrong with the command line is said before a large registry is read. */
  if (self->sort != NULL && !set_sort (query, self->sort, error))
    return NULL;
  hupan_query_set_text (query, self->search);

  image = hupan_image_load (registry, kind, hupan_ui_language (), hupan_cli_get_progress (), error);
  hupan_cli_clear_progress ();
  if (image == NULL || !add_filters (self, image, query, error))
    return NULL;
  if (!hupan_image_prepare (image, registry, query, hupan_cli_get_progress (), error))
    return NULL;

  return hupan_image_query (image, query, NULL);
}

GPtrArray *
hupan_list_dup_columns (const HupanKind  *kind,
                        const char       *names,
                        GError          **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_auto (GStrv) words = NULL;

  if (names == NULL)
    {
      for (const HupanColumn *column = kind->columns; column->name != NULL; column++)
        if (column->flags & HUPAN_COLUMN_SHOWN)
          g_ptr_array_add (columns, (gpointer) column);
      return g_steal_pointer (&columns);
    }

  words = g_strsplit (names, ",", -1);
  for (char **word = words; *word != NULL; word++)
    {
      const HupanColumn *column = NULL;

      if (strcmp (g_strstrip (*word), "id") != 0)
        {
          column = hupan_meant_column (kind, *word, HUPAN_COLUMN_NONE, error);
          if (column == NULL)
            return NULL;
        }
      g_ptr_array_add (columns, (gpointer) column);
    }

  return g_steal_pointer (&columns);
}
