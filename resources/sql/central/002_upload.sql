-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a station says to central. Bytes travel as base64 text. Every function may be called again with the same
-- arguments at any time.
--
--   frame = len[4 BE] hlc[8 BE] hash[32] body[len]
--   hash  = SHA-256("TRC1" | station uuid[16] | inc[8 BE] | seq[8 BE] | hlc[8 BE] | prev_hash[32] | body)

CREATE FUNCTION trc.b64(p bytea) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(encode(p, 'base64'), chr(10), '');

CREATE FUNCTION trc.int8_of(p bytea) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ('x' || encode(p, 'hex'))::bit(64)::bigint;

CREATE FUNCTION trc.no_hash() RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN decode('0000000000000000000000000000000000000000000000000000000000000000', 'hex');

-- Why this login may not speak for this station now; null: it may. The one place that knows identity: a certificate's
-- role arrives here as session_user (inside SECURITY DEFINER, current_user is the owner).
CREATE FUNCTION trc.refusal(p_station uuid) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_state text;
    v_role name;
BEGIN
    SELECT s.state, s.db_role INTO v_state, v_role FROM trc.station s WHERE s.station_id = p_station;
    IF NOT FOUND THEN
        RETURN 'unknown';
    END IF;
    IF v_role <> session_user THEN
        RETURN 'other role';
    END IF;
    RETURN nullif(v_state, 'active');
END
$$;

-- The station's feed, or an error when it may not speak.
CREATE FUNCTION trc.feed_of(p_station uuid) RETURNS int
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_refusal text := trc.refusal(p_station);
BEGIN
    IF v_refusal IS NOT NULL THEN
        RAISE EXCEPTION 'station % is refused: %', p_station, v_refusal USING ERRCODE = '42501';
    END IF;
    RETURN (SELECT s.feed_id FROM trc.station s WHERE s.station_id = p_station);
END
$$;

