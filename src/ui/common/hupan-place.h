/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/hupan-kind.h"
#include "desk/hupan-desk.h"
#include "desk/hupan-dossier.h"

G_BEGIN_DECLS

/* One stretch of a record's page. */
typedef enum
{
  HUPAN_SECTION_FIELDS = 1, /* what: fields of the record, or "person.emails" of the one embedded in it */
  HUPAN_SECTION_PARTS,      /* what: kind of the parts */
  HUPAN_SECTION_RELATED,    /* what: kind of a list; column: what of that list must be this record */
  HUPAN_SECTION_SIBLINGS,   /* what: kind whose records embed the same record as this one does */
  HUPAN_SECTION_OWN,        /* create: a widget of the place's own; not in forms */
} HupanSectionType;

typedef struct
{
  HupanSectionType type;
  const char *title; /* NC_ ("section", …); NULL: that of the kind */
  const char *what;
  const char *column;
  GtkWidget *(*create) (HupanDesk *desk, HupanDossier *dossier);
  gboolean keeps; /* the widget keeps itself up to date, so it stays as long as the record does */
} HupanSection;

/* A place of the sidebar: a list and the page of one record. Each place is a folder with one such table; its line in
 * hupan-places.c puts it into the sidebar. */
typedef struct
{
  const char *name; /* in settings and saved views */
  const char *kind;  /* NULL: what is not a list */
  const char *label; /* NC_ ("place", …) of what is not a list */
  const char *reads; /* kind whose records something that is not a list begins with; NULL: none */
  const char *icon_name;
  const char *group;             /* NC_ ("place group", …): heading in the sidebar it stands under; NULL: the first group */
  const char *empty_description; /* what belongs there */
  const char *help;              /* page of the help (help/hupan-help.h); NULL: the list of pages */
  const char *again_label;       /* of the item that makes one of a person who is there already; NULL: it embeds none */
  const char *new_label;         /* of the button that makes one; NULL: none is made here */
  gboolean takes_files;          /* files dropped on the list begin a new record, with these as its documents */
  const char *subtitle;          /* paths of the line under a record's title */
  const HupanSection *sections;  /* ends with { 0 }; NULL: one with all fields */
  GtkWidget *(*create_page) (void); /* NULL: a HupanListPage */
} HupanPlace;

const HupanPlace *const *hupan_places (void); /* NULL-terminated, in the order of the sidebar */
const HupanPlace        *hupan_place_get (const char *name);
const HupanPlace        *hupan_place_get_for_kind (const HupanKind *kind);
const char              *hupan_place_get_label (const HupanPlace *place);

G_END_DECLS
