/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-about.h"

#include <glib/gi18n.h>

/* What the program carries or reads that others made, as their licences ask. */
static const struct
{
  const char *name;
  const char *text; /* N_ (…) */
} credits[] = {
  { "ROR", N_ ("Universities are described by the Research Organization Registry (ror.org), which is in the public domain "
               "(CC0 1.0).") },
  { "GeoNames", N_ ("The places in ROR come from GeoNames (geonames.org), under the Creative Commons Attribution 4.0 "
                    "license.") },
  { "Natural Earth", N_ ("Map data comes from Natural Earth (naturalearthdata.com), which is in the public domain.") },
  { "Unicode ICU", N_ ("Names of countries and languages come from the Unicode Common Locale Data Repository.") },
};

void
hupan_about_present (GtkWidget *parent)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_name (about, _("Hupan"));
  adw_about_dialog_set_application_icon (about, APPLICATION_ID);
  adw_about_dialog_set_version (about, HUPAN_VERSION);
  adw_about_dialog_set_developer_name (about, _("The Hupan authors"));
  adw_about_dialog_set_copyright (about, _("© 2026 The Hupan authors"));
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (about, _("The desk from which a postdoctoral unit is run. Your data stays on this "
                                          "computer: the program never uses the network."));
  /* Translators: put your names here, one a line. */
  adw_about_dialog_set_translator_credits (about, _("translator-credits"));
  for (guint i = 0; i < G_N_ELEMENTS (credits); i++)
    adw_about_dialog_add_legal_section (about, credits[i].name, NULL, GTK_LICENSE_CUSTOM, _(credits[i].text));

  adw_dialog_present (dialog, parent);
}
