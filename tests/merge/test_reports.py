"""Copies are found, whatever was changed a little; independent reports stay apart."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest

import build
from goodoffices.facts import Report
from goodoffices.merge import bands_of, judge_reports, likeness

WORDS = [f"word{number}" for number in range(400)]


def text(seed: int, length: int = 300) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def changed(words: str, every: int) -> str:
    """Replace one word in so many."""
    parts = words.split()
    parts[::every] = [f"new{number}" for number in range(len(parts[::every]))]
    return " ".join(parts)


def judge(*reports: Report) -> list[tuple[str, str, float]]:
    bands = {report.id: bands_of(report) for report in reports}
    prints = {report.id: report.fingerprint for report in reports}
    return [(one.left, one.right, one.score) for one in judge_reports(bands, prints)]


def test_identical_text_is_the_same_report() -> None:
    one, two = build.report(text(1), id="r1"), build.report(text(1), id="r2")
    assert judge(one, two) == [("r1", "r2", 1.0)]


def test_identical_short_text_is_the_same_report() -> None:
    assert len(judge(build.report("Talks end.", id="r1"), build.report("Talks end.", id="r2"))) == 1


def test_short_text_has_no_signature() -> None:
    assert bands_of(build.report("The talks ended without agreement on Tuesday.")) == ()


def test_copy_with_a_new_headline_and_a_cut_end_is_the_same() -> None:
    copy = "A headline of the paper that took it over " + text(1)[:-300]
    (found,) = judge(build.report(text(1), id="r1"), build.report(copy, id="r2"))
    assert found[2] > 0.7


def test_reason_says_how_much_is_common() -> None:
    one, two = build.report(text(1), id="r1"), build.report(changed(text(1), 60), id="r2")
    (found,) = judge_reports({r.id: bands_of(r) for r in (one, two)}, {})
    assert found.verdict == "same"
    assert f"{found.score:.0%}" in found.reasons[0]


@pytest.mark.parametrize("every", [2, 5])
def test_rewritten_report_is_another(every: int) -> None:
    assert judge(build.report(text(1)), build.report(changed(text(1), every))) == []


def test_independent_reports_stay_apart() -> None:
    assert judge(*(build.report(text(seed), id=f"r{seed}") for seed in range(30))) == []


def test_menus_do_not_make_copies() -> None:
    menu = text(9, 400)
    reports = [build.report(f"{menu} {text(seed, 80)}", id=f"r{seed}") for seed in (1, 2)]
    assert judge(*reports) != []
    assert judge(*(build.marked(one, build.stretch(one, menu, "menu")) for one in reports)) == []


def test_estimate_is_near_the_true_share() -> None:
    one, two = text(1, 2000), changed(text(1, 2000), 30)
    runs = [
        {tuple(words[n : n + 4]) for n in range(len(words) - 3)}
        for words in (one.split(), two.split())
    ]
    true = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    assert likeness(bands_of(build.report(one)), bands_of(build.report(two))) == pytest.approx(
        true, abs=0.12
    )


def test_likeness_of_nothing_is_none() -> None:
    assert likeness((), ()) == 0.0
    assert likeness(("aa",), ()) == 0.0


def test_only_pairs_asked_for_are_judged_and_others_still_count() -> None:
    reports = [build.report(text(5), id=f"r{number:02}") for number in range(23)]
    bands = {one.id: bands_of(one) for one in reports}
    prints = {one.id: one.fingerprint for one in reports[:3]}
    whole = judge_reports(bands, prints)
    among = {"r00", "r02", "r07", "r09"}
    asked = judge_reports(bands, prints, among=among)
    assert asked == [each for each in whole if {each.left, each.right} <= among]
    # In so large a group each is compared with the first alone, whoever is asked for.
    assert [(each.left, each.right) for each in asked] == [
        ("r00", "r02"), ("r00", "r07"), ("r00", "r09"),
    ]  # fmt: skip


def test_order_of_reports_does_not_matter() -> None:
    reports = [build.report(changed(text(1), 40 + n), id=f"r{n}") for n in range(5)]
    assert judge(*reports) == judge(*reversed(reports))


def test_large_group_of_copies_stays_linear() -> None:
    prints: Mapping[str, str] = {f"r{number:03}": "same" for number in range(200)}
    bands: Mapping[str, Sequence[str]] = {}
    found = judge_reports(bands, prints)
    assert len(found) == 199
    assert {one.left for one in found} == {"r000"}
