"""Codes the events of single sentences for the PLOVER scorer.

    python benchmarks/events_plover.py sentences.jsonl out.jsonl

Each line of the input holds `id` and `text`, each line of the output `id` and `events`. PLOVER
codes some things otherwise than the coding sheets; the differences are mapped here and only here:
what is planned is an agreement if friendly and a threat if hostile, and where nobody is named on
the far side, the place stands for whoever lives there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from goodoffices.codes import EventType, Realis
from goodoffices.extract import build_scene
from goodoffices.extract.events import find_events
from goodoffices.facts import Event, Party, Report
from goodoffices.lexicon import load_lexicon
from goodoffices.parse import load_parser, parse_reports
from goodoffices.resolve import resolve_reading

PRONOUNS = frozenset(
    {"it", "its", "he", "his", "him", "she", "her", "they", "their", "them", "who", "which"}
)
FRIENDLY = {
    EventType.CONSULT,
    EventType.COOPERATE,
    EventType.AID,
    EventType.RETREAT,
    EventType.SUPPORT,
    EventType.CONCEDE,
}
HOSTILE = {
    EventType.SANCTION,
    EventType.COERCE,
    EventType.ASSAULT,
    EventType.PROTEST,
    EventType.MOBILIZE,
}


def plover_type(event: Event) -> EventType:
    """Give PLOVER's type for an event of ours."""
    if event.realis is Realis.PLANNED and event.type in FRIENDLY:
        return EventType.AGREE
    if event.realis in (Realis.PLANNED, Realis.POSSIBLE) and event.type in HOSTILE:
        return EventType.THREATEN
    return event.type


def named(party: Party) -> str:
    """Give an actor as printed, a pronoun by the name it was resolved to."""
    return party.shown if party.printed.lower() in PRONOUNS else party.printed


def coded(event: Event) -> dict[str, object]:
    """Give an event in the scorer's shape."""
    targets = [named(each) for each in event.targets]
    if not targets and event.place and len(event.sources) < 2:
        targets = [event.place]
    return {
        "type": plover_type(event).value,
        "sources": [named(each) for each in event.sources],
        "targets": targets,
    }


def coded_sentences(rows: list[dict[str, str]]) -> Iterator[dict[str, object]]:
    """Read every sentence as a report of its own and give its events."""
    words = load_lexicon()
    reports = [Report(id=row["id"], name=row["id"], text=row["text"]) for row in rows]
    for report, doc in parse_reports(reports, load_parser()):
        scene = build_scene(doc, report, words)
        reading = resolve_reading(report, list(find_events(scene)), scene.mentions, words)
        found = [fact for fact in reading.facts if isinstance(fact, Event)]
        events = sorted(found, key=lambda each: -each.confidence)
        yield {"id": report.id, "events": [coded(event) for event in events]}


def main() -> None:
    """Read the file named first, write the file named second."""
    given, made = (Path(each) for each in sys.argv[1:3])
    rows = [json.loads(line) for line in given.read_text("utf-8").splitlines() if line.strip()]
    lines = [json.dumps(row, ensure_ascii=False) for row in coded_sentences(rows)]
    made.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
