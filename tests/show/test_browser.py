"""Every page in Chromium: no fault that axe finds, no error, no request to another machine."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright

import build
import world
from goodoffices.accounts import Users
from goodoffices.show.access import Access
from goodoffices.show.app import create_app
from goodoffices.show.pages import PAGES

CHROMIUM = shutil.which("chromium") or ""
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
]
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TARVIA = build.actor("Tarvia").id
WHATIF = "/whatif?file=siege.toml&challenge=1&move=own:siege lifted"
ADDRESSES = [world.address_of(page.path) for page in PAGES] + [
    "/statements?q=zebra",
    "/add",
    "/?since=2014-03",
    "/network?since=2014&until=2014",
    f"/reports/{world.FIRST.id}?kind=figure",
    "/search?q=siege",
    f"/reports/{world.HOSTILE.id}",
    WHATIF,
]


@pytest.fixture(scope="module")
def address(war: Path) -> Iterator[str]:
    """Serve the pages on a free port of this machine."""
    with served(create_app(str(war))) as found:
        yield found


@pytest.fixture(scope="module")
def gate(war: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the pages to people who sign in."""
    users = Users(tmp_path_factory.mktemp("users") / "users.json")
    users.add("Ada", "analyst", "a lake in the north")
    with served(create_app(str(war), access=Access(users))) as found:
        yield found


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
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
        yield play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


LOOKS = [("light", 1280), ("dark", 1280), ("dark", 360)]


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Open a tab in one of two colours and two widths."""
    scheme, width = request.param
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ADDRESSES)
def test_page_has_no_fault(tab: Page, address: str, path: str):
    told: list[str] = []
    asked: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(address + path)
    found = Axe().run(tab)
    faults = [(f["id"], f["nodes"][0]["html"][:200]) for f in found.response["violations"]]
    assert faults == []
    assert told == []
    assert all(url.startswith(address) for url in asked)
    width = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0


def test_source_number_opens_the_panel_and_escape_closes_it(tab: Page, address: str):
    tab.goto(f"{address}/relations")
    tab.locator("a.src").first.click()
    tab.wait_for_selector("#evidence.open")
    assert "Sera Union supports the Northern Front" in tab.inner_text("#evidence")
    tab.keyboard.press("Escape")
    assert not tab.locator("#evidence.open").count()
    assert tab.evaluate("document.activeElement.className") == "src"


@pytest.mark.parametrize("question", ["/actors", "/positions", "/talks", "/figures", "/due"])
def test_one_click_answers_a_question_and_one_more_opens_its_words(
    tab: Page, address: str, question: str
):
    tab.goto(address)
    tab.locator(f'nav a[href="{question}"]').click()
    tab.wait_for_url(address + question)
    if question == "/actors":
        tab.locator(f'main a[href="/actors/{TARVIA}"]').first.click()
        tab.wait_for_url(f"{address}/actors/{TARVIA}")
    tab.locator("main a.m, main a.src").first.click()
    tab.wait_for_selector("#evidence.open")


def test_keys_walk_through_the_facts(tab: Page, address: str):
    tab.goto(f"{address}/reports/{world.FIRST.id}")
    tab.keyboard.press("n")
    tab.keyboard.press("n")
    second = tab.locator("article.fact").nth(1).get_attribute("id") or ""
    here = "#s" + second.removeprefix("fact-")
    # The address of the page as the browser has it: `tab.url` may lag behind a key.
    tab.wait_for_function("here => location.hash === here", arg=here)
    tab.keyboard.press("p")
    tab.wait_for_function("here => location.hash && location.hash !== here", arg=here)


def test_fields_of_a_fact_stand_beside_or_below_its_words(tab: Page, address: str):
    tab.goto(f"{address}/reports/{world.FIRST.id}")
    tag = tab.locator("a.tag").nth(1)
    wanted = (tag.get_attribute("href") or "").removeprefix("#")
    tag.click()
    shown = tab.locator("#fields.open" if tab.viewport_size["width"] < 1000 else f"#{wanted}")
    assert shown.is_visible()
    assert tab.locator(f"#{wanted} h2").text_content().split() == (
        shown.locator("h2").text_content().split()
    )
    tab.keyboard.press("Escape")
    assert not tab.locator("#fields.open").count()


def test_a_fact_and_its_words_light_up_together(tab: Page, address: str):
    tab.goto(f"{address}/reports/{world.FIRST.id}")
    part = tab.locator("[data-f]").first
    part.hover()
    lit = part.get_attribute("data-f")
    assert "hot" in (tab.locator(f"#fact-{lit}").get_attribute("class") or "")
    tab.mouse.move(0, 0)
    assert "hot" not in (tab.locator(f"#fact-{lit}").get_attribute("class") or "")


def test_signing_in_has_no_fault_and_opens_the_page_asked_for(tab: Page, gate: str):
    tab.goto(f"{gate}/due")
    assert Axe().run(tab).response["violations"] == []
    tab.fill("#name", "Ada")
    tab.fill("#password", "a lake in the north")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{gate}/due")
    tab.goto(f"{gate}/signin")
    assert "You are signed in as Ada" in tab.inner_text("main")
    assert Axe().run(tab).response["violations"] == []


def test_page_works_without_a_script(browser: Browser, address: str):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}/relations")
    tab.locator("a.src").first.click()
    assert f"/reports/{world.FIRST.id}?fact=" in tab.url
    context.close()
