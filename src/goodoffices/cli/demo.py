"""`goodoffices demo`: the example reports, read and shown in one go."""

from __future__ import annotations

import importlib
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import click

from goodoffices.cli.read import read_with_progress, say_summary
from goodoffices.cli.terminal import say


@click.command("demo")
@click.option("--into", default="goodoffices-demo.db", show_default=True, metavar="FILE", help="The record to make.")
@click.option("--brief", "brief_file", default="goodoffices-demo-brief.html", show_default=True, metavar="FILE", help="The brief to write.")
def command(into: str, brief_file: str) -> None:
    """Read the example reports that come with the package, show what was found, write a brief."""
    with resources.as_file(resources.files("goodoffices").joinpath("examples")) as folder:
        cases = sorted(str(each) for each in folder.iterdir() if each.is_dir())
        summary = read_with_progress(tuple(cases), into, quiet=False)
    say_summary(summary, into)
    api: Any = importlib.import_module("goodoffices.api")
    brief: Any = importlib.import_module("goodoffices.export.brief")
    with api.open(into) as opened:
        say()
        for line in opened.dossier().overview.lines[:6]:
            say(line.text)
        Path(brief_file).write_text(brief.brief_html(opened.dossier()), encoding="utf-8")
    say()
    say(f"The record is {into}; the brief is {brief_file} (open it in a browser and print it).")
    say(f"The pages: goodoffices serve {into}")
    say(f"Ask it: goodoffices find {into} ceasefire    goodoffices show {into} figures")
    sys.exit(summary.exit_code)
