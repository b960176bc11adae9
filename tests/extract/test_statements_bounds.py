"""What is no part of somebody's words: the reporter's remark, a subheading, a call turned down."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.labelled import statements_from_labels
from goodoffices.extract.scene import Scene
from goodoffices.extract.statements import find_statements
from goodoffices.facts import Statement
from goodoffices.label import Attribution

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


def _words(scene: Scene, printed: str) -> tuple[int, int]:
    start = scene.text.index(printed)
    span = scene.doc.char_span(start, start + len(printed))
    assert span is not None
    return span.start, span.end


def _labelled(scene: Scene, content: tuple[str, ...], cue: str, source: str) -> list[Statement]:
    places = tuple(_words(scene, each) for each in content)
    told = Attribution(places, _words(scene, cue), _words(scene, source), 0.9)
    return list(statements_from_labels(scene, [told]))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "He claimed that paying no rent was wise, although he refused to show his accounts.",
            "paying no rent was wise",
        ),
        (
            "She claimed that the army had lost, though she again declined to name a source.",
            "the army had lost",
        ),
        (
            "He claimed that the army had lost, although it was larger.",
            "the army had lost, although it was larger",
        ),
    ],
)
def test_what_the_reporter_adds_is_left_out(scene_of: SceneOf, text: str, content: str) -> None:
    assert [each.content for each in find_statements(scene_of(text))] == [content]


def test_who_turns_down_a_call_does_not_make_it(scene_of: SceneOf) -> None:
    content = "open an inquiry into abuses"
    scene = scene_of(f"Calls to {content} were rejected by the Security Council in 2009.")
    assert _labelled(scene, (content,), "rejected", "the Security Council") == []
    scene = scene_of(f"Calls to {content} were made by the Security Council in 2009.")
    assert len(_labelled(scene, (content,), "Calls", "the Security Council")) == 1


def test_a_subheading_is_no_part_of_a_quotation(scene_of: SceneOf) -> None:
    text = '"These are dark days," said Ann Vale, an envoy.\n\n"Night Over the Hills"\n\nRain fell.'
    heading, quoted = "Night Over the Hills", "These are dark days"
    [found] = _labelled(scene_of(text), (quoted, heading), "said", "Ann Vale")
    assert found.content == quoted
    text = text.replace("Hills", "hills.")
    [found] = _labelled(scene_of(text), (quoted, "Night Over the hills"), "said", "Ann Vale")
    assert len(found.evidence["content"]) == 2
