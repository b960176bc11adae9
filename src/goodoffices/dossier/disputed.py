"""Where the reports disagree: rival figures, mutual blame, attendance told differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goodoffices.codes import Attendance, EventType, FactKind
from goodoffices.dossier.figures import Panel, panels
from goodoffices.dossier.material import Material, counted_once, in_order, settled, who
from goodoffices.dossier.wording import by_whom, called, names, says, value
from goodoffices.dossier.words import word
from goodoffices.facts import Event, Fact, Party, Talks

THERE = frozenset({Attendance.ATTENDING, Attendance.HOST, Attendance.OBSERVER})
AWAY = frozenset({Attendance.NOT_ATTENDING, Attendance.NOT_INVITED})


@dataclass(frozen=True, slots=True)
class Side:
    """One account: what it says in short, who gives it, and the fact that carries it."""

    value: str
    who: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Dispute:
    """One matter on which accounts differ, with every account."""

    sort: str
    """figures, blame, attendance or judged."""
    title: str
    note: str
    sides: tuple[Side, ...]


def disputed(material: Material) -> tuple[Dispute, ...]:
    """List every disagreement: figures first, then blame, attendance, and what was judged so."""
    return (
        *rival_figures(panels(material)),
        *counter_blame(material),
        *attendance(material),
        *judged(material),
    )


def rival_figures(of: tuple[Panel, ...]) -> tuple[Dispute, ...]:
    """Give the figures that cannot both hold; those that only grew, and parts, take no side."""
    made = []
    for panel in of:
        clashing = {ident for pair in panel.clashes for ident in pair}
        sides = tuple(
            Side(value(f), by_whom(f) or "counter not stated", f)
            for f in panel.rivals
            if f.id in clashing
        )
        if sides:
            note = "Shown, not reconciled: the words of these figures exclude each other."
            made.append(Dispute("figures", _panel_title(panel), note, sides))
    return tuple(made)


def counter_blame(material: Material) -> tuple[Dispute, ...]:
    """Give each pair of which both accuse the other, and talks over which several are accused."""
    accusations = [
        f
        for f in in_order(material, counted_once(material))
        if isinstance(f, Event) and f.type is EventType.ACCUSE and _known(f.sources, f.targets)
    ]
    return (*_mutual(accusations), *_over_talks(material, accusations))


def _mutual(accusations: list[Event]) -> tuple[Dispute, ...]:
    pairs: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for fact in accusations:
        for left in fact.sources:
            for right in fact.targets:
                pairs[(who(left), who(right))].append(fact)
    made = []
    for (left_id, right_id), told in pairs.items():
        back = pairs.get((right_id, left_id))
        if back and left_id < right_id:
            facts = list({fact.id: fact for fact in (*told, *back)}.values())
            one, other = names(told[0].sources), names(back[0].sources)
            made.append(_blame(f"{one} and {other} accuse each other", facts))
    return tuple(made)


def _over_talks(material: Material, accusations: list[Event]) -> tuple[Dispute, ...]:
    """Find two or more accusers of different targets in sentences that tell of the same talks."""
    shelves: dict[str, list[Event]] = defaultdict(list)
    talks = [f for f in counted_once(material) if isinstance(f, Talks) and (f.name or f.venue)]
    for fact in accusations:
        sentence = material.sentence(fact).casefold()
        for meeting in talks:
            name = called(meeting)
            if (
                meeting.report == fact.report
                and (meeting.name or meeting.venue or "").casefold() in sentence
            ):
                shelves[name].append(fact)
                break
    return tuple(
        _blame(f"Who is blamed over {name}", facts)
        for name, facts in shelves.items()
        if len({names(f.sources) for f in facts}) > 1 and len({names(f.targets) for f in facts}) > 1
    )


def _blame(title: str, facts: list[Event]) -> Dispute:
    return Dispute(
        sort="blame",
        title=title,
        note="Blame stays with its speaker; none of it is the record’s own.",
        sides=tuple(Side(f"blames {names(f.targets)}", names(f.sources), f) for f in facts),
    )


def attendance(material: Material) -> tuple[Dispute, ...]:
    """Find actors whom one fact has at talks and another has kept or staying away."""
    told: dict[tuple[str, str], list[tuple[Talks, Attendance, str]]] = defaultdict(list)
    for fact in in_order(material, counted_once(material)):
        if not isinstance(fact, Talks) or not (fact.name or fact.venue):
            continue
        for part in fact.participants:
            if part.party.actor is None:
                continue
            told[(_meeting(material, fact), who(part.party))].append(
                (fact, part.status, part.party.shown)
            )
    return tuple(
        Dispute(
            sort="attendance",
            title=f"Was {accounts[0][2]} at {called(accounts[0][0])}?",
            note="Told differently; an earlier word may only have been overtaken.",
            sides=tuple(
                Side(word("attendance", status), name, fact) for fact, status, name in accounts
            ),
        )
        for accounts in told.values()
        if _differ({status for _, status, _ in accounts})
    )


def judged(material: Material) -> tuple[Dispute, ...]:
    """Give the pairs of facts that were judged to be in conflict."""
    facts = {f.id: f for f in material.facts}
    return tuple(
        Dispute(
            sort="judged",
            title=f"Two accounts of one {word('kind', facts[left].kind)}",
            note="; ".join(found.reasons),
            sides=tuple(
                Side(says(facts[i]), by_whom(facts[i]) or "the report", facts[i])
                for i in (left, right)
            ),
        )
        for (left, right), found in settled(material.judgements, "fact").items()
        if found.verdict == "conflict"
        and left in facts
        and right in facts
        and facts[left].kind is not FactKind.FIGURE
    )


def _known(*sides: Iterable[Party]) -> bool:
    """Tell whether each side is named and known; "they" blame nobody and are blamed by nobody."""
    return all(parties and all(p.actor for p in parties) for parties in map(tuple, sides))


def _meeting(material: Material, fact: Talks) -> str:
    """Name one meeting: by its name or venue, its round, and the month it is told for."""
    day = material.sort_day(fact)
    month = "" if day == date.max or fact.number else f"{day:%Y-%m}"
    return f"{(fact.name or fact.venue or '').casefold()}|{fact.number or ''}|{month}"


def _differ(statuses: set[Attendance]) -> bool:
    return (
        bool(statuses & THERE and statuses & AWAY)
        or {
            Attendance.INVITED,
            Attendance.NOT_INVITED,
        }
        <= statuses
    )


def _panel_title(panel: Panel) -> str:
    what = word("measure", panel.measure)
    where = f", {panel.place}" if panel.place else ", place not stated"
    scope = "totals so far" if panel.cumulative else (panel.period or "period not stated")
    return f"{what[0].upper()}{what[1:]}{where}: {scope}"
