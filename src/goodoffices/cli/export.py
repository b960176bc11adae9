"""`goodoffices export`: a record as files."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import click

from goodoffices.cli.terminal import say
from goodoffices.errors import BadArgument

FORMS = ("csv", "jsonl", "parquet", "jsonld", "ftm", "plover", "coding-sheets")


@click.command("export")
@click.argument("record", metavar="FILE")
@click.option(
    "--as",
    "form",
    required=True,
    type=click.Choice(FORMS),
    help="csv, parquet: a table per kind; jsonl: a fact per line; jsonld: linked data; ftm: "
    "followthemoney; plover: events; coding-sheets: a sheet per report.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="DIR",
    help="Folder to write to; made if it is not there.",
)
def command(record: str, form: str, output: str) -> None:
    """Write a record as files: every row with its id, sentence, report and schema version.

    Each row also names the thing its fact tells, how many reports tell it, and its grade.
    Beside them stands dictionary.json: what each column holds, and how to cite the record.
    """
    api: Any = importlib.import_module("goodoffices.api")
    export: Any = importlib.import_module("goodoffices.export")
    folder = _folder(output)
    with api.open(record) as opened:
        if form == "coding-sheets":
            places = export.write_coding_sheets(opened.readings(), folder)
        else:
            reports = {report.id: report for report in opened.reports()}
            facts = opened.facts()
            write = getattr(export, f"write_{form}")
            if form == "ftm":
                places = write(facts, reports, opened.actors(), folder)
            else:
                places = write(facts, reports, folder, told=opened.standings_of(facts))
    say(
        f"{len(places)} files written to {folder}: {', '.join(p.name for p in places[:8])}"
        + (" ..." if len(places) > 8 else "")
    )


def _folder(output: str) -> Path:
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadArgument(
            f"-o {output}", f"the folder cannot be made ({error.strerror})", "Name another folder"
        ) from None
    return folder
