"""Under which keys a fact is looked for: only facts that share one are ever compared.

A key joins the kind with what two tellings of one thing must have in common: type and actor with a
word or a place, the venue or name of talks, the place of a truce, the measure of a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from goodoffices.codes import FactKind, Scope
from goodoffices.merge.compared import (
    Compared,
    actors,
    everybody,
    place_of,
    proper_name,
    round_of,
    stems,
)
from goodoffices.merge.truces import place_kept, scope_of

LEAST_CONFIDENCE = 0.35
"""Below it a fact is more often wrong than right: it is shown on request, and joined with none."""
UNKNOWN_DAY = date(1, 1, 1)
WIDTHS: Mapping[str, int] = MappingProxyType(
    {"event": 12, "talks": 12, "ceasefire": 12, "figure": 12}
    | {"position": 6, "relation": 3, "role": 2}
)
"""Neighbours on either side with which a fact of a kind is compared under each of its keys."""
REACH: Mapping[str, int | None] = MappingProxyType(
    {"event": 7, "talks": 31, "ceasefire": 42, "figure": 92}
    | {"position": 45, "relation": None, "role": None}
)
"""Days apart from which two facts of a kind are not compared; for ties and offices any number."""


def keys_of(one: Compared) -> tuple[str, ...]:
    """Give the keys of a fact, each once, in order.

    One that is never joined has a key of its own, by which it is missed when it is gone.
    """
    kind = one.fact.kind
    found = _KEYS[kind](one) if one.fact.confidence >= LEAST_CONFIDENCE else ()
    own = {"|".join((kind.value, *parts)) for parts in found}
    return tuple(sorted(own)) or (f"{kind.value}|alone|{one.fact.id}",)


def days_of(one: Compared) -> tuple[date, date]:
    """Give the day by which a fact stands among others of its key, and the last it can be of."""
    if one.fact.kind in _BY_REPORT or one.when is None:
        day = one.told or UNKNOWN_DAY
        return day, day
    return one.when.first, one.when.last


_BY_REPORT = frozenset({FactKind.FIGURE, FactKind.POSITION, FactKind.RELATION, FactKind.ROLE})

Parts = Iterator[tuple[str, ...]]


def _event(one: Compared) -> Parts:
    fact = one.fact
    if one.when is None:
        for actor in actors(fact.sources) | actors(fact.targets):
            yield from ((fact.type.value, actor, f"undated {stem}") for stem in stems(fact.trigger))
        return
    where = place_of(fact.place).split()[-1:]
    sources, targets = actors(fact.sources), actors(fact.targets)
    for actor in sources | targets:
        yield from ((fact.type.value, actor, f"at {word}") for word in where)
        yield from ((fact.type.value, actor, f"as {stem}") for stem in stems(fact.trigger))
    yield from ((fact.type.value, left, right) for left in sources for right in targets)


def _talks(one: Compared) -> Parts:
    fact = one.fact
    if proper_name(fact):
        yield ("named", proper_name(fact))
    if one.when is None:
        return
    for word in place_of(fact.venue).split()[-1:]:
        yield ("in", word)
    yield from (("of", who) for who in everybody(fact))
    if round_of(fact) is not None:
        yield from (("round", str(round_of(fact)), who) for who in everybody(fact) | one.cast)


def _ceasefire(one: Compared) -> Parts:
    fact = one.fact
    if one.when is None:
        yield ("told in", fact.report)
        return
    kept = place_kept(fact)
    for word in kept.split()[-1:]:
        yield ("in", word)
    if not kept or scope_of(fact) is Scope.NATIONAL:
        yield from (("of", actor) for actor in actors(fact.parties) | one.cast)


def _figure(one: Compared) -> Parts:
    fact = one.fact
    where = place_of(fact.place).split()[-1:]
    for word in where:
        yield (fact.measure.value, f"in {word}")
    value = fact.low if fact.low is not None else fact.high
    if value is not None:
        yield (fact.measure.value, f"{value:g}")


def _position(one: Compared) -> Parts:
    fact = one.fact
    if fact.actor.actor:
        yield (fact.actor.actor, fact.issue.value, fact.stance.value)


def _relation(one: Compared) -> Parts:
    fact = one.fact
    if fact.subject.actor and fact.object.actor:
        yield (fact.subject.actor, fact.object.actor)


def _role(one: Compared) -> Parts:
    fact = one.fact
    if fact.holder.actor:
        standing = "now" if fact.current else "once"
        yield (fact.holder.actor, standing, " ".join(sorted(stems(fact.title))))


_KEYS = {
    FactKind.EVENT: _event,
    FactKind.TALKS: _talks,
    FactKind.CEASEFIRE: _ceasefire,
    FactKind.FIGURE: _figure,
    FactKind.POSITION: _position,
    FactKind.RELATION: _relation,
    FactKind.ROLE: _role,
}
