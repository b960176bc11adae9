"""A fact in one plain sentence, put together from its own fields and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, cast

from goodoffices.codes import FactKind, Measure, Realis
from goodoffices.dossier.words import event_word, word
from goodoffices.facts import (
    Ceasefire,
    Event,
    Fact,
    Figure,
    Party,
    Position,
    Relation,
    Role,
    Statement,
    Talks,
)
from goodoffices.quantities import read_quantities

NOT_STATED = "not stated"
_HOW: Mapping[Realis, str] = MappingProxyType(
    {Realis.PLANNED: ": to", Realis.POSSIBLE: " may", Realis.REQUESTED: ": asked to"}
)


def says(fact: Fact) -> str:
    """Retell a fact in one sentence without a full stop; what is not stated is left out."""
    return _SAYS[fact.kind](cast(Any, fact))


def names(parties: Iterable[Party]) -> str:
    """List parties as a sentence does: "A, B and C"; empty where there is none."""
    return listed(party.shown for party in parties)


def listed(words: Iterable[str]) -> str:
    """Join words with commas and a last "and", each once, in the order given."""
    known = list(dict.fromkeys(w for w in words if w))
    return known[0] if len(known) == 1 else " and ".join(_but_last(known))


def by_whom(fact: Fact) -> str:
    """Name those to whom the report attributes the fact, or nobody."""
    return names(fact.attributed_to)


def stands(fact: Fact) -> str:
    """Tell in plain words whether a fact is told as done, planned, possible, denied or asked."""
    return "earlier" if fact.background else word("realis", fact.realis)


def _but_last(known: list[str]) -> list[str]:
    return [", ".join(known[:-1]), known[-1]] if known else []


def _statement(fact: Statement) -> str:
    speaker = names(fact.speakers) or "somebody not named"
    to = names(fact.addressees)
    said = word("act", fact.act)
    return f"{speaker} {said}" + (f", to {to}" if to else "")


def _event(fact: Event) -> str:
    source, target = names(fact.sources), names(fact.targets)
    at = f" at {fact.place}" if fact.place else ""
    if not source:
        name = event_word(fact.type, "name")
        toward = f" involving {target}" if target else ""
        return f"{name[0].upper()}{name[1:]}{toward}{at}"
    if fact.realis in _HOW:
        if not target:
            return f"{source}: {event_word(fact.type, 'name')}{at} {word('realis', fact.realis)}"
        return f"{source}{_HOW[fact.realis]} {event_word(fact.type, 'base')} {target}{at}"
    done = event_word(fact.type, "to") + f" {target}" if target else event_word(fact.type, "alone")
    return f"{source} {done}{at}" + (": denied" if fact.realis is Realis.DENIED else "")


def called(fact: Talks) -> str:
    """Name talks as the report does: their name, else the round, else the venue."""
    if fact.name:
        return fact.name
    numbered = f"round {fact.number} of talks" if fact.number else "talks"
    return f"{numbered} at {fact.venue}" if fact.venue else numbered


def _talks(fact: Talks) -> str:
    name = called(fact)
    present = names(p.party for p in fact.participants if p.status in ("attending", "host"))
    text = f"{name[0].upper()}{name[1:]}"
    if present and fact.realis is Realis.ACTUAL:
        text += f", with {present}"
    return text + (f": {word('outcome', fact.outcome)}" if fact.outcome else "")


def _ceasefire(fact: Ceasefire) -> str:
    term = fact.term or "ceasefire"
    where = f" at {fact.place}" if fact.place else ""
    between = names(fact.parties)
    told = f"{term[0].upper()}{term[1:]}{where}: {word('truce', fact.status)}"
    return told + (f" ({between})" if between else "")


def value(fact: Figure) -> str:
    """Give a figure as printed, with the word that keeps it from being exact, once."""
    said = any(quantity.qualifier for quantity in read_quantities(fact.printed))
    return fact.printed if said or not fact.qualifier else f"{fact.qualifier.value} {fact.printed}"


def counted(fact: Figure) -> str:
    """Say what a figure counts, in the report's words where it has them."""
    of = f"{fact.of} " if fact.of and fact.of not in fact.printed else ""
    what = word("measure", fact.measure)
    return f"{of}{what}".strip() if fact.measure is not Measure.OTHER else (of.strip() or what)


def _figure(fact: Figure) -> str:
    where = f" in {fact.place}" if fact.place else ""
    period = f", {fact.period}" if fact.period else ""
    return f"{value(fact)} {counted(fact)}{where}{period}"


def _position(fact: Position) -> str:
    toward = f" toward {fact.toward.shown}" if fact.toward else ""
    return f"{fact.actor.shown} {word('stance', fact.stance)}{toward}: {fact.content}"


def _relation(fact: Relation) -> str:
    mode = f" {word('mode', fact.mode)}" if fact.mode else ""
    told = f"{fact.subject.shown} {word('predicate', fact.predicate)} {fact.object.shown}{mode}"
    return told if fact.current else f"{told} (in the past)"


def _role(fact: Role) -> str:
    former = "" if fact.current else " (no longer)"
    return f"{fact.holder.shown}: {fact.title}{former}"


_SAYS: Mapping[FactKind, Callable[[Any], str]] = MappingProxyType(
    {
        FactKind.STATEMENT: _statement,
        FactKind.EVENT: _event,
        FactKind.TALKS: _talks,
        FactKind.CEASEFIRE: _ceasefire,
        FactKind.FIGURE: _figure,
        FactKind.POSITION: _position,
        FactKind.RELATION: _relation,
        FactKind.ROLE: _role,
    }
)
