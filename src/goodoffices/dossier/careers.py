"""Who held which office or part, by the day of the report that says so."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goodoffices.codes import Predicate, ProcessRole
from goodoffices.dossier.material import Material, counted_once, in_order, who
from goodoffices.facts import Fact, Relation, Role

POSTS: frozenset[ProcessRole] = frozenset({ProcessRole.MEDIATOR, ProcessRole.ENVOY})
"""Parts that one person at a time holds for an organisation, under changing titles."""

_JUNK = re.compile(r"[^\w\s]")  # the points of "U.N."
NOT_TOLD = "hand-over not stated in these reports"


@dataclass(frozen=True, slots=True)
class Tenure:
    """One office or part of one actor: the titles printed, and from when to when it is seen."""

    holder: str
    """Id of the actor, or the printed words of one that is not resolved."""
    name: str
    titles: tuple[str, ...]
    part: ProcessRole | None
    first: date | None
    """Day of the first report that shows the holder so; not the day of appointment."""
    last: date | None
    former: bool
    """Only ever told as a former holder."""
    facts: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """One holder in a line of holders, and how the post came to him or her."""

    tenure: Tenure
    handover: tuple[Fact, ...]
    """The facts that tell of the hand-over; empty where no report does."""

    @property
    def how(self) -> str:
        """Say whether the hand-over is told."""
        return "hand-over told" if self.handover else NOT_TOLD


@dataclass(frozen=True, slots=True)
class Succession:
    """The holders of one office in the order of the reports that show them."""

    office: str
    holders: tuple[Holder, ...]


def career(material: Material, actor: str) -> tuple[Tenure, ...]:
    """Give the offices and parts of one actor over time."""
    roles = [f for f in _roles(material) if who(f.holder) == actor]
    shelves: dict[str, list[Role]] = defaultdict(list)
    for fact in roles:
        shelves[_plain(fact.title) or str(fact.process_role)].append(fact)
    return tuple(sorted((_tenure(material, held) for held in shelves.values()), key=_by_day))


def successions(material: Material) -> tuple[Succession, ...]:
    """Give each office that two or more have held, its holders in order of report dates."""
    offices: dict[str, dict[str, list[Role]]] = defaultdict(lambda: defaultdict(list))
    roles = list(_roles(material))
    usual = Counter(filter(None, map(_theatre, roles))).most_common(1)
    theatre = usual[0][0] if usual else ""
    for fact in roles:
        key = _office(fact, theatre)
        if key:
            offices[key][who(fact.holder)].append(fact)
    followed = [
        f
        for f in counted_once(material)
        if isinstance(f, Relation) and f.predicate is Predicate.SUCCEEDS
    ]
    return tuple(
        _succession(material, list(holders.values()), followed)
        for _, holders in sorted(offices.items())
        if len(holders) > 1
    )


def _succession(
    material: Material, holders: list[list[Role]], followed: list[Relation]
) -> Succession:
    tenures = sorted((_tenure(material, held) for held in holders), key=_by_day)
    made = []
    for tenure in tenures:
        others = {t.holder for t in tenures if t.holder != tenure.holder}
        told = tuple(
            f for f in followed if who(f.subject) == tenure.holder and who(f.object) in others
        )
        made.append(Holder(tenure, told))
    first = tenures[0].facts[0]
    body = f"{first.organisation.shown}: " if first.organisation else ""
    return Succession(f"{body}{first.title}", tuple(made))


def _tenure(material: Material, roles: list[Role]) -> Tenure:
    current = [f for f in roles if f.current]
    days = [day for day in map(material.told, current or roles) if day]
    return Tenure(
        holder=who(roles[0].holder),
        name=roles[0].holder.shown,
        titles=tuple(dict.fromkeys(f.title for f in roles)),
        part=next((f.process_role for f in roles if f.process_role), None),
        first=min(days, default=None),
        last=max(days, default=None),
        former=not current,
        facts=tuple(roles),
    )


def _roles(material: Material) -> Iterable[Role]:
    told = [f for f in counted_once(material) if isinstance(f, Role)]
    return (f for f in in_order(material, told) if isinstance(f, Role))


def _office(fact: Role, usual: str) -> str:
    if fact.organisation and fact.process_role in POSTS:
        return f"{who(fact.organisation)}|{_theatre(fact) or usual}"
    return _plain(fact.title) if fact.organisation or len(fact.title.split()) > 1 else ""


def _theatre(fact: Role) -> str:
    """Give the country or war a title names: "envoy for Syria" is not "envoy for Libya"."""
    if fact.process_role not in POSTS:
        return ""
    _, _, theatre = _plain(fact.title).partition(" for ")
    return theatre or _plain(fact.title).partition(" to ")[2]


def _plain(title: str) -> str:
    words = _JUNK.sub("", title.casefold()).split()
    return " ".join(w for w in words if w not in ("the", "former", "then", "new", "outgoing"))


def _by_day(tenure: Tenure) -> tuple[bool, date, str]:
    return not tenure.former, tenure.first or date.max, tenure.name
