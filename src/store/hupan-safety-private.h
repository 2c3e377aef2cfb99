/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-lock.h"
#include "hupan-registry-private.h"
#include "hupan-state.h"

#include <sys/types.h>

G_BEGIN_DECLS

/* Which file a path led to when it was opened. */
typedef struct
{
  dev_t device;
  ino_t inode;
} HupanIdentity;

/* What an open registry keeps beside its records. */
struct _HupanSafety
{
  HupanLock *lock;
  HupanDb *documents;  /* documents.sqlite */
  GHashTable *whole;   /* hashes of contents that were found undamaged since it was opened */
  HupanState *state;   /* as last saved */
  HupanIdentity registry_file;
  HupanIdentity documents_file;
  gboolean opened;     /* every step of opening went well; else closing writes nothing */
  gboolean marked;     /* meta `clean` is "0": there were changes since opening */
  gint64 saved_at;     /* state, monotonic time */
};

HupanSafety *hupan_safety_new (void);
void         hupan_safety_free (HupanSafety *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanSafety, hupan_safety_free)

gboolean hupan_identity_take (HupanIdentity *self, const char *path);

/* The newest line of the history: its number (0: there is none) and hash, hex. */
gboolean hupan_safety_read_head (HupanDb *db, gint64 *seq, char **head, GError **error);
gboolean hupan_safety_save_state (HupanRegistry *registry, GError **error);

/* After an error of the disk: closes the files, opens them again by the recipe and checks them. Where that does not
 * succeed the registry stays as a read-only one that says why. hupan-open.c */
void hupan_registry_reopen (HupanRegistry *registry);

G_END_DECLS
