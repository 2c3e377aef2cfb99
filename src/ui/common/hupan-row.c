/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-row-private.h"

#include <glib/gi18n.h>

struct _HupanRow
{
  GObject parent_instance;

  HupanListModel *model; /* borrowed; NULL once the model is gone */
  guint position;

  /* owned */
  HupanTextPage *page; /* NULL: no texts yet */
  guint index;         /* of this row in the page */
  gboolean stale;      /* the page is of an earlier result: good to look at until the new one is here */

  GQueue watches;
};

G_DEFINE_FINAL_TYPE (HupanRow, hupan_row, G_TYPE_OBJECT)

static void
hupan_row_finalize (GObject *object)
{
  HupanRow *self = HUPAN_ROW (object);

  g_assert (g_queue_is_empty (&self->watches));
  if (self->model != NULL)
    hupan_list_model_forget_row (self->model, self->position);
  g_clear_pointer (&self->page, hupan_text_page_unref);

  G_OBJECT_CLASS (hupan_row_parent_class)->finalize (object);
}

static void
hupan_row_class_init (HupanRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hupan_row_finalize;
}

static void
hupan_row_init (HupanRow *self)
{
  g_queue_init (&self->watches);
}

HupanRow *
hupan_row_new (HupanListModel *model,
               guint           position)
{
  HupanRow *self = g_object_new (HUPAN_TYPE_ROW, NULL);

  self->model = model;
  self->position = position;
  return self;
}

/* The model is going away, and widgets may hold the row a little longer. */
void
hupan_row_orphan (HupanRow *self)
{
  self->model = NULL;
}

/* Tells those who watch. They may not add or remove watches. */
void
hupan_row_changed (HupanRow *self)
{
  for (GList *l = self->watches.head; l != NULL; l = l->next)
    {
      HupanRowWatch *watch = l->data;

      watch->changed (watch, self);
    }
}

/* The row stands for another record from now on. */
void
hupan_row_invalidate (HupanRow *self)
{
  g_clear_pointer (&self->page, hupan_text_page_unref);
  self->stale = FALSE;
  hupan_row_changed (self);
}

/* Takes the texts at an index of a page. Nobody is told when they are what the row showed already. */
void
hupan_row_set_texts (HupanRow      *self,
                     HupanTextPage *page,
                     guint          index,
                     gboolean       stale)
{
  gboolean was_gone = FALSE, is_gone = FALSE, same;
  const char *const *old = self->page != NULL ? hupan_text_page_get (self->page, self->index, &was_gone) : NULL;
  const char *const *new = hupan_text_page_get (page, index, &is_gone);

  same = self->page != NULL && was_gone == is_gone && (old == NULL) == (new == NULL) &&
         (old == NULL || g_strv_equal (old, new));

  hupan_text_page_ref (page);
  g_clear_pointer (&self->page, hupan_text_page_unref);
  self->page = page;
  self->index = index;
  self->stale = stale;

  if (!same)
    hupan_row_changed (self);
}

/* Returns: (transfer none) (nullable): the texts the row shows, as a place in a page */
HupanTextPage *
hupan_row_get_texts (HupanRow *self,
                     guint    *index)
{
  *index = self->index;
  return self->page;
}

guint
hupan_row_get_position (HupanRow *self)
{
  return self->position;
}

/**
 * hupan_row_get_id:
 *
 * Returns: the record the row stands for just now; 0 if there is none any more
 */
gint64
hupan_row_get_id (HupanRow *self)
{
  HupanRows rows;

  if (self->model == NULL)
    return 0;

  rows = hupan_list_model_get_rows (self->model);
  return self->position < hupan_rows_get_n (rows) ? hupan_rows_get_id (rows, self->position) : 0;
}

/**
 * hupan_row_load:
 *
 * Asks for the texts of the row, as a cell does that is about to be painted. They may be there at once; if not,
 * those who watch the row hear of it when they come.
 */
HupanRowState
hupan_row_load (HupanRow *self)
{
  if (self->model != NULL && (self->page == NULL || self->stale))
    hupan_list_model_load_row (self->model, self);

  return hupan_row_get_state (self);
}

HupanRowState
hupan_row_get_state (HupanRow *self)
{
  gboolean gone = FALSE;

  if (self->page == NULL)
    return HUPAN_ROW_LOADING;
  if (hupan_text_page_get (self->page, self->index, &gone) != NULL)
    return HUPAN_ROW_LOADED;
  return gone ? HUPAN_ROW_GONE : HUPAN_ROW_LOADING;
}

/**
 * hupan_row_get_text:
 *
 * Returns: (nullable): the text in a column, "" for no value, %NULL if the row is not loaded or the column not listed
 */
const char *
hupan_row_get_text (HupanRow          *self,
                    const HupanColumn *column)
{
  const char *const *texts;
  gboolean gone;
  int slot;

  if (self->page == NULL || self->model == NULL)
    return NULL;

  texts = hupan_text_page_get (self->page, self->index, &gone);
  slot = hupan_list_model_get_slot (self->model, column);
  return texts != NULL && slot >= 0 ? texts[slot] : NULL;
}

/**
 * hupan_row_dup_summary:
 * @columns: those to take, in order
 * @labels: (nullable): what to say before each of their values; %NULL where it speaks for itself
 *
 * The row as one line of text; columns without a value are left out.
 *
 * Returns: (transfer full): "" if the row is not loaded
 */
char *
hupan_row_dup_summary (HupanRow                 *self,
                       const HupanColumn *const *columns,
                       const char *const        *labels,
                       gsize                     n,
                       const char               *separator)
{
  GString *summary = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      const char *text = hupan_row_get_text (self, columns[i]);

      if (text == NULL || *text == '\0')
        continue;
      if (summary->len > 0)
        g_string_append (summary, separator);
      if (labels != NULL && labels[i] != NULL)
        /* Translators: the heading of a column and a number or date in it, in a row of a narrow list */
        g_string_append_printf (summary, C_ ("list row", "%s: %s"), labels[i], text);
      else
        g_string_append (summary, text);
    }
  return g_string_free_and_steal (summary);
}

void
hupan_row_watch (HupanRow      *self,
                 HupanRowWatch *watch)
{
  watch->link.data = watch;
  g_queue_push_tail_link (&self->watches, &watch->link);
}

void
hupan_row_unwatch (HupanRow      *self,
                   HupanRowWatch *watch)
{
  g_queue_unlink (&self->watches, &watch->link);
}
