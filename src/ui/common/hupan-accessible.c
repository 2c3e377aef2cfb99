/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-accessible.h"

static void
title_changed_cb (AdwPreferencesRow *row)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, adw_preferences_row_get_title (row), -1);
}

/**
 * hupan_accessible_name_row:
 *
 * Gives a row its title as its name. Rows of libadwaita that unfold or hold a choice (up to 1.7) have none of their own:
 * a screen reader would say the value, and not of what.
 */
void
hupan_accessible_name_row (AdwPreferencesRow *row)
{
  g_signal_connect (row, "notify::title", G_CALLBACK (title_changed_cb), NULL);
  title_changed_cb (row);
}
