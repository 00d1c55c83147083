-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Work on a unit that no run tells of: at a repair bench nothing runs, and one person may go on with what another
-- began. A recall that starts from a station or a person finds it here.

CREATE TABLE touch(
  unit    INTEGER NOT NULL,
  station TEXT NOT NULL,
  person  TEXT NOT NULL,
  at_ms   INTEGER NOT NULL,
  entry   BLOB NOT NULL
) STRICT;
CREATE INDEX touch_unit ON touch(unit);
CREATE INDEX touch_station ON touch(station, at_ms);
CREATE INDEX touch_person ON touch(person, at_ms);
