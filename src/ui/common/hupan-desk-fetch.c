/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-desk-fetch.h"

#include <glib/gi18n.h>

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
  GPtrArray *rows; /* of char **, NULL for a record that is gone */
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

/**
 * hupan_column_dup_display_path:
 *
 * Returns: the path to read to show @column to people: where it ends in a reference, the title of the record
 *   referred to; where it counts, the count
 */
char *
hupan_column_dup_display_path (const HupanColumn *column,
                               const HupanKind   *kind)
{
  const HupanField *field;

  if (column->flags & HUPAN_COLUMN_COUNT)
    return g_strconcat ("#", column->path, NULL);

  field = hupan_kind_resolve (kind, column->path, NULL, NULL);
  return field->type == HUPAN_TYPE_REFERENCE ? g_strconcat (column->path, ".@title", NULL) : g_strdup (column->path);
}

/* --- On the registry's thread --------------------------------------------------------------------- */

typedef struct
{
  Answer *answer;
  GHashTable *positions; /* gint64 id → position + 1 */
} Filling;

/* Values along a path that leads to several records come one a line. Each is said once. */
static char *
format_values (const HupanField *field,
               const char       *value)
{
  g_auto (GStrv) values = g_strsplit (value, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *one = NULL;
      gboolean said = FALSE;

      for (guint j = 0; j < i && !said; j++)
        said = g_str_equal (values[i], values[j]);
      if (said)
        continue;

      one = field != NULL ? hupan_field_format (field, values[i]) : g_strdup (values[i]);
      if (text->len > 0)
        /* Translators: between the items of a list in one line. */
        g_string_append (text, C_ ("list", ", "));
      g_string_append (text, one);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
format_cell (Answer            *answer,
             const HupanColumn *column,
             const char        *value)
{
  const HupanField *field;
  gboolean several;

  if (value == NULL)
    return g_strdup ("");
  if (column->flags & HUPAN_COLUMN_COUNT)
    return g_strdup_printf (C_ ("count in a list", "%'" G_GINT64_FORMAT), g_ascii_strtoll (value, NULL, 10));

  field = hupan_kind_resolve (answer->kind, column->path, NULL, &several);
  if (field->type == HUPAN_TYPE_REFERENCE)
    return format_values (NULL, value);

  return several ? format_values (field, value) : hupan_field_format (field, value);
}

static gboolean
fill_row (gint64             id,
          const char *const *values,
          gpointer           data)
{
  Filling *filling = data;
  Answer *answer = filling->answer;
  const guint position = GPOINTER_TO_UINT (g_hash_table_lookup (filling->positions, &id));
  char **texts = g_new0 (char *, answer->n_columns + 1);

  for (gsize i = 0; i < answer->n_columns; i++)
    texts[i] = format_cell (answer, answer->columns[i], values[i]);
  answer->rows->pdata[position - 1] = texts;

  return TRUE;
}

static gpointer
read_rows (HupanRegistry       *registry,
           gpointer             data,
           const HupanProgress *progress,
           GError             **error)
{
  Answer *answer = data;
  g_autoptr (GHashTable) positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  Filling filling = { answer, positions };
  g_autoptr (GError) local = NULL;

  answer->rows = g_ptr_array_new_full (answer->n_ids, (GDestroyNotify) g_strfreev);
  g_ptr_array_set_size (answer->rows, answer->n_ids);
  for (gsize i = 0; i < answer->n_ids; i++)
    g_hash_table_insert (positions, &answer->ids[i], GUINT_TO_POINTER (i + 1));
  for (gsize i = 0; i < answer->n_columns; i++)
    g_strv_builder_take (builder, hupan_column_dup_display_path (answer->columns[i], answer->kind));
  paths = g_strv_builder_end (builder);

  if (!hupan_registry_scan (registry, answer->kind, (const char *const *) paths, answer->ids, answer->n_ids,
                            hupan_desk_get_lang (answer->desk), fill_row, &filling, progress, &local) &&
      !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Rows of %s cannot be read: %s", answer->kind->plural, local->message);

  g_mutex_lock (&answer->lock);
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
  if (answer->fetch != NULL && answer->rows == NULL)
    {
      /* Cancelled before it began: nothing was read, and nobody wants it. */
      answer->rows = g_ptr_array_new_full (answer->n_ids, (GDestroyNotify) g_strfreev);
      g_ptr_array_set_size (answer->rows, answer->n_ids);
    }
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
