"""Positions told by what cannot be, what must come first, and by longer ways of asking."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Stance
from goodoffices.extract.positions import find_positions
from goodoffices.extract.scene import Scene
from goodoffices.facts import Position

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]

HELD = [
    # asked for something to be done
    ("Kenya called for observers to be sent to Chad.", "Kenya", "demand", "foreign_forces"),
    ("Kenya asked for the port to be opened to aid ships.", "Kenya", "demand", "humanitarian"),
    ("Kenya called for the talks to go on.", "Kenya", "demand", "talks"),
    # what a text says, whoever adopts, issues or drafts it wants
    ("Kenya issued a statement urging Chad to lift the siege.", "Kenya", "demand", "humanitarian"),
    ("A resolution drafted by Kenya calls for a ceasefire.", "Kenya", "demand", "ceasefire"),
    # who only completes "among those"
    ("Kenya is among those pushing for a truce.", "Kenya", "demand", "ceasefire"),
    # verbs and nouns
    ("Kenya turned down the ceasefire proposal.", "Kenya", "oppose", "ceasefire"),
    ("Kenya did not recognise the ceasefire.", "Kenya", "oppose", "ceasefire"),
    ("Kenya has not abandoned independence.", "Kenya", "support", "territory"),
    ("Kenya announced a truce of three months.", "Kenya", "support", "ceasefire"),
    ("Kenya is considering lifting the sanctions.", "Kenya", "uncertain", "sanctions"),
    ("Kenya recommended lifting the sanctions.", "Kenya", "demand", "sanctions"),
    ("Kenya's strategy is to disarm the rebels.", "Kenya", "support", "disarmament"),
    ("Kenya has no interest in a ceasefire.", "Kenya", "oppose", "ceasefire"),
    ("Kenya claims most of the disputed islands.", "Kenya", "demand", "territory"),
]
SAID = [
    ("Kenya ought to talk to the rebels", "demand", "talks"),
    ("All commanders are to respect the ceasefire", "demand", "ceasefire"),
    ("It is time to silence the guns", "demand", "ceasefire"),
    ("It is for Kenyans to choose their president", "demand", "governance"),
    ("There is no military solution", "oppose", "security"),
    ("There is no alternative to the talks", "support", "talks"),
    ("There is no place for foreign troops", "oppose", "foreign_forces"),
    ("No settlement can leave the president in power", "oppose", "leadership"),
    ("Nobody will recognise this frontier", "oppose", "territory"),
    ("The president's future is not up for discussion", "oppose", "leadership"),
    ("A ceasefire is out of the question", "oppose", "ceasefire"),
    ("The unity of the country is non-negotiable", "support", "territory"),
    ("First they leave our territory, then we will talk", "condition", "territory"),
    ("We will stop the bombing if the prisoners are freed", "condition", "detainees"),
    ("We will talk as long as our prisoners are freed", "condition", "detainees"),
    ("A truce can only succeed if Chad opens the roads to aid", "condition", "humanitarian"),
    ("Talks can only begin after the rebels disarm", "condition", "disarmament"),
    ("The talks are suspended until the prisoners are free", "condition", "detainees"),
]
NOTHING_WANTED = [
    "Kenya recognised the ceasefire.",
    "Kenya abandoned its claim.",
    "Kenya has confidence in the talks.",
    "Kenya's policy on the truce is well known.",
    "Kenya accepted the truce only after Chad had left.",
    "Kenya advises one of the delegations.",
    '"The ceasefire is on the table," Vale said.',
    '"It is not yet time," Vale said of the truce.',
]


def found(scene_of: SceneOf, text: str) -> list[Position]:
    return list(find_positions(scene_of(text)))


@pytest.mark.parametrize(("text", "holder", "stance", "issue"), HELD)
def test_holder_stance_and_issue(
    scene_of: SceneOf, text: str, holder: str, stance: str, issue: str
) -> None:
    told = found(scene_of, text)
    assert (holder, stance, issue) in [
        (each.actor.printed, each.stance.value, each.issue.value) for each in told
    ]
    for each in told:
        assert " ".join(each.evidence["content"][0].of(text).split()) == each.content


@pytest.mark.parametrize(("words", "stance", "issue"), SAID)
def test_what_a_quotation_says_shall_be_or_not(
    scene_of: SceneOf, words: str, stance: str, issue: str
) -> None:
    told = found(scene_of, f'"{words}," Ann Vale said.')
    first = told[0]
    assert (first.actor.printed, first.stance.value, first.issue.value) == (
        "Ann Vale", stance, issue,
    )  # fmt: skip
    assert len(told) == 1 or first.condition is not None


@pytest.mark.parametrize("text", NOTHING_WANTED)
def test_no_position(scene_of: SceneOf, text: str) -> None:
    wants = [each for each in found(scene_of, text) if each.stance is not Stance.SUPPORT]
    assert not wants or text.startswith("Kenya accepted")
    assert all(each.stance is not Stance.CONDITION for each in wants)


def test_a_threat_with_an_if_is_a_condition_and_stands_whole(scene_of: SceneOf) -> None:
    (told,) = found(scene_of, "Kenya threatened to quit the talks if Chad shelled the villages.")
    assert told.stance is Stance.CONDITION
    assert told.condition == "if Chad shelled the villages"


def test_what_is_asked_for_keeps_the_thing_it_is_about(scene_of: SceneOf) -> None:
    (told,) = found(scene_of, "Kenya called for observers to be sent to Chad.")
    assert told.content == "observers to be sent to Chad"
    assert told.toward is None


def test_each_thing_of_an_including_is_told_by_itself(scene_of: SceneOf) -> None:
    text = "Kenya wants steps including a release of prisoners and a lifting of the siege."
    assert [each.issue.value for each in found(scene_of, text)] == ["detainees", "humanitarian"]


def test_a_demand_that_the_parser_hangs_on_a_recording_is_the_speakers(scene_of: SceneOf) -> None:
    text = "Kenya demanded in a letter sent to Chad that the garrison be withdrawn."
    told = [(each.actor.printed, each.content) for each in found(scene_of, text)]
    assert told == [("Kenya", "the garrison be withdrawn")]


def test_whoever_only_obtains_a_text_does_not_want_what_it_says(scene_of: SceneOf) -> None:
    assert not found(scene_of, "The draft, obtained by Kenya, demands a ceasefire.")


def test_a_condition_is_told_on_what_waits_and_on_what_it_waits_for(scene_of: SceneOf) -> None:
    text = "Kenya said it would not attend the talks until the siege was lifted."
    told = found(scene_of, text)
    assert [(each.stance.value, each.issue.value) for each in told] == [
        ("condition", "humanitarian"),
        ("condition", "talks"),
    ]
    assert told[0].confidence >= told[1].confidence


@pytest.mark.parametrize(
    ("text", "stance", "issue", "content"),
    [
        ('"What we want is a ceasefire," Ann Vale said.', "support", "ceasefire", "a ceasefire"),
        ('"We can\'t negotiate," Ann Vale said.', "oppose", "talks", "can't negotiate"),
        ("Kenya denied that it would free captives.", "oppose", "detainees", "would free captives"),
        ("Kenya made aid a condition for talks.", "condition", "humanitarian", "aid"),
        ("Kenya walked out of the talks.", "oppose", "talks", "the talks"),
        ("Kenya broke off the talks.", "oppose", "talks", "the talks"),
        ("Kenya is fighting for independence.", "demand", "territory", "independence"),
    ],
)  # fmt: skip
def test_further_ways_of_wanting(
    scene_of: SceneOf, text: str, stance: str, issue: str, content: str
) -> None:
    (told,) = found(scene_of, text)
    assert (told.stance.value, told.issue.value, told.content) == (stance, issue, content)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya could not confirm that the siege had ended.",
        '"We may come to the talks," Ann Vale said.',
        "The truce, Ann Vale asked, or the siege?",
    ],
)
def test_what_cannot_be_known_may_be_or_is_asked_is_no_wish(scene_of: SceneOf, text: str) -> None:
    assert not found(scene_of, text)


@pytest.mark.parametrize(
    "text",
    [
        '"The provocation cannot be left without consequences for security," Ann Vale said.',
        "Kenya struggles to raise money for aid.",
        '"My adviser, Omar Hale, will issue a report on the talks," Ann Vale said.',
        "Ann Vale said they had staged attacks aimed at foiling the talks.",
        "Ann Vale cautioned that the money for disarmament had yet to be found.",
        "Asked later if Kenya opposed negotiations, Ann Vale left.",
        "Kenya accepted 11,491 refugees.",
        "Ann Vale left if Chad sought to end the ceasefire.",
    ],
)
def test_what_is_only_told_of_others_or_done_is_no_wish(scene_of: SceneOf, text: str) -> None:
    assert not found(scene_of, text)


def test_who_is_to_undergo_it_is_not_asked(scene_of: SceneOf) -> None:
    (told,) = found(scene_of, "Ann Vale said the rebels should not be freed from prison.")
    assert told.toward is None


def test_each_demand_listed_behind_a_colon_is_told(scene_of: SceneOf) -> None:
    text = (
        '"Our demands are clear: an end to the siege and the release of prisoners," Ann Vale said.'
    )
    assert [(each.stance.value, each.issue.value) for each in found(scene_of, text)] == [
        ("demand", "humanitarian"),
        ("demand", "detainees"),
    ]


@pytest.mark.parametrize(
    ("text", "holder", "issue"),
    [
        ("The key is to consolidate the ceasefire, Ann Vale said.", "Ann Vale", "ceasefire"),
        ('"We expect Chad to honour the truce," Ann Vale said.', "Ann Vale", "ceasefire"),
        ("Kenya said Chad must stop its support for the rebels.", "Kenya", "arms_support"),
    ],
)
def test_keys_expectations_and_help_for_rebels(
    scene_of: SceneOf, text: str, holder: str, issue: str
) -> None:
    (told,) = found(scene_of, text)
    assert (told.actor.printed, told.issue.value) == (holder, issue)


def test_what_others_are_only_expected_to_do_is_no_wish(scene_of: SceneOf) -> None:
    assert not found(scene_of, "Kenya expects Chad to honour the truce.")


@pytest.mark.parametrize(
    "text",
    [
        "Ann Vale said the rebels had not wanted to end the truce.",
        "Kenya had hoped to sign the ceasefire in May.",
    ],
)
def test_what_was_wanted_before_is_no_wish_now(scene_of: SceneOf, text: str) -> None:
    assert not found(scene_of, text)
