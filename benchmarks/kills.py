"""Kills `goodoffices read` at random moments, then compares the record with an undisturbed one.

    python benchmarks/kills.py FOLDER [--kills 30] [--seed 1]

Each kill is a SIGKILL between start and the expected end of what is left to read. After the last
one a run is left to finish; its digest must be that of a record made in one go.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder")
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    draw = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as place:
        calm, shaken = str(Path(place) / "calm.db"), str(Path(place) / "shaken.db")
        begun = time.monotonic()
        read(arguments.folder, calm).wait()
        whole = time.monotonic() - begun
        kills = 0
        while kills < arguments.kills:
            kills += killed_once(arguments.folder, shaken, draw.uniform(0.5, max(1.0, whole * 0.4)))
        read(arguments.folder, shaken).wait()
        digests = [digest(calm), digest(shaken)]
    print(f"{kills} kills, one undisturbed read takes {whole:.0f} s; digests {digests}")
    print("identical" if digests[0] == digests[1] else "DIFFERENT")
    return 0 if digests[0] == digests[1] else 1


def read(folder: str, record: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "goodoffices", "read", folder, "--into", record, "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def killed_once(folder: str, record: str, after: float) -> int:
    """Start a read and kill it; a run that ended before it could be killed starts afresh."""
    process = read(folder, record)
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return 1
    for ending in ("", "-wal", "-shm"):
        Path(record + ending).unlink(missing_ok=True)
    return 0


def digest(record: str) -> str:
    command = [sys.executable, "-m", "goodoffices", "verify", record]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip().splitlines()[-1].split()[-1]


if __name__ == "__main__":
    sys.exit(main())
