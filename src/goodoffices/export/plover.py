"""PLOVER records: one JSON line per event, in the shape that event-data tools read.

Only what a report tells as done is a PLOVER event; planned, possible, denied and requested acts
are left out, because the format has no place to say so. Words that a person corrected are used.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from goodoffices.codes import Realis
from goodoffices.export.dictionary import GROUPED, MEANING, write_dictionary
from goodoffices.export.rows import ALONE, SCHEMA_VERSION, Told, reviewed, told_row
from goodoffices.facts import Event, Fact, Party, Report

COLUMNS = {
    "id": "id of the fact",
    "event_date": "first day it can be, else empty: not the day of the report",
    "date_end": "last day it can be",
    "event_type": "one of PLOVER's sixteen types",
    "event_mode": "finer code, empty where the words give none",
    "source": "actors: name, words printed, id in the record",
    "target": "actors: name, words printed, id in the record",
    "location": "where, as printed",
    "text": "the sentence, as published",
    "publication": "outlet of the report",
    "publication_date": "day of the report",
    "report": "id of the report",
    "background": "older than the story it is told in",
    "confidence": "share of such facts that a reader would call right",
    "review": "accepted or corrected by a person; empty: nobody has looked at it",
    **{name: MEANING[name] for name in GROUPED},
    "schema": "version of these fields",
}
"""Field -> what it holds."""


def write_plover(
    facts: Iterable[Fact], reports: Mapping[str, Report], folder: Path, *, told: Told = ALONE
) -> list[Path]:
    """Write `events.plover.jsonl`."""
    place = folder / "events.plover.jsonl"
    with place.open("w", encoding="utf-8", newline="\n") as file:
        for fact in facts:
            if isinstance(fact, Event) and fact.realis is Realis.ACTUAL:
                json.dump(plover(fact, reports[fact.report], told), file, ensure_ascii=False)
                file.write("\n")
    return [place, write_dictionary(folder, {place.name: COLUMNS}, reports, meaning=COLUMNS)]


def plover(fact: Event, report: Report, told: Told = ALONE) -> dict[str, object]:
    """Give an event as a PLOVER record."""
    when = fact.date
    return {
        "id": fact.id,
        "event_date": when.start.isoformat() if when and when.start else None,
        "date_end": when.end.isoformat() if when and when.end else None,
        "event_type": fact.type.value,
        "event_mode": fact.mode,
        "source": [_actor(each) for each in fact.sources],
        "target": [_actor(each) for each in fact.targets],
        "location": fact.place,
        "text": fact.sentence.of(report.text),
        "publication": report.outlet,
        "publication_date": report.published.iso if report.published else None,
        "report": report.id,
        "background": fact.background,
        "confidence": fact.confidence,
        "review": reviewed(fact),
        **told_row(fact, report, told),
        "schema": SCHEMA_VERSION,
    }


def _actor(party: Party) -> dict[str, object]:
    return {"name": party.shown, "printed": party.printed, "actor": party.actor}
