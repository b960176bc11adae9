"""Finds the events of a coding sheet in the words of its report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from spacy.tokens import Token

from goodoffices.extract.scene import Scene
from goodoffices.label import DeedClue
from goodoffices.label.features import Integers
from goodoffices.label.roles import EVENT_TYPES
from training.sheets import depth

_LONGEST = 60
"""A trigger with its pieces farther apart than so many characters is read by its first piece."""


def marks_of(scene: Scene, clues: Sequence[DeedClue], sheet: Mapping[str, object]) -> Integers:
    """Mark words: 1 and up for a type, 0 for none, -1 for other words of a trigger."""
    at = {clue.token: n for n, clue in enumerate(clues)}
    marked = np.zeros(len(clues), dtype=np.int64)
    for words, kind in triggers_of(scene, sheet):
        known = sorted((w for w in words if w.i in at), key=lambda w: (depth(w), w.i))
        for word in known:
            if marked[at[word.i]] == 0:
                marked[at[word.i]] = -1
        if known:
            marked[at[_main(scene, known).i]] = 1 + EVENT_TYPES.index(kind)
    return marked


def _main(scene: Scene, words: Sequence[Token]) -> Token:
    """Give the word that tells it: the noun where a light verb carries it."""
    carried = words[0].pos_ == "VERB" and words[0].lemma_ in scene.words.events.light_verbs
    return words[1] if carried and len(words) > 1 else words[0]


def triggers_of(scene: Scene, sheet: Mapping[str, object]) -> Iterator[tuple[list[Token], str]]:
    """Give the words of each marked event's trigger, by its spans or as printed, and its type."""
    listed = sheet.get("events")
    for event in listed if isinstance(listed, list) else []:
        spans = event["spans"].get("trigger") if isinstance(event.get("spans"), dict) else None
        if spans:
            start, end = spans[0][0], spans[-1][1]
            place = (start, end if end - start <= _LONGEST else spans[0][1])
        else:
            found = _printed(scene.text, str(event.get("trigger") or ""))
            if not found:
                continue
            named = _names(event)
            place = max(found, key=lambda each: (_near(scene, each, named), -each[0]))
        words = scene.doc.char_span(*place, alignment_mode="expand")
        yield list(words) if words is not None else [], str(event["type"])


def _printed(text: str, trigger: str) -> list[tuple[int, int]]:
    """Give the places where a trigger is printed, else those of its first word."""
    for words in (trigger, *trigger.split()[:1]):
        found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.I)]
        if words and found:
            return found
    return []


def _names(event: Mapping[str, object]) -> set[str]:
    sides = (event.get(key) for key in ("sources", "targets"))
    parties = [str(name) for side in sides if isinstance(side, list) for name in side]
    printed = " ".join([*parties, str(event.get("place") or "")])
    return {word.lower() for word in printed.split() if len(word) > 2}


def _near(scene: Scene, place: tuple[int, int], names: set[str]) -> int:
    """Count the words of an event's actors and place in the sentence of a printed trigger."""
    for sentence in scene.sentences:
        if sentence.span.start <= place[0] < sentence.span.end:
            told = sentence.span.of(scene.text).lower()
            return sum(name in told for name in names)
    return -1
