-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What central keeps. Stations never touch these tables; they call the functions of schema api (002 and on).

DO $$
BEGIN
    -- Roles belong to the cluster, not to this database: another database may have made them already.
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'trc_station') THEN
        CREATE ROLE trc_station NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'trc_planner') THEN
        CREATE ROLE trc_planner NOLOGIN;
    END IF;
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON SCHEMA trc FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE SCHEMA api;
REVOKE ALL ON SCHEMA api FROM PUBLIC;
GRANT USAGE ON SCHEMA api TO trc_station, trc_planner;

-- One row. Its lock also serialises what happens seldom: enrolment and publishing.
CREATE TABLE trc.setup (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    open_enrolment boolean NOT NULL, -- true: a station that introduces itself is active at once; false: it waits as 'pending'
    default_feed int NOT NULL
);
INSERT INTO trc.setup (open_enrolment, default_feed) VALUES (true, 1);

-- A feed is the gap-free order of one line. Its row is locked last, and never waited for while holding it.
CREATE TABLE trc.feed_head (
    feed_id int PRIMARY KEY,
    gen int NOT NULL, -- raised by whoever restores this database from a backup
    pos bigint NOT NULL CHECK (pos >= 0),
    feed_hash bytea NOT NULL CHECK (length(feed_hash) = 32),
    durable_pos bigint -- known to be in a second copy; null: nobody tells
) WITH (fillfactor = 10);
INSERT INTO trc.feed_head (feed_id, gen, pos, feed_hash) VALUES (1, 1, 0, decode(repeat('00', 32), 'hex'));

CREATE TABLE trc.station (
    station_id uuid PRIMARY KEY,
    feed_id int NOT NULL REFERENCES trc.feed_head,
    db_role name UNIQUE, -- the login that may speak for it; null: any login that may execute api
    state text NOT NULL CHECK (state IN ('pending', 'active', 'suspended', 'revoked', 'retired')),
    sign_pub bytea,
    cert_fpr bytea,
    note text, -- what it calls itself: "ASM-1"
    enrolled_at timestamptz NOT NULL DEFAULT now(),
    enrolled_by name NOT NULL DEFAULT session_user,
    -- as of its last hello
    last_seen timestamptz,
    client_ver text,
    host_mark bytea,
    waiting bigint, -- entries it had not got through: what is lost if its disk is
    clock_off_ms bigint -- its clock minus ours
);

CREATE TABLE trc.station_inc (
    feed_id int NOT NULL,
    station_id uuid NOT NULL REFERENCES trc.station,
    inc bigint NOT NULL,
    head_seq bigint NOT NULL CHECK (head_seq > 0),
    head_hash bytea NOT NULL CHECK (length(head_hash) = 32),
    head_hlc bigint NOT NULL,
    first_seen timestamptz NOT NULL,
    last_seen timestamptz NOT NULL,
    host_mark bytea,
    PRIMARY KEY (feed_id, station_id, inc)
) WITH (fillfactor = 50);

-- Every entry of every station, valid or not: a body is bytes, and judging it is for those who read.
-- One plain table on purpose. Its key ends with part, so the day it grows too big it becomes the first partition of a new
-- parent (rename, CREATE TABLE ... PARTITION BY RANGE (part), ATTACH) without rewriting a row; until then no insert pays
-- for routing and no index is searched twice.
CREATE TABLE trc.ledger (
    feed_id int NOT NULL,
    station_id uuid NOT NULL,
    inc bigint NOT NULL,
    seq bigint NOT NULL CHECK (seq > 0),
    hlc bigint NOT NULL,
    hash bytea NOT NULL CHECK (length(hash) = 32),
    body bytea NOT NULL,
    part date NOT NULL, -- the day it came in, UTC
    PRIMARY KEY (feed_id, station_id, inc, seq, part)
);

CREATE TABLE trc.batch (
    feed_id int NOT NULL REFERENCES trc.feed_head,
    pos bigint NOT NULL CHECK (pos > 0),
    station_id uuid NOT NULL,
    inc bigint NOT NULL,
    first_seq bigint NOT NULL,
    last_seq bigint NOT NULL,
    last_hash bytea NOT NULL,
    feed_hash bytea NOT NULL CHECK (length(feed_hash) = 32),
    size int NOT NULL, -- bytes of its frames
    recv_at timestamptz NOT NULL,
    clock_off_ms bigint,
    client_ver text,
    part date NOT NULL,
    PRIMARY KEY (feed_id, pos),
    CHECK (last_seq >= first_seq)
);

-- What could not be chained is evidence and is kept. The digest is over the whole frame, so two different broken
-- frames that claim one hash are both kept, and the same frame sent twice is kept once.
CREATE TABLE trc.fork (
    station_id uuid NOT NULL,
    inc bigint NOT NULL,
    seq bigint NOT NULL,
    digest bytea NOT NULL CHECK (length(digest) = 32),
    why text NOT NULL CHECK (why IN ('FORK', 'CHAIN_BROKEN', 'BAD_FRAME')),
    prev bytea,
    frame bytea NOT NULL, -- as it came, at most 64 kB and its head of it
    recv_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (station_id, inc, seq, digest)
);

-- How far each station has read, and the hash it saw there: every station is a witness.
CREATE TABLE trc.cursor (
    station_id uuid NOT NULL REFERENCES trc.station,
    feed_id int NOT NULL REFERENCES trc.feed_head,
    pos bigint NOT NULL,
    feed_hash bytea NOT NULL,
    agrees boolean NOT NULL, -- with ours, at that position, at that time
    at timestamptz NOT NULL,
    PRIMARY KEY (station_id, feed_id)
);

CREATE FUNCTION trc.keep_rows() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '%.% is append only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = '55000';
END
$$;
REVOKE ALL ON FUNCTION trc.keep_rows() FROM PUBLIC;

-- Per statement: an insert pays nothing for them.
CREATE TRIGGER ledger_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON trc.ledger FOR EACH STATEMENT EXECUTE FUNCTION trc.keep_rows();
CREATE TRIGGER batch_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON trc.batch FOR EACH STATEMENT EXECUTE FUNCTION trc.keep_rows();
CREATE TRIGGER fork_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON trc.fork FOR EACH STATEMENT EXECUTE FUNCTION trc.keep_rows();
