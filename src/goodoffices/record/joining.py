"""What a change ties together, and where it only adds to groups that stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

HELD_APART = frozenset({"ceasefire"})
"""Kinds of which the program judges two to be different."""
GROUP = "group "
"""Begins the name of what stays in a group, as against facts that are taken out of it."""
Pair = tuple[str, str]


class Ties(NamedTuple):
    """Pairs of facts on which judgements changed."""

    lost: set[Pair]
    """No longer judged the same."""
    won: set[Pair]
    """Judged the same now and not before."""
    others: set[Pair]
    """Of which another judgement than "same" was made, changed or lost."""

    def facts(self) -> set[str]:
        """Give the facts of all pairs."""
        return {one for pairs in self for pair in pairs for one in pair}


@dataclass(slots=True)
class Joined:
    """Sets of names that were joined, by union-find."""

    parent: dict[str, str] = field(default_factory=dict)

    def of(self, one: str) -> str:
        """Give the name that stands for a set."""
        self.parent.setdefault(one, one)
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def join(self, one: str, other: str) -> None:
        """Put two sets together."""
        first, second = sorted((self.of(one), self.of(other)))
        self.parent[second] = first

    def sets(self) -> list[list[str]]:
        """Give the sets, each in order."""
        found: dict[str, list[str]] = {}
        for one in sorted(self.parent):
            found.setdefault(self.of(one), []).append(one)
        return list(found.values())


def sifted(
    careful: set[str], changed: set[str], old: Mapping[str, str], ties: Ties
) -> tuple[set[str], set[str]]:
    """Give of facts of kinds held apart those that simply join, and those to be worked out.

    New facts that are tied to one group alone, and judged different from none in it, make it
    larger and change no other: whatever was tied across its border was held off already by what
    stands in it. `old` gives the head of each fact's group.
    """
    new = (careful & changed) - old.keys()
    joined = Joined()
    for one in sorted(careful):
        joined.join(one, f"{GROUP}{old[one]}" if one in old else one)
    for one, other in ties.won:
        if one in careful:
            joined.join(one, other)
    stirred = (careful & changed & old.keys()) | (careful - new - old.keys())
    stirred |= {one for pair in ties.lost for one in pair if one in careful}
    for one, other in ties.others:
        if one in careful and (new.isdisjoint((one, other)) or joined.of(one) == joined.of(other)):
            stirred |= {one, other}
    hard = {joined.of(one) for one in stirred}
    for part in joined.sets():
        if sum(one.startswith(GROUP) for one in part) > 1:
            hard.add(joined.of(part[0]))
    tied = {one for pair in ties.won for one in pair}
    easy = {one for one in careful if joined.of(one) not in hard}
    return easy & (new | tied), careful - easy
