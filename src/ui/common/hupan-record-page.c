/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-record-page.h"

#include <glib/gi18n.h>

#include "desk/hupan-bulk.h"
#include "desk/hupan-dossier.h"
#include "form/hupan-draft-file.h"
#include "hupan-form.h"
#include "hupan-record-view.h"
#include "hupan-toast.h"

/**
 * HupanRecordPage:
 *
 * One record, seen or edited. It is read as a dossier, shown by a HupanRecordView, edited by a HupanForm, and
 * read again whenever something was committed.
 */
struct _HupanRecordPage
{
  AdwBin parent_instance;

  /* template children */
  AdwBanner *banner;
  GtkStack *stack;
  AdwBin *view_bin;
  AdwBin *form_bin;
  AdwStatusPage *gone;
  GtkWidget *edit;
  GtkWidget *save;

  /* owned */
  HupanDesk *desk;
  const HupanPlace *place;
  const HupanKind *kind;
  gint64 id; /* 0: none, or one that is being made */
  HupanDossier *dossier;
  HupanForm *form; /* borrowed from form_bin */
  GCancellable *loading;
  GtkWidget *focus; /* weak: what had it in the form when that began to be saved */
  GCallback left; /* waits for a save, to go on where the user wanted to; NULL: nothing waits */
  gpointer left_data;
  gint64 like; /* what a new record is to begin with, while the user is asked about another */
  gboolean shown;
  gboolean has_draft; /* a program that died left something typed, see hupan-draft-file.h */
  gboolean narrow;
  gboolean edit_when_loaded;
  gboolean duplicate_when_loaded;
};

typedef enum
{
  PROP_NARROW = 1,
  PROP_EDITING,
  PROP_TITLE,
} HupanRecordPageProperty;

static GParamSpec *properties[PROP_TITLE + 1];

enum
{
  CLOSED,
  SHOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanRecordPage, hupan_record_page, ADW_TYPE_BIN)

static char *
choose_back_icon (HupanRecordPage *self,
                  gboolean         narrow)
{
  return g_strdup (narrow ? "go-previous-symbolic" : "window-close-symbolic");
}

static char *
choose_back_tooltip (HupanRecordPage *self,
                     gboolean         narrow)
{
  return g_strdup (narrow ? _("Back to the List (Esc)") : _("Close (Esc)"));
}

