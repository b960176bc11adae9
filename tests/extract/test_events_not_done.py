"""Acts that words name though nobody has done them, and those that only seem to have a doer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.events import find_events
from goodoffices.extract.scene import Scene

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]

NOTHING = {
    "bowing out": "Egypt is bowing out of continuing the war against the Sudanese army.",
    "short of saying": "Hale has stopped short of saying Egypt would boycott it.",
    "a false claim": "Omar Hale repeated a false claim that he opposed the invasion of Chad.",
    "a threat foretold": "Egypt will threaten Sudan with bombs within ten years.",
    "whether one wants": "A lot will depend on whether Egypt wants to make the deal.",
    "taking hold": "The Islamic State is taking hold in Libya.",
    "surrender insisted on": "Omar Hale insisted that the rebels surrender first.",
    "a wall": "Back when the Berlin Wall fell, trade grew.",
    "approval that is needed": "Omar Hale said Congress has to approve any deals with Iran.",
    "a post given back": "The vote brought a comeback, returning him to the post of minister.",
    "a title": "The trade is covered by the Northern Free Trade Agreement of old.",
    "told to quit behind a second that": (
        "Kenya insisted that its envoy be named chairman and that Chadian troops quit the country."
    ),
    "leadership given up": "Omar Hale said Vale would abdicate leadership in the region.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_not_done(scene_of: SceneOf, text: str) -> None:
    assert not list(find_events(scene_of(text)))


SIDES = {
    "a remark between": (
        "Omar Hale, echoing Ivan Vale, called on Chad not to cross the river.",
        "REQUEST", ["Omar Hale"], ["Chad"],
    ),
    "held hostage": (
        "Omar Hale worried over embassy workers held hostage by Iran for 444 days.",
        "COERCE", ["Iran"], ["embassy workers"],
    ),
    "a subject torn off": (
        "Hezbollah has, in response to charges of theft, denied there had been any deaths and "
        "accused Egypt of preventing people from leaving.",
        "ACCUSE", ["Hezbollah"], ["Egypt"],
    ),
    "past a clause of time": (
        "Oxfam said on Saturday that ten people have starved in the town of Bentiu since convoys "
        "arrived and blamed Sudan for blocking food.",
        "ACCUSE", ["Oxfam"], ["Sudan"],
    ),
    "named behind a plural": (
        "Southern allies Bulgaria and Romania are pushing for NATO to expand its presence.",
        "REQUEST", ["Bulgaria", "Romania"], ["NATO"],
    ),
    "whose president": (
        "The Red Cross, whose president met Omar Hale, asked for nothing.",
        "CONSULT", ["Red Cross"], ["Omar Hale"],
    ),
    "ministers of a front": (
        "Hezbollah's two ministers refused on Sunday to discuss the matter.",
        "REJECT", ["Hezbollah"], [],
    ),
    "one describing the other": (
        "Omar Hale said that the government and rebel groups had signed an agreement.",
        "SUPPORT", ["government", "rebel groups"], [],
    ),
    "by on what was taken": (
        "The takeover of the area by Hezbollah went on.", "ASSAULT", ["Hezbollah"], [],
    ),
    "a matter discussed": ("Egypt and Sudan discussed Chad on Monday.", "CONSULT",
                           ["Egypt", "Sudan"], []),
    "referring to what others did": (
        "Omar Hale said it was late, referring to air strikes that hit a hospital in Bentiu, "
        "killing children.",
        "ASSAULT", [], [],
    ),
    "what a land has": (
        "Egypt and Sudan agreed in Jakarta on a council to hold the country's seat.",
        "AGREE", ["Egypt", "Sudan"], [],
    ),
    "what is left": ("Egypt is withdrawing its troops from Sudan.", "RETREAT", ["Egypt"], []),
    "blamed for what another did": (
        "Omar Hale blamed the weather for the failure of Egypt to come.",
        "ACCUSE", ["Omar Hale"], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "sources", "targets"), SIDES.values(), ids=SIDES.keys())
def test_sides(
    scene_of: SceneOf, text: str, kind: str, sources: list[str], targets: list[str]
) -> None:
    (event,) = [each for each in find_events(scene_of(text)) if each.type == kind]
    assert [each.printed.removeprefix("The ") for each in event.sources] == sources
    assert [each.printed for each in event.targets] == targets


@pytest.mark.parametrize(
    "text",
    [
        "Egypt has designated the Front a terrorist group.",
        "The Front, which Egypt has designated a terrorist group, withdrew.",
    ],
)
def test_what_one_is_called_is_no_other_side(scene_of: SceneOf, text: str) -> None:
    (event,) = [each for each in find_events(scene_of(text)) if each.type == "SANCTION"]
    assert [each.printed.removeprefix("the ").removeprefix("The ") for each in event.targets] == [
        "Front"
    ]


def test_what_hangs_on_terms_is_not_planned(scene_of: SceneOf) -> None:
    told = {
        str(each.realis)
        for terms in ("only if the army left", "only after a truce", "on Monday")
        for each in find_events(scene_of(f"Omar Hale said he would meet the rebels {terms}."))
    }
    assert told == {"possible", "planned"}
    bound = find_events(scene_of("Omar Hale said he would sign the accord only with guarantees."))
    assert not [each for each in bound if each.type == "SUPPORT"]


REALIS = {
    "ahead of": ("The front is massing near Bentiu ahead of a major offensive.", "planned"),
    "a bill": ("Omar Hale has a new bill to impose sanctions on Iran.", "possible"),
}


@pytest.mark.parametrize(("text", "realis"), REALIS.values(), ids=REALIS.keys())
def test_realis_of_what_is_to_come(scene_of: SceneOf, text: str, realis: str) -> None:
    found = [each for each in find_events(scene_of(text)) if each.type in ("ASSAULT", "SANCTION")]
    assert {str(each.realis) for each in found} == {realis}


def test_what_is_left_is_the_place(scene_of: SceneOf) -> None:
    (event,) = find_events(scene_of("Egypt is withdrawing its troops from Sudan."))
    assert event.place == "Sudan"


def test_place_of_origin_is_not_that_of_the_act(scene_of: SceneOf) -> None:
    (event,) = find_events(scene_of("Hale, a man from Nairobi, was seized by the army last month."))
    assert event.place is None


def test_end_of_a_name_is_no_place(scene_of: SceneOf) -> None:
    text = "The raid, claimed by al Qaeda in the Islamic Maghreb, killed ten soldiers in Bamako."
    places = {each.place for each in find_events(scene_of(text))}
    assert places == {"Bamako"}


@pytest.mark.parametrize(
    "text",
    [
        "After an attack in Gao on Monday, Mali was on the brink of an offensive.",
        "After a raid by Chad in Gao, Mali launched an offensive.",
    ],
)
def test_an_act_of_before_is_not_that_of_its_clause(scene_of: SceneOf, text: str) -> None:
    did = {e.trigger: [p.printed for p in e.sources] for e in find_events(scene_of(text))}
    assert len(did) == 2
    assert all("Mali" not in who for word, who in did.items() if "offensive" not in word)


def test_to_open_a_round_of_talks_fires_at_nobody(scene_of: SceneOf) -> None:
    text = "Hale landed in Ecuador on Tuesday to open the fifth round with the ELN."
    assert {event.type for event in find_events(scene_of(text))} <= {"CONSULT"}


TYPES = {
    "a round that ended": ("Mali and the rebels ended their second round of talks.", "CONSULT"),
    "talks that were ended": ("Mali ended talks with the rebels on Monday.", "SANCTION"),
    "a round called off": ("Mali called off the third round of talks with Chad.", "SANCTION"),
    "a welcome to an accord": ("Mali gave a cautious welcome to the accord.", "SUPPORT"),
    "a welcome to a guest": ("The rebels gave President Omar Hale a hero's welcome.", "CONSULT"),
}


@pytest.mark.parametrize(("text", "kind"), TYPES.values(), ids=TYPES.keys())
def test_type_of_what_ended_or_was_welcomed(scene_of: SceneOf, text: str, kind: str) -> None:
    assert kind in [each.type for each in find_events(scene_of(text))]
    assert {kind, "CONSULT"} >= {each.type for each in find_events(scene_of(text))}


def test_preparations_for_an_assault_are_none(scene_of: SceneOf) -> None:
    text = "Mali called the truce a way to hide preparations for an assault on Gao."
    assaults = [event for event in find_events(scene_of(text)) if event.type == "ASSAULT"]
    assert all(str(event.realis) != "actual" for event in assaults)
