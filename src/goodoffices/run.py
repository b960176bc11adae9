"""The order of the steps, and nothing else: read, parse, extract, resolve, record, merge."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import metadata
from time import monotonic

from goodoffices import record
from goodoffices.errors import GoodOfficesError, ReportUnreadable
from goodoffices.extract import MAKERS, build_scene, extract_drafts
from goodoffices.extract.scene import Scene
from goodoffices.facts import Reading, Report
from goodoffices.label import Labels, usual_labeller
from goodoffices.lexicon import lexicon_version, load_lexicon
from goodoffices.merge import bands_of, remap
from goodoffices.merging import merge_pending
from goodoffices.parse import Doc, load_parser, model_version, parse_reports, seldom_tidied
from goodoffices.read import read_reports
from goodoffices.resolve import resolve_reading
from goodoffices.summary import Choices, Progress, RunSummary

log = logging.getLogger(__name__)

BATCH, SECONDS = 25, 2.0
"""Reading is saved after so many reports or so long: what a kill can cost is this much work."""

USUAL = Choices()


@seldom_tidied()
def read_into(
    sources: Sequence[str],
    into: str,
    *,
    choices: Choices = USUAL,
    progress: Callable[[Progress], None] | None = None,
) -> RunSummary:
    """Read sources into a record; safe to stop at any moment and to run again.

    Reports that this version has read before are left alone, unless they are to be read again.
    """
    engine = record.open_record(into, create=True)
    summary = RunSummary()
    try:
        version = _version(choices)
        with record.reading(engine) as connection:
            known = frozenset(() if choices.again else record.already_read(connection, version))
        found = readings_of(sources, choices=choices, known=known)
        for batch in _batches(found, summary, progress):
            _write(engine, batch, version)
        merge_pending(engine)
    finally:
        engine.dispose()
    return summary


def _batches(
    found: Iterable[Reading | GoodOfficesError | str],
    summary: RunSummary,
    progress: Callable[[Progress], None] | None,
) -> Iterator[list[Reading]]:
    """Gather readings to be written together; the record does not depend on where it is cut."""
    batch, begun = list[Reading](), monotonic()
    for one in found:
        summary.add(one)
        if not isinstance(one, Reading):
            continue
        batch.append(one)
        if progress is not None:
            progress(Progress(summary.read, summary.facts, one.report.name))
        if len(batch) >= BATCH or monotonic() - begun >= SECONDS:
            yield batch
            batch, begun = [], monotonic()
    if batch:
        yield batch


def _version(choices: Choices) -> record.Version:
    program = f"{metadata.version('goodoffices')} {MAKERS} {choices.reader}"
    return record.Version(program, lexicon_version(), model_version(load_parser(choices.model)))


def _write(engine: record.Engine, batch: Sequence[Reading], version: record.Version) -> None:
    with record.writing(engine) as connection:
        record.write_readings(connection, batch, version=version)
        gone = record.unfound(connection, [one.report.id for one in batch])
        found = [fact for one in batch for fact in one.facts] if gone else []
        record.move_reviews(connection, remap(gone, found), at="")
        record.write_bands(connection, {one.report.id: bands_of(one.report) for one in batch})


def readings_of(
    sources: Sequence[str], *, choices: Choices = USUAL, known: frozenset[str] = frozenset()
) -> Iterator[Reading | GoodOfficesError | str]:
    """Read sources one after the other: each report's reading, or why it could not be read.

    A report whose id is among the known ones is not read again; its name is given instead.
    """
    waiting: list[GoodOfficesError | str] = []
    for report, doc in parse_reports(_fresh(sources, known, waiting), load_parser(choices.model)):
        yield from _drained(waiting)
        yield _read_one(report, doc, choices)
    yield from _drained(waiting)


def _read_one(report: Report, doc: Doc, choices: Choices) -> Reading | GoodOfficesError:
    """Read one parsed report; a fault in an extractor costs this report, not the run."""
    words = load_lexicon()
    try:
        scene = build_scene(doc, report, words)
        labels = _labels(scene) if choices.reader == "learnt" else None
        return resolve_reading(report, extract_drafts(scene, labels), scene.mentions, words)
    except Exception as error:
        log.exception("analysing %s", report.name)
        why = f"it could not be analysed ({type(error).__name__}: {error})"
        return ReportUnreadable(report.name, why, "Report this fault with the file")


def _labels(scene: Scene) -> Labels:
    return usual_labeller().read(scene.doc, [quote.outer for quote in scene.quotes])


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


def _drained(waiting: list[GoodOfficesError | str]) -> Iterator[GoodOfficesError | str]:
    while waiting:
        yield waiting.pop(0)
