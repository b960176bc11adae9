"""`goodoffices watch`: feeds and folders again and again, and what changed in the record."""

from __future__ import annotations

import importlib
import json
import sys
from collections import deque
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.cli.terminal import clean, say, say_error
from goodoffices.errors import GoodOfficesError
from goodoffices.export.digest import HEADINGS, Round, write_digest
from goodoffices.settings import settings_from
from goodoffices.summary import Choices

if TYPE_CHECKING:
    from goodoffices.watch import Digest, Update

_ROUNDS_SHOWN = 100
"""The page keeps so many rounds with changes."""


@click.command("watch")
@click.argument("plan", metavar="FEEDS.toml", type=click.Path(path_type=Path))
@click.option("--into", required=True, metavar="FILE", help="The record; made if it is not there.")
@click.option("--once", is_flag=True, help="Look at everything once and end.")
@click.option("--page", type=click.Path(path_type=Path), metavar="FILE", help="Write it as HTML.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON for each look.")
@click.option(
    "--reader",
    type=click.Choice(["rules", "learnt"]),
    default="learnt",
    show_default=True,
    help="What finds statements and events.",
)
@click.option("--all", "everything", is_flag=True, help="Read also what is about other things.")
@click.option(
    "--allow-private", is_flag=True, help="Fetch also on this machine and private networks."
)
def command(plan: Path, into: str, **options: Any) -> None:
    """Watch feeds and folders, read what is new, and tell what it changes.

    FEEDS.toml names them, with how often each is looked at:

    \b
        every = "15m"
        [[feed]]
        address = "https://wire.example/world.rss"
        [[feed]]
        address = "https://desk.example/atom.xml"
        pages = false        # read the entries, not the pages behind them
        [[folder]]
        path = "inbox"
        every = "10s"

    Told are positions that moved, truces and talks in a stage that no earlier report told, and
    figures that cannot hold together with earlier ones. A feed that fails is asked again later.
    Stop it with Ctrl-C and start it again as you like: nothing is lost, nothing doubled.
    """
    watch: Any = importlib.import_module("goodoffices.watch")
    private = options["allow_private"]
    sift = "none" if options["everything"] else "archives"
    choices = Choices(settings_from().model, options["reader"], False, sift, private)
    watcher = watch.Watcher(watch.read_plan(plan, allow_private=private), into, choices=choices)
    teller = _Teller(into, options["page"], as_json=options["as_json"])
    troubled = False
    for update in watcher.updates(once=options["once"]):
        troubled = troubled or bool(update.troubles or update.summary.skipped)
        teller.tell(update, _changes(into, update))
    sys.exit(1 if troubled else 0)


def _changes(into: str, update: Update) -> Digest:
    api: Any = importlib.import_module("goodoffices.api")
    watch: Any = importlib.import_module("goodoffices.watch")
    if not update.new:
        return watch.Digest((), 0, 0)  # type: ignore[no-any-return]
    try:
        with api.open(into, read_only=True) as record:
            return watch.digest(record, update.new)  # type: ignore[no-any-return]
    except GoodOfficesError as problem:
        # The reports are stored: what they change can be seen in the record, and the watch goes on.
        say_error(problem)
        return watch.Digest((), len(update.new), len(update.new))  # type: ignore[no-any-return]


class _Teller:
    """Tells of each look on the terminal or as JSON, and on the page if one is wanted."""

    def __init__(self, into: str, page: Path | None, *, as_json: bool) -> None:
        self._into, self._page, self._as_json = into, page, as_json
        self._rounds: deque[Round] = deque(maxlen=_ROUNDS_SHOWN)
        if page is not None:
            write_digest(page, [], record=Path(into).name)

    def tell(self, update: Update, digest: Digest) -> None:
        at = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
        if self._as_json:
            click.echo(json.dumps(_plain(at, update, digest), ensure_ascii=False))
            sys.stdout.flush()
        else:
            _print(at, update, digest)
        if self._page is not None and update.new:
            told = Round(at, update.source, len(update.new), digest.entries)
            self._rounds.appendleft(told)
            write_digest(self._page, list(self._rounds), record=Path(self._into).name)


def _print(at: str, update: Update, digest: Digest) -> None:
    aside = f", {update.summary.aside} set aside" if update.summary.aside else ""
    say(f"{at}  {clean(update.source)}: {len(update.new)} new{aside}")
    for sort, heading in HEADINGS.items():
        entries = [each for each in digest.entries if each.sort == sort]
        if entries:
            say(f"  {heading}")
        for each in entries:
            say(f"    {clean(each.says)}")
            source = ", ".join(clean(part) for part in (each.outlet, each.title) if part)
            say(f"      {clean(each.sentence)} ({source})")
    if digest.left_out:
        say(f"  ... and {digest.left_out} new reports that this digest does not look at")
    for error in (*update.troubles, *update.summary.skipped):
        say_error(error)


def _plain(at: str, update: Update, digest: Digest) -> dict[str, object]:
    troubles = [*update.troubles, *update.summary.skipped]
    return {
        "at": at,
        "source": update.source,
        "new": list(update.new),
        "set_aside": update.summary.aside,
        "changes": [each.as_dict() for each in digest.entries],
        "reports_left_out": digest.left_out,
        "troubles": [{"what": e.what, "why": e.why, "next": e.next_step} for e in troubles],
    }
