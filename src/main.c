/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gtk/gtk.h>

#include "core/hupan-init.h"
#include "ui/hupan-application.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (HupanApplication) application = NULL;

  hupan_init_locale ();
  gtk_disable_setlocale (); /* it would undo the choice of a language */

  application = hupan_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
