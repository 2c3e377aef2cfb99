/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* I9: strings that break programs, from a file through the list that the window shows and out into a file again. */

#include "exchange/hupan-csv-write.h"
#include "exchange/hupan-export.h"
#include "fixtures/test-nasty.h"
#include "fixtures/test-window.h"
#include "ui/common/hupan-list-model.h"
#include "ui/common/hupan-row.h"

typedef struct
{
  GPtrArray *titles; /* canonical, by position */
  char *in;          /* paths */
  char *out;
  const HupanColumn *columns[3];
} Nasty;

static const HupanKind *
topic (void)
{
  return hupan_kind_get ("topic");
}

/* A title is one line, trimmed; of what is nothing then there is none. */
static GPtrArray *
list_titles (void)
{
  g_autoptr (GPtrArray) strings = test_nasty_strings ();
  GPtrArray *titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < strings->len; i++)
    {
      char *title = NULL;

      if (hupan_field_parse (hupan_kind_get_field (topic (), "title"), g_ptr_array_index (strings, i), &title, NULL) &&
          title != NULL && strlen (title) < 1000)
        g_ptr_array_add (titles, title);
      else
        g_free (title);
    }
  g_assert_cmpuint (titles->len, >=, 400);

  return titles;
}

/* As Hupan itself writes a file. */
static char *
dup_file (GPtrArray *titles)
{
  GString *text = g_string_new ("\xEF\xBB\xBF" "Code,Title\r\n");

  for (guint i = 0; i < titles->len; i++)
    {
      g_autofree char *code = g_strdup_printf ("NASTY%04u", i);
      g_autofree char *title = hupan_csv_guard (g_ptr_array_index (titles, i));
      const char *const cells[] = { code, title };

      hupan_csv_append_row (text, cells, G_N_ELEMENTS (cells), ",");
    }

  return g_string_free (text, FALSE);
}

static gpointer
import (HupanRegistry *registry, gpointer data, const HupanProgress *progress, GError **error)
{
  Nasty *nasty = data;

  return test_nasty_dup_import (registry, topic (), nasty->in);
}

static gboolean
is_shown (HupanRow *row, const HupanColumn *column)
{
  return hupan_row_load (row) == HUPAN_ROW_LOADED && hupan_row_get_text (row, column) != NULL;
}

/* What the cells of the list draw. */
static void
assert_shown (TestWindow *self, Nasty *nasty)
{
  GListModel *model = G_LIST_MODEL (hupan_table_get_model (test_window_get_table (self)));

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, nasty->titles->len);
  for (guint i = 0; i < nasty->titles->len; i++)
    {
      g_autoptr (HupanRow) row = g_list_model_get_item (model, i);
      const char *code;

      test_wait_for (is_shown (row, nasty->columns[0]));
      code = hupan_row_get_text (row, nasty->columns[0]);
      g_assert_true (g_str_has_prefix (code, "NASTY"));
      g_assert_cmpstr (hupan_row_get_text (row, nasty->columns[1]), ==,
                       g_ptr_array_index (nasty->titles, atoi (code + strlen ("NASTY"))));
    }
}

static gpointer
export (HupanRegistry *registry, gpointer data, const HupanProgress *progress, GError **error)
{
  Nasty *nasty = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < nasty->titles->len; i++)
    {
      g_autofree char *code = g_strdup_printf ("NASTY%04u", i);
      g_autoptr (GPtrArray) found = hupan_registry_find (registry, topic (), "code", code, error);
      gint64 id;

      g_assert_no_error (*error);
      id = hupan_record_get_id (g_ptr_array_index (found, 0));
      g_array_append_val (ids, id);
    }

  hupan_export_to_file (registry, topic (), nasty->columns, (const gint64 *) ids->data, ids->len, "en", HUPAN_EXPORT_CSV,
                        nasty->out, progress, error);
  g_assert_no_error (*error);
  return NULL;
}

static void
test_round_trip (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autoptr (GPtrArray) titles = list_titles ();
  g_autofree char *text = dup_file (titles);
  g_autofree char *in = g_build_filename (g_get_tmp_dir (), "in.csv", NULL);
  g_autofree char *out = g_build_filename (g_get_tmp_dir (), "out.csv", NULL);
  g_autofree char *written = NULL;
  Nasty nasty = {
    .titles = titles,
    .in = in,
    .out = out,
    .columns = { hupan_kind_get_column (topic (), "code"), hupan_kind_get_column (topic (), "title") },
  };

  g_assert_true (g_file_set_contents (in, text, -1, NULL));
  test_window_show_place (self, "topics");
  test_window_commit (self, test_window_run (self, import, &nasty));
  test_window_settle (self);
  test_window_search (self, "nasty");
  assert_shown (self, &nasty);

  test_window_run (self, export, &nasty);
  g_assert_true (g_file_get_contents (out, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, text);
}

int
main (int argc, char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/drive/nasty/round-trip", test_round_trip);
  return g_test_run ();
}
