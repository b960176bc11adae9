"""Works out the conflict of a scenario: which states hold, and what deters from leaving them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from goodoffices.reason import conflict_paths as paths
from goodoffices.reason.conflict import CONCEPTS, Concept, Conflict, Stabilities, solve
from goodoffices.reason.conflict_of import conflict_of, is_drawn, now_of, state_spelt
from goodoffices.reason.draws import Draws
from goodoffices.reason.scenario import Preference, Range, Scenario, Wish

MOST_SHOWN = 12
"""States described in full."""
LARGE_SHOWN, LARGE_MOVES = 5, 3
"""On boards of more than `LARGEST_TRIED` options: states, and moves of each decider, described."""
RANK_DRAWS = 1_000
MOST_CELLS = 4_000_000
"""Draws times states times deciders worked out at once; larger boards get fewer draws."""
LEAST_DRAWS = 10
"""Fewer draws than this tell nothing and are left out."""
LARGEST_TRIED = 12
"""Options up to which single changes of preferences are tried one by one."""


@dataclass(frozen=True, slots=True)
class Deterred:
    """Why one decider stays: the move it would like, and the answer."""

    decider: str
    move: tuple[str, ...]
    """Options it would change, as signed names."""
    answer: tuple[tuple[str, tuple[str, ...]], ...]
    """Who answers with which changes, in order; empty if nobody can."""


@dataclass(frozen=True, slots=True)
class StateResult:
    """One state and how it stands."""

    letters: str
    """Y or N for each option, in order."""
    taken: tuple[str, ...]
    concepts: tuple[str, ...]
    """Concepts under which it is an equilibrium with every rank at its likeliest."""
    shares: tuple[tuple[str, float], ...]
    """Share of the draws in which it is an equilibrium, per concept."""
    is_now: bool
    reachable: bool
    by_improvements: bool
    """Whether it can be reached from now by moves that each mover likes."""
    leaving: tuple[str, ...]
    """Deciders who have a move they like better, answered or not."""
    deterred: tuple[Deterred, ...]
    coalitions: tuple[tuple[tuple[str, ...], str], ...]
    """Groups that can better themselves together, each with the state they reach."""


@dataclass(frozen=True, slots=True)
class Upset:
    """A single change of preferences after which the watched state stands otherwise."""

    what: str
    actor: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    ids: tuple[str, ...]
    """Facts behind the wish that matters: what to check next."""


@dataclass(frozen=True, slots=True)
class ConflictResult:
    """States in order: most concepts met, reachable, proof against coalitions."""

    deciders: tuple[str, ...]
    options: tuple[str, ...]
    feasible: int
    counts: tuple[tuple[str, int], ...]
    """Equilibria per concept."""
    states: tuple[StateResult, ...]
    draws: int
    silent: tuple[str, ...]
    """Deciders of whom no wish is known: whatever they could do, they are taken to stay."""
    upsets: tuple[Upset, ...]
    """What would have to be true for the first state to stand otherwise."""
    tried: bool
    """Whether single changes were tried: not on boards of more than 12 options."""


@dataclass(frozen=True, slots=True)
class _Case:
    """The conflict with what every description of a state needs."""

    given: Scenario
    conflict: Conflict
    names: tuple[str, ...]
    now: int
    reach: NDArray[np.bool_]
    improving: NDArray[np.bool_]
    found: Stabilities
    drawn: Stabilities | None

    @property
    def small(self) -> bool:
        """Tell whether everything can be described and tried."""
        return len(self.given.options) <= LARGEST_TRIED


def result_of(given: Scenario) -> ConflictResult:
    """Work out every state, and describe the strongest and the present one."""
    conflict, deciders = conflict_of(given)
    now, found = now_of(given), solve(conflict)
    drawn, count = _drawn(given, conflict)
    case = _Case(
        given=given,
        conflict=conflict,
        names=deciders.names,
        now=now,
        reach=_as_shown(conflict, paths.reachable(conflict, now)),
        improving=_as_shown(conflict, paths.improving_reach(conflict, now)),
        found=found,
        drawn=drawn,
    )
    order = _ordered(case)
    states = [_state(case, state) for state in order]
    states.sort(key=lambda s: (-len(s.concepts), not s.reachable, bool(s.coalitions)))
    return ConflictResult(
        deciders=deciders.names,
        options=tuple(option.id for option in given.options),
        feasible=int(conflict.shown.sum()),
        counts=tuple((c, int((found.equilibria(c) & conflict.shown).sum())) for c in CONCEPTS),
        states=tuple(states),
        draws=count,
        silent=tuple(
            given.names[p.actor] for p in given.preferences if not p.wishes and not p.ranking
        ),
        upsets=tuple(_upsets(given, state_spelt(states[0].letters)))
        if case.small and states
        else (),
        tried=case.small,
    )


def _as_shown(case: Conflict, reached: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Mark the state that stands for others wherever one of them is reached."""
    found = reached.copy()
    for pattern in case.merged:
        members = pattern.holds(np.arange(case.board.states)) & case.board.feasible
        found[members] = bool((reached & members).any())
    return found


