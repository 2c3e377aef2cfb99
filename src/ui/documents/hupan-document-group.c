/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-document-group.h"

#include <glib/gi18n.h>

#include "desk/hupan-document-set.h"
#include "exchange/hupan-attach.h"
#include "hupan-adding.h"
#include "hupan-clipboard-files.h"
#include "hupan-document-row.h"
#include "ui/common/hupan-record-view.h"
#include "ui/common/hupan-toast.h"

/**
 * HupanDocumentGroup:
 *
 * Reads the documents again when something was committed, keeps the rows of those that are still there, and then
 * has their contents looked at in the background, so that damage is seen before anybody needs the document.
 */
struct _HupanDocumentGroup
{
  AdwBin parent_instance;

  /* owned */
  HupanDesk *desk;
  const HupanKind *kind;
  gint64 id;
  AdwPreferencesGroup *group; /* borrowed */
  GtkWidget *add;             /* borrowed; NULL on the page of a document */
  GPtrArray *rows;            /* of HupanDocumentRow, borrowed, in order */
  GCancellable *loading;
  GtkWidget *page;            /* weak: where files may be dropped while the group is seen */
  GtkEventController *drop;   /* borrowed by the page */
  GtkEventController *keys;
};

G_DEFINE_FINAL_TYPE (HupanDocumentGroup, hupan_document_group, ADW_TYPE_BIN)

/* --- Reading ---------------------------------------------------------------------------------------------- */

typedef struct
{
  const HupanKind *kind;
  gint64 id;
} Wanted;

/* An array of HupanRecord. */
static gpointer
load (HupanRegistry       *registry,
      gpointer             data,
      const HupanProgress *progress,
      GError             **error)
{
  Wanted *wanted = data;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (HupanDocumentSet) set = NULL;

  if (g_str_equal (wanted->kind->name, "document"))
    {
      HupanRecord *document = hupan_registry_get_record (registry, wanted->kind, wanted->id, error);

      if (document == NULL)
        return NULL;
      documents = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (documents, document);
      return g_steal_pointer (&documents);
    }

  set = hupan_document_set_load (registry, wanted->kind, wanted->id, error);
  return set != NULL ? g_steal_pointer (&set->documents) : NULL;
}

typedef struct
{
  gint64 id;
  char *sha256;
  HupanContentState state;
} Look;

static void
look_clear (gpointer data)
{
  Look *look = data;

  g_free (look->sha256);
}

static gpointer
look_at_all (HupanRegistry       *registry,
             gpointer             data,
             const HupanProgress *progress,
             GError             **error)
{
  GArray *looks = data;

  for (guint i = 0; i < looks->len; i++)
    {
      Look *look = &g_array_index (looks, Look, i);

      if (hupan_progress_is_cancelled (progress, error) ||
          !hupan_contents_look (registry, look->sha256, &look->state, progress, error))
        return NULL;
    }

  return g_array_ref (looks);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HupanDocumentGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) looks = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (looks == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("documents cannot be looked at: %s", error->message);
      return;
    }

  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    for (guint j = 0; j < looks->len; j++)
      {
        HupanDocumentRow *row = g_ptr_array_index (self->rows, i);
        const Look *look = &g_array_index (looks, Look, j);

        if (hupan_record_get_id (hupan_document_row_get_document (row)) == look->id)
          hupan_document_row_set_state (row, look->state);
      }
}

static void
start_looking (HupanDocumentGroup *self)
{
  GArray *looks = g_array_new (FALSE, FALSE, sizeof (Look));

  g_array_set_clear_func (looks, look_clear);
  for (guint i = 0; i < self->rows->len; i++)
    {
      HupanRecord *document = hupan_document_row_get_document (g_ptr_array_index (self->rows, i));
      Look look = { hupan_record_get_id (document), g_strdup (hupan_record_get (document, "sha256")), HUPAN_CONTENT_WHOLE };

      g_array_append_val (looks, look);
    }
  hupan_desk_run_async (self->desk, look_at_all, looks, (GDestroyNotify) g_array_unref, (GDestroyNotify) g_array_unref, NULL,
                        self->loading, looked_cb, g_object_ref (self));
}

