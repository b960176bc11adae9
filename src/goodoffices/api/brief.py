"""The brief of an open record: assembled from its newest facts, each line through the gate."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from goodoffices.api.record import Record
from goodoffices.dossier.brief import Brief, assemble_brief

MOST_READ = 2000
"""Newest things of each kind that a brief is made from: more would not change two pages."""


def brief_of(record: Record, *, title: str | None = None, **filters: Any) -> Brief:
    """Assemble the two-page brief; filters are those of `Record.facts` (by, place, since, ...)."""
    material = record.merged(MOST_READ, **filters)
    return assemble_brief(material, title=title or "The process so far", admitted=record.admitted)


def title_of(place: str) -> str:
    """Give a title from the name of a record file: `syria.db` is "Syria: the process so far"."""
    stem = PurePath(place).stem.replace("_", " ").replace("-", " ").strip()
    return f"{stem[:1].upper()}{stem[1:]}: the process so far" if stem else "The process so far"
