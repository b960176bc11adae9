"""The order of the steps, and nothing else: read, parse, extract, resolve, record, merge."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import metadata
from time import monotonic

from goodoffices.errors import GoodOfficesError, ReportUnreadable
from goodoffices.extract import MAKERS, build_scene, extract_drafts
from goodoffices.facts import Reading, Report
from goodoffices.lexicon import lexicon_version, load_lexicon
from goodoffices.merge import bands_of, judge_actors, judge_reports
from goodoffices.parse import DEFAULT_MODEL, Doc, load_parser, model_version, parse_reports
from goodoffices.read import read_reports
from goodoffices.record import (
    Connection,
    Engine,
    Version,
    already_read,
    find_bands,
    find_fingerprints,
    find_unmerged_actors,
    open_record,
    reading,
    replace_judgements,
    write_bands,
    write_readings,
    writing,
)
from goodoffices.resolve import resolve_reading
from goodoffices.summary import Progress, RunSummary

log = logging.getLogger(__name__)

BATCH, SECONDS = 25, 2.0
"""Reading is saved after so many reports or so long: what a kill can cost is this much work."""


def read_into(
    sources: Sequence[str],
    into: str,
    *,
    progress: Callable[[Progress], None] | None = None,
    model: str = DEFAULT_MODEL,
    again: bool = False,
) -> RunSummary:
    """Read sources into a record; safe to stop at any moment and to run again.

    Reports that this version has read before are left alone, unless they are to be read `again`.
    """
    engine = open_record(into, create=True)
    summary = RunSummary()
    try:
        version = _version(model)
        with reading(engine) as connection:
            known = frozenset() if again else frozenset(already_read(connection, version))
        for batch in _batches(readings_of(sources, model=model, known=known), summary, progress):
            _write(engine, batch, version)
        with writing(engine) as connection:
            _merge(connection)
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


def _version(model: str) -> Version:
    program = f"{metadata.version('goodoffices')} {MAKERS}"
    return Version(program, lexicon_version(), model_version(load_parser(model)))


def _write(engine: Engine, batch: Sequence[Reading], version: Version) -> None:
    with writing(engine) as connection:
        write_readings(connection, batch, version=version)
        write_bands(connection, {one.report.id: bands_of(one.report) for one in batch})


def _merge(connection: Connection) -> None:
    """Judge what is the same; the judgements follow from the record alone, so twice is as once."""
    copies = judge_reports(find_bands(connection), find_fingerprints(connection))
    replace_judgements(connection, "report", copies)
    replace_judgements(connection, "actor", judge_actors(find_unmerged_actors(connection)))


def readings_of(
    sources: Sequence[str], *, model: str = DEFAULT_MODEL, known: frozenset[str] = frozenset()
) -> Iterator[Reading | GoodOfficesError | str]:
    """Read sources one after the other: each report's reading, or why it could not be read.

    A report whose id is among the known ones is not read again; its name is given instead.
    """
    waiting: list[GoodOfficesError | str] = []
    for report, doc in parse_reports(_fresh(sources, known, waiting), load_parser(model)):
        yield from _drained(waiting)
        yield _read_one(report, doc)
    yield from _drained(waiting)


def _read_one(report: Report, doc: Doc) -> Reading | GoodOfficesError:
    """Read one parsed report; a fault in an extractor costs this report, not the run."""
    words = load_lexicon()
    try:
        scene = build_scene(doc, report, words)
        return resolve_reading(report, extract_drafts(scene), scene.mentions, words)
    except Exception as error:
        log.exception("analysing %s", report.name)
        why = f"it could not be analysed ({type(error).__name__}: {error})"
        return ReportUnreadable(report.name, why, "Report this fault with the file")


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
