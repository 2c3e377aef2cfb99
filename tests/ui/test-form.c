/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-display.h"
#include "ui/common/hupan-form.h"
#include "ui/hupan-places.h"

/* A form in a window of its own. */
typedef struct
{
  GtkWindow *window;
  HupanForm *form;
} Shown;

static Shown
show_form (const HupanPlace *place,
           HupanDossier     *dossier)
{
  Shown shown = { GTK_WINDOW (adw_window_new ()), NULL };

  shown.form = HUPAN_FORM (hupan_form_new (NULL, place, dossier));
  adw_window_set_content (ADW_WINDOW (shown.window), GTK_WIDGET (shown.form));
  gtk_window_set_default_size (shown.window, 600, 700);
  test_show_window (shown.window);

  return shown;
}

static void
close_form (Shown *shown)
{
  g_object_ref (shown->form);
  gtk_window_destroy (shown->window);
  g_assert_finalize_object (shown->form);
}

static void
test_every_place (void)
{
  for (const HupanPlace *const *place = hupan_places (); *place != NULL; place++)
    {
      const HupanKind *kind = (*place)->kind != NULL ? hupan_kind_get ((*place)->kind) : NULL;
      g_autoptr (HupanDossier) draft = NULL;
      Shown shown;

      if (kind == NULL)
        continue;

      g_test_message ("%s", (*place)->name);
      draft = hupan_dossier_new_draft (kind);
      shown = show_form (*place, draft);
      g_assert_false (hupan_form_get_changed (shown.form));
      g_assert_null (hupan_form_dup_batch (shown.form));
      close_form (&shown);
    }
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/form/every-place", test_every_place);
  return g_test_run ();
}
