-- What waits for a person is found at once, the most doubtful first. Never edited after a release.

CREATE TABLE disputed (
    fact TEXT NOT NULL, -- the fact
    kind TEXT NOT NULL, -- its kind
    confidence FLOAT NOT NULL, -- its confidence
    PRIMARY KEY (fact),
    FOREIGN KEY(fact) REFERENCES fact (id) ON DELETE CASCADE
) WITHOUT ROWID;

INSERT INTO disputed (fact, kind, confidence)
SELECT id, kind, confidence FROM fact WHERE id IN (
    SELECT left_id FROM judgement WHERE verdict = 'conflict' AND subject = 'fact'
    UNION
    SELECT right_id FROM judgement WHERE verdict = 'conflict' AND subject = 'fact'
);

CREATE INDEX disputed_by_doubt ON disputed (confidence, fact);

CREATE INDEX disputed_by_kind ON disputed (kind, confidence, fact);

DROP INDEX fact_by_doubt;

CREATE INDEX fact_by_doubt ON fact (kind, confidence, id);

CREATE INDEX judgement_conflict_by_doubt ON judgement (verdict, score, id)
WHERE verdict = 'conflict';

CREATE INDEX judgement_tie_by_doubt ON judgement (score, id)
WHERE verdict <> 'conflict';
