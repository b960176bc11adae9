-- Why things were judged so is kept once for each wording. Never edited after a release.

CREATE TABLE reason (
    id BIGINT NOT NULL, -- derived from the words
    words TEXT NOT NULL, -- a sentence; of several each but the first begins with U+001E
    PRIMARY KEY (id)
) WITHOUT ROWID;

ALTER TABLE judgement ADD COLUMN reason BIGINT REFERENCES reason (id);
