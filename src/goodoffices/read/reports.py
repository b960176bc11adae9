"""The way of a file through this room, from its name to the reports it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from goodoffices.errors import GoodOfficesError, SetAside
from goodoffices.facts import Report, Span
from goodoffices.read.asides import with_asides
from goodoffices.read.assembly import assemble
from goodoffices.read.drafts import Draft, Given, Piece
from goodoffices.read.limits import ReadLimits
from goodoffices.read.manifest import Manifest, read_manifest
from goodoffices.read.opening import drafts_of
from goodoffices.read.sources import Found, find_files, shown, unreadable


class Weighed(Protocol):
    """What of a text is set aside."""

    @property
    def why(self) -> str:
        """Why the whole of it is set aside; empty if it is to be read."""

    @property
    def aside(self) -> tuple[Span, ...]:
        """The passages that are set aside."""


Sift = Callable[[str], Weighed]


def read_reports(
    sources: Sequence[str | Path],
    *,
    limits: ReadLimits = ReadLimits(),  # noqa: B008
    sift: Sift | None = None,
    sift_all: bool = False,
) -> Iterator[Report | GoodOfficesError]:
    """Read every report the sources name, one at a time; what cannot be read comes as an error.

    Sources are files, folders and patterns; the order of the results depends on their names alone.
    What comes out of an archive or a feed is weighed first, if there is something to `sift` it
    with; `sift_all` weighs files that were named as well.
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
            if isinstance(draft, GoodOfficesError):
                yield draft
            else:
                weighed = sift if draft.archived or sift_all else None
                yield _made(draft, limits, weighed)


def _made(draft: Draft, limits: ReadLimits, sift: Sift | None) -> Report | GoodOfficesError:
    if sift is None:
        return assemble(draft, limits)
    title = f"{draft.given.title or draft.page.title or ''}\n"
    found = sift(f"{title}{draft.text}")
    if found.why:
        return SetAside(draft.where, found.why, "Read it with --all if it matters")
    report = assemble(draft, limits)
    if not isinstance(report, Report):
        return report
    above = len(title)
    return with_asides(report, [Span(max(0, a.start - above), a.end - above) for a in found.aside])


def _drafts(found: Found, given: Given, limits: ReadLimits) -> Iterator[Draft | GoodOfficesError]:
    path = found.path
    try:
        with path.open("rb") as stream:
            yield from drafts_of(stream, Piece(shown(path.name), shown(path), given), limits)
    except OSError as problem:
        yield unreadable(path, problem)
