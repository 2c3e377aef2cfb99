/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-help.h"

#include <glib/gi18n.h>

#include "hupan-meant.h"
#include "hupan-table.h"

char *
hupan_help_dup_commands (void)
{
  g_autoptr (GString) text = g_string_new (_ ("Commands:"));
  glong width = 0;

  for (const HupanCommand *command = hupan_commands (); command->name != NULL; command++)
    width = MAX (width, g_utf8_strlen (command->name, -1));
  for (const HupanCommand *command = hupan_commands (); command->name != NULL; command++)
    g_string_append_printf (text, "\n  %-*s  %s", (int) width, command->name, _ (command->summary));
  g_string_append_printf (text, "\n\n%s", _ ("“hupanctl help COMMAND” says more about one of them, “hupanctl help KIND” about a kind of records."));
  g_string_append_printf (text, "\n\n%s", _ ("It ends with 0 when all is done, 1 when something cannot be done, 2 when the words make no sense, and 128 and the number "
                                             "of a signal when that stopped it. HUPAN_LANGUAGE stands for --language."));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

char *
hupan_help_dup_kinds (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    if ((*kind)->flags & HUPAN_KIND_LISTED)
      g_strv_builder_add (builder, (*kind)->plural);
  names = g_strv_builder_end (builder);

  return g_strjoinv (", ", names);
}

static void
add_row (HupanTable *table,
         const char *name,
         const char *label,
         const char *what)
{
  hupan_table_add_cell (table, name);
  hupan_table_add_cell (table, label);
  hupan_table_add_cell (table, what);
}

static void
print_columns (const HupanKind *kind)
{
  g_autoptr (HupanTable) table = hupan_table_new ();

  hupan_table_add_column (table, _ ("Column"), HUPAN_TABLE_LEFT);
  hupan_table_add_column (table, _ ("Heading"), HUPAN_TABLE_LEFT);
  hupan_table_add_column (table, _ ("Use"), HUPAN_TABLE_LEFT);
  for (const HupanColumn *column = kind->columns; column->name != NULL; column++)
    add_row (table, column->name, hupan_column_get_label (column, kind),
             column->flags & HUPAN_COLUMN_FACET ? _ ("list, sort, filter") : _ ("list, sort"));
  hupan_table_print (table);
}

/* What set takes: the choices of a field that has some, else nothing that its label does not say. */
static void
add_fields (HupanTable      *table,
            const HupanKind *kind,
            const char      *embeds)
{
  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) choices = NULL;
      g_autofree char *list = NULL;

      if (field->flags & (HUPAN_FIELD_HIDDEN | HUPAN_FIELD_OWNER) || g_strcmp0 (field->name, embeds) == 0)
        continue;
      for (const HupanChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
        g_strv_builder_add (builder, choice->name);
      choices = g_strv_builder_end (builder);
      list = g_strjoinv (" ", choices);
      add_row (table, field->name, hupan_field_get_label (field), list);
    }
}

static void
print_fields (const HupanKind *kind)
{
  g_autoptr (HupanTable) table = hupan_table_new ();

  hupan_table_add_column (table, _ ("Field"), HUPAN_TABLE_LEFT);
  hupan_table_add_column (table, _ ("Label"), HUPAN_TABLE_LEFT);
  hupan_table_add_column (table, _ ("Choices"), HUPAN_TABLE_LEFT);
  add_fields (table, kind, kind->embeds);
  if (kind->embeds != NULL)
    add_fields (table, hupan_kind_get (hupan_kind_get_field (kind, kind->embeds)->target), NULL);
  hupan_table_print (table);
}

static const HupanKind *
find_listed_kind (const char *word)
{
  const HupanKind *kind = hupan_kind_get (word);

  return kind != NULL && kind->flags & HUPAN_KIND_LISTED ? kind : NULL;
}

gboolean
hupan_help_print (HupanCli    *cli,
                  const char  *word,
                  GError     **error)
{
  const HupanKind *kind = hupan_command_find (word) == NULL ? find_listed_kind (word) : NULL;
  const HupanCommand *command;
  g_auto (GStrv) arguments = NULL;

  if (kind != NULL)
    {
      print_columns (kind);
      g_print ("\n");
      print_fields (kind);
      return TRUE;
    }

  command = hupan_meant_command (word, error);
  if (command == NULL)
    return FALSE;

  arguments = g_strdupv ((char *[]) { (char *) "--help", NULL });
  return command->run (cli, &arguments, error);
}
