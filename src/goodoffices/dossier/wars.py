"""Which war a dossier is of, worked out from its reports, and what it tells of other wars.

A report is of the wars whose parties it tells of: governments, oppositions and armed groups that
have a country, and states that are attacked. The war that most reports are of is the dossier's;
where a good part is of others, there are several and none is chosen. What is told of another
war is set aside from overview and brief and stays in every list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from itertools import chain

from goodoffices.codes import ActorKind, EventType
from goodoffices.dossier.material import Material
from goodoffices.dossier.naming import listed
from goodoffices.dossier.people import SIDES
from goodoffices.errors import BadArgument
from goodoffices.facts import Actor, Event, Fact, Participant, Party, Role, Talks

PARTIES = frozenset(SIDES)
"""Kinds of actor that are a party to the war of their own country."""
GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION})
FIGHTING = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
MOST_REPORTS = 0.6
"""Share of the reports that tell of any war in which the dossier's own must be told of."""
NAMED = 0.5
"""Share of those reports that must name the country itself: a group's name alone may deceive."""
FEWEST = 2
"""Reports of a war from which it is offered as a choice: one may name it in passing."""
STEM = 5
"""Letters of a country's name that its people's name has, too."""
STRAY = 0.15
"""Share of the reports that may be of other wars alone; with more, the archive is of several."""
BESIDE = 0.8
"""A country that is in nearly as many reports as the first is the other side of one war."""
MOST_NAMED = 6
ALL = "all"
"""The choice of a reader who wants to see every war."""


@dataclass(frozen=True, slots=True)
class Wars:
    """The wars of a dossier: the one it is taken for, and those that one may choose instead."""

    own: frozenset[str]
    """Countries of the war; empty where there are several wars or none."""
    choices: tuple[tuple[str, int], ...]
    """Country and number of reports of each war that one may choose, the most told of first."""
    told_of: frozenset[str]
    """Every country of whose war a report tells."""
    reports: int
    """How many reports tell of any war."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A dossier of one war, and what was set aside."""

    material: Material
    wars: Wars
    aside: tuple[Fact, ...]
    told_of: tuple[str, ...]
    """Countries of the wars set aside, the most told of first."""

    @property
    def says(self) -> str:
        """Say for which conflict the dossier is taken and what is set aside; mostly nothing."""
        if not self.aside:
            return ""
        many = f"{len(self.aside)} thing{'s' * (len(self.aside) != 1)} told"
        named = f" ({listed(self.told_of)})" if self.told_of else ""
        verb = "are" if len(self.aside) != 1 else "is"
        own = listed(sorted(self.wars.own))
        return f"Of the conflict in {own}; {many} of other conflicts{named} {verb} set aside."


def wars_of(material: Material) -> Wars:
    """Work out which war the reports are of."""
    by_report, naming = _countries(material), _Naming(material)
    counts = Counter(country for held in by_report.values() for country in held)
    ranked = tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    own: frozenset[str] = frozenset()
    if ranked and ranked[0][1] >= MOST_REPORTS * len(by_report):
        own = frozenset(c for c, n in ranked if n >= BESIDE * ranked[0][1])
        elsewhere = sum(not held & own for held in by_report.values())
        if elsewhere > STRAY * len(by_report) or not naming.is_named(own, ranked[0][1]):
            own = frozenset()
    choices = _choices(naming, by_report, ranked)
    return Wars(own, choices, frozenset(counts), len(by_report))


def _choices(
    naming: _Naming, by_report: Mapping[str, set[str]], ranked: Iterable[tuple[str, int]]
) -> tuple[tuple[str, int], ...]:
    """Give the wars that some reports tell of and of no more told one: others are its sides."""
    chosen: dict[str, int] = {}
    for country, number in ranked:
        alone = sum(country in held and not held & chosen.keys() for held in by_report.values())
        if alone >= FEWEST and naming.is_named([country], number):
            chosen[country] = number
    return tuple(chosen.items())[:MOST_NAMED]


class _Naming:
    """In which reports each place, actor and name stands: for one country after another."""

    def __init__(self, material: Material) -> None:
        self._states: dict[str, set[str]] = defaultdict(set)
        for actor in material.actors:
            if actor.country and actor.kind is ActorKind.STATE:
                self._states[actor.country].add(actor.id)
        self._places: dict[str, set[str]] = defaultdict(set)
        self._actors: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, set[str]] = defaultdict(set)
        for fact in material.every():
            self._places[_place(fact)].add(fact.report)
            for party in parties_in(fact):
                self._names[party.shown.casefold()].add(fact.report)
                if party.actor:
                    self._actors[party.actor].add(fact.report)

    def is_named(self, own: Iterable[str], reports: int) -> bool:
        """Tell whether enough reports name a country: as a state, a place, in a body's name."""
        naming: set[str] = set()
        for country in own:
            naming |= self._places.get(country.casefold(), set())
            for state in self._states.get(country, ()):
                naming |= self._actors.get(state, set())
            # "Syria" is in "Syrian army": the name of the country or of its people.
            stem = country.casefold()[:STEM]
            for name, telling in self._names.items():
                if stem in name:
                    naming |= telling
        return len(naming) >= NAMED * reports


