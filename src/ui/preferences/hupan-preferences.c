/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-preferences.h"

#include <glib/gi18n.h>

#include "core/hupan-l10n.h"
#include "core/hupan-language.h"
#include "ui/common/hupan-accessible.h"

/**
 * HupanPreferences:
 *
 * The few things that are a matter of taste: the look, and the language of the interface.
 */
struct _HupanPreferences
{
  AdwPreferencesDialog parent_instance;

  /* template children */
  AdwComboRow *look;
  AdwComboRow *language;

  /* owned */
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (HupanPreferences, hupan_preferences, ADW_TYPE_PREFERENCES_DIALOG)

/* The languages of the program's texts; the first row stands for "". */
static const char *
get_language (guint position)
{
  return position == 0 ? "" : hupan_l10n_list_languages ()[position - 1];
}

static void
fill_languages (HupanPreferences *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *current = g_settings_get_string (self->settings, "language");
  const char *const *languages = hupan_l10n_list_languages ();
  guint selected = 0;

  gtk_string_list_append (names, C_ ("language of the interface", "As the system"));
  for (guint i = 0; languages[i] != NULL; i++)
    {
      gtk_string_list_append (names, hupan_language_get_own_name (languages[i]));
      if (g_str_equal (languages[i], current))
        selected = i + 1;
    }

  adw_combo_row_set_model (self->language, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language, selected);
}

static void
language_selected_cb (HupanPreferences *self)
{
  g_settings_set_string (self->settings, "language", get_language (adw_combo_row_get_selected (self->language)));
}

static void
look_selected_cb (AdwComboRow      *row,
                  GParamSpec       *pspec,
                  HupanPreferences *self)
{
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "look", adw_combo_row_get_selected (row));
}

static void
hupan_preferences_dispose (GObject *object)
{
  HupanPreferences *self = HUPAN_PREFERENCES (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_PREFERENCES);

  G_OBJECT_CLASS (hupan_preferences_parent_class)->dispose (object);
}

static void
hupan_preferences_class_init (HupanPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanPreferences, look);
  gtk_widget_class_bind_template_child (widget_class, HupanPreferences, language);
  gtk_widget_class_bind_template_callback (widget_class, look_selected_cb);
}

static void
hupan_preferences_init (HupanPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hupan_accessible_name_row (ADW_PREFERENCES_ROW (self->look));
  hupan_accessible_name_row (ADW_PREFERENCES_ROW (self->language));
  self->settings = g_settings_new (APPLICATION_ID);
  adw_combo_row_set_selected (self->look, g_settings_get_enum (self->settings, "look"));
  fill_languages (self);
  g_signal_connect_swapped (self->language, "notify::selected", G_CALLBACK (language_selected_cb), self);
}

AdwDialog *
hupan_preferences_new (void)
{
  return g_object_new (HUPAN_TYPE_PREFERENCES, NULL);
}
