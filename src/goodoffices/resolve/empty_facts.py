"""Leaves out what says too little to be kept: ties and events in which nobody can be named.

Known only once actors are resolved: "the two sides met" or "fighters attack" tell a reader nothing
that can be looked up, dated or counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from goodoffices.codes import ActorKind, EventType, Predicate, Realis
from goodoffices.facts import Actor, Event, Fact, Party, Relation
from goodoffices.lexicon.spelling import plain

_LOOSE = frozenset({Predicate.HOSTS, Predicate.MEDIATES})
"""Ties whose other side is no actor: refugees, a war."""
_SPOKEN = frozenset(
    {EventType.REQUEST, EventType.AGREE, EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT,
     EventType.CONSULT, EventType.AID}
)  # fmt: skip
"""What somebody says or settles: without a name for him it is hearsay."""
_AUTHORED = _SPOKEN - {EventType.CONSULT, EventType.AID}
_PUT = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT})
_PAIR = 2
_MEDIATION = "third-party"
"""What one does alone: "tried to broker talks"."""
_STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.IGO})


def leave_out_empty(facts: Iterable[Fact], actors: Iterable[Actor] = ()) -> list[Fact]:
    """Drop the ties and events that name nobody, or tell one side of what needs two."""
    known = {actor.id: actor for actor in actors}
    kinds = {actor.id: actor.kind for actor in known.values()}
    return [
        fact
        for fact in facts
        if not _is_empty(fact) and not _lowers_a_state(fact, kinds) and not _is_to_own(fact, known)
    ]


def _is_to_own(fact: Fact, known: Mapping[str, Actor]) -> bool:
    """Tell whether a government is only told to be loyal to who rules: "forces loyal to him"."""
    if not isinstance(fact, Relation) or fact.predicate is not Predicate.SUPPORTS:
        return False
    one, other = known.get(fact.subject.actor or ""), known.get(fact.object.actor or "")
    if one is None or other is None or one.kind is not ActorKind.GOVERNMENT:
        return False
    own = other.kind is ActorKind.PERSON and other.country == one.country
    return own and fact.found_by.startswith("an adjective")


def _lowers_a_state(fact: Fact, kinds: Mapping[str, ActorKind]) -> bool:
    """Tell whether a state would be on a list of terrorists, or led by another state.

    Then words were taken for the wrong one: "Chad met the Group, co-chaired by France".
    """
    if not isinstance(fact, Relation):
        return False
    whose, whom = kinds.get(fact.subject.actor or ""), kinds.get(fact.object.actor or "")
    if fact.predicate is Predicate.LEADS:
        return whose is ActorKind.STATE and whom is ActorKind.STATE
    return fact.predicate is Predicate.DESIGNATES_TERRORIST and whom in _STATES


def key_of(party: Party) -> str:
    """Give what tells one party from another: its actor, else its words."""
    return party.actor or plain(party.printed)


def _is_empty(fact: Fact) -> bool:
    if isinstance(fact, Relation):
        return _is_empty_tie(fact)
    if isinstance(fact, Event):
        return _is_empty_event(fact)
    return False


def _is_empty_tie(fact: Relation) -> bool:
    """Tell whether a tie says nothing: to oneself, or to "fighters" whom nobody can name."""
    if key_of(fact.subject) == key_of(fact.object) or _is_own_name(fact):
        return True
    if _is_nobody(fact.subject) and not _is_an_ally(fact):
        return True
    return fact.predicate not in _LOOSE and _is_nobody(fact.object)


def _is_an_ally(fact: Relation) -> bool:
    """Tell whether a side is told by whom it stands by: the army's "allied militia"."""
    return fact.predicate is Predicate.ALLIED_WITH and fact.subject.printed.startswith("allied ")


def _is_own_name(fact: Relation) -> bool:
    """Tell whether a tie only repeats a name: that Chad backs "Chad-backed forces"."""
    if fact.predicate is Predicate.LEADS:
        return False
    left, right = fact.subject, fact.object
    return f"{left.printed}-" in right.shown or f"{right.printed}-" in left.shown


def _is_empty_event(fact: Event) -> bool:
    everybody = (*fact.sources, *fact.targets)
    if everybody and all(_is_nobody(each) for each in everybody):
        return fact.type in _SPOKEN or (fact.date is None and fact.place is None)
    if fact.type in _AUTHORED and not fact.sources:
        return not _is_put_to(fact)
    if fact.type in _SPOKEN and fact.sources and all(_is_nobody(each) for each in fact.sources):
        return not _is_described(fact)
    told_where = fact.date is not None or fact.place is not None
    if fact.type is EventType.CONSULT:
        alone = len(everybody) < _PAIR and not told_where
        return alone and fact.mode != _MEDIATION
    if fact.type is EventType.SUPPORT:
        alone = not fact.targets and len(fact.sources) < _PAIR and fact.mode != "sign"
        return alone and fact.sources[0].actor is None
    if fact.type is EventType.ASSAULT:
        return fact.realis is Realis.PLANNED and not fact.targets and fact.date is None
    return False


def _is_put_to(fact: Event) -> bool:
    """ "Mali was asked to leave": whom a verb says it was put to is known, though not by whom."""
    asked = fact.type in _PUT and fact.found_by.startswith("verb")
    return asked and any(each.actor for each in fact.targets)


def _is_described(fact: Event) -> bool:
    """ "Human rights groups accuse Chad": no name, yet more than "some" or "fighters"."""
    return any(each.actor for each in fact.targets) and any(
        len(each.printed.split()) > 1 for each in fact.sources
    )


def _is_nobody(party: Party) -> bool:
    """Tell whether a party has neither an actor nor a name of its own."""
    return party.actor is None and party.printed == party.printed.lower()
