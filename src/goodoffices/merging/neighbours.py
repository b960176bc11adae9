"""Which facts are compared: of each key the nearest by day on either side, and no others.

Asked before the new places are written: what stands in the record is the order as it was, and the
order as it will be follows from it. Only stretches around what comes or goes are looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from goodoffices import record
from goodoffices.merge import REACH, UNKNOWN_DAY, WIDTHS
from goodoffices.record import KeyPlace

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Near:
    """What a change does to who is near whom."""

    wanted: set[Pair]
    """To be judged: pairs of what has come, and those that stand near each other only now."""
    parted: set[Pair]
    """Pairs that were judged, and between which too much has come."""


def near_pairs(
    connection: record.Connection, before: Collection[KeyPlace], now: Collection[KeyPlace]
) -> Near:
    """Tell which pairs a change brings together and which it parts."""
    mine, come = {at.fact for at in now}, set(now)
    gone, kept = set(before) - come, come & set(before)
    wanted, still, parted = set[Pair](), set[Pair](), dict[Pair, set[str]]()
    for stretch in _stretches(connection, gone | come):
        then = set(_near([at for at in stretch if at not in come or at in kept]))
        new = set(_near([at for at in stretch if at not in gone]))
        wanted |= {pair for pair in new if pair not in then or not mine.isdisjoint(pair)}
        still |= new
        for pair in then - new:
            parted.setdefault(pair, set()).add(stretch[0].key)
    own = {pair for pair in parted if pair not in still and mine.isdisjoint(pair)}
    own &= record.judged_pairs(connection, {one for one, _ in own})
    return Near(wanted, own - _elsewhere(connection, {pair: parted[pair] for pair in own}))


def _near(ordered: list[KeyPlace]) -> list[Pair]:
    """Give the pairs of a stretch that are neighbours."""
    if not ordered:
        return []
    kind = ordered[0].kind
    width, reach = WIDTHS[kind], REACH[kind]
    found: list[Pair] = []
    for place, (_, day, one, last) in enumerate(ordered):
        far = None if reach is None or day == UNKNOWN_DAY else last.toordinal() + reach
        for _, then, two, _ in ordered[place + 1 : place + 1 + width]:
            if far is not None and then.toordinal() > far:
                break
            found.append((one, two) if one < two else (two, one))
    return found


def _stretches(
    connection: record.Connection, touched: Collection[KeyPlace]
) -> Iterator[list[KeyPlace]]:
    """Give the places around those touched, in order; apart where others may stand between."""
    by_key = {key: list(own) for key, own in groupby(sorted(touched), key=lambda at: at.key)}
    found = _around(connection, [own[0] for own in by_key.values()])
    # Mostly the newest comes last: with all that follows the first place known, nothing is left.
    rest = [at for own in by_key.values() if _is_full(own[0], found) for at in own[1:]]
    found |= _around(connection, rest)
    for own in by_key.values():
        stretch: set[KeyPlace] = set()
        reached: KeyPlace | None = None
        for at in own:
            ahead, behind = found.get(at, ([], []))
            if reached is not None and ahead and ahead[0] > reached:
                yield sorted(stretch)
                stretch = set()
            stretch |= {*ahead, at, *behind}
            reached = behind[-1] if _is_full(at, found) else None
        yield sorted(stretch)


Around = dict[KeyPlace, tuple[list[KeyPlace], list[KeyPlace]]]


def _around(connection: record.Connection, places: list[KeyPlace]) -> Around:
    asked = record.around(connection, [(at, WIDTHS[at.kind]) for at in places])
    return dict(zip(places, asked, strict=True))


def _is_full(at: KeyPlace, found: Around) -> bool:
    """Tell whether more may follow a place than was given."""
    return at in found and len(found[at][1]) >= WIDTHS[at.kind]


def _elsewhere(connection: record.Connection, parted: Mapping[Pair, set[str]]) -> set[Pair]:
    """Give those pairs that stay neighbours under another key than the ones that part them."""
    places = record.places_of(connection, {one for pair in parted for one in pair})
    shared: dict[Pair, list[tuple[KeyPlace, KeyPlace]]] = {}
    for pair, parting in parted.items():
        one, two = (places.get(each, {}) for each in pair)
        for key in (one.keys() & two.keys()) - parting:
            first, second = sorted((one[key], two[key]))
            shared.setdefault(pair, []).append((first, second))
    asked = sorted({first for each in shared.values() for first, _ in each})
    around = record.around(connection, [(at, WIDTHS[at.kind]) for at in asked])
    after = {at: set(_near([at, *behind])) for at, (_, behind) in zip(asked, around, strict=True)}
    return {pair for pair, each in shared.items() if any(pair in after[at] for at, _ in each)}
