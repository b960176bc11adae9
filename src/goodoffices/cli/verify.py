"""`goodoffices verify`: is the record sound, and what does the evidence gate withhold?"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Any

import click

from goodoffices.cli.terminal import clean, say

MOST_LINES = 50
"""Lines of one sort that are printed; the count of the others follows."""


@click.command("verify")
@click.argument("record", metavar="FILE")
def command(record: str) -> None:
    """Check a record and say what is broken, why, and what to do about it.

    Checked are spans against texts, texts against their fingerprints, references, groups against
    judgements, facts against the trail of reviews, the word index and the file itself. What the
    evidence gate withholds is listed: it is not broken, only not shown.
    """
    api: Any = importlib.import_module("goodoffices.api")
    with api.open(record) as opened:
        broken = opened.broken()
        waiting = opened.waiting()
        counts = opened.counts()
        withheld = opened.withheld()
        digest = opened.digest()
    _say_some("broken", broken)
    _say_some("withheld", withheld)
    if waiting:
        say(f"{waiting} reports wait to be merged: run the last goodoffices read again")
    say(f"{counts}")
    say(f"{len(broken)} broken, {len(withheld)} withheld by the evidence gate, digest {digest}")
    sys.exit(1 if broken else 0)


def _say_some(sort: str, lines: Sequence[object]) -> None:
    for each in lines[:MOST_LINES]:
        say(f"{sort}: {clean(str(each))}")
    if len(lines) > MOST_LINES:
        say(f"{sort}: and {len(lines) - MOST_LINES} more")
