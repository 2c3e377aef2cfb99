/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-paper.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "ui/charts/hupan-chart.h"

/* The white around, which is more than a printer needs, and the room of the line at the bottom. */
#define MARGIN 48
#define FOOTER 24

#define ROW_HEIGHT 15
#define LINE_HEIGHT 130

typedef struct _Block Block;

struct _Block
{
  void (*draw) (HupanPaper *self, cairo_t *cr, const Block *block, double y);
  double height;
  gboolean keep; /* on the page of the next */

  PangoLayout *layout; /* owned; a text or a label */
  PangoLayout *number; /* owned */
  double full, pale;   /* of the room of a bar */

  GPtrArray *items; /* of a line */
  GArray *positions;
  double needed;
  char *first, *last;
};

struct _HupanPaper
{
  GtkPrintContext *context;
  double width, height;
  gboolean rtl;
  GdkRGBA accent;
  GPtrArray *blocks;
  GArray *pages; /* of guint: the first block of each, and the number of blocks at the end */
  char *footer;
};

static void
free_block (Block *block)
{
  g_clear_object (&block->layout);
  g_clear_object (&block->number);
  g_clear_pointer (&block->items, g_ptr_array_unref);
  g_clear_pointer (&block->positions, g_array_unref);
  g_free (block->first);
  g_free (block->last);
  g_free (block);
}

static PangoLayout *
create_layout (HupanPaper *self,
               const char *text,
               double      size,
               gboolean    bold)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (self->context);
  PangoFontDescription *font = pango_font_description_from_string ("Adwaita Sans, Cantarell, Noto Sans, Sans");

  pango_font_description_set_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);

  return layout;
}

static double
get_width (PangoLayout *layout,
           double      *height)
{
  int width, tall;

  pango_layout_get_size (layout, &width, &tall);
  if (height != NULL)
    *height = (double) tall / PANGO_SCALE;

  return (double) width / PANGO_SCALE;
}

