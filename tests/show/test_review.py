"""Review in Chromium: each action by keyboard, and by plain forms where no script runs."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

import stored
import world
from goodoffices import api
from goodoffices.facts import Judgement, Statement
from goodoffices.record import write_judgements, writing
from goodoffices.show.app import create_app

CHROMIUM = shutil.which("chromium") or ""
browsing = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
]
FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-sync"]
SAID = next(f for f in world.facts_of_first() if isinstance(f, Statement))
LEFT, RIGHT = sorted((stored.actor_id("Ana Vale"), stored.actor_id("Josef Marr")))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Write a record that a test may change, with a pair that the program judged."""
    place = tmp_path / "own.db"
    engine = stored.record(place, *world.readings())
    with writing(engine) as connection:
        pair = Judgement(LEFT, RIGHT, "actor", "different", 0.6, ("two first names",))
        write_judgements(connection, [pair])
    engine.dispose()
    return place


@pytest.fixture
def address(own: Path) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(create_app(str(own)), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        yield play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param)
    context.set_default_timeout(5000)
    yield context.new_page()
    context.close()


def shown(own: Path) -> Statement:
    with api.open(own, read_only=True) as record:
        fact = record.fact(SAID.id)
    assert isinstance(fact, Statement)
    return fact


def name_if_asked(tab: Page, name: str = "Mara Holt") -> None:
    for field in tab.locator("input[name=by]").all():
        if field.is_visible():
            field.fill(name)


def faultless(tab: Page) -> None:
    found = Axe().run(tab)
    assert [(f["id"], f["nodes"][0]["html"][:200]) for f in found.response["violations"]] == []


class TestInChromium:
    """Every action of the review pages."""

    pytestmark = browsing

    @pytest.mark.parametrize(
        ("button", "verdict"), [("Accept", "accepted"), ("Reject", "rejected")]
    )
    def test_accept_and_reject_then_undo(
        self, tab: Page, address: str, own: Path, button: str, verdict: str
    ) -> None:
        tab.goto(f"{address}/review?fact={SAID.id}")
        name_if_asked(tab)
        tab.get_by_role("button", name=button, exact=True).click()
        assert f"{verdict} by a person" in tab.inner_text("main")
        assert shown(own).verdict == verdict
        assert not tab.locator("input[name=by]").count()
        tab.get_by_role("button", name="Undo entry 1").click()
        assert shown(own).verdict == ""

    def test_correct_is_marked_in_lists_and_reader(
        self, tab: Page, address: str, own: Path
    ) -> None:
        tab.goto(f"{address}/review?fact={SAID.id}")
        tab.get_by_label("Speakers", exact=False).fill("Josef Marr")
        name_if_asked(tab)
        tab.get_by_role("button", name="Correct speakers", exact=True).click()
        assert shown(own).speakers[0].shown == "Josef Marr"
        assert shown(own).corrections[0].by == "Mara Holt"
        tab.goto(f"{address}/statements?q=door")
        assert "Josef Marr" in tab.inner_text("tbody")
        assert "corrected" in tab.inner_text("tbody")
        tab.goto(f"{address}/reports/{world.FIRST.id}?fact={SAID.id}")
        assert "the program read “Ana Vale”" in tab.inner_text(f"#fact-{SAID.id}")

    @pytest.mark.parametrize("verdict", ["Same", "Different"])
    def test_pair_is_judged(self, tab: Page, address: str, own: Path, verdict: str) -> None:
        tab.goto(f"{address}/review?state=pairs")
        name_if_asked(tab)
        tab.get_by_role("button", name=verdict, exact=True).click()
        with api.open(own) as record:
            [made] = record.judgements(by="Mara Holt")
        assert (made.verdict, made.left, made.right) == (verdict.lower(), LEFT, RIGHT)
        tab.goto(f"{address}/review/history")
        assert f"judged {'the ' * (verdict == 'Same')}{verdict.lower()}" in tab.inner_text("tbody")
        tab.get_by_role("button", name="Undo entry 1").click()
        with api.open(own) as record:
            assert not record.judgements(by="Mara Holt")

    def test_keys_do_what_the_buttons_do(self, browser: Browser, address: str, own: Path) -> None:
        context = browser.new_context()
        tab = context.new_page()
        tab.goto(f"{address}/review?fact={SAID.id}")
        name_if_asked(tab)
        tab.locator(".waiting").focus()
        with tab.expect_navigation():
            tab.keyboard.press("a")
        assert shown(own).verdict == "accepted"
        with tab.expect_navigation():
            tab.keyboard.press("u")
        with tab.expect_navigation():
            tab.keyboard.press("r")
        assert shown(own).verdict == "rejected"
        tab.goto(f"{address}/review")
        first = tab.evaluate("document.activeElement.id")
        tab.keyboard.press("n")
        assert tab.evaluate("document.activeElement.id") not in (first, "")
        tab.keyboard.press("p")
        assert tab.evaluate("document.activeElement.id") == first
        tab.keyboard.press("c")
        assert tab.locator("details[open]").count() == 1
        tab.keyboard.press("Escape")
        tab.keyboard.press("?")
        assert tab.locator(".keys").is_hidden()
        context.close()

    def test_pages_have_no_fault(self, browser: Browser, address: str, own: Path) -> None:
        with api.open(own) as record:
            record.review(SAID, "correct", field="act", value="refuse", by="Mara", why="<b>x</b>")
        for scheme, width in (("light", 1280), ("dark", 360)):
            context = browser.new_context(
                color_scheme=scheme,  # type: ignore[arg-type]
                viewport={"width": width, "height": 800},
                reduced_motion="reduce",
            )
            tab = context.new_page()
            for path in ("/review", "/review?state=corrected", "/review?state=pairs"):
                tab.goto(address + path)
                faultless(tab)
                wide = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
                assert wide <= 0, path
            tab.goto(f"{address}/review/history")
            context.close()

    def test_enter_behind_a_key_decides_as_the_key_says_and_can_be_taken_back_at_once(
        self, browser: Browser, address: str, own: Path
    ) -> None:
        context = browser.new_context()
        tab = context.new_page()
        tab.goto(f"{address}/review?kind=statement")
        tab.locator(f"#w{SAID.id}").focus()
        tab.keyboard.press("r")
        tab.keyboard.type("Mara Holt")
        with tab.expect_navigation():
            tab.keyboard.press("Enter")
        assert shown(own).verdict == "rejected"
        assert tab.inner_text(".done p").startswith("Rejected: ")
        with tab.expect_navigation():
            tab.keyboard.press("u")
        assert shown(own).verdict == ""
        assert not tab.locator(".done").count()
        context.close()

    def test_enter_in_a_field_decides_nothing_where_several_buttons_stand(
        self, tab: Page, address: str, own: Path
    ) -> None:
        tab.goto(f"{address}/review?fact={SAID.id}")
        name_if_asked(tab)
        tab.get_by_label("Reason, kept in the history").press("Enter")
        tab.wait_for_timeout(300)
        assert tab.url == f"{address}/review?fact={SAID.id}"
        assert shown(own).verdict == ""
