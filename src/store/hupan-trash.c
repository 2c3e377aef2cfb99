/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-scan.h"

typedef struct
{
  const HupanKind *kind;
  GPtrArray *items;
} Listing;

void
hupan_trash_item_free (HupanTrashItem *item)
{
  g_free (item->title);
  g_free (item->deleted_by);
  g_free (item);
}

static gboolean
add_item_cb (gint64             id,
             const char *const *values,
             gpointer           data)
{
  Listing *listing = data;
  HupanTrashItem *item = g_new0 (HupanTrashItem, 1);

  item->kind = listing->kind;
  item->id = id;
  item->title = g_strdup (values[0] != NULL ? values[0] : hupan_kind_get_label (listing->kind));
  g_ptr_array_add (listing->items, item);
  return TRUE;
}

/* Putting a record into the trash is the last change of it, as a rule: what lies there is not edited. */
static gboolean
read_when (HupanRegistry   *self,
           HupanTrashItem  *item,
           GError         **error)
{
  g_autoptr(HupanRecord) record = hupan_registry_get_record (self, item->kind, item->id, error);

  if (record == NULL)
    return FALSE;

  item->deleted_at = hupan_record_get_meta (record)->deleted_at;
  item->deleted_by = g_strdup (hupan_record_get_meta (record)->updated_by);
  return TRUE;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const HupanTrashItem *one = *(HupanTrashItem *const *) a, *other = *(HupanTrashItem *const *) b;

  if (one->deleted_at != other->deleted_at)
    return one->deleted_at > other->deleted_at ? -1 : 1;
  return (one->id < other->id) - (one->id > other->id);
}

/**
 * hupan_registry_list_trash:
 * @lang: (nullable): the language of the titles
 *
 * Returns: (transfer full) (element-type HupanTrashItem): what is in the trash, newest first. Parts are not listed:
 *   they go where the record goes that they belong to
 */
GPtrArray *
hupan_registry_list_trash (HupanRegistry  *self,
                           const char     *lang,
                           GError        **error)
{
  static const char *const paths[] = { "@title", NULL };
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_trash_item_free);

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      Listing listing = { *kind, items };

      if (((*kind)->flags & HUPAN_KIND_PART) == 0 &&
          !hupan_scan_run (self, *kind, paths, HUPAN_SCAN_TRASHED, NULL, 0, lang, add_item_cb, &listing, NULL, error))
        return NULL;
    }
  for (guint i = 0; i < items->len; i++)
    if (!read_when (self, g_ptr_array_index (items, i), error))
      return NULL;

  g_ptr_array_sort (items, compare_items);
  return g_steal_pointer (&items);
}