static void
update_actions (HupanRecordPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean can_write = self->desk != NULL && hupan_desk_get_read_only_reason (self->desk) == NULL;
  const gboolean seen = self->dossier != NULL && self->form == NULL;

  gtk_widget_action_set_enabled (widget, "record.edit", seen && can_write);
  gtk_widget_action_set_enabled (widget, "record.duplicate", seen && can_write);
  gtk_widget_action_set_enabled (widget, "record.trash", seen && can_write);
  gtk_widget_action_set_enabled (widget, "record.copy", seen);
  gtk_widget_action_set_enabled (widget, "record.save", self->form != NULL);
  gtk_widget_action_set_enabled (widget, "record.cancel", self->form != NULL);
  adw_banner_set_revealed (self->banner, seen && can_write && self->has_draft);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* --- Seeing ------------------------------------------------------------------------------------------- */

static void
show_view (HupanRecordPage *self)
{
  GtkWidget *form = GTK_WIDGET (g_steal_pointer (&self->form));
  const gboolean had_focus = form != NULL && (gtk_widget_get_focus_child (form) != NULL || gtk_widget_has_focus (self->save));

  gtk_stack_set_visible_child_name (self->stack, "view");
  update_actions (self);
  /* The focus leaves the form before the form goes. */
  if (had_focus)
    gtk_widget_grab_focus (self->edit);
  adw_bin_set_child (self->form_bin, NULL);
}

static void
show_form (HupanRecordPage *self,
           HupanDossier    *dossier)
{
  self->has_draft = FALSE;
  self->form = HUPAN_FORM (hupan_form_new (self->desk, self->place, dossier));
  adw_bin_set_child (self->form_bin, GTK_WIDGET (self->form));
  gtk_stack_set_visible_child_name (self->stack, "form");
  update_actions (self);
}

typedef struct
{
  const HupanKind *kind;
  gint64 id;
  char *lang;
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_free (wanted->lang);
  g_free (wanted);
}

static gpointer
load_dossier (HupanRegistry       *registry,
              gpointer             data,
              const HupanProgress *progress,
              GError             **error)
{
  Wanted *wanted = data;

  return hupan_dossier_load (registry, wanted->kind, wanted->id, wanted->lang, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HupanRecordPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanDossier) dossier = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;

  g_set_object (&self->dossier, dossier);
  if (dossier == NULL)
    {
      adw_status_page_set_description (self->gone, error->message);
      if (self->form == NULL)
        gtk_stack_set_visible_child_name (self->stack, "gone");
      update_actions (self);
      return;
    }

  hupan_record_view_show (HUPAN_RECORD_VIEW (adw_bin_get_child (self->view_bin)), dossier);
  if (self->form == NULL)
    show_view (self);

  if (self->duplicate_when_loaded)
    {
      g_autoptr (HupanDossier) copy = hupan_dossier_duplicate (dossier);

      self->id = 0;
      show_form (self, copy);
    }
  else if (self->edit_when_loaded)
    hupan_record_page_edit (self);

  self->duplicate_when_loaded = self->edit_when_loaded = FALSE;
}

static void
load (HupanRecordPage *self)
{
  Wanted *wanted = g_new (Wanted, 1);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  *wanted = (Wanted) { self->kind, self->id, g_strdup (hupan_desk_get_lang (self->desk)) };
  hupan_desk_run_urgent_async (self->desk, load_dossier, wanted, (GDestroyNotify) wanted_free, g_object_unref, self->loading,
                               loaded_cb, g_object_ref (self));
}

static void
changed_cb (HupanRecordPage *self,
            HupanBatch      *changes)
{
  if (self->shown && self->id != 0)
    load (self);
}

/* --- Saving -------------------------------------------------------------------------------------------- */

/* While a form is saved nothing is typed into it; if that fails, the focus is where it was. An entry must lose the focus before
 * it becomes insensitive, or its cursor goes on blinking. */
static void
hold_form (HupanRecordPage *self,
           gboolean         hold)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *form = GTK_WIDGET (self->form);

  if (hold && gtk_widget_get_focus_child (form) != NULL)
    {
      g_set_weak_pointer (&self->focus, gtk_root_get_focus (root));
      gtk_widget_grab_focus (self->save);
    }
  gtk_widget_set_sensitive (form, !hold);
  if (!hold && self->focus != NULL && gtk_widget_has_focus (self->save))
    gtk_widget_grab_focus (self->focus);
}

/* To where the user was on the way when asked whether to save. */
static void
go_on (HupanRecordPage *self)
{
  GCallback left = g_steal_pointer (&self->left);

  if (left != NULL)
    ((void (*) (gpointer)) left) (self->left_data);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HupanRecordPage) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (hupan_desk_commit_finish (HUPAN_DESK (source), result, &error) == 0)
    {
      /* What was typed stays in the form, and the user with it. */
      self->left = NULL;
      if (self->form != NULL)
        hold_form (self, FALSE);
      update_actions (self);
      hupan_toast_error (GTK_WIDGET (self), _("The Changes Were Not Saved"), error);
      return;
    }

  if (self->form == NULL)
    return;

  id = self->id = hupan_form_get_id (self->form);
  show_view (self);
  hupan_toast_undo (GTK_WIDGET (self), _("Saved"));
  go_on (self);
  if (!self->shown || self->id != id || self->form != NULL || self->desk == NULL)
    return;

  load (self);
  g_signal_emit (self, signals[SHOWN], 0, id);
}

static void
save_form (HupanRecordPage *self)
{
  g_autoptr (HupanBatch) batch = NULL;

  if (self->form == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (self->form)))
    return;

  batch = hupan_form_dup_batch (self->form);
  if (batch == NULL)
    {
      self->left = NULL;
      return;
    }

  if (hupan_batch_is_empty (batch))
    {
      if (self->id != 0)
        show_view (self);
      else
        hupan_record_page_close (self);
      go_on (self);
      return;
    }

  hold_form (self, TRUE);
  hupan_desk_commit_async (self->desk, batch, NULL, saved_cb, g_object_ref (self));
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  save_form (HUPAN_RECORD_PAGE (widget));
}

/* --- Leaving -------------------------------------------------------------------------------------------- */

typedef struct
{
  HupanRecordPage *page;
  GCallback answer;
  gpointer data;
} Leaving;

