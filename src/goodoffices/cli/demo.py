"""`goodoffices demo`: the example reports, read and shown in one go."""

from __future__ import annotations

import importlib
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import click

from goodoffices.cli.brief import write_brief
from goodoffices.cli.read import read_with_progress, say_summary
from goodoffices.cli.terminal import clean, say

_CASES = ("syria", "colombia", "tamria")


@click.command("demo")
@click.option(
    "--into",
    default="goodoffices-demo",
    show_default=True,
    metavar="FOLDER",
    help="Folder for the records and briefs.",
)
def command(into: str) -> None:
    """Read the example reports that come with the package: one record and one brief per process.

    The reports were written for goodoffices: on Syria 2012-2018, Colombia 2012-2017 and the
    invented Tamria.
    """
    folder = Path(into)
    folder.mkdir(parents=True, exist_ok=True)
    worst = 0
    for case in _CASES:
        worst = max(worst, _one_case(case, folder))
    first = folder / f"{_CASES[0]}.db"
    say("Next:")
    say(f"  goodoffices serve {first}            the pages, in a browser")
    say(f"  goodoffices show {first} figures     rival figures, with their sentences")
    say(f'  goodoffices find {first} "ceasefire Aleppo"')
    say(f"  the brief to print: {folder / _CASES[0]}-brief.html")
    sys.exit(worst)


def _one_case(case: str, folder: Path) -> int:
    """Read one process, say what was found, write its brief; give the exit code."""
    record = str(folder / f"{case}.db")
    with resources.as_file(resources.files("goodoffices").joinpath("examples")) as examples:
        summary = read_with_progress((str(examples / case),), record, quiet=False)
    say_summary(summary, record)
    api: Any = importlib.import_module("goodoffices.api")
    forms: Any = importlib.import_module("goodoffices.export.brief")
    briefs: Any = importlib.import_module("goodoffices.api.brief")
    with api.open(record) as opened:
        brief = briefs.brief_of(opened, title=briefs.title_of(record))
    write_brief(forms.brief_html(brief), folder / f"{case}-brief.html")
    for part in brief.parts[:1]:
        for line in part.lines[:4]:
            say(f"  {clean(line.text)}")
    say()
    return int(summary.exit_code)
