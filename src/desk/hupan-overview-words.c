/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-overview-words.h"

#include <glib/gi18n.h>

#include "core/hupan-interval.h"
#include "core/hupan-l10n.h"
#include "core/hupan-number.h"
#include "core/hupan-period.h"

/* --- Days and amounts ------------------------------------------------------------------------------------ */

char *
hupan_words_day (gint64 day)
{
  return hupan_interval_format (hupan_ui_language (), HUPAN_INTERVAL_DAYS, day, day);
}

char *
hupan_words_month (gint64 day)
{
  return hupan_interval_format (hupan_ui_language (), HUPAN_INTERVAL_MONTHS, day, day);
}

char *
hupan_words_as_of (HupanOverview *overview)
{
  g_autofree char *day = hupan_words_day (hupan_overview_get_day (overview));

  /* Translators: below the title of the overview; the placeholder is a day. */
  return g_strdup_printf (C_ ("overview", "As of %s"), day);
}

static char *
multiply (const HupanMoney *amount,
          guint             times)
{
  HupanMoney product = *amount;

  if (__builtin_mul_overflow (amount->minor, times, &product.minor))
    product.minor = G_MAXINT64;

  return hupan_money_to_text (&product);
}

char *
hupan_words_money (const HupanMoney *amount,
                   guint             times)
{
  g_autofree char *text = multiply (amount, times);

  return hupan_money_format (text);
}

char *
hupan_words_money_short (const HupanMoney *amount,
                         guint             times)
{
  g_autofree char *text = multiply (amount, times);

  return hupan_money_format_short (text);
}

/* --- Targets ------------------------------------------------------------------------------------------------ */

const char *
hupan_words_status (HupanPaceStatus status)
{
  switch (status)
    {
    case HUPAN_PACE_NOT_BEGUN:
      return C_ ("pace", "Not begun");
    case HUPAN_PACE_ON_PACE:
      return C_ ("pace", "On pace");
    case HUPAN_PACE_BEHIND:
      return C_ ("pace", "Behind");
    case HUPAN_PACE_MET:
      return C_ ("pace", "Met");
    case HUPAN_PACE_ENDED_MET:
      return C_ ("pace", "Ended, met");
    case HUPAN_PACE_ENDED_SHORT:
      return C_ ("pace", "Ended short");
    default:
      g_return_val_if_reached ("");
    }
}

char *
hupan_words_goal (const HupanOverviewTarget *target)
{
  g_autofree char *value = hupan_count_format (target->goal.value);
  g_autofree char *period = hupan_interval_format (hupan_ui_language (), HUPAN_INTERVAL_DAYS, target->goal.first, target->goal.last);

  /* Translators: here and below: a target: how many, and the period. */
  if (!target->of_completed && !target->goal.more_than)
    return g_strdup_printf (_ ("At least %s enter the station, %s"), value, period);
  if (!target->of_completed)
    return g_strdup_printf (_ ("More than %s enter the station, %s"), value, period);
  if (!target->goal.more_than)
    return g_strdup_printf (_ ("At least %s complete the station, %s"), value, period);

  return g_strdup_printf (_ ("More than %s complete the station, %s"), value, period);
}

static guint
get_counted (const HupanOverviewTarget *target)
{
  const HupanFigure *figure = target->of_completed ? target->completed : target->entered;

  return figure != NULL ? figure->value : 0;
}

char *
hupan_words_count (const HupanOverviewTarget *target)
{
  g_autofree char *count = hupan_count_format (get_counted (target));
  g_autofree char *needed = hupan_count_format (target->pace.needed);

  /* Translators: how many there are of how many are needed: "27 of 30". */
  return g_strdup_printf (C_ ("target", "%s of %s"), count, needed);
}

static char *
format_tenths (gint64 tenths)
{
  g_autofree char *text = tenths % 10 == 0
                            ? g_strdup_printf ("%" G_GINT64_FORMAT, tenths / 10)
                            : g_strdup_printf ("%" G_GINT64_FORMAT ".%d", tenths / 10, (int) (tenths % 10));

  return hupan_number_format (text);
}

