/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-month-popover.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/hupan-date.h"
#include "core/hupan-number.h"
#include "desk/hupan-overview-words.h"

struct _HupanMonthPopover
{
  GtkPopover parent_instance;

  /* borrowed: children */
  GtkWidget *year_label;
  GtkWidget *next;
  GtkWidget *buttons[12];

  HupanDate today;
  HupanDate month; /* year 0: today */
  int year;
};

G_DEFINE_FINAL_TYPE (HupanMonthPopover, hupan_month_popover, GTK_TYPE_POPOVER)

static void
update (HupanMonthPopover *self)
{
  g_autofree char *number = g_strdup_printf ("%d", self->year);
  g_autofree char *year = hupan_number_format (number);

  gtk_label_set_label (GTK_LABEL (self->year_label), year);
  gtk_widget_set_sensitive (self->next, self->year < self->today.year);
  for (int i = 0; i < 12; i++)
    {
      const HupanDate date = { self->year, i + 1, 1 };
      g_autofree char *label = hupan_words_month (hupan_date_to_days (&date));
      g_autofree char *iso = g_strdup_printf ("%04d-%02d", self->year, i + 1);
      gboolean is_chosen = self->month.year == self->year && self->month.month == i + 1;

      gtk_button_set_label (GTK_BUTTON (self->buttons[i]), label);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->buttons[i]), "s", iso);
      gtk_widget_set_visible (self->buttons[i], TRUE);
      /* What is to come cannot be looked at. */
      if (self->year > self->today.year || (self->year == self->today.year && i + 1 > self->today.month))
        gtk_widget_set_visible (self->buttons[i], FALSE);
      if (is_chosen)
        gtk_widget_add_css_class (self->buttons[i], "suggested-action");
      else
        gtk_widget_remove_css_class (self->buttons[i], "suggested-action");
    }
}

static void
step (HupanMonthPopover *self,
      int                by)
{
  self->year = CLAMP (self->year + by, 1, self->today.year);
  update (self);
}

static void
previous_cb (HupanMonthPopover *self)
{
  step (self, -1);
}

static void
next_cb (HupanMonthPopover *self)
{
  step (self, 1);
}

static GtkWidget *
create_button (HupanMonthPopover *self,
               const char        *icon_name,
               const char        *tooltip,
               GCallback          callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
hupan_month_popover_class_init (HupanMonthPopoverClass *klass)
{
}

static void
hupan_month_popover_init (HupanMonthPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_center_box_new ();
  GtkWidget *months = adw_wrap_box_new ();
  g_autoptr (GtkSizeGroup) columns = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *today = gtk_button_new_with_mnemonic (_ ("_Today"));

  self->year_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->year_label, "heading");
  self->next = create_button (self, "go-next-symbolic", _ ("Next Year"), G_CALLBACK (next_cb));
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (head), create_button (self, "go-previous-symbolic", _ ("Previous Year"), G_CALLBACK (previous_cb)));
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (head), self->year_label);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (head), self->next);

  /* Three beside each other, or fewer where large text leaves no room. */
  adw_wrap_box_set_natural_line_length (ADW_WRAP_BOX (months), 330);
  adw_wrap_box_set_natural_line_length_unit (ADW_WRAP_BOX (months), ADW_LENGTH_UNIT_SP);
  gtk_widget_set_halign (months, GTK_ALIGN_CENTER);
  for (int i = 0; i < 12; i++)
    {
      self->buttons[i] = gtk_button_new ();
      gtk_widget_add_css_class (self->buttons[i], "flat");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->buttons[i]), "s", "");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->buttons[i]), "overview.month");
      gtk_size_group_add_widget (columns, self->buttons[i]);
      adw_wrap_box_append (ADW_WRAP_BOX (months), self->buttons[i]);
    }

  gtk_actionable_set_action_target (GTK_ACTIONABLE (today), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (today), "overview.month");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), months);
  gtk_box_append (GTK_BOX (box), today);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

void
hupan_month_popover_show (HupanMonthPopover *self,
                          const char        *today,
                          const char        *month)
{
  hupan_date_read (today, &self->today);
  hupan_date_read (month, &self->month);
  self->year = self->month.year != 0 ? self->month.year : self->today.year;
  update (self);
}
