/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text twice as large in a narrow window: nothing is wider than that window, in any shipped language. Of pages and dialogs
 * libadwaita says so itself, by a warning, which ends the test. */

#include "core/hupan-l10n.h"
#include "fixtures/test-display.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-tour.h"
#include "fixtures/test-window.h"
#include "ui/hupan-style.h"

#define NARROW 360
#define SCALE 2

static TestPlace *sample;

static void
look (GtkWidget  *root,
      const char *where)
{
  int least;

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
