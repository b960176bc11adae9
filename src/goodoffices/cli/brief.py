"""`goodoffices brief`: the two printed pages."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import click

from goodoffices.cli.options import filter_options, wanted_from
from goodoffices.cli.terminal import say
from goodoffices.errors import BadArgument

_FORMS = {
    ".html": "brief_html",
    ".htm": "brief_html",
    ".md": "brief_markdown",
    ".pdf": "brief_pdf",
}


@click.command("brief")
@click.argument("record", metavar="FILE")
@click.option(
    "-o", "--output", required=True, metavar="PATH", help="brief.html, brief.pdf or brief.md."
)
@click.option("--title", default=None, help="Title of the brief.")
@filter_options
def command(record: str, output: str, title: str | None, **options: Any) -> None:
    """Write the brief: who, what they want, what was tried, how bad it is, what is due.

    Every line carries the number of the report that bears it out. The ending of PATH decides the
    form: .html prints on two sheets, .pdf is these sheets, .md is Markdown.
    """
    place = Path(output)
    if place.suffix.lower() not in _FORMS:
        raise BadArgument(
            f"-o {output}",
            "the ending is none of .html, .pdf and .md",
            "Name it brief.html, brief.pdf or brief.md",
        )
    api: Any = importlib.import_module("goodoffices.api")
    forms: Any = importlib.import_module("goodoffices.export.brief")
    briefs: Any = importlib.import_module("goodoffices.api.brief")
    wanted = wanted_from(options)
    with api.open(record) as opened:
        filters = {key: value for key, value in wanted.as_filters().items() if key != "limit"}
        brief = briefs.brief_of(opened, title=title or briefs.title_of(record), **filters)
    write_brief(getattr(forms, _FORMS[place.suffix.lower()])(brief), place)
    say(f"{place} written from {len(brief.sources)} reports")
    say(f"{brief.withheld} lines withheld by the evidence gate")


def write_brief(text: str | bytes, place: Path) -> None:
    """Write the brief, or say why the place cannot be written to."""
    try:
        place.write_bytes(text.encode("utf-8", "replace") if isinstance(text, str) else text)
    except OSError as error:
        raise BadArgument(
            f"-o {place}", f"it cannot be written ({error.strerror})", "Name another place"
        ) from None
