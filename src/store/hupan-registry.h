/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-batch.h"
#include "core/hupan-progress.h"

G_BEGIN_DECLS

/* The registry: a folder with registry.sqlite, documents.sqlite, lock, state, backups/ and quarantine/, opened by one
 * process with one connection a file (docs/safety.md). Everything here is synchronous and to be
 * called from one thread, the one that opened it; the bridge (desk/) takes it off the main thread. */
#define HUPAN_TYPE_REGISTRY (hupan_registry_get_type ())
G_DECLARE_FINAL_TYPE (HupanRegistry, hupan_registry, HUPAN, REGISTRY, GObject)

#define HUPAN_STORE_ERROR (hupan_store_error_quark ())
GQuark hupan_store_error_quark (void);

/* Each message is a whole translated sentence or two for people: what is wrong, where, and what can be done. */
typedef enum
{
  HUPAN_STORE_ERROR_NOT_FOUND = 1, /* no registry there; or no such record */
  HUPAN_STORE_ERROR_EXISTS,        /* create: something is there already */
  HUPAN_STORE_ERROR_NOT_A_REGISTRY,
  HUPAN_STORE_ERROR_DAMAGED,
  HUPAN_STORE_ERROR_LOCKED,        /* open in another window, program or user: says which */
  HUPAN_STORE_ERROR_NEWER,         /* made by a newer Hupan that this one may not even read */
  HUPAN_STORE_ERROR_NETWORK,       /* on a network file system */
  HUPAN_STORE_ERROR_READ_ONLY,
  HUPAN_STORE_ERROR_FULL,          /* the disk */
  HUPAN_STORE_ERROR_IO,
  HUPAN_STORE_ERROR_STALE,         /* somebody changed the record meanwhile: says both values */
  HUPAN_STORE_ERROR_INVALID,       /* a rule is broken: the problems, one a line */
  HUPAN_STORE_ERROR_IN_USE,        /* other records refer to it: says which */
  HUPAN_STORE_ERROR_NOTHING,       /* nothing to undo or redo */
  HUPAN_STORE_ERROR_OLDER,         /* an older or another copy than the one last seen there: ask, see ACCEPT_OLDER */
} HupanStoreError;

typedef enum
{
  HUPAN_OPEN_NONE = 0,
  HUPAN_OPEN_READ_ONLY = 1 << 0,
  HUPAN_OPEN_ACCEPT_OLDER = 1 << 1, /* the user said yes to an older copy than the last one seen (V11) */
} HupanOpenFlags;

HupanRegistry *hupan_registry_create (const char *folder, const char *name, GError **error);
HupanRegistry *hupan_registry_open (const char *folder, HupanOpenFlags flags, const HupanProgress *progress, GError **error);
void           hupan_registry_close (HupanRegistry *self);

const char        *hupan_registry_get_folder (HupanRegistry *self);
const char        *hupan_registry_get_name (HupanRegistry *self);
gboolean           hupan_registry_rename (HupanRegistry *self, const char *name, GError **error);
const char        *hupan_registry_get_uuid (HupanRegistry *self);
const char        *hupan_registry_get_read_only_reason (HupanRegistry *self); /* a sentence; NULL: can be written */
const char *const *hupan_registry_get_notices (HupanRegistry *self);          /* what opening has to tell the user */

/* Reading whole records (trashed ones too; see their meta). find: those whose field has the value, in the order of ids;
 * field may also be "origin", by which "remove sample data" finds its own. */
HupanRecord *hupan_registry_get_record (HupanRegistry *self, const HupanKind *kind, gint64 id, GError **error);
GPtrArray   *hupan_registry_find (HupanRegistry *self, const HupanKind *kind, const char *field, const char *value, GError **error);
GPtrArray   *hupan_registry_find_referring (HupanRegistry *self, const HupanKind *kind, const char *field, gint64 id, GError **error);
gboolean     hupan_registry_has_origin (HupanRegistry *self, const HupanKind *kind, const char *origin);
char        *hupan_registry_dup_title (HupanRegistry *self, const HupanKind *kind, gint64 id);
char        *hupan_registry_dup_title_in (HupanRegistry *self, const HupanKind *kind, gint64 id, const char *lang);

/* Reading columns. A path is that of a HupanColumn, or ends in a pseudo field:
 *   "university.@title"  the title, in the language asked for, of the record at the end of the path;
 *   "person.@folded"     its stored search text (core/hupan-fold.h);
 *   "person.@sort"       the stored sort key of that title.
 * It may also be the name of a derived field of the kind, which is computed.
 * values[i] is canonical text or NULL, several values with \n between them, COUNT paths decimal ("#" before the path).
 * With ids NULL every record of the kind that is not in the trash, in the order of ids. Return FALSE from func to stop.
 * Values are valid only during the call. */
typedef gboolean (*HupanScanFunc) (gint64 id, const char *const *values, gpointer data);

gboolean hupan_registry_scan (HupanRegistry *self, const HupanKind *kind, const char *const *paths, const gint64 *ids, gsize n_ids,
                              const char *lang, HupanScanFunc func, gpointer data, const HupanProgress *progress, GError **error);

/* The derived fields of one record that have a value: const HupanField * to char *, canonical text. Of a record in the trash
 * there are none. NULL with an error. */
