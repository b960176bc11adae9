"""Rewrites articles so that the labeller meets what it will read: other names, marks, datelines.

Each change is an edit at a place of the text; annotated spans move with them.
"""

from __future__ import annotations

import random
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TypeVar

from goodoffices.extract.scene import Quote
from goodoffices.facts import Span
from training.corpus import Article, Happened, Pieces, Told

M = TypeVar("M", Told, Happened)

_MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June",
    "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
_SINGLE, _DROPPED = 0.35, 0.15
"""Share of the articles with single marks, and with some marks left out."""
_LEFT_OUT = 0.4
_RENAMED, _DATED, _SMALL = 0.6, 0.5, 0.2
"""Share with other names, with a dateline, with a headline in small letters."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Other words in place of the characters from start to end."""

    start: int
    end: int
    words: str


def rewritten(
    article: Article, quotes: Sequence[Quote], people: Sequence[Span], chance: random.Random
) -> Article:
    """Give the article with edits drawn by chance; `people` are names of persons in it."""
    edits: list[Edit] = []
    drawn = chance.random()
    if drawn < _SINGLE:
        edits += _marks(quotes, "'")
    elif drawn < _SINGLE + _DROPPED:
        edits += _marks([each for each in quotes if chance.random() < _LEFT_OUT], "")
    if chance.random() < _RENAMED:
        edits += _renamed(article.text, people, chance)
    head, _, body = article.text.partition("\n")
    if chance.random() < _DATED and body.strip():
        start = len(head) + 1 + len(body) - len(body.lstrip())
        edits.append(Edit(start, start, _dateline(chance)))
    if chance.random() < _SMALL and len(head) < 150:
        edits.append(Edit(1, len(head), head[1:].lower()))
    return _edited(article, edits)


def _marks(quotes: Iterable[Quote], mark: str) -> list[Edit]:
    """Put another mark, or none, in place of the marks of quotations."""
    found = []
    for quote in quotes:
        found.append(Edit(quote.outer.start, quote.inner.start, mark))
        if quote.closed:
            found.append(Edit(quote.inner.end, quote.outer.end, mark))
    return found


def _renamed(text: str, people: Sequence[Span], chance: random.Random) -> list[Edit]:
    """Give every person of the article another name, the same one throughout."""
    regions = [each for key, each in _names().items() if key != "places"]
    given: dict[str, str] = {}
    family: dict[str, str] = {}
    found = []
    for span in people:
        words = span.of(text).split()
        region = chance.choice(regions)
        first = family.setdefault(words[-1], chance.choice(region["family"]))
        if len(words) > 1:
            front = given.setdefault(" ".join(words[:-1]), chance.choice(region["given"]))
            first = f"{front} {first}"
        found.append(Edit(span.start, span.end, first))
    return found


def _dateline(chance: random.Random) -> str:
    places = _names()["places"]
    agency = chance.choice(places["agency"])
    day = f", {chance.choice(_MONTHS)} {chance.randint(1, 28)}" if chance.random() < 0.5 else ""
    dash = chance.choice(("—", "-", "–"))
    return f"{chance.choice(places['dateline'])}{day}{f' ({agency})' if agency else ''} {dash} "


def _names() -> dict[str, dict[str, list[str]]]:
    path = Path(__file__).with_name("names.toml")
    with path.open("rb") as file:
        return tomllib.load(file)


def _edited(article: Article, edits: Iterable[Edit]) -> Article:
    """Apply edits from left to right; one that meets an earlier one is left out."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    parts, at = [], 0
    for edit in kept:
        parts += [article.text[at : edit.start], edit.words]
        at = edit.end
    moved = _Moved(kept)
    text = "".join([*parts, article.text[at:]])
    return Article(
        article.name,
        text,
        _all_moved(article.told, moved),
        _all_moved(article.happened, moved),
    )


def _all_moved(marked: tuple[M, ...] | None, moved: _Moved) -> tuple[M, ...] | None:
    """Move every span of what was marked."""
    if marked is None:
        return None
    return tuple(
        replace(
            each,
            **{
                part.name: moved.pieces(getattr(each, part.name))
                for part in fields(each)
                if part.type == "Pieces"
            },
        )
        for each in marked
    )


class _Moved:
    """Where a place of the old text stands in the new one."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        """Sum what the edits add, place by place."""
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._added = [0]
        for edit in edits:
            self._added.append(self._added[-1] + len(edit.words) - edit.end + edit.start)

    def pieces(self, pieces: Pieces) -> Pieces:
        """Move a span; an edge inside an edit goes to the edit's own edge."""
        return tuple((self._at(start, 0), self._at(end, 1)) for start, end in pieces)

    def _at(self, place: int, is_end: int) -> int:
        number = bisect_right(self._starts, place - is_end)
        if number == 0:
            return place
        edit = self._edits[number - 1]
        if place - is_end < edit.end:
            return edit.start + self._added[number - 1] + (len(edit.words) if is_end else 0)
        return place + self._added[number]
