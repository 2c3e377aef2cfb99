/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A walk through the program, wide and narrow, while it speaks a language in which every message stands in brackets and is
 * longer than in English: nothing may be left in English, and nothing may be cut off. */

#include "exchange/hupan-sample.h"
#include "fixtures/test-display.h"
#include "fixtures/test-pseudo.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-said.h"
#include "fixtures/test-tour.h"
#include "ui/hupan-style.h"

#include <adwaita.h>

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

static void
look (GtkWidget  *root,
      const char *where)
{
  check_widget (where, root);
}

typedef struct
{
  const char *name;
  void (*walk) (const TestTour *tour);
  int width;
} Walk;

static void
test_walk (gconstpointer data)
{
  const Walk *walk = data;
  const TestTour tour = { sample->registry, walk->width, look };

  walk->walk (&tour);
}

int
main (int   argc,
      char *argv[])
{
  static const Walk walks[] = {
    { "wide/places", test_tour_places, 1200 },
    { "wide/dialogs", test_tour_dialogs, 1200 },
    { "wide/import", test_tour_import, 1200 },
    { "wide/about", test_tour_about, 1200 },
    { "wide/shortcuts", test_tour_shortcuts, 1200 },
    { "narrow/places", test_tour_places, 360 },
    { "narrow/dialogs", test_tour_dialogs, 360 },
    { "narrow/import", test_tour_import, 360 },
    { "narrow/about", test_tour_about, 360 },
    { "narrow/shortcuts", test_tour_shortcuts, 360 },
  };
  int result;

  g_test_init (&argc, &argv, NULL);
  test_pseudo_speak ();
  test_start_ui ();
  hupan_style_install ();
  make_sample ();
  told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      g_autofree char *path = g_strconcat ("/l10n/walk/", walks[i].name, NULL);

      g_test_add_data_func (path, &walks[i], test_walk);
    }
  result = g_test_run ();

  g_hash_table_unref (told);
  test_said_free (said);
  test_place_free (sample);
  return result;
}
