/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is on the clipboard as documents to be added: files, or the bytes of an image, which are not decoded. finish returns
 * an array of HupanIncoming; with nothing of that on the clipboard an empty one. */
gboolean   hupan_clipboard_files_has_files (GdkClipboard *clipboard);
void       hupan_clipboard_files_read_async (GdkClipboard *clipboard, GCancellable *cancellable, GAsyncReadyCallback callback,
                                             gpointer data);
GPtrArray *hupan_clipboard_files_read_finish (GAsyncResult *result, GError **error);
GPtrArray *hupan_clipboard_files_from_list (GdkFileList *files);

G_END_DECLS
