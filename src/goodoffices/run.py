"""The order of the steps, and nothing else: read, parse, extract, resolve, record, merge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import metadata
from itertools import chain
from time import monotonic

from goodoffices import record
from goodoffices.engine import shards_of, spread
from goodoffices.errors import GoodOfficesError
from goodoffices.extract import MAKERS
from goodoffices.facts import Reading
from goodoffices.lexicon import lexicon_version
from goodoffices.merge import bands_of, remap
from goodoffices.merging import merge_pending
from goodoffices.parse import model_version, seldom_tidied
from goodoffices.read import Fetch, is_address
from goodoffices.reading import USUAL, readings_of
from goodoffices.summary import Choices, Progress, RunSummary

BATCH, SECONDS = 25, 2.0
"""Reading is saved after so many reports or so long: what a kill can cost is this much work."""


@seldom_tidied()
def read_into(
    sources: Sequence[str],
    into: str,
    *,
    choices: Choices = USUAL,
    progress: Callable[[Progress], None] | None = None,
    fetch: Fetch | None = None,
) -> RunSummary:
    """Read sources into a record; safe to stop at any moment and to run again.

    Reports that this version has read before are left alone, unless they are to be read again.
    Addresses are fetched, or given by `fetch` where they were fetched before.
    """
    engine = record.open_record(into, create=True)
    summary = RunSummary()
    try:
        version = _version(choices)
        with record.reading(engine) as connection:
            whole = choices.sift == "none"
            done = () if choices.again else record.already_read(connection, version, whole=whole)
        found = _found(sources, choices, frozenset(done), fetch)
        for batch in _batches(found, summary, progress):
            _write(engine, batch, version)
        merge_pending(engine)
    finally:
        engine.dispose()
    return summary


def _found(
    sources: Sequence[str], choices: Choices, known: frozenset[str], fetch: Fetch | None
) -> Iterator[Reading | GoodOfficesError | str]:
    """Read here, or on a cluster; what has to be fetched is fetched here."""
    if not choices.engine:
        return readings_of(sources, choices=choices, known=known, fetch=fetch)
    files = [source for source in sources if not is_address(source)]
    addresses = [source for source in sources if is_address(source)]
    here = readings_of(addresses, choices=choices, known=known, fetch=fetch)
    return chain(spread(shards_of(files), choices=choices, known=known), here)


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
            progress(Progress(summary.read, summary.facts, one.report.name, one.report.id))
        if len(batch) >= BATCH or monotonic() - begun >= SECONDS:
            yield batch
            batch, begun = [], monotonic()
    if batch:
        yield batch


def _version(choices: Choices) -> record.Version:
    program = f"{metadata.version('goodoffices')} {MAKERS} {choices.reader}"
    return record.Version(program, lexicon_version(), model_version(choices.model))


def _write(engine: record.Engine, batch: Sequence[Reading], version: record.Version) -> None:
    with record.writing(engine) as connection:
        record.write_readings(connection, batch, version=version)
        gone = record.unfound(connection, [one.report.id for one in batch])
        found = [fact for one in batch for fact in one.facts] if gone else []
        record.move_reviews(connection, remap(gone, found), at="")
        record.write_bands(connection, {one.report.id: bands_of(one.report) for one in batch})
