"""`goodoffices brief`: the two printed pages."""

from __future__ import annotations

import importlib
from calendar import monthrange
from datetime import UTC, date, datetime
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
@click.option("--actor", metavar="ACTOR", help="Only what involves this actor in any part.")
@click.option(
    "--war",
    metavar="COUNTRY",
    help="The conflict to tell of, by its country, or all. Else that of most reports.",
)
@click.option("--month", metavar="MONTH", help="Only one month, for example 2014-02.")
@filter_options
def command(record: str, output: str, **options: Any) -> None:
    """Write the brief: who, what they want, what was tried, how bad it is, what is due.

    Every line carries the number of the report that bears it out. The ending of PATH decides the
    form: .html prints on two sheets, .pdf is these sheets, .md is Markdown. With --issue it has
    the positions on it and what was done, held, agreed and counted that bears on it.
    """
    place = Path(output)
    if place.suffix.lower() not in _FORMS:
        raise BadArgument(
            f"-o {output}",
            "the ending is none of .html, .pdf and .md",
            "Name it brief.html, brief.pdf or brief.md",
        )
    filters = _filters(options)
    api: Any = importlib.import_module("goodoffices.api")
    forms: Any = importlib.import_module("goodoffices.export.brief")
    briefs: Any = importlib.import_module("goodoffices.api.brief")
    with api.open(record) as opened:
        title = options["title"] or briefs.title_of(record)
        brief = briefs.brief_of(opened, title=title, **filters)
    write_brief(getattr(forms, _FORMS[place.suffix.lower()])(brief), place)
    say(f"{place} written from {_many(len(brief.sources), 'report')}")
    if brief.withheld:
        say(f"{_many(brief.withheld, 'line')} withheld by the evidence gate")


def _filters(options: dict[str, Any]) -> dict[str, Any]:
    """Give the filters that were set; a month is its first and last day."""
    month = options["month"]
    if month and (options["since"] or options["until"]):
        raise BadArgument(
            f"--month {month}", "--since or --until is given too", "Give the month or the days"
        )
    found = wanted_from(options).as_filters()
    found.pop("limit", None)
    if month:
        found["since"], found["until"] = _days_of(month)
    if options["actor"]:
        found["involving"] = options["actor"]
    if options["war"]:
        found["war"] = options["war"]
    return found


def _days_of(month: str) -> tuple[date, date]:
    try:
        first = datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC).date()
    except ValueError:
        raise BadArgument(f"--month {month}", "it is not a month", "Write it as 2014-02") from None
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def write_brief(text: str | bytes, place: Path) -> None:
    """Write the brief, or say why the place cannot be written to."""
    try:
        place.write_bytes(text.encode("utf-8", "replace") if isinstance(text, str) else text)
    except OSError as error:
        raise BadArgument(
            f"-o {place}", f"it cannot be written ({error.strerror})", "Name another place"
        ) from None
