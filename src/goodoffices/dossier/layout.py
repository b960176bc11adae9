"""Where the nodes of a network stand: the same ties always give the same drawing.

Distances on the page follow distances in the network (stress majorisation, Gansner, Koren and
North 2004, from a circle, so without chance); then boxes of names are pushed apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ROUNDS = 200
PUSHES = 400
SMALL = 3
"""Actors of a group that is stood in a row instead of being laid out."""
ROW = 78.0
STEP = 46.0
"""Pixels of a row, and between the names in it: room for the sign of a tie."""
GAP = 4.0
"""Pixels kept free between two boxes."""


@dataclass(frozen=True, slots=True)
class Area:
    """The ground a network is drawn on, in pixels."""

    width: float
    height: float


def placed(
    boxes: Sequence[tuple[float, float]], edges: Sequence[tuple[int, int]], area: Area
) -> list[tuple[float, float]]:
    """Give the middle of each box; `edges` names pairs of boxes that belong near each other.

    What hangs together stands together: large groups side by side, small ones in rows below.
    """
    groups = _groups(len(boxes), edges)
    small = [_hub_between(g, edges) for g in groups if _is_row(g, edges)] if groups[1:] else []
    large = [g for g in groups if not groups[1:] or not _is_row(g, edges)]
    rows = _rows(small, boxes, area.width)
    ground = Area(area.width, area.height - ROW * len(rows))
    spots: dict[int, tuple[float, float]] = {}
    left = 0.0
    for group in large:
        wide = area.width * len(group) / sum(map(len, large))
        for n, (x, y) in zip(
            group, _one(group, boxes, edges, Area(wide, ground.height)), strict=True
        ):
            spots[n] = (left + x, y)
        left += wide
    top = ground.height if large else 0.0
    for nth, row in enumerate(rows):
        spots |= _in_row(row, boxes, area.width, top + ROW * (nth + 0.5))
    return [(round(x, 1), round(y, 1)) for x, y in (spots[n] for n in range(len(boxes)))]


def _groups(count: int, edges: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Give the nodes that hang together, the largest group first."""
    at = list(range(count))
    for one, two in edges:
        low, high = sorted((at[one], at[two]))
        at = [low if each == high else each for each in at]
    found = [[n for n in range(count) if at[n] == root] for root in sorted(set(at))]
    return sorted(found, key=lambda group: -len(group))


