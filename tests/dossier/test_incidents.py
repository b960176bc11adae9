"""Rival tolls of one incident stand side by side; two incidents are never taken for one."""

from __future__ import annotations

from typing import Any

import pytest

import build
from goodoffices.dossier import Material
from goodoffices.dossier.brief_figures import bad
from goodoffices.dossier.figures import panels
from goodoffices.dossier.incidents import incidents
from goodoffices.facts import Figure, Report

TEXT = (
    "Shells killed 12 people in Selby, the governor said. The Front said 31 had died. "
    "A hospital in Varn counted 40 Front fighters. Shells killed 12 in Orrin, the Watch said."
)
FIRST = build.report(TEXT, published="2014-05-13", name="first")
SECOND = build.report(TEXT, published="2014-05-14", name="second")


def _toll(told: Report, number: str, by: str, **fields: Any) -> Figure:
    return build.figure(
        told, "killed", number, low=float(number), cumulative=False, by=by, **fields
    )


GOVERNOR = _toll(FIRST, "12", "the governor", place="Selby", date=build.day("2014-05-12"))
FRONT = _toll(FIRST, "31", "The Front")


def _found(*tolls: Figure) -> list[list[float | None]]:
    return [[each.low for each in group] for group in incidents(Material((FIRST, SECOND), tolls))]


def test_two_counts_of_one_report_stand_side_by_side_the_higher_first() -> None:
    assert _found(GOVERNOR, FRONT) == [[31.0, 12.0]]


def test_a_count_of_the_next_day_for_the_same_place_is_of_the_same() -> None:
    hospital = _toll(SECOND, "40", "A hospital", place="Selby")
    assert _found(GOVERNOR, FRONT, hospital) == [[40.0, 31.0, 12.0]]


APART = {
    "another place": _toll(FIRST, "40", "A hospital", place="Varn"),
    "another day": _toll(FIRST, "40", "A hospital", date=build.day("2014-05-10")),
    "another report and no place": _toll(SECOND, "40", "A hospital"),
    "the same number": _toll(FIRST, "12", "A hospital"),
    "nobody counted": build.figure(FIRST, "killed", "40", low=40.0, cumulative=False),
    "one group of the dead": _toll(FIRST, "40", "A hospital", of="Front fighters"),
}


@pytest.mark.parametrize("other", APART.values(), ids=APART.keys())
def test_no_rival_is(other: Figure) -> None:
    assert _found(GOVERNOR, other) == []


def test_counts_without_a_place_are_no_incident_a_reader_could_look_up() -> None:
    assert _found(FRONT, _toll(FIRST, "12", "the governor")) == []


def test_the_brief_gives_each_toll_its_place_with_the_sentence_that_names_it() -> None:
    material = Material((FIRST, SECOND), (GOVERNOR, FRONT))
    rows = bad(panels(material), material).rows
    told = [[line for cell in row.cells for line in cell.lines] for row in rows]
    assert [lines[0].text for lines in told] == ["31 killed", "12 killed"]
    assert [lines[1].text for lines in told] == ["Selby, 12 May 2014"] * 2
    assert GOVERNOR.id in told[0][1].facts
