"""Runs, what-ifs and comparisons of the small siege, against what can be worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices import reason
from goodoffices.errors import BadArgument
from goodoffices.reason.draws import Draws, triangular
from goodoffices.reason.running import Result
from goodoffices.reason.scenario import Change, Range, Scenario
from reason import siege


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return replace(reason.read_scenario(siege.TEXT, "siege.toml"), draws=2000)


@pytest.fixture(scope="module")
def result(scenario: Scenario) -> Result:
    return reason.run(scenario)


def test_mean_and_flip_are_what_a_pencil_gives(result: Result) -> None:
    assert result.positions
    # weights .49, .27, .24; positions 10, 95, 30
    assert result.positions.mean.likely == pytest.approx((4.9 + 25.65 + 7.2) / 1.0)
    by_key = {each.key: each for each in result.positions.influences}
    gov = by_key["position gov"]
    assert (gov.at_low, gov.at_high) == (pytest.approx(32.85), pytest.approx(47.55))
    assert gov.flip == pytest.approx(35)
    assert by_key["capability reb"].flip == pytest.approx((0.49 * 40 + 0.24 * 20) / (0.9 * 45))


def test_every_flip_does_carry_the_mean_across(scenario: Scenario, result: Result) -> None:
    assert result.positions
    for each in result.positions.influences:
        if each.flip is None:
            continue
        change = Change("it is so", "set", input=each.key, value=Range.at(each.flip))
        after = reason.run(replace(scenario, draws=10), change)
        assert after.positions
        assert after.positions.mean.likely == pytest.approx(50)


def test_spread_covers_the_draws(result: Result) -> None:
    assert result.positions
    mean = result.positions.mean
    assert mean.low < mean.median < mean.high
    assert sum(mean.bins) == 2000
    assert np.mean(result.positions.means < mean.low) == pytest.approx(0.1, abs=0.01)
    assert sum(result.positions.median_share) == pytest.approx(1)


def test_variants_stand_side_by_side(result: Result) -> None:
    assert result.positions
    assert [(c.variant, c.q) for c in result.positions.challenge] == [
        ("text", 1.0), ("text", 0.5), ("table", 1.0), ("table", 0.5)
    ]  # fmt: skip
    assert all(len(c.path) == c.rounds == 10 for c in result.positions.challenge)


def test_siege_deal_holds_though_the_government_would_gain_by_leaving(result: Result) -> None:
    assert result.conflict
    deal = next(s for s in result.conflict.states if s.letters == "YYN")
    assert deal.concepts == ("gmr", "smr", "seq")
    assert deal.reachable
    assert not deal.by_improvements
    assert deal.leaving == ("Government",)
    told = "\n".join(reason.lines_of(result))
    assert (
        "Government would gain by dropping “lift the siege”, but then Rebels can answer with "
        "dropping “come to the talks”" in told
    )
    now = next(s for s in result.conflict.states if s.is_now)
    assert now.coalitions == ((("Government", "Rebels"), "YYN"),)


def test_what_would_have_to_be_true_names_a_wish(result: Result) -> None:
    assert result.conflict
    assert any("lift if talk" in upset.what for upset in result.conflict.upsets)
    assert all(upset.before != upset.after for upset in result.conflict.upsets)


def test_packages_of_the_siege(result: Result) -> None:
    assert result.packages
    first = result.packages.shown[0]
    assert first.draft == "UN text"
    # Government: weights .7 and .3 of 1: eased .6 -> .42 + .3; rebels: .7 * .7 + .3
    assert first.worths == pytest.approx((0.72, 0.79))
    assert (result.packages.packages, result.packages.zone, result.packages.frontier) == (6, 3, 2)


def test_result_opens_with_its_assumptions_and_is_not_calibrated(result: Result) -> None:
    lines = list(reason.lines_of(result))
    assert lines[1].startswith("This is not a forecast, and it is not calibrated.")
    assert lines[2] == "8 of its 30 inputs rest on the record; 22 were put in by the analyst."
    assert lines.index("Assumptions") < lines.index("How it was worked out")
    shown = [a.what for a in result.assumptions]
    assert all(any(line.startswith(f"  {what}: ") for line in lines) for what in shown)


def test_same_file_and_seed_give_the_same_result(scenario: Scenario, result: Result) -> None:
    again = reason.run(scenario)
    assert reason.as_data(again) == reason.as_data(result)
    other = reason.run(replace(scenario, seed=8))
    assert other.digest != result.digest


def test_a_new_actor_reshuffles_nobody() -> None:
    alone = Draws(7, 50).of("position gov", Range(0, 1, 3))
    assert (Draws(7, 50).of("position gov", Range(0, 1, 3)) == alone).all()
    assert (Draws(7, 50).of("position reb", Range(0, 1, 3)) != alone).any()


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_draws_stay_in_their_range(a: float, b: float, c: float) -> None:
    low, likely, high = sorted((a, b, c))
    drawn = triangular(np.linspace(0, 1, 101), Range(low, likely, high))
    assert (drawn >= low - 1e-12).all()
    assert (drawn <= high + 1e-12).all()
    assert (np.diff(drawn) >= -1e-12).all()


def test_capabilities_rise_and_fall_together() -> None:
    names, values = ["a", "b"], [Range(0, 0.5, 1)] * 2
    for together, least, most in ((0.0, -0.1, 0.1), (0.8, 0.7, 0.9)):
        drawn = Draws(3, 4000).jointly(names, values, together)
        assert least < np.corrcoef(drawn.T)[0, 1] < most


def change(scenario: Scenario, do: str, **what: object) -> Result:
    made = Change("it is so", do, **what)  # type: ignore[arg-type]
    return reason.run(scenario, made)


def test_sponsor_withdraws(scenario: Scenario) -> None:
    after = reason.run(scenario, "the patron withdraws")
    found = after.scenario.estimate("capability", "rus")
    assert found
    assert found.value == Range.at(0)
    fallback = next(f for f in after.scenario.fallbacks if f.actor == "gov")
    assert (fallback.value.low, fallback.value.high) == (0, 0.5)
    assert after.scenario.assumed[-1].startswith("Patron withdraws")


def test_actor_is_kept_out_and_may_join_again(scenario: Scenario, result: Result) -> None:
    out = change(scenario, "exclude", actor="rus")
    assert out.positions
    assert out.positions.actors == ("gov", "reb")
    assert out.power
    assert out.power[0] == ("gov", "reb")
    assert out.packages
    back = change(out.scenario, "join", actor="rus")
    assert back.positions
    assert result.positions
    assert back.positions.mean == result.positions.mean


def test_decider_kept_out_leaves_its_options_as_they_are(scenario: Scenario) -> None:
    out = change(scenario, "exclude", actor="gov")
    assert out.conflict
    assert out.conflict.deciders == ("Rebels",)
    assert {state.letters[0] + state.letters[2] for state in out.conflict.states} == {"NY"}


def test_precondition_is_met(scenario: Scenario) -> None:
    after = reason.run(scenario, "siege lifted")
    assert after.conflict
    best = after.conflict.states[0]
    assert (best.letters, best.concepts) == ("YYN", ("nash", "gmr", "smr", "seq"))


def test_precondition_that_things_rule_out_says_what_gives_way(scenario: Scenario) -> None:
    with pytest.raises(BadArgument, match="also"):
        change(scenario, "meet", option="lift")


def test_truce_collapses(scenario: Scenario) -> None:
    after = change(scenario, "collapse", option="strike")
    assert after.conflict
    assert all(state.letters[2] == "N" for state in after.conflict.states)


def test_threshold_changes(scenario: Scenario) -> None:
    after = change(scenario, "threshold", value=Range.at(8))
    assert after.power
    assert after.power[1].blockers == (0, 1, 2)
    with pytest.raises(BadArgument, match="never be met"):
        change(scenario, "threshold", value=Range.at(80))


def test_unknown_what_if_names_those_there_are(scenario: Scenario) -> None:
    with pytest.raises(BadArgument, match="the patron withdraws"):
        reason.run(scenario, "rain")


def test_comparison_is_draw_by_draw(scenario: Scenario, result: Result) -> None:
    after = change(scenario, "set", input="position rus", value=Range.at(90))
    both = reason.compare(result, after)
    assert both.shift
    assert 0 < both.shift.low < both.shift.high
    told = "\n".join(reason.comparison_lines(both))
    assert "position of Patron: A 20 to 60, likeliest 30; B 90" in told
    assert reason.compare(result, reason.run(replace(scenario, seed=9))).shift is None


def test_uncertain_order_of_wishes_is_drawn(result: Result) -> None:
    assert result.conflict
    assert result.conflict.draws == 1000
    assert all(0 <= share <= 1 for state in result.conflict.states for _, share in state.shares)


def test_large_board_describes_less_and_says_so() -> None:
    lines = ['title = "large"', "draws = 100"]
    lines += [f'[[actor]]\nid = "a{n}"' for n in range(4)]
    lines += [f'[[option]]\nid = "o{n}"\nactor = "a{n % 4}"\nfrom = "analyst"' for n in range(14)]
    lines += ['[[infeasible]]\nwhen = "o0 and o1"\nfrom = "analyst"']
    for n in range(4):
        wishes = (
            f'{{holds = "not o{n}", from = "analyst"}}, {{holds = "o{n + 4}", from = "analyst"}}'
        )
        lines.append(f'[[preference]]\nactor = "a{n}"\nwishes = [{wishes}]')
    large = reason.run(reason.read_scenario("\n".join(lines)))
    assert large.conflict
    assert not large.conflict.tried
    assert large.conflict.feasible == 3 << 12
    assert len(large.conflict.states) <= 6
    assert "More than 12 options" in "\n".join(reason.lines_of(large))