def _ordered(case: _Case) -> list[int]:
    """Give the states to describe: the strongest first, with the present one among them."""
    now = case.conflict.shown_as(case.now)
    strength = case.found.strength()
    shown = [int(s) for s in np.flatnonzero(case.conflict.shown & (strength > 0))]
    shown.sort(key=lambda s: (-int(strength[s]), not case.reach[s], s))
    kept = shown[: MOST_SHOWN if case.small else LARGE_SHOWN]
    return kept if now in kept else [*kept, now]


def _drawn(given: Scenario, case: Conflict) -> tuple[Stabilities | None, int]:
    if not is_drawn(given):
        return None, 0
    cells = case.board.states * max(1, len(case.board.deciders))
    count = max(1, min(RANK_DRAWS, given.draws, MOST_CELLS // cells))
    if count < LEAST_DRAWS:
        return None, 0
    drawn, _ = conflict_of(given, Draws(given.seed, count))
    return solve(drawn), count


def _state(case: _Case, state: int) -> StateResult:
    given, names, drawn = case.given, case.names, case.drawn
    concepts = tuple(c for c in CONCEPTS if case.found.equilibria(c)[state])
    groups = [
        (tuple(names[m] for m in each.members), letters_of(given, each.target))
        for each in paths.coalitions(case.conflict, state)
    ]
    leaving = [d for d in range(len(names)) if paths.improvements(case.conflict, state, d)]
    return StateResult(
        letters=letters_of(given, state),
        taken=tuple(o.id for at, o in enumerate(given.options) if state >> at & 1),
        concepts=concepts,
        shares=tuple(
            (c, float(drawn.equilibria(c)[:, state].mean())) for c in CONCEPTS if drawn is not None
        ),
        is_now=case.conflict.shown_as(case.now) == state,
        reachable=bool(case.reach[state]),
        by_improvements=bool(case.improving[state]),
        leaving=tuple(names[d] for d in leaving),
        deterred=tuple(_deterrents(case, state, concepts)),
        coalitions=tuple(groups),
    )


def _deterrents(case: _Case, state: int, concepts: tuple[Concept, ...]) -> Iterator[Deterred]:
    """Tell the answers by the most demanding concept that holds, else by the weakest."""
    concept: Concept = "seq" if "seq" in concepts else "smr" if "smr" in concepts else "gmr"
    for decider, name in enumerate(case.names):
        every = paths.deterrents(case.conflict, state, decider, concept)
        for each in every if case.small else islice(every, LARGE_MOVES):
            answer = tuple((case.names[s.mover], _steps(case.given, s)) for s in each.answer)
            yield Deterred(name, _steps(case.given, each.move), answer)


def _steps(given: Scenario, step: paths.Step) -> tuple[str, ...]:
    """Name the options a move changes: `+truce` taken, `-truce` dropped."""
    changed = step.before ^ step.after
    return tuple(
        ("+" if step.after >> at & 1 else "-") + option.id
        for at, option in enumerate(given.options)
        if changed >> at & 1
    )


def letters_of(given: Scenario, state: int) -> str:
    """Spell a state with Y and N."""
    return "".join("Y" if state >> at & 1 else "N" for at in range(len(given.options)))


def _upsets(given: Scenario, state: int) -> Iterator[Upset]:
    """Try every single change of preferences: drop a wish, turn it, or swap it with the next."""
    before = _concepts_of(given, state)
    for preference in given.preferences:
        for what, ids, other in _variations(preference):
            others = tuple(other if p is preference else p for p in given.preferences)
            after = _concepts_of(replace(given, preferences=others), state)
            if after != before:
                yield Upset(what, given.names[preference.actor], before, after, ids)


def _variations(of: Preference) -> Iterator[tuple[str, tuple[str, ...], Preference]]:
    wishes = sorted(of.wishes, key=lambda wish: wish.rank.likely)
    for at, wish in enumerate(wishes):
        ids = wish.origin.ids
        rest = [*wishes[:at], *wishes[at + 1 :]]
        if rest:
            yield f"does not mind whether “{wish.holds}”", ids, _in_order(of, rest)
        turned = replace(wish, holds=f"not ({wish.holds})")
        yield (
            f"wants the opposite of “{wish.holds}”",
            ids,
            _in_order(of, [*wishes[:at], turned, *wishes[at + 1 :]]),
        )
        if at + 1 < len(wishes):
            after = wishes[at + 1]
            swapped = [*wishes[:at], after, wish, *wishes[at + 2 :]]
            told = f"puts “{after.holds}” before “{wish.holds}”"
            yield told, (*ids, *after.origin.ids), _in_order(of, swapped)


def _in_order(of: Preference, wishes: list[Wish]) -> Preference:
    placed = tuple(replace(wish, rank=Range.at(place)) for place, wish in enumerate(wishes))
    return replace(of, wishes=placed)


def _concepts_of(given: Scenario, state: int) -> tuple[str, ...]:
    case, _ = conflict_of(given)
    found = solve(case)
    return tuple(concept for concept in CONCEPTS if found.equilibria(concept)[state])
