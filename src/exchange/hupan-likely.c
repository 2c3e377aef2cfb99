/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-likely.h"

#include <string.h>

#include "core/hupan-fold.h"
#include "core/hupan-l10n.h"
#include "core/hupan-nearest.h"
#include "core/hupan-text.h"
#include "index/hupan-find.h"
#include "index/hupan-plan.h"
#include "index/hupan-terms.h"

/* What parts names from what stands beside them. */
#define SEPARATORS ",;:()[]/|，；：、（）【】"

/* Names within a text must be this long to mean something: three Chinese characters, or six of other letters. */
#define MIN_BYTES_WITHIN 6

/* Above this, names have nothing in common with a text. */
#define MAX_LETTERS 1000

/* More records are not looked at one by one: what they have in common says nothing. */
#define MAX_SORTED 200

/* Texts of more words are no names with something beside them. */
#define MAX_WORDS 40

/* A record and its names as they are searched (hupan_search_text()), between HUPAN_SEARCH_VALUE. */
typedef struct
{
  gint64 id;
  char *title;
  char *names;
  gsize length;
} Record;

struct _HupanLikely
{
  GArray *records; /* of Record, by id */
};

static void
record_clear (gpointer data)
{
  Record *record = data;

  g_free (record->title);
  g_free (record->names);
}

/* The names in stored search texts, of a record and its other names. */
static void
append_names (GString *names, const char *stored)
{
  g_auto (GStrv) lines = g_strsplit (stored != NULL ? stored : "", "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      gsize length = strcspn (*line, (const char[]) { HUPAN_SEARCH_REST, '\0' });

      if (length == 0)
        continue;
      g_string_append_len (names, *line, length);
      g_string_append_c (names, HUPAN_SEARCH_VALUE);
    }
}

static gboolean
add_record_cb (gint64 id, const char *const *values, gpointer data)
{
  HupanLikely *self = data;
  GString *names = g_string_new ((const char[]) { HUPAN_SEARCH_VALUE, '\0' });
  Record record = { .id = id, .title = g_strdup (values[0] != NULL ? values[0] : "") };

  for (guint i = 1; i < 3; i++)
    append_names (names, values[i]);
  record.length = names->len;
  record.names = g_string_free (names, FALSE);
  g_array_append_val (self->records, record);

  return TRUE;
}

HupanLikely *
hupan_likely_new (HupanRegistry *registry, const HupanKind *kind, const HupanProgress *progress, GError **error)
{
  g_autoptr (HupanLikely) self = g_new0 (HupanLikely, 1);
  g_autoptr (GPtrArray) names = hupan_plan_list_names (kind);
  const char *paths[] = { "@title", g_ptr_array_index (names, 0), names->len > 1 ? g_ptr_array_index (names, 1) : "@title", NULL };

  self->records = g_array_new (FALSE, FALSE, sizeof (Record));
  g_array_set_clear_func (self->records, record_clear);
  if (!hupan_registry_scan (registry, kind, paths, NULL, 0, hupan_ui_language (), add_record_cb, self, progress, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
hupan_likely_free (HupanLikely *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->records, g_array_unref);
  g_free (self);
}

const char *
hupan_likely_get_title (HupanLikely *self, gint64 id)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const Record *record = &g_array_index (self->records, Record, i);

      if (record->id == id)
        return record->title;
    }

  return NULL;
}

/* --- Names that differ ------------------------------------------------------------------------------------------------ */

/* A text as it is compared with names letter by letter. */
typedef struct
{
  gunichar *letters;
  glong n;
} Letters;

static void
letters_clear (Letters *self)
{
  g_free (self->letters);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Letters, letters_clear)

static Letters
letters_of (const char *text)
{
  g_autofree char *folded = hupan_fold (text);
  Letters self;

  self.letters = g_utf8_to_ucs4_fast (folded, -1, &self.n);
  return self;
}

/* How many letters the nearest of a record's names of @min_n letters or more differs in; above @limit it is @limit + 1.
 * Abbreviations are too short to be compared so. */
