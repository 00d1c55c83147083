-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Blocks of running numbers, each leased to one station for ever: what it mints without asking anybody. A lease is never
-- changed and never taken back; numbers that are not used stay unused.

CREATE TABLE trc.serial_lease (
    block text NOT NULL CHECK (length(block) BETWEEN 1 AND 100), -- as the plant writes it: "LA40-26-######"
    first_no bigint NOT NULL CHECK (first_no >= 1),
    last_no bigint NOT NULL,
    station_id uuid NOT NULL REFERENCES trc.station,
    leased_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (block, first_no),
    CHECK (last_no >= first_no)
);
CREATE INDEX serial_lease_of ON trc.serial_lease (station_id, block, first_no);
CREATE TRIGGER serial_lease_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON trc.serial_lease FOR EACH STATEMENT EXECUTE FUNCTION trc.keep_rows();

-- The next numbers of the block, behind those that the plant definition divides (p_behind) and up to p_last. A station
-- that does not know of a lease yet, because the answer never reached it, gets that one again: p_known is the last number
-- of the leases it knows. No row: there is none left.
CREATE FUNCTION api.lease_serials(p_station uuid, p_block text, p_count bigint, p_behind bigint, p_last bigint, p_known bigint)
RETURNS TABLE (first_no bigint, last_no bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    v_feed int := trc.feed_of(p_station); -- an error when it may not speak
    v_block text := convert_from(decode(p_block, 'base64'), 'UTF8');
    v_first bigint;
    v_last bigint;
BEGIN
    IF p_count < 1 OR p_count > 1000000 OR p_behind < 0 OR p_known < 0 THEN
        RAISE EXCEPTION 'a block has 1 to 1000000 numbers' USING ERRCODE = '22023';
    END IF;
    PERFORM FROM trc.setup FOR UPDATE; -- one at a time: two stations never get the same
    RETURN QUERY SELECT l.first_no, l.last_no FROM trc.serial_lease l
        WHERE l.station_id = p_station AND l.block = v_block AND l.first_no > p_known ORDER BY l.first_no LIMIT 1;
    IF FOUND THEN
        RETURN;
    END IF;
    SELECT greatest(coalesce(max(l.last_no), 0), p_behind) + 1 INTO v_first FROM trc.serial_lease l WHERE l.block = v_block;
    v_last := least(v_first + p_count - 1, p_last);
    IF v_first > p_last THEN
        RETURN;
    END IF;
    INSERT INTO trc.serial_lease (block, first_no, last_no, station_id) VALUES (v_block, v_first, v_last, p_station);
    RETURN QUERY SELECT v_first, v_last;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA trc, api FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.lease_serials(uuid, text, bigint, bigint, bigint, bigint) TO trc_station;
