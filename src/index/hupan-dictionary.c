/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-dictionary.h"

#include <stdlib.h>
#include <string.h>

#include "core/hupan-date.h"
#include "core/hupan-fold.h"

typedef struct
{
  const char *text;
  guint length;
  const char *label;
  const char *sort;
  const char *search;
} Value;

/* A slot of the hash table of lists, which does not keep their texts: a list can spell its own. */
typedef struct
{
  guint32 hash;
  guint32 list; /* and 1; 0: free */
} Slot;

struct _HupanDictionary
{
  gatomicrefcount refs;
  const HupanField *field;
  const HupanField *label;
  HupanDictionaryOrder order;

  GStringChunk *strings;
  GArray *values;    /* of Value */
  GHashTable *codes; /* text of a value -> its code */
  GArray *members;   /* guint32: the values of all lists, one after the other */
  GArray *starts;    /* guint32, in members; one more than there are lists */
  Slot *slots;
  guint n_slots;     /* a power of two */

  GMutex rank_lock;
  guint32 *value_ranks; /* NULL: to be worked out */
  guint32 *list_ranks;
  GArray *years; /* guint16, of as many values as were asked for */
};

/**
 * hupan_dictionary_new:
 * @field: what the values are of
 * @label: what their labels are of: the names of persons are sorted in their own way
 */
HupanDictionary *
hupan_dictionary_new (const HupanField     *field,
                      const HupanField     *label,
                      HupanDictionaryOrder  order)
{
  HupanDictionary *self = g_new0 (HupanDictionary, 1);
  guint32 start = 0;

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->rank_lock);
  self->field = field;
  self->label = label;
  self->order = order;
  self->strings = g_string_chunk_new (1024);
  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
  self->codes = g_hash_table_new (g_str_hash, g_str_equal);
  self->years = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->members = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->starts, start);
  g_array_append_val (self->starts, start);

  return self;
}

HupanDictionary *
hupan_dictionary_ref (HupanDictionary *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
forget_ranks (HupanDictionary *self)
{
  g_clear_pointer (&self->value_ranks, g_free);
  g_clear_pointer (&self->list_ranks, g_free);
}

void
hupan_dictionary_unref (HupanDictionary *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  forget_ranks (self);
  g_string_chunk_free (self->strings);
  g_array_unref (self->values);
  g_hash_table_unref (self->codes);
  g_array_unref (self->members);
  g_array_unref (self->starts);
  g_array_unref (self->years);
  g_free (self->slots);
  g_mutex_clear (&self->rank_lock);
  g_free (self);
}

static Value *
get_value (HupanDictionary *self,
           guint32          value)
{
  return &g_array_index (self->values, Value, value);
}

/* FNV-1a. */
static guint32
hash_text (const char *text)
{
  guint32 hash = 2166136261u;

  for (; *text != '\0'; text++)
    hash = (hash ^ (guint8) *text) * 16777619u;
  return hash;
}

/* Whether the values of a list, with \n between them, are spelled like this. */
static gboolean
spells (HupanDictionary *self,
        guint32          list,
        const char      *text)
{
  guint n;
  const guint32 *members = hupan_dictionary_get_list (self, list, &n);

  for (guint i = 0; i < n; i++)
    {
      const Value *value = get_value (self, members[i]);

      if (i > 0 && *text++ != '\n')
        return FALSE;
      if (strncmp (text, value->text, value->length) != 0)
        return FALSE;
      text += value->length;
    }

  return *text == '\0';
}

/* The slot of a list, or the free one where it belongs. */
static Slot *
find_slot (HupanDictionary *self,
           guint32          hash,
           const char      *text)
{
  for (guint i = hash & (self->n_slots - 1);; i = (i + 1) & (self->n_slots - 1))
    {
      Slot *slot = &self->slots[i];

      if (slot->list == 0 || (slot->hash == hash && text != NULL && spells (self, slot->list, text)))
        return slot;
    }
}

static void
grow_slots (HupanDictionary *self)
{
  g_autofree Slot *old = self->slots;
  guint n_old = self->n_slots;

  self->n_slots = MAX (n_old * 2, 16);
  self->slots = g_new0 (Slot, self->n_slots);
  for (guint i = 0; i < n_old; i++)
    if (old[i].list != 0)
      *find_slot (self, old[i].hash, NULL) = old[i];
}

static guint32
add_value (HupanDictionary *self,
           const char      *text,
           gsize            length)
{
  g_autofree char *copy = g_strndup (text, length);
  guint32 code = hupan_dictionary_find (self, copy);
  Value value = { .length = length };

  if (code != HUPAN_NO_CODE)
    return code;

  value.text = g_string_chunk_insert_len (self->strings, text, length);
  g_array_append_val (self->values, value);
  g_hash_table_insert (self->codes, (char *) value.text, GUINT_TO_POINTER (self->values->len - 1));

  return self->values->len - 1;
}

static guint32
add_list (HupanDictionary *self,
          const char      *text)
{
  guint32 end;

  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n");
      guint32 value = add_value (self, text, length);

      g_array_append_val (self->members, value);
      text += length;
      text += *text == '\n';
    }

  end = self->members->len;
  g_array_append_val (self->starts, end);
  forget_ranks (self);

  return self->starts->len - 2;
}

