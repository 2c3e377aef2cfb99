/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-facts.h"

#include <glib/gi18n.h>

#include "core/hupan-text.h"

#define LEFT_TO_RIGHT_MARK "\342\200\216" /* U+200E */
#define RIGHT_TO_LEFT_MARK "\342\200\217" /* U+200F */
#define FIRST_STRONG_ISOLATE "\342\201\250" /* U+2068 */
#define POP_ISOLATE "\342\201\251" /* U+2069 */

static gboolean
runs_the_other_way (const char *text)
{
  const gboolean is_rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  return hupan_text_runs_right_to_left (text, is_rtl) != is_rtl;
}

/**
 * hupan_facts_add:
 *
 * A fact that runs the other way than the interface, such as an Arabic name in an English one, does so by itself: it does not
 * turn the line around, nor change places with its neighbours.
 */
void
hupan_facts_add (GString    *facts,
                 const char *fact)
{
  if (fact == NULL || *fact == '\0')
    return;

  if (facts->len > 0)
    /* Translators: between facts that tell things of one name apart: "Toronto · Canada · yorku.ca". */
    g_string_append (facts, C_ ("facts", " · "));
  else if (runs_the_other_way (fact))
    g_string_append (facts, gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK);

  if (runs_the_other_way (fact))
    g_string_append_printf (facts, "%s%s%s", FIRST_STRONG_ISOLATE, fact, POP_ISOLATE);
  else
    g_string_append (facts, fact);
}
