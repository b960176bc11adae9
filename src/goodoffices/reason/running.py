"""Runs a scenario: every model it has inputs for, with what the result rests on."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from goodoffices.errors import BadArgument
from goodoffices.reason import conflict_results, package_results, position_results
from goodoffices.reason.conflict_results import ConflictResult
from goodoffices.reason.package_results import BargainResult
from goodoffices.reason.position_results import PositionResult, Spread
from goodoffices.reason.scenario import Change, Scenario
from goodoffices.reason.voting import VotingPower
from goodoffices.reason.whatif import changed

MODELS_VERSION = "1"
"""Raised when a model gives other numbers for the same scenario."""

NOT_CALIBRATED = "This is not a forecast, and it is not calibrated."


@dataclass(frozen=True, slots=True)
class Assumption:
    """One input as the run took it."""

    what: str
    value: str
    from_record: bool
    ids: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a run gave, with all it rests on."""

    scenario: Scenario
    assumptions: tuple[Assumption, ...]
    digest: str
    """A number for scenario and models: equal digests, equal results."""
    positions: PositionResult | None = None
    power: tuple[tuple[str, ...], VotingPower] | None = None
    conflict: ConflictResult | None = None
    packages: BargainResult | None = None

    @property
    def origins(self) -> Counter[str]:
        """Count the inputs from the record and from the analyst."""
        return Counter("record" if a.from_record else "analyst" for a in self.assumptions)

    @property
    def basis(self) -> str:
        """Say in a sentence what the inputs rest on."""
        count = self.origins
        total = len(self.assumptions)
        return (
            f"{count['record']} of its {total} inputs rest on the record; "
            f"{count['analyst']} were put in by the analyst."
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs side by side; nothing is averaged."""

    left: Result
    right: Result
    shift: Spread | None
    """How much further the compromise mean lies in the second, draw by draw."""


def run(given: Scenario, change: Change | str | None = None) -> Result:
    """Run a scenario, or it after a what-if: one of its own by name, or any other."""
    scenario = changed(given, change) if change else given
    assumptions = tuple(
        Assumption(what, value, origin.from_record, origin.ids, origin.why)
        for what, value, origin in scenario.inputs()
    )
    try:
        return _run(scenario, assumptions)
    except ValueError as error:
        raise BadArgument(scenario.title, str(error), "Mend the scenario") from None


def _run(scenario: Scenario, assumptions: tuple[Assumption, ...]) -> Result:
    issue = scenario.issue
    has_positions = issue is not None and bool(position_results.estimates_of(scenario))
    return Result(
        scenario=scenario,
        assumptions=assumptions,
        digest=digest_of(scenario),
        positions=position_results.solve(scenario, issue) if has_positions and issue else None,
        power=position_results.power(scenario),
        conflict=conflict_results.result_of(scenario) if scenario.options else None,
        packages=package_results.result_of(scenario) if scenario.terms else None,
    )


def compare(left: Result, right: Result) -> Comparison:
    """Set two runs side by side; with one seed the draws are compared one by one."""
    one, two = left.positions, right.positions
    issue = left.scenario.issue
    same = left.scenario.seed == right.scenario.seed and left.scenario.draws == right.scenario.draws
    if one is None or two is None or issue is None or not same:
        return Comparison(left, right, None)
    shift = two.means - one.means
    low, middle, high = np.quantile(shift[np.isfinite(shift)], [0.1, 0.5, 0.9])
    likely = two.mean.likely - one.mean.likely
    return Comparison(left, right, Spread(likely, float(middle), float(low), float(high), ()))


def digest_of(scenario: Scenario) -> str:
    """Give a number for a scenario: its inputs, seed, draws and the models' version."""
    return hashlib.sha256(f"{MODELS_VERSION}|{scenario!r}".encode()).hexdigest()[:16]


def with_run_settings(
    given: Scenario, *, seed: int | None = None, draws: int | None = None
) -> Scenario:
    """Give the scenario with another seed or number of draws."""
    return replace(
        given,
        seed=given.seed if seed is None else seed,
        draws=given.draws if draws is None else draws,
    )


def as_data(result: Result) -> dict[str, Any]:
    """Give a result as plain data, the assumptions first."""
    positions = None
    if result.positions:
        positions = {k: v for k, v in asdict(result.positions).items() if k != "means"}
    power = None
    if result.power:
        ids, found = result.power
        power = {
            ident: {
                "shapley_shubik": str(found.shapley[at]),
                "banzhaf": float(found.banzhaf[at]),
                "swings": found.swings[at],
                "blocks": at in found.blockers,
            }
            for at, ident in enumerate(ids)
        }
    return {
        "title": result.scenario.title,
        "note": f"{NOT_CALIBRATED} {result.basis}",
        "assumptions": [asdict(each) for each in result.assumptions],
        "changed": list(result.scenario.assumed),
        "seed": result.scenario.seed,
        "draws": result.scenario.draws,
        "run": result.digest,
        "positions": positions,
        "voting_power": power,
        "conflict": asdict(result.conflict) if result.conflict else None,
        "packages": asdict(result.packages) if result.packages else None,
    }
