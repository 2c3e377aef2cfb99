/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-output.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "hupan-cli.h"
#include "hupan-meant.h"

gboolean
hupan_output_parse (const char   *name,
                    guint         possible,
                    HupanOutput  *format,
                    GError      **error)
{
  static const char *const names[] = { "table", "csv", "json" };
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();

  *format = possible & -possible;
  if (name == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if ((possible & 1 << i) == 0)
        continue;
      if (strcmp (names[i], name) == 0)
        {
          *format = 1 << i;
          return TRUE;
        }
      g_ptr_array_add (choices, (char *) names[i]);
    }

  return hupan_meant_refuse (error, name, choices, _ ("There is no format “%s”."), name);
}

void
hupan_output_print (const char *format,
                    ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  fputs (text, stdout);
}

GOutputStream *
hupan_output_dup_stream (void)
{
  fflush (stdout);
  return g_unix_output_stream_new (STDOUT_FILENO, FALSE);
}

void
hupan_output_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  hupan_output_print ("%s\n", text);
}

void
hupan_output_add_string (JsonBuilder *builder,
                         const char  *text)
{
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}
