"""Reads one word as a position: verb, adjective or noun of wanting, a duty in reported speech."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.extract.position_barred import (
    barred_frames,
    cleft_frames,
    first_frames,
    listed_frames,
    nothing_frames,
    turn_frames,
)
from goodoffices.extract.position_conditions import aim_frames, condition_frames, torn_frames
from goodoffices.extract.position_duties import (
    denial_frames,
    duty_frames,
    order_frames,
    plan_frames,
)
from goodoffices.extract.position_found import Found
from goodoffices.extract.position_nouns import adjective_frames, noun_frames
from goodoffices.extract.position_refused import impossible_frames, staying_frames
from goodoffices.extract.position_verbs import verb_frames
from goodoffices.extract.position_views import naming_frames, side_frames, view_frames, way_frames
from goodoffices.extract.scene import Scene

_VERBAL = (
    verb_frames, duty_frames, order_frames, plan_frames, denial_frames, condition_frames,
    torn_frames, aim_frames, naming_frames, side_frames, staying_frames, impossible_frames,
    barred_frames, nothing_frames, first_frames, turn_frames, cleft_frames,
)  # fmt: skip


def frames_at(token: Token, scene: Scene) -> Iterator[Found]:
    """Give the positions that one word tells."""
    if token.pos_ in ("VERB", "AUX"):
        for frames in _VERBAL:
            yield from frames(token, scene)
        if token.tag_ == "VBN" and not any(c.lemma_ == "have" for c in token.children):
            yield from adjective_frames(token, scene)
    elif token.pos_ == "ADJ":
        yield from adjective_frames(token, scene)
    elif token.pos_ == "NOUN":
        yield from noun_frames(token, scene)
        yield from listed_frames(token, scene)
        yield from way_frames(token, scene)
    if token.dep_ in ("acomp", "attr", "oprd", "prep"):
        yield from view_frames(token, scene)
