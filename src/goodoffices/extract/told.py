"""A statement before it is written down: what its finders agree on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.extract.cues import Cue
from goodoffices.extract.speakers import Heard
from goodoffices.facts import Party, Span

TURN = "turn"
"""The form of what is said under a label of a transcript or behind the name of who says it."""
MINIMUM = 3
"""Fewer words than this are no statement."""
SURE, FAIR, GUESS = 0.9, 0.8, 0.6
"""What share of statements by a rule a reader calls right: own cue, retold, borrowed speaker."""


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody's words, with who said them and how they were found."""

    spans: tuple[Span, ...]
    speakers: tuple[Party, ...]
    found_by: str
    confidence: float
    cue: Cue | None = None
    form: str = "quote"
    joined: str = ""
    heard: Heard | None = None
    """Whom the cue names, where that was read already."""
    inner: bool = False
    """Told inside somebody's own words: the marks round those say nothing of its form."""


def is_inside(party: Party, spans: Sequence[Span]) -> bool:
    """Tell whether a party stands in the very words it would have said."""
    return party.span is not None and any(span.holds(party.span) for span in spans)
