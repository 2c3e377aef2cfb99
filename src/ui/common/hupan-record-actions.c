/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-record-page-private.h"

#include <glib/gi18n.h>

#include "desk/hupan-bulk.h"
#include "hupan-record-view.h"
#include "hupan-toast.h"

/* What the record in sight can be told to do, by its menu, its buttons and keys. */

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
another_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  HupanRecordPage *self = HUPAN_RECORD_PAGE (widget);

  gtk_widget_activate_action (widget, "win.new-about", "(sx)", g_variant_get_string (parameter, NULL),
                              hupan_record_get_id (hupan_dossier_get_embedded (self->dossier)));
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

typedef struct
{
  const HupanKind *kind;
  gint64 id;
} Trashing;

static gpointer
trash (HupanRegistry       *registry,
       gpointer             data,
       const HupanProgress *progress,
       GError             **error)
{
  Trashing *trashing = data;
  g_autoptr (HupanBatch) batch = hupan_bulk_trash (registry, trashing->kind, &trashing->id, 1, error);

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
  Trashing *trashing = g_new (Trashing, 1);

  *trashing = (Trashing) { self->kind, self->id };
  hupan_desk_run_async (self->desk, trash, trashing, g_free, NULL, NULL, NULL, trashed_cb, g_object_ref (self));
  hupan_record_page_close (self);
}

void
hupan_record_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "record.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "record.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "record.another", "s", another_cb);
  gtk_widget_class_install_action (widget_class, "record.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "record.trash", NULL, trash_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "record.edit", NULL);
}
