"""Whom an act answers: "condemned the raid", "scorned the appeal", "welcomed the deal".

What it answers stands in the sentences before. The nearest act of the kind its words point back to
names the other side, and the event is marked as joined with the words that tell it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from goodoffices.codes import EventType
from goodoffices.extract.clauses import after_preposition, undergoers
from goodoffices.extract.scene import Scene
from goodoffices.facts import Event, Party

ANSWERED = "target: who did what it answers"
_BACK = 3
"""So many sentences back what is answered may stand; for "it" the one before."""
_ANSWERS = frozenset(
    {EventType.REJECT, EventType.ACCUSE, EventType.SUPPORT, EventType.AGREE, EventType.CONCEDE}
)
_OFFERED = frozenset({"accept", "reject", "welcome", "dismiss", "refuse", "endorse", "spurn"})
"""What one does with an offer or a plan that "it" stands for."""
_OFFERS = frozenset({EventType.REQUEST, EventType.AGREE})
_NOTHING: tuple[frozenset[EventType], int] = (frozenset(), 0)
_SPELT_OUT = frozenset({"prep", "acl", "ccomp", "relcl"})
"""What tells the act where its noun stands: "condemned the raid *on the camp*"."""
_POINTING = frozenset({"the", "this", "that", "these", "those"})


def name_answered(scene: Scene, events: Sequence[Event]) -> list[Event]:
    """Give the events in order; those that answer an act of others name who did it."""
    told: list[Event] = []
    for event in sorted(events, key=lambda each: each.evidence["trigger"][0]):
        told.append(_answering(scene, event, told))
    return told


def _answering(scene: Scene, event: Event, before: Sequence[Event]) -> Event:
    if event.targets or not event.sources or event.type not in _ANSWERS:
        return event
    word = _trigger_word(scene, event)
    kinds, back = _pointed(scene, word) if word is not None else _NOTHING
    answered = _nearest(event, [*_since(scene, event, before, back)], kinds)
    if answered is None:
        return event
    own = {each.printed.casefold() for each in event.sources}
    others = tuple(_whom(answered, event.type, own))
    spans = tuple(each.span for each in others if each.span is not None)
    if not spans:
        return event
    return replace(
        event, targets=others, evidence={**event.evidence, "target": spans},
        joined=answered.trigger, found_by=f"{event.found_by}; {ANSWERED}",
    )  # fmt: skip


def _trigger_word(scene: Scene, event: Event) -> Token | None:
    span = event.evidence["trigger"][0]
    words = scene.doc.char_span(span.start, span.end, alignment_mode="expand")
    return words.root if words is not None else None


def _pointed(scene: Scene, word: Token) -> tuple[frozenset[EventType], int]:
    """Give the types of act that what stands behind a verb points back to, and how far back."""
    if word.pos_ != "VERB":
        return _NOTHING
    for noun in (*undergoers(word), *after_preposition(word, ("to", "of", "with", "on"))):
        if noun.lower_ == "it" and word.lemma_ in _OFFERED:
            return _OFFERS, 1
        pointing = any(c.dep_ == "det" and c.lower_ in _POINTING for c in noun.children)
        if pointing and not any(c.dep_ in _SPELT_OUT for c in noun.children if c.i > noun.i):
            return scene.words.events.answered.get(noun.lemma_.lower(), frozenset()), _BACK
    return _NOTHING


def _since(scene: Scene, event: Event, before: Sequence[Event], back: int) -> Iterator[Event]:
    """Give the acts told in so many sentences before an event."""
    here = scene.sentences.index(scene.sentence_at(event.sentence.start))
    for other in before:
        if here - scene.sentences.index(scene.sentence_at(other.sentence.start)) <= back:
            yield other


def _nearest(event: Event, before: Sequence[Event], kinds: frozenset[EventType]) -> Event | None:
    """Give the last act of one of these types that somebody else did."""
    own = {each.printed.casefold() for each in event.sources}
    for other in reversed(before):
        sources = {each.printed.casefold() for each in other.sources}
        if other.type in kinds and sources and not sources & own:
            return other
    return None


def _whom(answered: Event, kind: EventType, own: set[str]) -> Iterator[Party]:
    """Give who did what is answered; of a settlement that is welcomed, both its sides."""
    both = kind is EventType.SUPPORT and answered.type is EventType.AGREE
    for party in (*answered.sources, *(answered.targets if both else ())):
        if party.printed.casefold() not in own:
            yield party