static void
leave_answered_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autofree Leaving *leaving = data;
  g_autoptr (HupanRecordPage) self = leaving->page;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "save"))
    {
      self->left = leaving->answer;
      self->left_data = leaving->data;
      save_form (self);
      return;
    }

  if (!g_str_equal (response, "discard"))
    return;

  show_view (self);
  ((void (*) (gpointer)) leaving->answer) (leaving->data);
}

/**
 * hupan_record_page_may_leave:
 * @answer: called with @data when the user saved the changes or gave them up; not called when there are none
 *
 * Returns: whether nothing is lost by leaving; if not, the user is asked
 */
gboolean
hupan_record_page_may_leave (HupanRecordPage *self,
                             GCallback        answer,
                             gpointer         data)
{
  AdwDialog *dialog;
  Leaving *leaving;

  if (self->form == NULL)
    return TRUE;

  if (!hupan_form_get_changed (self->form))
    {
      show_view (self);
      return TRUE;
    }

  dialog = adw_alert_dialog_new (_("Save Changes?"), _("Changes that are not saved will be lost."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "discard", _("_Discard"), "save",
                                  _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  leaving = g_new (Leaving, 1);
  *leaving = (Leaving) { g_object_ref (self), answer, data };
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, leave_answered_cb, leaving);

  return FALSE;
}

static void
close_now (gpointer data)
{
  HupanRecordPage *self = data;

  self->shown = FALSE;
  self->id = 0;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->dossier);
  update_actions (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
cancel_now (gpointer data)
{
  HupanRecordPage *self = data;

  if (self->id == 0)
    close_now (self);
}

void
hupan_record_page_close (HupanRecordPage *self)
{
  if (hupan_record_page_may_leave (self, G_CALLBACK (close_now), self))
    close_now (self);
}

static void
close_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  HupanRecordPage *self = HUPAN_RECORD_PAGE (widget);

  /* Escape leaves the form first, then the record. */
  if (self->form == NULL)
    hupan_record_page_close (self);
  else if (hupan_record_page_may_leave (self, G_CALLBACK (cancel_now), self))
    cancel_now (self);
}

/* --- Doing ----------------------------------------------------------------------------------------------- */

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  hupan_record_page_edit (HUPAN_RECORD_PAGE (widget));
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  HupanRecordPage *self = HUPAN_RECORD_PAGE (widget);

  hupan_record_page_edit_new (self, self->id);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  HupanRecordPage *self = HUPAN_RECORD_PAGE (widget);
  g_autofree char *text = hupan_record_view_dup_text (HUPAN_RECORD_VIEW (adw_bin_get_child (self->view_bin)));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  hupan_toast (widget, _("Copied"));
}

static gpointer
trash (HupanRegistry       *registry,
       gpointer             data,
       const HupanProgress *progress,
       GError             **error)
{
  Wanted *wanted = data;
  g_autoptr (HupanBatch) batch = hupan_bulk_trash (registry, wanted->kind, &wanted->id, 1, error);

  return batch != NULL && hupan_registry_commit (registry, batch, progress, error) != 0 ? registry : NULL;
}

static void
trashed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HupanRecordPage) self = data;
  g_autoptr (GError) error = NULL;

  if (hupan_desk_run_finish (HUPAN_DESK (source), result, &error) == NULL)
    hupan_toast_error (GTK_WIDGET (self), _("The Record Was Not Moved to the Trash"), error);
  else
    hupan_toast_undo (GTK_WIDGET (self), _("Moved to the trash"));
}

static void
trash_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  HupanRecordPage *self = HUPAN_RECORD_PAGE (widget);
  Wanted *wanted = g_new (Wanted, 1);

  *wanted = (Wanted) { self->kind, self->id, NULL };
  hupan_desk_run_async (self->desk, trash, wanted, (GDestroyNotify) wanted_free, NULL, NULL, NULL, trashed_cb,
                        g_object_ref (self));
  hupan_record_page_close (self);
}

/* --- GObject ---------------------------------------------------------------------------------------------- */

static char *
dup_title (HupanRecordPage *self)
{
  if (self->kind == NULL)
    return NULL;

  if (self->form == NULL)
    return g_strdup (hupan_kind_get_label (self->kind));

  return g_strdup (self->id != 0 ? _("Edit") : _(self->place->new_label));
}

