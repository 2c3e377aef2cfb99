/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A walk through the program, wide and narrow, while it speaks a language in which every message stands in brackets and is
 * longer than in English: nothing may be left in English, and nothing may be cut off. */

#include "core/hupan-l10n.h"
#include "exchange/hupan-sample.h"
#include "fixtures/test-display.h"
#include "fixtures/test-find.h"
#include "fixtures/test-pseudo.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-said.h"
#include "ui/common/hupan-page.h"
#include "ui/common/hupan-table.h"
#include "ui/hupan-about.h"
#include "ui/hupan-places.h"
#include "ui/hupan-shortcuts.h"
#include "ui/hupan-style.h"
#include "ui/hupan-window.h"
#include "ui/preferences/hupan-preferences.h"

#define SLACK 1 /* pixel */

static TestPlace *sample;
static TestSaid *said;
static GHashTable *told; /* what is wrong is said once */

/* --- What is wrong with a text -------------------------------------------------------------------------------- */

static void
tell (const char *where,
      const char *what,
      const char *text)
{
  g_autofree char *message = g_strdup_printf ("%s: “%s”", what, text);

  if (g_hash_table_contains (told, message))
    return;

  g_test_message ("%s: %s", where, message);
  g_test_fail ();
  g_hash_table_add (told, g_steal_pointer (&message));
}

/* But for mnemonics as Japanese has them: "保存(S)". */
static gboolean
has_latin_letters (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isalpha (*c) && !(c > text && c[-1] == '(' && c[1] == ')'))
      return TRUE;

  return FALSE;
}

static void
check_text (const char *where,
            const char *text)
{
  g_autofree char *untranslated = NULL;
  g_autofree char *rest = NULL;

  if (text == NULL)
    return;

  untranslated = test_pseudo_dup_rest (text);
  if (!has_latin_letters (untranslated))
    return;
  rest = test_said_dup_rest (said, untranslated);
  if (has_latin_letters (rest))
    tell (where, "not translated", text);
}

/* Whether a list or a sheet, which may be scrolled to the side, is what cuts it off. */
static gboolean
may_scroll (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkPolicyType policy = GTK_POLICY_NEVER;

  if (scrolled != NULL)
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (scrolled), &policy, NULL);

  return policy != GTK_POLICY_NEVER;
}

static void
check_room (const char *where,
            GtkLabel   *label)
{
  GtkWidget *widget = GTK_WIDGET (label);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_native (widget));
  graphene_rect_t bounds;
  int width;

  pango_layout_get_pixel_size (gtk_label_get_layout (label), &width, NULL);
  if (gtk_label_get_ellipsize (label) == PANGO_ELLIPSIZE_NONE && width > gtk_widget_get_width (widget) + SLACK)
    tell (where, "cut off", gtk_label_get_text (label));

  if (!may_scroll (widget) && gtk_widget_compute_bounds (widget, root, &bounds) &&
      (bounds.origin.x < -SLACK || bounds.origin.x + bounds.size.width > gtk_widget_get_width (root) + SLACK))
    tell (where, "beyond the window", gtk_label_get_text (label));
}

/* Initials of names, and keys. */
static gboolean
is_no_text (GtkWidget *widget)
{
  static const char *const types[] = { "AdwAvatar", "GtkShortcutLabel", "AdwShortcutLabel", NULL };

  return g_strv_contains (types, G_OBJECT_TYPE_NAME (widget)) || g_strcmp0 (gtk_widget_get_css_name (widget), "accelerator") == 0;
}