static guint
get_distance (const Record *record, const Letters *text, glong min_n, guint limit)
{
  guint least = limit + 1;

  for (const char *at = record->names; *at != '\0';)
    {
      const char *name = at + 1;
      gsize length = 0;

      while ((guint8) name[length] >= ' ')
        length++;
      if (*at != HUPAN_SEARCH_ABBREVIATION && length > 0)
        {
          glong n = g_utf8_strlen (name, length);

          if (n >= min_n && ABS (n - text->n) <= (glong) limit)
            {
              g_autofree gunichar *letters = g_utf8_to_ucs4_fast (name, length, NULL);

              least = MIN (least, hupan_nearest_distance (text->letters, text->n, letters, n, limit));
            }
        }
      at = name + length;
    }

  return least;
}

/* --- The nearest ones ------------------------------------------------------------------------------------------------- */

typedef struct
{
  const Record *record;
  guint distance; /* in letters */
} Near;

/* Records that are as near as any, in some measure, and how near that is. */
typedef struct
{
  guint least;
  GArray *found; /* of Near */
} Nearest;

static void
nearest_clear (Nearest *self)
{
  g_clear_pointer (&self->found, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Nearest, nearest_clear)

static void
nearest_note (Nearest *self, const Record *record, guint measure)
{
  if (measure > self->least)
    return;
  if (measure < self->least)
    g_array_set_size (self->found, 0);
  self->least = measure;
  g_array_append_val (self->found, ((Near) { record, 0 }));
}

static int
compare_near_cb (gconstpointer a, gconstpointer b)
{
  const Near *one = a;
  const Near *other = b;

  if (one->distance != other->distance)
    return one->distance < other->distance ? -1 : 1;

  return (one->record->id > other->record->id) - (one->record->id < other->record->id);
}

/* Of records that are equally near, those come first whose names have least in them beside the text. */
static void
nearest_sort (Nearest *self, const Letters *text)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      Near *near = &g_array_index (self->found, Near, i);

      near->distance = get_distance (near->record, text, text->n, MAX_LETTERS);
    }
  g_array_sort (self->found, compare_near_cb);
}

/* So many say nothing, but for one whose name is more like the text than any other: "Zhejiang Univ" begins many names. */
static guint
count_of_many (const Nearest *self, const Letters *text)
{
  const Near *first = &g_array_index (self->found, Near, 0);
  gboolean has_words = FALSE;

  for (glong i = 0; i < text->n; i++)
    has_words |= text->letters[i] == ' ';

  return has_words && first->distance < first[1].distance && first->distance <= text->n / 2 ? 1 : 0;
}

static void
nearest_take (Nearest *self, const Letters *text, gboolean any_number, GArray *ids)
{
  guint n = self->found->len;

  if (n > MAX_SORTED)
    return;

  nearest_sort (self, text);
  if (n > HUPAN_LIKELY_MOST)
    n = any_number ? HUPAN_LIKELY_MOST : count_of_many (self, text);
  for (guint i = 0; i < n; i++)
    g_array_append_val (ids, g_array_index (self->found, Near, i).record->id);
}

/* --- As in a search --------------------------------------------------------------------------------------------------- */

static HupanMatch
match_record (const Record *record, HupanTerms *terms)
{
  /* The one that reads nothing past the end. */
  const HupanFinder *finder = hupan_finder_list ()[0];
  const char *end = record->names + record->length - 1;
  const HupanText text = { record->names + 1, end, end };
  HupanMatch worst = HUPAN_MATCH_EXACT;

  if (record->length < 2)
    return HUPAN_MATCH_NONE;

  for (guint i = 0; i < terms->terms->len && worst != HUPAN_MATCH_NONE; i++)
    worst = MAX (worst, hupan_term_match (g_ptr_array_index (terms->terms, i), &text, terms->phrase == NULL, finder));

  /* All words as they stand may be a whole name. */
  return terms->phrase != NULL ? MIN (worst, hupan_term_match (terms->phrase, &text, FALSE, finder)) : worst;
}

/* Returns: the records that match best, and as what (HupanMatch). */
static Nearest
find_as_search (HupanLikely *self, const char *text)
{
  g_auto (GStrv) pieces = hupan_text_split (text, SEPARATORS ".");
  g_autofree char *words = g_strjoinv (" ", pieces);
  g_autoptr (HupanTerms) terms = hupan_terms_new (words);
  Nearest nearest = { HUPAN_MATCH_IN_ORDER, g_array_new (FALSE, FALSE, sizeof (Near)) };

  for (guint i = 0; terms != NULL && i < self->records->len; i++)
    {
      const Record *record = &g_array_index (self->records, Record, i);

      nearest_note (&nearest, record, match_record (record, terms));
    }

  return nearest;
}