static Block *
add_block (HupanPaper *self,
           void (*draw) (HupanPaper *, cairo_t *, const Block *, double),
           double      height)
{
  Block *block = g_new0 (Block, 1);

  block->draw = draw;
  block->height = height;
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
show_layout (cairo_t     *cr,
             PangoLayout *layout,
             double       x,
             double       y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
set_gray (cairo_t *cr,
          double   alpha)
{
  cairo_set_source_rgba (cr, 0, 0, 0, alpha);
}

static void
set_accent (HupanPaper *self,
            cairo_t    *cr,
            double      alpha)
{
  cairo_set_source_rgba (cr, self->accent.red, self->accent.green, self->accent.blue, alpha);
}

/* --- Texts ------------------------------------------------------------------------------------------------ */

static void
draw_text (HupanPaper  *self,
           cairo_t     *cr,
           const Block *block,
           double       y)
{
  PangoRectangle text;

  /* A text of the other direction stands at the side where the page begins, too. */
  pango_layout_get_pixel_extents (block->layout, NULL, &text);
  set_gray (cr, block->full);
  show_layout (cr, block->layout, self->rtl ? self->width - text.x - text.width : 0, y);
}

void
hupan_paper_add_text (HupanPaper      *self,
                      HupanPaperStyle  style,
                      const char      *text)
{
  static const struct
  {
    double size;
    gboolean bold;
    double before, after;
    double ink;
    gboolean keep;
  } styles[] = {
    [HUPAN_PAPER_TITLE] = { 20, TRUE, 0, 2, 1, TRUE },    [HUPAN_PAPER_HEADING] = { 14, TRUE, 16, 4, 1, TRUE },
    [HUPAN_PAPER_CAPTION] = { 10.5, TRUE, 10, 2, 1, TRUE }, [HUPAN_PAPER_FIGURE] = { 18, TRUE, 2, 2, 1, TRUE },
    [HUPAN_PAPER_BODY] = { 9.5, FALSE, 0, 2, 1, FALSE },  [HUPAN_PAPER_NOTE] = { 8.5, FALSE, 0, 3, 0.65, TRUE },
  };
  PangoLayout *layout;
  double height;
  Block *block;

  if (text == NULL || *text == '\0')
    return;

  layout = create_layout (self, text, styles[style].size, styles[style].bold);
  pango_layout_set_width (layout, self->width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  get_width (layout, &height);
  if (self->blocks->len > 0)
    hupan_paper_add_space (self, styles[style].before);

  block = add_block (self, draw_text, height + styles[style].after);
  block->layout = layout;
  block->full = styles[style].ink;
  block->keep = styles[style].keep;
}

static void
draw_nothing (HupanPaper  *self,
              cairo_t     *cr,
              const Block *block,
              double       y)
{
}

void
hupan_paper_add_space (HupanPaper *self,
                       double      height)
{
  if (height > 0)
    add_block (self, draw_nothing, height)->keep = TRUE;
}

/* --- Rows with bars --------------------------------------------------------------------------------------- */

static void
draw_rectangle (HupanPaper *self,
                cairo_t    *cr,
                double      x,
                double      y,
                double      width,
                double      height)
{
  cairo_rectangle (cr, self->rtl ? self->width - x - width : x, y, width, height);
  cairo_fill (cr);
}

static void
draw_bar (HupanPaper  *self,
          cairo_t     *cr,
          const Block *block,
          double       y)
{
  double label_room = self->width * 0.42;
  double number_room = self->width * 0.2;
  double room = self->width - label_room - number_room;
  double label_width = get_width (block->layout, NULL), number_width = get_width (block->number, NULL);

  set_gray (cr, 1);
  show_layout (cr, block->layout, self->rtl ? self->width - label_width : 0, y);
  show_layout (cr, block->number, self->rtl ? 0 : self->width - number_width, y);
  set_gray (cr, 0.08);
  draw_rectangle (self, cr, label_room, y + 3, room, 7);
  set_accent (self, cr, 0.35);
  draw_rectangle (self, cr, label_room, y + 3, room * block->pale, 7);
  set_accent (self, cr, 1);
  draw_rectangle (self, cr, label_room, y + 3, room * block->full, 7);
}

/**
 * hupan_paper_add_bar:
 * @text: the number, or more of them, in words
 * @full: how much of the room the bar takes, 0 to 1
 * @pale: the same of the pale one behind it
 */
void
hupan_paper_add_bar (HupanPaper     *self,
                     HupanChartItem *item,
                     const char     *text,
                     double          full,
                     double          pale)
{
  Block *block = add_block (self, draw_bar, ROW_HEIGHT);

  block->layout = create_layout (self, item->label, 9.5, FALSE);
  block->number = create_layout (self, text, 9.5, FALSE);
  if (get_width (block->layout, NULL) > self->width * 0.41)
    {
      pango_layout_set_ellipsize (block->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (block->layout, self->width * 0.41 * PANGO_SCALE);
    }
  block->full = full;
  block->pale = pale;
}

/* --- A line ------------------------------------------------------------------------------------------------- */

static double
get_x (HupanPaper *self,
       double      left,
       double      position)
{
  double x = left + (self->width - left) * position;

  return self->rtl ? self->width - x : x;
}

static void
draw_axis (HupanPaper  *self,
           cairo_t     *cr,
           const Block *block,
           double       left,
           double       y,
           double       top,
           double       step)
{
  g_autoptr (PangoLayout) first = create_layout (self, block->first, 8, FALSE);
  g_autoptr (PangoLayout) last = create_layout (self, block->last, 8, FALSE);
  double height, room = LINE_HEIGHT - 24;

  cairo_set_line_width (cr, 0.5);
  for (double value = 0; value <= top; value += step)
    {
      g_autofree char *number = hupan_count_format (value);
      g_autoptr (PangoLayout) layout = create_layout (self, number, 8, FALSE);
      double line = y + 8 + room * (1 - value / top);
      double width = get_width (layout, &height);

      set_gray (cr, 0.2);
      cairo_move_to (cr, get_x (self, left, 0), line);
      cairo_line_to (cr, get_x (self, left, 1), line);
      cairo_stroke (cr);
      set_gray (cr, 0.65);
      show_layout (cr, layout, self->rtl ? self->width - left + 6 : left - 6 - width, line - height / 2);
    }

  show_layout (cr, first, self->rtl ? self->width - left - get_width (first, NULL) : left, y + LINE_HEIGHT - 13);
  show_layout (cr, last, self->rtl ? 0 : self->width - get_width (last, NULL), y + LINE_HEIGHT - 13);
}

static void
draw_last_point (HupanPaper  *self,
                 cairo_t     *cr,
                 const Block *block,
                 double       y,
                 double       left,
                 double       top)
{
  guint last = block->items->len - 1;
  double value = ((HupanChartItem *) g_ptr_array_index (block->items, last))->value;

  cairo_arc (cr, get_x (self, left, g_array_index (block->positions, double, last)), y + 8 + (LINE_HEIGHT - 24) * (1 - value / top), 3,
             0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_line (HupanPaper  *self,
           cairo_t     *cr,
           const Block *block,
           double       y)
{
  double greatest = block->needed, left = 36, room = LINE_HEIGHT - 24, step, top;

  for (guint i = 0; i < block->items->len; i++)
    greatest = MAX (greatest, ((HupanChartItem *) g_ptr_array_index (block->items, i))->value);
  step = hupan_chart_scale (greatest);
  for (top = step; top < greatest; top += step)
    ;

  draw_axis (self, cr, block, left, y, top, step);

  cairo_save (cr);
  set_gray (cr, 0.55);
  cairo_set_line_width (cr, 1.2);
  cairo_set_dash (cr, (double[]) { 2, 3 }, 2, 0);
  cairo_move_to (cr, get_x (self, left, 0), y + 8 + room);
  cairo_line_to (cr, get_x (self, left, 1), y + 8 + room * (1 - block->needed / top));
  cairo_stroke (cr);
  cairo_restore (cr);

  set_accent (self, cr, 1);
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, get_x (self, left, 0), y + 8 + room);
  for (guint i = 0; i < block->items->len; i++)
    cairo_line_to (cr, get_x (self, left, g_array_index (block->positions, double, i)),
                   y + 8 + room * (1 - ((HupanChartItem *) g_ptr_array_index (block->items, i))->value / top));
  cairo_stroke (cr);
  draw_last_point (self, cr, block, y, left, top);
}

void
hupan_paper_add_line (HupanPaper   *self,
                      GPtrArray    *items,
                      const double *positions,
                      double        needed,
                      const char   *first,
                      const char   *last)
{
  Block *block = add_block (self, draw_line, LINE_HEIGHT + 6);

  block->items = g_ptr_array_ref (items);
  block->positions = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_vals (block->positions, positions, items->len);
  block->needed = needed;
  block->first = g_strdup (first);
  block->last = g_strdup (last);
}

/* --- Pages ---------------------------------------------------------------------------------------------------- */

HupanPaper *
hupan_paper_new (GtkPrintContext *context)
{
  HupanPaper *self = g_new0 (HupanPaper, 1);

  self->context = g_object_ref (context);
  self->width = gtk_print_context_get_width (context) - 2 * MARGIN;
  self->height = gtk_print_context_get_height (context) - 2 * MARGIN - FOOTER;
  self->rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  adw_accent_color_to_standalone_rgba (ADW_ACCENT_COLOR_BLUE, FALSE, &self->accent);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_block);
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
hupan_paper_free (HupanPaper *self)
{
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->pages);
  g_object_unref (self->context);
  g_free (self->footer);
  g_free (self);
}

static Block *
get_block (HupanPaper *self,
           guint       i)
{
  return g_ptr_array_index (self->blocks, i);
}

/* The height of a block with those it has to stay with. */
static double
get_height_kept (HupanPaper *self,
                 guint       i)
{
  double height = 0;

  do
    height += get_block (self, i)->height;
  while (get_block (self, i)->keep && ++i < self->blocks->len);

  return MIN (height, self->height);
}

/**
 * hupan_paper_paginate:
 * @footer: what stands at the bottom of each page, beside its number
 */
guint
hupan_paper_paginate (HupanPaper *self,
                      const char *footer)
{
  double y = 0;
  guint i = 0;

  g_set_str (&self->footer, footer);
  g_array_set_size (self->pages, 0);
  g_array_append_val (self->pages, i);

  for (i = 0; i < self->blocks->len; i++)
    {
      if (y > 0 && y + get_height_kept (self, i) > self->height)
        {
          g_array_append_val (self->pages, i);
          y = 0;
        }
      y += get_block (self, i)->height;
    }
  g_array_append_val (self->pages, i);

  return self->pages->len - 1;
}

static void
draw_footer (HupanPaper *self,
             cairo_t    *cr,
             guint       page)
{
  g_autofree char *number = hupan_count_format (page + 1);
  g_autofree char *count = hupan_count_format (self->pages->len - 1);
  /* Translators: at the bottom of a printed page: its number, and how many there are. */
  g_autofree char *text = g_strdup_printf (_ ("Page %s of %s"), number, count);
  g_autoptr (PangoLayout) left = create_layout (self, self->footer, 8, FALSE);
  g_autoptr (PangoLayout) right = create_layout (self, text, 8, FALSE);
  double y = self->height + 10;

  set_gray (cr, 0.65);
  show_layout (cr, self->rtl ? right : left, 0, y);
  show_layout (cr, self->rtl ? left : right, self->width - get_width (self->rtl ? left : right, NULL), y);
}

void
hupan_paper_draw (HupanPaper *self,
                  cairo_t    *cr,
                  guint       page)
{
  double y = 0;

  cairo_save (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  for (guint i = g_array_index (self->pages, guint, page); i < g_array_index (self->pages, guint, page + 1); i++)
    {
      Block *block = get_block (self, i);

      /* No page begins with white. */
      if (y == 0 && block->draw == draw_nothing)
        continue;
      block->draw (self, cr, block, y);
      y += block->height;
    }
  draw_footer (self, cr, page);
  cairo_restore (cr);
}
