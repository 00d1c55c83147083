-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What was shipped in a time stays shipped in it: a unit that came back, or is in service by now, has left the list of
-- those that ended, and is found here.

CREATE INDEX unit_shipped ON unit(shipped_ms) WHERE shipped_ms IS NOT NULL;