/* --- Names within the text -------------------------------------------------------------------------------------------- */

static gboolean
add_named (HupanLookup *lookup, const char *name, GArray *ids)
{
  gboolean several;
  gint64 id = hupan_lookup_find (lookup, name, &several);

  for (guint i = 0; id != 0 && i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) == id)
        return TRUE;
    }
  if (id != 0)
    g_array_append_val (ids, id);

  return id != 0;
}

/* Where words begin: after spaces and separators, and at each Chinese character. Returns: (transfer full): of const char *,
 * the last is the end of the text. */
static GPtrArray *
find_words (const char *text)
{
  GPtrArray *starts = g_ptr_array_new ();
  gboolean in_word = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      gboolean is_word = g_unichar_isalnum (c);

      if (is_word && (!in_word || g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN))
        g_ptr_array_add (starts, (gpointer) text);
      in_word = is_word;
    }
  g_ptr_array_add (starts, (gpointer) text);

  return starts;
}

/* The longest runs of words that are a name. */
static void
find_within (HupanLookup *lookup, const char *text, GArray *ids)
{
  g_auto (GStrv) pieces = hupan_text_split (text, SEPARATORS);
  g_autoptr (GPtrArray) starts = find_words (text);
  guint n_words = starts->len - 1;

  for (guint n = n_words - 1; n_words <= MAX_WORDS && n_words > 1 && n > 0 && ids->len == 0; n--)
    for (guint i = 0; i + n <= n_words; i++)
      {
        const char *start = g_ptr_array_index (starts, i);
        g_autofree char *run = g_strndup (start, (const char *) g_ptr_array_index (starts, i + n) - start);

        g_strstrip (run);
        if (strlen (run) >= MIN_BYTES_WITHIN)
          add_named (lookup, run, ids);
      }

  /* "MIT, USA" */
  for (char **piece = pieces; *piece != NULL && ids->len == 0; piece++)
    add_named (lookup, *piece, ids);
}

/* --- A few letters apart ---------------------------------------------------------------------------------------------- */

/* How many letters may be wrong: in Chinese, where one means more, one of four. */
static guint
get_limit (const Letters *text)
{
  if (text->n < 4)
    return 0;
  if (g_unichar_get_script (text->letters[0]) == G_UNICODE_SCRIPT_HAN)
    return text->n / 4;

  return 1 + text->n / 16;
}

static void
find_misspelt (HupanLikely *self, const Letters *text, GArray *ids)
{
  g_auto (Nearest) nearest = { get_limit (text), g_array_new (FALSE, FALSE, sizeof (Near)) };

  for (guint i = 0; nearest.least > 0 && i < self->records->len; i++)
    {
      const Record *record = &g_array_index (self->records, Record, i);

      nearest_note (&nearest, record, get_distance (record, text, 0, nearest.least));
    }

  nearest_take (&nearest, text, FALSE, ids);
}

/* ---------------------------------------------------------------------------------------------------------------------- */

/* The piece of a text that words of a name are: "Univ. of Oxford, UK". */
static void
find_pieces (HupanLikely *self, const char *text, GArray *ids)
{
  g_auto (GStrv) pieces = hupan_text_split (text, SEPARATORS);

  for (char **piece = pieces; pieces[0] != NULL && pieces[1] != NULL && *piece != NULL && ids->len == 0; piece++)
    {
      g_auto (Letters) letters = letters_of (*piece);
      g_auto (Nearest) found = find_as_search (self, *piece);

      if (strlen (*piece) >= MIN_BYTES_WITHIN && found.least <= HUPAN_MATCH_WORD)
        nearest_take (&found, &letters, FALSE, ids);
    }
}

GArray *
hupan_likely_find (HupanLikely *self, HupanLookup *lookup, const char *text)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (Letters) letters = letters_of (text);
  g_auto (Nearest) found = find_as_search (self, text);
  gboolean has_words = found.found->len > 0 && found.least <= HUPAN_MATCH_WORD;

  if (has_words)
    nearest_take (&found, &letters, found.least <= HUPAN_MATCH_ABBREVIATION, ids);
  else
    find_within (lookup, text, ids);
  if (ids->len == 0 && !has_words)
    find_pieces (self, text, ids);
  if (ids->len == 0 && !has_words)
    nearest_take (&found, &letters, FALSE, ids);
  if (ids->len == 0 && !has_words)
    find_misspelt (self, &letters, ids);

  return ids;
}
