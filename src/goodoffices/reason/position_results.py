"""Works out the positions of a scenario: where a deal would land, who could push whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.reason import challenge, compromise, voting
from goodoffices.reason.challenge import Talks
from goodoffices.reason.compromise import Positions
from goodoffices.reason.draws import Array, Draws
from goodoffices.reason.scenario import Estimate, Issue, Scenario
from goodoffices.reason.voting import VotingPower, VotingRule

CHALLENGE_DRAWS = 2_000
"""Draws of the slower challenge model; the compromise mean takes all."""
CHALLENGE_WORK = 40_000_000
"""Actors cubed times rounds times draws of one variant; many actors get fewer draws."""
LEAST_DRAWS = 20


@dataclass(frozen=True, slots=True)
class Spread:
    """A distribution in a few numbers."""

    likely: float
    """The result with every input at its likeliest."""
    median: float
    low: float
    """One draw in ten lies below."""
    high: float
    """One draw in ten lies above."""
    bins: tuple[int, ...]
    """Draws in each twentieth of the scale."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """Who moves whom in the first round of a challenge run, as shares of the draws."""

    mover: str
    moved: str
    share: float


@dataclass(frozen=True, slots=True)
class ChallengeResult:
    """One variant with one Q: never averaged with another."""

    variant: str
    q: float
    rounds: int
    draws: int
    median: Spread
    mean: Spread
    path: tuple[float, ...]
    """The weighted median after each round, with every input at its likeliest."""
    pushed: tuple[Pushed, ...]
    differs: bool
    """The middle of the draws lies outside the compromise mean's 10 to 90 % range."""


