"""Facts as rows and back: the one place that knows which field stands in which column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from goodoffices import codes
from goodoffices.codes import FactKind
from goodoffices.facts import (
    FACT_TYPES,
    DateRecord,
    Fact,
    Participant,
    Party,
    Report,
    Span,
    Stretch,
)
from goodoffices.gate import fold
from goodoffices.record.tables import KIND_TABLES

Row = dict[str, Any]
Cells = Mapping[Any, Any]
"""A row as the database gives it: column -> value."""

TYPES: dict[FactKind, type[Fact]] = {fact_type.kind: fact_type for fact_type in FACT_TYPES}
"""Kind of fact -> the dataclass that holds it."""

LISTS: dict[FactKind, tuple[str, ...]] = {
    FactKind.STATEMENT: ("attributed_to", "speakers", "addressees"),
    FactKind.EVENT: ("attributed_to", "sources", "targets"),
    FactKind.TALKS: ("attributed_to", "mediators", "sponsors", "hosts"),
    FactKind.CEASEFIRE: ("attributed_to", "parties", "guarantors"),
    FactKind.FIGURE: ("attributed_to",),
    FactKind.POSITION: ("attributed_to",),
    FactKind.RELATION: ("attributed_to",),
    FactKind.ROLE: ("attributed_to",),
}
"""Fields that hold several parties."""

PLAIN = ("id", "name", "title", "outlet", "author", "agency", "language", "url", "fingerprint")
"""What is kept of a report as it is, beside its text."""
LONGEST_LINE = 200
"""Characters that are kept of the line a report goes by."""

SINGLES: dict[FactKind, tuple[str, ...]] = {
    FactKind.STATEMENT: ("outlet",),
    FactKind.POSITION: ("actor", "toward"),
    FactKind.RELATION: ("subject", "object"),
    FactKind.ROLE: ("holder", "organisation"),
}
"""Fields that hold one party, or none."""

CODES: dict[tuple[str, str], type[StrEnum]] = {
    ("statement", "form"): codes.StatementForm,
    ("statement", "act"): codes.StatementAct,
    ("event", "type"): codes.EventType,
    ("talks", "format"): codes.TalksFormat,
    ("talks", "outcome"): codes.TalksOutcome,
    ("ceasefire", "status"): codes.CeasefireStatus,
    ("ceasefire", "scope"): codes.Scope,
    ("figure", "measure"): codes.Measure,
    ("figure", "qualifier"): codes.Qualifier,
    ("position", "issue"): codes.Issue,
    ("position", "stance"): codes.Stance,
    ("relation", "predicate"): codes.Predicate,
    ("relation", "mode"): codes.SupportMode,
    ("role", "process_role"): codes.ProcessRole,
}
"""Columns that hold a code; another word in them is refused on writing."""

OWN_COLUMNS: dict[FactKind, tuple[str, ...]] = {
    kind: tuple(column.name for column in KIND_TABLES[kind].columns if column.name != "fact")
    for kind in FactKind
}
"""Columns of each kind's own table."""

FIELD_OF = {"of_what": "of"}
"""Columns that are not called as their field, because SQL keeps the word for itself."""

PLACES = ("place", "venue")
"""Columns that name a place."""


def date_columns(prefix: str, when: DateRecord | None) -> Row:
    """Spread a date record over its columns; all are empty where there is none."""
    names = ("printed", "start", "end", "precision", "basis", "from", "to", "direction")
    if when is None:
        return {f"{prefix}_{name}": None for name in names}
    values = (
        when.printed,
        when.start,
        when.end,
        codes.Precision(when.precision).value,
        codes.DateBasis(when.basis).value,
        when.span.start if when.span else None,
        when.span.end if when.span else None,
        codes.Direction(when.direction).value,
    )
    return {f"{prefix}_{name}": value for name, value in zip(names, values, strict=True)}


def date_from(row: Cells, prefix: str) -> DateRecord | None:
    """Gather a date record from its columns."""
    if row[f"{prefix}_precision"] is None:
        return None
    return DateRecord(
        printed=row[f"{prefix}_printed"],
        start=row[f"{prefix}_start"],
        end=row[f"{prefix}_end"],
        precision=codes.Precision(row[f"{prefix}_precision"]),
        basis=codes.DateBasis(row[f"{prefix}_basis"]),
        span=_span(row[f"{prefix}_from"], row[f"{prefix}_to"]),
        direction=codes.Direction(row[f"{prefix}_direction"]),
    )


def report_row(report: Report) -> Row:
    """Give the row of a report, without its number."""
    basis = None if report.outlet_basis is None else codes.DateBasis(report.outlet_basis).value
    row: Row = {name: getattr(report, name) for name in PLAIN}
    row |= {"opening": opening(report.text), "outlet_basis": basis}
    return row | date_columns("published", report.published)


def source_row(report: Report) -> Row:
    """Give the row that tells who published a report, and when."""
    when = date_columns("published", report.published)
    dated = {name: when[name] for name in ("published_start", "published_precision")}
    return {"report": report.id, "outlet": report.outlet, "agency": report.agency} | dated


def report_from(
    row: Cells, text: str, doubts: Iterable[str] = (), stretches: Iterable[Stretch] = ()
) -> Report:
    """Build a report from its row, its text or a part of it, and what hangs on it."""
    basis = row["outlet_basis"]
    return Report(
        **{name: row[name] for name in PLAIN},
        text=text,
        outlet_basis=None if basis is None else codes.DateBasis(basis),
        published=date_from(row, "published"),
        doubts=tuple(doubts),
        stretches=tuple(stretches),
    )


