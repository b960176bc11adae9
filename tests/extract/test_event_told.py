"""What frames read as acts: sentences of our own that must and must not give an event."""

from __future__ import annotations

import pytest

from goodoffices.extract.events import find_events

pytestmark = pytest.mark.model

KINDS = {
    "ready to": ("Egypt is ready to meet Sudan.", "AGREE"),
    "unwilling to": ("Egypt is unwilling to negotiate with Sudan.", "REJECT"),
    "ready to strike": ("Egypt is ready to attack Sudan.", "THREATEN"),
    "must": ("Egypt said that Sudan must leave the town.", "REQUEST"),
    "asked that": ("Egypt asked that Sudan be invited.", "REQUEST"),
    "insisted that": ("Egypt insisted that Sudan leave the town.", "REQUEST"),
    "told to": ("Egypt told Sudan to leave the town.", "REQUEST"),
    "gave an ultimatum": ("Egypt issued an ultimatum to Sudan.", "THREATEN"),
    "ordered an inquiry": ("Egypt ordered an investigation into Sudan's army.", "ACCUSE"),
    "ordered strikes": ("Egypt ordered airstrikes on Sudan.", "ASSAULT"),
    "ordered an arrest": ("Egypt ordered the arrest of Omar Vale.", "COERCE"),
    "found guilty": ("A court found Omar Vale guilty of murder.", "ACCUSE"),
    "called a sham": ("Egypt called Sudan's vote a sham.", "ACCUSE"),
    "telephoned": ("Omar Hale called the president on Saturday.", "CONSULT"),
    "shook hands": ("Omar Hale shook hands with Ivan Vale.", "CONSULT"),
    "support voiced": ("Egypt voiced its full support for Sudan.", "SUPPORT"),
    "ties": ("Egypt restored diplomatic ties with Sudan.", "SUPPORT"),
    "signed": ("Egypt signed an accord with Sudan.", "SUPPORT"),
    "released by name": ("Egypt released Omar Vale on Monday.", "RETREAT"),
    "truce called": ("The rebels declared a truce.", "CONCEDE"),
    "regret": ("Egypt expressed regret to Sudan over the raid.", "CONCEDE"),
    "took in": ("Kenya took in 3,000 refugees.", "AID"),
    "peacekeepers": ("Kenya sent peacekeepers to Sudan.", "AID"),
    "drills": ("Egypt held military drills on Monday.", "MOBILIZE"),
    "walked off": ("Workers walked off the job on Monday in Nairobi.", "PROTEST"),
    "flag": ("Protesters burned the flag of Egypt.", "PROTEST"),
    "lost to": ("Egypt lost the town to the rebels.", "ASSAULT"),
    "came under fire": ("Egypt came under fire from Sudan.", "ASSAULT"),
    "bomb": ("A bomb killed ten soldiers in Nairobi.", "ASSAULT"),
    "overthrew": ("Soldiers overthrew the government.", "ASSAULT"),
    "human shields": ("The rebels used villagers as human shields.", "ASSAULT"),
    "stripped": ("Kenya stripped Omar Vale of his citizenship.", "SANCTION"),
    "walked out": ("Kenya walked out of the talks.", "SANCTION"),
    "turned back": ("Soldiers turned back an aid convoy.", "COERCE"),
    "vowed on": ("Egypt vowed to fight on.", "THREATEN"),
    "vowed to free": ("Egypt vowed to release Omar Vale.", "AGREE"),
    "proposed": ("Egypt proposed a ceasefire to Sudan.", "REQUEST"),
    "surrendered": ("The rebels surrendered to the army on Monday.", "CONCEDE"),
    "raided": ("Rebels raided the village on Monday.", "ASSAULT"),
    "police raided": ("Police raided the offices of the party.", "COERCE"),
    "ordered his own": ("Egypt ordered its troops to withdraw from Sudan.", "RETREAT"),
    "ordered others": ("Egypt ordered Sudan to withdraw from the town.", "REQUEST"),
    "let them": ("Egypt allowed the rebels to leave the town.", "RETREAT"),
    "between": ("A truce was agreed between Egypt and Sudan.", "AGREE"),
    "launched by": ("Raids launched by Egypt hit Sudan's villages.", "ASSAULT"),
    "staged, misread": ("Students staged a demonstration against Egypt.", "PROTEST"),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS.keys())
def test_event_of_kind(scene_of, text, kind) -> None:
    assert [each.type.value for each in find_events(scene_of(text))] == [kind]


NOTHING = {
    "took the town in": "Kenya took part in the games in the north.",
    "ready to move on": "Omar Hale is ready to move on.",
    "if ready": "If Egypt is ready to meet, all is well.",
    "need not": "Egypt said that Sudan need not write.",
    "declined to comment": "Egypt declined to comment.",
    "admitted": "The minister conceded that the winter was cold.",
    "without condemning": "Omar Hale spoke without condemning Egypt.",
    "storm": "The storm killed ten people in Sudan.",
    "executed a plan": "Omar Hale executed the plan well.",
    "percent": "Omar Hale received 38 percent of the vote.",
    "the wounded": "The wounded were happy.",
    "votes split": "Some company fought to keep its market.",
    "good deal": "Omar Hale completed a good deal of work.",
    "campaign rally": "Omar Hale spoke at a rally.",
    "radio calls": "Omar Hale took calls at the station.",
    "earthquake": "An earthquake struck the town.",
    "addressed": "Omar Hale spoke to students.",
    "labelled": 'Omar Hale called Ivan Vale "a good man".',
    "to blame": "The rebels are to blame.",
    "captured the mood": "The song captured the mood.",
    "question": '"Where does Egypt stand?" asked Omar Hale.',
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_no_event_in(scene_of, text) -> None:
    assert list(find_events(scene_of(text))) == []


def test_noun_that_makes_the_verb_is_no_second_event(scene_of) -> None:
    events = find_events(scene_of("Egypt signed an agreement with Sudan."))
    assert [each.type.value for each in events] == ["SUPPORT"]


def test_killed_in_a_raid_is_the_raid(scene_of) -> None:
    (event,) = find_events(scene_of("Ten civilians were killed in an Egyptian air strike."))
    assert [each.printed for each in event.sources] == ["Egyptian"]
    assert "civilians" in event.targets[0].printed


@pytest.mark.parametrize(
    "text",
    [
        "The leaders of Egypt and Sudan talked past each other for years.",
        "Egypt refused to say that Sudan must leave the town.",
        "Egypt offered a caveat to Sudan.",
    ],
)
def test_what_is_neither_talk_nor_demand_nor_offer(scene_of, text: str) -> None:
    assert not {e.type for e in find_events(scene_of(text))} & {"CONSULT", "REQUEST", "AGREE"}
