"""Who is in a process, by part: mediation in order of time, sponsors and backers, the parties."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from goodoffices.codes import ActorKind, Attendance, EventType, Predicate, Realis
from goodoffices.dossier.careers import POSTS, Tenure, successions
from goodoffices.dossier.deeds import SIGNING
from goodoffices.dossier.material import Line, Material, counted_once, in_order, stated, who
from goodoffices.dossier.naming import capital, listed, within
from goodoffices.dossier.telling import place
from goodoffices.dossier.wording import called
from goodoffices.dossier.words import listed_words
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
_OTHER_SIDES = (
    (frozenset({ActorKind.STATE}), "States"),
    (frozenset({ActorKind.OTHER, *SIDES}), "Other sides"),
)
"""Further parties, who count as such only by what is told of them."""
_TWO = 2
MOST_AT_TABLE = 4
"""So many at one table may face each other where no two sides at home are told of."""
MOST_NAMED = 5


def mediation(material: Material) -> tuple[Line, ...]:
    """Name who brokers, then the holders of each office of mediation as the reports show them."""
    return (*_brokers(material), *_offices(material))


def _brokers(material: Material) -> Iterator[Line]:
    """Name those who are told to mediate talks or an accord, the newest told first."""
    told: dict[str, tuple[str, Fact]] = {}
    facts = reversed(in_order(material, counted_once(material)))
    posts = [f for f in material.facts if isinstance(f, Role) and f.process_role in POSTS]
    named = {who(f.holder) for f in posts}
    for fact in facts:
        if fact.background:
            continue
        held = fact.mediators if isinstance(fact, Talks) else ()
        if isinstance(fact, Relation) and fact.predicate is Predicate.MEDIATES:
            held = (fact.subject,) if fact.current else ()
        for party in held:
            if party.actor and party.actor not in named and party.shown[:1].isupper():
                told.setdefault(party.actor, (party.shown, fact))
    if told:
        yield _by(list(told.values())[:MOST_NAMED], "Talks or an accord were mediated")


def _by(told: Iterable[tuple[str, Fact]], what: str) -> Line:
    """Tell what was done by whom, each name with the fact that tells it."""
    held = list(told)
    cited = tuple(dict.fromkeys(fact.id for _, fact in held))
    return Line(f"{what} by {listed(within(name) for name, _ in held)}.", cited)


def _offices(material: Material) -> tuple[Line, ...]:
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
    return of_side or fact.title.casefold().startswith(listed_words("side", "sent"))


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
            for party in _patrons(fact):
                if party.actor and party.actor not in envoys:
                    told[party.actor] = (party.shown, fact)
    shelves: dict[str, list[str]] = defaultdict(list)
    for name, fact in told.values():
        shelves[_short(fact)].append(within(name))
    if told:
        held = [f"{listed(names)}{f' ({talks})' * bool(talks)}" for talks, names in shelves.items()]
        cited = tuple(dict.fromkeys(fact.id for _, fact in told.values()))
        yield Line(f"Talks were sponsored or hosted by {'; by '.join(held)}.", cited)


def _patrons(fact: Talks) -> tuple[Party, ...]:
    """Give who sponsors or hosts talks, also where that is told of somebody who came."""
    hosts = (p.party for p in fact.participants if p.status is Attendance.HOST)
    return (*fact.sponsors, *fact.hosts, *hosts)


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
        yield _by(told.values(), "A truce is guaranteed")


def _support(facts: Sequence[Fact]) -> Iterator[Line]:
    """Tell whom the actors told of most back, one sentence for each that is backed."""
    backed: dict[str, dict[str, Relation]] = defaultdict(dict)
    for fact in facts:
        if not isinstance(fact, Relation) or fact.predicate is not Predicate.SUPPORTS:
            continue
        left, right = fact.subject, fact.object
        if "pro-" in left.shown.casefold():
            continue  # "the pro-Tarvian rebels back Tarvia" tells nothing
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
    for actor, fact in _deeds(material, known):
        count[actor] += 1
        newest[actor] = fact
    country = _country(known, count)
    lines = []
    for kind, called_so in SIDES.items():
        held = [known[one] for one, _ in count.most_common() if _belongs(known[one], kind, country)]
        shown = [a for a in held if a.name[:1].isupper()]
        if kind is ActorKind.GOVERNMENT:
            shown = [a for a in shown if not _is_headed(a.name, "bodies")]
            shown = [a for a in shown if not _is_headed(a.name, "lesser")] or shown
        if shown := shown[:MOST_NAMED]:
            text = f"{called_so}: {listed(_named_sides(shown, kind))}."
            lines.append(Line(text, tuple(dict.fromkeys(newest[a.id].id for a in shown))))
    home = {a.id for a in known.values() if _is_at_home(a, country)}
    if any(a.kind is ActorKind.GOVERNMENT and a.country == country for a in known.values()):
        # Its government stands for a state at war with its own people: one side, not two.
        home |= {a.id for a in material.actors if a.kind is ActorKind.STATE and a.name == country}
    return (*lines, *_others(material, home, open_table=len(lines) < _TWO))


def home_of(material: Material) -> str | None:
    """Give the country whose bodies and groups act most: that of the conflict."""
    known = {a.id: a for a in material.actors if a.kind in SIDES}
    return _country(known, Counter(actor for actor, _ in _deeds(material, known)))


def _deeds(material: Material, known: Collection[str]) -> Iterator[tuple[str, Fact]]:
    """Give what each of those actors does, oldest first; who fought long ago is no party now."""
    for fact in in_order(material, counted_once(material)):
        for party in () if fact.background else _acting(fact):
            if party.actor and party.actor in known:
                yield party.actor, fact


def _others(material: Material, named: set[str], *, open_table: bool) -> Iterator[Line]:
    """Name states, and groups of no listed kind, that are a side of the war or of its truce.

    A state is a side where it is a party to a truce, one of the only two at a table, or does and
    suffers force; who mediates or hosts is none. Where no two sides at home are told of, the few
    at an `open_table` are sides.
    """
    facts = [f for f in counted_once(material) if not f.background]
    between = set(_go_between(facts))
    people = {a.name for a in material.actors if a.kind is ActorKind.PERSON}
    told: dict[str, Fact] = {}
    struck: dict[str, Fact] = {}
    for fact in in_order(material, facts):
        if isinstance(fact, Event) and fact.type is EventType.ASSAULT:
            struck.update({p.actor: fact for p in fact.targets if p.actor})
        most = MOST_AT_TABLE if open_table else _TWO
        if not isinstance(fact, Talks) or _were_held(fact, material):
            told.update({p.actor: fact for p in _at_odds(fact, between, most) if p.actor})
    for fact in facts:
        if isinstance(fact, Event) and fact.type is EventType.ASSAULT:
            told.update({p.actor: fact for p in fact.sources if p.actor and p.actor in struck})
    for kinds, called_so in _OTHER_SIDES:
        held = [a for a in material.actors if a.kind in kinds and a.id in told]
        shown = [a for a in held if a.id not in between | named and a.name[:1].isupper()]
        shown = [a for a in shown if not _is_forum(a.name) and a.name not in people]
        shown = sorted(shown, key=lambda a: a.name)[:MOST_NAMED]
        if shown:
            cited = [told[a.id].id for a in shown] + [
                struck[a.id].id for a in shown if a.id in struck
            ]
            names = listed(within(a.name) for a in shown)
            yield Line(f"{called_so}: {names}.", tuple(dict.fromkeys(cited)))


def _is_forum(name: str) -> bool:
    """Tell those who sit together over somebody's war from a side of it: "world powers"."""
    return any(
        re.search(rf"\b{each}\b", name.casefold()) for each in listed_words("side", "forums")
    )


