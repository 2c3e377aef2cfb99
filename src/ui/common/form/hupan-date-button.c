/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-date-button.h"

#include <glib/gi18n.h>

#include "core/hupan-clock.h"
#include "core/hupan-date.h"

struct _HupanDateButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *calendar; /* made when it is first opened */
  gboolean setting;
};

enum
{
  OPENED,
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanDateButton, hupan_date_button, GTK_TYPE_WIDGET)

static void
day_selected_cb (GtkCalendar     *calendar,
                 HupanDateButton *self)
{
  g_autofree char *iso = NULL;
  HupanDate date = { gtk_calendar_get_year (calendar), gtk_calendar_get_month (calendar) + 1, gtk_calendar_get_day (calendar) };

  if (self->setting)
    return;

  iso = hupan_date_to_iso (&date);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, signals[CHOSEN], 0, iso);
}

static void
show_cb (GtkPopover      *popover,
         HupanDateButton *self)
{
  if (self->calendar == NULL)
    {
      self->calendar = gtk_calendar_new ();
      g_signal_connect (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
      gtk_popover_set_child (popover, self->calendar);
    }

  hupan_date_button_set_date (self, NULL);
  g_signal_emit (self, signals[OPENED], 0);
}

static void
hupan_date_button_dispose (GObject *object)
{
  HupanDateButton *self = HUPAN_DATE_BUTTON (object);

  self->calendar = NULL;
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (hupan_date_button_parent_class)->dispose (object);
}

static void
hupan_date_button_class_init (HupanDateButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hupan_date_button_dispose;

  signals[OPENED] =
    g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hupan_date_button_init (HupanDateButton *self)
{
  self->popover = gtk_popover_new ();
  g_signal_connect (self->popover, "show", G_CALLBACK (show_cb), self);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_tooltip_text (self->button, _("Choose a Date"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
hupan_date_button_new (void)
{
  return g_object_new (HUPAN_TYPE_DATE_BUTTON, NULL);
}

void
hupan_date_button_set_date (HupanDateButton *self,
                            const char      *date)
{
  g_autofree char *today = hupan_clock_dup_today ();
  g_autoptr (GDateTime) day = NULL;
  HupanDate shown;

  if (self->calendar == NULL || !hupan_date_read (date != NULL ? date : today, &shown))
    return;

  day = g_date_time_new_local (shown.year, MAX (shown.month, 1), MAX (shown.day, 1), 0, 0, 0);
  self->setting = TRUE;
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), day);
  self->setting = FALSE;
}
