/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-stage-way.h"

#include "core/hupan-clock.h"
#include "core/hupan-date.h"

/* Lines of the history that are read at a time. */
#define PAGE 200

void
hupan_passage_free (HupanPassage *passage)
{
  g_free (passage->stage);
  g_free (passage->since);
  g_free (passage->actor);
  g_free (passage->reason);
  g_free (passage);
}

static const char *
find_after (const HupanChange *change,
            const char        *field)
{
  for (guint i = 0; change->edits != NULL && i < change->edits->len; i++)
    {
      const HupanEdit *edit = g_ptr_array_index (change->edits, i);

      if (g_str_equal (edit->field->name, field))
        return edit->after;
    }

  return NULL;
}

static char *
dup_day (gint64 at)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_local (at / 1000);

  return g_date_time_format (instant, "%Y-%m-%d");
}

/* Whether what an entry did is in effect. Entries come newest first, so who takes an entry back is known before it: an
 * undo that was itself undone takes nothing back. */
static gboolean
is_in_effect (const HupanHistoryEntry *entry,
              GHashTable              *undone)
{
  if (g_hash_table_contains (undone, &entry->batch))
    return FALSE;
  if (entry->undoes == 0)
    return TRUE;

  g_hash_table_add (undone, g_memdup2 (&entry->undoes, sizeof entry->undoes));
  return FALSE;
}

static void
add_passage (GPtrArray               *way,
             const HupanHistoryEntry *entry)
{
  const char *stage = find_after (entry->change, "stage");
  const char *since = find_after (entry->change, "stage_since");
  HupanPassage *passage;

  if (stage == NULL)
    return;

  passage = g_new0 (HupanPassage, 1);
  passage->stage = g_strdup (stage);
  passage->since = since != NULL ? g_strdup (since) : dup_day (entry->at);
  passage->actor = g_strdup (entry->actor);
  passage->reason = g_strdup (entry->reason);
  passage->made = entry->change->action == HUPAN_ACTION_CREATE;
  g_ptr_array_insert (way, 0, passage);
}

static void
count_days (GPtrArray *way)
{
  g_autofree char *today = hupan_clock_dup_today ();

  for (guint i = 0; i < way->len; i++)
    {
      HupanPassage *passage = g_ptr_array_index (way, i);
      const char *until = i + 1 < way->len ? ((HupanPassage *) g_ptr_array_index (way, i + 1))->since : today;

      passage->days = hupan_date_is_whole (passage->since) && hupan_date_is_whole (until)
                        ? hupan_date_days_between (passage->since, until) : -1;
    }
}

GPtrArray *
hupan_stage_way_read (HupanRegistry *registry,
                      gint64         application,
                      GError       **error)
{
  g_autoptr (GPtrArray) way = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_passage_free);
  g_autoptr (GHashTable) undone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const HupanKind *kind = hupan_kind_get ("application");
  guint n_read = PAGE;

  for (gint64 before = 0; n_read == PAGE;)
    {
      g_autoptr (GPtrArray) entries = hupan_registry_history (registry, kind, application, before, PAGE, error);

      if (entries == NULL)
        return NULL;
      n_read = entries->len;
      for (guint i = 0; i < n_read; i++)
        {
          const HupanHistoryEntry *entry = g_ptr_array_index (entries, i);

          before = entry->seq;
          if (is_in_effect (entry, undone) && entry->change->kind == kind && entry->change->id == application)
            add_passage (way, entry);
        }
    }
  count_days (way);

  return g_steal_pointer (&way);
}
