"""`goodoffices review`: accept, correct, reject facts, undo, and what was decided by whom."""

from __future__ import annotations

import getpass
import importlib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from goodoffices.cli.terminal import clean, say, say_json, say_view
from goodoffices.errors import BadArgument

KINDS = (
    "statement",
    "event",
    "talks",
    "ceasefire",
    "figure",
    "position",
    "relation",
    "role",
)
STATES = ("open", "accepted", "corrected", "rejected")
LAST = 200
"""Entries of the trail that the terminal shows at most, the newest."""


@click.group("review")
@click.argument("record", metavar="FILE")
@click.pass_context
def command(ctx: click.Context, record: str) -> None:
    """Look through what was found: accept, correct or reject facts, and take it back.

    A correction takes the place of the program's value in every view and export, marked as a
    person's; the original is kept. A rejected fact is kept and left out. Reading again, with a
    newer version too, keeps what was decided.

        goodoffices review syria.db list

        goodoffices review syria.db correct f1a2b3 speakers "Lakhdar Brahimi" --why "misread"

        goodoffices review syria.db undo 12
    """
    ctx.obj = record


def _who(options: dict[str, Any]) -> str:
    return str(options.pop("person") or getpass.getuser())


def _open(record: str, *, read_only: bool = False) -> Any:
    api: Any = importlib.import_module("goodoffices.api")
    return api.open(record, read_only=read_only)


JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
WHY = click.option("--why", default="", help="The reason, kept in the trail.")
BY = click.option("--by", "person", default=None, help="Who decides; your login name by default.")


@command.command("list")
@click.option("--kind", type=click.Choice(KINDS), help="Only facts of this kind.")
@click.option(
    "--state",
    type=click.Choice(STATES),
    default="open",
    show_default=True,
    help="open: nobody has looked at them, the most doubtful first.",
)
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True)
@click.option("--pairs", is_flag=True, help="The program's judgements on pairs instead.")
@JSON
@click.pass_obj
def list_(record: str, /, as_json: bool, **options: Any) -> None:
    """List what waits for you, the most doubtful first; or what was accepted, corrected, rejected.

    Each line gives the id, how sure the program is, what it read, and the sentence.
    """
    views: Any = importlib.import_module("goodoffices.cli.review_views")
    with _open(record) as opened:
        view = views.pairs_view(opened, options) if options["pairs"] else None
        view = view or views.queue_view(opened, options)
    say_view(view, as_json=as_json)


@command.command("accept")
@click.argument("fact", metavar="ID")
@WHY
@BY
@JSON
@click.pass_obj
def accept(record: str, /, fact: str, why: str, as_json: bool, **options: Any) -> None:
    """Say that a fact is right."""
    _decide(record, fact, "accept", {"by": _who(options), "why": why}, as_json)


@command.command("reject")
@click.argument("fact", metavar="ID")
@WHY
@BY
@JSON
@click.pass_obj
def reject(record: str, /, fact: str, why: str, as_json: bool, **options: Any) -> None:
    """Leave a fact out of views and exports; it is kept and can be brought back."""
    _decide(record, fact, "reject", {"by": _who(options), "why": why}, as_json)


@command.command("correct")
@click.argument("fact", metavar="ID")
@click.argument("field")
@click.argument("value")
@WHY
@BY
@JSON
@click.pass_obj
def correct(record: str, /, fact: str, as_json: bool, **options: Any) -> None:
    """Put VALUE in place of a fact's FIELD.

    Several names are separated by semicolons, dates written as 2014, 2014-02, 2014-02-15 or
    2014-02-15/2014-02-20; an empty value means not known. A wrong field or code is answered with
    the list of those there are.
    """
    given = {"by": _who(options), **options}
    _decide(record, fact, "correct", given, as_json)


def _decide(record: str, fact: str, action: str, given: dict[str, Any], as_json: bool) -> None:
    with _open(record) as opened:
        made = opened.review(fact, action, **given)
    _tell(made, as_json)


@command.command("undo")
@click.argument("entry", type=int, metavar="NUMBER")
@WHY
@BY
@JSON
@click.pass_obj
def undo(record: str, /, entry: int, why: str, as_json: bool, **options: Any) -> None:
    """Take back one entry of the trail by its NUMBER; `history` lists them."""
    with _open(record) as opened:
        made = opened.undo_review(entry, by=_who(options), why=why)
    _tell(made, as_json)


@command.command("history")
@click.argument("fact", required=False, metavar="[ID]")
@click.option("--by", "person", default=None, help="Only what this person did.")
@JSON
@click.pass_obj
def history(record: str, fact: str | None, person: str | None, as_json: bool) -> None:
    """Show the trail: who did what, when, why, and what undid it; of one fact if you name it."""
    views: Any = importlib.import_module("goodoffices.cli.review_views")
    with _open(record) as opened:
        trail = opened.reviews(fact=fact, by=person)
    say_view(views.trail_view(trail if as_json else trail[-LAST:]), as_json=as_json)


@command.command("lost")
@JSON
@click.pass_obj
def lost(record: str, as_json: bool) -> None:
    """List what a person had decided on and the program no longer finds."""
    views: Any = importlib.import_module("goodoffices.cli.review_views")
    with _open(record) as opened:
        view = views.lost_view(opened)
    say_view(view, as_json=as_json)


@command.command("export")
@click.option(
    "--as",
    "form",
    type=click.Choice(["csv", "jsonl", "coding-sheets"]),
    default="csv",
    show_default=True,
    help="The trail as csv or jsonl; or the reviewed reports as sheets that `check` scores.",
)
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder to write to.")
@click.pass_obj
def export(record: str, form: str, output: str) -> None:
    """Write the trail, or coding sheets of the reports that persons reviewed.

    A sheet holds what is left after review: accepted, corrected and untouched facts. Score the
    program against it with `goodoffices check DIR --texts REPORTS`.
    """
    written: Any = importlib.import_module("goodoffices.export")
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = f"the folder cannot be made ({error.strerror})"
        raise BadArgument(f"-o {output}", why, "Name another folder") from None
    with _open(record) as opened:
        if form == "coding-sheets":
            judged = {each.report for each in opened.reviews() if each.undone_by is None}
            readings = (each for each in opened.readings() if each.report.id in judged)
            places = written.write_coding_sheets(readings, folder)
        else:
            places = written.write_trail(opened.reviews(), folder, form)
    if not places:
        say("No report has been reviewed yet; nothing was written.")
        return
    say(f"{len(places)} files written to {folder}: {', '.join(p.name for p in places[:8])}")


def _tell(made: Any, as_json: bool) -> None:
    if as_json:
        say_json({name: value for name, value in asdict(made).items() if name != "told"})
        return
    done = {
        "accept": "accepted",
        "reject": "rejected; it is kept, and left out of views and exports",
        "correct": f"{made.field} is now “{made.new}”, the program had “{made.old}”",
        "undo": f"entry {made.undoes} is taken back",
    }[made.action]
    say(clean(f"Entry {made.entry}: {made.target}: {done}. By {made.by}."))
    if made.action != "undo":
        say(f"Take it back with: undo {made.entry}")
