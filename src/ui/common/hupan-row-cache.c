/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-row-cache.h"

/* Pages that cells asked for while another was on its way. A screen covers at most this many pages, and older
 * wishes are for rows that are scrolled away. */
#define MAX_WANTED 4

struct _HupanTextPage
{
  guint number;    /* of its first row, divided by HUPAN_PAGE_ROWS */
  GPtrArray *rows; /* of GStrv, NULL for a row that is gone; NULL: the texts could not be had */
};

typedef struct
{
  HupanFetch fetch; /* first, because this is what the outside sees of it */
  HupanRowCache *cache;
  GPtrArray *columns;
  guint number;
  gboolean guess; /* nobody looks at these rows yet */
  gint64 ids[HUPAN_PAGE_ROWS];
} Question;

/**
 * HupanRowCache:
 *
 * The texts of the rows that are, were or will soon be on the screen, in pages. Asks for one page at a time; of
 * those it could not ask for yet, the one wanted last comes first.
 */
struct _HupanRowCache
{
  GObject parent_instance;

  /* borrowed */
  HupanRowCacheArrived arrived;
  gpointer arrived_data;
  Question *question; /* on its way, belongs to who answers it */

  /* owned */
  HupanFetchFunc fetch;
  gpointer fetch_data;
  GDestroyNotify fetch_destroy;
  GPtrArray *columns;
  HupanRows rows;
  GQueue pages; /* most recently used first */
  GHashTable *links; /* page number -> its link in pages */
  guint prefetch_id;

  guint wanted[MAX_WANTED]; /* newest first */
  guint n_wanted;
  guint first, last; /* visible rows */
  gboolean moves;    /* the view does so little by little, */
  gboolean backward; /* up */
};

G_DEFINE_FINAL_TYPE (HupanRowCache, hupan_row_cache, G_TYPE_OBJECT)

static void
text_page_clear (gpointer data)
{
  HupanTextPage *page = data;

  g_clear_pointer (&page->rows, g_ptr_array_unref);
}

HupanTextPage *
hupan_text_page_ref (HupanTextPage *self)
{
  return g_rc_box_acquire (self);
}

void
hupan_text_page_unref (HupanTextPage *self)
{
  g_rc_box_release_full (self, text_page_clear);
}

/**
 * hupan_text_page_get:
 * @gone: (out): whether there is no such record any more
 *
 * Returns: (nullable): the texts of the page's row @index, one a column; %NULL if there are none
 */
const char *const *
hupan_text_page_get (HupanTextPage *self,
                     guint          index,
                     gboolean      *gone)
{
  const char *const *texts;

  *gone = FALSE;
  if (self->rows == NULL)
    return NULL;

  texts = g_ptr_array_index (self->rows, index);
  *gone = texts == NULL;
  return texts;
}

static gboolean
has_page (HupanRowCache *self,
          guint          number)
{
  return g_hash_table_contains (self->links, GUINT_TO_POINTER (number));
}

static void
drop_last_page (HupanRowCache *self)
{
  HupanTextPage *page = g_queue_pop_tail (&self->pages);

  g_hash_table_remove (self->links, GUINT_TO_POINTER (page->number));
  hupan_text_page_unref (page);
}

static void
keep_page (HupanRowCache *self,
           guint          number,
           GPtrArray     *rows)
{
  HupanTextPage *page = g_rc_box_new0 (HupanTextPage);

  page->number = number;
  page->rows = rows;
  g_queue_push_head (&self->pages, page);
  g_hash_table_insert (self->links, GUINT_TO_POINTER (number), self->pages.head);

  while (self->pages.length > HUPAN_CACHE_PAGES)
    drop_last_page (self);
}

/* Lets go of the question on its way; its answer will find nobody. */
static void
disown_question (HupanRowCache *self)
{
  Question *question = g_steal_pointer (&self->question);

  if (question != NULL)
    g_cancellable_cancel (question->fetch.cancellable);
}

static void
forget_all (HupanRowCache *self)
{
  disown_question (self);
  g_clear_handle_id (&self->prefetch_id, g_source_remove);
  self->n_wanted = 0;
  while (!g_queue_is_empty (&self->pages))
    drop_last_page (self);
}

