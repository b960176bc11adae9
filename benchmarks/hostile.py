"""Reads generated hostile reports and visits every page: nothing may execute, break out or fail.

python benchmarks/hostile.py --reports 5000 --folder FOLDER [--chromium] [--sample 200]

With `--chromium` a real browser visits them too and watches for dialogs, calls, errors, reports of
the content policy, elements and globals that are not ours. `--record` visits a record read before.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import uvicorn
from playwright.sync_api import sync_playwright

import hostile_reports
from goodoffices import api
from goodoffices.run import read_into
from goodoffices.show.app import create_app
from goodoffices.show.pages import PAGES
from goodoffices.summary import Choices
from hostile_browser import Watched
from show_client import Client


def addresses(record: Path, seed: int, sample: int = 200) -> Iterator[str]:
    """Give every page, its table, each report and the actors, a sample of them where many."""
    with api.open(record, read_only=True) as opened:
        reports = [one.id for one in opened.reports()]
        actors = [one.id for one in opened.actors()]
        things = [one.id for one in opened.facts("event", limit=sample)]
    chance = random.Random(seed)
    for page in PAGES:
        room = page.path.split("/")[1]
        known = {"reports": reports, "actors": actors, "things": things}.get(room, [""])
        for ident in chance.sample(known, min(sample, len(known))) if "{" in page.path else [""]:
            yield page.path.replace("{ident}", ident)
        if page.sheet and "{" not in page.path:
            yield f"{page.path}.csv"
    yield "/api/facts"
    yield from (f"/search?q={word}" for word in ("script", "peace", "%3Cb%3E", "alert"))


def asked_for() -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--sample", type=int, default=200, help="reports and actors visited")
    parser.add_argument("--record", type=Path, help="a record read before: nothing is read")
    parser.add_argument("--chromium", action="store_true", help="visit in Chromium too")
    return parser.parse_args()


def read(asked: argparse.Namespace) -> Path:
    """Read the reports by parts, so that a stopped run goes on where it was."""
    asked.folder.mkdir(parents=True, exist_ok=True)
    source, record = asked.folder / "hostile.jsonl", asked.folder / "hostile.db"
    hostile_reports.write(source, asked.reports, seed=asked.seed)
    begun = time.monotonic()
    summary = read_into([str(source)], str(record), choices=Choices(reader="rules"))
    took = time.monotonic() - begun
    print(f"{summary.read + summary.unchanged} read, {len(summary.skipped)} skipped, {took:.0f} s")
    return record


def asked_without_browser(record: Path, paths: Sequence[str]) -> int:
    """Ask for every address and look at the markup; give how many are in trouble."""
    client, wrong = Client(create_app(str(record))), 0
    for path in paths:
        troubles = hostile_reports.troubles(client.get(path))
        wrong += bool(troubles)
        for trouble in troubles:
            print(f"{path}: {trouble}")
    print(f"{len(paths)} pages asked for, {wrong} in trouble")
    return wrong


def visited_in_chromium(record: Path, paths: Sequence[str]) -> int:
    """Visit every page in Chromium; give how many came to life or failed."""
    config = uvicorn.Config(create_app(str(record)), port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    home = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    wrong = visited = 0
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        tab = browser.new_page()
        tab.set_default_timeout(120_000)
        watched = Watched(tab, home)
        for path in paths:
            if path.split("?")[0].endswith(".csv") or path.startswith("/api"):
                continue
            troubles = watched.troubles(path)
            visited += 1
            wrong += bool(troubles)
            for trouble in dict.fromkeys(troubles):
                print(f"{path}: {trouble}", flush=True)
        browser.close()
    server.should_exit = True
    thread.join(10)
    print(f"{visited} pages visited in Chromium, {wrong} in trouble")
    return wrong


def main() -> int:
    """Read, visit, and say what was found; 1 if anything broke out or failed."""
    asked = asked_for()
    record = asked.record or read(asked)
    paths = list(addresses(record, asked.seed, asked.sample))
    wrong = asked_without_browser(record, paths)
    if asked.chromium:
        wrong += visited_in_chromium(record, paths)
    return 1 if wrong or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
