-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- journal.db, schema 1: what cannot be made again. One connection writes it; everybody else opens it read-only.
-- Look with:  sqlite3 -readonly journal.db 'SELECT * FROM readable ORDER BY id DESC LIMIT 20'

PRAGMA application_id = 0x54524331; -- "TRC1"

-- One unbroken chain. A copied, restored or broken file goes on in a new one.
CREATE TABLE inc(
  inc         INTEGER PRIMARY KEY CHECK(inc > 0),              -- random, 62 bit
  ord         INTEGER NOT NULL UNIQUE CHECK(ord BETWEEN 1 AND 8388607),
  parent_inc  INTEGER, parent_seq INTEGER,
  parent_hash BLOB CHECK(parent_hash IS NULL OR length(parent_hash) = 32),
  reason      TEXT NOT NULL CHECK(reason IN ('enrol','reimage','fork','chain_broken','file_copied','key_rotation')),
  opened_wall INTEGER NOT NULL,                                -- ms UTC as this machine believed
  host_mark   BLOB NOT NULL                                    -- what machine and file it was opened on
) STRICT;

-- The id says the position: (ord - 1) * 2^40 + seq. So (incarnation, sequence) is unique without an index of its
-- own, ids follow the order of recording, and those of the first incarnation are small numbers, which SQLite
-- stores in 3 or 4 bytes wherever cache.db refers to them.
CREATE TABLE journal(
  id       INTEGER PRIMARY KEY CHECK(id > 0),
  hlc      INTEGER NOT NULL,                                   -- 48 bit ms, 16 bit counter
  hash     BLOB NOT NULL CHECK(length(hash) = 32),
  event_id BLOB NOT NULL UNIQUE CHECK(length(event_id) = 16),  -- UUIDv7, also in the body
  body     BLOB NOT NULL CHECK(length(body) BETWEEN 2 AND 65536), -- canonical JSON, never written a second time
  inc_ord  INTEGER GENERATED ALWAYS AS ((id >> 40) + 1) VIRTUAL,
  seq      INTEGER GENERATED ALWAYS AS (id & 1099511627775) VIRTUAL
) STRICT;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
  BEGIN SELECT RAISE(ABORT, 'entries are append only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
  WHEN OLD.id > coalesce((SELECT v FROM meta WHERE k = 'purge_upto'), 0)
  BEGIN SELECT RAISE(ABORT, 'entries are append only'); END;
-- INSERT OR REPLACE deletes without firing a trigger; this one is asked first.
CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
  WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.id OR event_id = NEW.event_id)
  BEGIN SELECT RAISE(ABORT, 'entries are append only'); END;

-- Evidence of entries that got another position because a chain forked.
CREATE TABLE moved(old_inc INTEGER NOT NULL, old_seq INTEGER NOT NULL, old_hash BLOB NOT NULL, event_id BLOB NOT NULL,
  why TEXT NOT NULL, wall INTEGER NOT NULL) STRICT;

-- How far central has confirmed each incarnation. A hint for the header and for purging; never decides what is sent.
CREATE TABLE sent(inc INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL CHECK(length(hash) = 32),
  durable_seq INTEGER NOT NULL DEFAULT 0) STRICT;

-- The plant definition that entries were judged by, file by file.
CREATE TABLE plant_document(digest BLOB NOT NULL, name TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY(digest, name))
  STRICT, WITHOUT ROWID;

CREATE TABLE meta(k TEXT PRIMARY KEY, v ANY NOT NULL) STRICT, WITHOUT ROWID; -- station, purge_upto, opened

CREATE VIEW readable AS
  SELECT id, inc_ord, seq, strftime('%Y-%m-%dT%H:%M:%fZ', (hlc >> 16) / 1000.0, 'unixepoch') AS at,
    lower(hex(event_id)) AS event_id, lower(hex(hash)) AS hash, CAST(body AS TEXT) AS body FROM journal;
