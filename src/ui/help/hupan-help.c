/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-help.h"

#include "hupan-help-dialog.h"
#include "ui/common/hupan-page.h"

#define PAGE_KEY "hupan-help-page"

static const char *
get_page (GtkWidget *widget)
{
  const char *id = g_object_get_data (G_OBJECT (widget), PAGE_KEY);

  if (id == NULL && HUPAN_IS_PAGE (widget) && hupan_page_get_place (HUPAN_PAGE (widget)) != NULL)
    id = hupan_page_get_place (HUPAN_PAGE (widget))->help;

  return id;
}

void
hupan_help_set_page (GtkWidget  *widget,
                     const char *id)
{
  g_object_set_data (G_OBJECT (widget), PAGE_KEY, (gpointer) id);
}

const char *
hupan_help_find_page (GtkWidget *window)
{
  const char *id = NULL;

  for (GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (window)); widget != NULL && id == NULL;
       widget = gtk_widget_get_parent (widget))
    id = get_page (widget);

  return id;
}

void
hupan_help_present (GtkWidget *window)
{
  adw_dialog_present (hupan_help_dialog_new (hupan_help_find_page (window)), window);
}
