"""Who came to which meeting, as reports tell it: actors against meetings, nothing filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.codes import Attendance, Realis
from goodoffices.dossier.material import Material, shown_day, stated, who
from goodoffices.dossier.naming import capital
from goodoffices.dossier.wording import called
from goodoffices.facts import Participant, Party, Talks

MOST_MEETINGS = 14
"""Newest meetings that a matrix has columns for; the list below it has every telling."""
MOST_ACTORS = 24


@dataclass(frozen=True, slots=True)
class Meeting:
    """One column: the tellings of talks at one place, or of one name, in one month."""

    name: str
    when: str
    year: str
    tellings: tuple[Talks, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """One cell: the latest word on one actor at one meeting, and an earlier one that differed."""

    status: Attendance
    expected: bool
    """Said of a meeting that is only planned or possible."""
    detail: str
    fact: Talks
    earlier: Attendance | None


@dataclass(frozen=True, slots=True)
class Attended:
    """One row: an actor, and for each meeting its seat; `None` where no report mentions it."""

    party: Party
    seats: tuple[Seat | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Actors by meetings; `left_out` meetings and `unlisted` actors did not fit."""

    meetings: tuple[Meeting, ...]
    rows: tuple[Attended, ...]
    left_out: int
    unlisted: int


def matrix(talks: Iterable[Talks], material: Material) -> Matrix:
    """Set actors against meetings; of two words on one seat the one told later stands."""
    found = [m for m in _meetings(talks, material) if any(t.participants for t in m.tellings)]
    shown = found[-MOST_MEETINGS:]
    count: Counter[str] = Counter()
    parties: dict[str, Party] = {}
    for meeting in shown:
        here = {who(p.party): p.party for t in meeting.tellings for p in t.participants}
        count.update(here.keys())
        parties.update({key: party for key, party in here.items() if key not in parties})
    listed = sorted(count, key=lambda key: (-count[key], parties[key].shown.casefold(), key))
    rows = tuple(
        Attended(parties[key], tuple(_seat(m, key, material) for m in shown))
        for key in listed[:MOST_ACTORS]
    )
    unlisted = max(0, len(listed) - MOST_ACTORS)
    return Matrix(tuple(shown), rows, len(found) - len(shown), unlisted)


def _meetings(talks: Iterable[Talks], material: Material) -> list[Meeting]:
    """Put tellings of one place or name and one month together, in order of time."""
    groups: dict[tuple[str, str], list[Talks]] = {}
    for fact in sorted(talks, key=lambda f: (material.sort_day(f), f.report, f.id)):
        where = fact.venue or fact.name
        if not where:
            continue
        day = stated(fact.date)
        month = f"{day:%Y-%m}" if day else f"told in {fact.report}"
        groups.setdefault((where.casefold(), month), []).append(fact)
    return [_meeting(found, material) for found in groups.values()]


def _meeting(found: list[Talks], material: Material) -> Meeting:
    first = found[0]
    day, told = stated(first.date), material.told(first)
    when = shown_day(first.date) or (f"told {told:%b %Y}" if told else "not stated")
    year = day or told
    name = first.venue or called(first)
    return Meeting(capital(name), when, f"{year:%Y}" if year else "", tuple(found))


def _seat(meeting: Meeting, actor: str, material: Material) -> Seat | None:
    told: list[tuple[Talks, Participant]] = [
        (fact, part)
        for fact in meeting.tellings
        for part in fact.participants
        if who(part.party) == actor
    ]
    if not told:
        return None
    told.sort(key=lambda pair: (str(material.told(pair[0]) or ""), pair[0].sentence))
    fact, part = told[-1]
    before = [p.status for _, p in told[:-1] if p.status is not part.status]
    expected = fact.realis is not Realis.ACTUAL and part.status is Attendance.ATTENDING
    return Seat(part.status, expected, part.detail, fact, before[-1] if before else None)
