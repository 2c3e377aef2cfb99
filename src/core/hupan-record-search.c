/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-record.h"

#include "hupan-fold.h"

/* Whether these bytes are in the text, and there a whole form of a value, from one separator to another. */
static gboolean
has_form (const GString *text,
          const char    *form,
          gsize          n)
{
  for (gsize at = 0; at < text->len; at++)
    {
      const char *found = g_strstr_len (text->str + at, text->len - at, form);

      if (found == NULL)
        return FALSE;
      at = found - text->str;
      if ((at == 0 || (guint8) found[-1] < ' ') && (guint8) found[n] < ' ')
        return TRUE;
    }

  return FALSE;
}

/* Appends a form or an abbreviation unless nothing would be found by it that is not found without it: in names, where
 * it counts where a form begins and ends, unless it is there already; in other texts, unless it is a part of any. */
static void
append_form (GString    *text,
             const char *form,
             gsize       n,
             char        separator,
             gboolean    is_name)
{
  g_autofree char *copy = g_strndup (form, n);

  if (n == 0 || (is_name ? has_form (text, copy, n) : strstr (text->str, copy) != NULL))
    return;

  if (text->len > 0 && text->str[text->len - 1] != HUPAN_SEARCH_REST)
    g_string_append_c (text, separator);
  g_string_append_len (text, form, n);
}

static void
append_value (GString    *text,
              const char *value,
              gboolean    is_name)
{
  char separator = HUPAN_SEARCH_VALUE;

  while (TRUE)
    {
      gsize n = 0;

      while ((guint8) value[n] >= ' ')
        n++;
      append_form (text, value, n, separator, is_name);
      if (value[n] == '\0')
        return;

      separator = value[n];
      value += n + 1;
    }
}

/* Whether the list of the kind finds its records by the values of the field, wherever these are. */
static gboolean
is_found_by_label (const HupanKind  *kind,
                   const HupanField *field)
{
  for (guint i = 0; kind->columns != NULL && kind->columns[i].name != NULL; i++)
    if (g_str_equal (kind->columns[i].path, field->name) && hupan_column_is_searched_by_label (&kind->columns[i], kind))
      return TRUE;

  return FALSE;
}

static void
append_fields (GString     *text,
               HupanRecord *record,
               gboolean     names)
{
  const HupanKind *kind = hupan_record_get_kind (record);

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    {
      const HupanField *field = &kind->fields[i];
      g_autofree char *value = NULL;

      if (!(field->flags & HUPAN_FIELD_SEARCHED) || field->flags & HUPAN_FIELD_RESTRICTED ||
          !!(field->flags & HUPAN_FIELD_NAME) != !!names || is_found_by_label (kind, field))
        continue;

      value = hupan_search_text_of (field, hupan_record_get_at (record, i));
      append_value (text, value, names);
    }
}

char *
hupan_record_dup_search_text (HupanRecord *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize length;

  g_return_val_if_fail (HUPAN_IS_RECORD (self), NULL);

  append_fields (text, self, TRUE);

  length = text->len;
  g_string_append_c (text, HUPAN_SEARCH_REST);
  append_fields (text, self, FALSE);
  if (text->len == length + 1)
    g_string_truncate (text, length);

  return g_string_free_and_steal (g_steal_pointer (&text));
}
