"""Standing ties between actors, from sentences of our own read with the real model."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.relations import find_relations
from goodoffices.extract.scene import Scene

pytestmark = pytest.mark.model

TOLD = {
    "backed compound": ("Iran-backed Houthis hold the port.", "Iran", "supports", "Houthis"),
    "led compound": ("The Saudi-led coalition is tired.", "Saudi", "leads", "coalition"),
    "linked compound": ("The al-Qaida-linked Nusra Front fell.", "Nusra", "linked_to", "Qaida"),
    "verb": ("Turkey backs the rebels.", "Turkey", "supports", "the rebels"),
    "relative": ("Turkey, which backs the rebels, is near.", "Turkey", "supports", "the rebels"),
    "passive": ("The rebels are backed by Turkey.", "Turkey", "supports", "rebels"),
    "fights": ("The rebels are fighting the army.", "rebels", "opposes", "the army"),
    "aim": ("The rebels fight to topple Omar al-Bashir.", "rebels", "opposes", "Bashir"),
    "apposition": ("Chad, an ally of Sudan, came.", "Chad", "allied_with", "Sudan"),
    "its ally": ("Sudan and its ally Chad came.", "Chad", "allied_with", "Sudan"),
    "such as": ("Sudan's allies such as Chad came.", "Chad", "allied_with", "Sudan"),
    "is leader": ("Hassan Nasrallah is the leader of Hezbollah.", "Nasra", "leads", "Hezb"),
    "title": ("Omar Hale, the leader of Hezbollah, spoke.", "Hale", "leads", "Hezb"),
    "title before": ("Hezbollah leader Omar Hale spoke.", "Hale", "leads", "Hezb"),
    "Western": ("Western-backed rebels hold the port.", "West", "supports", "rebels"),
    "participle first": ("Backed by Chad, the rebels won.", "Chad", "supports", "rebels"),
    "misread participle": ("Rebels backed by Chad have won.", "Chad", "supports", "Rebels"),
    "aim of a deed": ("Chad intervened to support the rebels.", "Chad", "supports", "rebels"),
    "help of": (
        "The army took the port with the help of Chad.", "Chad", "supports", "army",
    ),
    "air support": (
        "The rebels won with Turkish air support.", "Turkish", "supports", "rebels",
    ),
    "ouster": ("The rebels seek the ouster of Omar al-Bashir.", "rebels", "opposes", "Bashir"),
    "war against": ("Sudan waged a war against Chad.", "Sudan", "opposes", "Chad"),
    "includes": ("Kenya supports groups including Hamas.", "Kenya", "supports", "Hamas"),
    "seen as a wing": (
        "Turkey considers the YPG the wing of the PKK.", "YPG", "linked_to", "PKK",
    ),
    "owned name": ("The truce excludes al-Qaida's Nusra Front.", "Nusra", "linked_to", "Qaida"),
    "allegiance": ("Boko Haram pledged allegiance to Hamas.", "Boko", "allied_with", "Hamas"),
    "refugees": ("Jordan hosts 600,000 Syrian refugees.", "Jordan", "hosts", "refugees"),
    "mediates a war": ("Oman is mediating the civil war.", "Oman", "mediates", "war"),
    "terrorist": (
        "Turkey considers the PKK a terrorist group.", "Turkey", "designates_terrorist", "PKK",
    ),
    "member": ("Turkey, a NATO member, came.", "Turkey", "member_of", "NATO"),
    "in support of": (
        "Russian air strikes in support of Sudan began.", "Russian", "supports", "Sudan",
    ),
    "tension": ("Tension between Greece and Turkey grew.", "Greece", "rival_of", "Turkey"),
    "at odds": ("Greece and Turkey remain at odds.", "Greece", "rival_of", "Turkey"),
    "competition": (
        "Hamas is in competition with Hezbollah.", "Hamas", "rival_of", "Hezbollah",
    ),
    "it as a group": (
        "Turkey spoke of the PKK, which it considers a terrorist group.",
        "it", "designates_terrorist", "PKK",
    ),
    "supplied with": ("Iran supplied Hezbollah with drones.", "Iran", "supports", "Hezbollah"),
    "fought beside": ("Chadian troops fought beside the army.", "Chad", "supports", "army"),
    "joined": ("Omar Hale joined Hezbollah in 1998.", "Hale", "member_of", "Hezbollah"),
    "mouthpiece": ("Al Manar is the mouthpiece of Hezbollah.", "Manar", "linked_to", "Hezb"),
    "trying to": (
        "Kenya gives shelter to rebels trying to topple Omar al-Bashir.",
        "rebels", "opposes", "Bashir",
    ),
    "two sides": (
        "The war between the government and the rebels began.", "rebels", "opposes", "government",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "predicate", "other"), TOLD.values(), ids=TOLD.keys())
def test_relation_told_by(scene_of, text, subject, predicate, other) -> None:
    (relation,) = find_relations(scene_of(text))
    assert relation.predicate == predicate
    assert subject in relation.subject.printed
    assert other in relation.object.printed


NOTHING = {
    "denied": "Turkey does not back the rebels.",
    "plan": "Turkey backs the plan.",
    "led a meeting": "The envoy led the talks.",
    "held town": "The rebel-held town is quiet.",
    "unnamed": "They support their allies.",
    "wish": "Turkey may support the rebels.",
    "head of a part": "Omar Hale, the head of the team of Hezbollah, spoke.",
    "an office of state": "Omar Hale, the leader of Turkey, spoke.",
    "joined talks": "Omar Hale joined the talks.",
    "person of a university": "Omar Hale of Oxford University spoke.",
    "an attack": "Turkey attacked Chad on Monday.",
    "own name": "People's Protection Units fought on.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_no_relation_in(scene_of, text) -> None:
    assert list(find_relations(scene_of(text))) == []


MODES = {
    "air": ("Russia supports Sudan with airstrikes.", "air"),
    "arms": ("Russia supplies weapons to Sudan.", "arms"),
    "financial": ("Qatar funds the rebels.", "financial"),
    "other": ("Turkey backs the rebels.", "other"),
    "whom it backs is no means": ("Egypt backs the army.", "other"),
    "an army sent": ("Egypt backs the rebels with its army.", "troops"),
}


@pytest.mark.parametrize(("text", "mode"), MODES.values(), ids=MODES.keys())
def test_mode_of_support(scene_of, text, mode) -> None:
    (relation,) = find_relations(scene_of(text))
    assert relation.mode == mode


def test_repeated_tie_is_kept_once_with_strongest_mode(scene_of) -> None:
    text = "Russia backs Sudan. In the war Russia backed Sudan with airstrikes."
    (relation,) = find_relations(scene_of(text))
    assert relation.mode == "air"


def test_former_ally_is_past(scene_of) -> None:
    (relation,) = find_relations(scene_of("Chad, a former ally of Sudan, came."))
    assert not relation.current


def test_evidence_holds_both_sides_and_trigger(scene_of) -> None:
    scene = scene_of("Turkey backs the rebels.")
    (relation,) = find_relations(scene)
    words = {part: spans[0].of(scene.text) for part, spans in relation.evidence.items()}
    assert words == {"subject": "Turkey", "trigger": "backs", "object": "the rebels"}


def test_compound_with_two_backers_gives_both(scene_of) -> None:
    found = find_relations(scene_of("Turkish- and Iranian-backed rebels hold the port."))
    assert {each.subject.printed.rstrip("-") for each in found} == {"Turkish", "Iranian"}


def test_gerund_after_and_begins_its_own_clause(scene_of) -> None:
    text = "They differ, with Russia supporting Egypt and Turkey backing the rebels."
    found = {(each.subject.printed, each.object.printed) for each in find_relations(scene_of(text))}
    assert ("Russia", "Turkey") not in found
    assert ("Turkey", "the rebels") in found


def test_relative_clause_tells_of_the_nearest_alone(scene_of) -> None:
    text = "Talks with Iran and Turkey, which backs the rebels, began."
    backers = {each.subject.printed for each in find_relations(scene_of(text))}
    assert backers == {"Turkey"}


def test_partner_countries_and_some_members_are_no_members(scene_of) -> None:
    scene = scene_of(
        "Russia sells gas to NATO partner countries Finland and Sweden. "
        "NATO includes the United States and most European Union countries."
    )
    found = [(each.subject.printed, each.object.printed) for each in find_relations(scene)]
    assert found == [("United States", "NATO")]


def test_description_belongs_to_the_last_of_two_names(scene_of) -> None:
    text = "They met the Islamic State and the Nusra Front, an affiliate of al-Qaida."
    assert [each.subject.printed for each in find_relations(scene_of(text))] == ["Nusra Front"]


NO_TIE = {
    "offered": "Turkey offered to support the rebels.",
    "part of a body": "Hezbollah observers, led by Omar Hale, came.",
    "led somewhere": "Hezbollah came. Omar Hale led them to a tent.",
    "counted people": "Omar Hale represents 20 million Americans.",
    "troops to a land": "France sent 600 troops to Mali.",
    "offered two things": "Turkey offered to train and equip the rebels.",
    "denied help": "Omar Hale denies getting help from the Dominican Republic.",
    "whose": "Russia, whose Wagner company fought for Haftar, had no comment.",
    "called for": "Qatar called for arming the rebels.",
    "a people in part": "Omar Hale commands the Uzbeks at the airport.",
}


@pytest.mark.parametrize("text", NO_TIE.values(), ids=NO_TIE.keys())
def test_what_is_offered_led_in_part_or_counted_is_no_tie(scene_of, text) -> None:
    assert list(find_relations(scene_of(text))) == []


def test_a_person_is_no_member_of_a_body_of_states(scene_of) -> None:
    text = "Omar Hale, the foreign minister of Turkey, a member of NATO, came."
    found = {each.subject.printed for each in find_relations(scene_of(text))}
    assert not any("Hale" in each for each in found)


def test_who_stands_beside_backed_fighters_does_not_back_them(scene_of) -> None:
    text = "Kyiv and Moscow-backed separatists accuse each other."
    backers = {each.subject.printed for each in find_relations(scene_of(text))}
    assert backers == {"Moscow"}


def test_relations_of_two_clauses_that_the_parser_runs_into_one(scene_of):
    text = (
        "Kenya and Mali have backed opposing sides, with Kenya supporting President Hale and Mali "
        "backing rebels seeking his ouster."
    )
    told = {
        (r.subject.printed, r.predicate.value, r.object.printed)
        for r in find_relations(scene_of(text))
    }
    assert ("Mali", "supports", "rebels") in told


def test_relations_are_not_read_from_a_name_beside_any_backing(scene_of):
    text = "Kenya welcomed the talks and Mali backing groups left."
    assert [r for r in find_relations(scene_of(text)) if r.subject.printed == "Mali"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fighters loyal to Khalifa Haftar seized the port.",
            ("Fighters", "supports", "Khalifa Haftar"),
        ),
        (
            "The Coast Brigade is loyal to Khalifa Haftar.",
            ("Coast Brigade", "supports", "Khalifa Haftar"),
        ),
        ("Jonas Savimbi's UNITA gets four seats.", ("Jonas Savimbi", "leads", "UNITA")),
        (
            "Jonas Savimbi, whose UNITA has shelled the town, refused.",
            ("Jonas Savimbi", "leads", "UNITA"),
        ),
        ("Hamas and Hezbollah are bitter rivals.", ("Hamas", "rival_of", "Hezbollah")),
        ("Washington's ally Saudi Arabia declined.", ("Saudi Arabia", "allied_with", "Washington")),
        (
            "Hezbollah, which Germany considers a terrorist organisation, denied it.",
            ("Germany", "designates_terrorist", "Hezbollah"),
        ),
        (
            "The PKK is listed as a terrorist group by Turkey.",
            ("Turkey", "designates_terrorist", "PKK"),
        ),
        ("Iran provides the Houthis with weapons.", ("Iran", "supports", "Houthis")),
        (
            "Chadian militias fight on the side of the Taliban.",
            ("Chadian militias", "supports", "Taliban"),
        ),
    ],
)
def test_tie_told_in_few_words(
    scene_of: Callable[..., Scene], text: str, expected: tuple[str, str, str]
) -> None:
    found = [
        (each.subject.printed, each.predicate.value, each.object.printed)
        for each in find_relations(scene_of(text))
    ]
    assert found == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The Houthis and troops no longer loyal to Khalifa Haftar left.",
        "Nobody in the Coast Brigade is not loyal to himself.",
        "Rivals of the party met.",
        "Jonas Savimbi's daughter left.",
    ],
)
def test_words_that_tell_no_tie(scene_of: Callable[..., Scene], text: str) -> None:
    assert list(find_relations(scene_of(text))) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Jets bombed the Houthis and militias loyal to Khalifa Haftar.", ["militias"]),
        ("The Houthis and gunmen loyal to Khalifa Haftar seized the port.", ["gunmen"]),
        ("Jets bombed the Houthis and army units loyal to Khalifa Haftar on Monday.", []),
    ],
)
def test_of_two_joined_the_farther_is_not_loyal(
    scene_of: Callable[..., Scene], text: str, who: list[str]
) -> None:
    found = find_relations(scene_of(text))
    assert [each.subject.printed for each in found if "Haftar" in each.object.printed] == who


def test_a_faction_of_a_body_is_not_the_body(scene_of) -> None:
    text = "Rival Taliban factions loyal to Omar Vale are fighting alongside the army of Chad."
    assert not [r for r in find_relations(scene_of(text)) if r.subject.printed == "Taliban"]


def test_it_called_a_patron_is_the_state_spoken_of(scene_of) -> None:
    text = "Iran spoke in Qom. It is perhaps the largest patron of Hezbollah."
    (tie,) = find_relations(scene_of(text))
    assert (tie.subject.printed, tie.predicate, tie.object.printed) == (
        "It", "supports", "Hezbollah",
    )  # fmt: skip


def test_it_of_a_mere_judgement_is_nobody(scene_of) -> None:
    assert not list(find_relations(scene_of("It is clear that the truce failed in Chad.")))


@pytest.mark.parametrize(
    ("text", "current"),
    [
        ("Omar Hale supported the rebels during his time at the ministry.", False),
        ("Omar Hale later represented the African Union in Chad.", False),
        ("Omar Hale represents the African Union in Chad.", True),
        ("Egypt later backed the rebels.", True),
    ],
)
def test_tie_of_an_earlier_post_is_not_current(scene_of, text: str, current: bool) -> None:
    assert {each.current for each in find_relations(scene_of(text))} == {current}
