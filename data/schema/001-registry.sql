-- Copyright 2026 The Hupan authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Format 1 of registry.sqlite. A script in this folder is never edited once released: the next change of the format is
-- the next script. Run within one transaction by the migration in src/store.
--
-- One table per kind of record (src/core/kinds), whose fields follow seven columns that every record has. The test
-- tests/store/test-schema.c holds these tables against the kinds. References are checked at COMMIT, because a batch may
-- create records in any order. Uniqueness holds among records that are not in the trash and for whole batches (two
-- records may swap numbers), so the store checks it at the end of a batch; the indexes only make that fast.

PRAGMA application_id = 1213550670; -- "HUPN"

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT
) STRICT;

-- History. Rows of batch and history are never changed or deleted; what may have to be erased with a person (values,
-- labels and reasons) is bound to them by salted commitments only. src/store/hupan-chain.h says what is hashed.

CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  flags INTEGER NOT NULL,
  undoes INTEGER REFERENCES batch (id),
  commitment BLOB NOT NULL
) STRICT;
CREATE INDEX batch_by_undoes ON batch (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE batch_text (
  batch INTEGER PRIMARY KEY REFERENCES batch (id),
  label TEXT,
  reason TEXT,
  salt BLOB NOT NULL
) STRICT;

CREATE TABLE history (
  seq INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  at INTEGER NOT NULL,
  clock_flag INTEGER NOT NULL, -- 1: the clock ran back, or leapt, before this entry
  actor TEXT NOT NULL,
  action TEXT NOT NULL,        -- create, set, trash, restore, remove
  kind TEXT NOT NULL,
  record INTEGER NOT NULL,
  owner INTEGER,               -- the record that it is a part of
  version INTEGER NOT NULL,    -- of the record, after the action
  fields TEXT NOT NULL,        -- names, a space between them
  commitment BLOB NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX history_by_record ON history (record, seq);
CREATE INDEX history_by_owner ON history (owner, seq) WHERE owner IS NOT NULL;
CREATE INDEX history_by_batch ON history (batch, seq);

CREATE TABLE history_value (
  seq INTEGER PRIMARY KEY REFERENCES history (seq),
  before TEXT, -- JSON array, a value for each of the fields; NULL: none had one
  after TEXT,
  salt BLOB NOT NULL
) STRICT;

CREATE TRIGGER history_is_not_updated BEFORE UPDATE ON history
BEGIN
  SELECT RAISE (ABORT, 'history is append-only');
END;
CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
BEGIN
  SELECT RAISE (ABORT, 'history is append-only');
END;
CREATE TRIGGER batch_is_not_updated BEFORE UPDATE ON batch
BEGIN
  SELECT RAISE (ABORT, 'history is append-only');
END;
CREATE TRIGGER batch_is_not_deleted BEFORE DELETE ON batch
BEGIN
  SELECT RAISE (ABORT, 'history is append-only');
END;

-- What searching and sorting compare, by the rules numbered HUPAN_FOLD_RULES; made anew when the rules change.

CREATE TABLE search_text (
  record INTEGER PRIMARY KEY,
  rules INTEGER NOT NULL,
  folded TEXT NOT NULL,
  sort_key TEXT
) STRICT;

CREATE TABLE research_field (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  name TEXT NOT NULL,
  notes TEXT
) STRICT;
CREATE INDEX research_field_in_trash ON research_field (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX research_field_by_name ON research_field (name) WHERE deleted_at IS NULL;

CREATE TABLE site (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  name TEXT NOT NULL,
  city TEXT,
  country TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  notes TEXT
) STRICT;
CREATE INDEX site_in_trash ON site (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX site_by_name ON site (name) WHERE deleted_at IS NULL;

CREATE TABLE host_unit (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  name TEXT NOT NULL,
  site INTEGER REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT;
CREATE INDEX host_unit_in_trash ON host_unit (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX host_unit_by_name ON host_unit (name) WHERE deleted_at IS NULL;
CREATE INDEX host_unit_by_site ON host_unit (site);

CREATE TABLE university (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  name TEXT NOT NULL,
  native_name TEXT,
  country TEXT,
  subdivision TEXT,
  city TEXT,
  partner_status TEXT NOT NULL,
  website TEXT,
  domains TEXT,
  established INTEGER,
  ror_id TEXT,
  ror_status TEXT,
  latitude REAL,
  longitude REAL,
  owner TEXT,
  notes TEXT,
  verified_fields TEXT
) STRICT;
CREATE INDEX university_in_trash ON university (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX university_by_ror_id ON university (ror_id) WHERE deleted_at IS NULL;

CREATE TABLE university_name (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  university INTEGER NOT NULL REFERENCES university (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  lang TEXT,
  kind TEXT NOT NULL,
  source TEXT,
  verified INTEGER
) STRICT;
CREATE INDEX university_name_by_university ON university_name (university);

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  name TEXT NOT NULL,
  latin_name TEXT,
  family_name TEXT,
  given_name TEXT,
  name_order TEXT,
  phonetic TEXT,
  sort_as TEXT,
  emails TEXT,
  phones TEXT,
  orcid TEXT,
  affiliation TEXT,
  languages TEXT,
  website TEXT,
  notes TEXT
) STRICT;
CREATE INDEX person_in_trash ON person (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX person_by_orcid ON person (orcid) WHERE deleted_at IS NULL;

CREATE TABLE person_restricted (
  id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  nationalities TEXT,
  birth_date TEXT
) STRICT;

CREATE TABLE education (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  level TEXT NOT NULL,
  university INTEGER REFERENCES university (id) DEFERRABLE INITIALLY DEFERRED,
  field_of_study TEXT,
  degree_date TEXT,
  thesis TEXT,
  supervisor TEXT,
  position INTEGER
) STRICT;
CREATE INDEX education_by_person ON education (person, position);
CREATE INDEX education_by_university ON education (university);

CREATE TABLE fellow (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT,
  site INTEGER REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT NOT NULL,
  max_load REAL,
  notes TEXT
) STRICT;
CREATE INDEX fellow_in_trash ON fellow (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX fellow_by_person ON fellow (person);
CREATE INDEX fellow_by_site ON fellow (site);

CREATE TABLE fellow_field (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  fellow INTEGER NOT NULL REFERENCES fellow (id) DEFERRABLE INITIALLY DEFERRED,
  field INTEGER NOT NULL REFERENCES research_field (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX fellow_field_by_fellow ON fellow_field (fellow);
CREATE INDEX fellow_field_by_field ON fellow_field (field);

CREATE TABLE topic (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  code TEXT,
  title TEXT NOT NULL,
  abstract TEXT,
  field INTEGER REFERENCES research_field (id) DEFERRABLE INITIALLY DEFERRED,
  keywords TEXT,
  site INTEGER REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED,
  host_unit INTEGER REFERENCES host_unit (id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT NOT NULL,
  open_from TEXT,
  open_until TEXT,
  slots INTEGER,
  compute_need TEXT,
  path_into_use TEXT,
  ethics_review INTEGER,
  export_control INTEGER,
  notes TEXT
) STRICT;
CREATE INDEX topic_in_trash ON topic (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX topic_by_code ON topic (code) WHERE deleted_at IS NULL;
CREATE INDEX topic_by_field ON topic (field);
CREATE INDEX topic_by_site ON topic (site);
CREATE INDEX topic_by_host_unit ON topic (host_unit);

CREATE TABLE topic_fellow (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  topic INTEGER NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  fellow INTEGER NOT NULL REFERENCES fellow (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL,
  weight REAL
) STRICT;
CREATE INDEX topic_fellow_by_topic ON topic_fellow (topic);
CREATE INDEX topic_fellow_by_fellow ON topic_fellow (fellow);

CREATE TABLE topic_code (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  topic INTEGER NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  scheme TEXT NOT NULL,
  code TEXT NOT NULL,
  label TEXT
) STRICT;
CREATE INDEX topic_code_by_topic ON topic_code (topic);

CREATE TABLE call (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  name TEXT NOT NULL,
  opens_on TEXT,
  closes_on TEXT,
  target INTEGER,
  status TEXT NOT NULL,
  notes TEXT
) STRICT;
CREATE INDEX call_in_trash ON call (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX call_by_name ON call (name) WHERE deleted_at IS NULL;

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  name TEXT NOT NULL,
  notes TEXT
) STRICT;
CREATE INDEX tag_in_trash ON tag (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX tag_by_name ON tag (name) WHERE deleted_at IS NULL;

CREATE TABLE application (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  number TEXT,
  call INTEGER REFERENCES call (id) DEFERRABLE INITIALLY DEFERRED,
  received_on TEXT,
  channel TEXT,
  stage TEXT NOT NULL,
  stage_since TEXT,
  decision TEXT,
  decision_reason TEXT,
  owner TEXT,
  notes TEXT
) STRICT;
CREATE INDEX application_in_trash ON application (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX application_by_person ON application (person);
CREATE INDEX application_by_number ON application (number) WHERE deleted_at IS NULL;
CREATE INDEX application_by_call ON application (call);

CREATE TABLE topic_preference (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  application INTEGER NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  topic INTEGER NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  rank INTEGER
) STRICT;
CREATE INDEX topic_preference_by_application ON topic_preference (application, rank);
CREATE INDEX topic_preference_by_topic ON topic_preference (topic);

CREATE TABLE application_tag (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  application INTEGER NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  tag INTEGER NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX application_tag_by_application ON application_tag (application);
CREATE INDEX application_tag_by_tag ON application_tag (tag);

CREATE TABLE translation (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  owner INTEGER NOT NULL,
  field TEXT NOT NULL,
  lang TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX translation_by_owner ON translation (owner);

CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  name TEXT NOT NULL,
  place TEXT NOT NULL,
  state TEXT,
  layout TEXT,
  "user" TEXT
) STRICT;
CREATE INDEX saved_view_in_trash ON saved_view (deleted_at) WHERE deleted_at IS NOT NULL;
PRAGMA user_version = 1;
