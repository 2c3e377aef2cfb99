/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "fixtures/test-ctl.h"

#define TODAY "2026-03-02"

/* Runs the command that comes with a figure, as somebody does who wants to count again. */
static gint64
count_again (const char *registry,
             JsonObject *figure)
{
  g_autofree char *program = g_build_filename (g_getenv ("HUPAN_BUILD"), "src", "hupanctl", NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  JsonArray *command = json_object_get_array_member (figure, "command");
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;

  g_ptr_array_add (words, program);
  for (guint i = 0; i < json_array_get_length (command); i++)
    g_ptr_array_add (words, (gpointer) json_array_get_string_element (command, i));
  g_ptr_array_add (words, (gpointer) "--count");
  g_ptr_array_add (words, (gpointer) "--registry");
  g_ptr_array_add (words, (gpointer) registry);
  g_ptr_array_add (words, NULL);

  process = g_subprocess_newv ((const char *const *) words->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);

  return g_ascii_strtoll (out, NULL, 10);
}

/* The values of a facet share their way of being counted, so the first of each is enough here; that all figures are
 * what their lists have is held by desk/test-overview.c. */
static gboolean
is_first_of_its_kind (GHashTable *seen,
                      const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = dot != NULL ? g_strndup (name, dot - name) : g_strdup (name);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, stem));

  g_hash_table_insert (seen, g_steal_pointer (&stem), GUINT_TO_POINTER (n + 1));
  return n == 0;
}

static void
assert_reproducible (const char *month)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autoptr (JsonNode) root = test_ctl_json (registry, "overview", "--format", "json", "--today", TODAY, "--month", month, NULL);
  JsonArray *figures = json_object_get_array_member (json_node_get_object (root), "figures");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (figures); i++)
    {
      JsonObject *figure = json_array_get_object_element (figures, i);
      const char *name = json_object_get_string_member (figure, "name");

      if (!is_first_of_its_kind (seen, name))
        continue;
      g_test_message ("%s", name);
      g_assert_cmpint (count_again (registry, figure), ==, json_object_get_int_member (figure, "value"));
      n++;
    }
  g_assert_cmpuint (n, >, 15);
}

static void
test_reproducible (void)
{
  assert_reproducible ("2026-03");
  assert_reproducible ("2024-09");
}

static void
test_json (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autoptr (JsonNode) root = test_ctl_json (registry, "overview", "--format", "json", "--today", TODAY, NULL);
  JsonObject *overview = json_node_get_object (root);
  JsonObject *target = json_array_get_object_element (json_object_get_array_member (overview, "targets"), 1);
  JsonObject *award = json_array_get_object_element (json_object_get_array_member (overview, "awards"), 0);

  g_assert_cmpstr (json_object_get_string_member (overview, "as_of"), ==, TODAY);
  g_assert_cmpstr (json_object_get_string_member (target, "name"), ==, "Entered in 2024");
  g_assert_cmpstr (json_object_get_string_member (target, "status"), ==, "ended_short");
  g_assert_cmpint (json_object_get_int_member (target, "needed"), ==, 30);
  g_assert_cmpint (json_object_get_int_member (target, "missing"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (award, "committed_at_most"), ==, "CNY 25000000.00");
}

static void
test_text (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *text = test_ctl (registry, "overview", "--today", TODAY, "--month", "2024-08", NULL);

  g_assert_nonnull (strstr (text, "As of Aug 31, 2024\n"));
  g_assert_nonnull (strstr (text, "  16 of 30 — Behind\n"));
  g_assert_nonnull (strstr (text, "At this pace 24 of 30 by Dec 31, 2024."));
}

static void
test_refused (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *format = test_ctl_fails (registry, 2, "overview", "--format", "table", NULL);
  g_autofree char *month = test_ctl_fails (registry, 1, "overview", "--today", TODAY, "--month", "2026-04", NULL);

  g_assert_nonnull (strstr (format, "There is no format “table”."));
  g_assert_nonnull (strstr (month, "The month 2026-04 has not begun yet."));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/overview/reproducible", test_reproducible);
  g_test_add_func ("/overview/json", test_json);
  g_test_add_func ("/overview/text", test_text);
  g_test_add_func ("/overview/refused", test_refused);

  return g_test_run ();
}
