/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-flag-row.h"

struct _HupanFlagRow
{
  AdwActionRow parent_instance;

  GtkSwitch *toggle;
  const HupanField *field;
  gboolean was_set; /* a flag that never was said keeps having no value until it is switched on */
};

static void hupan_flag_row_editor_init (HupanEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HupanFlagRow, hupan_flag_row, ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (HUPAN_TYPE_EDITOR, hupan_flag_row_editor_init))

static void
active_cb (HupanFlagRow *self)
{
  hupan_editor_edited (HUPAN_EDITOR (self));
}

static void
hupan_flag_row_show (HupanEditor *editor,
                     const char  *value)
{
  HupanFlagRow *self = HUPAN_FLAG_ROW (editor);

  self->was_set = value != NULL;
  gtk_switch_set_active (self->toggle, g_strcmp0 (value, "1") == 0);
}

static gboolean
hupan_flag_row_read (HupanEditor  *editor,
                     char        **value,
                     GError      **error)
{
  HupanFlagRow *self = HUPAN_FLAG_ROW (editor);

  if (gtk_switch_get_active (self->toggle))
    *value = g_strdup ("1");
  else
    *value = self->was_set ? g_strdup ("0") : NULL;

  return TRUE;
}

static char *
hupan_flag_row_dup_text (HupanEditor *editor)
{
  HupanFlagRow *self = HUPAN_FLAG_ROW (editor);

  return gtk_switch_get_active (self->toggle) ? g_strdup (hupan_field_get_label (self->field)) : g_strdup ("");
}

static GtkWidget *
hupan_flag_row_get_target (HupanEditor *editor)
{
  return GTK_WIDGET (HUPAN_FLAG_ROW (editor)->toggle);
}

static void
hupan_flag_row_editor_init (HupanEditorInterface *iface)
{
  iface->show = hupan_flag_row_show;
  iface->read = hupan_flag_row_read;
  iface->dup_text = hupan_flag_row_dup_text;
  iface->get_target = hupan_flag_row_get_target;
}

static void
hupan_flag_row_class_init (HupanFlagRowClass *klass)
{
}

static void
hupan_flag_row_init (HupanFlagRow *self)
{
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self, NULL, -1);
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (active_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
}

GtkWidget *
hupan_flag_row_new (const HupanField *field)
{
  HupanFlagRow *self = g_object_new (HUPAN_TYPE_FLAG_ROW, NULL);

  self->field = field;
  return GTK_WIDGET (self);
}
