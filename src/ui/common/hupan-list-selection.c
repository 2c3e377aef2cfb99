/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-list-model-private.h"

/* The list model as a GtkSelectionModel. Positions are the list's, what is remembered are records: HupanSelection. */

static void
set_cursor (HupanListModel *self,
            gint64          id)
{
  if (self->cursor == id)
    return;

  self->cursor = id;
  g_object_notify (G_OBJECT (self), "cursor");
}

static void
count_selected (HupanListModel *self)
{
  guint n_selected = gtk_bitset_get_size (hupan_selection_get_listed (self->selection));

  if (self->n_selected == n_selected)
    return;

  self->n_selected = n_selected;
  g_object_notify (G_OBJECT (self), "n-selected");
}

static gboolean
settle_cb (gpointer data)
{
  HupanListModel *self = data;

  if (!hupan_selection_settle (self->selection))
    return G_SOURCE_CONTINUE;

  self->settle_id = 0;
  count_selected (self);
  return G_SOURCE_REMOVE;
}

/* After very many rows were selected and the list changed, counting them takes a while, and is done in between. */
void
hupan_list_model_settle_selection (HupanListModel *self)
{
  if (hupan_selection_settle (self->selection))
    count_selected (self);
  else if (self->settle_id == 0)
    self->settle_id = g_idle_add_full (G_PRIORITY_LOW, settle_cb, self, NULL);
}

/* For who cannot wait. */
static GtkBitset *
get_listed (HupanListModel *self)
{
  while (!hupan_selection_settle (self->selection))
    ;
  return hupan_selection_get_listed (self->selection);
}

static void
selection_changed (HupanListModel *self,
                   guint           position,
                   guint           n)
{
  hupan_list_model_settle_selection (self);
  if (self->n_selected == 0)
    set_cursor (self, 0);
  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n);
}

static gboolean
hupan_list_model_is_selected (GtkSelectionModel *model,
                              guint              position)
{
  HupanListModel *self = HUPAN_LIST_MODEL (model);

  return position < self->n &&
         hupan_selection_contains (self->selection, hupan_rows_get_id (self->rows, position));
}

static GtkBitset *
hupan_list_model_get_selection_in_range (GtkSelectionModel *model,
                                         guint              position,
                                         guint              n)
{
  HupanListModel *self = HUPAN_LIST_MODEL (model);
  GtkBitset *range;

  if (position >= self->n || n == 0)
    return gtk_bitset_new_empty ();

  range = gtk_bitset_new_range (position, MIN (n, self->n - position));
  gtk_bitset_intersect (range, get_listed (self));
  return range;
}

static gboolean
hupan_list_model_select_range (GtkSelectionModel *model,
                               guint              position,
                               guint              n,
                               gboolean           unselect_rest)
{
  HupanListModel *self = HUPAN_LIST_MODEL (model);

  hupan_list_model_show_all (self);
  if (position >= self->n || n == 0)
    return FALSE;

  n = MIN (n, self->n - position);
  if (unselect_rest)
    hupan_selection_clear (self->selection);
  hupan_selection_add (self->selection, position, n);

  if (unselect_rest)
    selection_changed (self, 0, self->n);
  else
    selection_changed (self, position, n);
  return TRUE;
}

static gboolean
hupan_list_model_unselect_range (GtkSelectionModel *model,
                                 guint              position,
                                 guint              n)
{
  HupanListModel *self = HUPAN_LIST_MODEL (model);

  if (position >= self->n || n == 0)
    return FALSE;

  n = MIN (n, self->n - position);
  hupan_selection_remove (self->selection, position, n);
  selection_changed (self, position, n);
  return TRUE;
}

static gboolean
hupan_list_model_select_item (GtkSelectionModel *model,
                              guint              position,
                              gboolean           unselect_rest)
{
  HupanListModel *self = HUPAN_LIST_MODEL (model);

  if (!hupan_list_model_select_range (model, position, 1, unselect_rest))
    return FALSE;

  set_cursor (self, hupan_rows_get_id (self->rows, position));
  return TRUE;
}

static gboolean
hupan_list_model_unselect_item (GtkSelectionModel *model,
                                guint              position)
{
  return hupan_list_model_unselect_range (model, position, 1);
}

static gboolean
hupan_list_model_select_all (GtkSelectionModel *model)
{
  return hupan_list_model_select_range (model, 0, G_MAXUINT, FALSE);
}

static gboolean
hupan_list_model_unselect_all (GtkSelectionModel *model)
{
  HupanListModel *self = HUPAN_LIST_MODEL (model);

  hupan_selection_clear (self->selection);
  selection_changed (self, 0, self->n);
  return TRUE;
}

static gboolean
hupan_list_model_set_selection (GtkSelectionModel *model,
                                GtkBitset         *selected,
                                GtkBitset         *mask)
{
  HupanListModel *self = HUPAN_LIST_MODEL (model);
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_is_empty (mask))
    return FALSE;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position);
       more && position < self->n;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      if (gtk_bitset_contains (selected, position))
        hupan_selection_add (self->selection, position, 1);
      else
        hupan_selection_remove (self->selection, position, 1);
    }

  position = gtk_bitset_get_minimum (mask);
  if (position < self->n)
    selection_changed (self, position, MIN (gtk_bitset_get_maximum (mask), self->n - 1) - position + 1);
  return TRUE;
}

void
hupan_list_model_selection_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = hupan_list_model_is_selected;
  iface->get_selection_in_range = hupan_list_model_get_selection_in_range;
  iface->select_item = hupan_list_model_select_item;
  iface->unselect_item = hupan_list_model_unselect_item;
  iface->select_range = hupan_list_model_select_range;
  iface->unselect_range = hupan_list_model_unselect_range;
  iface->select_all = hupan_list_model_select_all;
  iface->unselect_all = hupan_list_model_unselect_all;
  iface->set_selection = hupan_list_model_set_selection;
}

guint
hupan_list_model_get_n_selected (HupanListModel *self)
{
  return self->n_selected;
}

/**
 * hupan_list_model_dup_selected_ids:
 *
 * Returns: (transfer full) (array length=n): the selected records among those listed, in the order of the list
 */
gint64 *
hupan_list_model_dup_selected_ids (HupanListModel *self,
                                   gsize          *n)
{
  GtkBitset *selected = get_listed (self);
  gint64 *ids = g_new (gint64, gtk_bitset_get_size (selected) + 1);
  GtkBitsetIter iter;
  guint position;

  *n = 0;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position);
       more;
       more = gtk_bitset_iter_next (&iter, &position))
    ids[(*n)++] = hupan_rows_get_id (self->rows, position);
  return ids;
}

/* Whether a record is selected and no other, listed or not. */
gboolean
hupan_list_model_is_only_selected (HupanListModel *self,
                                   gint64          id)
{
  return hupan_selection_is_only (self->selection, id);
}

/**
 * hupan_list_model_select_id:
 *
 * Selects one record and nothing else, and puts the cursor on it. If it is not listed, nothing is selected.
 */
void
hupan_list_model_select_id (HupanListModel *self,
                            gint64          id)
{
  gint position = id != 0 ? hupan_rows_find (self->rows, id) : -1;

  if (position >= 0)
    {
      hupan_list_model_select_item (GTK_SELECTION_MODEL (self), position, TRUE);
      return;
    }

  hupan_list_model_unselect_all (GTK_SELECTION_MODEL (self));
}

/* Returns: the record the user is at, 0 if there is none */
gint64
hupan_list_model_get_cursor (HupanListModel *self)
{
  return self->cursor;
}
