"""What a program may ask: every parameter with its meaning and its bounds; others are refused."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from goodoffices.codes import FactKind, Issue, Realis
from goodoffices.dossier.newest import given
from goodoffices.show.query import LONGEST_VALUE, PAGE_SIZE, read_day

DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"
ID = r"^[A-Za-z0-9_-]{1,64}$"
MOST_PAGES = 1_000_000
PRINTABLE = r"^[^\x00-\x1f\x7f]*$"
"""A value of one line: control characters stand in no name and no sentence asked for."""


def _text(meaning: str) -> Any:
    return Field(None, description=meaning, max_length=LONGEST_VALUE, pattern=PRINTABLE)


class Paged(BaseModel):
    """A list that comes by pages."""

    model_config = ConfigDict(extra="forbid")

    page: int = Field(
        1, ge=1, le=MOST_PAGES, description=f"Page of the list, from 1; {PAGE_SIZE} to a page."
    )

    @property
    def start(self) -> int:
        """Give how many come before this page."""
        return (self.page - 1) * PAGE_SIZE


class FactsAsked(Paged):
    """Which facts or things are wanted; what is left out does not narrow the list."""

    kind: FactKind = Field(FactKind.STATEMENT, description="The kind of fact.")
    by: str | None = _text("Name or id of the actor who speaks, acts, counts or holds the office.")
    actor: str | None = _text("Name or id of an actor in any part of the fact.")
    issue: Issue | None = Field(None, description="Issue; only positions have one.")
    place: str | None = _text("A place named in the fact.")
    since: str | None = Field(
        None, pattern=DAY, description="First day, month or year, by the date of the fact, else of "
        "its report.", examples=["2016-10"],
    )  # fmt: skip
    until: str | None = Field(
        None, pattern=DAY, description="Last day; a month or year counts to its end.",
        examples=["2017"],
    )  # fmt: skip
    q: str | None = _text("Words that the sentence must have.")
    report: str | None = Field(None, pattern=ID, description="Id of the report.")
    realis: Realis | None = Field(
        None, description="Told as done, planned, possible, denied or asked for."
    )
    certainty: float | None = Field(
        None, ge=0, le=1, description="Least confidence; 0 gives doubtful readings as well."
    )

    def filters(self) -> dict[str, Any]:
        """Give the filters as the record takes them."""
        asked = {
            "by": self.by,
            "involving": self.actor,
            "issue": self.issue.value if self.issue else None,
            "place": self.place,
            "since": read_day(self.since, last=False) if self.since else None,
            "until": read_day(self.until, last=True) if self.until else None,
            "text": self.q,
            "report": self.report,
            "realis": self.realis.value if self.realis else None,
            "min_confidence": self.certainty,
        }
        return given(asked)


class WordsAsked(BaseModel):
    """Which words are looked for."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(
        ..., min_length=1, max_length=LONGEST_VALUE, pattern=PRINTABLE,
        description="Words that a sentence must have, all of them.", examples=["ceasefire Aleppo"],
    )  # fmt: skip
    limit: int = Field(20, ge=1, le=PAGE_SIZE, description="Sentences at most.")


class NothingAsked(BaseModel):
    """No parameter: one that is sent all the same is a mistake and refused."""

    model_config = ConfigDict(extra="forbid")
