/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-target-card.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "desk/hupan-overview-words.h"
#include "hupan-overview-items.h"
#include "hupan-overview-parts.h"
#include "ui/charts/hupan-line-chart.h"

/* The widgets of a card's body, kept with it. */
typedef struct
{
  GtkWidget *figure;
  GtkWidget *progress;
  GtkWidget *pace;
  GtkWidget *other;
} Body;

#define BODY_KEY "hupan-target-body"

GtkWidget *
hupan_target_card_new (void)
{
  GtkWidget *card = hupan_chart_card_new (hupan_line_chart_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Body *body = g_new0 (Body, 1);

  body->figure = hupan_overview_create_figure ("title-1");
  body->progress = gtk_progress_bar_new ();
  body->pace = hupan_overview_create_text (NULL);
  body->other = hupan_overview_create_figure ("body");
  gtk_box_append (GTK_BOX (box), body->figure);
  gtk_box_append (GTK_BOX (box), body->progress);
  gtk_box_append (GTK_BOX (box), body->pace);
  gtk_box_append (GTK_BOX (box), body->other);
  hupan_chart_card_set_body (HUPAN_CHART_CARD (card), box);
  g_object_set_data_full (G_OBJECT (card), BODY_KEY, body, g_free);

  return card;
}

static const char *
get_style (HupanPaceStatus status)
{
  switch (status)
    {
    case HUPAN_PACE_ON_PACE:
    case HUPAN_PACE_MET:
    case HUPAN_PACE_ENDED_MET:
      return "success";
    case HUPAN_PACE_BEHIND:
    case HUPAN_PACE_ENDED_SHORT:
      return "warning";
    case HUPAN_PACE_NOT_BEGUN:
    default:
      return NULL;
    }
}

static char *
dup_definition (const HupanOverviewTarget *target)
{
  /* Translators: two sentences, one after the other. */
  return target->definition != NULL ? g_strdup_printf (C_ ("sentences", "%s %s"), target->definition, hupan_words_metric (target))
                                    : g_strdup (hupan_words_metric (target));
}

static void
set_chart (HupanChartCard            *card,
           const HupanOverviewTarget *target)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GPtrArray) items = hupan_overview_list_points (target, positions);
  g_autofree char *first = hupan_words_month (target->goal.first);
  g_autofree char *last = hupan_words_month (target->goal.last);

  hupan_line_chart_set_items (HUPAN_LINE_CHART (hupan_chart_card_get_chart (card)), items, (const double *) positions->data,
                              target->pace.needed, first, last);
  hupan_chart_card_set_items (card, items, C_ ("overview", "Until"),
                              target->of_completed ? C_ ("overview", "Completed") : C_ ("overview", "Entered"),
                              C_ ("overview", "Line to the target"));
}

void
hupan_target_card_set (HupanChartCard            *card,
                       const HupanOverviewTarget *target)
{
  Body *body = g_object_get_data (G_OBJECT (card), BODY_KEY);
  const HupanFigure *counted = target->of_completed ? target->completed : target->entered;
  const HupanFigure *other = target->of_completed ? target->entered : target->completed;
  g_autofree char *goal = hupan_words_goal (target);
  g_autofree char *count = hupan_words_count (target);
  g_autofree char *pace = hupan_words_pace (target);
  g_autofree char *beside = hupan_words_completed (target);
  g_autofree char *definition = dup_definition (target);
  double fraction = counted != NULL ? (double) counted->value / target->pace.needed : 0;

  hupan_chart_card_set_title (card, target->name);
  hupan_chart_card_set_mark (card, hupan_words_status (target->pace.status), get_style (target->pace.status));
  hupan_chart_card_set_note (card, goal);
  hupan_overview_set_figure (body->figure, count, counted);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (body->progress), MIN (fraction, 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (body->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, count, -1);
  gtk_label_set_label (GTK_LABEL (body->pace), pace);
  hupan_overview_set_figure (body->other, beside, other);
  hupan_chart_card_set_footer (card, definition);
  set_chart (card, target);
  gtk_widget_set_visible (hupan_chart_card_get_chart (card), counted != NULL);
}
