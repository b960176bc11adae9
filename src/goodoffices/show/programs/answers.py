"""What comes back to a program: the shape of every answer, with a sentence for each field."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

Data = dict[str, Any]
"""A fact, thing, actor or report with all its fields, as `to_dicts()` of the Python interface."""


class Problem(BaseModel):
    """What went wrong, and what to do."""

    what: str = Field(description="What could not be done or found.")
    why: str = Field(description="The reason; empty where there is nothing to add.")
    next: str = Field(description="The next step.")


class RecordAnswer(BaseModel):
    """What the record holds."""

    dossier: str = Field(description="Name of the dossier.")
    schema_version: str = Field(description="Number of the record's schema.")
    counts: dict[str, int] = Field(description="Reports, actors and facts of each kind.")
    newest: str | None = Field(description="Day of the newest dated report.")


class FactsAnswer(BaseModel):
    """One page of facts: what single reports say."""

    kind: str = Field(description="The kind asked for.")
    total: int = Field(description="How many match, before the evidence gate.")
    page: int = Field(description="The page given.")
    facts: list[Data] = Field(description="Facts by day, each with `sentence` and `source`.")


class ThingsAnswer(BaseModel):
    """One page of things: what happened, each once with all who tell it."""

    kind: str = Field(description="The kind asked for.")
    total: int = Field(description="How many match, before the evidence gate.")
    page: int = Field(description="The page given.")
    things: list[Data] = Field(description="Things by day, each with tellings, grade and course.")


class ItemsAnswer(BaseModel):
    """One page of actors or reports."""

    total: int = Field(description="How many there are.")
    page: int = Field(description="The page given.")
    items: list[Data] = Field(description="The items of this page.")


class HitsAnswer(BaseModel):
    """Sentences that have the words."""

    q: str = Field(description="The words asked for.")
    hits: list[Data] = Field(description="Sentences, the best first.")


class ItemAnswer(BaseModel):
    """One fact, thing, actor or report."""

    item: Data = Field(description="All that the record holds of it.")


class MentionsAnswer(BaseModel):
    """One actor, and where reports name it."""

    item: Data = Field(description="The actor.")
    mentions: list[Data] = Field(description="Where it is named, the first hundred.")
