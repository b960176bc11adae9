"""Seats talks by states and groups: a person only where no body stands behind him.

Who sits at a table sits there for somebody: a foreign minister for his state, a spokesman for his
movement. The body is named by words of the report that stand for it, cited with the talks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from goodoffices.codes import CONVENING, ActorKind, Attendance
from goodoffices.facts import Actor, ActorMention, Fact, Participant, Party, Role, Talks
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.talks import Seats
from goodoffices.resolve.parties import distinct, seated
from goodoffices.resolve.resolution import Resolution

F = TypeVar("F", bound=Fact)
_STATES = (ActorKind.STATE, ActorKind.GOVERNMENT)
_OTHERS = frozenset({"allies", "rivals", "enemies", "foes", "supporters", "backers", "critics"})
_AT_WAR = (ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION)


def seat_parties(facts: Sequence[F], resolution: Resolution, words: Lexicon) -> list[F]:
    """Give the facts with everybody at talks seated for the body that stands behind him."""
    roles = [fact for fact in facts if isinstance(fact, Role)]
    hall = Hall(resolution, roles, words)
    return [cast(F, _seat(fact, hall)) if isinstance(fact, Talks) else fact for fact in facts]


_SEATED = (Attendance.ATTENDING, Attendance.UNCERTAIN)


@dataclass(frozen=True)
class Hall:
    """What a report tells of who stands for whom."""

    resolution: Resolution
    roles: Sequence[Role]
    words: Lexicon

    @property
    def seats(self) -> Seats:
        """Give the words for people who come for a state, and for a side."""
        return self.words.talks.seats

    def actor(self, party: Party) -> Actor | None:
        """Give the actor of a party, if it was resolved."""
        return next((a for a in self.resolution.actors if a.id == party.actor), None)

    def named(self, name: str) -> Actor | None:
        """Give the actor of that name."""
        return next((a for a in self.resolution.actors if a.name == name), None)

    def state(self, country: str | None) -> Actor | None:
        """Give the side that acts for a country: at war its government, else the state itself."""
        if not country:
            return None
        if country == self.resolution.conflict:
            own = self.named(f"{self.words.actors.demonym_of(country)} government")
            if own is not None:
                return own
        return self.named(country)

    def opposition(self) -> Actor | None:
        """Give the one coalition the report names, else the opposition at large."""
        country = self.resolution.conflict
        name = f"{self.words.actors.demonym_of(country)} opposition" if country else ""
        kind = ActorKind.OPPOSITION_COALITION
        coalitions = [a for a in self.resolution.actors if a.kind is kind]
        return self.named(name) or (coalitions[0] if len(coalitions) == 1 else None)

    def body(self, person: Actor) -> Actor | None:
        """Give the body a person comes for: of his title, or his state if he holds an office."""
        every = [role for role in self.roles if role.holder.actor == person.id]
        own = [role for role in every if role.current]
        if every and not own:
            return None  # a former vice president comes for no government
        for role in own:
            actor = self.actor(role.organisation) if role.organisation else None
            if actor is not None and actor.kind is not ActorKind.PERSON:
                return self.whole(actor)
        titles = {word for role in own for word in role.title.lower().split()}
        if titles & self.seats.offices:
            return self.state(person.country)
        return self._known_body(person) if person.known else None

    def _known_body(self, person: Actor) -> Actor | None:
        """Give for whom a known person comes: his movement, or the state he held office in."""
        entry = self.words.actors.entries.get(person.known or "")
        bodies = [office.body for office in entry.offices] if entry is not None else []
        others = [each for each in bodies if not self._is_state(each)]
        if not others:
            return self.state(person.country)
        return next((actor for each in others if (actor := self.named(each)) is not None), None)

    def _is_state(self, body: str) -> bool:
        entry = self.words.actors.entry(body)
        return entry is not None and entry.kind is ActorKind.STATE

    def whole(self, actor: Actor) -> Actor:
        """Give the state of a ministry or another part of a government."""
        if actor.kind in _STATES:
            return self.state(actor.country) or actor
        return actor

    def near(self, actor: Actor | None, party: Party) -> ActorMention | None:
        """Give the words that stand for an actor nearest to those of a party."""
        if actor is None:
            return None
        own = [m for m in self.resolution.mentions if m.actor == actor.id]
        start = party.span.start if party.span else 0
        names = [m for m in own if m.printed[:1].isupper() and len(m.printed) > 2] or own
        return min(names, key=lambda m: abs(m.span.start - start), default=None)

    def grounded(self, party: Party) -> Party:
        """Give a party in words that a mention of its actor covers; else only as printed."""
        if not party.name or party.span is None:
            return party
        own = [m for m in self.resolution.mentions if m.actor == party.actor]
        if any(m.span.meets(party.span) for m in own) or party.name == party.printed:
            return party
        words = self.near(self.actor(party), party)
        if words is None:
            return replace(party, name="", actor=None)
        return replace(party, printed=words.printed, span=words.span)

    def placed(self, party: Party, actor: Actor) -> Party:
        """Give the party of an actor in words of the report that stand for it."""
        if party.actor == actor.id:
            return party
        words = self.near(actor, party)
        if words is None:
            return party
        return Party(printed=words.printed, span=words.span, name=actor.name, actor=actor.id)


def _seat(talks: Talks, hall: Hall) -> Talks:
    mediators = [_mediator(party, hall) for party in talks.mediators]
    kept = tuple(party for party in mediators if party is not None)
    sponsors = tuple(dict.fromkeys(_for_body(party, hall) for party in talks.sponsors))
    here = list(_participants(talks, kept, hall))
    here += _leaders(kept, sponsors, hall)
    kept = tuple(party for party in kept if _leads_for(party, sponsors, hall) is None)
    return _cited(
        replace(
            talks,
            mediators=tuple(hall.grounded(party) for party in kept),
            sponsors=distinct(hall.grounded(party) for party in sponsors),
            hosts=distinct(hall.grounded(_for_body(party, hall)) for party in talks.hosts),
            participants=seated(replace(one, party=hall.grounded(one.party)) for one in here),
        )
    )


def _mediator(party: Party, hall: Hall) -> Party | None:
    """Leave out a side of the war as mediator: a pronoun was misread."""
    actor = hall.actor(party)
    if actor is None or actor.kind not in _AT_WAR:
        return party
    return None if actor.country == hall.resolution.conflict else party


def _leaders(
    mediators: Sequence[Party], sponsors: Sequence[Party], hall: Hall
) -> Iterator[Participant]:
    """Seat the minister who leads talks that his own state sponsors."""
    for party in mediators:
        state = _leads_for(party, sponsors, hall)
        if state is not None:
            yield Participant(hall.placed(party, state), Attendance.ATTENDING)


def _leads_for(party: Party, sponsors: Sequence[Party], hall: Hall) -> Actor | None:
    actor = hall.actor(party)
    if actor is None or actor.kind is not ActorKind.PERSON:
        return None
    body = hall.body(actor)
    if body is None or body.kind not in _STATES:
        return None
    return body if any(each.actor == body.id for each in sponsors) else None


def _participants(talks: Talks, mediators: Sequence[Party], hall: Hall) -> Iterator[Participant]:
    leading = {each.actor for each in mediators if each.actor}
    for one in talks.participants:
        if one.party.actor and one.party.actor in leading:
            continue
        if one.detail == CONVENING and _is_of_world(one.party, hall):
            continue
        if one.party.actor is None and _says_nothing(one.party, hall):
            continue
        watching = one.party.printed.lower().endswith("observers")
        status = Attendance.OBSERVER if watching and one.status in _SEATED else one.status
        yield replace(one, party=_for_body(one.party, hall), status=status)


def _is_of_world(party: Party, hall: Hall) -> bool:
    """Tell whether somebody comes for an organisation of states: he convenes and is no side."""
    actor = hall.actor(party)
    if actor is not None and actor.kind is ActorKind.PERSON:
        actor = hall.body(actor)
    return actor is not None and actor.kind is ActorKind.IGO


def _says_nothing(party: Party, hall: Hall) -> bool:
    """Tell whether a description is too bare to tell anybody: "groups", "party", "Muslim"."""
    words = [word for word in party.printed.lower().split() if word not in hall.seats.loose]
    if not words:
        return True
    one = len(words) == 1 and not words[0].endswith("s")
    bare = party.printed.islower() or words[0] in hall.words.titles.peoples
    return len(words) == 1 and (words[0] in hall.seats.bare or (one and bare))


def _for_body(party: Party, hall: Hall) -> Party:
    """Give whom a party comes for, in words of the report; itself where nobody is behind it."""
    actor = hall.actor(party)
    if actor is None or actor.kind is ActorKind.UNNAMED:
        body = _described(party, hall)
    elif actor.kind is ActorKind.PERSON:
        body = hall.body(actor)
    elif actor.kind in _STATES:
        body = hall.whole(actor)
    else:
        return party
    return party if body is None else hall.placed(party, body)


def _described(party: Party, hall: Hall) -> Actor | None:
    """Resolve a description: by the one name inside it, else by the side its words tell."""
    printed = party.printed.lower().replace("’", "'")
    if _OTHERS & set(printed.split()):
        return None  # "the Front's allies" do not sit there for the Front
    if party.span is not None:
        inside = {
            m.actor
            for m in hall.resolution.mentions
            if party.span.holds(m.span) and m.printed.lower() in printed
        }
        found = [a for a in hall.resolution.actors if a.id in inside]
        groups = [a for a in found if a.kind not in (*_STATES, ActorKind.PERSON, ActorKind.UNNAMED)]
        if len(groups) == 1:
            return groups[0]
    words = set(printed.replace("'s", "").split())
    if words & hall.seats.opposing:
        return hall.opposition()
    if words & hall.seats.governing:
        return hall.state(hall.resolution.conflict)
    return None


def _cited(talks: Talks) -> Talks:
    """Cite the words of every party now seated, beside those cited before."""
    evidence = dict(talks.evidence)
    parts = {
        "participant": [one.party for one in talks.participants],
        "mediator": talks.mediators,
        "sponsor": talks.sponsors,
        "host": talks.hosts,
    }
    for part, parties in parts.items():
        spans = [*evidence.get(part, ()), *(each.span for each in parties if each.span)]
        if spans:
            evidence[part] = tuple(dict.fromkeys(spans))
    return replace(talks, evidence=evidence)
