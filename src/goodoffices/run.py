"""The order of the steps, and nothing else: read, parse, extract, resolve, record, merge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from goodoffices.errors import GoodOfficesError
from goodoffices.extract import build_scene, extract_drafts
from goodoffices.facts import Reading, Report
from goodoffices.lexicon import lexicon_version, load_lexicon
from goodoffices.parse import DEFAULT_MODEL, load_parser, model_version, parse_reports
from goodoffices.read import read_reports
from goodoffices.resolve import resolve_reading


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reading has come."""

    reports: int
    facts: Counter[str]
    name: str
    """The report read last."""


@dataclass(slots=True)
class RunSummary:
    """What became of each report of a run."""

    read: int = 0
    unchanged: int = 0
    skipped: list[GoodOfficesError] = field(default_factory=list)
    facts: Counter[str] = field(default_factory=Counter)
    doubts: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Reports with a doubtful date or outlet, and why."""

    @property
    def exit_code(self) -> int:
        """Give 0 when everything was read, 1 when something was not."""
        return 1 if self.skipped else 0

    def as_dict(self) -> dict[str, object]:
        """Give the summary for another program."""
        return {
            "read": self.read,
            "unchanged": self.unchanged,
            "skipped": [{"what": e.what, "why": e.why, "next": e.next_step} for e in self.skipped],
            "facts": dict(self.facts),
            "doubts": [{"report": name, "why": list(why)} for name, why in self.doubts],
        }


def readings_of(
    sources: Sequence[str], *, model: str = DEFAULT_MODEL, known: frozenset[str] = frozenset()
) -> Iterator[Reading | GoodOfficesError | str]:
    """Read sources one after the other: each report's reading, or why it could not be read.

    A report whose id is among the known ones is not read again; its name is given instead.
    """
    waiting: list[GoodOfficesError | str] = []
    words = load_lexicon()
    for report, doc in parse_reports(_fresh(sources, known, waiting), load_parser(model)):
        yield from _drained(waiting)
        scene = build_scene(doc, report, words)
        yield resolve_reading(report, extract_drafts(scene), scene.mentions, words)
    yield from _drained(waiting)


def _fresh(
    sources: Sequence[str], known: frozenset[str], waiting: list[GoodOfficesError | str]
) -> Iterator[Report]:
    """Give the reports to be read; what is known or unreadable waits for its turn to be told."""
    for found in read_reports(sources):
        if isinstance(found, GoodOfficesError):
            waiting.append(found)
        elif found.id in known:
            waiting.append(found.name)
        else:
            yield found


def _drained(
    waiting: list[GoodOfficesError | str],
) -> Iterator[GoodOfficesError | str]:
    while waiting:
        yield waiting.pop(0)
