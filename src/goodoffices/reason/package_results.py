"""Works out the packages of a scenario: which deals all could accept, and what a fallback buys."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goodoffices.reason import packages
from goodoffices.reason.draws import Array, Draws
from goodoffices.reason.packages import Bargain, Settlement
from goodoffices.reason.scenario import Fallback, Scenario

PACKAGE_DRAWS = 1_000
MOST_CELLS = 20_000_000
"""Draws times packages times parties; larger cases get fewer draws."""
MOST_SHOWN = 15
BETTER_BY = 0.1
"""By how much a fallback is raised to see what that buys."""


@dataclass(frozen=True, slots=True)
class PackageResult:
    """One package with what it is worth to each."""

    values: tuple[tuple[str, str], ...]
    worths: tuple[float, ...]
    in_zone: bool
    on_frontier: bool
    chosen_by: tuple[str, ...]
    zone_share: float
    frontier_share: float
    nash_share: float
    """Shares of the draws."""
    draft: str = ""
    """Name of the draft it is, if it is one."""


@dataclass(frozen=True, slots=True)
class Bought:
    """What a better fallback buys one party at the Nash point."""

    actor: str
    raised_by: float
    before: float
    after: float | None
    """None where no deal is left that all could accept."""


@dataclass(frozen=True, slots=True)
class BargainResult:
    """The zone, its frontier and the packages worth a look."""

    parties: tuple[str, ...]
    fallbacks: tuple[float, ...]
    packages: int
    zone: int
    frontier: int
    zone_share: float
    """Share of the draws in which there is a deal that all could accept."""
    shown: tuple[PackageResult, ...]
    bought: tuple[Bought, ...]
    draws: int


def result_of(given: Scenario) -> BargainResult:
    """Work out the packages with every input at its likeliest, then over draws."""
    parties = _parties(given)
    case = _bargain(given, parties, None)[0]
    found = packages.solve(case)
    count = max(1, min(PACKAGE_DRAWS, given.draws, MOST_CELLS // max(1, case.worth.size)))
    shares, agreed = _shares(given, parties, count, len(case.worth))
    names = given.names
    return BargainResult(
        parties=tuple(names[p.actor] for p in parties),
        fallbacks=tuple(case.fallback.tolist()),
        packages=len(case.worth),
        zone=len(found.zone),
        frontier=len(found.frontier),
        zone_share=agreed,
        shown=tuple(_shown(given, case, found, shares)),
        bought=tuple(_bought(given, parties, case, found)),
        draws=count,
    )


def _parties(given: Scenario) -> list[Fallback]:
    inside = {actor.id for actor in given.inside}
    return [fallback for fallback in given.fallbacks if fallback.actor in inside]


def _bargain(given: Scenario, parties: list[Fallback], draws: Draws | None) -> list[Bargain]:
    """Give the case at its likeliest, or one for each draw."""
    count = draws.count if draws else 1
    fallback = np.empty((count, len(parties)))
    columns: list[list[Array]] = [[] for _ in range(count)]
    for at, party in enumerate(parties):
        value = party.value
        fallback[:, at] = draws.of(party.key, value) if draws else value.likely
        own = {u.term: u for u in given.utilities if u.actor == party.actor}
        used = [own[term.id] for term in given.terms]
        raw = np.stack(
            [draws.of(u.key, u.weight) if draws else np.array([u.weight.likely]) for u in used],
            axis=-1,
        )
        total = raw.sum(axis=-1, keepdims=True)
        # Weights are shares: a party's best package is worth 1 to it, its worst 0.
        shares = np.divide(raw, total, out=np.full_like(raw, 1 / len(used)), where=total > 0)
        scores = [np.array(u.scores) for u in used]
        for draw in range(count):
            columns[draw].append(packages.worth_of(shares[draw], scores))
    return [Bargain(np.stack(columns[d], axis=1), fallback[d]) for d in range(count)]


def _shares(
    given: Scenario, parties: list[Fallback], count: int, size: int
) -> tuple[dict[str, Array], float]:
    shares = {name: np.zeros(size) for name in ("zone", "frontier", "nash")}
    agreed = 0
    for case in _bargain(given, parties, Draws(given.seed, count)):
        found = packages.solve(case)
        shares["zone"][found.zone] += 1
        shares["frontier"][found.frontier] += 1
        if found.chosen:
            agreed += 1
            shares["nash"][found.chosen["nash"]] += 1
    return {name: counted / count for name, counted in shares.items()}, agreed / count


def _shown(
    given: Scenario, case: Bargain, found: Settlement, shares: dict[str, Array]
) -> list[PackageResult]:
    sizes = [len(term.values) for term in given.terms]
    drafts = {_number(given, dict(draft.values)): draft.name for draft in given.drafts}
    kept = list(dict.fromkeys([*found.chosen.values(), *drafts]))
    often = np.argsort(-shares["nash"], kind="stable")[:MOST_SHOWN]
    kept += [int(i) for i in often if shares["nash"][i] > 0 and int(i) not in kept]
    kept += [int(i) for i in found.frontier if int(i) not in kept]
    zone, frontier = set(found.zone.tolist()), set(found.frontier.tolist())
    made = []
    for index in kept[: max(MOST_SHOWN, len(drafts) + len(found.chosen))]:
        values = packages.package_values(sizes, index)
        told = tuple((t.id, t.values[v]) for t, v in zip(given.terms, values, strict=True))
        made.append(
            PackageResult(
                values=told,
                worths=tuple(case.worth[index].tolist()),
                in_zone=index in zone,
                on_frontier=index in frontier,
                chosen_by=tuple(name for name, at in found.chosen.items() if at == index),
                zone_share=float(shares["zone"][index]),
                frontier_share=float(shares["frontier"][index]),
                nash_share=float(shares["nash"][index]),
                draft=drafts.get(index, ""),
            )
        )
    return made


def _number(given: Scenario, values: dict[str, str]) -> int:
    places = [term.values.index(values[term.id]) for term in given.terms]
    sizes = [len(term.values) for term in given.terms]
    return int(np.ravel_multi_index(places, sizes)) if sizes else 0


def _bought(
    given: Scenario, parties: list[Fallback], case: Bargain, found: Settlement
) -> list[Bought]:
    if not found.chosen:
        return []
    made = []
    for at, party in enumerate(parties):
        raised = case.fallback.copy()
        raised[at] += BETTER_BY
        then = packages.solve(Bargain(case.worth, raised))
        before = float(case.worth[found.chosen["nash"], at])
        after = float(case.worth[then.chosen["nash"], at]) if then.chosen else None
        made.append(Bought(given.names[party.actor], BETTER_BY, before, after))
    return made
