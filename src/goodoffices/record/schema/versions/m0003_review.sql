-- What persons decided. Written for SQLite and PostgreSQL alike; never edited after a release.

-- The trail of what persons decided, entries are added, never changed.
CREATE TABLE review (
    entry INTEGER NOT NULL, -- number in the trail, from 1
    action TEXT NOT NULL, -- accept, correct, reject, same, different, undo, moved
    subject TEXT NOT NULL, -- fact, actor or report
    target TEXT NOT NULL, -- id of the fact, or of one of a pair
    other TEXT NOT NULL, -- id of the other of a pair, for moved the new id
    report TEXT NOT NULL, -- report of the fact, empty for other things
    field TEXT NOT NULL, -- the field corrected
    old_value TEXT NOT NULL, -- its value before, in words
    new_value TEXT NOT NULL, -- the value the person gave
    why TEXT NOT NULL, -- the reason given
    done_by TEXT NOT NULL, -- the person's name, or program for moved
    done_at TEXT NOT NULL, -- when, ISO time
    undoes INTEGER, -- the entry this one takes back
    told TEXT NOT NULL, -- the fact as the program gave it then, as JSON
    CONSTRAINT review_action CHECK (
        action IN ('accept', 'correct', 'reject', 'same', 'different', 'undo', 'moved')
    ),
    PRIMARY KEY (entry)
);

CREATE INDEX review_by_target ON review (target);

CREATE INDEX review_by_report ON review (report);

-- What stands of the trail for a fact, the fact's own rows hold the corrected values.
CREATE TABLE fact_review (
    fact TEXT NOT NULL, -- the fact
    verdict TEXT NOT NULL, -- accepted, rejected or empty
    corrections TEXT NOT NULL, -- fields corrected, with the program's values, as JSON
    original TEXT NOT NULL, -- the corrected fact as the program gave it, as JSON
    FOREIGN KEY (fact) REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (fact)
) WITHOUT ROWID;

CREATE INDEX fact_review_by_verdict ON fact_review (verdict, fact);

CREATE INDEX fact_by_doubt ON fact (confidence, id);

-- Persons' judgements made before there was a trail are its first entries.
INSERT INTO review (entry, action, subject, target, other, report, field, old_value, new_value,
    why, done_by, done_at, undoes, told)
SELECT ROW_NUMBER() OVER (ORDER BY judged_at, id), verdict, subject, left_id, right_id, '', '', '',
    '', '', judged_by, COALESCE(judged_at, ''), NULL, ''
FROM judgement WHERE judged_by <> 'program' AND verdict IN ('same', 'different');
