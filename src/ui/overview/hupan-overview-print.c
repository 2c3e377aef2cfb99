/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-overview-print.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "desk/hupan-overview-words.h"
#include "hupan-overview-items.h"
#include "hupan-paper.h"
#include "ui/common/hupan-toast.h"

typedef struct
{
  HupanOverview *overview;
  char *registry_name;
  HupanPaper *paper;
} Printing;

static void
printing_free (Printing *printing)
{
  g_object_unref (printing->overview);
  g_free (printing->registry_name);
  g_clear_pointer (&printing->paper, hupan_paper_free);
  g_free (printing);
}

/* --- What is on the pages -------------------------------------------------------------------------------------- */

static void
add_target (HupanPaper                *paper,
            const HupanOverviewTarget *target)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GPtrArray) items = hupan_overview_list_points (target, positions);
  g_autofree char *count = hupan_words_count (target);
  g_autofree char *goal = hupan_words_goal (target);
  g_autofree char *pace = hupan_words_pace (target);
  g_autofree char *beside = hupan_words_completed (target);
  g_autofree char *first = hupan_words_month (target->goal.first);
  g_autofree char *last = hupan_words_month (target->goal.last);
  /* Translators: on paper: how many of how many ("27 of 30"), and how the target stands ("Behind"). */
  g_autofree char *figure = g_strdup_printf (C_ ("overview", "%s — %s"), count, hupan_words_status (target->pace.status));

  hupan_paper_add_text (paper, HUPAN_PAPER_CAPTION, target->name);
  hupan_paper_add_text (paper, HUPAN_PAPER_NOTE, goal);
  hupan_paper_add_text (paper, HUPAN_PAPER_FIGURE, figure);
  hupan_paper_add_text (paper, HUPAN_PAPER_BODY, pace);
  hupan_paper_add_text (paper, HUPAN_PAPER_BODY, beside);
  hupan_paper_add_text (paper, HUPAN_PAPER_NOTE, target->definition);
  hupan_paper_add_text (paper, HUPAN_PAPER_NOTE, hupan_words_metric (target));
  if (items->len > 0)
    hupan_paper_add_line (paper, items, (const double *) positions->data, target->pace.needed, first, last);
}

static void
add_bars (HupanPaper *paper,
          GPtrArray  *items)
{
  double greatest = 1;

  for (guint i = 0; i < items->len; i++)
    {
      HupanChartItem *item = g_ptr_array_index (items, i);

      greatest = MAX (greatest, MAX (item->value, item->more));
    }
  for (guint i = 0; i < items->len; i++)
    {
      HupanChartItem *item = g_ptr_array_index (items, i);
      /* Translators: on paper, beside a bar: how many stand at a stage, and how many came this far. */
      g_autofree char *both = item->more_text != NULL ? g_strdup_printf (C_ ("overview", "%s / %s"), item->text, item->more_text) : NULL;

      hupan_paper_add_bar (paper, item, both != NULL ? both : item->text, item->value / greatest, item->more / greatest);
    }
}

static void
add_breakdown (HupanPaper      *paper,
               HupanOverview   *overview,
               HupanBreakdownId id)
{
  const HupanBreakdown *breakdown = hupan_overview_get_breakdown (overview, id);
  g_autoptr (GPtrArray) items = hupan_overview_list_bars (breakdown, id);
  g_autofree char *note = hupan_words_breakdown_note (overview, id);

  if (breakdown->total->value == 0)
    return;

  hupan_paper_add_text (paper, HUPAN_PAPER_CAPTION, hupan_words_breakdown (id));
  hupan_paper_add_text (paper, HUPAN_PAPER_NOTE, note);
  add_bars (paper, items);
}

/* The same numbers as those of the columns, in rows: a sheet is higher than wide. */
static void
add_award (HupanPaper               *paper,
           HupanOverview            *overview,
           const HupanOverviewAward *award)
{
  g_auto (GStrv) totals = NULL;
  g_autoptr (GPtrArray) items = hupan_overview_list_years (award, &totals);
  g_autofree char *assumption = hupan_words_commitment (overview, award);
  double greatest = 1;

  hupan_paper_add_text (paper, HUPAN_PAPER_CAPTION, award->name);
  hupan_paper_add_text (paper, HUPAN_PAPER_NOTE, award->definition);
  if (award->committed != NULL)
    {
      g_autofree char *amount = hupan_words_money (&award->amount, award->committed->value);
      /* Translators: what awards cost at most; the placeholder is an amount of money. */
      g_autofree char *at_most = g_strdup_printf (C_ ("overview", "At most %s"), amount);
      g_autofree char *certain = hupan_words_certain (award);

      hupan_paper_add_text (paper, HUPAN_PAPER_FIGURE, at_most);
      hupan_paper_add_text (paper, HUPAN_PAPER_BODY, assumption);
      hupan_paper_add_text (paper, HUPAN_PAPER_BODY, certain);
      hupan_paper_add_text (paper, HUPAN_PAPER_NOTE,
                            _ ("By year: full for those who left, by their exit date; pale for those in the station, by their planned exit."));
    }
  else
    hupan_paper_add_text (paper, HUPAN_PAPER_BODY, assumption);

  for (guint i = 0; i < items->len; i++)
    {
      HupanChartItem *item = g_ptr_array_index (items, i);

      greatest = MAX (greatest, item->value + item->more);
    }
  for (guint i = 0; i < items->len; i++)
    {
      HupanChartItem *item = g_ptr_array_index (items, i);

      g_autofree char *amount = hupan_words_money (&award->amount, item->value + item->more);

      hupan_paper_add_bar (paper, item, amount, item->value / greatest, (item->value + item->more) / greatest);
    }
}

