"""Coding sheets with the reports they code: what weights and confidence are fitted to."""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.tokens import Token

from goodoffices.extract.scene import Scene
from goodoffices.facts import Report
from goodoffices.label import Labels, usual_labeller
from goodoffices.lexicon import Lexicon, load_lexicon
from goodoffices.parse import Doc, load_parser, parse_reports
from goodoffices.read import read_reports
from goodoffices.score import load_sheets

Sheet = dict[str, object]
Pair = tuple[Path, Path]
"""A folder of coding sheets and the folder of their reports."""


def pairs_of(parser: argparse.ArgumentParser, folders: Sequence[Path]) -> list[Pair]:
    """Give the pairs of folders that a command line names; none or an odd number ends it."""
    if not folders or len(folders) % 2:
        parser.error("give folders of sheets and of texts in pairs")
    return list(zip(folders[::2], folders[1::2], strict=True))


def coded_reports(
    pairs: Iterable[Pair], *, leave_out: frozenset[str] = frozenset()
) -> Iterator[tuple[Report, Doc, Sheet]]:
    """Parse all reports that have a sheet, but for those of the wars left out."""
    unseen = tuple(f"{each}-" for each in leave_out)
    for sheets, texts in pairs:
        gold = load_sheets(sheets)
        reports = (each for each in read_reports([str(texts)]) if isinstance(each, Report))
        wanted = (r for r in reports if Path(r.name).stem in gold and not r.name.startswith(unseen))
        for report, doc in parse_reports(wanted, load_parser()):
            yield report, doc, gold[Path(report.name).stem]


def part_of(name: str, parts: int) -> int:
    """Say in which part of the wars a report is: reports of one war are in one part."""
    return zlib.crc32(name.rsplit("-", 4)[0].encode()) % parts


def labels_of(scene: Scene) -> Labels:
    """Read a report with the weights of the package."""
    return usual_labeller().read(scene.doc, [quote.outer for quote in scene.quotes])


def unfitted_words() -> Lexicon:
    """Give the lexicon without weights of confidence: facts keep the guess of their extractor."""
    words = load_lexicon()
    return replace(words, trust=replace(words.trust, kinds={}))


def depth(word: Token) -> int:
    """Count the words above a word in the parse."""
    return sum(1 for _ in word.ancestors)
