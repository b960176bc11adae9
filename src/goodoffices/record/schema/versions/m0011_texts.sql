-- Texts stand by themselves, so that lists of reports need not read them. Never edited after a release.

CREATE TABLE report_text (
    report TEXT NOT NULL, -- the report
    text TEXT NOT NULL, -- the report as published
    PRIMARY KEY (report),
    FOREIGN KEY(report) REFERENCES report (id) ON DELETE CASCADE
);

INSERT INTO report_text (report, text) SELECT id, text FROM report ORDER BY num;

ALTER TABLE report ADD COLUMN opening TEXT DEFAULT '' NOT NULL;