static void
check_widget (const char *where,
              GtkWidget  *widget)
{
  if (!gtk_widget_get_mapped (widget) || is_no_text (widget))
    return;

  check_text (where, gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_LABEL (widget))
    {
      check_text (where, gtk_label_get_text (GTK_LABEL (widget)));
      check_room (where, GTK_LABEL (widget));
    }
  else if (GTK_IS_TEXT (widget))
    check_text (where, gtk_text_get_placeholder_text (GTK_TEXT (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_widget (where, child);
}

/* --- Going around --------------------------------------------------------------------------------------------- */

static gboolean
count_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       n_frames)
{
  ++*(guint *) n_frames;
  return G_SOURCE_CONTINUE;
}

/* Until sizes have been given out; breakpoints take a frame, and what they move another. */
static void
wait_for_frames (GtkWidget *widget)
{
  guint n_frames = 0;
  guint id = gtk_widget_add_tick_callback (widget, count_frame_cb, &n_frames, NULL);

  test_wait_for (n_frames >= 4);
  gtk_widget_remove_tick_callback (widget, id);
}

static void
check_now (GtkWidget  *window,
           const char *where)
{
  wait_for_frames (window);
  check_widget (where, window);
}

/* The menus that buttons of a page open. */
static void
check_menus (GtkWidget  *widget,
             const char *where)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_is_sensitive (widget))
    {
      GtkWidget *popover;

      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget)));
      test_wait_for (gtk_widget_get_mapped (popover));
      check_now (popover, where);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_menus (child, where);
}

static HupanWindow *
open_window (int         width,
             const char *registry)
{
  HupanWindow *window = hupan_window_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), width, 720);
  if (registry != NULL)
    hupan_window_open_folder (window, registry, HUPAN_OPEN_NONE);
  test_show_window (GTK_WINDOW (window));
  if (registry != NULL)
    test_wait_for (hupan_window_get_desk (window) != NULL);

  return window;
}

static void
close_window (HupanWindow *window)
{
  if (hupan_window_get_desk (window) != NULL)
    hupan_window_close_registry (window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
walk_record (GtkWidget  *window,
             const char *place,
             gint64      id)
{
  g_autofree char *record = g_strconcat (place, ", a record", NULL);
  g_autofree char *form = g_strconcat (place, ", a form", NULL);

  hupan_page_show_record (HUPAN_PAGE (test_find_visible (window, "HupanPage")), id);
  test_wait_for (test_find_visible (window, "HupanRecordView") != NULL);
  check_now (window, record);
  check_menus (test_find_visible (window, "HupanRecordPage"), record);
  test_activate (test_find_visible (window, "HupanRecordPage"), "record.edit");
  test_wait_for (test_find_visible (window, "HupanForm") != NULL);
  check_now (window, form);
}

/* With the bar of what can be done with the rows that are selected. */
static void
walk_selected (GtkWidget  *window,
               HupanTable *table,
               const char *place)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (hupan_table_get_model (table));
  g_autofree char *where = g_strconcat (place, ", all selected", NULL);

  gtk_selection_model_select_all (model);
  check_now (window, where);
  check_menus (window, where);
  gtk_selection_model_unselect_all (model);
}

static void
walk_place (const HupanPlace *place,
            int               width)
{
  HupanWindow *window = open_window (width, sample->registry);
  GtkWidget *widget = GTK_WIDGET (window);
  GtkWidget *table;

  hupan_window_show_place (window, place->name);
  test_wait_for (test_find_visible (widget, "HupanPage") != NULL);
  test_wait_for (gtk_widget_get_width (widget) == width);
  check_now (widget, place->name);
  check_menus (widget, place->name);

  table = test_find_visible (widget, "HupanTable");
  if (table != NULL)
    {
      test_wait_for (hupan_table_get_result (HUPAN_TABLE (table)) != NULL);
      walk_selected (widget, HUPAN_TABLE (table), place->name);
      if (hupan_result_get_n (hupan_table_get_result (HUPAN_TABLE (table))) > 0)
        walk_record (widget, place->name, hupan_result_get_id (hupan_table_get_result (HUPAN_TABLE (table)), 0));
    }

  close_window (window);
}

static void
test_places (gconstpointer width)
{
  for (const HupanPlace *const *place = hupan_places (); *place != NULL; place++)
    walk_place (*place, GPOINTER_TO_INT (width));
}

static void
check_dialog (HupanWindow *window,
              const char  *where)
{
  test_wait_for (test_find_visible (GTK_WIDGET (window), "AdwDialog") != NULL);
  check_now (GTK_WIDGET (window), where);
  close_window (window);
}

static void
test_dialogs (gconstpointer data)
{
  static const char *const actions[] = { "win.registry-details", "win.show-history", "win.open-registry", "win.new-registry" };
  int width = GPOINTER_TO_INT (data);
  HupanWindow *window = open_window (width, NULL);

  check_now (GTK_WIDGET (window), "welcome");
  adw_dialog_present (hupan_preferences_new (), GTK_WIDGET (window));
  check_dialog (window, "preferences");

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      window = open_window (width, sample->registry);
      test_activate (GTK_WIDGET (window), actions[i]);
      check_dialog (window, actions[i]);
    }
}

