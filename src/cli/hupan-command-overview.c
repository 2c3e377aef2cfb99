/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-commands.h"

#include <glib/gi18n.h>

#include "core/hupan-date.h"
#include "core/hupan-number.h"
#include "desk/hupan-overview-words.h"
#include "index/hupan-query-json.h"
#include "hupan-output.h"
#include "hupan-table.h"

/* --- For programs ----------------------------------------------------------------------------------------- */

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  hupan_output_add_string (builder, text);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_day (JsonBuilder *builder,
         const char  *name,
         gint64       day)
{
  g_autofree char *iso = NULL;
  HupanDate date;

  hupan_date_from_days (day, &date);
  iso = hupan_date_to_iso (&date);
  add_text (builder, name, iso);
}

/* The arguments after "hupanctl" that list what a figure counts; --count at their end gives its value. */
static void
add_arguments (JsonBuilder *builder,
               HupanQuery  *query)
{
  const HupanKind *kind = hupan_query_get_kind (query);

  json_builder_set_member_name (builder, "command");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "list");
  json_builder_add_string_value (builder, kind->plural);
  for (const HupanColumn *column = kind->columns; column->name != NULL; column++)
    for (const char *const *value = hupan_query_get_filter (query, column); value != NULL && *value != NULL; value++)
      {
        g_autofree char *filter = g_strconcat (column->name, "=", *value, NULL);

        json_builder_add_string_value (builder, "--filter");
        json_builder_add_string_value (builder, filter);
      }
  json_builder_end_array (builder);
}

static void
add_figure (JsonBuilder       *builder,
            const HupanFigure *figure)
{
  g_autoptr (HupanQuery) query = hupan_figure_dup_query (figure);

  json_builder_begin_object (builder);
  add_text (builder, "name", figure->name);
  add_text (builder, "label", figure->label);
  add_number (builder, "value", figure->value);
  add_text (builder, "list", hupan_query_get_kind (query)->plural);
  hupan_query_build_filters (query, builder);
  add_arguments (builder, query);
  json_builder_end_object (builder);
}

static const char *
get_status_name (HupanPaceStatus status)
{
  static const char *const names[] = {
    [HUPAN_PACE_NOT_BEGUN] = "not_begun", [HUPAN_PACE_ON_PACE] = "on_pace",     [HUPAN_PACE_BEHIND] = "behind",
    [HUPAN_PACE_MET] = "met",             [HUPAN_PACE_ENDED_MET] = "ended_met", [HUPAN_PACE_ENDED_SHORT] = "ended_short",
  };

  return names[status];
}

static void
add_target (JsonBuilder               *builder,
            const HupanOverviewTarget *target)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, target->id);
  g_autofree char *words = hupan_words_pace (target);

  json_builder_begin_object (builder);
  add_text (builder, "id", id);
  add_text (builder, "name", target->name);
  add_text (builder, "definition", target->definition);
  add_text (builder, "counted", target->of_completed ? "completed" : "entered");
  add_day (builder, "first_day", target->goal.first);
  add_day (builder, "last_day", target->goal.last);
  add_number (builder, "needed", target->pace.needed);
  add_text (builder, "status", get_status_name (target->pace.status));
  if (target->pace.expected >= 0)
    add_number (builder, "expected", target->pace.expected);
  add_number (builder, "missing", target->pace.missing);
  add_text (builder, "words", words);
  json_builder_end_object (builder);
}

static void
add_award (JsonBuilder              *builder,
           HupanOverview            *overview,
           const HupanOverviewAward *award)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, award->id);
  g_autofree char *words = hupan_words_commitment (overview, award);
  HupanMoney amount = award->amount;
  g_autofree char *each = hupan_money_to_text (&amount);
  g_autofree char *at_most = NULL;

  amount.minor *= award->committed != NULL ? award->committed->value : 0;
  at_most = hupan_money_to_text (&amount);

  json_builder_begin_object (builder);
  add_text (builder, "id", id);
  add_text (builder, "name", award->name);
  add_text (builder, "amount", each);
  add_text (builder, "committed_at_most", at_most);
  add_text (builder, "words", words);
  json_builder_end_object (builder);
}

