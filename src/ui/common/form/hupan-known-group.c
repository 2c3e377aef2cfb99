/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-known-group.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "hupan-suggestion.h"

/* More than these push the form out of sight. */
#define MOST 5

/* A single letter means everybody. */
#define FEWEST_LETTERS 2

struct _HupanKnownGroup
{
  AdwPreferencesGroup parent_instance;

  GtkListBox *list;

  /* owned */
  HupanDesk *desk;
  const HupanKind *kind;
  GCancellable *looking;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanKnownGroup, hupan_known_group, ADW_TYPE_PREFERENCES_GROUP)

static void
row_activated_cb (GtkListBox      *list,
                  GtkListBoxRow   *row,
                  HupanKnownGroup *self)
{
  HupanSuggestion *suggestion = g_object_get_data (G_OBJECT (row), "hupan-suggestion");

  g_signal_emit (self, signals[CHOSEN], 0, hupan_suggestion_get_id (suggestion));
}

static GtkWidget *
create_row (HupanSuggestion *suggestion)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hupan_suggestion_get_title (suggestion));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hupan_suggestion_get_detail (suggestion));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "hupan-suggestion", g_object_ref (suggestion), g_object_unref);

  return row;
}

static void
show (HupanKnownGroup *self,
      GPtrArray       *found)
{
  const guint n = found != NULL ? MIN (found->len, MOST) : 0;
  const gboolean shown = gtk_widget_get_visible (GTK_WIDGET (self));
  g_autofree char *announcement = NULL;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (found, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);

  /* Whoever does not see them appear is told, once. */
  if (n == 0 || shown)
    return;
  announcement = hupan_count_fill (ngettext ("%u record of that name is in the registry already",
                                            "%u records of that name are in the registry already", n), n);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), announcement, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
suggested_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (HupanKnownGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = hupan_suggest_finish (HUPAN_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (found == NULL)
    g_warning ("Nothing can be said of records that are there already: %s", error->message);
  show (self, found);
}

/* A search on its way keeps the group alive, so it is given up here. */
static void
hupan_known_group_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (HUPAN_KNOWN_GROUP (widget)->looking);

  GTK_WIDGET_CLASS (hupan_known_group_parent_class)->unroot (widget);
}

static void
hupan_known_group_dispose (GObject *object)
{
  HupanKnownGroup *self = HUPAN_KNOWN_GROUP (object);

  g_clear_object (&self->looking);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (hupan_known_group_parent_class)->dispose (object);
}

static void
hupan_known_group_class_init (HupanKnownGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hupan_known_group_dispose;
  GTK_WIDGET_CLASS (klass)->unroot = hupan_known_group_unroot;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_INT64);
}

static void
hupan_known_group_init (HupanKnownGroup *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * hupan_known_group_new:
 * @kind: of the records
 * @description: what choosing one does, translated
 */
GtkWidget *
hupan_known_group_new (HupanDesk       *desk,
                       const HupanKind *kind,
                       const char      *description)
{
  HupanKnownGroup *self = g_object_new (HUPAN_TYPE_KNOWN_GROUP, NULL);

  self->desk = g_object_ref (desk);
  self->kind = kind;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Already in the Registry?"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Already in the Registry?"), -1);

  return GTK_WIDGET (self);
}

void
hupan_known_group_look (HupanKnownGroup *self,
                        const char      *text)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);

  if (g_utf8_strlen (text, -1) < FEWEST_LETTERS)
    {
      show (self, NULL);
      return;
    }

  self->looking = g_cancellable_new ();
  hupan_suggest_async (self->desk, self->kind, text, self->looking, suggested_cb, g_object_ref (self));
}
