-- Copyright 2026 The Hupan authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Format 2 of registry.sqlite: the time in the station and what comes after it, documents and which of them a call asks
-- for, targets, and the policy of the award. Nothing of format 1 is changed.

CREATE TABLE appointment (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  application INTEGER NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  entry_date TEXT,
  planned_exit TEXT,
  exit_date TEXT,
  exit_result TEXT,
  certificate_no TEXT,
  mentor INTEGER REFERENCES fellow (id) DEFERRABLE INITIALLY DEFERRED,
  assigned_topic INTEGER REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  assigned_site INTEGER REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT;
CREATE INDEX appointment_by_application ON appointment (application);
CREATE INDEX appointment_by_mentor ON appointment (mentor);
CREATE INDEX appointment_by_topic ON appointment (assigned_topic);
CREATE INDEX appointment_by_site ON appointment (assigned_site);

CREATE TABLE destination (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  application INTEGER NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  employer TEXT NOT NULL,
  district_code TEXT,
  contract_start TEXT,
  contract_months INTEGER,
  full_time INTEGER,
  verified_by TEXT
) STRICT;
CREATE INDEX destination_by_application ON destination (application);

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  application INTEGER REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  topic INTEGER REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  university INTEGER REFERENCES university (id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT NOT NULL,
  language TEXT,
  received_on TEXT,
  valid_until TEXT,
  confidentiality TEXT NOT NULL,
  notes TEXT,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX document_in_trash ON document (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX document_by_application ON document (application);
CREATE INDEX document_by_topic ON document (topic);
CREATE INDEX document_by_university ON document (university);
CREATE INDEX document_by_sha256 ON document (sha256);

CREATE TABLE requirement (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  call INTEGER NOT NULL REFERENCES call (id) DEFERRABLE INITIALLY DEFERRED,
  document_kind TEXT NOT NULL,
  notes TEXT,
  position INTEGER
) STRICT;
CREATE INDEX requirement_by_call ON requirement (call, position);

CREATE TABLE document_request (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  application INTEGER NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  document_kind TEXT NOT NULL,
  state TEXT NOT NULL,
  since TEXT,
  reason TEXT
) STRICT;
CREATE INDEX document_request_by_application ON document_request (application);

CREATE TABLE target (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  name TEXT NOT NULL,
  metric TEXT NOT NULL,
  period_start TEXT NOT NULL,
  period_end TEXT NOT NULL,
  comparison TEXT NOT NULL,
  value INTEGER NOT NULL,
  definition TEXT
) STRICT;
CREATE INDEX target_in_trash ON target (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX target_by_name ON target (name) WHERE deleted_at IS NULL;

CREATE TABLE award_policy (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  name TEXT NOT NULL,
  amount TEXT NOT NULL,
  district_code TEXT NOT NULL,
  district_name TEXT,
  valid_from TEXT NOT NULL,
  valid_until TEXT,
  definition TEXT
) STRICT;
CREATE INDEX award_policy_in_trash ON award_policy (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX award_policy_by_name ON award_policy (name) WHERE deleted_at IS NULL;

PRAGMA user_version = 2;
