"""Reads generated hostile reports and visits every page: nothing may execute, break out or fail.

python benchmarks/hostile.py --reports 5000 --folder FOLDER [--chromium] [--sample 200]

With `--chromium` a real browser visits them too and watches for dialogs, calls, errors, reports of
the content policy, elements and globals that are not ours; then it loads every report of the
record, the texts and fields of twenty-five on one page. `--record` visits a record read before;
`--texts --first 1000 --many 1000` loads a piece of its reports and visits nothing else.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

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

AT_ONCE = 25
"""Reports of which Chromium loads the contents on one page."""
TOLD_EVERY = 250
"""Reports after which the loading says how far it is."""
Answer = tuple[bytes, list[tuple[bytes, bytes]]]
"""A page as it is sent: its contents and its headers."""


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
    parser.add_argument("--first", type=int, default=0, help="number of the first report loaded")
    parser.add_argument("--many", type=int, help="how many reports Chromium loads; else all")
    parser.add_argument("--texts", action="store_true", help="load the reports, visit nothing else")
    return parser.parse_args()


def read(asked: argparse.Namespace) -> Path:
    """Read the reports by parts, so that a stopped run goes on where it was."""
    asked.folder.mkdir(parents=True, exist_ok=True)
    source, record = asked.folder / "hostile.jsonl", asked.folder / "hostile.db"
    hostile_reports.write(source, asked.reports, seed=asked.seed)
    begun = time.monotonic()
    summary = read_into([str(source)], str(record), choices=Choices(reader="rules"))
    took = time.monotonic() - begun
    read_now = summary.read + summary.unchanged
    aside, refused = summary.aside, len(summary.skipped)
    print(f"{read_now} read, {aside} set aside, {refused} refused, {took:.0f} s")
    if read_now + aside + refused != asked.reports:
        raise SystemExit("some reports are not accounted for")
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


def visited_in_chromium(app: Any, paths: Iterable[str]) -> int:
    """Visit every page in Chromium; give how many came to life or failed."""
    config = uvicorn.Config(app, port=0, log_level="error")
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


class Together:
    """The application, with pages on which the contents of many reports stand one after another."""

    def __init__(self, app: Any, pages: dict[str, Answer]) -> None:
        """Keep the application, and the pages by their addresses, with their headers."""
        self._app = app
        self._pages = pages

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Give one of these pages, or whatever the application gives."""
        made = self._pages.get(scope.get("path", ""))
        if made is None:
            await self._app(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": made[1]})
        await send({"type": "http.response.body", "body": made[0]})


def together(client: Client, reports: Sequence[str]) -> Answer:
    """Give the page of the first of some reports, with the contents of the others behind its own.

    Headers, frame and scripts are those of the application: what breaks out of one report meets
    the same browser, the same policy and the same scripts as on a page of its own.
    """
    answers = [client.get(f"/reports/{one}") for one in reports]
    inner = [
        each.text.split("<main", 1)[1].split(">", 1)[1].rpartition("</main>")[0] for each in answers
    ]
    head, _, foot = answers[0].text.rpartition("</main>")
    names = [(k, v) for k, v in answers[0].headers.raw if k.lower() != b"content-length"]
    return (head + "".join(inner[1:]) + "</main>" + foot).encode(), names


def all_in_chromium(record: Path, first: int = 0, many: int | None = None) -> int:
    """Load reports in Chromium, many on one page; give how many pages came to life.

    Each page is made when it is visited and let go after, so that of any number of reports only
    one page is held, and a run may be split: `many` reports from the `first` on.
    """
    app = create_app(str(record))
    with api.open(record, read_only=True) as opened:
        every = [one.id for one in opened.openings(0)]
    reports = every[first : None if many is None else first + many]
    if not reports:
        print(f"no report to load: the record has {len(every)}")
        return 1
    pages: dict[str, Answer] = {}
    begun = time.monotonic()
    wrong = visited_in_chromium(Together(app, pages), made_ahead(Client(app), reports, pages))
    took = time.monotonic() - begun
    print(f"{len(reports)} reports loaded in Chromium, {AT_ONCE} on a page, {took:.0f} s")
    return wrong


def made_ahead(client: Client, reports: Sequence[str], pages: dict[str, Answer]) -> Iterator[str]:
    """Put page after page of reports in place, one ahead of the browser, and give its address."""
    starts = iter(range(0, len(reports), AT_ONCE))

    def put(at: int) -> str:
        path = f"/together/{at}"
        pages[path] = together(client, reports[at : at + AT_ONCE])
        return path

    with ThreadPoolExecutor(1) as beside:
        ahead = beside.submit(put, next(starts))
        while ahead is not None:
            path = ahead.result()
            following = next(starts, None)
            ahead = None if following is None else beside.submit(put, following)
            yield path
            del pages[path]
            loaded = int(path.rpartition("/")[2]) + AT_ONCE
            if loaded % TOLD_EVERY == 0:
                print(f"{loaded} of {len(reports)}", flush=True)


def main() -> int:
    """Read, visit, and say what was found; 1 if anything broke out or failed."""
    asked = asked_for()
    record = asked.record or read(asked)
    wrong = 0
    if not asked.texts:
        paths = list(addresses(record, asked.seed, asked.sample))
        wrong += not paths
        wrong += asked_without_browser(record, paths)
        if asked.chromium:
            wrong += visited_in_chromium(create_app(str(record)), paths)
    if asked.chromium or asked.texts:
        wrong += all_in_chromium(record, asked.first, asked.many)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
