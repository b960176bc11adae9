"""The dead of the war stand first in a brief, one group's beside them, rivals together."""

from __future__ import annotations

import build
from goodoffices.dossier import Material
from goodoffices.dossier.brief_figures import bad, totals
from goodoffices.dossier.brief_parts import parts_of
from goodoffices.dossier.figures import panels

TEXT = (
    "Some 2,000 Front fighters and 3,760 people have been killed in Tarvia. Others put the dead at"
    " 9,000 people."
)


def _material() -> Material:
    r = build.report(TEXT, published="2014-05-13")
    facts = (
        build.figure(r, "killed", "2,000", of="Front fighters", place="Tarvia", low=2000.0,
                     cumulative=True),
        build.figure(r, "killed", "3,760", of="people", place="Tarvia", low=3760.0,
                     cumulative=True),
        build.figure(r, "killed", "9,000", of="people", place="Tarvia", low=9000.0,
                     cumulative=True),
    )  # fmt: skip
    return Material((r,), facts)


def test_people_at_large_come_before_one_group():
    material = _material()
    first, second = totals(panels(material))
    assert {f.of for f in first.rivals} == {"people"}
    assert {f.of for f in second.rivals} == {"Front fighters"}
    rows = bad(panels(material), material).rows
    assert [row.cells[0].lines[0].text for row in rows] == [
        "3,760 people killed",
        "9,000 people killed",
        "2,000 Front fighters killed",
    ]


def test_rivals_of_one_report_are_told_together():
    now = parts_of(_material())[0]
    assert [line.text.split(" people")[0] for line in now.lines] == ["3,760", "9,000"]


def test_a_truce_with_both_sides_named_speaks():
    r = build.report("Tarvia accepts truce. The truce between Tarvia and Selby was agreed.",
                     published="2014-05-13")  # fmt: skip
    facts = (
        build.ceasefire(r, "agreed", "accepts truce", parties=("Tarvia",)),
        build.ceasefire(r, "agreed", "truce between", parties=("Tarvia", "Selby")),
    )
    now = parts_of(Material((r,), facts))[0]
    assert "between Tarvia and Selby" in now.lines[0].text


def test_fighters_in_one_word_are_one_group():
    r = build.report("Some 9,000 rebels and 3,760 people have been killed in Tarvia.",
                     published="2014-05-13")  # fmt: skip
    facts = (
        build.figure(r, "killed", "9,000", of="rebels", place="Tarvia", low=9000.0,
                     cumulative=True),
        build.figure(r, "killed", "3,760", of="people", place="Tarvia", low=3760.0,
                     cumulative=True),
    )  # fmt: skip
    first, second = totals(panels(Material((r,), facts)))
    assert [first.rivals[0].of, second.rivals[0].of] == ["people", "rebels"]


def test_a_truce_by_nobodys_account_names_nobody():
    r = build.report("The truce was agreed, no one said.", published="2014-05-13")
    truce = build.ceasefire(
        r, "agreed", "truce was agreed", attributed_to=(build.unresolved(r, "no one"),)
    )
    parts = {part.key: part for part in parts_of(Material((r,), (truce,)))}
    assert parts["truces"].columns == ("Truce, place", "When", "Standing")
