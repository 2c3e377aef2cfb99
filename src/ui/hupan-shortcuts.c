/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-shortcuts.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *section; /* NC_ ("shortcut section", …); NULL: that of the line before */
  const char *title;   /* NC_ ("shortcut", …) */
  const char *accels;  /* " " between them */
  const char *action;  /* detailed name; NULL: a widget has it, the table only tells of it */
} Shortcut;

static const Shortcut shortcuts[] = {
  { NC_ ("shortcut section", "General"), NC_ ("shortcut", "Search"), "<Control>f", "win.search" },
  { NULL, NC_ ("shortcut", "Undo"), "<Control>z", "win.undo" },
  { NULL, NC_ ("shortcut", "Redo"), "<Control><Shift>z <Control>y", "win.redo" },
  { NULL, NC_ ("shortcut", "Back"), "<Alt>Left", "win.back" },
  { NULL, NC_ ("shortcut", "Show or hide the sidebar"), "F9", "win.toggle-sidebar" },
  { NULL, NC_ ("shortcut", "Main menu"), "F10", NULL },
  { NULL, NC_ ("shortcut", "Import"), "<Control>i", "win.import" },
  { NULL, NC_ ("shortcut", "Open registry"), "<Control>o", "win.open-registry" },
  { NULL, NC_ ("shortcut", "Preferences"), "<Control>comma", "app.preferences" },
  { NULL, NC_ ("shortcut", "Help"), "F1", "app.help" },
  { NULL, NC_ ("shortcut", "Keyboard shortcuts"), "<Control>question", "app.shortcuts" },
  { NULL, NC_ ("shortcut", "Quit"), "<Control>q", "app.quit" },

  { NC_ ("shortcut section", "Places"), NC_ ("shortcut", "Overview"), "<Alt>1", "win.show-nth-place(1)" },
  { NULL, NC_ ("shortcut", "Universities"), "<Alt>2", "win.show-nth-place(2)" },
  { NULL, NC_ ("shortcut", "Topics"), "<Alt>3", "win.show-nth-place(3)" },
  { NULL, NC_ ("shortcut", "Candidates"), "<Alt>4", "win.show-nth-place(4)" },
  { NULL, NC_ ("shortcut", "Documents"), "<Alt>5", "win.show-nth-place(5)" },
  { NULL, NC_ ("shortcut", "Fellows"), "<Alt>6", "win.show-nth-place(6)" },
  { NULL, NC_ ("shortcut", "Print the overview"), "<Control>p", NULL },

  { NC_ ("shortcut section", "List"), NC_ ("shortcut", "New record"), "<Control>n", "win.new-record" },
  { NULL, NC_ ("shortcut", "Open record"), "Return", NULL },
  { NULL, NC_ ("shortcut", "Edit record"), "F2", NULL },
  { NULL, NC_ ("shortcut", "Select all"), "<Control>a", NULL },
  { NULL, NC_ ("shortcut", "Copy rows"), "<Control>c", NULL },
  { NULL, NC_ ("shortcut", "Paste rows from a spreadsheet"), "<Control>v", NULL },
  { NULL, NC_ ("shortcut", "Move to stage"), "<Control>m", NULL },
  { NULL, NC_ ("shortcut", "Move to trash"), "Delete", NULL },
  { NULL, NC_ ("shortcut", "Clear search and filters"), "Escape", NULL },
  { NULL, NC_ ("shortcut", "Arrange columns, and sort by several"), "<Control>k", NULL },

  { NC_ ("shortcut section", "Board"), NC_ ("shortcut", "Board or list"), "<Control>b", NULL },
  { NULL, NC_ ("shortcut", "Another card"), "Up Down Left Right", NULL },
  { NULL, NC_ ("shortcut", "Open candidate"), "Return", NULL },
  { NULL, NC_ ("shortcut", "Move to the usual next stage"), "<Control>Right", NULL },
  { NULL, NC_ ("shortcut", "Move to another stage"), "<Shift>F10 Menu", NULL },

  { NC_ ("shortcut section", "Record"), NC_ ("shortcut", "Save"), "<Control>s", NULL },
  { NULL, NC_ ("shortcut", "Cancel or close"), "Escape", NULL },
};

/**
 * hupan_shortcuts_install:
 *
 * Gives the actions of the table their keys.
 */
void
hupan_shortcuts_install (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_auto (GStrv) accels = NULL;

      if (shortcuts[i].action == NULL)
        continue;

      accels = g_strsplit (shortcuts[i].accels, " ", -1);
      gtk_application_set_accels_for_action (application, shortcuts[i].action, (const char *const *) accels);
    }
}

#if ADW_CHECK_VERSION(1, 8, 0)

void
hupan_shortcuts_present (GtkWidget *parent)
{
  AdwDialog *dialog = adw_shortcuts_dialog_new ();
  AdwShortcutsSection *section = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].section != NULL)
        {
          section = adw_shortcuts_section_new (g_dpgettext2 (NULL, "shortcut section", shortcuts[i].section));
          adw_shortcuts_dialog_add (ADW_SHORTCUTS_DIALOG (dialog), section);
        }
      adw_shortcuts_section_add (
        section, adw_shortcuts_item_new (g_dpgettext2 (NULL, "shortcut", shortcuts[i].title), shortcuts[i].accels));
    }

  adw_dialog_present (dialog, parent);
}

#else

/* Deprecated since GTK 4.18, but what stands in for it comes with libadwaita 1.8. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

void
hupan_shortcuts_present (GtkWidget *parent)
{
  GtkWidget *window = g_object_new (GTK_TYPE_SHORTCUTS_WINDOW, "modal", TRUE, NULL);
  /* High enough for all on one page: of a second one GTK shows the titles in labels that it lays out badly. */
  GtkShortcutsSection *section = g_object_new (GTK_TYPE_SHORTCUTS_SECTION, "section-name", "all", "max-height", 28, NULL);
  GtkShortcutsGroup *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].section != NULL)
        {
          group = g_object_new (GTK_TYPE_SHORTCUTS_GROUP,
                                "title", g_dpgettext2 (NULL, "shortcut section", shortcuts[i].section), NULL);
          gtk_shortcuts_section_add_group (section, group);
        }
      gtk_shortcuts_group_add_shortcut (group,
                                        g_object_new (GTK_TYPE_SHORTCUTS_SHORTCUT,
                                                      "title", g_dpgettext2 (NULL, "shortcut", shortcuts[i].title),
                                                      "accelerator", shortcuts[i].accels, NULL));
    }

  gtk_shortcuts_window_add_section (GTK_SHORTCUTS_WINDOW (window), section);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_present (GTK_WINDOW (window));
}

G_GNUC_END_IGNORE_DEPRECATIONS

#endif
