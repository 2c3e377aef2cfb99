/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-list-page-private.h"

#include <glib/gi18n.h>

#include "desk/hupan-bulk.h"
#include "exchange/hupan-export.h"
#include "hupan-toast.h"

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

void
hupan_list_page_update_actions (HupanListPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  HupanDesk *desk = hupan_page_get_desk (HUPAN_PAGE (self));
  const gboolean can_write = desk != NULL && hupan_desk_get_read_only_reason (desk) == NULL;
  const guint n = self->table != NULL ? hupan_table_get_n_selected (self->table) : 0;

  gtk_widget_action_set_enabled (widget, "list.new", can_write);
  gtk_widget_action_set_enabled (widget, "list.open", n == 1);
  gtk_widget_action_set_enabled (widget, "list.edit", n == 1 && can_write);
  gtk_widget_action_set_enabled (widget, "list.duplicate", n == 1 && can_write);
  gtk_widget_action_set_enabled (widget, "list.trash", n > 0 && can_write);
  gtk_widget_action_set_enabled (widget, "list.tag", n > 0 && can_write);
  gtk_widget_action_set_enabled (widget, "list.set", n > 0 && can_write);
  gtk_widget_action_set_enabled (widget, "list.copy", n > 0);
  gtk_widget_action_set_enabled (widget, "list.copy-csv", n > 0);
}

/* --- One record --------------------------------------------------------------------------------------------- */

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

/* --- Several records: trash, tag, stage ------------------------------------------------------------------------ */

typedef struct
{
  HupanListPage *page;
  HupanBatch *(*make) (HupanRegistry *registry, const gpointer task, GError **error);
  const HupanKind *kind;
  gint64 *ids;
  gsize n_ids;
  char *field;
  char *value;
  char *done; /* what to say when it is done */
} Task;

static void
task_free (Task *task)
{
  g_free (task->ids);
  g_free (task->field);
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
make_set (HupanRegistry *registry,
          const gpointer data,
          GError       **error)
{
  Task *task = data;

  return hupan_bulk_set (registry, task->kind, task->ids, task->n_ids, task->field, task->value, error);
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
  return g_strdup_printf (ngettext ("%u record moved to the trash", "%u records moved to the trash", n), n);
}

static char *
say_changed (guint n)
{
  return g_strdup_printf (ngettext ("%u record changed", "%u records changed", n), n);
}

static char *
say_tagged (guint n)
{
  return g_strdup_printf (ngettext ("%u candidate tagged", "%u candidates tagged", n), n);
}

static void
start_task (HupanListPage *self,
            HupanBatch *(*make) (HupanRegistry *, const gpointer, GError **),
            const char *field,
            const char *value,
            char *(*say) (guint n))
{
  Task *task = g_new0 (Task, 1);

  task->make = make;
  task->kind = self->kind;
  task->ids = hupan_list_page_dup_chosen_ids (self, &task->n_ids);
  task->field = g_strdup (field);
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

  start_task (self, make_trash, NULL, NULL, say_trashed);
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
set_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  const char *field, *value;

  g_variant_get (parameter, "(&s&s)", &field, &value);
  start_task (HUPAN_LIST_PAGE (widget), make_set, field, value, say_changed);
}

static void
tag_answered_cb (AdwAlertDialog *dialog,
                 const char     *response,
                 HupanListPage  *self)
{
  const char *tag = gtk_editable_get_text (GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog)));

  if (g_str_equal (response, "tag") && *tag != '\0')
    start_task (self, make_tag, NULL, tag, say_tagged);
}