/* What must happen from now on. */
static char *
dup_need (const HupanPace *pace)
{
  g_autofree char *missing = hupan_count_format (pace->missing);
  g_autofree char *monthly = NULL;

  if (pace->monthly < 0)
    /* Translators: on the last day of a target's period; the placeholder is a number. */
    return g_strdup_printf (ngettext ("It is the last day, and %s is missing.", "It is the last day, and %s are missing.",
                                      pace->missing),
                            missing);

  monthly = format_tenths (pace->monthly);
  /* Translators: how many more are needed for a target, and how many of them in each month, such as 2.5. */
  return g_strdup_printf (ngettext ("%s more is needed, which is %s a month from now on.",
                                    "%s more are needed, which is %s a month from now on.", pace->missing),
                          missing, monthly);
}

static char *
dup_forecast (const HupanOverviewTarget *target)
{
  const HupanPace *pace = &target->pace;
  g_autofree char *expected = hupan_count_format (pace->expected);
  g_autofree char *needed = hupan_count_format (pace->needed);
  g_autofree char *gone = hupan_count_format (pace->gone);
  g_autofree char *days = hupan_count_format (pace->days);
  g_autofree char *last = hupan_words_day (target->goal.last);

  if (pace->early)
    /* Translators: days of a target's period. */
    return g_strdup_printf (ngettext ("It is early to tell: %s of %s day is gone.", "It is early to tell: %s of %s days are gone.",
                                      pace->days),
                            gone, days);

  /* Translators: how many are expected, how many are needed, and the last day of the period. */
  return g_strdup_printf (_ ("At this pace %s of %s by %s."), expected, needed, last);
}

/**
 * hupan_words_pace:
 *
 * Returns: (transfer full): how the target stands and what it needs: "At this pace 27 of 30 by Dec 31, 2024. 12 more are
 *   needed, which is 3 a month from now on."
 */
char *
hupan_words_pace (const HupanOverviewTarget *target)
{
  const HupanPace *pace = &target->pace;
  g_autofree char *first = hupan_words_day (target->goal.first);
  g_autofree char *last = hupan_words_day (target->goal.last);
  g_autofree char *missing = hupan_count_format (pace->missing);
  g_autofree char *forecast = NULL;
  g_autofree char *need = NULL;

  switch (pace->status)
    {
    case HUPAN_PACE_NOT_BEGUN:
      /* Translators: of a target; the placeholder is a day. */
      return g_strdup_printf (_ ("The period begins on %s."), first);

    case HUPAN_PACE_MET:
      /* Translators: of a target; the placeholder is a day. */
      return g_strdup_printf (_ ("The target is met; the period goes on until %s."), last);

    case HUPAN_PACE_ENDED_MET:
      /* Translators: of a target; the placeholder is a day. */
      return g_strdup_printf (_ ("The period ended on %s, and the target was met."), last);

    case HUPAN_PACE_ENDED_SHORT:
      /* Translators: of a target; a day and a number. */
      return g_strdup_printf (ngettext ("The period ended on %s, and %s was missing.", "The period ended on %s, and %s were missing.",
                                        pace->missing),
                              last, missing);

    case HUPAN_PACE_ON_PACE:
    case HUPAN_PACE_BEHIND:
    default:
      forecast = dup_forecast (target);
      need = dup_need (pace);
      /* Translators: two sentences, one after the other. */
      return g_strdup_printf (C_ ("sentences", "%s %s"), forecast, need);
    }
}

const char *
hupan_words_metric (const HupanOverviewTarget *target)
{
  return target->of_completed ? _ ("Counted are those who passed the exit review and left on a day of the period.")
                              : _ ("Counted are those whose entry date is a day of the period.");
}

