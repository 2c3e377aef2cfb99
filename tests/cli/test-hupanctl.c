/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "fixtures/test-ctl.h"

/* The command line itself: what needs no registry, and what is refused before one is opened. */

static void
assert_says (const char *text,
             const char *what)
{
  if (strstr (text, what) == NULL)
    g_error ("“%s” is not in: %s", what, text);
}

static void
test_version (void)
{
  g_autofree char *out = test_ctl (NULL, "--version", NULL);

  g_assert_true (g_str_has_prefix (out, "hupanctl "));
}

static void
test_help (void)
{
  static const char *const verbs[] = { "new",     "import", "list", "facets", "show",    "set",    "trash",  "restore",
                                       "undo",    "redo",   "history", "export", "check", "backup", "pack", "unpack", "info" };
  g_autofree char *help = test_ctl (NULL, "help", NULL);
  g_autofree char *option = test_ctl (NULL, "--help", NULL);

  g_assert_cmpstr (help, ==, option);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *one = test_ctl (NULL, "help", verbs[i], NULL);
      g_autofree char *other = test_ctl (NULL, verbs[i], "--help", NULL);
      g_autofree char *line = g_strconcat ("\n  ", verbs[i], " ", NULL);

      assert_says (help, line);
      assert_says (one, verbs[i]);
      assert_says (one, "--registry");
      g_assert_cmpstr (one, ==, other);
    }
}

/* What there is to list, to filter by and to set. */
static void
test_help_kind (void)
{
  g_autofree char *out = test_ctl (NULL, "help", "candidates", NULL);

  assert_says (out, "stage");
  assert_says (out, "list, sort, filter");
  assert_says (out, "in_station");
  assert_says (out, "orcid");
}

static void
test_misused (void)
{
  const struct
  {
    const char *words[5];
    const char *says;
  } cases[] = {
    { { NULL }, "--help" },
    { { "lits" }, "Did you mean “list”?" },
    { { "help", "exprot" }, "Did you mean “export”?" },
    { { "--no-such-option" }, "--no-such-option" },
    { { "list" }, "Usage: hupanctl list KIND" },
    { { "list", "a", "b" }, "Usage: hupanctl list KIND" },
    { { "list", "universites" }, "Did you mean “universities”?" },
    { { "list", "xyzzy" }, "There are: " },
    { { "list", "universities", "--columns", "nmae" }, "Did you mean “name”?" },
    { { "list", "universities", "--format", "xml" }, "There are: table, csv, json." },
    { { "list", "universities", "--limit", "-5" }, "limit" },
    { { "list", "universities", "--limit", "many" }, "many" },
    { { "facets", "universities" }, "Usage: hupanctl facets KIND FIELD" },
    { { "facets", "universities", "website" }, "cannot be filtered" },
    { { "set", "universities", "x" }, "Usage: hupanctl set" },
    { { "history", "universities" }, "which record" },
    { { "list", "universities", "--today", "yesterday" }, "2024-09-01" },
    { { "export", "universities", "file.pdf" }, "pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *w = cases[i].words;
      g_autofree char *err = test_ctl_fails (NULL, 2, w[0], w[1], w[2], w[3], w[4], NULL);

      assert_says (err, cases[i].says);
    }
}

/* Scripts run in the locale "C"; names are UTF-8 there too. */
static void
test_c_locale (void)
{
  g_autofree char *folder = g_build_filename (g_get_home_dir (), "c-locale", NULL);
  g_autofree char *locale = g_strdup (g_getenv ("LC_ALL"));
  g_autofree char *out = NULL;

  g_setenv ("LC_ALL", "C", TRUE);
  out = test_ctl (folder, "new", "湖畔", NULL);
  g_setenv ("LC_ALL", locale, TRUE);
  assert_says (out, "湖畔");
}

/* With no registry anywhere, and with none where --registry says. */
static void
test_no_registry (void)
{
  g_autofree char *missing = g_build_filename (g_get_home_dir (), "no-registry", NULL);
  g_autofree char *none = test_ctl_fails (NULL, 1, "list", "universities", NULL);
  g_autofree char *there = test_ctl_fails (missing, 1, "list", "universities", NULL);

  assert_says (none, "hupanctl new");
  assert_says (there, missing);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
}

/* What is said when something is not as it was meant: what is wrong, and what to do. */
static void
test_hints (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *folder = g_path_get_dirname (registry);
  g_autofree char *csv = g_build_filename (folder, "who.csv", NULL);
  g_autofree char *out = test_ctl (registry, "trash", "topics", "LU-01", NULL);
  const struct
  {
    int code;
    const char *words[5];
    const char *says;
  } cases[] = {
    { 1, { "show", "candidates", "Wang" }, "hupanctl list candidates --search \"Wang\"" },
    { 1, { "trash", "topics", "LU-01" }, "Topic “LU-01” is in the trash." },
    { 1, { "restore", "topics", "BR-01" }, "is not in the trash" },
    { 1, { "set", "topics", "BR-01", "slots=abc" }, "Places: “abc” is not a whole number." },
    { 1, { "import", "candidates", csv }, "The headings of the file are “Wer”, “Wo”; “hupanctl help candidates” lists" },
    { 1, { "pack", "/nowhere/registry.hupan" }, "“/nowhere”" },
    { 2, { "list", "topics", "--limit", "-1" }, "The limit cannot be negative." },
    { 2, { "history", "--format", "csv" }, "There are: table, json." },
    { 2, { "history", "wombats" }, "There are no records called “wombats”." },
    { 2, { "export", "topics", "topics.xlsx" }, "There are: csv, json." },
  };
  g_autofree char *one = test_ctl (registry, "list", "candidate", "--count", NULL);
  g_autofree char *chinese = test_ctl (registry, "--language", "zh", "list", "候选人", "--count", NULL);

  g_assert_true (g_file_set_contents (csv, "Wer,Wo\n1,2\n", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *err = test_ctl_fails (registry, cases[i].code, cases[i].words[0], cases[i].words[1], cases[i].words[2],
                                             cases[i].words[3], cases[i].words[4], NULL);

      assert_says (err, cases[i].says);
    }

  /* By what people call one of them, too. */
  g_assert_cmpstr (one, ==, chinese);
}

/* What says something about the registry says it for programs as well. */
static void
test_json (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *path = test_ctl (registry, "backup", NULL);
  g_autoptr (JsonNode) info = test_ctl_json (registry, "info", "--format", "json", NULL);
  g_autoptr (JsonNode) check = test_ctl_json (registry, "check", "--format", "json", NULL);
  g_autoptr (JsonNode) backups = test_ctl_json (registry, "backup", "--list", "--format", "json", NULL);
  JsonObject *backup = json_array_get_object_element (json_node_get_array (backups), 0);

  g_strchomp (path);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (info), "topics"), ==, "24");
  g_assert_true (json_object_get_null_member (json_node_get_object (info), "read-only"));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (check)), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (backup, "path"), ==, path);
  g_assert_cmpstr (json_object_get_string_member (backup, "why"), ==, "manual");
  g_assert_cmpint (json_object_get_int_member (backup, "size"), >, 0);
}

