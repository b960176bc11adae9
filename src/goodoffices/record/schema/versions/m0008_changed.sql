-- What changed since a reader last looked is known by a number. Never edited after a release.

ALTER TABLE merged ADD COLUMN changed BIGINT DEFAULT 0 NOT NULL;

ALTER TABLE reading ADD COLUMN changed BIGINT DEFAULT 0 NOT NULL;

CREATE TABLE clock (
    name TEXT NOT NULL, -- always `record`
    ticks BIGINT NOT NULL, -- the number of the last such writing
    PRIMARY KEY (name)
) WITHOUT ROWID;
