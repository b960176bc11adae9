"""Where the marks of the what-if charts stand: per cent along a strip, pixels across."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.reason.conflict_results import ConflictResult, StateResult
from goodoffices.reason.package_results import BargainResult, PackageResult
from goodoffices.reason.position_results import Influence, PositionResult, Spread
from goodoffices.reason.scenario import Issue, Scenario
from goodoffices.reason.told import letters_words, package_words

BINS = 20
TALLEST = 36
COLUMN = 92.0
"""Per cent of a drawing that the scale takes, so that the last mark stays inside."""
ROW = 44
PLOT = 260
"""Pixels of the height of the frontier plot."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One run: its spread on the scale of the issue."""

    label: str
    second: bool
    """Drawn in the second colour: the changed run."""
    low: float
    high: float
    middle: float
    likely: float
    bars: tuple[tuple[float, float], ...]
    """Place and height of each bar of the distribution."""
    side: str
    told: str


@dataclass(frozen=True, slots=True)
class Swing:
    """What one input does: a bar from the mean at its low to the mean at its high end."""

    label: str
    left: float
    width: float
    falls: bool
    """The mean falls as the input rises."""
    mean: float
    side: str
    correlation: str


@dataclass(frozen=True, slots=True)
class Node:
    """One state of the graph."""

    x: float
    y: int
    letters: str
    now: bool
    strength: int
    told: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A move that its maker likes."""

    x1: float
    y1: int
    x2: float
    y2: int
    answered: bool
    """Others can answer it, so that it does not pay."""


@dataclass(frozen=True, slots=True)
class Graph:
    """The states described, with the moves between them that somebody likes."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Point:
    """One package by what it is worth to two parties."""

    x: float
    y: float
    sort: str
    """zone, frontier, chosen or outside."""
    told: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Packages of two parties, with the fallbacks."""

    across: str
    up: str
    points: tuple[Point, ...]
    fallback: tuple[float, float]
    height: int


def share(issue: Issue, value: float) -> float:
    """Give the place of a value on the strip, in per cent."""
    return round(COLUMN * (value - issue.low) / (issue.high - issue.low), 2)


def lane(label: str, spread: Spread, issue: Issue, *, second: bool = False) -> Lane:
    """Draw one spread."""
    most = max(spread.bins, default=0) or 1
    bars = tuple(
        (round(COLUMN * at / BINS, 2), round(TALLEST * count / most, 1))
        for at, count in enumerate(spread.bins)
        if count
    )
    return Lane(
        label=label,
        second=second,
        low=share(issue, spread.low),
        high=share(issue, spread.high),
        middle=share(issue, spread.median),
        likely=share(issue, spread.likely),
        bars=bars,
        side=f"{spread.likely:.1f}",
        told=f"middle draw {spread.median:.1f}; eight draws in ten {spread.low:.1f} to "
        f"{spread.high:.1f}",
    )


def swings(found: PositionResult, issue: Issue, most: int) -> tuple[Swing, ...]:
    """Draw the inputs with the largest swing."""
    return tuple(_swing(each, found, issue) for each in found.influences[:most] if each.swing)


def _swing(each: Influence, found: PositionResult, issue: Issue) -> Swing:
    left, right = sorted((share(issue, each.at_low), share(issue, each.at_high)))
    return Swing(
        label=each.label,
        left=left,
        width=round(max(right - left, 0.4), 2),
        falls=each.at_high < each.at_low,
        mean=share(issue, found.mean.likely),
        side=f"{each.at_low:.1f} to {each.at_high:.1f}",
        correlation=f"{each.correlation:+.2f}",
    )


def graph(given: Scenario, found: ConflictResult) -> Graph | None:
    """Place the states by how many options are taken, and draw the moves that somebody likes."""
    if len(found.states) < 2:
        return None
    columns = sorted({len(state.taken) for state in found.states})
    filled: dict[int, int] = {}
    nodes: dict[str, Node] = {}
    for state in found.states:
        column = columns.index(len(state.taken))
        row = filled.get(column, 0)
        filled[column] = row + 1
        nodes[state.letters] = _node(given, state, (column + 0.5) / len(columns), row)
    edges = [edge for state in found.states for edge in _edges(given, state, nodes)]
    height = ROW * max(filled.values()) + 16
    return Graph(tuple(nodes.values()), tuple(dict.fromkeys(edges)), height)


def _node(given: Scenario, state: StateResult, x: float, row: int) -> Node:
    held = ", ".join(state.concepts) or "no concept"
    return Node(
        x=round(COLUMN * x, 2),
        y=ROW * row + ROW // 2,
        letters=state.letters,
        now=state.is_now,
        strength=len(state.concepts),
        told=f"{letters_words(given, state.letters)}: holds under {held}",
    )


def _edges(given: Scenario, state: StateResult, nodes: dict[str, Node]) -> Iterator[Edge]:
    places = {option.id: at for at, option in enumerate(given.options)}
    start = nodes[state.letters]
    for each in state.deterred:
        letters = list(state.letters)
        for step in each.move:
            letters[places[step[1:]]] = "Y" if step[0] == "+" else "N"
        end = nodes.get("".join(letters))
        if end:
            yield Edge(start.x, start.y, end.x, end.y, bool(each.answer))


def plot(found: BargainResult) -> Plot | None:
    """Draw the packages of two parties; of more there is only the table."""
    if len(found.parties) != 2:
        return None
    return Plot(
        across=found.parties[0],
        up=found.parties[1],
        points=tuple(_point(each) for each in found.shown),
        fallback=(_across(found.fallbacks[0]), _up(found.fallbacks[1])),
        height=PLOT,
    )


def _point(each: PackageResult) -> Point:
    sort = "zone" if each.in_zone else "outside"
    sort = "frontier" if each.on_frontier else sort
    sort = "chosen" if each.chosen_by else sort
    worths = ", ".join(f"{worth:.2f}" for worth in each.worths)
    told = f"{package_words(each)}: {worths}"
    return Point(_across(each.worths[0]), _up(each.worths[1]), sort, told)


def _across(worth: float) -> float:
    return round(4 + 90 * worth, 2)


def _up(worth: float) -> float:
    return round(PLOT - 12 - (PLOT - 24) * worth, 1)
