"""Reports are labelled together, give what each gives alone, and a fault costs one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from goodoffices import reading
from goodoffices.errors import ReportUnreadable
from goodoffices.facts import Reading, Report
from goodoffices.label import Labels, usual_labeller
from goodoffices.reading import analysed
from goodoffices.summary import Choices

LEARNT = Choices(reader="learnt")
TEXTS = (
    'Envoy Ann Roe said that the truce in Port Selwyn "still holds". She left for Geneva.',
    "Rebels of the Vale Front killed soldiers near Osk, the army said. It blamed their chief.",
    "The two sides will meet in Oslo in March, according to the foreign ministry of Tamria.",
)


def reports() -> list[Report]:
    return [Report(id=f"r{n}", name=f"{n}.txt", text=text) for n, text in enumerate(TEXTS)]


def facts(found: Sequence[object]) -> list[object]:
    return [each.facts if isinstance(each, Reading) else each for each in found]


def test_reports_read_together_give_what_each_gives_alone() -> None:
    together = list(analysed(reports(), LEARNT))
    alone = [each for report in reports() for each in analysed([report], LEARNT)]
    assert facts(together) == facts(alone)
    assert all(isinstance(each, Reading) and each.facts for each in together)


def test_fault_in_labelling_costs_one_report(monkeypatch: pytest.MonkeyPatch) -> None:
    class Faulty:
        def read_all(self, docs: Sequence[Any], quotes: Sequence[Any]) -> list[Labels]:
            if any("Osk" in doc.text for doc in docs):
                raise ZeroDivisionError("no words")
            return usual_labeller().read_all(docs, quotes)

    monkeypatch.setattr(reading, "usual_labeller", Faulty)
    first, second, third = analysed(reports(), LEARNT)
    assert isinstance(first, Reading)
    assert isinstance(third, Reading)
    assert isinstance(second, ReportUnreadable)
    assert "ZeroDivisionError" in str(second)


def test_groups_are_as_large_as_asked() -> None:
    parsed: list[tuple[Report, Any]] = [(report, None) for report in reports()]
    sizes = [len(TEXTS[0]), len(TEXTS[1])]
    assert [len(group) for group in reading._groups(parsed, sum(sizes))] == [2, 1]
    assert [len(group) for group in reading._groups(parsed, 0)] == [1, 1, 1]
