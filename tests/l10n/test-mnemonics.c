/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A key does one thing: in every shipped language no two items of a menu, and no two controls that are seen together, have
 * the same mnemonic, and no shortcut is bound twice. */

#include "core/hupan-l10n.h"
#include "fixtures/test-display.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-tour.h"
#include "fixtures/test-window.h"
#include "ui/hupan-shortcuts.h"
#include "ui/hupan-style.h"

static TestPlace *sample;
static GtkApplication *application; /* has the keys that hold everywhere */
static GHashTable *told;            /* what is wrong is said once */

static void
tell (const char *where,
      const char *key,
      const char *one,
      const char *other)
{
  g_autofree char *message = g_strdup_printf ("%s does two things: “%s” and “%s”", key, one, other);

  if (g_hash_table_contains (told, message))
    return;

  g_test_message ("%s: %s", where, message);
  g_test_fail ();
  g_hash_table_add (told, g_steal_pointer (&message));
}

/* --- Mnemonics ------------------------------------------------------------------------------------------------ */

/* Takes the letter for the label. */
static void
take (GHashTable *letters,
      const char *where,
      gunichar    letter,
      const char *label)
{
  const gpointer key = GUINT_TO_POINTER (g_unichar_toupper (letter));
  const char *other = g_hash_table_lookup (letters, key);
  char name[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_toupper (letter), name);
  if (other != NULL)
    tell (where, name, other, label);
  else
    g_hash_table_insert (letters, key, g_strdup (label));
}

static GHashTable *
letters_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/* 0: it has none */
static gunichar
get_mnemonic (const char *label)
{
  for (const char *c = strchr (label, '_'); c != NULL; c = strchr (c + 2, '_'))
    if (c[1] != '_')
      return g_utf8_get_char (c + 1);

  return 0;
}

static void check_menu (GMenuModel *menu, GHashTable *letters, const char *where);

/* A section is part of its menu, a menu below has letters of its own. Items that are hidden now count: they may be seen at
 * another time. */
static void
check_item (GMenuModel *menu,
            int         i,
            GHashTable *letters,
            const char *where)
{
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
  g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
  g_autofree char *label = NULL;

  if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label) && section == NULL &&
      get_mnemonic (label) != 0)
    take (letters, where, get_mnemonic (label), label);
  if (section != NULL)
    check_menu (section, letters, where);
  if (submenu != NULL)
    {
      g_autoptr (GHashTable) below = letters_new ();

      check_menu (submenu, below, where);
    }
}

static void
check_menu (GMenuModel *menu,
            GHashTable *letters,
            const char *where)
{
  const int n_items = g_menu_model_get_n_items (menu);

  for (int i = 0; i < n_items; i++)
    check_item (menu, i, letters, where);
}

static void
check_whole_menu (GMenuModel *menu,
                  const char *where)
{
  g_autoptr (GHashTable) letters = letters_new ();

  if (menu != NULL)
    check_menu (menu, letters, where);
}

/* What is seen of a window, without the popovers over it. */
static void
check_labels (GtkWidget  *widget,
              GHashTable *letters,
              const char *where)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (GTK_IS_LABEL (widget) && gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)) != GDK_KEY_VoidSymbol)
    take (letters, where, gdk_keyval_to_unicode (gtk_label_get_mnemonic_keyval (GTK_LABEL (widget))),
          gtk_label_get_label (GTK_LABEL (widget)));
  if (HUPAN_IS_TABLE (widget))
    check_whole_menu (hupan_table_get_menu_model (HUPAN_TABLE (widget)), where);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      check_labels (child, letters, where);
}

/* --- Shortcuts ------------------------------------------------------------------------------------------------ */

/* Classes that GTK and libadwaita gave keys which they mean to be nearer than those of the program: a text undoes what was typed. */
static gboolean
has_keys_of_others (GtkWidget *widget)
{
  return GTK_IS_WINDOW (widget) || GTK_IS_TEXT_VIEW (widget) || ADW_IS_PREFERENCES_DIALOG (widget);
}

/* What a widget binds may not be bound for the whole program, nor twice in it. */
static void
check_key (GtkWidget  *widget,
           const char *key,
           GHashTable *keys,
           const char *where)
{
  g_auto (GStrv) everywhere = NULL;
  guint keyval;

  if (!gtk_accelerator_parse (key, &keyval, NULL)) /* a mnemonic, or none */
    return;

  everywhere = gtk_application_get_actions_for_accel (application, key);
  if (everywhere[0] != NULL)
    tell (where, key, everywhere[0], G_OBJECT_TYPE_NAME (widget));
  else if (!g_hash_table_add (keys, g_strdup (key)))
    tell (where, key, G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (widget));
}

static void
check_controller (GtkWidget  *widget,
                  GListModel *shortcuts,
                  GHashTable *keys,
                  const char *where)
{
  const guint n_shortcuts = g_list_model_get_n_items (shortcuts);

  for (guint i = 0; i < n_shortcuts; i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      g_autofree char *triggers = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
      g_auto (GStrv) parts = g_strsplit (triggers, "|", -1);

      for (char **part = parts; *part != NULL; part++)
        check_key (widget, *part, keys, where);
    }
}

static void
check_shortcuts (GtkWidget  *widget,
                 const char *where)
{
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Hupan") && !has_keys_of_others (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
      g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

          if (GTK_IS_SHORTCUT_CONTROLLER (controller))
            check_controller (widget, G_LIST_MODEL (controller), keys, where);
        }
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_shortcuts (child, where);
}

static void
test_accels (void)
{
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  g_assert_cmpuint (g_strv_length (actions), >, 10);
  for (char **action = actions; *action != NULL; action++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, *action);

      for (char **accel = accels; *accel != NULL; accel++)
        {
          g_auto (GStrv) bound = gtk_application_get_actions_for_accel (application, *accel);

          if (bound[1] != NULL)
            tell ("everywhere", *accel, bound[0], bound[1]);
        }
    }
}

/* --- Around the program --------------------------------------------------------------------------------------- */

static void
look (GtkWidget  *root,
      const char *where)
{
  g_autoptr (GHashTable) letters = letters_new ();
  GtkWidget *dialog = test_find_visible (root, "AdwDialog");

  if (GTK_IS_POPOVER_MENU (root))
    check_whole_menu (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (root)), where);
  else
    check_labels (dialog != NULL ? dialog : root, letters, where);
  check_shortcuts (root, where);
}

static void
test_language (gconstpointer language)
{
  const TestTour tour = { sample->registry, 1200, look };

  test_tour_language (&tour, language);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  test_init_ui (&argc, &argv);
  hupan_style_install ();
  sample = test_place_new_sample ();
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  hupan_shortcuts_install (application);
  told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_test_add_func ("/l10n/mnemonics/accels", test_accels);
  for (const char *const *language = hupan_l10n_list_languages (); *language != NULL; language++)
    {
      g_autofree char *path = g_strconcat ("/l10n/mnemonics/", *language, NULL);

      g_test_add_data_func (path, *language, test_language);
    }
  result = g_test_run ();

  g_hash_table_unref (told);
  g_object_unref (application);
  test_place_free (sample);
  return result;
}
