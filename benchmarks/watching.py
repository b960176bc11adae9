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
SIDES = (
    "The army and the rebels",
    "The government and the Hill Front",
    "Two militias",
    "Both sides",
)
SENTENCES = (
    "The envoy Ann Roe flew in from Geneva, and said that monitors would follow in the spring.",
    "Shells fell on the market in the night, and three shops burned down, a resident said.",
    "A convoy with flour waited at the eastern checkpoint for a ninth day, the Red Cross said.",
    "The foreign minister called the demand unacceptable and left for the capital.",
    "Families dug in the ruins of a school with their hands, a nurse told the agency.",
    "Commanders on the hill said that they had received no order, and would wait for one.",
    "Prisoners are to be handed over in the last week of the month, according to the list.",
    "The opposition wants the president to step down before any talks begin.",
    "Farmers went back to the fields along the river for the first time since the autumn.",
    "The Security Council is to vote on a mission of observers, diplomats said in New York.",
)


def story(number: int, chance: random.Random) -> str:
    """Write a story that is like no other."""
    place, side = chance.choice(PLACES), chance.choice(SIDES)
    parts = chance.sample(SENTENCES, 5)
    truce = f"{side} agreed on a truce of {number + 2} days in {place}, the UN envoy Ann Roe said."
    killed = f"The fighting has killed {chance.randint(20, 9999)} people in {place} since 2011."
    return "\n".join([truce, *parts, killed])


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
        return say(wires, record, published, seen) | say_told(record, published, told)


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
    wires[0].add("first", story(0, chance))
    published["first"] = time.monotonic()
    wait_for(record, published, seen, until=time.monotonic() + 60, all_=True)
    published.clear(), seen.clear()
    for number in range(1, asked.updates + 1):
        name = f"story-{number}"
        wire = wires[number % 5 == 0]
        wire.add(name, story(number, chance))
        published[name] = time.monotonic()
        wait_for(record, published, seen, until=time.monotonic() + asked.pause, all_=False)
    wait_for(record, published, seen, until=time.monotonic() + 180, all_=True)
    # The watch tells of a report once it is stored and compared, a moment later.
    time.sleep(5.0)
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
    return [name for name, _ in reports_in(record)]


def reports_in(record: Path) -> list[tuple[str, str]]:
    """Give the name of each story in the record with the id of its report."""
    if not record.exists():
        return []
    try:
        with closing(sqlite3.connect(f"file:{record}?mode=ro", uri=True)) as connection:
            rows = connection.execute("SELECT name, id FROM report").fetchall()
    except sqlite3.OperationalError:
        return []
    return [(name.rsplit("/", 1)[-1], ident) for name, ident in rows]


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


def say_told(record: Path, published: dict[str, float], told: dict[str, float]) -> int:
    """Print how long it took until the watch told of each story, and of how many it did not."""
    idents = {name: ident for name, ident in reports_in(record) if name in published}
    waits = sorted(told[one] - published[name] for name, one in idents.items() if one in told)
    untold = len(idents) - len(waits)
    if waits:
        print(f"told: median {waits[len(waits) // 2]:.1f} s, longest {waits[-1]:.1f} s")
    print(f"{untold} in the record and not told")
    return 1 if untold else 0


if __name__ == "__main__":
    sys.exit(main())
