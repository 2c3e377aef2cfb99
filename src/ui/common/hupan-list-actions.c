/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-list-page-private.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "desk/hupan-bulk.h"
#include "hupan-columns-dialog.h"
#include "hupan-toast.h"
#include "ui/documents/hupan-clipboard-files.h"
#include "ui/import/hupan-import-dialog.h"
#include "ui/stages/hupan-move.h"

/* What a list does with its selected rows. Everything that writes is a batch made on the registry's thread from the
 * newest versions (desk/hupan-bulk.h), so that it is one step to undo. */

/**
 * hupan_list_page_dup_chosen_ids:
 *
 * Returns: the selected records, else the one that is open beside the list
 */
gint64 *
hupan_list_page_dup_chosen_ids (HupanListPage *self,
                                gsize         *n)
{
  g_autofree gint64 *ids = hupan_table_dup_selected_ids (self->table, n);
  const gint64 shown = hupan_record_page_get_id (self->record_page);

  if (*n > 0)
    return g_steal_pointer (&ids);

  *n = shown != 0 ? 1 : 0;
  return shown != 0 ? g_memdup2 (&shown, sizeof shown) : NULL;
}

static gboolean
has_stages (HupanListPage *self)
{
  return self->kind != NULL && hupan_kind_get_field (self->kind, "stage") != NULL;
}

void
hupan_list_page_update_actions (HupanListPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  HupanDesk *desk = hupan_page_get_desk (HUPAN_PAGE (self));
  const gboolean can_write = desk != NULL && hupan_desk_get_read_only_reason (desk) == NULL;
  const gboolean can_make = self->kind != NULL && (self->kind->flags & HUPAN_KIND_KEPT) == 0;
  const guint n = self->table != NULL ? hupan_table_get_n_selected (self->table) : 0;

  gtk_widget_action_set_enabled (widget, "list.new", can_write && can_make);
  gtk_widget_action_set_enabled (widget, "list.open", n == 1);
  gtk_widget_action_set_enabled (widget, "list.edit", n == 1 && can_write);
  gtk_widget_action_set_enabled (widget, "list.duplicate", n == 1 && can_write && can_make);
  gtk_widget_action_set_enabled (widget, "list.another", n == 1 && can_write);
  gtk_widget_action_set_enabled (widget, "list.trash", n > 0 && can_write);
  gtk_widget_action_set_enabled (widget, "list.tag", n > 0 && can_write);
  gtk_widget_action_set_enabled (widget, "list.move", n > 0 && can_write && has_stages (self));
  gtk_widget_action_set_enabled (widget, "list.paste", can_write && self->kind != NULL && hupan_import_dialog_takes (self->kind));
  gtk_widget_action_set_enabled (widget, "list.copy", n > 0);
  gtk_widget_action_set_enabled (widget, "list.copy-csv", n > 0);
}

/* --- One record --------------------------------------------------------------------------------------------- */

typedef struct
{
  HupanListPage *page;
  const HupanKind *kind;
  gint64 id;
  char *wanted; /* the kind of what is to be made */
} Row;

static void
row_free (Row *row)
{
  g_object_unref (row->page);
  g_free (row->wanted);
  g_free (row);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Row, row_free)

static void
new_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  hupan_record_page_edit_new (HUPAN_LIST_PAGE (widget)->record_page, 0);
}

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);

  hupan_page_show_record (HUPAN_PAGE (self), hupan_table_get_cursor (self->table));
}

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  open_cb (widget, action, parameter);
  hupan_record_page_edit (HUPAN_LIST_PAGE (widget)->record_page);
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);

  hupan_record_page_edit_new (self->record_page, hupan_table_get_cursor (self->table));
}

static gpointer
read_record (HupanRegistry       *registry,
             gpointer             data,
             const HupanProgress *progress,
             GError             **error)
{
  Row *row = data;

  return hupan_registry_get_record (registry, row->kind, row->id, error);
}

static void
row_read_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Row) row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanRecord) record = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (record == NULL)
    hupan_toast_error (GTK_WIDGET (row->page), _("The Record Cannot Be Read"), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (row->page), "win.new-about", "(sx)", row->wanted,
                                hupan_record_get_reference (record, row->kind->embeds));
}

