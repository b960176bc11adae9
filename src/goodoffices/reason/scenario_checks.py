"""Refuses scenarios whose parts do not fit each other, with the line and the fix."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.reason.conflict_of import board_of, conflict_of
from goodoffices.reason.scenario import Estimate, Scenario
from goodoffices.reason.scenario_lines import Lines


def check(found: Scenario, lines: Lines) -> Scenario:
    """Give the scenario back if every model that has inputs can be run."""
    _once(lines, "actor", (a.id for a in found.actors))
    _once(lines, "cited", (c.id for c in found.cited))
    _once(lines, "option", (o.id for o in found.options))
    _once(lines, "term", (t.id for t in found.terms))
    _once(lines, "change", (c.name for c in found.changes))
    if not (found.estimates or found.options or found.terms or found.voting):
        fix = "Add [issue] with positions, [[option]]s, [[term]]s or [voting]"
        lines.fail(1, "the file holds nothing to work out", fix)
    if found.estimates:
        _check_positions(found, lines)
    if found.options:
        _check_conflict(found, lines)
    if found.terms:
        _check_packages(found, lines)
    return found


def _once(lines: Lines, name: str, idents: Iterable[str]) -> None:
    seen: set[str] = set()
    for number, ident in enumerate(idents):
        if ident in seen:
            line = lines.place(name, number).line
            lines.fail(line, f"“{ident}” stands twice", "Give every one a name of its own")
        seen.add(ident)


def _check_positions(found: Scenario, lines: Lines) -> None:
    if found.issue is None:
        lines.fail(1, "there are positions and no issue", 'Add [issue] with name = "…"')
    seen: set[str] = set()
    for estimate in found.estimates:
        if estimate.key in seen:
            line = estimate.origin.line
            lines.fail(line, f"the {estimate.key} stands twice", "Keep one of the two")
        seen.add(estimate.key)
    for estimate in found.estimates:
        _check_complete(found, lines, estimate)


def _check_complete(found: Scenario, lines: Lines, estimate: Estimate) -> None:
    for kind in ("position", "salience", "capability"):
        if found.estimate(kind, estimate.actor) is None:
            lines.fail(
                estimate.origin.line,
                f"{estimate.actor} has a {estimate.kind} and no {kind}",
                f'Add [[{kind}]] with actor = "{estimate.actor}"',
            )


def _check_conflict(found: Scenario, lines: Lines) -> None:
    where = lines.place("infeasible" if found.infeasible else "option").line
    try:
        board, _ = board_of(found)
    except ValueError as error:
        lines.fail(where, str(error), "Leave out or mend one of the rules under [[infeasible]]")
    state = sum(1 << at for at, option in enumerate(found.options) if option.now)
    if not board.feasible[state]:
        lines.fail(
            where, "things as they are now are ruled out", "Mend the rule, or now = … of an option"
        )
    owners = {option.actor for option in found.options if option.actor}
    owners &= {actor.id for actor in found.inside}
    wanted = {p.actor for p in found.preferences}
    for actor in sorted(owners - wanted):
        number = next(n for n, option in enumerate(found.options) if option.actor == actor)
        lines.fail(
            lines.place("option", number).line,
            f"{actor} has options and no preferences",
            f'Add [[preference]] with actor = "{actor}"',
        )
    for number, preference in enumerate(found.preferences):
        if preference.ranking:
            _check_ranking(found, lines, number)
    try:
        conflict_of(found)
    except ValueError as error:
        line = lines.place("merged").line if found.merged else where
        lines.fail(line, str(error), "Mend the preferences, or the rule under [[merged]]")


def _check_ranking(found: Scenario, lines: Lines, number: int) -> None:
    board, _ = board_of(found)
    listed = {state for group in found.preferences[number].ranking for state in group}
    for state in range(board.states):
        letters = "".join("Y" if state >> at & 1 else "N" for at in range(board.options))
        if board.feasible[state] and letters not in listed:
            place = lines.place("preference", number)
            lines.fail(
                lines.key(place, "ranking"), f"“{letters}” is not ranked", "Add it to the ranking"
            )


def _check_packages(found: Scenario, lines: Lines) -> None:
    parties = {f.actor for f in found.fallbacks}
    if len(parties) < 2:
        lines.fail(
            lines.place("term").line, "fewer than two parties", "Add a [[fallback]] for each"
        )
    for actor in sorted(parties):
        for term in found.terms:
            if not any(u.actor == actor and u.term == term.id for u in found.utilities):
                lines.fail(
                    lines.place("fallback").line,
                    f"it is not said what {term.id} is worth to {actor}",
                    f'Add [[utility]] with actor = "{actor}" and term = "{term.id}"',
                )
    size = 1
    for term in found.terms:
        size *= len(term.values)
    if size > 1_000_000:
        lines.fail(
            lines.place("term").line, f"{size:,} packages", "Leave out terms: at most 1,000,000"
        )