char *
hupan_words_completed (const HupanOverviewTarget *target)
{
  const HupanFigure *figure = target->of_completed ? target->entered : target->completed;
  g_autofree char *count = NULL;

  if (figure == NULL)
    return NULL;

  count = hupan_count_format (figure->value);
  /* Translators: beside a target for who completes: how many entered in the same period. */
  return target->of_completed ? g_strdup_printf (ngettext ("%s entered in this period", "%s entered in this period", figure->value), count)
                              /* Translators: beside a target for who enters: how many completed in the same period. */
                              : g_strdup_printf (ngettext ("%s completed in this period", "%s completed in this period", figure->value), count);
}

/* --- Breakdowns ----------------------------------------------------------------------------------------------- */

const char *
hupan_words_breakdown (HupanBreakdownId id)
{
  static const char *const titles[HUPAN_N_BREAKDOWNS] = {
    [HUPAN_BREAKDOWN_WAY] = NC_ ("overview", "Candidates by Stage"),
    [HUPAN_BREAKDOWN_ENDED] = NC_ ("overview", "Ended Before Completing"),
    [HUPAN_BREAKDOWN_COUNTRY] = NC_ ("overview", "Candidates by Country or Region of Degree"),
    [HUPAN_BREAKDOWN_FIELD] = NC_ ("overview", "Candidates by Research Field"),
    [HUPAN_BREAKDOWN_TOPIC] = NC_ ("overview", "Candidates by Topic"),
    [HUPAN_BREAKDOWN_SITE] = NC_ ("overview", "Candidates by Site"),
    [HUPAN_BREAKDOWN_PARTNERS] = NC_ ("overview", "Partner Universities by Country or Region"),
  };

  return g_dpgettext2 (NULL, "overview", titles[id]);
}

/* Whose figures these are: of all candidates, or of those who had applied by the end of a month. */
static char *
dup_candidates_note (HupanOverview *overview)
{
  const HupanBreakdown *way = hupan_overview_get_breakdown (overview, HUPAN_BREAKDOWN_WAY);
  guint n = way->total->value;
  g_autofree char *count = hupan_count_format (n);
  g_autofree char *day = hupan_words_day (hupan_overview_get_day (overview));

  if (hupan_overview_is_of_today (overview))
    /* Translators: what is counted; the placeholder is a number. */
    return g_strdup_printf (ngettext ("%s candidate in the registry.", "All %s candidates in the registry.", n), count);

  /* Translators: what is counted; a number and a day. */
  return g_strdup_printf (ngettext ("%s candidate who had applied by %s, or without a date of application.",
                                    "%s candidates who had applied by %s, or without a date of application.", n),
                          count, day);
}

static char *
dup_partners_note (HupanOverview *overview)
{
  const HupanBreakdown *partners = hupan_overview_get_breakdown (overview, HUPAN_BREAKDOWN_PARTNERS);
  guint n = partners->figures->len;
  g_autofree char *universities = hupan_count_format (partners->total->value);
  g_autofree char *places = NULL;
  g_autofree char *first = NULL;

  for (guint i = 0; i < partners->figures->len; i++)
    if (g_str_has_suffix (((HupanFigure *) g_ptr_array_index (partners->figures, i))->name, ".none"))
      n--;
  places = hupan_count_format (n);

  /* Translators: universities, such as "120 partner universities". */
  first = g_strdup_printf (ngettext ("%s partner university", "%s partner universities", partners->total->value), universities);
  /* Translators: partner universities ("120 partner universities"), and the number of countries and regions they are in,
   * followed by the rule by which these are counted. */
  return g_strdup_printf (ngettext ("%s in %s country or region, as of today. Each entry of ISO 3166-1 counts as one country or region.",
                                    "%s in %s countries and regions, as of today. Each entry of ISO 3166-1 counts as one country or region.",
                                    n),
                          first, places);
}

