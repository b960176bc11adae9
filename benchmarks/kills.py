"""Kills reading and merging at random moments, then compares the record with an undisturbed one.

    python benchmarks/kills.py FOLDER [--kills 30] [--seed 1]
    python benchmarks/kills.py --made 300 [--kills 100]

With a folder `goodoffices read` reads it. With --made so many invented reports (`made_archive.py`)
are written and merged without a parser, so that nearly every kill meets a write or a merge. Each
kill is a SIGKILL, in turn: at any moment between start and the expected end of what is left
to read; in the middle of a transaction, told by the growth of SQLite's log; and about the end,
where reports are merged. After each the file must be sound and hold every report it held before.
A run that ends before its kill starts afresh. After the last kill one run is left to finish: its
digest, which sums up every row, must be that of a record made in one go.

In every other kill while writing the power fails as well: the process is stopped, the file and its
log are copied as they stand, the log is cut at random, as what was not yet on the disk is lost, and
the copy goes on in place of the record. `verify` must find every copy sound.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

POWER = "power lost"
LOST = 400_000
"""Bytes at the end of the log that may not have reached the disk."""
LOG_HEAD, FRAME_HEAD = 32, 24
"""Bytes before the first page of SQLite's log, and before each page in it."""
WRITTEN_BACK = 128
"""Where the index of the log says up to which page the log is being written back to the file."""
START_UP = 1.5
"""Seconds until the language model is loaded, about: before that nothing is written."""


@dataclass(frozen=True)
class Run:
    """What is read, into which record, and how long it takes undisturbed."""

    command: tuple[str, ...]
    record: Path
    whole: float
    reports: int


def main() -> int:
    arguments = parse_arguments()
    draw = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as place:
        calm = Path(place) / "calm.db"
        command = command_for(arguments)
        begun = time.monotonic()
        read(command, calm).wait()
        whole = time.monotonic() - begun
        run = Run(command, Path(place) / "shaken.db", whole, reports_in(calm))
        found = kill_often(run, arguments.kills, draw)
        kept = reports_in(run.record)
        read(run.command, run.record).wait()
        digests = [digest(calm), digest(run.record)]
    print(f"{arguments.kills} kills ({', '.join(f'{n} {k}' for k, n in sorted(found.items()))})")
    print(f"{run.reports} reports; undisturbed {whole:.0f} s; {kept} kept after the last kill")
    print("\n".join(digests))
    print("identical" if digests[0] == digests[1] else "DIFFERENT")
    return 0 if digests[0] == digests[1] else 1


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--made", type=int, default=0, help="so many invented reports")
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def command_for(arguments: argparse.Namespace) -> tuple[str, ...]:
    """Give what is run; the address of the record comes behind it."""
    if arguments.made:
        return (sys.executable, str(Path(__file__).with_name("made_run.py")), str(arguments.made))
    if not arguments.folder:
        raise SystemExit("name a folder, or --made 300")
    return (sys.executable, "-m", "goodoffices", "read", arguments.folder, "--into")


def kill_often(run: Run, kills: int, draw: random.Random) -> Counter[str]:
    """Kill so many reads; count at which sort of moment, and how many runs were begun afresh."""
    found: Counter[str] = Counter()
    done = 0
    for moment in cycle(("at any moment", "while writing", "near the end", POWER)):
        if done >= kills:
            return found
        before = reports_in(run.record)
        if killed(run, moment, before, draw):
            found[moment] += 1
            done += 1
            check(run.record, 0 if moment == POWER else before)
        else:
            found["fresh starts"] += 1
            for ending in ("", "-wal", "-shm"):
                Path(f"{run.record}{ending}").unlink(missing_ok=True)
        print(f"{done}: {moment}, {reports_in(run.record)} reports", file=sys.stderr, flush=True)
    return found