def of_one_war(material: Material, chosen: str = "") -> Narrowed:
    """Set aside what is told of other wars than the chosen one, or than the dossier's own."""
    wars = wars_of(material)
    if chosen == ALL or not (chosen or wars.own):
        return Narrowed(material, wars, (), ())
    own = frozenset({_named(chosen, wars)}) if chosen else wars.own
    judge = _Judge(material, own)
    kept = tuple(fact for fact in material.facts if judge.of_another(fact) is None)
    aside = [(fact, war) for fact in material.facts if (war := judge.of_another(fact)) is not None]
    told = Counter(war for _, war in aside if war)
    return Narrowed(
        material=replace(material, facts=kept),
        wars=replace(wars, own=own),
        aside=tuple(fact for fact, _ in aside),
        told_of=tuple(war for war, _ in sorted(told.items(), key=lambda i: (-i[1], i[0]))),
    )


def _named(chosen: str, wars: Wars) -> str:
    """Find the country that a reader chose among those of which a report tells."""
    found = next((c for c in wars.told_of if c.casefold() == chosen.casefold()), None)
    if found is None:
        valid = ", ".join((*(c for c, _ in wars.choices), ALL))
        raise BadArgument(chosen, "no report tells of a conflict there", f"Use one of: {valid}")
    return found


def _countries(material: Material, kinds: frozenset[ActorKind] = PARTIES) -> dict[str, set[str]]:
    """Give for each report the countries of whose war it tells; reports of no war are left out."""
    known = {actor.id: actor for actor in material.actors if actor.country}
    found: dict[str, set[str]] = defaultdict(set)
    for fact in material.every():
        if isinstance(fact, Role):
            continue
        for party in parties_in(fact):
            actor = known.get(party.actor or "")
            if actor and actor.kind in kinds:
                found[fact.report].add(str(actor.country))
        attack = isinstance(fact, Event) and fact.type is EventType.ASSAULT
        for party in fact.targets if isinstance(fact, Event) and attack else ():
            actor = known.get(party.actor or "")
            if actor and actor.kind is ActorKind.STATE:
                found[fact.report].add(str(actor.country))
    return dict(found)


class _Judge:
    """Tells of which war a fact is, by who is in it and where."""

    def __init__(self, material: Material, own: frozenset[str]) -> None:
        self._own = own
        self._places = {country.casefold() for country in own}
        self._known: Mapping[str, Actor] = {a.id: a for a in material.actors if a.country}
        reports = _countries(material)
        # A government that takes part has no war at home for that; one with an armed group has.
        at_war = set().union(*_countries(material, GROUPS).values()) - own
        self._foreign = {country.casefold(): country for country in at_war}
        self._elsewhere = {report: held for report, held in reports.items() if not held & own}
        self._joined = {
            actor
            for fact in material.every()
            if self._at_home(fact)
            for actor in self._actors(fact)
        }

    def of_another(self, fact: Fact) -> str | None:
        """Name the country of the other war a fact tells of; nothing if it is of this one."""
        if self._at_home(fact):
            return None
        if fact.report in self._elsewhere:
            return min(self._elsewhere[fact.report])
        if isinstance(fact, Role):
            return None
        for actor in (self._known[one] for one in self._actors(fact)):
            if actor.kind in GROUPS and actor.id not in self._joined:
                return str(actor.country)
        if isinstance(fact, Event) and fact.type in FIGHTING:
            return self._fought_abroad(fact)
        # Talks on one war are often held in the country of another.
        return None if isinstance(fact, Talks) else self._foreign.get(_place(fact))

    def _at_home(self, fact: Fact) -> bool:
        """Tell whether somebody of this war has a part in it, or its place is there."""
        home = any(self._known[a].country in self._own for a in self._actors(fact))
        return home or _place(fact) in self._places

    def _fought_abroad(self, fact: Event) -> str | None:
        """Name the country that a state outside this war attacks, or in which it does.

        A part of it named beside it ("Ukraine and Crimea") has no country of its own.
        """
        targets = [self._known.get(party.actor or "") for party in fact.targets]
        known = [actor for actor in targets if actor is not None]
        if known and targets[0] is known[0] and all(actor.kind in _STATES for actor in known):
            return str(known[0].country)
        return self._foreign.get(_place(fact))

    def _actors(self, fact: Fact) -> list[str]:
        return [p.actor for p in parties_in(fact) if p.actor and p.actor in self._known]


_STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})


def parties_in(fact: Fact) -> Iterator[Party]:
    """Give everybody named in a fact, in whatever part but as its source."""
    return chain.from_iterable(_parties(getattr(fact, each)) for each in _slots(type(fact)))


_SLOTS: dict[type[Fact], tuple[str, ...]] = {}
"""Kind of fact -> its fields that hold parties, but for its source: looked up once."""


def _slots(kind: type[Fact]) -> tuple[str, ...]:
    if kind not in _SLOTS:
        _SLOTS[kind] = tuple(
            each.name
            for each in fields(kind)
            if each.name != "attributed_to"
            and ("Party" in str(each.type) or "Participant" in str(each.type))
        )
    return _SLOTS[kind]


def _parties(value: object) -> Iterable[Party]:
    held = value if isinstance(value, tuple) else (value,)
    for one in held:
        party = one.party if isinstance(one, Participant) else one
        if isinstance(party, Party):
            yield party


def _place(fact: Fact) -> str:
    place = fact.venue if isinstance(fact, Talks) else getattr(fact, "place", None)
    return str(place or "").casefold().removeprefix("the ").strip()
