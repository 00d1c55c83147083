-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- cache.db, schema 3: a lot of which is known how much came in has a row in standing (kind 1), so that what was taken
-- beyond that is found without looking at every lot.

CREATE INDEX standing_lots ON standing(kind) WHERE kind = 1;
