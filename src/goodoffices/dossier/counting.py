"""How often something is told: each thing once, however many reports and sentences tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goodoffices.facts import Fact


@dataclass(frozen=True, slots=True)
class Count:
    """Things, and the reports that tell them."""

    things: int
    reports: int


def counted(facts: Iterable[Fact], heads: Mapping[str, str], once: Iterable[str] = ()) -> Count:
    """Count the things that facts tell, and the reports that tell them.

    `heads` gives for a fact the thing it tells; one without tells a thing of its own. What one
    sentence tells as an event and as talks is one thing. `once` holds the ids of the facts that
    are left when copies of one text count once; without it every report counts.
    """
    told = list(facts)
    kept = frozenset(once)
    thing_at: dict[tuple[str, int], str] = {}
    same: dict[str, str] = {}
    for fact in told:
        head = _first(same, heads.get(fact.id, fact.id))
        here = _first(same, thing_at.setdefault((fact.report, fact.sentence.start), head))
        same[head] = here
    things = {_first(same, heads.get(fact.id, fact.id)) for fact in told}
    reports = {fact.report for fact in told if not kept or fact.id in kept}
    return Count(len(things), len(reports) or (1 if told else 0))


def _first(same: Mapping[str, str], one: str) -> str:
    """Follow what was found to be one thing to the first of it."""
    while same.get(one, one) != one:
        one = same[one]
    return one
