/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-clipboard-files.h"

#include <glib/gi18n.h>

#include "exchange/hupan-attach.h"

static const char *const image_types[] = { "image/png", "image/jpeg", "image/tiff", NULL };

GPtrArray *
hupan_clipboard_files_from_list (GdkFileList *files)
{
  GPtrArray *incoming = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_incoming_free);
  g_autoptr (GSList) list = gdk_file_list_get_files (files);

  for (GSList *l = list; l != NULL; l = l->next)
    g_ptr_array_add (incoming, hupan_incoming_new_file (l->data));

  return incoming;
}

static void
files_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, hupan_clipboard_files_from_list (g_value_get_boxed (value)), (GDestroyNotify) g_ptr_array_unref);
}

static void
spliced_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  GPtrArray *incoming = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_incoming_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      g_ptr_array_unref (incoming);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  /* Translators: the name of a document that was pasted as an image. */
  g_ptr_array_add (incoming, hupan_incoming_new_bytes (_("Pasted image"), bytes));
  g_task_return_pointer (task, incoming, (GDestroyNotify) g_ptr_array_unref);
}

static void
image_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, g_task_get_cancellable (task), spliced_cb, g_object_ref (task));
}

static gboolean
has_image (GdkContentFormats *formats)
{
  for (const char *const *type = image_types; *type != NULL; type++)
    if (gdk_content_formats_contain_mime_type (formats, *type))
      return TRUE;

  return FALSE;
}

/* Whether there are files, and not only a picture. */
gboolean
hupan_clipboard_files_has_files (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  g_autoptr (GdkContentFormats) readable = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (formats));

  return gdk_content_formats_contain_gtype (readable, GDK_TYPE_FILE_LIST);
}

void
hupan_clipboard_files_read_async (GdkClipboard       *clipboard,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            data)
{
  GTask *task = g_task_new (clipboard, cancellable, callback, data);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  g_task_set_source_tag (task, hupan_clipboard_files_read_async);
  if (hupan_clipboard_files_has_files (clipboard))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, cancellable, files_cb, task);
  else if (has_image (formats))
    gdk_clipboard_read_async (clipboard, (const char **) image_types, G_PRIORITY_DEFAULT, cancellable, image_cb, task);
  else
    {
      g_task_return_pointer (task, g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
      g_object_unref (task);
    }
}

GPtrArray *
hupan_clipboard_files_read_finish (GAsyncResult *result,
                                   GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
