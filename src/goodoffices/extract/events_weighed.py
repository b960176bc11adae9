"""Weighs the events of frames by learnt weights, and adds those that no frame tells.

An event keeps its frame's explanation; the weights only say how likely a careful coder would mark
such a word so. What they add is less sure: it is kept in the record and, being doubtful, shown
only to whoever asks for it. Its sides are found as frames find theirs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from goodoffices.codes import EventType
from goodoffices.extract.deed_clues import deed_clues
from goodoffices.extract.deed_sides import act_at
from goodoffices.extract.event_repeats import is_same, without_repeats
from goodoffices.extract.event_unmeant import is_unmeant
from goodoffices.extract.events import event_told
from goodoffices.extract.scene import Scene
from goodoffices.facts import Event
from goodoffices.label import Deed, DeedReader, Labels

MAKER = "deeds/1"
WEIGHED = "+deeds/1"
"""What the maker of an event ends with whose first guess comes from the weights."""
FOUND_BY = "learnt labels of events"
_ADDS = 0.3
"""How likely a word must tell of a type for an event to be added."""
_SUREST = 0.34
"""What is added stays below what is shown by default."""
_UNSEEN = 0.3
"""The first guess of an event at a word that the weights do not judge."""


def weigh_events(
    scene: Scene, ruled: Sequence[Event], labels: Labels, reader: DeedReader
) -> list[Event]:
    """Give the events of frames with what the weights think of them, and what only those see."""
    if labels.states is None:
        return list(ruled)
    deeds = reader.read(labels.states, deed_clues(scene, ruled))
    at = {scene.doc[each.token].idx: each for each in deeds}
    places = sorted(at)
    weighed = [_weighed(event, at, places) for event in ruled]
    added = without_repeats(scene, list(_added(scene, ruled, deeds)))
    new = [each for each in added if not any(is_same(scene, each, one) for one in ruled)]
    return sorted([*weighed, *new], key=lambda each: each.evidence["trigger"][0])


def _weighed(event: Event, at: Mapping[int, Deed], places: Sequence[int]) -> Event:
    """Let the first guess of an event be what the weights give its type at its words."""
    chances = [
        at[place].chances[event.type.value]
        for span in event.evidence["trigger"]
        for place in places[bisect_left(places, span.start) : bisect_left(places, span.end)]
    ]
    sure = round(max(chances, default=_UNSEEN), 3)
    return replace(event, confidence=sure, maker=event.maker + WEIGHED)


def _added(scene: Scene, ruled: Sequence[Event], deeds: Sequence[Deed]) -> Iterator[Event]:
    """Write down the events of words that are likely enough and in no event of the frames."""
    taken = [span for event in ruled for span in event.evidence["trigger"]]
    for deed in deeds:
        chance, word = deed.chances[deed.type], scene.doc[deed.token]
        if chance < _ADDS or any(span.start <= word.idx < span.end for span in taken):
            continue
        if is_unmeant(scene, word, EventType(deed.type)):
            continue
        act = act_at(scene, word, EventType(deed.type), FOUND_BY)
        event = event_told(scene, scene.sentence_of(word), act) if act is not None else None
        if event is not None and (event.sources or event.targets):
            yield replace(event, confidence=round(min(chance, _SUREST), 3), maker=MAKER)
