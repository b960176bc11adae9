"""A fact as a row: nested for JSON, flat for a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from enum import StrEnum
from types import MappingProxyType

from goodoffices.dossier import Standing, borne_out
from goodoffices.facts import DateRecord, Fact, Participant, Party, Report, Span

SCHEMA_VERSION = "2"
"""Version of the exported columns; it changes whenever a column changes its meaning."""

_COMMON = frozenset(field.name for field in fields(Fact))
Row = dict[str, object]


Told = Mapping[str, Standing]
"""Id of a fact -> the thing it tells and how well that is borne out."""
ALONE: Told = MappingProxyType({})


def fact_row(fact: Fact, report: Report, told: Told = ALONE) -> Row:
    """Give a fact as one JSON object: its own fields, and the spans of each part."""
    row: Row = {
        "id": fact.id,
        "kind": fact.kind.value,
        "report": fact.report,
        "source_file": report.name,
    }
    row |= {
        each.name: _plain(getattr(fact, each.name))
        for each in fields(fact)
        if each.name not in _COMMON
    }
    row |= {
        "attributed_to": _plain(fact.attributed_to),
        "realis": fact.realis.value,
        "background": fact.background,
        "date": _plain(fact.date),
        "confidence": fact.confidence,
        "found_by": fact.found_by,
        "joined": fact.joined,
        "maker": fact.maker,
        "sentence": [fact.sentence.start, fact.sentence.end],
        "sentence_text": fact.sentence.of(report.text),
        "evidence": {
            part: [[s.start, s.end] for s in spans] for part, spans in fact.evidence.items()
        },
        "review": reviewed(fact),
        "corrections": [asdict(each) for each in fact.corrections],
        "outlet": report.outlet,
        "published": report.published.iso if report.published else None,
        **told_row(fact, report, told),
        "schema": SCHEMA_VERSION,
    }
    return row


def told_row(fact: Fact, report: Report, told: Told) -> Row:
    """Give the thing a fact tells, who tells it and its grade; alone, it stands for itself."""
    known = told.get(fact.id) or Standing(fact.id, borne_out([fact], {report.id: report}), 1)
    return {
        "group": known.thing,
        "group_facts": known.tellings,
        "group_reports": known.borne.reports,
        "group_origins": list(known.borne.origins),
        "grade": known.borne.grade.value,
    }


def flat_row(fact: Fact, report: Report, told: Told = ALONE) -> dict[str, str]:
    """Give a fact as one row of text cells; several names stand in one cell, with semicolons."""
    row = fact_row(fact, report, told)
    cells: dict[str, str] = {}
    for key, value in row.items():
        if key == "date":
            cells |= _date_cells(fact.date)
        elif key == "evidence":
            cells["evidence"] = " ".join(
                f"{part}:{span.start}-{span.end}"
                for part, spans in fact.evidence.items()
                for span in spans
            )
        elif key == "sentence":
            cells["sentence_start"], cells["sentence_end"] = (
                str(fact.sentence.start),
                str(fact.sentence.end),
            )
        elif key == "corrections":
            cells[key] = "; ".join(
                f"{each.field}: {each.was} -> {each.now} (by {each.by})"
                for each in fact.corrections
            )
        else:
            cells[key] = _cell(value)
    return cells


def reviewed(fact: Fact) -> str:
    """Say in a word or two what persons did to a fact; nothing if nobody looked at it."""
    said = [fact.verdict] if fact.verdict else []
    return "; ".join([*said, *(["corrected"] if fact.corrections else [])])


def _plain(value: object) -> object:
    """Turn a field into what JSON can hold."""
    if isinstance(value, Party):
        return {
            "name": value.shown,
            "printed": value.printed,
            "actor": value.actor,
            "span": _span(value.span),
        }
    if isinstance(value, Participant):
        return {"party": _plain(value.party), "status": value.status.value, "detail": value.detail}
    if isinstance(value, DateRecord):
        return {
            "printed": value.printed,
            "start": value.start.isoformat() if value.start else None,
            "end": value.end.isoformat() if value.end else None,
            "precision": value.precision.value,
            "basis": value.basis.value,
            "span": _span(value.span),
        }
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _date_cells(date: DateRecord | None) -> dict[str, str]:
    empty = dict.fromkeys(
        ("date_printed", "date_start", "date_end", "date_precision", "date_basis"), ""
    )
    if date is None:
        return empty
    return {
        "date_printed": date.printed,
        "date_start": date.start.isoformat() if date.start else "",
        "date_end": date.end.isoformat() if date.end else "",
        "date_precision": date.precision.value,
        "date_basis": date.basis.value,
    }


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    if isinstance(value, Mapping):
        return _named(value)
    if isinstance(value, list):
        return "; ".join(_cell(each) for each in value)
    return str(value)


def _named(value: Mapping[str, object]) -> str:
    """Give a party by name, a participant by name and status."""
    if "party" in value:
        return f"{_cell(value['party'])} ({value['status']})"
    return str(value.get("name") or "")
