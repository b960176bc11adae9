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

from spacy.tokens import Span, Token

from goodoffices.codes import EventType, Realis
from goodoffices.extract import build_scene
from goodoffices.extract.clauses import after_preposition, undergoers
from goodoffices.extract.events import find_events
from goodoffices.extract.scene import Scene, noun_phrase
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


OTHERWISE: dict[tuple[EventType, str | None], EventType] = {
    (EventType.SANCTION, "resign"): EventType.RETREAT,
    (EventType.CONCEDE, "surrender"): EventType.RETREAT,
    (EventType.RETREAT, "permit"): EventType.CONCEDE,
    (EventType.REQUEST, "propose"): EventType.AGREE,
    (EventType.AGREE, "settle"): EventType.SUPPORT,
}
"""What PLOVER codes otherwise than the coding sheets, unless it is only planned."""
NAMES = {"GPE", "LOC", "NORP", "ORG", "PERSON", "FAC"}
OTHER_ACTS = {"advcl", "relcl", "parataxis", "conj"}


def plover_type(event: Event) -> EventType:
    """Give PLOVER's type for an event of ours."""
    if (event.type, event.mode) in OTHERWISE and event.realis is not Realis.PLANNED:
        return OTHERWISE[event.type, event.mode]
    if event.type is EventType.REJECT and event.mode == "meet" and event.realis is Realis.PLANNED:
        return EventType.THREATEN
    if event.realis is Realis.PLANNED and event.type in FRIENDLY:
        return EventType.AGREE
    if event.realis in (Realis.PLANNED, Realis.POSSIBLE) and event.type in HOSTILE:
        return EventType.THREATEN
    return event.type


def named(party: Party) -> str:
    """Give an actor as printed, a pronoun by the name it was resolved to."""
    return party.shown if party.printed.lower() in PRONOUNS else party.printed


def coded(event: Event, scene: Scene) -> dict[str, object]:
    """Give an event in the scorer's shape; PLOVER wants a target wherever words allow one."""
    targets = [named(each) for each in event.targets]
    sources = [named(each) for each in event.sources]
    if not targets and len(sources) < 2:
        targets = name_after(event, scene) or place(event) or thing(event, scene)
    if not sources and event.type is EventType.COERCE:
        sources = place(event)
    return {"type": plover_type(event).value, "sources": sources, "targets": targets}


def name_after(event: Event, scene: Scene) -> list[str]:
    """Give the first name in what hangs on the trigger, clauses of other acts left out."""
    words = trigger_words(event, scene)
    for token in words.root.subtree if words is not None else ():
        if token.i <= words.root.i or token.ent_type_ not in NAMES or token.ent_iob_ != "B":
            continue
        if not any(each.dep_ in OTHER_ACTS for each in up_to(token, words.root)):
            return [scene.doc[token.i : end_of_name(token)].text]
    return []


def up_to(token: Token, top: Token) -> Iterator[Token]:
    """Give a word and what it hangs on, up to the trigger."""
    while token.i != top.i and token.head.i != token.i:
        yield token
        token = token.head


def end_of_name(token: Token) -> int:
    """Give where the name that begins with a word ends."""
    last = token.i + 1
    while last < len(token.doc) and token.doc[last].ent_iob_ == "I":
        last += 1
    return last


def trigger_words(event: Event, scene: Scene) -> Span | None:
    """Give the words of the document that tell the event."""
    span = event.evidence["trigger"][0]
    return scene.doc.char_span(span.start, span.end, alignment_mode="expand")


def place(event: Event) -> list[str]:
    """Give the place of an event: it stands for whoever lives there."""
    return [event.place] if event.place else []


def thing(event: Event, scene: Scene) -> list[str]:
    """Give the noun phrase acted on."""
    words = trigger_words(event, scene)
    if words is None:
        return []
    objects = undergoers(words.root) if words.root.pos_ == "VERB" else []
    objects = objects or after_preposition(words.root, ("into", "against", "on", "of", "over"))
    return [noun_phrase(each).of(scene.text) for each in objects[:1]]


def coded_sentences(rows: list[dict[str, str]]) -> Iterator[dict[str, object]]:
    """Read every sentence as a report of its own and give its events."""
    words = load_lexicon()
    reports = [Report(id=row["id"], name=row["id"], text=row["text"]) for row in rows]
    for report, doc in parse_reports(reports, load_parser()):
        scene = build_scene(doc, report, words)
        reading = resolve_reading(report, list(find_events(scene)), scene.mentions, words)
        found = [fact for fact in reading.facts if isinstance(fact, Event)]
        events = sorted(found, key=lambda each: -each.confidence)
        yield {"id": report.id, "events": [coded(event, scene) for event in events]}


def main() -> None:
    """Read the file named first, write the file named second."""
    given, made = (Path(each) for each in sys.argv[1:3])
    rows = [json.loads(line) for line in given.read_text("utf-8").splitlines() if line.strip()]
    lines = [json.dumps(row, ensure_ascii=False) for row in coded_sentences(rows)]
    made.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
