/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-overview-board.h"

#include <glib/gi18n.h>

#include "desk/hupan-overview-words.h"
#include "hupan-award-card.h"
#include "hupan-overview-changes.h"
#include "hupan-overview-items.h"
#include "hupan-overview-parts.h"
#include "hupan-target-card.h"
#include "ui/charts/hupan-bar-chart.h"
#include "ui/charts/hupan-card-grid.h"

/* How many bars are shown at first. */
#define LIMIT 10

struct _HupanOverviewBoard
{
  GtkBox *box; /* borrowed, like all widgets here */
  GtkWidget *targets;
  GtkWidget *candidates;
  GtkWidget *partners;
  GtkWidget *no_target;
  GtkWidget *no_award;
  GtkWidget *changes;
  GPtrArray *target_cards;
  GPtrArray *award_cards;
  GtkWidget *breakdowns[HUPAN_N_BREAKDOWNS];

  HupanOverview *overview; /* owned */
  gboolean as_table;
  guint step;
  guint idle;
};

static GtkWidget *
add_section (HupanOverviewBoard *self,
             const char         *title,
             int                 column_width)
{
  GtkWidget *label = hupan_overview_create_text ("title-3");
  GtkWidget *grid = hupan_card_grid_new (column_width);

  gtk_label_set_label (GTK_LABEL (label), title);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_start (label, 6);
  gtk_box_append (self->box, label);
  gtk_box_append (self->box, grid);

  return grid;
}

static GtkWidget *
create_no_target (void)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = hupan_overview_create_text ("heading");
  GtkWidget *text = hupan_overview_create_text ("dimmed");
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Set a _Target"));

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "hupan-card");
  gtk_label_set_label (GTK_LABEL (title), _ ("No Target"));
  gtk_label_set_label (GTK_LABEL (text), _ ("With a target you see how many entered or completed, and whether the pace is enough."));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "win.show-place::targets");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), title);
  gtk_box_append (GTK_BOX (card), text);
  gtk_box_append (GTK_BOX (card), button);

  return card;
}

/* --- Filling, card by card --------------------------------------------------------------------------------- */

/* As many cards as there are things to show; new ones are made, those too many go. */
static HupanChartCard *
ensure_card (HupanOverviewBoard *self,
             GPtrArray          *cards,
             guint               i,
             GtkWidget          *grid,
             GtkWidget        *(*create) (void))
{
  if (i == cards->len)
    {
      GtkWidget *card = create ();

      hupan_card_grid_append (HUPAN_CARD_GRID (grid), card);
      g_ptr_array_add (cards, card);
    }

  return g_ptr_array_index (cards, i);
}

static void
cut_cards (GPtrArray *cards,
           guint      n,
           GtkWidget *grid)
{
  while (cards->len > n)
    {
      hupan_card_grid_remove (HUPAN_CARD_GRID (grid), g_ptr_array_index (cards, cards->len - 1));
      g_ptr_array_set_size (cards, cards->len - 1);
    }
}

static const char *
get_column_heading (HupanBreakdownId id)
{
  switch (id)
    {
    case HUPAN_BREAKDOWN_WAY:
    case HUPAN_BREAKDOWN_ENDED:
      return C_ ("overview", "Stage");
    case HUPAN_BREAKDOWN_COUNTRY:
    case HUPAN_BREAKDOWN_PARTNERS:
      return C_ ("overview", "Country or region");
    case HUPAN_BREAKDOWN_FIELD:
      return C_ ("overview", "Research field");
    case HUPAN_BREAKDOWN_TOPIC:
      return C_ ("overview", "Topic");
    case HUPAN_BREAKDOWN_SITE:
      return C_ ("overview", "Site");
    default:
      g_return_val_if_reached ("");
    }
}

static void
fill_breakdown (HupanOverviewBoard *self,
                HupanBreakdownId    id)
{
  const HupanBreakdown *breakdown = hupan_overview_get_breakdown (self->overview, id);
  HupanChartCard *card = HUPAN_CHART_CARD (self->breakdowns[id]);
  g_autoptr (GPtrArray) items = hupan_overview_list_bars (breakdown, id);
  g_autofree char *note = hupan_words_breakdown_note (self->overview, id);
  gboolean is_empty = breakdown->total->value == 0;

  hupan_chart_card_set_title (card, hupan_words_breakdown (id));
  hupan_chart_card_set_note (card, is_empty ? NULL : note);
  hupan_bar_chart_set_items (HUPAN_BAR_CHART (hupan_chart_card_get_chart (card)), items, hupan_chart_card_get_limit (card));
  hupan_chart_card_set_items (card, items, get_column_heading (id),
                              id == HUPAN_BREAKDOWN_PARTNERS ? C_ ("overview", "Universities") : C_ ("overview", "Candidates"),
                              breakdown->reached != NULL ? C_ ("overview", "There or further on") : NULL);
  hupan_chart_card_set_empty (card, !is_empty ? NULL
                                    : id == HUPAN_BREAKDOWN_PARTNERS ? _ ("No university is a partner yet.")
                                                                     : _ ("There are no candidates yet."));
}

