"""Sources cut into shards: some small files, one large one, or a part of a web archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from goodoffices.errors import GoodOfficesError
from goodoffices.read import Part, find_files, parts_of

FILES, BYTES = 40, 400_000
"""Files of one shard, and bytes at which it is full: some ten seconds of work, so that little is
lost with a worker and the talk about it costs nothing beside it."""
FEWEST, SHARES = 8, 32
"""Few files are cut into so many shards that all workers are busy to the end, yet none so small
that the parser, which takes some six at a time, would run half empty."""
RECORDS = 300
"""Records of one part of a web archive: about a third of them are pages."""
_LARGE = 2_000_000
"""Bytes from which it is worth while to look whether a file is a web archive."""


@dataclass(frozen=True, slots=True)
class Shard:
    """What one worker reads at a time."""

    files: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def name(self) -> str:
        """Name it in a message, by what it begins with."""
        return self.files[0] if self.files else f"{self.parts[0].path} at {self.parts[0].start}"


def shards_of(
    sources: Sequence[str], *, large: int = _LARGE, records: int = RECORDS
) -> Iterator[Shard | GoodOfficesError]:
    """Cut the files that the sources name into shards; what cannot be followed as an error."""
    files: list[str] = []
    held = 0
    every = find_files(sources)
    first = list(islice(every, FILES * SHARES))
    full = min(FILES, max(FEWEST, len(first) // SHARES))
    for found in chain(first, every):
        if isinstance(found, GoodOfficesError):
            yield found
            continue
        size = _size(found.path)
        parts = tuple(parts_of(found.path, records=records)) if size >= large else ()
        if parts:
            yield from (Shard(parts=(part,)) for part in parts)
            continue
        files.append(str(found.path))
        held += size
        if len(files) >= full or held >= BYTES:
            yield Shard(tuple(files))
            files, held = [], 0
    if files:
        yield Shard(tuple(files))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
