/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-text-cell.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/hupan-text.h"

/* As much of the text colour as secondary text keeps; enough contrast in both themes. */
#define DIM_ALPHA 0.7f
#define PLACEHOLDER_ALPHA 0.08f

#define FIRST_STRONG_ISOLATE "\342\201\250" /* U+2068 */
#define POP_ISOLATE "\342\201\251"          /* U+2069 */

/**
 * HupanTextCell:
 *
 * One text of a row, on one line.
 *
 * A GtkLabel would lay out its text when it is bound, 205 rows of them for the 28 that are seen. This asks for its
 * text when it is painted, and until the text is there paints a bar in its place.
 */
struct _HupanTextCell
{
  GtkWidget parent_instance;

  HupanCellStyle *style;
  HupanRow *row;
  HupanRowWatch watch;
  PangoLayout *layout; /* NULL: to be made when painted */
  gboolean painted;    /* since it last changed; otherwise there is nothing to paint anew */
};

G_DEFINE_FINAL_TYPE (HupanTextCell, hupan_text_cell, GTK_TYPE_WIDGET)

/* Style */

static void
cell_style_clear (gpointer data)
{
  HupanCellStyle *style = data;

  g_ptr_array_unref (style->columns);
  g_clear_pointer (&style->labels, g_ptr_array_unref);
}

HupanCellStyle *
hupan_cell_style_new (void)
{
  HupanCellStyle *self = g_rc_box_new0 (HupanCellStyle);

  self->columns = g_ptr_array_new ();
  return self;
}

void
hupan_cell_style_unref (HupanCellStyle *self)
{
  g_rc_box_release_full (self, cell_style_clear);
}

static void
measure_line (HupanTextCell *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  self->style->ascent = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics));
  self->style->height = self->style->ascent + PANGO_PIXELS_CEIL (pango_font_metrics_get_descent (metrics));
  pango_font_metrics_unref (metrics);
}

static int
line_height (HupanTextCell *self)
{
  if (self->style->height == 0)
    measure_line (self);
  return self->style->height;
}

/* Text */

static char *
isolate (const char *text)
{
  return g_strconcat (FIRST_STRONG_ISOLATE, text, POP_ISOLATE, NULL);
}

/* Each part goes its own way from left to right or from right to left, and does not turn the line as a whole. */
static char *
dup_summary (HupanRow       *row,
             HupanCellStyle *style)
{
  g_autofree char *separator = NULL;
  g_autofree char *summary = NULL;

  /* Translators: between the parts of a line like "Singapore · Partner" */
  separator = g_strconcat (POP_ISOLATE, C_ ("list row", " · "), FIRST_STRONG_ISOLATE, NULL);
  summary = hupan_row_dup_summary (row, (gpointer) style->columns->pdata, style->labels != NULL ? (gpointer) style->labels->pdata : NULL,
                                   style->columns->len, separator);
  return *summary != '\0' ? isolate (summary) : g_steal_pointer (&summary);
}

/* Returns: (transfer full): what the cell says; NULL while it is not known */
static char *
dup_text (HupanTextCell *self)
{
  GPtrArray *columns = self->style->columns;
  const char *text;

  if (self->row == NULL)
    return NULL;

  switch (hupan_row_get_state (self->row))
    {
    case HUPAN_ROW_LOADING:
      return NULL;
    case HUPAN_ROW_GONE:
      return g_strdup (self->style->names_row ? C_ ("list row", "Deleted") : "");
    case HUPAN_ROW_LOADED:
    default:
      break;
    }

  if (self->style->dup_text != NULL)
    return self->style->dup_text (self->row);
  if (columns->len != 1 || self->style->labels != NULL)
    return dup_summary (self->row, self->style);

  text = hupan_row_get_text (self->row, g_ptr_array_index (columns, 0));
  return g_strdup (text != NULL ? text : "");
}

