"""Writes `docs/record.md`: the schema of a record, from the tables themselves."""

from __future__ import annotations

from sqlalchemy import Table

from goodoffices.record.database import APPLICATION_ID, VERSIONS
from goodoffices.record.tables import metadata

HEAD = """# The record

A record is a plain SQLite database: any tool that reads SQLite opens it (Datasette, pandas, R,
DB Browser). It is marked with the application id {application_id:#x} (`good`), and the schema
described here is number {version}. On PostgreSQL it has the same tables;
[postgresql.md](postgresql.md) says how to start a server and what differs.

This page is generated from the tables; a test fails when it no longer agrees with them. Write it
anew with `python -m goodoffices.record.schema_page > docs/record.md`.

## Rules

- A report's text is never changed. All `span_from`, `span_to` and `sentence_from`, `sentence_to`
  are character offsets into `report_text.text`, the end excluded.
- Every fact is what *one* report says, and `evidence` holds where. Nothing is merged in the tables:
  what is the same is a `judgement`, and the merged view is assembled on reading.
- Ids come from content: the same report read on another day, in other company, or after an
  interruption gives the same ids and the same rows. Only the columns called `num` and
  `changed` and the table `clock` may differ: they tell in what order was written.
- A report with a row in `reading` was read to the end; one without is read again. Reading it again
  takes out what the program found in it before; facts whose maker begins with `person/` stay.
- Rows leave only through the functions of `record.find`, each fact through the evidence gate.
  Whoever queries the tables directly sees what the gate would withhold as well.
- `report_words` and `sentence_words` are full-text indexes over reports and sentences, joined by
  `num`: FTS5 tables on SQLite; on PostgreSQL tables with a `tsvector` and a GIN index.

## Keeping it well

- `goodoffices verify FILE` checks spans against texts, texts against their fingerprints,
  references, groups against judgements, facts against the trail of reviews, the word index and the
  file itself. Each thing broken is told with the reason and the next step.
- `goodoffices backup FILE COPY` copies a record while it is in use. Copying the file with other
  means is safe only while nobody writes: what was written last stands in `FILE-wal` beside it.
- A record of an earlier schema is brought up to date when it is first opened for writing; one of a
  later schema is refused and left alone.

## Questions to try

```sql
-- Who says what, with the report
SELECT p.name, s.form, s.content, r.outlet, r.published_start
FROM statement s JOIN fact f ON f.id = s.fact JOIN report r ON r.id = f.report
JOIN fact_party p ON p.fact = f.id AND p.slot = 'speakers'
ORDER BY r.published_start;

-- Rival figures, side by side
SELECT g.printed, g.measure, g.of_what, g.place, g.period, r.outlet, r.published_start
FROM figure g JOIN fact f ON f.id = g.fact JOIN report r ON r.id = f.report
WHERE g.measure = 'killed' ORDER BY r.published_start;

-- The sentence of a fact
SELECT substr(t.text, f.sentence_from + 1, f.sentence_to - f.sentence_from)
FROM fact f JOIN report_text t ON t.report = f.report LIMIT 10;
```

## Tables
"""


def schema_page() -> str:
    """Give the page as Markdown."""
    head = HEAD.format(application_id=APPLICATION_ID, version=VERSIONS[-1])
    return head + "".join(_table(table) for table in metadata.tables.values())


def _table(table: Table) -> str:
    lines = [
        f"\n### {table.name}\n\n{table.comment}.\n\n| column | type | holds |\n|---|---|---|\n"
    ]
    for column in table.columns:
        marks = ", key" if column.primary_key else ""
        marks += ", may be empty" if column.nullable else ""
        leads = "".join(f" (`{key.target_fullname}`)" for key in column.foreign_keys)
        kind = str(column.type).lower()
        lines.append(f"| `{column.name}` | {kind}{marks} | {column.comment}{leads} |\n")
    return "".join(lines)


if __name__ == "__main__":
    print(schema_page(), end="")
