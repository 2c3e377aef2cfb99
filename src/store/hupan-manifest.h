/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What lies beside the copied databases in a backup, and first in a package: manifest.json. It says what the copy
 * must be, and is believed in nothing: every size and sum in it is checked. */
#define HUPAN_MANIFEST_FILE "manifest.json"
#define HUPAN_MANIFEST_SIZE (1024 * 1024) /* no real one comes near */

typedef struct
{
  char *name;    /* of one of the two database files */
  gint64 size;
  char *sha256;  /* lower-case hex */
} HupanManifestFile;

typedef struct
{
  char *uuid;
  char *name;        /* of the registry, for people */
  char *why;         /* see hupan_registry_backup() */
  char *written_by;  /* version of Hupan */
  gint64 made_at;    /* UTC ms */
  guint format;      /* of registry.sqlite */
  gint64 seq;        /* of the newest line in the history: an anchor */
  char *head;        /* its hash, hex; NULL: no history yet */
  char *documents;   /* hash over the hashes of all documents: which set it is */
  gboolean has_contents;  /* they are files in the folder "contents", not in a database */
  gint64 n_contents;
  gint64 contents_size;   /* bytes */
  GHashTable *counts; /* table of registry.sqlite to its number of rows (gint64 *) */
  GPtrArray *files;   /* of HupanManifestFile */

  /* Of a copy that is being made, and not written: the contents that it did not share, and whom it shares with. */
  GPtrArray *fresh;
  char *previous;
} HupanManifest;

HupanManifest *hupan_manifest_new (void);
void           hupan_manifest_free (HupanManifest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanManifest, hupan_manifest_free)

HupanManifest     *hupan_manifest_load (const char *folder, GError **error);
HupanManifest     *hupan_manifest_parse (const char *text, gssize length, GError **error);
gboolean           hupan_manifest_save (HupanManifest *self, const char *folder, GError **error);
void               hupan_manifest_add_file (HupanManifest *self, const char *name, gint64 size, const char *sha256);
HupanManifestFile *hupan_manifest_get_file (HupanManifest *self, const char *name);
gint64             hupan_manifest_get_size (HupanManifest *self); /* of all files */

G_END_DECLS
