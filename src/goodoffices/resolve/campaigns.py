"""Doubts what candidates do to each other in a report on an election, which is no one's war.

Their charges, pledges and endorsements are true events and yet home politics: they are kept, and
shown only to whoever asks for the doubtful. States, governments, organisations of states and armed
groups act for themselves in such a report too, and so do people of other countries.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from goodoffices.codes import ActorKind, EventType
from goodoffices.facts import Event, Fact, Report
from goodoffices.lexicon import Lexicon
from goodoffices.resolve.resolution import Resolution

_POWERS = frozenset(
    {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.IGO, ActorKind.ARMED_GROUP,
     ActorKind.OPPOSITION_COALITION}
)  # fmt: skip
_DEEDS = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.MOBILIZE, EventType.PROTEST}
)
"""What is done with more than words."""
_OFTEN = 6
"""So many words of elections among a thousand make a report one on an election."""
_DOUBTED = 0.3
"""The confidence of home politics: below what is shown by default."""
_WORD = re.compile(r"[\w'-]+")


def doubt_campaigns(
    facts: Iterable[Fact], report: Report, resolution: Resolution, words: Lexicon
) -> list[Fact]:
    """Give events of home politics, in a report on an election, a low confidence."""
    known = list(facts)
    home = _home(resolution)
    at_war = resolution.conflict is not None and resolution.conflict == home
    if at_war or not _is_on_an_election(report.text, words):
        return known
    return [
        replace(fact, confidence=min(fact.confidence, _DOUBTED))
        if isinstance(fact, Event) and _is_home_politics(fact, resolution, home)
        else fact
        for fact in known
    ]


def _is_on_an_election(text: str, words: Lexicon) -> bool:
    told = [word.lower() for word in _WORD.findall(text)]
    return 1000 * sum(word in words.events.campaign for word in told) > _OFTEN * len(told)


def _home(resolution: Resolution) -> str | None:
    """Give the country of most of the people a report tells of, if it is known."""
    countries = {each.id: each.country for each in resolution.people() if each.country}
    told = Counter(
        countries[mention.actor] for mention in resolution.mentions if mention.actor in countries
    )
    return max(sorted(told), key=lambda country: told[country], default=None)


def _is_home_politics(fact: Event, resolution: Resolution, home: str | None) -> bool:
    """Tell whether all who do something are at home in the politics of one country."""
    if fact.type in _DEEDS or not fact.sources:
        return False
    for party in fact.sources:
        actor = resolution.actor_by_id(party.actor) if party.actor else None
        if actor is None:
            continue
        if actor.kind in _POWERS or (actor.country and actor.country != home):
            return False
    return True
