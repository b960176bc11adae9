-- Merging that looks at what is new only. Never edited after a release.

-- Actors that merging has not yet looked at.
CREATE TABLE actor_pending (
    actor TEXT NOT NULL, -- the actor, also after it is gone
    PRIMARY KEY (actor)
) WITHOUT ROWID;

-- Under which keys an actor is looked for in merging.
CREATE TABLE actor_key (
    own_key TEXT NOT NULL, -- a name, spelling or alias, folded
    actor TEXT NOT NULL, -- the actor
    PRIMARY KEY (own_key, actor)
) WITHOUT ROWID;

CREATE INDEX actor_key_by_actor ON actor_key (actor);

CREATE INDEX judgement_by_person ON judgement (subject, judged_by) WHERE judged_by <> 'program';

-- Where facts stand under their keys is worked out anew, now with the last day they can be of.
DROP TABLE fact_key;

CREATE TABLE fact_key (
    own_key TEXT NOT NULL, -- kind with type, actor, place or number
    day DATE NOT NULL, -- its day among others of the key
    fact TEXT NOT NULL, -- the fact, also after it is gone, until merging has seen it
    last_day DATE NOT NULL, -- the last day it can be of
    report TEXT NOT NULL, -- the report it stands in
    PRIMARY KEY (own_key, day, fact)
) WITHOUT ROWID;

CREATE INDEX fact_key_by_report ON fact_key (report);
CREATE INDEX fact_key_by_fact ON fact_key (fact);

INSERT INTO actor_pending (actor) SELECT id FROM actor;
DELETE FROM merge_pending;
INSERT INTO merge_pending (report) SELECT id FROM report;