static HupanPaper *
create_paper (Printing        *printing,
              GtkPrintContext *context)
{
  HupanPaper *paper = hupan_paper_new (context);
  HupanOverview *overview = printing->overview;
  GPtrArray *targets = hupan_overview_get_targets (overview);
  GPtrArray *awards = hupan_overview_get_awards (overview);
  g_autofree char *as_of = hupan_words_as_of (overview);

  hupan_paper_add_text (paper, HUPAN_PAPER_TITLE, printing->registry_name);
  hupan_paper_add_text (paper, HUPAN_PAPER_NOTE, as_of);

  hupan_paper_add_text (paper, HUPAN_PAPER_HEADING, _ ("Targets"));
  if (targets->len == 0)
    hupan_paper_add_text (paper, HUPAN_PAPER_BODY, _ ("No Target"));
  for (guint i = 0; i < targets->len; i++)
    add_target (paper, g_ptr_array_index (targets, i));

  hupan_paper_add_text (paper, HUPAN_PAPER_HEADING, _ ("Candidates"));
  for (guint i = 0; i < HUPAN_BREAKDOWN_PARTNERS; i++)
    add_breakdown (paper, overview, i);

  hupan_paper_add_text (paper, HUPAN_PAPER_HEADING, _ ("Partners and Awards"));
  if (awards->len == 0)
    hupan_paper_add_text (paper, HUPAN_PAPER_BODY, _ ("No Award Policy"));
  for (guint i = 0; i < awards->len; i++)
    add_award (paper, overview, g_ptr_array_index (awards, i));
  add_breakdown (paper, overview, HUPAN_BREAKDOWN_PARTNERS);

  return paper;
}

static void
begin_cb (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          Printing          *printing)
{
  g_autofree char *as_of = hupan_words_as_of (printing->overview);
  /* Translators: at the bottom of a printed page: the name of the registry, and the day it is of. */
  g_autofree char *footer = g_strdup_printf (C_ ("overview", "%s — %s"), printing->registry_name, as_of);

  g_clear_pointer (&printing->paper, hupan_paper_free);
  printing->paper = create_paper (printing, context);
  gtk_print_operation_set_n_pages (operation, hupan_paper_paginate (printing->paper, footer));
}

static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                page,
         Printing          *printing)
{
  hupan_paper_draw (printing->paper, gtk_print_context_get_cairo_context (context), page);
}

/**
 * hupan_overview_print_new:
 *
 * Returns: (transfer full): an operation on A4 or Letter, whichever is usual where the user is
 */
GtkPrintOperation *
hupan_overview_print_new (HupanOverview *overview,
                          const char    *registry_name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Printing *printing = g_new0 (Printing, 1);

  printing->overview = g_object_ref (overview);
  printing->registry_name = g_strdup (registry_name);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_job_name (operation, registry_name);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "hupan-printing", printing, (GDestroyNotify) printing_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), printing);

  return operation;
}

/* --- By the user ------------------------------------------------------------------------------------------------- */

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

void
hupan_overview_print (GtkWidget     *from,
                      HupanOverview *overview,
                      const char    *registry_name)
{
  g_autoptr (GtkPrintOperation) operation = hupan_overview_print_new (overview, registry_name);
  g_autoptr (GError) error = NULL;

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, get_window (from), &error) ==
      GTK_PRINT_OPERATION_RESULT_ERROR)
    hupan_toast_error (from, _ ("The Overview Was Not Printed"), error);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GtkPrintOperation) operation = data;
  GtkWidget *from = g_object_get_data (G_OBJECT (operation), "hupan-from");
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        hupan_toast_error (from, _ ("The File Was Not Saved"), error);
      return;
    }

  gtk_print_operation_set_export_filename (operation, path);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, get_window (from), &error) ==
      GTK_PRINT_OPERATION_RESULT_ERROR)
    hupan_toast_error (from, _ ("The File Was Not Saved"), error);
  else
    hupan_toast (from, _ ("Saved as PDF"));
}

void
hupan_overview_save_pdf (GtkWidget     *from,
                         HupanOverview *overview,
                         const char    *registry_name)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkPrintOperation *operation = hupan_overview_print_new (overview, registry_name);
  /* Translators: the name of a file; the placeholder is the name of a registry. */
  g_autofree char *name = g_strdup_printf (_ ("Overview of %s.pdf"), registry_name);

  g_object_set_data_full (G_OBJECT (operation), "hupan-from", g_object_ref (from), g_object_unref);
  gtk_file_dialog_set_title (dialog, _ ("Save as PDF"));
  gtk_file_dialog_set_initial_name (dialog, g_strdelimit (name, "/", '-'));
  gtk_file_dialog_save (dialog, get_window (from), NULL, chosen_cb, operation);
}
