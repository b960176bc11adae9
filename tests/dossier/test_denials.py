"""What one tells as done and another denies stands side by side, and nothing else does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import build
from goodoffices.codes import Realis
from goodoffices.dossier import Material, disputed
from goodoffices.dossier.denials import denials
from goodoffices.facts import Event

TOLD = build.report("Korvan shelled Selby at Tesk.", name="a.txt", published="2031-05-04")
DENIED = build.report(
    "Korvan denied that it shelled Selby at Tesk.", name="b.txt", published="2031-05-06"
)


def act(*, denied: bool = False, **more: object) -> Event:
    report = DENIED if denied else TOLD
    made = build.event(report, "ASSAULT", "shelled", "Korvan", "Selby", place="Tesk")
    realis = Realis.DENIED if denied else Realis.ACTUAL
    return replace(made, realis=realis, **more)  # type: ignore[arg-type]


def pairs(*facts: Event) -> int:
    return len(denials(Material((TOLD, DENIED), facts)))


def test_denial_stands_beside_what_it_denies() -> None:
    every = disputed(Material((TOLD, DENIED), (act(), act(denied=True))))
    (found,) = [each for each in every if each.sort == "denied"]
    assert [side.value for side in found.sides] == ["told as done", "denied"]
    assert [side.fact.report for side in found.sides] == [TOLD.id, DENIED.id]


@pytest.mark.parametrize(
    "other",
    [
        {"place": "Urm"},
        {"date": build.day("2030-01-01", printed="")},
        {"background": True},
        {"sources": ()},
    ],
    ids=lambda given: next(iter(given)),
)
def test_denial_of_something_else_answers_nothing(other: dict[str, object]) -> None:
    day = build.day("2031-05-03", printed="")
    assert pairs(act(date=day), act(denied=True, date=day)) == 1
    assert pairs(act(**{"date": day, **other}), act(denied=True, date=day)) == 0


def test_denial_of_long_after_answers_nothing() -> None:
    assert DENIED.published is not None
    later = replace(DENIED, published=replace(DENIED.published, start=date(2033, 1, 1)))
    assert not denials(Material((TOLD, later), (act(), act(denied=True))))
