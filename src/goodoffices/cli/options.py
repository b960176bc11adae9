"""Options that several commands share: filters, and what they turn into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import click

from goodoffices.errors import BadArgument

C = TypeVar("C", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked to see."""

    by: str | None = None
    issue: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    report: str | None = None
    doubtful: bool = False
    tellings: bool = False
    """Every fact by itself, instead of each thing once."""
    review: str | None = None
    limit: int = 50
    full: bool = True
    """For a program: each thing with all its tellings, and not a line for each."""

    def as_filters(self) -> dict[str, Any]:
        """Give the filters that were set, by name."""
        every = {
            "by": self.by,
            "issue": self.issue,
            "place": self.place,
            "since": self.since,
            "until": self.until,
            "report": self.report,
            "review": self.review,
            "min_confidence": 0.0 if self.doubtful else None,
            "limit": self.limit,
        }
        return {key: value for key, value in every.items() if value is not None}


def filter_options(command: C) -> C:
    """Give a command the filter options."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def wanted_from(options: dict[str, Any]) -> Wanted:
    """Turn option values into what was wanted; a bad date is refused with an example."""
    return Wanted(
        by=options["by"],
        issue=options["issue"],
        place=options["place"],
        since=_day(options["since"], "--since"),
        until=_day(options["until"], "--until"),
        report=options["report"],
        doubtful=options["doubtful"],
        tellings=options.get("tellings", False),
        review=options["review"],
        limit=options["limit"],
    )


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadArgument(
            f"{option} {text}", "it is not a date", "Write it as 2014-01-31"
        ) from None


_FILTERS = (
    click.option("--by", metavar="ACTOR", help="Only what this actor says, does or takes part in."),
    click.option("--issue", metavar="ISSUE", help="Only positions on this issue."),
    click.option("--place", metavar="PLACE", help="Only what is told of this place."),
    click.option("--since", metavar="DATE", help="Only from this day on, for example 2014-01-31."),
    click.option("--until", metavar="DATE", help="Only up to this day."),
    click.option("--report", metavar="ID", help="Only from this report."),
    click.option("--doubtful", is_flag=True, help="Also what is more often wrong than right."),
    click.option(
        "--review",
        type=click.Choice(["accepted", "corrected", "rejected", "open", "all"]),
        help="Only what a person accepted, corrected or rejected, or has not looked at.",
    ),
    click.option(
        "--limit",
        type=click.IntRange(1, 100_000),
        default=50,
        show_default=True,
        help="At most so many lines.",
    ),
)
