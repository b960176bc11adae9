"""Files, folders and patterns -> the files to read, each once, in a fixed order."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from goodoffices.errors import GoodOfficesError, ReportUnreadable, SourceMissing

MANIFEST_NAME = "reports.csv"
_RECORD_NAMES = (".db", ".db-wal", ".db-shm", ".db-journal")
"""How the files of a record end, which often lies beside the reports it was made from."""
_PATTERN_CHARACTERS = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; `swept` when its whole folder was asked for and not the file by name."""

    path: Path
    swept: bool


@dataclass(slots=True)
class _Seen:
    """Where a walk has been, so that nothing is read twice and no loop is followed."""

    files: set[tuple[int, int]] = field(default_factory=set)
    folders: set[tuple[int, int]] = field(default_factory=set)


def find_files(
    sources: Sequence[str | Path], *, max_depth: int = 60
) -> Iterator[Found | GoodOfficesError]:
    """Give every file that the sources name, sorted, once; what cannot be followed as an error."""
    seen = _Seen()
    for source in sorted({os.fspath(source) for source in sources}):
        yield from _one_source(source, seen, max_depth)


def shown(path: str | Path) -> str:
    """Give a path as it can be printed and stored, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def is_report_name(name: str) -> bool:
    """Tell whether a file met in a folder may be a report: no manifest, record, notes, hidden."""
    lowered = name.lower()
    known = lowered.startswith((".", "readme")) or lowered == MANIFEST_NAME
    return not (known or lowered.endswith((".md", *_RECORD_NAMES)))


def _one_source(source: str, seen: _Seen, max_depth: int) -> Iterator[Found | GoodOfficesError]:
    if "\0" in source or not source:
        yield SourceMissing(repr(source), "this cannot be the name of a file", "Check the name")
        return
    path = Path(source)
    if os.path.lexists(path):
        if path.is_dir():
            yield from _walk(path, seen, max_depth)
        else:
            yield from _one_file(path, seen, swept=False)
        return
    matches = sorted(glob.glob(source, recursive=True)) if _is_pattern(source) else []
    if not matches:
        nothing = "there is nothing there to read"
        yield SourceMissing(shown(source), nothing, "Check the name and the path")
    for match in matches:
        if Path(match).is_dir():
            yield from _walk(Path(match), seen, max_depth)
        elif is_report_name(Path(match).name):
            yield from _one_file(Path(match), seen, swept=False)


def _is_pattern(source: str) -> bool:
    return not _PATTERN_CHARACTERS.isdisjoint(source)


def _one_file(path: Path, seen: _Seen, *, swept: bool) -> Iterator[Found | GoodOfficesError]:
    try:
        status = path.stat()
    except OSError as problem:
        yield unreadable(path, problem)
        return
    if swept and not stat.S_ISREG(status.st_mode):
        # Opening a pipe that nobody writes to would wait for ever.
        yield ReportUnreadable(
            shown(path), "it is a pipe or a device, not a file", "Name it to have it read"
        )
        return
    key = (status.st_dev, status.st_ino)
    if key not in seen.files:
        seen.files.add(key)
        yield Found(path, swept)


def _walk(top: Path, seen: _Seen, max_depth: int) -> Iterator[Found | GoodOfficesError]:
    """Go through a folder without recursion: its files first, then its folders, by name."""
    waiting: list[tuple[Path, tuple[tuple[int, int], ...]]] = [(top, ())]
    while waiting:
        folder, above = waiting.pop()
        try:
            status = folder.stat()
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as problem:
            yield unreadable(folder, problem)
            continue
        key = (status.st_dev, status.st_ino)
        stop = _why_not(folder, key, above, max_depth)
        if stop is not None:
            yield stop
            continue
        if key in seen.folders:
            continue
        seen.folders.add(key)
        inside = [entry for entry in entries if not entry.name.startswith(".")]
        for entry in inside:
            if not _is_folder(entry) and is_report_name(entry.name):
                yield from _one_file(Path(entry.path), seen, swept=True)
        folders = [Path(entry.path) for entry in inside if _is_folder(entry)]
        waiting.extend((inner, (*above, key)) for inner in reversed(folders))


def _why_not(
    folder: Path, key: tuple[int, int], above: tuple[tuple[int, int], ...], max_depth: int
) -> GoodOfficesError | None:
    if key in above:
        return ReportUnreadable(
            shown(folder),
            "this link leads back to a folder that contains it",
            "Its reports are read once; remove the link to be rid of this line",
        )
    if len(above) >= max_depth:
        return ReportUnreadable(
            shown(folder),
            f"more than {max_depth} folders lie inside each other here",
            "Name the inner folder itself to read it",
        )
    return None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def unreadable(path: Path, problem: OSError) -> ReportUnreadable:
    """Say in one line why the system would not give a file or folder."""
    if isinstance(problem, PermissionError):
        return ReportUnreadable(
            shown(path), "you have no permission to read it", "Change its permissions and run again"
        )
    if isinstance(problem, FileNotFoundError):
        return ReportUnreadable(
            shown(path), "it is no longer there, or a link points to nothing", "Restore it or go on"
        )
    why = (problem.strerror or "the system gave no reason").lower()
    return ReportUnreadable(shown(path), f"the system could not open it ({why})", "Check the file")
