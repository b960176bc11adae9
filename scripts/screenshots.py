"""Takes a screenshot of every page over the example reports, for the documentation.

    python scripts/screenshots.py [--into docs/screenshots] [--record FILE] [--narrow]

Reads the Syrian example reports into a record of its own, serves it on this machine and visits each
page with Debian's Chromium, light and dark. Pictures are reduced to 96 colours: all of them
together stay under 5 MB.
"""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

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
    "/", "/timeline", "/actors", "/network", "/statements", "/figures", "/talks", "/ceasefires",
    "/positions", "/relations", "/reports", "/due", "/disagreements", "/search?q=ceasefire",
    "/about", "/brief", "/review", "/review/history", "/whatif?issue=leadership", "/add", "/api",
)  # fmt: skip
FIRST_OF = (("/reports", "reader"), ("/actors", "actor"), ("/things", "thing"))
"""Beginning of an address -> the picture of the first page of that sort that a list leads to."""
LISTS = {"/reports": "/reports", "/actors": "/actors", "/things": "/timeline"}
COLOURS = 96


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--record", help="an existing record instead of the examples")
    parser.add_argument("--narrow", action="store_true", help="also 360 pixels wide")
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
            take(f"http://127.0.0.1:{port}", arguments.into, narrow=arguments.narrow)
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


def take(address: str, into: Path, *, narrow: bool) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for width in (1280, 360) if narrow else (1280,):
            for scheme in ("light", "dark"):
                visit(browser, address, into, width, scheme)
        browser.close()


def visit(browser: Browser, address: str, into: Path, width: int, scheme: str) -> None:
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    for path in PAGES:
        page.goto(address + path)
        keep(page, into / f"{name_of(path)}-{width}-{scheme}.png")
    for begins, name in FIRST_OF:
        page.goto(address + LISTS[begins])
        link = page.locator(f"main a[href^='{begins}/']").first
        page.goto(address + str(link.get_attribute("href")))
        keep(page, into / f"{name}-{width}-{scheme}.png")
    page.close()


def keep(page: Page, file: Path) -> None:
    """Write what the window shows with few colours: text needs no more, and files stay small."""
    shot = Image.open(BytesIO(page.screenshot(full_page=False))).convert("RGB")
    shot.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def name_of(path: str) -> str:
    return path.strip("/").split("?")[0].replace("/", "-") or "overview"


if __name__ == "__main__":
    main()
