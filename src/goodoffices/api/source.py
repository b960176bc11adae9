"""Where a fact is told: what a citation needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact is told: what a citation needs."""

    report: str
    name: str
    outlet: str | None
    published: str | None
    sentence: str
    start: int
    end: int
