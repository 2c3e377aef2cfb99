/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/kinds/hupan-kinds.h"
#include "hupan-changes.h"
#include "hupan-comparison.h"

/* From names in cells to the records that they mean: found, made, chosen by somebody, or told as not known. */

/* A file with more names that no record has is about something else, or a column is. To look for what each is like would
 * take long. */
#define MAX_LIKENED 200

/* Tags and calls are lists that an office grows as it goes: one that is not there yet is made. A university or topic that
 * is not there is more likely misspelt. */
static gboolean
is_made_when_new (const HupanKind *kind)
{
  return kind == &hupan_tag_kind || kind == &hupan_call_kind;
}

gint64
hupan_comparison_look_up (HupanComparison *self, const HupanKind *kind, const char *text, gboolean *several)
{
  HupanLookup *lookup = g_hash_table_lookup (self->lookups, kind);
  gint64 id = hupan_lookup_find (lookup, text, several);
  gint64 chosen = id == 0 ? hupan_import_get_chosen (self->import, kind, text) : 0;

  /* A record that was chosen may be gone since. */
  return chosen != 0 && hupan_lookup_get_title (lookup, chosen) != NULL ? chosen : id;
}

/* What is found by likeness is read with the first name that needs it. NULL: nothing is likely. */
static HupanLikely *
get_likely (HupanComparison *self, const HupanKind *kind)
{
  HupanLikely *likely = g_hash_table_lookup (self->likely, kind);

  if (self->import->meanings->len > MAX_LIKENED)
    return NULL;
  if (likely == NULL)
    {
      likely = hupan_likely_new (self->registry, kind, self->progress, NULL);
      if (likely != NULL)
        g_hash_table_insert (self->likely, (gpointer) kind, likely);
    }

  return likely;
}

/* @id: what it means, as somebody said; 0: nobody did. */
static const HupanMeaning *
note_meaning (HupanComparison *self, const HupanField *field, const char *text, gboolean several, gint64 id)
{
  const HupanKind *kind = hupan_kind_get (field->target);
  HupanMeaning *meaning = hupan_import_note_meaning (self->import, field, text, self->row);
  HupanLookup *lookup = g_hash_table_lookup (self->lookups, kind);
  HupanLikely *likely;

  if (meaning->sentence != NULL)
    return meaning;

  likely = get_likely (self, kind);
  meaning->likely = likely != NULL ? hupan_likely_find (likely, lookup, text) : g_array_new (FALSE, FALSE, sizeof (gint64));
  meaning->likely_titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < meaning->likely->len; i++)
    g_ptr_array_add (meaning->likely_titles, g_strdup (hupan_likely_get_title (likely, g_array_index (meaning->likely, gint64, i))));
  meaning->sentence = hupan_meaning_dup_sentence (kind, text, several, meaning->likely_titles);
  meaning->id = id;
  if (id != 0)
    meaning->title = g_strdup (likely != NULL ? hupan_likely_get_title (likely, id) : hupan_lookup_get_title (lookup, id));

  return meaning;
}

/* A record that is made with the first good row that refers to it. */
static gint64
make_record (HupanComparison *self, HupanLookup *lookup, const HupanKind *kind, const char *text)
{
  g_autoptr (HupanRecord) draft = hupan_record_new_draft (kind);
  g_autoptr (HupanRecord) named = hupan_record_with (draft, kind->title, text);
  HupanChange *change = hupan_changes_create (named, HUPAN_COMPARISON_ORIGIN);

  g_hash_table_insert (self->pending, g_memdup2 (&change->id, sizeof change->id), change);
  hupan_lookup_add (lookup, change->id, text);

  return change->id;
}

/* Returns: canonical text of the reference; NULL with a problem. */
char *
hupan_comparison_find_reference (HupanComparison *self, guint column, const HupanField *field, const char *text)
{
  const HupanKind *kind = hupan_kind_get (field->target);
  HupanLookup *lookup = g_hash_table_lookup (self->lookups, kind);
  gboolean several;
  gint64 id = hupan_lookup_find (lookup, text, &several);

  if (id == 0 && !several && is_made_when_new (kind))
    id = make_record (self, lookup, kind, text);
  if (id == 0)
    {
      const HupanMeaning *meaning;

      id = hupan_comparison_look_up (self, kind, text, &several);
      meaning = note_meaning (self, field, text, several, id);
      if (id == 0)
        {
          hupan_import_add_unknown (self->import, self->row, column, meaning);
          return NULL;
        }
    }

  hupan_import_add_title (self->import, id, hupan_lookup_get_title (lookup, id));
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}
