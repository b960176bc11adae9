"""The way of a file through this room, from its name to the reports it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Protocol

from goodoffices.errors import GoodOfficesError, ReportUnreadable, SetAside, SourceMissing
from goodoffices.facts import Report, Span
from goodoffices.read.asides import with_asides
from goodoffices.read.assembly import assemble
from goodoffices.read.crawls import crawl_stretches
from goodoffices.read.drafts import Budget, Draft, Given, PageData, Piece
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


class Page(Protocol):
    """What stands at an address."""

    @property
    def address(self) -> str:
        """Where it was found in the end."""

    @property
    def data(self) -> bytes:
        """What stands there."""

    @property
    def entry(self) -> PageData | None:
        """What the feed that names the address says of it, if one does."""


Fetch = Callable[[str], Page]
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}://")


def is_address(source: str | Path) -> bool:
    """Tell whether a source is an address and not the name of a file."""
    return isinstance(source, str) and _ADDRESS.match(source) is not None


def read_reports(
    sources: Sequence[str | Path],
    *,
    limits: ReadLimits = ReadLimits(),  # noqa: B008
    sift: Sift | None = None,
    sift_all: bool = False,
    fetch: Fetch | None = None,
) -> Iterator[Report | GoodOfficesError]:
    """Read every report the sources name, one at a time; what cannot be read comes as an error.

    Sources are files, folders, patterns, and addresses if there is something to `fetch` them
    with, which come last; the order of the results depends on their names alone.
    What comes out of an archive or a feed is weighed first, if there is something to `sift` it
    with; `sift_all` weighs files that were named as well.
    """
    files = [source for source in sources if not is_address(source)]
    addresses = sorted({str(source) for source in sources if is_address(source)})
    for draft in chain(_of_files(files, limits), _of_addresses(addresses, fetch, limits)):
        if isinstance(draft, GoodOfficesError):
            yield draft
        else:
            yield _made(draft, limits, sift if draft.archived or sift_all else None)


def _of_files(
    sources: Sequence[str | Path], limits: ReadLimits
) -> Iterator[Draft | GoodOfficesError]:
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
        yield from _drafts(found, manifest.of(found.path), limits)


def _of_addresses(
    addresses: Sequence[str], fetch: Fetch | None, limits: ReadLimits
) -> Iterator[Draft | GoodOfficesError]:
    for address in addresses:
        if fetch is None:
            why = "addresses are not fetched here"
            yield SourceMissing(address, why, "Save it as a file and read that")
            continue
        try:
            page = fetch(address)
        except ReportUnreadable as problem:
            yield problem
            continue
        piece = Piece(address, address, page=_page_data(page))
        yield from _or_nothing(drafts_of(BytesIO(page.data), piece, limits), piece)


def _page_data(page: Page) -> PageData:
    """Give what is known of a page besides what it says itself."""
    entry = page.entry
    if entry is None:
        return PageData(url=page.address)
    return replace(entry, url=page.address)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a web archive that begins and ends with whole records."""

    path: str
    start: int
    end: int


def parts_of(path: Path, *, records: int) -> Iterator[Part]:
    """Cut a web archive into parts of so many records; nothing if it is no web archive."""
    for start, end in crawl_stretches(path, records):
        yield Part(str(path), start, end)


def read_part(part: Part, *, sift: Sift | None = None) -> Iterator[Report | GoodOfficesError]:
    """Read the reports of a part, as `read_reports` reads those of the whole."""
    path, limits = Path(part.path), ReadLimits()
    try:
        with path.open("rb") as stream:
            stream.seek(part.start)
            data = stream.read(part.end - part.start)
    except OSError as problem:
        yield unreadable(path, problem)
        return
    given = read_manifest(path.parent).of(path)
    most = limits.unpacked(len(data))
    piece = Piece(shown(path.name), shown(path), given, budget=Budget(most))
    for draft in _or_nothing(drafts_of(BytesIO(data), piece, limits), piece):
        yield draft if isinstance(draft, GoodOfficesError) else _made(draft, limits, sift)


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
            most = limits.unpacked(path.stat().st_size)
            piece = Piece(shown(path.name), shown(path), given, budget=Budget(most))
            yield from _or_nothing(drafts_of(stream, piece, limits), piece)
    except OSError as problem:
        yield unreadable(path, problem)


def _or_nothing(
    found: Iterator[Draft | GoodOfficesError], piece: Piece
) -> Iterator[Draft | GoodOfficesError]:
    """Say so where a file or page holds nothing at all to be read or refused."""
    first = next(found, None)
    if first is None:
        yield piece.refused("there is no report in it", "Check what it holds")
        return
    yield first
    yield from found
