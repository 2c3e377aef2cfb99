/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-card-grid.h"

#define SPACING 18
#define MAX_COLUMNS 3

struct _HupanCardGrid
{
  GtkWidget parent_instance;

  int column_width; /* below which no second column is begun */
};

G_DEFINE_FINAL_TYPE (HupanCardGrid, hupan_card_grid, GTK_TYPE_WIDGET)

static guint
count_children (HupanCardGrid *self)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);

  return n;
}

/* Returns the height of all; places the cards if they are to be. */
static int
lay_out (HupanCardGrid *self,
         int            width,
         gboolean       allocate)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int columns = CLAMP ((width + SPACING) / (self->column_width + SPACING), 1, MAX_COLUMNS);
  int heights[MAX_COLUMNS] = { 0 };
  int column_width, tallest = 0;

  columns = CLAMP ((int) count_children (self), 1, columns);
  column_width = (width - (columns - 1) * SPACING) / columns;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum, height, column = 0;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (column_width, minimum), NULL, &height, NULL, NULL);
      for (int i = 1; i < columns; i++)
        if (heights[i] < heights[column])
          column = i;
      if (allocate)
        {
          int x = column * (column_width + SPACING);

          gtk_widget_size_allocate (child,
                                    &(GtkAllocation) { rtl ? width - x - column_width : x, heights[column], MAX (column_width, minimum), height },
                                    -1);
        }
      heights[column] += height + SPACING;
      tallest = MAX (tallest, heights[column]);
    }

  return MAX (tallest - SPACING, 0);
}

static GtkSizeRequestMode
hupan_card_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hupan_card_grid_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  HupanCardGrid *self = HUPAN_CARD_GRID (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        {
          int least;

          gtk_widget_measure (child, orientation, -1, &least, NULL, NULL, NULL);
          *minimum = MAX (*minimum, least);
        }
      *natural = MAX (*minimum, MAX_COLUMNS * (self->column_width + SPACING));
      return;
    }

  if (for_size < 0)
    hupan_card_grid_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &for_size, natural, NULL, NULL);
  *minimum = *natural = lay_out (self, for_size, FALSE);
}

static void
hupan_card_grid_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  lay_out (HUPAN_CARD_GRID (widget), width, TRUE);
}

/* From card to card in the order in which they are read. By itself GTK goes by the middle of each, so that a short card would come
 * before a tall one that stands left of it. */
static gboolean
hupan_card_grid_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  const gboolean back = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *child;

  if (direction != GTK_DIR_TAB_FORWARD && !back)
    return GTK_WIDGET_CLASS (hupan_card_grid_parent_class)->focus (widget, direction);

  child = gtk_widget_get_focus_child (widget);
  if (child == NULL)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  while (child != NULL && !gtk_widget_child_focus (child, direction))
    child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);

  return child != NULL;
}

static void
hupan_card_grid_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (hupan_card_grid_parent_class)->dispose (object);
}

static void
hupan_card_grid_class_init (HupanCardGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_card_grid_dispose;
  widget_class->get_request_mode = hupan_card_grid_get_request_mode;
  widget_class->measure = hupan_card_grid_measure;
  widget_class->size_allocate = hupan_card_grid_size_allocate;
  widget_class->focus = hupan_card_grid_focus;
}

static void
hupan_card_grid_init (HupanCardGrid *self)
{
}

GtkWidget *
hupan_card_grid_new (int column_width)
{
  HupanCardGrid *self = g_object_new (HUPAN_TYPE_CARD_GRID, NULL);

  self->column_width = column_width;
  return GTK_WIDGET (self);
}

void
hupan_card_grid_append (HupanCardGrid *self,
                        GtkWidget     *card)
{
  gtk_widget_insert_before (card, GTK_WIDGET (self), NULL);
}

void
hupan_card_grid_remove (HupanCardGrid *self,
                        GtkWidget     *card)
{
  gtk_widget_unparent (card);
}
