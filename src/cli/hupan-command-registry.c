/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-commands.h"

#include <glib/gi18n.h>

#include "desk/hupan-registries.h"
#include "exchange/hupan-sample.h"
#include "hupan-output.h"
#include "hupan-table.h"
#include "store/hupan-safety.h"

static gboolean
add_sample (HupanCli  *cli,
            GError   **error)
{
  /* Not to be stopped, for a registry would be left that is not what was asked for. */
  return hupan_sample_add (cli->registry, NULL, error) != 0;
}

gboolean
hupan_command_new (HupanCli  *cli,
                   GStrv     *arguments,
                   GError   **error)
{
  gboolean sample = FALSE;
  const GOptionEntry entries[] = {
    { "sample", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &sample, N_ ("Fill it with sample data"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;

  if (!hupan_cli_parse (cli, "new", entries, arguments, 0, 1, error))
    return FALSE;

  if ((*arguments)[0] != NULL)
    name = g_strdup ((*arguments)[0]);
  else if (sample)
    name = g_strdup (hupan_sample_get_name ());
  else if (cli->folder != NULL)
    name = g_path_get_basename (cli->folder);
  else
    name = g_strdup (C_ ("registry", "Registry"));

  folder = cli->folder != NULL ? g_strdup (cli->folder) : hupan_registries_dup_new_folder (name);
  cli->registry = hupan_registry_create (folder, name, error);
  if (cli->registry == NULL || (sample && !add_sample (cli, error)))
    return FALSE;

  if (cli->folder == NULL)
    hupan_registries_remember (folder, name);
  /* Translators: the name of the registry that was made, and its folder. */
  g_print (_ ("Made the registry “%s” in %s."), name, folder);
  g_print ("\n");

  return TRUE;
}

/* An object with a member for each fact; all are texts, and no value is null. */
static void
print_facts_json (GPtrArray *facts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < facts->len; i++)
    {
      HupanInfo *fact = g_ptr_array_index (facts, i);

      json_builder_set_member_name (builder, fact->name);
      hupan_output_add_string (builder, fact->value != NULL && *fact->value != '\0' ? fact->value : NULL);
    }
  json_builder_end_object (builder);
  hupan_output_print_json (builder);
}

static void
print_facts (GPtrArray *facts)
{
  guint width = 0;

  for (guint i = 0; i < facts->len; i++)
    width = MAX (width, hupan_table_measure (((HupanInfo *) g_ptr_array_index (facts, i))->name));
  for (guint i = 0; i < facts->len; i++)
    {
      HupanInfo *fact = g_ptr_array_index (facts, i);

      g_print ("%s%*s  %s\n", fact->name, (int) (width - hupan_table_measure (fact->name)), "", fact->value);
    }
}

gboolean
hupan_command_info (HupanCli  *cli,
                    GStrv     *arguments,
                    GError   **error)
{
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    HUPAN_FORMAT_OPTION (format_name, N_ ("How it is written: table or json")),
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) facts = NULL;
  HupanOutput format;

  if (!hupan_cli_parse (cli, "info", entries, arguments, 0, 0, error)
      || !hupan_output_parse (format_name, HUPAN_OUTPUT_TABLE | HUPAN_OUTPUT_JSON, &format, error)
      || hupan_cli_open (cli, HUPAN_OPEN_NONE, error) == NULL)
    return FALSE;

  facts = hupan_registry_info (cli->registry, error);
  if (facts == NULL)
    return FALSE;

  if (format == HUPAN_OUTPUT_JSON)
    print_facts_json (facts);
  else
    print_facts (facts);
  return TRUE;
}

static void
print_findings (GPtrArray   *findings,
                HupanOutput  format)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const char *finding = g_ptr_array_index (findings, i);

      json_builder_add_string_value (builder, finding);
      if (format != HUPAN_OUTPUT_JSON)
        g_printerr ("%s\n", finding);
    }
  json_builder_end_array (builder);
  if (format == HUPAN_OUTPUT_JSON)
    hupan_output_print_json (builder);
}

gboolean
hupan_command_check (HupanCli  *cli,
                     GStrv     *arguments,
                     GError   **error)
{
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    HUPAN_FORMAT_OPTION (format_name, N_ ("How it is written: table or json")),
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) findings = NULL;
  HupanOutput format;

  if (!hupan_cli_parse (cli, "check", entries, arguments, 0, 0, error)
      || !hupan_output_parse (format_name, HUPAN_OUTPUT_TABLE | HUPAN_OUTPUT_JSON, &format, error)
      || hupan_cli_open (cli, HUPAN_OPEN_READ_ONLY, error) == NULL)
    return FALSE;

  findings = hupan_registry_check (cli->registry, hupan_cli_get_progress (), error);
  hupan_cli_clear_progress ();
  if (findings == NULL)
    return FALSE;

  print_findings (findings, format);
  if (findings->len > 0)
    return hupan_cli_fail (error, ngettext ("%u thing is wrong with the registry.", "%u things are wrong with the registry.",
                                            findings->len),
                           findings->len);

  if (format != HUPAN_OUTPUT_JSON)
    g_print ("%s\n", _ ("All is well."));
  return TRUE;
}
