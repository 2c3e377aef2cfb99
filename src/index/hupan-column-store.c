/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-column-store.h"

#include "core/hupan-fold.h"
#include "hupan-bits.h"

static HupanDictionaryOrder
choose_order (const HupanColumnPlan *plan)
{
  if (plan->column->flags & HUPAN_COLUMN_COUNT)
    return HUPAN_DICTIONARY_BY_NUMBER;

  switch (plan->field->type)
    {
    case HUPAN_TYPE_TEXT:
    case HUPAN_TYPE_LONG_TEXT:
    case HUPAN_TYPE_COUNTRY:
    case HUPAN_TYPE_LANGUAGE:
    case HUPAN_TYPE_REFERENCE:
    case HUPAN_TYPE_TIME_ZONE:
      return HUPAN_DICTIONARY_BY_LABEL;
    case HUPAN_TYPE_INTEGER:
    case HUPAN_TYPE_DECIMAL:
    case HUPAN_TYPE_FLAG:
    case HUPAN_TYPE_DATE:
    case HUPAN_TYPE_INSTANT:
    case HUPAN_TYPE_MONEY:
    case HUPAN_TYPE_ENUM:
    case HUPAN_TYPE_ROR_ID:
    case HUPAN_TYPE_ORCID:
    case HUPAN_TYPE_EMAIL:
    case HUPAN_TYPE_PHONE:
    case HUPAN_TYPE_URL:
    case HUPAN_TYPE_SHARE:
    case HUPAN_TYPE_SIZE:
    default:
      return HUPAN_DICTIONARY_BY_FIELD;
    }
}

HupanColumnStore *
hupan_column_store_new (const HupanPlan *plan)
{
  HupanColumnStore *self = g_new0 (HupanColumnStore, 1);

  self->plan = plan;
  self->columns = g_new0 (HupanStoredColumn, MAX (plan->n_columns, 1));
  self->ids = hupan_ids_new ();
  self->texts = hupan_texts_new ();
  self->title_lengths = g_byte_array_new ();
  self->text = g_string_new (NULL);

  for (guint i = 0; i < plan->n_columns; i++)
    {
      HupanStoredColumn *column = &self->columns[i];

      column->plan = &plan->columns[i];
      if (column->plan->storage != HUPAN_STORAGE_CODED)
        continue;

      column->dictionary = hupan_dictionary_new (column->plan->field, column->plan->label, choose_order (column->plan));
      if (column->plan->base >= 0)
        {
          column->base = &self->columns[column->plan->base];
          column->of_value = g_array_new (FALSE, TRUE, sizeof (guint32));
          column->of_list = g_array_new (FALSE, FALSE, sizeof (guint32));
          continue;
        }
      hupan_codes_init (&column->codes);
      column->totals = g_array_new (FALSE, TRUE, sizeof (guint32));
    }

  return self;
}

void
hupan_column_store_free (HupanColumnStore *self)
{
  for (guint i = 0; i < self->plan->n_columns; i++)
    {
      HupanStoredColumn *column = &self->columns[i];

      hupan_codes_clear (&column->codes);
      g_clear_pointer (&column->dictionary, hupan_dictionary_unref);
      g_clear_pointer (&column->totals, g_array_unref);
      g_clear_pointer (&column->of_value, g_array_unref);
      g_clear_pointer (&column->of_list, g_array_unref);
      g_clear_pointer (&column->order, hupan_order_free);
    }

  g_free (self->columns);
  hupan_ids_unref (self->ids);
  hupan_texts_free (self->texts);
  g_byte_array_unref (self->title_lengths);
  g_string_free (self->text, TRUE);
  g_free (self->is_there);
  g_free (self);
}

/* Appends either the names or the rest of the stored search texts in value, which are those of several records if
 * the path leads to several. */
static void
append_part (GString    *text,
             const char *value,
             gboolean    names)
{
  while (value != NULL && *value != '\0')
    {
      gsize length = strcspn (value, "\n");
      const char *rest = memchr (value, HUPAN_SEARCH_REST, length);
      const char *from = names ? value : rest != NULL ? rest + 1 : value + length;
      const char *to = names && rest != NULL ? rest : value + length;

      if (to > from)
        {
          if (text->len > 0 && text->str[text->len - 1] != HUPAN_SEARCH_REST)
            g_string_append_c (text, HUPAN_SEARCH_VALUE);
          g_string_append_len (text, from, to - from);
        }

      value += length;
      value += *value == '\n';
    }
}

/* The row's own text: the names in all of its stored texts, then what else is in them. */
static void
compose_text (HupanColumnStore  *self,
              const char *const *values)
{
  const guint *paths = (const guint *) self->plan->texts->data;
  GString *text = self->text;
  gsize length;

  g_string_truncate (text, 0);
  for (guint i = 0; i < self->plan->texts->len; i++)
    append_part (text, values[paths[i]], TRUE);

  length = text->len;
  g_string_append_c (text, HUPAN_SEARCH_REST);
  for (guint i = 0; i < self->plan->texts->len; i++)
    append_part (text, values[paths[i]], FALSE);
  if (text->len == length + 1)
    g_string_truncate (text, length);
}

