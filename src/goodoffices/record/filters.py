"""What facts are wanted: one frozen filter, and the conditions it puts to the database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from goodoffices.codes import FactKind, Issue, Realis
from goodoffices.errors import BadArgument
from goodoffices.gate import fold, party_fields
from goodoffices.record.actors import ids_of
from goodoffices.record.search import are_few, sentences_with
from goodoffices.record.tables import (
    ACTUAL,
    fact,
    fact_party,
    fact_review,
    place_word,
    position,
    sentence,
)

Code = TypeVar("Code", bound=StrEnum)

ACTING = {
    FactKind.STATEMENT: ("speakers",),
    FactKind.EVENT: ("sources",),
    FactKind.TALKS: ("participants", "mediators", "sponsors", "hosts"),
    FactKind.CEASEFIRE: ("parties", "guarantors"),
    FactKind.FIGURE: ("attributed_to",),
    FactKind.POSITION: ("actor",),
    FactKind.RELATION: ("subject", "object"),
    FactKind.ROLE: ("holder",),
}
"""Places in a fact that make it a fact `by` an actor: who speaks, acts, counts, holds."""


DOUBTFUL = 0.35
"""Confidence below which a fact is not shown unless somebody asks: more often wrong than right."""

FEW = 2000
"""Sentences with the words asked for, up to which their facts are looked up one by one."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which facts are wanted; what is left empty does not narrow the search."""

    by: str | None = None
    """Name or id of the actor who speaks, acts, counts or holds the office."""
    involving: str | None = None
    """Name or id of an actor in any part of the fact."""
    issue: str | None = None
    """Code of an issue; only positions have one."""
    place: str | None = None
    since: date | None = None
    until: date | None = None
    """Both by the date of the fact, else of its report; a fact without either is left out."""
    kind: str | None = None
    text: str | None = None
    """Words that its sentence must have."""
    report: str | None = None
    realis: str | None = None
    min_confidence: float = DOUBTFUL
    """Facts below it are kept in the record, and shown to those who ask for them."""
    review: str | None = None
    """Instead of all that nobody rejected: accepted, corrected, rejected, open or all."""
    newest_first: bool = False
    limit: int | None = None
    offset: int = 0


def matching(connection: Connection, kind: FactKind | None, where: Filter) -> Select[str, str]:
    """Give the query for ids and kinds of the facts that match, in order of day and report."""
    own = fact.c
    found = select(own.id, own.kind).where(*_conditions(connection, kind, where))
    order = (own.report, own.sentence_from, own.id)
    if where.newest_first:
        return _page(found.order_by(own.day_from.desc().nulls_last(), *order), where)
    return _page(found.order_by(own.day_from.asc().nulls_last(), *order), where)


def besides_kind(
    connection: Connection, kind: FactKind, where: Filter
) -> list[ColumnElement[bool]]:
    """Give the conditions for facts that match, but for their kind.

    For questions that must not begin with the index of kinds: half the record is of one.
    """
    return list(_conditions(connection, kind, where))[1:]


def _page(found: Select[str, str], where: Filter) -> Select[str, str]:
    if where.limit is None and where.offset:
        # A database wants a limit with an offset; this one is never reached.
        return found.limit(2**62).offset(where.offset)
    return found.limit(where.limit).offset(where.offset) if where.limit is not None else found


