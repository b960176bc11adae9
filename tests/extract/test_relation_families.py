"""Ties told by receiving, by being at war, by names that belong to names, and by lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.relations import find_relations
from goodoffices.extract.scene import Scene
from goodoffices.facts import Relation

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]

TOLD = [
    ("Iran supplies Hezbollah with rockets.", "Iran", "supports", "Hezbollah"),
    ("Hezbollah receives weapons and money from Iran.", "Iran", "supports", "Hezbollah"),
    ("Hezbollah, which gets its arms from Iran, left.", "Iran", "supports", "Hezbollah"),
    ("Hezbollah enjoys the support of Iran.", "Iran", "supports", "Hezbollah"),
    ("Iran has poured millions of dollars into Hezbollah.", "Iran", "supports", "Hezbollah"),
    ("The Taliban are at war with Boko Haram.", "Taliban", "opposes", "Boko Haram"),
    ("Abu Hanifa fought for the Taliban.", "Abu Hanifa", "member_of", "Taliban"),
    ("Lakhdar Brahimi took over from Kofi Annan.", "Lakhdar Brahimi", "succeeds", "Kofi Annan"),
    ("Turkey denounced the PKK as a terrorist group.", "Turkey", "designates_terrorist", "PKK"),
    ("Yasser Arafat, chairman of the PLO, spoke.", "Yasser Arafat", "leads", "PLO"),
    ("Jean Minani, the leader of the Frodebu party, spoke.", "Jean Minani", "leads", "Frodebu"),
    ("Joseph Kony's Boko Haram attacked.", "Joseph Kony", "leads", "Boko Haram"),
    ("Islamic State and al Qaeda's Nusra Front left.", "Nusra Front", "linked_to", "al Qaeda"),
]  # fmt: skip
UNTOLD = [
    "The Taliban's ablest commander, Abu Hanifa, left.",
    "Joseph Kony has been at war with Yoweri Museveni since they traded insults.",
    "Hezbollah does not receive weapons from Iran.",
    "Its chairman, Otto Brandl, praised the winner.",
]


def found(scene_of: SceneOf, text: str) -> list[Relation]:
    return list(find_relations(scene_of(text)))


@pytest.mark.parametrize(("text", "one", "predicate", "other"), TOLD)
def test_tie_with_its_two_sides(
    scene_of: SceneOf, text: str, one: str, predicate: str, other: str
) -> None:
    told = [(r.subject.printed, r.predicate.value, r.object.printed) for r in found(scene_of, text)]
    assert (one, predicate, other) in told


@pytest.mark.parametrize("text", UNTOLD)
def test_no_tie(scene_of: SceneOf, text: str) -> None:
    assert not found(scene_of, text)


def test_each_of_a_list_behind_a_compound_has_the_tie(scene_of: SceneOf) -> None:
    text = "U.N.-designated terror groups such as the Islamic State and the Nusra Front left."
    assert [r.object.printed for r in found(scene_of, text)] == ["Islamic State", "Nusra Front"]


def test_a_branch_that_the_parser_lists_belongs_to_the_name_before_it(scene_of: SceneOf) -> None:
    text = "The truce excludes groups such as Islamic State and the Nusra Front, al Qaeda's branch."
    told = [(r.subject.printed, r.object.printed) for r in found(scene_of, text)]
    assert told == [("Nusra Front", "al Qaeda")]


def test_its_leader_leads_whatever_it_is(scene_of: SceneOf) -> None:
    text = "The Taliban attacked the town. Its leader, Abu Hanifa, denied it."
    (told,) = found(scene_of, text)
    assert (told.subject.printed, told.predicate.value, told.object.printed) == (
        "Abu Hanifa", "leads", "Its",
    )  # fmt: skip


def test_the_army_of_a_name_tells_no_troops(scene_of: SceneOf) -> None:
    text = "Qatar gave support to the Free Syrian Army."
    assert [r.mode.value for r in found(scene_of, text) if r.mode] == ["other"]


def test_a_relative_clause_is_not_about_what_is_joined_behind_it(scene_of: SceneOf) -> None:
    text = "It includes Boko Haram, which is deemed a terrorist group by Chad, and the Taliban."
    told = [r.object.printed for r in found(scene_of, text) if r.subject.printed == "Chad"]
    assert told == ["Boko Haram"]
