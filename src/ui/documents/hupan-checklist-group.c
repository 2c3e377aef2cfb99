/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-checklist-group.h"

#include <glib/gi18n.h>

#include "desk/hupan-document-set.h"
#include "hupan-adding.h"
#include "hupan-document-actions.h"
#include "ui/common/hupan-accessible.h"
#include "ui/common/hupan-toast.h"

/**
 * HupanChecklistGroup:
 *
 * A row for each paper. Its button does what is next in the state the paper is in; its menu has everything else.
 */
struct _HupanChecklistGroup
{
  AdwBin parent_instance;

  /* owned */
  HupanDesk *desk;
  gint64 application;
  HupanDocumentSet *set;
  AdwPreferencesGroup *group; /* borrowed */
  GtkLabel *share;            /* borrowed */
  GPtrArray *rows;            /* of AdwActionRow, borrowed, one for each paper */
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (HupanChecklistGroup, hupan_checklist_group, ADW_TYPE_BIN)

/* How each state looks, and what is next in it. */
static const struct
{
  const char *icon_name;
  const char *action; /* NULL: nothing needs to be done */
  const char *label;  /* N_ */
} looks[] = {
  [HUPAN_PAPER_MISSING] = { "list-remove-symbolic", "paper.request", N_ ("Request") },
  [HUPAN_PAPER_REJECTED] = { "action-unavailable-symbolic", "paper.request", N_ ("Request") },
  [HUPAN_PAPER_EXPIRED] = { "dialog-warning-symbolic", "paper.request", N_ ("Request") },
  [HUPAN_PAPER_REQUESTED] = { "mail-send-symbolic", "paper.add", N_ ("Add…") },
  [HUPAN_PAPER_WAIVED] = { "go-jump-symbolic", NULL, NULL },
  [HUPAN_PAPER_RECEIVED] = { "mail-unread-symbolic", "paper.verify", N_ ("Verify") },
  [HUPAN_PAPER_VERIFIED] = { "object-select-symbolic", NULL, NULL },
};

static char *
dup_kind_label (const char *kind)
{
  return hupan_field_format (hupan_kind_get_field (hupan_kind_get ("document"), "kind"), kind);
}

static HupanPaper *
get_paper (HupanChecklistGroup *self,
           const char          *kind)
{
  for (guint i = 0; self->set != NULL && i < self->set->papers->len; i++)
    {
      HupanPaper *paper = &g_array_index (self->set->papers, HupanPaper, i);

      if (g_str_equal (paper->kind, kind))
        return paper;
    }

  return NULL;
}

static HupanRecord *
get_document (HupanChecklistGroup *self,
              const HupanPaper    *paper)
{
  return paper->document >= 0 ? g_ptr_array_index (self->set->documents, paper->document) : NULL;
}

/* --- Rows --------------------------------------------------------------------------------------------------- */

/* “Requested · 2024-03-01”, “Waived · has no degree yet”, “Received · cv.pdf” */
static char *
dup_subtitle (HupanChecklistGroup *self,
              const HupanPaper    *paper)
{
  g_autoptr (GString) text = g_string_new (hupan_paper_state_get_label (paper->state));
  HupanRecord *document = get_document (self, paper);
  HupanRecord *request = paper->request >= 0 ? g_ptr_array_index (self->set->requests, paper->request) : NULL;
  const char *more = NULL;

  if (request != NULL && paper->state == HUPAN_PAPER_REQUESTED)
    more = hupan_record_get (request, "since");
  else if (request != NULL && paper->state == HUPAN_PAPER_WAIVED)
    more = hupan_record_get (request, "reason");
  else if (document != NULL)
    more = hupan_record_get (document, "name");
  if (more != NULL)
    g_string_append_printf (text, " · %s", more);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *kind)
{
  g_autofree char *detailed = g_strdup_printf ("%s::%s", action, kind);

  g_menu_append (menu, label, detailed);
}

static GMenuModel *
create_menu (const HupanPaper *paper)
{
  GMenu *menu = g_menu_new ();

  append (menu, _("_Add File…"), "paper.add", paper->kind);
  if (paper->document >= 0)
    {
      append (menu, _("_Open"), "paper.open", paper->kind);
      append (menu, _("_Verify"), "paper.verify", paper->kind);
      append (menu, _("Do _Not Accept"), "paper.reject", paper->kind);
    }
  append (menu, _("Mark _Requested"), "paper.request", paper->kind);
  append (menu, _("_Waive…"), "paper.waive", paper->kind);
  if (paper->request >= 0)
    append (menu, _("_Take Back Request or Waiver"), "paper.withdraw", paper->kind);

  return G_MENU_MODEL (menu);
}

static void
add_buttons (AdwActionRow     *row,
             const HupanPaper *paper,
             const char       *kind_label)
{
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = create_menu (paper);
  /* Translators: for screen readers: a kind of document. */
  g_autofree char *menu_name = g_strdup_printf (C_ ("accessible", "Menu of %s"), kind_label);

  if (looks[paper->state].action != NULL)
    {
      GtkWidget *next = gtk_button_new_with_label (_(looks[paper->state].label));
      /* Translators: for screen readers: what a button does, and for which kind of document. */
      g_autofree char *name = g_strdup_printf (C_ ("accessible", "%s: %s"), _(looks[paper->state].label), kind_label);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (next), looks[paper->state].action);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (next), "s", paper->kind);
      hupan_accessible_name_button (next, name);
      gtk_widget_set_valign (next, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (next, "flat");
      adw_action_row_add_suffix (row, next);
    }

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  gtk_widget_set_tooltip_text (more, C_ ("tooltip", "Menu of This Paper"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, menu_name, -1);
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (more, "flat");
  adw_action_row_add_suffix (row, more);
}

static GtkWidget *
create_row (HupanChecklistGroup *self,
            const HupanPaper    *paper)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (looks[paper->state].icon_name);
  g_autofree char *label = dup_kind_label (paper->kind);
  g_autofree char *subtitle = dup_subtitle (self, paper);

