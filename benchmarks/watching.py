"""Watches two local feeds for so many updates, one of them with bad days, and counts what arrives.

    python benchmarks/watching.py [--updates 200] [--reader rules] [--seed 1]

Every fifth update comes on the troubled feed, whose server answers one request in seven with 503
and keeps one in ten waiting for two seconds. `goodoffices watch` runs as a person starts it. For
each update it is measured how long after its publication the record shows it to another reader,
and how long until the watch tells of it. At the end every story must stand in the record once.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Thread

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from site_here import gives, running
from wire_here import Wire

PLACES = ("Aleppo", "Homs", "Idlib", "Taiz", "Hodeidah", "Juba", "Malakal", "Tripoli", "Sirte")
STORY = (
    "The army and the rebels agreed on a truce for {place} on day {number} of the talks, the UN"
    " envoy Ann Roe said.\n“We count on {number} observers,” she told reporters.\n"
    "The fighting has killed {killed} people in {place} since 2011, Human Rights Watch said."
)


def main() -> int:
    """Publish, wait, and say what was found; 1 if anything was lost, doubled or late."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--updates", type=int, default=200)
    parser.add_argument("--pause", type=float, default=1.3, help="seconds between two updates")
    parser.add_argument("--reader", choices=["rules", "learnt"], default="rules")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with running() as good, running() as bad, tempfile.TemporaryDirectory() as place:
        chance = random.Random(asked.seed)
        wires = [Wire(good), Wire(bad)]
        wires[1].before = troubled(chance)
        plan = Path(place) / "feeds.toml"
        feeds = (f'[[feed]]\naddress = "{wire.address}"\nevery = "1s"\n' for wire in wires)
        plan.write_text("\n".join(feeds), encoding="utf-8")
        record = Path(place) / "a.db"
        command = [sys.executable, "-m", "goodoffices", "watch", str(plan), "--into", str(record)]
        command += ["--json", "--allow-private", "--reader", asked.reader]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            told: dict[str, float] = {}
            Thread(target=listen, args=(process, told), daemon=True).start()
            try:
                published, seen = publish(wires, record, asked, chance)
            finally:
                process.terminate()
        return say(wires, record, published, seen)


def troubled(chance: random.Random) -> object:
    """Make a server that fails often and is slow at times."""

    def answer(request: BaseHTTPRequestHandler) -> bool:
        if chance.random() < 0.1:
            time.sleep(2.0)
        if chance.random() < 1 / 7:
            gives("", status=503)(request)
            return True
        return False

    return answer


def listen(process: subprocess.Popen[str], told: dict[str, float]) -> None:
    """Note when the watch tells of each report."""
    for line in process.stdout or ():
        for ident in json.loads(line)["new"]:
            told[ident] = time.monotonic()


def publish(
    wires: list[Wire], record: Path, asked: argparse.Namespace, chance: random.Random
) -> tuple[dict[str, float], dict[str, float]]:
    """Publish the stories one by one, and note when the record shows each."""
    published: dict[str, float] = {}
    seen: dict[str, float] = {}
    wires[0].add("first", STORY.format(place="Homs", number=0, killed=1))
    published["first"] = time.monotonic()
    wait_for(record, published, seen, until=time.monotonic() + 60, all_=True)
    published.clear(), seen.clear()
    for number in range(1, asked.updates + 1):
        name = f"story-{number}"
        wire = wires[number % 5 == 0]
        text = STORY.format(
            place=chance.choice(PLACES), number=number, killed=chance.randint(2, 9999)
        )
        wire.add(name, text)
        published[name] = time.monotonic()
        wait_for(record, published, seen, until=time.monotonic() + asked.pause, all_=False)
    wait_for(record, published, seen, until=time.monotonic() + 60, all_=True)
    return published, seen


def wait_for(
    record: Path, published: dict[str, float], seen: dict[str, float], *, until: float, all_: bool
) -> None:
    """Look into the record again and again, and note what is new in it."""
    while time.monotonic() < until and not (all_ and len(seen) >= len(published)):
        for name in names_in(record):
            if name in published:
                seen.setdefault(name, time.monotonic())
        time.sleep(0.05)


def names_in(record: Path) -> list[str]:
    if not record.exists():
        return []
    try:
        with closing(sqlite3.connect(f"file:{record}?mode=ro", uri=True)) as connection:
            rows = connection.execute("SELECT name FROM report").fetchall()
    except sqlite3.OperationalError:
        return []
    return [row[0].rsplit("/", 1)[-1] for row in rows]


def say(
    wires: list[Wire], record: Path, published: dict[str, float], seen: dict[str, float]
) -> int:
    """Print how long it took, and what was lost or doubled."""
    counted = Counter(names_in(record))
    lost = [name for name in published if not counted[name]]
    doubled = [name for name in published if counted[name] > 1]
    waits = {name: seen[name] - published[name] for name in seen}
    for kind, wire in zip(("well", "troubled"), wires, strict=True):
        own = sorted(waits[name] for name in waits if name in wire.stories)
        if own:
            middle = own[len(own) // 2]
            print(
                f"{kind} feed: {len(own)} updates, median {middle:.1f} s, longest {own[-1]:.1f} s"
            )
            print(f"  the server was asked {len(wire.site.asked)} times")
    late = sum(wait > 5.0 for wait in waits.values())
    print(f"{len(published)} published, {len(lost)} lost, {len(doubled)} doubled, {late} late")
    return 1 if lost or doubled or late else 0


if __name__ == "__main__":
    sys.exit(main())
