"""What is done between actors, from sentences of our own read with the real model."""

from __future__ import annotations

import pytest

from goodoffices.codes import Realis
from goodoffices.extract.events import find_events

pytestmark = pytest.mark.model

TOLD = {
    "active": ("Egypt condemned Sudan.", "ACCUSE", "Egypt", "Sudan"),
    "passive": ("Sudan was condemned by Egypt.", "ACCUSE", "Egypt", "Sudan"),
    "relative": ("Egypt, which attacked Sudan, is calm.", "ASSAULT", "Egypt", "Sudan"),
    "object of": ("Kenya called on Sudan to free the man.", "REQUEST", "Kenya", "Sudan"),
    "control": ("Kenya urged Sudan to leave the town.", "REQUEST", "Kenya", "Sudan"),
    "that clause": ("Kenya demanded that Sudan leave the town.", "REQUEST", "Kenya", "Sudan"),
    "agreed": ("Egypt agreed to meet Sudan next week.", "AGREE", "Egypt", "Sudan"),
    "refused": ("Egypt refused to negotiate with Sudan.", "REJECT", "Egypt", "Sudan"),
    "will not": ("Egypt will not negotiate with Sudan.", "REJECT", "Egypt", "Sudan"),
    "threatened": ("Egypt threatened to attack Sudan.", "THREATEN", "Egypt", "Sudan"),
    "vowed harm": ("Egypt vowed to attack Sudan.", "THREATEN", "Egypt", "Sudan"),
    "owner of object": ("Egypt rejected Sudan's proposal.", "REJECT", "Egypt", "Sudan"),
    "light verb": ("Egypt launched an attack on Sudan.", "ASSAULT", "Egypt", "Sudan"),
    "held talks": ("Egypt held talks with Sudan on Monday.", "CONSULT", "Egypt", "Sudan"),
    "met on a day with": ("Egypt met on Monday with Sudan.", "CONSULT", "Egypt", "Sudan"),
    "supplied arms": ("Kenya sent weapons to Sudan.", "AID", "Kenya", "Sudan"),
    "suspended aid": ("Kenya suspended aid to Sudan.", "SANCTION", "Kenya", "Sudan"),
    "people taken": ("Kenya arrested two Ethiopians.", "COERCE", "Kenya", "Ethiopians"),
    "expelled": ("Kenya expelled a Sudanese diplomat.", "SANCTION", "Kenya", "diplomat"),
    "apology": ("Kenya apologized to Sudan.", "CONCEDE", "Kenya", "Sudan"),
    "delegates": ("Kenya met delegates from Sudan.", "CONSULT", "Kenya", "Sudan"),
    "apposition": (
        "The president, Omar al-Bashir, condemned Egypt.", "ACCUSE", "Omar al-Bashir", "Egypt",
    ),
    "shelling of a side": (
        "Four civilians were killed by rebel rocket fire.", "ASSAULT", "rebel", "civilians",
    ),
    "held responsible": ("Egypt held Sudan responsible.", "ACCUSE", "Egypt", "Sudan"),
    "it said": ("Kenya said it had expelled two diplomats.", "SANCTION", "Kenya", "diplomats"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "source", "target"), TOLD.values(), ids=TOLD.keys())
def test_event_with_both_sides(scene_of, text, kind, source, target) -> None:
    (event,) = find_events(scene_of(text))
    assert event.type == kind
    assert [each.printed for each in event.sources] == [source]
    assert target in event.targets[0].printed


ONE_SIDED = {
    "noun with owner": ("Russian airstrikes hit a hospital on Monday.", "ASSAULT", ["Russian"]),
    "reciprocal": ("Jordan and Britain met in Amman.", "CONSULT", ["Jordan", "Britain"]),
    "between": ("Talks between Jordan and Egypt began.", "CONSULT", ["Jordan", "Egypt"]),
    "withdrawal": ("France withdrew its troops from the town.", "RETREAT", ["France"]),
    "stays away": ("France will not attend the conference.", "REJECT", ["France"]),
    "leaves talks": ("France walked out of the talks.", "SANCTION", ["France"]),
    "took a town": ("The army captured the town of Bentiu.", "ASSAULT", ["The army"]),
}


