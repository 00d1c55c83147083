-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Photos, certificates, results of machines: files that entries name by the SHA-256 of their bytes. They come in pieces,
-- apart from the entries, and a file is held only once all of it is here and has the hash it is known by.

ALTER TABLE trc.setup ADD COLUMN file_bytes_max bigint NOT NULL DEFAULT 67108864 CHECK (file_bytes_max BETWEEN 0 AND 268435456);
-- What one station may leave here within 24 hours: a broken one fills no disk that others need.
ALTER TABLE trc.setup ADD COLUMN file_bytes_per_day bigint NOT NULL DEFAULT 21474836480 CHECK (file_bytes_per_day >= 0);

-- Files that are held: whole, and checked.
CREATE TABLE trc.file (
    sha256 bytea PRIMARY KEY CHECK (length(sha256) = 32),
    size bigint NOT NULL CHECK (size >= 0),
    station_id uuid NOT NULL REFERENCES trc.station, -- whose pieces they are; others had the same file
    received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX file_of ON trc.file (station_id, received_at);
CREATE TRIGGER file_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON trc.file FOR EACH STATEMENT EXECUTE FUNCTION trc.keep_rows();

-- Files on their way. Each station brings pieces of its own: nobody can spoil what another one is sending.
CREATE TABLE trc.file_coming (
    station_id uuid NOT NULL REFERENCES trc.station,
    sha256 bytea NOT NULL CHECK (length(sha256) = 32),
    size bigint NOT NULL CHECK (size >= 0),
    have bigint NOT NULL CHECK (have >= 0), -- bytes from the beginning
    last_at timestamptz NOT NULL,
    PRIMARY KEY (station_id, sha256)
);

CREATE TABLE trc.file_piece (
    sha256 bytea NOT NULL CHECK (length(sha256) = 32),
    station_id uuid NOT NULL REFERENCES trc.station,
    first_byte bigint NOT NULL CHECK (first_byte >= 0),
    bytes bytea NOT NULL,
    PRIMARY KEY (sha256, station_id, first_byte)
);
ALTER TABLE trc.file_piece ALTER COLUMN bytes SET STORAGE EXTERNAL; -- photos are compressed already

-- Files whose bytes did not have the hash they came under: which, from whom, and what they had instead.
CREATE TABLE trc.file_refused (
    station_id uuid NOT NULL REFERENCES trc.station,
    sha256 bytea NOT NULL,
    was bytea NOT NULL,
    size bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (station_id, sha256, was)
);

-- A piece of a file that is held stays; one that was on its way may go.
CREATE FUNCTION trc.keep_pieces() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION 'trc.file_piece is append only' USING ERRCODE = '55000';
    END IF;
    IF EXISTS (SELECT FROM trc.file f WHERE f.sha256 = OLD.sha256 AND f.station_id = OLD.station_id) THEN
        RAISE EXCEPTION 'file % is held and stays as it is', encode(OLD.sha256, 'hex') USING ERRCODE = '55000';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER file_piece_kept BEFORE UPDATE OR DELETE ON trc.file_piece FOR EACH ROW EXECUTE FUNCTION trc.keep_pieces();
CREATE TRIGGER file_piece_all_kept BEFORE TRUNCATE ON trc.file_piece FOR EACH STATEMENT EXECUTE FUNCTION trc.keep_pieces();

CREATE FUNCTION trc.forget_coming(p_station uuid, p_sha256 bytea) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    DELETE FROM trc.file_piece p WHERE p.station_id = p_station AND p.sha256 = p_sha256;
    DELETE FROM trc.file_coming c WHERE c.station_id = p_station AND c.sha256 = p_sha256;
$$;

-- Of these hashes (32 bytes each, one behind the other, at most 1,000) those that are not held.
CREATE FUNCTION api.files_lacking(p_station uuid, p_hashes text) RETURNS TABLE (sha256 text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_feed int := trc.feed_of(p_station); -- an error when it may not speak
    v_hashes bytea := decode(p_hashes, 'base64');
BEGIN
    IF length(v_hashes) % 32 <> 0 OR length(v_hashes) > 32000 THEN
        RAISE EXCEPTION 'a question is about 1 to 1000 hashes of 32 bytes' USING ERRCODE = '22023';
    END IF;
    RETURN QUERY SELECT trc.b64(h.hash)
        FROM (SELECT substr(v_hashes, 32 * k + 1, 32) AS hash FROM generate_series(0, length(v_hashes) / 32 - 1) k) h
        WHERE NOT EXISTS (SELECT FROM trc.file f WHERE f.sha256 = h.hash);
END
$$;

-- The next piece of a file. Verdicts:
--   MORE        it is not whole yet; the next piece starts at have, whatever was sent
--   HELD        all of it is here and has that hash
--   WRONG_HASH  all of it is here and has another hash: nothing of it is kept, detail says which it had
--   TOO_BIG     bigger than this central takes; have says how big it may be
--   FULL        this station has left enough here for a day
CREATE FUNCTION api.put_file(p_station uuid, p_sha256 text, p_size bigint, p_first_byte bigint, p_bytes text,
    OUT verdict text, OUT have bigint, OUT detail text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    v_feed int := trc.feed_of(p_station); -- an error when it may not speak
    v_sha256 bytea := decode(p_sha256, 'base64');
    v_bytes bytea;
    v_size bigint;
    v_max bigint;
    v_day bigint;
    v_was bytea;
BEGIN
    have := 0;
    IF length(v_sha256) <> 32 OR p_size < 0 OR p_first_byte < 0 THEN
        RAISE EXCEPTION 'a file has a hash of 32 bytes and a size' USING ERRCODE = '22023';
    END IF;
    IF length(p_bytes) > 1500000 THEN
        RAISE EXCEPTION 'a piece of % characters is too big', length(p_bytes) USING ERRCODE = '54000';
    END IF;
    v_bytes := decode(p_bytes, 'base64');
    IF EXISTS (SELECT FROM trc.file f WHERE f.sha256 = v_sha256) THEN
        verdict := 'HELD';
        have := p_size;
        IF NOT EXISTS (SELECT FROM trc.file f WHERE f.sha256 = v_sha256 AND f.station_id = p_station) THEN
            PERFORM trc.forget_coming(p_station, v_sha256);
        END IF;
        RETURN;
    END IF;
    SELECT s.file_bytes_max, s.file_bytes_per_day INTO v_max, v_day FROM trc.setup s;
    IF p_size > v_max THEN
        verdict := 'TOO_BIG';
        have := v_max;
        RETURN;
    END IF;

    SELECT c.size, c.have INTO v_size, have FROM trc.file_coming c
        WHERE c.station_id = p_station AND c.sha256 = v_sha256 FOR UPDATE;
    IF FOUND AND v_size <> p_size THEN -- one of the two sizes was wrong: from the beginning
        PERFORM trc.forget_coming(p_station, v_sha256);
    END IF;
    IF v_size IS DISTINCT FROM p_size THEN
        have := 0;
        -- Those that nobody goes on with make room.
        PERFORM trc.forget_coming(p_station, c.sha256) FROM trc.file_coming c
            WHERE c.station_id = p_station AND c.last_at < now() - interval '7 days';
        IF p_size + (SELECT coalesce(sum(f.size), 0) FROM trc.file f WHERE f.station_id = p_station AND f.received_at > now() - interval '1 day')
                + (SELECT coalesce(sum(c.size), 0) FROM trc.file_coming c WHERE c.station_id = p_station) > v_day THEN
            verdict := 'FULL';
            RETURN;
        END IF;
        -- Somebody else beginning the same file of this station right now fails here on the key and calls again.
        INSERT INTO trc.file_coming (station_id, sha256, size, have, last_at) VALUES (p_station, v_sha256, p_size, 0, now());
    END IF;
    IF p_first_byte <> have OR (length(v_bytes) = 0 AND p_size > 0) THEN
        verdict := 'MORE'; -- an answer was lost, or it only asks
        RETURN;
    END IF;
    IF have + length(v_bytes) > p_size THEN
        RAISE EXCEPTION 'file % is longer than its %', encode(v_sha256, 'hex'), p_size USING ERRCODE = '22023';
    END IF;
    INSERT INTO trc.file_piece (sha256, station_id, first_byte, bytes) VALUES (v_sha256, p_station, have, v_bytes);
    have := have + length(v_bytes);
    IF have < p_size THEN
        UPDATE trc.file_coming c SET have = put_file.have, last_at = now() WHERE c.station_id = p_station AND c.sha256 = v_sha256;
        verdict := 'MORE';
        RETURN;
    END IF;

    SELECT sha256(coalesce(string_agg(p.bytes, ''::bytea ORDER BY p.first_byte), '')) INTO v_was
        FROM trc.file_piece p WHERE p.station_id = p_station AND p.sha256 = v_sha256;
    IF v_was <> v_sha256 THEN
        PERFORM trc.forget_coming(p_station, v_sha256);
        INSERT INTO trc.file_refused (station_id, sha256, was, size) VALUES (p_station, v_sha256, v_was, p_size) ON CONFLICT DO NOTHING;
        verdict := 'WRONG_HASH';
        detail := encode(v_was, 'hex');
        RETURN;
    END IF;
    DELETE FROM trc.file_coming c WHERE c.station_id = p_station AND c.sha256 = v_sha256;
    INSERT INTO trc.file (sha256, size, station_id) VALUES (v_sha256, p_size, p_station) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN -- another station was quicker with the same file: one copy is enough
        PERFORM trc.forget_coming(p_station, v_sha256);
    END IF;
    verdict := 'HELD';
END
$$;

-- A stretch of a file that is held, at most 1 MB. Size is null when it is not. Whoever knows the hash of a file has read
-- the entry that names it, on whatever line.
CREATE FUNCTION api.get_file(p_station uuid, p_sha256 text, p_first_byte bigint, p_max_bytes int, OUT size bigint, OUT bytes text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_feed int := trc.feed_of(p_station); -- an error when it may not speak
    v_sha256 bytea := decode(p_sha256, 'base64');
    v_owner uuid;
BEGIN
    SELECT f.size, f.station_id INTO size, v_owner FROM trc.file f WHERE f.sha256 = v_sha256;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT trc.b64(substr(p.bytes, (p_first_byte - p.first_byte)::int + 1, least(greatest(p_max_bytes, 1), 1048576))) INTO bytes
        FROM trc.file_piece p WHERE p.sha256 = v_sha256 AND p.station_id = v_owner AND p.first_byte <= p_first_byte
        ORDER BY p.first_byte DESC LIMIT 1;
    bytes := coalesce(bytes, '');
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA trc, api FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.files_lacking(uuid, text), api.put_file(uuid, text, bigint, bigint, text),
    api.get_file(uuid, text, bigint, int) TO trc_station;
