-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- cache.db, schema 1: what the entries add up to. No fact exists only here, so the file may be deleted at any time.
-- core/journal writes it; core/trace reads it on a connection of its own, opened read-only.
--
-- "entry" columns name an entry in few bytes: positive: journal.id in journal.db; negative: minus foreign_entry.id.
-- "subject" columns, and child, parent, via and station, hold subject.id.
-- Rows that follow from a unit's entries (link, identifier, unit_order) are a function of the set of its entries
-- that are not voided: when one comes late or is voided, the unit's rows are made anew.

PRAGMA application_id = 0x54524343; -- "TRCC"

-- "PART/SERIAL" is scope "PART", name "SERIAL"; "@lot/PART/LOT" is "@lot/PART", "LOT"; "@station/ASM-1" is
-- "@station", "ASM-1". The name comes first in the index, so that a bare serial is one look-up in it.
CREATE TABLE subject(
  id    INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,
  name  TEXT NOT NULL,
  key   TEXT GENERATED ALWAYS AS (scope || '/' || name) VIRTUAL,
  UNIQUE(name, scope)
) STRICT;

-- Which entries are about a subject. Fold order is depth, hlc, station, incarnation, sequence; the last four are
-- read with the entry. All entries a reader of foreign work has at one depth are few.
CREATE TABLE subject_entry(
  subject INTEGER NOT NULL, depth INTEGER NOT NULL, entry INTEGER NOT NULL,
  PRIMARY KEY(subject, depth, entry)
) STRICT, WITHOUT ROWID;

-- Entries of other chains, as central handed them out: other stations', and our own from before a restore.
CREATE TABLE chain(id INTEGER PRIMARY KEY, station BLOB NOT NULL CHECK(length(station) = 16), inc INTEGER NOT NULL,
  UNIQUE(station, inc)) STRICT;
CREATE TABLE foreign_entry(
  id       INTEGER PRIMARY KEY,
  chain    INTEGER NOT NULL,
  seq      INTEGER NOT NULL,
  hlc      INTEGER NOT NULL,
  hash     BLOB NOT NULL CHECK(length(hash) = 32),
  event_id BLOB NOT NULL UNIQUE CHECK(length(event_id) = 16),
  body     BLOB NOT NULL
) STRICT;

-- What lists ask of a subject. A unit that was created always has a row; other subjects when they are held, in
-- conflict, or have many entries.
CREATE TABLE standing(
  subject    INTEGER PRIMARY KEY,
  kind       INTEGER NOT NULL,                                 -- Subject::Kind
  entries    INTEGER NOT NULL,
  last_ms    INTEGER NOT NULL,                                 -- wall time of the latest entry, ms UTC
  in_process INTEGER NOT NULL CHECK(in_process IN (0, 1)),     -- a created unit, neither finished nor scrapped
  life       INTEGER,                                          -- LifeCycle, of a created unit
  active     TEXT,                                             -- the operation that runs or is paused
  holds      INTEGER NOT NULL,                                 -- open ones
  conflict   INTEGER NOT NULL CHECK(conflict IN (0, 1))        -- more than one head
) STRICT;
CREATE INDEX standing_in_process ON standing(last_ms) WHERE in_process = 1;
CREATE INDEX standing_held ON standing(kind) WHERE holds > 0;
CREATE INDEX standing_conflict ON standing(kind) WHERE conflict = 1;

-- Where a subject stands (core/domain toBytes): only where reading it is cheaper than folding, which are subjects of
-- many entries that are still in work. A table of its own, because rows that shrink leave their pages half empty.
CREATE TABLE standing_bytes(subject INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;

-- Other values that name a unit: "mac", "epc", "customer". A voided one is not here.
CREATE TABLE identifier(value TEXT NOT NULL, type TEXT NOT NULL, subject INTEGER NOT NULL,
  PRIMARY KEY(value, type, subject)) STRICT, WITHOUT ROWID;
CREATE INDEX identifier_subject ON identifier(subject);

-- Genealogy, one row for each component of an effective ComponentInstalled. child is a unit, or a lot when the
-- piece had no serial. A serialized component that names its supplier lot makes a second row whose child is that
-- lot and whose via is the component's unit, so that a recall by lot finds the parent. Open: removed_entry IS NULL.
CREATE TABLE link(
  child         INTEGER NOT NULL,
  parent        INTEGER NOT NULL,
  entry         INTEGER NOT NULL,                              -- that installed it
  piece         INTEGER NOT NULL,                              -- which of its components, from 0
  via           INTEGER,
  position      TEXT,
  quantity      TEXT NOT NULL,                                 -- a decimal, in the part's unit of measure
  operation     TEXT NOT NULL,
  station       INTEGER NOT NULL,                              -- where it was installed
  installed_ms  INTEGER NOT NULL,
  removed_entry INTEGER,
  removed_ms    INTEGER,
  PRIMARY KEY(child, parent, entry, piece)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_parent ON link(parent, child);

-- What a unit was created for.
CREATE TABLE unit_order(unit INTEGER PRIMARY KEY, work_order TEXT, product_lot TEXT) STRICT;
CREATE INDEX unit_order_order ON unit_order(work_order) WHERE work_order IS NOT NULL;
CREATE INDEX unit_order_lot ON unit_order(product_lot) WHERE product_lot IS NOT NULL;

-- Download cursor, and every 1000th position as a ladder to walk down when central regressed.
CREATE TABLE feed(feed INTEGER PRIMARY KEY, gen INTEGER NOT NULL, pos INTEGER NOT NULL,
  feed_hash BLOB NOT NULL CHECK(length(feed_hash) = 32)) STRICT;
CREATE TABLE feed_mark(feed INTEGER NOT NULL, pos INTEGER NOT NULL, feed_hash BLOB NOT NULL, PRIMARY KEY(feed, pos))
  STRICT, WITHOUT ROWID;

-- What came in and could not be understood. Kept, shown, tried again by a newer program; never blocks what is behind it.
CREATE TABLE quarantine(id INTEGER PRIMARY KEY, source TEXT NOT NULL, station BLOB NOT NULL, inc INTEGER NOT NULL,
  seq INTEGER NOT NULL, hlc INTEGER NOT NULL, hash BLOB NOT NULL, reason TEXT NOT NULL, body BLOB NOT NULL,
  first_seen INTEGER NOT NULL, UNIQUE(station, inc, seq, hash)) STRICT;

-- Which journal this is the cache of, how far that is folded in, and by which rules.
CREATE TABLE applied(
  one          INTEGER PRIMARY KEY CHECK(one = 1),
  station      BLOB NOT NULL,
  journal_id   INTEGER NOT NULL,                               -- 0: nothing yet
  hash         BLOB NOT NULL,                                  -- of that entry; 32 zero bytes for 0
  fold_version INTEGER NOT NULL,
  rests        INTEGER NOT NULL DEFAULT 0                      -- counts checkpoints; a changed value starts the log anew
) STRICT;
