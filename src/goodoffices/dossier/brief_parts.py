"""The sections of a brief in the order in which a mediator reads them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from goodoffices.codes import EventType, Measure, Realis, Stance
from goodoffices.dossier.brief_rounds import THERE, attendance, headed, tried
from goodoffices.dossier.brief_shape import Cell, Part, Row
from goodoffices.dossier.due import due
from goodoffices.dossier.figures import Panel, panels
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
from goodoffices.dossier.timeline import gaps
from goodoffices.dossier.wants import FOR, infinitive, is_told_well, shortened
from goodoffices.dossier.wording import (
    according,
    by_whom,
    capital,
    counted,
    inner,
    is_somebody,
    listed,
    names,
    plan,
    says,
    value,
)
from goodoffices.dossier.words import word
from goodoffices.facts import Ceasefire, Event, Fact, Figure, Position, Talks

MOST_ISSUES = 7
MOST_TRUCES = 10
MOST_TOTALS = 6
MOST_DUE = 6
LARGE = 1000.0
"""A count of other harm below this is of one incident, not of the war."""
FIGURE_WIDTHS = (13, 33, 19, 35)
NEWS = timedelta(days=120)
"""How long before the newest report a thing may lie and still say where matters stand."""
TELLING: frozenset[EventType] = frozenset(EventType) - {
    EventType.REQUEST,
    EventType.ACCUSE,
    EventType.SUPPORT,
    EventType.PROTEST,
}
"""Events that change where matters stand; words alone do not."""
OTHER_HARM: tuple[Measure, ...] = (
    Measure.DISPLACED,
    Measure.REFUGEES,
    Measure.BESIEGED,
    Measure.IN_NEED,
)


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
        _bad(figures, material),
        _harm(figures, material),
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
    lines += [_total_line(f, material) for f in totals if material.told(f)]
    return Part("now", "Where it stands", tuple(lines[:6]))


def _is_news(day: date | None, newest: date | None) -> bool:
    return bool(day and newest and newest - NEWS <= day <= newest)


def _is_telling(fact: Event) -> bool:
    known = bool(fact.sources) and all(p.actor for p in fact.sources)
    aimed = any(p.actor for p in fact.targets) or bool(fact.place)
    return known and aimed and fact.type in TELLING and fact.realis is Realis.ACTUAL


def _has_names(fact: Talks) -> bool:
    return bool(fact.outcome) or any(p.party.actor for p in fact.participants)


def told_line(fact: Fact, told: date | None) -> Line:
    """Tell a fact in a sentence with its own day, else the day of the report that tells it."""
    when = shown_day(fact.date) or (f"told {told:%-d %b %Y}" if told else "")
    day = f", {when}" if when else ""
    told_as = _held_talks(fact) if isinstance(fact, Talks) else says(fact)
    return Line(f"{told_as}{day}{according(fact)}.", (fact.id,))


def _held_talks(fact: Talks) -> str:
    there = names(p.party for p in fact.participants if p.status in THERE and p.party.actor)
    ended = f": {word('outcome', fact.outcome)}" if fact.outcome else ""
    return f"{headed(fact)}{f', with {inner(there)}' if there else ''}{ended}"


def _total_line(fact: Figure, material: Material) -> Line:
    told = material.told(fact)
    where = f" in {fact.place}" if fact.place else ""
    when = f", told {told:%-d %b %Y}" if told else ""
    by = according(fact) or ", counter not stated"
    return Line(f"{capital(value(fact))} {counted(fact)}{where}{when}{by}.", (fact.id,))


def joined(lines: Iterable[Line]) -> list[Line]:
    """Put lines of one wording together, with the facts of all: two tellings are one line."""
    told: dict[str, tuple[str, ...]] = {}
    for line in lines:
        told[line.text] = tuple(dict.fromkeys((*told.get(line.text, ()), *line.facts)))
    return [Line(text, facts) for text, facts in told.items()]


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
    return f"{fact.actor.shown} {word('stance', fact.stance)}{toward}: {content}"


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


def _bad(of: Sequence[Panel], material: Material) -> Part:
    """Give rival totals of the dead, as printed; nothing is summed or preferred."""
    dead = next((p for p in of if p.measure is Measure.KILLED and p.cumulative), None)
    note = "Where totals disagree none is preferred; nothing is added up."
    rows = _figure_rows(_totals(dead), material) if dead else ()
    heads = ("Reported", "Dead, as printed", "Where, since when", "Who counted")
    title = "How bad it is, and who says so"
    return Part("bad", title, (), heads, rows, note, widths=FIGURE_WIDTHS)


def _harm(of: Sequence[Panel], material: Material) -> Part:
    """Give the newest large count of each other harm."""
    chosen: list[Figure] = []
    for measure in OTHER_HARM:
        held = [f for p in of if p.measure is measure for f in p.rivals if _is_large(f)]
        held.sort(key=lambda f: material.told(f) or date.min)
        chosen += held[-1:]
    heads = ("Reported", "Newest count, as printed", "Where, since when", "Who counted")
    rows = _figure_rows(chosen, material)
    return Part("harm", "Other harm", columns=heads, rows=rows, widths=FIGURE_WIDTHS)


def _is_large(fact: Figure) -> bool:
    return (fact.low or fact.high or 0.0) >= LARGE


def _figure_rows(figures: Iterable[Figure], material: Material) -> tuple[Row, ...]:
    rows: dict[tuple[str, ...], Row] = {}
    for fact in figures:
        told = material.told(fact)
        when = f"{told:%b %Y}" if told else "not stated"
        where = ", ".join(text for text in (fact.place, fact.period) if text)
        texts = (f"{value(fact)} {counted(fact)}", where, by_whom(fact))
        known = rows.get((when, *texts))
        ids = (*(known.cells[0].lines[0].facts if known else ()), fact.id)
        empty = ("", "not stated", "not stated")
        cells = (Cell((Line(t, ids),) if t else (), e) for t, e in zip(texts, empty, strict=True))
        rows[(when, *texts)] = Row(when, tuple(cells))
    return tuple(rows.values())


def _totals(dead: Panel) -> list[Figure]:
    """Choose the newest totals and those that exclude each other, in order of report."""
    clashing = {ident for pair in dead.clashes for ident in pair}
    newest = {f.id for f in dead.rivals[-MOST_TOTALS:]}
    return [f for f in dead.rivals if f.id in clashing | newest][-MOST_TOTALS - 2 :]


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