static void
ask (HupanRowCache *self,
     guint          number,
     gboolean       urgent,
     gboolean       guess)
{
  guint first = number * HUPAN_PAGE_ROWS;
  guint n_rows = hupan_rows_get_n (self->rows);
  Question *question;

  g_assert (self->question == NULL);
  if (self->fetch == NULL || first >= n_rows)
    return;

  question = g_new0 (Question, 1);
  question->cache = g_object_ref (self);
  question->columns = g_ptr_array_ref (self->columns);
  question->number = number;
  question->guess = guess;
  question->fetch.ids = question->ids;
  question->fetch.n_ids = MIN (HUPAN_PAGE_ROWS, n_rows - first);
  question->fetch.columns = (gpointer) question->columns->pdata;
  question->fetch.n_columns = question->columns->len;
  question->fetch.urgent = urgent;
  question->fetch.cancellable = g_cancellable_new ();
  for (guint i = 0; i < question->fetch.n_ids; i++)
    question->ids[i] = hupan_rows_get_id (self->rows, first + i);

  self->question = question;
  self->fetch (&question->fetch, self->fetch_data);
}

/* The pages one screen ahead of the visible rows, in the direction the view moves. */
static gboolean
find_page_ahead (HupanRowCache *self,
                 guint         *number)
{
  guint n_rows = hupan_rows_get_n (self->rows);
  guint screen = self->last - self->first + 1;
  guint from, to;

  if (n_rows == 0 || self->last < self->first || !self->moves)
    return FALSE;

  if (self->backward)
    {
      from = self->first - MIN (self->first, screen);
      to = self->first;
    }
  else
    {
      from = self->last;
      to = self->last + screen;
    }

  from = MIN (from, n_rows - 1) / HUPAN_PAGE_ROWS;
  to = MIN (to, n_rows - 1) / HUPAN_PAGE_ROWS;
  for (guint i = 0; i <= to - from; i++)
    {
      *number = self->backward ? to - i : from + i;
      if (!has_page (self, *number))
        return TRUE;
    }
  return FALSE;
}

static gboolean
prefetch_cb (gpointer data)
{
  HupanRowCache *self = data;
  guint number;

  self->prefetch_id = 0;
  if (self->question == NULL && self->n_wanted == 0 && find_page_ahead (self, &number))
    ask (self, number, FALSE, TRUE);
  return G_SOURCE_REMOVE;
}

static void
prefetch_later (HupanRowCache *self)
{
  guint number;

  if (self->prefetch_id == 0 && self->fetch != NULL && self->question == NULL && find_page_ahead (self, &number))
    self->prefetch_id = g_idle_add_full (G_PRIORITY_LOW, prefetch_cb, self, NULL);
}

static void
want (HupanRowCache *self,
      guint          number)
{
  guint keep;

  for (keep = 0; keep < self->n_wanted && self->wanted[keep] != number; keep++)
    ;
  keep = MIN (keep, MAX_WANTED - 1);
  memmove (self->wanted + 1, self->wanted, keep * sizeof *self->wanted);
  self->wanted[0] = number;
  self->n_wanted = MAX (self->n_wanted, keep + 1);
}

static void
ask_next (HupanRowCache *self)
{
  while (self->n_wanted > 0 && self->question == NULL)
    {
      guint number = self->wanted[0];

      self->n_wanted--;
      memmove (self->wanted, self->wanted + 1, self->n_wanted * sizeof *self->wanted);
      if (!has_page (self, number))
        ask (self, number, FALSE, FALSE);
    }

  if (self->question == NULL)
    prefetch_later (self);
}

/**
 * hupan_fetch_reply:
 * @fetch: (transfer full): what was asked
 * @rows: (transfer full) (nullable) (element-type GStrv): one element a row: its texts in the order of the columns,
 *   "" for no value, or %NULL for a record that is gone. Frees them. %NULL if the question could not be answered
 *
 * Answers a fetch, on the main thread.
 */
void
hupan_fetch_reply (HupanFetch *fetch,
                   GPtrArray  *rows)
{
  Question *question = (Question *) fetch;
  g_autoptr (HupanRowCache) self = question->cache;

  if (rows != NULL && rows->len != fetch->n_ids)
    {
      g_critical ("A fetch of %" G_GSIZE_FORMAT " rows was answered with %u", fetch->n_ids, rows->len);
      g_clear_pointer (&rows, g_ptr_array_unref);
    }

  if (self->question == question)
    {
      self->question = NULL;
      keep_page (self, question->number, g_steal_pointer (&rows));
      if (self->arrived != NULL)
        self->arrived (question->number * HUPAN_PAGE_ROWS, fetch->n_ids, self->arrived_data);
      ask_next (self);
    }

  g_clear_pointer (&rows, g_ptr_array_unref);
  g_object_unref (fetch->cancellable);
  g_ptr_array_unref (question->columns);
  g_free (question);
}

static void
drop_fetch (HupanRowCache *self)
{
  if (self->fetch_destroy != NULL)
    self->fetch_destroy (self->fetch_data);
  self->fetch = NULL;
  self->fetch_data = NULL;
  self->fetch_destroy = NULL;
}

