/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-application.h"

#include "core/hupan-init.h"
#include "hupan-window.h"

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
  char *registry;
};

G_DEFINE_FINAL_TYPE (HupanApplication, hupan_application, ADW_TYPE_APPLICATION)

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_application_quit (user_data);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_cb },
};

static int
hupan_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  HupanApplication *self = HUPAN_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("hupan %s\n", hupan_get_version ());
      return 0;
    }

  g_variant_dict_lookup (options, "registry", "^ay", &self->registry);
  return -1;
}

static void
hupan_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (hupan_window_new (ADW_APPLICATION (application)));

  gtk_window_present (window);
}

static void
hupan_application_finalize (GObject *object)
{
  HupanApplication *self = HUPAN_APPLICATION (object);

  g_clear_pointer (&self->registry, g_free);

  G_OBJECT_CLASS (hupan_application_parent_class)->finalize (object);
}

static void
hupan_application_class_init (HupanApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = hupan_application_finalize;
  application_class->handle_local_options = hupan_application_handle_local_options;
  application_class->activate = hupan_application_activate;
}

static void
hupan_application_init (HupanApplication *self)
{
  const GOptionEntry entries[] = {
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
    { "registry", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this registry"),
      N_ ("FOLDER") },
    G_OPTION_ENTRY_NULL,
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit",
                                         (const char *[]){ "<Control>q", NULL });
}

HupanApplication *
hupan_application_new (void)
{
  return g_object_new (HUPAN_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "resource-base-path", "/io/github/hupan_app/Hupan",
                       NULL);
}
