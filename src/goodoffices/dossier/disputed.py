"""Where the reports disagree: rival figures, mutual blame, attendance told differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from goodoffices.codes import Attendance, EventType, FactKind
from goodoffices.dossier.careers import Tenure, successions
from goodoffices.dossier.denials import denials
from goodoffices.dossier.figures import Panel, panels
from goodoffices.dossier.material import Material, are_known, counted_once, in_order, settled, who
from goodoffices.dossier.naming import inner, listed
from goodoffices.dossier.shifts import claims
from goodoffices.dossier.wording import by_whom, called, names, says, value, wish_of
from goodoffices.dossier.words import word
from goodoffices.facts import Event, Fact, Position, Role, Talks

THERE = frozenset({Attendance.ATTENDING, Attendance.HOST, Attendance.OBSERVER})
EXCLUDED = "Shown, not reconciled: the words of these figures exclude each other."
UNDATED = (
    "They differ. A report is undated, so these words do not say whether the total grew or the "
    "counts disagree."
)
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
    """figures, blame, attendance, denied, claimed, office or judged."""
    title: str
    note: str
    sides: tuple[Side, ...]


def disputed(material: Material) -> tuple[Dispute, ...]:
    """List every disagreement, each with its accounts and the facts that carry them."""
    return (
        *rival_figures(panels(material)),
        *counter_blame(material),
        *attendance(material),
        *denied(material),
        *claimed(material),
        *offices(material),
        *judged(material),
    )


def denied(material: Material) -> tuple[Dispute, ...]:
    """Give what one account tells as done and another denies."""
    return tuple(
        Dispute(
            sort="denied",
            title=f"Told and denied: {says(told)}",
            note="Both accounts stand; the record takes neither side.",
            sides=(
                Side("told as done", by_whom(told) or "the report", told),
                Side("denied", by_whom(no) or "the report", no),
            ),
        )
        for told, no in denials(material)
    )


def claimed(material: Material) -> tuple[Dispute, ...]:
    """Give what others claim of an actor against what it says itself on the same matter."""
    positions = [f for f in in_order(material, counted_once(material)) if isinstance(f, Position)]
    return tuple(
        Dispute(
            sort="claimed",
            title=f"What {inner(c.actor.shown)} wants on {word('issue', c.issue)}",
            note="What another claims of an actor is not its own word.",
            sides=tuple(
                Side(f"{wish_of(f)}: {f.content}", by_whom(f) or teller, f)
                for f, teller in ((c.stated, c.actor.shown), (c.claimed, "the report"))
            ),
        )
        for c in claims(positions, material)
    )


def offices(material: Material) -> tuple[Dispute, ...]:
    """Give two holders of one office of mediation whose time in it reports tell as overlapping."""
    made = []
    for post in successions(material):
        for before, after in pairwise(h.tenure for h in post.holders):
            if before.last and after.first and before.last > after.first and not before.former:
                note = "A report still gives the office to one after another gives it to the next."
                sides = (_holder(before, before.facts[-1]), _holder(after, after.facts[0]))
                made.append(Dispute("office", f"Who was {post.office}?", note, sides))
    return tuple(made)


def _holder(tenure: Tenure, fact: Role) -> Side:
    return Side(f"{tenure.name}: {fact.title}", by_whom(fact) or "the report", fact)


def rival_figures(of: tuple[Panel, ...]) -> tuple[Dispute, ...]:
    """Give the figures that cannot both hold; those that only grew, and parts, take no side."""
    made = []
    for panel in of:
        pairs = panel.clashes or panel.differ
        clashing = {ident for pair in pairs for ident in pair}
        sides = tuple(
            Side(value(f), by_whom(f) or "counter not stated", f)
            for f in panel.rivals
            if f.id in clashing
        )
        if sides:
            note = EXCLUDED if panel.clashes else UNDATED
            made.append(Dispute("figures", _panel_title(panel), note, sides))
    return tuple(made)


def counter_blame(material: Material) -> tuple[Dispute, ...]:
    """Give each pair of which both accuse the other, and talks over which several are accused."""
    accusations = [
        f
        for f in in_order(material, counted_once(material))
        if isinstance(f, Event) and f.type is EventType.ACCUSE and are_known(f.sources, f.targets)
    ]
    found = (*_mutual(accusations), *_over_talks(material, accusations))
    told = {side.fact.id for each in found for side in each.sides}
    return (*found, *_in_one_report([f for f in accusations if f.id not in told]))


def _in_one_report(accusations: Iterable[Event]) -> tuple[Dispute, ...]:
    """Give the accusers that one report sets against each other: they blame different sides."""
    shelves: dict[str, list[Event]] = defaultdict(list)
    for fact in accusations:
        shelves[fact.report].append(fact)
    made = []
    for facts in shelves.values():
        accusers = list(dict.fromkeys(names(f.sources) for f in facts))
        targets = {names(f.targets) for f in facts}
        if len(accusers) > 1 and len(targets) > 1:
            made.append(_blame(f"{listed(accusers)} blame different sides", facts))
    return tuple(made)


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
            # "Chad and Mali accused each other": both stand on either side.
            both = one if one == other else f"{one} and {other}"
            made.append(_blame(f"{both} accuse each other", facts))
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


def _blaming(fact: Event) -> str:
    """Say whom somebody blames; those who accuse each other stand on both sides."""
    one, other = names(fact.sources), names(fact.targets)
    return "each blames the other" if one == other else f"blames {other}"


def _blame(title: str, facts: list[Event]) -> Dispute:
    return Dispute(
        sort="blame",
        title=title,
        note="Blame stays with its speaker; none of it is the record’s own.",
        sides=tuple(Side(_blaming(f), names(f.sources), f) for f in facts),
    )


def attendance(material: Material) -> tuple[Dispute, ...]:
    """Find actors whom one fact has at talks and another has kept or staying away."""
    told: dict[tuple[str, str], list[tuple[Talks, Attendance, str]]] = defaultdict(list)
    for fact, telling in _talks(material):
        for part in telling.participants:
            if part.party.actor is None:
                continue
            told[(_meeting(material, fact), who(part.party))].append(
                (telling, part.status, part.party.shown)
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


def _talks(material: Material) -> Iterator[tuple[Talks, Talks]]:
    """Give named talks, each with every telling of it."""
    for fact in in_order(material, counted_once(material)):
        if isinstance(fact, Talks) and (fact.name or fact.venue):
            for telling in material.tellings(fact):
                if isinstance(telling, Talks):
                    yield fact, telling


def judged(material: Material) -> tuple[Dispute, ...]:
    """Give the pairs of facts that were judged to be in conflict."""
    facts = {f.id: f for f in material.every()}
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
