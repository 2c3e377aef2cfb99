/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-list-page-private.h"

#include <glib/gi18n.h>

#include "hupan-desk-fetch.h"
#include "hupan-menu-button.h"

/**
 * HupanListPage:
 *
 * The page of a place: a search, filters, the list of a kind, and beside it, or instead of it where there is no room,
 * the page of one record. What it is asked and answers is in hupan-list-query.c, the two panes in hupan-list-panes.c, what its rows
 * can be told to do in hupan-list-actions.c, how they get out in hupan-list-export.c, views that are kept in hupan-list-views.c.
 */

typedef enum
{
  PROP_NARROW = 1, /* rows of two lines, and the search in a line of its own */
  PROP_SINGLE,     /* a record takes the place of the list */
  PROP_NEW_TOOLTIP,
  PROP_BOARD,
} HupanListPageProperty;

static GParamSpec *properties[PROP_BOARD + 1];

G_DEFINE_FINAL_TYPE (HupanListPage, hupan_list_page, HUPAN_TYPE_PAGE)

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
  hupan_record_page_add_again_menu (self->row_menu, 1, self->kind, "list");
  hupan_table_set_menu_model (self->table, G_MENU_MODEL (self->row_menu));
  load_layout (self);
  g_object_bind_property (self, "narrow", self->table, "narrow", G_BINDING_SYNC_CREATE);
  hupan_list_page_connect_query (self);
  hupan_list_page_connect_panes (self);
  g_signal_connect_object (self->table, "notify::layout", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
}

static void
create_menus (HupanListPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  /* In a narrow window there is no room for the button. */
  if (self->has_board)
    g_menu_append (menu, _("_Board by Stage"), "list.board");
  g_menu_append_section (menu, NULL, self->view_menu);
  g_menu_append_submenu (menu, _("S_ort By"), hupan_table_get_sort_menu (self->table));
  g_menu_append_submenu (menu, _("Co_lumns"), hupan_table_get_columns_menu (self->table));
  gtk_widget_insert_action_group (GTK_WIDGET (self->view_button), "table", hupan_table_get_actions (self->table));
  hupan_menu_button_set_menu (self->view_button, G_MENU_MODEL (menu));
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
  hupan_list_page_init_board (self);
  /* Before all else: it is answered while the page is made. */
  hupan_list_page_ask (self, HUPAN_SWAP_TO_TOP);

  /* Translators: in the search field of a list; the placeholder is what it holds, in the plural. */
  hint = g_strdup_printf (_("Search %s"), label);
  gtk_search_entry_set_placeholder_text (self->search, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paned), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_window_title_set_title (self->narrow_title, label);
  adw_status_page_set_icon_name (self->empty, place->icon_name);
  adw_status_page_set_title (self->empty, label);
  adw_status_page_set_description (self->empty, _(place->empty_description));
  gtk_button_set_label (self->new_button, place->new_label != NULL ? _(place->new_label) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->new_button), place->new_label != NULL);
  gtk_widget_set_visible (self->add_button, place->new_label != NULL);
  if (place->takes_files)
    hupan_list_page_take_files (self);
  gtk_widget_set_visible (self->stage_button, self->has_board);
  gtk_widget_set_visible (self->tag_button, g_str_equal (self->kind->name, "application"));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEW_TOOLTIP]);

  create_table (self);
  gtk_widget_set_visible (self->board_button, self->has_board);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOARD]);
  create_menus (self);
  hupan_filter_bar_set_query (self->filters, self->query);
  hupan_record_page_set_place (self->record_page, desk, place);
  hupan_list_page_update_actions (self);

  gtk_stack_set_visible_child_name (self->stack, "loading");
}

static void
hupan_list_page_show_record (HupanPage *page,
                             gint64     id)
{
  HupanListPage *self = HUPAN_LIST_PAGE (page);

  if (id != 0)
    hupan_list_page_show_id (self, id);
  else if (hupan_record_page_get_is_shown (self->record_page))
    hupan_record_page_close (self->record_page);
}

