/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-list-page-private.h"

#include <glib/gi18n.h>

#include "hupan-toast.h"

/* What a list is asked, and what becomes of the answer. The query is the page's whole state: every change of search, filters or
 * order alters it and asks the desk anew, and the answer alone decides what is seen. */

static gboolean
is_clear (HupanListPage *self)
{
  const char *text = hupan_query_get_text (self->query);

  return (text == NULL || *text == '\0') && !hupan_query_has_filters (self->query);
}

static const char *
choose_child (HupanListPage *self,
              HupanResult   *result)
{
  if (hupan_result_get_n (result) > 0)
    return self->shows_board ? "board" : "list";

  return hupan_result_get_n_all (result) == 0 && is_clear (self) ? "empty" : "no-results";
}

/* The first of what was found, with the focus in the list. */
static void
open_first (HupanListPage *self)
{
  HupanResult *result = hupan_table_get_result (self->table);

  self->open_when_answered = FALSE;
  if (result == NULL || hupan_result_get_n (result) == 0)
    return;

  hupan_list_page_focus_table (self);
  hupan_page_show_record (HUPAN_PAGE (self), hupan_result_get_id (result, 0));
}

/* From the search into what was found, at its best: the row that somebody was at before may be found too, far below. */
static void
focus_first (HupanListPage *self)
{
  HupanResult *result = hupan_table_get_result (self->table);

  if (self->sought && result != NULL && hupan_result_get_n (result) > 0)
    hupan_table_show_id (self->table, hupan_result_get_id (result, 0));
  self->sought = self->first_when_answered = FALSE;
  hupan_list_page_focus_table (self);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *async_result,
             gpointer      data)
{
  g_autoptr (HupanListPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanResult) result = hupan_desk_query_finish (HUPAN_DESK (source), async_result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->table == NULL)
    return;

  g_clear_object (&self->asking);
  if (result == NULL)
    {
      hupan_toast_error (GTK_WIDGET (self), _("The List Cannot Be Shown"), error);
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, choose_child (self, result));
  hupan_table_set_result (self->table, result, self->next_swap);
  if (self->shows_board)
    hupan_list_page_fill_board (self, result);
  hupan_filter_bar_set_result (self->filters, result);
  self->next_swap = HUPAN_SWAP_KEEP_ROWS;
  if (self->show_when_answered != 0)
    hupan_table_show_id (self->table, self->show_when_answered);
  self->show_when_answered = 0;
  /* Who began to type meanwhile goes on typing. */
  if (self->focus_when_answered && gtk_widget_get_focus_child (GTK_WIDGET (self->search)) == NULL)
    hupan_page_focus (HUPAN_PAGE (self));
  self->focus_when_answered = FALSE;
  if (self->open_when_answered)
    open_first (self);
  else if (self->first_when_answered)
    focus_first (self);
}

void
hupan_list_page_ask (HupanListPage *self,
                     HupanSwap      swap)
{
  g_autoptr (HupanQuery) query = self->shows_board ? hupan_board_dup_query (self->query) : g_object_ref (self->query);

  /* A refresh that overtakes an answer still on its way must not take its place in the list from it. */
  if (swap != HUPAN_SWAP_KEEP_ROWS)
    self->next_swap = swap;

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  hupan_desk_query_async (hupan_page_get_desk (HUPAN_PAGE (self)), query, self->asking, answered_cb, g_object_ref (self));
}

void
hupan_list_page_ask_again (HupanListPage *self)
{
  hupan_list_page_ask (self, is_clear (self) ? HUPAN_SWAP_RESTORE : HUPAN_SWAP_TO_TOP);
}

static void
changed_cb (HupanListPage *self,
            HupanBatch    *changes)
{
  hupan_list_page_ask (self, HUPAN_SWAP_KEEP_ROWS);
}

/* --- Search, filters, order ---------------------------------------------------------------------------- */

/* The entry tells of what is typed with a little delay; whoever presses Return meanwhile is not kept waiting for it. */
static void
take_search (HupanListPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const char *asked;

  if (self->query == NULL || self->showing_query)
    return;

  asked = hupan_query_get_text (self->query);
  if (g_str_equal (asked != NULL ? asked : "", text))
    return;

  self->open_when_answered = self->first_when_answered = FALSE;
  self->sought = *text != '\0';
  hupan_query_set_text (self->query, text);
  hupan_list_page_ask_again (self);
}

static void
search_changed_cb (GtkSearchEntry *entry,
                   HupanListPage  *self)
{
  take_search (self);
}

static void
stop_search_cb (GtkSearchEntry *entry,
                HupanListPage  *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    hupan_list_page_focus_rows (self);
}

void
hupan_list_page_focus_table (HupanListPage *self)
{
  if (hupan_table_get_cursor (self->table) == 0 && hupan_table_get_result (self->table) != NULL &&
      hupan_result_get_n (hupan_table_get_result (self->table)) > 0)
    hupan_table_show_id (self->table, hupan_result_get_id (hupan_table_get_result (self->table), 0));
  hupan_list_page_focus_rows (self);
}

static void
focus_table_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);

  take_search (self);
  if (self->sought && self->asking != NULL)
    self->first_when_answered = TRUE;
  else
    focus_first (self);
}

/* Return opens the first of what is found for what stands there, also where the list still shows what was found before. */
static void
search_activated_cb (GtkSearchEntry *entry,
                     HupanListPage  *self)
{
  take_search (self);
  if (self->asking != NULL)
    self->open_when_answered = TRUE;
  else
    open_first (self);
}

static void
type_ahead_cb (HupanTable    *table,
               const char    *text,
               HupanListPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

static void
filters_changed_cb (HupanFilterBar *bar,
                    HupanListPage  *self)
{
  hupan_list_page_ask_again (self);
}

static void
sort_changed_cb (HupanTable    *table,
                 HupanListPage *self)
{
  gsize n;
  const HupanSort *sort = hupan_table_get_sort (table, &n);

  hupan_query_set_sort (self->query, sort, n);
  hupan_list_page_ask (self, HUPAN_SWAP_KEEP_POSITION);
}

static void
clear_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);

  hupan_query_clear (self->query);
  self->showing_query = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->showing_query = FALSE;
  hupan_list_page_ask_again (self);
}

void
hupan_list_page_install_query (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);

  gtk_widget_class_install_action (widget_class, "list.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "list.focus", NULL, focus_table_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "list.clear", NULL);
}

void
hupan_list_page_connect_query (HupanListPage *self)
{
  g_signal_connect_object (self->table, "sort-changed", G_CALLBACK (sort_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->table, "type-ahead", G_CALLBACK (type_ahead_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (hupan_page_get_desk (HUPAN_PAGE (self)), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
