-- The words of reports and sentences, for PostgreSQL alone: SQLite keeps them in FTS5 tables of the
-- same names. Never edited after a release.

CREATE TABLE report_words (
    num INTEGER NOT NULL, -- the number of the report
    words TSVECTOR NOT NULL, -- its words, those of its title with weight A
    PRIMARY KEY (num),
    FOREIGN KEY (num) REFERENCES report (num) ON DELETE CASCADE
);

CREATE INDEX report_words_found ON report_words USING gin (words);

CREATE TABLE sentence_words (
    num INTEGER NOT NULL, -- the number of the sentence
    words TSVECTOR NOT NULL, -- its words
    PRIMARY KEY (num),
    FOREIGN KEY (num) REFERENCES sentence (num) ON DELETE CASCADE
);

CREATE INDEX sentence_words_found ON sentence_words USING gin (words);
