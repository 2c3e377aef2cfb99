/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-growing-text.h"

struct _HupanGrowingText
{
  GtkTextView parent_instance;

  int width;
  guint resize;
};

G_DEFINE_FINAL_TYPE (HupanGrowingText, hupan_growing_text, GTK_TYPE_TEXT_VIEW)

static gboolean
resize_cb (gpointer data)
{
  HupanGrowingText *self = data;

  self->resize = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* A text view breaks its lines anew while it is given another width, when it is too late to ask for another height:
 * one that was folded out, as narrow as a letter at first, would stay as high as its text is long. */
static void
hupan_growing_text_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  HupanGrowingText *self = HUPAN_GROWING_TEXT (widget);

  GTK_WIDGET_CLASS (hupan_growing_text_parent_class)->size_allocate (widget, width, height, baseline);

  if (width == self->width)
    return;

  self->width = width;
  if (self->resize == 0)
    self->resize = g_idle_add_full (GTK_PRIORITY_RESIZE, resize_cb, self, NULL);
}

static void
hupan_growing_text_dispose (GObject *object)
{
  g_clear_handle_id (&HUPAN_GROWING_TEXT (object)->resize, g_source_remove);

  G_OBJECT_CLASS (hupan_growing_text_parent_class)->dispose (object);
}

static void
hupan_growing_text_class_init (HupanGrowingTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hupan_growing_text_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = hupan_growing_text_size_allocate;
}

static void
hupan_growing_text_init (HupanGrowingText *self)
{
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
}
