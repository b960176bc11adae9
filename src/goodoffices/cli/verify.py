"""`goodoffices verify`: is the record sound, and what does the evidence gate withhold?"""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from goodoffices.cli.terminal import clean, say


@click.command("verify")
@click.argument("record", metavar="FILE")
def command(record: str) -> None:
    """Check a record: spans against texts, references, and what the evidence gate withholds."""
    api: Any = importlib.import_module("goodoffices.api")
    with api.open(record) as opened:
        broken = opened.broken()
        counts = opened.counts()
        withheld = opened.withheld()
        digest = opened.digest()
    for line in broken:
        say(f"broken: {clean(str(line))}")
    for each in withheld[:50]:
        say(f"withheld: {clean(str(each))}")
    say(f"{counts}")
    say(f"{len(broken)} broken, {len(withheld)} withheld by the evidence gate, digest {digest}")
    sys.exit(1 if broken else 0)
