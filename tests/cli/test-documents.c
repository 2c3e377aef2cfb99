/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "fixtures/test-ctl.h"

#define CANDIDATE "2024-0007"
#define OTHER "2024-0008"

static char *
make_file (const char *name,
           const char *text)
{
  static char *folder;

  if (folder == NULL)
    folder = g_dir_make_tmp ("files-XXXXXX", NULL);
  {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_assert_true (g_file_set_contents (path, text, -1, NULL));
    return g_steal_pointer (&path);
  }
}

/* The first document of that name, as "documents --format json" has it. */
static JsonObject *
find_document (const char *registry,
               const char *candidate,
               const char *name)
{
  g_autoptr (JsonNode) node = test_ctl_json (registry, "documents", "candidates", candidate, "--format", "json", NULL);
  JsonArray *all = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *object = json_array_get_object_element (all, i);

      if (g_str_equal (json_object_get_string_member (object, "name"), name))
        return json_object_ref (object);
    }

  return NULL;
}

static void
test_attach (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *cv = make_file ("my cv.pdf", "%PDF-1.7 one");
  g_autofree char *passport = make_file ("passport.pdf", "%PDF-1.7 two");
  g_autofree char *first = test_ctl (registry, "attach", "candidates", CANDIDATE, cv, passport, NULL);
  g_autofree char *again = test_ctl (registry, "attach", "candidates", CANDIDATE, cv, NULL);
  g_autofree char *elsewhere = test_ctl_fails (registry, 1, "attach", "candidates", OTHER, cv, NULL);
  g_autofree char *insisted = test_ctl (registry, "attach", "candidates", OTHER, cv, "--again", NULL);
  g_autoptr (JsonObject) document = find_document (registry, CANDIDATE, "my cv.pdf");
  g_autoptr (JsonObject) secret = find_document (registry, CANDIDATE, "passport.pdf");
  g_autoptr (JsonObject) other = find_document (registry, OTHER, "my cv.pdf");

  g_assert_cmpstr (first, ==, "2 documents added.\n");
  g_assert_cmpstr (again, ==, "0 documents added.\n");
  g_assert_nonnull (strstr (elsewhere, "Already here: “my cv.pdf” of "));
  g_assert_cmpstr (insisted, ==, "1 document added.\n");
  g_assert_cmpstr (json_object_get_string_member (document, "kind"), ==, "cv");
  g_assert_cmpint (json_object_get_int_member (document, "size"), ==, 12);
  g_assert_cmpstr (json_object_get_string_member (secret, "confidentiality"), ==, "restricted");
  g_assert_nonnull (other);
}

static void
test_refusals (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *empty = make_file ("empty.pdf", "");
  g_autofree char *table = make_file ("documents.csv", "File name\ncv.pdf\n");
  g_autofree char *refused = test_ctl_fails (registry, 1, "attach", "candidates", CANDIDATE, empty, NULL);
  g_autofree char *none = test_ctl_fails (registry, 2, "attach", "sites", "Hangzhou", empty, NULL);
  g_autofree char *import = test_ctl_fails (registry, 2, "import", "documents", table, NULL);

  g_assert_nonnull (strstr (refused, "“empty.pdf” is empty."));
  g_assert_nonnull (strstr (none, "have no documents"));
  g_assert_nonnull (strstr (import, "Documents come with their contents"));
}

static void
test_save (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *cv = make_file ("saved cv.pdf", "%PDF-1.7 to be saved");
  g_autofree char *added = test_ctl (registry, "attach", "topics", "ME-01", cv, NULL);
  g_autofree char *folder = g_dir_make_tmp ("out-XXXXXX", NULL);
  g_autoptr (JsonNode) node = test_ctl_json (registry, "documents", "topics", "ME-01", "--format", "json", NULL);
  const char *id = json_object_get_string_member (json_array_get_object_element (json_node_get_array (node), 0), "id");
  g_autofree char *out = test_ctl (registry, "save", id, folder, NULL);
  g_autofree char *path = g_build_filename (folder, "saved cv.pdf", NULL);
  g_autofree char *text = NULL;
  g_autofree char *printed = test_ctl (registry, "save", id, "-", NULL);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "%PDF-1.7 to be saved");
  g_assert_cmpstr (printed, ==, "%PDF-1.7 to be saved");

  /* Corrected, thrown away with whom it belongs to, and back with it. */
  g_free (test_ctl (registry, "set", "documents", id, "kind=research_proposal", "status=verified", NULL));
  g_free (test_ctl (registry, "trash", "topics", "ME-01", NULL));
  {
    g_autofree char *gone = test_ctl (registry, "list", "documents", "--filter", "kind=research_proposal", "--search", "saved", NULL);

    g_assert_null (strstr (gone, "saved cv.pdf"));
  }
  g_free (test_ctl (registry, "restore", "topics", "ME-01", NULL));
  {
    g_autofree char *back = test_ctl (registry, "list", "documents", "--filter", "kind=research_proposal", "--search", "saved", NULL);

    g_assert_nonnull (strstr (back, "saved cv.pdf"));
  }
}

static void
test_checklist (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *text = test_ctl (registry, "documents", "candidates", CANDIDATE, NULL);

  g_assert_nonnull (strstr (text, "Required documents: "));
  g_assert_nonnull (strstr (text, " of 5\n"));
  g_assert_nonnull (strstr (text, "Research proposal: "));
}

/* Reference letters stay where they are unless somebody asks for them. */
/* Looking at a list is no export: all its forms have the same rows. */
static void
test_list (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *count = test_ctl (registry, "list", "documents", "--count", NULL);
  g_autofree char *csv = test_ctl (registry, "list", "documents", "--format", "csv", NULL);
  g_autoptr (JsonNode) json = test_ctl_json (registry, "list", "documents", "--format", "json", NULL);
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);

  g_assert_cmpint (json_array_get_length (json_node_get_array (json)), ==, atoi (count));
  g_assert_cmpint (g_strv_length (lines) - 2, ==, atoi (count));
}

static void
test_export (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *usual = test_ctl (registry, "export", "documents", "-", NULL);
  g_autofree char *all = test_ctl (registry, "export", "documents", "-", "--confidential", NULL);

  g_assert_nonnull (strstr (usual, "Degree certificate "));
  g_assert_null (strstr (usual, "Reference letter "));
  g_assert_nonnull (strstr (all, "Reference letter "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/documents/attach", test_attach);
  g_test_add_func ("/cli/documents/refusals", test_refusals);
  g_test_add_func ("/cli/documents/save", test_save);
  g_test_add_func ("/cli/documents/checklist", test_checklist);
  g_test_add_func ("/cli/documents/list", test_list);
  g_test_add_func ("/cli/documents/export", test_export);
  return g_test_run ();
}