static guint8
measure_title (const char *text)
{
  guint n = 0;

  for (; (guint8) *text >= ' '; text++)
    n += ((guint8) *text & 0xc0) != 0x80;
  return MIN (n, G_MAXUINT8);
}

static void
count (HupanStoredColumn *column,
       guint32            list,
       int                change)
{
  if (list >= column->totals->len)
    g_array_set_size (column->totals, list + 1);
  g_array_index (column->totals, guint32, list) += change;
}

guint
hupan_column_store_append (HupanColumnStore  *self,
                           gint64             id,
                           const char *const *values)
{
  guint row = hupan_ids_append (self->ids, id);
  guint8 title_length;

  if (row % 64 == 0)
    {
      gsize words = hupan_bits_words (row + 1);

      /* In steps that double, so that loading does not move it all the time. */
      if ((words & (words - 1)) == 0)
        self->is_there = g_renew (guint64, self->is_there, words * 2);
      self->is_there[words - 1] = 0;
    }
  hupan_bits_set (self->is_there, row);
  self->n = row + 1;
  self->n_there++;

  for (guint i = 0; i < self->plan->n_columns; i++)
    {
      HupanStoredColumn *column = &self->columns[i];
      guint32 list;

      if (column->totals == NULL)
        continue;
      list = hupan_dictionary_add (column->dictionary, values[column->plan->path]);
      hupan_codes_append (&column->codes, list);
      count (column, list, 1);
    }

  compose_text (self, values);
  title_length = measure_title (self->text->str);
  hupan_texts_append (self->texts, self->text->str, self->text->len);
  g_byte_array_append (self->title_lengths, &title_length, 1);

  return row;
}

/* Gives a row new values; one that was removed is there again. The orders are not touched. */
void
hupan_column_store_replace (HupanColumnStore  *self,
                            guint              row,
                            const char *const *values)
{
  g_autofree char *before = hupan_texts_dup (self->texts, row);

  hupan_column_store_remove (self, row);
  hupan_bits_set (self->is_there, row);
  self->n_there++;

  for (guint i = 0; i < self->plan->n_columns; i++)
    {
      HupanStoredColumn *column = &self->columns[i];
      guint32 list;

      if (column->totals == NULL)
        continue;
      list = hupan_dictionary_add (column->dictionary, values[column->plan->path]);
      hupan_codes_set (&column->codes, row, list);
      count (column, list, 1);
    }

  compose_text (self, values);
  self->title_lengths->data[row] = measure_title (self->text->str);
  if (strcmp (before, self->text->str) != 0)
    hupan_texts_replace (self->texts, row, self->text->str, self->text->len);
}

void
hupan_column_store_remove (HupanColumnStore *self,
                           guint             row)
{
  if (!hupan_bits_get (self->is_there, row))
    return;

  hupan_bits_clear (self->is_there, row);
  self->n_there--;
  for (guint i = 0; i < self->plan->n_columns; i++)
    if (self->columns[i].totals != NULL)
      count (&self->columns[i], hupan_codes_get (&self->columns[i].codes, row), -1);
}

/* Gives back what was allocated ahead. */
void
hupan_column_store_trim (HupanColumnStore *self)
{
  for (guint i = 0; i < self->plan->n_columns; i++)
    if (self->columns[i].totals != NULL)
      hupan_codes_trim (&self->columns[i].codes);
  hupan_texts_trim (self->texts);
}

/**
 * hupan_stored_column_by_code:
 * @of_lists: (transfer full): something of each list of the column
 *
 * Returns: (transfer full): the same of each code that its rows have
 */
guint8 *
hupan_stored_column_by_code (const HupanStoredColumn *column,
                             guint8                  *of_lists)
{
  guint n_codes = hupan_stored_column_get_n_codes (column);
  guint8 *of_codes;

  if (column->base == NULL)
    return of_lists;

  of_codes = g_new (guint8, MAX (n_codes, 1));
  for (guint i = 0; i < n_codes; i++)
    of_codes[i] = of_lists[hupan_stored_column_get_list (column, i)];
  g_free (of_lists);
  return of_codes;
}

/* Bytes in use. */
gsize
hupan_column_store_get_size (HupanColumnStore *self)
{
  gsize size = hupan_ids_get_size (self->ids) + hupan_texts_get_size (self->texts) + self->title_lengths->len +
               hupan_bits_words (self->n) * sizeof (guint64);

  for (guint i = 0; i < self->plan->n_columns; i++)
    {
      HupanStoredColumn *column = &self->columns[i];

      if (column->dictionary != NULL)
        size += hupan_dictionary_get_size (column->dictionary);
      if (column->totals != NULL)
        size += hupan_codes_get_size (&column->codes) + column->totals->len * sizeof (guint32);
      if (column->base != NULL)
        size += (column->of_value->len + column->of_list->len) * sizeof (guint32);
      if (column->order != NULL)
        size += column->order->n * sizeof (guint32);
    }

  return size;
}
