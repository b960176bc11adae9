"""A remembered verdict is given only while all that the gate looks at is as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

import build
from goodoffices.facts import ActorMention, Fact, Party
from goodoffices.gate import Verdict, Verdicts, admit, remembered

REPORT = build.report("Tal Berin accused Mara Keller of delay. He left Zarqa on Monday.")
BLAME = build.event(REPORT, "ACCUSE", "accused", "Tal Berin", "Mara Keller")
LEFT = replace(
    build.event(REPORT, "MOBILIZE", "left", "He"),
    sources=(Party("He", build.span(REPORT, "He"), "Tal Berin", "a1"),),
)
HE = ActorMention(REPORT.id, "a1", build.span(REPORT, "He"), "He", "pronoun")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the ids of the facts for which the gate itself was asked."""
    ids: list[str] = []

    def counted(fact: Fact, *given: object) -> Verdict:
        ids.append(fact.id)
        return admit(fact, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(remembered, "admit", counted)
    return ids


def berin(_: str) -> frozenset[str]:
    return frozenset({"Tal Berin"})


def nobody(_: str) -> frozenset[str]:
    return frozenset()


def test_the_same_fact_is_judged_once(asked: list[str]):
    verdicts = Verdicts()
    for _ in range(3):
        assert verdicts.admit(BLAME, REPORT.text, nobody).admitted
    assert len(asked) == 1


def test_a_stopped_fact_is_remembered_with_its_reason(asked: list[str]):
    verdicts = Verdicts()
    wrong = replace(BLAME, trigger="bombed")
    first, again = (verdicts.admit(wrong, REPORT.text, nobody) for _ in range(2))
    assert not first.admitted
    assert "bombed" in first.reason
    assert again == first
    assert len(asked) == 1


def test_a_changed_fact_of_the_same_id_is_judged_anew():
    verdicts = Verdicts()
    assert verdicts.admit(BLAME, REPORT.text, nobody).admitted
    assert not verdicts.admit(replace(BLAME, trigger="bombed"), REPORT.text, nobody).admitted
    assert verdicts.admit(BLAME, REPORT.text, nobody).admitted


def test_a_changed_text_is_judged_anew():
    verdicts = Verdicts()
    assert verdicts.admit(BLAME, REPORT.text, nobody).admitted
    other = REPORT.text.replace("accused", "praised")
    assert not verdicts.admit(BLAME, other, nobody).admitted


def test_changed_names_are_judged_anew():
    verdicts = Verdicts()
    assert verdicts.admit(LEFT, REPORT.text, berin, [HE]).admitted
    assert not verdicts.admit(LEFT, REPORT.text, nobody, [HE]).admitted
    assert verdicts.admit(LEFT, REPORT.text, berin, [HE]).admitted


def test_changed_mentions_are_judged_anew():
    verdicts = Verdicts()
    assert verdicts.admit(LEFT, REPORT.text, berin, [HE]).admitted
    assert not verdicts.admit(LEFT, REPORT.text, berin, []).admitted
    assert not verdicts.admit(LEFT, REPORT.text, berin, [replace(HE, actor="a2")]).admitted


def test_mentions_elsewhere_change_nothing(asked: list[str]):
    verdicts = Verdicts()
    elsewhere = ActorMention(REPORT.id, "a3", build.span(REPORT, "Mara Keller"), "x", "name")
    assert verdicts.admit(LEFT, REPORT.text, berin, [HE]).admitted
    assert verdicts.admit(LEFT, REPORT.text, berin, [elsewhere, HE]).admitted
    assert len(asked) == 1


def test_only_so_many_are_remembered(asked: list[str]):
    verdicts = Verdicts(most=1)
    for one in (BLAME, LEFT, BLAME):
        verdicts.admit(one, REPORT.text, berin, [HE])
    assert len(asked) == 3
