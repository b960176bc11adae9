"""Judges which actors are one: by name, lexicon, alias or spelling, never by likeness alone.

Two persons are joined only if both are named in full: a surname in common says nothing. Actors
without a name ("the rebels") are never joined across reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from goodoffices.codes import ActorKind
from goodoffices.facts import Actor, Judgement
from goodoffices.merge.spelling import plain, spelling_key

SHORTEST_ALIAS = 2
"""An alias of one letter names nobody."""

Key = Callable[[Actor], str]


def judge_actors(actors: Iterable[Actor]) -> list[Judgement]:
    """Judge actors, each given with the aliases that reports introduce."""
    named = sorted(
        (one for one in actors if one.kind is not ActorKind.UNNAMED), key=lambda one: one.id
    )
    judged: dict[tuple[str, str], Judgement] = {}
    for key, score, reason in RULES:
        for group in _groups(named, key):
            for other in group[1:]:
                words = reason.format(left=group[0].name, right=other.name)
                _add(judged, group[0], other, score, words)
    for one, other, alias in _introduced(named):
        _add(judged, one, other, 0.9, f"A report introduces {one.name} also as “{alias}”.")
    return [judged[pair] for pair in sorted(judged)]


def _lexicon(one: Actor) -> str:
    return one.known or ""


def _name(one: Actor) -> str:
    return f"{_sort(one)}:{plain(one.name)}" if plain(one.name) else ""


def _spelling(one: Actor) -> str:
    if one.kind is not ActorKind.PERSON:
        return ""
    return spelling_key(one.name)


RULES: tuple[tuple[Key, float, str], ...] = (
    (_lexicon, 1.0, "Both are the same entry of the list of known actors."),
    (_name, 0.95, "Both are called {left}."),
    (_spelling, 0.85, "{left} and {right} are one full name in two spellings."),
)
"""What must be equal, the score, and the reason in words; the first that holds is given."""


def _groups(actors: Sequence[Actor], key: Key) -> list[list[Actor]]:
    groups: dict[str, list[Actor]] = defaultdict(list)
    for one in actors:
        if key(one):
            groups[key(one)].append(one)
    return [group for group in groups.values() if len(group) > 1]


def _introduced(actors: Sequence[Actor]) -> list[tuple[Actor, Actor, str]]:
    """Give actors that bear as their name what a report introduces as another's alias.

    An alias that two differently named actors claim decides nothing.
    """
    bearers: dict[str, list[Actor]] = defaultdict(list)
    claims: dict[str, list[tuple[Actor, str]]] = defaultdict(list)
    for one in actors:
        bearers[_name(one)].append(one)
        for alias in one.aliases:
            if _names_one(alias, one):
                claims[f"{_sort(one)}:{plain(alias)}"].append((one, alias))
    found = []
    for key, claimants in sorted(claims.items()):
        if len({_name(one) for one, _ in claimants}) == 1:
            one, alias = claimants[0]
            found += [(one, other, alias) for other in bearers[key] if other.id != one.id]
    return found


def _names_one(alias: str, one: Actor) -> bool:
    """Tell whether an alias says enough: for a person, a surname alone does not."""
    enough = len(plain(alias)) >= SHORTEST_ALIAS and alias != alias.lower()
    return enough and (one.kind is not ActorKind.PERSON or " " in plain(alias))


def _add(
    judged: dict[tuple[str, str], Judgement], one: Actor, other: Actor, score: float, reason: str
) -> None:
    if _sort(one) != _sort(other) or _two_known(one, other):
        return
    if {one.kind, other.kind} == {ActorKind.STATE, ActorKind.GOVERNMENT}:
        return
    left, right = sorted((one, other), key=lambda each: each.id)
    judgement = Judgement(left.id, right.id, "actor", "same", score, (reason,))
    judged.setdefault((left.id, right.id), judgement)


def _two_known(one: Actor, other: Actor) -> bool:
    """Tell whether the lexicon holds them apart."""
    return bool(one.known and other.known and one.known != other.known)


def _sort(one: Actor) -> str:
    return "person" if one.kind is ActorKind.PERSON else "group"
