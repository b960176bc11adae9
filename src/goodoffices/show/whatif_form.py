"""From the address of the what-if page to a scenario: a draft or a saved file, with changes.

The whole state stands in the address: the scenario asked for, every number of the form that differs
from it, and the move chosen. Nothing is stored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from goodoffices import reason
from goodoffices.codes import FactKind
from goodoffices.dossier.words import options
from goodoffices.facts import Ceasefire, Position
from goodoffices.reason.scenario import KINDS, Change, Estimate, Origin, Range, Scenario
from goodoffices.reason.scenario_changes import MOVES
from goodoffices.show.desk import Desk
from goodoffices.show.query import BadFilter, Query

PAGE_DRAWS = 2_000
"""Draws of a page; the command line takes as many as the scenario says."""

ENDS = ("low", "likely", "high")
BY_YOU = Origin((), "changed on the page")
MOST_JOINED = 20


_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for."""

    base: Scenario
    changed: Scenario | None
    """With the changes of the form and the move; none where nothing was changed."""
    told: tuple[str, ...]
    """What was changed, in words."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a list offers."""

    value: str
    text: str
    chosen: bool


def issue_choices(desk: Desk, query: Query) -> tuple[Choice, ...]:
    """Offer the issues on which the record holds positions, with how many."""
    counts = desk.record.issues()
    named = dict(options("issue"))
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    return tuple(
        Choice(code, f"{named.get(code, code)} ({counts[code]})", query.get("issue") == code)
        for code in ranked
    )


def file_choices(desk: Desk, query: Query) -> tuple[Choice, ...]:
    """Offer the scenarios saved beside the record."""
    return tuple(Choice(name, name, query.get("file") == name) for name in sorted(desk.scenarios()))


def asked(desk: Desk, query: Query) -> Asked | None:
    """Make the scenario that an address asks for; none where it asks for nothing yet."""
    text = _text(desk, query)
    if text is None:
        return None
    name = query.get("file") or "draft"
    base = reason.read_scenario(text, name, wide=True)
    base = reason.with_run_settings(base, draws=min(base.draws, PAGE_DRAWS))
    if base.issue and not query.get("challenge"):
        base = replace(base, issue=replace(base.issue, variants=()))
    made, told = _with_numbers(base, query.values)
    move = _move(made, query)
    if move:
        made = reason.changed(made, move)
        told = (*told, *made.assumed[len(base.assumed) :])
    return Asked(base, made if told else None, told)


def move_choices(given: Scenario, query: Query) -> tuple[Choice, ...]:
    """Offer the scenario's own what-ifs, then the moves that any actor or option allows."""
    found = [(f"own:{change.name}", change.name) for change in given.changes]
    for actor in given.inside:
        found.append((f"withdraw:{actor.id}", f"{actor.name} withdraws"))
        found.append((f"exclude:{actor.id}", f"{actor.name} is kept out"))
    found += [(f"join:{a.id}", f"{a.name} joins") for a in given.actors if a.outside]
    for option in given.options:
        word = "collapse" if option.now else "meet"
        told = "is dropped for good" if option.now else "is met for good"
        found.append((f"{word}:{option.id}", f"“{option.text}” {told}"))
    chosen = query.get("move")
    return tuple(Choice(value, text, value == chosen) for value, text in found)


def _text(desk: Desk, query: Query) -> str | None:
    name = query.get("file")
    if name:
        saved = desk.scenarios()
        if name not in saved:
            raise BadFilter(f"“{name}”", "no scenario beside the record", "Choose one listed.")
        return saved[name]
    issue = query.one_of("issue", [code for code, _ in options("issue")])
    if not issue:
        return None
    positions = _positions(desk)
    truces = [f for f in desk.newest(FactKind.CEASEFIRE) if isinstance(f, Ceasefire)]
    held = desk.material([*positions, *truces], texts=True)
    material = reason.Material(positions, {r.id: r for r in held.reports}, truces)
    wanted = reason.Wanted(
        issues=(issue,),
        low=query.get("low"),
        high=query.get("high"),
        joined=dict(_pairs(query.get("join"))),
    )
    return reason.propose(material, wanted)