@pytest.mark.parametrize(("text", "kind", "sources"), ONE_SIDED.values(), ids=ONE_SIDED.keys())
def test_event_without_target(scene_of, text, kind, sources) -> None:
    (event,) = find_events(scene_of(text))
    assert (event.type, event.targets) == (kind, ())
    assert [each.printed for each in event.sources] == sources


NOTHING = {
    "standing tie": "Turkey backs the rebels.",
    "rebels at war": "The rebels fighting the army are tired.",
    "opinion": "Both sides agreed that there had been progress.",
    "sport": "The striker hit a new record in the last match.",
    "a toll": "The war has killed 250,000 people.",
    "verbal blow": "Maria Vale attacked John Hall over his taxes.",
    "talk to nobody": "The senator talked about the weather.",
    "indirect question": "She asked where the road led.",
    "pledge to oneself": "He accepted himself.",
    "weather": "A storm hit the coast and destroyed houses.",
    "asked not to be named": "The officer asked not to be named.",
    "question": "Did Egypt ever attack Sudan?",
    "how things are": "Egypt insisted that the plan is good.",
    "part of the world": "Egypt took another turn.",
    "whether or not": "Egypt has not said whether or not it will attend.",
    "wishes": "The minister hopes for a better year.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_no_event_in(scene_of, text) -> None:
    assert list(find_events(scene_of(text))) == []


def test_bombing_of_people_is_target(scene_of) -> None:
    (event,) = find_events(scene_of("The bombing of civilians by Sudan angered Kenya."))
    assert [each.printed for each in event.sources] == ["Sudan"]
    assert [each.printed for each in event.targets] == ["civilians"]


def test_holder_of_town_is_target(scene_of) -> None:
    (event,) = find_events(scene_of("Sudan bombed the rebel-held town on Monday."))
    assert [each.printed for each in event.targets] == ["rebel"]


def test_inner_act_of_request_is_no_event(scene_of) -> None:
    events = find_events(scene_of("Kenya urged Sudan to release the prisoners."))
    assert [each.type for each in events] == ["REQUEST"]


def test_cost_of_attack_is_no_second_event(scene_of) -> None:
    events = find_events(scene_of("Rebels attacked the army in an assault that killed ten people."))
    assert [each.type for each in events] == ["ASSAULT"]


def test_event_told_twice_is_kept_once(scene_of) -> None:
    text = "Egypt condemns Sudan\n\nEgypt condemned Sudan on Monday in Cairo."
    (event,) = find_events(scene_of(text))
    assert event.date is not None


def test_two_targets_are_two_events(scene_of) -> None:
    events = find_events(scene_of("Egypt condemned Sudan. Later Egypt condemned Libya."))
    assert [each.targets[0].printed for each in events] == ["Sudan", "Libya"]


def test_future_meeting_is_planned(scene_of) -> None:
    (event,) = find_events(scene_of("Egypt will meet Sudan in Cairo on Friday."))
    assert event.realis is Realis.PLANNED
    assert event.date is not None
    assert event.date.printed == "Friday"


def test_pluperfect_is_background(scene_of) -> None:
    (event,) = find_events(scene_of("Egypt had attacked Sudan before the war."))
    assert event.background


def test_evidence_spans_open_printed_words(scene_of) -> None:
    scene = scene_of("On Monday Egypt launched an attack on Sudan in Darfur.")
    (event,) = find_events(scene)
    words = {part: spans[0].of(scene.text) for part, spans in event.evidence.items()}
    assert words["trigger"] == "launched an attack"
    assert (words["source"], words["target"], words["date"]) == ("Egypt", "Sudan", "Monday")


def test_words_inside_a_longer_mention_are_no_actors(scene_of) -> None:
    (event,) = find_events(scene_of("Egypt attacked several other rebel groups on Monday."))
    assert "other" not in [each.printed for each in event.targets]


def test_country_where_it_is_does_nothing(scene_of) -> None:
    found = find_events(scene_of("The storm in Sudan, which killed ten soldiers, is over."))
    assert all("Sudan" not in each.printed for event in found for each in event.sources)


def test_day_of_the_talks_is_not_the_day_of_the_refusal(scene_of) -> None:
    text = "Egypt said it will not attend talks due to begin in Geneva on Friday."
    (event,) = find_events(scene_of(text))
    assert event.date is not None
    assert event.date.printed == ""  # the day of the report


def test_reported_would_looks_ahead(scene_of) -> None:
    (event,) = find_events(scene_of("Hale said he would meet Vale on Friday."))
    assert event.date is not None
    assert event.date.direction == "future"


@pytest.mark.parametrize(
    "text",
    [
        "Berg intends to hold a congress of 1,500 Sudanese in Cairo next year.",
        "Kenya will hold fire while the army of Sudan pulls back.",
    ],
)
def test_holding_a_gathering_or_fire_arrests_nobody(text: str, scene_of) -> None:
    assert "arrest" not in [event.mode for event in find_events(scene_of(text))]


def test_order_in_quotation_marks_is_not_done(scene_of) -> None:
    events = find_events(scene_of('"Withdraw the troops now," Omar Hale said on Monday.'))
    assert all(each.type != "RETREAT" for each in events)


def test_declined_to_threaten_is_no_refusal_of_whom(scene_of) -> None:
    (event,) = find_events(scene_of("Egypt declined to threaten Sudan."))
    assert (event.type, event.targets) == ("REJECT", ())


def test_town_one_will_not_go_to_is_no_side(scene_of) -> None:
    (event,) = find_events(scene_of("Egypt will not go to Margarita."))
    assert (event.type, event.targets) == ("REJECT", ())


def test_as_the_paper_called_him_is_no_call(scene_of) -> None:
    text = "He is, as the Daily Beast called him in an article, a fine man."
    assert list(find_events(scene_of(text))) == []


def test_promised_help_is_of_who_promises(scene_of) -> None:
    (event,) = find_events(scene_of("Hillary Clinton promised American help to Egypt."))
    assert [each.printed for each in event.targets] == ["Egypt"]


def test_sides_of_what_is_welcomed(scene_of) -> None:
    text = "Kofi Annan welcomed the signing of a truce between Egypt and Sudan."
    (event,) = find_events(scene_of(text))
    assert [each.printed for each in event.targets] == ["Egypt", "Sudan"]


def test_whose_soldiers_fought_fought(scene_of) -> None:
    text = "It hit Egypt, whose soldiers have attacked Sudan."
    told = [each for each in find_events(scene_of(text)) if each.trigger == "attacked"]
    assert [each.printed for each in told[0].sources] == ["Egypt"]


def test_called_for_beside_said_is_of_the_speaker(scene_of) -> None:
    text = "Omar Hale said he had not been told and called for the release of the men."
    (asked,) = [each for each in find_events(scene_of(text)) if each.type == "REQUEST"]
    assert (asked.sources[0].printed, asked.realis) == ("he", Realis.ACTUAL)


def test_suburbs_of_a_capital_are_not_the_state(scene_of) -> None:
    (event,) = find_events(scene_of("Rebels shelled suburbs of the Egyptian capital on Monday."))
    assert all(each.printed != "Egyptian" for each in event.targets)


def test_who_reports_the_toll_did_not_kill(scene_of) -> None:
    text = "Rebels fired rockets into Nairobi, killing ten people, the spokesman Omar Hale said."
    assert all(
        "Hale" not in each.printed
        for event in find_events(scene_of(text))
        for each in event.sources
    )


def test_power_is_nobody(scene_of) -> None:
    events = find_events(scene_of("The general seized power in Kenya on Monday."))
    assert all(each.printed != "power" for event in events for each in event.targets)


def test_what_was_done_years_before_is_background(scene_of) -> None:
    text = "His death comes two years after Egypt signed an accord with Sudan."
    assert all(each.background for each in find_events(scene_of(text)))
