from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from goodoffices.extract.deed_clues import deed_clues
from goodoffices.extract.scene import Scene
from goodoffices.label.deeds import BUCKETS, DeedClue, DeedReader
from goodoffices.label.roles import EVENT_TYPES

torch = pytest.importorskip("torch")

from training.deed_gold import marks_of, triggers_of  # noqa: E402
from training.deeds import Table, fitted_weights, main  # noqa: E402


def table(seed: int) -> Table:
    # Every third word tells of an event of the first type; its name and a number say so.
    some = np.random.default_rng(seed)
    marked = np.array([1, 0, 0] * 20)
    rows = some.normal(size=(60, 6)).astype(np.float32)
    rows[:, 0] += 6 * marked
    return Table(rows, [np.array([7 if each else 8]) for each in marked], marked)


def test_what_tells_of_an_event_is_learnt() -> None:
    weights = fitted_weights([table(n) for n in range(6)])
    assert weights["names"].shape == (BUCKETS, 1 + len(EVENT_TYPES))
    assert weights["names"][7, 1] > weights["names"][8, 1]
    reader = DeedReader(weights, {"types": list(EVENT_TYPES)})
    states = np.array([[6, 0, 0], [0, 0, 0]], dtype=np.float32)
    told, none = reader.read(states, [DeedClue(0, 1, ()), DeedClue(1, 1, ())])
    assert told.type == EVENT_TYPES[0]
    assert told.chances[EVENT_TYPES[0]] > none.chances[EVENT_TYPES[0]]


def test_folders_must_come_in_pairs() -> None:
    with pytest.raises(SystemExit):
        main(["only-sheets"])


def event(kind: str, trigger: str, **other: object) -> dict[str, object]:
    return {"type": kind, "trigger": trigger, "sources": [], "targets": [], **other}


@pytest.mark.model
def test_trigger_is_found_by_its_spans_or_in_the_sentence_of_its_actors(
    scene_of: Callable[..., Scene],
) -> None:
    scene = scene_of("Mali attacked. Chad attacked Niger. A raid failed.")
    sheet = {
        "events": [
            event("ASSAULT", "attacked", sources=["Chad"]),
            event("ASSAULT", "x", spans={"trigger": [[39, 43]]}),
            event("ASSAULT", "never printed"),
        ]
    }
    found = [(words[0].text, words[0].i, kind) for words, kind in triggers_of(scene, sheet)]
    assert found == [("attacked", 4, "ASSAULT"), ("raid", 8, "ASSAULT")]


@pytest.mark.model
def test_noun_of_a_light_verb_is_marked_and_the_verb_left_out(
    scene_of: Callable[..., Scene],
) -> None:
    scene = scene_of("Mali launched an attack on Chad and rested.")
    clues = deed_clues(scene, ())
    marked = marks_of(scene, clues, {"events": [event("ASSAULT", "launched an attack")]})
    by_word = {scene.doc[c.token].text: int(m) for c, m in zip(clues, marked, strict=True)}
    assert by_word == {"launched": -1, "attack": 1 + EVENT_TYPES.index("ASSAULT"), "rested": 0}
