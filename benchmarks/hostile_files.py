"""Reads generated hostile files one by one: none may crash, hang, eat the memory or go untold.

    python benchmarks/hostile_files.py [--files 3000] [--seed 1] [--memory 1500] [--seconds 30]

The files are made by `tests/hostile_files.py`. They are read in a process of their own, which is
watched from outside: if it dies, or a file takes longer than `--seconds`, the file is named and the
next goes on in a new process. Memory is the largest the process ever held, in megabytes. For each
file at least one report or one line must come out, and each line must name the file, give a reason
and a next step, and be one line.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import hostile_files
from goodoffices.errors import GoodOfficesError
from goodoffices.read import read_reports

LONGEST_LINE = 700


@dataclass
class Tally:
    """What came of the files."""

    read: int = 0
    reports: int = 0
    lines: int = 0
    slowest: float = 0.0
    memory: int = 0
    wrong: list[str] = field(default_factory=list)


def main() -> int:
    """Read, and say what was found; 1 if any file was too much."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--files", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--memory", type=int, default=1500, help="megabytes")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        serve()
        return 0
    tally = Tally()
    with tempfile.TemporaryDirectory() as place:
        last = asked.first + asked.files
        numbers = iter(range(asked.first, last))
        while (number := next(numbers, None)) is not None:
            read_from(number, numbers, Path(place), asked, tally)
    say(tally, asked)
    return 1 if tally.wrong or tally.memory > asked.memory else 0


def read_from(
    number: int | None,
    numbers: Iterator[int],
    place: Path,
    asked: argparse.Namespace,
    tally: Tally,
) -> None:
    """Have files read by one process until it dies or hangs."""
    command = [sys.executable, __file__, "--serve"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as process:  # type: ignore[call-overload]
        answers: Queue[str] = Queue()
        Thread(target=listen, args=(process, answers), daemon=True).start()
        answers.get()  # it is ready: starting up is not reading
        while number is not None:
            name, data = hostile_files.make(number, asked.seed)
            path = place / name
            path.write_bytes(data)
            begun = time.monotonic()
            process.stdin.write(f"{path}\n")
            process.stdin.flush()
            try:
                answer = answers.get(timeout=asked.seconds)
            except Empty:
                answer = "hung"
            path.unlink()
            if not note(name, answer, time.monotonic() - begun, tally):
                process.kill()
                return
            number = next(numbers, None)
        process.stdin.close()


def listen(process: subprocess.Popen[str], answers: Queue[str]) -> None:
    """Pass on what the process says, and that it has ended."""
    for line in process.stdout or ():
        answers.put(line)
    answers.put("")


def note(name: str, answer: str, seconds: float, tally: Tally) -> bool:
    """Count what came of a file; tell whether its process still lives."""
    tally.read += 1
    tally.slowest = max(tally.slowest, seconds)
    if tally.read % 100 == 0:
        print(f"{tally.read} files, {len(tally.wrong)} in trouble", file=sys.stderr, flush=True)
    if not answer.startswith("{"):
        tally.wrong.append(f"{name}: {'it hung' if answer == 'hung' else 'the process died'}")
        return False
    found = json.loads(answer)
    tally.reports += found["reports"]
    tally.lines += found["lines"]
    tally.memory = max(tally.memory, found["memory"])
    tally.wrong += [f"{name}: {fault}" for fault in found["faults"]]
    return True


def serve() -> None:
    """Read the files that are named on the standard input, one line of answer for each."""
    print("ready", flush=True)
    for line in sys.stdin:
        path = Path(line.rstrip("\n"))
        reports, lines, faults = 0, 0, list[str]()
        for found in read_reports([path]):
            if isinstance(found, GoodOfficesError):
                lines += 1
                faults += faults_of(found, path)
            else:
                reports += 1
        if not reports and not lines:
            faults.append("nothing was told of it")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        below = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        answer = {"reports": reports, "lines": lines, "faults": faults[:3]}
        print(json.dumps(answer | {"memory": max(peak, below)}), flush=True)


def faults_of(told: GoodOfficesError, path: Path) -> list[str]:
    """Say what is wrong with a line."""
    line = str(told)
    faults = [] if path.name in line else [f"does not name the file: {line[:200]}"]
    if "\n" in line or len(line) > LONGEST_LINE:
        faults.append(f"is not one line of a reasonable length: {line[:200]}")
    if not told.next_step:
        faults.append(f"gives no next step: {line[:200]}")
    return faults


def say(tally: Tally, asked: argparse.Namespace) -> None:
    """Print what was found."""
    print(f"{tally.read} files of {len(hostile_files.SORTS)} sorts, seed {asked.seed}")
    print(f"{tally.reports} reports and {tally.lines} lines came out")
    print(f"slowest {tally.slowest:.1f} s; most memory {tally.memory} MB")
    for fault in tally.wrong[:30]:
        print(fault)
    print(f"{len(tally.wrong)} in trouble")


if __name__ == "__main__":
    sys.exit(main())
