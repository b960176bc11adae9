-- The first schema. Written for SQLite and PostgreSQL alike; on PostgreSQL the words
-- WITHOUT ROWID are left out. Never edited after a release: changes are new migrations.

-- One report as published, its text is never changed and all offsets point into it.
CREATE TABLE report (
    id TEXT NOT NULL, -- derived from content: the same on every reading
    num INTEGER NOT NULL UNIQUE, -- small number of the row, for the word index only
    name TEXT NOT NULL, -- file name, or the id that came with it
    text TEXT NOT NULL, -- the report as published
    title TEXT, -- headline
    outlet TEXT, -- who published it
    outlet_basis TEXT, -- how the outlet is known
    published_printed TEXT, -- when it was published, in the words printed
    published_start DATE, -- when it was published: first day it can be
    published_end DATE, -- when it was published: last day it can be
    published_precision TEXT, -- when it was published: how finely it is known, empty: no date given
    published_basis TEXT, -- when it was published: how it is known
    published_from INTEGER, -- when it was published: first character of the words
    published_to INTEGER, -- when it was published: character after the words
    published_direction TEXT, -- when it was published: which way the tense points
    author TEXT, -- who wrote it
    agency TEXT, -- the agency it was taken from, when it says so
    language TEXT NOT NULL, -- two-letter code
    url TEXT, -- address
    fingerprint TEXT NOT NULL, -- SHA-256 of the text
    PRIMARY KEY (id)
);

CREATE INDEX report_by_day ON report (published_start);

CREATE INDEX report_by_fingerprint ON report (fingerprint);

-- Sentences on what is doubtful in a report, or was in its reading.
CREATE TABLE report_note (
    report TEXT NOT NULL, -- the report
    subject TEXT NOT NULL, -- doubt: of date or outlet, note: of the reading
    nth INTEGER NOT NULL, -- order, from 0
    words TEXT NOT NULL, -- the sentence
    FOREIGN KEY (report) REFERENCES report (id) ON DELETE CASCADE,
    PRIMARY KEY (report, subject, nth)
) WITHOUT ROWID;

-- Parts of a report that are not its running text.
CREATE TABLE report_stretch (
    report TEXT NOT NULL, -- the report
    nth INTEGER NOT NULL, -- order, from 0
    kind TEXT NOT NULL, -- menu, caption, speaker_label, ...
    span_from INTEGER NOT NULL, -- first character
    span_to INTEGER NOT NULL, -- character after the last
    reason TEXT NOT NULL, -- why it was marked
    label TEXT NOT NULL, -- for a speaker's turn: the name printed
    FOREIGN KEY (report) REFERENCES report (id) ON DELETE CASCADE,
    PRIMARY KEY (report, nth)
) WITHOUT ROWID;

-- Signature of a report's wording in bands: two reports that share one may be copies.
CREATE TABLE report_band (
    report TEXT NOT NULL, -- the report
    band INTEGER NOT NULL, -- number of the band, from 0
    value TEXT NOT NULL, -- the band's numbers in hexadecimal
    FOREIGN KEY (report) REFERENCES report (id) ON DELETE CASCADE,
    PRIMARY KEY (report, band)
) WITHOUT ROWID;

CREATE INDEX report_band_by_value ON report_band (band, value, report);

-- Marks a report as completely read, and with what.
CREATE TABLE reading (
    report TEXT NOT NULL, -- the report
    program TEXT NOT NULL, -- version of goodoffices
    lexicon TEXT NOT NULL, -- version of the word lists
    model TEXT NOT NULL, -- language model, with its version
    FOREIGN KEY (report) REFERENCES report (id) ON DELETE CASCADE,
    PRIMARY KEY (report)
) WITHOUT ROWID;

-- Sentences that carry facts.
CREATE TABLE sentence (
    report TEXT NOT NULL, -- the report
    span_from INTEGER NOT NULL, -- first character
    span_to INTEGER NOT NULL, -- character after the last
    num INTEGER NOT NULL UNIQUE, -- small number of the row, for the word index only
    FOREIGN KEY (report) REFERENCES report (id) ON DELETE CASCADE,
    PRIMARY KEY (report, span_from, span_to)
) WITHOUT ROWID;