/* Makes one more of whoever the row under the cursor is about. */
static void
another_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);
  Row *row = g_new (Row, 1);

  *row = (Row) { g_object_ref (self), self->kind, hupan_table_get_cursor (self->table), g_variant_dup_string (parameter, NULL) };
  hupan_desk_run_urgent_async (hupan_page_get_desk (HUPAN_PAGE (self)), read_record, row, NULL, g_object_unref, NULL, row_read_cb, row);
}

/* --- Several records: trash, tag, move ------------------------------------------------------------------------ */

typedef struct
{
  HupanListPage *page;
  HupanBatch *(*make) (HupanRegistry *registry, const gpointer task, GError **error);
  const HupanKind *kind;
  gint64 *ids;
  gsize n_ids;
  char *value;
  char *done; /* what to say when it is done */
} Task;

static void
task_free (Task *task)
{
  g_free (task->ids);
  g_free (task->value);
  g_free (task->done);
  g_free (task);
}

static HupanBatch *
make_trash (HupanRegistry *registry,
            const gpointer data,
            GError       **error)
{
  Task *task = data;

  return hupan_bulk_trash (registry, task->kind, task->ids, task->n_ids, error);
}

static HupanBatch *
make_tag (HupanRegistry *registry,
          const gpointer data,
          GError       **error)
{
  Task *task = data;

  return hupan_bulk_tag (registry, task->ids, task->n_ids, task->value, error);
}

static HupanBatch *
make_untag (HupanRegistry *registry,
            const gpointer data,
            GError       **error)
{
  Task *task = data;

  return hupan_bulk_untag (registry, task->ids, task->n_ids, task->value, error);
}

/* The result is what to say; nothing was to be done is no error. */
static gpointer
do_task (HupanRegistry       *registry,
         gpointer             data,
         const HupanProgress *progress,
         GError             **error)
{
  Task *task = data;
  g_autoptr (HupanBatch) batch = task->make (registry, task, error);

  if (batch == NULL)
    return NULL;
  if (hupan_batch_is_empty (batch))
    return g_strdup ("");

  return hupan_registry_commit (registry, batch, progress, error) != 0 ? g_strdup (task->done) : NULL;
}

static void
task_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (HupanListPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (done == NULL)
    hupan_toast_error (GTK_WIDGET (self), _("Nothing Was Changed"), error);
  else if (*done == '\0')
    hupan_toast (GTK_WIDGET (self), _("Nothing to change"));
  else
    hupan_toast_undo (GTK_WIDGET (self), done);
}

static char *
say_trashed (guint n)
{
  return hupan_count_fill (ngettext ("%u record moved to the trash", "%u records moved to the trash", n), n);
}

static char *
say_tagged (guint n)
{
  return hupan_count_fill (ngettext ("%u candidate tagged", "%u candidates tagged", n), n);
}

/* Not from how many: some of those that were chosen may not have had it. */
static char *
say_untagged (guint n)
{
  return g_strdup (_("Tag taken away"));
}

static void
start_task (HupanListPage *self,
            HupanBatch *(*make) (HupanRegistry *, const gpointer, GError **),
            const char *value,
            char *(*say) (guint n))
{
  Task *task = g_new0 (Task, 1);

  task->make = make;
  task->kind = self->kind;
  task->ids = hupan_list_page_dup_chosen_ids (self, &task->n_ids);
  task->value = g_strdup (value);
  task->done = say (task->n_ids);
  if (task->n_ids == 0)
    {
      task_free (task);
      return;
    }

  hupan_desk_run_async (hupan_page_get_desk (HUPAN_PAGE (self)), do_task, task, (GDestroyNotify) task_free, g_free, NULL, NULL,
                        task_done_cb, g_object_ref (self));
}

static void
trash_now (gpointer data)
{
  HupanListPage *self = data;

  start_task (self, make_trash, NULL, say_trashed);
  if (hupan_record_page_get_is_shown (self->record_page))
    hupan_record_page_close (self->record_page);
}

