"""The people and groups of one report as a coding sheet lists them: who acts or takes part."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields

from goodoffices.codes import PASSIVE_RULES, TITLE_RULE, ActorKind
from goodoffices.facts import Actor, Fact, Participant, Party, Reading, Relation, Report, Role

_SUFFERED = frozenset({"targets", "toward", "addressees"})
"""Parts of a fact in which a state need not do anything."""
_PAPERS = frozenset({ActorKind.OTHER, ActorKind.MEDIA, ActorKind.COMPANY})
_PARTS = frozenset({"parliament", "police", "television", "radio", "media"})
"""Parts of a state of which every state has one, by their last word."""
_MINISTRIES = frozenset({"ministry", "ministries", "department"})
_PRONOUNS = frozenset({"it", "its", "itself", "they", "their", "them", "themselves"})
_LEADING = frozenset({"the", "its", "their", "his", "her", "a", "an"})
_PLURAL_OF = {ActorKind.UNNAMED, ActorKind.PERSON}


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One person of a report."""

    name: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    """The titles the report gives, as printed."""
    affiliation: str | None


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """One state, government, group or organisation of a report."""

    name: str
    aliases: tuple[str, ...]
    type: str
    country: str | None


def listed_people(reading: Reading) -> list[ListedPerson]:
    """Give every named person, with the titles and the affiliation the report tells."""
    roles = [fact for fact in reading.facts if isinstance(fact, Role)]
    people: list[ListedPerson] = []
    for actor in reading.actors:
        if actor.kind is not ActorKind.PERSON:
            continue
        own = [role for role in roles if role.holder.actor == actor.id]
        titles = tuple(dict.fromkeys((*(role.title for role in own), *_called(reading, actor))))
        bodies = [role.organisation.shown for role in own if role.organisation is not None]
        affiliation = bodies[0] if bodies else actor.country
        people.append(ListedPerson(actor.name, _aliases(actor), titles, affiliation))
    return people


def _called(reading: Reading, person: Actor) -> Iterator[str]:
    """Give the offices by which a report calls a person without a name: "the minister"."""
    for mention in reading.mentions:
        if mention.actor == person.id and mention.rule.startswith(TITLE_RULE):
            words = mention.printed.split()
            own = words[1:] if words[0].lower() in ("the", "his", "her", "its", "their") else words
            if own:
                yield " ".join(own)


def listed_groups(reading: Reading) -> list[ListedGroup]:
    """Give the groups named; a state only where it acts or has a part in a fact."""
    acting = {m.actor for m in reading.mentions if not m.rule.startswith(PASSIVE_RULES)}
    taking_part = set(_parties(reading.facts))
    represented = set(_states_of_officials(reading))
    groups: list[ListedGroup] = []
    for actor in reading.actors:
        if actor.kind in _PLURAL_OF or actor.name in (reading.report.outlet, reading.report.agency):
            continue
        if _is_outlet(actor, reading.report) or _is_unnamed_part(reading, actor, taking_part):
            continue
        absent = actor.id not in acting | taking_part and actor.name not in represented
        if actor.kind is ActorKind.STATE and absent:
            continue
        country = actor.country
        groups.append(ListedGroup(actor.name, _aliases(actor), actor.kind.value, country))
    return groups


def _is_outlet(actor: Actor, report: Report) -> bool:
    """Tell whether a name is only that of the outlet: "The Herald" of the Northern Herald."""
    outlet = set((report.outlet or "").casefold().split())
    words = [word for word in actor.name.casefold().split() if word != "the"]
    return actor.kind in _PAPERS and bool(words) and set(words) <= outlet


def _is_unnamed_part(reading: Reading, actor: Actor, taking_part: Collection[str]) -> bool:
    """Tell whether a part of a state is only called by a common noun: "parliament", "the police".

    An army is listed all the same, for it fights, and a ministry that acts or speaks.
    """
    if actor.kind not in (ActorKind.GOVERNMENT, ActorKind.MEDIA):
        return False
    printed = [
        m.printed for m in reading.mentions
        if m.actor == actor.id and m.printed.lower() not in _PRONOUNS
    ]  # fmt: skip
    last = {each.casefold().split()[-1] for each in printed}
    if any(_is_named(each) for each in printed):
        return False
    return last <= _PARTS or (last <= _MINISTRIES and actor.id not in taking_part)


def _is_named(printed: str) -> bool:
    """Tell whether words hold a name: a capital behind the first, or in it but for "The"."""
    words = printed.split()
    inner = any(word[:1].isupper() for word in words[1:])
    return inner or (words[0][:1].isupper() and words[0].lower() not in _LEADING)


def _states_of_officials(reading: Reading) -> Iterator[str]:
    """Give the states for which somebody named holds an office: his part is theirs.

    Not a state whose government the report names: that is the side.
    """
    actors = {actor.id: actor for actor in reading.actors}
    governed = {a.country for a in reading.actors if a.name.endswith(" government")}
    for fact in reading.facts:
        if not isinstance(fact, Role) or fact.organisation is None or not fact.current:
            continue
        body = actors.get(fact.organisation.actor or "")
        if body is not None and body.kind is ActorKind.STATE and body.country not in governed:
            yield body.name


def _aliases(actor: Actor) -> tuple[str, ...]:
    return tuple(alias for alias in actor.aliases if alias != actor.name)


def _parties(facts: Iterable[Fact]) -> Iterator[str]:
    """Give the actors that have a part in some fact.

    The body of a title has none, nor has who only backs another: "the Saudi-backed council".
    """
    for fact in facts:
        if isinstance(fact, (Role, Relation)):
            continue
        for each in fields(fact):
            if each.name in _SUFFERED:
                continue
            value = getattr(fact, each.name)
            for one in value if isinstance(value, tuple) else (value,):
                party = one.party if isinstance(one, Participant) else one
                if isinstance(party, Party) and party.actor is not None:
                    yield party.actor
