from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import StatementForm, StretchKind
from goodoffices.extract.labelled import statements_from_labels
from goodoffices.extract.scene import Scene
from goodoffices.facts import Span, Statement, Stretch
from goodoffices.label import Attribution

pytestmark = pytest.mark.model
TEXT = 'Ann Vale, the envoy, said that the truce "will hold," and left.'


def words(scene: Scene, printed: str) -> tuple[int, int]:
    start = scene.text.index(printed)
    span = scene.doc.char_span(start, start + len(printed))
    assert span is not None
    return span.start, span.end


def statement(scene: Scene, **changed: object) -> list[Statement]:
    fields: dict[str, object] = {
        "content": (words(scene, 'that the truce "will hold,"'),),
        "cue": words(scene, "said"),
        "source": words(scene, "Ann Vale, the envoy"),
        "confidence": 0.87654,
    }
    told = Attribution(**(fields | changed))  # type: ignore[arg-type]
    return list(statements_from_labels(scene, [told]))


def test_content_begins_after_that_and_ends_before_mark(scene_of: Callable[..., Scene]) -> None:
    (found,) = statement(scene_of(TEXT))
    assert found.content == 'the truce "will hold'
    assert (found.cue, found.form) == ("said", StatementForm.MIXED)


def test_speaker_is_the_main_word_of_the_source(scene_of: Callable[..., Scene]) -> None:
    (found,) = statement(scene_of(TEXT))
    assert [each.printed for each in found.speakers] == ["Ann Vale"]


def test_it_says_that_labels_found_it_and_how_sure(scene_of: Callable[..., Scene]) -> None:
    (found,) = statement(scene_of(TEXT))
    assert (found.found_by, found.maker, found.confidence) == ("learnt labels", "labels/1", 0.877)


def test_evidence_is_the_words_of_the_report(scene_of: Callable[..., Scene]) -> None:
    (found,) = statement(scene_of(TEXT))
    assert found.evidence["cue"][0].of(TEXT) == "said"
    assert found.evidence["content"][0].of(TEXT) == found.content


def test_day_between_cue_and_content_is_that_of_saying(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("Ann Vale said on Saturday they met with a group of mediators.")
    content = (words(scene, "they met with a group of mediators"),)
    told = Attribution(content, words(scene, "said"), words(scene, "Ann Vale"), 0.9)
    (found,) = statements_from_labels(scene, [told])
    assert found.date is not None
    assert found.date.printed == "Saturday"


def test_belief_is_no_statement(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("Ann Vale dreams that the truce holds.")
    content = (words(scene, "that the truce holds"),)
    told = Attribution(content, words(scene, "dreams"), words(scene, "Ann Vale"), 0.8, speech=0.1)
    assert list(statements_from_labels(scene, [told])) == []


def test_cue_that_the_lexicon_knows_is_speech(scene_of: Callable[..., Scene]) -> None:
    assert statement(scene_of(TEXT), speech=0.1)


def test_content_without_cue_is_left_to_the_rules(scene_of: Callable[..., Scene]) -> None:
    assert statement(scene_of(TEXT), cue=None, source=None) == []


def test_cue_without_source_has_no_speaker(scene_of: Callable[..., Scene]) -> None:
    (found,) = statement(scene_of(TEXT), source=None)
    assert found.speakers == ()
    assert "speaker" not in found.evidence


def test_content_of_a_headline_ends_before_the_place_line(scene_of: Callable[..., Scene]) -> None:
    place = "GENEVA"
    text = f"envoy says rivals near a truce\n\n{place} The envoy met both sides on Monday."
    start = text.index(place)
    line = Stretch(StretchKind.DATELINE, Span(start, start + len(place)), "a place line")
    scene = scene_of(text, stretches=(line,))
    first, after = words(scene, "rivals")[0], words(scene, "The")[0]
    told = Attribution(((first, after),), words(scene, "says"), words(scene, "envoy"), 0.9)
    (found,) = statements_from_labels(scene, [told])
    assert found.content == "rivals near a truce"