def opening(text: str) -> str:
    """Give the first line of a text that is not empty, shortened: what a report goes by."""
    return next((line for each in text.splitlines() if (line := each.strip())), "")[:LONGEST_LINE]


def stretch_rows(report: Report) -> list[Row]:
    """Give the rows of a report's marked stretches."""
    return [
        {
            "report": report.id,
            "nth": nth,
            "kind": codes.StretchKind(stretch.kind).value,
            "span_from": stretch.span.start,
            "span_to": stretch.span.end,
            "reason": stretch.reason,
            "label": stretch.label,
        }
        for nth, stretch in enumerate(report.stretches)
    ]


def stretch_from(row: Cells) -> Stretch:
    """Build a stretch from its row."""
    span = Span(row["span_from"], row["span_to"])
    return Stretch(codes.StretchKind(row["kind"]), span, row["reason"], row["label"])


def fact_row(fact: Fact, report: Report) -> Row:
    """Give the row of what all facts share; the report's day serves where the fact has none."""
    dates = [when for when in (fact.date, report.told) if when and (when.start or when.end)]
    first = dates[0] if dates else DateRecord()
    return {
        "id": fact.id,
        "kind": fact.kind.value,
        "report": fact.report,
        "sentence_from": fact.sentence.start,
        "sentence_to": fact.sentence.end,
        "realis": codes.Realis(fact.realis).value,
        "background": fact.background,
        **date_columns("date", fact.date),
        "day_from": first.start or first.end,
        "day_to": first.end or first.start,
        "confidence": fact.confidence,
        "maker": fact.maker,
        "found_by": fact.found_by,
        "joined": fact.joined,
    }


def kind_row(fact: Fact) -> Row:
    """Give the row of what only this kind of fact has; codes are checked on the way."""
    row: Row = {"fact": fact.id}
    for column in OWN_COLUMNS[fact.kind]:
        value = getattr(fact, FIELD_OF.get(column, column))
        code = CODES.get((fact.kind.value, column))
        row[column] = code(value).value if code and value is not None else value
    return row


def party_rows(fact: Fact) -> list[Row]:
    """Give a row for each party of a fact, with its slot."""
    rows: list[Row] = []
    for slot in LISTS[fact.kind]:
        rows += [_party_row(fact, slot, nth, p) for nth, p in enumerate(getattr(fact, slot))]
    for slot in SINGLES.get(fact.kind, ()):
        party = getattr(fact, slot)
        rows += [] if party is None else [_party_row(fact, slot, 0, party)]
    for nth, one in enumerate(getattr(fact, "participants", ())):
        row = _party_row(fact, "participants", nth, one.party)
        rows.append(row | {"status": codes.Attendance(one.status).value, "detail": one.detail})
    return rows


def _party_row(fact: Fact, slot: str, nth: int, party: Party) -> Row:
    return {
        "fact": fact.id,
        "slot": slot,
        "nth": nth,
        "printed": party.printed,
        "span_from": party.span.start if party.span else None,
        "span_to": party.span.end if party.span else None,
        "name": party.name,
        "actor": party.actor,
        "status": None,
        "detail": "",
    }


def evidence_rows(fact: Fact) -> list[Row]:
    """Give a row for each span of a fact's evidence."""
    return [
        {"fact": fact.id, "part": part, "nth": nth, "span_from": span.start, "span_to": span.end}
        for part, spans in fact.evidence.items()
        for nth, span in enumerate(spans)
    ]


def place_rows(fact: Fact) -> list[Row]:
    """Give a row for each word of the places a fact names."""
    places = " ".join(getattr(fact, name, None) or "" for name in PLACES)
    return [{"word": word, "fact": fact.id} for word in sorted(set(fold(places).split()))]


def fact_from(
    row: Cells,
    parties: Iterable[Cells],
    spans: Iterable[Cells],
) -> Fact:
    """Build a fact from its row (both tables joined), its parties and its spans, in order."""
    kind = FactKind(row["kind"])
    fields: Row = {
        "report": row["report"],
        "id": row["id"],
        "sentence": Span(row["sentence_from"], row["sentence_to"]),
        "evidence": _evidence(spans),
        "realis": codes.Realis(row["realis"]),
        "background": row["background"],
        "date": date_from(row, "date"),
        "confidence": row["confidence"],
        "maker": row["maker"],
        "found_by": row["found_by"],
        "joined": row["joined"],
    }
    for column in OWN_COLUMNS[kind]:
        value = row[f"own_{column}"]
        code = CODES.get((kind.value, column))
        own = code(value) if code and value is not None else value
        fields[FIELD_OF.get(column, column)] = own
    return TYPES[kind](**fields, **_party_fields(kind, parties))


def _party_fields(kind: FactKind, rows: Iterable[Cells]) -> Row:
    slots: dict[str, list[Any]] = {slot: [] for slot in LISTS[kind]}
    singles: Row = dict.fromkeys(SINGLES.get(kind, ()))
    for row in rows:
        party = Party(
            row["printed"], _span(row["span_from"], row["span_to"]), row["name"], row["actor"]
        )
        if row["slot"] in singles:
            singles[row["slot"]] = party
        elif row["slot"] == "participants":
            one = Participant(party, codes.Attendance(row["status"]), row["detail"])
            slots.setdefault("participants", []).append(one)
        else:
            slots[row["slot"]].append(party)
    return {slot: tuple(found) for slot, found in slots.items()} | singles


def _evidence(rows: Iterable[Cells]) -> dict[str, tuple[Span, ...]]:
    parts: dict[str, tuple[Span, ...]] = {}
    for row in rows:
        spans = parts.get(row["part"], ())
        parts[row["part"]] = (*spans, Span(row["span_from"], row["span_to"]))
    return parts


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