-- A station introduces itself. What becomes of it is the administrator's setting, and then his word.
CREATE FUNCTION api.enrol(p_station uuid, p_note text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    v_open boolean;
    v_feed int;
BEGIN
    SELECT s.open_enrolment, s.default_feed INTO v_open, v_feed FROM trc.setup s FOR UPDATE;
    IF (SELECT count(*) FROM trc.station s WHERE s.enrolled_at > now() - interval '1 day') >= 500 THEN
        RAISE EXCEPTION 'too many stations enrolled today' USING ERRCODE = '54000';
    END IF;
    INSERT INTO trc.station (station_id, feed_id, state, note)
        VALUES (p_station, v_feed, CASE WHEN v_open THEN 'active' ELSE 'pending' END, left(convert_from(decode(p_note, 'base64'), 'UTF8'), 200))
        ON CONFLICT DO NOTHING;
    RETURN coalesce(trc.refusal(p_station), 'active');
END
$$;

CREATE FUNCTION api.hello(p_proto int, p_client_ver text, p_station uuid, p_wall_ms bigint, p_pos bigint, p_feed_hash text,
    p_host_mark text, p_waiting bigint,
    OUT server_now_ms bigint, OUT proto_min int, OUT proto_max int, OUT state text, OUT feed_id int, OUT gen int, OUT pos bigint,
    OUT feed_hash text, OUT hash_at_yours text, OUT durable_pos bigint, OUT max_batch int, OUT max_bytes int, OUT min_interval_ms int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    v_refusal text := trc.refusal(p_station);
BEGIN
    server_now_ms := floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint;
    proto_min := 1;
    proto_max := 1;
    max_batch := 1000;
    max_bytes := 1048576;
    min_interval_ms := 0;
    state := coalesce(v_refusal, 'active');
    IF v_refusal IS NOT NULL THEN
        RETURN;
    END IF;
    UPDATE trc.station s SET last_seen = clock_timestamp(), clock_off_ms = p_wall_ms - server_now_ms, waiting = p_waiting,
            client_ver = left(convert_from(decode(p_client_ver, 'base64'), 'UTF8'), 100), host_mark = nullif(decode(p_host_mark, 'base64'), '')
        WHERE s.station_id = p_station;
    SELECT h.feed_id, h.gen, h.pos, trc.b64(h.feed_hash), coalesce(h.durable_pos, 0)
        INTO feed_id, gen, pos, feed_hash, durable_pos
        FROM trc.station s JOIN trc.feed_head h ON h.feed_id = s.feed_id WHERE s.station_id = p_station;
    hash_at_yours := CASE WHEN p_pos = 0 THEN trc.b64(trc.no_hash())
        ELSE (SELECT trc.b64(b.feed_hash) FROM trc.batch b WHERE b.feed_id = hello.feed_id AND b.pos = p_pos) END;
END
$$;

CREATE FUNCTION api.heads(p_station uuid) RETURNS TABLE (inc bigint, head_seq bigint, head_hash text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_feed int := trc.feed_of(p_station);
BEGIN
    RETURN QUERY SELECT i.inc, i.head_seq, trc.b64(i.head_hash) FROM trc.station_inc i
        WHERE i.feed_id = v_feed AND i.station_id = p_station ORDER BY i.first_seen, i.inc;
END
$$;

CREATE FUNCTION api.hash_at(p_station uuid, p_inc bigint, p_seq bigint) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_feed int := trc.feed_of(p_station);
BEGIN
    RETURN (SELECT trc.b64(l.hash) FROM trc.ledger l
        WHERE l.feed_id = v_feed AND l.station_id = p_station AND l.inc = p_inc AND l.seq = p_seq);
END
$$;

-- A batch of frames in order of their sequence. Verdicts: ACK, GAP, FORK, CHAIN_BROKEN, BAD_FRAME, DENIED, BUSY.
-- Locks: the chain's head first, the feed's head last and shortly; nothing else is ever locked in between.
CREATE FUNCTION api.push(p_station uuid, p_inc bigint, p_first_seq bigint, p_prev_hash text, p_codec int, p_frames text,
    OUT verdict text, OUT ack_seq bigint, OUT ack_hash text, OUT bad_seq bigint, OUT feed_pos bigint, OUT feed_hash text,
    OUT durable_pos bigint, OUT min_interval_ms int, OUT detail text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    c_batch CONSTANT int := 50; -- entries of one feed position at most: a reader's terminal takes a position in one go
    v_refusal text := trc.refusal(p_station);
    v_feed int;
    v_client text;
    v_clock_off bigint;
    v_frames bytea;
    v_prev bytea := decode(p_prev_hash, 'base64');
    v_known boolean;
    v_head bigint; -- sequence and hash of the last entry we hold
    v_head_hash bytea;
    v_size int;
    v_at int := 0;
    v_len int;
    v_starts int[] := '{}'; -- where each frame begins, and at last where the good ones end
    v_count int; -- frames that can be told apart
    v_good int; -- of those, from the first on, frames that hash
    v_wrong text; -- what stopped the good ones; null: nothing
    v_prefix bytea := '\x54524331'::bytea || uuid_send(p_station) || int8send(p_inc);
    v_last bigint;
    v_meet bigint;
    v_meet_hash bytea;
    v_now timestamptz := clock_timestamp();
    v_part date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
    v_pos bigint;
    v_feed_hash bytea;
    v_from bigint;
    v_to bigint;
BEGIN
    min_interval_ms := 0;
    IF v_refusal IS NOT NULL THEN
        verdict := 'DENIED';
        detail := v_refusal;
        RETURN;
    END IF;
    IF p_codec <> 0 THEN
        RAISE EXCEPTION 'codec % is not known here', p_codec USING ERRCODE = '0A000';
    END IF;
    IF p_first_seq < 1 OR length(v_prev) <> 32 THEN
        RAISE EXCEPTION 'a batch starts at 1 or later, behind a hash of 32 bytes' USING ERRCODE = '22023';
    END IF;
    IF length(p_frames) > 24000000 THEN
        RAISE EXCEPTION 'a batch of % characters is too big', length(p_frames) USING ERRCODE = '54000';
    END IF;
    v_frames := decode(p_frames, 'base64');
    v_size := length(v_frames);

    SELECT s.feed_id, s.client_ver, s.clock_off_ms INTO v_feed, v_client, v_clock_off FROM trc.station s WHERE s.station_id = p_station;
    SELECT i.head_seq, i.head_hash INTO v_head, v_head_hash FROM trc.station_inc i
        WHERE i.feed_id = v_feed AND i.station_id = p_station AND i.inc = p_inc FOR UPDATE;
    v_known := FOUND;
    IF NOT v_known THEN
        v_head := 0;
        v_head_hash := trc.no_hash();
        IF (SELECT count(*) FROM trc.station_inc i WHERE i.feed_id = v_feed AND i.station_id = p_station
                AND i.first_seen > v_now - interval '1 day') >= 20 THEN
            verdict := 'DENIED';
            detail := 'too many incarnations today';
            RETURN;
        END IF;
    END IF;
    ack_seq := v_head;
    ack_hash := trc.b64(v_head_hash);
    IF p_first_seq > v_head + 1 THEN
        verdict := 'GAP';
        RETURN;
    END IF;

    WHILE v_at < v_size LOOP
        v_starts := v_starts || v_at;
        IF v_at + 44 > v_size THEN
            v_wrong := 'BAD_FRAME';
            EXIT;
        END IF;
        -- The first byte alone says "too long": no shift can overflow.
        v_len := CASE WHEN get_byte(v_frames, v_at) > 0 THEN 0
            ELSE (get_byte(v_frames, v_at + 1) << 16) | (get_byte(v_frames, v_at + 2) << 8) | get_byte(v_frames, v_at + 3) END;
        IF v_len < 1 OR v_len > 65536 OR v_len > v_size - v_at - 44 THEN
            v_wrong := 'BAD_FRAME';
            EXIT;
        END IF;
        v_at := v_at + 44 + v_len;
    END LOOP;
    v_count := cardinality(v_starts) - CASE WHEN v_wrong IS NULL THEN 0 ELSE 1 END;
    IF v_wrong IS NULL THEN
        v_starts := v_starts || v_size;
    END IF;

    -- Each frame states its predecessor's hash by standing behind it, so all can be checked at once.
    SELECT min(k) - 1 INTO v_good FROM generate_series(1, v_count) k
        WHERE sha256(v_prefix || int8send(p_first_seq + k - 1) || substr(v_frames, v_starts[k] + 5, 8)
            || CASE WHEN k = 1 THEN v_prev ELSE substr(v_frames, v_starts[k - 1] + 13, 32) END
            || substr(v_frames, v_starts[k] + 45, v_starts[k + 1] - v_starts[k] - 44)) <> substr(v_frames, v_starts[k] + 13, 32);
    IF v_good IS NULL THEN
        v_good := v_count;
    ELSE
        v_wrong := 'CHAIN_BROKEN';
    END IF;
    v_last := p_first_seq + v_good - 1;

    -- Does it fit what we hold? Equal hashes at one place mean equal everything before it.
    IF v_good > 0 THEN
        v_meet := least(v_head, v_last);
        v_meet_hash := CASE
            WHEN v_meet = v_head THEN v_head_hash
            ELSE (SELECT l.hash FROM trc.ledger l WHERE l.feed_id = v_feed AND l.station_id = p_station AND l.inc = p_inc AND l.seq = v_meet) END;
        IF v_meet_hash IS DISTINCT FROM (CASE WHEN v_meet < p_first_seq THEN v_prev
                ELSE substr(v_frames, v_starts[(v_meet - p_first_seq)::int + 1] + 13, 32) END) THEN
            PERFORM trc.keep_fork(p_station, p_inc, p_first_seq, v_prev, v_frames, v_starts[1:v_good + 1], v_feed);
            verdict := 'FORK';
            RETURN;
        END IF;
    END IF;

    IF v_last > v_head THEN
        v_from := v_head + 1;
        INSERT INTO trc.ledger (feed_id, station_id, inc, seq, hlc, hash, body, part)
            SELECT v_feed, p_station, p_inc, p_first_seq + k - 1, trc.int8_of(substr(v_frames, v_starts[k] + 5, 8)),
                substr(v_frames, v_starts[k] + 13, 32), substr(v_frames, v_starts[k] + 45, v_starts[k + 1] - v_starts[k] - 44), v_part
            FROM generate_series((v_from - p_first_seq)::int + 1, v_good) k;
        v_head := v_last;
        v_head_hash := substr(v_frames, v_starts[v_good] + 13, 32);
        IF v_known THEN
            UPDATE trc.station_inc i SET head_seq = v_head, head_hash = v_head_hash,
                    head_hlc = trc.int8_of(substr(v_frames, v_starts[v_good] + 5, 8)), last_seen = v_now
                WHERE i.feed_id = v_feed AND i.station_id = p_station AND i.inc = p_inc;
        ELSE
            -- Somebody else pushing the same new chain right now fails here on the key and calls again.
            INSERT INTO trc.station_inc (feed_id, station_id, inc, head_seq, head_hash, head_hlc, first_seen, last_seen, host_mark)
                SELECT v_feed, p_station, p_inc, v_head, v_head_hash, trc.int8_of(substr(v_frames, v_starts[v_good] + 5, 8)), v_now, v_now, s.host_mark
                FROM trc.station s WHERE s.station_id = p_station;
        END IF;

        -- Last of all: whoever gets this row after us also sees all of the above.
        SELECT h.pos, h.feed_hash, coalesce(h.durable_pos, 0) INTO v_pos, v_feed_hash, durable_pos
            FROM trc.feed_head h WHERE h.feed_id = v_feed FOR UPDATE;
        WHILE v_from <= v_last LOOP
            v_to := least(v_from + c_batch - 1, v_last);
            v_meet_hash := substr(v_frames, v_starts[(v_to - p_first_seq)::int + 1] + 13, 32);
            v_pos := v_pos + 1;
            v_feed_hash := sha256(v_feed_hash || uuid_send(p_station) || int8send(p_inc) || int8send(v_to) || v_meet_hash);
            INSERT INTO trc.batch (feed_id, pos, station_id, inc, first_seq, last_seq, last_hash, feed_hash, size, recv_at, clock_off_ms, client_ver, part)
                VALUES (v_feed, v_pos, p_station, p_inc, v_from, v_to, v_meet_hash, v_feed_hash,
                    v_starts[(v_to - p_first_seq)::int + 2] - v_starts[(v_from - p_first_seq)::int + 1], v_now, v_clock_off, v_client, v_part);
            v_from := v_to + 1;
        END LOOP;
        UPDATE trc.feed_head h SET pos = v_pos, feed_hash = v_feed_hash WHERE h.feed_id = v_feed;
        feed_pos := v_pos;
        feed_hash := trc.b64(v_feed_hash);
        ack_seq := v_head;
        ack_hash := trc.b64(v_head_hash);
    END IF;

    verdict := coalesce(v_wrong, 'ACK');
    IF v_wrong IS NOT NULL THEN
        bad_seq := p_first_seq + v_good;
        v_at := v_starts[v_good + 1];
        v_len := least(coalesce(v_starts[v_good + 2], v_size) - v_at, 65580);
        INSERT INTO trc.fork (station_id, inc, seq, digest, why, prev, frame)
            VALUES (p_station, p_inc, bad_seq, sha256(substr(v_frames, v_at + 1, v_len)), v_wrong,
                CASE WHEN v_good = 0 THEN v_prev ELSE substr(v_frames, v_starts[v_good] + 13, 32) END, substr(v_frames, v_at + 1, v_len))
            ON CONFLICT DO NOTHING;
    END IF;
END
$$;

-- Keeps those of the frames that the ledger does not hold at their place. The last start is where the last frame ends.
CREATE FUNCTION trc.keep_fork(p_station uuid, p_inc bigint, p_first_seq bigint, p_prev bytea, p_frames bytea, p_starts int[], p_feed int) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO trc.fork (station_id, inc, seq, digest, why, prev, frame)
        SELECT p_station, p_inc, p_first_seq + k - 1, sha256(f.frame), 'FORK',
            CASE WHEN k = 1 THEN p_prev ELSE substr(p_frames, p_starts[k - 1] + 13, 32) END, f.frame
        FROM generate_series(1, cardinality(p_starts) - 1) k,
            LATERAL (SELECT substr(p_frames, p_starts[k] + 1, p_starts[k + 1] - p_starts[k]) AS frame) f
        WHERE NOT EXISTS (SELECT FROM trc.ledger l WHERE l.feed_id = p_feed AND l.station_id = p_station AND l.inc = p_inc
            AND l.seq = p_first_seq + k - 1 AND l.hash = substr(f.frame, 13, 32))
        ON CONFLICT DO NOTHING;
$$;

-- Frames of a branch that cannot be chained to what central holds; returns how many of them are kept as evidence.
CREATE FUNCTION api.put_fork(p_station uuid, p_inc bigint, p_first_seq bigint, p_prev_hash text, p_codec int, p_frames text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    v_feed int := trc.feed_of(p_station);
    v_frames bytea := decode(p_frames, 'base64');
    v_starts int[] := '{}';
    v_at int := 0;
    v_len int;
BEGIN
    IF p_codec <> 0 THEN
        RAISE EXCEPTION 'codec % is not known here', p_codec USING ERRCODE = '0A000';
    END IF;
    WHILE v_at + 44 <= length(v_frames) LOOP
        v_starts := v_starts || v_at;
        v_len := CASE WHEN get_byte(v_frames, v_at) > 0 THEN 0
            ELSE (get_byte(v_frames, v_at + 1) << 16) | (get_byte(v_frames, v_at + 2) << 8) | get_byte(v_frames, v_at + 3) END;
        IF v_len < 1 OR v_len > 65536 OR v_len > length(v_frames) - v_at - 44 THEN
            RAISE EXCEPTION 'frame % is malformed', cardinality(v_starts) USING ERRCODE = '22023';
        END IF;
        v_at := v_at + 44 + v_len;
    END LOOP;
    IF v_at <> length(v_frames) THEN
        RAISE EXCEPTION 'the last frame is cut short' USING ERRCODE = '22023';
    END IF;
    PERFORM trc.keep_fork(p_station, p_inc, p_first_seq, decode(p_prev_hash, 'base64'), v_frames, v_starts || v_at, v_feed);
    RETURN (SELECT count(*) FROM trc.fork f WHERE f.station_id = p_station AND f.inc = p_inc
        AND f.seq BETWEEN p_first_seq AND p_first_seq + cardinality(v_starts) - 1);
END
$$;

-- The administrator's word about a station; false when there is none of that name.
CREATE FUNCTION trc.set_state(p_station uuid, p_state text) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE trc.station s SET state = convert_from(decode(p_state, 'base64'), 'UTF8') WHERE s.station_id = p_station;
    RETURN FOUND;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA trc, api FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA api TO trc_station;
