/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-text-row.h"

#include "hupan-entry-row.h"
#include "hupan-growing-text.h"

struct _HupanTextRow
{
  AdwPreferencesRow parent_instance;

  /* template children */
  GtkTextView *view;

  const HupanField *field;
};

static void hupan_text_row_editor_init (HupanEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HupanTextRow, hupan_text_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (HUPAN_TYPE_EDITOR, hupan_text_row_editor_init))

static void
changed_cb (HupanTextRow *self)
{
  hupan_editor_edited (HUPAN_EDITOR (self));
}

static char *
hupan_text_row_dup_text (HupanEditor *editor)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (HUPAN_TEXT_ROW (editor)->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
hupan_text_row_show (HupanEditor *editor,
                     const char  *value)
{
  g_autofree char *text = hupan_text_row_dup_text (editor);

  if (g_str_equal (text, value != NULL ? value : ""))
    return;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (HUPAN_TEXT_ROW (editor)->view), value != NULL ? value : "", -1);
}

static gboolean
hupan_text_row_read (HupanEditor  *editor,
                     char        **value,
                     GError      **error)
{
  g_autofree char *text = hupan_text_row_dup_text (editor);

  return hupan_field_parse (HUPAN_TEXT_ROW (editor)->field, text, value, error);
}

static void
hupan_text_row_restore (HupanEditor *editor,
                        const char  *value,
                        const char  *text)
{
  hupan_text_row_show (editor, text);
}

static GtkWidget *
hupan_text_row_get_target (HupanEditor *editor)
{
  return GTK_WIDGET (HUPAN_TEXT_ROW (editor)->view);
}

static void
hupan_text_row_editor_init (HupanEditorInterface *iface)
{
  iface->show = hupan_text_row_show;
  iface->read = hupan_text_row_read;
  iface->dup_text = hupan_text_row_dup_text;
  iface->restore = hupan_text_row_restore;
  iface->get_target = hupan_text_row_get_target;
}

static gboolean
hupan_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUPAN_TEXT_ROW (widget)->view));
}

static void
hupan_text_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_TEXT_ROW);

  G_OBJECT_CLASS (hupan_text_row_parent_class)->dispose (object);
}

static void
hupan_text_row_class_init (HupanTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_text_row_dispose;
  widget_class->grab_focus = hupan_text_row_grab_focus;

  g_type_ensure (HUPAN_TYPE_GROWING_TEXT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanTextRow, view);
}

static void
hupan_text_row_init (HupanTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hupan_text_row_new (const HupanField *field)
{
  HupanTextRow *self = g_object_new (HUPAN_TYPE_TEXT_ROW, NULL);
  GtkInputPurpose purpose;
  GtkInputHints hints;

  self->field = field;
  hupan_field_get_input (field, &purpose, &hints);
  gtk_text_view_set_input_purpose (self->view, purpose);
  gtk_text_view_set_input_hints (self->view, hints);

  return GTK_WIDGET (self);
}
