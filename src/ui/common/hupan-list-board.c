/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-list-page-private.h"

/* The board beside the list, where the kind has stages. It shows the same answer as the list does, and the list stays the
 * one that knows what is selected; so whatever acts on selected rows acts on the card that was chosen. */

static char *
get_settings_key (HupanListPage *self)
{
  return g_strconcat (hupan_page_get_place (HUPAN_PAGE (self))->name, "/view", NULL);
}

static gboolean
was_board (HupanListPage *self)
{
  g_autoptr (GVariant) layouts = g_settings_get_value (self->settings, "layouts");
  g_autofree char *key = get_settings_key (self);
  const char *view;

  return g_variant_lookup (layouts, key, "&s", &view) && g_str_equal (view, "board");
}

static void
remember (HupanListPage *self)
{
  g_autoptr (GVariant) layouts = g_settings_get_value (self->settings, "layouts");
  g_autofree char *key = get_settings_key (self);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (layouts);

  g_variant_dict_insert (&dict, key, "s", self->shows_board ? "board" : "list");
  g_settings_set_value (self->settings, "layouts", g_variant_dict_end (&dict));
}

static void
cursor_changed_cb (HupanBoard    *board,
                   gint64         id,
                   HupanListPage *self)
{
  hupan_table_show_id (self->table, id);
}

static void
activate_cb (HupanBoard    *board,
             gint64         id,
             HupanListPage *self)
{
  hupan_list_page_show_id (self, id);
  hupan_record_page_focus (self->record_page);
}

static void
table_cursor_changed_cb (HupanTable    *table,
                         gint64         id,
                         HupanListPage *self)
{
  hupan_board_set_cursor (self->board, id);
}

/* Says whether there is a board, and whether the page shows it. */
void
hupan_list_page_init_board (HupanListPage *self)
{
  self->has_board = hupan_kind_get_field (self->kind, "stage") != NULL;
  self->shows_board = self->has_board && was_board (self);
}

static void
create_board (HupanListPage *self)
{
  self->board = HUPAN_BOARD (hupan_board_new (hupan_page_get_desk (HUPAN_PAGE (self))));
  g_object_bind_property (self, "narrow", self->board, "narrow", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->board, "cursor-changed", G_CALLBACK (cursor_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->board, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->table, "cursor-changed", G_CALLBACK (table_cursor_changed_cb), self, G_CONNECT_DEFAULT);
  hupan_board_set_cursor (self->board, hupan_table_get_cursor (self->table));
  adw_bin_set_child (self->board_bin, GTK_WIDGET (self->board));
}

/* Many never look at it: it is made when it is first seen. */
void
hupan_list_page_fill_board (HupanListPage *self,
                            HupanResult   *result)
{
  if (self->board == NULL)
    create_board (self);
  hupan_board_set_result (self->board, result);
}

/* Where the keyboard goes when it goes to the list. */
void
hupan_list_page_focus_rows (HupanListPage *self)
{
  if (self->shows_board && self->board != NULL)
    hupan_board_focus (self->board);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

void
hupan_list_page_set_shows_board (HupanListPage *self,
                                 gboolean       shows_board)
{
  gboolean editing;

  if (self->shows_board == shows_board || !self->has_board)
    return;

  self->shows_board = shows_board;
  remember (self);
  /* The keyboard goes to the cards, unless it is busy in a form. */
  g_object_get (self->record_page, "editing", &editing, NULL);
  self->focus_when_answered = !editing;
  hupan_list_page_ask (self, HUPAN_SWAP_KEEP_ROWS);
}