/**
 * hupan_dictionary_add:
 * @text: (nullable): canonical texts of values with \n between them
 *
 * Returns: the code of the list of these values
 */
guint32
hupan_dictionary_add (HupanDictionary *self,
                      const char      *text)
{
  guint n_lists = hupan_dictionary_get_n_lists (self);
  guint32 hash;
  Slot *slot;

  if (text == NULL || *text == '\0')
    return 0;

  if (n_lists * 4 >= self->n_slots * 3)
    grow_slots (self);

  hash = hash_text (text);
  slot = find_slot (self, hash, text);
  if (slot->list == 0)
    *slot = (Slot) { hash, add_list (self, text) };

  return slot->list;
}

guint
hupan_dictionary_get_n_values (HupanDictionary *self)
{
  return self->values->len;
}

/* The code of a value, HUPAN_NO_CODE if no row ever had it. */
guint32
hupan_dictionary_find (HupanDictionary *self,
                       const char      *value)
{
  gpointer code;

  if (!g_hash_table_lookup_extended (self->codes, value, NULL, &code))
    return HUPAN_NO_CODE;

  return GPOINTER_TO_UINT (code);
}

const char *
hupan_dictionary_get_text (HupanDictionary *self,
                           guint32          value)
{
  return get_value (self, value)->text;
}

const char *
hupan_dictionary_get_label (HupanDictionary *self,
                            guint32          value)
{
  return get_value (self, value)->label;
}

const char *
hupan_dictionary_get_search (HupanDictionary *self,
                             guint32          value)
{
  return get_value (self, value)->search;
}

/**
 * hupan_dictionary_name:
 * @label: what people call the value
 * @search: (nullable): its search text (hupan-fold.h)
 */
void
hupan_dictionary_name (HupanDictionary *self,
                       guint32          value,
                       const char      *label,
                       const char      *search)
{
  Value *named = get_value (self, value);

  if (g_strcmp0 (named->label, label) != 0)
    {
      named->label = g_string_chunk_insert (self->strings, label);
      forget_ranks (self);
      if (self->order == HUPAN_DICTIONARY_BY_LABEL)
        {
          g_autofree char *sort = hupan_sort_key_of (self->label, label);

          named->sort = g_string_chunk_insert (self->strings, sort);
        }
    }

  if (search != NULL && g_strcmp0 (named->search, search) != 0)
    named->search = g_string_chunk_insert (self->strings, search);
}

guint
hupan_dictionary_get_n_lists (HupanDictionary *self)
{
  return self->starts->len - 1;
}

const guint32 *
hupan_dictionary_get_list (HupanDictionary *self,
                           guint32          list,
                           guint           *n)
{
  guint32 start = g_array_index (self->starts, guint32, list);

  *n = g_array_index (self->starts, guint32, list + 1) - start;
  return (const guint32 *) self->members->data + start;
}

