"""Takes a screenshot of every page over the example reports, for the documentation.

    python scripts/screenshots.py [--into docs/screenshots] [--record FILE] [--all]

Reads the Syrian example reports into a record of its own, serves it on this machine and visits each
page with Debian's Chromium. Without --all only the pages shown in the README are taken.
"""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = (
    "/", "/timeline", "/actors", "/statements", "/figures", "/talks", "/ceasefires", "/positions",
    "/relations", "/reports", "/due", "/disagreements", "/search?q=ceasefire", "/about", "/brief",
    "/review", "/review/history", "/whatif", "/add",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--record", help="an existing record instead of the examples")
    parser.add_argument("--all", action="store_true", help="narrow, dark and every page")
    arguments = parser.parse_args()
    arguments.into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        record = arguments.record or str(Path(place) / "syria.db")
        if not arguments.record:
            examples = ROOT / "src" / "goodoffices" / "examples" / "syria"
            run("read", str(examples), "--into", record, "--quiet")
        port = free_port()
        server = subprocess.Popen(
            [sys.executable, "-m", "goodoffices", "serve", record, "--port", str(port)]
        )
        try:
            wait_for(port)
            take(f"http://127.0.0.1:{port}", arguments.into, everything=arguments.all)
        finally:
            server.terminate()
            server.wait()


def run(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "goodoffices", *words], check=True)


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(100):
        try:
            with urlopen(f"http://127.0.0.1:{port}/about", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the pages did not come up")


def take(address: str, into: Path, *, everything: bool) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for width, scheme in ((1280, "light"), (1280, "dark"), (360, "light")):
            if (width, scheme) != (1280, "light") and not everything:
                continue
            visit(browser, address, into, width, scheme)
        browser.close()


def visit(browser: Browser, address: str, into: Path, width: int, scheme: str) -> None:
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    for path in PAGES:
        page.goto(address + path)
        page.screenshot(path=into / f"{name_of(path)}-{width}-{scheme}.png", full_page=False)
    page.goto(address + "/reports")
    page.locator("main a[href^='/reports/']").first.click()
    page.screenshot(path=into / f"reader-{width}-{scheme}.png")
    page.goto(address + "/actors")
    page.locator("main a[href^='/actors/']").first.click()
    page.screenshot(path=into / f"actor-{width}-{scheme}.png")
    page.close()


def name_of(path: str) -> str:
    return path.strip("/").split("?")[0].replace("/", "-") or "overview"


if __name__ == "__main__":
    main()
