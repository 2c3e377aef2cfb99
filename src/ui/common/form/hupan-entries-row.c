/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-entries-row.h"

#include <glib/gi18n.h>

#include "hupan-entry-row.h"

struct _HupanEntriesRow
{
  AdwPreferencesRow parent_instance;

  /* template children */
  GtkLabel *title;
  GtkBox *entries; /* of GtkEntry, the last of them empty */

  const HupanField *field;
  gboolean showing;
};

static void hupan_entries_row_editor_init (HupanEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HupanEntriesRow, hupan_entries_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (HUPAN_TYPE_EDITOR, hupan_entries_row_editor_init))

static void add_entry (HupanEntriesRow *self, const char *text);

static gboolean
is_empty (GtkWidget *entry)
{
  return *gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0';
}

static void
changed_cb (HupanEntriesRow *self,
            GtkEntry        *entry)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->entries));

  if (self->showing)
    return;

  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY,
                                     is_empty (GTK_WIDGET (entry)) ? NULL : "edit-clear-symbolic");
  if (!is_empty (last))
    add_entry (self, "");
  hupan_editor_edited (HUPAN_EDITOR (self));
}

static void
clear_cb (HupanEntriesRow      *self,
          GtkEntryIconPosition  position,
          GtkEntry             *entry)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (entry));
}

static void
activate_cb (HupanEntriesRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static void
add_entry (HupanEntriesRow *self,
           const char      *text)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkInputPurpose purpose;
  GtkInputHints hints;

  hupan_field_get_input (self->field, &purpose, &hints);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), purpose);
  gtk_entry_set_input_hints (GTK_ENTRY (entry), hints);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), C_ ("one more value", "Add…"));
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, _("Clear"));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "icon-release", G_CALLBACK (clear_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_box_append (self->entries, entry);
}

/* One a line, as in the value of a list. */
static char *
dup_joined (HupanEntriesRow *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (GtkWidget *entry = gtk_widget_get_first_child (GTK_WIDGET (self->entries)); entry != NULL;
       entry = gtk_widget_get_next_sibling (entry))
    if (!is_empty (entry))
      g_strv_builder_add (builder, gtk_editable_get_text (GTK_EDITABLE (entry)));
  texts = g_strv_builder_end (builder);

  return g_strjoinv ("\n", texts);
}

static void
hupan_entries_row_show (HupanEditor *editor,
                        const char  *value)
{
  HupanEntriesRow *self = HUPAN_ENTRIES_ROW (editor);
  g_autofree char *shown = dup_joined (self);
  g_auto (GStrv) values = g_strsplit (value != NULL ? value : "", "\n", -1);
  GtkWidget *entry;

  if (gtk_widget_get_first_child (GTK_WIDGET (self->entries)) != NULL && g_str_equal (shown, value != NULL ? value : ""))
    return;

  self->showing = TRUE;
  while ((entry = gtk_widget_get_first_child (GTK_WIDGET (self->entries))) != NULL)
    gtk_box_remove (self->entries, entry);
  for (char **one = values; *one != NULL; one++)
    {
      add_entry (self, *one);
      gtk_entry_set_icon_from_icon_name (GTK_ENTRY (gtk_widget_get_last_child (GTK_WIDGET (self->entries))),
                                         GTK_ENTRY_ICON_SECONDARY, "edit-clear-symbolic");
    }
  add_entry (self, "");
  self->showing = FALSE;
  hupan_editor_edited (editor);
}

static gboolean
hupan_entries_row_read (HupanEditor  *editor,
                        char        **value,
                        GError      **error)
{
  HupanEntriesRow *self = HUPAN_ENTRIES_ROW (editor);
  g_autofree char *joined = dup_joined (self);

  return hupan_field_parse (self->field, joined, value, error);
}

static char *
hupan_entries_row_dup_text (HupanEditor *editor)
{
  return dup_joined (HUPAN_ENTRIES_ROW (editor));
}

static void
hupan_entries_row_restore (HupanEditor *editor,
                           const char  *value,
                           const char  *text)
{
  hupan_entries_row_show (editor, text);
}

static GtkWidget *
hupan_entries_row_get_target (HupanEditor *editor)
{
  return gtk_widget_get_first_child (GTK_WIDGET (HUPAN_ENTRIES_ROW (editor)->entries));
}

static void
hupan_entries_row_editor_init (HupanEditorInterface *iface)
{
  iface->show = hupan_entries_row_show;
  iface->read = hupan_entries_row_read;
  iface->dup_text = hupan_entries_row_dup_text;
  iface->restore = hupan_entries_row_restore;
  iface->get_target = hupan_entries_row_get_target;
}

static gboolean
hupan_entries_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (hupan_entries_row_get_target (HUPAN_EDITOR (widget)));
}

static void
hupan_entries_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_ENTRIES_ROW);

  G_OBJECT_CLASS (hupan_entries_row_parent_class)->dispose (object);
}

static void
hupan_entries_row_class_init (HupanEntriesRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_entries_row_dispose;
  widget_class->grab_focus = hupan_entries_row_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-entries-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanEntriesRow, title);
  gtk_widget_class_bind_template_child (widget_class, HupanEntriesRow, entries);
}

static void
hupan_entries_row_init (HupanEntriesRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hupan_entries_row_new (const HupanField *field)
{
  HupanEntriesRow *self = g_object_new (HUPAN_TYPE_ENTRIES_ROW, NULL);

  self->field = field;
  hupan_editor_show (HUPAN_EDITOR (self), NULL);
  return GTK_WIDGET (self);
}
