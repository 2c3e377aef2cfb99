/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A record of JSON laid out flat: its leaves, in the order of the file, each a text that names it and a text that is
 * it. The name says the way there, the value what it is by its first character:
 *
 *   names              [                       an array begins
 *   names[0]           {                       an object begins
 *   names[0].value     "Zhejiang University    a text
 *   established        #1897                   a number
 *   active             =true                   true, false or null
 */
typedef enum
{
  HUPAN_LEAF_TEXT = '"',
  HUPAN_LEAF_NUMBER = '#',
  HUPAN_LEAF_WORD = '=',
  HUPAN_LEAF_OBJECT = '{',
  HUPAN_LEAF_ARRAY = '[',
} HupanLeafType;

/* The leaves of one JSON object, handed out one by one. What is no valid JSON, gives a name twice or has a zero
 * character in it, is an error, with a sentence for people; then those that were handed out are worth nothing. */
typedef void (*HupanLeafFunc) (const char *name, HupanLeafType type, const char *value, gpointer data);

gboolean hupan_leaves_parse (const char *object, gsize length, HupanLeafFunc func, gpointer data, GError **error);

G_END_DECLS
