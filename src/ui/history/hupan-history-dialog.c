/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-history-dialog.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "ui/common/hupan-accessible.h"
#include "ui/common/hupan-toast.h"
#include "ui/help/hupan-help.h"

/* How many batches are read at a time. */
#define PAGE 50

/**
 * HupanHistoryDialog:
 *
 * The batches of the history. It is read again after each change, so that what is in effect is always what is shown.
 */
struct _HupanHistoryDialog
{
  AdwDialog parent_instance;

  /* template children */
  GtkStack *stack;
  AdwPreferencesGroup *group;

  /* owned */
  HupanDesk *desk;
  GPtrArray *rows; /* borrowed */
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (HupanHistoryDialog, hupan_history_dialog, ADW_TYPE_DIALOG)

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HupanHistoryDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (hupan_desk_commit_finish (HUPAN_DESK (source), result, &error) == 0)
    hupan_toast_error (GTK_WIDGET (self), _("This Cannot Be Undone"), error);
  else
    hupan_toast (GTK_WIDGET (self->stack), _("Undone"));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  HupanHistoryDialog *self = HUPAN_HISTORY_DIALOG (widget);

  hupan_desk_undo_async (self->desk, g_variant_get_int64 (parameter), undone_cb, g_object_ref (self));
}

static char *
dup_facts (const HupanBatchEntry *entry)
{
  static const HupanField instant = { "at", NULL, HUPAN_TYPE_INSTANT };
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, entry->at);
  g_autofree char *when = hupan_field_format (&instant, at);
  g_autofree char *records = hupan_count_fill (ngettext ("%u record", "%u records", entry->n_records), entry->n_records);

  if (entry->n_records == 0)
    /* Translators: in the history: who did it, and when. */
    return g_strdup_printf (C_ ("history", "%s, %s"), entry->actor, when);

  /* Translators: in the history: who did it, when, and how much it changed ("3 records"). */
  return g_strdup_printf (C_ ("history", "%s, %s · %s"), entry->actor, when, records);
}

static GtkWidget *
create_row (HupanHistoryDialog    *self,
            const HupanBatchEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *facts = dup_facts (entry);
  const char *label = entry->label != NULL ? entry->label : C_ ("history", "Erased");
  g_autofree char *name = NULL;
  GtkWidget *button;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);

  if (!entry->in_effect)
    {
      GtkWidget *mark = gtk_label_new (C_ ("history", "Undone"));

      gtk_widget_add_css_class (mark, "dimmed");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
      return row;
    }

  /* What changed nothing cannot be undone. */
  if (entry->n_records == 0)
    return row;

  button = gtk_button_new_with_label (_("Undo"));
  /* Translators: for screen readers: a button; the placeholder is what was done. */
  name = g_strdup_printf (_("Undo: %s"), label);
  hupan_accessible_name_button (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "history.undo");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", entry->id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static gpointer
list_batches (HupanRegistry       *registry,
              gpointer             limit,
              const HupanProgress *progress,
              GError             **error)
{
  return hupan_registry_list_batches (registry, 0, GPOINTER_TO_UINT (limit), error);
}

static void start_reading (HupanHistoryDialog *self);

static void
more_cb (HupanHistoryDialog *self)
{
  self->n_shown += PAGE;
  start_reading (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HupanHistoryDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (self->desk == NULL)
    return;

  if (entries == NULL)
    {
      hupan_toast_error (GTK_WIDGET (self), _("The History Cannot Be Shown"), error);
      return;
    }

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (self->rows, create_row (self, g_ptr_array_index (entries, i)));

  if (entries->len == self->n_shown)
    {
      GtkWidget *more = adw_button_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), _("Show Older Changes"));
      g_signal_connect_swapped (more, "activated", G_CALLBACK (more_cb), self);
      g_ptr_array_add (self->rows, more);
    }

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_add (self->group, g_ptr_array_index (self->rows, i));
  gtk_stack_set_visible_child_name (self->stack, self->rows->len > 0 ? "list" : "empty");
}

static void
start_reading (HupanHistoryDialog *self)
{
  hupan_desk_run_urgent_async (self->desk, list_batches, GUINT_TO_POINTER (self->n_shown), NULL,
                               (GDestroyNotify) g_ptr_array_unref, NULL, read_cb, g_object_ref (self));
}

static void
hupan_history_dialog_dispose (GObject *object)
{
  HupanHistoryDialog *self = HUPAN_HISTORY_DIALOG (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_HISTORY_DIALOG);

  G_OBJECT_CLASS (hupan_history_dialog_parent_class)->dispose (object);
}

static void
hupan_history_dialog_class_init (HupanHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_history_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HupanHistoryDialog, group);
  gtk_widget_class_install_action (widget_class, "history.undo", "x", undo_cb);
}

static void
hupan_history_dialog_init (HupanHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hupan_help_set_page (GTK_WIDGET (self), "keeping-data-safe");
  self->rows = g_ptr_array_new ();
  self->n_shown = PAGE;
}

AdwDialog *
hupan_history_dialog_new (HupanDesk *desk)
{
  HupanHistoryDialog *self = g_object_new (HUPAN_TYPE_HISTORY_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.undo", hupan_desk_get_read_only_reason (desk) == NULL);
  g_signal_connect_object (desk, "changed", G_CALLBACK (start_reading), self, G_CONNECT_SWAPPED);
  start_reading (self);

  return ADW_DIALOG (self);
}
