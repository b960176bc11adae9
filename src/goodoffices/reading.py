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
_TOGETHER = 30_000
"""Characters of reports that are labelled together: as many as are parsed together."""


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
    parsed = parse.parse_reports(fresh, parse.load_parser(choices.model))
    for group in _groups(parsed, _TOGETHER if choices.reader == "learnt" else 0):
        yield from _drained(waiting)
        yield from _read_group(group, choices)
    yield from _drained(waiting)


def _groups(
    parsed: Iterable[tuple[Report, parse.Doc]], characters: int
) -> Iterator[list[tuple[Report, parse.Doc]]]:
    """Gather parsed reports until so many characters have come together."""
    group: list[tuple[Report, parse.Doc]] = []
    held = 0
    for report, doc in parsed:
        group.append((report, doc))
        held += len(report.text)
        if held >= characters:
            yield group
            group, held = [], 0
    if group:
        yield group


def _read_group(
    group: Sequence[tuple[Report, parse.Doc]], choices: Choices
) -> Iterator[Reading | GoodOfficesError]:
    """Read some parsed reports; labels are found for all together, which is quicker."""
    scenes = [_scene(report, doc) for report, doc in group]
    if choices.reader != "learnt":
        yield from (_reading(scene) if isinstance(scene, Scene) else scene for scene in scenes)
        return
    labels = iter(_labels([scene for scene in scenes if isinstance(scene, Scene)]))
    for scene in scenes:
        yield _reading(scene, next(labels)) if isinstance(scene, Scene) else scene


def _scene(report: Report, doc: parse.Doc) -> Scene | ReportUnreadable:
    try:
        return build_scene(doc, report, load_lexicon())
    except Exception as error:
        log.exception("analysing %s", report.name)
        return _faulty(report, error)


def _reading(scene: Scene, labels: Labels | Exception | None = None) -> Reading | GoodOfficesError:
    """Read one report; a fault in an extractor costs this report, not the run."""
    if isinstance(labels, Exception):
        return _faulty(scene.report, labels)
    try:
        drafts = extract_drafts(scene) if labels is None else _with_labels(scene, labels)
        return resolve_reading(scene.report, drafts, scene.mentions, scene.words)
    except Exception as error:
        log.exception("analysing %s", scene.report.name)
        return _faulty(scene.report, error)


def _faulty(report: Report, error: Exception) -> ReportUnreadable:
    why = f"it could not be analysed ({type(error).__name__}: {error})"
    return ReportUnreadable(report.name, why, "Report this fault with the file")


def _with_labels(scene: Scene, labels: Labels) -> list[Fact]:
    return extract_drafts(scene, labels, usual_wisher(), usual_deed_reader())


def _labels(scenes: Sequence[Scene]) -> list[Labels | Exception]:
    """Label reports together; after a fault each by itself, so that it costs one report alone."""
    quotes = [[quote.outer for quote in scene.quotes] for scene in scenes]
    try:
        return [*usual_labeller().read_all([scene.doc for scene in scenes], quotes)]
    except Exception as error:
        log.exception("labelling %d reports", len(scenes))
        if len(scenes) == 1:
            return [error]
        return [found for scene in scenes for found in _labels([scene])]


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
