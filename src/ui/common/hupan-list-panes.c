/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-list-page-private.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"

/* The list and the record beside it, or instead of it where there is no room. */

void
hupan_list_page_update_panes (HupanListPage *self)
{
  const gboolean shown = hupan_record_page_get_is_shown (self->record_page);

  gtk_widget_set_visible (GTK_WIDGET (self->record_page), shown);
  gtk_widget_set_visible (GTK_WIDGET (self->list_pane), !self->single || !shown);
  adw_header_bar_set_show_end_title_buttons (self->list_header, !shown);
}

/* The search stands in the header where there is room, else in a line of its own. */
void
hupan_list_page_place_search (HupanListPage *self)
{
  adw_bin_set_child (self->search_bin, NULL);
  adw_header_bar_set_title_widget (self->list_header, self->narrow ? GTK_WIDGET (self->narrow_title) : self->search_clamp);
  if (self->narrow)
    adw_bin_set_child (self->search_bin, self->search_clamp);
}

static void
open_now (gpointer data)
{
  HupanListPage *self = data;

  hupan_record_page_show (self->record_page, self->kind, self->opening);
  hupan_list_page_update_panes (self);
}

void
hupan_list_page_show_id (HupanListPage *self,
                         gint64         id)
{
  if (hupan_record_page_get_id (self->record_page) == id && hupan_record_page_get_is_shown (self->record_page))
    return;

  self->opening = id;
  if (hupan_record_page_may_leave (self->record_page, G_CALLBACK (open_now), self))
    open_now (self);
}

/* Where there is room the record follows the cursor; where it takes the place of the list it waits until it is opened. */
static void
cursor_changed_cb (HupanTable    *table,
                   gint64         id,
                   HupanListPage *self)
{
  self->sought &= id == 0;
  hupan_list_page_update_actions (self);
  if (!self->single && id != 0 && hupan_table_get_n_selected (table) <= 1)
    hupan_list_page_show_id (self, id);
}

static void
activate_cb (HupanTable    *table,
             gint64         id,
             HupanListPage *self)
{
  hupan_list_page_show_id (self, id);
  hupan_record_page_focus (self->record_page);
}

static void
record_closed_cb (HupanRecordPage *page,
                  HupanListPage   *self)
{
  hupan_list_page_update_panes (self);
  hupan_list_page_focus_table (self);
}

static void
record_returned_cb (HupanRecordPage *page,
                    HupanListPage   *self)
{
  hupan_list_page_focus_table (self);
}

/* A record was saved, or opened from elsewhere: the list goes there if it holds it. */
static void
record_shown_cb (HupanRecordPage *page,
                 gint64           id,
                 HupanListPage   *self)
{
  hupan_list_page_update_panes (self);
  self->show_when_answered = 0;
  if (id == 0 || (hupan_table_get_result (self->table) != NULL && hupan_table_show_id (self->table, id)))
    return;

  /* One that is new comes with the answer that is on its way. */
  self->show_when_answered = id;
}

/* What the window says at its bottom must not cover what can be done with the selected rows there. */
void
hupan_list_page_place_toasts (HupanListPage *self,
                              gboolean       seen)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (window == NULL)
    return;
  if (seen && gtk_revealer_get_reveal_child (self->selection_bar))
    gtk_widget_add_css_class (window, "hupan-bar-below");
  else
    gtk_widget_remove_css_class (window, "hupan-bar-below");
}

static void
n_selected_cb (HupanTable    *table,
               GParamSpec    *pspec,
               HupanListPage *self)
{
  const guint n = hupan_table_get_n_selected (table);
  g_autofree char *text = hupan_count_fill (ngettext ("%u selected", "%u selected", n), n);

  gtk_label_set_label (self->selected_label, text);
  gtk_revealer_set_reveal_child (self->selection_bar, n > 1);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    hupan_list_page_place_toasts (self, TRUE);
  hupan_list_page_update_actions (self);
}

void
hupan_list_page_install_panes (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, record_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_returned_cb);
}

void
hupan_list_page_connect_panes (HupanListPage *self)
{
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->table, "cursor-changed", G_CALLBACK (cursor_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->table, "notify::n-selected", G_CALLBACK (n_selected_cb), self, G_CONNECT_DEFAULT);
}
