"""Ties told by links, cooperation, coalitions, rivals in pairs and what is said to be so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.relations import find_relations
from goodoffices.extract.scene import Scene

pytestmark = pytest.mark.model

Told = tuple[str, str, str]


def _told(scene: Scene) -> list[Told]:
    return [
        (each.subject.printed, each.predicate.value, each.object.printed)
        for each in find_relations(scene)
    ]


TOLD: dict[str, tuple[str, Told]] = {
    "links": ("Hamas has links to Hezbollah.", ("Hamas", "linked_to", "Hezbollah")),
    "military ties": (
        "Japan has close military ties with the United States.",
        ("Japan", "allied_with", "United States"),
    ),
    "cooperation": (
        "The cooperation of Hezbollah with the Houthis is known.",
        ("Hezbollah", "allied_with", "Houthis"),
    ),
    "coalition against": (
        "The coalition against Boko Haram met.",
        ("The coalition", "opposes", "Boko Haram"),
    ),
    "rivals in a pair": (
        "The rivals Riek Machar and Salva Kiir shook hands.",
        ("Riek Machar", "rival_of", "Salva Kiir"),
    ),
    "emerged as": (
        "Hamas has emerged as a forceful rival to Hezbollah.",
        ("Hamas", "rival_of", "Hezbollah"),
    ),
    "one of the backers": (
        "Omar al-Bashir was once one of the main backers of Hamas.",
        ("Omar al-Bashir", "supports", "Hamas"),
    ),
    "said to be terrorists": (
        "Turkey says the YPG are terrorists.",
        ("Turkey", "designates_terrorist", "YPG"),
    ),
    "seen as linked": (
        "Rwanda regards the M23 as closely linked to Hamas.",
        ("M23", "linked_to", "Hamas"),
    ),
    "believed to be": (
        "Rebels widely believed to be backed by Rwanda took the port.",
        ("Rwanda", "supports", "Rebels"),
    ),
    "both of a plural verb": (
        "Egypt and the Emirates, which arm Khalifa Haftar, came.",
        ("Egypt", "supports", "Khalifa Haftar"),
    ),
    "money": (
        "Qatar, which gives Hamas 30 million dollars a month, came.",
        ("Qatar", "supports", "Hamas"),
    ),
    "refugees without their number": (
        "Jordan hosts 600,000 Syrian refugees.",
        ("Jordan", "hosts", "Syrian refugees"),
    ),
    "its of one joined": (
        "Mali objected to inviting the Azawad Party and its armed wing, the Desert Brigades.",
        ("Desert Brigades", "linked_to", "Azawad Party"),
    ),
    "fighters of a people": (
        "The port fell in a campaign by Kurdish forces backed by Chad.",
        ("Chad", "supports", "Kurdish forces"),
    ),
    "regime allies": (
        "They met regime allies Russia and Iran in Sochi.",
        ("Russia", "allied_with", "regime"),
    ),
    "a name, a comma and a group": (
        "Egypt launched raids on the Nusra Front (NF), an armed group backed by Qatar.",
        ("Qatar", "supports", "NF"),
    ),
    "a state's own state": (
        "Egypt met the PKK, a group that has fought an insurgency against the Turkish state.",
        ("PKK", "opposes", "Turkish"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD.keys())
def test_tie_told_by(scene_of: Callable[..., Scene], text: str, expected: Told) -> None:
    assert expected in _told(scene_of(text))


NOTHING = {
    "cut ties": "Chad has cut its ties with Hamas.",
    "denied links": "Hezbollah denied any links to the Houthis.",
    "no links": "Hezbollah has no links to the Houthis.",
    "a body of states": "Iran resumed cooperation with the International Atomic Energy Agency.",
    "trade": "Kenya has strong trade ties with China.",
    "bare cooperation of states": "Kenya praised its cooperation with Uganda.",
    "denied that they are": "Turkey denies that the YPG are terrorists.",
    "not said to be": "Turkey does not say the YPG are terrorists.",
    "ransom": "Chad paid a $2 million ransom to Boko Haram.",
    "talks between": "Talks between the government and the rebels began.",
    "some of a people": "Other Kenyans killed fighting Boko Haram were Omar Hale's men.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_no_tie_in(scene_of: Callable[..., Scene], text: str) -> None:
    assert _told(scene_of(text)) == []


def test_backing_for_a_militia_is_no_sending_of_one(scene_of: Callable[..., Scene]) -> None:
    (relation,) = find_relations(scene_of("They spoke of Chadian support for Kurdish militias."))
    assert relation.mode == "other"


def test_bare_forces_that_are_loyal_are_doubtful(scene_of: Callable[..., Scene]) -> None:
    (relation,) = find_relations(scene_of("Forces loyal to Khalifa Haftar left."))
    assert relation.confidence < 0.5


def test_front_beside_linked_fighters_is_not_linked(scene_of: Callable[..., Scene]) -> None:
    text = "They spoke of a pact against Islamic State and al-Qaida-linked militants in Mali."
    assert not any("Islamic" in one for one, _, _ in _told(scene_of(text)))


def test_commander_at_a_place_leads_no_group(scene_of: Callable[..., Scene]) -> None:
    assert _told(scene_of("Omar Hale, the Hezbollah commander in Aleppo, spoke.")) == []


def test_military_action_sends_no_arms(scene_of: Callable[..., Scene]) -> None:
    (relation,) = find_relations(
        scene_of("They praised Russia's military action supporting Khalifa Haftar.")
    )
    assert relation.mode == "other"