static int
compare_values_cb (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  HupanDictionary *self = data;
  const Value *one = get_value (self, *(const guint32 *) a);
  const Value *two = get_value (self, *(const guint32 *) b);
  int order = 0;

  if (self->order == HUPAN_DICTIONARY_BY_FIELD)
    order = hupan_field_compare (self->field, one->text, two->text);
  else if (self->order == HUPAN_DICTIONARY_BY_LABEL)
    order = g_strcmp0 (one->sort, two->sort);
  else
    {
      gint64 left = g_ascii_strtoll (one->text, NULL, 10);
      gint64 right = g_ascii_strtoll (two->text, NULL, 10);

      order = (left > right) - (left < right);
    }

  return order != 0 ? order : strcmp (one->text, two->text);
}

static int
compare_lists_cb (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  HupanDictionary *self = data;
  guint n_one, n_two;
  const guint32 *one = hupan_dictionary_get_list (self, *(const guint32 *) a, &n_one);
  const guint32 *two = hupan_dictionary_get_list (self, *(const guint32 *) b, &n_two);

  for (guint i = 0; i < MIN (n_one, n_two); i++)
    if (one[i] != two[i])
      return self->value_ranks[one[i]] < self->value_ranks[two[i]] ? -1 : 1;

  return (n_one > n_two) - (n_one < n_two);
}

static guint32 *
rank_all (HupanDictionary  *self,
          guint             first,
          guint             n,
          GCompareDataFunc  compare)
{
  g_autofree guint32 *order = g_new (guint32, MAX (n, 1));
  guint32 *ranks = g_new (guint32, MAX (n, 1));

  for (guint i = first; i < n; i++)
    order[i] = i;
  if (n > first)
    g_sort_array (order + first, n - first, sizeof (guint32), compare, self);
  for (guint i = first; i < n; i++)
    ranks[order[i]] = i - first;

  return ranks;
}

/* Where each value stands in the column's order, from 0. May be called by several threads that only read. */
const guint32 *
hupan_dictionary_get_value_ranks (HupanDictionary *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->rank_lock);

  if (self->value_ranks == NULL)
    self->value_ranks = rank_all (self, 0, self->values->len, compare_values_cb);

  return self->value_ranks;
}

/**
 * hupan_dictionary_get_list_ranks:
 * @n: (out): the rank of the empty list, which comes after all others
 *
 * Where each list stands in the column's order: by the first values, then the second ones, and so on.
 */
const guint32 *
hupan_dictionary_get_list_ranks (HupanDictionary *self,
                                 guint32         *n)
{
  g_autoptr (GMutexLocker) locker = NULL;
  guint n_lists = hupan_dictionary_get_n_lists (self);

  hupan_dictionary_get_value_ranks (self);
  locker = g_mutex_locker_new (&self->rank_lock);
  if (self->list_ranks == NULL)
    {
      self->list_ranks = rank_all (self, 1, n_lists, compare_lists_cb);
      self->list_ranks[0] = n_lists - 1;
    }

  *n = n_lists - 1;
  return self->list_ranks;
}

/* Read once: what a value is does not change. May be called by several threads that only read. */
const guint16 *
hupan_dictionary_get_years (HupanDictionary *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->rank_lock);

  for (guint i = self->years->len; i < self->values->len; i++)
    {
      HupanDate date;
      guint16 year = hupan_date_read (get_value (self, i)->text, &date) ? date.year : 0;

      g_array_append_val (self->years, year);
    }

  return (const guint16 *) self->years->data;
}

/* Bytes in use, without the overhead of the allocator. */
gsize
hupan_dictionary_get_size (HupanDictionary *self)
{
  gsize size = self->values->len * (sizeof (Value) + 4 * sizeof (gpointer)) + self->members->len * sizeof (guint32) +
               self->starts->len * sizeof (guint32) + self->n_slots * sizeof (Slot) + self->years->len * sizeof (guint16);

  for (guint i = 0; i < self->values->len; i++)
    {
      const Value *value = get_value (self, i);

      size += value->length + (value->label != NULL ? strlen (value->label) : 0) +
              (value->sort != NULL ? strlen (value->sort) : 0) + (value->search != NULL ? strlen (value->search) : 0);
    }

  return size;
}
