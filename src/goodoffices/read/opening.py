"""What a file is, by its content -> the module that reads it; containers are opened in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO

from goodoffices.errors import GoodOfficesError, ReportUnreadable
from goodoffices.read.archives import read_gzip, read_tar, read_zip
from goodoffices.read.crawls import read_crawl
from goodoffices.read.decoding import decode
from goodoffices.read.drafts import Draft, Inner, Piece
from goodoffices.read.feeds import read_feed
from goodoffices.read.formats import Format, foreign_kind, packed_format, recognise
from goodoffices.read.jsonl import read_json, read_jsonl
from goodoffices.read.limits import ReadLimits
from goodoffices.read.mail import read_mail, read_mailbox
from goodoffices.read.pages import read_page
from goodoffices.read.papers import read_pdf
from goodoffices.read.tables import read_table

_HEAD_BYTES = 65_536
_MEGABYTE = 1_000_000
_SEEKING = (Format.ZIP, Format.GZIP)

_HEAPS = (Format.JSONL, Format.TABLE, Format.FEED, Format.MAILBOX, Format.TAR, Format.WARC)
_HEAPS_OUTSIDE = (Format.ZIP,)
"""A ZIP archive is a heap of what lies in it, unless it is itself one document."""

Found = Draft | GoodOfficesError


def drafts_of(stream: BinaryIO, piece: Piece, limits: ReadLimits) -> Iterator[Found]:
    """Give every report in a stream; what is wrong with it comes as an error in its place."""
    try:
        head = stream.read(_HEAD_BYTES)
        format_ = _format_of(head, piece)
        for found in _opened(stream, head, piece, format_, limits):
            for each in _unpacked(found, limits):
                yield _marked(each, isinstance(found, Inner), format_)
            if piece.budget.is_spent:
                # What is left would be refused one by one, with the same words.
                return
    except ReportUnreadable as problem:
        yield problem


def _unpacked(found: Draft | Inner | GoodOfficesError, limits: ReadLimits) -> Iterator[Found]:
    if not isinstance(found, Inner):
        yield found
    elif found.piece.depth > limits.max_nesting:
        why = f"it lies in more than {limits.max_nesting} archives inside each other"
        yield found.piece.refused(why, "Unpack the outer ones and read what is inside")
    else:
        yield from drafts_of(found.stream, found.piece, limits)


def _marked(each: Found, inner: bool, format_: Format) -> Found:
    """Mark a report that is one of a heap: a document or a letter with what it brings is not."""
    if not isinstance(each, Draft):
        return each
    heaped = format_ in _HEAPS or (format_ in _HEAPS_OUTSIDE and inner)
    return replace(each, archived=True) if heaped else each


def _opened(
    stream: BinaryIO, head: bytes, piece: Piece, format_: Format, limits: ReadLimits
) -> Iterator[Draft | Inner | GoodOfficesError]:
    if format_ in _SEEKING and piece.depth:
        data = head + stream.read(max(0, limits.max_packed + 1 - len(head)))
        if len(data) > limits.max_packed:
            yield piece.refused("this inner archive is too large to open", "Unpack the outer one")
            return
        stream = BytesIO(data)
    elif not piece.depth:
        stream.seek(0)
    else:
        stream = _Rejoined(head, stream)  # type: ignore[assignment]
    if format_ is Format.GZIP:
        yield from read_gzip(stream, piece, limits)
    elif format_ is Format.ZIP:
        yield from read_zip(stream, piece, limits)
    elif format_ is Format.TAR:
        yield from read_tar(stream, piece, limits)
    elif format_ is Format.WARC:
        yield from read_crawl(stream, piece, limits)
    elif format_ is Format.MAILBOX:
        yield from read_mailbox(stream, piece, limits)
    elif format_ is Format.JSONL:
        yield from read_jsonl(stream, piece, limits)
    elif format_ is Format.TABLE:
        yield from read_table(stream, head, piece, limits)
    else:
        yield from _whole(stream, piece, format_, limits)


class _Rejoined:
    """A stream whose head was read to tell what it is, as if it had not been."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = BytesIO(head), rest
        self.closed = False

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False

    def flush(self) -> None:
        """Nothing is ever written."""

    def read(self, size: int = -1) -> bytes:
        first = self._head.read(size)
        if size >= 0 and len(first) >= size:
            return first
        return first + self._rest.read(size - len(first) if size >= 0 else -1)

    read1 = read

    def readline(self, size: int = -1) -> bytes:
        first = self._head.readline(size)
        if first.endswith(b"\n") or (size >= 0 and len(first) >= size):
            return first
        return first + self._rest.readline(size - len(first) if size >= 0 else -1)


def _whole(
    stream: BinaryIO, piece: Piece, format_: Format, limits: ReadLimits
) -> Iterator[Draft | Inner | GoodOfficesError]:
    """Read what must be held as a whole: a page, a text, a document, a feed, a letter."""
    data = stream.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        most = limits.max_bytes / _MEGABYTE
        yield piece.refused(f"it is larger than {most:g} MB, which no report is", "Split it")
    elif format_ is Format.PDF:
        yield read_pdf(data, piece, limits)
    elif format_ is Format.MAIL:
        yield from read_mail(data, piece, limits)
    elif format_ is Format.FEED:
        yield from read_feed(data, piece, limits)
    else:
        yield from _text(data, piece, format_, limits)


def _text(
    data: bytes, piece: Piece, format_: Format, limits: ReadLimits
) -> Iterator[Draft | GoodOfficesError]:
    decoded = decode(data, page=format_ is Format.HTML)
    doubts = (decoded.doubt,) if decoded.doubt else ()
    if decoded.refusal:
        yield piece.refused(decoded.refusal, "Save it as UTF-8 text or HTML, or leave it out")
    elif format_ is Format.JSON:
        yield from read_json(decoded.text, piece)
    elif format_ is Format.HTML:
        yield read_page(decoded.text, piece, limits, doubts)
    else:
        yield Draft(piece.name, piece.where, decoded.text, piece.given, piece.page, doubts)


def _format_of(head: bytes, piece: Piece) -> Format:
    """Tell what a file is by how it begins; raises what is to be told if it cannot be read."""
    if len(head) < _HEAD_BYTES and not head.strip():
        raise piece.refused("the file is empty", "Check where it came from")
    packed = packed_format(head)
    if packed is not None:
        return packed
    kind = foreign_kind(head)
    if kind is not None:
        raise piece.refused(f"this is {kind[0]}, not a report", kind[1])
    return recognise(decode(head, page=True).text[:4000], piece.name)
