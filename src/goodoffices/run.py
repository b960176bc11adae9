"""The order of the steps, and nothing else: read, parse, extract, resolve, record, merge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.errors import GoodOfficesError
from goodoffices.extract import build_scene, extract_drafts
from goodoffices.facts import Reading, Report
from goodoffices.lexicon import load_lexicon
from goodoffices.parse import load_parser, parse_reports
from goodoffices.read import read_reports
from goodoffices.resolve import resolve_reading


def readings_of(sources: Sequence[str]) -> Iterator[Reading | GoodOfficesError]:
    """Read sources without a record: each report's reading, or why it could not be read."""
    errors: list[GoodOfficesError] = []

    def readable() -> Iterator[Report]:
        for found in read_reports(sources):
            if isinstance(found, GoodOfficesError):
                errors.append(found)
            else:
                yield found

    words = load_lexicon()
    for report, doc in parse_reports(readable(), load_parser()):
        yield from _drained(errors)
        scene = build_scene(doc, report, words)
        yield resolve_reading(report, extract_drafts(scene), scene.mentions, words)
    yield from _drained(errors)


def _drained(errors: list[GoodOfficesError]) -> Iterator[GoodOfficesError]:
    while errors:
        yield errors.pop(0)
