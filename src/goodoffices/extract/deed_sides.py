"""Who takes part in an act that only the learnt weights see: found as frames find it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from spacy.tokens import Token

from goodoffices.codes import EventType
from goodoffices.extract.clause_actors import iter_sides, people_at
from goodoffices.extract.clauses import subjects
from goodoffices.extract.deed_clues import entries_at
from goodoffices.extract.event_actors import sources_of, speaker_for, targets_of
from goodoffices.extract.event_nouns import noun_sources, noun_targets
from goodoffices.extract.event_realis import Happening
from goodoffices.extract.scene import Scene
from goodoffices.lexicon.events import OBJECT, EventWords, Frame

T = TypeVar("T")
_USUAL = 0.3
"""The share of frames of a type that look in a place for it to be usual."""


def act_at(scene: Scene, word: Token, kind: EventType, how: str) -> Happening | None:
    """Give the act of a type that a word tells, if anybody takes part in it."""
    noun = word.pos_ == "NOUN"
    listed = (entry.frame for entry in entries_at(scene, word))
    frame = next((each for each in listed if each.type is kind), None)
    frame = frame or plain_frame(scene.words.events, kind, noun=noun)
    if noun:
        sources, targets = noun_sources(scene, word, frame), noun_targets(scene, word, frame)
    else:
        sources, targets = _doers(scene, word, frame), targets_of(scene, word, frame)
    others = tuple(each for each in targets if each not in sources)
    if not sources and not others:
        return None
    return Happening(word, frame, tuple(sources), others, how, noun=noun)


def _doers(scene: Scene, word: Token, frame: Frame) -> list[Token]:
    if word.pos_ == "ADJ":
        return people_at(
            scene, [speaker_for(scene, word.head, each) for each in subjects(word.head)]
        )
    found = sources_of(scene, word, frame)
    return found or (list(iter_sides(scene, word)) if frame.sides else [])


def plain_frame(events: EventWords, kind: EventType, *, noun: bool) -> Frame:
    """Give a frame for a word that has none: its sides stand where most of its type have them."""
    alike = [f for f in events.frames if f.type is kind and (f.nouns if noun else f.verbs)]
    return Frame(
        type=kind,
        target=_usual_places(alike),
        of=_commonest(each.of for each in alike) or "",
        sides=bool(_commonest(each.sides for each in alike)),
    )


def _usual_places(alike: Sequence[Frame]) -> tuple[str, ...]:
    """Give where many frames look for the other side: the object, then the usual first."""
    counted = Counter(place for frame in alike for place in frame.target)
    usual = [each for each, times in counted.most_common() if times >= _USUAL * len(alike)]
    return tuple(sorted(usual, key=lambda each: each != OBJECT))


def _commonest(found: Iterable[T]) -> T | None:
    """Give what stands most often; of equals the first."""
    counted = Counter(found).most_common(1)
    return counted[0][0] if counted else None
