-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- figures.db, schema 1: what is counted and measured, one row a run, a value, a defect, a refusal, a stop. Nothing is
-- true only here: core/trace makes it from journal.db and cache.db when somebody asks, and the file may be deleted at
-- any moment. The scan's way never touches it.
--
-- A unit's rows are a function of the set of its entries that count (core/trace/figures_unit.h): when one comes late,
-- is voided or is set aside, the unit's rows are made anew. Times are ms UTC as the stations believed. "entry" columns
-- hold event ids. A person, gauge, program or order that is not known is an empty text.

PRAGMA application_id = 0x54524346; -- "TRCF"

-- How far the journal is followed. Tied to the journal, to the rules of folding and to this program's rules; else the
-- file is made anew. "building" is cache.db's subject.id that the first pass has come to; NULL: it is done.
CREATE TABLE follow(
  one           INTEGER PRIMARY KEY CHECK(one = 1),
  station       BLOB NOT NULL,
  rules         INTEGER NOT NULL,
  journal_id    INTEGER NOT NULL,                              -- own entries up to here
  journal_event BLOB NOT NULL,                                 -- and the event there
  foreign_id    INTEGER NOT NULL,                              -- cache.db foreign_entry.id
  foreign_event BLOB NOT NULL,
  building      INTEGER,
  building_key  TEXT NOT NULL
) STRICT;

CREATE TABLE unit(
  id          INTEGER PRIMARY KEY,
  part        TEXT NOT NULL,
  serial      TEXT NOT NULL,
  created     INTEGER NOT NULL,                                -- 0: only known by what happened to it
  revision    TEXT NOT NULL,
  routing     TEXT NOT NULL,
  product_lot TEXT NOT NULL,
  work_order  TEXT NOT NULL,
  created_ms  INTEGER,
  life        INTEGER NOT NULL,                                -- LifeCycle
  active      TEXT NOT NULL,                                   -- the operation that runs or is paused
  done        TEXT NOT NULL,                                   -- passed, skipped, waived and not taken back: "010 020"
  finished_ms INTEGER,                                         -- NULL: its routing is not done
  shipped_ms  INTEGER,                                         -- the last time
  ended_ms    INTEGER,                                         -- shipped, scrapped or decommissioned, and still so
  last_ms     INTEGER NOT NULL,
  customer    TEXT NOT NULL,
  container   TEXT NOT NULL,
  location    TEXT NOT NULL,
  holds       INTEGER NOT NULL,                                -- open ones
  UNIQUE(serial, part)
) STRICT;
CREATE INDEX unit_created ON unit(created_ms) WHERE created = 1;
CREATE INDEX unit_finished ON unit(finished_ms) WHERE finished_ms IS NOT NULL;
CREATE INDEX unit_ended ON unit(ended_ms) WHERE ended_ms IS NOT NULL;
CREATE INDEX unit_order ON unit(work_order) WHERE work_order <> '';
CREATE INDEX unit_product_lot ON unit(product_lot) WHERE product_lot <> '';
CREATE INDEX unit_held ON unit(id) WHERE holds > 0;
CREATE INDEX unit_in_process ON unit(last_ms) WHERE created = 1 AND finished_ms IS NULL AND ended_ms IS NULL;

