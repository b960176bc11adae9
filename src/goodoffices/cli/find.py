"""`goodoffices find`: words in reports and facts, with the sentence."""

from __future__ import annotations

import importlib
from typing import Any

import click

from goodoffices.cli.terminal import say_view


@click.command("find")
@click.argument("record", metavar="FILE")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option(
    "--limit",
    type=click.IntRange(1, 10_000),
    default=20,
    show_default=True,
    help="At most so many lines.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(record: str, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find WORDS in the reports and facts of a record: all of them in one sentence."""
    api: Any = importlib.import_module("goodoffices.api")
    views: Any = importlib.import_module("goodoffices.cli.views")
    with api.open(record) as opened:
        view = views.hits_view(opened, " ".join(words), limit)
    say_view(view, as_json=as_json)