-- What one report says: the columns that all kinds of fact share.
CREATE TABLE fact (
    id TEXT NOT NULL, -- derived from report and evidence: the same on every reading
    kind TEXT NOT NULL, -- statement, event, talks, ceasefire, figure, position, relation or role
    report TEXT NOT NULL, -- the report
    sentence_from INTEGER NOT NULL, -- first character of the sentence that carries it
    sentence_to INTEGER NOT NULL, -- character after that sentence
    realis TEXT NOT NULL, -- actual, planned, possible, denied or requested
    background BOOLEAN NOT NULL, -- older than the story it is told in
    date_printed TEXT, -- when it was, in the words printed
    date_start DATE, -- when it was: first day it can be
    date_end DATE, -- when it was: last day it can be
    date_precision TEXT, -- when it was: how finely it is known, empty: no date given
    date_basis TEXT, -- when it was: how it is known
    date_from INTEGER, -- when it was: first character of the words
    date_to INTEGER, -- when it was: character after the words
    date_direction TEXT, -- when it was: which way the tense points
    day_from DATE, -- first day for filters: its date, else the report's
    day_to DATE, -- last day for filters: its date, else the report's
    confidence FLOAT NOT NULL, -- share of such facts a reader calls right
    maker TEXT NOT NULL, -- extractor and its version, `person/...` for a fact entered by a person
    found_by TEXT NOT NULL, -- the rule that found it, in words
    joined TEXT NOT NULL, -- words that join a part from another clause
    CONSTRAINT fact_confidence CHECK (confidence >= 0 AND confidence <= 1),
    CONSTRAINT fact_sentence CHECK (sentence_from >= 0 AND sentence_from <= sentence_to),
    FOREIGN KEY (report) REFERENCES report (id) ON DELETE CASCADE,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE INDEX fact_by_day ON fact (day_from, report, sentence_from, id);

CREATE INDEX fact_by_kind ON fact (kind, day_from, report, sentence_from, id);

CREATE INDEX fact_by_report ON fact (report, sentence_from);

-- Who fills which place in a fact.
CREATE TABLE fact_party (
    fact TEXT NOT NULL, -- the fact
    slot TEXT NOT NULL, -- speakers, sources, participants, attributed_to, ...
    nth INTEGER NOT NULL, -- order within the slot, from 0
    printed TEXT NOT NULL, -- the words printed
    span_from INTEGER, -- first character of those words
    span_to INTEGER, -- character after them
    name TEXT NOT NULL, -- the actor's name as resolved, empty where it is not decided
    actor TEXT, -- id of the actor
    status TEXT, -- talks: attending, invited, ...
    detail TEXT NOT NULL, -- talks: what the report adds
    FOREIGN KEY (fact) REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (fact, slot, nth)
) WITHOUT ROWID;

CREATE INDEX fact_party_by_actor ON fact_party (actor, slot, fact);

-- Where in the report each part of a fact stands.
CREATE TABLE evidence (
    fact TEXT NOT NULL, -- the fact
    part TEXT NOT NULL, -- content, cue, speaker, trigger, source, ...
    nth INTEGER NOT NULL, -- order within the part, from 0
    span_from INTEGER NOT NULL, -- first character
    span_to INTEGER NOT NULL, -- character after the last
    FOREIGN KEY (fact) REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (fact, part, nth)
) WITHOUT ROWID;

-- Words of the places named in facts, folded, so that a place is found at once.
CREATE TABLE place_word (
    word TEXT NOT NULL, -- one word, in small letters without accents
    fact TEXT NOT NULL, -- the fact
    FOREIGN KEY (fact) REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (word, fact)
) WITHOUT ROWID;

CREATE INDEX place_word_by_fact ON place_word (fact);

-- Somebody says something.
CREATE TABLE statement (
    fact TEXT NOT NULL, -- the fact
    form TEXT NOT NULL, -- direct, mixed or indirect
    act TEXT NOT NULL, -- demand, refuse, offer, ...
    content TEXT NOT NULL, -- the words, a direct quotation is exact
    cue TEXT NOT NULL, -- said, told, warned, ...
    FOREIGN KEY (fact) REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (fact)
) WITHOUT ROWID;

CREATE INDEX statement_by_act ON statement (act);

-- Something done between actors.
CREATE TABLE event (
    fact TEXT NOT NULL, -- the fact
    type TEXT NOT NULL, -- one of PLOVER's sixteen
    mode TEXT, -- finer code
    trigger TEXT NOT NULL, -- the words that gave it
    place TEXT, -- where, as printed
    FOREIGN KEY (fact) REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (fact)
) WITHOUT ROWID;

CREATE INDEX event_by_type ON event (type);

-- A conference, round or series of meetings.
CREATE TABLE talks (
    fact TEXT NOT NULL, -- the fact
    name TEXT, -- its name
    number INTEGER, -- number of the round, where printed
    venue TEXT, -- where
    format TEXT NOT NULL, -- direct, proximity, shuttle, ...
    level TEXT, -- rank of those who meet
    agenda TEXT, -- what it is about
    outcome TEXT, -- how it ended
    FOREIGN KEY (fact) REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (fact)
) WITHOUT ROWID;

-- A truce at one point of its life.
CREATE TABLE ceasefire (
    fact TEXT NOT NULL, -- the fact
    status TEXT NOT NULL, -- proposed, agreed, in_force, ...
    scope TEXT NOT NULL, -- national, local or unknown
    place TEXT, -- where
    term TEXT NOT NULL, -- the word used: truce, pause, ...
    trigger TEXT NOT NULL, -- the words that give its state
    purpose TEXT, -- what it is for
    FOREIGN KEY (fact) REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (fact)
) WITHOUT ROWID;

CREATE INDEX ceasefire_by_status ON ceasefire (status);

-- A stated quantity, with its bounds as the words give them.
CREATE TABLE figure (
    fact TEXT NOT NULL, -- the fact
    measure TEXT NOT NULL, -- what it counts: killed, displaced, ...
    low FLOAT, -- lower bound
    high FLOAT, -- upper bound
    qualifier TEXT, -- nearly, about, more than, up to, at least
    of_what TEXT, -- whom or what it counts, in the report's words
    place TEXT, -- where
    period TEXT, -- the period in the report's words
    cumulative BOOLEAN, -- a running total
    subset_of TEXT, -- the printed figure it is a part of
    printed TEXT NOT NULL, -- the number as printed
    FOREIGN KEY (fact) REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (fact)
) WITHOUT ROWID;

CREATE INDEX figure_by_measure ON figure (measure);

-- What an actor wants, refuses, offers or doubts.
CREATE TABLE position (
    fact TEXT NOT NULL, -- the fact
    issue TEXT NOT NULL, -- talks, ceasefire, leadership, ...
    stance TEXT NOT NULL, -- demand, support, oppose, ...
    detail TEXT, -- the finer issue
    content TEXT NOT NULL, -- the words
    condition TEXT, -- what it depends on
    claimed BOOLEAN NOT NULL, -- somebody else says that the actor wants it
    FOREIGN KEY (fact) REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (fact)
) WITHOUT ROWID;

CREATE INDEX position_by_issue ON position (issue, stance);

-- A standing tie between two actors.
CREATE TABLE relation (
    fact TEXT NOT NULL, -- the fact
    predicate TEXT NOT NULL, -- supports, opposes, leads, ...
    mode TEXT, -- political, financial, arms, ...
    current BOOLEAN NOT NULL, -- still so when reported
    FOREIGN KEY (fact) REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (fact)
) WITHOUT ROWID;

CREATE INDEX relation_by_predicate ON relation (predicate);

-- Who holds which office or part.
CREATE TABLE role (
    fact TEXT NOT NULL, -- the fact
    title TEXT NOT NULL, -- the title as printed
    process_role TEXT, -- mediator, envoy, conflict_party, ...
    current BOOLEAN NOT NULL, -- false for a former holder
    FOREIGN KEY (fact) REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (fact)
) WITHOUT ROWID;

CREATE INDEX role_by_part ON role (process_role);

-- A person, state, group or organisation, under the name most reports give it.
CREATE TABLE actor (
    id TEXT NOT NULL, -- derived from the name, or the lexicon's key
    name TEXT NOT NULL, -- the name to show
    kind TEXT NOT NULL, -- person, state, armed_group, ...
    country TEXT, -- the country it belongs to
    known TEXT, -- key of the lexicon's entry
    reports INTEGER NOT NULL, -- number of reports that mention it
    mentions INTEGER NOT NULL, -- number of its mentions
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE INDEX actor_by_mentions ON actor (mentions);

-- What one report says of an actor: each name, alias, printed form, kind, country.
CREATE TABLE actor_claim (
    report TEXT NOT NULL, -- the report
    actor TEXT NOT NULL, -- the actor
    trait TEXT NOT NULL, -- name, alias, printed, kind, country or known
    value TEXT NOT NULL, -- what it says
    times INTEGER NOT NULL, -- how often
    FOREIGN KEY (report) REFERENCES report (id) ON DELETE CASCADE,
    PRIMARY KEY (report, actor, trait, value)
) WITHOUT ROWID;

-- The claims of all reports on an actor, counted: its names with how often each is seen.
CREATE TABLE actor_trait (
    actor TEXT NOT NULL, -- the actor
    trait TEXT NOT NULL, -- name, alias, printed, kind, country or known
    value TEXT NOT NULL, -- what they say
    folded TEXT NOT NULL, -- the same in small letters without accents, to be looked up
    reports INTEGER NOT NULL, -- number of reports
    times INTEGER NOT NULL, -- number of times
    PRIMARY KEY (actor, trait, value)
) WITHOUT ROWID;

CREATE INDEX actor_trait_by_folded ON actor_trait (folded, trait, actor);

-- Words of a report that stand for an actor, and the rule that says so.
CREATE TABLE mention (
    report TEXT NOT NULL, -- the report
    span_from INTEGER NOT NULL, -- first character
    span_to INTEGER NOT NULL, -- character after the last
    actor TEXT NOT NULL, -- the actor
    printed TEXT NOT NULL, -- the words
    rule TEXT NOT NULL, -- why they stand for this actor
    FOREIGN KEY (report) REFERENCES report (id) ON DELETE CASCADE,
    PRIMARY KEY (report, span_from, span_to, actor)
) WITHOUT ROWID;

CREATE INDEX mention_by_actor ON mention (actor, report, span_from);

-- These two are the same, different or in conflict, a person's word beats the program's.
CREATE TABLE judgement (
    id TEXT NOT NULL, -- derived from the pair and who judged
    subject TEXT NOT NULL, -- report, actor or fact
    left_id TEXT NOT NULL, -- one of the two
    right_id TEXT NOT NULL, -- the other
    verdict TEXT NOT NULL, -- same, different or conflict
    score FLOAT NOT NULL, -- between 0 and 1
    judged_by TEXT NOT NULL, -- `program`, or the person's name
    judged_at TEXT, -- when a person judged, empty for the program
    CONSTRAINT judgement_subject CHECK (subject IN ('report', 'actor', 'fact')),
    CONSTRAINT judgement_verdict CHECK (verdict IN ('same', 'different', 'conflict')),
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE INDEX judgement_by_left ON judgement (subject, left_id);

CREATE INDEX judgement_by_right ON judgement (subject, right_id);

-- Why, in sentences.
CREATE TABLE judgement_reason (
    judgement TEXT NOT NULL, -- the judgement
    nth INTEGER NOT NULL, -- order, from 0
    words TEXT NOT NULL, -- the sentence
    FOREIGN KEY (judgement) REFERENCES judgement (id) ON DELETE CASCADE,
    PRIMARY KEY (judgement, nth)
) WITHOUT ROWID;
