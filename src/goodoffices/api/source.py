"""What stands beside a fact when shown: where it is told, and what was judged of its report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from goodoffices.facts import Judgement


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact is told: what a citation needs."""

    report: str
    name: str
    outlet: str | None
    published: str | None
    sentence: str
    start: int
    end: int


def judged_on(copies: Mapping[str, Sequence[Judgement]], reports: Set[str]) -> list[Judgement]:
    """Give what was judged of some reports, each judgement once."""
    found = {each.id: each for report in copies.keys() & reports for each in copies[report]}
    return [found[one] for one in sorted(found)]
