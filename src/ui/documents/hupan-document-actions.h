/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "desk/hupan-desk.h"

G_BEGIN_DECLS

/* What a document can be told. from: where the wish came from; what is said about it is shown in its window. */
void hupan_document_open (GtkWidget *from, HupanDesk *desk, HupanRecord *document);
void hupan_document_save_as (GtkWidget *from, HupanDesk *desk, HupanRecord *document);
void hupan_document_set (GtkWidget *from, HupanDesk *desk, HupanRecord *document, const char *field, const char *value);
void hupan_document_edit (GtkWidget *from, HupanDesk *desk, HupanRecord *document, const char *field); /* in a dialog */
void hupan_document_trash (GtkWidget *from, HupanDesk *desk, HupanRecord *document);
void hupan_document_restore_content (GtkWidget *from, HupanDesk *desk, HupanRecord *document); /* from a backup */

/* Its bytes, which are what their hash says, or an error. */
void    hupan_document_read_async (HupanDesk *desk, HupanRecord *document, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer data);
GBytes *hupan_document_read_finish (HupanDesk *desk, GAsyncResult *result, GError **error);

/* A read-only copy of them for another program: NULL with an error, also when it is a program itself. */
GFile *hupan_document_make_copy (HupanRecord *document, GBytes *content, GError **error);

/* Tests open nothing: they look at what would have been opened. NULL gives the desktop back. */
typedef void (*HupanLaunchFunc) (GFile *file, gpointer data);
void hupan_document_set_launcher (HupanLaunchFunc func, gpointer data);

G_END_DECLS
