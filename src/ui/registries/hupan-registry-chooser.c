/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-registry-chooser.h"

#include <glib/gi18n.h>

#include "core/hupan-field.h"
#include "desk/hupan-registries.h"

#include "ui/help/hupan-help.h"

struct _HupanRegistryChooser
{
  AdwDialog parent_instance;

  /* template children */
  GtkStack *stack;
  AdwPreferencesGroup *group;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanRegistryChooser, hupan_registry_chooser, ADW_TYPE_DIALOG)

#define FOLDER_KEY "hupan-folder"

static void
activated_cb (AdwActionRow         *row,
              HupanRegistryChooser *self)
{
  g_autoptr (HupanRegistryChooser) kept = g_object_ref (self);
  g_autofree char *folder = g_strdup (g_object_get_data (G_OBJECT (row), FOLDER_KEY));

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (kept, signals[CHOSEN], 0, folder);
}

/* Whether another registry is called the same: a package that was opened here, next to what it was made of. */
static gboolean
has_namesake (GPtrArray                *places,
              const HupanRegistryPlace *place)
{
  for (guint i = 0; i < places->len; i++)
    if (g_ptr_array_index (places, i) != place && g_str_equal (((HupanRegistryPlace *) g_ptr_array_index (places, i))->name, place->name))
      return TRUE;

  return FALSE;
}

/* When it was opened last, and where it is, if its name does not tell. */
static char *
dup_subtitle (const HupanRegistryPlace *place,
              gboolean                  with_folder)
{
  static const HupanField instant = { "opened_at", NULL, HUPAN_TYPE_INSTANT };
  g_autoptr (GString) text = g_string_new (NULL);

  if (place->opened_at != 0)
    {
      g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, place->opened_at);
      g_autofree char *when = hupan_field_format (&instant, at);

      /* Translators: the placeholder is a date and time. */
      g_string_append_printf (text, _("Last opened %s"), when);
    }
  if (with_folder)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", place->folder);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static GtkWidget *
create_row (HupanRegistryChooser     *self,
            GPtrArray                *places,
            const HupanRegistryPlace *place)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (place, has_namesake (places, place));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), place->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, place->folder);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), FOLDER_KEY, g_strdup (place->folder), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_DEFAULT);

  return row;
}

static void
hupan_registry_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_REGISTRY_CHOOSER);

  G_OBJECT_CLASS (hupan_registry_chooser_parent_class)->dispose (object);
}

static void
hupan_registry_chooser_class_init (HupanRegistryChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_registry_chooser_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hupan_app/Hupan/ui/hupan-registry-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanRegistryChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, HupanRegistryChooser, group);
}

static void
hupan_registry_chooser_init (HupanRegistryChooser *self)
{
  g_autoptr (GPtrArray) places = hupan_registries_list ();

  gtk_widget_init_template (GTK_WIDGET (self));
  hupan_help_set_page (GTK_WIDGET (self), "keeping-data-safe");
  for (guint i = 0; i < places->len; i++)
    adw_preferences_group_add (self->group, create_row (self, places, g_ptr_array_index (places, i)));
  gtk_stack_set_visible_child_name (self->stack, places->len > 0 ? "list" : "empty");
}

AdwDialog *
hupan_registry_chooser_new (void)
{
  return g_object_new (HUPAN_TYPE_REGISTRY_CHOOSER, NULL);
}
