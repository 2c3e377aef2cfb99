/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-list-model.h"

#include "hupan-row-private.h"
#include "hupan-selection.h"

/**
 * HupanListModel:
 *
 * The list of a view, of any length: GListModel and GtkSelectionModel in one.
 *
 * Its items are proxies of positions. When other rows are set, the proxies that are alive stand for other records
 * and say so to the cells that draw them; to GTK only the difference in length is signalled. Never does it say
 * that all items changed: GTK would ask for every one of them (docs/architecture.md has the counts).
 */
struct _HupanListModel
{
  GObject parent_instance;

  /* owned */
  HupanRows rows;
  HupanRowCache *cache;
  HupanSelection *selection;
  GHashTable *live;    /* position -> HupanRow, not owned: the row forgets itself */
  GHashTable *carried; /* record id -> Place: texts shown before the rows were swapped, until newer ones come */

  guint n; /* as GTK knows it; differs from the rows' only in the middle of a swap */
  guint n_selected;
  guint settle_id;
  gint64 cursor; /* the record last selected by the user */
};

/* Where texts are. */
typedef struct
{
  HupanTextPage *page;
  guint index;
} Place;

typedef enum
{
  PROP_N_ITEMS = 1,
  PROP_N_SELECTED,
  PROP_CURSOR,
} HupanListModelProperty;

static GParamSpec *properties[PROP_CURSOR + 1];

static void list_model_iface_init (GListModelInterface *iface);
static void selection_model_iface_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HupanListModel, hupan_list_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_iface_init))

static void
place_free (gpointer data)
{
  Place *place = data;

  hupan_text_page_unref (place->page);
  g_free (place);
}

/* Keeps the texts that are on the screen, by record: after an edit or in another order most of them are wanted
 * again, and showing them until they are fetched anew spares a flicker. */
static void
carry_texts (HupanListModel *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_remove_all (self->carried);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      gint64 id = hupan_row_get_id (value);
      Place place;

      place.page = hupan_row_get_texts (value, &place.index);
      if (place.page == NULL || id == 0)
        continue;
      hupan_text_page_ref (place.page);
      g_hash_table_insert (self->carried, g_memdup2 (&id, sizeof id), g_memdup2 (&place, sizeof place));
    }
}

static void
invalidate_rows (HupanListModel *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    hupan_row_invalidate (value);
}

static void
texts_arrived_cb (guint    position,
                  guint    n,
                  gpointer data)
{
  HupanListModel *self = data;

  for (guint i = position; i < position + n; i++)
    {
      HupanRow *row = g_hash_table_lookup (self->live, GUINT_TO_POINTER (i));

      if (row != NULL)
        hupan_row_load (row);
    }
}

static void
set_cursor (HupanListModel *self,
            gint64          id)
{
  if (self->cursor == id)
    return;

  self->cursor = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR]);
}

static void
count_selected (HupanListModel *self)
{
  guint n_selected = gtk_bitset_get_size (hupan_selection_get_listed (self->selection));

  if (self->n_selected == n_selected)
    return;

  self->n_selected = n_selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
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
static void
settle_selection (HupanListModel *self)
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
  settle_selection (self);
  if (self->n_selected == 0)
    set_cursor (self, 0);
  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n);
}

/* GListModel */

static GType
hupan_list_model_get_item_type (GListModel *list)
{
  return HUPAN_TYPE_ROW;
}

static guint
hupan_list_model_get_n_items (GListModel *list)
{
  return HUPAN_LIST_MODEL (list)->n;
}

static gpointer
hupan_list_model_get_item (GListModel *list,
                           guint       position)
{
  HupanListModel *self = HUPAN_LIST_MODEL (list);
  HupanRow *row;

  if (position >= self->n)
    return NULL;

  row = g_hash_table_lookup (self->live, GUINT_TO_POINTER (position));
  if (row != NULL)
    return g_object_ref (row);

  row = hupan_row_new (self, position);
  g_hash_table_insert (self->live, GUINT_TO_POINTER (position), row);
  return row;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = hupan_list_model_get_item_type;
  iface->get_n_items = hupan_list_model_get_n_items;
  iface->get_item = hupan_list_model_get_item;
}

/* GtkSelectionModel */

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
  return hupan_list_model_select_range (model, 0, HUPAN_LIST_MODEL (model)->n, FALSE);
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

static void
selection_model_iface_init (GtkSelectionModelInterface *iface)
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

/* GObject */

static void
hupan_list_model_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  HupanListModel *self = HUPAN_LIST_MODEL (object);

  switch ((HupanListModelProperty) prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->n);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, self->n_selected);
      break;
    case PROP_CURSOR:
      g_value_set_int64 (value, self->cursor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_list_model_dispose (GObject *object)
{
  HupanListModel *self = HUPAN_LIST_MODEL (object);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    hupan_row_orphan (value);
  g_hash_table_remove_all (self->live);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->cache != NULL)
    hupan_row_cache_close (self->cache);
  g_clear_object (&self->cache);

  G_OBJECT_CLASS (hupan_list_model_parent_class)->dispose (object);
}