static void
test_about (gconstpointer width)
{
  HupanWindow *window = open_window (GPOINTER_TO_INT (width), NULL);

  hupan_about_present (GTK_WIDGET (window));
  check_dialog (window, "about");
}

/* The newest toplevel; before libadwaita 1.8 the shortcuts have a window of their own. */
static void
test_shortcuts (gconstpointer width)
{
  HupanWindow *window = open_window (GPOINTER_TO_INT (width), NULL);
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (toplevels);

  hupan_shortcuts_present (GTK_WIDGET (window));
  if (g_list_model_get_n_items (toplevels) > n)
    {
      g_autoptr (GtkWindow) shortcuts = g_list_model_get_item (toplevels, n);

      test_wait_for (gtk_widget_get_mapped (GTK_WIDGET (shortcuts)));
      check_now (GTK_WIDGET (shortcuts), "shortcuts");
      gtk_window_destroy (shortcuts);
    }
  else
    check_now (GTK_WIDGET (window), "shortcuts");
  close_window (window);
}

static void
test_import (gconstpointer width)
{
  g_autofree char *path = g_build_filename (g_getenv ("HUPAN_FIXTURES"), "candidates-gb18030.csv", NULL);
  HupanWindow *window = open_window (GPOINTER_TO_INT (width), sample->registry);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.import-file", "s", path));
  check_dialog (window, "import");
}

/* --- Beginning ------------------------------------------------------------------------------------------------ */

static void
add_fixture (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("HUPAN_FIXTURES"), name, NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  text = g_convert (bytes, length, "UTF-8", "GB18030", NULL, NULL, &error);
  g_assert_no_error (error);
  test_said_add_words (said, text);
  test_said_add (said, name);
  test_said_add (said, "GB18030");
}

static void
make_sample (void)
{
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry;

  sample = test_place_new ();
  registry = test_registry_create (sample);
  hupan_sample_add (registry, NULL, &error);
  g_assert_no_error (error);

  said = test_said_new ();
  test_said_add_registry (said, registry);
  test_said_add (said, sample->registry);
  test_said_add (said, hupan_registry_get_name (registry));
  test_said_add (said, g_get_user_name ());
  test_said_add (said, "MB");
  add_fixture ("candidates-gb18030.csv");
  test_registry_close (registry);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *name; int width; } sizes[] = { { "wide", 1200 }, { "narrow", 360 } };
  static const struct { const char *name; GTestDataFunc func; } walks[] = {
    { "places", test_places }, { "dialogs", test_dialogs }, { "import", test_import },
    { "about", test_about },   { "shortcuts", test_shortcuts },
  };
  int result;

  g_test_init (&argc, &argv, NULL);
  test_pseudo_speak ();
  test_start_ui ();
  hupan_style_install ();
  make_sample ();
  told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (walks); j++)
      {
        g_autofree char *path = g_strdup_printf ("/l10n/walk/%s/%s", sizes[i].name, walks[j].name);

        g_test_add_data_func (path, GINT_TO_POINTER (sizes[i].width), walks[j].func);
      }
  result = g_test_run ();

  g_hash_table_unref (told);
  test_said_free (said);
  test_place_free (sample);
  return result;
}
