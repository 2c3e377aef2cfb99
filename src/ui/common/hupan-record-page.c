/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-record-page-private.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "form/hupan-draft-file.h"
#include "hupan-record-view.h"
#include "hupan-toast.h"

/**
 * HupanRecordPage:
 *
 * One record, seen or edited. It is read as a dossier, shown by a HupanRecordView, edited by a HupanForm, and
 * read again whenever something was committed. What becomes of what was typed is in hupan-record-saving.c, what the record can be
 * told to do in hupan-record-actions.c; hupan-record-known.c sees that nobody is entered twice.
 */

typedef enum
{
  PROP_NARROW = 1,
  PROP_CRAMPED,
  PROP_EDITING,
  PROP_TITLE,
} HupanRecordPageProperty;

static GParamSpec *properties[PROP_TITLE + 1];

enum
{
  CLOSED,
  SHOWN,
  RETURNED,
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

/* With large text Cancel and Save need the room. Of the buttons of the window, that which closes it stays, on its side. */
static char *
choose_decoration_layout (HupanRecordPage *self,
                          gboolean         cramped)
{
  g_autofree char *layout = NULL;
  const char *close;

  if (!cramped)
    return NULL;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-decoration-layout", &layout, NULL);
  close = layout != NULL ? strstr (layout, "close") : NULL;
  if (close == NULL)
    return NULL;
  return g_strdup (strchr (close, ':') != NULL ? "close:" : ":close");
}

void
hupan_record_page_update_actions (HupanRecordPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean can_write = self->desk != NULL && hupan_desk_get_read_only_reason (self->desk) == NULL;
  const gboolean seen = self->dossier != NULL && self->form == NULL;

  gtk_widget_action_set_enabled (widget, "record.edit", seen && can_write);
  gtk_widget_action_set_enabled (widget, "record.duplicate", seen && can_write && (self->kind->flags & HUPAN_KIND_KEPT) == 0);
  gtk_widget_action_set_enabled (widget, "record.another", seen && can_write);
  gtk_widget_action_set_enabled (widget, "record.trash", seen && can_write);
  gtk_widget_action_set_enabled (widget, "record.copy", seen);
  gtk_widget_action_set_enabled (widget, "record.save", self->form != NULL);
  gtk_widget_action_set_enabled (widget, "record.cancel", self->form != NULL);
  adw_banner_set_revealed (self->banner, seen && can_write && self->has_draft);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* --- Seeing ------------------------------------------------------------------------------------------- */

void
hupan_record_page_show_view (HupanRecordPage *self)
{
  GtkWidget *form = GTK_WIDGET (g_steal_pointer (&self->form));
  const gboolean had_focus = form != NULL && (gtk_widget_get_focus_child (form) != NULL || gtk_widget_has_focus (self->save));

  gtk_stack_set_visible_child_name (self->stack, "view");
  g_clear_pointer (&self->typed, json_object_unref);
  hupan_record_page_update_actions (self);
  /* The focus leaves the form before the form goes: to the list, for who came from there and goes on with the next row. */
  if (had_focus && self->from_list && !self->narrow)
    g_signal_emit (self, signals[RETURNED], 0);
  else if (had_focus)
    gtk_widget_grab_focus (self->edit);
  adw_bin_set_child (self->form_bin, NULL);
}

void
hupan_record_page_show_form (HupanRecordPage *self,
                             HupanDossier    *dossier)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* One form in place of another came from where that did. */
  if (self->form == NULL)
    self->from_list = focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  self->has_draft = FALSE;
  self->form = HUPAN_FORM (hupan_form_new (self->desk, self->place, dossier));
  hupan_record_page_connect_known (self);
  /* A form takes the focus when it is mapped. While the one before still fades out that would be at once, and lost again when the
   * stack turns back to it; so the stack turns first. */
  gtk_stack_set_visible_child_name (self->stack, "form");
  adw_bin_set_child (self->form_bin, GTK_WIDGET (self->form));
  hupan_record_page_update_actions (self);
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
      hupan_record_page_update_actions (self);
      return;
    }