/* --- Rows --------------------------------------------------------------------------------------------------- */

static HupanDocumentRow *
take_row (HupanDocumentGroup *self,
          gint64              id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      HupanDocumentRow *row = g_ptr_array_index (self->rows, i);

      if (hupan_record_get_id (hupan_document_row_get_document (row)) == id)
        {
          g_ptr_array_remove_index (self->rows, i);
          return row;
        }
    }

  return NULL;
}

static void
say_what_belongs_here (HupanDocumentGroup *self,
                       guint               n)
{
  if (self->add == NULL)
    return;

  adw_preferences_group_set_description (
    self->group, n > 0 ? NULL : _("Drop files anywhere on this page, paste them, or choose them."));
}

/* Rows keep their place, and with it the focus: what is corrected does not jump away from under the hand, and what came is
 * at the end. The next time the page is shown all are in order. */
static void
fill (HupanDocumentGroup *self,
      GPtrArray          *documents)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  gboolean lost_focus = FALSE;

  for (guint i = 0; i < documents->len; i++)
    {
      HupanRecord *document = g_ptr_array_index (documents, i);
      HupanDocumentRow *row = take_row (self, hupan_record_get_id (document));

      if (row != NULL)
        hupan_document_row_show (row, document);
      else
        {
          row = HUPAN_DOCUMENT_ROW (hupan_document_row_new (self->desk, document));
          adw_preferences_group_add (self->group, GTK_WIDGET (row));
        }
      g_ptr_array_add (rows, row);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      lost_focus |= gtk_widget_has_focus (row) || gtk_widget_get_focus_child (row) != NULL;
      adw_preferences_group_remove (self->group, row);
    }
  if (lost_focus && self->add != NULL)
    gtk_widget_child_focus (self->add, GTK_DIR_TAB_FORWARD);
  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&rows);
  say_what_belongs_here (self, self->rows->len);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HupanDocumentGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (self->rows == NULL)
    return;
  if (documents != NULL)
    {
      fill (self, documents);
      start_looking (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("documents cannot be listed: %s", error->message);
}

static void
start_loading (HupanDocumentGroup *self)
{
  Wanted *wanted = g_new (Wanted, 1);

  *wanted = (Wanted) { self->kind, self->id };
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  hupan_desk_run_urgent_async (self->desk, load, wanted, g_free, (GDestroyNotify) g_ptr_array_unref, self->loading, loaded_cb,
                               g_object_ref (self));
}

/* --- Adding -------------------------------------------------------------------------------------------------- */

gboolean
hupan_document_group_drop (HupanDocumentGroup *self,
                           const GValue       *files)
{
  hupan_adding_start (GTK_WIDGET (self), self->desk, self->kind, self->id,
                      hupan_clipboard_files_from_list (g_value_get_boxed (files)));
  return TRUE;
}

static gboolean
drop_cb (GtkDropTarget      *target,
         const GValue       *value,
         double              x,
         double              y,
         HupanDocumentGroup *self)
{
  return hupan_document_group_drop (self, value);
}

/* A document of this page that is being dragged out is no file to be added. */
static gboolean
accept_cb (GtkDropTarget      *target,
           GdkDrop            *drop,
           HupanDocumentGroup *self)
{
  return gdk_drop_get_drag (drop) == NULL && gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), GDK_TYPE_FILE_LIST);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HupanDocumentGroup) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *incoming = hupan_clipboard_files_read_finish (result, &error);

  if (self->desk == NULL)
    g_clear_pointer (&incoming, g_ptr_array_unref);
  else if (incoming != NULL)
    hupan_adding_start (GTK_WIDGET (self), self->desk, self->kind, self->id, incoming);
  else
    hupan_toast_error (GTK_WIDGET (self), _("The Documents Were Not Added"), error);
}

static void
paste_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  hupan_clipboard_files_read_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb, g_object_ref (widget));
}

static void
choose_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  HupanDocumentGroup *self = HUPAN_DOCUMENT_GROUP (widget);

  hupan_adding_choose (widget, self->desk, self->kind, self->id, NULL);
}

