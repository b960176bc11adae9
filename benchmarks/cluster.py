"""Reads generated pages as WARC on a Dask cluster whose workers and scheduler are killed.

    python benchmarks/cluster.py [--pages 1000] [--kills 3] [--seed 1] [--reader rules] [--calm]
                                 [--growth-from 1000]

A fifth of the pages tell of a war, the others of other things. The scheduler and two workers run as
processes of their own; whichever dies is started again, as a real cluster does. While a `read` with
`--engine dask://` goes on, a worker is killed (SIGKILL) three times and the scheduler once, spread
over the expected time. The record must be that of a `read` without an engine, and a second `read`
over the cluster must find nothing new. With `--calm` nobody is killed. With `--growth-from` the
first so many pages are read alone before, and the exponent is printed with which processor time
grows from them to all: 1 is in proportion. Wall time says little on a busy machine.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import random
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

sys.path.insert(0, str(Path(__file__).resolve().parent))

from kills import digest
from watching import story

OTHER = (
    "The bakery on the corner has won a prize for its rye bread, and the queue is long.",
    "Prices of flats near the harbour fell for the third month, an agency said.",
    "The choir sings on Friday; the doors open at seven and children pay half.",
    "A new tram line is to link the hospital with the station by the end of the decade.",
    "The striker scored twice in the second half and was carried off the pitch by his friends.",
    "Scientists have found a beetle that was thought to have died out a century ago.",
    "The museum shows watercolours by a teacher who never sold one in her life.",
    "Rain is expected in the north, with sun and a light wind along the coast.",
)
PER_FILE = 1000


def main() -> int:
    """Generate, read in both ways, kill, compare; 1 if the records differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reader", choices=["rules", "learnt"], default="rules")
    parser.add_argument("--calm", action="store_true")
    parser.add_argument("--growth-from", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as named:
        place = Path(named)
        write_archive(place / "archive", asked.pages, random.Random(asked.seed))
        begun = processor_seconds()
        alone, alone_seconds = read(place, "alone.db", asked)
        spent = processor_seconds() - begun
        print(f"alone: {alone_seconds:.0f} s ({spent:.0f} CPU), {told(alone)}", flush=True)
        if asked.growth_from:
            say_growth(place, asked, spent)
        with cluster() as processes:
            engine = f"dask://127.0.0.1:{processes.port}"
            stop = Event()
            if not asked.calm:
                killer = Thread(
                    target=kill, args=(processes, asked.kills, alone_seconds / 2, stop), daemon=True
                )
                killer.start()
            spread, spread_seconds = read(place, "spread.db", asked, engine)
            stop.set()
            print(f"cluster: {spread_seconds:.0f} s, {told(spread)}")
            print(f"  killed: {', '.join(processes.killed) or 'nobody'}", flush=True)
            again, _ = read(place, "spread.db", asked, engine)
        digests = [digest(place / "alone.db"), digest(place / "spread.db")]
    same = digests[0] == digests[1] and again["read"] == 0
    print("\n".join(digests))
    print(f"read again: {told(again)}")
    print("identical" if same else "DIFFERENT")
    return 0 if same else 1


def write_archive(folder: Path, pages: int, chance: random.Random) -> None:
    """Write the pages as web archives, a thousand in each."""
    folder.mkdir()
    for first in range(0, pages, PER_FILE):
        with (folder / f"{first:08}.warc.gz").open("wb") as out:
            for number in range(first, min(pages, first + PER_FILE)):
                out.write(gzip.compress(record(number, chance), 3))


def record(number: int, chance: random.Random) -> bytes:
    """Make one record of a web archive."""
    words = story(number, chance) if number % 5 == 0 else "\n".join(chance.choices(OTHER, k=12))
    day = f"{2011 + number % 9}-{1 + number % 12:02}-{1 + number % 28:02}"
    lines = "".join(f"<p>{line}</p>" for line in words.split("\n"))
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(20))
    head = f'<head><title>Report {number}</title><meta property="article:published_time" '
    page = f'<html>{head}content="{day}"></head><body><ul>{menu}</ul><article>{lines}</article>'
    web = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.encode() + b"</body></html>"
    named = f"http://wire.example/{number}"
    top = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {named}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(web)}\r\n\r\n"
    )
    return top.encode() + web + b"\r\n\r\n"


class Processes:
    """A scheduler and two workers, each started again when it dies."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.killed: list[str] = []
        self.ended = Event()
        address = f"tcp://127.0.0.1:{self.port}"
        worker = ["dask", "worker", address, "--no-nanny", "--nthreads", "1", "--no-dashboard"]
        scheduler = ["dask", "scheduler", "--host", "127.0.0.1", "--port", str(self.port)]
        self.commands = {
            "scheduler": [*scheduler, "--no-dashboard"],
            "worker 1": worker,
            "worker 2": worker,
        }
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def watch(self) -> None:
        """Start whatever does not run, until the end."""
        while not self.ended.is_set():
            for name, command in self.commands.items():
                process = self.running.get(name)
                if process is None or process.poll() is not None:
                    self.running[name] = start(command)
            time.sleep(0.5)

    def kill(self, name: str) -> None:
        """Kill one without a warning."""
        self.running[name].send_signal(signal.SIGKILL)
        self.killed.append(name)


def start(command: list[str]) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    module = [sys.executable, "-m", *command]
    return subprocess.Popen(
        module, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@contextmanager
def cluster() -> Iterator[Processes]:
    """Run a cluster until the block ends."""
    processes = Processes()
    watch = Thread(target=processes.watch, daemon=True)
    watch.start()
    try:
        time.sleep(10)
        yield processes
    finally:
        processes.ended.set()
        watch.join()
        for process in processes.running.values():
            process.kill()
            process.wait()


def kill(processes: Processes, kills: int, seconds: float, stop: Event) -> None:
    """Kill a worker so many times, and the scheduler once among them."""
    victims = [f"worker {1 + number % 2}" for number in range(kills)]
    victims.insert(len(victims) // 2, "scheduler")
    for name in victims:
        if stop.wait(seconds / (len(victims) + 1)):
            return
        processes.kill(name)


def read(
    place: Path, record: str, asked: argparse.Namespace, engine: str = ""
) -> tuple[dict[str, int], float]:
    """Read the archive, and give the summary and the seconds it took."""
    command = [sys.executable, "-m", "goodoffices", "read", str(place / "archive"), "--json"]
    command += ["--into", str(place / record), "--reader", asked.reader]
    command += ["--engine", engine] if engine else []
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout:
        raise SystemExit(done.stderr[-2000:])
    return json.loads(done.stdout), time.monotonic() - begun


def processor_seconds() -> float:
    """Give the processor time of all reading processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def say_growth(place: Path, asked: argparse.Namespace, spent: float) -> None:
    """Read fewer pages, and say with which power of their number the processor time grows."""
    fewer = place / "fewer"
    fewer.mkdir()
    write_archive(fewer / "archive", asked.growth_from, random.Random(asked.seed))
    begun = processor_seconds()
    read(fewer, "alone.db", asked)
    less = processor_seconds() - begun
    power = math.log(spent / less) / math.log(asked.pages / asked.growth_from)
    print(f"growth from {asked.growth_from} ({less:.0f} CPU): exponent {power:.2f}", flush=True)


def told(summary: dict[str, int]) -> str:
    skipped = summary["skipped"]
    counted = f"{summary['read']} read, {summary['unchanged']} unchanged"
    return f"{counted}, {summary['set_aside']} set aside, {len(skipped)} skipped"  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