def killed(run: Run, moment: str, before: int, draw: random.Random) -> bool:
    """Start a read and kill it; tell whether it was still running."""
    left = 1.0 - before / max(1, run.reports)
    expected = START_UP + (run.whole - START_UP) * left
    process = read(run.command, run.record)
    if moment in ("while writing", POWER):
        wait_for_write(run.record, process, draw)
        time.sleep(draw.uniform(0.0, 0.05))
    elif moment == "near the end":
        time.sleep(max(0.0, expected + draw.uniform(-0.6, 0.1)))
    else:
        time.sleep(draw.uniform(0.0, expected))
    running = process.poll() is None
    if running and moment == POWER:
        process.send_signal(signal.SIGSTOP)
        fail_power(run.record, draw)
    process.kill()
    process.wait()
    if running and moment == POWER:
        restore(run.record)
    return running


def fail_power(record: Path, draw: random.Random) -> None:
    """Copy the file and its log as they stand, and lose the end of the log."""
    for ending in ("", "-wal"):
        if Path(f"{record}{ending}").exists():
            shutil.copyfile(f"{record}{ending}", f"{record}{ending}.copy")
    log = Path(f"{record}-wal.copy")
    if log.exists():
        size = log.stat().st_size
        kept = min(size, synced(Path(f"{record}-shm"), log))
        with log.open("r+b") as file:
            file.truncate(max(kept, size - draw.randrange(1 + min(size, LOST))))


def synced(index: Path, log: Path) -> int:
    """Give how much of the log is on the disk for certain.

    SQLite writes back to the file only what it has seen safe in the log, and notes in the index
    of the log how far it is: losing that as well is what no loss of power does.
    """
    head = log.read_bytes()[:LOG_HEAD] if log.exists() else b""
    noted = index.read_bytes()[WRITTEN_BACK : WRITTEN_BACK + 4] if index.exists() else b""
    if len(head) < LOG_HEAD or len(noted) < 4:
        return 0
    page = int.from_bytes(head[8:12], "big")
    frames = int.from_bytes(noted, sys.byteorder)
    return LOG_HEAD + frames * (FRAME_HEAD + page) if frames else 0


def restore(record: Path) -> None:
    """Put the copies in place of the record."""
    for ending in ("", "-wal", "-shm"):
        Path(f"{record}{ending}").unlink(missing_ok=True)
        if Path(f"{record}{ending}.copy").exists():
            shutil.move(f"{record}{ending}.copy", f"{record}{ending}")


def wait_for_write(record: Path, process: subprocess.Popen[bytes], draw: random.Random) -> None:
    """Wait until the log of the record grows for the first, second or third time."""
    log, size = Path(f"{record}-wal"), 0
    for _ in range(draw.randint(1, 3)):
        while process.poll() is None:
            now = log.stat().st_size if log.exists() else 0
            if now > size:
                size = now
                break
            time.sleep(0.002)


def check(record: Path, before: int) -> None:
    """Stop if a kill has damaged the file or lost a report."""
    if not record.exists():
        return
    with closing(sqlite3.connect(record)) as connection:
        state = connection.execute("PRAGMA integrity_check").fetchone()[0]
    after = reports_in(record)
    if state != "ok" or after < before:
        raise SystemExit(f"after a kill the file is {state}; {before} reports before, {after} now")
    if after and "0 broken" not in digest(record):
        raise SystemExit(f"after a kill verify says: {digest(record)}")


def reports_in(record: Path) -> int:
    if not record.exists():
        return 0
    with closing(sqlite3.connect(record)) as connection:
        made = "SELECT count(*) FROM sqlite_master WHERE name = 'reading'"
        if not connection.execute(made).fetchone()[0]:
            return 0
        return int(connection.execute("SELECT count(*) FROM reading").fetchone()[0])


def read(command: tuple[str, ...], record: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*command, str(record)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def digest(record: Path) -> str:
    command = [sys.executable, "-m", "goodoffices", "verify", str(record)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip().splitlines()[-1]


if __name__ == "__main__":
    sys.exit(main())