static gboolean
fill_next_cb (gpointer data)
{
  HupanOverviewBoard *self = data;
  GPtrArray *targets = hupan_overview_get_targets (self->overview);
  GPtrArray *awards = hupan_overview_get_awards (self->overview);
  HupanChartCard *card;
  guint i = self->step++;

  if (i == 0)
    {
      cut_cards (self->target_cards, targets->len, self->targets);
      cut_cards (self->award_cards, awards->len, self->partners);
      gtk_widget_set_visible (self->no_target, targets->len == 0);
      gtk_widget_set_visible (self->no_award, awards->len == 0);
      return G_SOURCE_CONTINUE;
    }

  if (--i < targets->len)
    {
      card = ensure_card (self, self->target_cards, i, self->targets, hupan_target_card_new);
      hupan_target_card_set (card, g_ptr_array_index (targets, i));
      hupan_chart_card_set_as_table (card, self->as_table);
      return G_SOURCE_CONTINUE;
    }

  i -= targets->len;
  if (i < HUPAN_N_BREAKDOWNS)
    {
      fill_breakdown (self, i);
      hupan_chart_card_set_as_table (HUPAN_CHART_CARD (self->breakdowns[i]), self->as_table);
      return G_SOURCE_CONTINUE;
    }

  i -= HUPAN_N_BREAKDOWNS;
  if (i < awards->len)
    {
      card = ensure_card (self, self->award_cards, i, self->partners, hupan_award_card_new);
      hupan_award_card_set (card, self->overview, g_ptr_array_index (awards, i));
      hupan_chart_card_set_as_table (card, self->as_table);
      return G_SOURCE_CONTINUE;
    }

  hupan_overview_changes_set (self->changes, hupan_overview_get_changes (self->overview));
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

/* "Show All" of any card: filling them again is cheap, and keeps what is there. */
static void
limit_changed_cb (gpointer data)
{
  HupanOverviewBoard *self = data;

  for (guint i = 0; i < HUPAN_N_BREAKDOWNS && self->overview != NULL; i++)
    fill_breakdown (self, i);
}

/**
 * hupan_overview_board_new:
 * @box: where the sections are put; it has to outlive the board
 */
HupanOverviewBoard *
hupan_overview_board_new (GtkBox *box)
{
  HupanOverviewBoard *self = g_new0 (HupanOverviewBoard, 1);

  self->box = box;
  self->target_cards = g_ptr_array_new ();
  self->award_cards = g_ptr_array_new ();

  self->targets = add_section (self, _ ("Targets"), 440);
  self->candidates = add_section (self, _ ("Candidates"), 380);
  self->partners = add_section (self, _ ("Partners and Awards"), 440);
  self->no_target = create_no_target ();
  self->no_award = hupan_award_card_new_without ();
  hupan_card_grid_append (HUPAN_CARD_GRID (self->targets), self->no_target);

  for (guint i = 0; i < HUPAN_N_BREAKDOWNS; i++)
    {
      self->breakdowns[i] = hupan_chart_card_new (hupan_bar_chart_new ());
      if (i != HUPAN_BREAKDOWN_WAY && i != HUPAN_BREAKDOWN_ENDED)
        hupan_chart_card_set_limit (HUPAN_CHART_CARD (self->breakdowns[i]), LIMIT, G_CALLBACK (limit_changed_cb), self);
      hupan_card_grid_append (HUPAN_CARD_GRID (i == HUPAN_BREAKDOWN_PARTNERS ? self->partners : self->candidates), self->breakdowns[i]);
    }
  hupan_card_grid_append (HUPAN_CARD_GRID (self->partners), self->no_award);

  self->changes = hupan_overview_changes_new ();
  gtk_box_append (box, self->changes);

  return self;
}

void
hupan_overview_board_free (HupanOverviewBoard *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->overview);
  g_ptr_array_unref (self->target_cards);
  g_ptr_array_unref (self->award_cards);
  g_free (self);
}

void
hupan_overview_board_show (HupanOverviewBoard *self,
                           HupanOverview      *overview)
{
  g_set_object (&self->overview, overview);
  self->step = 0;
  if (self->idle == 0)
    self->idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, fill_next_cb, self, NULL);
}

void
hupan_overview_board_set_as_table (HupanOverviewBoard *self,
                                   gboolean            as_table)
{
  self->as_table = as_table;
  if (self->overview != NULL)
    hupan_overview_board_show (self, self->overview);
}
