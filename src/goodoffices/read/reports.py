"""The way of a file through this room, from its name to the reports it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from goodoffices.errors import GoodOfficesError, ReportUnreadable
from goodoffices.facts import Report
from goodoffices.read.assembly import assemble
from goodoffices.read.decoding import decode
from goodoffices.read.drafts import Draft, Given
from goodoffices.read.formats import Format, foreign_kind, recognise
from goodoffices.read.jsonl import read_jsonl
from goodoffices.read.limits import ReadLimits
from goodoffices.read.manifest import Manifest, read_manifest
from goodoffices.read.pages import read_page
from goodoffices.read.sources import Found, find_files, shown, unreadable

_HEAD_BYTES = 65_536
_MEGABYTE = 1_000_000


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
            head = stream.read(_HEAD_BYTES)
            format_ = _format_of(head, path)
            if isinstance(format_, ReportUnreadable):
                yield format_
                return
            if format_ is Format.JSONL:
                stream.seek(0)
                yield from read_jsonl(stream, path, given, limits)
                return
            data = head + stream.read(max(0, limits.max_bytes + 1 - len(head)))
    except OSError as problem:
        yield unreadable(path, problem)
        return
    yield _one_report(data, path, format_, given, limits)


def _format_of(head: bytes, path: Path) -> Format | ReportUnreadable:
    """Tell what a file is by how it begins, or why it cannot be read."""
    if len(head) < _HEAD_BYTES and not head.strip():
        return ReportUnreadable(shown(path), "the file is empty", "Check where it came from")
    kind = foreign_kind(head, path.name)
    if kind is not None:
        return ReportUnreadable(shown(path), f"this is {kind[0]}, not a report", kind[1])
    format_ = recognise(decode(head, page=True).text[:4000], path.name)
    if format_ is Format.JSON:
        why = "this is one JSON document, not one report a line"
        return ReportUnreadable(shown(path), why, "Save it as JSONL")
    return format_


def _one_report(
    data: bytes, path: Path, format_: Format, given: Given, limits: ReadLimits
) -> Draft | GoodOfficesError:
    if len(data) > limits.max_bytes:
        most = limits.max_bytes / _MEGABYTE
        return ReportUnreadable(
            shown(path), f"it is larger than {most:g} MB, which no report is", "Split it and go on"
        )
    decoded = decode(data, page=format_ is Format.HTML)
    if decoded.refusal:
        next_step = "Save it as UTF-8 text or HTML, or leave it out"
        return ReportUnreadable(shown(path), decoded.refusal, next_step)
    doubts = (decoded.doubt,) if decoded.doubt else ()
    if format_ is Format.HTML:
        return read_page(decoded.text, path, given, limits, doubts)
    return Draft(shown(path.name), shown(path), decoded.text, given, doubts=doubts)
