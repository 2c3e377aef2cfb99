/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-award-card.h"

#include <glib/gi18n.h>

#include "desk/hupan-overview-words.h"
#include "hupan-overview-items.h"
#include "hupan-overview-parts.h"
#include "ui/charts/hupan-column-chart.h"

typedef struct
{
  GtkWidget *amount;
  GtkWidget *assumption;
  GtkWidget *certain;
} Body;

#define BODY_KEY "hupan-award-body"

GtkWidget *
hupan_award_card_new (void)
{
  GtkWidget *card = hupan_chart_card_new (hupan_column_chart_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Body *body = g_new0 (Body, 1);

  body->amount = hupan_overview_create_figure ("title-1");
  body->assumption = hupan_overview_create_text (NULL);
  body->certain = hupan_overview_create_figure ("body");
  gtk_box_append (GTK_BOX (box), body->amount);
  gtk_box_append (GTK_BOX (box), body->assumption);
  gtk_box_append (GTK_BOX (box), body->certain);
  hupan_chart_card_set_body (HUPAN_CHART_CARD (card), box);
  g_object_set_data_full (G_OBJECT (card), BODY_KEY, body, g_free);

  return card;
}

void
hupan_award_card_set (HupanChartCard           *card,
                      HupanOverview            *overview,
                      const HupanOverviewAward *award)
{
  Body *body = g_object_get_data (G_OBJECT (card), BODY_KEY);
  g_auto (GStrv) totals = NULL;
  g_autoptr (GPtrArray) items = hupan_overview_list_years (award, &totals);
  g_autofree char *amount = award->committed != NULL ? hupan_words_money (&award->amount, award->committed->value) : NULL;
  /* Translators: what awards cost at most; the placeholder is an amount of money. */
  g_autofree char *at_most = amount != NULL ? g_strdup_printf (C_ ("overview", "At most %s"), amount) : NULL;
  g_autofree char *assumption = hupan_words_commitment (overview, award);
  g_autofree char *certain = award->certain != NULL ? hupan_words_certain (award) : NULL;

  hupan_chart_card_set_title (card, award->name);
  hupan_chart_card_set_note (card, award->definition);
  hupan_overview_set_figure (body->amount, at_most, award->committed);
  gtk_label_set_label (GTK_LABEL (body->assumption), assumption);
  hupan_overview_set_figure (body->certain, certain, award->certain);

  hupan_column_chart_set_items (HUPAN_COLUMN_CHART (hupan_chart_card_get_chart (card)), items, (const char *const *) totals,
                                hupan_words_left (), hupan_words_planned ());
  hupan_chart_card_set_items (card, items, C_ ("overview", "Due in"), hupan_words_left (), hupan_words_planned ());
  hupan_chart_card_set_footer (card, _ ("By year: full for those who left, by their exit date; pale for those in the station, by their planned exit."));
  gtk_widget_set_visible (hupan_chart_card_get_chart (card), items->len > 0);
}

GtkWidget *
hupan_award_card_new_without (void)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = hupan_overview_create_text ("heading");
  GtkWidget *text = hupan_overview_create_text ("dimmed");
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Award Policies"));

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "hupan-card");
  gtk_label_set_label (GTK_LABEL (title), _ ("No Award Policy"));
  gtk_label_set_label (GTK_LABEL (text), _ ("What awards will cost is computed from a policy: the amount, the district, and whose entry it is for."));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "win.show-place::award-policies");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), title);
  gtk_box_append (GTK_BOX (card), text);
  gtk_box_append (GTK_BOX (card), button);

  return card;
}
