from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from goodoffices.codes import EventType
from goodoffices.extract import extract_drafts
from goodoffices.extract.deed_clues import deed_clues
from goodoffices.extract.deed_sides import plain_frame
from goodoffices.extract.events import find_events
from goodoffices.extract.events_weighed import FOUND_BY, weigh_events
from goodoffices.extract.scene import Scene
from goodoffices.facts import Event
from goodoffices.label import Deed, DeedClue, DeedReader, Labels, usual_deed_reader, usual_labeller
from goodoffices.label.features import Floats

pytestmark = pytest.mark.model


class Sees(DeedReader):
    """A reader that sees what a test tells it to, each word as of one type."""

    def __init__(self, scene: Scene, kind: EventType, chances: dict[str, float]) -> None:
        self.kind = kind
        self.at = {t.i: chances[t.text] for t in scene.doc if t.text in chances}

    def read(self, states: Floats, clues: Sequence[DeedClue]) -> list[Deed]:
        return [
            Deed(each.token, {kind.value: 0.01 for kind in EventType}
                 | {self.kind.value: self.at.get(each.token, 0.02)})
            for each in clues
        ]  # fmt: skip


def weighed(scene: Scene, kind: EventType, **chances: float) -> list[Event]:
    labels = Labels(states=np.zeros((len(scene.doc), 4), dtype=np.float32))
    return weigh_events(scene, tuple(find_events(scene)), labels, Sees(scene, kind, chances))


def names(event: Event) -> tuple[list[str], list[str]]:
    return [each.printed for each in event.sources], [each.printed for each in event.targets]


def test_act_that_no_frame_lists_is_added_with_subject_and_object(
    scene_of: Callable[..., Scene],
) -> None:
    scene = scene_of("The rebels pestered Ann Vale at the ford.")
    (found,) = weighed(scene, EventType.COERCE, pestered=0.6)
    assert (found.type, found.trigger, found.found_by) == (
        EventType.COERCE, "pestered", FOUND_BY,
    )  # fmt: skip
    assert names(found) == (["The rebels"], ["Ann Vale"])
    assert found.evidence["trigger"][0].of(scene.text) == "pestered"


def test_added_noun_takes_its_owner_and_what_is_against(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("Mali's encroachments against Chad went on.")
    (found,) = weighed(scene, EventType.ASSAULT, encroachments=0.6)
    assert names(found) == (["Mali"], ["Chad"])


def test_passive_gives_both_sides(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("Ann Vale was pestered by the rebels.")
    (found,) = weighed(scene, EventType.COERCE, pestered=0.6)
    assert names(found) == (["the rebels"], ["Ann Vale"])


def test_added_event_is_doubtful_however_sure_the_weights_are(
    scene_of: Callable[..., Scene],
) -> None:
    scene = scene_of("The rebels pestered Ann Vale at the ford.")
    (found,) = weighed(scene, EventType.COERCE, pestered=0.99)
    assert found.confidence < 0.35


@pytest.mark.parametrize(
    ("text", "chance"),
    [
        ("The rebels pestered Ann Vale at the ford.", 0.2),
        ("Did the rebels ever say who pestered Ann Vale?", 0.9),
        ("It pestered and rained.", 0.9),
    ],
)
def test_unsure_word_question_and_act_of_nobody_add_nothing(
    scene_of: Callable[..., Scene], text: str, chance: float
) -> None:
    assert weighed(scene_of(text), EventType.COERCE, pestered=chance) == []


def test_event_of_a_frame_stays_and_takes_the_chance_of_its_own_type(
    scene_of: Callable[..., Scene],
) -> None:
    scene = scene_of("The rebels arrested Ann Vale at the ford.")
    (ruled,) = find_events(scene)
    (sure,) = weighed(scene, EventType.COERCE, arrested=0.8)
    (unsure,) = weighed(scene, EventType.AID, arrested=0.8)
    assert (sure.type, names(sure), sure.found_by) == (ruled.type, names(ruled), ruled.found_by)
    assert (sure.confidence, unsure.confidence) == (0.8, 0.01)
    assert sure.maker == ruled.maker + "+deeds/1"


def test_without_states_events_are_those_of_the_frames(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("The rebels arrested Ann Vale at the ford.")
    ruled = list(find_events(scene))
    assert weigh_events(scene, ruled, Labels(), usual_deed_reader()) == ruled


def test_words_are_described_by_frames_sides_and_what_stands_above(
    scene_of: Callable[..., Scene],
) -> None:
    scene = scene_of("The rebels refused to release Ann Vale.")
    clues = {
        scene.doc[each.token].text: set(each.names)
        for each in deed_clues(scene, tuple(find_events(scene)))
    }
    assert {"told REJECT", "lemma refuse", "tag VBD"} <= clues["refused"]
    assert {"under REJECT xcomp", "told None", "aux to"} <= clues["release"]
    assert "Ann" not in clues


def test_only_nouns_that_may_be_acts_are_candidates(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("Mali's encroachments and raids angered the tea shops.")
    found = [scene.doc[each.token].text for each in deed_clues(scene, ())]
    assert found == ["encroachments", "raids", "angered"]


def test_names_themselves_are_no_candidates(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("Mali met Chad.")
    assert [scene.doc[each.token].text for each in deed_clues(scene, ())] == ["met"]


def test_frame_of_a_word_without_one_looks_where_its_type_mostly_looks(
    scene_of: Callable[..., Scene],
) -> None:
    events = scene_of("Rain fell.").words.events
    assert "object" in plain_frame(events, EventType.COERCE, noun=False).target
    assert plain_frame(events, EventType.ASSAULT, noun=True).of == "target"


def test_rules_alone_know_nothing_of_weights(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("The rebels arrested Ann Vale at the ford.")
    labels = usual_labeller().read(scene.doc, ())
    ruled = [each for each in extract_drafts(scene) if isinstance(each, Event)]
    learnt = [
        each for each in extract_drafts(scene, labels, deeds=usual_deed_reader())
        if isinstance(each, Event)
    ]  # fmt: skip
    assert [each.maker for each in ruled] == ["events/1"]
    assert [each.maker for each in learnt] == ["events/1+deeds/1"]