static gboolean
paste_shortcut_cb (GtkWidget *page,
                   GVariant  *arguments,
                   gpointer   data)
{
  return gtk_widget_activate_action (GTK_WIDGET (data), "documents.paste", NULL);
}

/* Files may be dropped on the whole page, and pasted wherever on it the focus is. */
static void
hupan_document_group_map (GtkWidget *widget)
{
  HupanDocumentGroup *self = HUPAN_DOCUMENT_GROUP (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, HUPAN_TYPE_RECORD_VIEW);

  GTK_WIDGET_CLASS (hupan_document_group_parent_class)->map (widget);
  if (page == NULL || self->add == NULL || self->drop != NULL)
    return;

  g_set_weak_pointer (&self->page, page);
  self->drop = GTK_EVENT_CONTROLLER (gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY));
  g_signal_connect_object (self->drop, "accept", G_CALLBACK (accept_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (page, self->drop);

  self->keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (self->keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (paste_shortcut_cb, self, NULL)));
  gtk_widget_add_controller (page, self->keys);
}

static void
hupan_document_group_unmap (GtkWidget *widget)
{
  HupanDocumentGroup *self = HUPAN_DOCUMENT_GROUP (widget);

  if (self->page != NULL && self->drop != NULL)
    {
      gtk_widget_remove_controller (self->page, self->drop);
      gtk_widget_remove_controller (self->page, self->keys);
    }
  self->drop = self->keys = NULL;
  g_clear_weak_pointer (&self->page);
  GTK_WIDGET_CLASS (hupan_document_group_parent_class)->unmap (widget);
}

/* --- GObject -------------------------------------------------------------------------------------------------- */

static void
hupan_document_group_dispose (GObject *object)
{
  HupanDocumentGroup *self = HUPAN_DOCUMENT_GROUP (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_weak_pointer (&self->page);

  G_OBJECT_CLASS (hupan_document_group_parent_class)->dispose (object);
}

static void
hupan_document_group_class_init (HupanDocumentGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_document_group_dispose;
  widget_class->map = hupan_document_group_map;
  widget_class->unmap = hupan_document_group_unmap;
  gtk_widget_class_install_action (widget_class, "documents.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "documents.choose", NULL, choose_cb);
}

static void
hupan_document_group_init (HupanDocumentGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

static GtkWidget *
create_add_button (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *paste = gtk_button_new_from_icon_name ("edit-paste-symbolic");
  GtkWidget *choose = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (paste), "documents.paste");
  gtk_widget_set_tooltip_text (paste, _("Paste Files or an Image (Ctrl+V)"));
  gtk_widget_add_css_class (paste, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (choose), "documents.choose");
  gtk_widget_set_tooltip_text (choose, _("Choose Files to Add"));
  gtk_widget_add_css_class (choose, "flat");
  gtk_box_append (GTK_BOX (box), paste);
  gtk_box_append (GTK_BOX (box), choose);

  return box;
}

static void
update_actions (HupanDocumentGroup *self)
{
  const gboolean can_write = hupan_desk_get_read_only_reason (self->desk) == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "documents.paste", can_write && self->add != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "documents.choose", can_write && self->add != NULL);
}

GtkWidget *
hupan_document_group_new (HupanDesk    *desk,
                          HupanDossier *dossier)
{
  HupanDocumentGroup *self = g_object_new (HUPAN_TYPE_DOCUMENT_GROUP, NULL);

  self->desk = g_object_ref (desk);
  self->kind = hupan_dossier_get_kind (dossier);
  self->id = hupan_dossier_get_id (dossier);
  if (!g_str_equal (self->kind->name, "document"))
    {
      self->add = create_add_button ();
      adw_preferences_group_set_title (self->group, C_ ("section", "Documents"));
      adw_preferences_group_set_header_suffix (self->group, self->add);
    }
  update_actions (self);
  g_signal_connect_object (desk, "notify::read-only-reason", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (start_loading), self, G_CONNECT_SWAPPED);
  start_loading (self);

  return GTK_WIDGET (self);
}
