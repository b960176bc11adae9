"""Judges which actors are one: by name, lexicon, alias or spelling, never by likeness alone.

Two persons are joined if both are named in full, never against their countries. A surname alone is
somebody only where a report that names one person in full calls that person so, and nobody else in
the record bears it: two people of one surname stay two. Actors without a name ("the rebels") are
never joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from goodoffices.codes import ActorKind
from goodoffices.facts import Actor, Judgement
from goodoffices.merge.spelling import body_key, plain, spelling_key, without_initials

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
    for one, other in _by_initial(named):
        reason = f"{one.name} and {other.name} are one full name, with and without an initial."
        _add(judged, one, other, 0.8, reason)
    for one, other in _by_surname(named):
        reason = (
            f"A report calls {one.name} also “{other.name}”, and nobody else in the record "
            "has that name."
        )
        _add(judged, one, other, 0.75, reason)
    return [judged[pair] for pair in sorted(judged)]


def actor_keys(one: Actor) -> frozenset[str]:
    """Give what an actor must share with another for any rule here to look at the two.

    Whether two actors are one follows from all that share a key with either, and from nobody else.
    """
    if one.kind is ActorKind.UNNAMED:
        return frozenset()
    aliases = (f"{_sort(one)}:{plain(each)}" for each in one.aliases if _names_one(each, one))
    keys = {f"named {name}" for name in (_name(one), *aliases) if name}
    keys |= {f"{rule.__name__} {rule(one)}" for rule, _, _ in RULES if rule(one)}
    if one.kind is ActorKind.PERSON:
        without = without_initials(one.name)[0]
        keys |= {f"initial {without}"} if without else set()
        keys |= {f"word {word}" for word in _called(one) if word}
    return frozenset(keys)


def _called(one: Actor) -> set[str]:
    """Give the single words by which a person may be called, and the aliases of one with more."""
    words = plain(one.name).split()
    if len(words) < 2:
        return set(words)
    return {words[-1], *(plain(alias) for alias in one.aliases)}


def _by_initial(actors: Sequence[Actor]) -> list[tuple[Actor, Actor]]:
    """Give persons whose names differ by an initial only, where nobody has another initial."""
    bearers: dict[str, list[tuple[Actor, str]]] = defaultdict(list)
    for one in actors:
        if one.kind is ActorKind.PERSON:
            key, initials = without_initials(one.name)
            if key:
                bearers[key].append((one, initials))
    found: list[tuple[Actor, Actor]] = []
    for held in bearers.values():
        different = {own for _, own in held if own}
        bare = [one for one, own in held if not own]
        if len(different) == 1 and bare:
            found += [(bare[0], one) for one, own in held if own]
    return found


def _by_surname(actors: Sequence[Actor]) -> list[tuple[Actor, Actor]]:
    """Give persons of one name with the only person in full whom a report calls by it."""
    people = [one for one in actors if one.kind is ActorKind.PERSON]
    bearers: dict[str, list[Actor]] = defaultdict(list)
    for one in people:
        if " " in plain(one.name):
            for word in _called(one):
                bearers[word].append(one)
    found = []
    for other in people:
        word = plain(other.name)
        held = bearers.get(word, []) if word and " " not in word else []
        spelt = {spelling_key(one.name) or one.name for one in held}
        called = [one for one in held if word in map(plain, one.aliases)]
        if len(spelt) == 1 and called and _one_country(called[0], other):
            found.append((called[0], other))
    return found


def _one_country(one: Actor, other: Actor) -> bool:
    return not (one.country and other.country and one.country != other.country)


def _lexicon(one: Actor) -> str:
    return one.known or ""


def _name(one: Actor) -> str:
    return f"{_sort(one)}:{plain(one.name)}" if plain(one.name) else ""


def _spelling(one: Actor) -> str:
    if one.kind is not ActorKind.PERSON:
        return ""
    return spelling_key(one.name)


def _body_spelling(one: Actor) -> str:
    return "" if one.kind is ActorKind.PERSON else body_key(one.name)


def _ruling(one: Actor) -> str:
    """Give the country of a government that no list has: "Velda" and "Veldan government"."""
    words = plain(one.name).split()
    if one.known or one.kind is not ActorKind.GOVERNMENT or words[-1:] != ["government"]:
        return ""
    name = " ".join(words[:-1])
    return f"rules {name.removesuffix('n') if name.endswith('an') else name}"


RULES: tuple[tuple[Key, float, str], ...] = (
    (_lexicon, 1.0, "Both are the same entry of the list of known actors."),
    (_name, 0.95, "Both are called {left}."),
    (_body_spelling, 0.9, "{left} and {right} are one name in British and American spelling."),
    (_ruling, 0.85, "{left} and {right} are named by a country and by its people."),
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
    if not one.known and not other.known and not _one_country(one, other):
        return
    left, right = sorted((one, other), key=lambda each: each.id)
    judgement = Judgement(left.id, right.id, "actor", "same", score, (reason,))
    judged.setdefault((left.id, right.id), judgement)


def _two_known(one: Actor, other: Actor) -> bool:
    """Tell whether the lexicon holds them apart."""
    return bool(one.known and other.known and one.known != other.known)


def _sort(one: Actor) -> str:
    return "person" if one.kind is ActorKind.PERSON else "group"
