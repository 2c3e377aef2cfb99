/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-list-page-private.h"

#include <glib/gi18n.h>

#include "hupan-toast.h"

/* A list's search, filters, order and columns, kept under a name in the sidebar. */

static void
view_saved_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (HupanListPage) self = data;
  g_autoptr (GError) error = NULL;

  if (hupan_desk_commit_finish (HUPAN_DESK (source), result, &error) == 0)
    hupan_toast_error (GTK_WIDGET (self), _("The View Was Not Saved"), error);
  else
    hupan_toast_undo (GTK_WIDGET (self), _("View saved"));
}

static HupanRecord *
create_view (const char       *name,
             const HupanPlace *place,
             const char       *state,
             const char       *layout)
{
  const char *const values[][2] = {
    { "name", name }, { "place", place->name }, { "state", state }, { "layout", layout }, { "user", g_get_user_name () },
  };
  HupanRecord *view = hupan_record_new_draft (hupan_kind_get ("saved_view"));

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (HupanRecord) previous = g_steal_pointer (&view);

      view = hupan_record_with (previous, values[i][0], values[i][1]);
    }

  return view;
}

static void
save_view_answered_cb (AdwAlertDialog *dialog,
                       const char     *response,
                       HupanListPage  *self)
{
  const HupanField *field = hupan_kind_get_field (hupan_kind_get ("saved_view"), "name");
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog)));
  g_autofree char *name = NULL;
  g_autoptr (HupanBatch) batch = NULL;
  g_autoptr (HupanRecord) record = NULL;
  g_autofree char *state = NULL;
  g_autofree char *layout = NULL;
  g_autofree char *label = NULL;

  if (!g_str_equal (response, "save") || !hupan_field_parse (field, typed, &name, NULL))
    return;

  state = hupan_query_to_json (self->query);
  layout = hupan_table_dup_layout (self->table);
  record = create_view (name, hupan_page_get_place (HUPAN_PAGE (self)), state, layout);

  /* Translators: what was done, in the history; the placeholder is the name of a saved view. */
  label = g_strdup_printf (_("New view “%s”"), name);
  batch = hupan_batch_new (label, NULL, HUPAN_BATCH_NONE);
  hupan_batch_create (batch, record, NULL);
  hupan_desk_commit_async (hupan_page_get_desk (HUPAN_PAGE (self)), batch, NULL, view_saved_cb, g_object_ref (self));
}

static void
save_view_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);
  AdwDialog *dialog =
    adw_alert_dialog_new (_("Save View"), _("Search, filters, order and columns are kept under a name in the sidebar."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_dialog_set_focus (dialog, entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_view_answered_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

void
hupan_list_page_install_views (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "list.save-view", NULL, save_view_cb);
}