static void
drop_layout (HupanTextCell *self)
{
  g_clear_object (&self->layout);
  if (!self->painted)
    return;

  self->painted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
say_text (HupanTextCell *self)
{
  g_autofree char *text = dup_text (self);

  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
row_changed_cb (HupanRowWatch *watch,
                HupanRow      *row)
{
  HupanTextCell *self = HUPAN_TEXT_CELL ((char *) watch - G_STRUCT_OFFSET (HupanTextCell, watch));

  drop_layout (self);
  say_text (self);
}

static gboolean
is_rtl (HupanTextCell *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static gboolean
is_at_right (HupanTextCell *self)
{
  return self->style->at_end != is_rtl (self);
}

static PangoLayout *
make_layout (HupanTextCell *self,
             const char    *text)
{
  gboolean auto_dir = self->style->columns->len == 1;
  gboolean turned = auto_dir && hupan_text_runs_right_to_left (text, is_rtl (self)) != is_rtl (self);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  gboolean gone = hupan_row_get_state (self->row) == HUPAN_ROW_GONE;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_auto_dir (layout, auto_dir);
  /* All texts of a column stand at one side, where Pango puts those that run against the interface at the other. */
  pango_layout_set_alignment (layout, is_at_right (self) != turned ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, gtk_widget_get_width (GTK_WIDGET (self)) * PANGO_SCALE);

  if (self->style->figures || self->style->match != NULL || gone)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      if (self->style->figures)
        pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
      if (self->style->match != NULL)
        hupan_text_match_mark (self->style->match, text, attributes);
      if (gone)
        pango_attr_list_insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC));
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

/* Painting */

static GdkRGBA
text_color (HupanTextCell *self)
{
  GdkRGBA color;
  gboolean dim = self->style->dim || hupan_row_get_state (self->row) == HUPAN_ROW_GONE;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  if (dim && !adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    color.alpha *= DIM_ALPHA;
  return color;
}

static void
paint_placeholder (HupanTextCell *self,
                   GtkSnapshot   *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  float bar = MIN (width * 0.6f, line_height (self) * 8.0f), thick = line_height (self) * 0.5f;
  gboolean at_right = is_at_right (self);
  GskRoundedRect rect;
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  color.alpha *= PLACEHOLDER_ALPHA;
  gsk_rounded_rect_init_from_rect (&rect,
                                   &GRAPHENE_RECT_INIT (at_right ? width - bar : 0, (height - thick) / 2, bar, thick),
                                   thick / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  gtk_snapshot_append_color (snapshot, &color, &rect.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
paint_layout (HupanTextCell *self,
              GtkSnapshot   *snapshot)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  GdkRGBA color = text_color (self);
  int y;

  /* Lines with fonts of different height stand on one base line. */
  y = (height - line_height (self)) / 2 + self->style->ascent - PANGO_PIXELS (pango_layout_get_baseline (self->layout));

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
hupan_text_cell_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  HupanTextCell *self = HUPAN_TEXT_CELL (widget);

  if (self->row == NULL || gtk_widget_get_width (widget) <= 0)
    return;

  hupan_row_load (self->row);
  self->painted = TRUE;

  if (self->layout == NULL)
    {
      g_autofree char *text = dup_text (self);

      if (text == NULL)
        {
          paint_placeholder (self, snapshot);
          return;
        }
      if (*text == '\0')
        return;
      self->layout = make_layout (self, text);
    }
  paint_layout (self, snapshot);
}

/* GtkWidget */

static void
hupan_text_cell_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  HupanTextCell *self = HUPAN_TEXT_CELL (widget);

  /* Columns have the width they are given. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = 0;
      return;
    }

  *minimum = *natural = line_height (self);
}

static GtkSizeRequestMode
hupan_text_cell_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
hupan_text_cell_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  HupanTextCell *self = HUPAN_TEXT_CELL (widget);

  if (self->layout != NULL)
    pango_layout_set_width (self->layout, width * PANGO_SCALE);
}

static void
hupan_text_cell_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  HupanTextCell *self = HUPAN_TEXT_CELL (widget);

  GTK_WIDGET_CLASS (hupan_text_cell_parent_class)->css_changed (widget, change);

  /* The change of a selected row is one of colour only, but which changes are is for GTK alone to know. */
  self->style->height = 0;
  drop_layout (self);
}

static void
hupan_text_cell_system_setting_changed (GtkWidget        *widget,
                                        GtkSystemSetting  setting)
{
  HupanTextCell *self = HUPAN_TEXT_CELL (widget);

  GTK_WIDGET_CLASS (hupan_text_cell_parent_class)->system_setting_changed (widget, setting);

  self->style->height = 0;
  drop_layout (self);
}

static void
hupan_text_cell_direction_changed (GtkWidget        *widget,
                                   GtkTextDirection  previous)
{
  drop_layout (HUPAN_TEXT_CELL (widget));
}

static gboolean
hupan_text_cell_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    keyboard,
                               GtkTooltip *tooltip)
{
  HupanTextCell *self = HUPAN_TEXT_CELL (widget);

  if (self->layout == NULL || !pango_layout_is_ellipsized (self->layout))
    return FALSE;

  gtk_tooltip_set_text (tooltip, pango_layout_get_text (self->layout));
  return TRUE;
}

static void
scale_changed_cb (HupanTextCell *self)
{
  drop_layout (self);
}

static void
hupan_text_cell_dispose (GObject *object)
{
  HupanTextCell *self = HUPAN_TEXT_CELL (object);

  hupan_text_cell_set_row (self, NULL);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (hupan_text_cell_parent_class)->dispose (object);
}

static void
hupan_text_cell_finalize (GObject *object)
{
  HupanTextCell *self = HUPAN_TEXT_CELL (object);

  g_clear_pointer (&self->style, hupan_cell_style_unref);

  G_OBJECT_CLASS (hupan_text_cell_parent_class)->finalize (object);
}

static void
hupan_text_cell_class_init (HupanTextCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hupan_text_cell_dispose;
  object_class->finalize = hupan_text_cell_finalize;

  widget_class->snapshot = hupan_text_cell_snapshot;
  widget_class->measure = hupan_text_cell_measure;
  widget_class->get_request_mode = hupan_text_cell_get_request_mode;
  widget_class->size_allocate = hupan_text_cell_size_allocate;
  widget_class->css_changed = hupan_text_cell_css_changed;
  widget_class->system_setting_changed = hupan_text_cell_system_setting_changed;
  widget_class->direction_changed = hupan_text_cell_direction_changed;
  widget_class->query_tooltip = hupan_text_cell_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
hupan_text_cell_init (HupanTextCell *self)
{
  self->watch.changed = row_changed_cb;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_changed_cb), NULL);
}

/* Public */

/**
 * hupan_text_cell_new:
 * @style: shared by the cells of a column
 */
GtkWidget *
hupan_text_cell_new (HupanCellStyle *style)
{
  HupanTextCell *self = g_object_new (HUPAN_TYPE_TEXT_CELL, NULL);

  self->style = g_rc_box_acquire (style);
  return GTK_WIDGET (self);
}

HupanRow *
hupan_text_cell_get_row (HupanTextCell *self)
{
  return self->row;
}

/**
 * hupan_text_cell_set_row:
 * @row: (nullable): the row to draw a text of
 */
void
hupan_text_cell_set_row (HupanTextCell *self,
                         HupanRow      *row)
{
  if (self->row == row)
    return;

  if (self->row != NULL)
    hupan_row_unwatch (self->row, &self->watch);
  g_set_object (&self->row, row);
  drop_layout (self);
  if (row == NULL)
    return;

  hupan_row_watch (row, &self->watch);
  say_text (self);
}

/* Returns: (transfer full) (nullable): what the cell shows, NULL while it is not known */
char *
hupan_text_cell_dup_text (HupanTextCell *self)
{
  return dup_text (self);
}
