"""Gives the statements of the project's own marked reports as articles to learn from."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.marks import Marked, read_folder

from goodoffices.label.roles import EVENT_TYPES
from training.corpus import Article, Happened, Pieces, Told

_MARKS = "\"“”‘’'«»`"
_CLOSING = re.compile(rf"[.,?!…]{{0,3}}[{_MARKS}]{{1,2}}")
"""A full stop or comma with the mark that follows a quotation: `."`."""
SPLIT = Path(__file__).parents[1] / "corpus" / "split.toml"
"""Lists the folders, one a war, on which nothing is learnt."""


def unseen_folders() -> frozenset[str]:
    """Give the folders of the test part."""
    with SPLIT.open("rb") as file:
        return frozenset(tomllib.load(file)["test"])


def marked_articles(folder: Path, *, leave_out: frozenset[str]) -> Iterator[Article]:
    """Give the reports of the folders in a folder, but for those left out."""
    for war in sorted(each for each in folder.iterdir() if each.is_dir()):
        if war.name in leave_out:
            continue
        for report in read_folder(war):
            told = tuple(_told(each, report) for each in report.sheet["statements"])
            happened = tuple(_happened(each) for each in report.sheet["events"])
            yield Article(report.head["id"], report.text, told, happened)


def coded_pairs(path: Path) -> Iterator[Article]:
    """Give sentences with one event each, type and actors only.

    The file is tab-separated, with a `marked_sentence` in which `<s>` and `<t>` enclose source and
    target, and a `gold_root`: the type, YIELD where concessions and retreats are not parted.
    """
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t")):
            text, sides = _unmarked(row["marked_sentence"])
            if row["gold_root"] in EVENT_TYPES and sides["s"]:
                event = Happened(row["gold_root"], "actual", (), sides["s"], sides["t"], ())
                yield Article(f"pair-{number}", text, None, (event,))


def _unmarked(marked: str) -> tuple[str, dict[str, Pieces]]:
    """Take the marks out of a sentence; give what they enclosed, in characters without them."""
    text = ""
    begun: dict[str, int] = {}
    found: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    for piece in re.split(r"(</?[st]>)", marked):
        if not re.fullmatch(r"</?[st]>", piece):
            text += piece
        elif piece[1] == "/":
            found[piece[2]].append((begun.pop(piece[2], len(text)), len(text)))
        else:
            begun[piece[1]] = len(text)
    return text, {side: tuple(spans) for side, spans in found.items()}


def _happened(event: dict[str, Any]) -> Happened:
    spans = event["spans"]
    parts = (spans.get(part) for part in ("trigger", "sources", "targets", "place"))
    return Happened(event["type"], event["realis"], *(_pieces(part) for part in parts))


def _told(statement: dict[str, Any], report: Marked) -> Told:
    spans = statement["spans"]
    content = tuple(_with_marks(start, end, report.text) for start, end in spans["content"])
    return Told(content, _pieces(spans.get("cue")), _pieces(spans.get("speaker")))


def _pieces(spans: list[list[int]] | None) -> Pieces:
    return tuple((start, end) for start, end in spans or ())


def _with_marks(start: int, end: int, text: str) -> tuple[int, int]:
    """Take in the quotation marks beside a content: that is how the network learns them."""
    while start and text[start - 1] in _MARKS:
        start -= 1
        closing = _CLOSING.match(text, end)
        end = closing.end() if closing else end
    return start, end
