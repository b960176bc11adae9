"""Keeps one event of those that a report tells again: headline, lead, body, caption."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.codes import EventType
from goodoffices.extract.scene import Scene
from goodoffices.facts import Event, Party
from goodoffices.lexicon.spelling import plain


def without_repeats(scene: Scene, events: Sequence[Event]) -> list[Event]:
    """Keep the fullest of each happening, in the order of the report."""
    kept: list[Event] = []
    for event in events:
        for place, other in enumerate(kept):
            if is_same(scene, event, other):
                if _fullness(event) > _fullness(other):
                    kept[place] = event
                break
        else:
            kept.append(event)
    return kept


def is_same(scene: Scene, one: Event, other: Event) -> bool:
    """Tell whether two events may be one happening told twice."""
    if one.type is not other.type or _is_another_blow(one, other):
        return False
    left, right = _names(scene, one.sources), _names(scene, other.sources)
    if left != right and not (left & right):
        return False
    if not left and not (one.targets and other.targets) and not _is_same_word(one, other):
        return False  # they share nobody: "violence in Gao", "the shelling of villagers"
    left, right = _names(scene, one.targets), _names(scene, other.targets)
    if left and right and not (left & right):
        return False
    printed = (each.date.printed for each in (one, other) if each.date is not None)
    dates = {words for words in printed if words}
    return len(dates) < 2 and (one.realis is other.realis)


def _is_another_blow(one: Event, other: Event) -> bool:
    """An air strike is not the offensive around it, though one army wages both."""
    if one.type is not EventType.ASSAULT or one.mode == other.mode:
        return False
    return not _is_same_word(one, other)


def _is_same_word(one: Event, other: Event) -> bool:
    return one.trigger.casefold() == other.trigger.casefold()


def _names(scene: Scene, parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(_name(scene, each.printed) for each in parties)


def _name(scene: Scene, printed: str) -> str:
    entry = scene.words.actors.entry(printed)
    return entry.key if entry else plain(printed)


def _fullness(event: Event) -> int:
    people = 2 * bool(event.sources) + 2 * bool(event.targets)
    return people + _is_dated(event) + bool(event.place)


def _is_dated(event: Event) -> bool:
    """Tell whether words of the report give the date: the report's own day tells little."""
    return event.date is not None and bool(event.date.printed)
