"""The sections of a brief in the order in which a mediator reads them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from goodoffices.codes import EventType, Realis, Stance
from goodoffices.dossier.brief_figures import bad, harm
from goodoffices.dossier.brief_rounds import attendance, tried
from goodoffices.dossier.brief_shape import Cell, Part, Row
from goodoffices.dossier.due import due
from goodoffices.dossier.figures import panels
from goodoffices.dossier.material import (
    Line,
    Material,
    counted_once,
    in_order,
    shown_day,
    stated,
    who,
)
from goodoffices.dossier.people import backers, mediation, sides
from goodoffices.dossier.telling import joined, told_line, total_line
from goodoffices.dossier.timeline import gaps
from goodoffices.dossier.wants import FOR, infinitive, is_told_well, shortened
from goodoffices.dossier.wording import (
    by_whom,
    capital,
    inner,
    is_somebody,
    listed,
    names,
    plan,
    wish_of,
)
from goodoffices.dossier.words import word
from goodoffices.facts import Ceasefire, Event, Fact, Position, Talks

MOST_ISSUES = 7
MOST_TRUCES = 10
MOST_DUE = 6
NEWS = timedelta(days=120)
"""How long before the newest report a thing may lie and still say where matters stand."""
TELLING: frozenset[EventType] = frozenset(EventType) - {
    EventType.REQUEST,
    EventType.ACCUSE,
    EventType.SUPPORT,
    EventType.PROTEST,
}
"""Events that change where matters stand; words alone do not."""


def parts_of(material: Material) -> tuple[Part, ...]:
    """Draft every section, longer than it may be printed: the assembler cuts what is too much."""
    facts = [f for f in in_order(material, counted_once(material)) if not f.background]
    talks = [f for f in facts if isinstance(f, Talks)]
    figures = panels(material)
    return (
        _now(facts, material),
        _who(material),
        _wants([f for f in facts if isinstance(f, Position)], material),
        tried(talks, material),
        attendance(talks, material),
        _truces([f for f in facts if isinstance(f, Ceasefire)], material),
        bad(figures, material),
        harm(figures, material),
        _due(material),
        _unknown(material),
    )


def _now(facts: Sequence[Fact], material: Material) -> Part:
    """Tell the newest dated things: talks, truce, what was done, the newest total."""
    newest = material.latest_day
    dated = [f for f in facts if (day := stated(f.date)) and _is_news(day, newest)]
    acts = [f for f in dated if isinstance(f, Event) and _is_telling(f)]
    held = [f for f in dated if isinstance(f, Talks) and f.realis is Realis.ACTUAL]
    held = [f for f in held if newest and (stated(f.date) or newest) <= newest and _has_names(f)]
    truces = [f for f in facts if isinstance(f, Ceasefire) and _is_news(material.told(f), newest)]
    chosen = sorted((*held[-2:], *truces[-1:], *acts[-3:]), key=material.sort_day, reverse=True)
    lines = joined(told_line(f, material.told(f)) for f in chosen)
    totals = [f for p in panels(material)[:1] if p.cumulative for f in p.rivals[-1:]]
    lines += [total_line(f, material) for f in totals if material.told(f)]
    return Part("now", "Where it stands", tuple(lines[:6]))


def _is_news(day: date | None, newest: date | None) -> bool:
    return bool(day and newest and newest - NEWS <= day <= newest)


def _is_telling(fact: Event) -> bool:
    known = bool(fact.sources) and all(p.actor for p in fact.sources)
    aimed = any(p.actor for p in fact.targets) or bool(fact.place)
    return known and aimed and fact.type in TELLING and fact.realis is Realis.ACTUAL


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


def _wants(positions: Sequence[Position], material: Material) -> Part:
    """List issues by how many hold a line on them, those first on which there are two sides."""
    shelves: dict[str, dict[tuple[str, bool], Position]] = defaultdict(dict)
    for fact in positions:
        if is_told_well(fact):
            shelves[fact.issue.value][(who(fact.actor), fact.stance in FOR)] = fact
    ranked = sorted(
        shelves.items(), key=lambda item: (-len({s for _, s in item[1]}), -len(item[1]), item[0])
    )
    rows = []
    for issue, held in ranked[:MOST_ISSUES]:
        newest = list(held.values())[::-1]
        favour = [f for f in newest if f.stance in FOR][:2]
        against = [f for f in newest if f.stance not in FOR][:2]
        cells = (_held(favour, material), _held(against, material))
        rows.append(Row(capital(word("issue", issue)), cells))
    heads = ("Issue", "For it, offers or demands it", "Against it, or on conditions")
    return Part("want", "What they want", columns=heads, rows=tuple(rows), widths=(13, 44, 43))


def _held(positions: Iterable[Position], material: Material) -> Cell:
    return Cell(tuple(Line(_position(f, material), (f.id,)) for f in positions))


def _position(fact: Position, material: Material) -> str:
    toward = f" of {inner(fact.toward.shown)}" if fact.toward and is_somebody(fact.toward) else ""
    toward = toward if fact.stance is Stance.DEMAND else ""
    content = f"{infinitive(fact, material)}{shortened(fact.content)}"
    return f"{fact.actor.shown} {wish_of(fact)}{toward}: {content}"


def _truces(truces: Sequence[Ceasefire], material: Material) -> Part:
    """Give the last word of each place and month on a truce, in order of time."""
    latest: dict[tuple[str, str], Ceasefire] = {}
    for fact in truces:
        day = material.sort_day(fact)
        if day < date.max or fact.place:
            latest[((fact.place or "").casefold(), f"{day:%Y-%m}")] = fact
    rows = []
    for fact in list(latest.values())[-MOST_TRUCES:]:
        known = names(p for p in fact.parties if p.actor)
        text = "; ".join(t for t in (known, fact.purpose or "", by_account(fact)) if t)
        where = f"{capital(fact.term or 'ceasefire')}, {fact.place or 'place not stated'}"
        rows.append(
            Row(
                where,
                (
                    Cell((Line(_month(fact, material), ()),)),
                    Cell(_line(word("truce", fact.status), fact)),
                    Cell(_line(text, fact), "parties not mentioned"),
                ),
            )
        )
    heads = ("Truce, place", "When", "Standing", "Between whom, what for, by whose account")
    return Part("truces", "Ceasefires", columns=heads, rows=tuple(rows), widths=(33, 13, 19, 35))


def _month(fact: Fact, material: Material) -> str:
    own = shown_day(fact.date)
    told = material.told(fact)
    return own or (f"told {told:%b %Y}" if told else "not stated")


def by_account(fact: Fact) -> str:
    """Say by whose account a thing is told; nothing where the report tells it itself."""
    return f"by account of {inner(by_whom(fact))}" if fact.attributed_to else ""


def _due(material: Material) -> Part:
    """Tell what is awaited: what lies ahead first, then what no later report tells of."""
    items = [i for i in due(material) if not i.later]
    items.sort(key=lambda i: (i.ahead, i.due or i.told or date.min), reverse=True)
    lines = [
        Line(f"{plan(i.fact)}: {i.standing}.", (i.fact.id, *(f.id for f in i.again[:3])))
        for i in items[:MOST_DUE]
    ]
    return Part("due", "What is due", tuple(lines))


def _unknown(material: Material) -> Part:
    lines = []
    long = sorted(gaps(material.reports), key=lambda gap: gap.after - gap.before)[:4]
    if long:
        told = listed(
            f"{g.after:%b %Y} to {g.before:%b %Y}" for g in sorted(long, key=lambda g: g.after)
        )
        lines.append(
            Line(f"What happened in these months, of which no report was read: {told}.", ())
        )
    undated = sum(1 for report in material.reports if report.published is None or report.doubts)
    if undated:
        are = "reports is" if undated > 1 else "report is"
        lines.append(Line(f"The day of {undated} {are} not stated or is doubtful.", ()))
    return Part("unknown", "What is not known from these reports", tuple(lines))


def _line(text: str, fact: Fact) -> tuple[Line, ...]:
    return (Line(text, (fact.id,)),) if text else ()
