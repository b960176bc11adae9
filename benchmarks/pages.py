"""How fast the pages of a large record answer, with eight readers while reports are being read.

    python benchmarks/pages.py --record FILE [--readers 8] [--seconds 120] [--settle 0]
                               [--quiet] [--alone]
    python benchmarks/pages.py --reports 10000 --folder FOLDER

Without `--record` a record of invented reports is made (see `archive.py`) and merged. The pages are
served by `goodoffices serve` in a process of its own; meanwhile another process reads reports into
the record, report by report, so that what is kept between requests is made anew (`--quiet` leaves
that out). For so many seconds each reader asks for all pages again and again, in an order of its
own. For each page: how often it was asked for, median and 95th percentile in milliseconds and size
in kilobytes; with `--alone` also the processor's milliseconds for one answer of which nothing was
kept, asked for before the readers come. Then what share of one processor each process took. With
`--settle` the readers ask for so many seconds more before: the server makes all pages for the first
time then, as it does once after it was started. Those answers are summed up in a line of their own.
"""

from __future__ import annotations

import argparse
import os
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import archive
import httpx

from goodoffices import api, record
from goodoffices.merging import merge_pending
from goodoffices.show.app import create_app
from goodoffices.show.pages import PAGES

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from show_client import Client

MEDIAN, TAIL, LARGEST = 100.0, 300.0, 500.0
"""Goals: milliseconds of the median and the 95th percentile, kilobytes of a page."""
FEED = """
import sys, time
sys.path.insert(0, sys.argv[1])
import archive, made_archive
from goodoffices import record
from goodoffices.merge import bands_of
engine = record.open_record(sys.argv[2], create=False)
for number in range(int(sys.argv[3]), int(sys.argv[3]) + 100_000):
    made = made_archive.reading(archive.SEED, int(sys.argv[3]), number)
    with record.writing(engine) as connection:
        record.write_readings(connection, [made], version=archive.VERSION)
        record.write_bands(connection, {made.report.id: bands_of(made.report)})
    time.sleep(1)
"""
"""Writes one report a second, as `read` does behind the parser."""


def main() -> int:
    asked = asked_for()
    place = asked.record or made(asked)
    with api.open(place, read_only=True) as opened:
        many = opened.counts().get("reports", 0)
        paths = list(addresses(opened))
    alone = processor(place, paths) if asked.alone else {}
    with served(place) as (home, server), reading(place, many, quiet=asked.quiet) as writer:
        begun = time.monotonic()
        if asked.settle:
            first, _ = asked_by_many(home, paths, asked.readers, asked.settle)
            print(f"first {asked.settle:.0f} seconds: {summed(first)}", flush=True)
        seen, sizes = asked_by_many(home, paths, asked.readers, asked.seconds)
        lasted = time.monotonic() - begun
        shares = {**of_family("server", server), **of_family("writer", writer)}
    print(f"{many} reports, {asked.readers} readers, {lasted:.0f} seconds", flush=True)
    for name, seconds in shares.items():
        print(f"  {name}: {seconds:.1f} s of the processor, {seconds / lasted:.0%} of one")
    return said(seen, sizes, alone)


def of_family(name: str, process: subprocess.Popen[bytes] | None) -> dict[str, float]:
    """Give the seconds of the processor that a process and each of its children took so far."""
    found: dict[str, float] = {}
    if process is None:
        return found
    for each in [process.pid, *children(process.pid)]:
        stat = Path(f"/proc/{each}/stat")
        if stat.is_file():
            ticks = stat.read_text().rpartition(")")[2].split()
            of = name if each == process.pid else f"{name}'s process beside {len(found)}"
            found[of] = (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")
    return found


def children(parent: int) -> list[int]:
    by_threads = Path(f"/proc/{parent}/task").glob("*/children")
    return sorted({int(one) for each in by_threads for one in each.read_text().split()})


def asked_for() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--record", help="a record made before")
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=Path())
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=120.0, help="how long pages are asked for")
    parser.add_argument("--settle", type=float, default=0.0, help="seconds of asking before that")
    parser.add_argument("--alone", action="store_true", help="measure single answers first")
    parser.add_argument("--quiet", action="store_true", help="no reading meanwhile")
    return parser.parse_args()


