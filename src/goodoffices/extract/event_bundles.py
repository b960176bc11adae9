"""Acts told in bundles and as going on: "a wave of raids on the town", "clashes broke out with".

What the parser hangs on the bundle or on the verb of going on belongs to the act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from goodoffices.extract.clauses import after_preposition
from goodoffices.extract.scene import Scene


def bundles(scene: Scene, noun: Token) -> Iterator[Token]:
    """Give the nouns that only count an act, the nearest first: "a *series* of attacks"."""
    current = noun
    while current.dep_ == "pobj" and current.head.lower_ == "of":
        current = current.head.head
        if current.lemma_.lower() not in scene.words.events.bundles:
            return
        yield current


def whole_act(scene: Scene, noun: Token) -> Token:
    """Give the outermost bundle of an act, or its noun where there is none."""
    found = noun
    for each in bundles(scene, noun):
        found = each
    return found


def beside_act(scene: Scene, noun: Token, prepositions: Iterable[str]) -> list[Token]:
    """Give the nouns behind a preposition that hangs on an act's bundle or its verb of going on."""
    wanted = tuple(prepositions)
    whole = whole_act(scene, noun)
    hosts = list(bundles(scene, noun))
    if whole.dep_ == "nsubj" and whole.head.lemma_ in scene.words.events.going_on:
        hosts.append(whole.head)
    return [each for host in hosts for each in after_preposition(host, wanted)]
