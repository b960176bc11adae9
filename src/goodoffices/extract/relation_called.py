"""Who calls whom a terrorist in a clause of its own: "Chad says the Front are terrorists"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Predicate
from goodoffices.extract.clause_actors import party_at, people_at
from goodoffices.extract.clauses import is_negated, subjects
from goodoffices.extract.relation_sides import named_only
from goodoffices.extract.relation_ties import Told, span_of
from goodoffices.extract.scene import Scene


def called_ties(scene: Scene, word: Token) -> Iterator[Told]:
    """Give the tie if the word is what somebody is said to be: "are *terrorists*"."""
    verb = word.head
    if word.dep_ != "attr" or verb.lemma_ != "be" or word.lemma_.lower() != "terrorist":
        return
    outer = verb.head
    if verb.dep_ != "ccomp" or outer.lemma_ not in scene.words.relations.sides.said:
        return
    if any(is_negated(each, scene.words.grammar) for each in (verb, outer)):
        return
    whom = [c for c in verb.children if c.dep_ == "nsubj"]
    if outer.dep_ == "relcl" and (not whom or whom[0].tag_ in ("WDT", "WP")):
        whom = [outer.head]  # "groups that Chad says are terrorists"
    ones = [c for c in outer.children if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP")]
    for one in named_only(scene, people_at(scene, ones or subjects(outer))):
        for other in named_only(scene, people_at(scene, whom) or whom):
            if one.i != other.i:
                yield Told(
                    party_at(scene, one), Predicate.DESIGNATES_TERRORIST, party_at(scene, other),
                    span_of(word), "who is said to be one, and by whom",
                )  # fmt: skip
