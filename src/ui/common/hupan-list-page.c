/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-list-page-private.h"

#include <glib/gi18n.h>

#include "hupan-desk-fetch.h"
#include "hupan-toast.h"

/**
 * HupanListPage:
 *
 * The page of a place: a search, filters, the list of a kind, and beside it, or instead of it where there is no room,
 * the page of one record. The query is the page's whole state: every change of search, filters or order alters it and
 * asks the desk anew, and the answer alone decides what is seen.
 */

typedef enum
{
  PROP_NARROW = 1,
  PROP_NEW_TOOLTIP,
} HupanListPageProperty;

static GParamSpec *properties[PROP_NEW_TOOLTIP + 1];

G_DEFINE_FINAL_TYPE (HupanListPage, hupan_list_page, HUPAN_TYPE_PAGE)

/* --- Asking and showing the answer -------------------------------------------------------------------- */

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
    return "list";

  return hupan_result_get_n_all (result) == 0 && is_clear (self) ? "empty" : "no-results";
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

  if (result == NULL)
    {
      hupan_toast_error (GTK_WIDGET (self), _("The List Cannot Be Shown"), error);
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, choose_child (self, result));
  hupan_table_set_result (self->table, result, self->next_swap);
  hupan_filter_bar_set_result (self->filters, result);
  self->next_swap = HUPAN_SWAP_KEEP_ROWS;
  if (self->show_when_answered != 0)
    hupan_table_show_id (self->table, self->show_when_answered);
  self->show_when_answered = 0;
  /* Who began to type meanwhile goes on typing. */
  if (self->focus_when_answered && gtk_widget_get_focus_child (GTK_WIDGET (self->search)) == NULL)
    hupan_page_focus (HUPAN_PAGE (self));
  self->focus_when_answered = FALSE;
}

static void
ask (HupanListPage *self,
     HupanSwap      swap)
{
  /* A refresh that overtakes an answer still on its way must not take its place in the list from it. */
  if (swap != HUPAN_SWAP_KEEP_ROWS)
    self->next_swap = swap;

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  hupan_desk_query_async (hupan_page_get_desk (HUPAN_PAGE (self)), self->query, self->asking, answered_cb, g_object_ref (self));
}

static void
ask_again (HupanListPage *self)
{
  ask (self, is_clear (self) ? HUPAN_SWAP_RESTORE : HUPAN_SWAP_TO_TOP);
}

static void
changed_cb (HupanListPage *self,
            HupanBatch    *changes)
{
  ask (self, HUPAN_SWAP_KEEP_ROWS);
}

/* --- Search, filters, order ---------------------------------------------------------------------------- */

static void
search_changed_cb (GtkSearchEntry *entry,
                   HupanListPage  *self)
{
  if (self->query == NULL || self->showing_query)
    return;

  hupan_query_set_text (self->query, gtk_editable_get_text (GTK_EDITABLE (entry)));
  ask_again (self);
}

static void
stop_search_cb (GtkSearchEntry *entry,
                HupanListPage  *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

static void
focus_table (HupanListPage *self)
{
  if (hupan_table_get_cursor (self->table) == 0 && hupan_table_get_result (self->table) != NULL &&
      hupan_result_get_n (hupan_table_get_result (self->table)) > 0)
    hupan_table_show_id (self->table, hupan_result_get_id (hupan_table_get_result (self->table), 0));
  gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

static void
focus_table_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  focus_table (HUPAN_LIST_PAGE (widget));
}

/* Return opens the first of what was found. */
static void
search_activated_cb (GtkSearchEntry *entry,
                     HupanListPage  *self)
{
  HupanResult *result = hupan_table_get_result (self->table);

  if (result == NULL || hupan_result_get_n (result) == 0)
    return;

  focus_table (self);
  hupan_page_show_record (HUPAN_PAGE (self), hupan_result_get_id (result, 0));
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
  ask_again (self);
}

static void
sort_changed_cb (HupanTable    *table,
                 HupanListPage *self)
{
  gsize n;
  const HupanSort *sort = hupan_table_get_sort (table, &n);

  hupan_query_set_sort (self->query, sort, n);
  ask (self, HUPAN_SWAP_KEEP_POSITION);
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
  ask_again (self);
}

/* --- The record beside the list -------------------------------------------------------------------------- */

static void
update_panes (HupanListPage *self)
{
  const gboolean shown = hupan_record_page_get_is_shown (self->record_page);

  gtk_widget_set_visible (GTK_WIDGET (self->record_page), shown);
  gtk_widget_set_visible (GTK_WIDGET (self->list_pane), !self->narrow || !shown);
  adw_header_bar_set_show_end_title_buttons (self->list_header, !shown);
}

/* The search stands in the header where there is room, else in a line of its own. */
static void
place_search (HupanListPage *self)
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

  hupan_record_page_show (self->record_page, self->kind, hupan_table_get_cursor (self->table));
  update_panes (self);
}

