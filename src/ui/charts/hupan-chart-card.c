/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-chart-card.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "hupan-chart-table.h"

struct _HupanChartCard
{
  AdwBin parent_instance;

  /* borrowed: children */
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *mark;
  GtkWidget *note;
  GtkWidget *body;
  GtkWidget *stack;
  GtkWidget *chart;
  GtkWidget *table;
  GtkWidget *scrolled; /* around the table: large text in a narrow window makes it wider than that */
  GtkWidget *empty;
  GtkWidget *all;
  GtkWidget *footer;

  /* owned */
  GPtrArray *items;
  gpointer in_table; /* the items that the table shows, only to be compared */
  char *heading;
  char *number;
  char *more;
  char *mark_style;

  guint limit;
  gboolean shows_all;
  gboolean as_table;
  gboolean is_empty;
  GCallback limit_changed;
  gpointer limit_data;
};

G_DEFINE_FINAL_TYPE (HupanChartCard, hupan_chart_card, ADW_TYPE_BIN)

static void
set_text (GtkWidget  *label,
          const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/* A table that nobody looks at is not made, and one that is there is made anew only if it says something else: the focus may be
 * in it. */
static void
update (HupanChartCard *self)
{
  gboolean has_table = self->as_table && self->items != NULL && !self->is_empty;
  guint n = self->items != NULL ? self->items->len : 0;
  g_autofree char *count = hupan_count_format (n);
  /* Translators: a button below a chart; the placeholder is how many there are. */
  g_autofree char *label = g_strdup_printf (_ ("Show All %s"), count);

  if (has_table && self->items != self->in_table)
    {
      hupan_chart_table_set_items (self->table, self->items, self->heading, self->number, self->more);
      self->in_table = self->items;
    }
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->is_empty ? self->empty : has_table ? self->scrolled : self->chart);
  gtk_button_set_label (GTK_BUTTON (self->all), self->shows_all ? _ ("Show Fewer") : label);
  gtk_widget_set_visible (self->all, !has_table && !self->is_empty && self->limit > 0 && n > self->limit);
}

static void
all_cb (HupanChartCard *self)
{
  self->shows_all = !self->shows_all;
  ((void (*) (gpointer)) self->limit_changed) (self->limit_data);
}

static GtkWidget *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
hupan_chart_card_finalize (GObject *object)
{
  HupanChartCard *self = HUPAN_CHART_CARD (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self->heading);
  g_free (self->number);
  g_free (self->more);
  g_free (self->mark_style);

  G_OBJECT_CLASS (hupan_chart_card_parent_class)->finalize (object);
}

static void
hupan_chart_card_class_init (HupanChartCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hupan_chart_card_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hupan_chart_card_init (HupanChartCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "hupan-card");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title = create_label ("heading");
  gtk_widget_set_hexpand (self->title, TRUE);
  self->mark = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->mark, "hupan-mark");
  gtk_widget_set_valign (self->mark, GTK_ALIGN_START);
  gtk_widget_set_visible (self->mark, FALSE);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->mark);

  self->note = create_label ("caption");
  gtk_widget_add_css_class (self->note, "dimmed");
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_margin_top (self->stack, 6);
  self->table = hupan_chart_table_new ();
  self->empty = create_label ("dimmed");
  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy", GTK_POLICY_NEVER, "child", self->table, NULL);
  gtk_widget_add_css_class (self->scrolled, "hupan-wide");
  gtk_stack_add_child (GTK_STACK (self->stack), self->scrolled);
  gtk_stack_add_child (GTK_STACK (self->stack), self->empty);
  self->all = gtk_button_new ();
  gtk_widget_add_css_class (self->all, "flat");
  gtk_widget_add_css_class (self->all, "hupan-figure");
  gtk_widget_set_halign (self->all, GTK_ALIGN_START);
  g_signal_connect_swapped (self->all, "clicked", G_CALLBACK (all_cb), self);
  self->footer = create_label ("caption");
  gtk_widget_add_css_class (self->footer, "dimmed");

  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->note);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), self->all);
  gtk_box_append (GTK_BOX (self->box), self->footer);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
hupan_chart_card_new (GtkWidget *chart)
{
  HupanChartCard *self = g_object_new (HUPAN_TYPE_CHART_CARD, NULL);

  self->chart = chart;
  gtk_stack_add_child (GTK_STACK (self->stack), chart);
  update (self);
  return GTK_WIDGET (self);
}

GtkWidget *
hupan_chart_card_get_chart (HupanChartCard *self)
{
  return self->chart;
}

void
hupan_chart_card_set_title (HupanChartCard *self,
                            const char     *title)
{
  set_text (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
hupan_chart_card_set_mark (HupanChartCard *self,
                           const char     *text,
                           const char     *style)
{
  set_text (self->mark, text);
  if (self->mark_style != NULL)
    gtk_widget_remove_css_class (self->mark, self->mark_style);
  if (g_set_str (&self->mark_style, style) || style != NULL)
    if (style != NULL)
      gtk_widget_add_css_class (self->mark, style);
}

void
hupan_chart_card_set_note (HupanChartCard *self,
                           const char     *note)
{
  set_text (self->note, note);
}

void
hupan_chart_card_set_body (HupanChartCard *self,
                           GtkWidget      *body)
{
  g_return_if_fail (self->body == NULL);

  self->body = body;
  gtk_box_insert_child_after (GTK_BOX (self->box), body, self->note);
}

void
hupan_chart_card_set_footer (HupanChartCard *self,
                             const char     *footer)
{
  set_text (self->footer, footer);
}

static gboolean
equal_items (GPtrArray *a,
             GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!hupan_chart_item_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

/**
 * hupan_chart_card_set_items:
 * @items: of #HupanChartItem, for the table; the chart is given its own
 */
void
hupan_chart_card_set_items (HupanChartCard *self,
                            GPtrArray      *items,
                            const char     *heading,
                            const char     *number,
                            const char     *more)
{
  if (self->items == NULL || !equal_items (self->items, items))
    {
      g_clear_pointer (&self->items, g_ptr_array_unref);
      self->items = g_ptr_array_ref (items);
      self->in_table = NULL;
    }
  g_set_str (&self->heading, heading);
  g_set_str (&self->number, number);
  g_set_str (&self->more, more);
  update (self);
}

void
hupan_chart_card_set_empty (HupanChartCard *self,
                            const char     *text)
{
  self->is_empty = text != NULL;
  set_text (self->empty, text);
  update (self);
}

void
hupan_chart_card_set_as_table (HupanChartCard *self,
                               gboolean        as_table)
{
  if (self->as_table == as_table)
    return;

  self->as_table = as_table;
  update (self);
}

void
hupan_chart_card_set_limit (HupanChartCard *self,
                            guint           limit,
                            GCallback       changed,
                            gpointer        data)
{
  self->limit = limit;
  self->limit_changed = changed;
  self->limit_data = data;
}

guint
hupan_chart_card_get_limit (HupanChartCard *self)
{
  return self->shows_all ? 0 : self->limit;
}
