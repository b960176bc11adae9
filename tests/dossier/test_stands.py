"""A move is claimed only on the same matter, later, and not as another tells it."""

from __future__ import annotations

from dataclasses import replace

import build
from goodoffices.dossier import Material, Stands, stands
from goodoffices.dossier.stands import same_matter
from goodoffices.facts import Position

EARLY = build.report("Tarvia rejects the Selwyn plan.", name="a.txt", published="2014-02-01")
LATE = build.report("Tarvia supports the Selwyn plan.", name="b.txt", published="2014-05-01")


def made(*facts: Position) -> Stands:
    return stands(facts, Material(reports=(EARLY, LATE), facts=facts))


def no() -> Position:
    return build.position(EARLY, "Tarvia", "talks", "oppose", "the Selwyn plan")


def yes() -> Position:
    return build.position(LATE, "Tarvia", "talks", "support", "the Selwyn plan")


def turns(found: Stands) -> list[str]:
    return [step.turn for _, cells in found.rows for cell in cells for step in cell.steps]


def test_another_stance_on_the_same_matter_later_is_a_move():
    assert turns(made(no(), yes())) == ["", "moved"]


def test_what_another_tells_is_no_move():
    assert turns(made(no(), replace(yes(), claimed=True))) == ["", "differs"]


def test_another_matter_is_no_move():
    assert turns(made(no(), replace(yes(), content="direct elections"))) == ["", ""]


def test_the_same_stance_again():
    second = build.position(LATE, "Tarvia", "talks", "demand", "the Selwyn plan")
    assert turns(made(yes(), second)) == ["", "again"]


def test_a_truce_that_is_only_the_condition_is_another_matter():
    r = build.report("Tarvia would discuss the matter before a ceasefire. It wants a ceasefire.")
    first, second = (
        replace(build.position(r, "Tarvia", "ceasefire", stance, words), detail="ceasefire")
        for stance, words in (
            ("oppose", "discuss the matter before a ceasefire"),
            ("demand", "a ceasefire"),
        )
    )
    assert not same_matter(first, second)