static void
show_id (HupanListPage *self,
         gint64         id)
{
  if (hupan_record_page_get_id (self->record_page) == id && hupan_record_page_get_is_shown (self->record_page))
    return;

  if (!hupan_record_page_may_leave (self->record_page, G_CALLBACK (open_now), self))
    return;

  hupan_record_page_show (self->record_page, self->kind, id);
  update_panes (self);
}

/* Where there is room the record follows the cursor; a narrow window waits until it is opened. */
static void
cursor_changed_cb (HupanTable    *table,
                   gint64         id,
                   HupanListPage *self)
{
  hupan_list_page_update_actions (self);
  if (!self->narrow && id != 0 && hupan_table_get_n_selected (table) <= 1)
    show_id (self, id);
}

static void
activate_cb (HupanTable    *table,
             gint64         id,
             HupanListPage *self)
{
  show_id (self, id);
  gtk_widget_child_focus (GTK_WIDGET (self->record_page), GTK_DIR_TAB_FORWARD);
}

static void
record_closed_cb (HupanRecordPage *page,
                  HupanListPage   *self)
{
  update_panes (self);
  focus_table (self);
}

/* A record was saved, or opened from elsewhere: the list goes there if it holds it. */
static void
record_shown_cb (HupanRecordPage *page,
                 gint64           id,
                 HupanListPage   *self)
{
  update_panes (self);
  self->show_when_answered = 0;
  if (id == 0 || (hupan_table_get_result (self->table) != NULL && hupan_table_show_id (self->table, id)))
    return;

  /* One that is new comes with the answer that is on its way. */
  self->show_when_answered = id;
}

static void
n_selected_cb (HupanTable    *table,
               GParamSpec    *pspec,
               HupanListPage *self)
{
  const guint n = hupan_table_get_n_selected (table);
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  gtk_label_set_label (self->selected_label, text);
  gtk_action_bar_set_revealed (self->selection_bar, n > 1);
  hupan_list_page_update_actions (self);
}

/* --- HupanPage ------------------------------------------------------------------------------------------ */

static char *
get_settings_key (HupanListPage *self,
                  const char    *key)
{
  return g_strconcat (hupan_page_get_place (HUPAN_PAGE (self))->name, "/", key, NULL);
}

/* The layout of a place's columns is kept in one dictionary for all places. */
static void
load_layout (HupanListPage *self)
{
  g_autoptr (GVariant) layouts = g_settings_get_value (self->settings, "layouts");
  g_autofree char *key = get_settings_key (self, "columns");
  const char *layout;

  if (g_variant_lookup (layouts, key, "&s", &layout))
    hupan_table_set_layout (self->table, layout);
}

static void
layout_changed_cb (HupanListPage *self)
{
  g_autoptr (GVariant) layouts = g_settings_get_value (self->settings, "layouts");
  g_autofree char *key = get_settings_key (self, "columns");
  g_autofree char *layout = hupan_table_dup_layout (self->table);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (layouts);

  g_variant_dict_insert (&dict, key, "s", layout);
  g_settings_set_value (self->settings, "layouts", g_variant_dict_end (&dict));
}

