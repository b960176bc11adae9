"""Things and facts held in memory while the record grows: only what changed is asked for anew.

What is held is told by its id and by when it was last written. It is also let go of when an actor
in it goes by another name, and not given while a report that tells it waits to be merged.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from goodoffices.dossier import Thing
from goodoffices.facts import Fact
from goodoffices.gate import parties_of

MOST_HELD = 80_000
"""Facts held at once, those last asked for: up to 270 MB where a record has so many."""

T = TypeVar("T", Thing, Fact)
Names = Callable[[Iterable[str]], Mapping[str, Any]]
"""Gives how actors are named now, each as something that can be compared and has a `shown`."""


class Listed(Protocol):
    """A thing or fact of a list; `goodoffices.record.Listed` is one."""

    @property
    def id(self) -> str:
        """Give its id."""

    @property
    def changed(self) -> int:
        """Give when it was last written."""

    @property
    def waits(self) -> bool:
        """Tell whether it stands for itself until its report is merged."""


@dataclass(frozen=True, slots=True)
class _One:
    """What is held, and what it hangs on."""

    value: Thing | Fact
    changed: int
    waits: bool
    facts: tuple[Fact, ...]
    actors: frozenset[tuple[str, str]]
    """The actors in it, each with the name it is shown under."""


class Held:
    """Holds what was last asked for; whoever uses it from several threads takes turns."""

    def __init__(self, most: int = MOST_HELD) -> None:
        """Hold nothing yet."""
        self._most = most
        self._held: OrderedDict[tuple[Hashable, str], _One] = OrderedDict()
        self._facts = 0
        self._names: dict[str, Any] = {}

    def check(self, names: Names) -> None:
        """Let go of whatever has an actor that is named otherwise now."""
        known = {actor for one in self._held.values() for actor, _ in one.actors}
        now = dict(names(known)) if known else {}
        renamed = {actor for actor in known if now.get(actor) != self._names.get(actor)}
        self._names = now
        if renamed:
            for key, one in list(self._held.items()):
                if any(actor in renamed for actor, _ in one.actors):
                    self._drop(key)

    def standing(
        self, how: Hashable, listed: Iterable[Listed], pending: AbstractSet[str]
    ) -> dict[str, Any]:
        """Give by their ids those of a list that are held as they are now."""
        found = {}
        for each in listed:
            one = self._held.get((how, each.id))
            if one is not None and _stands(one, each, pending):
                self._held.move_to_end((how, each.id))
                found[each.id] = one.value
        return found

    def take(
        self, how: Hashable, listed: Iterable[Listed], found: Mapping[str, T], names: Names
    ) -> None:
        """Hold what was found of a list, unless somebody in it was renamed meanwhile.

        What was not asked for the longest is let go of.
        """
        made = [_one(found[each.id], each) for each in listed if each.id in found]
        actors = {actor for one in made for actor, _ in one.actors} - self._names.keys()
        if actors:
            self._names.update(names(actors))
        for one in made:
            self._drop((how, one.value.id))
            if all(self._names[actor].shown == name for actor, name in one.actors):
                self._held[(how, one.value.id)] = one
                self._facts += len(one.facts)
        while self._facts > self._most:
            self._drop(next(iter(self._held)))

    def _drop(self, key: tuple[Hashable, str]) -> None:
        one = self._held.pop(key, None)
        self._facts -= len(one.facts) if one else 0


def _stands(one: _One, listed: Listed, pending: AbstractSet[str]) -> bool:
    """Tell whether what is held is what is listed now."""
    if (one.changed, one.waits) != (listed.changed, listed.waits):
        return False
    return one.waits or all(fact.report not in pending for fact in one.facts)


def _one(value: Thing | Fact, listed: Listed) -> _One:
    facts = value.tellings if isinstance(value, Thing) else (value,)
    parties = (party for fact in facts for _, party in parties_of(fact))
    actors = frozenset((party.actor, party.name) for party in parties if party.actor)
    return _One(value, listed.changed, listed.waits, facts, actors)
