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

_POINTS = re.compile(r"(?<=\w)\.|['’]s\b")  # the points of "U.N.", the ending of "Syria's"
_JUNK = re.compile(r"[^\w\s]")  # the hyphen of "UN-Arab League"
_OWNED = re.compile(r"^\S.{0,60}?['’]s? ")  # "Tarvia's U.N. envoy": sent by a state to the body
_SENT = ("ambassador", "permanent representative", "delegate")
"""Titles of those whom a state sends to an organisation: they are not its envoys."""
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
    """The title as printed that names it best."""
    holders: tuple[Holder, ...]
    titled: Role
    """The fact that prints this title."""


def career(material: Material, actor: str) -> tuple[Tenure, ...]:
    """Give the offices and parts of one actor over time."""
    roles = [f for f in _roles(material) if who(f.holder) == actor]
    shelves: dict[str, list[Role]] = defaultdict(list)
    for fact in roles:
        shelves[_plain(fact.title) or str(fact.process_role)].append(fact)
    return tuple(sorted((_tenure(material, held) for held in shelves.values()), key=_by_day))


def successions(material: Material) -> tuple[Succession, ...]:
    """Give each office of mediation that two or more have held, in order of report dates.

    One office is that of an envoy of one organisation for one war; two organisations that a title
    names together ("UN-Arab League envoy") have it together. What a holder is called besides,
    without an organisation ("the mediator"), counts to his or her time in it.
    """
    roles = [f for f in _roles(material) if f.process_role in POSTS and _may_hold(f)]
    usual = Counter(filter(None, map(_theatre, roles))).most_common(1)
    theatre = usual[0][0] if usual else ""
    joint = _joint(roles)
    offices: dict[str, dict[str, list[Role]]] = defaultdict(lambda: defaultdict(list))
    for fact in roles:
        if fact.organisation:
            office = f"{joint[who(fact.organisation)]}|{_theatre(fact) or theatre}"
            offices[office][who(fact.holder)].append(fact)
    loose = [f for f in roles if not f.organisation and not _theatre(f)]
    followed = _followed(material)
    return tuple(
        _succession(material, _with_loose(holders, loose), followed)
        for _, holders in sorted(offices.items())
        if len(holders) > 1
    )


def _followed(material: Material) -> list[Relation]:
    return [
        f
        for f in counted_once(material)
        if isinstance(f, Relation) and f.predicate is Predicate.SUCCEEDS
    ]


def _with_loose(holders: dict[str, list[Role]], loose: list[Role]) -> list[list[Role]]:
    return [held + [f for f in loose if who(f.holder) == one] for one, held in holders.items()]


def _may_hold(fact: Role) -> bool:
    """Tell whether a role can be that of a mediator: of a known person, not sent by a state."""
    title = fact.title.casefold()
    sent = any(word in title for word in _SENT) or bool(_OWNED.match(fact.title))
    return fact.holder.actor is not None and not sent


def _joint(roles: list[Role]) -> dict[str, str]:
    """Map each organisation to the one that stands for all with which a title joins it."""
    forms: dict[str, set[str]] = defaultdict(set)
    for fact in roles:
        if fact.organisation:
            shown = (fact.organisation.printed, fact.organisation.name)
            forms[who(fact.organisation)] |= {_plain(words) for words in shown if words}
    standing = {one: one for one in forms}
    for fact in roles:
        title = f" {_plain(fact.title)} "
        named = sorted(o for o, known in forms.items() if any(f" {w} " in title for w in known))
        for other in named[1:]:
            old, new = standing[other], standing[named[0]]
            standing = {one: new if to == old else to for one, to in standing.items()}
    return standing


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
    titled = _titled([f for tenure in tenures for f in tenure.facts])
    return Succession(titled.title, tuple(made), titled)


def _titled(roles: list[Role]) -> Role:
    """Choose the role whose title names the office best: organisation and war, then most used."""
    used = Counter(_plain(f.title) for f in roles if f.organisation)
    return max(
        (f for f in roles if f.organisation),
        key=lambda f: (bool(_theatre(f)), used[_plain(f.title)], -len(f.title)),
    )


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
    every = (f for one in counted_once(material) for f in material.tellings(one))
    told = [f for f in every if isinstance(f, Role)]
    return (f for f in in_order(material, told) if isinstance(f, Role))


def _theatre(fact: Role) -> str:
    """Give the country or war a title names: "envoy for Syria" is not "envoy for Libya"."""
    if fact.process_role not in POSTS:
        return ""
    _, _, theatre = _plain(fact.title).partition(" for ")
    return theatre or _plain(fact.title).partition(" to ")[2]


def _plain(title: str) -> str:
    words = _JUNK.sub(" ", _POINTS.sub("", title.casefold())).split()
    return " ".join(w for w in words if w not in ("the", "former", "then", "new", "outgoing"))


def _by_day(tenure: Tenure) -> tuple[bool, date, str]:
    return not tenure.former, tenure.first or date.max, tenure.name
