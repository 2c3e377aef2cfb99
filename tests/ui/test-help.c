/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixtures/test-window.h"
#include "ui/help/hupan-help.h"
#include "ui/help/hupan-help-dialog.h"
#include "ui/help/hupan-help-reader.h"

static guint
count_labels (GtkWidget *widget)
{
  guint n = GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0';

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_labels (child);
  return n;
}

/* Every page can be read (what the reader does not know ends the program) and has something to read. */
static void
test_pages (void)
{
  guint n = 0;

  for (const char *const *id = hupan_help_pages (); *id != NULL; id++, n++)
    {
      g_autofree char *title = NULL, *description = NULL, *same = hupan_help_dup_title (*id, &description);
      GtkWidget *body = g_object_ref_sink (hupan_help_read (*id, &title));

      g_assert_cmpstr (title, ==, same);
      g_assert_cmpstr (title, !=, "");
      g_assert_cmpstr (description, !=, "");
      g_assert_cmpuint (count_labels (body), >, 5);
      g_assert_finalize_object (body);
    }
  g_assert_cmpuint (n, ==, 5);
}

/* F1 opens the page that belongs to where the focus is. */
static void
test_context (void)
{
  static const struct
  {
    const char *place;
    const char *page;
  } places[] = {
    { "overview", "stages-and-targets" },
    { "universities", "searching" },
    { "candidates", "stages-and-targets" },
    { "calls", "stages-and-targets" },
    { "documents", "stages-and-targets" },
    { "trash", "keeping-data-safe" },
  };
  g_autoptr (TestWindow) test = test_window_new ();
  GtkWidget *window = GTK_WIDGET (test->window);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      AdwDialog *dialog;

      gtk_widget_activate_action (window, "win.show-place", "s", places[i].place);
      test_wait_for (g_strcmp0 (hupan_help_find_page (window), places[i].page) == 0);
      hupan_help_present (window);
      test_wait_for ((dialog = test_window_get_dialog (test)) != NULL);
      g_assert_cmpstr (hupan_help_dialog_get_page (HUPAN_HELP_DIALOG (dialog)), ==, places[i].page);
      adw_dialog_force_close (dialog);
      test_wait_for (test_window_get_dialog (test) == NULL);
    }
}

static GtkWidget *
find_link (GtkWidget  *widget,
           const char *uri)
{
  GtkWidget *found = GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), uri) != NULL ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_link (child, uri);
  return found;
}

/* Links lead on, to other pages and to nowhere else; the list of pages lies below. */
static void
test_links (void)
{
  g_autoptr (TestWindow) test = test_window_new ();
  AdwDialog *dialog = hupan_help_dialog_new (NULL);
  GtkWidget *row, *link;
  gboolean done = FALSE;

  adw_dialog_present (dialog, GTK_WIDGET (test->window));
  test_wait_for (test_window_get_dialog (test) == dialog);
  g_assert_cmpstr (hupan_help_dialog_get_page (HUPAN_HELP_DIALOG (dialog)), ==, "index");

  test_wait_for ((row = test_find_text (GTK_WIDGET (dialog), "AdwActionRow", "First Steps")) != NULL);
  test_press (row);
  test_wait_for (g_str_equal (hupan_help_dialog_get_page (HUPAN_HELP_DIALOG (dialog)), "first-steps"));
  test_wait_for ((link = find_link (GTK_WIDGET (dialog), "help:importing")) != NULL);
  g_signal_emit_by_name (link, "activate-link", "help:importing", &done);
  g_assert_true (done);
  g_assert_cmpstr (hupan_help_dialog_get_page (HUPAN_HELP_DIALOG (dialog)), ==, "importing");
  adw_dialog_force_close (dialog);
  test_wait_for (test_window_get_dialog (test) == NULL);
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/help/pages", test_pages);
  g_test_add_func ("/ui/help/context", test_context);
  g_test_add_func ("/ui/help/links", test_links);
  return g_test_run ();
}
