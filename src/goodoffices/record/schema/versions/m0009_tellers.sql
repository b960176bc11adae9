-- Who tells a thing is found without the texts of its reports. Never edited after a release.

CREATE TABLE report_source (
    report TEXT NOT NULL, -- the report
    outlet TEXT, -- who published it
    agency TEXT, -- the agency it was taken from, when it says so
    published_start DATE, -- first day it can have been published
    published_precision TEXT, -- how finely that is known; empty: no date given
    PRIMARY KEY (report),
    FOREIGN KEY(report) REFERENCES report (id) ON DELETE CASCADE
) WITHOUT ROWID;

INSERT INTO report_source (report, outlet, agency, published_start, published_precision)
SELECT id, outlet, agency, published_start, published_precision FROM report;

ALTER TABLE fact_group ADD COLUMN report TEXT DEFAULT '' NOT NULL;

UPDATE fact_group SET report = coalesce(
    (SELECT fact.report FROM fact WHERE fact.id = fact_group.fact), ''
);

DROP INDEX fact_group_by_head;

CREATE INDEX fact_group_by_head ON fact_group (head, fact, report);
