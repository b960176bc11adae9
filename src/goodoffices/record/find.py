"""Finds facts: the only way they leave the record, each through the evidence gate.

Names of parties are those of the merged view; the words printed stay beside them. What persons
corrected is theirs and marked so; the gate judges the rest, as the program gave it. What the gate
stops is logged and, for a caller who asks, handed over with the reason.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, func, select

from goodoffices.codes import FactKind
from goodoffices.corrections import without
from goodoffices.facts import ActorMention, Fact, Participant, Party, Span
from goodoffices.gate import Verdicts, parties_of, party_fields
from goodoffices.record.actors import KnownNames, known_names, mentions_at
from goodoffices.record.clock import Listed
from goodoffices.record.filters import Filter, matching
from goodoffices.record.find_reviews import attach_reviews, original_of
from goodoffices.record.parts import parts
from goodoffices.record.rows import fact_from
from goodoffices.record.tables import (
    KIND_TABLES,
    evidence,
    fact,
    fact_party,
    position,
    reading,
    report_text,
)

log = logging.getLogger(__name__)

_verdicts = Verdicts()
"""Shared by all requests of a process: a fact stands on many pages, and is judged once."""

EVERYTHING = Filter(min_confidence=0.0)
"""The filter that narrows nothing."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A fact that the gate stopped, and why."""

    fact: str
    kind: str
    report: str
    reason: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.kind} {self.fact} of report {self.report}: {self.reason}"


def find_facts(
    connection: Connection,
    kind: FactKind | None = None,
    where: Filter = EVERYTHING,
    *,
    withheld: list[Withheld] | None = None,
) -> list[Fact]:
    """Give the facts that match and pass the gate, in order of day and report."""
    found = [(row[0], row[1]) for row in connection.execute(matching(connection, kind, where))]
    admitted: list[Fact] = []
    for part in parts(found):
        admitted += let_through(connection, load_facts(connection, part), withheld)
    return admitted


def list_facts(
    connection: Connection, kind: FactKind | None = None, where: Filter = EVERYTHING
) -> list[Listed]:
    """Give which facts match, in order of day and report, and when its report last changed."""
    read = matching(connection, kind, where).outerjoin(reading, reading.c.report == fact.c.report)
    rows = connection.execute(read.add_columns(func.coalesce(reading.c.changed, 0)))
    return [Listed(row[0], row[2]) for row in rows]


def find_fact(connection: Connection, one: str) -> Fact | None:
    """Give one fact by its id, if it passes the gate."""
    kind = connection.scalar(select(fact.c.kind).where(fact.c.id == one))
    facts = let_through(connection, load_facts(connection, [(one, kind)]), None) if kind else []
    return facts[0] if facts else None


def find_named(connection: Connection, ids: Iterable[str]) -> dict[str, Fact]:
    """Give the facts of these ids that pass the gate, all at once."""
    own = fact.c
    wanted = sorted(set(ids))
    found: dict[str, Fact] = {}
    for some in parts(wanted):
        rows = connection.execute(select(own.id, own.kind).where(own.id.in_(some)))
        loaded = load_facts(connection, [(row[0], row[1]) for row in rows])
        found |= {one.id: one for one in let_through(connection, loaded, None)}
    return found


def count_facts(
    connection: Connection, kind: FactKind | None = None, where: Filter = EVERYTHING
) -> int:
    """Count the facts that match, before the gate."""
    found = matching(connection, kind, where).order_by(None).subquery()
    return int(connection.scalar(select(func.count()).select_from(found)) or 0)


def count_in_reports(connection: Connection, reports: Iterable[str]) -> dict[str, dict[str, int]]:
    """Count the facts of each kind in each of these reports, before the gate."""
    own = fact.c
    counts: dict[str, dict[str, int]] = {}
    every = matching(connection, None, Filter()).order_by(None)
    for some in parts(sorted(set(reports))):
        counted = every.with_only_columns(own.report, own.kind, func.count())
        grouped = counted.where(own.report.in_(some)).group_by(own.report, own.kind)
        for row in connection.execute(grouped):
            counts.setdefault(row[0], {})[row[1]] = int(row[2])
    return counts


def count_by_issue(connection: Connection) -> dict[str, int]:
    """Count the positions on each issue, before the gate."""
    own = position.c
    every = matching(connection, FactKind.POSITION, Filter()).order_by(None)
    counted = every.join(position, own.fact == fact.c.id)
    grouped = counted.with_only_columns(own.issue, func.count()).group_by(own.issue)
    return {row[0]: int(row[1]) for row in connection.execute(grouped)}