def _were_held(fact: Talks, material: Material) -> bool:
    """Tell talks that were held from those that a report only announces."""
    day, told = stated(fact.date), material.told(fact)
    return fact.realis is Realis.ACTUAL and not (day and told and day > told)


def _at_odds(fact: Fact, between: set[str], most: int) -> Iterable[Party]:
    """Give the parties of a truce, and those of talks to which only a few came."""
    if isinstance(fact, Ceasefire):
        return fact.parties
    if isinstance(fact, Event) and fact.mode == SIGNING:
        there = [p for p in (*fact.sources, *fact.targets) if p.actor not in between]
        return there if len({p.actor for p in there if p.actor}) == _TWO else ()
    if isinstance(fact, Talks):
        there = [p.party for p in fact.participants if p.status is Attendance.ATTENDING]
        there = [p for p in there if p.actor not in between]
        return there if _TWO <= len({p.actor for p in there if p.actor}) <= most else ()
    return ()


def _go_between(facts: Iterable[Fact]) -> Iterator[str]:
    """Give the actors that mediate, sponsor or host."""
    for fact in facts:
        if isinstance(fact, Talks):
            for party in (*fact.mediators, *_patrons(fact)):
                yield party.actor or ""
        elif isinstance(fact, Relation) and fact.predicate is Predicate.MEDIATES:
            yield fact.subject.actor or ""


def _named_sides(shown: Sequence[Actor], kind: ActorKind) -> list[str]:
    """Name the bodies of one kind; a government stands before its army."""
    army = [a for a in shown if kind is ActorKind.GOVERNMENT and _is_headed(a.name, "army")]
    ranked = [*(a for a in shown if a not in army), *army]
    return list(dict.fromkeys(within(a.name) for a in ranked))


def _is_headed(name: str, code: str) -> bool:
    """Tell whether a listed word heads a name: "the Chadian parliament", "Parliament of Chad"."""
    endings = tuple(f" {each}" for each in listed_words("side", code))
    return f" {name.casefold().split(' of ')[0]}".endswith(endings)


def _belongs(actor: Actor, kind: ActorKind, country: str | None) -> bool:
    return actor.kind is kind and _is_at_home(actor, country)


def _is_at_home(actor: Actor, country: str | None) -> bool:
    own = country is not None and actor.country == country
    return own or (not actor.country and actor.kind is ActorKind.ARMED_GROUP)


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
