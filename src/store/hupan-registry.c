/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-safety-private.h"
#include "hupan-stored.h"
#include "hupan-scan-plan.h"

/**
 * HupanRegistry:
 *
 * An open registry. This file holds the object itself; what it can do lives in the files named after it:
 * reading columns in hupan-scan.c, writing in hupan-commit.c, undo in hupan-undo.c, and so on.
 */
G_DEFINE_FINAL_TYPE (HupanRegistry, hupan_registry, G_TYPE_OBJECT)

G_DEFINE_QUARK (hupan-store-error-quark, hupan_store_error)

enum
{
  COMMITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
hupan_registry_dispose (GObject *object)
{
  hupan_registry_close (HUPAN_REGISTRY (object));

  G_OBJECT_CLASS (hupan_registry_parent_class)->dispose (object);
}

static void
hupan_registry_finalize (GObject *object)
{
  HupanRegistry *self = HUPAN_REGISTRY (object);

  g_free (self->folder);
  g_free (self->name);
  g_free (self->uuid);
  g_free (self->read_only_reason);
  g_free (self->actor);
  g_ptr_array_unref (self->notices);
  g_hash_table_unref (self->stored_sql);
  g_hash_table_unref (self->batch_sizes);
  g_hash_table_unref (self->plans);

  G_OBJECT_CLASS (hupan_registry_parent_class)->finalize (object);
}

static void
hupan_registry_class_init (HupanRegistryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hupan_registry_dispose;
  object_class->finalize = hupan_registry_finalize;

  /**
   * HupanRegistry::committed:
   * @commit: (type gpointer): a `HupanCommit`, valid during the emission
   *
   * A batch has been committed. Emitted on the registry's thread, outside any transaction.
   */
  signals[COMMITTED] = g_signal_new ("committed", HUPAN_TYPE_REGISTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
hupan_registry_init (HupanRegistry *self)
{
  const char *real_name = g_get_real_name ();

  /* GLib says "Unknown" where the system knows no real name. */
  self->actor = g_strdup (g_strcmp0 (real_name, "Unknown") != 0 ? real_name : g_get_user_name ());
  self->stored_sql = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) hupan_stored_sql_free);
  self->batch_sizes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->plans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) hupan_scan_plan_free);
  self->notices = g_ptr_array_new_null_terminated (1, g_free, TRUE);
}

HupanRegistry *
hupan_registry_new_for_db (HupanDb *db)
{
  HupanRegistry *self = g_object_new (HUPAN_TYPE_REGISTRY, NULL);

  self->db = db;
  return self;
}

void
hupan_registry_emit_committed (HupanRegistry *self,
                               HupanCommit   *commit)
{
  g_signal_emit (self, signals[COMMITTED], 0, commit);
}

const char *
hupan_registry_get_folder (HupanRegistry *self)
{
  return self->folder;
}

const char *
hupan_registry_get_name (HupanRegistry *self)
{
  return self->name;
}

const char *
hupan_registry_get_uuid (HupanRegistry *self)
{
  return self->uuid;
}

const char *
hupan_registry_get_read_only_reason (HupanRegistry *self)
{
  return self->read_only_reason;
}

const char *const *
hupan_registry_get_notices (HupanRegistry *self)
{
  return (const char *const *) self->notices->pdata;
}

void
hupan_registry_set_read_only (HupanRegistry *self,
                              const char    *reason)
{
  g_set_str (&self->read_only_reason, reason);
}

void
hupan_registry_add_notice (HupanRegistry *self,
                           const char    *notice)
{
  g_ptr_array_add (self->notices, g_strdup (notice));
}

gboolean
hupan_registry_check_writable (HupanRegistry  *self,
                               GError        **error)
{
  if (self->read_only_reason == NULL)
    return TRUE;

  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY, self->read_only_reason);
  return FALSE;
}

/* Work on the documents serves those who wait for records, by the same clock. */
static void
yield_cb (gpointer data)
{
  HupanRegistry *self = data;

  hupan_db_yield (self->db);
}

void
hupan_registry_set_yield_func (HupanRegistry  *self,
                               HupanYieldFunc  func,
                               gpointer        data)
{
  /* Kept here too, for the connection that may take the place of this one after an error of the disk. */
  self->yield_func = func;
  self->yield_data = data;
  hupan_db_set_yield_func (self->db, func, data);
  if (self->safety != NULL && self->safety->documents != NULL)
    hupan_db_set_yield_func (self->safety->documents, func != NULL ? yield_cb : NULL, self);
}

void
hupan_registry_release_memory (HupanRegistry *self)
{
  sqlite3_db_release_memory (hupan_db_get_handle (self->db));
}
