"""The way of a file through this room, from its name to the reports it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from goodoffices.errors import GoodOfficesError
from goodoffices.facts import Report
from goodoffices.read.assembly import assemble
from goodoffices.read.drafts import Draft, Given, Piece
from goodoffices.read.limits import ReadLimits
from goodoffices.read.manifest import Manifest, read_manifest
from goodoffices.read.opening import drafts_of
from goodoffices.read.sources import Found, find_files, shown, unreadable


def read_reports(
    sources: Sequence[str | Path],
    *,
    limits: ReadLimits = ReadLimits(),  # noqa: B008
) -> Iterator[Report | GoodOfficesError]:
    """Read every report the sources name, one at a time; what cannot be read comes as an error.

    Sources are files, folders and patterns; the order of the results depends on their names alone.
    """
    folder, manifest = None, Manifest()
    for found in find_files(sources, max_depth=limits.max_depth):
        if isinstance(found, GoodOfficesError):
            yield found
            continue
        if found.path.parent != folder:
            folder, manifest = found.path.parent, read_manifest(found.path.parent)
            if found.swept:
                yield from manifest.errors()
        if not found.swept:
            yield from manifest.errors(found.path)
        for draft in _drafts(found, manifest.of(found.path), limits):
            yield draft if isinstance(draft, GoodOfficesError) else assemble(draft, limits)


def _drafts(found: Found, given: Given, limits: ReadLimits) -> Iterator[Draft | GoodOfficesError]:
    path = found.path
    try:
        with path.open("rb") as stream:
            yield from drafts_of(stream, Piece(shown(path.name), shown(path), given), limits)
    except OSError as problem:
        yield unreadable(path, problem)
