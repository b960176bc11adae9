"""Whole sentences on single facts: with their day, their teller, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goodoffices.codes import Attendance, Measure, Realis
from goodoffices.dossier.dating import on_day, reported
from goodoffices.dossier.due import Due
from goodoffices.dossier.material import Line, Material, shown_day, stated
from goodoffices.dossier.naming import among, capital, listed, within
from goodoffices.dossier.wording import (
    according,
    called,
    counted,
    plan,
    says,
    truce,
    value,
)
from goodoffices.dossier.words import listed_words, word
from goodoffices.facts import Ceasefire, Fact, Figure, Talks

THERE = frozenset({Attendance.ATTENDING, Attendance.HOST})


def told_line(fact: Fact, told: date | None) -> Line:
    """Tell a fact in a sentence with its own day, else the day of the report that tells it."""
    when = on_day(fact.date)
    late = "" if when else reported(told)
    if isinstance(fact, Talks):
        text = held(fact, when)
    elif isinstance(fact, Ceasefire):
        ahead = told is not None and (stated(fact.date) or told) > told
        text = f"{truce(fact)} {f'for {when[3:]}' if ahead and when.startswith('on ') else when}"
    else:
        text = f"{says(fact)} {when}".rstrip()
    return Line(f"{capital(text.rstrip())}{according(fact)}{late}.", (fact.id,))


def held(fact: Talks, when: str = "") -> str:
    """Tell who met, for what, where and when, and how it ended; what is not told is left out."""
    there = [p.party for p in fact.participants if p.status in THERE and p.party.actor]
    led = [p for p in fact.mediators if p.actor]
    name, where = _named(fact), _where(fact)
    ended = word("ended", fact.outcome) if fact.outcome else ""
    if len({p.shown for p in there}) > 1:
        met_for = f"{'at' if _is_gathering(name) else 'for'} {name}" if name else ""
        text = _words(among(there), "met", met_for, where, when)
    elif there:
        text = _words(among(there), "took part in", name or "talks", where, when)
    else:
        were = "were" if _is_plural(name or "talks") else "was"
        text = _words(name or "talks", were, "held", where, when)
    if led:
        text += f", with {among(led)} as mediator" + ("s" if len(led) > 1 else "")
        return f"{text}, {ended}" if ended else text
    return f"{text} {ended}".rstrip() if not ended.startswith("and ") else f"{text}, {ended}"


def says_enough(fact: Talks) -> bool:
    """Tell whether talks are worth a line: a place or a name, and who came or how it ended."""
    if not (fact.name or fact.venue):
        return False
    return bool(fact.outcome) or sum(1 for p in fact.participants if p.party.actor) > 1


def planned(fact: Talks) -> str:
    """Tell of talks that were to come: what, where, when, and who is named with them."""
    name = _named(fact) or "talks"
    there = among(p.party for p in fact.participants if p.party.actor)
    by = among(p for p in (*fact.mediators, *fact.hosts, *fact.sponsors) if p.actor)
    when = on_day(fact.date)
    were = "were" if _is_plural(name) else "was"
    text = _words(name, _where(fact), were, f"due {when}" if when else "planned")
    if there:
        return capital(f"{text}, with {there}")
    return capital(f"{text} (named with it: {by})" if by else text)


def _named(fact: Talks) -> str:
    """Name talks inside a sentence; empty for talks without a name or number."""
    name = called(fact)
    # A name that goes on after a comma, or says with whom, has taken in more than a name.
    name = name.split(",")[0].split(" with ")[0]
    if not fact.number and (not fact.name or len(name.split()) < 2):
        # "talks" or "format" alone says no more than that somebody met.
        return ""
    first = name.split(maxsplit=1)[0].casefold()
    small = listed_words("rounds", "small")
    if first in small:
        words = name.split(" ")
        name = " ".join([words[0].casefold(), *words[1:]])
    if name.startswith(("the ", "The ", "a ", "an ")):
        return f"the {name[4:]}" if name[:4].casefold() == "the " else name
    if first in listed_words("rounds", "one_of_several") and not _is_plural(name):
        return f"a {name}"
    if _is_plural(name) and first in small:
        return name
    return f"the {name}" if len(name.split()) > 1 or first in small else name


def _is_gathering(name: str) -> bool:
    return name.split()[-1].casefold() in listed_words("rounds", "gatherings")


def _is_plural(name: str) -> bool:
    head = name.split(" of ")[0].split(" on ")[0].split(" in ")[0].split(" with ")[0].split()
    return bool(head) and head[-1].casefold() in listed_words("rounds", "plural")


def _where(fact: Talks) -> str:
    venue = fact.venue or ""
    if not venue or venue.casefold() in (_named(fact)).casefold():
        return ""
    return f"in {within(place(venue))}"


def _words(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def place(name: str) -> str:
    """Give a place as a sentence writes it: a dateline's capitals are those of a name."""
    return name.title() if len(name) > 3 and name.isupper() else name


