-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What left for which order of a customer: a row a unit and a row a container, each time it was shipped. A unit that
-- came back stays in what was sent. Exactly one of unit and subject is there; subject is a container.

CREATE TABLE shipment(
  entry          BLOB PRIMARY KEY,                             -- event id
  unit           INTEGER,
  subject        TEXT,
  customer       TEXT NOT NULL,
  customer_order TEXT NOT NULL,
  at_ms          INTEGER NOT NULL,
  station        TEXT NOT NULL,
  person         TEXT NOT NULL,
  container      TEXT NOT NULL                                 -- in which a unit lay when it left
) STRICT, WITHOUT ROWID;
CREATE INDEX shipment_order ON shipment(customer_order);
CREATE INDEX shipment_time ON shipment(at_ms);
CREATE INDEX shipment_unit ON shipment(unit) WHERE unit IS NOT NULL;
CREATE INDEX shipment_subject ON shipment(subject) WHERE subject IS NOT NULL;

-- In service (6) or returned (7): what the desk for returns looks at.
CREATE INDEX unit_away ON unit(last_ms) WHERE life IN (6, 7);