  gtk_widget_set_name (row, paper->kind);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  add_buttons (ADW_ACTION_ROW (row), paper, label);

  return row;
}

/* The row of the kind that had the focus has it again. */
static void
fill (HupanChecklistGroup *self)
{
  g_autofree char *share = hupan_document_set_dup_share (self->set);
  g_autofree char *focus = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_has_focus (row) || gtk_widget_get_focus_child (row) != NULL)
        focus = g_strdup (gtk_widget_get_name (row));
      adw_preferences_group_remove (self->group, row);
    }
  g_ptr_array_set_size (self->rows, 0);

  gtk_label_set_label (self->share, share != NULL ? share : "");
  gtk_widget_set_visible (GTK_WIDGET (self), share != NULL);
  for (guint i = 0; i < self->set->papers->len; i++)
    {
      GtkWidget *row = create_row (self, &g_array_index (self->set->papers, HupanPaper, i));

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->group, row);
      if (g_strcmp0 (focus, gtk_widget_get_name (row)) == 0)
        gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
    }
}

/* --- Reading ------------------------------------------------------------------------------------------------- */

static gpointer
load (HupanRegistry       *registry,
      gpointer             data,
      const HupanProgress *progress,
      GError             **error)
{
  return hupan_document_set_load (registry, hupan_kind_get ("application"), *(gint64 *) data, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HupanChecklistGroup) self = data;
  g_autoptr (GError) error = NULL;
  HupanDocumentSet *set = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (set == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("the checklist cannot be read: %s", error->message);
      return;
    }
  if (self->rows == NULL)
    {
      hupan_document_set_free (set);
      return;
    }

  g_clear_pointer (&self->set, hupan_document_set_free);
  self->set = set;
  fill (self);
}

static void
start_loading (HupanChecklistGroup *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  hupan_desk_run_urgent_async (self->desk, load, g_memdup2 (&self->application, sizeof (gint64)), g_free,
                               (GDestroyNotify) hupan_document_set_free, self->loading, loaded_cb, g_object_ref (self));
}

/* --- Actions ------------------------------------------------------------------------------------------------- */

typedef struct
{
  HupanChecklistGroup *group;
  gint64 application;
  char *kind;
  const char *state;
  char *reason;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->group);
  g_free (request->kind);
  g_free (request->reason);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static gpointer
request (HupanRegistry       *registry,
         gpointer             data,
         const HupanProgress *progress,
         GError             **error)
{
  Request *self = data;
  g_autoptr (HupanBatch) batch = hupan_paper_request (registry, self->application, self->kind, self->state, self->reason, error);

  if (batch == NULL)
    return NULL;

  return hupan_batch_is_empty (batch) || hupan_registry_commit (registry, batch, progress, error) != 0 ? registry : NULL;
}

static void
requested_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (Request) self = data;
  g_autoptr (GError) error = NULL;

  if (hupan_desk_run_finish (HUPAN_DESK (source), result, &error) == NULL)
    hupan_toast_error (GTK_WIDGET (self->group), _("The Changes Were Not Saved"), error);
}

static void
start_request (HupanChecklistGroup *self,
               const char          *kind,
               const char          *state,
               const char          *reason)
{
  Request *data = g_new0 (Request, 1);

  data->group = g_object_ref (self);
  data->application = self->application;
  data->kind = g_strdup (kind);
  data->state = state;
  data->reason = g_strdup (reason);
  hupan_desk_run_async (self->desk, request, data, NULL, NULL, NULL, NULL, requested_cb, data);
}

