-- Copyright 2026 The Hupan authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Format 1 of documents.sqlite: contents of documents by their hash, nothing else. What a document is called and whom
-- it belongs to is in registry.sqlite.

PRAGMA application_id = 1213550660; -- "HUPD"

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT
) STRICT;

CREATE TABLE content (
  sha256 BLOB PRIMARY KEY,
  size INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;

PRAGMA user_version = 1;
