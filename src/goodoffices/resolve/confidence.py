"""How likely a fact is right: what share of the like a careful reader calls right.

Extractors give a first guess of their own. Once parties are resolved, a few features that anybody
can read (which rule found it, which sides are told, is a side only "they") say more; their weights
in `lexicon/trust.toml` were fitted on marked reports, and the level of each kind on facts judged
one by one. Statements have an estimate of their own, made where their words are read.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from goodoffices.facts import (
    Ceasefire,
    DateRecord,
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
from goodoffices.lexicon.trust import WEIGHED, Trust

F = TypeVar("F", bound=Fact)
Features = dict[str, float]
PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "which", "who", "its"})
_LEAST, _MOST = 0.03, 0.97
_LONG = 20
"""More words of content than that are no longer counted."""


def estimate_all(facts: Iterable[F], trust: Trust) -> list[F]:
    """Give each fact its estimated confidence; statements and kinds without weights keep theirs."""
    return [_estimated(fact, trust) for fact in facts]


def _estimated(fact: F, trust: Trust) -> F:
    weights = trust.kinds.get(WEIGHED if is_weighed(fact) else fact.kind.value)
    if not weights or isinstance(fact, Statement) or _is_learnt(fact):
        return fact
    score = trust.levels.get(fact.kind.value, 0.0)
    score += sum(weights.get(name, 0.0) * value for name, value in features_of(fact).items())
    return replace(fact, confidence=round(min(max(_share(score), _LEAST), _MOST), 3))


def is_weighed(fact: Fact) -> bool:
    """Tell whether the first guess of an event is that of the learnt weights of events."""
    return isinstance(fact, Event) and "+deeds" in fact.maker


def _is_learnt(fact: Fact) -> bool:
    """Tell whether learnt weights alone found a fact and said themselves how sure they are."""
    made = fact.maker
    wish = isinstance(fact, Position) and made.startswith("labels")
    return wish or (isinstance(fact, Event) and made.startswith("deeds"))


def _share(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def features_of(fact: Fact) -> Features:
    """Describe a fact by what a person could check: its rule, its codes, the sides it names."""
    sure = min(max(fact.confidence, _LEAST), _MOST)
    found = {"one": 1.0, "own guess": math.log(sure / (1 - sure))}
    how = fact.found_by.split("'")[0].strip()
    found[f"found by {how}"] = 1.0
    if fact.found_by != how:
        found[f"found by {fact.found_by}"] = 1.0
    if fact.joined:
        found["joined"] = 1.0
    if isinstance(fact, Event):
        found |= _of_event(fact)
    elif isinstance(fact, Position):
        found |= _of_position(fact)
    elif isinstance(fact, Relation):
        found |= _of_relation(fact)
    elif isinstance(fact, Figure):
        found |= _of_figure(fact)
    elif isinstance(fact, Talks):
        found |= _of_talks(fact)
    elif isinstance(fact, Ceasefire):
        found |= _of_ceasefire(fact)
    elif isinstance(fact, Role):
        found |= _of_role(fact)
    return found


def _of_event(fact: Event) -> Features:
    found = {
        f"type {fact.type}": 1.0,
        f"realis {fact.realis}": 1.0,
        "dated": float(_is_dated(fact.date)),
        "place": float(fact.place is not None),
        "trigger of a word": float(" " not in fact.trigger),
        "background": float(fact.background),
    }
    return found | _of_sides({"source": fact.sources, "target": fact.targets})


def _of_position(fact: Position) -> Features:
    words = len(fact.content.split())
    how = fact.found_by.split("'")[0].strip()
    found = {
        f"{how}: {fact.stance}": 1.0,
        f"issue {fact.issue}": 1.0,
        f"stance {fact.stance}": 1.0,
        "finer issue": float(fact.detail is not None),
        "short content": float(words < 3),
        "length": math.log(max(1, min(words, _LONG))),
        "condition": float(fact.condition is not None),
        "background": float(fact.background),
    }
    return found | _of_sides({"holder": (fact.actor,)})


def _of_relation(fact: Relation) -> Features:
    return {f"tie {fact.predicate}": 1.0, "past": float(not fact.current)} | _of_sides(
        {"subject": (fact.subject,), "object": (fact.object,)}
    )


def _of_figure(fact: Figure) -> Features:
    return {
        f"measure {fact.measure}": 1.0,
        "no bounds": float(fact.low is None and fact.high is None),
        "a single one": float(fact.low == 1 == fact.high),
        "place": float(fact.place is not None),
        "of": float(fact.of is not None),
        "attributed": float(bool(fact.attributed_to)),
    }


def _of_talks(fact: Talks) -> Features:
    return {
        "named": float(fact.name is not None),
        "venue": float(fact.venue is not None),
        "dated": float(_is_dated(fact.date)),
        "outcome": float(fact.outcome is not None),
        "two or more": float(len(fact.participants) > 1),
        "mediator": float(bool(fact.mediators or fact.sponsors or fact.hosts)),
    }


def _of_ceasefire(fact: Ceasefire) -> Features:
    return {
        f"status {fact.status}": 1.0,
        "place": float(fact.place is not None),
        "dated": float(_is_dated(fact.date)),
        "parties": float(bool(fact.parties)),
    }


def _of_role(fact: Role) -> Features:
    return {
        "organisation": float(fact.organisation is not None),
        "part": float(fact.process_role is not None),
        "former": float(not fact.current),
        "title of a word": float(" " not in fact.title),
    } | _of_sides({"holder": (fact.holder,)})


def _of_sides(sides: Mapping[str, tuple[Party, ...]]) -> Features:
    """Tell of each side whether it is told, several, resolved, and a name."""
    found: Features = {}
    for name, parties in sides.items():
        found[f"no {name}"] = float(not parties)
        found[f"several {name}"] = float(len(parties) > 1)
        open_end = any(each.actor is None for each in parties)
        found[f"{name} open"] = float(open_end)
        spoken = any(each.printed.lower() in PRONOUNS for each in parties)
        found[f"{name} by pronoun"] = float(spoken)
        named = all(any(c.isupper() for c in each.shown) for each in parties)
        found[f"{name} unnamed"] = float(bool(parties) and not named)
    return found


def _is_dated(date: DateRecord | None) -> bool:
    return date is not None and date.start is not None
