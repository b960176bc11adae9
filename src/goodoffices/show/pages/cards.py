"""The fields of a fact, one by one, in plain words: what stands beside the text in the reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goodoffices.codes import FactKind
from goodoffices.dossier.wording import by_whom, names, says, stands, value
from goodoffices.dossier.words import event_word, word
from goodoffices.facts import (
    Ceasefire,
    Event,
    Fact,
    Figure,
    Position,
    Relation,
    Role,
    Statement,
    Talks,
)
from goodoffices.show.words import SIGNS, standing, when, when_note

Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Card:
    """One fact beside the text: its sentence in plain words and its fields."""

    id: str
    number: int
    kind: str
    sign: str
    says: str
    fields: tuple[tuple[str, str], ...]
    standing: str
    standing_sign: str
    maker: str
    chosen: bool


def card(fact: Fact, number: int, *, chosen: bool = False) -> Card:
    """Make the card of a fact; what the words do not state is written as not stated."""
    own = _own(fact)
    dated = when(fact.date)
    note = when_note(fact.date)
    common: Fields = [
        ("When", f"{dated} ({note})" if note else dated),
        ("According to", by_whom(fact) or "the report itself"),
    ]
    if fact.date and fact.date.printed and fact.date.printed != dated:
        common.insert(1, ("Date as printed", fact.date.printed))
    if fact.joined:
        common.append(("Joined by", fact.joined))
    if fact.verdict:
        common.append(("Review", f"{fact.verdict} by a person"))
    for each in fact.corrections:
        was = f"“{each.was}”" if each.was else "nothing"
        told = f"{each.field.replace('_', ' ')}: by {each.by}; the program read {was}"
        common.append(("Corrected", f"{told}. {each.why}".rstrip(". ")))
    return Card(
        id=fact.id,
        number=number,
        kind=word("kind", fact.kind),
        sign=SIGNS[fact.kind],
        says=says(fact),
        fields=tuple((name, text) for name, text in (*own, *common) if text),
        standing=stands(fact),
        standing_sign=standing(fact),
        maker=fact.found_by,
        chosen=chosen,
    )


def numbered(facts: Iterable[Fact]) -> Mapping[FactKind, int]:
    """Count facts by kind."""
    counts = dict.fromkeys(FactKind, 0)
    for fact in facts:
        counts[fact.kind] += 1
    return counts


def _own(fact: Fact) -> Fields:
    """Give the fields that only this kind has."""
    if isinstance(fact, Statement):
        return _statement(fact)
    if isinstance(fact, Event):
        return _event(fact)
    if isinstance(fact, Talks):
        return _talks(fact)
    if isinstance(fact, Ceasefire):
        return _ceasefire(fact)
    if isinstance(fact, Figure):
        return _figure(fact)
    if isinstance(fact, Position):
        return _position(fact)
    if isinstance(fact, Relation):
        return _relation(fact)
    return _role(fact) if isinstance(fact, Role) else []


def _statement(fact: Statement) -> Fields:
    return [
        ("Speaker", names(fact.speakers) or "not named"),
        ("Does", word("act", fact.act)),
        ("How", word("form", fact.form)),
        ("To whom", names(fact.addressees) or "not mentioned"),
        ("Told to", fact.outlet.shown if fact.outlet else ""),
        ("Given by", fact.cue),
    ]


def _event(fact: Event) -> Fields:
    return [
        ("What", event_word(fact.type, "name")),
        ("Who", names(fact.sources) or "not stated"),
        ("To whom", names(fact.targets) or "not stated"),
        ("Where", fact.place or "not stated"),
        ("Given by", fact.trigger),
    ]


def _talks(fact: Talks) -> Fields:
    parts = [f"{p.party.shown}: {word('attendance', p.status)}" for p in fact.participants]
    return [
        ("Name", fact.name or "not stated"),
        ("Round", str(fact.number) if fact.number else ""),
        ("Where", fact.venue or "not stated"),
        ("Format", word("format", fact.format)),
        ("Mediator", names(fact.mediators) or "not stated"),
        ("Sponsor", names(fact.sponsors)),
        ("Host", names(fact.hosts)),
        ("Taking part", "; ".join(parts) or "not mentioned"),
        ("On", fact.agenda or ""),
        ("Outcome", word("outcome", fact.outcome)),
    ]


def _ceasefire(fact: Ceasefire) -> Fields:
    return [
        ("Stands", word("truce", fact.status)),
        ("Scope", word("scope", fact.scope)),
        ("Where", fact.place or "not stated"),
        ("Between", names(fact.parties) or "not stated"),
        ("Guaranteed by", names(fact.guarantors)),
        ("Use", fact.purpose or ""),
        ("Word used", fact.term),
    ]


def _figure(fact: Figure) -> Fields:
    return [
        ("As printed", value(fact)),
        ("Read as", _bounds(fact)),
        ("Counts", word("measure", fact.measure)),
        ("Of whom", fact.of or "not stated"),
        ("Where", fact.place or "not stated"),
        ("Period", fact.period or "not stated"),
        ("Scope", _scope(fact.cumulative)),
        ("Part of", fact.subset_of or ""),
    ]


def _scope(cumulative: bool | None) -> str:
    if cumulative is None:
        return "not stated"
    return "total so far" if cumulative else "one incident or period"


def _bounds(fact: Figure) -> str:
    low, high = fact.low, fact.high
    if low is None and high is None:
        return "no number; the word is kept"
    if low is None:
        return f"at most {high:,.10g}"
    if high is None:
        return f"at least {low:,.10g}"
    return f"{low:,.10g}" if low == high else f"{low:,.10g} to {high:,.10g}"


def _position(fact: Position) -> Fields:
    return [
        ("Actor", fact.actor.shown),
        ("Stance", word("stance", fact.stance)),
        ("Issue", word("issue", fact.issue)),
        ("Toward", fact.toward.shown if fact.toward else ""),
        ("Condition", fact.condition or ""),
        ("Claimed", "somebody else says so of the actor" if fact.claimed else ""),
    ]


def _relation(fact: Relation) -> Fields:
    return [
        ("Who", fact.subject.shown),
        ("Tie", word("predicate", fact.predicate)),
        ("Whom", fact.object.shown),
        ("How", word("mode", fact.mode) if fact.mode else ""),
        ("Then or now", "as of the report" if fact.current else "in the past"),
    ]


def _role(fact: Role) -> Fields:
    return [
        ("Holder", fact.holder.shown),
        ("Title as printed", fact.title),
        ("Of", fact.organisation.shown if fact.organisation else ""),
        ("Part", word("part", fact.process_role) if fact.process_role else ""),
        ("Then or now", "as of the report" if fact.current else "former"),
    ]