static void
hupan_row_cache_dispose (GObject *object)
{
  hupan_row_cache_close (HUPAN_ROW_CACHE (object));

  G_OBJECT_CLASS (hupan_row_cache_parent_class)->dispose (object);
}

static void
hupan_row_cache_finalize (GObject *object)
{
  HupanRowCache *self = HUPAN_ROW_CACHE (object);

  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->links);

  G_OBJECT_CLASS (hupan_row_cache_parent_class)->finalize (object);
}

static void
hupan_row_cache_class_init (HupanRowCacheClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hupan_row_cache_dispose;
  object_class->finalize = hupan_row_cache_finalize;
}

static void
hupan_row_cache_init (HupanRowCache *self)
{
  g_queue_init (&self->pages);
  self->links = g_hash_table_new (NULL, NULL);
  self->columns = g_ptr_array_new ();
}

HupanRowCache *
hupan_row_cache_new (HupanRowCacheArrived arrived,
                     gpointer             data)
{
  HupanRowCache *self = g_object_new (HUPAN_TYPE_ROW_CACHE, NULL);

  self->arrived = arrived;
  self->arrived_data = data;
  return self;
}

/**
 * hupan_row_cache_close:
 *
 * Forgets everything and asks no more. An unanswered question keeps the cache alive, so its owner says when it is
 * done with it.
 */
void
hupan_row_cache_close (HupanRowCache *self)
{
  self->arrived = NULL;
  forget_all (self);
  g_clear_object (&self->rows.object);
  drop_fetch (self);
}

void
hupan_row_cache_set_fetch (HupanRowCache *self,
                           HupanFetchFunc func,
                           gpointer       data,
                           GDestroyNotify destroy)
{
  forget_all (self);
  drop_fetch (self);
  self->fetch = func;
  self->fetch_data = data;
  self->fetch_destroy = destroy;
}

/**
 * hupan_row_cache_set_columns:
 *
 * Says which columns to ask for. What is cached is forgotten.
 */
void
hupan_row_cache_set_columns (HupanRowCache            *self,
                             const HupanColumn *const *columns,
                             gsize                     n)
{
  forget_all (self);
  /* A new array, because a question on its way keeps the old one. */
  g_ptr_array_unref (self->columns);
  self->columns = g_ptr_array_sized_new (n);
  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (self->columns, (gpointer) columns[i]);
}

/* Returns: where the texts of a row have the column, -1 if it is not asked for */
int
hupan_row_cache_get_slot (HupanRowCache     *self,
                          const HupanColumn *column)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_ptr_array_index (self->columns, i) == column)
      return i;
  return -1;
}

/**
 * hupan_row_cache_set_rows:
 *
 * Says what the rows are from now on. What is cached is forgotten.
 */
void
hupan_row_cache_set_rows (HupanRowCache *self,
                          HupanRows      rows)
{
  forget_all (self);
  if (rows.object != NULL)
    g_object_ref (rows.object);
  g_clear_object (&self->rows.object);
  self->rows = rows;
}

/**
 * hupan_row_cache_get_page:
 *
 * The page with the texts of a row that is about to be painted.
 *
 * Returns: (transfer none) (nullable): %NULL while it is on its way
 */
HupanTextPage *
hupan_row_cache_get_page (HupanRowCache *self,
                          guint          position)
{
  guint number = position / HUPAN_PAGE_ROWS;
  GList *link = g_hash_table_lookup (self->links, GUINT_TO_POINTER (number));

  if (link == NULL)
    {
      if (self->question != NULL && self->question->number == number)
        return NULL;
      if (self->question != NULL && self->question->guess)
        disown_question (self); /* a guess gives way to what is looked at */
      if (self->question != NULL)
        {
          want (self, number);
          return NULL;
        }
      ask (self, number, TRUE, FALSE);
      link = g_hash_table_lookup (self->links, GUINT_TO_POINTER (number));
      return link != NULL ? link->data : NULL;
    }

  if (link != self->pages.head)
    {
      g_queue_unlink (&self->pages, link);
      g_queue_push_head_link (&self->pages, link);
    }
  return link->data;
}

/**
 * hupan_row_cache_set_visible:
 *
 * Says which rows are on the screen, so that those they move towards are there before they are seen.
 */
void
hupan_row_cache_set_visible (HupanRowCache *self,
                             guint          first,
                             guint          last)
{
  guint screen = last - first + 1;
  guint distance = MAX (first, self->first) - MIN (first, self->first);

  /* Who jumps about is not likely to go on in the same direction. */
  self->moves = distance <= 2 * screen;
  if (first != self->first)
    self->backward = first < self->first;
  self->first = first;
  self->last = last;
  prefetch_later (self);
}