static void
request_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  start_request (HUPAN_CHECKLIST_GROUP (widget), g_variant_get_string (parameter, NULL), "requested", NULL);
}

static void
withdraw_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  start_request (HUPAN_CHECKLIST_GROUP (widget), g_variant_get_string (parameter, NULL), "", NULL);
}

static void
reason_changed_cb (GtkEditable    *entry,
                   AdwAlertDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "waive", *text != '\0');
}

static void
waive_answered_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (HupanChecklistGroup) self = data;
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (source);
  GtkWidget *entry = adw_alert_dialog_get_extra_child (dialog);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (g_str_equal (adw_alert_dialog_choose_finish (dialog, result), "waive") && self->desk != NULL)
    start_request (self, g_object_get_data (source, "kind"), "waived", reason);
}

/* Nobody may do without a paper for no reason. */
static void
waive_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  const char *kind = g_variant_get_string (parameter, NULL);
  g_autofree char *label = dup_kind_label (kind);
  /* Translators: heading of a dialog; the placeholder is a kind of document. */
  g_autofree char *heading = g_strdup_printf (_("Waive “%s”?"), label);
  AdwDialog *dialog = adw_alert_dialog_new (heading, _("Why is this document not needed?"));
  GtkWidget *entry = gtk_entry_new ();

  g_object_set_data_full (G_OBJECT (dialog), "kind", g_strdup (kind), g_free);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_dialog_set_focus (dialog, entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "waive", _("_Waive"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "waive");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "waive", FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (reason_changed_cb), dialog, G_CONNECT_DEFAULT);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget, NULL, waive_answered_cb, g_object_ref (widget));
}

static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  HupanChecklistGroup *self = HUPAN_CHECKLIST_GROUP (widget);

  hupan_adding_choose (widget, self->desk, hupan_kind_get ("application"), self->application, g_variant_get_string (parameter, NULL));
}

/* What is done with the document that counts for a paper. */
static void
document_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  HupanChecklistGroup *self = HUPAN_CHECKLIST_GROUP (widget);
  const HupanPaper *paper = get_paper (self, g_variant_get_string (parameter, NULL));
  HupanRecord *document = paper != NULL ? get_document (self, paper) : NULL;

  if (document == NULL)
    return;

  if (g_str_equal (action, "paper.open"))
    hupan_document_open (widget, self->desk, document);
  else
    hupan_document_set (widget, self->desk, document, "status", g_str_equal (action, "paper.verify") ? "verified" : "rejected");
}

static void
update_actions (HupanChecklistGroup *self)
{
  const gboolean can_write = hupan_desk_get_read_only_reason (self->desk) == NULL;

  for (const char *const *action = (const char *const[]) { "paper.add", "paper.request", "paper.waive", "paper.withdraw",
                                                           "paper.verify", "paper.reject", NULL };
       *action != NULL; action++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), *action, can_write);
}

/* --- GObject -------------------------------------------------------------------------------------------------- */

static void
hupan_checklist_group_dispose (GObject *object)
{
  HupanChecklistGroup *self = HUPAN_CHECKLIST_GROUP (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->set, hupan_document_set_free);

  G_OBJECT_CLASS (hupan_checklist_group_parent_class)->dispose (object);
}

static void
hupan_checklist_group_class_init (HupanChecklistGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_checklist_group_dispose;
  gtk_widget_class_install_action (widget_class, "paper.add", "s", add_cb);
  gtk_widget_class_install_action (widget_class, "paper.request", "s", request_cb);
  gtk_widget_class_install_action (widget_class, "paper.waive", "s", waive_cb);
  gtk_widget_class_install_action (widget_class, "paper.withdraw", "s", withdraw_cb);
  gtk_widget_class_install_action (widget_class, "paper.open", "s", document_cb);
  gtk_widget_class_install_action (widget_class, "paper.verify", "s", document_cb);
  gtk_widget_class_install_action (widget_class, "paper.reject", "s", document_cb);
}

static void
hupan_checklist_group_init (HupanChecklistGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->share = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->share), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->share), "numeric");
  adw_preferences_group_set_title (self->group, C_ ("section", "Checklist"));
  adw_preferences_group_set_header_suffix (self->group, GTK_WIDGET (self->share));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
hupan_checklist_group_new (HupanDesk    *desk,
                           HupanDossier *dossier)
{
  HupanChecklistGroup *self = g_object_new (HUPAN_TYPE_CHECKLIST_GROUP, NULL);

  self->desk = g_object_ref (desk);
  self->application = hupan_dossier_get_id (dossier);
  update_actions (self);
  g_signal_connect_object (desk, "notify::read-only-reason", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (start_loading), self, G_CONNECT_SWAPPED);
  start_loading (self);

  return GTK_WIDGET (self);
}