def _conditions(
    connection: Connection, kind: FactKind | None, where: Filter
) -> Iterator[ColumnElement[bool]]:
    own = fact.c
    wanted = kind or (_code(FactKind, where.kind) if where.kind else None)
    if wanted:
        # A report has a few dozen facts, an actor some thousands, a kind half a million: where one
        # of the former is asked for, the index of kinds must not be chosen.
        few = where.report or where.by or where.involving
        yield (func.coalesce(own.kind, "") if few else own.kind) == wanted.value
    if where.report:
        yield own.report == where.report
    if where.realis:
        realis = _code(Realis, where.realis)
        yield own.realis == realis.value
        if realis is not Realis.ACTUAL:
            # Said again as the index of these few has it: only then is it used.
            yield own.realis != ACTUAL
    if where.min_confidence:
        # What a person looked at and did not reject is shown, however doubtful it was.
        seen = own.id.in_(select(fact_review.c.fact))
        yield or_(own.confidence >= where.min_confidence, seen)
    yield from _reviewed(where.review)
    if where.since:
        yield own.day_to >= where.since
    if where.until:
        yield own.day_from <= where.until
    if where.issue:
        issue = _code(Issue, where.issue).value
        yield own.id.in_(select(position.c.fact).where(position.c.issue == issue))
    yield from _place(where.place)
    yield from _actors(connection, wanted, where)
    if where.text:
        yield _sentence(connection, where.text)


def _reviewed(wanted: str | None) -> Iterator[ColumnElement[bool]]:
    own, ident = fact_review.c, fact.c.id
    if wanted == "all":
        return
    if wanted is None:
        yield ident.not_in(select(own.fact).where(own.verdict == "rejected"))
    elif wanted == "open":
        yield ident.not_in(select(own.fact))
    elif wanted == "corrected":
        yield ident.in_(select(own.fact).where(own.corrections != ""))
    elif wanted in ("accepted", "rejected"):
        yield ident.in_(select(own.fact).where(own.verdict == wanted))
    else:
        valid = "Use accepted, corrected, rejected, open or all"
        raise BadArgument(wanted, "no such state of review", valid)


def _place(named: str | None) -> Iterator[ColumnElement[bool]]:
    for word in fold(named or "").split():
        yield fact.c.id.in_(select(place_word.c.fact).where(place_word.c.word == word))


def _actors(
    connection: Connection, kind: FactKind | None, where: Filter
) -> Iterator[ColumnElement[bool]]:
    own = fact_party.c
    if where.by:
        acting = ACTING[kind] if kind else tuple({s for slots in ACTING.values() for s in slots})
        ids = ids_of(connection, where.by)
        parts = select(own.fact).where(own.actor.in_(ids), own.slot.in_(sorted(acting)))
        yield fact.c.id.in_(parts)
    if where.involving:
        parts = select(own.fact).where(own.actor.in_(ids_of(connection, where.involving)))
        yield fact.c.id.in_(parts.where(own.slot.in_(party_fields(kind))) if kind else parts)


def _sentence(connection: Connection, words: str) -> ColumnElement[bool]:
    carrier, has_words = sentence.c, sentences_with(connection, words)
    if are_few(connection, words, FEW):
        # From the sentences to their facts; with many it is quicker the other way round.
        other = fact.alias()
        carried = select(other.c.id).join(sentence, _carries(other.c))
        return fact.c.id.in_(carried.where(has_words))
    return select(carrier.num).where(_carries(fact.c), has_words).exists()


def _carries(own: Any) -> ColumnElement[bool]:
    carrier = sentence.c
    return and_(
        carrier.report == own.report,
        carrier.span_from == own.sentence_from,
        carrier.span_to == own.sentence_to,
    )


def _code(codes: type[Code], word: str) -> Code:
    try:
        return codes(word)
    except ValueError as error:
        valid = ", ".join(code.value for code in codes)
        raise BadArgument(word, "no such code", f"Use one of: {valid}") from error


def filter_from(given: Mapping[str, Any]) -> Filter:
    """Build a filter from names and values as a person gives them; days may be ISO strings."""
    valid = [each.name for each in fields(Filter)]
    for name in given:
        if name not in valid:
            raise BadArgument(name, "no such filter", f"Use one of: {', '.join(valid)}")
    days = {name: _day(given[name]) for name in ("since", "until") if name in given}
    return Filter(**{**given, **days})


def kind_from(given: str | None) -> FactKind | None:
    """Read the name of a kind of fact; nothing means every kind."""
    return None if given is None else _code(FactKind, given)


def _day(given: Any) -> date | None:
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given))
    except ValueError as error:
        raise BadArgument(str(given), "this is not a day", "Write it as 2014-02-15") from error
