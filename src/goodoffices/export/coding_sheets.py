"""One JSON object per report in the shape of a coding sheet: the form accuracy is measured in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import TypeVar

from goodoffices.codes import COARSE_CEASEFIRE_STATUS, Precision, Predicate, StretchKind
from goodoffices.dossier.cast import listed_groups, listed_people
from goodoffices.facts import (
    Ceasefire,
    DateRecord,
    Event,
    Fact,
    Figure,
    Party,
    Position,
    Reading,
    Relation,
    Statement,
    Talks,
)

Sheet = dict[str, object]
F = TypeVar("F", bound=Fact)
_TEXT_SUFFIXES = frozenset({".txt", ".html", ".htm", ".text"})
_UNSAFE = re.compile(r"[^\w. -]")
_PERIOD = re.compile(r"\b(?:past|last|recent|over)\b", re.I)
_LIMIT = re.compile(r"(?:(?P<last>by|no later than)|from|starting|beginning|as of) ", re.I)
_NAMES_A_DAY = re.compile(r"\b(?:\d{1,2}(?!\d)|\w+day|to(?:morrow|night))\b", re.I)
"""Words by which a limit is a day, and no month."""
_COUNT = re.compile(
    r"^(?:(?:the|at|least|up|to|about|around|some|nearly|almost|more|than|over|another|other|of)\s+)*"
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|dozens?|scores|hundreds?|thousands?|millions?)"
    r"(?:[\s-]+(?:\d[\d,.]*|dozen|hundred|thousand|million|or|so|of))*\s+(?=\S)",
    re.I,
)
"""The number before people: "at least 1,400 *civilians*", "dozens of *people*"."""
LEAST = 0.45
"""A statement less sure than this is rather none by the guideline of coding sheets."""
LEAST_WISH = 0.15
"""The same of a position: mostly nothing in its own words tells its issue."""
_EDGE_WORDS = 3
_EDGES = " \t\n\r\"'“”‘’«».,;:"


def coding_sheet(reading: Reading) -> Sheet:
    """Turn what one report gave into a coding sheet."""
    report = reading.report
    published = report.published
    return {
        "doc": report.name,
        "source": report.outlet,
        "published": published.iso if published else None,
        "conflict": None,
        "people": [
            {
                "name": p.name,
                "aliases": list(p.aliases),
                "roles": list(p.roles),
                "affiliation": p.affiliation,
            }
            for p in listed_people(reading)
        ],
        "groups": [
            {"name": g.name, "aliases": list(g.aliases), "type": g.type, "country": g.country}
            for g in listed_groups(reading)
        ],
        "statements": [_statement(fact, report.text) for fact in _said(reading)],
        "events": [_event(fact) for fact in _of(reading, Event)],
        "talks": [_talks(fact) for fact in _of(reading, Talks)],
        "ceasefires": [_ceasefire(fact) for fact in _truces(reading)],
        "figures": [_figure(fact) for fact in _told_once(reading)],
        "positions": [_position(fact) for fact in _wishes(reading)],
        "relations": [_relation(fact) for fact in _ties(reading)],
    }


def facts_on_sheet(reading: Reading) -> dict[str, list[Fact]]:
    """Give the facts that a reading's sheet holds, section by section, in the sheet's order."""
    return {
        "statements": [*_said(reading)], "events": [*_of(reading, Event)],
        "talks": [*_of(reading, Talks)], "ceasefires": [*_truces(reading)],
        "figures": [*_told_once(reading)], "positions": [*_wishes(reading)],
        "relations": [*_ties(reading)],
    }  # fmt: skip


def _of(reading: Reading, kind: type[F]) -> list[F]:
    return [fact for fact in reading.facts if isinstance(fact, kind)]


def _said(reading: Reading) -> list[Statement]:
    return [fact for fact in _of(reading, Statement) if fact.confidence >= LEAST]


def _wishes(reading: Reading) -> list[Position]:
    told = [fact for fact in _of(reading, Position) if not fact.claimed]
    return [fact for fact in told if fact.confidence >= LEAST_WISH]


def _ties(reading: Reading) -> list[Relation]:
    """Leave out who brokers an accord: on a sheet he stands with the talks, never with the ties."""
    return [
        fact
        for fact in _of(reading, Relation)
        if fact.predicate is not Predicate.MEDIATES or fact.object.actor is not None
    ]


def _truces(reading: Reading) -> list[Ceasefire]:
    """Give one truce, the surest, for each state: a sheet has coarser codes than the record."""
    best: dict[tuple[object, ...], Ceasefire] = {}
    for fact in _of(reading, Ceasefire):
        key = COARSE_CEASEFIRE_STATUS[fact.status], fact.scope, fact.place
        kept = best.setdefault(key, fact)
        if fact.confidence > kept.confidence:
            best[key] = fact
    return list(best.values())


def _told_once(reading: Reading) -> list[Figure]:
    """Leave out figures of a headline that the text repeats: a sheet has each number once."""
    figures = _of(reading, Figure)
    heads = [each.span for each in reading.report.stretches if each.kind is StretchKind.HEADLINE]
    body = [each for each in figures if not any(head.holds(each.sentence) for head in heads)]
    told = {(each.measure, each.low, each.high): each.qualifier for each in body}
    return [
        each
        for each in figures
        if each in body
        or told.get(key := (each.measure, each.low, each.high)) == each.qualifier
        or key not in told
    ]


def _statement(fact: Statement, text: str) -> Sheet:
    spans = fact.evidence.get("content", ())
    starts, ends = _edge_words([span.of(text) for span in spans] or [fact.content])
    sheet: Sheet = {
        "speaker": fact.speakers[0].shown if fact.speakers else None,
        "kind": fact.form.value,
        "starts": starts,
        "ends": ends,
        "said_on": _iso(fact.date),
    }
    if len(fact.speakers) > 1:
        sheet["co_speakers"] = _names(fact.speakers[1:])
    return sheet


def _edge_words(pieces: Sequence[str]) -> tuple[str, str]:
    """Give the first and last words, stopping where the printed words stop being consecutive."""
    first = pieces[0].strip(_EDGES).split()
    last = pieces[-1].strip(_EDGES).split()
    return " ".join(first[:_EDGE_WORDS]), " ".join(last[-_EDGE_WORDS:])


def _event(fact: Event) -> Sheet:
    return {
        "type": fact.type.value,
        "mode": fact.mode,
        "sources": _names(fact.sources),
        "targets": _names(fact.targets),
        "place": fact.place,
        "date": _within(fact.date),
        "realis": fact.realis.value,
        "trigger": fact.trigger,
    }


def _talks(fact: Talks) -> Sheet:
    return {
        "name": fact.name,
        "venue": fact.venue,
        "start": _iso(fact.date),
        "end": _end(fact.date),
        "format": fact.format.value,
        "mediators": _names(fact.mediators),
        "sponsors": _names(fact.sponsors),
        "participants": [
            {"actor": each.party.shown, "status": each.status.value} for each in fact.participants
        ],
        "outcome": fact.outcome.value if fact.outcome else None,
    }


def _ceasefire(fact: Ceasefire) -> Sheet:
    return {
        "status": COARSE_CEASEFIRE_STATUS[fact.status],
        "scope": fact.scope.value,
        "place": fact.place,
        "parties": _names(fact.parties),
        "date": _iso(fact.date),
        "trigger": fact.trigger,
    }


def _figure(fact: Figure) -> Sheet:
    return {
        "measure": fact.measure.value,
        "low": _number(fact.low),
        "high": _number(fact.high),
        "qualifier": _qualifier(fact),
        "of": fact.of,
        "place": fact.place,
        "period": fact.period,
        "attributed_to": fact.attributed_to[0].shown if fact.attributed_to else None,
        "text": fact.printed,
    }


def _qualifier(fact: Figure) -> str | None:
    """Give the word that keeps a number from being exact; a vague word stands for the number."""
    if fact.qualifier is not None:
        return fact.qualifier.value
    vague = fact.low is None and fact.high is None
    return fact.printed.casefold() if vague and not fact.subset_of else None


def _position(fact: Position) -> Sheet:
    return {
        "actor": fact.actor.shown,
        "issue": fact.issue.value,
        "stance": fact.stance.value,
        "toward": fact.toward.shown if fact.toward else None,
        "content": fact.content,
        "date": _iso(fact.date),
    }


def _relation(fact: Relation) -> Sheet:
    return {
        "subject": fact.subject.shown,
        "predicate": fact.predicate.value,
        "mode": fact.mode.value if fact.mode else None,
        "object": fact.object.shown,
        "status": "current" if fact.current else "past",
    }


def _names(parties: Iterable[Party]) -> list[str]:
    return list(dict.fromkeys(_uncounted(party) for party in parties))


def _uncounted(party: Party) -> str:
    """Give the name of an actor; of people without one, no number: how many stands in a figure."""
    if party.actor is not None or party.name:
        return party.shown
    return _COUNT.sub("", party.printed) or party.printed


def _iso(date: DateRecord | None) -> str | None:
    return date.iso if date else None


def _within(date: DateRecord | None) -> str | None:
    """Give the date of an act; "in the past six days" tells its month or year, no day."""
    if date is not None and date.precision in (Precision.BEFORE, Precision.AFTER):
        return _limit(date)
    if date is None or date.precision is not Precision.RANGE or not _PERIOD.search(date.printed):
        return _iso(date)
    if date.start is None or date.end is None or date.start.year != date.end.year:
        return _iso(date)
    return f"{date.start:%Y-%m}" if date.start.month == date.end.month else f"{date.start:%Y}"


def _limit(date: DateRecord) -> str | None:
    """Give the day or month that an act has as its limit: "by May 3", "from Friday"."""
    limit = _LIMIT.match(date.printed)
    day = (date.end if limit and limit["last"] else date.start) if limit else None
    if day is None:
        return None
    return day.isoformat() if _NAMES_A_DAY.search(date.printed) else f"{day:%Y-%m}"


def _end(date: DateRecord | None) -> str | None:
    if date is None or date.end is None or date.precision is not Precision.RANGE:
        return None
    return date.end.isoformat()


def _number(value: float | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else value


def write_coding_sheets(readings: Iterable[Reading], folder: Path) -> list[Path]:
    """Write one coding sheet per report, named after the report's file."""
    places: list[Path] = []
    for reading in readings:
        place = folder / f"{_file_stem(reading.report.name)}.json"
        sheet = json.dumps(coding_sheet(reading), ensure_ascii=False, indent=1)
        place.write_text(sheet + "\n", encoding="utf-8")
        places.append(place)
    return places


def _file_stem(name: str) -> str:
    """Make a report's name safe as a file name: no folders, nothing hidden, not too long."""
    stem = PurePath(name.replace("\\", "/")).name
    if PurePath(stem).suffix.lower() in _TEXT_SUFFIXES:
        stem = PurePath(stem).stem
    return _UNSAFE.sub("_", stem).strip(". ")[:120] or "report"
