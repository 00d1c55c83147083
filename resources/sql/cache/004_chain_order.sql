-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- cache.db, schema 4: what one chain recorded in a while is read without looking at the others: who worked on while a
-- containment had not reached him. Within a chain the hybrid logical clock never runs back.

CREATE INDEX foreign_chain ON foreign_entry(chain, hlc);
