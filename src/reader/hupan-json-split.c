/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-json-split.h"

#include <glib/gi18n.h>

typedef struct
{
  const HupanImportLimits *limits;
  GString *object;   /* what has come of the object so far */
  guint line;
  guint object_line; /* where it begins */
  guint depth;       /* 0: between objects */
  guint n_objects;
  gboolean in_string;
  gboolean escaped;
  enum { BEGINNING, ONE_BY_ONE, IN_ARRAY, AFTER_ARRAY } place;
} Splitter;

static gboolean
refuse_byte (Splitter *self, GError **error)
{
  g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT,
               _("Line %u: The file is not JSON with an object for each record."), self->line);
  return FALSE;
}

/* A byte between the objects. */
static gboolean
step_outside (Splitter *self, char byte, GError **error)
{
  switch (byte)
    {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
      return TRUE;
    case ',':
      return self->place == IN_ARRAY || refuse_byte (self, error);
    case '[':
      if (self->place != BEGINNING)
        return refuse_byte (self, error);
      self->place = IN_ARRAY;
      return TRUE;
    case ']':
      if (self->place != IN_ARRAY)
        return refuse_byte (self, error);
      self->place = AFTER_ARRAY;
      return TRUE;
    case '{':
      if (self->place == AFTER_ARRAY)
        return refuse_byte (self, error);
      if (self->place == BEGINNING)
        self->place = ONE_BY_ONE;
      self->depth = 1;
      self->object_line = self->line;
      g_string_assign (self->object, "{");
      return TRUE;
    default:
      return refuse_byte (self, error);
    }
}

/* A byte of an object; its end is where the depth is 0 again. */
static gboolean
step_inside (Splitter *self, char byte, GError **error)
{
  g_string_append_c (self->object, byte);

  if (self->in_string)
    {
      if (self->escaped)
        self->escaped = FALSE;
      else if (byte == '\\')
        self->escaped = TRUE;
      else if (byte == '"')
        self->in_string = FALSE;
      return TRUE;
    }

  if (byte == '"')
    self->in_string = TRUE;
  else if (byte == '{' || byte == '[')
    self->depth++;
  else if (byte == '}' || byte == ']')
    self->depth--;

  if (self->depth > self->limits->max_depth)
    {
      g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_LIMIT,
                   _("Line %u: The record is nested more than %u levels deep, which is the limit."), self->line,
                   self->limits->max_depth);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_size (Splitter *self, GError **error)
{
  g_autofree char *limit = NULL;

  if (self->object->len <= self->limits->max_line)
    return TRUE;

  limit = g_format_size_full (self->limits->max_line, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_LIMIT,
               _("Line %u: The record is larger than %s, which is the limit."), self->object_line, limit);
  return FALSE;
}

static gboolean
check_count (Splitter *self, GError **error)
{
  if (++self->n_objects <= self->limits->max_rows)
    return TRUE;

  g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_LIMIT,
               _("The file has more than %u records, which is the limit."), self->limits->max_rows);
  return FALSE;
}

static gboolean
split_buffer (Splitter *self, const char *buffer, gsize n, HupanJsonFunc func, gpointer data, GError **error)
{
  for (gsize i = 0; i < n; i++)
    {
      if (self->depth == 0)
        {
          if (!step_outside (self, buffer[i], error))
            return FALSE;
        }
      else
        {
          if (!step_inside (self, buffer[i], error) || !check_size (self, error))
            return FALSE;
          if (self->depth == 0 &&
              !(check_count (self, error) && func (self->object->str, self->object->len, self->object_line, data, error)))
            return FALSE;
        }
      if (buffer[i] == '\n')
        self->line++;
    }

  return TRUE;
}

/**
 * hupan_json_split:
 *
 * Calls @func with the text of each object, followed by a zero byte, until it returns %FALSE, the file ends, or
 * something is wrong between the objects. Whether an object is valid JSON is for @func to find out.
 */
gboolean
hupan_json_split (HupanSource             *source,
                  const HupanImportLimits *limits,
                  HupanJsonFunc            func,
                  gpointer                 data,
                  const HupanProgress     *progress,
                  GError                 **error)
{
  g_autoptr (GString) object = g_string_new (NULL);
  g_autofree char *buffer = g_malloc (1 << 18);
  Splitter self = { .limits = limits, .object = object, .line = 1 };
  gboolean first = TRUE;
  gssize n;

  while ((n = hupan_source_read (source, buffer, 1 << 18, error)) > 0)
    {
      gsize skip = first && n >= 3 && memcmp (buffer, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

      first = FALSE;
      if (!split_buffer (&self, buffer + skip, n - skip, func, data, error) || hupan_progress_is_cancelled (progress, error))
        return FALSE;
      hupan_progress_report (progress, hupan_source_get_fraction (source), NULL);
    }
  if (n < 0)
    return FALSE;

  if (self.depth > 0)
    {
      g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT,
                   _("Line %u: The file ends in the middle of the record that begins here."), self.object_line);
      return FALSE;
    }
  if (self.place == IN_ARRAY)
    {
      g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT, _("Line %u: The file ends too early."), self.line);
      return FALSE;
    }

  return TRUE;
}