static void
hupan_record_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  HupanRecordPage *self = HUPAN_RECORD_PAGE (object);

  switch ((HupanRecordPageProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_EDITING:
      g_value_set_boolean (value, self->form != NULL);
      break;

    case PROP_TITLE:
      g_value_take_string (value, dup_title (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_record_page_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  HupanRecordPage *self = HUPAN_RECORD_PAGE (object);

  switch ((HupanRecordPageProperty) prop_id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        break;
      self->narrow = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_EDITING:
    case PROP_TITLE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_record_page_dispose (GObject *object)
{
  HupanRecordPage *self = HUPAN_RECORD_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->dossier);
  g_clear_weak_pointer (&self->focus);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_RECORD_PAGE);

  G_OBJECT_CLASS (hupan_record_page_parent_class)->dispose (object);
}

static void
hupan_record_page_class_init (HupanRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hupan_record_page_get_property;
  object_class->set_property = hupan_record_page_set_property;
  object_class->dispose = hupan_record_page_dispose;

  properties[PROP_NARROW] = g_param_spec_boolean (
    "narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITING] =
    g_param_spec_boolean ("editing", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CLOSED] =
    g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, banner);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, view_bin);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, form_bin);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, gone);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, edit);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, save);
  gtk_widget_class_bind_template_callback (widget_class, choose_back_icon);
  gtk_widget_class_bind_template_callback (widget_class, choose_back_tooltip);

  gtk_widget_class_install_action (widget_class, "record.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "record.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "record.cancel", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "record.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "record.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "record.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "record.trash", NULL, trash_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "record.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "record.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "record.edit", NULL);
}

static void
hupan_record_page_init (HupanRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hupan_record_page_set_place:
 *
 * Says, once, of which registry and in which manner records are shown.
 */
void
hupan_record_page_set_place (HupanRecordPage  *self,
                             HupanDesk        *desk,
                             const HupanPlace *place)
{
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  self->place = place;
  self->kind = hupan_kind_get (place->kind);
  adw_bin_set_child (self->view_bin, hupan_record_view_new (desk, place));
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update_actions (self);
}

/**
 * hupan_record_page_show:
 *
 * Shows a record. The caller has made sure that nothing is lost by it (hupan_record_page_may_leave ()).
 */
void
hupan_record_page_show (HupanRecordPage *self,
                        const HupanKind *kind,
                        gint64           id)
{
  g_autoptr (HupanDraftFile) draft = hupan_draft_file_new (hupan_desk_get_folder (self->desk), kind, id);

  /* What is done next is done with this record, not with the one that was here before. */
  if (self->kind != kind || self->id != id)
    g_clear_object (&self->dossier);
  self->edit_when_loaded = self->duplicate_when_loaded = FALSE;
  self->kind = kind;
  self->id = id;
  self->shown = TRUE;
  self->has_draft = hupan_draft_file_exists (draft);
  show_view (self);
  load (self);
  g_signal_emit (self, signals[SHOWN], 0, id);
}

/**
 * hupan_record_page_edit:
 *
 * Edits the record that is shown, as soon as it is read.
 */
void
hupan_record_page_edit (HupanRecordPage *self)
{
  if (self->form != NULL || !self->shown || hupan_desk_get_read_only_reason (self->desk) != NULL)
    return;

  self->edit_when_loaded = self->dossier == NULL;
  if (self->dossier != NULL)
    show_form (self, self->dossier);
}

static void
edit_new_now (gpointer data)
{
  HupanRecordPage *self = data;
  g_autoptr (HupanDossier) draft = NULL;

  if (self->like != 0)
    {
      hupan_record_page_show (self, self->kind, self->like);
      self->duplicate_when_loaded = TRUE;
      return;
    }

  draft = hupan_dossier_new_draft (self->kind);
  self->id = 0;
  self->shown = TRUE;
  show_form (self, draft);
  g_signal_emit (self, signals[SHOWN], 0, (gint64) 0);
}

/**
 * hupan_record_page_edit_new:
 * @like: a record whose values the new one begins with, or 0
 */
void
hupan_record_page_edit_new (HupanRecordPage *self,
                            gint64           like)
{
  self->like = like;
  if (hupan_record_page_may_leave (self, G_CALLBACK (edit_new_now), self))
    edit_new_now (self);
}

gboolean
hupan_record_page_get_is_shown (HupanRecordPage *self)
{
  return self->shown;
}

/**
 * hupan_record_page_get_id:
 *
 * Returns: the record that is shown; 0: none, or one that is being made
 */
gint64
hupan_record_page_get_id (HupanRecordPage *self)
{
  return self->id;
}
