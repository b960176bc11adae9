"""Acts told without their doer, and acts whose doer stands in the clause before."""

from __future__ import annotations

import pytest

from goodoffices.extract.events import find_events

pytestmark = pytest.mark.model


def told(scene_of, text: str) -> list[tuple[str, list[str], list[str]]]:
    """Give type and both sides of each event of a text."""
    return [
        (str(each.type), [one.printed for one in each.sources],
         [one.printed for one in each.targets])
        for each in find_events(scene_of(text))
    ]  # fmt: skip


def test_what_a_weapon_hits_needs_no_doer(scene_of) -> None:
    found = told(scene_of, "Air strikes hit a hospital in Sarnen on Thursday.")
    assert [kind for kind, _, _ in found] == ["ASSAULT"]
    assert found[0][1] == []


def test_a_blow_in_words_is_no_assault(scene_of) -> None:
    assert told(scene_of, "The senator was hit by criticism in Sarnen.") == []


def test_attacks_of_a_person_are_words(scene_of) -> None:
    assert told(scene_of, "Omar Vale answered with attacks on Peter Hale in Sarnen.") == []


def test_those_freed_are_told_without_who_freed_them(scene_of) -> None:
    ((kind, sources, targets),) = told(scene_of, "The hostages had been freed.")
    assert (kind, sources, targets) == ("RETREAT", [], ["The hostages"])


def test_a_meeting_with_somebody_needs_no_other_side(scene_of) -> None:
    found = told(scene_of, "The meeting with Egypt took place in Geneva.")
    assert found == [("CONSULT", [], ["Egypt"])]


def test_ministers_gather(scene_of) -> None:
    found = told(scene_of, "He spoke at a meeting of foreign ministers in Geneva.")
    assert [kind for kind, _, _ in found] == ["CONSULT"]


def test_the_name_of_a_conference_is_no_meeting(scene_of) -> None:
    assert told(scene_of, "The Conference of Mayors is old.") == []


def test_a_call_for_something_needs_nobody_called_on(scene_of) -> None:
    found = told(scene_of, "The statement followed Egypt's call for an urgent session.")
    assert ("REQUEST", ["Egypt"], []) in found


def test_a_call_for_nothing_told_is_left_out(scene_of) -> None:
    assert told(scene_of, "Egypt's call was short.") == []


def test_it_is_the_body_of_the_clause_before(scene_of) -> None:
    found = told(scene_of, "Egypt has complained about the border, and it condemned Sudan.")
    assert ("ACCUSE", ["Egypt"], ["Sudan"]) in found


def test_it_is_no_person(scene_of) -> None:
    found = told(scene_of, "Omar Vale has returned, and it condemned Sudan.")
    assert not any("Omar Vale" in sources for _, sources, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "The villagers were forced to stay by the rebels.",
        "The villagers were forced to undergo checks by the rebels.",
    ],
)
def test_the_doer_of_a_passive_may_hang_on_the_infinitive(scene_of, text) -> None:
    found = told(scene_of, text)
    assert found == [("COERCE", ["the rebels"], ["The villagers"])]


WORDS = {
    "for opens a clause": ("Egypt called for observers to be sent at once.", "REQUEST", "Egypt"),
    "denied it": ("Kenya denied it on Monday.", "REJECT", "Kenya"),
    "denied a deed": ("Kenya denied targeting the convoy.", "REJECT", "Kenya"),
    "accepted it": ("Kenya accepted it on Monday.", "AGREE", "Kenya"),
    "retook": ("The army retook the town of Sarnen.", "ASSAULT", "The army"),
    "cleared mines": ("Kenya cleared mines along the road.", "AID", "Kenya"),
    "told it should": ("China told Kenya on Monday it should leave.", "REQUEST", "China"),
}


@pytest.mark.parametrize(("text", "kind", "source"), WORDS.values(), ids=WORDS.keys())
def test_words_of_an_act(scene_of, text, kind, source) -> None:
    found = told(scene_of, text)
    assert (kind, [source]) in [(each, sources) for each, sources, _ in found]


def test_for_of_a_purpose_is_no_call(scene_of) -> None:
    assert told(scene_of, "Egypt called the station, for the guests to hear.") == []


def test_who_acts_is_not_whom_it_is_done_to(scene_of) -> None:
    events = list(find_events(scene_of("Chad attacked rebels and Chad shelled the Chad.")))
    for event in events:
        sources = {party.printed.casefold() for party in event.sources}
        assert not sources & {p.printed.casefold().removeprefix("the ") for p in event.targets}


