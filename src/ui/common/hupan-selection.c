/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-selection.h"

/* Up to this many rows are selected record by record. Beyond it ("select all" of a million rows) a set of ids
 * would keep the main thread busy for a tenth of a second, so the selection then is a bitset over the rows it was
 * made in. Rows are immutable, which makes that bitset good for as long as they are kept. */
#define SMALL_RANGE 4096

/* Selected is: (in the bitset and not in removed) or in added. */
struct _HupanSelection
{
  HupanRows rows; /* what is listed now; owns the object */

  HupanRows base; /* what the bitset speaks of; owns the object; empty while no large range was selected */
  GtkBitset *positions;
  GHashTable *removed;
  GHashTable *added;
};

/* Record ids have 63 bits, which are not sure to fit a pointer. */
static GHashTable *
id_set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
id_set_add (GHashTable *set,
            gint64      id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

static void
assign_rows (HupanRows *to,
             HupanRows  from)
{
  if (from.object != NULL)
    g_object_ref (from.object);
  g_clear_object (&to->object);
  *to = from;
}

static gboolean
base_contains (HupanSelection *self,
               gint64          id)
{
  gint position = hupan_rows_find (self->base, id);

  return position >= 0 && gtk_bitset_contains (self->positions, position) &&
         !g_hash_table_contains (self->removed, &id);
}

static gboolean
base_is_current (HupanSelection *self)
{
  return self->base.object != NULL && self->base.object == self->rows.object;
}

HupanSelection *
hupan_selection_new (void)
{
  HupanSelection *self = g_new0 (HupanSelection, 1);

  self->positions = gtk_bitset_new_empty ();
  self->added = id_set_new ();
  self->removed = id_set_new ();
  return self;
}

void
hupan_selection_free (HupanSelection *self)
{
  g_clear_object (&self->rows.object);
  g_clear_object (&self->base.object);
  g_hash_table_unref (self->added);
  g_hash_table_unref (self->removed);
  gtk_bitset_unref (self->positions);
  g_free (self);
}

/**
 * hupan_selection_set_rows:
 *
 * Says what is listed now; all positions speak of it. What is selected stays so, also where it is not listed.
 */
void
hupan_selection_set_rows (HupanSelection *self,
                          HupanRows       rows)
{
  assign_rows (&self->rows, rows);
}

gboolean
hupan_selection_contains (HupanSelection *self,
                          gint64          id)
{
  return g_hash_table_contains (self->added, &id) || base_contains (self, id);
}

/* Makes the bitset speak of the rows listed now; what is not among them is remembered record by record. Takes time
 * in the number of selected rows, but is needed only to add a large range to a large selection of other rows. */
static void
rebase (HupanSelection *self)
{
  g_autoptr (GtkBitset) positions = gtk_bitset_new_empty ();
  GtkBitsetIter iter;
  guint old;

  if (base_is_current (self))
    return;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->positions, &old);
       more;
       more = gtk_bitset_iter_next (&iter, &old))
    {
      gint64 id = hupan_rows_get_id (self->base, old);
      gint position;

      if (g_hash_table_contains (self->removed, &id))
        continue;

      position = hupan_rows_find (self->rows, id);
      if (position >= 0)
        gtk_bitset_add (positions, position);
      else
        id_set_add (self->added, id);
    }

  g_hash_table_remove_all (self->removed);
  gtk_bitset_unref (self->positions);
  self->positions = g_steal_pointer (&positions);
  assign_rows (&self->base, self->rows);
}

/* Drops the ids of a set that are listed from position to position + n - 1. */
static void
forget_range (HupanSelection *self,
              GHashTable     *set,
              guint           position,
              guint           n)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint at = hupan_rows_find (self->rows, *(gint64 *) key);

      if (at >= 0 && (guint) at - position < n)
        g_hash_table_iter_remove (&iter);
    }
}

