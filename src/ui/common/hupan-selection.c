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

  GtkBitset *listed; /* the positions of the selected records in rows, as far as they were looked up */
  gboolean settled;  /* all were */
  gboolean by_rows;  /* else: row by row, or, if these are fewer, selected record by selected record */
  guint next;        /* the first position in rows, or in base, that was not looked up */

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

  self->listed = gtk_bitset_new_empty ();
  self->settled = TRUE;
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
  gtk_bitset_unref (self->listed);
  g_free (self);
}

gboolean
hupan_selection_contains (HupanSelection *self,
                          gint64          id)
{
  return g_hash_table_contains (self->added, &id) || base_contains (self, id);
}

static void
look_up_added (HupanSelection *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->added);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint position = hupan_rows_find (self->rows, *(gint64 *) key);

      if (position >= 0)
        gtk_bitset_add (self->listed, position);
    }
}

/* Where the bitset speaks of the rows listed now, there is nothing to look up in it. */
static void
settle_at_once (HupanSelection *self)
{
  GHashTableIter iter;
  gpointer key;

  gtk_bitset_remove_all (self->listed);
  gtk_bitset_union (self->listed, self->positions);
  g_hash_table_iter_init (&iter, self->removed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    gtk_bitset_remove (self->listed, hupan_rows_find (self->rows, *(gint64 *) key));
  look_up_added (self);
  self->settled = TRUE;
}

/* Makes the bitset speak of the rows listed now; what is not among them is remembered record by record. Takes time
 * in the number of selected rows, but is needed only to add a large range to a large selection of other rows, or to
 * take one from it. */
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
  settle_at_once (self);
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

/* Looks up the next n rows, because there are fewer of them than of selected records. */
static void
look_up_rows (HupanSelection *self,
              guint           n)
{
  guint n_rows = hupan_rows_get_n (self->rows);

  for (; n > 0 && self->next < n_rows; n--, self->next++)
    if (base_contains (self, hupan_rows_get_id (self->rows, self->next)))
      gtk_bitset_add (self->listed, self->next);
  self->settled = self->next >= n_rows;
}

/* Looks up the next n selected records. */
static void
look_up_base (HupanSelection *self,
              guint           n)
{
  GtkBitsetIter iter;
  guint old;
  gboolean more;

  for (more = gtk_bitset_iter_init_at (&iter, self->positions, self->next, &old);
       more && n > 0;
       more = gtk_bitset_iter_next (&iter, &old), n--)
    {
      gint64 id = hupan_rows_get_id (self->base, old);
      gint position = hupan_rows_find (self->rows, id);

      if (position >= 0 && !g_hash_table_contains (self->removed, &id))
        gtk_bitset_add (self->listed, position);
    }
  self->next = old;
  self->settled = !more;
}

/**
 * hupan_selection_settle:
 *
 * Does a millisecond's part of what is left to be looked up after hupan_selection_set_rows ().
 *
 * Returns: whether nothing is left
 */
gboolean
hupan_selection_settle (HupanSelection *self)
{
  if (self->settled)
    return TRUE;

  if (self->by_rows)
    look_up_rows (self, SMALL_RANGE);
  else
    look_up_base (self, SMALL_RANGE);
  return self->settled;
}

/**
 * hupan_selection_set_rows:
 *
 * Says what is listed now; all positions speak of it. What is selected stays so, also where it is not listed.
 *
 * Which of the rows are selected is known at once unless very many are; then hupan_selection_settle () is to be
 * called until it is.
 */
void
hupan_selection_set_rows (HupanSelection *self,
                          HupanRows       rows)
{
  assign_rows (&self->rows, rows);

  if (base_is_current (self))
    {
      settle_at_once (self);
      return;
    }

  gtk_bitset_remove_all (self->listed);
  look_up_added (self);
  self->by_rows = hupan_rows_get_n (rows) < gtk_bitset_get_size (self->positions);
  self->next = 0;
  self->settled = FALSE;
  hupan_selection_settle (self);
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
      gtk_bitset_add_range (self->listed, position, n);
      return;
    }

  for (guint i = position; i < position + n; i++)
    {
      gint64 id = hupan_rows_get_id (self->rows, i);

      g_hash_table_remove (self->removed, &id);
      if (!base_contains (self, id))
        id_set_add (self->added, id);
    }
  gtk_bitset_add_range (self->listed, position, n);
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
      gtk_bitset_remove_range (self->listed, position, n);
      return;
    }

  for (guint i = position; i < position + n; i++)
    {
      gint64 id = hupan_rows_get_id (self->rows, i);

      g_hash_table_remove (self->added, &id);
      if (base_contains (self, id))
        id_set_add (self->removed, id);
    }
  gtk_bitset_remove_range (self->listed, position, n);
}

void
hupan_selection_clear (HupanSelection *self)
{
  g_hash_table_remove_all (self->added);
  g_hash_table_remove_all (self->removed);
  gtk_bitset_remove_all (self->positions);
  gtk_bitset_remove_all (self->listed);
  self->settled = TRUE;
  assign_rows (&self->base, (HupanRows) { 0 });
}

/**
 * hupan_selection_get_listed:
 *
 * Returns: (transfer none): the positions of the selected rows, or, before the selection is settled, of some
 */
GtkBitset *
hupan_selection_get_listed (HupanSelection *self)
{
  return self->listed;
}

/* Whether a record is selected and no other, listed or not. */
gboolean
hupan_selection_is_only (HupanSelection *self,
                         gint64          id)
{
  guint64 n = g_hash_table_size (self->added) + gtk_bitset_get_size (self->positions) - g_hash_table_size (self->removed);

  return n == 1 && hupan_selection_contains (self, id);
}
