"""Joins the events of frames with those the learnt labels show.

Frames explain what they find and come first. Labels add events whose words no frame lists, fill a
side that a frame leaves open, and cast doubt on an event that they see none in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from goodoffices.codes import EventType, Realis
from goodoffices.extract.clause_actors import people_at
from goodoffices.extract.clauses import conjuncts
from goodoffices.extract.event_places import place_of_event
from goodoffices.extract.event_realis import is_background
from goodoffices.extract.event_repeats import without_repeats
from goodoffices.extract.event_unmeant import is_unmeant
from goodoffices.extract.scene import Scene
from goodoffices.facts import Event, Party, Span
from goodoffices.label import Happening

MAKER = "labels/2"
FOUND_BY = "learnt labels"
_ADDS = 0.75
"""How likely a word must tell of an event for labels to add one."""
_FILLS = 0.6
"""How likely somebody must fill a role for labels to name him."""


def join_events(
    scene: Scene, ruled: Sequence[Event], happenings: Sequence[Happening]
) -> list[Event]:
    """Give the events of both, in the order of the report, each happening once."""
    at = {scene.doc[each.trigger].idx: each for each in happenings}
    filled = [_filled(scene, event, _of(event, at)) for event in ruled]
    taken = [span for event in ruled for span in event.evidence["trigger"]]
    added = [
        event
        for each in happenings
        if each.chance >= _ADDS and not _meets(scene.doc[each.trigger], taken)
        for event in _written(scene, each)
    ]
    told = sorted([*filled, *added], key=lambda each: each.evidence["trigger"][0])
    return without_repeats(scene, told)


def _of(event: Event, at: dict[int, Happening]) -> Happening | None:
    """Give what the labels say of an event of the same type at one of its words."""
    trigger = event.evidence["trigger"][0]
    found = [at[place] for place in at if trigger.start <= place < trigger.end]
    return next((each for each in found if each.type == event.type.value), None)


def _filled(scene: Scene, event: Event, told: Happening | None) -> Event:
    """Name a side that a frame leaves open, where labels are sure of it."""
    if told is None:
        return event
    if not event.sources:
        event = _with_side(event, "source", _parties(scene, told, "source", filling=True))
    if not event.targets:
        named = [each for each in _parties(scene, told, "target") if _is_named(each)]
        event = _with_side(event, "target", named)
    return event


def _is_named(party: Party) -> bool:
    """Tell whether a party has a name: "people" and "a government" are mostly of another clause."""
    return any(letter.isupper() for letter in party.printed)


def _with_side(event: Event, role: str, parties: Sequence[Party]) -> Event:
    """Fill one side with parties that do not stand on the other."""
    known = {party.span for party in (*event.sources, *event.targets)}
    new = tuple(party for party in parties if party.span not in known)
    spans = tuple(party.span for party in new if party.span is not None)
    if not spans:
        return event
    event = replace(
        event,
        evidence={**event.evidence, role: spans},
        found_by=f"{event.found_by}; {role}: {FOUND_BY}",
    )
    return replace(event, sources=new) if role == "source" else replace(event, targets=new)


def _meets(word: Token, spans: Sequence[Span]) -> bool:
    return any(span.start <= word.idx < span.end for span in spans)


def _written(scene: Scene, told: Happening) -> Iterator[Event]:
    """Write an event that only the labels show, if it names somebody and stands in the story."""
    word = scene.doc[told.trigger]
    sentence = scene.sentence_at(word.idx)
    sources = _parties(scene, told, "source")
    targets = tuple(each for each in _parties(scene, told, "target") if each not in sources)
    if not (sources or targets) or sentence.tokens[-1].text == "?":
        return
    if is_unmeant(scene, word, EventType(told.type)):
        return
    place = place_of_event(scene, word, EventType(told.type), (*sources, *targets))
    date = scene.date_of(word)
    trigger = _trigger(word)
    evidence = {
        "trigger": (trigger,),
        "source": tuple(each.span for each in sources if each.span is not None),
        "target": tuple(each.span for each in targets if each.span is not None),
        "place": (place,) if place else (),
        "date": (date.span,) if date and date.span else (),
    }
    yield Event(
        report=scene.report.id,
        sentence=sentence.span,
        evidence={part: spans for part, spans in evidence.items() if spans},
        type=EventType(told.type),
        trigger=trigger.of(scene.text),
        sources=sources,
        targets=targets,
        place=place.of(scene.text) if place else None,
        realis=Realis(told.realis),
        date=date,
        background=is_background(word),
        confidence=round(told.chance * 0.8, 2),
        maker=MAKER,
        found_by=FOUND_BY,
    )


def _parties(
    scene: Scene, told: Happening, role: str, *, filling: bool = False
) -> tuple[Party, ...]:
    """Give who fills a role, with those joined to him by "and".

    A side that a frame leaves open is not filled with who does something else meanwhile.
    """
    for name, place, chance in told.roles:
        if filling and _is_busy(scene.doc[place], scene.doc[told.trigger]):
            continue
        if name == role and chance >= _FILLS:
            nouns = [scene.doc[place], *conjuncts(scene.doc[place])]
            return scene.parties(people_at(scene, nouns))
    return ()


def _is_busy(noun: Token, word: Token) -> bool:
    """Tell whether somebody only acts in a clause beside: "as ministers met, a bomb hit a bus"."""
    verb = noun.head
    return noun.dep_.startswith("nsubj") and verb.dep_ == "advcl" and word in verb.ancestors


def _trigger(word: Token) -> Span:
    """Give a word with its particle."""
    last = word
    for child in word.children:
        if child.dep_ == "prt" and 0 < child.i - word.i < 3:
            last = child
    return Span(word.idx, last.idx + len(last))
