"""A generated archive: how large its record is, how long merging takes, how fast it answers.

    python benchmarks/archive.py [--sizes 1000,10000] [--into FOLDER] [--postgres ADDRESS]

For each size a record is made of so many invented reports with about twenty facts each (see
`made_archive.py`; no parser is run), merged, and asked. Then one more report of 700 words is read
with the parser, merged and found. CPU seconds stand beside those of the clock: on a shared machine
only the former can be compared. `growth` is the exponent of merging between two sizes: 1 means
that twice as many reports take twice as long.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import made_archive

import goodoffices
from goodoffices import api, record
from goodoffices.merge import bands_of
from goodoffices.merging import merge_pending
from goodoffices.run import read_into

SEED, BATCH, ROUNDS = 1, 100, 15
TELLINGS = 4
"""Tellings of each thing that a page asks for."""
PATIENCE = 3.0
"""Seconds after which a question is not asked again."""
VERSION = record.Version("archive", "made up")
EXAMPLES = Path(goodoffices.__file__).parent / "examples"
KINDS = ("talks", "ceasefire", "figure", "event", "position", "relation")


def main() -> int:
    arguments = parse_arguments()
    results: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as spare:
        folder = Path(arguments.into or spare)
        for size in arguments.sizes:
            place = arguments.postgres or str(folder / f"archive-{size}.db")
            results.append(measured(place, size, folder))
            say(results)
    return 0


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=sizes, default=[1000, 10_000], help="reports, by commas")
    parser.add_argument("--into", help="folder in which the records are kept")
    parser.add_argument("--postgres", help="address of an empty database; give one size")
    return parser.parse_args()


def sizes(words: str) -> list[int]:
    return [int(each) for each in words.split(",")]


def measured(place: str, size: int, folder: Path) -> dict[str, float]:
    """Make, merge and ask one record."""
    engine = record.open_record(place, create=True)
    found: dict[str, float] = {"reports": size}
    timed(found, "write", lambda: write(engine, size))
    timed(found, "merge", lambda: merge_pending(engine))
    with record.reading(engine) as connection:
        found["facts"] = record.count_facts(connection)
    engine.dispose()
    print(json.dumps(found), file=sys.stderr, flush=True)
    if "://" not in place:
        found["megabytes"] = Path(place).stat().st_size / 1e6
    found |= answers(place, size)
    found |= one_more(place, size, folder)
    return found


def write(engine: record.Engine, size: int) -> None:
    """Write the reports as `read` does, batch by batch, without reading anything."""
    for first in range(0, size, BATCH):
        numbers = range(first, min(size, first + BATCH))
        made = [made_archive.reading(SEED, size, number) for number in numbers]
        with record.writing(engine) as connection:
            record.write_readings(connection, made, version=VERSION)
            record.write_bands(connection, {one.report.id: bands_of(one.report) for one in made})


def timed(found: dict[str, float], what: str, done: Callable[[], Any]) -> None:
    """Note how long something takes, by the clock and of the processor."""
    clock, cpu = time.perf_counter(), time.process_time()
    done()
    found[f"{what} cpu s"] = time.process_time() - cpu
    found[f"{what} s"] = time.perf_counter() - clock


def answers(place: str, size: int) -> dict[str, float]:
    """Give the median milliseconds of what `show` and `find` ask."""
    one = made_archive.reading(SEED, size, size // 2)
    who = sorted(one.actors, key=lambda each: each.kind.value)[0].name
    words = " ".join(one.facts[0].sentence.of(one.report.text).split()[:2])
    found: dict[str, float] = {}
    with api.open(place) as opened:
        asked: dict[str, Callable[[], Any]] = {
            f"show {kind}": lambda kind=kind: opened.things(kind, limit=100, most=TELLINGS)
            for kind in KINDS
        }
        asked["show statements"] = lambda: opened.statements(limit=100)
        asked["show by actor"] = lambda: opened.things(
            "event", involving=who, limit=100, most=TELLINGS
        )
        asked["show actors"] = lambda: opened.standings(limit=100)
        asked["find"] = lambda: opened.search(words)
        for name, ask in asked.items():
            times: list[float] = []
            while len(times) < ROUNDS and sum(times) < PATIENCE:
                begun = time.process_time()
                ask()
                times.append(time.process_time() - begun)
            found[f"{name} ms"] = 1000 * statistics.median(times)
    return found


def one_more(place: str, size: int, folder: Path) -> dict[str, float]:
    """Read, merge and find one more report of 700 words, the language model loaded before."""
    words = "Zanzor Quibbleton"
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))]
    nearest = sorted(texts, key=lambda text: abs(len(text.split()) - 700))[:2]
    files = []
    for nth, text in enumerate(nearest):
        path = folder / f"new-{size}-{nth}.txt"
        path.write_text(f"{text}\n\n{words} said talks would go on.\n", encoding="utf-8")
        files.append(str(path))
    read_into(files[:1], place)
    found: dict[str, float] = {}

    def arrive() -> None:
        read_into(files[1:], place)
        with api.open(place) as opened:
            if len(opened.search(words)) < 2:
                raise SystemExit("the new report is not found")

    timed(found, "one more", arrive)
    return found


def say(results: list[dict[str, float]]) -> None:
    """Print the newest figures as JSON, with the growth since the size before."""
    now = {name: round(value, 2) for name, value in results[-1].items()}
    if len(results) > 1:
        before = results[-2]
        larger = math.log(now["reports"] / before["reports"])
        now["growth"] = round(math.log(now["merge cpu s"] / before["merge cpu s"]) / larger, 3)
    print(json.dumps(now, indent=1), flush=True)


if __name__ == "__main__":
    sys.exit(main())