NEW_WORDS = {
    "no object, so a treaty": ("Egypt has signed.", "SUPPORT"),
    "said yes": ("Egypt accepted on Monday.", "AGREE"),
    "peace made": ("Egypt made peace with Sudan on Friday.", "AGREE"),
    "truce ended": ("Egypt called off the truce with Sudan.", "SANCTION"),
    "driven from home": ("Egypt expelled the villagers from their homes.", "COERCE"),
    "wounded taken out": ("Egypt evacuated the wounded from Bentiu.", "AID"),
    "people seized": ("Egypt seized three soldiers near Bentiu.", "COERCE"),
    "led away": ("Soldiers led away three journalists in Sarnen.", "COERCE"),
    "defeat conceded": ("Omar Vale conceded defeat on Monday.", "CONCEDE"),
    "in the streets": ("Students poured into the streets of Nairobi on Monday.", "PROTEST"),
    "did not appear": ("Egypt failed to attend the talks with Sudan.", "REJECT"),
    "downing of": ("The downing of a Sudanese jet by Egypt shocked Kenya.", "ASSAULT"),
}


@pytest.mark.parametrize(("text", "kind"), NEW_WORDS.values(), ids=NEW_WORDS.keys())
def test_words_that_tell_an_act(scene_of, text: str, kind: str) -> None:
    assert kind in [each for each, _, _ in told(scene_of, text)]


@pytest.mark.parametrize(
    "text", ["Egypt signed a striker from Sudan.", "Egypt signed in on Monday."]
)
def test_other_signing_is_no_support(scene_of, text: str) -> None:
    assert told(scene_of, text) == []


NO_HARM = {
    "a suspension of hostilities": "The Front declared a unilateral suspension of hostilities.",
    "seats in a government": "The Front received four ministries in November.",
    "troops for a mission": "Kenya promised to contribute troops to the African mission.",
}


@pytest.mark.parametrize("text", NO_HARM.values(), ids=NO_HARM.keys())
def test_no_sanction_visit_or_threat_is_in(scene_of, text: str) -> None:
    types = {each.type.value for each in find_events(scene_of(text))}
    assert not types & {"SANCTION", "CONSULT", "THREATEN"}


BORNE = {
    "daily violence": ("Residents of Sarnen have faced daily violence.", [], ["Residents"]),
    "attacks": ("The villagers endured attacks by Egypt.", ["Egypt"], ["The villagers"]),
}


@pytest.mark.parametrize(("text", "sources", "targets"), BORNE.values(), ids=BORNE.keys())
def test_who_faces_an_attack_suffers_it(scene_of, text, sources, targets) -> None:
    assert ("ASSAULT", sources, targets) in told(scene_of, text)


def test_who_faces_criticism_is_not_attacked(scene_of) -> None:
    assert told(scene_of, "The minister has faced domestic criticism.") == []


def test_who_was_able_to_do_it_did_it(scene_of) -> None:
    ((kind, sources, _),) = told(scene_of, "Egypt was able to evacuate 300 people on Monday.")
    assert (kind, sources) == ("AID", ["Egypt"])


def test_who_will_be_able_to_do_it_has_not(scene_of) -> None:
    assert told(scene_of, "Egypt said it would be able to evacuate 300 people.") == []


def test_an_attack_beside_the_clause_is_told_as_done(scene_of) -> None:
    text = "With Egypt pressing an offensive against Sudan, no one expects a truce."
    assert ("ASSAULT", ["Egypt"], ["Sudan"]) in told(scene_of, text)


def test_a_joint_press_conference_is_a_meeting(scene_of) -> None:
    text = "Omar Vale held a joint press conference with Ivan Hale on Monday."
    assert told(scene_of, text) == [("CONSULT", ["Omar Vale"], ["Ivan Hale"])]


def test_a_war_that_allows_it_gives_no_leave(scene_of) -> None:
    (event,) = find_events(scene_of("The war allowed Egypt to carve out territory in Sudan."))
    assert (event.type, event.realis) == ("ASSAULT", "actual")


def test_an_unlikely_step_has_not_happened(scene_of) -> None:
    text = "Sanctions on Sudan are seen as an unlikely step."
    assert not [each for each in find_events(scene_of(text)) if each.realis == "actual"]