-- One attempt of one operation on one unit. pass 0: skipped or waived without having been begun.
-- outcome: 0 open, 1 passed, 2 failed, 3 skipped, 4 waived, 5 abandoned (returned or scrapped while it ran).
CREATE TABLE run(
  unit       INTEGER NOT NULL,
  operation  TEXT NOT NULL,
  pass       INTEGER NOT NULL,
  station    TEXT NOT NULL,                                    -- where it was begun
  person     TEXT NOT NULL,
  started_ms INTEGER NOT NULL,
  ended_ms   INTEGER,
  paused_ms  INTEGER NOT NULL,                                 -- in all
  outcome    INTEGER NOT NULL,
  defects    INTEGER NOT NULL,                                 -- recorded in it, process indicators included
  overrides  INTEGER NOT NULL,
  captures   INTEGER NOT NULL,                                 -- entries that took something in: start, piece, values
  manual     INTEGER NOT NULL,                                 -- of these, typed or touched
  entry      BLOB NOT NULL,                                    -- that began it
  PRIMARY KEY(unit, operation, pass)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_operation ON run(operation, started_ms);
CREATE INDEX run_station ON run(station, started_ms);
CREATE INDEX run_person ON run(person, started_ms);
CREATE INDEX run_open ON run(operation) WHERE outcome = 0;

CREATE TABLE measurement(
  characteristic TEXT NOT NULL,
  station        TEXT NOT NULL,
  at_ms          INTEGER NOT NULL,
  unit           INTEGER NOT NULL,
  operation      TEXT NOT NULL,
  pass           INTEGER NOT NULL,
  idx            INTEGER NOT NULL,
  attempt        INTEGER NOT NULL,
  value          TEXT NOT NULL,                                -- a decimal as it was recorded; else words
  number         REAL,                                         -- the same for statistics; NULL: not a number
  uom            TEXT NOT NULL,
  lower          TEXT,
  upper          TEXT,
  limits         TEXT NOT NULL,                                -- revision they stand in
  verdict        INTEGER NOT NULL,                             -- Verdict
  gauge          TEXT NOT NULL,
  program        TEXT NOT NULL,
  person         TEXT NOT NULL,
  entry          BLOB NOT NULL
) STRICT;
CREATE INDEX measurement_characteristic ON measurement(characteristic, at_ms);
CREATE INDEX measurement_unit ON measurement(unit);
CREATE INDEX measurement_gauge ON measurement(gauge, at_ms) WHERE gauge <> '';
CREATE INDEX measurement_program ON measurement(program, at_ms) WHERE program <> '';

CREATE TABLE defect(
  unit      INTEGER NOT NULL,
  operation TEXT NOT NULL,
  pass      INTEGER NOT NULL,                                  -- 0: of no run
  code      TEXT NOT NULL,
  station   TEXT NOT NULL,
  person    TEXT NOT NULL,
  at_ms     INTEGER NOT NULL,
  entry     BLOB NOT NULL
) STRICT;
CREATE INDEX defect_unit ON defect(unit, operation, pass);
CREATE INDEX defect_operation ON defect(operation, at_ms);
CREATE INDEX defect_time ON defect(at_ms);

-- subject: of refusals about something else than a unit.
CREATE TABLE refusal(
  entry     BLOB PRIMARY KEY,
  unit      INTEGER,
  subject   TEXT,
  station   TEXT NOT NULL,
  at_ms     INTEGER NOT NULL,
  person    TEXT NOT NULL,
  operation TEXT NOT NULL,
  reason    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX refusal_unit ON refusal(unit) WHERE unit IS NOT NULL;
CREATE INDEX refusal_subject ON refusal(subject) WHERE subject IS NOT NULL;
CREATE INDEX refusal_station ON refusal(station, at_ms);
CREATE INDEX refusal_time ON refusal(at_ms);

-- What a second person permitted. pass 0: for no run.
CREATE TABLE override(
  unit          INTEGER NOT NULL,
  operation     TEXT NOT NULL,
  pass          INTEGER NOT NULL,
  station       TEXT NOT NULL,
  at_ms         INTEGER NOT NULL,
  person        TEXT NOT NULL,
  second_person TEXT NOT NULL,
  reason        TEXT NOT NULL,
  entry         BLOB NOT NULL
) STRICT;
CREATE INDEX override_unit ON override(unit);
CREATE INDEX override_time ON override(at_ms);

-- What a run was done with: "fixture", "tool", and "program" where values came from a machine.
CREATE TABLE tool(
  unit      INTEGER NOT NULL,
  operation TEXT NOT NULL,
  kind      TEXT NOT NULL,
  name      TEXT NOT NULL,
  station   TEXT NOT NULL,
  at_ms     INTEGER NOT NULL,
  entry     BLOB NOT NULL
) STRICT;
CREATE INDEX tool_unit ON tool(unit);
CREATE INDEX tool_name ON tool(kind, name, at_ms);

-- Stops of a station follow from its marks in the order of folding.
CREATE TABLE mark(
  entry   BLOB PRIMARY KEY,
  subject TEXT NOT NULL,                                       -- "@station/ASM-1"
  depth   INTEGER NOT NULL,
  hlc     INTEGER NOT NULL,
  stopped INTEGER NOT NULL,                                    -- 0: resumed
  at_ms   INTEGER NOT NULL,
  reason  TEXT NOT NULL,
  planned INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX mark_subject ON mark(subject, depth, hlc);
CREATE TABLE stop(
  station TEXT NOT NULL,
  from_ms INTEGER NOT NULL,
  entry   BLOB NOT NULL,
  to_ms   INTEGER,                                             -- NULL: it still stands
  reason  TEXT NOT NULL,
  planned INTEGER NOT NULL,
  PRIMARY KEY(station, from_ms, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE andon(
  entry   BLOB PRIMARY KEY,
  subject TEXT NOT NULL,
  station TEXT NOT NULL,
  at_ms   INTEGER NOT NULL,
  person  TEXT NOT NULL,
  unit    TEXT NOT NULL,                                       -- on the table; "PART/SERIAL"
  why     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX andon_time ON andon(at_ms);
CREATE INDEX andon_subject ON andon(subject);
CREATE TABLE andon_answer(
  call    BLOB NOT NULL,
  entry   BLOB NOT NULL,
  subject TEXT NOT NULL,
  at_ms   INTEGER NOT NULL,
  person  TEXT NOT NULL,
  note    TEXT NOT NULL,
  PRIMARY KEY(call, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX andon_answer_subject ON andon_answer(subject);

-- Other subjects than units that something was voided of: new entries alone do not say their rows.
CREATE TABLE mended(subject TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