def _is_row(group: Sequence[int], edges: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a group can stand in a row without one of its lines running through a name."""
    pairs = {frozenset(e) for e in edges if e[0] in group and e[0] != e[1]}
    return len(group) < SMALL or (len(group) == SMALL and len(pairs) == SMALL - 1)


def _hub_between(group: list[int], edges: Sequence[tuple[int, int]]) -> list[int]:
    """Put the one of three that the two others hang on in their middle."""
    if len(group) < SMALL:
        return group
    hub = max(group, key=lambda n: len({frozenset(e) for e in edges if n in e}))
    one, two = (n for n in group if n != hub)
    return [one, hub, two]


def _rows(
    groups: Sequence[list[int]], boxes: Sequence[tuple[float, float]], width: float
) -> list[list[list[int]]]:
    """Deal small groups out to rows, as many to a row as fit."""
    rows: list[list[list[int]]] = []
    used = width
    for group in groups:
        wide = sum(boxes[n][0] + STEP for n in group)
        if used + wide > width:
            rows.append([])
            used = 0.0
        rows[-1].append(group)
        used += wide
    return rows


def _in_row(
    row: Sequence[list[int]], boxes: Sequence[tuple[float, float]], width: float, y: float
) -> dict[int, tuple[float, float]]:
    """Stand the groups of a row beside each other, their nodes a step apart."""
    spots = {}
    wide = sum(boxes[n][0] + STEP for group in row for n in group)
    between = max(0.0, width - wide) / (len(row) + 1)
    x = 0.0
    for group in row:
        x += between
        for n in group:
            spots[n] = (x + (boxes[n][0] + STEP) / 2, y)
            x += boxes[n][0] + STEP
    return spots


def _one(
    group: Sequence[int],
    boxes: Sequence[tuple[float, float]],
    edges: Sequence[tuple[int, int]],
    area: Area,
) -> list[tuple[float, float]]:
    """Lay one group out on its own ground."""
    if len(group) == 1:
        return [(area.width / 2, area.height / 2)]
    number = {n: k for k, n in enumerate(group)}
    own = [(number[a], number[b]) for a, b in edges if a in number and b in number]
    sizes = np.array([boxes[n] for n in group], dtype=float)
    return _apart(_stretched(_majorised(_distances(len(group), own)), sizes, area), sizes, area)


def _distances(count: int, edges: Sequence[tuple[int, int]]) -> Floats:
    """Give the number of steps between any two nodes of one group."""
    far = np.full((count, count), np.inf)
    np.fill_diagonal(far, 0.0)
    for one, two in edges:
        if one != two:
            far[one, two] = far[two, one] = 1.0
    for middle in range(count):
        far = np.minimum(far, far[:, middle, None] + far[None, middle, :])
    return far


def _majorised(far: Floats) -> Floats:
    """Move nodes from a circle until their distances are as near to the wanted as they get."""
    count = len(far)
    turn = 2 * np.pi * np.arange(count) / count
    at = np.stack([np.cos(turn), np.sin(turn)], axis=1) * far.max() / 2
    weight = 1.0 / np.where(far > 0, far, 1.0) ** 2
    np.fill_diagonal(weight, 0.0)
    share = weight.sum(axis=1)
    for _ in range(ROUNDS):
        apart = at[:, None, :] - at[None, :, :]
        length = np.sqrt((apart**2).sum(axis=2))
        np.fill_diagonal(length, 1.0)
        pull = at[None, :, :] + far[:, :, None] * apart / np.maximum(length, 1e-9)[:, :, None]
        at = (weight[:, :, None] * pull).sum(axis=1) / share[:, None]
    found: Floats = at
    return found


def _stretched(at: Floats, boxes: Floats, area: Area) -> Floats:
    """Turn the longest side across the page and fill the ground."""
    middle = at - at.mean(axis=0)
    _, _, axes = np.linalg.svd(middle, full_matrices=False)
    # The sign of an axis is the library's whim: let the farthest node stand to the right and below.
    turned = middle @ axes.T
    farthest = np.abs(turned).argmax(axis=0)
    turned *= np.where(turned[farthest, [0, 1]] < 0, -1.0, 1.0)
    low, high = turned.min(axis=0), turned.max(axis=0)
    room = np.array([area.width, area.height])
    edge = boxes.max(axis=0) / 2 + GAP
    inner: Floats = edge + (turned - low) / np.maximum(high - low, 1e-9) * (room - 2 * edge)
    return inner


def _apart(at: Floats, boxes: Floats, area: Area) -> list[tuple[float, float]]:
    """Push boxes that overlap apart, by the shorter way, and keep all of them on the ground."""
    half = [(w / 2 + GAP / 2, h / 2 + GAP / 2) for w, h in boxes.tolist()]
    spots = [_kept_in(spot, size, area) for spot, size in zip(at.tolist(), half, strict=True)]
    for _ in range(PUSHES):
        moved = False
        for two in range(1, len(spots)):
            for one in range(two):
                moved = _push(spots, half, one, two) or moved
        spots = [_kept_in(spot, size, area) for spot, size in zip(spots, half, strict=True)]
        if not moved:
            break
    return [(x, y) for x, y in spots]


def _push(
    spots: list[list[float]], half: Sequence[tuple[float, float]], one: int, two: int
) -> bool:
    """Move two boxes away from each other where they overlap; tell whether they did."""
    over = [half[one][k] + half[two][k] - abs(spots[one][k] - spots[two][k]) for k in (0, 1)]
    if min(over) <= 0.01:
        return False
    k = 0 if over[0] < over[1] else 1
    way = 1.0 if spots[two][k] >= spots[one][k] else -1.0
    spots[one][k] -= way * over[k] / 2
    spots[two][k] += way * over[k] / 2
    return True


def _kept_in(spot: Sequence[float], half: tuple[float, float], area: Area) -> list[float]:
    room = (area.width, area.height)
    return [min(max(spot[k], half[k]), max(room[k] - half[k], half[k])) for k in (0, 1)]
