/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-pick-row.h"

#include "hupan-picker.h"
#include "hupan-picks.h"

struct _HupanPickRow
{
  AdwActionRow parent_instance;

  /* template children */
  GtkWidget *clear;
  GtkMenuButton *open;

  const HupanField *field;
  char *value;
};

static void hupan_pick_row_editor_init (HupanEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HupanPickRow, hupan_pick_row, ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (HUPAN_TYPE_EDITOR, hupan_pick_row_editor_init))

static char *
hupan_pick_row_dup_text (HupanEditor *editor)
{
  HupanPickRow *self = HUPAN_PICK_ROW (editor);

  return self->value != NULL ? hupan_pick_dup_name_of (self->field->type, self->value) : g_strdup ("");
}

static void
hupan_pick_row_show (HupanEditor *editor,
                     const char  *value)
{
  HupanPickRow *self = HUPAN_PICK_ROW (editor);
  g_autofree char *text = NULL;

  if (!g_set_str (&self->value, value))
    return;

  text = hupan_pick_row_dup_text (editor);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  if (value != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "property");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "property");
  gtk_widget_set_visible (self->clear, value != NULL && !(self->field->flags & HUPAN_FIELD_REQUIRED));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  hupan_editor_edited (editor);
}

static gboolean
hupan_pick_row_read (HupanEditor  *editor,
                     char        **value,
                     GError      **error)
{
  HupanPickRow *self = HUPAN_PICK_ROW (editor);

  return hupan_field_parse (self->field, self->value, value, error);
}

static GtkWidget *
hupan_pick_row_get_target (HupanEditor *editor)
{
  return GTK_WIDGET (HUPAN_PICK_ROW (editor)->open);
}

static void
hupan_pick_row_editor_init (HupanEditorInterface *iface)
{
  iface->show = hupan_pick_row_show;
  iface->read = hupan_pick_row_read;
  iface->dup_text = hupan_pick_row_dup_text;
  iface->get_target = hupan_pick_row_get_target;
}

static void
clear_cb (GtkButton    *button,
          HupanPickRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->open));
  hupan_editor_show (HUPAN_EDITOR (self), NULL);
}

static void
chosen_cb (HupanPicker  *picker,
           const char   *value,
           HupanPickRow *self)
{
  hupan_editor_show (HUPAN_EDITOR (self), value);
}

static void
create_picker (GtkMenuButton *button,
               gpointer       data)
{
  HupanPickRow *self = data;
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  picker = hupan_picker_new (self->field->type);
  g_signal_connect (picker, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_menu_button_set_popover (button, picker);
}

static void
hupan_pick_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_PICK_ROW);

  G_OBJECT_CLASS (hupan_pick_row_parent_class)->dispose (object);
}

static void
hupan_pick_row_finalize (GObject *object)
{
  HupanPickRow *self = HUPAN_PICK_ROW (object);

  g_free (self->value);

  G_OBJECT_CLASS (hupan_pick_row_parent_class)->finalize (object);
}

static void
hupan_pick_row_class_init (HupanPickRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hupan_pick_row_dispose;
  object_class->finalize = hupan_pick_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-pick-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanPickRow, clear);
  gtk_widget_class_bind_template_child (widget_class, HupanPickRow, open);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
hupan_pick_row_init (HupanPickRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->open, create_picker, self, NULL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self, NULL, -1);
}

GtkWidget *
hupan_pick_row_new (const HupanField *field)
{
  HupanPickRow *self = g_object_new (HUPAN_TYPE_PICK_ROW, NULL);

  self->field = field;
  return GTK_WIDGET (self);
}
