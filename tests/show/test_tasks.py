"""The first three tasks of docs/tasks.md, step by step in Chromium."""

from __future__ import annotations

import re
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

import stored
import world
from goodoffices.show.app import create_app

CHROMIUM = shutil.which("chromium") or ""
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a record of its own, for it is changed here."""
    place: Path = tmp_path_factory.mktemp("tasks") / "tarvia.db"
    stored.record(place, *world.readings()).dispose()
    server = uvicorn.Server(uvicorn.Config(create_app(str(place)), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    with sync_playwright() as play:
        made = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    made = browser.new_page()
    made.set_default_timeout(15_000)
    yield made
    made.close()


def test_who_said_it_and_when(tab: Page, address: str) -> None:
    tab.goto(f"{address}/")
    tab.get_by_label("Search reports and facts").fill("door open")
    tab.keyboard.press("Enter")
    hit = tab.locator(".hits > li").first
    assert "17 Feb 2014" in hit.inner_text()
    hit.get_by_role("link", name="Ana Vale offers").click()
    tab.wait_for_url(re.compile("/reports/"))
    assert "Ana Vale" in tab.locator("article.fact.chosen").inner_text()


def test_an_attribution_is_corrected_and_taken_back(tab: Page, address: str) -> None:
    tab.goto(f"{address}/statements?q=door")
    tab.locator("main a.src").first.click()
    tab.get_by_role("link", name="Correct, accept or reject it").click()
    form = tab.locator("form:has(input[value=speakers])")
    form.get_by_label("Speakers").fill("Josef Marr")
    form.get_by_label("Your name").fill("Mara Holt")
    form.get_by_role("button").click()
    tab.get_by_text("Corrected by Mara Holt").wait_for()
    tab.goto(f"{address}/statements?q=door")
    assert "Josef Marr" in tab.inner_text("tbody")
    tab.locator("main a.src").first.click()
    tab.get_by_role("link", name="Correct, accept or reject it").click()
    tab.get_by_role("button", name=re.compile("^Undo")).click()
    tab.get_by_text("Corrected by Mara Holt").wait_for(state="detached")
    tab.goto(f"{address}/statements?q=door")
    assert "Ana Vale" in tab.inner_text("tbody")
    tab.goto(f"{address}/review/history")
    assert tab.inner_text("main").count("Mara Holt") >= 2


def test_a_brief_of_one_month_is_made_and_taken_away(tab: Page, address: str) -> None:
    tab.goto(f"{address}/")
    tab.get_by_role("link", name="Brief", exact=True).click()
    tab.get_by_label("From", exact=True).fill("2014-02")
    tab.get_by_label("To", exact=True).fill("2014-02")
    tab.get_by_role("button", name="Show").click()
    tab.get_by_text("Narrowed to February 2014.").wait_for()
    with tab.expect_download() as waited:
        tab.get_by_role("link", name="Markdown").click()
    assert "Narrowed to February 2014." in Path(waited.value.path()).read_text("utf-8")
