"""Sides told by a purpose, a strange name, or where the parser errs: sentences of our own."""

from __future__ import annotations

import pytest

from goodoffices.extract.events import find_events

pytestmark = pytest.mark.model

SIDES = {
    "driven out": (
        "Kenyan troops are fighting to clear the Valley Front from the river.",
        "ASSAULT", ["Kenyan"], ["Valley Front"],
    ),
    "talks refused": (
        "Egypt ruled out participating in peace talks with Sudan.", "REJECT", ["Egypt"], ["Sudan"],
    ),
    "strange name": (
        "Egypt accused Khuzan of the strike.", "ACCUSE", ["Egypt"], ["Khuzan"],
    ),
    "asked behind a list": (
        "Despite calls from Kenya and its allies for Egypt to stop the raids, talks went on.",
        "REQUEST", ["Kenya", "its allies"], ["Egypt"],
    ),
    "each the other": (
        "Egypt and Sudan each accused the other of lying.",
        "ACCUSE", ["Egypt", "Sudan"], ["Egypt", "Sudan"],
    ),
    "negotiators for": (
        "Negotiators for Egypt and Sudan agreed to a truce.", "AGREE", ["Egypt", "Sudan"], [],
    ),
    "killed fighting": (
        "Ten Kenyan soldiers were killed fighting Hezbollah.",
        "ASSAULT", ["Hezbollah"], ["Kenyan"],
    ),
    "it is who says so": (
        "Egypt said it would resume meetings with Sudan.", "CONSULT", ["Egypt"], ["Sudan"],
    ),
    "who tells of talks": (
        "Omar Hale said discussions with Sudan had begun.", "CONSULT", ["Omar Hale"], ["Sudan"],
    ),
    "under pressure": (
        "Egypt has said it has come under pressure from Kenya to attend the talks.",
        "REQUEST", ["Kenya"], ["Egypt"],
    ),
    "town of a base": (
        "Egypt ordered a missile strike against Sudan's Marbat airbase.",
        "ASSAULT", ["Egypt"], ["Sudan"],
    ),
    "rebels of a country": (
        "Kenya's rebel forces attacked Sudan.", "ASSAULT", ["rebel"], ["Sudan"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "sources", "targets"), SIDES.values(), ids=SIDES.keys())
def test_sides_are_found(scene_of, text, kind, sources, targets) -> None:
    event = next(each for each in find_events(scene_of(text)) if each.type == kind)
    assert [each.printed for each in event.sources] == sources
    assert [each.printed for each in event.targets] == targets


@pytest.mark.parametrize(
    "text",
    [
        "Egypt demanded a constituent assembly.",
        "Egypt proposed an international civilian force.",
        "Egypt rejected a joint commission.",
    ],
)
def test_a_body_that_is_only_wished_for_is_no_side(scene_of, text) -> None:
    event = next(iter(find_events(scene_of(text))))
    assert event.targets == ()


def test_a_court_that_is_asked_is_a_side(scene_of) -> None:
    event = next(iter(find_events(scene_of("Egypt asked a court to free Omar Hale."))))
    assert [each.printed for each in event.targets] == ["a court"]


def test_who_disputes_a_case_disputes_it_with_who_brought_it(scene_of) -> None:
    found = find_events(scene_of("Sudan has brought a case, a case rejected by Egypt."))
    (rejected,) = [each for each in found if each.type == "REJECT"]
    assert [each.printed for each in rejected.targets] == ["Sudan"]
