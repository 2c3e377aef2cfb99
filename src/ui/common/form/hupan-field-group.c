/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-field-group.h"

#include <glib/gi18n.h>

struct _HupanFieldGroup
{
  AdwPreferencesGroup parent_instance;

  /* template children */
  GtkWidget *show; /* in the header of one that is masked */
  GtkStack *stack;
  GtkListBox *fields;
  GtkListBox *masks;
};

G_DEFINE_FINAL_TYPE (HupanFieldGroup, hupan_field_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_cb (GtkButton       *button,
         HupanFieldGroup *self)
{
  hupan_field_group_reveal (self);
  gtk_widget_child_focus (GTK_WIDGET (self->fields), GTK_DIR_TAB_FORWARD);
}

static void
hupan_field_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_FIELD_GROUP);

  G_OBJECT_CLASS (hupan_field_group_parent_class)->dispose (object);
}

static void
hupan_field_group_class_init (HupanFieldGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_field_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-field-group.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanFieldGroup, show);
  gtk_widget_class_bind_template_child (widget_class, HupanFieldGroup, stack);
  gtk_widget_class_bind_template_child (widget_class, HupanFieldGroup, fields);
  gtk_widget_class_bind_template_child (widget_class, HupanFieldGroup, masks);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
}

static void
hupan_field_group_init (HupanFieldGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_list (GtkListBox *list,
           const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : _("Fields"), -1);
}

/**
 * hupan_field_group_new:
 * @title: (nullable): its heading, translated
 * @masked: whether the values are shown only when asked for
 */
GtkWidget *
hupan_field_group_new (const char *title,
                       gboolean    masked)
{
  HupanFieldGroup *self = g_object_new (HUPAN_TYPE_FIELD_GROUP, NULL);
  g_autofree char *escaped = g_markup_escape_text (title != NULL ? title : "", -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), escaped);
  name_list (self->fields, title);
  name_list (self->masks, title);
  if (masked)
    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->show);
  gtk_stack_set_visible_child_name (self->stack, masked ? "masks" : "fields");

  return GTK_WIDGET (self);
}

/* Says nothing about the value, not even whether there is one. */
static GtkWidget *
create_mask (HupanFormField *field)
{
  GtkWidget *mask = adw_action_row_new ();
  GtkWidget *lock = gtk_image_new_from_icon_name ("system-lock-screen-symbolic");

  g_object_set (mask, "use-markup", FALSE, "title", hupan_field_get_label (hupan_form_field_get_field (field)), "subtitle", "••••••",
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mask), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Hidden until you ask for it"), -1);
  gtk_widget_add_css_class (mask, "property");
  gtk_widget_add_css_class (lock, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (mask), lock);

  return mask;
}

void
hupan_field_group_add (HupanFieldGroup *self,
                       HupanFormField  *field)
{
  gtk_list_box_append (self->fields, GTK_WIDGET (hupan_form_field_get_editor (field)));
  gtk_list_box_append (self->fields, hupan_form_field_get_message_row (field));
  gtk_list_box_append (self->masks, create_mask (field));
}

/**
 * hupan_field_group_show:
 * @row: (nullable) (transfer floating): shows a value that is not to be edited here
 */
void
hupan_field_group_show (HupanFieldGroup *self,
                        GtkWidget       *row)
{
  if (row != NULL)
    gtk_list_box_append (self->fields, row);
}

void
hupan_field_group_reveal (HupanFieldGroup *self)
{
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), NULL);
  gtk_stack_set_visible_child_name (self->stack, "fields");
}
