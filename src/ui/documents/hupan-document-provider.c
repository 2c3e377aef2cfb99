/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-document-provider.h"

#include "hupan-document-actions.h"

/**
 * HupanDocumentProvider:
 *
 * Nothing is read when dragging begins: a copy is made, as for opening, where the drop asks for its name.
 */
struct _HupanDocumentProvider
{
  GdkContentProvider parent_instance;

  /* owned */
  HupanDesk *desk;
  HupanRecord *document;
};

G_DEFINE_FINAL_TYPE (HupanDocumentProvider, hupan_document_provider, GDK_TYPE_CONTENT_PROVIDER)

typedef struct
{
  char *mime_type;
  GOutputStream *stream;
  int priority;
} Writing;

static void
writing_free (Writing *writing)
{
  g_free (writing->mime_type);
  g_object_unref (writing->stream);
  g_free (writing);
}

static void
serialized_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (gdk_content_serialize_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  HupanDocumentProvider *self = g_task_get_source_object (task);
  Writing *writing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = hupan_document_read_finish (HUPAN_DESK (source), result, &error);
  g_autoptr (GFile) copy = content != NULL ? hupan_document_make_copy (self->document, content, &error) : NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  if (copy == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&copy, 1));
  gdk_content_serialize_async (writing->stream, writing->mime_type, &value, writing->priority, g_task_get_cancellable (task),
                               serialized_cb, g_object_ref (task));
}

static GdkContentFormats *
hupan_document_provider_ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_union_serialize_mime_types (gdk_content_formats_new_for_gtype (GDK_TYPE_FILE_LIST));
}

static void
hupan_document_provider_write_mime_type_async (GdkContentProvider *provider,
                                               const char         *mime_type,
                                               GOutputStream      *stream,
                                               int                 priority,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            data)
{
  HupanDocumentProvider *self = HUPAN_DOCUMENT_PROVIDER (provider);
  GTask *task = g_task_new (self, cancellable, callback, data);
  Writing *writing = g_new (Writing, 1);

  *writing = (Writing) { g_strdup (mime_type), g_object_ref (stream), priority };
  g_task_set_source_tag (task, hupan_document_provider_write_mime_type_async);
  g_task_set_task_data (task, writing, (GDestroyNotify) writing_free);
  hupan_document_read_async (self->desk, self->document, cancellable, read_cb, task);
}

static gboolean
hupan_document_provider_write_mime_type_finish (GdkContentProvider *provider,
                                                GAsyncResult       *result,
                                                GError            **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
hupan_document_provider_finalize (GObject *object)
{
  HupanDocumentProvider *self = HUPAN_DOCUMENT_PROVIDER (object);

  g_object_unref (self->desk);
  g_object_unref (self->document);

  G_OBJECT_CLASS (hupan_document_provider_parent_class)->finalize (object);
}

static void
hupan_document_provider_class_init (HupanDocumentProviderClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hupan_document_provider_finalize;
  provider_class->ref_formats = hupan_document_provider_ref_formats;
  provider_class->write_mime_type_async = hupan_document_provider_write_mime_type_async;
  provider_class->write_mime_type_finish = hupan_document_provider_write_mime_type_finish;
}

static void
hupan_document_provider_init (HupanDocumentProvider *self)
{
}

GdkContentProvider *
hupan_document_provider_new (HupanDesk   *desk,
                             HupanRecord *document)
{
  HupanDocumentProvider *self = g_object_new (HUPAN_TYPE_DOCUMENT_PROVIDER, NULL);

  self->desk = g_object_ref (desk);
  self->document = g_object_ref (document);
  return GDK_CONTENT_PROVIDER (self);
}