  hupan_record_view_show (HUPAN_RECORD_VIEW (adw_bin_get_child (self->view_bin)), dossier);
  if (self->form == NULL)
    hupan_record_page_show_view (self);

  if (self->duplicate_when_loaded)
    {
      g_autoptr (HupanDossier) copy = hupan_dossier_duplicate (dossier);

      self->id = 0;
      hupan_record_page_show_form (self, copy);
    }
  else if (self->edit_when_loaded)
    hupan_record_page_edit (self);

  self->duplicate_when_loaded = self->edit_when_loaded = FALSE;
}

void
hupan_record_page_load (HupanRecordPage *self)
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
    hupan_record_page_load (self);
}

/* --- GObject ---------------------------------------------------------------------------------------------- */

static char *
dup_title (HupanRecordPage *self)
{
  if (self->kind == NULL)
    return NULL;

  if (self->form == NULL)
    return g_strdup (hupan_kind_get_label (self->kind));

  /* The form of a new record begins with what it is. */
  return self->id != 0 ? g_strdup (_("Edit")) : NULL;
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

    case PROP_CRAMPED:
      g_value_set_boolean (value, self->cramped);
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

    case PROP_CRAMPED:
      if (self->cramped == g_value_get_boolean (value))
        break;
      self->cramped = g_value_get_boolean (value);
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
  g_clear_pointer (&self->typed, json_object_unref);
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
  properties[PROP_CRAMPED] = g_param_spec_boolean (
    "cramped", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITING] =
    g_param_spec_boolean ("editing", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CLOSED] =
    g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_INT64);
  signals[RETURNED] =
    g_signal_new ("returned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, banner);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, view_bin);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, form_bin);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, gone);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, record_menu);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, back);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, edit);
  gtk_widget_class_bind_template_child (widget_class, HupanRecordPage, save);
  gtk_widget_class_bind_template_callback (widget_class, choose_back_icon);
  gtk_widget_class_bind_template_callback (widget_class, choose_back_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, choose_decoration_layout);

  hupan_record_page_install_saving (widget_class);
  hupan_record_page_install_actions (widget_class);
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
  hupan_record_page_add_again_menu (self->record_menu, 0, self->kind, "record");
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  hupan_record_page_update_actions (self);
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
  hupan_record_page_show_view (self);
  hupan_record_page_load (self);
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
    hupan_record_page_show_form (self, self->dossier);
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
  hupan_record_page_show_form (self, draft);
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

/**
 * hupan_record_page_bring:
 * @incoming: (transfer full) (element-type HupanIncoming): files
 *
 * Begins a new record that gets documents when it is saved. Another one that is being edited is asked about first, and
 * then the files are not taken.
 */
void
hupan_record_page_bring (HupanRecordPage *self,
                         GPtrArray       *incoming)
{
  const guint n = incoming->len;
  g_autofree char *message =
    hupan_count_fill (ngettext ("%u file is added when this is saved", "%u files are added when this is saved", n), n);

  hupan_record_page_edit_new (self, 0);
  if (self->form == NULL || self->id != 0 || n == 0)
    {
      g_ptr_array_unref (incoming);
      return;
    }

  g_clear_pointer (&self->incoming, g_ptr_array_unref);
  self->incoming = incoming;
  hupan_toast (GTK_WIDGET (self), message);
}

/**
 * hupan_record_page_focus:
 *
 * Puts the focus on the page, for who opened it by keys: on the way back, which is where the page begins; a form has its own.
 */
void
hupan_record_page_focus (HupanRecordPage *self)
{
  if (self->form == NULL)
    gtk_widget_grab_focus (self->back);
  else if (gtk_widget_get_focus_child (GTK_WIDGET (self->form)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

gboolean
hupan_record_page_is_editing (HupanRecordPage *self)
{
  return self->form != NULL;
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
