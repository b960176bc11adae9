"""Reads a folder in PolNeAR's format: articles, and who is said to have said what in them.

`text/NAME.txt` holds an article, `attributions/NAME_ANNOTATOR.ann` its spans (brat standoff).
The first annotator of each article is taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from goodoffices.lexicon.reporting import Reporting

Pieces = tuple[tuple[int, int], ...]
"""A span in characters, in one piece or several."""
_SPAN_LINE = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)(?:\t|$)")
"""`T3<tab>Content 120 211;230 240<tab>words`."""
_LINK_LINE = re.compile(r"E\d+\t(.+)")
"""`E1<tab>Attribution:T4 Content:T3 Cue:T2 Source:T1`."""


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution as annotated, in characters."""

    content: Pieces
    cue: Pieces
    source: Pieces


@dataclass(frozen=True, slots=True)
class Happened:
    """One event as marked, in characters."""

    type: str
    realis: str
    trigger: Pieces
    """Empty where only type and actors are known: one event of a sentence."""
    source: Pieces
    target: Pieces
    place: Pieces


@dataclass(frozen=True, slots=True)
class Article:
    """One article with its attributions and events; `None` for what nobody has marked in it."""

    name: str
    text: str
    told: tuple[Told, ...] | None
    happened: tuple[Happened, ...] | None = None


def read_articles(folder: Path, words: Reporting) -> Iterator[Article]:
    """Read the articles of a folder that have annotations, in the order of their names."""
    marked: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        marked.setdefault(path.stem.rpartition("_")[0], path)
    for path in sorted((folder / "text").glob("*.txt")):
        if path.stem in marked:
            text = path.read_bytes().decode("utf-8")
            lines = marked[path.stem].read_bytes().decode("utf-8").split("\n")
            yield Article(path.stem, text, tuple(attributions_of(lines, text, words)))


def attributions_of(lines: list[str], text: str, words: Reporting) -> Iterator[Told]:
    """Read the lines of one annotation file; what lacks a cue or content is left out.

    A line break inside the words of a span begins a line that is neither span nor link.
    """
    spans: dict[str, Pieces] = {}
    links: list[str] = []
    for line in lines:
        span, link = _SPAN_LINE.match(line), _LINK_LINE.match(line)
        if span:
            spans[span[1]] = tuple(_pair(piece) for piece in span[3].split(";"))
        elif link:
            links.append(link[1])
    for items in links:
        parts: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for item in items.split():
            role, _, key = item.partition(":")
            parts[role.rstrip("0123456789")] += spans.get(key, ())
        content, cue, source = (tuple(sorted(parts[role])) for role in ("Content", "Cue", "Source"))
        if content and cue:
            yield _unswapped(Told(content, cue, source), text, words)


def _unswapped(told: Told, text: str, words: Reporting) -> Told:
    """Swap source and cue back where the source is nothing but a verb of speech."""
    swapped = (
        bool(told.source)
        and _is_speech(told.source, text, words)
        and not _is_speech(told.cue, text, words)
    )
    return Told(told.content, told.source, told.cue) if swapped else told


def _is_speech(pieces: Pieces, text: str, words: Reporting) -> bool:
    printed = " ".join(text[start:end] for start, end in pieces).strip().lower()
    irregular = {"said": "say", "told": "tell", "wrote": "write"}
    stems = {printed, irregular.get(printed, ""), printed.removesuffix("ed"), printed[:-1]}
    return " " not in printed and bool(stems & words.verbs.keys())


def _pair(piece: str) -> tuple[int, int]:
    start, end = piece.split()
    return int(start), int(end)
