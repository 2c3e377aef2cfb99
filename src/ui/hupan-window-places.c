/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-window-private.h"

#include <glib/gi18n.h>

#include "common/hupan-list-page.h"
#include "common/hupan-toast.h"
#include "hupan-places.h"

/* How many steps Back remembers. */
#define MAX_VISITS 50

/* A place, and the record that was open there. */
typedef struct
{
  const HupanPlace *place;
  gint64 record;
} Visit;

HupanPage *
hupan_window_get_page (HupanWindow *self)
{
  return HUPAN_PAGE (gtk_stack_get_visible_child (self->pages));
}

static HupanPage *
ensure_page (HupanWindow      *self,
             const HupanPlace *place)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, place->name);

  if (page == NULL)
    {
      page = place->create_page != NULL ? place->create_page () : hupan_list_page_new ();
      gtk_stack_add_named (self->pages, page, place->name);
      hupan_page_open (HUPAN_PAGE (page), self->desk, place);
    }

  return HUPAN_PAGE (page);
}

static void
remember_visit (HupanWindow *self)
{
  HupanPage *page = hupan_window_get_page (self);
  Visit *visit;

  if (page == NULL)
    return;

  visit = g_new (Visit, 1);
  *visit = (Visit) { hupan_page_get_place (page), hupan_page_get_record (page) };
  g_queue_push_head (&self->visits, visit);
  if (g_queue_get_length (&self->visits) > MAX_VISITS)
    g_free (g_queue_pop_tail (&self->visits));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", TRUE);
}

static HupanPage *
go_to (HupanWindow      *self,
       const HupanPlace *place)
{
  HupanPage *page = ensure_page (self, place);

  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  hupan_page_focus (page);
  hupan_sidebar_select (self->sidebar, place);
  g_settings_set_string (self->settings, "place", place->name);
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);

  return page;
}

void
hupan_window_show_place (HupanWindow *self,
                         const char  *name)
{
  const HupanPlace *place = hupan_place_get (name);

  if (place == NULL || self->desk == NULL)
    return;

  if (hupan_window_get_page (self) != NULL && hupan_page_get_place (hupan_window_get_page (self)) != place)
    remember_visit (self);
  go_to (self, place);
}

static void
show_place_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  hupan_window_show_place (HUPAN_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_record_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  HupanWindow *self = HUPAN_WINDOW (widget);
  const HupanPlace *place;
  const HupanKind *kind;
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &name, &id);
  kind = hupan_kind_get (name);
  place = kind != NULL ? hupan_place_get_for_kind (kind) : NULL;
  if (place == NULL || self->desk == NULL)
    return;

  remember_visit (self);
  hupan_page_show_record (go_to (self, place), id);
}

static void
new_about_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  HupanWindow *self = HUPAN_WINDOW (widget);
  const HupanPlace *place;
  const char *name;
  gint64 embedded;

  g_variant_get (parameter, "(&sx)", &name, &embedded);
  place = hupan_place_get_for_kind (hupan_kind_get (name));
  if (place == NULL || self->desk == NULL)
    return;

  if (hupan_page_get_place (hupan_window_get_page (self)) != place)
    remember_visit (self);
  hupan_page_new_about (go_to (self, place), embedded);
}

static void
show_query_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  HupanWindow *self = HUPAN_WINDOW (widget);
  g_autoptr (HupanQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  const HupanPlace *place;
  const char *name, *json, *layout;

  g_variant_get (parameter, "(&s&s&s)", &name, &json, &layout);
  place = hupan_place_get (name);
  if (place == NULL || place->kind == NULL || self->desk == NULL)
    return;

  query = hupan_query_from_json (hupan_kind_get (place->kind), json, &error);
  if (query == NULL)
    {
      hupan_toast_error (widget, _("This View Cannot Be Shown"), error);
      return;
    }

  remember_visit (self);
  hupan_page_show_query (go_to (self, place), query, *layout != '\0' ? layout : NULL);
}

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  HupanWindow *self = HUPAN_WINDOW (widget);
  g_autofree Visit *visit = g_queue_pop_head (&self->visits);

  gtk_widget_action_set_enabled (widget, "win.back", !g_queue_is_empty (&self->visits));
  if (visit != NULL)
    hupan_page_show_record (go_to (self, visit->place), visit->record);
}

/* Alt+1 to Alt+9: the places from the top. */
static void
show_nth_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  const HupanPlace *const *places = hupan_places ();

  for (int n = g_variant_get_int32 (parameter); *places != NULL; places++)
    if (--n == 0)
      hupan_window_show_place (HUPAN_WINDOW (widget), (*places)->name);
}

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  HupanPage *page = hupan_window_get_page (HUPAN_WINDOW (widget));

  if (page != NULL)
    hupan_page_focus_search (page);
}

/* Ctrl+N makes a record of what is listed, wherever the focus is. */
static void
new_record_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  HupanPage *page = hupan_window_get_page (HUPAN_WINDOW (widget));

  if (page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "list.new", NULL);
}

static void
toggle_sidebar_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  HupanWindow *self = HUPAN_WINDOW (widget);

  adw_overlay_split_view_set_show_sidebar (self->split, !adw_overlay_split_view_get_show_sidebar (self->split));
}

/**
 * hupan_window_may_leave:
 * @answer: called with @data when the user saved the changes of a form or gave them up
 *
 * Returns: whether no page has a form with changes; if one has, it is shown, and the user is asked
 */
gboolean
hupan_window_may_leave (HupanWindow *self,
                        GCallback    answer,
                        gpointer     data)
{
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    if (!hupan_page_may_leave (HUPAN_PAGE (page), answer, data))
      {
        hupan_window_show_place (self, hupan_page_get_place (HUPAN_PAGE (page))->name);
        return FALSE;
      }

  return TRUE;
}

/**
 * hupan_window_forget_places:
 *
 * Takes every page away, and the way back with them: what they showed is closed.
 */
void
hupan_window_forget_places (HupanWindow *self)
{
  GtkWidget *page;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, page);
  g_queue_clear_full (&self->visits, g_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", FALSE);
}

void
hupan_window_places_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-place", "s", show_place_cb);
  gtk_widget_class_install_action (widget_class, "win.show-nth-place", "i", show_nth_cb);
  gtk_widget_class_install_action (widget_class, "win.show-record", "(sx)", show_record_cb);
  gtk_widget_class_install_action (widget_class, "win.new-about", "(sx)", new_about_cb);
  gtk_widget_class_install_action (widget_class, "win.show-query", "(sss)", show_query_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.new-record", NULL, new_record_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_cb);
}
