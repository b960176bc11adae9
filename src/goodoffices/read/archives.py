"""Archives, ZIP, TAR and gzip: what lies in them, one after the other, within bounds."""

from __future__ import annotations

import gzip
import tarfile
import zlib
from collections.abc import Iterator
from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from goodoffices.errors import GoodOfficesError, ReportUnreadable
from goodoffices.read.documents import BODY, read_document
from goodoffices.read.drafts import Draft, Inner, Piece
from goodoffices.read.limits import ReadLimits

_ENCRYPTED = 0x1
_OFFICE = ("xl/workbook.xml", "ppt/presentation.xml", "content.xml", "META-INF/container.xml")
_BROKEN = (BadZipFile, tarfile.TarError, zlib.error, EOFError, NotImplementedError, ValueError)
_UNPACK = "Unpack it, check it and read what is inside"
_WHOLE = "Get it again; what came before was read"


class BoundedStream(RawIOBase):
    """A stream that says so when it is cut off, damaged, or unpacks to far more than it may."""

    def __init__(self, inner: BinaryIO, piece: Piece, most: int) -> None:
        """Watch a stream; `most` bytes may come out of it."""
        super().__init__()
        self._inner, self._piece, self._left = inner, piece, most
        self.cut = False
        self._read = getattr(inner, "read1", inner.read)

    def readable(self) -> bool:
        """Streams of this kind are only read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer, or say what is wrong with what was packed."""
        try:
            data = b"" if self.cut else self._read(len(buffer))
        except EOFError:
            # What came before the cut is good, and a buffer would lose it with the exception.
            self.cut = True
            return 0
        except (OSError, zlib.error, BadZipFile, tarfile.TarError) as problem:
            why = f"it is damaged ({str(problem)[:80] or 'no reason given'})"
            raise self._piece.refused(why, _WHOLE) from None
        self._left -= len(data)
        self._piece.budget.spend(len(data))
        if self._left < 0 or self._piece.budget.is_spent:
            why = "it unpacks to far more than an archive of its size holds"
            raise self._piece.refused(why, _UNPACK)
        buffer[: len(data)] = data
        return len(data)


def bounded(stream: BinaryIO, piece: Piece, most: int) -> BinaryIO:
    """Put a watch on a stream."""
    return cast(BinaryIO, BufferedReader(BoundedStream(stream, piece, most), 65_536))


def read_gzip(
    stream: BinaryIO, piece: Piece, limits: ReadLimits
) -> Iterator[Inner | GoodOfficesError]:
    """Give what a gzip file holds."""
    size = stream.seek(0, 2)
    stream.seek(0)
    unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    most = limits.unpacked(size)
    name = piece.name.removesuffix(".gz")
    inner = Piece(name, piece.where, piece.given, piece.page, piece.depth + 1, piece.budget)
    watched = BoundedStream(unpacked, piece, most)
    yield Inner(inner, cast(BinaryIO, BufferedReader(watched, 65_536)))
    if watched.cut:
        yield piece.refused("it is cut off before its end", _WHOLE)


def read_zip(
    stream: BinaryIO, piece: Piece, limits: ReadLimits
) -> Iterator[Draft | Inner | GoodOfficesError]:
    """Give what a ZIP file holds, by name; a DOCX document is one report."""
    size = stream.seek(0, 2)
    most = limits.unpacked(size)
    try:
        with ZipFile(stream) as archive:
            entries = sorted(archive.infolist(), key=lambda entry: entry.filename)
            why = _why_not(entries, most, limits)
            if why:
                yield piece.refused(why, _UNPACK)
            elif any(entry.filename == BODY for entry in entries):
                yield read_document(archive, piece, limits)
            elif any(entry.filename in _OFFICE for entry in entries):
                yield piece.refused(
                    "this is an office document or book, not a report", "Save it as plain text"
                )
            else:
                for entry in entries:
                    yield from _zip_entry(archive, entry, piece, most)
    except ReportUnreadable as problem:
        yield problem
    except (*_BROKEN, RuntimeError, OSError) as problem:
        yield piece.refused(f"this ZIP file is damaged ({str(problem)[:80]})", _WHOLE)


def _why_not(entries: list[ZipInfo], most: int, limits: ReadLimits) -> str:
    if len(entries) > limits.max_entries:
        return f"it holds {len(entries):,} files; at most {limits.max_entries:,} are read"
    if sum(entry.file_size for entry in entries) > most:
        return "it unpacks to far more than an archive of its size holds"
    return ""


def _zip_entry(
    archive: ZipFile, entry: ZipInfo, piece: Piece, most: int
) -> Iterator[Inner | GoodOfficesError]:
    if entry.is_dir() or _is_passed_over(entry.filename):
        return
    inner = piece.inner(_printable(entry.filename))
    if leads_outside(entry.filename):
        yield inner.refused("its name leads outside the archive", _UNPACK)
    elif entry.flag_bits & _ENCRYPTED:
        yield inner.refused("it is locked with a password", "Unpack it and read what is inside")
    else:
        with archive.open(entry) as stream:
            yield Inner(inner, bounded(cast(BinaryIO, stream), inner, most))


def read_tar(
    stream: BinaryIO, piece: Piece, limits: ReadLimits
) -> Iterator[Inner | GoodOfficesError]:
    """Give what a TAR file holds, in its order; links and devices are passed over."""
    most = limits.max_bytes * limits.max_ratio
    count = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for entry in archive:
                # The library keeps every entry it has met; an archive may hold millions.
                archive.members = []  # type: ignore[attr-defined]
                count += 1
                if not entry.isfile() or _is_passed_over(entry.name):
                    continue
                inner = piece.inner(_printable(entry.name))
                packed = archive.extractfile(entry)
                if leads_outside(entry.name):
                    yield inner.refused("its name leads outside the archive", _UNPACK)
                elif packed is not None:
                    yield Inner(inner, bounded(cast(BinaryIO, packed), inner, most))
    except ReportUnreadable as problem:
        yield problem
    except (*_BROKEN, RecursionError, OSError) as problem:
        why = f"this TAR file is damaged or cut off after {count} entries"
        yield piece.refused(f"{why} ({str(problem)[:80]})", _WHOLE)


def leads_outside(name: str) -> bool:
    """Tell whether the name of an entry would leave the folder it is unpacked in."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or parts[0].endswith(":")


def _is_passed_over(name: str) -> bool:
    parts = name.split("/")
    hidden = any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in parts)
    return hidden or parts[-1].lower().startswith("readme") or name.lower().endswith(".md")


def _printable(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name[:200])
