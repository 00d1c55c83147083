-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- cache.db, schema 2: what must be found without knowing its name. A containment and a recall case always have a row
-- in standing (kinds 11 and 12), and so has whatever an undecided correction is about. "conflict" now says that work
-- was done apart and does not go together, whether somebody must decide or not.

ALTER TABLE standing ADD COLUMN proposals INTEGER NOT NULL DEFAULT 0; -- corrections that nobody has decided upon
CREATE INDEX standing_listed ON standing(kind) WHERE kind >= 11;
CREATE INDEX standing_proposals ON standing(kind) WHERE proposals > 0;
