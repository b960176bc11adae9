"""Who is in a process, by part: mediation in order of time, sponsors and backers, the parties."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from goodoffices.codes import ActorKind, Attendance, Predicate
from goodoffices.dossier.careers import POSTS, Tenure, successions
from goodoffices.dossier.material import Line, Material, counted_once, in_order, stated, who
from goodoffices.dossier.naming import capital, listed, within
from goodoffices.dossier.telling import place
from goodoffices.dossier.wording import called
from goodoffices.facts import (
    Actor,
    Ceasefire,
    Event,
    Fact,
    Party,
    Position,
    Relation,
    Role,
    Statement,
    Talks,
)

SIDES: Mapping[ActorKind, str] = MappingProxyType(
    {
        ActorKind.GOVERNMENT: "Government",
        ActorKind.OPPOSITION_COALITION: "Opposition bodies",
        ActorKind.ARMED_GROUP: "Armed groups",
    }
)
"""Kinds of actor that are a party to a conflict in their own country, and how a line names them."""
MOST_NAMED = 5
_SIDED = ("government's", "government’s", "rebels'", "rebels’", "rebel", "opposition", "army's")
"""How the title of an envoy begins whom a side of the conflict has sent."""
_BODIES = re.compile(
    r"\b(?:senate|parliament|assembly|congress|court|knesset|duma)$|\bparliament of\b",
    re.IGNORECASE,
)
"""Bodies of a state that are no party beside its government."""
_ARMY = re.compile(r"\b(?:army|armed forces|military|troops|air force|navy)$", re.IGNORECASE)


def mediation(material: Material) -> tuple[Line, ...]:
    """Name the holders of each office of mediation in the order of the reports that show them."""
    lines = []
    for post in successions(material):
        told = ", then ".join(f"{h.tenure.name}{_seen(h.tenure)}" for h in post.holders)
        cited = [post.titled, *(f for h in post.holders for f in _ends(material, h.tenure))]
        text = f"As {within(post.office)} the reports name {told}."
        lines.append(Line(text, tuple(dict.fromkeys(f.id for f in cited))))
    return tuple(lines) or _single(material)


def _single(material: Material) -> tuple[Line, ...]:
    """Name the newest mediators where no office has had two; envoys of a side are none."""
    kinds = {actor.id: actor.kind for actor in material.actors}
    lines: dict[str, Line] = {}
    for fact in reversed(in_order(material, counted_once(material))):
        if not isinstance(fact, Role) or fact.process_role not in POSTS or not fact.current:
            continue
        if _is_of_a_side(fact, kinds):
            continue
        if fact.holder.actor and fact.holder.shown[:1].isupper():
            line = Line(f"{fact.holder.shown} is named as {within(fact.title)}.", (fact.id,))
            lines.setdefault(who(fact.holder), line)
    return tuple(lines.values())


def _is_of_a_side(fact: Role, kinds: Mapping[str, ActorKind]) -> bool:
    """Tell "the government's envoy" and "the rebels' envoy" from an envoy who mediates."""
    body = fact.organisation
    of_side = body is not None and kinds.get(who(body)) in SIDES
    return of_side or fact.title.casefold().startswith(_SIDED)


def _seen(tenure: Tenure) -> str:
    """Say in which months reports show a holder; a former one is not shown in office."""
    if tenure.former or tenure.first is None or tenure.last is None:
        return ""
    first, last = f"{tenure.first:%b %Y}", f"{tenure.last:%b %Y}"
    if first == last:
        return f" ({first})"
    begun = f"{tenure.first:%b}" if tenure.first.year == tenure.last.year else first
    return f" ({begun} to {last})"


def _ends(material: Material, tenure: Tenure) -> Iterator[Fact]:
    days = {f.id: day for f in tenure.facts if (day := material.told(f))}
    for wanted in dict.fromkeys((tenure.first, tenure.last)):
        yield from [f for f in tenure.facts if days.get(f.id) == wanted][:1]
    if not days:
        yield tenure.facts[0]


def backers(material: Material) -> tuple[Line, ...]:
    """Say who sponsors or hosts talks, who stands for a truce, and who backs whom."""
    facts = [f for f in in_order(material, counted_once(material)) if not f.background]
    envoys = {who(f.holder) for f in facts if isinstance(f, Role) and f.process_role in POSTS}
    made = (_of_talks(facts, envoys), _of_truces(facts), _support(facts))
    return tuple(line for lines in made for line in lines)


def _of_talks(facts: Sequence[Fact], envoys: set[str]) -> Iterator[Line]:
    """Name sponsors and hosts once each, with the talks that each is last named for."""
    told: dict[str, tuple[str, Talks]] = {}
    for fact in facts:
        if isinstance(fact, Talks):
            hosts = [p.party for p in fact.participants if p.status is Attendance.HOST]
            for party in (*fact.sponsors, *fact.hosts, *hosts):
                if party.actor and party.actor not in envoys:
                    told[party.actor] = (party.shown, fact)
    shelves: dict[str, list[str]] = defaultdict(list)
    for name, fact in told.values():
        shelves[_short(fact)].append(within(name))
    if told:
        held = [f"{listed(names)}{f' ({talks})' * bool(talks)}" for talks, names in shelves.items()]
        cited = tuple(dict.fromkeys(fact.id for _, fact in told.values()))
        yield Line(f"Talks were sponsored or hosted by {'; by '.join(held)}.", cited)


def _short(fact: Talks) -> str:
    """Name talks in a bracket by venue and year; nothing where they have neither."""
    day = stated(fact.date)
    own = called(fact) if len((fact.name or "").split()) > 1 else ""
    name = place(fact.venue) if fact.venue else own
    return f"{name}, {day:%Y}" if day and name else name or (f"{day:%Y}" if day else "")


def _of_truces(facts: Sequence[Fact]) -> Iterator[Line]:
    told: dict[str, tuple[str, Fact]] = {}
    for fact in facts:
        for party in fact.guarantors if isinstance(fact, Ceasefire) else ():
            if party.actor:
                told[party.actor] = (party.shown, fact)
    if told:
        names = listed(within(name) for name, _ in told.values())
        cited = tuple(dict.fromkeys(fact.id for _, fact in told.values()))
        yield Line(f"A truce is guaranteed by {names}.", cited)


def _support(facts: Sequence[Fact]) -> Iterator[Line]:
    """Tell whom the actors told of most back, one sentence for each that is backed."""
    backed: dict[str, dict[str, Relation]] = defaultdict(dict)
    for fact in facts:
        if not isinstance(fact, Relation) or fact.predicate is not Predicate.SUPPORTS:
            continue
        left, right = fact.subject, fact.object
        if fact.current and left.actor and right.actor and left.actor != right.actor:
            backed[right.actor][left.actor] = fact
    ranked = sorted(backed.values(), key=len, reverse=True)
    for held in ranked[:2]:
        names = listed(within(f.subject.shown) for f in held.values())
        verb = "backs" if len(held) == 1 else "back"
        target = within(next(iter(held.values())).object.shown)
        yield Line(f"{capital(names)} {verb} {target}.", tuple(f.id for f in held.values()))


def sides(material: Material) -> tuple[Line, ...]:
    """Name the parties in the country of the conflict, those told of most, by kind."""
    known = {a.id: a for a in material.actors if a.kind in SIDES}
    newest: dict[str, Fact] = {}
    count: Counter[str] = Counter()
    for fact in in_order(material, counted_once(material)):
        for party in _acting(fact):
            if party.actor in known and party.actor:
                count[party.actor] += 1
                newest[party.actor] = fact
    country = _country(known, count)
    lines = []
    for kind, called_so in SIDES.items():
        held = [known[one] for one, _ in count.most_common() if _belongs(known[one], kind, country)]
        shown = [a for a in held if a.name[:1].isupper()]
        shown = [a for a in shown if kind is not ActorKind.GOVERNMENT or not _BODIES.search(a.name)]
        if shown := shown[:MOST_NAMED]:
            text = f"{called_so}: {listed(_named_sides(shown, kind))}."
            lines.append(Line(text, tuple(dict.fromkeys(newest[a.id].id for a in shown))))
    return tuple(lines)


def _named_sides(shown: Sequence[Actor], kind: ActorKind) -> list[str]:
    """Name the bodies of one kind; a government stands before its army."""
    army = [a for a in shown if kind is ActorKind.GOVERNMENT and _ARMY.search(a.name)]
    ranked = [*(a for a in shown if a not in army), *army]
    return list(dict.fromkeys(within(a.name) for a in ranked))


def _belongs(actor: Actor, kind: ActorKind, country: str | None) -> bool:
    own = country is not None and actor.country == country
    at_home = own or (not actor.country and kind is ActorKind.ARMED_GROUP)
    return actor.kind is kind and at_home


def _country(known: Mapping[str, Actor], count: Counter[str]) -> str | None:
    """Give the country whose bodies act most; one word of one ministry makes no conflict."""
    places: Counter[str] = Counter()
    for one, times in count.items():
        if known[one].country:
            places[str(known[one].country)] += times
    most = max(places, key=lambda place: (places[place], place), default=None)
    return most if most and places[most] > 1 else None


def _acting(fact: Fact) -> Iterable[Party]:
    """Give those who act, speak or take part in a fact."""
    if isinstance(fact, Statement):
        return fact.speakers
    if isinstance(fact, Event):
        return (*fact.sources, *fact.targets)
    if isinstance(fact, Talks):
        return [part.party for part in fact.participants]
    if isinstance(fact, Ceasefire):
        return fact.parties
    return (fact.actor,) if isinstance(fact, Position) else ()
