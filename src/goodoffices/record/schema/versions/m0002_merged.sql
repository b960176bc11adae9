-- Merging: which facts tell one thing. Never edited after a release.

-- Reports whose facts were written since merging last looked at them.
CREATE TABLE merge_pending (
    report TEXT NOT NULL,
    PRIMARY KEY (report),
    FOREIGN KEY (report) REFERENCES report (id) ON DELETE CASCADE
) WITHOUT ROWID;

-- Under which keys a fact is looked for in merging.
CREATE TABLE fact_key (
    own_key TEXT NOT NULL, -- kind with type, actor, place or number
    day DATE NOT NULL, -- its day among others of the key
    fact TEXT NOT NULL, -- the fact, also after it is gone, until merging has seen it
    report TEXT NOT NULL, -- the report it stands in
    PRIMARY KEY (own_key, day, fact)
) WITHOUT ROWID;

CREATE INDEX fact_key_by_report ON fact_key (report);
CREATE INDEX fact_key_by_fact ON fact_key (fact);

-- Which facts tell one thing, by what was judged.
CREATE TABLE fact_group (
    fact TEXT NOT NULL, -- the fact
    head TEXT NOT NULL, -- the first fact of its group
    PRIMARY KEY (fact)
) WITHOUT ROWID;

CREATE INDEX fact_group_by_head ON fact_group (head, fact);

-- One row for each thing told, however many facts tell it.
CREATE TABLE merged (
    head TEXT NOT NULL, -- the first of its facts
    kind TEXT NOT NULL, -- event, talks, ceasefire, figure, position, relation or role
    day_from DATE, -- first day of its first fact
    facts INTEGER NOT NULL, -- number of facts that tell it
    reports INTEGER NOT NULL, -- number of reports that tell it
    PRIMARY KEY (head)
) WITHOUT ROWID;

CREATE INDEX merged_by_kind ON merged (kind, day_from, head);

INSERT INTO merge_pending (report) SELECT id FROM report;
