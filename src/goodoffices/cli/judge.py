"""`goodoffices judge`: say that two things are the same or different, list, undo."""

from __future__ import annotations

import getpass
import importlib
import shutil
from typing import Any

import click

from goodoffices.cli.terminal import say, say_json, say_table


@click.command("judge")
@click.argument("record", metavar="FILE")
@click.argument("verdict", type=click.Choice(["list", "same", "different", "undo"]))
@click.argument("left", required=False, metavar="[ID")
@click.argument("right", required=False, metavar="ID]")
@click.option("--why", default="", help="The reason, kept with the judgement.")
@click.option("--by", "person", default=None, help="Who judges; your login name by default.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(record: str, verdict: str, left: str | None, right: str | None, **options: Any) -> None:
    """List judgements, or judge two actors, facts or reports by their ids.

    A person's judgement beats the program's and stays; `undo` withdraws it.
    """
    api: Any = importlib.import_module("goodoffices.api")
    with api.open(record) as opened:
        if verdict == "list":
            _list(opened, as_json=options["as_json"])
            return
        if not left or not right:
            raise click.UsageError(f"'{verdict}' needs the ids of two things")
        person = options["person"] or getpass.getuser()
        if verdict == "undo":
            if opened.undo(left, right, by=person):
                say(f"The judgement on {left} and {right} is withdrawn.")
            else:
                say(
                    f"There is no judgement by {person} on {left} and {right}; nothing was changed."
                )
        else:
            opened.judge(left, right, verdict, why=options["why"], by=person)
            say(f"{left} and {right}: {verdict}, by {person}.")


def _list(opened: Any, *, as_json: bool) -> None:
    judgements = opened.judgements()
    if as_json:
        say_json(judgements.to_dicts())
        return
    rows = [
        [each.verdict, each.subject, each.left, each.right, each.by, " ".join(each.reasons)]
        for each in judgements
    ]
    heads = ["verdict", "of", "one", "other", "by", "why"]
    if rows:
        say_table(heads, rows, width=shutil.get_terminal_size((120, 24)).columns)
    else:
        say("No judgements yet.")
