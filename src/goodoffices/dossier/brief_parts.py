"""The sections of a brief in the order in which a mediator reads them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from goodoffices.codes import ActorKind, EventType, Realis
from goodoffices.dossier.brief_figures import bad, harm, totals
from goodoffices.dossier.brief_headlines import headlines
from goodoffices.dossier.brief_rounds import attendance, tried
from goodoffices.dossier.brief_shape import Cell, Part, Row, lines_of, when_cell
from goodoffices.dossier.brief_stopped import stopped
from goodoffices.dossier.brief_wants import moved, wanted
from goodoffices.dossier.deeds import ARREST, SIGNING, deed, is_vague
from goodoffices.dossier.due import due
from goodoffices.dossier.figures import Panel, panels
from goodoffices.dossier.material import (
    Line,
    Material,
    are_known,
    counted_once,
    in_order,
    shown_day,
    stated,
)
from goodoffices.dossier.naming import among, capital, listed, within
from goodoffices.dossier.people import backers, mediation, sides
from goodoffices.dossier.telling import due_line, joined, told_line, total_line
from goodoffices.dossier.timeline import gaps
from goodoffices.dossier.truces import GONE, LASTING, MOOTED, became
from goodoffices.dossier.wording import is_several, teller, term, value
from goodoffices.dossier.words import listed_words, word
from goodoffices.facts import Ceasefire, Event, Fact, Figure, Party, Position, Talks

MOST_TRUCES = 10
MOST_DUE = 6
_TWO = 2
NEWS = timedelta(days=120)
"""How long before the newest report a thing may lie and still say where matters stand."""
TELLING: frozenset[EventType] = frozenset(EventType) - {
    EventType.REQUEST,
    EventType.ACCUSE,
    EventType.SUPPORT,
    EventType.PROTEST,
    EventType.REJECT,
}
"""Events that change where matters stand; words alone do not."""


def parts_of(material: Material, *, whole: bool = True) -> tuple[Part, ...]:
    """Draft every section, longer than it may be printed: the assembler cuts what is too much.

    Of facts that were narrowed the reports that say nothing are not known: no gap is told.
    """
    facts = [f for f in in_order(material, counted_once(material)) if not f.background]
    talks = [f for f in facts if isinstance(f, Talks)]
    positions = [f for f in facts if isinstance(f, Position)]
    figures = panels(material)
    return (
        _now(facts, figures, material),
        _who(material),
        wanted(positions, material, facts=facts),
        moved(positions, material),
        tried(talks, material),
        stopped(facts, material),
        attendance(talks, material),
        _truces([f for f in facts if isinstance(f, Ceasefire)], material),
        bad(figures, material),
        harm(figures, material),
        _due(material),
        _unknown(material, whole=whole),
    )


def _now(facts: Sequence[Fact], figures: Sequence[Panel], material: Material) -> Part:
    """Tell the newest dated things: talks, truce, what was done, the newest total."""
    newest = _newest(facts, material)
    dated = [f for f in facts if (day := stated(f.date)) and _is_news(day, newest)]
    states = {a.id for a in material.actors if a.kind is ActorKind.STATE}
    acts = [f for f in dated if isinstance(f, Event) and _is_telling(f, states)]
    if not any(f.mode == SIGNING for f in acts):  # a headline that tells of one has no day
        undated = [f for f in facts if isinstance(f, Event) and f.mode == SIGNING]
        undated = [f for f in undated if _is_news(material.told(f), newest)]
        acts = [*[f for f in undated if _is_telling(f, states)][:1], *acts]
    held = [f for f in dated if isinstance(f, Talks) and f.realis is Realis.ACTUAL]
    held = [f for f in held if newest and (stated(f.date) or newest) <= newest and _has_names(f)]
    truces = [f for f in facts if isinstance(f, Ceasefire) and _is_news(material.told(f), newest)]
    truces = [f for f in truces if f.status not in MOOTED or any(p.actor for p in f.parties)]
    standing = [became(f, material) or f for f in _standing(truces, material)]
    acts = [f for f in acts if not _is_told_by(f, (*held, *standing))]
    chosen = sorted(
        (*held[-2:], *standing, *acts[-3:]),
        key=material.sort_day,
        reverse=True,
    )
    signed = [f for f in acts if f.mode == SIGNING][-2:]
    chosen = [*signed, *(f for f in chosen if f not in signed)]
    lines = [*headlines(material), *joined(told_line(f, material.told(f)) for f in chosen)]
    newest_toll = [f for p in totals(figures)[:1] for f in _newest_totals(p)]
    lines += [total_line(f, material) for f in newest_toll if material.told(f)]
    return Part("now", "Where it stands", tuple(lines[:7]))


def _newest_totals(panel: Panel) -> list[Figure]:
    """Give the newest total; two that one report sets side by side stand side by side."""
    last = panel.rivals[-2:]
    together = len({f.report for f in last}) == 1 and len({value(f) for f in last}) > 1
    return list(last if together else last[-1:])


def _newest(facts: Sequence[Fact], material: Material) -> date | None:
    """Give the newest day of which the facts tell, none of it still to come."""
    last = material.latest_day
    days = [day for f in facts if last and (day := material.sort_day(f)) <= last]
    return max(days, default=last)


def _is_news(day: date | None, newest: date | None) -> bool:
    return bool(day and newest and newest - NEWS <= day <= newest)


def _is_telling(fact: Event, states: Collection[str]) -> bool:
    """Tell a deed that its line can tell whole, in the sentence that it cites."""
    if fact.realis is not Realis.ACTUAL:
        return False
    held = [p for p in fact.targets if p.actor and p.span and fact.sentence.holds(p.span)]
    placed = bool(fact.place) and not fact.targets and not _is_of_something(fact)
    placed = placed and fact.type is not EventType.THREATEN  # "made a threat": of what?
    several = len({p.actor for p in fact.sources if p.actor}) > 1
    if fact.mode == SIGNING:
        both = len(fact.sources) + len(fact.targets) > 1
        return any(p.actor for p in fact.sources) and (both or (placed and bool(stated(fact.date))))
    if not (held or placed or several):
        return False
    if fact.mode == ARREST and any(p.actor in states and " " not in p.printed for p in held):
        return False  # some of its men were taken, and how many is not told
    return fact.type in TELLING and not is_vague(fact) and are_known(fact.sources)


def _is_told_by(act: Event, others: Iterable[Fact]) -> bool:
    """Tell whether the line of a meeting or a truce tells the same deed of the same day."""
    doers = {p.actor for p in (*act.sources, *act.targets) if p.actor}
    for fact in others:
        if stated(fact.date) != stated(act.date):
            continue
        there: set[str | None] = set()
        if isinstance(fact, Talks) and act.type is EventType.CONSULT:
            there = {p.party.actor for p in fact.participants}
        elif isinstance(fact, Ceasefire) and act.type is EventType.AGREE:
            there = {p.actor for p in fact.parties}
        if len(doers & there) >= _TWO:
            return True
    return False


def _is_of_something(fact: Event) -> bool:
    """Tell whether a line would have to say "something" for what a deed was done to."""
    return "something" in deed(fact, "alone")


def _has_names(fact: Talks) -> bool:
    return bool(fact.outcome) or any(p.party.actor for p in fact.participants)


def _who(material: Material) -> Part:
    """Name mediation, sponsors and parties, one headed line each."""
    held = (
        ("Mediation", mediation(material)[:2]),
        ("Sponsors and backers", backers(material)[:4]),
        ("Parties", sides(material)),
    )
    rows = tuple(Row(head, (Cell(tuple(lines)),)) for head, lines in held if lines)
    return Part("who", "Who is in it", rows=rows)


def _truces(truces: Sequence[Ceasefire], material: Material) -> Part:
    """Give the last word of each place and month on a truce, in order of time.

    What is only wanted stands beside what was agreed and is never its last word, as "earlier
    truces" are none of the newest.
    """
    latest: dict[tuple[str, str, bool, bool], Ceasefire] = {}
    for fact in truces:
        day = material.sort_day(fact)
        if day < date.max or fact.place:
            key = (
                (fact.place or "").casefold(),
                f"{day:%Y-%m}",
                _is_mooted(fact),
                is_several(fact),
            )
            known = latest.get(key)
            if known is None or _is_fuller(fact, known, material):
                latest[key] = fact
    chosen = list(latest.values())[-MOST_TRUCES:]
    told = [_about(fact) for fact in chosen]
    rows = [
        Row(
            f"{capital(term(fact))}{f', {within(fact.place)}' if fact.place else ''}",
            (
                when_cell(fact, material),
                Cell(_states(fact, material)),
                Cell(lines_of(about, fact), "not told"),
            ),
        )
        for fact, about in zip(chosen, told, strict=True)
    ]
    heads = ("Truce, place", "When", "Standing", "Whose, what for, according to whom")
    if not any(told):
        rows = [Row(row.head, row.cells[:2]) for row in rows]
        return Part("truces", "Ceasefires", (), heads[:3], tuple(rows), widths=(43, 22, 35))
    return Part("truces", "Ceasefires", columns=heads, rows=tuple(rows), widths=(33, 13, 19, 35))


def _states(fact: Ceasefire, material: Material) -> tuple[Line, ...]:
    """Say where a truce stands; what became of it after that stands below, with its source."""
    told = lines_of(word("truce", fact.status), fact)
    fate = became(fact, material)
    if fate is None:
        return told
    day = shown_day(fate.date) if fate.status in LASTING else ""
    later = f"later {word('truce', fate.status)}{f' ({day})' if day else ''}"
    return (*told, *lines_of(later, fate))


def _is_mooted(fact: Ceasefire) -> bool:
    """Tell whether a truce is only wanted, offered or refused so far."""
    return fact.status in MOOTED


def _is_fuller(fact: Ceasefire, known: Ceasefire, material: Material) -> bool:
    """Tell whether another telling takes the place of one: a later one, or one that says more."""
    same_day = material.sort_day(fact) == material.sort_day(known)
    if same_day and known.status in GONE and fact.status in LASTING:
        return False  # "took effect last week", and has been broken since
    if not same_day or fact.status is not known.status:
        return True
    return _known_sides(fact) >= _known_sides(known)


def _standing(truces: Sequence[Ceasefire], material: Material) -> list[Ceasefire]:
    """Give the truce that says where matters stand: the newest, one agreed before one wanted.

    Of several tellings the one that names both sides speaks, else the first.
    """
    single = [f for f in truces if not is_several(f)]
    return sorted(
        single,
        key=lambda f: (
            material.sort_day(became(f, material) or f),
            not _is_mooted(f),
            f.status in GONE,
            min(_TWO, _known_sides(f)),
            -f.sentence.start,
        ),
    )[-1:]


def _known_sides(fact: Ceasefire) -> int:
    return len({p.actor for p in fact.parties if p.actor})


def _about(fact: Ceasefire) -> str:
    """Say whose truce it is, what it is for and according to whom, as far as that is told."""
    known = among(p for p in fact.parties if p.actor or _is_described(p))
    purpose = f"purpose: {fact.purpose}" if fact.purpose else ""
    account = f"according to {teller(fact)}" if teller(fact) else ""
    return capital("; ".join(t for t in (known, purpose, account) if t))


def _is_described(party: Party) -> bool:
    """Tell "a string of rebel groups", which says more than "both sides"."""
    words = party.printed.split()
    return len(words) > 2 and words[-1].casefold() not in listed_words("side", "unnamed")


def _due(material: Material) -> Part:
    """Tell what is awaited: what lies ahead first, then what no later report tells of."""
    items = [i for i in due(material) if not i.answered]
    items.sort(key=lambda i: (i.ahead, i.due or i.told or date.min), reverse=True)
    lines = [due_line(item, later=n) for n, item in enumerate(items[:MOST_DUE])]
    return Part("due", "What is due", tuple(lines))


def _unknown(material: Material, *, whole: bool) -> Part:
    lines = []
    long = sorted(gaps(material.read), key=lambda gap: gap.after - gap.before)[:4]
    if long and whole:
        told = listed(
            f"from {g.after:%B %Y} to {g.before:%B %Y}" for g in sorted(long, key=lambda g: g.after)
        )
        lines.append(Line(f"What happened {told}: no report of that time was read.", ()))
    undated = sum(not one.sure for one in material.read)
    if undated:
        do = "reports do" if undated > 1 else "report does"
        lines.append(Line(f"{undated} {do} not say for certain of which day they are.", ()))
    return Part("unknown", "What is not known from these reports", tuple(lines))