def load_facts(
    connection: Connection, found: list[tuple[str, str]], *, cited: bool = True
) -> list[Fact]:
    """Build facts from their rows, in the order asked for; without their evidence on request."""
    ids = [one for one, _ in found]
    parties = _grouped(connection, fact_party, ids)
    spans = _grouped(connection, evidence, ids) if cited else {}
    built: dict[str, Fact] = {}
    for kind in sorted({kind for _, kind in found}):
        own = KIND_TABLES[kind]
        columns = [column.label(f"own_{column.name}") for column in own.c if column.name != "fact"]
        rows = (
            select(fact, *columns)
            .join(own, own.c.fact == fact.c.id)
            .where(fact.c.id.in_([one for one, its in found if its == kind]))
        )
        for row in connection.execute(rows).mappings().all():
            one = row["id"]
            built[one] = fact_from(row, parties.get(one, ()), spans.get(one, ()))
    return attach_reviews(connection, [built[one] for one in ids])


def _grouped(
    connection: Connection, table: Table, facts: Sequence[str]
) -> dict[str, list[RowMapping]]:
    """Give the rows of these facts, in one order whatever the database stores first."""
    wanted = select(table).where(table.c.fact.in_(facts)).order_by(*table.primary_key.columns)
    grouped: dict[str, list[RowMapping]] = {}
    for row in connection.execute(wanted).mappings().all():
        grouped.setdefault(row["fact"], []).append(row)
    for own in grouped.values():
        own.sort(key=lambda row: row["nth"])
    return grouped


def let_through(
    connection: Connection, facts: list[Fact], withheld: list[Withheld] | None
) -> list[Fact]:
    """Let facts through the gate, under the names of the merged view."""
    reports = {one.report for one in facts}
    texts = texts_of(connection, sorted(reports))
    mentions = mentions_at(connection, _places_of_parties(facts))
    known = known_names(connection, _actors_in(facts, mentions))
    merged = {one: _under_heads(own_mentions, known) for one, own_mentions in mentions.items()}
    admitted: list[Fact] = []
    for one in facts:
        shown = rename(one, known)
        answered = _answered_for(connection, shown)
        own_mentions = merged.get(one.report, ())
        verdict = _verdicts.admit(answered, texts[one.report], known.names_of, own_mentions)
        if verdict.admitted:
            admitted.append(shown)
            continue
        log.info("withheld %s %s of %s: %s", one.kind, one.id, one.report, verdict.reason)
        if withheld is not None:
            withheld.append(Withheld(one.id, one.kind.value, one.report, verdict.reason))
    return admitted


def texts_of(connection: Connection, reports: Sequence[str]) -> dict[str, str]:
    """Give the texts of these reports by their ids; of few enough for one question."""
    own = report_text.c
    rows = connection.execute(select(own.report, own.text).where(own.report.in_(reports)))
    return {row[0]: row[1] for row in rows.all()}


def _places_of_parties(facts: Iterable[Fact]) -> dict[str, list[Span]]:
    """Give where the parties of facts stand, by report: the gate asks for no other mentions."""
    places: dict[str, list[Span]] = {}
    for one in facts:
        held = places.setdefault(one.report, [])
        held += [party.span or one.sentence for _, party in parties_of(one)]
    return places


def _answered_for(connection: Connection, one: Fact) -> Fact:
    """Give what the program answers for: a fact without what persons corrected."""
    original = original_of(connection, one.id) if one.corrections else None
    return without(one, original) if original else one


def _actors_in(facts: Iterable[Fact], mentions: Mapping[str, list[ActorMention]]) -> set[str]:
    named = {party.actor for one in facts for _, party in parties_of(one) if party.actor}
    return named | {each.actor for own in mentions.values() for each in own}


def _under_heads(mentions: list[ActorMention], known: KnownNames) -> list[ActorMention]:
    heads = (known.groups.head_of(each.actor) for each in mentions)
    return [
        each if head == each.actor else replace(each, actor=head)
        for each, head in zip(mentions, heads, strict=True)
    ]


def rename(one: Fact, known: KnownNames) -> Fact:
    """Give a fact with each resolved party under the id and name of the merged view."""
    changed: dict[str, Any] = {}
    for slot in party_fields(one.kind):
        held = getattr(one, slot)
        if held:
            named = _all_renamed(held, known) if isinstance(held, tuple) else _renamed(held, known)
            if named != held:
                changed[slot] = named
    return replace(one, **changed) if changed else one


def _all_renamed(held: tuple[Any, ...], known: KnownNames) -> tuple[Any, ...]:
    return tuple(
        replace(each, party=_renamed(each.party, known))
        if isinstance(each, Participant)
        else _renamed(each, known)
        for each in held
    )


def _renamed(party: Party, known: KnownNames) -> Party:
    if party.actor is None:
        return party
    head = known.groups.head_of(party.actor)
    name = known.shown.get(head) or party.name
    if head == party.actor and name == party.name:
        return party
    return replace(party, actor=head, name=name)
