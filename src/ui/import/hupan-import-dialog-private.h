/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/hupan-import.h"
#include "hupan-import-dialog.h"
#include "ui/common/hupan-work-dialog.h"

G_BEGIN_DECLS

struct _HupanImportDialog
{
  AdwDialog parent_instance;

  /* template children */
  AdwNavigationView *navigation;
  AdwPreferencesGroup *encodings;
  GtkLabel *mapping_file;
  GtkLabel *mapping_facts;
  AdwComboRow *kind;
  AdwPreferencesGroup *columns;
  GtkLabel *n_new_label;
  GtkLabel *n_update_label;
  GtkLabel *n_unchanged_label;
  GtkLabel *n_errors_label;
  GtkWidget *only_good;
  GtkWidget *apply;
  GtkWidget *save;
  GtkWidget *mapping;
  AdwPreferencesGroup *names;
  AdwPreferencesGroup *problems;
  AdwPreferencesGroup *changes;

  /* owned */
  HupanWindow *window;
  HupanDesk *desk;
  HupanImport *import;
  HupanWorkDialog *work_dialog; /* while something is done */
  char *path;
  char *pasted;    /* rows from the clipboard, which @path has in it; NULL: none */
  const HupanKind *pasted_kind;
  GStrv headings;  /* what stands above them if they say themselves what they are; NULL: nothing, or it does already */
  GPtrArray *rows; /* of the pages, borrowed: widget and group in turn */
  gboolean filling;
};

/* Rows of the groups, which are filled anew with each file. */
void hupan_import_dialog_add_row (HupanImportDialog *self, AdwPreferencesGroup *group, GtkWidget *row);
void hupan_import_dialog_add_more (HupanImportDialog *self, AdwPreferencesGroup *group, guint n, guint listed); /* if there are more */
void hupan_import_dialog_clear_rows (HupanImportDialog *self, AdwPreferencesGroup *group);

/* The file is read, or read again, as another kind or in another encoding. */
void hupan_import_dialog_read (HupanImportDialog *self, const HupanKind *kind, const char *encoding);

/* What each column is (hupan-import-mapping.c). */
void hupan_import_dialog_install_mapping (GtkWidgetClass *widget_class);
void hupan_import_dialog_fill_kinds (HupanImportDialog *self);
void hupan_import_dialog_show_mapping (HupanImportDialog *self);

/* What names mean that no record has (hupan-import-names.c). */
void hupan_import_dialog_list_names (HupanImportDialog *self);
void hupan_import_dialog_take_names (HupanImportDialog *self);

/* What will happen, and then does (hupan-import-preview.c). */
void hupan_import_dialog_install_preview (GtkWidgetClass *widget_class);
void hupan_import_dialog_compare (HupanImportDialog *self);
char      *hupan_import_dialog_dup_where   (HupanImportDialog *self, GArray *rows);
GtkWidget *hupan_import_dialog_create_text (const char *title, const char *subtitle);

G_END_DECLS
