/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-tails.h"

#include <string.h>

#include "core/hupan-fold.h"

/* What is shorter is not worth it, and addresses at ever more places have a limit. */
#define SHORTEST 4
#define MAX_TAILS 4096

struct _HupanTails
{
  GPtrArray *texts;   /* char *, by code; the first is NULL */
  GHashTable *codes;  /* of each text */
  gsize size;
};

HupanTails *
hupan_tails_new (void)
{
  HupanTails *self = g_new0 (HupanTails, 1);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->codes = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (self->texts, NULL);
  return self;
}

void
hupan_tails_free (HupanTails *self)
{
  g_ptr_array_unref (self->texts);
  g_hash_table_unref (self->codes);
  g_free (self);
}

static guint32
add (HupanTails *self,
     const char *start,
     gsize       n)
{
  g_autofree char *text = g_strndup (start, n);
  guint32 code = GPOINTER_TO_UINT (g_hash_table_lookup (self->codes, text));

  if (code != 0 || self->texts->len > MAX_TAILS)
    return code;

  code = self->texts->len;
  self->size += n + 1;
  g_hash_table_insert (self->codes, text, GUINT_TO_POINTER (code));
  g_ptr_array_add (self->texts, g_steal_pointer (&text));
  return code;
}

/**
 * hupan_tails_cut:
 * @text: search text of a row
 * @from: (out): where the tail begins in it
 * @to: (out): and ends
 *
 * Returns: the code of the tail that can be cut out of the text; 0 if it is to be kept as it is: it has no @, or several,
 *   or one in a name, which is ranked as it stands
 */
guint32
hupan_tails_cut (HupanTails *self,
                 const char *text,
                 gsize       length,
                 gsize      *from,
                 gsize      *to)
{
  const char *end = text + length;
  const char *at = memchr (text, '@', length);
  const char *stop;

  if (at == NULL || memchr (at + 1, '@', end - at - 1) != NULL || memchr (text, HUPAN_SEARCH_REST, at - text) == NULL)
    return 0;

  for (stop = at + 1; stop < end && (guint8) *stop >= ' '; stop++)
    ;
  *from = at + 1 - text;
  *to = stop - text;
  return *to - *from >= SHORTEST ? add (self, at + 1, *to - *from) : 0;
}

guint
hupan_tails_get_n (const HupanTails *self)
{
  return self->texts->len;
}

/* NULL for 0. */
const char *
hupan_tails_get (const HupanTails *self,
                 guint32           code)
{
  return self->texts->pdata[code];
}

gsize
hupan_tails_get_size (const HupanTails *self)
{
  return self->size + self->texts->len * sizeof (gpointer);
}

/* For each code whether the word is in the text, or at its beginning; NULL if in none. */
static guint8 *
match (const HupanTails *self,
       const char       *word,
       gboolean          at_start)
{
  g_autofree guint8 *matches = g_new0 (guint8, self->texts->len);
  gboolean any = FALSE;

  for (guint i = 1; i < self->texts->len; i++)
    {
      matches[i] = at_start ? g_str_has_prefix (self->texts->pdata[i], word) : strstr (self->texts->pdata[i], word) != NULL;
      any |= matches[i];
    }

  return any ? g_steal_pointer (&matches) : NULL;
}

/**
 * hupan_tails_find:
 *
 * Returns: (transfer full) (nullable): for each code, whether the word is in the tail; %NULL if it is in none
 */
guint8 *
hupan_tails_find (const HupanTails *self,
                  const char       *word)
{
  return match (self, word, FALSE);
}

/**
 * hupan_tails_find_begun:
 * @n_before: (out): how many bytes of the word come before a tail: up to its @
 *
 * Returns: (transfer full) (nullable): for each code, whether the tail begins with the rest of the word; %NULL if none does, or the
 *   word has nothing after an @
 */
guint8 *
hupan_tails_find_begun (const HupanTails *self,
                        const char       *word,
                        gsize            *n_before)
{
  const char *at = strchr (word, '@');

  if (at == NULL || at[1] == '\0')
    return NULL;

  *n_before = at + 1 - word;
  return match (self, at + 1, TRUE);
}
