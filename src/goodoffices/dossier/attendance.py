"""Who came to which meeting, as reports tell it: actors against meetings, nothing filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goodoffices.codes import Attendance, Realis
from goodoffices.dossier.material import Material, shown_day, stated, who
from goodoffices.dossier.naming import capital
from goodoffices.dossier.wording import called
from goodoffices.facts import Participant, Party, Talks

MOST_MEETINGS = 14
"""Newest meetings that a matrix has columns for; the list below it has every telling."""
MOST_ACTORS = 24
_PRESENCE = frozenset(
    {Attendance.ATTENDING, Attendance.HOST, Attendance.OBSERVER, Attendance.NOT_ATTENDING}
)
"""What is only expected as long as a meeting is not held; an invitation is one before and after."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One column: the tellings of one round or meeting."""

    name: str
    when: str
    year: str
    tellings: tuple[Talks, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """One cell: the latest word on one actor at one meeting, and an earlier one that differed."""

    status: Attendance
    expected: bool
    """Said of a meeting that is not told as held: who is to come, to host, or not to come."""
    detail: str
    fact: Talks
    earlier: Attendance | None
    earlier_expected: bool = False
    """The earlier word, too, was said of a meeting not yet held."""


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


def matrix(talks: Iterable[Sequence[Talks]], material: Material) -> Matrix:
    """Set actors against meetings, each given by all its tellings."""
    found = [m for m in _meetings(talks, material) if any(t.participants for t in m.tellings)]
    shown = found[-MOST_MEETINGS:]
    taken = [seats(meeting.tellings, material) for meeting in shown]
    count = Counter(key for here in taken for key in here)
    parties: dict[str, Party] = {}
    for here in taken:
        parties.update({key: party for key, (party, _) in here.items() if key not in parties})
    listed = sorted(count, key=lambda key: (-count[key], parties[key].shown.casefold(), key))
    rows = tuple(
        Attended(parties[key], tuple(here[key][1] if key in here else None for here in taken))
        for key in listed[:MOST_ACTORS]
    )
    unlisted = max(0, len(listed) - MOST_ACTORS)
    return Matrix(tuple(shown), rows, len(found) - len(shown), unlisted)


def seats(tellings: Iterable[Talks], material: Material) -> dict[str, tuple[Party, Seat]]:
    """Give for each actor told of its seat; of two words on one seat the one told later stands."""
    told: dict[str, list[tuple[Talks, Participant]]] = {}
    for fact in sorted(tellings, key=lambda f: (material.told(f) or date.min, f.report, f.id)):
        for part in fact.participants:
            told.setdefault(who(part.party), []).append((fact, part))
    return {actor: (words[0][1].party, _seat(words)) for actor, words in told.items()}


def _meetings(talks: Iterable[Sequence[Talks]], material: Material) -> list[Meeting]:
    """Put the tellings of each round in order of time; one without place and name has no column."""
    groups = [
        sorted(tellings, key=lambda f: (material.sort_day(f), f.report, f.id))
        for tellings in talks
        if any(fact.venue or fact.name for fact in tellings)
    ]
    groups.sort(key=lambda held: (material.sort_day(held[0]), held[0].report, held[0].id))
    return [_meeting(held, material) for held in groups]


def _meeting(found: list[Talks], material: Material) -> Meeting:
    dated = next((fact for fact in found if stated(fact.date)), found[0])
    day, told = stated(dated.date), material.told(found[0])
    when = shown_day(dated.date) or (f"told {told:%b %Y}" if told else "not stated")
    year = day or told
    name = next((fact.venue for fact in found if fact.venue), "") or called(found[0])
    return Meeting(capital(name), when, f"{year:%Y}" if year else "", tuple(found))


def _seat(told: Sequence[tuple[Talks, Participant]]) -> Seat:
    fact, part = told[-1]
    now = (part.status, _is_ahead(fact, part))
    before = [seat for f, p in told[:-1] if (seat := (p.status, _is_ahead(f, p))) != now]
    earlier, ahead = before[-1] if before else (None, False)
    return Seat(part.status, now[1], part.detail, fact, earlier, ahead)


def _is_ahead(fact: Talks, part: Participant) -> bool:
    """Tell whether somebody is said to be, or not to be, at a meeting that is not yet held."""
    return fact.realis is not Realis.ACTUAL and part.status in _PRESENCE
