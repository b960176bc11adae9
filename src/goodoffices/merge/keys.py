"""Under which keys a fact is looked for: only facts that share one are ever compared.

A key joins the kind with what two tellings of one thing must have in common: type and actor with a
word or a place, the venue or name of talks, the place of a truce, the measure of a figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

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

LEAST_CONFIDENCE = 0.35
"""Below it a fact is more often wrong than right: it is shown on request, and joined with none."""
UNKNOWN_DAY = date(1, 1, 1)


def keys_of(one: Compared) -> tuple[str, ...]:
    """Give the keys of a fact, each once, in order; none for a fact that is never joined."""
    if one.fact.confidence < LEAST_CONFIDENCE or one.fact.kind not in _KEYS:
        return ()
    own = {"|".join((one.fact.kind.value, *parts)) for parts in _KEYS[one.fact.kind](one)}
    return tuple(sorted(own))


def day_of(one: Compared) -> date:
    """Give the day by which a fact stands among others of its key."""
    by_report = one.fact.kind in _BY_REPORT or one.when is None
    day = one.told if by_report else one.when.first if one.when else None
    return day or UNKNOWN_DAY


_BY_REPORT = frozenset({FactKind.FIGURE, FactKind.POSITION, FactKind.RELATION, FactKind.ROLE})

Parts = Iterator[tuple[str, ...]]


def _event(one: Compared) -> Parts:
    fact = one.fact
    if one.when is None:
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
    if round_of(fact) is not None:
        yield from (("round", str(round_of(fact)), actor) for actor in everybody(fact))


def _ceasefire(one: Compared) -> Parts:
    fact = one.fact
    if one.when is None:
        return
    for word in place_of(fact.place).split()[-1:]:
        yield ("in", word)
    if not fact.place or fact.scope is Scope.NATIONAL:
        yield from (("of", actor) for actor in actors(fact.parties))
    if not fact.place and fact.scope is Scope.NATIONAL:
        yield ("national",)


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
        yield (fact.holder.actor, " ".join(sorted(stems(fact.title))))


_KEYS = {
    FactKind.EVENT: _event,
    FactKind.TALKS: _talks,
    FactKind.CEASEFIRE: _ceasefire,
    FactKind.FIGURE: _figure,
    FactKind.POSITION: _position,
    FactKind.RELATION: _relation,
    FactKind.ROLE: _role,
}