@dataclass(frozen=True, slots=True)
class Influence:
    """What one input does to the compromise mean."""

    key: str
    label: str
    at_low: float
    at_high: float
    """The mean with this input at its ends and all others at their likeliest."""
    correlation: float
    """Rank correlation with the mean over the same draws."""
    flip: float | None
    """The value of this input alone at which the mean crosses the watched value; none if none."""

    @property
    def swing(self) -> float:
        """Give how far the result moves."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True)
class PositionResult:
    """The compromise mean first; the rest explains."""

    actors: tuple[str, ...]
    mean: Spread
    median: Spread
    above: float
    """Share of draws in which the mean lies above the watched value."""
    median_share: tuple[float, ...]
    """How often each actor is the weighted median."""
    challenge: tuple[ChallengeResult, ...]
    influences: tuple[Influence, ...]
    """The largest swing first."""
    means: Array
    """The mean of every draw, to compare draw by draw."""


def estimates_of(given: Scenario) -> list[tuple[Estimate, Estimate, Estimate]]:
    """Give position, capability and salience of every actor who takes part."""
    found = []
    for actor in given.inside:
        three = [given.estimate(kind, actor.id) for kind in ("position", "capability", "salience")]
        if all(three):
            found.append(tuple(three))
    return found  # type: ignore[return-value]


def likely_positions(given: Scenario) -> Positions:
    """Give every input at its likeliest."""
    three = estimates_of(given)
    x, c, s = (np.array([each[at].value.likely for each in three]) for at in range(3))
    return Positions(x, c, s)


def drawn_positions(given: Scenario, draws: Draws) -> Positions:
    """Draw positions and saliences apart, capabilities together."""
    three = estimates_of(given)
    x, s = (
        np.stack([draws.of(each[at].key, each[at].value) for each in three], axis=-1)
        for at in (0, 2)
    )
    together = given.issue.together if given.issue else 0.0
    capability = [each[1] for each in three]
    c = draws.jointly([e.key for e in capability], [e.value for e in capability], together)
    return Positions(x, c, s)


def solve(given: Scenario, issue: Issue) -> PositionResult:
    """Work out the compromise, the challenge variants and what the result hangs on."""
    likely = likely_positions(given)
    if not likely.weight.sum() > 0:
        raise ValueError("nobody who takes part has any weight")
    drawn = drawn_positions(given, Draws(given.seed, given.draws))
    at_once, spread = compromise.solve(likely), compromise.solve(drawn)
    mean = spread_of(float(at_once.mean), spread.mean, issue)
    n = likely.position.shape[-1]
    counts = np.bincount(spread.median_actor, minlength=n) / given.draws
    return PositionResult(
        actors=tuple(three[0].actor for three in estimates_of(given)),
        mean=mean,
        median=spread_of(float(at_once.median), spread.median, issue),
        above=float(np.mean(spread.mean > issue.watch)),
        median_share=tuple(counts.tolist()),
        challenge=_challenges(given, issue, (likely, drawn), mean),
        influences=influences(given, issue, drawn, spread.mean),
        means=spread.mean,
    )


def spread_of(likely: float, values: Array, issue: Issue) -> Spread:
    """Sum up a distribution on the scale of the issue; draws without weight are left out."""
    known = values[np.isfinite(values)]
    low, middle, high = np.quantile(known, [0.1, 0.5, 0.9])
    bins, _ = np.histogram(known, bins=20, range=(issue.low, issue.high))
    return Spread(likely, float(middle), float(low), float(high), tuple(bins.tolist()))


def _challenges(
    given: Scenario, issue: Issue, positions: tuple[Positions, Positions], mean: Spread
) -> tuple[ChallengeResult, ...]:
    likely, drawn = positions
    able = CHALLENGE_WORK // (likely.position.size**3 * issue.rounds)
    few = min(given.draws, CHALLENGE_DRAWS, max(LEAST_DRAWS, able))
    some = Positions(drawn.position[:few], drawn.capability[:few], drawn.salience[:few])
    ids = [three[0].actor for three in estimates_of(given)]
    found = []
    for variant in issue.variants:
        for q in issue.q:
            how = Talks(variant, issue.rounds, q)  # type: ignore[arg-type]
            one, many = challenge.solve(likely, how), challenge.solve(some, how)
            median = spread_of(float(one.medians[0, -1]), many.medians[:, -1], issue)
            found.append(
                ChallengeResult(
                    variant=variant,
                    q=q,
                    rounds=issue.rounds,
                    draws=few,
                    median=median,
                    mean=spread_of(float(one.means[0, -1]), many.means[:, -1], issue),
                    path=tuple(one.medians[0].tolist()),
                    pushed=_pushed(many.moved_by[:, 0], ids),
                    differs=not mean.low <= median.median <= mean.high,
                )
            )
    return tuple(found)


def _pushed(moved_by: NDArray[np.int16], ids: list[str]) -> tuple[Pushed, ...]:
    found = []
    for moved, ident in enumerate(ids):
        for mover in range(len(ids)):
            share = float(np.mean(moved_by[:, moved] == mover))
            if share >= 0.05:
                found.append(Pushed(ids[mover], ident, share))
    return tuple(sorted(found, key=lambda each: -each.share))


def influences(
    given: Scenario, issue: Issue, drawn: Positions, means: Array
) -> tuple[Influence, ...]:
    """Give what each input does to the mean, the largest swing first."""
    likely = likely_positions(given)
    names, parts = given.names, {"position": 0, "capability": 1, "salience": 2}
    ranks = _ranks(means)
    found = []
    for at, three in enumerate(estimates_of(given)):
        for kind, part in parts.items():
            estimate = three[part]
            ends = [
                _mean_with(likely, at, kind, v) for v in (estimate.value.low, estimate.value.high)
            ]
            values = getattr(drawn, kind)[:, at]
            found.append(
                Influence(
                    key=estimate.key,
                    label=f"{kind} of {names[estimate.actor]}",
                    at_low=ends[0],
                    at_high=ends[1],
                    correlation=_correlation(_ranks(values), ranks),
                    flip=_flip(likely, at, kind, issue),
                )
            )
    return tuple(sorted(found, key=lambda each: -each.swing))


def _mean_with(given: Positions, at: int, kind: str, value: float) -> float:
    arrays = {name: getattr(given, name).copy() for name in ("position", "capability", "salience")}
    arrays[kind][at] = value
    w = arrays["capability"] * arrays["salience"]
    total = float(w.sum())
    return float((w * arrays["position"]).sum() / total) if total > 0 else float("nan")


def _flip(given: Positions, at: int, kind: str, issue: Issue) -> float | None:
    """Solve for the value of one input that puts the mean on the watched value."""
    x, w = given.position, given.weight
    rest = float((w * (x - issue.watch)).sum() - w[at] * (x[at] - issue.watch))
    if kind == "position":
        if w[at] == 0:
            return None
        needed = issue.watch - rest / float(w[at])
        return needed if issue.low <= needed <= issue.high else None
    other = given.salience if kind == "capability" else given.capability
    pull = float(other[at] * (x[at] - issue.watch))
    if pull == 0:
        return None
    needed = -rest / pull
    return needed if 0 <= needed <= 1 else None


def _ranks(values: Array) -> Array:
    return np.argsort(np.argsort(values, kind="stable"), kind="stable").astype(float)


def _correlation(left: Array, right: Array) -> float:
    if np.ptp(left) == 0 or np.ptp(right) == 0 or len(left) < 3:
        return 0.0
    return float(np.corrcoef(left, right)[0, 1])


def power(given: Scenario) -> tuple[tuple[str, ...], VotingPower] | None:
    """Give the voting power of those who take part; none without a rule that can be met."""
    if given.voting is None:
        return None
    inside = {actor.id for actor in given.inside}
    members = [(actor, weight) for actor, weight in given.voting.weights if actor in inside]
    ids = tuple(actor for actor, _ in members)
    vetoes = frozenset(ids.index(actor) for actor in given.voting.vetoes if actor in inside)
    rule = VotingRule(tuple(weight for _, weight in members), given.voting.quota, vetoes)
    return ids, voting.solve(rule)