/* The language of the words and of the names; what the environment says comes last. */
static void
test_language (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *chinese = test_ctl (registry, "--language", "zh-CN", "list", "topics", "--columns", "title", "--limit", "1", NULL);
  g_autofree char *after = test_ctl (registry, "list", "topics", "--columns", "title", "--limit", "1", "--language=zh_CN.UTF-8", NULL);
  g_autofree char *english = test_ctl (registry, "list", "topics", "--columns", "title", "--limit", "1", NULL);
  g_autofree char *help = test_ctl (NULL, "--language", "zh", "help", NULL);
  g_autofree char *file = g_build_filename (g_get_tmp_dir (), "wide.csv", NULL);
  g_autofree char *refusal = NULL;
  g_autofree char *unknown = test_ctl_fails (NULL, 2, "--language", "c'est ça", "info", NULL);
  g_autofree char *by_environment = NULL;
  g_autofree char *over_environment = NULL;
  g_autofree char *unspoken = NULL;

  g_assert_cmpstr (chinese, ==, after);
  g_assert_cmpstr (chinese, !=, english);
  assert_says (chinese, "题目");
  assert_says (english, "Title");
  assert_says (help, "语言");
  assert_says (unknown, "c'est ça");

  /* What reads files speaks alike. */
  g_assert_true (g_file_set_contents (file, "Title\n\"never ends", -1, NULL));
  refusal = test_ctl_fails (registry, 1, "--language", "zh-CN", "import", "topics", file, NULL);
  assert_says (refusal, "行");

  g_setenv ("HUPAN_LANGUAGE", "zh", TRUE);
  by_environment = test_ctl (registry, "list", "topics", "--columns", "title", "--limit", "1", NULL);
  over_environment = test_ctl (registry, "list", "topics", "--columns", "title", "--limit", "1", "--language", "en", NULL);
  g_unsetenv ("HUPAN_LANGUAGE");
  g_assert_cmpstr (by_environment, ==, chinese);
  g_assert_cmpstr (over_environment, ==, english);

  /* Hupan does not speak Welsh; records might. */
  unspoken = test_ctl (registry, "list", "topics", "--columns", "title", "--limit", "1", "--language", "cy", NULL);
  g_assert_cmpstr (unspoken, ==, english);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hupanctl/hints", test_hints);
  g_test_add_func ("/hupanctl/json", test_json);
  g_test_add_func ("/hupanctl/language", test_language);
  g_test_add_func ("/cli/version", test_version);
  g_test_add_func ("/cli/help", test_help);
  g_test_add_func ("/cli/help-kind", test_help_kind);
  g_test_add_func ("/cli/misused", test_misused);
  g_test_add_func ("/cli/c-locale", test_c_locale);
  g_test_add_func ("/cli/no-registry", test_no_registry);
  return g_test_run ();
}
