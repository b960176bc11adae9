"""Fields of a fact as words and back: what a person reads in a form, and what he may write there.

Which fields may be corrected follows from the dataclasses of `facts`. The words a fact was found
by (cue, trigger, the printed number) are the report's and stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from goodoffices.codes import Attendance, DateBasis, FactKind, Precision, StatementForm
from goodoffices.errors import BadArgument
from goodoffices.facts import FACT_TYPES, DateRecord, Fact, Participant, Party, Span, Statement

PartyOf = Callable[[str], Party]
"""Makes a party of a name, under the actor that the record knows by it."""

_KEPT = """
report sentence evidence id confidence maker found_by joined verdict corrections cue trigger printed
term subset_of
"""
KEPT = frozenset(_KEPT.split())
"""Fields that are no person's to change."""
QUOTED = "content"
"""The field of a statement that must stand in the report, word for word."""
YES, NO = ("yes", "true", "1"), ("no", "false", "0")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")  # "2014", "2014-02", "2014-02-15"
_PART = re.compile(r"(.+?)\s*(?::|\()\s*([a-z_]+)\)?")  # "Tarvia: attending", "Tarvia (invited)"
TYPES = {each.kind: each for each in FACT_TYPES}


@cache
def correctable(kind: FactKind) -> tuple[str, ...]:
    """Name the fields of a kind that a person may correct, its own first."""
    common = {each.name for each in fields(Fact)}
    named = [each.name for each in fields(TYPES[kind]) if each.name not in KEPT]
    return tuple(sorted(named, key=lambda name: name in common))


def choices(kind: FactKind, field: str) -> tuple[str, ...]:
    """Give the codes a field may have; empty where any words may stand."""
    of = _type(kind, field)
    if of is bool:
        return ("yes", "no")
    if isinstance(of, type) and issubclass(of, StrEnum):
        return tuple(code.value for code in of)
    return ()


def in_words(fact: Fact, field: str) -> str:
    """Give a field as a person reads and writes it; unknown is empty."""
    return _worded(getattr(fact, field))


def corrected(fact: Fact, field: str, words: str, text: str, party_of: PartyOf) -> Fact:
    """Give the fact with one field as a person wrote it; `text` is that of its report."""
    if field not in correctable(fact.kind):
        valid = ", ".join(correctable(fact.kind))
        raise BadArgument(field, f"no field of a {fact.kind} to correct", f"Use one of: {valid}")
    words = " ".join(words.split())
    if isinstance(fact, Statement) and field == QUOTED:
        return _requoted(fact, words, text)
    value = _read(fact.kind, field, words, party_of)
    changed: dict[str, Any] = {field: value}
    return replace(fact, **changed)


def without(fact: Fact, original: Fact) -> Fact:
    """Give the fact without what persons corrected: what the program still answers for."""
    changed: dict[str, Any] = {}
    for each in fact.corrections:
        if each.field == QUOTED and isinstance(fact, Statement):
            continue
        blank = _blank(fact.kind, each.field)
        changed[each.field] = getattr(original, each.field) if blank is KEEP else blank
    return replace(fact, **changed) if changed else fact


KEEP = object()
"""Stands for a field that cannot be empty."""


@cache
def _hints(kind: FactKind) -> Mapping[str, Any]:
    """Give the types of a kind's fields."""
    return get_type_hints(TYPES[kind])


def _blank(kind: FactKind, field: str) -> object:
    hint = _hints(kind)[field]
    if get_origin(hint) is tuple:
        return ()
    if type(None) in get_args(hint) and field != "qualifier":
        return None
    return "" if hint is str else KEEP


def _type(kind: FactKind, field: str) -> Any:
    """Give the type that a field holds, or each of its items."""
    hint = _hints(kind)[field]
    if get_origin(hint) is tuple:
        return get_args(hint)[0]
    if get_origin(hint) is UnionType:
        return next(each for each in get_args(hint) if each is not type(None))
    return hint


