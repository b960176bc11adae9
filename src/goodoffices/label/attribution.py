"""The noun of this room: one content with its cue and source, in tokens of the document."""

from __future__ import annotations

from dataclasses import dataclass

TokenSpan = tuple[int, int]
"""First token and the one after the last."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """What somebody is said to have said or thought, as the labels give it."""

    content: tuple[TokenSpan, ...]
    """One span or several, in order."""
    cue: TokenSpan | None
    """The words that attribute it; `None` for a content that stands alone."""
    source: TokenSpan | None
    confidence: float
    """The share of such attributions that are right, content and source, on held-out articles."""
    speech: float = 1.0
    """How likely the cue tells of speech; low for a belief, a wish or a vote."""
    cue_link: float = 0.0
    """How likely the content belongs to this cue (for several contents the least of them)."""
    source_link: float = 0.0
    """How likely the cue belongs to this source, or to none where there is no source."""