static void
trash_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);

  if (hupan_record_page_may_leave (self->record_page, G_CALLBACK (trash_now), self))
    trash_now (self);
}

static void
move_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);
  gsize n_ids;
  g_autofree gint64 *ids = hupan_list_page_dup_chosen_ids (self, &n_ids);

  hupan_move_start (widget, hupan_page_get_desk (HUPAN_PAGE (self)), ids, n_ids, NULL);
}

static void
tag_answered_cb (AdwAlertDialog *dialog,
                 const char     *response,
                 HupanListPage  *self)
{
  const char *tag = gtk_editable_get_text (GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog)));

  if (*tag == '\0')
    return;
  if (g_str_equal (response, "tag"))
    start_task (self, make_tag, tag, say_tagged);
  else if (g_str_equal (response, "untag"))
    start_task (self, make_untag, tag, say_untagged);
}

static void
tag_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);
  AdwDialog *dialog = adw_alert_dialog_new (_("Add or Take Away a Tag"), _("A tag to be added that does not exist yet is created."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tag"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_dialog_set_focus (dialog, entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "untag", _("_Take Away"),
                                  "tag", _("_Add Tag"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "tag", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "tag");
  g_signal_connect_object (dialog, "response", G_CALLBACK (tag_answered_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

static void
columns_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  adw_dialog_present (hupan_columns_dialog_new (HUPAN_LIST_PAGE (widget)->table), widget);
}

static void
files_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (HupanListPage) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *incoming = hupan_clipboard_files_read_finish (result, &error);

  if (incoming != NULL)
    hupan_record_page_bring (self->record_page, incoming);
  else
    hupan_toast_error (GTK_WIDGET (self), _("The Documents Were Not Added"), error);
}

/* Files do what they do when they are dropped on the list. File managers put their names beside them, so they come first;
 * rows come before the picture of them that spreadsheets put there. */
static void
paste_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autofree const HupanColumn **columns = NULL;
  g_autoptr (GStrvBuilder) headings = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  gsize n_columns;

  if (hupan_page_get_place (HUPAN_PAGE (self))->takes_files && hupan_clipboard_files_has_files (clipboard))
    {
      hupan_clipboard_files_read_async (clipboard, NULL, files_read_cb, g_object_ref (self));
      return;
    }

  columns = hupan_table_dup_columns (self->table, &n_columns);
  for (gsize i = 0; i < n_columns; i++)
    g_strv_builder_add (headings, hupan_column_get_label (columns[i], self->kind));
  labels = g_strv_builder_end (headings);
  gtk_widget_activate_action (widget, "win.paste-rows", "(s^as)", self->kind->name, labels);
}

void
hupan_list_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "list.new", NULL, new_cb },
    { "list.open", NULL, open_cb },
    { "list.edit", NULL, edit_cb },
    { "list.duplicate", NULL, duplicate_cb },
    { "list.another", "s", another_cb },
    { "list.columns", NULL, columns_cb },
    { "list.trash", NULL, trash_cb },
    { "list.move", NULL, move_cb },
    { "list.tag", NULL, tag_cb },
    { "list.paste", NULL, paste_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].func);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "list.trash", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "list.columns", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "list.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "list.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "list.move", NULL);
}

/* --- Files ---------------------------------------------------------------------------------------------------- */

/* T09: who comes by mail begins with a few files. */
gboolean
hupan_list_page_drop (HupanListPage *self,
                      const GValue  *files)
{
  hupan_record_page_bring (self->record_page, hupan_clipboard_files_from_list (g_value_get_boxed (files)));
  return TRUE;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         HupanListPage *self)
{
  return hupan_list_page_drop (self, value);
}

static gboolean
accept_cb (GtkDropTarget *target,
           GdkDrop       *drop,
           HupanListPage *self)
{
  HupanDesk *desk = hupan_page_get_desk (HUPAN_PAGE (self));

  return gdk_drop_get_drag (drop) == NULL && hupan_desk_get_read_only_reason (desk) == NULL &&
         gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), GDK_TYPE_FILE_LIST);
}

void
hupan_list_page_take_files (HupanListPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "accept", G_CALLBACK (accept_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