static void
create_table (HupanListPage *self)
{
  HupanDesk *desk = hupan_page_get_desk (HUPAN_PAGE (self));

  self->table = HUPAN_TABLE (hupan_table_new (self->kind));
  hupan_table_set_fetch (self->table, hupan_desk_fetch, hupan_desk_fetcher_new (desk, self->kind),
                         (GDestroyNotify) hupan_desk_fetcher_free);
  hupan_table_set_menu_model (self->table, self->row_menu);
  load_layout (self);
  g_object_bind_property (self, "narrow", self->table, "narrow", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->table, "sort-changed", G_CALLBACK (sort_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->table, "type-ahead", G_CALLBACK (type_ahead_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->table, "cursor-changed", G_CALLBACK (cursor_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->table, "notify::n-selected", G_CALLBACK (n_selected_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->table, "notify::layout", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
}

static void
create_menus (HupanListPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) stages = hupan_list_page_create_stage_menu (self);

  g_menu_append_section (menu, NULL, self->view_menu);
  g_menu_append_submenu (menu, _("_Sort By"), hupan_table_get_sort_menu (self->table));
  g_menu_append_submenu (menu, _("_Columns"), hupan_table_get_columns_menu (self->table));
  gtk_widget_insert_action_group (GTK_WIDGET (self->view_button), "table", hupan_table_get_actions (self->table));
  gtk_menu_button_set_menu_model (self->view_button, G_MENU_MODEL (menu));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->stage_button), stages);
}

static void
hupan_list_page_open (HupanPage *page)
{
  HupanListPage *self = HUPAN_LIST_PAGE (page);
  const HupanPlace *place = hupan_page_get_place (page);
  HupanDesk *desk = hupan_page_get_desk (page);
  const char *label = hupan_place_get_label (place);
  g_autofree char *hint = NULL;

  self->kind = hupan_kind_get (place->kind);
  self->query = hupan_query_new (self->kind);

  /* Translators: in the search field of a list; the placeholder is what it holds, in the plural. */
  hint = g_strdup_printf (_("Search %s"), label);
  gtk_search_entry_set_placeholder_text (self->search, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paned), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_window_title_set_title (self->narrow_title, label);
  adw_status_page_set_icon_name (self->empty, place->icon_name);
  adw_status_page_set_title (self->empty, label);
  adw_status_page_set_description (self->empty, _(place->empty_description));
  gtk_button_set_label (self->new_button, _(place->new_label));
  gtk_widget_set_visible (self->stage_button, hupan_kind_get_field (self->kind, "stage") != NULL);
  gtk_widget_set_visible (self->tag_button, g_str_equal (self->kind->name, "application"));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEW_TOOLTIP]);

  create_table (self);
  create_menus (self);
  hupan_filter_bar_set_query (self->filters, self->query);
  hupan_record_page_set_place (self->record_page, desk, place);
  hupan_list_page_update_actions (self);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  gtk_stack_set_visible_child_name (self->stack, "loading");
  ask (self, HUPAN_SWAP_TO_TOP);
}

static void
hupan_list_page_show_record (HupanPage *page,
                             gint64     id)
{
  HupanListPage *self = HUPAN_LIST_PAGE (page);

  if (id != 0)
    show_id (self, id);
  else if (hupan_record_page_get_is_shown (self->record_page))
    hupan_record_page_close (self->record_page);
}

static gint64
hupan_list_page_get_record (HupanPage *page)
{
  return hupan_record_page_get_id (HUPAN_LIST_PAGE (page)->record_page);
}

static void
hupan_list_page_show_query (HupanPage  *page,
                            HupanQuery *query,
                            const char *layout)
{
  HupanListPage *self = HUPAN_LIST_PAGE (page);
  const char *text;
  gsize n;
  const HupanSort *sort;

  g_set_object (&self->query, query);
  text = hupan_query_get_text (query);
  sort = hupan_query_get_sort (query, &n);

  self->showing_query = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), text != NULL ? text : "");
  self->showing_query = FALSE;
  if (layout != NULL)
    hupan_table_set_layout (self->table, layout);
  hupan_table_set_sort (self->table, sort, n);
  hupan_filter_bar_set_query (self->filters, query);
  ask_again (self);
  if (self->narrow && hupan_record_page_get_is_shown (self->record_page))
    hupan_record_page_close (self->record_page);
}

static HupanQuery *
hupan_list_page_get_query (HupanPage *page)
{
  return HUPAN_LIST_PAGE (page)->query;
}

