/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-style.h"

#include <adwaita.h>

/* In the order of the setting's values. */
static const AdwColorScheme looks[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

static void
apply_look_cb (GSettings  *settings,
               const char *key,
               gpointer    data)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), looks[g_settings_get_enum (settings, "look")]);
}

/**
 * hupan_style_follow_settings:
 * @settings: kept by the caller
 *
 * Makes the look, light or dark, that of the settings, now and when they change.
 */
void
hupan_style_follow_settings (GSettings *settings)
{
  g_signal_connect (settings, "changed::look", G_CALLBACK (apply_look_cb), NULL);
  apply_look_cb (settings, "look", NULL);
}

/**
 * hupan_style_install:
 *
 * Gives the display the styles and icons of the program, and its manners: a text that can be selected is not selected by
 * the focus that comes to it. Who goes through a page by Tab would see one name after the other marked as if for copying.
 */
void
hupan_style_install (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/hupan_app/Hupan/ui/hupan.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set (gtk_settings_get_for_display (display), "gtk-label-select-on-focus", FALSE, NULL);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), "/io/github/hupan_app/Hupan/icons");
}
