"""Reads generated hostile reports and visits every page: nothing may execute, break out or fail.

python benchmarks/hostile.py --reports 5000 --folder FOLDER
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import hostile_reports
from goodoffices import api
from goodoffices.run import read_into
from goodoffices.show.app import create_app
from goodoffices.show.pages import PAGES
from goodoffices.summary import Choices
from show_client import Client


def addresses(record: Path, seed: int) -> Iterator[str]:
    """Give every page, its table, each report and the actors, a sample of them where many."""
    with api.open(record, read_only=True) as opened:
        reports = [one.id for one in opened.reports()]
        actors = [one.id for one in opened.actors()]
    chance = random.Random(seed)
    for page in PAGES:
        known = {"reports": reports, "actors": actors}.get(page.path.split("/")[1], [""])
        for ident in chance.sample(known, min(200, len(known))) if "{" in page.path else [""]:
            yield page.path.replace("{ident}", ident)
        if page.sheet and "{" not in page.path:
            yield f"{page.path}.csv"
    yield "/api/facts"
    yield from (f"/search?q={word}" for word in ("script", "peace", "%3Cb%3E", "alert"))


def main() -> int:
    """Read, visit, and say what was found; 1 if anything broke out or failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=6)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    source, record = asked.folder / "hostile.jsonl", asked.folder / "hostile.db"
    hostile_reports.write(source, asked.reports, seed=asked.seed)
    begun = time.monotonic()
    summary = read_into([str(source)], str(record), choices=Choices(reader="rules"))
    print(
        f"{summary.read} read, {len(summary.skipped)} skipped in {time.monotonic() - begun:.0f} s"
    )
    client, visited, wrong = Client(create_app(str(record))), 0, 0
    for address in addresses(record, asked.seed):
        answer = client.get(address)
        visited += 1
        troubles = hostile_reports.troubles(answer)
        wrong += bool(troubles)
        for trouble in troubles:
            print(f"{address}: {trouble}")
    print(f"{visited} pages visited, {wrong} in trouble")
    return 1 if wrong or summary.read == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
