"""Keeps retold words on their own side of a semicolon: "the board counted 46; the army said 41"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from goodoffices.codes import StatementForm
from goodoffices.facts import Span, Statement

_ACCORDING = "according"
_NAMES = 4
ITS_OWN = re.compile(r"(?:,|\band|\bbut) ((?:[a-z]+ )?\d[\d,.]*) $")
"""A number right before "according to", whose source that alone is."""


def within_semicolons(told: Iterable[Statement], text: str) -> Iterator[Statement]:
    """Cut from retold words what a semicolon parts from the verb that tells them.

    What stands behind "according to X" may go on to the next semicolon, and no further.
    """
    for statement in told:
        cues = statement.evidence.get("cue", ())
        if statement.form is not StatementForm.INDIRECT or not cues:
            yield statement
            continue
        pieces = statement.evidence.get("content", ())
        near = (_near(piece, cues[0], text) for piece in pieces)
        kept = tuple(p for p in near if p is not None and not _is_name(p, cues[0], text))
        if kept == pieces:
            yield statement
        elif kept:
            words = " ".join(each.of(text) for each in kept)
            evidence = {**statement.evidence, "content": kept}
            yield replace(statement, content=words, evidence=evidence)


def _near(piece: Span, cue: Span, text: str) -> Span | None:
    """Give what of a piece stands on the cue's side of every semicolon."""
    if piece.end <= cue.start:
        own = ITS_OWN.search(text, piece.start, cue.start)
        if own is not None and cue.of(text).lower().startswith(_ACCORDING):
            return None  # "left eight dead, 14 according to the rebels"
        behind = text.rfind(";", piece.start, cue.start) + 1
        start = max(piece.start, behind)
        while start < piece.end and text[start].isspace():
            start += 1
        return Span(start, piece.end) if start < piece.end else None
    if ";" in text[cue.end : piece.start]:
        return None
    stop = text.find(";", piece.start, piece.end)
    if stop < 0 or not cue.of(text).lower().startswith(_ACCORDING):
        return piece
    return Span(piece.start, stop) if stop > piece.start else None


def _is_name(piece: Span, cue: Span, text: str) -> bool:
    """Tell whether a piece is only the end of who is named: "according to the mayor, Ann Vale"."""
    words = piece.of(text).split()
    told = cue.of(text).lower().startswith(_ACCORDING) and piece.start > cue.end
    return told and len(words) < _NAMES and all(word[:1].isupper() for word in words)