char *
hupan_words_breakdown_note (HupanOverview   *overview,
                            HupanBreakdownId id)
{
  static const char *const rules[HUPAN_N_BREAKDOWNS] = {
    [HUPAN_BREAKDOWN_WAY] =
      N_ ("The full part of a bar are those who stand at the stage today, the pale part those who are further on."),
    [HUPAN_BREAKDOWN_ENDED] = N_ ("Rejected, withdrawn and other ways out, as of today."),
    [HUPAN_BREAKDOWN_COUNTRY] = N_ ("Whoever has degrees from two counts in both."),
    [HUPAN_BREAKDOWN_FIELD] = N_ ("Whoever applied for topics of two fields counts in both."),
    [HUPAN_BREAKDOWN_TOPIC] = N_ ("Whoever applied for two topics counts in both."),
    [HUPAN_BREAKDOWN_SITE] = N_ ("The sites of the topics; whoever applied at two counts in both."),
  };
  g_autofree char *whose = NULL;

  if (id == HUPAN_BREAKDOWN_PARTNERS)
    return dup_partners_note (overview);
  if (id == HUPAN_BREAKDOWN_ENDED)
    return g_strdup (_ (rules[id]));

  whose = dup_candidates_note (overview);
  return g_strdup_printf (C_ ("sentences", "%s %s"), whose, _ (rules[id]));
}

/* --- Awards ----------------------------------------------------------------------------------------------------- */

char *
hupan_words_commitment (HupanOverview            *overview,
                        const HupanOverviewAward *award)
{
  guint n = award->committed != NULL ? award->committed->value : 0;
  g_autofree char *count = hupan_count_format (n);
  g_autofree char *each = hupan_words_money (&award->amount, 1);
  g_autofree char *from = hupan_period_format (award->valid_from);
  g_autofree char *sentence = NULL;

  if (award->committed == NULL)
    /* Translators: of an award policy; the placeholder is a day. */
    return g_strdup_printf (_ ("The policy is for those who enter from %s on."), from);

  /* Translators: the assumption of what awards cost at most: a number, a day, an amount of money, a district. */
  sentence = g_strdup_printf (ngettext ("%s entered from %s on and has not failed, left early or gone to another district: %s each, "
                                        "if all complete the station and then work in %s.",
                                        "%s entered from %s on and have not failed, left early or gone to another district: %s each, "
                                        "if all complete the station and then work in %s.",
                                        n),
                              count, from, each, award->district);
  if (hupan_overview_is_of_today (overview))
    return g_steal_pointer (&sentence);

  /* Translators: two sentences, one after the other. */
  return g_strdup_printf (C_ ("sentences", "%s %s"), sentence, _ ("What became of them is what is known today."));
}

char *
hupan_words_certain (const HupanOverviewAward *award)
{
  guint n = award->certain != NULL ? award->certain->value : 0;
  g_autofree char *count = hupan_count_format (n);

  /* Translators: a part of what awards cost at most: a number, a district. */
  return g_strdup_printf (ngettext ("Already certain: %s completed the station and works in %s.",
                                    "Already certain: %s completed the station and work in %s.", n),
                          count, award->district);
}

char *
hupan_words_year (const HupanAwardYear *year)
{
  g_autofree char *number = g_strdup_printf ("%d", year->year);

  return year->year != 0 ? hupan_number_format (number) : g_strdup (C_ ("overview", "No date"));
}

const char *
hupan_words_planned (void)
{
  return C_ ("overview", "In station, by planned exit");
}

const char *
hupan_words_left (void)
{
  return C_ ("overview", "Left, by exit date");
}

/* --- Changes ---------------------------------------------------------------------------------------------------- */

char *
hupan_words_change (const HupanBatchEntry *entry)
{
  static const HupanField instant = { "at", NULL, HUPAN_TYPE_INSTANT };
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, entry->at);
  g_autofree char *when = hupan_field_format (&instant, at);
  g_autofree char *count = hupan_count_format (entry->n_records);
  g_autofree char *records = g_strdup_printf (ngettext ("%s record", "%s records", entry->n_records), count);

  /* Translators: in the history: who did it, when, and how much it changed ("3 records"). */
  return g_strdup_printf (C_ ("history", "%s, %s · %s"), entry->actor, when, records);
}
