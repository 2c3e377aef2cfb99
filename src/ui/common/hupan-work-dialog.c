/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-work-dialog.h"

#include <glib/gi18n.h>

/* Work that is done sooner than this is not worth a dialog. */
#define DELAY_MS 300

/**
 * HupanWorkDialog:
 *
 * Shows a HupanWork while it lasts. It cannot be closed but by the work's end; stopping is a wish that the work
 * grants at its next step.
 */
struct _HupanWorkDialog
{
  AdwDialog parent_instance;

  /* template children */
  GtkProgressBar *bar;
  GtkLabel *what;

  /* owned */
  HupanWork *work;
  guint delay_id;
  GtkWidget *parent;
};

G_DEFINE_FINAL_TYPE (HupanWorkDialog, hupan_work_dialog, ADW_TYPE_DIALOG)

static void
stop_cb (GtkButton       *button,
         HupanWorkDialog *self)
{
  hupan_work_cancel (self->work);
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
}

static void
progress_cb (HupanWorkDialog *self)
{
  const double fraction = hupan_work_get_fraction (self->work);
  const char *what = hupan_work_get_what (self->work);

  if (fraction < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, fraction);
  gtk_label_set_label (self->what, what != NULL ? what : "");
}

static gboolean
present_cb (gpointer data)
{
  HupanWorkDialog *self = data;

  self->delay_id = 0;
  adw_dialog_present (ADW_DIALOG (self), self->parent);
  return G_SOURCE_REMOVE;
}

static void
hupan_work_dialog_dispose (GObject *object)
{
  HupanWorkDialog *self = HUPAN_WORK_DIALOG (object);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_object (&self->work);
  g_clear_object (&self->parent);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_WORK_DIALOG);

  G_OBJECT_CLASS (hupan_work_dialog_parent_class)->dispose (object);
}

static void
hupan_work_dialog_class_init (HupanWorkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_work_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-work-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanWorkDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, HupanWorkDialog, what);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
hupan_work_dialog_init (HupanWorkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hupan_work_dialog_present:
 *
 * Returns: (transfer full): the dialog, which comes up unless the work is done before; hand it to
 *   hupan_work_dialog_done () then
 */
HupanWorkDialog *
hupan_work_dialog_present (GtkWidget  *parent,
                           const char *title,
                           HupanWork  *work)
{
  HupanWorkDialog *self = g_object_ref_sink (g_object_new (HUPAN_TYPE_WORK_DIALOG, "title", title, NULL));

  self->work = g_object_ref (work);
  self->parent = g_object_ref (parent);
  g_signal_connect_object (work, "notify::fraction", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  self->delay_id = g_timeout_add (DELAY_MS, present_cb, self);

  return self;
}

/**
 * hupan_work_dialog_done:
 * @self: (transfer full):
 */
void
hupan_work_dialog_done (HupanWorkDialog *self)
{
  g_clear_handle_id (&self->delay_id, g_source_remove);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
  g_object_unref (self);
}
