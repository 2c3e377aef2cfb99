/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-application.h"

#include "core/hupan-clock.h"
#include "core/hupan-date.h"
#include "core/hupan-init.h"
#include "core/hupan-l10n.h"
#include "desk/hupan-registries.h"
#include "documents/hupan-document-copy.h"
#include "hupan-about.h"
#include "hupan-shortcuts.h"
#include "hupan-style.h"
#include "help/hupan-help.h"
#include "hupan-window.h"
#include "preferences/hupan-preferences.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

/**
 * HupanApplication:
 *
 * The program: its command line, its windows and the actions they share.
 */
struct _HupanApplication
{
  AdwApplication parent_instance;

  /* owned */
  GSettings *settings;
  char *registry;
};

G_DEFINE_FINAL_TYPE (HupanApplication, hupan_application, ADW_TYPE_APPLICATION)

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  /* A window with changes that are not saved asks first; the program ends with the last of them. */
  for (GList *window = windows; window != NULL; window = window->next)
    gtk_window_close (window->data);
}

static GtkWidget *
get_window (gpointer application)
{
  return GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application)));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  hupan_about_present (get_window (user_data));
}

static void
help_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  hupan_help_present (get_window (user_data));
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  hupan_shortcuts_present (get_window (user_data));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  adw_dialog_present (hupan_preferences_new (), get_window (user_data));
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_cb },
  { .name = "help", .activate = help_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "quit", .activate = quit_cb },
  { .name = "shortcuts", .activate = shortcuts_cb },
};

static int
hupan_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  HupanApplication *self = HUPAN_APPLICATION (application);
  g_autoptr (GError) error = NULL;
  const char *typed, *folder;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("hupan %s\n", hupan_get_version ());
      return 0;
    }

  if (g_variant_dict_lookup (options, "today", "&s", &typed))
    {
      g_autofree char *today = NULL;

      if (!hupan_date_parse (typed, &today, &error))
        {
          g_printerr ("hupan: %s\n", error->message);
          return 2;
        }
      if (hupan_date_is_whole (today))
        hupan_clock_set_today (today);
    }

  if (g_variant_dict_lookup (options, "registry", "^&ay", &folder))
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (folder);

      self->registry = g_file_get_path (file);
    }

  return -1;
}

/* What ends a program at the end of a session, or from a terminal. */
static gboolean
end_cb (gpointer application)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *window = windows; window != NULL; window = window->next)
    if (HUPAN_IS_WINDOW (window->data))
      hupan_window_end (window->data);
  g_application_quit (application);

  return G_SOURCE_REMOVE;
}

static void
hupan_application_startup (GApplication *application)
{
  static const int signals[] = { SIGTERM, SIGINT, SIGHUP };

  G_APPLICATION_CLASS (hupan_application_parent_class)->startup (application);

  hupan_document_copies_remove ();
  hupan_style_install ();
  hupan_style_follow_settings (HUPAN_APPLICATION (application)->settings);
  hupan_shortcuts_install (GTK_APPLICATION (application));
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], end_cb, application);
}

/* The first window opens the registry that was named, else the one opened last; a second start raises it. */
static void
hupan_application_activate (GApplication *application)
{
  HupanApplication *self = HUPAN_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    {
      g_autofree char *folder = self->registry != NULL ? g_strdup (self->registry) : hupan_registries_dup_last ();

      window = GTK_WINDOW (hupan_window_new (ADW_APPLICATION (application)));
      if (folder != NULL)
        hupan_window_open_folder (HUPAN_WINDOW (window), folder, HUPAN_OPEN_NONE);
    }

  gtk_window_present (window);
}

/* Copies that another program was given last time, and those of this time. */
static void
hupan_application_shutdown (GApplication *application)
{
  hupan_document_copies_remove ();

  G_APPLICATION_CLASS (hupan_application_parent_class)->shutdown (application);
}

static void
hupan_application_finalize (GObject *object)
{
  HupanApplication *self = HUPAN_APPLICATION (object);

  g_clear_pointer (&self->registry, g_free);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hupan_application_parent_class)->finalize (object);
}

static void
hupan_application_class_init (HupanApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = hupan_application_finalize;
  application_class->startup = hupan_application_startup;
  application_class->handle_local_options = hupan_application_handle_local_options;
  application_class->shutdown = hupan_application_shutdown;
  application_class->activate = hupan_application_activate;
}

/* As early as this, because no other thread may run while the environment changes. */
static void
speak_chosen_language (GSettings *settings)
{
  g_autofree char *language = g_settings_get_string (settings, "language");

  if (g_strv_contains (hupan_l10n_list_languages (), language))
    hupan_ui_set_language (language);
}

static void
hupan_application_init (HupanApplication *self)
{
  const GOptionEntry entries[] = {
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
    { "registry", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this registry"),
      N_ ("FOLDER") },
    { "today", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  self->settings = g_settings_new (APPLICATION_ID);
  speak_chosen_language (self->settings);
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

HupanApplication *
hupan_application_new (void)
{
  return g_object_new (HUPAN_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "resource-base-path", "/io/github/hupan_app/Hupan",
                       NULL);
}
