/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-commands.h"

#include <glib/gi18n.h>

/* In the order in which help lists them. */
static const HupanCommand commands[] = {
  { "new", N_ ("[NAME] [--sample]"), N_ ("Make a registry."),
    N_ ("Without --registry it is made in the program's data directory, and is the default from then on."),
    hupan_command_new },
  { "import", N_ ("KIND FILE"), N_ ("Take in records from a CSV file, or universities from ROR."),
    N_ ("All rows are taken, or none when one has an error; --only-good takes the others. ROR files may be JSON or JSON "
        "lines, and compressed with gzip or zip."),
    hupan_command_import },
  { "list", N_ ("KIND"), N_ ("List records."),
    N_ ("Several --filter of one field mean any of the values; of different fields, all of them. While searching, the "
        "best hits come first, until --sort says otherwise. Dates take a year, a month, a day or a range of these, as in "
        "received_on=2024-07..2025-06."),
    hupan_command_list },
  { "facets", N_ ("KIND FIELD"), N_ ("Count the values of a field."),
    N_ ("Counted under the search and the filters of all other fields."), hupan_command_facets },
  { "overview", "", N_ ("Say where the programme stands: targets, stages, partners, awards."),
    N_ ("As JSON each figure comes with the list, the filters and the command that count the same again."),
    hupan_command_overview },
  { "show", N_ ("KIND ID"), N_ ("Show a record with its parts."),
    N_ ("ID is the id of the record, its number, code or identifier, or a name of it in any language."), hupan_command_show },
  { "set", N_ ("KIND ID FIELD=VALUE…"), N_ ("Change a record."),
    N_ ("Values are written as in a form; an empty one clears the field. Fields of a candidate's or fellow's person are "
        "named alike (orcid=…). LIST+=VALUE and LIST-=VALUE add and remove, for example tags+=Priority."),
    hupan_command_set },
  { "stage", N_ ("ID… STAGE"), N_ ("Move candidates to another stage."),
    N_ ("All are moved, or nobody when one cannot be, which is said with the reason; --only-possible moves the others."),
    hupan_command_stage },
  { "trash", N_ ("KIND ID…"), N_ ("Move a record to the trash."), NULL, hupan_command_trash },
  { "restore", N_ ("KIND ID… | BACKUP"), N_ ("Take a record out of the trash, or go back to a backup."),
    N_ ("What the registry held before going back to a backup is kept beside it."), hupan_command_restore },
  { "attach", N_ ("KIND ID FILE…"), N_ ("Add documents to a candidate, topic or university."),
    N_ ("At most 50 MiB each and 200 MiB together. Their kinds are guessed from their names; “hupanctl set documents ID kind=…” "
        "corrects them."),
    hupan_command_attach },
  { "documents", N_ ("KIND ID"), N_ ("List the documents of a record, and which are missing."), NULL, hupan_command_documents },
  { "save", N_ ("DOCUMENT-ID FILE"), N_ ("Write a document to a file."),
    N_ ("FILE may be a folder; “-” is the standard output. A document that is damaged is not written."), hupan_command_save },
  { "undo", "", N_ ("Take back the latest change."), NULL, hupan_command_undo },
  { "redo", "", N_ ("Make the change again that was taken back."), NULL, hupan_command_redo },
  { "history", N_ ("[KIND ID]"), N_ ("Say who changed what and when."), NULL, hupan_command_history },
  { "export", N_ ("KIND FILE"), N_ ("Write records to a CSV or JSON file."),
    N_ ("The ending of FILE says which, or --format; “-” is the standard output. That it was done is noted in the history."), hupan_command_export },
  { "check", "", N_ ("Check the whole registry."), NULL, hupan_command_check },
  { "backup", "", N_ ("Make a backup, or list them."), NULL, hupan_command_backup },
  { "pack", N_ ("FILE"), N_ ("Put the registry into one file, to take it elsewhere."), NULL, hupan_command_pack },
  { "unpack", N_ ("FILE"), N_ ("Make a registry from such a file."), NULL, hupan_command_unpack },
  { "info", "", N_ ("Say what the registry holds and how it is."), NULL, hupan_command_info },
  { NULL },
};

const HupanCommand *
hupan_commands (void)
{
  return commands;
}

const HupanCommand *
hupan_command_find (const char *name)
{
  for (const HupanCommand *command = commands; command->name != NULL; command++)
    if (strcmp (command->name, name) == 0)
      return command;

  return NULL;
}