static void
tag_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);
  AdwDialog *dialog = adw_alert_dialog_new (_("Add Tag"), _("A tag that does not exist yet is created."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tag"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "tag", _("_Add Tag"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "tag", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "tag");
  g_signal_connect_object (dialog, "response", G_CALLBACK (tag_answered_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

/**
 * hupan_list_page_create_stage_menu:
 *
 * Returns: (transfer full) (nullable): a menu that moves the selected records to a stage
 */
GMenuModel *
hupan_list_page_create_stage_menu (HupanListPage *self)
{
  const HupanField *field = hupan_kind_get_field (self->kind, "stage");
  GMenu *menu;

  if (field == NULL)
    return NULL;

  menu = g_menu_new ();
  for (const HupanChoice *choice = field->choices; choice->name != NULL; choice++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (hupan_field_get_choice_label (field, choice->name), NULL);

      g_menu_item_set_action_and_target (item, "list.set", "(ss)", field->name, choice->name);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/* --- Out: clipboard and files -------------------------------------------------------------------------------------- */

typedef struct
{
  HupanListPage *page;
  const HupanKind *kind;
  gint64 *ids;
  gsize n_ids;
  const HupanColumn **columns; /* NULL-terminated */
  HupanExportFormat format;
  char *lang;
  GFile *file; /* NULL: the clipboard */
} Taking;

static void
taking_free (Taking *taking)
{
  g_free (taking->ids);
  g_free (taking->columns);
  g_free (taking->lang);
  g_clear_object (&taking->file);
  g_object_unref (taking->page);
  g_free (taking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taking, taking_free)

static gpointer
take (HupanRegistry       *registry,
      gpointer             data,
      const HupanProgress *progress,
      GError             **error)
{
  Taking *taking = data;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;

  if (!hupan_export_write (registry, taking->kind, taking->columns, taking->ids, taking->n_ids, taking->lang, taking->format,
                           memory, progress, error) ||
      !g_output_stream_close (memory, NULL, error))
    return NULL;

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  if (taking->file != NULL &&
      !g_file_replace_contents (taking->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, error))
    return NULL;

  return g_steal_pointer (&bytes);
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Taking) taking = data;
  GtkWidget *page = GTK_WIDGET (taking->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    {
      hupan_toast_error (page, _("The Rows Were Not Copied"), error);
      return;
    }

  if (taking->file != NULL)
    {
      hupan_toast (page, _("Exported"));
      return;
    }

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (page), text);
  hupan_toast (page, _("Copied"));
}

/* The rows that are selected, or all of the list in its order. */
static void
start_taking (HupanListPage    *self,
              HupanExportFormat format,
              gboolean          all,
              GFile            *file)
{
  HupanDesk *desk = hupan_page_get_desk (HUPAN_PAGE (self));
  HupanResult *result = hupan_table_get_result (self->table);
  Taking *taking = g_new0 (Taking, 1);
  g_autofree const HupanColumn **columns = NULL;
  gsize n_columns;

  taking->page = g_object_ref (self);
  taking->kind = self->kind;
  taking->format = format;
  taking->lang = g_strdup (hupan_desk_get_lang (desk));
  taking->file = file != NULL ? g_object_ref (file) : NULL;
  columns = hupan_table_dup_columns (self->table, &n_columns);
  taking->columns = g_new0 (const HupanColumn *, n_columns + 1);
  memcpy (taking->columns, columns, n_columns * sizeof *columns);

  if (all && result != NULL)
    {
      taking->n_ids = hupan_result_get_n (result);
      taking->ids = g_new (gint64, taking->n_ids);
      for (gsize i = 0; i < taking->n_ids; i++)
        taking->ids[i] = hupan_result_get_id (result, i);
    }
  else
    taking->ids = hupan_list_page_dup_chosen_ids (self, &taking->n_ids);

  hupan_desk_run_async (desk, take, taking, NULL, (GDestroyNotify) g_bytes_unref, NULL, NULL, taken_cb, taking);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  start_taking (HUPAN_LIST_PAGE (widget), HUPAN_EXPORT_TEXT, FALSE, NULL);
}

static void
copy_csv_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  start_taking (HUPAN_LIST_PAGE (widget), HUPAN_EXPORT_CSV, FALSE, NULL);
}

static void
copy_all_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  start_taking (HUPAN_LIST_PAGE (widget), HUPAN_EXPORT_CSV, TRUE, NULL);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HupanListPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *name = NULL;

  if (file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        hupan_toast_error (GTK_WIDGET (self), _("The List Was Not Exported"), error);
      return;
    }

  name = g_file_get_basename (file);
  start_taking (self, g_str_has_suffix (name, ".json") ? HUPAN_EXPORT_JSON : HUPAN_EXPORT_CSV, TRUE, file);
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strconcat (hupan_place_get_label (hupan_page_get_place (HUPAN_PAGE (self))), ".csv", NULL);

  gtk_file_dialog_set_title (dialog, _("Export List"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, file_chosen_cb, g_object_ref (self));
}

/* --- Saved views ------------------------------------------------------------------------------------------------------ */

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
  const char *name = gtk_editable_get_text (GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog)));
  g_autoptr (HupanBatch) batch = NULL;
  g_autoptr (HupanRecord) record = NULL;
  g_autofree char *state = NULL;
  g_autofree char *layout = NULL;
  g_autofree char *label = NULL;

  if (!g_str_equal (response, "save") || *name == '\0')
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
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_view_answered_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
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
    { "list.trash", NULL, trash_cb },
    { "list.set", "(ss)", set_cb },
    { "list.tag", NULL, tag_cb },
    { "list.copy", NULL, copy_cb },
    { "list.copy-csv", NULL, copy_csv_cb },
    { "list.copy-all", NULL, copy_all_cb },
    { "list.export", NULL, export_cb },
    { "list.save-view", NULL, save_view_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].func);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "list.trash", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "list.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "list.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "list.clear", NULL);
}
