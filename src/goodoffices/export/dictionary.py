"""The data dictionary written beside an export: each column, its type, what it holds; how to cite.

Descriptions come from the docstrings' words kept here; a column without one is a fault that a
test finds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from goodoffices.export.rows import SCHEMA_VERSION
from goodoffices.facts import Report

MEANING: Mapping[str, str] = {
    "id": "id of the fact: the same on every reading",
    "kind": "statement, event, talks, ceasefire, figure, position, relation or role",
    "report": "id of the report it stands in",
    "source_file": "file of the report, or the id that came with it",
    "attributed_to": "to whom the report attributes it; empty: in its own voice",
    "realis": "actual, planned, possible, denied or requested",
    "background": "older than the story it is told in",
    "date": "when it was; empty: not stated",
    "date_printed": "when it was, in the words printed",
    "date_start": "first day it can be",
    "date_end": "last day it can be",
    "date_precision": "how finely the date is known",
    "date_basis": "how the date is known; given: a person's correction",
    "confidence": "share of such facts that a reader would call right",
    "found_by": "the rule or pattern that found it",
    "joined": "where a part comes from another clause: the words that join it",
    "maker": "extractor and its version",
    "sentence": "first character of its sentence in the report, and the one after the last",
    "sentence_start": "first character of its sentence in the report",
    "sentence_end": "character after its sentence",
    "sentence_text": "the sentence, as published",
    "evidence": "for each part the characters of the report that give it",
    "review": "accepted or corrected by a person; empty: nobody has looked at it",
    "corrections": "fields that a person corrected, the program's value and who",
    "outlet": "who published the report; for a statement in csv and jsonl, to whom it was said",
    "published": "day of the report",
    "schema": "version of these columns",
    "group": "id of the thing told: facts with the same id tell one thing",
    "group_reports": "number of reports that tell the thing",
    "group_facts": "number of facts that tell the thing",
    "group_origins": "agencies and outlets that tell the thing, each once",
    "grade": "how well the thing is borne out: single source; two outlets, one origin; two "
    "independent origins; disputed; corrected by a person",
    "speakers": "who says it",
    "form": "direct, mixed or indirect",
    "act": "what the statement does",
    "content": "the words; a direct quotation is exact",
    "cue": "the word that gives the statement",
    "addressees": "to whom",
    "type": "one of PLOVER's sixteen types",
    "mode": "finer code",
    "trigger": "the words that give it",
    "sources": "who does it",
    "targets": "to whom it is done",
    "place": "where, as printed",
    "name": "name of the talks",
    "number": "number of the round, where printed",
    "venue": "where the talks are held",
    "format": "direct, proximity, shuttle, ...",
    "level": "rank of those who meet",
    "mediators": "who mediates",
    "sponsors": "who sponsors",
    "hosts": "who hosts",
    "participants": "who takes part, with the status",
    "agenda": "what it is about",
    "outcome": "how it ended",
    "status": "proposed, agreed, in_force, ...",
    "scope": "national, local or unknown",
    "term": "the word used: truce, pause, ...",
    "parties": "between whom",
    "guarantors": "who guarantees it",
    "purpose": "what it is for",
    "measure": "what the figure counts",
    "low": "lower bound, as the words give it; empty: none",
    "high": "upper bound; empty: none",
    "qualifier": "nearly, about, more than, up to, at least",
    "of": "whom or what it counts, in the report's words",
    "period": "the period in the report's words",
    "cumulative": "a running total",
    "subset_of": "the printed figure it is a part of",
    "printed": "the number as printed",
    "actor": "who holds the position",
    "issue": "talks, ceasefire, leadership, ...",
    "stance": "demand, support, oppose, ...",
    "detail": "the finer issue",
    "toward": "toward whom",
    "condition": "what it depends on",
    "claimed": "somebody else says that the actor wants it",
    "subject": "one side of the tie",
    "predicate": "supports, opposes, leads, ...",
    "object": "the other side",
    "current": "still so when reported",
    "holder": "who holds the office",
    "title": "title as printed; in reports.csv the headline",
    "organisation": "of what",
    "process_role": "mediator, envoy, conflict_party, ...",
    "outlet_basis": "how the outlet is known",
    "published_basis": "how the day is known",
    "doubts": "what is uncertain about day or outlet",
    "agency": "the agency it was taken from",
    "url": "address",
    "sha256": "of the report's text",
}
"""Column -> what it holds, in the words of the record's schema."""


GROUPED = ("group", "group_facts", "group_reports", "group_origins", "grade")
"""Columns of the merged view, the same in every table of facts."""


def citation(name: str, reports: int) -> str:
    """Say how to cite an export."""
    many = f"{reports} report{'' if reports == 1 else 's'}"
    return f"goodoffices, record {name}, {many}, schema {SCHEMA_VERSION}."


def write_dictionary(
    folder: Path,
    files: Mapping[str, Iterable[str]],
    reports: Mapping[str, Report],
    *,
    name: str = "of press reports",
    meaning: Mapping[str, str] = MEANING,
) -> Path:
    """Write `dictionary.json`: for each file its columns with what they hold, and how to cite."""
    days = sorted(r.published.start for r in reports.values() if r.published and r.published.start)
    told = {
        "schema": SCHEMA_VERSION,
        "cite_as": citation(name, len(reports)),
        "reports": len(reports),
        "covers": [days[0].isoformat(), days[-1].isoformat()] if days else [],
        "empty": "An empty cell is unknown or not stated; it never means that there was none.",
        "files": {
            file: {column: meaning[column] for column in columns} for file, columns in files.items()
        },
    }
    place = folder / "dictionary.json"
    place.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return place
