-- SPDX-FileCopyrightText: 2026 The Unitrail authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Released plant definitions: what stations judge by. A released revision is never changed and never taken away.

CREATE TABLE trc.plant_revision (
    rev bigint PRIMARY KEY, -- 1, 2, 3 in order of release
    revision text NOT NULL UNIQUE, -- the plant's own word for it: "2026-06-15"
    digest bytea NOT NULL UNIQUE CHECK (length(digest) = 32), -- as entries name it
    content bytea NOT NULL CHECK (length(content) = 32), -- SHA-256 of the documents as they were packed
    released_at timestamptz NOT NULL DEFAULT now(),
    released_by name NOT NULL DEFAULT session_user
);
CREATE TABLE trc.plant_document (
    rev bigint NOT NULL REFERENCES trc.plant_revision,
    name text NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (rev, name)
);
CREATE TRIGGER plant_revision_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON trc.plant_revision FOR EACH STATEMENT EXECUTE FUNCTION trc.keep_rows();
CREATE TRIGGER plant_document_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON trc.plant_document FOR EACH STATEMENT EXECUTE FUNCTION trc.keep_rows();

-- Documents come packed in order of their names: name_len[4 BE] name[UTF-8] body_len[4 BE] body, and again.
-- Answers PUBLISHED, KNOWN (the very same is there), REVISION_TAKEN or DIGEST_TAKEN (something else bears that name).
CREATE FUNCTION api.publish_plant(p_revision text, p_digest text, p_documents text, OUT verdict text, OUT rev bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    v_revision text := convert_from(decode(p_revision, 'base64'), 'UTF8');
    v_digest bytea := decode(p_digest, 'base64');
    v_packed bytea := decode(p_documents, 'base64');
    v_content bytea := sha256(decode(p_documents, 'base64'));
    v_size int := length(decode(p_documents, 'base64'));
    v_at int := 0;
    v_len bigint;
    v_name text;
BEGIN
    IF v_size = 0 OR v_size > 16777216 THEN
        RAISE EXCEPTION 'a plant definition has 1 byte to 16 MB' USING ERRCODE = '22023';
    END IF;
    PERFORM FROM trc.setup FOR UPDATE; -- one at a time, so that rev has no gaps and no late comers
    SELECT CASE WHEN r.revision = v_revision AND r.digest = v_digest AND r.content = v_content THEN 'KNOWN'
            WHEN r.revision = v_revision THEN 'REVISION_TAKEN' ELSE 'DIGEST_TAKEN' END, r.rev
        INTO verdict, rev FROM trc.plant_revision r WHERE r.revision = v_revision OR r.digest = v_digest
        ORDER BY r.revision = v_revision DESC LIMIT 1;
    IF FOUND THEN
        RETURN;
    END IF;

    SELECT coalesce(max(r.rev), 0) + 1 INTO rev FROM trc.plant_revision r;
    INSERT INTO trc.plant_revision (rev, revision, digest, content) VALUES (publish_plant.rev, v_revision, v_digest, v_content);
    WHILE v_at < v_size LOOP
        v_len := trc.int8_of('\x00000000'::bytea || substr(v_packed, v_at + 1, 4));
        v_name := convert_from(substr(v_packed, v_at + 5, v_len::int), 'UTF8');
        v_at := v_at + 4 + v_len::int;
        v_len := trc.int8_of('\x00000000'::bytea || substr(v_packed, v_at + 1, 4));
        IF v_at + 4 + v_len > v_size THEN
            RAISE EXCEPTION 'document % is cut short', v_name USING ERRCODE = '22023';
        END IF;
        INSERT INTO trc.plant_document (rev, name, body) VALUES (publish_plant.rev, v_name, substr(v_packed, v_at + 5, v_len::int));
        v_at := v_at + 4 + v_len::int;
    END LOOP;
    verdict := 'PUBLISHED';
END
$$;

-- The revisions released after a given one, oldest first.
CREATE FUNCTION api.pull_ref(p_station uuid, p_after_rev bigint) RETURNS TABLE (rev bigint, revision text, digest text, released_ms bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM trc.feed_of(p_station);
    RETURN QUERY SELECT r.rev, trc.b64(convert_to(r.revision, 'UTF8')), trc.b64(r.digest), floor(extract(epoch FROM r.released_at) * 1000)::bigint
        FROM trc.plant_revision r WHERE r.rev > p_after_rev ORDER BY r.rev;
END
$$;

CREATE FUNCTION api.plant_documents(p_station uuid, p_rev bigint) RETURNS TABLE (name text, body text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM trc.feed_of(p_station);
    RETURN QUERY SELECT trc.b64(convert_to(d.name, 'UTF8')), trc.b64(d.body) FROM trc.plant_document d WHERE d.rev = p_rev ORDER BY d.name;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA trc, api FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.pull_ref(uuid, bigint), api.plant_documents(uuid, bigint) TO trc_station;
GRANT EXECUTE ON FUNCTION api.publish_plant(text, text, text) TO trc_planner;
