/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-desk-fetch.h"

#include "desk/hupan-row-texts.h"

struct _HupanDeskFetcher
{
  HupanDesk *desk;
  const HupanKind *kind;
};

/* A fetch on its way: shared by the main thread, which may wait a moment, and the registry's. */
typedef struct
{
  gint ref_count;
  HupanFetch *fetch; /* NULL once it was replied to */
  HupanDesk *desk;

  /* A copy of the question, because the fetch itself belongs to the main thread. */
  const HupanKind *kind;
  gint64 *ids;
  gsize n_ids;
  const HupanColumn **columns;
  gsize n_columns;

  GMutex lock;
  GCond done_cond;
  gboolean done;
  GPtrArray *rows; /* NULL: they could not be read */
} Answer;

static Answer *
answer_ref (Answer *answer)
{
  g_atomic_int_inc (&answer->ref_count);
  return answer;
}

static void
answer_unref (Answer *answer)
{
  if (!g_atomic_int_dec_and_test (&answer->ref_count))
    return;

  g_clear_object (&answer->desk);
  g_clear_pointer (&answer->rows, g_ptr_array_unref);
  g_free (answer->ids);
  g_free (answer->columns);
  g_mutex_clear (&answer->lock);
  g_cond_clear (&answer->done_cond);
  g_free (answer);
}

/* --- On the registry's thread --------------------------------------------------------------------- */

static gpointer
read_rows (HupanRegistry       *registry,
           gpointer             data,
           const HupanProgress *progress,
           GError             **error)
{
  Answer *answer = data;
  g_autoptr (GError) local = NULL;
  GPtrArray *rows = hupan_row_texts_read (registry, answer->kind, answer->columns, answer->n_columns, answer->ids, answer->n_ids,
                                      hupan_desk_get_lang (answer->desk), progress, &local);

  if (rows == NULL && !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Rows of %s cannot be read: %s", answer->kind->plural, local->message);

  g_mutex_lock (&answer->lock);
  answer->rows = rows;
  answer->done = TRUE;
  g_cond_signal (&answer->done_cond);
  g_mutex_unlock (&answer->lock);

  return NULL;
}

/* --- On the main thread ------------------------------------------------------------------------------ */

static void
reply (Answer *answer)
{
  HupanFetch *fetch = g_steal_pointer (&answer->fetch);

  if (fetch != NULL)
    hupan_fetch_reply (fetch, g_steal_pointer (&answer->rows));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Answer *answer = data;

  hupan_desk_run_finish (HUPAN_DESK (source), result, NULL);
  reply (answer);
  answer_unref (answer);
}

/**
 * hupan_desk_fetch:
 * @fetcher: a #HupanDeskFetcher
 *
 * Reads the texts of a page of rows. When they are urgent it waits at most 3 ms for them, which is ten times what a
 * warm page takes, so that scrolling paints no placeholders; a cold page arrives later.
 */
void
hupan_desk_fetch (HupanFetch *fetch,
                  gpointer    fetcher)
{
  HupanDeskFetcher *self = fetcher;
  Answer *answer = g_new0 (Answer, 1);
  const gint64 deadline = g_get_monotonic_time () + 3 * G_TIME_SPAN_MILLISECOND;
  gboolean done = FALSE;

  answer->ref_count = 1;
  answer->fetch = fetch;
  answer->desk = g_object_ref (self->desk);
  answer->kind = self->kind;
  answer->ids = g_memdup2 (fetch->ids, fetch->n_ids * sizeof (gint64));
  answer->n_ids = fetch->n_ids;
  answer->columns = g_memdup2 (fetch->columns, fetch->n_columns * sizeof (HupanColumn *));
  answer->n_columns = fetch->n_columns;
  g_mutex_init (&answer->lock);
  g_cond_init (&answer->done_cond);

  hupan_desk_run_urgent_async (self->desk, read_rows, answer_ref (answer), (GDestroyNotify) answer_unref, NULL, fetch->cancellable,
                               read_cb, answer_ref (answer));

  if (fetch->urgent)
    {
      g_mutex_lock (&answer->lock);
      while (!answer->done && g_cond_wait_until (&answer->done_cond, &answer->lock, deadline))
        ;
      done = answer->done;
      g_mutex_unlock (&answer->lock);
    }

  if (done)
    reply (answer);
  answer_unref (answer);
}

HupanDeskFetcher *
hupan_desk_fetcher_new (HupanDesk       *desk,
                        const HupanKind *kind)
{
  HupanDeskFetcher *self = g_new (HupanDeskFetcher, 1);

  *self = (HupanDeskFetcher) { g_object_ref (desk), kind };
  return self;
}

void
hupan_desk_fetcher_free (HupanDeskFetcher *self)
{
  g_object_unref (self->desk);
  g_free (self);
}