def _positions(desk: Desk) -> Sequence[Position]:
    return [f for f in desk.newest(FactKind.POSITION) if isinstance(f, Position)]


def _pairs(text: str) -> list[tuple[str, str]]:
    """Read `Sergei Lavrov = Russia; Faisal Mekdad = Syria`."""
    found = []
    for part in [p for p in text.split(";") if p.strip()][:MOST_JOINED]:
        left, sign, right = part.partition("=")
        if not sign or not left.strip() or not right.strip():
            raise BadFilter(f"“{part}”", "not a pair", "Write Sergei Lavrov = Russia; …")
        found.append((left.strip(), right.strip()))
    return found


def field_name(estimate: Estimate, end: str) -> str:
    """Name the field of the form for one end of an input."""
    return f"{estimate.kind}.{estimate.actor}.{end}"


def _with_numbers(base: Scenario, values: Mapping[str, str]) -> tuple[Scenario, tuple[str, ...]]:
    told: list[str] = []
    estimates: list[Estimate] = []
    for estimate in base.estimates:
        value = _range(base, estimate, values)
        if value == estimate.value:
            estimates.append(estimate)
            continue
        name = base.names[estimate.actor]
        told.append(
            f"{estimate.kind} of {name}: {_spelt(value)} instead of {_spelt(estimate.value)}"
        )
        estimates.append(replace(estimate, value=value, origin=BY_YOU))
    return replace(base, estimates=tuple(estimates), assumed=(*base.assumed, *told)), tuple(told)


def bounds_of(given: Scenario, kind: str) -> tuple[float, float]:
    """Give the ends of an input's scale."""
    if kind == KINDS[0] and given.issue:
        return given.issue.low, given.issue.high
    return 0.0, 1.0


def _range(base: Scenario, estimate: Estimate, values: Mapping[str, str]) -> Range:
    least, most = bounds_of(base, estimate.kind)
    old = estimate.value
    ends = []
    for end, before in zip(ENDS, (old.low, old.likely, old.high), strict=True):
        typed = values.get(field_name(estimate, end), "")
        number = _number(typed, least, most) if typed else before
        # What the form shows is rounded: an untouched field is no change.
        ends.append(before if f"{number:g}" == f"{before:g}" else number)
    low, likely, high = ends
    if not low <= likely <= high:
        what = f"the {estimate.kind} of {base.names[estimate.actor]}"
        raise BadFilter(what, f"not in order ({low:g}, {likely:g}, {high:g})", "Let them rise.")
    return Range(low, likely, high)


def _number(typed: str, least: float, most: float) -> float:
    try:
        value = float(typed)
    except ValueError:
        value = float("nan")
    if not least <= value <= most:
        raise BadFilter(f"“{typed}”", "not on the scale", f"Give {least:g} to {most:g}.")
    return value


def _move(given: Scenario, query: Query) -> Change | str | None:
    said = query.get("move")
    if not said:
        return None
    do, _, what = said.partition(":")
    if do == "own":
        return what
    known = {choice.value for choice in move_choices(given, query)}
    if do not in MOVES or said not in known:
        raise BadFilter(f"“{said}”", "no move of this scenario", "Choose one from the list.")
    of_option = do in ("meet", "collapse")
    return Change(
        name="what if",
        do=do,
        actor="" if of_option else what,
        option=what if of_option else "",
        origin=BY_YOU,
    )


def _spelt(value: Range) -> str:
    return f"{value.low:g} to {value.high:g}" if value.width else f"{value.low:g}"


def filled_in(scenario: Scenario) -> tuple[str, ...]:
    """Say what was taken for blanks: actors by their names, each choice once."""
    names = scenario.names
    found: dict[str, list[str]] = {}
    for told in scenario.assumed:
        what, between, of = told.partition(": ")
        named = _WORD.sub(lambda word: names.get(word[0], word[0]), of)
        found.setdefault(f"{what}{between}", []).append(named)
    return tuple(f"{what}{', '.join(of)}" for what, of in found.items())