static void
hupan_list_page_focus (HupanPage *page)
{
  HupanListPage *self = HUPAN_LIST_PAGE (page);

  self->focus_when_answered = hupan_table_get_result (self->table) == NULL;
  if (self->focus_when_answered)
    return;

  if (self->narrow && hupan_record_page_get_is_shown (self->record_page))
    gtk_widget_child_focus (GTK_WIDGET (self->record_page), GTK_DIR_TAB_FORWARD);
  else if (hupan_result_get_n (hupan_table_get_result (self->table)) > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
hupan_list_page_focus_search (HupanPage *page)
{
  HupanListPage *self = HUPAN_LIST_PAGE (page);

  if (self->narrow && hupan_record_page_get_is_shown (self->record_page))
    hupan_record_page_close (self->record_page);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static gboolean
hupan_list_page_may_leave (HupanPage *page,
                           GCallback  answer,
                           gpointer   data)
{
  return hupan_record_page_may_leave (HUPAN_LIST_PAGE (page)->record_page, answer, data);
}

/* --- GObject ---------------------------------------------------------------------------------------------- */

static void
hupan_list_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HupanListPage *self = HUPAN_LIST_PAGE (object);
  const HupanPlace *place = hupan_page_get_place (HUPAN_PAGE (self));

  switch ((HupanListPageProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_NEW_TOOLTIP:
      if (place != NULL)
        /* Translators: tooltip; the placeholder is what the button makes, such as "New University". */
        g_value_take_string (value, g_strdup_printf (_("%s (Ctrl+N)"), _(place->new_label)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_list_page_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  HupanListPage *self = HUPAN_LIST_PAGE (object);

  switch ((HupanListPageProperty) prop_id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        break;
      self->narrow = g_value_get_boolean (value);
      place_search (self);
      update_panes (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_NEW_TOOLTIP:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Typing anywhere in the window searches the list that is seen, unless something else takes the keys. */
static void
hupan_list_page_map (GtkWidget *widget)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);

  GTK_WIDGET_CLASS (hupan_list_page_parent_class)->map (widget);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (gtk_widget_get_root (widget)));
}

static void
hupan_list_page_unmap (GtkWidget *widget)
{
  gtk_search_entry_set_key_capture_widget (HUPAN_LIST_PAGE (widget)->search, NULL);
  GTK_WIDGET_CLASS (hupan_list_page_parent_class)->unmap (widget);
}

static void
hupan_list_page_dispose (GObject *object)
{
  HupanListPage *self = HUPAN_LIST_PAGE (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->query);
  g_clear_object (&self->settings);
  self->table = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_LIST_PAGE);

  G_OBJECT_CLASS (hupan_list_page_parent_class)->dispose (object);
}

static void
hupan_list_page_class_init (HupanListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HupanPageClass *page_class = HUPAN_PAGE_CLASS (klass);

  object_class->get_property = hupan_list_page_get_property;
  object_class->set_property = hupan_list_page_set_property;
  object_class->dispose = hupan_list_page_dispose;
  widget_class->map = hupan_list_page_map;
  widget_class->unmap = hupan_list_page_unmap;

  page_class->open = hupan_list_page_open;
  page_class->show_record = hupan_list_page_show_record;
  page_class->get_record = hupan_list_page_get_record;
  page_class->show_query = hupan_list_page_show_query;
  page_class->get_query = hupan_list_page_get_query;
  page_class->focus = hupan_list_page_focus;
  page_class->focus_search = hupan_list_page_focus_search;
  page_class->may_leave = hupan_list_page_may_leave;

  properties[PROP_NARROW] = g_param_spec_boolean (
    "narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NEW_TOOLTIP] =
    g_param_spec_string ("new-tooltip", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (HUPAN_TYPE_FILTER_BAR);
  g_type_ensure (HUPAN_TYPE_RECORD_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, list_header);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, paned);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, search);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, search_clamp);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, search_bin);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, narrow_title);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, view_button);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, filters);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, table_bin);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, empty);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, selected_label);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, stage_button);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, tag_button);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, record_page);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, row_menu);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, view_menu);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_shown_cb);

  gtk_widget_class_install_action (widget_class, "list.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "list.focus", NULL, focus_table_cb);
  hupan_list_page_install_actions (widget_class);
}

static void
hupan_list_page_init (HupanListPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  place_search (self);
  self->settings = g_settings_new (APPLICATION_ID);
  g_settings_bind (self->settings, "record-pane-position", self->paned, "position", G_SETTINGS_BIND_DEFAULT);
}

GtkWidget *
hupan_list_page_new (void)
{
  return g_object_new (HUPAN_TYPE_LIST_PAGE, NULL);
}
