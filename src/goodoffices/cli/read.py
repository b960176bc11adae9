"""`goodoffices read`: reports in, a record out, and a table of what happened to each."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from collections.abc import Mapping
from time import monotonic
from typing import Any

import click

from goodoffices.cli.terminal import clean, say, say_error, say_json, shown
from goodoffices.settings import settings_from
from goodoffices.summary import LISTED, Choices, Progress, RunSummary

_PATIENCE = 2.0
"""Seconds before progress is shown."""


@click.command("read")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--into", required=True, metavar="FILE", help="The record; made if it is not there.")
@click.option(
    "--reader",
    type=click.Choice(["rules", "learnt"]),
    default="learnt",
    show_default=True,
    help="What finds statements and events: learnt labels with rules beside them, or rules alone.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Set nothing aside that has to do with other things."
)
@click.option(
    "--relevant",
    is_flag=True,
    help="Set reports aside from files and folders too, not only archives.",
)
@click.option(
    "--allow-private", is_flag=True, help="Fetch addresses on this machine and private networks."
)
@click.option(
    "--engine",
    default="",
    metavar="ENGINE",
    help="Spread the work: dask on this machine, or dask://scheduler:8786.",
)
@click.option(
    "--workers", type=click.IntRange(0, 512), default=0, help="Processes of --engine dask."
)
@click.option("--again", is_flag=True, help="Read also what was read before.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--quiet", is_flag=True, help="Print no progress.")
def command(sources: tuple[str, ...], into: str, **options: Any) -> None:
    """Read files, folders, patterns or addresses into a record.

    SOURCE is text, HTML, PDF, DOCX, mail, a feed, JSONL, CSV, a web archive, or a ZIP or TAR of
    these, or the http or https address of one, which is fetched; a folder is read with what is in
    it. A folder may hold a
    manifest, reports.csv, with the columns file, outlet, published, title, url. Reading can be
    stopped at any moment and run again: what was read stays, nothing is doubled. Of feeds,
    tables and archives what has nothing to do with a conflict or its settlement is set aside
    before it is parsed, and listed with the reason.
    """
    quiet = options["quiet"] or options["as_json"]
    choices = Choices(
        settings_from().model,
        options["reader"],
        options["again"],
        sifted_sources(options),
        options["allow_private"],
        options["engine"],
        options["workers"],
    )
    summary = read_with_progress(sources, into, quiet=quiet, choices=choices)
    if options["as_json"]:
        say_json(summary.as_dict())
    else:
        say_summary(summary, into)
    sys.exit(summary.exit_code)


def sifted_sources(options: Mapping[str, Any]) -> str:
    """Tell from which sources reports may be set aside, by the two switches."""
    if options["everything"] and options["relevant"]:
        raise click.UsageError("--all and --relevant say the opposite: use one of them")
    return "none" if options["everything"] else "all" if options["relevant"] else "archives"


def read_with_progress(
    sources: tuple[str, ...], into: str, *, quiet: bool, choices: Choices | None = None
) -> RunSummary:
    """Read, and show progress where a person is watching and it takes more than two seconds."""
    run: Any = importlib.import_module("goodoffices.run")
    watcher = None if quiet or not sys.stderr.isatty() else _Watcher()
    asked = choices or Choices(settings_from().model)
    summary: RunSummary = run.read_into(list(sources), into, choices=asked, progress=watcher)
    if watcher is not None:
        watcher.finish()
    return summary


def say_summary(summary: RunSummary, into: str) -> None:
    """Print the table that ends a reading."""
    counts = (summary.read, summary.unchanged, len(summary.skipped))
    aside = f", {summary.aside} set aside" if summary.aside else ""
    say(f"{shown(into)}: {counts[0]} read, {counts[1]} unchanged, {counts[2]} skipped{aside}")
    for kind, count in sorted(summary.facts.items()):
        say(f"  {kind:<10} {count:>7}")
    for error in summary.skipped:
        say_error(error)
    _say_asides(summary)
    for name, doubts in summary.doubts[:20]:
        say(f"  {clean(name)}: {clean(' '.join(doubts))}")
    if len(summary.doubts) > 20:
        say(f"  ... and {len(summary.doubts) - 20} more with a doubtful date or outlet")


def _say_asides(summary: RunSummary) -> None:
    """List what was set aside, the first of it, and how to have it read."""
    if not summary.aside:
        return
    say(f"set aside as having nothing to do with a conflict: {summary.aside} (--all reads them)")
    for one in summary.asides[:20]:
        say(f"  {clean(one.what)}: {clean(one.why)}")
    if summary.aside > 20:
        say(f"  ... and {summary.aside - 20} more; --json lists the first {LISTED:,}")


class _Watcher:
    """Shows one line of progress on the terminal, beginning after two seconds."""

    def __init__(self) -> None:
        self.begun = monotonic()
        self.shown = False

    def __call__(self, progress: Progress) -> None:
        if monotonic() - self.begun < _PATIENCE:
            return
        self.shown = True
        counts = Counter(progress.facts)
        line = f"{progress.reports} reports, {sum(counts.values())} facts: {clean(progress.name)}"
        sys.stderr.write(f"\r\x1b[2K{line[:100]}")
        sys.stderr.flush()

    def finish(self) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[2K")
