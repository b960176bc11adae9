"""Web archives, WARC: the pages they hold, with their address and the day they were fetched."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

from goodoffices.errors import GoodOfficesError, ReportUnreadable
from goodoffices.read.drafts import Inner, PageData, Piece
from goodoffices.read.limits import ReadLimits

_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "")
_SUCCESS = range(200, 300)
_HEAD, _GZIP = 65_536, b"\x1f\x8b"
_PANIC = "PanicException"
_END = b"\r\n\r\n"
_LONGEST_NAME = 300
"""Characters of an address by which lines name its page."""
_MISSING = "Get it again; the pages before were read"


class _Watched:
    """A stream that remembers its last bytes: the library ends quietly where a file is cut off."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner, self.last, self._place = inner, b"", 0

    def read(self, size: int = -1) -> bytes:
        """Pass on what comes."""
        data = self._inner.read(size)
        self.last = (self.last + data)[-4:]
        self._place += len(data)
        return data

    def tell(self) -> int:
        """Say how far it was read; the library asks."""
        return self._place

    def seek(self, offset: int, whence: int = 0) -> int:
        """Stay where it is: the library only asks where that is."""
        if (offset, whence) in ((0, 1), (self._place, 0)):
            return self._place
        raise ValueError("a web archive is read from its beginning to its end")


def read_crawl(
    stream: BinaryIO, piece: Piece, limits: ReadLimits
) -> Iterator[Inner | GoodOfficesError]:
    """Give the pages of a web archive one by one, and say so if its end is missing."""
    library = _library()
    kinds = library.WarcRecordType
    wanted = kinds.response | kinds.conversion | kinds.resource
    watched, count, cut = _Watched(stream), 0, False
    try:
        for record in library.ArchiveIterator(watched, record_types=wanted):
            count += 1
            found = _page(record, piece, limits)
            if isinstance(found, bool):
                cut = cut or found
            else:
                yield found
    except ReportUnreadable as problem:
        yield problem
        return
    except (OSError, ValueError, EOFError) as problem:
        yield piece.refused(f"it is damaged after {count} pages ({str(problem)[:80]})", _MISSING)
        return
    except BaseException as problem:
        # A fault in the library's native code comes as an exception that no Exception catches.
        if type(problem).__name__ != _PANIC:
            raise
        yield piece.refused(f"it breaks the reader after {count} pages", _MISSING)
        return
    if cut or watched.last != _END:
        yield piece.refused(f"this web archive is cut off after {count} pages", _MISSING)


def crawl_stretches(path: Path, records: int) -> Iterator[tuple[int, int]]:
    """Give where in a web archive runs of so many records begin and end.

    Nothing is given for a file that is no web archive or that cannot be looked through: it is to
    be read as a whole, which tells what is wrong with it.
    """
    with path.open("rb") as stream:
        if not _is_crawl(stream.read(_HEAD)):
            return
        stream.seek(0)
        starts = _starts(stream, records)
    if len(starts) > 1:
        yield from pairwise((*starts, path.stat().st_size))


def _is_crawl(head: bytes) -> bool:
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def _starts(stream: BinaryIO, records: int) -> list[int]:
    starts: list[int] = []
    try:
        for number, record in enumerate(_library().ArchiveIterator(stream, parse_http=False)):
            if number % records == 0:
                starts.append(record.stream_pos)
    except BaseException as problem:
        if isinstance(problem, Exception) or type(problem).__name__ == _PANIC:
            return []
        raise
    return starts


def _page(record: Any, piece: Piece, limits: ReadLimits) -> Inner | GoodOfficesError | bool:
    """Give a page, or why it is too large; else whether the record lacks its end."""
    address = _address(record.headers.get("WARC-Target-URI", ""))
    http = record.http_headers
    status = http.status_code if http is not None else 200
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").split(";")[0]
    if status not in _SUCCESS or kind.strip().lower() not in _PAGES or not address:
        return False
    name = address if len(address) <= _LONGEST_NAME else f"{address[: _LONGEST_NAME - 1]}…"
    inner = Piece(
        name, f"{piece.where}: {name}", piece.given, PageData(url=address), piece.depth + 1
    )
    data = record.reader.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        return inner.refused("this page is larger than any report", "Leave it out")
    length = http.get("Content-Length") if http is not None else None
    encoded = http is not None and (http.get("Transfer-Encoding") or http.get("Content-Encoding"))
    if length and length.isdigit() and not encoded and len(data) < int(length):
        return True
    return Inner(inner, BytesIO(data))


def _address(header: str) -> str:
    """Give the address of a page: one word, though a torn header may run on into the page."""
    words = header.strip("<>").split(maxsplit=1)
    return words[0].strip("<>") if words else ""


@cache
def _library() -> Any:
    """Load the reader of web archives at the first of them."""
    return import_module("fastwarc.warc")
