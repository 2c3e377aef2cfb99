/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text twice as large in a narrow window: nothing is wider than that window, no button or heading is shortened, no button
 * touches the next, in any shipped language. Of pages and dialogs libadwaita says itself that they are too wide, by a warning, which ends the test. */

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/hupan-l10n.h"
#include "core/hupan-number.h"
#include "fixtures/test-display.h"
#include "fixtures/test-find.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-tour.h"
#include "fixtures/test-window.h"
#include "ui/hupan-style.h"

#define NARROW 360
#define SCALE 2

static TestPlace *sample;

static gboolean
is_button (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget);
}

static gboolean
is_shortened (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_shortened (child))
      return TRUE;

  return FALSE;
}

/* The buttons of a header that are seen, in the order in which they stand. */
static void
collect_buttons (GtkWidget *header,
                 GtkWidget *widget,
                 GArray    *bounds)
{
  graphene_rect_t found;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_button (widget))
    {
      g_assert_true (gtk_widget_compute_bounds (widget, header, &found));
      g_array_append_val (bounds, found);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_buttons (header, child, bounds);
}

static int
compare_bounds (gconstpointer a,
                gconstpointer b)
{
  const graphene_rect_t *first = a;
  const graphene_rect_t *second = b;

  return (first->origin.x > second->origin.x) - (first->origin.x < second->origin.x);
}

static gboolean
has_touching (GtkWidget *header)
{
  g_autoptr (GArray) bounds = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  collect_buttons (header, header, bounds);
  g_array_sort (bounds, compare_bounds);
  for (guint i = 1; i < bounds->len; i++)
    {
      const graphene_rect_t *before = &g_array_index (bounds, graphene_rect_t, i - 1);

      if (g_array_index (bounds, graphene_rect_t, i).origin.x - before->origin.x - before->size.width < 1)
        return TRUE;
    }

  return FALSE;
}

static void
look_at_buttons (GtkWidget  *widget,
                 const char *where)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if ((is_button (widget) || gtk_widget_has_css_class (widget, "heading")) && is_shortened (widget))
    {
      g_test_message ("%s: a %s is shortened", where, G_OBJECT_TYPE_NAME (widget));
      g_test_fail ();
    }
  if (ADW_IS_HEADER_BAR (widget) && has_touching (widget))
    {
      g_test_message ("%s: buttons of the header touch", where);
      g_test_fail ();
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    look_at_buttons (child, where);
}

/* How many are selected is not the first thing to go where there is little room. */
static void
look_at_number (GtkWidget  *root,
                const char *where)
{
  GtkWidget *table = test_find_visible (root, "HupanTable");
  g_autofree char *number = NULL;

  if (table == NULL || hupan_table_get_n_selected (HUPAN_TABLE (table)) < 2)
    return;

  number = hupan_count_fill (ngettext ("%u selected", "%u selected", hupan_table_get_n_selected (HUPAN_TABLE (table))),
                             hupan_table_get_n_selected (HUPAN_TABLE (table)));
  if (test_find_text (root, "GtkLabel", number) == NULL)
    {
      g_test_message ("%s: nothing says “%s”", where, number);
      g_test_fail ();
    }
}

static void
look (GtkWidget  *root,
      const char *where)
{
  int least;

  look_at_buttons (root, where);
  look_at_number (root, where);
  gtk_widget_measure (root, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least <= NARROW)
    return;

  g_test_message ("%s: a %s needs %d pixels", where, G_OBJECT_TYPE_NAME (root), least);
  g_test_fail ();
}

static void
test_language (gconstpointer language)
{
  const TestTour tour = { sample->registry, NARROW, look };

  test_tour_language (&tour, language);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  test_init_ui (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", SCALE * 96 * 1024, NULL);
  hupan_style_install ();
  sample = test_place_new_sample ();

  for (const char *const *language = hupan_l10n_list_languages (); *language != NULL; language++)
    {
      g_autofree char *path = g_strconcat ("/l10n/large-text/", *language, NULL);

      g_test_add_data_func (path, *language, test_language);
    }
  result = g_test_run ();

  test_place_free (sample);
  return result;
}
