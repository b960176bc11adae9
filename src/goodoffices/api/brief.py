"""The brief of an open record: assembled from its dossier, each line through the evidence gate."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from goodoffices.api.record import Record
from goodoffices.dossier import Material, assemble
from goodoffices.dossier.brief import Brief, assemble_brief


def brief_of(record: Record, *, title: str | None = None, **filters: Any) -> Brief:
    """Assemble the two-page brief; filters are those of `Record.facts` (by, place, since, ...)."""
    facts = tuple(record.facts(**filters))
    told = {fact.report for fact in facts}
    material = Material(
        reports=tuple(report for report in record.reports() if not filters or report.id in told),
        facts=facts,
        actors=tuple(record.actors()),
        judgements=tuple(record.judgements()),
    )
    dossier = assemble(material)
    return assemble_brief(
        material,
        dossier.overview,
        dossier.due,
        title=title or "The process so far",
        admit=record.admits,
    )


def title_of(place: str) -> str:
    """Give a title from the name of a record file: `syria.db` is "Syria: the process so far"."""
    stem = PurePath(place).stem.replace("_", " ").replace("-", " ").strip()
    return f"{stem[:1].upper()}{stem[1:]}: the process so far" if stem else "The process so far"