static void
hupan_list_model_finalize (GObject *object)
{
  HupanListModel *self = HUPAN_LIST_MODEL (object);

  hupan_selection_free (self->selection);
  g_hash_table_unref (self->live);
  g_hash_table_unref (self->carried);
  g_clear_object (&self->rows.object);

  G_OBJECT_CLASS (hupan_list_model_parent_class)->finalize (object);
}

static void
hupan_list_model_class_init (HupanListModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = hupan_list_model_get_property;
  object_class->dispose = hupan_list_model_dispose;
  object_class->finalize = hupan_list_model_finalize;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_CURSOR] = g_param_spec_int64 ("cursor", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
hupan_list_model_init (HupanListModel *self)
{
  self->cache = hupan_row_cache_new (texts_arrived_cb, self);
  self->selection = hupan_selection_new ();
  self->live = g_hash_table_new (NULL, NULL);
  self->carried = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, place_free);
}

/* What rows ask of their model */

void
hupan_list_model_forget_row (HupanListModel *self,
                             guint           position)
{
  g_hash_table_remove (self->live, GUINT_TO_POINTER (position));
}

void
hupan_list_model_load_row (HupanListModel *self,
                           HupanRow       *row)
{
  guint position = hupan_row_get_position (row), index;
  gint64 id = hupan_row_get_id (row);
  HupanTextPage *page;
  Place *place;

  if (id == 0)
    return;

  page = hupan_row_cache_get_page (self->cache, position);
  if (page != NULL)
    hupan_row_set_texts (row, page, position % HUPAN_PAGE_ROWS, FALSE);
  else if (hupan_row_get_texts (row, &index) == NULL && (place = g_hash_table_lookup (self->carried, &id)) != NULL)
    hupan_row_set_texts (row, place->page, place->index, TRUE);
}

int
hupan_list_model_get_slot (HupanListModel    *self,
                           const HupanColumn *column)
{
  return hupan_row_cache_get_slot (self->cache, column);
}

/* Public */

HupanListModel *
hupan_list_model_new (void)
{
  return g_object_new (HUPAN_TYPE_LIST_MODEL, NULL);
}

/**
 * hupan_list_model_set_fetch:
 *
 * Says who brings the texts of rows; see #HupanFetchFunc.
 */
void
hupan_list_model_set_fetch (HupanListModel *self,
                            HupanFetchFunc  func,
                            gpointer        data,
                            GDestroyNotify  destroy)
{
  hupan_row_cache_set_fetch (self->cache, func, data, destroy);
  invalidate_rows (self);
}

/**
 * hupan_list_model_set_columns:
 *
 * Says which columns' texts are wanted. The columns must outlive the model, as those of a kind do.
 */
void
hupan_list_model_set_columns (HupanListModel            *self,
                              const HupanColumn *const *columns,
                              gsize                     n)
{
  hupan_row_cache_set_columns (self->cache, columns, n);
  g_hash_table_remove_all (self->carried);
  invalidate_rows (self);
}

/**
 * hupan_list_model_set_rows:
 *
 * Shows other rows. In this order: the tail that is too long is cut off, the rows alive are made to stand for
 * their new records, the tail that is missing is added, and the selection is looked at anew. A view that must
 * return to the top does so *before* this is called, while there is nothing to rebuild.
 */
void
hupan_list_model_set_rows (HupanListModel *self,
                           HupanRows       rows)
{
  guint n_old = self->n;
  guint n_new = hupan_rows_get_n (rows);
  guint n_common = MIN (n_old, n_new);

  carry_texts (self);

  if (rows.object != NULL)
    g_object_ref (rows.object);
  g_clear_object (&self->rows.object);
  self->rows = rows;
  hupan_row_cache_set_rows (self->cache, rows);
  hupan_selection_set_rows (self->selection, rows);

  self->n = n_common;
  if (n_old > n_common)
    g_list_model_items_changed (G_LIST_MODEL (self), n_common, n_old - n_common, 0);

  invalidate_rows (self);

  self->n = n_new;
  if (n_new > n_common)
    g_list_model_items_changed (G_LIST_MODEL (self), n_common, 0, n_new - n_common);

  settle_selection (self);
  if (n_new > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_new);

  if (n_new != n_old)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* Returns: (transfer none): what is listed */
HupanRows
hupan_list_model_get_rows (HupanListModel *self)
{
  return self->rows;
}

/**
 * hupan_list_model_set_visible:
 *
 * Says which rows are on the screen. Their texts are asked for if they are missing; then those of the rows the view
 * moves towards.
 */
void
hupan_list_model_set_visible (HupanListModel *self,
                              guint           first,
                              guint           last)
{
  /* Cells ask for their texts when they are painted, but one that scrolled away before they came and is back now
   * is not painted again. */
  for (guint i = first; i <= last && i < self->n; i++)
    {
      HupanRow *row = g_hash_table_lookup (self->live, GUINT_TO_POINTER (i));

      if (row != NULL)
        hupan_row_load (row);
    }

  hupan_row_cache_set_visible (self->cache, first, last);
}

/* Has all rows drawn anew, because they are to look different with the same texts. */
void
hupan_list_model_redraw (HupanListModel *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    hupan_row_changed (value);
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

void
hupan_list_model_set_cursor (HupanListModel *self,
                             gint64          id)
{
  set_cursor (self, id);
}
