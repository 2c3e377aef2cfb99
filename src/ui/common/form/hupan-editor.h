/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"
#include "desk/hupan-dossier.h"

G_BEGIN_DECLS

/* A row that edits the value of one field: what hupan-editor.c makes for each type of value. It knows nothing of
 * forms and records; HupanFormField puts it into one.
 *
 * Signals: "edited" (): the user changed what stands there. */
#define HUPAN_TYPE_EDITOR (hupan_editor_get_type ())
G_DECLARE_INTERFACE (HupanEditor, hupan_editor, HUPAN, EDITOR, GtkListBoxRow)

struct _HupanEditorInterface
{
  GTypeInterface parent_iface;

  void (*show) (HupanEditor *self, const char *value);
  gboolean (*read) (HupanEditor *self, char **value, GError **error);
  char *(*dup_text) (HupanEditor *self);
  void (*restore) (HupanEditor *self, const char *value, const char *text); /* NULL: shows the value */
  GtkWidget *(*get_target) (HupanEditor *self); /* NULL: the row itself */
};

GtkWidget *hupan_editor_new (const HupanField *field, const char *title, HupanDesk *desk, HupanDossier *dossier);

void       hupan_editor_show (HupanEditor *self, const char *value);
gboolean   hupan_editor_read (HupanEditor *self, char **value, GError **error);
char      *hupan_editor_dup_text (HupanEditor *self);
void       hupan_editor_restore (HupanEditor *self, const char *value, const char *text);
GtkWidget *hupan_editor_get_target (HupanEditor *self);

/* For the implementations. */
void  hupan_editor_edited (HupanEditor *self);
void  hupan_editor_add_suffix (HupanEditor *self, GtkWidget *suffix);
char *hupan_editor_dup_editable (const HupanField *field, const char *value);

G_END_DECLS
