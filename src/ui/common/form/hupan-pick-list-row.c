/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-pick-list-row.h"

#include <glib/gi18n.h>

#include "hupan-picker.h"
#include "hupan-picks.h"

struct _HupanPickListRow
{
  AdwPreferencesRow parent_instance;

  /* template children */
  AdwWrapBox *box;
  GtkMenuButton *add;

  const HupanField *field;
  GPtrArray *values; /* of char * */
};

static void hupan_pick_list_row_editor_init (HupanEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HupanPickListRow, hupan_pick_list_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (HUPAN_TYPE_EDITOR, hupan_pick_list_row_editor_init))

static void fill (HupanPickListRow *self);

static void
remove_cb (GtkButton        *button,
           HupanPickListRow *self)
{
  const char *value = g_object_get_data (G_OBJECT (button), "value");
  guint index;

  if (!g_ptr_array_find_with_equal_func (self->values, value, g_str_equal, &index))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->add));
  g_ptr_array_remove_index (self->values, index);
  fill (self);
  hupan_editor_edited (HUPAN_EDITOR (self));
}

static GtkWidget *
create_button (HupanPickListRow *self,
               const char       *value)
{
  g_autofree char *name = hupan_pick_dup_name_of (self->field->type, value);
  /* Translators: tooltip of a button; the placeholder is a country or a language. */
  g_autofree char *tooltip = g_strdup_printf (_("Remove %s"), name);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);

  return button;
}

static void
fill (HupanPickListRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != GTK_WIDGET (self->add))
    adw_wrap_box_remove (self->box, child);

  for (guint i = self->values->len; i > 0; i--)
    adw_wrap_box_prepend (self->box, create_button (self, g_ptr_array_index (self->values, i - 1)));
}

static char *
dup_joined (HupanPickListRow *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  for (guint i = 0; i < self->values->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->values, i));
  values = g_strv_builder_end (builder);

  return g_strjoinv ("\n", values);
}

static void
hupan_pick_list_row_show (HupanEditor *editor,
                          const char  *value)
{
  HupanPickListRow *self = HUPAN_PICK_LIST_ROW (editor);
  g_autofree char *shown = dup_joined (self);
  g_auto (GStrv) values = g_strsplit (value != NULL ? value : "", "\n", -1);

  if (g_str_equal (shown, value != NULL ? value : ""))
    return;

  g_ptr_array_set_size (self->values, 0);
  for (char **one = values; *one != NULL; one++)
    g_ptr_array_add (self->values, g_strdup (*one));
  fill (self);
  hupan_editor_edited (editor);
}

static gboolean
hupan_pick_list_row_read (HupanEditor  *editor,
                          char        **value,
                          GError      **error)
{
  HupanPickListRow *self = HUPAN_PICK_LIST_ROW (editor);
  g_autofree char *joined = dup_joined (self);

  return hupan_field_parse (self->field, joined, value, error);
}

static char *
hupan_pick_list_row_dup_text (HupanEditor *editor)
{
  HupanPickListRow *self = HUPAN_PICK_LIST_ROW (editor);
  g_autofree char *joined = dup_joined (self);

  return hupan_field_format (self->field, *joined != '\0' ? joined : NULL);
}

static GtkWidget *
hupan_pick_list_row_get_target (HupanEditor *editor)
{
  return GTK_WIDGET (HUPAN_PICK_LIST_ROW (editor)->add);
}

static void
hupan_pick_list_row_editor_init (HupanEditorInterface *iface)
{
  iface->show = hupan_pick_list_row_show;
  iface->read = hupan_pick_list_row_read;
  iface->dup_text = hupan_pick_list_row_dup_text;
  iface->get_target = hupan_pick_list_row_get_target;
}

static void
chosen_cb (HupanPicker      *picker,
           const char       *value,
           HupanPickListRow *self)
{
  if (g_ptr_array_find_with_equal_func (self->values, value, g_str_equal, NULL))
    return;

  g_ptr_array_add (self->values, g_strdup (value));
  fill (self);
  hupan_editor_edited (HUPAN_EDITOR (self));
}

static void
create_picker (GtkMenuButton *button,
               gpointer       data)
{
  HupanPickListRow *self = data;
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  picker = hupan_picker_new (self->field->type);
  g_signal_connect (picker, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_menu_button_set_popover (button, picker);
}

static gboolean
hupan_pick_list_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUPAN_PICK_LIST_ROW (widget)->add));
}

static void
hupan_pick_list_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_PICK_LIST_ROW);

  G_OBJECT_CLASS (hupan_pick_list_row_parent_class)->dispose (object);
}

static void
hupan_pick_list_row_finalize (GObject *object)
{
  g_ptr_array_unref (HUPAN_PICK_LIST_ROW (object)->values);

  G_OBJECT_CLASS (hupan_pick_list_row_parent_class)->finalize (object);
}

static void
hupan_pick_list_row_class_init (HupanPickListRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hupan_pick_list_row_dispose;
  object_class->finalize = hupan_pick_list_row_finalize;
  widget_class->grab_focus = hupan_pick_list_row_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-pick-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanPickListRow, box);
  gtk_widget_class_bind_template_child (widget_class, HupanPickListRow, add);
}

static void
hupan_pick_list_row_init (HupanPickListRow *self)
{
  self->values = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->add, create_picker, self, NULL);
}

GtkWidget *
hupan_pick_list_row_new (const HupanField *field)
{
  HupanPickListRow *self = g_object_new (HUPAN_TYPE_PICK_LIST_ROW, NULL);

  self->field = field;
  return GTK_WIDGET (self);
}
