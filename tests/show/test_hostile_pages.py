"""Generated hostile reports in Chromium: nothing executes; and the watch sees what would."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Page, sync_playwright

import build
import stored
import world
from goodoffices.show.app import create_app
from goodoffices.show.pages import PAGES
from hostile_browser import Watched

CHROMIUM = shutil.which("chromium") or ""
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
]
BAD = """<!DOCTYPE html><title>x</title><main></main><footer></footer>
<img id=breakout src=x onerror="alert(1)"><script>var leaked = 1; alert(2)</script>
<a href="javascript:alert(3)">x</a><div style="width: 5000px">x</div>"""


@contextmanager
def serving(place: Path) -> Iterator[str]:
    """Serve the pages of a record."""
    server = uvicorn.Server(uvicorn.Config(create_app(str(place)), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def address(war: Path) -> Iterator[str]:
    """Serve the pages of the small war, in which one report is hostile."""
    with serving(war) as home:
        yield home


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def test_no_page_comes_to_life(tab: Page, address: str) -> None:
    watched = Watched(tab, address)
    told = {page.path: world.address_of(page.path) for page in PAGES}
    told["hostile"] = f"/reports/{world.HOSTILE.id}"
    assert {name: found for name, at in told.items() if (found := watched.troubles(at))} == {}


LONG = "á" * 300
LONG_NAMED = build.report(
    f"Mara Keller said that {LONG} will hold. Mara Keller met {LONG} on Monday.",
    name=f"{LONG}.txt",
    title=LONG,
    outlet=f"Wire{LONG}",
    author=LONG,
)


@pytest.fixture(scope="module")
def long_words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a record whose one report has words without a gap wherever it can."""
    place = tmp_path_factory.mktemp("long") / "long.db"
    said = build.statement(LONG_NAMED, "Mara Keller", f"{LONG} will hold", cue="said")
    met = build.event(LONG_NAMED, "COOPERATE", "met", "Mara Keller", LONG)
    stored.record(place, stored.reading_of(LONG_NAMED, said, met)).dispose()
    with serving(place) as home:
        yield home


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "path",
    [
        *(page.path for page in PAGES if "{" not in page.path),
        f"/reports/{LONG_NAMED.id}",
        f"/actors/{stored.actor_id('Mara Keller')}",
        f"/actors/{stored.actor_id(LONG)}",
    ],
)
def test_words_without_a_gap_widen_no_page(
    tab: Page, long_words: str, path: str, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    answer = tab.goto(f"{long_words}{path}")
    assert answer is not None
    assert answer.status == 200
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_watch_sees_what_comes_to_life(tab: Page, address: str) -> None:
    tab.route("**/bad", lambda route: route.fulfill(body=BAD, content_type="text/html"))
    found = " | ".join(Watched(tab, address).troubles("/bad"))
    for sign in ("alert was called", "an element <img", "a handler", "an address javascript:",
                 "a global leaked", "px too wide"):  # fmt: skip
        assert sign in found
