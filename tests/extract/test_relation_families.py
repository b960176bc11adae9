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
    ("Mali considers the Taliban an enemy.", "Mali", "opposes", "Taliban"),
    ("Turkey views Hezbollah as a threat.", "Turkey", "opposes", "Hezbollah"),
    ("Turkey fears the PKK, with which it has fought a war.", "it", "opposes", "PKK"),
    ("Amina Berg left Britain to join Boko Haram.", "Amina Berg", "member_of", "Boko Haram"),
    ("Tom Hale, one of the volunteers with the YPG, died.", "Tom Hale", "member_of", "YPG"),
    ("Turkey, a NATO ally, closed its border.", "Turkey", "member_of", "NATO"),
    ("The SDF, of which the YPG is the main component, left.", "YPG", "member_of", "SDF"),
    ("The PKK fights alongside Boko Haram.", "PKK", "allied_with", "Boko Haram"),
    ("The Taliban and allied Arab militias left.", "allied Arab militias", "allied_with",
     "Taliban"),
    ("Chad and Mali, as well as Niger, have close military ties with Iran.", "Chad", "allied_with",
     "Iran"),
    ("They met at the YPJ - the armed wing of the YPG.", "YPJ", "linked_to", "YPG"),
    ("The Taliban and their Iranian backers left.", "Iranian", "supports", "Taliban"),
    ("Hezbollah took the town with the backing of Iran.", "Iran", "supports", "Hezbollah"),
    ("The town was taken by Hezbollah with the backing of Iran.", "Iran", "supports", "Hezbollah"),
    ("A campaign led by the SDF and supported by Chad went on.", "Chad", "supports", "SDF"),
    ("The SDF launched a Chad-backed offensive.", "Chad", "supports", "SDF"),
    ("Chad has sent troops to help Mali.", "Chad", "supports", "Mali"),
    ("Chad and its allies, who arm the Taliban, left.", "Chad", "supports", "Taliban"),
]  # fmt: skip
UNTOLD = [
    "The Taliban's ablest commander, Abu Hanifa, left.",
    "The Taliban are not at war with Boko Haram.",
    "Joseph Kony has been at war with Yoweri Museveni since they traded insults.",
    "Hezbollah does not receive weapons from Iran.",
    "Its chairman, Otto Brandl, praised the winner.",
    "They were beaten by U.S.-led forces.",
    "The villages of Nubul and Zahra are loyal to Damascus.",
    "Chad may send troops to help Mali.",
    "Turkey sees talks as a threat.",
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


def test_what_a_state_calls_a_group_is_the_group_the_sentence_is_about(scene_of: SceneOf) -> None:
    text = "The YPG militia was left out in line with Turkey, which considers it a terrorist group."
    told = [(r.subject.printed, r.object.printed) for r in found(scene_of, text)]
    assert ("Turkey", "it") not in told
    assert any(one == "Turkey" and "YPG" in other for one, other in told)


def test_each_of_a_list_has_close_ties_however_it_is_parsed(scene_of: SceneOf) -> None:
    text = "The Philippines, Vietnam, Malaysia and Brunei have close military ties with Japan."
    told = {r.subject.printed.removeprefix("The ") for r in found(scene_of, text)}
    assert told == {"Philippines", "Vietnam", "Malaysia", "Brunei"}


def test_a_branch_known_by_a_name_is_that_name(scene_of: SceneOf) -> None:
    text = "They shunned al Qaeda's branch in Syria, known as the Nusra Front."
    told = [(r.subject.printed, r.object.printed) for r in found(scene_of, text)]
    assert told == [("Nusra Front", "al Qaeda")]


RISEN = "Syrian rebels took the town. "


@pytest.mark.parametrize(
    ("text", "one", "predicate", "other"),
    [
        ("Opponents of President Bashar al-Assad spoke.", "Syrian rebels", "opposes", "Assad"),
        ("Iran fears the uprising against President Bashar al-Assad.", "Syrian rebels", "opposes",
         "Assad"),
        ("Chad has backed the rebellion against President Bashar al-Assad.", "Chad", "supports",
         "Syrian rebels"),
        ("The PKK includes opponents of President Bashar al-Assad.", "PKK", "opposes", "Assad"),
        ("The PKK groups parties fighting President Bashar al-Assad.", "PKK", "opposes", "Assad"),
    ],
)  # fmt: skip
def test_those_who_have_risen_are_the_rebels_told_of(
    scene_of: SceneOf, text: str, one: str, predicate: str, other: str
) -> None:
    told = [(r.subject.printed, r.predicate.value, r.object.printed.rsplit("-")[-1])
            for r in found(scene_of, RISEN + text)]  # fmt: skip
    assert (one, predicate, other) in [(a.removeprefix("the "), p, b) for a, p, b in told]


def test_opponents_without_rebels_or_of_nobody_who_rules_tell_no_tie(scene_of: SceneOf) -> None:
    assert not found(scene_of, "Opponents of President Bashar al-Assad spoke.")
    assert not found(scene_of, RISEN + "Opponents of Carl Nash spoke.")