static void
hupan_list_page_new_about (HupanPage *page,
                           gint64     embedded)
{
  hupan_record_page_edit_new_about (HUPAN_LIST_PAGE (page)->record_page, embedded);
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
  hupan_list_page_ask_again (self);
  if (self->single && hupan_record_page_get_is_shown (self->record_page))
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

  if (self->single && hupan_record_page_get_is_shown (self->record_page))
    hupan_record_page_focus (self->record_page);
  else if (hupan_result_get_n (hupan_table_get_result (self->table)) > 0)
    hupan_list_page_focus_rows (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
hupan_list_page_focus_search (HupanPage *page)
{
  HupanListPage *self = HUPAN_LIST_PAGE (page);

  if (self->single && hupan_record_page_get_is_shown (self->record_page))
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

    case PROP_SINGLE:
      g_value_set_boolean (value, self->single);
      break;

    case PROP_BOARD:
      g_value_set_boolean (value, self->shows_board);
      break;

    case PROP_NEW_TOOLTIP:
      if (place != NULL && place->new_label != NULL)
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
      hupan_list_page_place_search (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_SINGLE:
      if (self->single == g_value_get_boolean (value))
        break;
      self->single = g_value_get_boolean (value);
      hupan_list_page_update_panes (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_BOARD:
      hupan_list_page_set_shows_board (self, g_value_get_boolean (value));
      break;

    case PROP_NEW_TOOLTIP:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Typing anywhere in the window searches the list that is seen, unless something else takes the keys. What a search entry of
 * GTK would capture by itself is more than letters: Return, which is to activate what has the focus, and keys in dialogs. */
static gboolean
typed_cb (GtkEventControllerKey *controller,
          guint                  keyval,
          guint                  keycode,
          GdkModifierType        state,
          HupanListPage         *self)
{
  GtkWidget *root = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  const gunichar letter = gdk_keyval_to_unicode (keyval);
  const gboolean is_control = letter != 0 && (!g_unichar_isgraph (letter) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)));

  /* Keys without a letter of their own begin one: accents, input methods. */
  if (is_control || (letter == 0 && (keyval & 0xff00) == 0xff00))
    return GDK_EVENT_PROPAGATE;
  if (ADW_IS_APPLICATION_WINDOW (root) && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) != NULL)
    return GDK_EVENT_PROPAGATE;
  /* Who fills in a form and types where no text goes, on a switch or a menu, does not look for another record. */
  if (hupan_record_page_is_editing (self->record_page) && gtk_widget_get_focus_child (GTK_WIDGET (self->record_page)) != NULL)
    return GDK_EVENT_PROPAGATE;

  return gtk_event_controller_key_forward (controller, GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search))));
}

static void
hupan_list_page_map (GtkWidget *widget)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);

  GTK_WIDGET_CLASS (hupan_list_page_parent_class)->map (widget);
  self->typing = gtk_event_controller_key_new ();
  g_signal_connect (self->typing, "key-pressed", G_CALLBACK (typed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (widget)), self->typing);
  hupan_list_page_place_toasts (self, TRUE);
}

static void
hupan_list_page_unmap (GtkWidget *widget)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);
  GtkEventController *typing = g_steal_pointer (&self->typing);

  hupan_list_page_place_toasts (self, FALSE);
  gtk_widget_remove_controller (gtk_event_controller_get_widget (typing), typing);
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
  self->board = NULL;
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
  page_class->new_about = hupan_list_page_new_about;
  page_class->get_record = hupan_list_page_get_record;
  page_class->show_query = hupan_list_page_show_query;
  page_class->get_query = hupan_list_page_get_query;
  page_class->focus = hupan_list_page_focus;
  page_class->focus_search = hupan_list_page_focus_search;
  page_class->may_leave = hupan_list_page_may_leave;

  properties[PROP_NARROW] = g_param_spec_boolean (
    "narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SINGLE] = g_param_spec_boolean (
    "single", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NEW_TOOLTIP] =
    g_param_spec_string ("new-tooltip", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BOARD] = g_param_spec_boolean ("board", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_install_property_action (widget_class, "list.board", "board");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "list.board", NULL);

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
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, board_bin);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, board_button);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, empty);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, selected_label);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, stage_button);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, tag_button);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, record_page);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, row_menu);
  gtk_widget_class_bind_template_child (widget_class, HupanListPage, view_menu);

  hupan_list_page_install_query (widget_class);
  hupan_list_page_install_panes (widget_class);
  hupan_list_page_install_actions (widget_class);
  hupan_list_page_install_export (widget_class);
  hupan_list_page_install_views (widget_class);
}

static void
hupan_list_page_init (HupanListPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hupan_list_page_place_search (self);
  self->settings = g_settings_new (APPLICATION_ID);
  g_settings_bind (self->settings, "record-pane-position", self->paned, "position", G_SETTINGS_BIND_DEFAULT);
}

GtkWidget *
hupan_list_page_new (void)
{
  return g_object_new (HUPAN_TYPE_LIST_PAGE, NULL);
}
