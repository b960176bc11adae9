"""From words to known ones: mentions to actors, printed dates to days, claims to their speakers.

No parser and no database here: drafts and mentions come in, a `Reading` with ids, names and dates
goes out. Known actors and offices come from the lexicon; each resolution says by which rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from goodoffices.codes import ActorKind, Attendance
from goodoffices.facts import (
    Actor,
    DateRecord,
    Fact,
    Mention,
    Participant,
    Party,
    Reading,
    Report,
    content_id,
)
from goodoffices.lexicon import Lexicon
from goodoffices.resolve.actors import Resolution, resolve_mentions
from goodoffices.resolve.attribution import attribute
from goodoffices.resolve.dates import resolve_date
from goodoffices.resolve.first_person import give_first_person, leave_out_unresolved
from goodoffices.resolve.said_on import carry_days

__all__ = ["Resolution", "resolve_mentions", "resolve_reading"]

F = TypeVar("F", bound=Fact)
_TELLING = (
    Attendance.HOST,
    Attendance.NOT_ATTENDING,
    Attendance.NOT_INVITED,
    Attendance.OBSERVER,
    Attendance.ATTENDING,
    Attendance.UNCERTAIN,
    Attendance.INVITED,
)
"""Which status stands where a report gives one actor several, the more telling first."""
_PRONOUNS = frozenset({"we", "they", "he", "she", "it", "them", "us", "who", "him", "her", "our", "their"})


def resolve_reading(
    report: Report, drafts: Iterable[Fact], mentions: Sequence[Mention], words: Lexicon
) -> Reading:
    """Give drafts their names, dates, speakers and ids; the result is ready for the record."""
    resolution = resolve_mentions(report, mentions, words)
    dated = [_dated(draft, report) for draft in attribute(list(drafts))]
    named = give_first_person([_named(fact, resolution) for fact in dated])
    named = leave_out_unresolved(carry_days(named))
    return Reading(
        report=report,
        facts=tuple(_with_ids(report, named)),
        actors=resolution.actors,
        mentions=resolution.mentions,
    )


def _dated(fact: F, report: Report) -> F:
    if fact.date is None:
        return fact
    return replace(fact, date=_resolved(fact.date, report))


def _resolved(date: DateRecord, report: Report) -> DateRecord:
    return resolve_date(date, report.reference)


def _named(fact: F, resolution: Resolution) -> F:
    """Put the actor's name and id on every party of a fact."""
    changes: dict[str, object] = {}
    for each in fields(fact):
        value = getattr(fact, each.name)
        if isinstance(value, Party):
            changes[each.name] = _party(value, resolution)
        elif isinstance(value, tuple) and value and isinstance(value[0], Party):
            changes[each.name] = _distinct(_party(party, resolution) for party in value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Participant):
            changes[each.name] = _seated(
                replace(one, party=_party(one.party, resolution)) for one in value
            )
    return replace(fact, **changes) if changes else fact


def _seated(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """Keep each actor's part once, the more telling status; a pronoun nobody stands behind goes."""
    kept: dict[str, Participant] = {}
    for one in participants:
        if one.party.actor is None and one.party.printed.lower() in _PRONOUNS:
            continue
        key = one.party.actor or one.party.printed
        if key not in kept or _TELLING.index(one.status) < _TELLING.index(kept[key].status):
            kept[key] = one
    return tuple(kept.values())


def _party(party: Party, resolution: Resolution) -> Party:
    if party.span is None or party.actor is not None:
        return party
    actor = resolution.actor_at(party.span)
    if actor is None or actor.kind is ActorKind.UNNAMED:
        actor = _by_name(party, resolution) or actor
    return party if actor is None else replace(party, name=actor.name, actor=actor.id)


def _by_name(party: Party, resolution: Resolution) -> Actor | None:
    """Give the one actor of the report that bears the printed words as a name: "the HNC team"."""
    wanted = party.printed.casefold()
    found = [
        actor
        for actor in resolution.actors
        if wanted in {each.casefold() for each in (actor.name, *actor.aliases)}
    ]
    return found[0] if len(found) == 1 else None


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Keep each actor once: "Kerry ... he" are one source."""
    kept: dict[str, Party] = {}
    for party in parties:
        kept.setdefault(party.actor or party.printed, party)
    return tuple(kept.values())


def _with_ids(report: Report, facts: Iterable[F]) -> list[F]:
    """Derive ids from report, kind and anchor; twins on the same words are numbered."""
    seen: Counter[str] = Counter()
    named: list[F] = []
    for fact in facts:
        key = content_id("f", report.id, fact.kind, fact.anchor)
        seen[key] += 1
        identity = key if seen[key] == 1 else content_id("f", key, str(seen[key]))
        named.append(replace(fact, id=identity))
    return named
