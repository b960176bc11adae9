"""Finds standing ties between two actors: who backs, fights, leads, belongs to, is linked to whom.

Told by compounds ("Oslo-backed rebels"), verbs ("Chad, which arms the militia") and nouns ("ally
of", "the party's leader"). Each tie is kept once in a report, with the strongest mode told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from goodoffices.codes import Predicate, SupportMode
from goodoffices.extract.relation_called import called_ties
from goodoffices.extract.relation_compounds import compound_ties
from goodoffices.extract.relation_links import link_ties
from goodoffices.extract.relation_listed import listed_ties
from goodoffices.extract.relation_loyal import adjective_ties, allied_ties
from goodoffices.extract.relation_mediators import mediator_ties
from goodoffices.extract.relation_nouns import belonging_ties, noun_ties, side_ties
from goodoffices.extract.relation_risen import risen_ties
from goodoffices.extract.relation_shared import shared_ties
from goodoffices.extract.relation_ties import Told
from goodoffices.extract.relation_torn import torn_ties
from goodoffices.extract.relation_verbs import verb_ties
from goodoffices.extract.relation_waged import waged_ties
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import Party, Relation
from goodoffices.lexicon.spelling import plain

_BROKEN = re.compile(r"\s[-–—]+\s")
_MAKER = "relations/1"
_STRENGTH = (
    SupportMode.TROOPS, SupportMode.AIR, SupportMode.ARMS, SupportMode.FINANCIAL,
    SupportMode.POLITICAL, SupportMode.OTHER,
)  # fmt: skip
_PRONOUNS = frozenset({"it", "he", "she", "they", "him", "her", "them"})
_EVEN = frozenset({Predicate.ALLIED_WITH, Predicate.RIVAL_OF})
"""Ties without a direction: told from either side they are the same."""


def find_relations(scene: Scene) -> Iterator[Relation]:
    """Find the ties that a report tells, each once."""
    kept: dict[tuple[str, ...], Relation] = {}
    for sentence in scene.sentences:
        for told in _told(scene, sentence):
            relation = _relation(scene, sentence, told)
            if relation is None:
                continue
            key = _key(scene, relation)
            kept[key] = _stronger(kept[key], relation) if key in kept else relation
    yield from kept.values()


def _told(scene: Scene, sentence: Sentence) -> Iterator[Told]:
    for token in sentence.words:
        yield from compound_ties(scene, token)
        yield from torn_ties(scene, token)
        yield from mediator_ties(scene, token)
        yield from waged_ties(scene, token)
        if token.pos_ == "VERB":
            yield from verb_ties(scene, token)
            yield from shared_ties(scene, token)
        elif token.pos_ == "ADJ":
            yield from adjective_ties(scene, token)
        elif token.pos_ in ("NOUN", "PROPN"):
            yield from noun_ties(scene, token)
            yield from side_ties(scene, token)
            yield from allied_ties(scene, token)
            yield from risen_ties(scene, token)
            yield from link_ties(scene, token)
            yield from listed_ties(scene, token)
            yield from called_ties(scene, token)
            yield from belonging_ties(scene, token)


def _relation(scene: Scene, sentence: Sentence, told: Told) -> Relation | None:
    subject, other = told.subject, told.object
    if subject.span is None or other.span is None or subject.span == other.span:
        return None
    if any(_BROKEN.search(each.printed) for each in (subject, other)):
        return None  # a clause that the parser took for a name
    if _name(scene, subject) == _name(scene, other) and not _is_open(subject):
        return None
    mode = told.mode
    if told.predicate is Predicate.SUPPORTS and mode is None:
        mode = SupportMode.OTHER
    return Relation(
        report=scene.report.id, sentence=sentence.span,
        evidence={"subject": (subject.span,), "trigger": (told.trigger,), "object": (other.span,)},
        subject=subject, predicate=told.predicate, object=other, mode=mode, current=told.current,
        confidence=told.confidence, maker=_MAKER, found_by=told.how,
    )  # fmt: skip


def _is_open(party: Party) -> bool:
    """Tell whether a party is a pronoun: "it views it as a threat" tells of two."""
    return party.printed.lower() in _PRONOUNS


def _key(scene: Scene, relation: Relation) -> tuple[str, ...]:
    sides = [_name(scene, relation.subject), _name(scene, relation.object)]
    if relation.predicate in _EVEN:
        sides.sort()
    return (relation.predicate.value, *sides)


def _name(scene: Scene, party: Party) -> str:
    entry = scene.words.actors.entry(party.printed)
    return entry.key if entry else plain(party.printed)


def _stronger(kept: Relation, other: Relation) -> Relation:
    """Keep the first telling, with the strongest mode of the two."""
    if kept.mode is None or other.mode is None:
        return kept
    return replace(kept, mode=min(kept.mode, other.mode, key=_STRENGTH.index))