static void
print_json (HupanOverview *overview)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) figures = hupan_overview_list_figures (overview);
  GPtrArray *targets = hupan_overview_get_targets (overview);
  GPtrArray *awards = hupan_overview_get_awards (overview);

  json_builder_begin_object (builder);
  add_day (builder, "as_of", hupan_overview_get_day (overview));
  json_builder_set_member_name (builder, "targets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < targets->len; i++)
    add_target (builder, g_ptr_array_index (targets, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "awards");
  json_builder_begin_array (builder);
  for (guint i = 0; i < awards->len; i++)
    add_award (builder, overview, g_ptr_array_index (awards, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < figures->len; i++)
    add_figure (builder, g_ptr_array_index (figures, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  hupan_output_print_json (builder);
}

/* --- For people ------------------------------------------------------------------------------------------- */

static void
print_target (const HupanOverviewTarget *target)
{
  g_autofree char *goal = hupan_words_goal (target);
  g_autofree char *count = hupan_words_count (target);
  g_autofree char *pace = hupan_words_pace (target);
  g_autofree char *other = hupan_words_completed (target);

  g_print ("\n%s\n", target->name);
  g_print ("  %s\n", goal);
  /* Translators: a target in a terminal: how many of how many ("27 of 30"), and how it stands ("Behind"). */
  g_print (C_ ("overview", "  %s — %s"), count, hupan_words_status (target->pace.status));
  g_print ("\n  %s\n", pace);
  if (other != NULL)
    g_print ("  %s\n", other);
  if (target->definition != NULL)
    g_print ("  %s\n", target->definition);
}

static void
add_row (HupanTable        *table,
         const HupanFigure *figure)
{
  g_autofree char *count = hupan_count_format (figure->value);

  hupan_table_add_cell (table, figure->label);
  hupan_table_add_cell (table, count);
}

static void
print_breakdown (HupanOverview   *overview,
                 HupanBreakdownId id)
{
  const HupanBreakdown *breakdown = hupan_overview_get_breakdown (overview, id);
  g_autoptr (HupanTable) table = hupan_table_new ();

  if (breakdown->total->value == 0)
    return;

  hupan_table_add_column (table, hupan_words_breakdown (id), HUPAN_TABLE_LEFT);
  hupan_table_add_column (table, _ ("Count"), HUPAN_TABLE_RIGHT);
  for (guint i = 0; i < breakdown->figures->len; i++)
    add_row (table, g_ptr_array_index (breakdown->figures, i));
  g_print ("\n");
  hupan_table_print (table);
}

static void
print_award (HupanOverview            *overview,
             const HupanOverviewAward *award)
{
  g_autofree char *assumption = hupan_words_commitment (overview, award);
  g_autofree char *at_most = NULL;
  g_autofree char *certain = NULL;

  g_print ("\n%s\n", award->name);
  if (award->committed == NULL)
    {
      g_print ("  %s\n", assumption);
      return;
    }

  at_most = hupan_words_money (&award->amount, award->committed->value);
  certain = hupan_words_certain (award);
  /* Translators: what awards cost at most; the placeholder is an amount of money. */
  g_print (C_ ("overview", "  At most %s"), at_most);
  g_print ("\n  %s\n  %s\n", assumption, certain);
  for (guint i = 0; i < award->years->len; i++)
    {
      const HupanAwardYear *year = g_ptr_array_index (award->years, i);
      guint n = (year->planned != NULL ? year->planned->value : 0) + (year->left != NULL ? year->left->value : 0);
      g_autofree char *number = hupan_words_year (year);
      g_autofree char *amount = hupan_words_money (&award->amount, n);

      /* Translators: when awards fall due: a year and an amount of money. */
      g_print (C_ ("overview", "  %s: %s"), number, amount);
      g_print ("\n");
    }
}

static void
print_text (HupanOverview *overview)
{
  g_autofree char *as_of = hupan_words_as_of (overview);
  GPtrArray *targets = hupan_overview_get_targets (overview);
  GPtrArray *awards = hupan_overview_get_awards (overview);

  g_print ("%s\n", as_of);
  for (guint i = 0; i < targets->len; i++)
    print_target (g_ptr_array_index (targets, i));
  for (guint i = 0; i < awards->len; i++)
    print_award (overview, g_ptr_array_index (awards, i));
  for (guint i = 0; i < HUPAN_N_BREAKDOWNS; i++)
    print_breakdown (overview, i);
}

gboolean
hupan_command_overview (HupanCli  *cli,
                        GStrv     *arguments,
                        GError   **error)
{
  g_autofree char *format = NULL;
  g_autofree char *month = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format, N_ ("How it is written: text or json"), N_ ("FORMAT") },
    { "month", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &month, N_ ("As of the end of that month"), N_ ("YYYY-MM") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HupanOverview) overview = NULL;

  if (!hupan_cli_parse (cli, "overview", entries, arguments, 0, 0, error))
    return FALSE;
  if (format != NULL && !g_str_equal (format, "text") && !g_str_equal (format, "json"))
    return hupan_cli_misuse (error, _ ("There is no format “%s”."), format);
  if (hupan_cli_open (cli, HUPAN_OPEN_READ_ONLY, error) == NULL)
    return FALSE;

  overview = hupan_overview_read (cli->registry, month, hupan_cli_get_progress (), error);
  hupan_cli_clear_progress ();
  if (overview == NULL)
    return FALSE;

  if (g_strcmp0 (format, "json") == 0)
    print_json (overview);
  else
    print_text (overview);

  return TRUE;
}
