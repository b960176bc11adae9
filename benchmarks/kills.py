"""Kills `goodoffices read` at random moments, then compares the record with an undisturbed one.

    python benchmarks/kills.py FOLDER [--kills 30] [--seed 1]

Each kill is a SIGKILL, in turn: at any moment between start and the expected end of what is left
to read; in the middle of a transaction, told by the growth of SQLite's log; and about the end,
where reports are merged. After each the file must be sound and hold every report it held before.
A run that ends before its kill starts afresh. After the last kill one run is left to finish: its
digest, which sums up every row, must be that of a record made in one go.
"""

from __future__ import annotations

import argparse
import random
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

START_UP = 1.5
"""Seconds until the language model is loaded, about: before that nothing is written."""


@dataclass(frozen=True)
class Run:
    """What is read, into which record, and how long it takes undisturbed."""

    folder: str
    record: Path
    whole: float
    reports: int


def main() -> int:
    arguments = parse_arguments()
    draw = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as place:
        calm = Path(place) / "calm.db"
        begun = time.monotonic()
        read(arguments.folder, calm).wait()
        whole = time.monotonic() - begun
        run = Run(arguments.folder, Path(place) / "shaken.db", whole, reports_in(calm))
        found = kill_often(run, arguments.kills, draw)
        kept = reports_in(run.record)
        read(run.folder, run.record).wait()
        digests = [digest(calm), digest(run.record)]
    print(f"{arguments.kills} kills ({', '.join(f'{n} {k}' for k, n in sorted(found.items()))})")
    print(f"{run.reports} reports; undisturbed {whole:.0f} s; {kept} kept after the last kill")
    print("\n".join(digests))
    print("identical" if digests[0] == digests[1] else "DIFFERENT")
    return 0 if digests[0] == digests[1] else 1


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder")
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def kill_often(run: Run, kills: int, draw: random.Random) -> Counter[str]:
    """Kill so many reads; count at which sort of moment, and how many runs were begun afresh."""
    found: Counter[str] = Counter()
    done = 0
    for moment in cycle(("at any moment", "while writing", "near the end")):
        if done >= kills:
            return found
        before = reports_in(run.record)
        if killed(run, moment, before, draw):
            found[moment] += 1
            done += 1
            check(run.record, before)
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
    process = read(run.folder, run.record)
    if moment == "while writing":
        wait_for_write(run.record, process, draw)
        time.sleep(draw.uniform(0.0, 0.05))
    elif moment == "near the end":
        time.sleep(max(0.0, expected + draw.uniform(-0.6, 0.1)))
    else:
        time.sleep(draw.uniform(0.0, expected))
    running = process.poll() is None
    process.kill()
    process.wait()
    return running


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


def reports_in(record: Path) -> int:
    if not record.exists():
        return 0
    with closing(sqlite3.connect(record)) as connection:
        made = "SELECT count(*) FROM sqlite_master WHERE name = 'reading'"
        if not connection.execute(made).fetchone()[0]:
            return 0
        return int(connection.execute("SELECT count(*) FROM reading").fetchone()[0])


def read(folder: str, record: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "goodoffices", "read", folder, "--into", str(record)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def digest(record: Path) -> str:
    command = [sys.executable, "-m", "goodoffices", "verify", str(record)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip().splitlines()[-1]


if __name__ == "__main__":
    sys.exit(main())
