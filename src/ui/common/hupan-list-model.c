/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-list-model-private.h"

/* Where texts are. */
typedef struct
{
  HupanTextPage *page;
  guint index;
} Place;

/**
 * HupanListModel:
 *
 * The list of a view, of any length: GListModel and GtkSelectionModel in one.
 *
 * Its items are proxies of positions. When other rows are set, the proxies that are alive stand for other records
 * and say so to the cells that draw them; to GTK only the difference in length is signalled. Never does it say
 * that all items changed: GTK would ask for every one of them (tests/ui/test-table-frames.c counts that it does not).
 */

typedef enum
{
  PROP_N_ITEMS = 1,
  PROP_N_SELECTED,
  PROP_CURSOR,
} HupanListModelProperty;

static GParamSpec *properties[PROP_CURSOR + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HupanListModel, hupan_list_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, hupan_list_model_selection_iface_init))

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

static void
grow (HupanListModel *self,
      guint           n)
{
  guint n_old = self->n;

  self->n = n;
  if (n > n_old)
    g_list_model_items_changed (G_LIST_MODEL (self), n_old, 0, n - n_old);
}

static void
set_rows (HupanListModel *self,
          HupanRows       rows,
          guint           n_new)
{
  guint n_old = self->n;
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
  grow (self, n_new);

  hupan_list_model_settle_selection (self);
  if (n_new > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_new);

  if (n_new != n_old)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
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
  set_rows (self, rows, hupan_rows_get_n (rows));
}

/**
 * hupan_list_model_set_first_rows:
 *
 * As hupan_list_model_set_rows (), but GTK is told of @n of the rows at most, until hupan_list_model_show_all (): of those
 * it knows, it makes widgets for 205, whether they are in sight or not.
 */
void
hupan_list_model_set_first_rows (HupanListModel *self,
                                 HupanRows       rows,
                                 guint           n)
{
  set_rows (self, rows, MIN (n, hupan_rows_get_n (rows)));
}

void
hupan_list_model_show_all (HupanListModel *self)
{
  guint n = hupan_rows_get_n (self->rows);

  if (self->n == n)
    return;

  grow (self, n);
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
