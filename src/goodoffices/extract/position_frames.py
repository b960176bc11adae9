"""Reads one word as a position: verb, adjective or noun of wanting, a duty in reported speech."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.extract.position_found import Found
from goodoffices.extract.position_nouns import adjective_frames, noun_frames
from goodoffices.extract.position_verbs import (
    aim_frames,
    condition_frames,
    duty_frames,
    plan_frames,
    verb_frames,
)
from goodoffices.extract.scene import Scene


def frames_at(token: Token, scene: Scene) -> Iterator[Found]:
    """Give the positions that one word tells."""
    if token.pos_ in ("VERB", "AUX"):
        yield from verb_frames(token, scene)
        yield from duty_frames(token, scene)
        yield from plan_frames(token, scene)
        yield from condition_frames(token, scene)
        yield from aim_frames(token, scene)
        if token.tag_ == "VBN":
            yield from adjective_frames(token, scene)
    elif token.pos_ == "ADJ":
        yield from adjective_frames(token, scene)
    elif token.pos_ == "NOUN":
        yield from noun_frames(token, scene)
