"""From sources to readings: each report sifted, parsed, its facts extracted and resolved.

It knows no record: a process that only reads, here or on another machine, needs nothing else.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from goodoffices import parse
from goodoffices.errors import GoodOfficesError, ReportUnreadable
from goodoffices.extract import build_scene, extract_drafts
from goodoffices.extract.scene import Scene
from goodoffices.facts import Fact, Reading, Report
from goodoffices.fetch import Fetcher, Policy
from goodoffices.label import Labels, usual_deed_reader, usual_labeller, usual_wisher
from goodoffices.lexicon import load_lexicon
from goodoffices.read import Fetch, Part, Sift, read_part, read_reports
from goodoffices.resolve import resolve_reading
from goodoffices.sift import sift
from goodoffices.summary import Choices

log = logging.getLogger(__name__)

USUAL = Choices()


def readings_of(
    sources: Sequence[str],
    *,
    choices: Choices = USUAL,
    known: frozenset[str] = frozenset(),
    fetch: Fetch | None = None,
) -> Iterator[Reading | GoodOfficesError | str]:
    """Read sources one after the other: each report's reading, or why it could not be read.

    A report whose id is among the known ones is not read again; its name is given instead.
    """
    return analysed(_reports(sources, choices, fetch), choices, known)


def readings_of_part(
    part: Part, *, choices: Choices = USUAL, known: frozenset[str] = frozenset()
) -> Iterator[Reading | GoodOfficesError | str]:
    """Read one part of an archive, as `readings_of` reads a whole one."""
    return analysed(read_part(part, sift=_sifter(choices)), choices, known)


def analysed(
    reports: Iterable[Report | GoodOfficesError],
    choices: Choices,
    known: frozenset[str] = frozenset(),
) -> Iterator[Reading | GoodOfficesError | str]:
    """Parse reports as they come and give what they say; errors pass through in their place."""
    waiting: list[GoodOfficesError | str] = []
    fresh = _fresh(reports, known, waiting)
    for report, doc in parse.parse_reports(fresh, parse.load_parser(choices.model)):
        yield from _drained(waiting)
        yield _read_one(report, doc, choices)
    yield from _drained(waiting)


def _read_one(report: Report, doc: parse.Doc, choices: Choices) -> Reading | GoodOfficesError:
    """Read one parsed report; a fault in an extractor costs this report, not the run."""
    words = load_lexicon()
    try:
        scene = build_scene(doc, report, words)
        labels = _labels(scene) if choices.reader == "learnt" else None
        drafts = extract_drafts(scene) if labels is None else _with_labels(scene, labels)
        return resolve_reading(report, drafts, scene.mentions, words)
    except Exception as error:
        log.exception("analysing %s", report.name)
        why = f"it could not be analysed ({type(error).__name__}: {error})"
        return ReportUnreadable(report.name, why, "Report this fault with the file")


def _with_labels(scene: Scene, labels: Labels) -> list[Fact]:
    return extract_drafts(scene, labels, usual_wisher(), usual_deed_reader())


def _labels(scene: Scene) -> Labels:
    return usual_labeller().read(scene.doc, [quote.outer for quote in scene.quotes])


def _reports(
    sources: Sequence[str], choices: Choices, fetch: Fetch | None
) -> Iterator[Report | GoodOfficesError]:
    fetcher = Fetcher(Policy(choices.allow_private))
    polite = partial(fetcher.fetch, polite=len(sources) > 1)
    sift_all = choices.sift == "all"
    return read_reports(sources, sift=_sifter(choices), sift_all=sift_all, fetch=fetch or polite)


def _sifter(choices: Choices) -> Sift | None:
    return None if choices.sift == "none" else partial(sift, words=load_lexicon().relevance)


def _fresh(
    reports: Iterable[Report | GoodOfficesError],
    known: frozenset[str],
    waiting: list[GoodOfficesError | str],
) -> Iterator[Report]:
    """Give the reports to be read; what is known or unreadable waits for its turn to be told."""
    for found in reports:
        if isinstance(found, GoodOfficesError):
            waiting.append(found)
        elif found.id in known:
            waiting.append(found.name)
        else:
            yield found


def _drained(waiting: list[GoodOfficesError | str]) -> Iterator[GoodOfficesError | str]:
    while waiting:
        yield waiting.pop(0)
