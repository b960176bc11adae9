"""What-ifs as moves: each turns a scenario into another and says what it changed.

A sponsor withdraws, an actor is kept out or joins, a precondition is met, a truce collapses, a
threshold or a single input changes. A move never alters the file it starts from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from goodoffices.errors import BadArgument
from goodoffices.reason.conflict_of import board_of, now_of
from goodoffices.reason.scenario import (
    Change,
    Fallback,
    Origin,
    Range,
    Rule,
    Scenario,
    spell,
)


def changed(given: Scenario, change: Change | str) -> Scenario:
    """Give the scenario after a what-if, given itself or by its name."""
    one = find_change(given, change) if isinstance(change, str) else change
    made = _MOVES[one.do](given, one)
    if made.options:
        _check_possible(made, one)
    return replace(
        made, title=f"{given.title}: {one.name}", assumed=(*made.assumed, told(given, one))
    )


def _check_possible(made: Scenario, change: Change) -> None:
    try:
        board, _ = board_of(made)
    except ValueError as error:
        raise BadArgument(change.name, str(error), "Mend the what-if") from None
    if not board.feasible[now_of(made)]:
        taken = ", ".join(option.id for option in made.options if option.now) or "nothing"
        raise BadArgument(
            change.name,
            f"afterwards these would be taken, which is ruled out: {taken}",
            'Say what gives way: also = ["-option"]',
        )


def find_change(given: Scenario, name: str) -> Change:
    """Give a what-if of the scenario by its name."""
    for change in given.changes:
        if change.name == name:
            return change
    known = ", ".join(f"“{change.name}”" for change in given.changes) or "none"
    raise BadArgument(f"“{name}”", "the scenario has no such what-if", f"It has: {known}")


def told(given: Scenario, change: Change) -> str:
    """Say what a what-if changes."""
    who = given.names.get(change.actor, change.actor)
    value = spell(change.value) if change.value else ""
    client = given.names.get(change.client, "")
    loses = f"; the fallback of {client} falls by {value}" if client and value else ""
    return {
        "withdraw": f"{who} withdraws: no capability, its options stay untaken{loses}",
        "exclude": f"{who} is kept out: no position, no vote; its options stay as they are",
        "join": f"{who} joins",
        "meet": f"“{change.option}” is met and stays taken",
        "collapse": f"“{change.option}” collapses and stays dropped",
        "threshold": f"the quota becomes {value}",
        "set": f"the {change.input} becomes {value}",
    }[change.do]


def _withdraw(given: Scenario, change: Change) -> Scenario:
    own = {option.id: False for option in given.options if option.actor == change.actor}
    made = _fixed(given, own, change.origin)
    estimates = tuple(
        replace(e, value=Range.at(0), origin=change.origin)
        if (e.actor, e.kind) == (change.actor, "capability")
        else e
        for e in given.estimates
    )
    fallbacks = tuple(
        _lowered(f, change) if f.actor == change.client and change.value else f
        for f in given.fallbacks
    )
    return replace(made, estimates=estimates, fallbacks=fallbacks)


def _lowered(fallback: Fallback, change: Change) -> Fallback:
    loss = change.value or Range.at(0)
    value = Range(
        max(0.0, fallback.value.low - loss.high),
        max(0.0, fallback.value.likely - loss.likely),
        max(0.0, fallback.value.high - loss.low),
    )
    return replace(fallback, value=value, origin=change.origin)


def _exclude(given: Scenario, change: Change) -> Scenario:
    own = {option.id: option.now for option in given.options if option.actor == change.actor}
    made = _fixed(given, own, change.origin)
    return replace(
        made,
        actors=tuple(replace(a, outside=a.outside or a.id == change.actor) for a in given.actors),
    )


def _join(given: Scenario, change: Change) -> Scenario:
    actors = tuple(replace(a, outside=a.outside and a.id != change.actor) for a in given.actors)
    return replace(given, actors=actors)


def _meet(given: Scenario, change: Change) -> Scenario:
    return _turned(given, change, taken=True)


def _collapse(given: Scenario, change: Change) -> Scenario:
    return _turned(given, change, taken=False)


def _turned(given: Scenario, change: Change, *, taken: bool) -> Scenario:
    also = {each[1:]: each[0] == "+" for each in change.also}
    made = _fixed(given, {change.option: taken}, change.origin)
    options = tuple(replace(o, now=also.get(o.id, o.now)) for o in made.options)
    return replace(made, options=options)


def _threshold(given: Scenario, change: Change) -> Scenario:
    if given.voting is None or change.value is None:
        raise BadArgument(change.name, "the scenario has no voting rule", "Add [voting]")
    total = sum(weight for _, weight in given.voting.weights)
    if change.value.likely > total:
        why = f"a quota of {change.value.likely:g} can never be met"
        raise BadArgument(change.name, why, f"The weights add up to {total}")
    voting = replace(given.voting, quota=int(change.value.likely), origin=change.origin)
    return replace(given, voting=voting)


def _set(given: Scenario, change: Change) -> Scenario:
    value = change.value
    keys = [e.key for e in given.estimates] + [f.key for f in given.fallbacks]
    keys += [u.key for u in given.utilities]
    if change.input not in keys or value is None:
        fix = f"There are: {', '.join(keys)}"
        raise BadArgument(f"“{change.input}”", "there is no such input", fix)
    at, new = change.input, change.origin
    return replace(
        given,
        estimates=tuple(
            replace(e, value=value, origin=new) if e.key == at else e for e in given.estimates
        ),
        fallbacks=tuple(
            replace(f, value=value, origin=new) if f.key == at else f for f in given.fallbacks
        ),
        utilities=tuple(
            replace(u, weight=value, origin=new) if u.key == at else u for u in given.utilities
        ),
    )


def _fixed(given: Scenario, states: dict[str, bool], origin: Origin) -> Scenario:
    """Set options for good: as things are now, and in every state that can come."""
    options = tuple(
        replace(option, now=states.get(option.id, option.now), undo="yes")
        if option.id in states
        else option
        for option in given.options
    )
    rules = tuple(
        Rule(f"not {ident}" if taken else ident, origin) for ident, taken in states.items()
    )
    return replace(given, options=options, infeasible=(*given.infeasible, *rules))


_MOVES: dict[str, Callable[[Scenario, Change], Scenario]] = {
    "withdraw": _withdraw,
    "exclude": _exclude,
    "join": _join,
    "meet": _meet,
    "collapse": _collapse,
    "threshold": _threshold,
    "set": _set,
}
