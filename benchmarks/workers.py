"""Reads the same texts without an engine, with 1, 2 and 4 workers, shuffled, and into PostgreSQL.

    python benchmarks/workers.py FOLDER [--limit 84] [--reader rules|learnt] [--workers 1 2 4]

Each reading is a process of its own, `goodoffices read` as a user would type it. For the shuffled
reading the same files are given under other names, in another order, without an engine and with
the most workers. Where a PostgreSQL server is installed, one is started for the test alone and read
into with and without workers. Printed are wall and processor seconds of each, how much sooner two
workers are done than one, and the digest that `goodoffices verify` gives; 1 if any differ.

Names of files are part of a record, so shuffled readings are compared with each other only.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from cluster import processor_seconds
from kills import digest

import postgres


@dataclass(frozen=True)
class Run:
    """One reading: what it took and what came out."""

    wall: float
    spent: float
    digest: str


def main() -> int:
    """Read in every way, print, compare."""
    asked = parse_arguments()
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        texts = sorted(asked.folder.rglob("*.txt"))[: asked.limit]
        plain = copied(texts, place / "plain")
        names = list(range(len(texts)))
        random.Random(asked.seed).shuffle(names)
        mixed = copied(texts, place / "mixed", [f"{number:06}.txt" for number in names])
        most = max(asked.workers)
        runs = {"alone": read(plain, str(place / "alone.db"), asked)}
        for count in asked.workers:
            into = str(place / f"{count}.db")
            runs[f"{count} workers"] = read(plain, into, asked, workers=count)
        if postgres.programs() is not None:
            server = stack.enter_context(postgres.running_server())
            runs["postgresql"] = read(plain, server.database("alone"), asked)
            runs[f"postgresql, {most} workers"] = read(
                plain, server.database("spread"), asked, workers=most
            )
        shuffled = {
            "shuffled": read(mixed, str(place / "mixed.db"), asked),
            f"shuffled, {most} workers": read(mixed, str(place / "m.db"), asked, workers=most),
        }
        return say(runs, shuffled)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=84)
    parser.add_argument("--reader", choices=["rules", "learnt"], default="rules")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def copied(texts: list[Path], folder: Path, names: list[str] | None = None) -> Path:
    """Copy texts into a folder, under their own names or others."""
    folder.mkdir()
    for text, name in zip(texts, names or [each.name for each in texts], strict=True):
        shutil.copyfile(text, folder / name)
    return folder


def read(folder: Path, into: str, asked: argparse.Namespace, *, workers: int = 0) -> Run:
    """Read a folder in a process of its own; its workers' seconds are counted, too."""
    command = [sys.executable, "-m", "goodoffices", "read", str(folder), "--into", into, "--json"]
    command += ["--reader", asked.reader]
    command += ["--engine", "dask", "--workers", str(workers)] if workers else []
    begun, before = time.monotonic(), processor_seconds()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        raise SystemExit(done.stderr[-2000:] or done.stdout[-2000:])
    if json.loads(done.stdout)["skipped"]:
        raise SystemExit(f"not all was read: {done.stdout[-500:]}")
    wall, spent = time.monotonic() - begun, processor_seconds() - before
    return Run(wall, spent, digest(into))


def say(runs: dict[str, Run], shuffled: dict[str, Run]) -> int:
    """Print all runs; 1 if the records differ."""
    for name, run in (runs | shuffled).items():
        print(f"{name:24} {run.wall:7.1f} s {run.spent:7.1f} CPU s  {run.digest[-16:]}")
    if "1 workers" in runs and "2 workers" in runs:
        print(f"two workers against one: {runs['1 workers'].wall / runs['2 workers'].wall:.2f}")
    same = all(len({each.digest for each in group.values()}) == 1 for group in (runs, shuffled))
    print("identical" if same else "DIFFERENT")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
