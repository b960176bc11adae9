-- What changed since a reader last looked is known by a number. Never edited after a release.

ALTER TABLE merged ADD COLUMN changed BIGINT DEFAULT 0 NOT NULL;

ALTER TABLE reading ADD COLUMN changed BIGINT DEFAULT 0 NOT NULL;

-- Plans, denials and demands are few among what is told: they are found at once.
CREATE INDEX fact_by_realis ON fact (kind, realis, day_from, id)
WHERE realis <> 'actual';

CREATE TABLE clock (
    name TEXT NOT NULL, -- always `record`
    ticks BIGINT NOT NULL, -- the number of the last such writing
    PRIMARY KEY (name)
) WITHOUT ROWID;