GHashTable *hupan_registry_read_derived (HupanRegistry *self, const HupanKind *kind, gint64 id, const char *lang, GError **error);

/* The ids of those records of kind whose values along paths pass through one of the given records of another
 * kind: what must be read again when those change. Not sorted; each once. */
GArray *hupan_registry_dependants (HupanRegistry *self, const HupanKind *kind, const char *const *paths, const HupanKind *changed,
                                   const gint64 *ids, gsize n_ids, GError **error);

/* The same for all that a committed batch did, parts that it removed or moved to another owner too: the ids of the records of
 * kind to be read again. Those that a scan does not give are gone or in the trash. */
GArray *hupan_registry_dependants_of_batch (HupanRegistry *self, const HupanKind *kind, const char *const *paths, HupanBatch *batch,
                                            GError **error);

/* Writing: whole or not at all. The batch is checked first (rules, versions, uniqueness, references). Returns the
 * batch's id, 0 with an error. */
gint64 hupan_registry_commit (HupanRegistry *self, HupanBatch *batch, const HupanProgress *progress, GError **error);

/* Undo and redo commit inverse batches; they survive restarts. which 0 is the newest that can be (un)done. Refused with
 * HUPAN_STORE_ERROR_STALE, naming the records, when something it touched has been changed since. */
gint64 hupan_registry_undo (HupanRegistry *self, gint64 which, const HupanProgress *progress, GError **error);
gint64 hupan_registry_redo (HupanRegistry *self, const HupanProgress *progress, GError **error);
char  *hupan_registry_dup_undo_label (HupanRegistry *self); /* of the batch that undo would take back; NULL: none */
char  *hupan_registry_dup_redo_label (HupanRegistry *self);

/* Long work on the registry's thread (committing, scanning, checking) calls func after every step, such as a record, so that
 * what a view is waiting for can be read meanwhile: func may read from the registry, must not write, and is quick to say that
 * nothing waits. It may see what is half done; "committed" tells when to read again. */
typedef void (*HupanYieldFunc) (gpointer data);
void hupan_registry_set_yield_func (HupanRegistry *self, HupanYieldFunc func, gpointer data);

/* Frees what SQLite keeps of the file to read it sooner again. */
void hupan_registry_release_memory (HupanRegistry *self);

/* Which records a committed batch touched: emitted on the registry's thread, "committed" (HupanCommit *). */
typedef struct
{
  gint64 batch;
  HupanBatch *changes; /* as committed: what CREATE made, what SET set, … */
} HupanCommit;

/* What happened to the registry and changed no record: that a backup was restored, that rows were exported. Nobody can
 * undo it. */
typedef struct
{
  char *action;          /* "note", "export" */
  const HupanKind *kind; /* of the records that it was about; NULL: the registry as a whole */
  char **facts;          /* names and values in turn, NULL-terminated; no value is "" */
} HupanNote;

/* History, newest first. Without a kind, that of the whole registry, notes included. */
typedef struct
{
  gint64 seq;
  gint64 batch;
  gint64 at; /* UTC ms */
  char *actor;
  char *label;
  char *reason;
  gint64 undoes; /* the batch that this one took back, or 0 */
  HupanChange *change; /* NULL: a note */
  HupanNote *note;     /* NULL: a change */
} HupanHistoryEntry;

void       hupan_history_entry_free (HupanHistoryEntry *entry);
GPtrArray *hupan_registry_history (HupanRegistry *self, const HupanKind *kind, gint64 id, gint64 before_seq, guint limit, GError **error);

/* The same by batches, newest first: what was done, and whether it still is in effect. */
typedef struct
{
  gint64 id;
  gint64 at; /* UTC ms */
  char *actor;
  char *label;
  char *reason;
  guint n_records;    /* how many it changed; 0: a note */
  gboolean in_effect; /* FALSE: taken back */
} HupanBatchEntry;

void       hupan_batch_entry_free (HupanBatchEntry *entry);
GPtrArray *hupan_registry_list_batches (HupanRegistry *self, gint64 before, guint limit, GError **error);

/* Rows that leave the registry are noted (reliability F9): of which list, how many, whether fields are among them that are
 * shown to few, and the name of the file without its folder; NULL: the standard output. Who and when is with every note. */
typedef struct
{
  const HupanKind *kind;
  guint n_rows;
  gboolean restricted;
  const char *file;
} HupanExportNote;

gboolean hupan_registry_note_export (HupanRegistry *self, const HupanExportNote *note, GError **error);

/* What the program remembers with a registry, by name; no record, no history. value is NULL if it was never set. */
gboolean hupan_registry_get_setting (HupanRegistry *self, const char *name, char **value, GError **error);
gboolean hupan_registry_set_setting (HupanRegistry *self, const char *name, const char *value, GError **error);

/* The trash: every record, not being a part, that is in it, newest first. */
typedef struct
{
  const HupanKind *kind;
  gint64 id;
  char *title;
  gint64 deleted_at;
  char *deleted_by;
} HupanTrashItem;

void       hupan_trash_item_free (HupanTrashItem *item);
GPtrArray *hupan_registry_list_trash (HupanRegistry *self, const char *lang, GError **error);

G_END_DECLS