void
hupan_selection_add (HupanSelection *self,
                     guint           position,
                     guint           n)
{
  if (n > SMALL_RANGE)
    {
      rebase (self);
      forget_range (self, self->removed, position, n);
      forget_range (self, self->added, position, n);
      gtk_bitset_add_range (self->positions, position, n);
      return;
    }

  for (guint i = position; i < position + n; i++)
    {
      gint64 id = hupan_rows_get_id (self->rows, i);

      g_hash_table_remove (self->removed, &id);
      if (!base_contains (self, id))
        id_set_add (self->added, id);
    }
}

void
hupan_selection_remove (HupanSelection *self,
                        guint           position,
                        guint           n)
{
  if (n > SMALL_RANGE)
    {
      rebase (self);
      forget_range (self, self->added, position, n);
      gtk_bitset_remove_range (self->positions, position, n);
      return;
    }

  for (guint i = position; i < position + n; i++)
    {
      gint64 id = hupan_rows_get_id (self->rows, i);

      g_hash_table_remove (self->added, &id);
      if (base_contains (self, id))
        id_set_add (self->removed, id);
    }
}

void
hupan_selection_clear (HupanSelection *self)
{
  g_hash_table_remove_all (self->added);
  g_hash_table_remove_all (self->removed);
  gtk_bitset_remove_all (self->positions);
  assign_rows (&self->base, (HupanRows) { 0 });
}

/**
 * hupan_selection_get_range:
 *
 * Which of the rows from @position to @position + @n - 1 are selected. Looks at every selected record or at every
 * row asked about, whichever are fewer.
 *
 * Returns: (transfer full): a set of positions
 */
GtkBitset *
hupan_selection_get_range (HupanSelection *self,
                           guint           position,
                           guint           n)
{
  GtkBitset *set = gtk_bitset_new_empty ();
  GHashTableIter iter;
  gpointer key;
  guint64 n_known = g_hash_table_size (self->added);

  n = MIN (n, hupan_rows_get_n (self->rows) - position);
  if (!base_is_current (self))
    n_known += gtk_bitset_get_size (self->positions);

  if (n < n_known)
    {
      for (guint i = position; i < position + n; i++)
        if (hupan_selection_contains (self, hupan_rows_get_id (self->rows, i)))
          gtk_bitset_add (set, i);
      return set;
    }

  if (base_is_current (self))
    {
      gtk_bitset_union (set, self->positions);
      g_hash_table_iter_init (&iter, self->removed);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        gtk_bitset_remove (set, hupan_rows_find (self->rows, *(gint64 *) key));
    }
  else
    {
      GtkBitsetIter bits;
      guint old;

      for (gboolean more = gtk_bitset_iter_init_first (&bits, self->positions, &old);
           more;
           more = gtk_bitset_iter_next (&bits, &old))
        {
          gint64 id = hupan_rows_get_id (self->base, old);
          gint at = hupan_rows_find (self->rows, id);

          if (at >= 0 && !g_hash_table_contains (self->removed, &id))
            gtk_bitset_add (set, at);
        }
    }

  g_hash_table_iter_init (&iter, self->added);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint at = hupan_rows_find (self->rows, *(gint64 *) key);

      if (at >= 0)
        gtk_bitset_add (set, at);
    }

  gtk_bitset_remove_range (set, 0, position);
  gtk_bitset_remove_range_closed (set, position + n, G_MAXUINT);
  return set;
}

/**
 * hupan_selection_count:
 *
 * Returns: how many of the rows listed now are selected
 */
guint
hupan_selection_count (HupanSelection *self)
{
  g_autoptr (GtkBitset) set = NULL;

  /* Nothing selected, and one row: the cases of every keystroke. */
  if (g_hash_table_size (self->added) == 0 && gtk_bitset_is_empty (self->positions))
    return 0;

  set = hupan_selection_get_range (self, 0, hupan_rows_get_n (self->rows));
  return gtk_bitset_get_size (set);
}
