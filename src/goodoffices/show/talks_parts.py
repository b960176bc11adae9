"""What part actors have in talks, counted by meeting: mediated, sponsored, hosted, were there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from goodoffices.codes import Attendance, FactKind, Realis
from goodoffices.dossier.material import who
from goodoffices.dossier.naming import inner
from goodoffices.dossier.things import Thing
from goodoffices.dossier.wording import placed
from goodoffices.facts import Talks
from goodoffices.show.desk import Desk
from goodoffices.show.words import plural

MOST_TALKS = 200
"""Newest rounds and meetings of which it is asked who had what part."""
PRESENT = "present"
TOLD: Mapping[str, str] = MappingProxyType(
    {"mediator": "mediator of", "sponsor": "sponsor of", "host": "host of", PRESENT: "was at"}
)
"""Part -> how it is told, the meeting or their number behind it."""
_THERE = frozenset({Attendance.ATTENDING, Attendance.OBSERVER})

Parts = Mapping[str, list[Talks]]


def parts_in_talks(desk: Desk) -> dict[str, Parts]:
    """Give for each actor its parts, each with one telling of every meeting, oldest first."""
    found: dict[str, dict[str, list[Talks]]] = defaultdict(lambda: defaultdict(list))
    for one in reversed(desk.newest_things(FactKind.TALKS, MOST_TALKS)):
        for (actor, part), fact in _of(one).items():
            found[actor][part].append(fact)
    return dict(found)


def part_told(part: str, meetings: list[Talks]) -> str:
    """Tell a part in a few words: "mediator of 1 meeting, talks in Bern", "was at 5 meetings"."""
    which = f", {inner(placed(meetings[0]))}" if len(meetings) == 1 else ""
    return f"{TOLD[part]} {plural(len(meetings), 'meeting')}{which}"


def _of(one: Thing) -> dict[tuple[str, str], Talks]:
    """Give who has what part in one meeting, each with the first telling that says so."""
    found: dict[tuple[str, str], Talks] = {}
    for fact in one.tellings:
        if not isinstance(fact, Talks) or fact.realis is Realis.DENIED:
            continue
        for part in ("mediator", "sponsor", "host"):
            for party in getattr(fact, f"{part}s"):
                found.setdefault((who(party), part), fact)
        if fact.realis is Realis.ACTUAL:
            for each in fact.participants:
                if each.status in _THERE:
                    found.setdefault((who(each.party), PRESENT), fact)
    return found
