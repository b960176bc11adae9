"""An archive of invented reports, with the facts a reader would find in them; no parser is run.

About twenty facts a report in the shares that reading press reports gives, three tellings of a
happening, one report in eight an agency's copy under another headline, one in fifty the same text.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

import made_world as world
from made_pages import Page, Piece, at_table

from goodoffices.codes import (
    Attendance,
    CeasefireStatus,
    DateBasis,
    EventType,
    Issue,
    Measure,
    Precision,
    Predicate,
    Realis,
    Scope,
    Stance,
    StatementAct,
    StatementForm,
    TalksFormat,
)
from goodoffices.facts import (
    Ceasefire,
    DateRecord,
    Event,
    Figure,
    Position,
    Reading,
    Relation,
    Report,
    Role,
    Span,
    Statement,
    Talks,
    content_id,
)

COPIES, TWINS = 0.12, 0.02
"""Share of agency copies, and of reports that are one text."""
WORDS = 700
_ACTS = (("shelled", EventType.ASSAULT), ("raided", EventType.COERCE), ("met", EventType.CONSULT),
         ("accused", EventType.ACCUSE), ("sanctioned", EventType.SANCTION),
         ("warned", EventType.THREATEN), ("aided", EventType.AID))  # fmt: skip
_TIES = (("supports", Predicate.SUPPORTS), ("opposes", Predicate.OPPOSES),
         ("is allied with", Predicate.ALLIED_WITH))  # fmt: skip
_WANTS = (("wants", Stance.DEMAND), ("rejects", Stance.OPPOSE), ("backs", Stance.SUPPORT))
_STATES = (("is holding", CeasefireStatus.IN_FORCE), ("was agreed", CeasefireStatus.AGREED),
           ("was broken", CeasefireStatus.VIOLATED), ("was offered", CeasefireStatus.PROPOSED),
           ("collapsed", CeasefireStatus.COLLAPSED))  # fmt: skip


def reading(seed: int, reports: int, number: int) -> Reading:
    """Give one report of an archive of so many, with its facts."""
    chance = random.Random(f"{seed}:report:{number}")
    copied, source = chance.random(), number
    if copied < COPIES + TWINS and number:
        source = max(0, number - chance.randrange(1, 40))
        chance = random.Random(f"{seed}:report:{source}")
        chance.random()
    every = world.wars(seed, reports)
    war = chance.choices(every, [one.days for one in every])[0]
    day = chance.randrange(war.days)
    ident = content_id("r", str(seed), str(number))
    page = Page(ident)
    for sort, count in _SHARES:
        for _ in range(count):
            sort(page, war, chance, day)
            page.text += chance.choice(_filler(war.number)) + " "
    while page.text.count(" ") < WORDS:
        page.text += chance.choice(_filler(war.number)) + " "
    cut = source != number and copied >= TWINS
    text = page.text + ("Cut short for space." if cut else "")
    told = world.BEGIN + timedelta(days=day)
    return page.reading(_report(ident, number, text, told))


def _report(ident: str, number: int, text: str, told: date) -> Report:
    when = DateRecord(told.isoformat(), told, told, Precision.DAY, DateBasis.GIVEN)
    return Report(
        id=ident, name=f"{number:06}.txt", text=text, title=f"Report {number}",
        outlet=f"Outlet {number % 150}", published=when, fingerprint=content_id("", text),
    )  # fmt: skip


@cache
def _filler(war: int) -> tuple[str, ...]:
    """Give sentences that carry no fact, another few hundred for each war."""
    chance = random.Random(f"filler:{war}")
    common = [world.word(chance).lower() for _ in range(900)]
    return tuple(
        " ".join(chance.choices(common, k=chance.randrange(9, 22))).capitalize() + "."
        for _ in range(600)
    )


def _dated(chance: random.Random, day: date) -> list[Piece]:
    """Give the words for a day, in half of the sentences."""
    return [" on ", ("date", day.isoformat())] if chance.random() < 0.5 else []


def _when(parts: dict[str, tuple[Span, ...]], day: date) -> DateRecord | None:
    if "date" not in parts:
        return None
    return DateRecord(day.isoformat(), day, day, Precision.DAY, DateBasis.EXPLICIT,
                      parts["date"][0])  # fmt: skip


def _statement(page: Page, war: world.War, chance: random.Random, day: int) -> None:
    one = world.spelt(chance, world.person(war, chance, day)[0])
    if chance.random() < 0.05:
        one = world.passer_by(chance)
    words = chance.choice(_filler(war.number))[:-1].lower()
    where = page.say(("speaker", one.name), " ", ("cue", "said"), " ", ("content", words), ".")
    who = page.party(one, where[1]["speaker"][0], one.name)
    page.told(Statement, where, speakers=(who,), form=StatementForm.INDIRECT,
              act=StatementAct.CLAIM_FACT, content=words, cue="said")  # fmt: skip


def _event(page: Page, war: world.War, chance: random.Random, day: int) -> None:
    told = world.happening(war, chance, day, "event", a_day=5)
    trigger, sort = told.chance.choice(_ACTS)
    doer, other = told.chance.sample((*war.bodies, *war.patrons), 2)
    place = told.chance.choice(war.places)
    when = _dated(chance, told.day)
    lead = chance.choice(("", "According to residents, ", "In the morning, "))
    where = page.say(lead, ("source", doer.name), " ", ("trigger", trigger), " ",
                     ("target", other.name), " in ", ("place", place), *when, ".")  # fmt: skip
    page.told(Event, where, type=sort, trigger=trigger, place=place,
              sources=(page.party(doer, where[1]["source"][0], doer.name),),
              targets=(page.party(other, where[1]["target"][0], other.name),),
              date=_when(where[1], told.day))  # fmt: skip


def _talks(page: Page, war: world.War, chance: random.Random, day: int) -> None:
    told = world.happening(war, chance, day // 20 * 20 + 3, "talks", a_day=0.2)
    venue, ahead = told.chance.choice(war.places), chance.random() < 0.3
    sides = told.chance.sample(war.bodies, 2)
    when = _dated(chance, told.day)
    where = page.say(("participant", sides[0].name), " and ", ("participant", sides[1].name),
                     " ", "will hold " if ahead else "held ", ("trigger", "talks"), " in ",
                     ("venue", venue), *when, ".")  # fmt: skip
    there = tuple(
        at_table(page.party(side, span, side.name), Attendance.ATTENDING)
        for side, span in zip(sides, where[1]["participant"], strict=True)
    )
    page.told(Talks, where, venue=venue, format=TalksFormat.DIRECT, participants=there,
              realis=Realis.PLANNED if ahead else Realis.ACTUAL,
              date=_when(where[1], told.day))  # fmt: skip


def _ceasefire(page: Page, war: world.War, chance: random.Random, day: int) -> None:
    told = world.happening(war, chance, day // 50 * 50 + 5, "truce", a_day=0.2)
    place, local = told.chance.choice(war.places), told.chance.random() < 0.6
    words, status = chance.choice(_STATES)
    then = told.day + timedelta(days=chance.randrange(20))
    when = _dated(chance, then)
    spot: list[Piece] = [" in ", ("place", place)] if local else []
    where = page.say("A ", ("term", "ceasefire"), " between ", ("party", war.bodies[0].name),
                     " and ", ("party", war.bodies[1].name), *spot, " ", ("trigger", words),
                     *when, ".")  # fmt: skip
    sides = zip(war.bodies, where[1]["party"], strict=False)
    page.told(Ceasefire, where, status=status, scope=Scope.LOCAL if local else Scope.NATIONAL,
              place=place if local else None, term="ceasefire", trigger=words,
              parties=tuple(page.party(each, span, each.name) for each, span in sides),
              date=_when(where[1], then))  # fmt: skip


def _figure(page: Page, war: world.War, chance: random.Random, day: int) -> None:
    told = world.happening(war, chance, day, "figure", a_day=2)
    number = told.chance.randrange(2, 60) + (chance.random() < 0.3) * chance.randrange(1, 9)
    place = told.chance.choice(war.places)
    when = _dated(chance, told.day)
    where = page.say(("number", str(number)), " ", ("of", "people"), " were killed in ",
                     ("place", place), *when, ".")  # fmt: skip
    page.told(Figure, where, measure=Measure.KILLED, low=float(number), high=float(number),
              of="people", place=place, printed=str(number), cumulative=False,
              date=_when(where[1], told.day))  # fmt: skip


def _position(page: Page, war: world.War, chance: random.Random, day: int) -> None:
    own = random.Random(f"{war.number}:{day // 30}:{chance.randrange(12)}")
    body, (verb, stance) = own.choice((*war.bodies, *war.patrons)), own.choice(_WANTS)
    issue, words = own.choice(list(Issue)), own.choice(_filler(war.number))[:-1].lower()
    where = page.say(("actor", body.name), " ", verb, " ", ("content", words), ".")
    page.told(Position, where, actor=page.party(body, where[1]["actor"][0], body.name),
              issue=issue, stance=stance, content=words)  # fmt: skip


def _relation(page: Page, war: world.War, chance: random.Random, day: int) -> None:
    one, two = chance.choice(war.patrons), chance.choice(war.bodies)
    verb, tie = random.Random(f"{one.id}{two.id}").choice(_TIES)
    where = page.say(("subject", one.name), " ", ("trigger", verb), " ", ("object", two.name), ".")
    page.told(Relation, where, predicate=tie,
              subject=page.party(one, where[1]["subject"][0], one.name),
              object=page.party(two, where[1]["object"][0], two.name))  # fmt: skip


def _role(page: Page, war: world.War, chance: random.Random, day: int) -> None:
    who, body = world.person(war, chance, day)
    title = f"{body} envoy"
    where = page.say(("holder", who.name), " is ", ("title", title), ".")
    page.told(Role, where, holder=page.party(who, where[1]["holder"][0], who.name), title=title)


Teller = Callable[[Page, world.War, random.Random, int], None]
_SHARES: tuple[tuple[Teller, int], ...] = (
    (_statement, 7), (_event, 5), (_talks, 1), (_ceasefire, 1),
    (_figure, 2), (_position, 2), (_relation, 1), (_role, 1),
)  # fmt: skip
"""How many facts of each kind a report has."""
