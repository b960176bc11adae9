"""The rounds of a brief: talks in order of time, and who came to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from goodoffices.codes import Realis
from goodoffices.dossier.brief_shape import Cell, Part, Row, lines_of, when_cell
from goodoffices.dossier.material import Line, Material, stated
from goodoffices.dossier.naming import capital
from goodoffices.dossier.telling import headed, place, present
from goodoffices.dossier.wording import called
from goodoffices.dossier.words import word
from goodoffices.facts import Talks

MOST_TALKS = 10
MOST_COLUMNS = 7
MOST_ROWS = 8
MARKS: Mapping[str, str] = MappingProxyType(
    {
        "attending": "●",
        "host": "▣",
        "observer": "◑",
        "invited": "○",
        "uncertain": "?",
        "not_attending": "⊘",
        "not_invited": "⊠",
    }
)
"""The sign of each part in talks, in the table of who came."""
FEWEST = 3
"""Meetings with two known actors, and actors named at two of them, that a table needs to say
anything: below that the list of rounds says as much.
"""


def tried(talks: Sequence[Talks], material: Material) -> Part:
    """List talks once by place and month, in order of time, the fullest telling of each."""
    held = [f for f in meetings(talks, material) if _says_much(f)]
    chosen = sorted(held, key=_weight, reverse=True)[:MOST_TALKS]
    rows = tuple(_row(f, material) for f in held if f in chosen)
    heads = ("Talks", "When", "Who", "How it ended")
    title = "What was tried, and how it ended"
    return Part("tried", title, columns=heads, rows=rows, widths=(30, 14, 40, 16))


def meetings(talks: Sequence[Talks], material: Material) -> list[Talks]:
    """Give each meeting held or begun, once: of one place and month the fullest telling."""
    fullest: dict[tuple[str, str], Talks] = {}
    for fact in talks:
        if not (fact.name or fact.venue) or fact.realis is not Realis.ACTUAL:
            continue
        if material.sort_day(fact) > (material.latest_day or date.max):
            continue
        day = stated(fact.date) or material.told(fact)
        key = ((fact.venue or fact.name or "").casefold(), f"{day:%Y-%m}" if day else fact.report)
        known = fullest.get(key)
        if known is None or _weight(fact) > _weight(known):
            fullest[key] = fact
    return sorted(fullest.values(), key=lambda f: (material.sort_day(f), f.report, f.id))


def _says_much(fact: Talks) -> bool:
    known = any(p.party.actor for p in fact.participants) or fact.outcome is not None
    return known or (stated(fact.date) is not None and bool(fact.venue))


def _weight(fact: Talks) -> tuple[bool, int, bool, bool]:
    known = sum(1 for p in fact.participants if p.party.actor)
    return fact.outcome is not None, known, stated(fact.date) is not None, bool(fact.venue)


def _row(fact: Talks, material: Material) -> Row:
    ended = word("outcome", fact.outcome) if fact.outcome else ""
    return Row(
        headed(_placed(fact, material)),
        (
            when_cell(fact, material),
            Cell(lines_of(present(fact), fact), "nobody is named"),
            Cell(lines_of(ended, fact), "not stated"),
        ),
    )


def _placed(fact: Talks, material: Material) -> Talks:
    """Give talks the venue, and the name with its number, that other tellings of them have."""
    told = [f for f in material.tellings(fact) if isinstance(f, Talks)]
    same = [f for f in told if f.number == fact.number and f.number]
    venues = {f.venue for f in same if f.venue}
    if fact.venue is None and len(venues) == 1:
        fact = replace(fact, venue=next(iter(venues)))
    fuller = [f.name for f in same if f.name and fact.name and f.name.endswith(f" {fact.name}")]
    return replace(fact, name=fuller[0]) if fuller else fact


def attendance(talks: Sequence[Talks], material: Material) -> Part:
    """Set actors against meetings, where enough meetings name enough actors; else nothing."""
    held = [f for f in meetings(talks, material) if _known(f) > 1]
    held = held[-MOST_COLUMNS:]
    count = Counter(p.party.actor for f in held for p in f.participants if p.party.actor)
    shown = {p.party.actor: p.party.shown for f in held for p in f.participants}
    actors = [one for one, _ in count.most_common(MOST_ROWS)]
    twice = [one for one, times in count.items() if times > 1]
    if len(held) < FEWEST or len(twice) < FEWEST:
        return Part("came", "Who came")
    rows = tuple(
        Row(capital(shown[one]), tuple(_mark(f, one) for f in held)) for one in actors if one
    )
    heads = ("Who came", *(_column(f) for f in held))
    return Part("came", "Who came", columns=heads, rows=rows, marks=True)


def _known(fact: Talks) -> int:
    return len({p.party.actor for p in fact.participants if p.party.actor})


def _column(fact: Talks) -> str:
    day = stated(fact.date)
    name = place(fact.venue) if fact.venue else capital(called(fact))
    return f"{name}{f' {day:%Y}' if day else ''}"


def _mark(fact: Talks, actor: str) -> Cell:
    for part in fact.participants:
        if part.party.actor == actor:
            line = Line(word("attendance", part.status), (fact.id,))
            return Cell((line,), mark=part.status.value)
    return Cell()
