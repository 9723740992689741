-- Captures are only ever added. Rows stand in bodies (compressed), so that the index can be read without them.
-- Text sorts by its bytes, as it does in SQLite: the digest of a store is the same wherever it is kept.
CREATE TABLE migrations (
    number integer PRIMARY KEY,
    applied_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE payloads (
    number bigint PRIMARY KEY,
    name text NOT NULL,
    sha256 text NOT NULL,
    format text NOT NULL,
    derived_from text NOT NULL,
    address text NOT NULL,
    licence text NOT NULL,
    imported_at text NOT NULL
);

CREATE TABLE captures (
    number bigint PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    form text COLLATE "C" NOT NULL CHECK (form IN ('window', 'days')),
    series text COLLATE "C" NOT NULL,
    coverage text COLLATE "C" NOT NULL,
    first_day text COLLATE "C" NOT NULL,
    last_day text COLLATE "C" NOT NULL CHECK (last_day >= first_day),
    captured_at text COLLATE "C" NOT NULL,
    complete integer NOT NULL CHECK (complete IN (0, 1)),
    sha256 text NOT NULL,
    -- what makes a capture the same as another: form, series, coverage, days, second of capture, rows
    identity text COLLATE "C" NOT NULL UNIQUE,
    payload bigint NOT NULL REFERENCES payloads (number)
);

CREATE TABLE bodies (
    capture bigint PRIMARY KEY REFERENCES captures (number),
    body bytea NOT NULL
);

-- Every id that some row bears, and whether a chart names it: the names that are searched for in texts.
CREATE TABLE entities (
    id text COLLATE "C" NOT NULL,
    charted integer NOT NULL CHECK (charted IN (0, 1)),
    PRIMARY KEY (id, charted)
);

CREATE FUNCTION stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the store is append-only'; END $$;

CREATE TRIGGER migrations_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON migrations EXECUTE FUNCTION stays();
CREATE TRIGGER payloads_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON payloads EXECUTE FUNCTION stays();
CREATE TRIGGER captures_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON captures EXECUTE FUNCTION stays();
CREATE TRIGGER bodies_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON bodies EXECUTE FUNCTION stays();
CREATE TRIGGER entities_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON entities EXECUTE FUNCTION stays();
