"""Turns attributions in characters into what the network learns: a label per word, and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from goodoffices.label.decoding import BEGIN, CONTENT, CUE, INSIDE, SOURCE
from goodoffices.label.features import Integers
from goodoffices.label.roles import EVENT_TYPES, REALIS
from training.corpus import Happened, Pieces, Told

Row = tuple[int, int]
"""First row of a span and the one after its last."""
_DEEPEST = 30
"""Words above a word that are looked at."""


@dataclass(frozen=True, slots=True)
class EventGold:
    """One event by the rows of its main words."""

    type: int
    realis: int
    trigger: int
    roles: tuple[tuple[int, ...], ...]
    """For source, target and place: the main word of each."""
    alone: bool
    """Whether other events of the sentence may be unmarked."""


@dataclass
class Gold:
    """Labels of one document, and its spans by kind with what they belong to."""

    labels: Integers
    links: list[tuple[Row, Row | None]] = field(default_factory=list)
    """Content piece -> first piece of its cue."""
    sources: list[tuple[Row, Row | None]] = field(default_factory=list)
    """Cue -> each piece of its source, or nothing."""
    told: bool = True
    """Whether anybody marked who said what; if not, nothing is learnt of it here."""
    events: tuple[EventGold, ...] | None = None
    """`None` where nobody marked events."""


def gold_of(told: tuple[Told, ...], starts: Integers, ends: Integers) -> Gold:
    """Label the words of a document; a word belongs to the span that holds its middle."""
    middles = (starts + ends - 1) // 2
    gold = Gold(np.zeros(len(starts), dtype=np.int64))
    for each in told:
        cues = _labelled(gold, each.cue, middles, CUE)
        contents = _labelled(gold, each.content, middles, CONTENT)
        sources = _labelled(gold, each.source, middles, SOURCE)
        if not cues:
            continue
        gold.links += [(row, cues[0]) for row in contents]
        gold.sources += [(cues[0], row) for row in sources] or [(cues[0], None)]
    return gold


def events_of(
    happened: Iterable[Happened], starts: Integers, ends: Integers, heads: Integers
) -> Iterator[EventGold]:
    """Give events by their main words; one whose trigger cannot be told is left out."""
    middles = (starts + ends - 1) // 2
    for each in happened:
        roles = tuple(
            tuple(sorted({_main_row(span, middles, heads) for span in spans} - {None}))
            for spans in (each.source, each.target, each.place)
        )
        if each.trigger:
            trigger = _main_row(each.trigger[0], middles, heads)
        else:
            trigger = _meeting(roles[0], roles[1], heads)
        if trigger is not None:
            yield EventGold(
                EVENT_TYPES.index(each.type) + 1, REALIS.index(each.realis), trigger, roles,
                alone=not each.trigger,
            )  # fmt: skip


def _main_row(span: tuple[int, int], middles: Integers, heads: Integers) -> int | None:
    """Give the row on which the others of a span hang."""
    first, last = (int(np.searchsorted(middles, edge)) for edge in span)
    for row in range(first, last):
        if not first <= heads[row] < last or heads[row] == row:
            return row
    return first if first < last else None


def _meeting(sources: Sequence[int], targets: Sequence[int], heads: Integers) -> int | None:
    """Give the row above both sides that is neither: the word that tells what passed."""
    if not sources:
        return None
    first = _above(sources[0], heads)
    if not targets:
        return first[0] if first else None
    second = _above(targets[0], heads)
    return next((row for row in first if row in second and row != targets[0]), None)


def _above(row: int, heads: Integers) -> list[int]:
    found: list[int] = []
    while heads[row] != row and len(found) < _DEEPEST:
        row = int(heads[row])
        found.append(row)
    return found


def _labelled(gold: Gold, pieces: Pieces, middles: Integers, kind: int) -> list[Row]:
    """Label each piece of a span that is free, or that another attribution has labelled alike."""
    rows: list[Row] = []
    for start, end in _joined(pieces):
        first = int(np.searchsorted(middles, start))
        last = int(np.searchsorted(middles, end))
        free = gold.labels[first:last] == 0
        if last <= first:
            continue
        if not free.any():
            if _is_span(gold.labels[first:last], kind):
                rows.append((first, last))
            continue
        while gold.labels[first]:
            first += 1
        stop = first
        while stop < last and not gold.labels[stop]:
            stop += 1
        gold.labels[first] = BEGIN[kind]
        gold.labels[first + 1 : stop] = INSIDE[kind]
        rows.append((first, stop))
    return rows


def _is_span(labels: Integers, kind: int) -> bool:
    return bool(labels[0] == BEGIN[kind] and (labels[1:] == INSIDE[kind]).all())


def _joined(pieces: Pieces) -> Pieces:
    """Join pieces that touch."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
