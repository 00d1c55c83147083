-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- cache.db, schema 5: a subject's own row says what the unit was made for and whether anything can hold it. A recall
-- of very many units looks up one row for each of them, where it needed three, and counts none of those beside them.

-- What units were created for; '' where none was named. It takes the place of unit_order, which named order and lot in
-- letters for each unit.
CREATE TABLE made_for(
  id          INTEGER PRIMARY KEY,
  work_order  TEXT NOT NULL,
  product_lot TEXT NOT NULL,
  units       INTEGER NOT NULL DEFAULT 0,                      -- subjects that name it, counted by the trigger
  UNIQUE(work_order, product_lot)
) STRICT;
CREATE INDEX made_for_lot ON made_for(product_lot);
INSERT INTO made_for(work_order, product_lot)
  SELECT DISTINCT coalesce(work_order, ''), coalesce(product_lot, '') FROM unit_order;

ALTER TABLE subject ADD COLUMN made_for INTEGER;
UPDATE subject SET made_for = m.id FROM unit_order u JOIN made_for m
  ON m.work_order = coalesce(u.work_order, '') AND m.product_lot = coalesce(u.product_lot, '')
  WHERE u.unit = subject.id;
CREATE INDEX subject_made_for ON subject(made_for) WHERE made_for IS NOT NULL;
UPDATE made_for SET units = (SELECT count(*) FROM subject s WHERE s.made_for = made_for.id);
CREATE TRIGGER subject_made_for_counted AFTER UPDATE OF made_for ON subject WHEN OLD.made_for IS NOT NEW.made_for
BEGIN
  UPDATE made_for SET units = units - 1 WHERE id = OLD.made_for;
  UPDATE made_for SET units = units + 1 WHERE id = NEW.made_for;
END;
DROP TABLE unit_order;

-- 0: no row of link has it as its child. 1: one has, or once had.
ALTER TABLE subject ADD COLUMN fitted INTEGER NOT NULL DEFAULT 0;
UPDATE subject SET fitted = 1 WHERE id IN (SELECT child FROM link);