def _read(kind: FactKind, field: str, words: str, party_of: PartyOf) -> object:
    of = _type(kind, field)
    hint = _hints(kind)[field]
    if get_origin(hint) is tuple:
        listed = [each.strip() for each in words.split(";") if each.strip()]
        if of is Participant:
            return tuple(_participant(each, party_of) for each in listed)
        return tuple(party_of(each) for each in listed)
    if not words:
        if type(None) in get_args(hint):
            return None
        if hint is str and field != "title":
            return ""
        raise BadArgument(field, f"a {kind} cannot be without it", "Give a value, or reject it")
    return _one(field, of, words, party_of)


def _one(field: str, of: Any, words: str, party_of: PartyOf) -> object:
    if of is Party:
        return party_of(words)
    if of is DateRecord:
        return _dated(words)
    if of is bool:
        if words.casefold() not in (*YES, *NO):
            raise BadArgument(words, f"{field} is yes or no", "Write yes or no")
        return words.casefold() in YES
    if of in (int, float):
        return _number(field, of, words)
    return _code(field, of, words) if issubclass(of, StrEnum) else words


def _code(field: str, codes: type[StrEnum], words: str) -> StrEnum:
    wanted = words.casefold().replace("_", " ")
    for code in codes:
        if code.value.casefold().replace("_", " ") == wanted:
            return code
    valid = ", ".join(code.value for code in codes)
    raise BadArgument(words, f"no code of {field}", f"Use one of: {valid}")


def _number(field: str, of: Callable[[str], float], words: str) -> float:
    try:
        value = of(words.replace(",", ""))
    except ValueError:
        raise BadArgument(words, f"{field} is a number", "Write it in digits: 140000") from None
    if not abs(value) < 1e15:
        raise BadArgument(words, f"{field} is a number that can be counted", "Write it in digits")
    return value


def _participant(words: str, party_of: PartyOf) -> Participant:
    found = _PART.fullmatch(words)
    if not found:
        raise BadArgument(words, "no participant with a status", "Write it as Tarvia: attending")
    status = _code("status", Attendance, found[2])
    return Participant(party_of(found[1]), Attendance(status))


def _dated(words: str) -> DateRecord:
    first, _, last = words.partition("/")
    start, end, precision = _period(first.strip())
    if last:
        end, precision = _period(last.strip())[1], Precision.RANGE
    if end < start:
        raise BadArgument(words, "it ends before it begins", "Write the earlier day first")
    return DateRecord("", start, end, precision, DateBasis.GIVEN)


def _period(words: str) -> tuple[date, date, Precision]:
    found = _DAY.fullmatch(words)
    try:
        if not found:
            raise ValueError(words)
        year, month, day = (int(part) if part else 0 for part in found.groups())
        start = date(year, month or 1, day or 1)
        if day:
            return start, start, Precision.DAY
        after = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
        return start, after - timedelta(days=1), Precision.MONTH if month else Precision.YEAR
    except ValueError:
        step = "Write it as 2014, 2014-02, 2014-02-15 or 2014-02-15/2014-02-20"
        raise BadArgument(words, "this is not a date", step) from None


def _requoted(fact: Statement, words: str, text: str) -> Statement:
    """Give the statement with other words of its report: they must stand there."""
    pattern = r"\s+".join(re.escape(each) for each in words.split())
    found = [Span(*each.span()) for each in re.finditer(pattern, text)] if words else []
    if not found:
        raise BadArgument(
            words[:60] or QUOTED,
            "these words do not stand in the report",
            "A statement's words are the report's: copy them from it",
        )
    best = min(found, key=lambda span: (abs(span.start - fact.sentence.start), span.start))
    exact = best.of(text) if fact.form is StatementForm.DIRECT else words
    return replace(fact, content=exact, evidence={**fact.evidence, QUOTED: (best,)})


def _worded(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Party):
        return value.shown
    if isinstance(value, Participant):
        return f"{value.party.shown}: {value.status.value}"
    if isinstance(value, DateRecord):
        return _date_in_words(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(_worded(each) for each in value)
    return str(value)


def _date_in_words(when: DateRecord) -> str:
    if when.precision is Precision.RANGE and when.start and when.end:
        return f"{when.start.isoformat()}/{when.end.isoformat()}"
    return when.iso or when.printed
