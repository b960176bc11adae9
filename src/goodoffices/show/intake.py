"""Takes in reports from the pages: a folder, files or pasted text, read by a process beside."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from goodoffices.errors import BadArgument

_UNSAFE = re.compile(r"[^\w .()+,=@-]|^\.+")
COLUMNS = ("outlet", "published", "title", "url")
"""What a person may tell of a pasted report."""
_NAMED = "goodoffices: "
"""What a line of the command's errors begins with."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a reading, in the words of the command line."""

    read: int = 0
    unchanged: int = 0
    skipped: tuple[tuple[str, str, str], ...] = ()
    """What could not be read, why, and the next step."""
    aside: int = 0
    """Reports out of archives that have nothing to do with a conflict."""
    asides: tuple[tuple[str, str], ...] = ()
    """The first of them, and why."""
    facts: tuple[tuple[str, int], ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()
    """Reports with a doubtful date or outlet, and why."""
    failed: str = ""
    """Why nothing more could be read at all."""


@dataclass(slots=True)
class Job:
    """One reading under way or done."""

    what: str
    """What is read, as the person named it."""
    process: subprocess.Popen[bytes]
    place: TemporaryDirectory[str]
    outcome: Outcome | None = None
    lock: Lock = field(default_factory=Lock)

    def look(self) -> Outcome | None:
        """Give the outcome once there is one, and clear away what was uploaded."""
        with self.lock:
            if self.outcome is None and self.process.poll() is not None:
                place = Path(self.place.name)
                self.outcome = _outcome(_text(place / "told"), _text(place / "errors"))
                self.place.cleanup()
            return self.outcome


class Intake:
    """Reads into one record, one job at a time."""

    def __init__(self, record: str) -> None:
        """Name the record; nothing has been read."""
        self._record = record
        self._lock = Lock()
        self.job: Job | None = None

    def read_folder(self, named: str) -> None:
        """Begin to read a folder of this machine."""
        folder = Path(named.strip()).expanduser()
        if not named.strip() or "\x00" in named or not folder.is_dir():
            raise BadArgument(
                named.strip() or "The folder",
                "there is no such folder on the machine that serves these pages",
                "Give its whole path, such as /home/desk/reports",
            )
        self._begin(folder.name or str(folder), [str(folder.resolve())], None)

    def read_files(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Begin to read uploaded files, given as name and content."""
        if not files:
            raise BadArgument("No file", "none was chosen", "Choose one or more and send them")
        place = _place()
        folder = _folder(place)
        for name, content in files:
            (folder / _unused(folder, safe_name(name))).write_bytes(content)
        told = f"{len(files)} files" if len(files) > 1 else safe_name(files[0][0])
        self._begin(told, [str(folder)], place)

    def read_text(self, text: str, known: Mapping[str, str]) -> None:
        """Begin to read a pasted report; `known` may give its title, outlet, published and url."""
        if not text.strip():
            raise BadArgument("No text", "the box was empty", "Paste the whole report and send it")
        place = _place()
        folder = _folder(place)
        content = text.encode("utf-8", "replace")
        name = f"pasted-{hashlib.sha256(content).hexdigest()[:12]}.txt"
        (folder / name).write_bytes(content)
        row = {"file": name, **{key: known.get(key, "").strip() for key in COLUMNS}}
        with (folder / "reports.csv").open("w", encoding="utf-8", newline="") as out:
            sheet = csv.DictWriter(out, list(row))
            sheet.writeheader()
            sheet.writerow(row)
        self._begin("the pasted report", [str(folder)], place)

    def _begin(
        self, what: str, sources: Sequence[str], place: TemporaryDirectory[str] | None
    ) -> None:
        place = place or _place()
        with self._lock:
            if self.job is not None and self.job.look() is None:
                place.cleanup()
                raise BadArgument(
                    "Reading is under way",
                    "one goes on at a time",
                    "Send it again after it",
                )
            command = [sys.executable, "-m", "goodoffices", "read", *sources]
            with (
                (Path(place.name) / "told").open("wb") as told,
                (Path(place.name) / "errors").open("wb") as errors,
            ):
                process = subprocess.Popen(
                    [*command, "--into", self._record, "--json"],
                    stdin=subprocess.DEVNULL,
                    stdout=told,
                    stderr=errors,
                )
            self.job = Job(what, process, place)


def safe_name(name: str) -> str:
    """Give a file name that names a file here and nothing else, whatever was sent."""
    last = PurePosixPath(PureWindowsPath(name).name).name
    clean = _UNSAFE.sub("_", last).strip(" .")
    stem, dot, ending = clean.rpartition(".")
    return f"{stem[:100]}{dot}{ending[:10]}" if stem else clean[:100] or "report.txt"


def _unused(folder: Path, name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    number, free = 2, name
    while (folder / free).exists():
        free = f"{stem}-{number}{dot}{ending}" if stem else f"{name}-{number}"
        number += 1
    return free


def _place() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="goodoffices-", ignore_cleanup_errors=True)


def _folder(place: TemporaryDirectory[str]) -> Path:
    folder = Path(place.name) / "reports"
    folder.mkdir()
    return folder


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _outcome(told: str, errors: str) -> Outcome:
    """Read what the command printed; where it stopped, its last line says why."""
    try:
        found: dict[str, Any] = json.loads(told)
    except ValueError:
        lines = [line for line in errors.splitlines() if line.strip()]
        named = [line.removeprefix(_NAMED) for line in lines if line.startswith(_NAMED)]
        return Outcome(failed=(named or lines or ["The reading was stopped."])[-1][:1000])
    return Outcome(
        read=found["read"],
        unchanged=found["unchanged"],
        skipped=tuple((one["what"], one["why"], one["next"]) for one in found["skipped"]),
        aside=found["set_aside"],
        asides=tuple((one["what"], one["why"]) for one in found["set_aside_first"]),
        facts=tuple(sorted(found["facts"].items())),
        doubts=tuple((one["report"], " ".join(one["why"])) for one in found["doubts"]),
    )