def made(asked: argparse.Namespace) -> str:
    """Make a record and merge it."""
    place = str(asked.folder / f"pages-{asked.reports}.db")
    engine = record.open_record(place, create=True)
    archive.write(engine, asked.reports)
    merge_pending(engine)
    engine.dispose()
    return place


def addresses(opened: api.Record) -> Iterator[str]:
    """Give every page, with one actor, one report and one thing in the middle of the record."""
    actor = opened.standings(limit=3)[-1].actor
    fact = opened.facts("event", limit=1)[0]
    ident = {"actors": actor.id, "reports": fact.report, "things": fact.id}
    for page in PAGES:
        yield page.path.replace("{ident}", ident.get(page.path.split("/")[1], ""))
    yield f"/brief?actor={actor.name}"
    yield f"/statements?by={actor.name}"
    yield f"/search?q={fact.trigger}"  # type: ignore[attr-defined]


def processor(place: str, paths: list[str]) -> dict[str, float]:
    """Give the processor's milliseconds for each page, of which nothing is kept."""
    found: dict[str, float] = {}
    for path in paths:
        client = Client(create_app(place))
        client.get("/about")
        begun = time.process_time()
        client.get(path)
        found[path] = 1000 * (time.process_time() - begun)
        print(f"alone: {path[:60]:<60}{found[path]:7.0f} ms of the processor", flush=True)
    return found


@contextmanager
def served(place: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve the record as a person would, and wait until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "goodoffices", "serve", place, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            yield answering(f"http://127.0.0.1:{port}", server), server
        finally:
            server.terminate()


def answering(home: str, server: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        try:
            httpx.get(f"{home}/about", timeout=120)
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return home
    raise SystemExit("the pages are not served")


@contextmanager
def reading(place: str, many: int, *, quiet: bool) -> Iterator[subprocess.Popen[bytes] | None]:
    """Write reports into the record meanwhile."""
    if quiet:
        yield None
        return
    here = str(Path(__file__).resolve().parent)
    with subprocess.Popen([sys.executable, "-c", FEED, here, place, str(many)]) as writer:
        try:
            yield writer
        finally:
            writer.terminate()


def asked_by_many(
    home: str, paths: list[str], readers: int, seconds: float
) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Let readers ask for all pages, each in its own order; give the times and sizes."""
    until = time.monotonic() + seconds
    seen: dict[str, list[float]] = defaultdict(list)
    sizes: dict[str, float] = {}

    def reader(number: int) -> None:
        chance = random.Random(number)
        with httpx.Client(base_url=home, timeout=120) as client:
            while time.monotonic() < until:
                for path in chance.sample(paths, len(paths)):
                    if time.monotonic() > until:
                        return
                    begun = time.perf_counter()
                    answer = client.get(path)
                    seen[path].append(1000 * (time.perf_counter() - begun))
                    sizes[path] = max(sizes.get(path, 0.0), len(answer.content) / 1000)
                    if answer.status_code != 200:
                        print(f"{path}: status {answer.status_code}", flush=True)

    threads = [threading.Thread(target=reader, args=(number,)) for number in range(readers)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return seen, sizes


def said(seen: dict[str, list[float]], sizes: dict[str, float], alone: dict[str, float]) -> int:
    """Print one line for each page, the slowest last; 1 where a goal is missed."""
    print(f"{'page':<44}{'asked':>7}{'median':>8}{'95th':>8}{'kB':>7}{'alone':>7}")
    missed = 0
    for path in sorted(seen, key=lambda each: statistics.median(seen[each])):
        times = sorted(seen[path])
        median, tail = statistics.median(times), times[int(0.95 * (len(times) - 1))]
        bad = median > MEDIAN or tail > TAIL or sizes[path] > LARGEST
        missed += bad
        cost = f"{alone[path]:7.0f}" if path in alone else ""
        told = f"{path[:43]:<44}{len(times):7}{median:8.0f}{tail:8.0f}{sizes[path]:7.0f}{cost}"
        print(told + (" missed" if bad else ""))
    print(f"all: {summed(seen)}")
    return 1 if missed else 0


def summed(seen: dict[str, list[float]]) -> str:
    """Sum up the times of all answers."""
    every = sorted(time for times in seen.values() for time in times)
    tail = every[int(0.95 * len(every))]
    return f"{len(every)} answers, median {statistics.median(every):.0f} ms, 95th {tail:.0f}"


if __name__ == "__main__":
    sys.exit(main())
