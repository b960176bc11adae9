from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from goodoffices.extract.events import find_events
from goodoffices.extract.events_labelled import join_events
from goodoffices.extract.scene import Scene
from goodoffices.facts import Event
from goodoffices.label import Happening

pytestmark = pytest.mark.model


def happening(scene: Scene, trigger: str, chance: float = 0.9, **roles: str) -> Happening:
    def place(printed: str) -> int:
        return next(token.i for token in scene.doc if token.text == printed)

    filled = tuple((role, place(word), 0.9) for role, word in roles.items())
    return Happening(place(trigger), "COERCE", chance, "actual", filled)


def joined(scene: Scene, told: Happening) -> list[Event]:
    return join_events(scene, tuple(find_events(scene)), [told])


def names(event: Event) -> tuple[list[str], list[str]]:
    return [each.printed for each in event.sources], [each.printed for each in event.targets]


def test_event_that_no_frame_lists_is_added_with_its_sides(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("The rebels pestered Ann Vale at the ford.")
    (found,) = joined(scene, happening(scene, "pestered", source="rebels", target="Vale"))
    assert names(found) == (["The rebels"], ["Ann Vale"])
    assert (found.found_by, found.trigger) == ("learnt labels", "pestered")


def test_doubtful_word_adds_nothing(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("The rebels pestered Ann Vale at the ford.")
    told = happening(scene, "pestered", 0.5, source="rebels", target="Vale")
    assert joined(scene, told) == []


def test_event_of_nobody_is_not_added(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("It was a pestered place.")
    assert joined(scene, happening(scene, "pestered")) == []


def test_frame_stands_where_labels_see_the_same_word(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("The rebels arrested Ann Vale at the ford.")
    ruled = tuple(find_events(scene))
    told = happening(scene, "arrested", source="rebels", target="Vale")
    assert join_events(scene, ruled, [told]) == list(ruled)


def test_labels_fill_the_other_side_only_with_a_name(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("The rebels arrested Ann Vale while people sang.")
    (event,) = find_events(scene)
    (event,) = join_events(
        scene, [replace(event, targets=())], [happening(scene, "arrested", target="people")]
    )
    assert event.targets == ()
    (event,) = join_events(
        scene, [replace(event, targets=())], [happening(scene, "arrested", target="Vale")]
    )
    assert [each.printed for each in event.targets] == ["Ann Vale"]


def test_who_acts_meanwhile_fills_no_side(scene_of) -> None:
    text = "On Monday, as ministers were meeting, a bomb hit an army bus."
    doc_scene = scene_of(text)
    words = [token.text for token in doc_scene.doc]
    roles = (("source", words.index("ministers"), 0.9),)
    told = Happening(words.index("hit"), "ASSAULT", 0.9, "actual", roles)
    found = join_events(doc_scene, list(find_events(doc_scene)), [told])
    assert [each.sources for each in found if each.trigger == "hit"] == [()]