def total_line(fact: Figure, material: Material) -> Line:
    """Tell a figure with its place, the month of its report, and who counted."""
    told = material.told(fact)
    by = according(fact) or "; who counted is not stated"
    when = f" (reported {told:%B %Y})" if told else " (in an undated report)"
    return Line(f"{capital(_befell(fact))}{by}{when}.", (fact.id,))


def _befell(fact: Figure) -> str:
    where = f" in {within(fact.place)}" if fact.place else ""
    what, noun = counted(fact), word("measure", fact.measure)
    told = fact.realis in (Realis.ACTUAL, Realis.POSSIBLE)
    if fact.measure in _BEFELL and what.endswith(noun) and told:
        whom = what.removesuffix(noun).strip()
        befell = word("befell", fact.measure)
        if fact.realis is Realis.POSSIBLE:
            befell = f"may {befell.replace('are ', 'be ', 1)}"
        return f"{_words(value(fact), whom)} {befell}{where}"
    if what.casefold().removeprefix("of ") == "lives" and fact.realis == "actual":
        return f"{value(fact)} {what} have been lost{where}"
    return f"{value(fact)} {what}{where}"


_BEFELL = frozenset(Measure) - {
    Measure.REFUGEES,
    Measure.AID,
    Measure.FIGHTERS,
    Measure.GROUPS,
    Measure.OTHER,
}


def due_line(item: Due, *, later: int = 0) -> Line:
    """Tell what was to come, and whether a report tells of it; `later` varies the words."""
    fact = item.fact
    text = planned(fact) if isinstance(fact, Talks) else plan(fact)
    told = "" if shown_day(fact.date) or not item.told else f" (reported {item.told:%B %Y})"
    endings = word("awaited", "ahead" if item.ahead else "silent").split("|")
    ending = endings[later % len(endings)].strip()
    return Line(f"{text}{told}; {ending}.", (fact.id, *(f.id for f in item.again[:3])))


def joined(lines: Iterable[Line]) -> list[Line]:
    """Put lines of one wording together, with the facts of all: two tellings are one line."""
    told: dict[str, tuple[str, ...]] = {}
    for line in lines:
        told[line.text] = tuple(dict.fromkeys((*told.get(line.text, ()), *line.facts)))
    return [Line(text, facts) for text, facts in told.items()]


def headed(fact: Talks) -> str:
    """Name talks for the head of a row: a name that says nothing gives way to the venue."""
    name, venue = called(fact), place(fact.venue or "")
    if venue and (len(name.split()) < 2 or not fact.name) and not fact.number:
        return f"Talks in {venue}"
    placed = venue and venue.casefold() not in name.casefold()
    return capital(f"{name} in {venue}" if placed else name)


def present(fact: Talks) -> str:
    """Say who was at talks, who was told to be away, and who mediated."""
    known = [p for p in fact.participants if p.party.actor]
    there = among(p.party for p in known if p.status in THERE)
    others = listed(
        f"{within(p.party.shown)} ({word('attendance', p.status)})"
        for p in known
        if p.status not in THERE
    )
    led = [p for p in fact.mediators if p.actor]
    by = f"mediator{'s' * (len(led) > 1)}: {among(led)}" if led else ""
    return capital("; ".join(t for t in (there, others, by) if t))
