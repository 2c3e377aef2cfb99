/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-db.h"
#include "hupan-registry.h"

G_BEGIN_DECLS

typedef struct _HupanSafety HupanSafety;

struct _HupanRegistry
{
  GObject parent_instance;

  /* owned */
  HupanDb *db;            /* registry.sqlite; NULL once closed */
  char *folder;
  char *name;
  char *uuid;
  char *read_only_reason; /* NULL: can be written */
  GPtrArray *notices;     /* sentences, NULL-terminated */
  char *actor;            /* who does what is done through this object: the user's name */
  HupanSafety *safety;    /* the lock, documents.sqlite and what was last seen; hupan-open.c */
  HupanYieldFunc yield_func; /* hupan_registry_set_yield_func() */
  gpointer yield_data;
  GHashTable *stored_sql;    /* HupanKind to HupanStoredSql */
  GHashTable *batch_sizes; /* id of a batch to how many records it changed, which is said again and again */
  GHashTable *plans;      /* kind, paths and how they are asked for, as text, to HupanScanPlan */
};

/* A registry around a connection whose schema is up to date; hupan_registry_create() and _open() end here. */
HupanRegistry *hupan_registry_new_for_db (HupanDb *db);

void hupan_registry_set_read_only (HupanRegistry *self, const char *reason);
void hupan_registry_add_notice    (HupanRegistry *self, const char *notice);

void hupan_registry_emit_committed (HupanRegistry *self, HupanCommit *commit);

/* FALSE with HUPAN_STORE_ERROR_READ_ONLY and the reason. */
gboolean hupan_registry_check_writable (HupanRegistry *self, GError **error);

/* The scripts of data/schema/, numbered from 1, compiled in. The registry's format is the number of scripts applied
 * (user_version); each script ends by setting it. */
#define HUPAN_SCHEMA_VERSION 2
#define HUPAN_APPLICATION_ID 0x4855504e /* "HUPN" */
const char *hupan_schema_get_script (int version);

G_END_DECLS
