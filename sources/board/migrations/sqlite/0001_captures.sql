-- Captures are only ever added. Rows stand in bodies (compressed), so that the index can be read without them.
CREATE TABLE payloads (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    format TEXT NOT NULL,
    derived_from TEXT NOT NULL,
    address TEXT NOT NULL,
    licence TEXT NOT NULL,
    imported_at TEXT NOT NULL
);

CREATE TABLE captures (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    form TEXT NOT NULL CHECK (form IN ('window', 'days')),
    series TEXT NOT NULL,
    coverage TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL CHECK (last_day >= first_day),
    captured_at TEXT NOT NULL,
    complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
    sha256 TEXT NOT NULL,
    -- what makes a capture the same as another: form, series, coverage, days, second of capture, rows
    identity TEXT NOT NULL UNIQUE,
    payload INTEGER NOT NULL REFERENCES payloads (number)
);

CREATE TABLE bodies (
    capture INTEGER PRIMARY KEY REFERENCES captures (number),
    body BLOB NOT NULL
);

-- Every id that some row bears, and whether a chart names it: the names that are searched for in texts.
CREATE TABLE entities (
    id TEXT NOT NULL,
    charted INTEGER NOT NULL CHECK (charted IN (0, 1)),
    PRIMARY KEY (id, charted)
) WITHOUT ROWID;

CREATE TRIGGER payloads_stay BEFORE UPDATE ON payloads BEGIN SELECT RAISE(ABORT, 'the store is append-only'); END;
CREATE TRIGGER payloads_are_kept BEFORE DELETE ON payloads BEGIN SELECT RAISE(ABORT, 'the store is append-only'); END;
CREATE TRIGGER captures_stay BEFORE UPDATE ON captures BEGIN SELECT RAISE(ABORT, 'the store is append-only'); END;
CREATE TRIGGER captures_are_kept BEFORE DELETE ON captures BEGIN SELECT RAISE(ABORT, 'the store is append-only'); END;
CREATE TRIGGER bodies_stay BEFORE UPDATE ON bodies BEGIN SELECT RAISE(ABORT, 'the store is append-only'); END;
CREATE TRIGGER bodies_are_kept BEFORE DELETE ON bodies BEGIN SELECT RAISE(ABORT, 'the store is append-only'); END;
