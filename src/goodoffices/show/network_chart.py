"""The network as a drawing: where each actor and each tie stands, in per cent and pixels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goodoffices.codes import ActorKind, Bond
from goodoffices.dossier.layout import Area, placed
from goodoffices.dossier.network import Tie, central
from goodoffices.dossier.words import word
from goodoffices.show.words import plural, shorten

WIDE = 1180.0
"""Pixels for which the names are kept apart; a wider page only gives them more room."""
MOST_NODES = 24
LONGEST_NAME = 28
LETTER = 6.9
"""Pixels of a letter of a name, on the safe side."""
BOX = 40.0
LEAST, MOST_HIGH, EACH = 240.0, 720.0, 27.0

SIGNS: Mapping[Bond, str] = {
    Bond.BACKS: "s-support",
    Bond.PART: "k-re",
    Bond.MEETS: "k-ta",
    Bond.AGAINST: "s-oppose",
    Bond.FIGHTS: "i-cut",
}
"""Bond -> the sign in the middle of its line."""
_SHAPES: Mapping[ActorKind, str] = {
    ActorKind.PERSON: "person",
    ActorKind.STATE: "state",
    ActorKind.GOVERNMENT: "state",
    ActorKind.IGO: "body",
}


@dataclass(frozen=True, slots=True)
class NetNode:
    """One actor."""

    x: float
    y: float
    name: str
    href: str
    shape: str
    """person, state, body or group."""


@dataclass(frozen=True, slots=True)
class NetEdge:
    """One tie: a line that begins with who acts, with a sign in its middle."""

    x1: float
    y1: float
    x2: float
    y2: float
    bond: str
    sign: str
    mutual: bool
    weight: int
    """1 to 3: told once, two to four times, more often."""
    over: float
    down: float
    """Pixels that the line is moved aside where two actors have several ties."""
    told: str
    href: str

    @property
    def middle(self) -> tuple[float, float]:
        """Give the place of the sign."""
        return round((self.x1 + self.x2) / 2, 2), round((self.y1 + self.y2) / 2, 1)


@dataclass(frozen=True, slots=True)
class NetworkChart:
    """The actors most is told of, and their ties."""

    nodes: tuple[NetNode, ...]
    edges: tuple[NetEdge, ...]
    height: int
    left_out: int
    """Ties of actors for which there was no room; the table has them."""


def network_chart(
    ties: Sequence[Tie], kinds: Mapping[str, ActorKind], hrefs: Mapping[str, str]
) -> NetworkChart | None:
    """Draw ties; `hrefs` gives the address of each by its key. None where there is none."""
    actors, drawn = central(ties, MOST_NODES)
    number = {party.actor: n for n, party in enumerate(actors)}
    if not drawn:
        return None
    names = [shorten(party.shown, LONGEST_NAME) for party in actors]
    boxes = [(max(48.0, LETTER * len(name) + 14), BOX) for name in names]
    height = min(MOST_HIGH, max(LEAST, 90 + EACH * len(actors)))
    pairs = [(number[t.left.actor], number[t.right.actor]) for t in drawn]
    spots = placed(boxes, pairs, Area(WIDE, height))
    nodes = tuple(
        NetNode(
            x=round(100 * x / WIDE, 2),
            y=y,
            name=name,
            href=f"/actors/{party.actor}",
            shape=_SHAPES.get(kinds.get(party.actor or "", ActorKind.OTHER), "group"),
        )
        for (x, y), name, party in zip(spots, names, actors, strict=True)
    )
    edges = tuple(_edges(drawn, pairs, spots, hrefs))
    return NetworkChart(nodes, edges, int(height), len(ties) - len(drawn))


def key(tie: Tie) -> str:
    """Name a tie within a page: its bond and the ids of its actors."""
    return f"{tie.bond.value}-{tie.left.actor}-{tie.right.actor}"


def _edges(
    drawn: Sequence[Tie],
    pairs: Sequence[tuple[int, int]],
    spots: Sequence[tuple[float, float]],
    hrefs: Mapping[str, str],
) -> list[NetEdge]:
    beside: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, (one, two) in enumerate(pairs):
        beside[min(one, two), max(one, two)].append(at)
    made = []
    for at, (tie, (one, two)) in enumerate(zip(drawn, pairs, strict=True)):
        group = beside[min(one, two), max(one, two)]
        step = 16.0 * (group.index(at) - (len(group) - 1) / 2)
        over, down = _aside(spots[min(one, two)], spots[max(one, two)], step)
        (x1, y1), (x2, y2) = spots[one], spots[two]
        made.append(
            NetEdge(
                x1=round(100 * x1 / WIDE, 2), y1=y1, x2=round(100 * x2 / WIDE, 2), y2=y2,
                bond=tie.bond.value,
                sign=SIGNS[tie.bond],
                mutual=tie.mutual,
                weight=1 if tie.often == 1 else 2 if tie.often < 5 else 3,
                over=over,
                down=down,
                told=told(tie),
                href=hrefs.get(key(tie), ""),
            )
        )  # fmt: skip
    return made


def told(tie: Tie) -> str:
    """Say a tie in one sentence, with how many reports tell it."""
    said = f"{tie.left.shown} {word('bond', tie.bond)} {tie.right.shown}"
    return f"{said}, told by {plural(tie.reports, 'report')}"


def _aside(one: tuple[float, float], two: tuple[float, float], step: float) -> tuple[float, float]:
    """Give the way across a line, so that several lines of one pair run beside each other."""
    dx, dy = two[0] - one[0], two[1] - one[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    return round(-dy / length * step, 1), round(dx / length * step, 1)
