/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-db.h"

G_BEGIN_DECLS

/* The history as a chain of hashes, so that a row changed, taken out, put in or moved by hand is noticed
 * (reliability section 8). What is hashed:
 *
 *   batch.commitment   = SHA-256 (salt, label, reason)
 *   history.commitment = SHA-256 (salt, before, after)
 *   history.hash       = SHA-256 (prev, batch's commitment, flags and undoes, seq, batch, at, clock_flag, actor, action,
 *                                 kind, record, owner, version, fields, commitment)
 *
 * Numbers are eight bytes, the highest first; texts their length as such a number (-1 for NULL), then their UTF-8
 * bytes; a number that is NULL is 0; salts (16 bytes), prev and commitments (32 bytes) as they are. The first row's prev is all zeros. Erasing values
 * and salts leaves the chain whole and tells nothing of what they were. */

#define HUPAN_HASH_SIZE 32
#define HUPAN_SALT_SIZE 16

typedef struct
{
  gint64 id;
  gint64 at;
  const char *actor;
  const char *label;
  const char *reason;
  int flags;
  gint64 undoes; /* 0: none */
  guint8 commitment[HUPAN_HASH_SIZE];
} HupanChainBatch;

typedef struct
{
  gint64 seq;
  const HupanChainBatch *batch;
  gint64 at;
  gboolean clock_flag;
  const char *actor;
  const char *action;
  const char *kind;
  gint64 record;
  gint64 owner; /* 0: it is no part */
  gint64 version;
  const char *fields;
  const char *before;
  const char *after;
} HupanChainEntry;

/* The end of the chain: seq 0 and zeros when it is empty. */
typedef struct
{
  gint64 seq;
  gint64 at;
  gint64 batch;
  guint8 hash[HUPAN_HASH_SIZE];
} HupanChainHead;

gboolean hupan_chain_read_head    (HupanDb *db, HupanChainHead *head, GError **error);
gboolean hupan_chain_add_batch    (HupanDb *db, HupanChainBatch *batch, GError **error);
/* Appends after head, which moves on; entry->seq is set. */
gboolean hupan_chain_append       (HupanDb *db, HupanChainHead *head, HupanChainEntry *entry, GError **error);

/* The head as hexadecimal digits, for the state file. */
char *hupan_chain_head_dup_hash (const HupanChainHead *head);

/* Reads the chain from from_seq on (0: all of it) and adds a sentence to findings for what does not fit; reading stops at
 * the first 100. FALSE is an error of reading, not a finding. */
gboolean hupan_history_verify (HupanDb *db, gint64 from_seq, GPtrArray *findings, const HupanProgress *progress, GError **error);

G_END_DECLS
