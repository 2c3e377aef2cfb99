/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws the places of the program into PNG files, not as screenshots: each window is painted into a texture. */

#include "fixtures/test-display.h"
#include "ui/hupan-window.h"

static char *out_dir;
static char *prefix;
static char **sizes;
static char **looks;
static char **places;

static gboolean
settled_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  int *n_frames = user_data;

  (*n_frames)++;
  return G_SOURCE_CONTINUE;
}

/* Lets the window draw a few frames, so that sizes and images have arrived. */
static void
settle (GtkWidget *widget)
{
  int n_frames = 0;
  guint id = gtk_widget_add_tick_callback (widget, settled_cb, &n_frames, NULL);

  test_wait_for (n_frames >= 5);
  gtk_widget_remove_tick_callback (widget, id);
}

static void
picture (GtkWidget  *widget,
         const char *name)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = g_build_filename (out_dir, name, NULL);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s cannot be written", path);
  g_print ("%s\n", path);
}

int
main (int   argc,
      char *argv[])
{
  const GOptionEntry entries[] = {
    { "out", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &out_dir, "Folder for the pictures", "DIR" },
    { "prefix", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &prefix, "How the names begin", "TEXT" },
    { "size", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &sizes, "Size, may be repeated", "WxH" },
    { "look", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &looks, "light or dark, may be repeated",
      "LOOK" },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &places, NULL, "PLACE…" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || out_dir == NULL || prefix == NULL ||
      sizes == NULL || looks == NULL)
    {
      g_printerr ("hupan-look: %s\n",
                  error != NULL ? error->message : "--out, --prefix, --size and --look are needed");
      return 2;
    }

  test_start_ui ();

  for (guint i = 0; looks[i] != NULL; i++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          g_str_equal (looks[i], "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                         : ADW_COLOR_SCHEME_FORCE_LIGHT);
      for (guint j = 0; sizes[j] != NULL; j++)
        {
          HupanWindow *window = hupan_window_new (NULL);
          g_autofree char *name = g_strdup_printf ("%s-%s-%s-window.png", prefix, looks[i], sizes[j]);
          int width, height;

          if (sscanf (sizes[j], "%dx%d", &width, &height) != 2)
            g_error ("%s is no size", sizes[j]);
          gtk_window_set_default_size (GTK_WINDOW (window), width, height);
          test_show_window (GTK_WINDOW (window));
          settle (GTK_WIDGET (window));
          picture (GTK_WIDGET (window), name);
          gtk_window_destroy (GTK_WINDOW (window));
        }
    }

  return 0;
}
