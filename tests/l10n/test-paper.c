/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The overview on paper, read back from the PDF file as a reader of it would find it, in each language. */

#include <gtk/gtk.h>

#include "core/hupan-clock.h"
#include "core/hupan-l10n.h"
#include "desk/hupan-overview-words.h"
#include "exchange/hupan-sample.h"
#include "fixtures/test-display.h"
#include "fixtures/test-registry.h"
#include "ui/overview/hupan-overview-print.h"

#define NAME "Lakeside"

static HupanOverview *
read_sample (TestPlace  *place,
             const char *month)
{
  g_autoptr (HupanRegistry) registry = NULL;
  g_autoptr (HupanBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  HupanOverview *overview;

  hupan_clock_set_today ("2026-03-02");
  registry = test_registry_create (place);
  batch = hupan_sample_dup_batch ();
  hupan_registry_commit (registry, batch, NULL, &error);
  g_assert_no_error (error);
  overview = hupan_overview_read (registry, month, NULL, &error);
  g_assert_no_error (error);
  test_registry_close (g_steal_pointer (&registry));

  return overview;
}

static char *
run (const char *first,
     ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;
  int status;

  va_start (arguments, first);
  for (const char *word = first; word != NULL; word = va_arg (arguments, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);

  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));

  return g_steal_pointer (&out);
}

/* Returns the text of the file, its blanks taken out: where a line breaks is not what is asked here. */
static char *
print (HupanOverview *overview,
       TestPlace     *place,
       const char    *paper,
       guint         *n_pages)
{
  g_autoptr (GtkPrintOperation) operation = hupan_overview_print_new (overview, NAME);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (paper);
  g_autofree char *file = g_build_filename (place->folder, "overview.pdf", NULL);
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_paper_size_free (size);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_export_filename (operation, file);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);

  info = run ("pdfinfo", file, NULL);
  *n_pages = atoi (strstr (info, "Pages:") + strlen ("Pages:"));
  g_assert_nonnull (strstr (info, g_str_equal (paper, GTK_PAPER_NAME_A4) ? "(A4)" : "(letter)"));
  text = run ("pdftotext", "-layout", file, "-", NULL);
  words = g_regex_split_simple ("\\s+", text, 0, 0);

  return g_strjoinv ("", words);
}

static void
assert_printed (const char *text,
                const char *wanted)
{
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", wanted, 0, 0);
  g_autofree char *joined = g_strjoinv ("", words);

  if (strstr (text, joined) == NULL)
    g_error ("“%s” is not on the paper:\n%s", wanted, text);
}

static void
assert_target (const char          *text,
               HupanOverviewTarget *target)
{
  g_autofree char *count = hupan_words_count (target);

  assert_printed (text, target->name);
  assert_printed (text, count);
  assert_printed (text, hupan_words_status (target->pace.status));
}

static void
assert_paper (const char *paper)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (HupanOverview) overview = read_sample (place, "2024-08");
  GPtrArray *targets = hupan_overview_get_targets (overview);
  const HupanBreakdown *countries = hupan_overview_get_breakdown (overview, HUPAN_BREAKDOWN_COUNTRY);
  const char *language = hupan_ui_language ();
  guint n_pages;
  g_autofree char *text = print (overview, place, paper, &n_pages);

  g_assert_cmpuint (n_pages, >=, 3);
  g_assert_cmpuint (n_pages, <=, 9);
  assert_printed (text, NAME);

  /* The order of Arabic letters in a file is that of the printer, not of the reader: the numbers are enough. */
  if (g_str_has_prefix (language, "ar"))
    return;

  for (guint i = 0; i < targets->len; i++)
    assert_target (text, g_ptr_array_index (targets, i));
  for (guint i = 0; i < countries->figures->len; i++)
    assert_printed (text, ((HupanFigure *) g_ptr_array_index (countries->figures, i))->label);
  for (guint i = 0; i < HUPAN_N_BREAKDOWNS; i++)
    assert_printed (text, hupan_words_breakdown (i));

  if (g_str_has_prefix (language, "zh"))
    {
      assert_printed (text, "16 / 30");
      assert_printed (text, "进度落后");
      assert_printed (text, "最多 ¥15,000,000.00");
      assert_printed (text, "第 1 页");
    }
  if (g_str_has_prefix (language, "en"))
    {
      assert_printed (text, "As of Aug 31, 2024");
      assert_printed (text, "16 of 30 — Behind");
      assert_printed (text, "At most ¥15,000,000.00");
      assert_printed (text, "Page 1 of");
    }
}

static void
test_paper (gconstpointer paper)
{
  /* Cairo reads beyond the end of a font's name when it embeds one, which the sanitizer does not allow. */
  if (test_is_sanitized ())
    g_test_skip ("under a sanitizer");
  else
    assert_paper (paper);
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_data_func ("/paper/a4", GTK_PAPER_NAME_A4, test_paper);
  g_test_add_data_func ("/paper/letter", GTK_PAPER_NAME_LETTER, test_paper);
  return g_test_run ();
}
