"""Positions that no frame tells are added where learnt weights see them, and stay doubtful."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest

from goodoffices.codes import Issue, Stance
from goodoffices.extract import extract_drafts, find_positions
from goodoffices.extract.positions_labelled import join_positions
from goodoffices.extract.scene import Scene
from goodoffices.extract.wish_clues import clues_of
from goodoffices.extract.wish_holders import candidates
from goodoffices.facts import Position
from goodoffices.label import Clue, Labels, Wish, Wisher, usual_labeller, usual_wisher
from goodoffices.label.features import Floats

pytestmark = pytest.mark.model


class Sees(Wisher):
    """A wisher that sees what a test tells it to."""

    def __init__(self, scene: Scene, **chances: float) -> None:
        self.at = {t.i: chances[t.text] for t in scene.doc if t.text in chances}

    def read(self, states: Floats, clues: Sequence[Clue]) -> list[Wish]:
        known = (clue.token for clue in clues)
        return [Wish(n, self.at.get(n, 0.0), "oppose", "ceasefire", 0.9) for n in known]

    def holds(self, features: Mapping[str, float]) -> float:
        return 0.9 if features.get("voice") else 0.5 if features.get("named") else 0.1


def joined(scene: Scene, **chances: float) -> list[Position]:
    labels = Labels(states=np.zeros((len(scene.doc), 4), dtype=np.float32))
    return join_positions(scene, tuple(find_positions(scene)), labels, Sees(scene, **chances))


def test_wish_that_no_frame_tells_is_added_with_its_speaker(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("The truce is a ruse to regroup, Ann Vale said.")
    (found,) = joined(scene, ruse=0.8)
    assert (found.actor.printed, found.issue, found.stance) == (
        "Ann Vale", Issue.CEASEFIRE, Stance.OPPOSE,
    )  # fmt: skip
    assert found.content == "a ruse to regroup"
    assert found.evidence["content"][0].of(scene.text) == found.content
    assert found.found_by == "learnt labels of wishes"


def test_added_wish_is_doubtful_however_sure_the_weights_are(
    scene_of: Callable[..., Scene],
) -> None:
    (found,) = joined(scene_of("The truce is a ruse to regroup, Ann Vale said."), ruse=0.99)
    assert found.confidence < 0.35


def test_unsure_word_adds_nothing(scene_of: Callable[..., Scene]) -> None:
    assert joined(scene_of("The truce is a ruse, Ann Vale said."), ruse=0.1) == []


def test_wish_of_nobody_is_not_added(scene_of: Callable[..., Scene]) -> None:
    assert joined(scene_of("It was a ruse."), ruse=0.8) == []


def test_question_tells_no_wish(scene_of: Callable[..., Scene]) -> None:
    assert joined(scene_of("Did Ann Vale call the truce a ruse?"), ruse=0.8) == []


def test_frame_stands_where_the_weights_see_the_same_words(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("Ann Vale rejected the truce.")
    assert joined(scene, truce=0.9, rejected=0.9) == list(find_positions(scene))


def test_word_inside_a_wish_of_the_same_holder_is_no_further_one(
    scene_of: Callable[..., Scene],
) -> None:
    found = joined(
        scene_of("The truce is a ruse to regroup, Ann Vale said."), ruse=0.8, regroup=0.7
    )
    assert [each.content for each in found] == ["a ruse to regroup"]


def test_holder_before_his_verb_is_no_part_of_the_content(scene_of: Callable[..., Scene]) -> None:
    (found,) = joined(scene_of("Ann Vale tore up the truce in public."), tore=0.8)
    assert (found.actor.printed, found.content) == ("Ann Vale", "tore up the truce in public")


def test_without_states_frames_are_all_there_is(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("Ann Vale tore up the truce.")
    assert join_positions(scene, (), Labels(), Sees(scene, tore=0.9)) == []


def test_clue_tells_of_issues_in_phrase_and_report(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("The truce held. Ann Vale spoke of sanctions.")
    clues = {scene.doc[each.token].text: each for each in clues_of(scene, ())}
    size = len(Issue) + 1
    truce, held = clues["truce"], clues["held"]
    place = list(Issue).index(Issue.CEASEFIRE)
    assert truce.numbers[-3 * size :][place] > 0
    assert clues["Vale"].numbers[-3 * size :][place] == 0
    assert clues["Vale"].numbers[-size:][place] > 0
    assert (held.first, held.last) == (0, 3)


def test_clue_tells_what_a_frame_found_there(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("Ann Vale rejected the truce.")
    ruled = tuple(find_positions(scene))
    clues = {scene.doc[each.token].text: each for each in clues_of(scene, ruled)}
    assert clues["truce"].numbers[list(Stance).index(Stance.OPPOSE)] == 1.0
    assert not any(clues["rejected"].numbers[: len(Stance)])


def test_candidates_are_speaker_doer_and_owner(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("Mali's offer to leave was a ruse, Ann Vale said.")
    word = next(t for t in scene.doc if t.text == "leave")
    found = {each.party.printed: each.found for each in candidates(word, scene)}
    assert "voice" in found["Ann Vale"]
    assert any(how.startswith("owner") for how in found["Mali"])


def test_reading_with_the_weights_of_the_package_is_the_same_twice(
    scene_of: Callable[..., Scene],
) -> None:
    scene = scene_of(
        "We shall never sit down with thieves, rebel chief Ann Vale said of the talks."
    )
    labels = usual_labeller().read(scene.doc, [each.outer for each in scene.quotes])
    once, again = (extract_drafts(scene, labels, usual_wisher()) for _ in range(2))
    assert once == again


@pytest.mark.parametrize(
    "text",
    ["Ann Vale urged Chad to leave the town.", "Ann Vale called for Chad to leave the town."],
)
def test_who_is_asked_is_no_candidate(scene_of: Callable[..., Scene], text: str) -> None:
    scene = scene_of(text)
    word = next(t for t in scene.doc if t.text == "leave")
    assert [each.party.printed for each in candidates(word, scene)] == ["Ann Vale"]
