"""Generates reports that try to break out of what shows them, and looks for signs of success."""

from __future__ import annotations

import json
import random
import re
from html.parser import HTMLParser
from pathlib import Path

import httpx

MARK = "breakout"
"""A name that every injected element bears, so that one that came to life is known."""

MARKUP = (
    f"<script id={MARK}>alert(1)</script>",
    f"<img id={MARK} src=x onerror=alert(1)>",
    f"\"'><svg id={MARK} onload=alert(1)>",
    f"</textarea></title></style></script><iframe id={MARK} srcdoc='x'>",
    f"<a id={MARK} href='javascript:alert(1)'>x</a>",
    f"<style id={MARK}>*{{display:none}}</style>",
    f"' autofocus onfocus=alert(1) id={MARK} x='",
    f"<!--><{MARK}>-->",
    f"<math id={MARK}><mtext></form><form>",
    "{{ 7*7 }}{% for x in y %}${7*7}<%= 7*7 %>",
)
CONTROL = (
    "\u202egnitirw\u202c",
    "\u2066isolate",
    "\x1b[31m\x1b]0;title\x07\x1b[2J",
    "\x00\x01\x08\x7f\x9b31m",
    "a\u0301" * 50,
    "\u200b\u200d\ufeff",
    "\ufffe\uffff",
)
CELLS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", '=HYPERLINK("http://x")')
DATABASE = ("'); DROP TABLE facts; --", '" OR 1=1 --', "NEAR(a b) AND *", "%s %n %x")
ADDRESSES = ("javascript:alert(1)", "https://x.example/'\"><b>", "data:text/html,x")
PEOPLE = ("Anna Berg", "Sergei Lavrov", "John Kerry", "Ban Ki-moon", "Omar Deng")
SENTENCES = (
    'Foreign Minister {who} said {bad} in Oslo on Monday: "The guns {bad} must fall silent."',
    "{who} {bad} demanded that rebels {bad} leave the city before talks in Geneva.",
    "A ceasefire {bad} in Aleppo collapsed on Sunday, {who} said.",
    "At least 40 people {bad} were killed in Homs, according to {bad} {who}.",
    "{bad} envoy {who} met {bad} delegates of Russia and Iran in Geneva on 12 January 2014.",
)


def write(place: Path, many: int, *, seed: int) -> None:
    """Write reports as JSON lines; the same seed gives the same reports."""
    chance = random.Random(seed)
    with place.open("w", encoding="utf-8") as out:
        for number in range(many):
            out.write(json.dumps(_report(chance, number)) + "\n")


def _report(chance: random.Random, number: int) -> dict[str, str]:
    text = " ".join(_sentence(chance) for _ in range(chance.randint(2, 5)))
    if number % 50 == 7:
        text += " " + chance.choice("ax=<") * chance.choice((5_000, 50_000))
    return {
        "id": f"{number}-{_bad(chance)}",
        "title": f"{_bad(chance)} Envoys meet {_bad(chance)}",
        "outlet": f"{_bad(chance)} Wire",
        "published": f"2014-{number % 12 + 1:02}-{number % 28 + 1:02}",
        "url": chance.choice(
            ("javascript:alert(1)", "https://x.example/'\"><b>", "data:text/html,x")
        ),
        "text": f"Envoys meet {_bad(chance)}\n\n{text}\n",
    }


def _sentence(chance: random.Random) -> str:
    frame = chance.choice(SENTENCES).replace("{who}", chance.choice(PEOPLE))
    while "{bad}" in frame:
        frame = frame.replace("{bad}", _bad(chance), 1)
    return frame


def _bad(chance: random.Random) -> str:
    return chance.choice(chance.choice((MARKUP, CONTROL, CELLS, DATABASE)))


def troubles(answer: httpx.Response) -> list[str]:
    """Give what went wrong on a page: a failure, an element or handler of theirs, bare controls."""
    found = [f"status {answer.status_code}"] if answer.status_code != 200 else []
    kind = answer.headers.get("content-type", "")
    if kind.startswith("text/csv"):
        found += [f"cell {c[:30]!r}" for c in re.findall(r'(?:^|,)"?([=+@][^,\n]*)', answer.text)]
    if kind.startswith("text/html"):
        seen = _Seen()
        seen.feed(answer.text)
        found += seen.found
        found += [f"bare {c!r}" for c in sorted(set(_BARE.findall(answer.text)))]
    return found


_BARE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class _Seen(HTMLParser):
    """Looks at every element as a browser would meet it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that no template of ours makes."""
        named = dict(attrs)
        if tag in {"iframe", "style", "math", "img", "object", "embed", MARK}:
            self.found.append(f"element {tag}")
        if tag == "script" and not (named.get("src") or "").startswith("/static/js/"):
            self.found.append("a script of theirs")
        for name, value in attrs:
            told = (value or "").strip().casefold()
            if name.startswith("on") or name == "style" or (name == "id" and told == MARK):
                self.found.append(f"attribute {name}={told[:40]}")
            if name in {"href", "src", "action"} and told.startswith(("javascript:", "data:")):
                self.found.append(f"address {told[:40]}")
