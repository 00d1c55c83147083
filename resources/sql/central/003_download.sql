-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What central tells a station.

-- The frames of a stretch of one chain, as they came.
CREATE FUNCTION trc.frames_of(p_feed int, p_station uuid, p_inc bigint, p_first bigint, p_last bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT trc.b64(string_agg(int4send(length(l.body)) || int8send(l.hlc) || l.hash || l.body, ''::bytea ORDER BY l.seq))
        FROM trc.ledger l
        WHERE l.feed_id = p_feed AND l.station_id = p_station AND l.inc = p_inc AND l.seq BETWEEN p_first AND p_last;
$$;

-- The hash before a stretch: 32 zero bytes before the first entry.
CREATE FUNCTION trc.hash_before(p_feed int, p_station uuid, p_inc bigint, p_seq bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN p_seq = 1 THEN trc.b64(trc.no_hash()) ELSE (SELECT trc.b64(l.hash) FROM trc.ledger l
        WHERE l.feed_id = p_feed AND l.station_id = p_station AND l.inc = p_inc AND l.seq = p_seq - 1) END;
$$;

-- A station's own entries back: for one that was restored from an older copy. At most 1,000 at a time.
CREATE FUNCTION api.own(p_station uuid, p_inc bigint, p_after_seq bigint, OUT first_seq bigint, OUT last_seq bigint, OUT prev_hash text, OUT frames text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_feed int := trc.feed_of(p_station);
BEGIN
    first_seq := p_after_seq + 1;
    SELECT least(i.head_seq, p_after_seq + 1000) INTO last_seq FROM trc.station_inc i
        WHERE i.feed_id = v_feed AND i.station_id = p_station AND i.inc = p_inc;
    IF last_seq IS NULL OR last_seq < first_seq THEN
        last_seq := p_after_seq;
        RETURN;
    END IF;
    prev_hash := trc.hash_before(v_feed, p_station, p_inc, first_seq);
    frames := trc.frames_of(v_feed, p_station, p_inc, first_seq, last_seq);
END
$$;

-- The feed's positions behind a given one, in order and whole: as many as fit into so many bytes, but always one.
-- A station reads its own line.
CREATE FUNCTION api.pull(p_station uuid, p_feed int, p_after_pos bigint, p_max_bytes int)
RETURNS TABLE (pos bigint, station text, inc bigint, first_seq bigint, last_seq bigint, prev_hash text, feed_hash text, frames text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF trc.feed_of(p_station) <> p_feed THEN
        RAISE EXCEPTION 'station % does not read feed %', p_station, p_feed USING ERRCODE = '42501';
    END IF;
    RETURN QUERY
        SELECT b.pos, b.station_id::text, b.inc, b.first_seq, b.last_seq, trc.hash_before(p_feed, b.station_id, b.inc, b.first_seq),
            trc.b64(b.feed_hash), trc.frames_of(p_feed, b.station_id, b.inc, b.first_seq, b.last_seq)
        FROM (SELECT n.*, sum(n.size) OVER (ORDER BY n.pos) AS total FROM trc.batch n
                WHERE n.feed_id = p_feed AND n.pos > p_after_pos AND n.pos <= p_after_pos + 1000) b
        WHERE b.pos = p_after_pos + 1 OR b.total <= least(p_max_bytes, 8388608)
        ORDER BY b.pos;
END
$$;

-- "I have read up to here and saw this hash." True when it is ours; what a station saw is kept either way.
CREATE FUNCTION api.ack(p_station uuid, p_feed int, p_pos bigint, p_feed_hash text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    v_feed int := trc.feed_of(p_station);
    v_seen bytea := decode(p_feed_hash, 'base64');
    v_agrees boolean;
BEGIN
    IF v_feed <> p_feed THEN
        RAISE EXCEPTION 'station % does not read feed %', p_station, p_feed USING ERRCODE = '42501';
    END IF;
    v_agrees := coalesce(v_seen = CASE WHEN p_pos = 0 THEN trc.no_hash()
        ELSE (SELECT b.feed_hash FROM trc.batch b WHERE b.feed_id = p_feed AND b.pos = p_pos) END, false);
    INSERT INTO trc.cursor AS c (station_id, feed_id, pos, feed_hash, agrees, at) VALUES (p_station, p_feed, p_pos, v_seen, v_agrees, now())
        ON CONFLICT (station_id, feed_id) DO UPDATE SET pos = EXCLUDED.pos, feed_hash = EXCLUDED.feed_hash, agrees = EXCLUDED.agrees, at = EXCLUDED.at;
    RETURN v_agrees;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA trc, api FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA api TO trc_station;
