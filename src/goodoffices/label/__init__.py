"""Learnt labels over the parser's own vectors: who said what, and what happened.

Loads weights that come with the package and gives, for parsed documents, the contents, cues and
sources it finds and which of them belong together, the words that tell of events with who did it
to whom, and those that tell what somebody wants. It holds no rules and no words, and knows no
database: what is made of the spans is decided where statements are written.
"""

from __future__ import annotations

from goodoffices.label.attribution import Attribution
from goodoffices.label.deeds import (
    Deed,
    DeedClue,
    DeedReader,
    load_deed_reader,
    usual_deed_reader,
)
from goodoffices.label.happenings import Happening
from goodoffices.label.labeller import Labeller, Labels, load_labeller, usual_labeller
from goodoffices.label.wishes import Clue, Wish, Wisher, load_wisher, usual_wisher

__all__ = [
    "Attribution", "Clue", "Deed", "DeedClue", "DeedReader", "Happening", "Labeller", "Labels",
    "Wish", "Wisher", "load_deed_reader", "load_labeller", "load_wisher", "usual_deed_reader",
    "usual_labeller", "usual_wisher",
]  # fmt: skip
